"""What speaks for a place: how much of a passage and of each side is met, and where the passage begins and ends."""

from __future__ import annotations

import pytest

from index.annotations.anchoring.evidence import EDGE, Evidence, pattern_of, weigh_exact, weigh_window
from index.annotations.anchoring.normalised import NormalisedText

BEFORE, FREED, AFTER = "judges met early ", "court freed seven dockers today", " crowds cheered outside"
TORN = "court freed a b c d e f seven dockers today"
FAR_HEAD, FAR_TAIL = f"court {'w ' * 14}freed seven dockers today", f"court freed seven dockers {'w ' * 14}today"


def weighed(new: str, before: str = BEFORE, passage: str = FREED, after: str = AFTER) -> Evidence | None:
    text = NormalisedText(new)
    return weigh_window(pattern_of(before, passage, after, text), text, 0, len(text.tokens))


def said(new: str, *passage: str) -> tuple[str, float, float, float, int, bool] | None:
    """The passage found in `new`, the shares met of it and of both sides, its largest gap, and if it is the same."""
    e = weighed(new, *passage)
    return e and (new[e.start : e.end], round(e.inside, 2), round(e.before, 2), round(e.after, 2), e.gap, e.same)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (f"{BEFORE}{FREED}{AFTER}", (FREED, 1, 1, 1, 0, True)),
        # an edge that was edited reaches to the words beside the passage, give or take three
        (f"{BEFORE}panel freed seven dockers today{AFTER}", ("panel freed seven dockers today", 0.8, 1, 1, 0, False)),
        (
            f"{BEFORE}a new great panel freed seven dockers today{AFTER}",
            ("a new great panel freed seven dockers today", 0.8, 1, 1, 0, False),
        ),
        (
            f"{BEFORE}a new wise old panel freed seven dockers today{AFTER}",
            ("panel freed seven dockers today", 0.8, 1, 1, 0, False),
        ),
        (
            f"{BEFORE}court freed seven dockers late this very night{AFTER}",
            ("court freed seven dockers late this very night", 0.8, 1, 1, 0, False),
        ),
        (
            f"{BEFORE}court freed seven dockers late this very long night{AFTER}",
            ("court freed seven dockers late", 0.8, 1, 1, 0, False),
        ),
        # where the text begins or ends there, no further than it does
        ("freed seven dockers today", ("freed seven dockers today", 0.8, 0, 0, 0, False)),
        ("panel freed seven dockers today", ("panel freed seven dockers today", 0.8, 0, 0, 0, False)),
        ("one panel freed seven dockers tonight now", ("panel freed seven dockers tonight", 0.6, 0, 0, 0, False)),
        ("court freed seven dockers", ("court freed seven dockers", 0.8, 0, 0, 0, False)),
        ("seven dockers today crowds cheered outside", ("seven dockers today", 0.6, 0, 1, 0, False)),
        ("judges met early court freed seven", ("court freed seven", 0.6, 1, 0, 0, False)),
        # what was put into it is within it, and too far off what is light for its distance is not of it
        (f"{BEFORE}{TORN}{AFTER}", (TORN, 1, 1, 1, 6, False)),
        (FAR_HEAD, (FAR_HEAD, 1, 0, 0, 14, False)),
        (f"court {'w ' * 15}freed seven dockers today", ("w freed seven dockers today", 0.8, 0, 0, 0, False)),
        (FAR_TAIL, (FAR_TAIL, 1, 0, 0, 14, False)),
        (f"court freed seven dockers {'w ' * 15}today", ("court freed seven dockers w", 0.8, 0, 0, 0, False)),
        # a side counts where it moved along with the passage, give or take four
        (f"{BEFORE}a b c d {FREED}{AFTER}", (FREED, 1, 1, 1, 0, True)),
        (f"{BEFORE}a b c d e {FREED}{AFTER}", (FREED, 1, 0, 1, 0, True)),
        (f"{BEFORE}{FREED} a b c d{AFTER}", (FREED, 1, 1, 1, 0, True)),
        (f"{BEFORE}{FREED} a b c d e{AFTER}", (FREED, 1, 1, 0, 0, True)),
        ("nothing of it is here", None),
    ],
)  # fmt: skip
def test_what_is_met_and_where_it_begins_and_ends(new: str, expected: tuple[object, ...] | None) -> None:
    assert said(new) == expected


