"""The first places while a query is typed: spread over stories and months, and nothing found is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.search.engines.engine import Ranked, Tier
from index.search.rank.rules.endings import SHARED_ROWS
from index.search.rank.spreading import NEARLY, spread


def report(name: str, story: str | None, date: str | None) -> Summary:
    return Summary(name, f"{name}.txt", name, True, None, date, Basis.STATED, None, 100, story)


hits = st.lists(
    st.tuples(
        st.floats(0.1, 10),
        st.sampled_from([None, "siege", "truce"]),
        st.sampled_from([None, "2021-08-30", "2021-09-02"]),
    ),
    max_size=80,
)


@given(hits)
def test_spreading_keeps_every_hit_and_the_best_one_first(found: list[tuple[float, str | None, str | None]]) -> None:
    found = sorted(found, key=lambda hit: -hit[0])
    known = {str(n): report(str(n), story, date) for n, (_, story, date) in enumerate(found)}
    best = [Ranked(str(n), score, Tier.ALL) for n, (score, _, _) in enumerate(found)]
    given_out = spread(best, known)
    assert sorted(r.id for r in given_out) == sorted(r.id for r in best)
    assert given_out[:1] == best[:1]
    assert given_out[SHARED_ROWS:] == [r for r in best if r not in given_out[:SHARED_ROWS]]
    assert all(
        r.score >= NEARLY * best[0].score for r in given_out[:SHARED_ROWS] if given_out.index(r) != best.index(r)
    )


def test_the_editions_of_one_story_do_not_fill_the_first_places() -> None:
    known = {n: report(n, "siege" if n < "f" else None, "2021-09-02") for n in "abcdefghi"}
    best = [Ranked(n, 10 - 0.1 * place, Tier.ALL) for place, n in enumerate("abcdefghi")]
    assert [r.id for r in spread(best, known)][:SHARED_ROWS] == ["a", "f", "g", "h", "i"]


def test_what_fits_much_worse_is_not_moved_up() -> None:
    known = {n: report(n, "siege" if n < "c" else None, "2021-09-02") for n in "abc"}
    best = [Ranked("a", 10, Tier.ALL), Ranked("b", 9, Tier.ALL), Ranked("c", 2, Tier.ALL)]
    assert [r.id for r in spread(best, known)] == ["a", "b", "c"]


# --- each rule alone -------------------------------------------------------------------------


def order(*hits: tuple[str, float, str | None, str | None], tiers: str = "") -> str:
    """The ids of hits (id, score, story, date) as they are given out; `tiers` says which are of the second tier."""
    known = {name: report(name, story, date) for name, _, story, date in hits}
    best = [Ranked(name, score, Tier.SOME if name in tiers else Tier.ALL) for name, score, _, _ in hits]
    return "".join(r.id for r in spread(best, known))


SIEGE = [("a", 10.0, "siege", "2021-09-02"), ("b", 9.0, "siege", "2021-09-02")]


@pytest.mark.parametrize(("score", "expected"), [(6.0, "acb"), (5.99, "abc")])
def test_a_hit_moves_up_from_three_fifths_of_the_best_score(score: float, expected: str) -> None:
    assert order(*SIEGE, ("c", score, "truce", "2020-01-01")) == expected


@pytest.mark.parametrize(("tiers", "expected"), [("", "acb"), ("c", "abc"), ("bc", "abc")])
def test_a_hit_moves_up_within_its_tier(tiers: str, expected: str) -> None:
    assert order(*SIEGE, ("c", 8.0, "truce", "2020-01-01"), tiers=tiers) == expected


@pytest.mark.parametrize(("second", "third", "expected"), [(9.5, 8.8, "acb"), (9.5, 8.4, "abc")])
def test_one_of_the_same_month_loses_a_tenth(second: float, third: float, expected: str) -> None:
    first = ("a", 10.0, None, "2021-09-02")
    assert order(first, ("b", second, None, "2021-09-30"), ("c", third, None, "2021-10-01")) == expected


def test_each_further_one_of_a_month_loses_as_much_again() -> None:
    month = [(name, 10.0, None, "2021-09-02") for name in "abc"]
    assert order(*month, ("d", 8.5, None, "2020-01-01")) == "abdc"
    assert order(*month, ("d", 7.9, None, "2020-01-01")) == "abcd"


def test_reports_without_a_date_are_of_no_month_together() -> None:
    assert order(*[(name, 10.0, None, None) for name in "ab"], ("c", 9.5, None, "2021-09-02")) == "abc"


@pytest.mark.parametrize("size", [49, 50])
def test_places_are_spread_among_fifty(size: int) -> None:
    hits = [(chr(200 + n), 10.0, "siege", "2021-09-02") for n in range(size)]
    given = order(*hits, ("z", 9.9, "truce", "2020-01-01"))
    assert given.index("z") == (1 if size < 50 else 50)


@pytest.mark.parametrize(("place", "spreads"), [(3, False), (4, False), (5, True)])
def test_places_that_are_shared_already_stay(place: int, spreads: bool) -> None:
    """Where a hit of a lower score stands before a better one among the first six, their places were shared."""
    hits = [(name, 10.0 - n / 10, "siege", "2021-09-02") for n, name in enumerate("abcdefg")]
    hits[place] = (hits[place][0], 7.0, "siege", "2021-09-02")
    assert (order(*hits, ("z", 6.9, "truce", "2020-01-01")) == "azbcdefg"[: len(hits) + 1]) == spreads


def test_hits_without_a_score_stay_in_order() -> None:
    assert order(*[(name, 0.0, "siege" if name < "c" else None, None) for name in "abc"]) == "abc"
    assert spread([], {}) == []
