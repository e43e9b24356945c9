"""The first places while a query is typed: spread over stories and months, and nothing found is lost by it."""

from __future__ import annotations

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
