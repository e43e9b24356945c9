"""The parts of anchoring, each rule alone: which tokens answer which, which places are looked at, what tokens are."""

from __future__ import annotations

from math import log

import pytest

from index.annotations.anchoring import candidates
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
    _cut,
    _first_token,
    _last_token,
    _side,
    _without_strays,
    pattern_of,
    weigh_exact,
    weigh_window,
)
from index.annotations.anchoring.matching import common_subsequence, draw_together, match
from index.annotations.anchoring.normalised import NormalisedText, fold, is_word, tokenise
from index.annotations.anchoring.selector import Selector
from index.article import Span

# --- two sequences side by side -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "xaybzc", [(0, 1), (1, 3), (2, 5)]),
        ("xaybzc", "abc", [(1, 0), (3, 1), (5, 2)]),
        ("abc", "xyz", []),
        ("", "abc", []),
        ("abc", "", []),
        ("aab", "ab", [(0, 0), (2, 1)]),
        ("ab", "ba", [(0, 1)]),
    ],
)
def test_a_longest_common_subsequence(left: str, right: str, pairs: list[tuple[int, int]]) -> None:
    found = common_subsequence(left, right)
    assert len(found) == len(pairs)
    assert all(left[i] == right[j] for i, j in found)
    assert found == sorted(found) and len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


@pytest.mark.parametrize(
    ("pairs", "right", "expected"),
    [
        # towards the right: the same token stands right before its neighbour
        ([(0, 0), (1, 3)], "axab", [(0, 2), (1, 3)]),
        ([(0, 0), (1, 3)], "axxb", [(0, 0), (1, 3)]),
        ([(0, 0), (2, 4)], "axaxb", [(0, 2), (2, 4)]),
        ([(0, 0), (1, 2), (2, 5)], "abbxbc", [(0, 0), (1, 4), (2, 5)]),
        ([(0, 1), (1, 2), (2, 6)], "aabxabc", [(0, 4), (1, 5), (2, 6)]),
        ([(0, 0), (1, 1)], "ab", [(0, 0), (1, 1)]),
        # towards the left: the same token stands right behind its neighbour, and not before the next
        ([(0, 0), (1, 3), (2, 9)], "abxbxxxxxc", [(0, 0), (1, 1), (2, 9)]),
        ([(0, 0), (1, 3), (2, 4)], "abxbc", [(0, 0), (1, 3), (2, 4)]),
        ([(0, 0), (1, 3), (2, 9)], "axxbxxxxxc", [(0, 0), (1, 3), (2, 9)]),
        ([(0, 0), (2, 5), (3, 9)], "axbxxbxxxc", [(0, 0), (2, 2), (3, 9)]),
        ([(0, 3)], "axxa", [(0, 3)]),
        ([], "a", []),
    ],
)
def test_pairs_are_drawn_to_their_neighbours(
    pairs: list[tuple[int, int]], right: str, expected: list[tuple[int, int]]
) -> None:
    draw_together(pairs, right)
    assert pairs == expected


@pytest.mark.parametrize(
    ("left", "right", "light", "kept"),
    [
        ("aTb", "aTb", 0.34, [(0, 0), (1, 1), (2, 2)]),
        ("aTb", "axxTyyb", 0.34, [(0, 0), (2, 6)]),
        ("aTb", "axxTyyb", 0.35, [(0, 0), (1, 3), (2, 6)]),
        ("axyT", "azwT", 0.1, [(0, 0)]),
        ("axT", "azT", 0.1, [(0, 0), (2, 2)]),
        ("Tza", "Tya", 0.1, [(0, 0), (2, 2)]),
        ("TxxU", "TyyU", 0.1, []),
        ("TxU", "TyU", 0.1, [(0, 0), (2, 2)]),
        ("abTU", "abxTU", 0.1, [(0, 0), (1, 1), (2, 3), (3, 4)]),
        ("abTc", "abxTyc", 0.1, [(0, 0), (1, 1), (3, 5)]),
    ],
)
def test_a_common_word_counts_in_company_that_moved_with_it(
    left: str, right: str, light: float, kept: list[tuple[int, int]]
) -> None:
    assert match(left, right, [light if token.isupper() else 1.0 for token in left]) == kept


# --- tokens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "folded"),
    [
        ("Velby", "velby"),
        ("A", "a"),
        ("7", "7"),
        ("É", "e"),
        ("é", "e"),
        ("Straße", "strasse"),
        ("“", '"'),
        ("’", '"'),
        ("–", "-"),
        ("…", ".."),
        ("...", "..."),
        ("!", "!"),
        ("ß", "ss"),
    ],
)
def test_a_token_is_folded(token: str, folded: str) -> None:
    assert fold(token) == folded


def test_a_text_is_cut_into_words_and_signs() -> None:
    assert tokenise("It’s 5.30, he… said...  東京!") == (
        [fold(t) for t in ("It’s", "5", ".", "30", ",", "he", "…", "said", "...", "東", "京", "!")],
        ["It’s", "5", ".", "30", ",", "he", "…", "said", "...", "東", "京", "!"],
        [0, 5, 6, 7, 9, 11, 13, 15, 19, 24, 25, 26],
    )
    assert tokenise("") == ([], [], [])
    assert [is_word(token) for token in ("a1", "7", "!", "“")] == [True, True, False, False]


def test_a_token_is_found_by_what_ends_behind_a_place() -> None:
    text = NormalisedText("ab  cd, e")
    assert [text.token_at(at) for at in range(10)] == [0, 0, 1, 1, 1, 1, 2, 3, 3, 4]
    assert [(text.start(n), text.end(n)) for n in range(4)] == [(0, 2), (4, 6), (6, 7), (8, 9)]
    assert text.positions == {"ab": [0], "cd": [1], ",": [2], "e": [3]}


def squared(size: float, count: int) -> float:
    return (log(1 + size / count) / log(1 + size)) ** 2


def test_a_word_says_the_less_the_more_often_it_stands() -> None:
    short = NormalisedText("the cat and the dog.")
    assert short.weight("cat") == short.weight("new") == 1.0
    assert short.weight("the") == pytest.approx(squared(300, 2))
    assert short.weight(".") == short.weight("!") == 0.03
    long = NormalisedText("the cat " * 200)
    assert long.weight("the") == pytest.approx(squared(400, 200))


# --- places worth a look ------------------------------------------------------------------------


def text_of(tokens: str) -> NormalisedText:
    return NormalisedText(tokens)


def pattern(before: str, passage: str, after: str, new: NormalisedText) -> Pattern:
    return pattern_of(before + " " if before else "", passage, " " + after if after else "", new)


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


# --- where a passage begins and ends ---------------------------------------------------------------


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


# --- what is sure -------------------------------------------------------------------------------------


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
