"""Where the words of a plan stand, and which documents take the first places: each rule on postings of a few words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np
import pytest

from index.search.engines.engine import ANYWHERE, AROUND, BODY, TEXT, TITLE, Best, Both, Forms, Plan, Run, Same
from index.search.rank.bm25 import norms
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import SHIFT, Held, Occurrences, around, occurrences
from index.search.rank.rules.endings import shared_rows
from index.search.rank.rules.proximity import proximity
from index.search.rank.rules.rule import Fit, HalfTyped, Scored

Scores = dict[int, float]


class Said:
    """Postings of texts, of their titles and of what stands around them."""

    counts: Mapping[object, int] = {}

    def __init__(self, *texts: str, titles: Sequence[str] = (), beside: Sequence[str] = ()) -> None:
        self.fields = {TEXT: texts, TITLE: titles, AROUND: beside}
        self.count = 1000
        self.norms = norms([1] * len(texts), 1.0)

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        texts = enumerate(self.fields[field])
        return Held.of({n: [p for p, w in enumerate(t.split()) if w in forms] for n, t in texts})

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        return work_out()

    def documents(self) -> IntArray:
        return np.arange(len(self.fields[TEXT]))

    def numbers(self, articles: Collection[str]) -> IntArray:
        return np.array(sorted(map(int, articles)), np.int64)


def word(*forms: str, field: str = TEXT) -> Forms:
    return Forms(forms, field)


def places(found: Occurrences) -> dict[int, list[int]]:
    where = {n: at(found, n) for n in found.numbers.tolist()}
    assert found.times.tolist() == [len(there) for there in where.values()]
    assert found.places(np.arange(9)).tolist() == [n << SHIFT | p for n, there in where.items() for p in there]
    return where


def at(found: Occurrences, number: int) -> list[int]:
    return [key - (number << SHIFT) for key in found.places(np.array([number])).tolist()]


def test_forms_of_one_word_are_one_word() -> None:
    index = Said("daraa fell deraa rose daraa", "deraa", "homs")
    assert places(occurrences(word("deraa", "daraa"), index)) == {0: [0, 2, 4], 1: [0]}
    assert places(occurrences(word("homs", "hims"), index)) == {2: [0]}
    assert places(occurrences(word("hims", "himss"), index)) == {}
    assert at(occurrences(word("deraa", "daraa"), index), 2) == []


def test_spellings_that_stand_in_one_place_stand_there_once() -> None:
    index = Said("nusra front and nusra", "front", "nusra")
    front = Run((("nusra",), ("front",)))
    assert places(occurrences(Same((word("nusra"), front)), index)) == {0: [0, 3], 2: [0]}
    assert places(occurrences(Same((front, word("nowhere"))), index)) == {0: [0]}
    assert places(occurrences(Same((word("nowhere"), word("nothing"))), index)) == {}
    assert places(occurrences(Same((word("front"), word("nusra"))), index)) == {0: [0, 1, 3], 1: [0], 2: [0]}


def test_the_body_is_what_a_text_says_beyond_its_title() -> None:
    index = Said("flood at velby flood", "flood came", "no flood", titles=("flood at", "flood came", ""))
    assert places(occurrences(word("flood", field=BODY), index)) == {0: [3], 2: [1]}
    assert places(occurrences(word("flood", field=TITLE), index)) == {0: [0], 1: [0]}
    assert places(occurrences(word("came", "flood", field=BODY), index)) == {0: [3], 2: [1]}


def test_around_the_words_is_asked_only_where_anywhere_is_sought() -> None:
    index = Said("flood", "choir", beside=("photo", "flood"))
    anywhere = word("flood", field=ANYWHERE)
    assert places(occurrences(anywhere, index)) == {0: [0]}
    assert places(around(anywhere, index)) == {1: [0]}
    assert places(around(Same((anywhere, word("photo"))), index)) == {1: [0]}
    assert places(around(word("flood"), index)) == {}


@pytest.mark.parametrize(
    ("text", "words", "slop", "starts"),
    [
        ("a b", "a b", 0, [0]),
        ("b a", "a b", 0, []),
        ("a x b", "a b", 0, []),
        ("a x b", "a b", 1, [0]),
        ("a x x b", "a b", 1, []),
        ("a b a b", "a b", 1, [0, 2]),
        ("a b a", "a a", 0, []),
        ("a", "a a", 1, []),
        ("a x a", "a a", 1, [0]),
        ("b c a", "a b c", 1, []),
        ("a x b y c", "a b c", 1, []),
        ("a x b y c", "a b c", 2, [0]),
        ("a b b", "a b", 0, [0]),
        ("a", "a", 1, [0]),
    ],
)
def test_a_run_stands_where_its_words_follow_with_few_between(
    text: str, words: str, slop: int, starts: list[int]
) -> None:
    found = occurrences(Run(tuple((each,) for each in words.split()), slop=slop), Said("x", text))
    assert places(found) == ({1: starts} if starts else {})


# --- neighbours that stand close together ------------------------------------------------------


def gained(plan: Plan, words: Sequence[Sequence[int]]) -> float:
    """What one document gains whose words stand at these places."""
    found = scored({0: 1.0}, [Held.of({0: where}) for where in words])
    proximity(plan, found, Said("x"))
    return float(found.scores[0]) - 1.0


def scored(scores: Scores, words: Sequence[Occurrences] = ()) -> Scored:
    found = Scored.even(np.array(sorted(scores)))
    found.scores[:] = [scores[n] for n in sorted(scores)]
    found.words = words
    return found


TWO = Best((word("a"), word("b")))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ([0], [1], 1),
        ([1], [0], 1),
        ([0], [8], 8),
        ([8], [0], 8),
        ([0], [9], 0),
        ([9], [0], 0),
        ([0, 20], [5, 22], 2),
        ([5, 22], [0, 20], 2),
        ([0, 4, 6], [2, 30], 2),
        ([3], [3], 0),
        ([3], [3, 4], 1),
        ([5], [0, 4, 20], 1),
        ([10], [2, 3, 9], 1),
        ([0], [], 0),
        ([], [0], 0),
    ],
)
def test_neighbours_gain_by_the_square_of_the_least_distance(one: list[int], other: list[int], distance: int) -> None:
    near = gained(TWO, ([0], [1]))
    assert near > 0
    assert gained(TWO, (one, other)) == pytest.approx(near / distance**2 if distance else 0)


def test_neighbours_count_in_a_query_of_several_words_that_is_no_prose() -> None:
    twelve, thirteen = ([[n] for n in range(size)] for size in (12, 13))
    assert gained(TWO, twelve) == pytest.approx(11 * gained(TWO, ([0], [1])))
    assert gained(TWO, thirteen) == gained(TWO, ([0],)) == 0
    assert gained(Both(TWO.parts), ([0], [1])) == 0


def test_neighbours_are_looked_for_in_the_best_hundred_and_their_equals() -> None:
    def judged(scores: Scores) -> set[int]:
        found = scored(scores, [Held.of({n: [place] for n in scores}) for place in (0, 1)])
        proximity(TWO, found, Said("x"))
        return {n for n, score in found.by_number().items() if score > scores[n]}

    falling = {n: 200.0 - n for n in range(103)}
    assert judged(dict(falling)) == set(range(100))
    assert judged({**falling, 100: 101.0}) == set(range(101))
    assert judged(dict.fromkeys(range(100), 1.0)) == set(range(100))


# --- the first places among the endings of a half-typed word -----------------------------------


def first(
    *endings: tuple[float, Scores], found: Sequence[int] = range(20), newest: Sequence[int] = range(20)
) -> list[int]:
    def fitting(fit: Scores) -> Callable[[], Fit]:
        return lambda: Fit(np.array(sorted(fit), np.int64), np.array([fit[n] for n in sorted(fit)]))

    half = HalfTyped(lambda: [(likely, fitting(fit)) for likely, fit in endings])
    numbers = np.array(found)
    return shared_rows(half, numbers, np.array(newest)[: len(numbers)]).tolist()


COMMON = dict.fromkeys((1, 2, 3), 0.9)


def test_each_ending_has_its_report_before_one_has_two() -> None:
    assert first((10.0, COMMON), (2.0, {4: 0.9})) == [1, 4, 2, 3]
    assert first((10.0, COMMON), (0.5, {4: 0.9})) == [1, 2, 4, 3]
    assert first((10.0, {1: 0.5, 2: 0.5}), (4.0, {3: 0.9})) == [1, 3, 2]
    assert first((2.0, {4: 0.9}), (10.0, COMMON), (9.0, {5: 0.9})) == [1, 5, 4, 2, 3]


def test_a_report_on_several_endings_comes_first() -> None:
    assert first((3.0, {1: 0.6, 5: 0.6}), (3.0, {2: 0.6, 5: 0.6})) == [5, 1, 2]


def test_places_are_shared_only_among_endings_that_fit_something() -> None:
    assert first((10.0, COMMON)) == first((10.0, COMMON), (9.0, {})) == first() == []
    assert first((10.0, COMMON), (2.0, {4: 0.9}), found=(2, 4)) == [2, 4]
    assert first((10.0, COMMON), (2.0, {4: 0.9}), found=(7,)) == []


def test_no_more_than_five_places_are_shared() -> None:
    assert first((10.0, dict.fromkeys(range(6), 0.9)), (2.0, {7: 0.9})) == [0, 7, 1, 2, 3]


def test_of_equally_likely_reports_the_newest_is_first() -> None:
    newest = [9, 8, 7, 6, 5]
    assert first((3.0, {1: 0.6, 3: 0.6}), (1.0, {2: 0.6}), newest=newest)[0] == 3
    assert first((3.0, {1: 0.6, 3: 0.6 - 1e-10}), (1.0, {2: 0.6}), newest=newest)[0] == 3
    assert first((3.0, {1: 0.6, 3: 0.6 - 1e-8}), (1.0, {2: 0.6}), newest=newest)[0] == 1


def test_the_ten_likeliest_endings_are_tried() -> None:
    rising = [(float(n), {1: 0.5}) for n in range(3, 12)]
    assert first(*rising, (2.0, {3: 0.5}), (1.0, {2: 0.5})) == [1, 3]
