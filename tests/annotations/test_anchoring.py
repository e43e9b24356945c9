"""What annotations rely on: a passage is found where it was, found again after edits, and never put somewhere wrong."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.annotations.anchoring.anchoring import anchor, describe
from index.annotations.anchoring.normalised import NormalisedText
from index.annotations.anchoring.selector import Placement, Selector, Status
from index.article import Span

REPORT = """Bridge reopens after a year

The bridge over the river was opened again on Tuesday, the mayor said. Engineers had worked on it for "eleven months".

Two thousand people crossed it in the first hour. A baker handed out bread to everyone who came from the far bank.

The old bridge, built in 1923, had been closed since a flood tore away its middle pillar. The mayor said that no one had
been hurt. A second bridge is planned for the spring.
"""
BAKER = "A baker handed out bread to everyone who came from the far bank."
OTHER = (
    "Farmers in the plain sold most of their olives early, and prices at the market fell for the third week running."
)


def selector_of(passage: str, text: str = REPORT) -> Selector:
    start = text.index(passage)
    return describe(text, Span(start, start + len(passage)))


def found(placement: Placement, text: str) -> str | None:
    return placement.span.of(text) if placement.span and placement.status is Status.PLACED else None


def check(passage: str, new: str, expected: str) -> None:
    assert found(anchor(selector_of(passage), new), new) == expected


# Laws

TEXTS = st.one_of(
    st.text(alphabet="ab \n.", min_size=1, max_size=60),
    st.text(min_size=1, max_size=40),
    st.lists(
        st.sampled_from(
            ["the", "bridge", "Daraa", "é", "e\u0301", "👨‍👩‍👧", "“", '"', "…", "\u00a0", "\n\n", "درعا", "東京"]
        )
    )
    .map(" ".join)
    .filter(bool),
)


@given(TEXTS, st.data())
@settings(deadline=None)
def test_a_passage_is_always_placed_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for new in (text, NormalisedText(text)):
        placement = anchor(describe(text, span), new)
        assert (placement.status, placement.span) == (Status.PLACED, span)


@given(TEXTS, TEXTS, st.data())
def test_any_text_gives_a_passage_of_it_or_an_orphan(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    placement = anchor(describe(old, Span(start, data.draw(st.integers(start + 1, len(old))))), new)
    assert (placement.span is None) == (placement.status is Status.ORPHAN)
    assert placement.reason
    if placement.span:
        assert 0 <= placement.span.start < placement.span.end <= len(new)


@given(st.integers(0, len(REPORT) - 30), st.integers(25, 200), st.sampled_from(["\n\n", OTHER, OTHER * 3]))
@settings(max_examples=60, deadline=None)
def test_a_passage_moves_with_its_text(start: int, length: int, added: str) -> None:
    span = Span(start, min(len(REPORT), start + length))
    placement = anchor(describe(REPORT, span), added + REPORT)
    assert placement.status is Status.PLACED
    assert placement.span == Span(span.start + len(added), span.end + len(added))


# Found again


def test_new_line_breaks() -> None:
    new = REPORT.replace("to everyone", "to\n  everyone").replace(" hour. ", " hour.\n\n")
    check(BAKER, new, BAKER.replace("to everyone", "to\n  everyone"))


def test_other_quotation_marks_and_dashes() -> None:
    passage = 'Engineers had worked on it for "eleven months".'
    check(
        passage,
        REPORT.replace('"eleven months"', "“eleven months”"),
        passage.replace('"eleven months"', "“eleven months”"),
    )


def test_edited_words() -> None:
    edited = "A local baker gave out bread and salt to everyone who came from the far bank."
    check(BAKER, REPORT.replace(BAKER, edited), edited)


def test_the_first_and_the_last_word_edited() -> None:
    edited = BAKER.replace("A baker", "One baker").replace("bank.", "side.")
    check(BAKER, REPORT.replace(BAKER, edited), edited)


def test_a_respelled_name() -> None:
    old = "Shelling went on overnight. People from Daraa reached the border on foot. Aid agencies waited there."
    new = old.replace("Daraa", "Deraa")
    passage = "People from Daraa reached the border"
    placement = anchor(selector_of(passage, old), new)
    assert found(placement, new) == passage.replace("Daraa", "Deraa")
    assert placement.reason == "the words were edited"


def test_a_sentence_put_in_the_middle() -> None:
    passage = "Two thousand people crossed it in the first hour. " + BAKER
    new = REPORT.replace(" hour. A", " hour. Most of them had waited since the early morning. A")
    check(passage, new, passage.replace(" hour. A", " hour. Most of them had waited since the early morning. A"))


def test_a_passage_whose_surroundings_were_rewritten() -> None:
    new = f"{OTHER} {BAKER} {OTHER}"
    check(BAKER, new, BAKER)


def test_a_passage_that_begins_and_ends_within_a_word() -> None:
    new = REPORT.replace("handed out", "gave away")
    check("ker handed out bread to every", new, "ker gave away bread to every")


def test_the_edited_original_is_preferred_to_its_quotation() -> None:
    edited = BAKER.replace("bread", "cakes")
    new = REPORT.replace(BAKER, edited) + f"\nCorrection: an earlier version said: {BAKER}\n"
    check(BAKER, new, edited)


def test_the_same_words_are_told_apart_by_their_surroundings() -> None:
    second = REPORT.rindex("The mayor said")
    selector = describe(REPORT, Span(second, second + len("The mayor said")))
    new = REPORT.replace("river was opened", "river has been opened").replace("that no one", "nobody")
    placement = anchor(selector, new)
    assert placement.status is Status.PLACED
    assert placement.span == Span(new.rindex("The mayor said"), new.rindex("The mayor said") + len("The mayor said"))


def test_like_places_are_told_apart_by_their_order() -> None:
    row = "No change was reported from the northern road. " * 6
    passage = "the northern road"
    places = [k for k in range(len(row)) if row.startswith(passage, k)]
    new = "Report of the day. " + row
    for place in places:
        placement = anchor(describe(row, Span(place, place + len(passage))), new)
        assert (placement.status, placement.span and placement.span.start) == (Status.PLACED, place + 19)


def test_a_passage_of_many_paragraphs() -> None:
    body = "\n\n".join(f"{OTHER} {BAKER} Paragraph {k} of a long report ends here." for k in range(40))
    text = f"Opening words of it. {body} Closing words of it."
    new = text.replace("Paragraph 20 of a long", "Section twenty of a very long")
    placement = anchor(describe(text, Span(8, len(text) - 9)), new)
    assert (placement.status, placement.span) == (Status.PLACED, Span(8, len(new) - 9))


# Not found


@pytest.mark.parametrize("rest", [REPORT.replace(BAKER, ""), REPORT.replace(BAKER, OTHER[: len(BAKER)]), OTHER, ""])
def test_a_deleted_passage_is_an_orphan(rest: str) -> None:
    placement = anchor(selector_of(BAKER), rest)
    assert (placement.status, placement.span) == (Status.ORPHAN, None)


def test_a_lookalike_elsewhere_is_only_suggested() -> None:
    lookalike = BAKER.replace("bread", "flour")
    new = REPORT.replace(BAKER, "") + f"\n{OTHER} {lookalike} {OTHER}"
    placement = anchor(selector_of(BAKER), new)
    assert placement.status is Status.SUGGESTED
    assert placement.span is not None
    assert placement.span.of(new) == lookalike


def test_the_other_of_two_is_only_suggested() -> None:
    selector = selector_of("the mayor said", REPORT.replace("The mayor", "the mayor"))
    placement = anchor(selector, REPORT[REPORT.index("The old bridge") :].replace("The mayor", "the mayor"))
    assert placement.status is Status.SUGGESTED


def test_two_places_alike_are_not_chosen_between() -> None:
    paragraph = f"{OTHER} {BAKER} {OTHER}\n\n"
    placement = anchor(selector_of(BAKER, paragraph), "Note. " + paragraph * 2)
    assert placement.status is Status.SUGGESTED
    assert placement.reason == "found 2 places alike"


# Description


def test_describe() -> None:
    text = "one two one two one"
    assert describe(text, Span(8, 11)) == Selector("one", "one two ", " two one", 8, 2, 3)
    assert describe(text, Span(8, 11)).end == 11


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 99)])
def test_describe_refuses_what_is_no_passage(span: Span) -> None:
    with pytest.raises(ValueError, match="no passage"):
        describe("a short text", span)


# Speed


@pytest.mark.parametrize("unit", ["a", "a ", '"', "the mayor said that ", "東"])
def test_texts_that_repeat_themselves_cost_no_more_than_others(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    new = "b " + text.replace(unit, unit + "x", 3)
    started = time.process_time()
    for span in (Span(1000, 1003), Span(1000, len(text) // 2)):
        anchor(describe(text, span), new)
    assert time.process_time() - started < 2


TWICE = (
    "Sniper bullets hit Aleppo. At least four people were injured by rocket shells and sniper bullets on public "
    "places in Aleppo city on Friday evening. Officials spoke of a serious escalation.\n\nIn the morning the roads "
    "were open. At least four people were injured by rocket shells and sniper bullets on public places in Aleppo city "
    "on Friday, the agency wrote, without telling who had counted them or where they had been taken."
)


@pytest.mark.parametrize("instead", ["", "(advertisement) ", "sniper\n\nBy Our Staff, 3:40 pm\n\nbullets "])
@pytest.mark.parametrize("which", [1, 2])
def test_a_word_that_went_is_not_put_on_its_like_in_a_sentence_told_twice(which: int, instead: str) -> None:
    start = [m.start() for m in re.finditer("sniper bullets ", TWICE)][which - 1]
    selector = describe(TWICE, Span(start, start + len("sniper bullets")))
    new = TWICE[:start] + instead + TWICE[start + len("sniper bullets ") :]
    placement = anchor(selector, new)
    other = new.index("sniper bullets")
    assert placement.status is not Status.PLACED or placement.span != Span(other, other + len("sniper bullets"))


def test_another_name_in_a_like_sentence_is_not_an_edited_one() -> None:
    first = "A source at Aleppo Police told the agency that shells had fallen on the eastern districts. "
    second = "Nobody was hurt there. A source at Hasaka Police told the agency on Monday that roads were closed."
    start = first.index("Aleppo")
    selector = describe(first + second, Span(start, start + len("Aleppo Police")))
    assert anchor(selector, second).status is not Status.PLACED


def test_a_word_is_not_placed_by_one_side_alone() -> None:
    old = "The strikes were aimed at the bases of the leader Bashar al-Assad, officers said on Friday."
    new = "Russia has long stood behind the rule of President Bashar al-Assad, and sends him grain."
    start = old.index("Bashar")
    assert anchor(describe(old, Span(start, start + 6)), new).status is not Status.PLACED