def test_the_nearest_words_of_a_side_count_most() -> None:
    near, far = (weighed(f"{before}{FREED}{AFTER}") for before in ("x y early ", "judges x y "))
    assert near and far
    assert near.before > 1 / 3 > far.before
    assert round(near.before, 3) == round(1 / (1 + 0.85 + 0.85**2), 3)


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [(FREED, EDGE, EDGE), (f"x {FREED}", 0, EDGE), (f"{FREED} y", EDGE, 0), (f"x {FREED} y", 0, 0)],
)
def test_a_passage_without_words_beside_it_is_met_there_while_it_opens_or_closes_its_text(
    new: str, before: float, after: float
) -> None:
    found = weighed(new, "", FREED, "")
    assert found and (found.before, found.after) == (before, after)
    assert found.sides == (min(before, after), max(before, after))


def test_one_of_two_quotation_marks_is_the_passages() -> None:
    new = f"{BEFORE}“court freed seven” crowds cheered"
    assert said(new, BEFORE, "“court freed seven”", AFTER) == ("“court freed seven”", 1, 1, 0.72, 0, True)


@pytest.mark.parametrize(
    ("word", "left", "right"),
    [
        ("harbour", "harb", "our"),
        ("Harbour", "Harb", "our"),
        ("HARB’OUR", "HARB", "’OUR"),
        ("ha’rbour", "ha’rb", "our"),
        ("har’b’our", "har’b’", "our"),
    ],
)
def test_a_passage_that_began_or_ended_within_a_word_does_so_again(word: str, left: str, right: str) -> None:
    new = f"the {word} spoke"
    begins, ends = said(new, "the harb", "our spoke", ""), said(new, "", "the harb", "our spoke")
    assert begins and begins[0] == f"{right} spoke"
    assert ends and ends[0] == f"the {left}"


def test_where_a_passage_stands_word_for_word_its_sides_are_looked_for_within_reach() -> None:
    passage, between = "court freed seven", "a b c d "
    for gap, met in ((between, 1.0), (between + "e ", 0.0)):
        new = NormalisedText(f"x {BEFORE}{gap}{passage} {gap}{AFTER.strip()} y")
        pattern = pattern_of(BEFORE, passage, AFTER, new)
        found = weigh_exact(pattern, new, new.tokens.index("court"))
        assert (found.same, found.inside, found.before, found.after) == (True, 1.0, met, met)
        assert new.text[found.start : found.end] == passage


def test_a_passage_counts_as_much_as_its_two_sides_and_less_when_it_is_torn() -> None:
    whole, torn = Evidence(0, 9, 0.75, 0.5, 1.0, 0, False), Evidence(0, 9, 0.75, 0.5, 1.0, 10, False)
    assert (whole.score, torn.score) == (3.0, pytest.approx(2.9))


@pytest.mark.parametrize(
    ("before", "passage", "after", "expected"),
    [
        ("the ", "court", " sat", (["court"], ("", "court"), ("court", ""), False)),
        ("the ", " court ", " sat", (["court"], ("", "court"), ("court", ""), False)),
        ("the co", "urt sa", "t", (["court", "sat"], ("co", "urt"), ("sa", "t"), True)),
        ("the co", "urt sat", " on", (["court", "sat"], ("co", "urt"), ("sat", ""), True)),
        ("the ", "court sa", "t on", (["court", "sat"], ("", "court"), ("sa", "t"), True)),
        ("the c", "our", "t sat", (["court"], ("c", "ourt"), ("cour", "t"), True)),
        ("the", " ", "court", ([], ("", ""), ("", ""), False)),
    ],
)
def test_a_pattern_knows_its_words_and_where_it_cuts_one(
    before: str, passage: str, after: str, expected: tuple[object, ...]
) -> None:
    pattern = pattern_of(before, passage, after, NormalisedText("another text"))
    assert (pattern.passage, pattern.head, pattern.tail, pattern.cuts_a_word) == expected
    assert pattern.information == len(pattern.passage)
