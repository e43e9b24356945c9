"""How much of a passage and of its surroundings must be left: each floor of anchoring, one word on either side of it.

A staircase edits one word more at each step: `P` where the passage is placed, `S` suggested, `O` an orphan.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.annotations.anchoring.anchoring import anchor, describe
from index.annotations.anchoring.selector import Placement
from index.article import Span

BEFORE = "Engineers opened the last gate above Velby at noon while farmers drove cattle uphill."
PASSAGE = "The river Tane rose two metres overnight and swept away nine barns near the old mill."
AFTER = "Mayor Ada Lund thanked volunteers who filled sandbags until their hands bled."
FLOOD = f"{BEFORE} {PASSAGE} {AFTER}"
OTHER = (
    *("orchestra", "budget", "painting", "museum", "violin", "novel", "ballot", "senate", "jury", "verdict", "striker"),
    *("goal", "stadium", "opera", "festival", "ticket", "ledger", "dividend", "harvest", "bakery", "sculptor"),
    *("lottery", "tennis", "referee", "choir", "puppet", "comet", "planet"),
)
ELSEWHERE = " ".join(OTHER[:14]), " ".join(OTHER[:12])
"""What stands on either side once all the words there have been exchanged."""


def begun(text: str, count: int) -> str:
    """The text with its first words exchanged."""
    words = text.split()
    return " ".join([*OTHER[:count], *words[count:]])


def ended(text: str, count: int) -> str:
    """The text with its last words exchanged."""
    words = text.split()
    return " ".join([*words[: len(words) - count], *OTHER[:count]])


def amid(text: str, count: int) -> str:
    """The text with words in its middle exchanged."""
    words = text.split()
    at = (len(words) - count) // 2
    return " ".join([*words[:at], *OTHER[:count], *words[at + count :]])


def found(old: str, passage: str, new: str, which: int = 0) -> Placement:
    start = -1
    for _ in range(which + 1):
        start = old.index(passage, start + 1)
    return anchor(describe(old, Span(start, start + len(passage))), new)


def letter(placement: Placement) -> str:
    return placement.status[0].upper()


STAIRCASES: dict[str, tuple[Callable[[int], tuple[str, str, str]], range, str]] = {
    "between two met sides, half of the words": (lambda k: (BEFORE, amid(PASSAGE, k), AFTER), range(6, 11), "PPPOO"),
    "beside one met side, after": (lambda k: (ELSEWHERE[0], amid(PASSAGE, k), AFTER), range(9), "PPPSSSSSO"),
    "beside one met side, before": (lambda k: (BEFORE, amid(PASSAGE, k), ELSEWHERE[1]), range(9), "PPPSSSSSO"),
    "beside none": (lambda k: (ELSEWHERE[0], amid(PASSAGE, k), ELSEWHERE[1]), range(9), "PSSSSSSSO"),
    "two words edited, one side fading": (
        lambda k: (ended(BEFORE, k), amid(PASSAGE, 2), ELSEWHERE[1]),
        range(5),
        "PPPSS",
    ),
    "six words edited, the second side fading": (
        lambda k: (ended(BEFORE, k), amid(PASSAGE, 6), AFTER),
        range(5),
        "PPPSS",
    ),
}


@pytest.mark.parametrize("rule", STAIRCASES)
def test_an_edited_passage_is_placed_as_far_as_what_is_left_of_it_is_sure(rule: str) -> None:
    step, counts, expected = STAIRCASES[rule]
    outcome = ""
    for count in counts:
        before, passage, after = step(count)
        new = f"{before} {passage} {after}"
        placement = found(FLOOD, PASSAGE, new)
        outcome += letter(placement)
        assert placement.span is None or placement.span.of(new) == passage
        assert (placement.reason == "the words were edited") == (outcome[-1] == "P" and passage != PASSAGE)
    assert outcome == expected


@pytest.mark.parametrize(("after", "expected"), [(AFTER, "PP"), (ELSEWHERE[1], "PS")])
def test_a_passage_torn_too_far_apart_asks_for_both_sides(after: str, expected: str) -> None:
    words, outcome = PASSAGE.split(), ""
    for count in (25, 26):
        put_in = [f"advert{n}" for n in range(count)]
        torn = " ".join([*words[:8], *put_in, *words[8:]])
        placement = found(FLOOD, PASSAGE, f"{BEFORE} {torn} {after}")
        outcome += letter(placement)
        assert placement.span is not None and len(placement.span) == len(torn)
    assert outcome == expected


def test_a_torn_passage_is_not_at_a_like_place_while_its_own_stands_empty() -> None:
    """The words around it stand together without it: then what is left is another passage, with one side like it."""
    like = amid(PASSAGE, 1)
    stays = f"{BEFORE} {AFTER} In Arlen: {like} {AFTER}"
    assert letter(found(FLOOD, PASSAGE, f"Arlen: {like} {AFTER}")) == "P"
    assert letter(found(FLOOD, PASSAGE, stays)) == "S"


def both_faded(passage: str) -> str:
    before, after = FLOOD.split(passage)
    return "".join(letter(found(FLOOD, passage, f"{ended(before, k)} {passage} {begun(after, k)}")) for k in range(5))


def test_a_word_asks_for_more_around_it_than_two_words() -> None:
    assert both_faded("barns") == "PPPPS"
    assert both_faded("nine barns") == "PPPPP"


def test_one_side_alone_places_a_word_only_where_nearly_all_of_it_is_met() -> None:
    for passage, expected in (("barns", "SSPP"), ("nine barns", "PPPP")):
        before, after = FLOOD.split(passage)
        size, rest = len(before.split()), " ".join(OTHER[: len(after.split())])
        left = [f"{begun(before, size - met)} {passage} {rest}" for met in (8, 9, 10, 11)]
        assert "".join(letter(found(FLOOD, passage, new)) for new in left) == expected


def test_an_edited_word_is_another_word() -> None:
    assert letter(found(FLOOD, "barns", FLOOD.replace("barns", "sheds"))) == "O"


# Passages that stand more than once

HEARD = "The court heard the case."
STRIKE = "Drivers stay on strike until the union has voted."
FARMERS = "Farmers in the plain sold most of their olives early, and prices at the market fell for the third week."
TWICE = f"{BEFORE} {HEARD} {AFTER} {FARMERS} {HEARD} {STRIKE}"


def test_what_is_left_of_two_is_its_own_while_its_neighbours_are_nearly_untouched() -> None:
    last = [f"{BEFORE} {AFTER} {ended(FARMERS, k)} {HEARD} {STRIKE}" for k in range(4)]
    assert "".join(letter(found(TWICE, HEARD, new, which=1)) for new in last) == "PPSS"
    first = [f"{ended(BEFORE, k)} {HEARD} {begun(AFTER, k)} {FARMERS} {STRIKE}" for k in range(4)]
    assert "".join(letter(found(TWICE, HEARD, new, which=0)) for new in first) == "PPSS"


def test_what_is_left_of_two_is_never_the_other() -> None:
    for count in range(3):
        new = f"{BEFORE} {AFTER} {ended(FARMERS, count)} {HEARD} {STRIKE}"
        assert letter(found(TWICE, HEARD, new, which=0)) == "S"


@pytest.mark.parametrize("count", [2, 9, 12])
def test_of_two_that_are_still_two_the_first_is_the_first(count: int) -> None:
    new = f"{ended(BEFORE, count)} {HEARD} {begun(AFTER, count)} {FARMERS} {HEARD} {STRIKE}"
    placement = found(TWICE, HEARD, new)
    assert (letter(placement), placement.span and placement.span.start) == ("P", new.index(HEARD))


def test_two_that_changed_places_are_known_by_their_neighbours() -> None:
    new = f"{FARMERS} {HEARD} {STRIKE} {BEFORE} {HEARD} {AFTER}"
    for which, place in ((0, new.rindex(HEARD)), (1, new.index(HEARD))):
        placement = found(TWICE, HEARD, new, which)
        assert (placement.reason, placement.span and placement.span.start) == ("unchanged, but moved", place)


def test_a_twin_in_the_surroundings_of_the_one_that_went_is_not_taken_for_it() -> None:
    """A row of like lines lost one: its neighbours moved up, and are suggested only where a gap shows which went."""
    rows = [f"Round {n}: the jury voted. Nobody spoke." for n in ("one", "two", "three")]
    text = " ".join(rows)
    moved = f"Press: {text}"
    for which in range(3):
        placement = found(text, "the jury voted", moved, which)
        expected = [k for k in range(len(moved)) if moved.startswith("the jury voted", k)][which]
        assert (letter(placement), placement.span and placement.span.start) == ("P", expected)


@pytest.mark.parametrize(("more", "same_place"), [(-1, True), (0, True), (1, False)])
def test_so_many_like_places_are_counted(more: int, same_place: bool) -> None:
    count = 1000 + more
    text = "a the " * count
    start = text.index("the", len(text) // 2)
    placement = anchor(describe(text, Span(start, start + 3)), f"x {text}")
    assert (letter(placement), placement.reason) == ("S", f"found {count} places alike")
    assert placement.span is not None
    assert (placement.span.start == start + 2) == same_place


# Passages of many paragraphs

RULING = " ".join(f"Clause {n} of the ruling names fund{n} and bank{n}." for n in range(100))


def long_one(size: int, edit: Callable[[str], str]) -> Placement:
    passage = RULING[:size]
    return found(f"{BEFORE} {passage} {AFTER}", passage, f"{BEFORE} {edit(passage)} {AFTER}")


@pytest.mark.parametrize(("size", "how"), [(2400, "the words were edited"), (2401, "found by its two ends")])
def test_a_long_passage_is_found_by_its_two_ends(size: int, how: str) -> None:
    placement = long_one(size, lambda passage: passage.replace("Clause 20 ", "Point 20 "))
    assert (letter(placement), placement.reason) == ("P", how)
    assert placement.span == Span(len(BEFORE) + 1, len(BEFORE) + 1 + size - 1)


@pytest.mark.parametrize(
    ("edit", "outcome"),
    [
        (
            lambda passage: f"{passage[:1500]} {('zebra lion ' * 300)[:2900]} {passage[1500:]}",
            "P found by its two ends",
        ),
        (
            lambda passage: f"{passage[:1500]} {('zebra lion ' * 300)[:3100]} {passage[1500:]}",
            "S its two ends are not sure",
        ),
        (lambda passage: passage[:1200] + passage[1800:], "P found by its two ends"),
        (lambda passage: passage[:700] + passage[2300:], "S its two ends are not sure"),
        (lambda passage: passage[1300:], "O one of its ends is gone"),
        (lambda passage: passage[:1300], "O one of its ends is gone"),
        (lambda passage: f"{passage[1500:]} {FARMERS * 5} {passage[:1500]}", "O one of its ends is gone"),
    ],
)
def test_what_lies_between_the_two_ends_is_about_as_long_as_it_was(edit: Callable[[str], str], outcome: str) -> None:
    placement = long_one(3000, edit)
    assert f"{letter(placement)} {placement.reason}" == outcome
