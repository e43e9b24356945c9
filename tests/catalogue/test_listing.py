"""The list of articles: its orders, and the timeline above it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.catalogue.listing import OF_ALL, Order, Sorting, arranged, timeline

summaries = st.lists(
    st.builds(
        Summary,
        id=st.text("abc", min_size=1, max_size=4),
        path=st.just("x"),
        heading=st.text("ab ", max_size=5),
        titled=st.booleans(),
        outlet=st.sampled_from([None, "BBC", "afp"]),
        date=st.sampled_from([None, "2021", "2021-09", "2021-09-01", "2021-09-03T10:00", "2020-01-31"]),
        date_basis=st.just(Basis.STATED),
        place=st.none(),
        words=st.integers(0, 9),
        story=st.sampled_from([None, "s", "t"]),
    ),
    max_size=8,
)


def sorted_by(found: list[Summary], order: Order, backwards: bool = False, **notes: int) -> list[Summary]:
    return arranged(found, Sorting(order, backwards), of=lambda s: s, notes=notes)


@given(summaries, st.sampled_from(list(Order)), st.booleans())
def test_an_order_keeps_every_article_once(found: list[Summary], order: Order, backwards: bool) -> None:
    assert sorted(sorted_by(found, order, backwards), key=repr) == sorted(found, key=repr)


@given(summaries)
def test_editions_of_a_story_stand_together(found: list[Summary]) -> None:
    stories = [s.story for s in sorted_by(found, Order.STORY) if s.story]
    runs = [s for n, s in enumerate(stories) if n == 0 or stories[n - 1] != s]
    assert len(runs) == len(set(runs))


@given(summaries, st.booleans())
def test_what_has_no_value_comes_last_either_way(found: list[Summary], backwards: bool) -> None:
    for order, of in ((Order.OUTLET, lambda s: s.outlet), (Order.DATE, lambda s: s.date)):
        known = [of(s) is not None for s in sorted_by(found, order, backwards)]
        assert known == sorted(known, reverse=True)


@given(summaries)
def test_dates_run_from_the_newest_or_from_the_oldest(found: list[Summary]) -> None:
    newest = [s.date for s in sorted_by(found, Order.DATE) if s.date]
    oldest = [s.date for s in sorted_by(found, Order.DATE, True) if s.date]
    assert oldest == sorted(oldest) and newest == oldest[::-1]


@given(summaries, st.sampled_from([Order.DATE, Order.OUTLET, Order.TITLE, Order.LENGTH, Order.NOTES]), st.booleans())
def test_equals_stay_as_they_were(found: list[Summary], order: Order, backwards: bool) -> None:
    once = sorted_by(found, order, backwards)
    assert sorted_by(once, order, backwards) == once


def test_most_notes_come_first() -> None:
    found = [Summary(name, "x", "h", True, None, None, Basis.ABSENT, None, 1) for name in "abc"]
    assert [s.id for s in sorted_by(found, Order.NOTES, b=2, c=1)] == ["b", "c", "a"]
    assert [s.id for s in sorted_by(found, Order.NOTES, True, b=2, c=1)] == ["a", "c", "b"]


def test_relevance_is_the_order_in_which_hits_come() -> None:
    found = [Summary(name, "x", "h", True, None, None, Basis.ABSENT, None, 1) for name in "cab"]
    assert sorted_by(found, Order.RELEVANCE) == found and sorted_by(found, Order.RELEVANCE, True) == found[::-1]


def test_the_orders_go_round_and_each_begins_as_it_is() -> None:
    sorting = Sorting().turned()
    assert (sorting.said, sorting.next(OF_ALL)) == ("oldest first", Sorting(Order.OUTLET))
    for _ in OF_ALL:
        sorting = sorting.next(OF_ALL)
    assert sorting == Sorting()


@given(summaries)
def test_the_timeline_counts_every_dated_report_once(found: list[Summary]) -> None:
    bars = timeline(found)
    assert sum(bar.count for bar in bars) == sum(bool(s.date and len(s.date) >= 10) for s in found)
    assert [bar.when for bar in bars] == sorted({bar.when for bar in bars})


def test_far_apart_it_counts_months() -> None:
    found = [
        Summary(str(n), "x", "h", True, None, day, Basis.STATED, None, 1)
        for n, day in enumerate(["2020-11-30", "2021-02-01", "2021-02-20"])
    ]
    assert [(bar.when, bar.count) for bar in timeline(found)] == [
        ("2020-11", 1), ("2020-12", 0), ("2021-01", 0), ("2021-02", 2),
    ]  # fmt: skip
