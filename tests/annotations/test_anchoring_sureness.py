"""Where a passage begins and ends, and when it is surely there."""

from __future__ import annotations

import pytest
from patterns import pattern, text_of

from index.annotations.anchoring.anchoring import (
    _is_sure,
    _is_twin,
    _Repetition,
    _repetition,
    _suggested,
    anchor,
    describe,
)
from index.annotations.anchoring.candidates import (
    exact_positions,
)
from index.annotations.anchoring.evidence import (
    Evidence,
    Pattern,
    _cut,
    _first_token,
    _last_token,
    _side,
    _without_strays,
    pattern_of,
    weigh_exact,
    weigh_window,
)
from index.annotations.anchoring.selector import Selector
from index.article import Span

BEFORE, AFTER = "b1 b2 b3 b4 b5 b6", "a1 a2 a3 a4 a5 a6"


@pytest.mark.parametrize(
    ("met", "first", "inner", "low", "begins"),
    [
        ({3: 13}, 3, 3, 0, 13),
        ({2: 10, 4: 13}, 3, 4, 0, 11),
        ({2: 10, 4: 15}, 3, 4, 0, 11),
        ({2: 10, 4: 16}, 3, 4, 0, 15),
        ({1: 10, 4: 13}, 3, 4, 0, 12),
        ({0: 10, 2: 12}, 1, 2, 0, 11),
        ({0: 10, 3: 11}, 2, 3, 5, 11),
        ({4: 13}, 3, 4, 12, 12),
        ({4: 13}, 3, 4, 13, 13),
        ({4: 13}, 1, 4, 5, 10),
        ({5: 20, 2: 11}, 3, 5, 0, 18),
        ({5: 17, 2: 11}, 3, 5, 0, 12),
    ],
)
def test_edited_first_words_fill_what_lies_between_context_and_the_rest(
    met: dict[int, int], first: int, inner: int, low: int, begins: int
) -> None:
    assert _first_token(met, first, inner, low) == begins


@pytest.mark.parametrize(
    ("met", "last", "inner", "high", "ends"),
    [
        ({3: 13}, 4, 3, 99, 14),
        ({3: 13, 5: 16}, 5, 3, 99, 16),
        ({3: 13, 5: 18}, 5, 3, 99, 18),
        ({3: 13, 5: 19}, 5, 3, 99, 15),
        ({3: 13, 6: 16}, 5, 3, 99, 15),
        ({3: 13, 6: 14}, 5, 3, 99, 14),
        ({3: 13, 5: 16, 7: 30}, 5, 3, 99, 16),
        ({3: 13}, 5, 3, 15, 15),
        ({3: 13}, 5, 3, 14, 14),
        ({3: 13}, 8, 3, 99, 18),
    ],
)
def test_edited_last_words_fill_what_lies_between_the_rest_and_context(
    met: dict[int, int], last: int, inner: int, high: int, ends: int
) -> None:
    assert _last_token(met, last, inner, high) == ends


@pytest.mark.parametrize(
    ("word", "left", "right", "at"),
    [
        ("harbour", "harb", "our", 4),
        ("HARBOURS", "harb", "our", 4),
        ("harborough", "harb", "our", 4),
        ("arbour", "harb", "our", 3),
        ("har", "harb", "our", 0),
        ("x", "harb", "our", 0),
        ("harb", "harb", "our", 4),
    ],
)
def test_an_edge_within_a_word_is_kept_from_the_side_that_stayed(word: str, left: str, right: str, at: int) -> None:
    assert _cut(word, left, right) == at


@pytest.mark.parametrize(
    ("inner", "met", "weights", "kept"),
    [
        # up to six tokens are ordinary editing, however light the end
        ([0, 1, 2], {0: 0, 1: 7, 2: 8}, (0.01, 1, 1), [0, 1, 2]),
        ([0, 1, 2], {0: 0, 1: 8, 2: 9}, (0.01, 1, 1), [1, 2]),
        ([0, 1, 2], {0: 0, 1: 1, 2: 9}, (1, 1, 0.01), [0, 1]),
        # beyond, an end must weigh .07 for each token
        ([0, 1, 2], {0: 0, 1: 11, 2: 12}, (0.71, 1, 1), [0, 1, 2]),
        ([0, 1, 2], {0: 0, 1: 11, 2: 12}, (0.69, 1, 1), [1, 2]),
        ([0, 1, 2, 3], {0: 0, 1: 1, 2: 12, 3: 13}, (0.4, 0.4, 1, 1), [0, 1, 2, 3]),
        ([0, 1, 2, 3], {0: 0, 1: 1, 2: 12, 3: 13}, (0.3, 0.3, 1, 1), [2, 3]),
        ([0], {0: 0}, (0.01,), [0]),
        ([], {}, (), []),
    ],
)
def test_what_is_too_light_for_its_distance_is_dropped_from_both_ends(
    inner: list[int], met: dict[int, int], weights: tuple[float, ...], kept: list[int]
) -> None:
    assert _without_strays(inner, met, weights) == kept


