"""Which places of a text are worth weighing for a passage."""

from __future__ import annotations

import pytest
from patterns import pattern, text_of

from index.annotations.anchoring import candidates
from index.annotations.anchoring.candidates import (
    _edited,
    _neighbours_met,
    _positions_of,
    _shifts,
    exact_positions,
    left_a_gap,
    site_without_passage,
    weigh_candidates,
)
from index.annotations.anchoring.evidence import (
    Evidence,
    Pattern,
)
from index.annotations.anchoring.normalised import NormalisedText


@pytest.mark.parametrize(
    ("tokens", "places"),
    [("c d", [2, 6]), ("d", [3, 7]), ("b c", [1, 5]), ("x", []), ("", []), ("d a b", [3]), ("d z", [7]), ("z a", [])],
)
def test_tokens_stand_in_a_row(tokens: str, places: list[int]) -> None:
    assert _positions_of(tokens.split(), text_of("a b c d a b c d z")) == places


def test_very_common_words_are_looked_for_with_their_neighbours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    new = text_of("x a y a z a x a y")
    monkeypatch.setattr(candidates, "MANY", 4)
    assert _positions_of(["a"], new) == [1, 3, 5, 7]
    monkeypatch.setattr(candidates, "MANY", 3)
    assert _positions_of(["a"], new) is None
    assert exact_positions(pattern("x", "a", "y", new), new) == [1, 7]
    assert exact_positions(pattern("z", "a", "", new), new) == [5]
    assert exact_positions(pattern("", "a", "z", new), new) == [3]
    assert exact_positions(pattern("", "z", "", new), new) == [4]
    assert exact_positions(pattern("q", "a", "y", new), new) == []


def test_two_thousand_meetings_are_tried() -> None:
    for count, tried in ((2000, True), (2001, False)):
        assert (_positions_of(["a"], text_of("a " * count)) is not None) is tried


BEFORE, AFTER = "b1 b2 b3 b4 b5 b6", "a1 a2 a3 a4 a5 a6"


@pytest.mark.parametrize(
    ("new", "stands"),
    [
        (f"{BEFORE} {AFTER}", True),
        (f"{BEFORE} p q {AFTER}", True),
        (f"x {BEFORE} {'y ' * 8}{AFTER}", True),
        (f"{BEFORE} {'y ' * 7}{AFTER}", True),
        (f"{BEFORE} {'y ' * 9}{AFTER}", False),
        (f"{AFTER} {BEFORE}", False),
        (BEFORE, False),
        (AFTER, False),
        ("b0 b2 b3 b4 b5 b6 a1 a2 a3 a4 a5 a6", False),
    ],
)
def test_the_sides_of_a_passage_may_stand_together_without_it(new: str, stands: bool) -> None:
    text = text_of(new)
    assert site_without_passage(pattern(f"b0 {BEFORE}"[3:], "p q", f"{AFTER} a7", text), text) is stands


@pytest.mark.parametrize(
    ("new", "gap"),
    [
        ("b3 b4 b5 b6 a1 a2 a3 a4", True),
        ("b3 b4 b5 b6 p q a1 a2 a3 a4", False),
        ("b3 b4 b5 b6 x q a1 a2 a3 a4", True),
        (f"b3 b4 b5 b6 {'y ' * 19}a1 a2 a3 a4", False),
        (f"b3 b4 b5 b6 {'y ' * 18}a1 a2 a3 a4", True),
        ("b3 b4 b5 x a1 a2 a3 a4", False),
        ("b3 b4 b5 b6 a1 a2 a3 x", False),
        ("a1 a2 a3 a4 b3 b4 b5 b6", False),
        ("b3 b4 b5 b6 p q x b3 b4 b5 b6 a1 a2 a3 a4", True),
    ],
)
def test_a_passage_left_a_gap_where_its_nearest_neighbours_stand_without_it(new: str, gap: bool) -> None:
    text = text_of(new)
    assert left_a_gap(pattern("b2 b3 b4 b5 b6", "p q", "a1 a2 a3 a4 a5", text), text) is gap


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [("b3 b4 b5 b6", "a1 a2 a3 a4", True), ("b4 b5 b6", "a1 a2 a3 a4", False), ("b3 b4 b5 b6", "a1 a2 a3", False)],
)
def test_a_gap_is_told_by_four_words_on_either_side(before: str, after: str, gap: bool) -> None:
    text = text_of("b3 b4 b5 b6 a1 a2 a3 a4")
    assert left_a_gap(pattern(before, "p q", after, text), text) is gap


@pytest.mark.parametrize(
    ("new", "met"),
    [
        ("w b2 b3 b4 b5 p q a1 a2 a3 a4 a5", 8),
        ("b4 b5 p q a1", 3),
        ("x b5 p q a1 x a3", 2),
        ("x p q y", 0),
        ("p q a1 a2", 2),
        ("b2 b3 x b5 p q x", 1),
        ("b1 b2 b3 b4 b5 p q", 4),
    ],
)
def test_neighbours_that_agree_are_counted_up_to_four_on_each_side(new: str, met: int) -> None:
    text = text_of(new)
    assert (
        _neighbours_met(pattern("b1 b2 b3 b4 b5", "p q", "a1 a2 a3 a4 a5", text), text, text.tokens.index("p")) == met
    )


def test_words_that_moved_together_say_where_to_look() -> None:
    words = " ".join(f"w{n}" for n in range(10))
    for moved, shift in ((0, 0), (7, 0), (8, 8), (40, 40), (47, 40)):
        new = text_of("x " * moved + words)
        assert _shifts(pattern("w0 w1", "w2 w3 w4 w5 w6", "w7 w8 w9", new), new)[0] == shift


