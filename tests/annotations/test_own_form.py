"""The quick way to read our own files says what the YAML reader says, or nothing."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from test_annotation_files import annotations

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation
from index.annotations.files import own_form, yaml_file
from index.annotations.files.yaml_file import header, read, with_put, without
from index.annotations.files.yaml_schema import Unusable, annotation_of, parsed, refuse_twice
from index.plain_yaml import reading as plain_yaml

some = st.lists(annotations, unique_by=lambda a: a.id, min_size=1, max_size=4)

SIGNS = ["\t", " ", "\n", "\r\n", "\r", "\x85", "\u2028", "\ufeff", ":", "- ", "#", '"', "'", "|", ">", "?", "&", "*",
         "{", "]", ",", "\\", "\x7f", "\xa0", "\xad", "\u3000", "\\uD800", "\\x41", "\\U0001F600", "\\U00110000", "\\/",
         "    \n", "      x\n", "\x0b", "\x1c", "\ue000", "\ufdd0"]  # fmt: skip
"""What a person, an editor or a broken disk may put anywhere into a file."""


def file_of(found: list[Annotation]) -> str:
    text = header("report", "A title")
    for annotation in found:
        text = with_put(text, annotation)
    return text


def by_yaml(text: str) -> list[Annotation] | str:
    try:
        _, article, items = parsed(text)
        refuse_twice(items)
        return [annotation_of(item, article) for item in items]
    except Unusable as error:
        return str(error)


@given(some)
def test_what_we_write_is_in_our_own_form(found: list[Annotation]) -> None:
    own = own_form.read(file_of(found))
    plain_notes = not any("\t" in a.note or a.note != a.note.strip() for a in found)
    assert own is not None or not plain_notes
    if own is not None:
        assert own.annotations == by_yaml(file_of(found))


@settings(deadline=None, max_examples=40)
@given(some, st.randoms(use_true_random=False))
def test_a_bent_file_is_read_the_same_or_left_to_yaml(found: list[Annotation], chance: random.Random) -> None:
    text = file_of(found)
    for _ in range(20):
        at = chance.randrange(len(text) + 1)
        bent = text[:at] + chance.choice(SIGNS) + text[at + chance.choice([0, 0, 1, 5]) :]
        own = own_form.read(bent)
        if own is not None:
            assert own.annotations == by_yaml(bent)


def through_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_form, "read", lambda _: None)


@settings(deadline=None, max_examples=40)
@given(some, annotations)
def test_both_ways_write_the_same(found: list[Annotation], new: Annotation) -> None:
    text = file_of(found)
    quick = with_put(text, new), without(text, found[0].id)
    with pytest.MonkeyPatch.context() as monkeypatch:
        through_yaml(monkeypatch)
        assert (with_put(text, new), without(text, found[0].id)) == quick


BY_HAND = [
    '- id: "a"\n  quote: "one \\u2028 x"   # CM1\n  note: |- # CM2\n    first line\n\n    third line\n\n'
    "  reviewed: yes, by Amal # CM3\n  start: 10\n",
    "-\n  # CM4\n  id: 'c'\n  quote: plain text here\n    goes on\n  kind: claim # CM5\n  tags: [a, \"b\"] # CM6\n"
    '  links:\n  # CM7\n  - rel: "cites"\n    to: a\n    weight: 3\n',
    "- {id: b, quote: two, start: 20, seen: [x, 007]} # CM8\n",
    '-   id: d\n    quote: "x"\n    tags:\n    - one\n    - two\n    note:\n    # CM9\n',
    "- note: >\n    folded\n    text # not a comment\n  id: e\n  quote: |\n    q\n  tags: x y # CM10\n",
    '- {id: f, # CM11\n   quote: "q",\n   tags: [t], links: [{rel: cites, to: a, w: 1}]\n  }\n',
    '- id: g\n  quote: q\n  note: "a # b"\n  kind:\n    what # CM12\n  links: []\n',
    "- id: h\n  quote: q\n  updated: now\n  # CM13\n    # CM14\n",
    "- id: i\n  quote: 'q \u2028 \x85 r'\n  note: |-\n    keep\n",
]
"""Items as people write them: comments between fields, a dash alone, flow style, odd indentation, folded texts."""


def by_hand(chance: random.Random) -> str:
    body = "".join(chance.sample(BY_HAND, chance.randrange(1, 5)))
    text = "# head\narticle: report\nmine: {a: 1}\nannotations: # CMa\n" + body
    shape = chance.choice(["plain", "indented", "crlf", "no final newline", "byte order mark", "more below"])
    if shape == "indented":
        text = re.sub("(?m)^(?=[- ])", "   ", text)
    if shape == "more below":
        text += "other: kept # CMz\n"
    return {
        "crlf": text.replace("\n", "\r\n"),
        "no final newline": text.rstrip("\n"),
        "byte order mark": "\ufeff" + text,
    }.get(shape, text)


def with_both_parsers(change: object, text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    results = set()
    for loader in (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader):
        monkeypatch.setattr(plain_yaml, "_LOADER", loader)
        results.add(change(text))  # type: ignore[operator]
    monkeypatch.undo()
    assert len(results) == 1, "the bytes must not depend on libyaml"
    return results.pop()


@settings(deadline=None, max_examples=40)  # the parser in Python is slow, and that is not what is held here
@given(st.randoms(use_true_random=False), annotations)
def test_files_by_hand_keep_comments_keys_and_line_ends(chance: random.Random, new: Annotation) -> None:
    text = by_hand(chance)
    before = read(text)
    was = chance.choice(before)
    now = replace(
        was,
        note=chance.choice([was.note, new.note, "two\nlines # no comment", ""]),
        kind=chance.choice([was.kind, "doubt", new.kind, ""]),
        tags=chance.choice([was.tags, (*was.tags, "new"), new.tags]),
        rejected=chance.choice([was.rejected, new.rejected]),
        links=chance.choice([was.links, (*was.links, *new.links)]),
        updated="2027-01-01T00:00:00Z",
    )
    with pytest.MonkeyPatch.context() as monkeypatch:
        changed = with_both_parsers(lambda t: with_put(t, now), text, monkeypatch)
        inserted = with_both_parsers(lambda t: with_put(t, replace(new, id="new")), changed, monkeypatch)
        gone = with_both_parsers(lambda t: without(t, "new"), inserted, monkeypatch)
    assert [now if a.id == was.id else a for a in before] == read(changed)
    assert read(gone) == read(changed)
    assert set(re.findall(r"# CM\w+", text)) == set(re.findall(r"# CM\w+", gone))
    for kept in ("weight", "reviewed: yes, by Amal", "seen: [x, 007]", "w: 1", "mine: {a: 1}"):
        assert (kept in text) == (kept in inserted)
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", inserted)


def test_a_crowded_file_costs_one_item() -> None:
    """A change of one note changes the lines of one item."""
    found = [Annotation(f"a{n}", "report", yaml_file.File(by_hand_one(n)).annotations[0].selector) for n in range(5)]
    text = file_of(found)
    changed = with_put(text, replace(found[2], note="new"))
    before, after = text.splitlines(), changed.splitlines()
    assert [line for line in after if line not in before] == ["  note: |-", "    new"]


def by_hand_one(number: int) -> str:
    return f"article: report\nannotations:\n- id: x\n  quote: words {number}\n  start: {number}\n"


def test_a_sign_within_a_value_is_no_comment_and_one_beside_it_is() -> None:
    """A list that goes is taken out of the file whole, unless a person wrote beside it."""
    passage = Selector("siege", "the ", " of", 4, 1, 1)
    made = Annotation("one", "report", passage, "a note", rejected=("#", "a # b"))
    text = file_of([made])
    assert "rejected" not in with_put(text, replace(made, rejected=()))
    by_hand = text.replace('"a # b"]', '"a # b"]  # by hand')
    assert by_hand != text
    assert "# by hand" in with_put(by_hand, replace(made, rejected=()))
