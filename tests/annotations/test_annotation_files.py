"""The YAML file of one article: what is put in reads back, and a write touches only what it concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, NoteLink
from index.annotations.files.yaml_file import File, header, read, with_put, without
from index.annotations.files.yaml_schema import Unusable

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)

annotations = st.builds(
    Annotation,
    id=st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
    article=st.just("report"),
    selector=st.builds(
        Selector,
        exact=NAME, prefix=TEXT, suffix=TEXT,
        start=st.integers(0, 10**6), occurrence=st.just(2), occurrences=st.just(3),
    ),
    note=TEXT,
    kind=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    links=st.lists(st.builds(NoteLink, relation=st.just("contradicts"), to=NAME, note=TEXT), max_size=2).map(tuple),
    rejected=st.lists(TEXT, max_size=2).map(tuple),
    created=st.just("2026-01-01T00:00:00Z"),
    updated=st.just("2026-01-02T00:00:00Z"),
)  # fmt: skip


@given(st.lists(annotations, unique_by=lambda a: a.id, max_size=5))
def test_what_is_put_in_reads_back(wanted: list[Annotation]) -> None:
    text = header("report", "A “title”\nin two lines")
    for annotation in wanted:
        text = with_put(text, annotation)
    assert sorted(read(text), key=lambda a: a.id) == sorted(wanted, key=lambda a: a.id)
    starts = [a.selector.start for a in read(text)]
    assert starts == sorted(starts)


@given(annotations, annotations)
def test_a_change_and_its_reverse_leave_the_file_as_it_was(one: Annotation, other: Annotation) -> None:
    text = with_put(header("report", "title"), one)
    changed = with_put(text, replace(other, id=one.id, selector=one.selector))
    assert read(with_put(changed, one)) == read(text)


@given(st.lists(annotations, min_size=2, max_size=4, unique_by=lambda a: a.id))
def test_deleting_takes_out_one(wanted: list[Annotation]) -> None:
    text = header("report", "title")
    for annotation in wanted:
        text = with_put(text, annotation)
    left = without(text, wanted[0].id)
    assert {a.id for a in read(left)} == {a.id for a in wanted[1:]}


@settings(deadline=None, max_examples=50)
@given(st.lists(annotations, unique_by=lambda a: a.id, max_size=4), st.lists(annotations, unique_by=lambda a: a.id))
def test_all_at_once_is_one_by_one(before: list[Annotation], after: list[Annotation]) -> None:
    text = header("report", "title")
    for annotation in before:
        text = with_put(text, annotation)
    text = text.replace("  prefix:", "  own: key  # by hand\n  prefix:", 1)
    wanted = {a.id: replace(a, article="") for a in sorted(after, key=lambda a: (a.selector.start, a.id))}
    one_by_one = text
    for known in read(text):
        one_by_one = without(one_by_one, known.id) if known.id not in wanted else one_by_one
    for annotation in wanted.values():
        one_by_one = with_put(one_by_one, annotation)
    at_once = File(text).with_all(wanted)
    assert at_once is None or {a.id: replace(a, article="") for a in read(at_once)} == wanted
    assert at_once is None or sorted(at_once.splitlines()) == sorted(one_by_one.splitlines())


BY_HAND = """\
# my own remark at the top
article: "report"
mine: kept
annotations:
# about the first
- id: "a"
  quote: "one"   # the quote
  note: |-
    first line

    third line
  reviewed: yes, by Amal
  start: 10

