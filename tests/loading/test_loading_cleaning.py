"""Which lines are the article's own words. The law: own words, cleaned again, are own words throughout."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import OWN_WORDS, Kind
from index.loading.lines.cleaning import paragraphs

PAGE = """Skip to main content

Ferry service resumes after the storm

Passengers had waited for two days on both sides of the strait
A ferry leaves the harbour of Milos on 3 March 2020 (AFP)

The first ferry left the harbour on Tuesday, the harbour master said.

Storm: Hundreds stranded on the islands
Read More »

More boats will follow, he said.

'A long night'

Families slept in the waiting hall.

Share

Island Herald delivers independent coverage of the archipelago. To republish this article please fill out this form.
"""


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(text)) for p in paragraphs(text, title)]


def test_a_page_falls_into_its_parts() -> None:
    assert [(p.kind.value, p.line) for p in paragraphs(PAGE)] == [
        ("boilerplate", 1),
        ("title", 3),
        ("standfirst", 5),
        ("caption", 6),
        ("body", 8),
        ("boilerplate", 10),
        ("body", 13),
        ("heading", 15),
        ("body", 17),
        ("boilerplate", 19),
        ("boilerplate", 21),
    ]


def test_a_date_glued_to_the_first_sentence_is_split_off() -> None:
    text = " date 2020-03-03 The ferry left the harbour."
    assert kinds(text) == [("date", "date 2020-03-03"), ("body", "The ferry left the harbour.")]


def test_title_agency_and_date_run_together() -> None:
    text = "Ferry leaves harbour AFP Tuesday 3 Mar 2020 The ferry left on Tuesday. - AFP"
    assert [kind for kind, _ in kinds(text)] == ["title", "date", "body", "boilerplate"]


def test_a_known_title_is_found_behind_the_date() -> None:
    text = "Tue 03 Mar 2020 Ferry leaves harbour. The ferry left on Tuesday."
    assert kinds(text, "Ferry leaves harbour | Island Herald") == [
        ("date", "Tue 03 Mar 2020"),
        ("title", "Ferry leaves harbour."),
        ("body", "The ferry left on Tuesday."),
    ]


def test_sentences_that_look_like_furniture_stay() -> None:
    body = [
        "Share prices fell on Wednesday.",
        "Related: that is what the two families say they are.",
        "Powered by a strong wind, the fire reached the village.",
        "Under the terms and conditions of the deal they may return.",
        "The big picture this week shows that the road is closed.",
        "September 11, 2001 was a Tuesday.",
        "Reporting by the paper showed that nobody was told.",
    ]
    for sentence in (body[0], *body[2:]):
        assert kinds(f"Title of it\n\nIt rained.\n\n{sentence}\n\nIt stopped.")[2] == ("body", sentence)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The first ferry left the harbour on Tuesday after a\nnight in which nobody slept, the harbour\nmaster said."
    assert [kind for kind, _ in kinds(text)] == ["body"]


FRAGMENTS = st.sampled_from(
    [
        *PAGE.split("\n"),
        "3 May 2015",
        "By Jane Roe",
        "AFP",
        "Updated: March 3, 2020, 8:30 AM",
        "3 May 2015 4 May 2015 The boats came back.",
        "Boats return Reuters Sunday 3 May 2015 The boats came back. (Reuters)",
        "OSLO (AFP) - The boats came back. Read Also",
        "Source: Reuters",
        "Read also:",
        "* * *",
        "a\0b",
        "He said so",
        "Photo: Jane Roe",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=14))
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    own = "\n\n".join(p.span.of(text) for p in paragraphs(text) if p.kind in OWN_WORDS)
    assert all(p.kind in OWN_WORDS for p in paragraphs(own)), own


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .\n\t\0é«(-20:/"), max_size=200))
def test_nothing_is_lost_and_spans_are_in_order(text: str) -> None:
    found = paragraphs(text)
    covered = "".join(p.span.of(text) for p in found)
    assert sorted("".join(text.split())) == sorted("".join(covered.split()))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    for p in found:
        assert p.span.of(text) == p.span.of(text).strip()
        assert p.line == text.count("\n", 0, p.span.start) + 1


def test_only_blank_lines_have_no_paragraph() -> None:
    assert paragraphs("\n" * 100_000) == ()
    assert paragraphs(" \t\n") == ()
    assert paragraphs("x " * 2_000_000)[0].kind is Kind.BODY


def test_the_first_entry_of_a_chronology_is_no_summary() -> None:
    entry = "Fighters took the bridge south of the town, and the road was shut for three weeks."
    dated = f"A siege in three dates\n\n1 March 2023\n\n{entry}\n\n9 March 2023\n\nThe hospital ran out of medicine."
    assert [p.kind for p in paragraphs(dated) if p.span.of(dated) == entry] == [Kind.BODY]
    summed = f"A siege in three dates\n\n{entry}\n\n9 March 2023\n\nThe hospital ran out of medicine."
    assert [p.kind for p in paragraphs(summed) if p.span.of(summed) == entry] == [Kind.STANDFIRST]