def test_the_best_five_shifts_are_looked_at_and_none_beside_another() -> None:
    block = "w0 w1 w2 w3 " + "x " * 28
    new = text_of(block * 7)
    found = _shifts(pattern("w0", "w1 w2", "w3", new), new)
    assert len(found) == 5 and len(set(found)) == 5
    assert all(shift % 32 == 0 for shift in found)
    assert all(abs(one - other) > 8 for one in found for other in found if one != other)


def test_the_rarest_words_vote_until_enough_did(monkeypatch: pytest.MonkeyPatch) -> None:
    new = text_of("a " * 30 + "r " + "b " * 5)
    asked = pattern("a", "r", "b", new)
    monkeypatch.setattr(candidates, "HITS", 6)
    assert _shifts(asked, new) == [24]
    monkeypatch.setattr(candidates, "HITS", 40)
    assert len(_shifts(asked, new)) > 1


@pytest.mark.parametrize(
    ("often", "size", "votes"), [(400, 400, True), (401, 401, False), (500, 25_000, True), (501, 25_000, False)]
)
def test_so_many_meetings_vote(often: int, size: int, votes: bool) -> None:
    new = text_of("a " * often + "x " * (size - often))
    assert bool(_shifts(pattern("", "a", "", new), new)) is votes


def placed(**places: int) -> NormalisedText:
    """A text with words at these places."""
    tokens = ["x"] * (max(places.values()) + 1)
    for word, place in places.items():
        tokens[place] = word
    return text_of(" ".join(tokens))


def test_votes_that_moved_by_nearly_the_same_support_each_other() -> None:
    pair = placed(w0=7, w1=9, w2=42)
    assert _shifts(pattern("", "w0 w1 w2", "", pair), pair) == [0, 40]
    upper = placed(w0=8, w1=9, w2=9, w3=43, w4=44)
    assert _shifts(pattern("", "w0 w1 w2 w3 w4", "", upper), upper)[0] == 8
    apart = placed(w0=0, w1=17)
    assert _shifts(pattern("", "w0 w1", "", apart), apart) == [0, 16]
    beside = placed(w0=0, w1=9)
    assert _shifts(pattern("", "w0 w1", "", beside), beside) == [0]


def looked_at(monkeypatch: pytest.MonkeyPatch, found: Evidence | None) -> list[tuple[int, int]]:
    """The windows that are weighed when five offsets are likely and each window gives this."""
    windows: list[tuple[int, int]] = []

    def weigh(pattern: Pattern, new: NormalisedText, low: int, high: int) -> Evidence | None:
        windows.append((low, high))
        return found

    new = text_of("p q")
    monkeypatch.setattr(candidates, "_shifts", lambda *_: [0, 100, 200, 300])
    monkeypatch.setattr(candidates, "weigh_window", weigh)
    assert len(_edited(pattern("", "p q", "", new), new)) == (len(windows) if found else 0)
    return windows


def test_windows_are_narrow_and_for_the_best_three_offsets_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(shift - reach, shift + 2 + 8 + reach) for shift in (0, 100, 200) for reach in (6, 48)]
    assert looked_at(monkeypatch, None) == [*both, (294, 316)]


@pytest.mark.parametrize(
    ("inside", "before", "after", "windows"),
    [(0.7, 0.9, 0.9, 1), (0.69, 0.9, 0.9, 7), (1.0, 0.89, 1.0, 7), (1.0, 1.0, 0.89, 7)],
)
def test_nothing_is_looked_for_behind_what_leaves_no_doubt(
    monkeypatch: pytest.MonkeyPatch, inside: float, before: float, after: float, windows: int
) -> None:
    assert len(looked_at(monkeypatch, Evidence(0, 1, inside, before, after, 0, False))) == windows


ALIKE = "b1 b2 b3 b4 p q a1 a2 a3 a4"


def test_of_many_places_those_with_the_likeliest_neighbours_are_weighed() -> None:
    poor = "x1 x2 p q y1 y2 "
    new = text_of(poor * 9 + ALIKE)
    asked = pattern("b1 b2 b3 b4", "p q", "a1 a2 a3 a4", new)
    exact = exact_positions(asked, new)
    assert len(exact) == 10
    found = [e for e in weigh_candidates(asked, new, exact, 0) if e.same]
    assert len(found) == 8 and found[0].sides == (1.0, 1.0)
    assert {new.token_at(e.start) for e in found} == {*exact[:7], exact[-1]}
    late = [e for e in weigh_candidates(asked, new, exact, len(new.text)) if e.same]
    assert {new.token_at(e.start) for e in late} == set(exact[2:])


def test_edited_places_are_looked_for_unless_the_passage_stands_in_its_surroundings() -> None:
    edited = "b1 b2 b3 b4 p x q r s a1 a2 a3 a4"
    stands = "b1 b2 b3 b4 p q r s a1 a2 a3 a4"
    for first, others in ((stands, 0), (stands.replace("a", "z"), 1), ("z z z z p q r s z z z z", 1)):
        new = text_of(f"{first} {'y ' * 60}{edited}")
        asked = pattern("b1 b2 b3 b4", "p q r s", "a1 a2 a3 a4", new)
        found = weigh_candidates(asked, new, exact_positions(asked, new), 0)
        assert found == sorted(found, key=lambda e: -e.score)
        assert len([e for e in found if not e.same]) >= others
        assert (len(found) == 1) is not bool(others)
    best = found[0]
    assert not best.same and new.text[best.start : best.end] == "p x q r s"