@pytest.mark.parametrize(
    ("met", "share"),
    [
        ({2: 12, 1: 11, 0: 10}, 1.0),
        ({2: 12}, 1 / (1 + 0.85 + 0.85**2)),
        ({0: 10}, 0.85**2 / (1 + 0.85 + 0.85**2)),
        ({2: 16, 1: 15, 0: 14}, 1.0),
        ({2: 17, 1: 16, 0: 15}, 0.0),
        ({2: 8, 1: 7, 0: 6}, 1.0),
        ({2: 7, 1: 6, 0: 5}, 0.0),
    ],
)
def test_a_side_counts_what_moved_along_the_nearest_most(met: dict[int, int], share: float) -> None:
    assert _side([1.0, 1.0, 1.0], met, range(2, -1, -1), 10, at_edge=False) == pytest.approx(share)
    assert (_side([], {}, range(0), 0, at_edge=True), _side([], {}, range(0), 0, at_edge=False)) == (0.5, 0.0)


def test_context_is_met_from_the_first_token_of_a_text_to_its_last() -> None:
    new = text_of("b1 b2 p q a1 a2")
    found = weigh_exact(pattern("b1 b2", "p q", "a1 a2", new), new, 2)
    assert (found.before, found.after, found.inside, found.same) == (1.0, 1.0, 1.0, True)


def test_a_passage_does_not_reach_from_the_beginning_of_a_text_to_its_end() -> None:
    new = text_of("freed seven men who court")
    found = weigh_window(pattern("", "court freed seven", "", new), new, 0, 5)
    assert found is not None and new.text[found.start : found.end] == "freed seven"


def sure(
    inside: float,
    weaker: float,
    stronger: float,
    *,
    same: bool = False,
    says: float = 9.0,
    gap: int = 0,
    **more: object,
) -> bool:
    """Whether a place is sure, whichever side is the weaker; `says` is what the passage's words say in rare words."""
    options = {"count": 1, "before": 1, "kth": False, "left_gap": False, "site": False} | more
    new = text_of(f"{BEFORE} {AFTER}" if options["site"] else "nothing of it")
    asked = Pattern([*BEFORE.split(), "p", *AFTER.split()], [1.0] * 6 + [says] + [1.0] * 6, 6, 7, ("", "p"), ("p", ""))
    found = set()
    for sides in ((weaker, stronger), (stronger, weaker)):
        evidence = Evidence(0, 1, inside, *sides, gap, same)
        kth = evidence if options["kth"] else None
        repetition = _Repetition(int(options["count"]), int(options["before"]), kth, bool(options["left_gap"]))  # type: ignore[call-overload]
        found.add(_is_sure(evidence, asked, repetition, new))
    assert len(found) == 1
    return found.pop()


def test_the_same_words_are_sure_by_their_stronger_side() -> None:
    assert sure(1, 0, 0.5, same=True) and not sure(1, 0.49, 0.49, same=True)
    brief = {"same": True, "says": 1.49}
    assert sure(1, 0.4, 0.5, **brief) and not sure(1, 0.39, 0.5, **brief)
    assert sure(1, 0, 0.5, same=True, says=1.5)


def test_the_same_words_that_are_the_kth_still_are_sure_if_they_say_enough() -> None:
    assert sure(1, 0, 0, same=True, says=2.0, kth=True) and not sure(1, 0, 0, same=True, says=1.99, kth=True)
    assert not sure(1, 0, 0, same=True)


def test_of_several_that_lost_some_the_weaker_side_decides() -> None:
    lost = {"same": True, "count": 1, "before": 2}
    assert sure(1, 0.65, 1, **lost) and not sure(1, 0.64, 1, **lost)
    assert not sure(1, 1, 1, **lost, left_gap=True)
    assert sure(1, 0.8, 1, **lost, says=1.4) and not sure(1, 0.79, 1, **lost, says=1.4)
    assert sure(1, 0, 0.5, same=True, count=2, before=2, left_gap=True)