# about the second
- {id: b, quote: two, start: 20, seen: [x, 007]}
"""


def test_comments_and_unknown_keys_survive_a_change() -> None:
    one, _ = read(BY_HAND)
    changed = with_put(BY_HAND, replace(one, kind="claim", note="new"))
    expected = BY_HAND.replace("first line\n\n    third line\n", "new\n")
    expected = expected.replace("  start: 10\n", '  start: 10\n  kind: "claim"\n')
    assert changed == expected


def test_only_the_changed_lines_change() -> None:
    one, two = read(BY_HAND)
    changed = with_put(BY_HAND, replace(two, note="now with a note"))
    before, after = BY_HAND.splitlines(), changed.splitlines()
    assert after[: len(before) - 1] == before[:-1]
    assert after[-1] == before[-1].replace("start: 20,", 'start: 20, note: "now with a note",')
    assert read(changed)[1].note == "now with a note"
    assert one == read(changed)[0]


def test_a_new_one_stands_where_its_passage_is() -> None:
    made = replace(read(BY_HAND)[0], id="c", selector=Selector("three", "", "", 15, 1, 1))
    assert [a.id for a in read(with_put(BY_HAND, made))] == ["a", "c", "b"]
    assert "# about the second\n- {id: b" in with_put(BY_HAND, made)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("just words", "no annotation file", 1),
        ("article: a\nannotations: 3\n", "must be a list", 2),
        ("article: a\nannotations:\n- quote: x\n", "needs an `id`", 3),
        ("article: a\nannotations:\n- id: x\n  quote: y\n  start: soon\n", "whole number", 5),
        ("article: a\nannotations:\n- id: x\n  quote: y\n  occurrence: many\n", "1 of 2", 5),
        ("article: a\nannotations:\n- id: x\n  quote: y\n- id: x\n  quote: z\n", "second time", 5),
        ("article: a\nannotations:\n- id: x\n  id: y\n", "second time", 4),
        ("article: a\nannotations:\n- id: x\n quote: y\n", "", 4),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, reason: str, line: int) -> None:
    with pytest.raises(Unusable) as caught:
        read(text)
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_a_note_looks_like_a_note() -> None:
    made = Annotation("a", "report", Selector("quote", "", "", 0, 1, 1), "Two\nlines", tags=("x", "y"))
    assert with_put(header("report", "Title"), made).split("annotations:\n")[1] == (
        '- id: "a"\n  quote: "quote"\n  prefix: ""\n  suffix: ""\n  start: 0\n  occurrence: 1 of 1\n'
        '  note: |-\n    Two\n    lines\n  tags: ["x", "y"]\n  created: ""\n  updated: ""\n'
    )


def test_two_fields_that_go_to_one_place_keep_their_order() -> None:
    text = "article: a\nannotations:\n- id: x\n  quote: q\n  links:\n  - {rel: cites, to: y}\n"
    (was,) = read(text)
    now = replace(was, links=(*was.links, NoteLink("supports", "z")), updated="2027")
    assert with_put(text, now) == text + '  - rel: "supports"\n    to: "z"\n  updated: "2027"\n'


@pytest.mark.parametrize("nothing", ["~", "null", "Null", ""])
def test_a_bare_null_is_as_if_the_line_were_not_there(nothing: str) -> None:
    names = ("prefix", "suffix", "start", "occurrence", "note", "kind", "tags", "links", "rejected", "created")
    lines = "".join(f"  {name}: {nothing}\n" for name in names)
    item = "article: a\nannotations:\n- id: x\n  quote: q\n"
    assert read(item + lines) == read(item)
    now = replace(read(item)[0], note="n", tags=("t",), links=(NoteLink("cites", "y", "~"),), rejected=("r",))
    assert read(with_put(item + lines, now)) == [now]


def test_in_quotes_and_in_a_quote_null_is_a_word() -> None:
    (made,) = read('article: a\nannotations:\n- id: ~\n  quote: null\n  note: "~"\n  tags: ["null", ~]\n')
    assert (made.id, made.selector.exact, made.note, made.tags) == ("~", "null", "~", ("null", "~"))


@pytest.mark.parametrize("sign", ["|", "|+", "|-", ">"])
@pytest.mark.parametrize("field", ["note", "mine"])
def test_a_text_without_a_last_break_gets_none_from_what_is_put_below(sign: str, field: str) -> None:
    text = f"article: a\nannotations:\n- id: x\n  quote: q\n  {field}: {sign}\n    by hand"
    (was,) = read(text)
    changed = with_put(text, replace(was, kind="claim", updated="2027"))
    assert read(changed) == [replace(was, kind="claim", updated="2027")]
    more = with_put(text, replace(was, id="y", selector=Selector("later", "", "", 9, 1, 1)))
    assert was in read(more)
    assert [a.id for a in read(more)] == (["x", "y"] if sign == "|-" else ["y", "x"])
    for after in (changed, more):
        assert [line for line in text.split("\n") if line not in after.split("\n")] == []