def test_edited_words_are_sure_by_what_is_left_of_them_and_around_them() -> None:
    assert not sure(1, 0.49, 0.49)
    assert sure(0.85, 0, 0.5) and not sure(0.84, 0, 0.5)
    assert sure(0.625, 0.5, 0.5) and not sure(0.62, 0.5, 0.5)
    assert sure(0.4, 1, 1) and not sure(0.39, 1, 1)
    assert sure(0.9, 0.65, 1, says=1.6) and not sure(0.9, 0.64, 1, says=1.6)
    assert sure(0.95, 0.5, 1, says=1.6)


def test_edited_words_beside_one_side_are_not_torn_far_and_no_others() -> None:
    assert sure(0.9, 0.4, 1, gap=25) and not sure(0.9, 0.4, 1, gap=26)
    assert sure(0.9, 0.5, 1, gap=26)
    assert not sure(0.9, 0.4, 1, site=True) and sure(0.9, 0.5, 1, site=True)


@pytest.mark.parametrize(
    ("count", "before", "lost"), [(0, 1, False), (1, 1, False), (1, 2, True), (2, 2, False), (3, 2, False)]
)
def test_some_of_several_are_lost(count: int, before: int, lost: bool) -> None:
    assert _Repetition(count, before, None).lost_some is lost


@pytest.mark.parametrize(
    ("same", "positions", "reason"),
    [
        (True, 1, "the same words in another place"),
        (True, 2, "found 2 places alike"),
        (False, 2, "words much like these in another place"),
    ],
)
def test_a_suggestion_says_why_it_is_one(same: bool, positions: int, reason: str) -> None:
    assert _suggested(Evidence(3, 5, 1, 0, 0, 0, same), positions).reason == reason


SIDES = "b1 b2 b3 b4 p q a1 a2 a3 a4"


@pytest.mark.parametrize(
    ("occurrences", "new", "twin"),
    [
        (2, f"{SIDES} . b1 b2 b3 b4 a1 a2 a3 a4", True),
        (1, f"{SIDES} . b1 b2 b3 b4 a1 a2 a3 a4", False),
        (2, f"{SIDES} . p q . b1 b2 b3 b4 a1 a2 a3 a4", False),
        (3, f"{SIDES} . p q . b1 b2 b3 b4 a1 a2 a3 a4", True),
        (2, f"{SIDES} .", False),
    ],
)
def test_a_twin_is_found_by_the_gap_that_the_other_left(occurrences: int, new: str, twin: bool) -> None:
    selector = Selector("p q", "b1 b2 b3 b4 ", " a1 a2 a3 a4", 12, 1, occurrences)
    assert _is_twin(selector, text_of(new)) is twin


@pytest.mark.parametrize("which", [1, 2, 3])
def test_the_kth_of_several_is_the_kth_still(which: int) -> None:
    text = "p q one p q two p q three"
    start = [0, 8, 16][which - 1]
    new = text_of(f"x {text}")
    selector = describe(text, Span(start, start + 3))
    asked = pattern_of(selector.prefix, selector.exact, selector.suffix, new)
    found = _repetition(selector, asked, new, exact_positions(asked, new))
    assert (found.count, found.before, found.gap) == (3, 3, False)
    assert found.kth is not None and found.kth.start == start + 2
    gone = text_of("x one p q two p q three")
    assert _repetition(selector, asked, gone, exact_positions(asked, gone)).kth is None


@pytest.mark.parametrize(("left", "reason"), [(3000, "found by its two ends"), (2980, "its two ends are not sure")])
def test_between_its_two_ends_half_of_a_long_passage_is_left(left: int, reason: str) -> None:
    passage = "".join(f"{n:04} rose. " for n in range(546))[:6000]
    text, kept = f"Before it. {passage} Behind it.", passage[: left // 2] + passage[-(left // 2) :]
    placement = anchor(describe(text, Span(11, 6011)), f"Before it. {kept} Behind it.")
    assert placement.reason == reason


def test_a_passage_that_stood_once_is_counted_word_by_word_and_one_of_several_letter_by_letter() -> None:
    new = text_of("art cart art dart")
    once, third = (Selector("art", "", "", 0, which, size) for which, size in ((1, 1), (3, 4)))
    asked = pattern("", "art", "", new)
    kth = _repetition(third, asked, new, exact_positions(asked, new)).kth
    assert kth is not None and kth.start == 9
    now = text_of("cart art")
    found = _repetition(once, asked, now, exact_positions(asked, now))
    assert (found.count, found.before, found.kth and found.kth.start) == (1, 1, 5)
    assert _repetition(once, asked, new, exact_positions(asked, new)).kth is None
