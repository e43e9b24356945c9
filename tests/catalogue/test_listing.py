"""The list of articles: its orders, and the timeline above it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.catalogue.listing import Order, arranged, timeline

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


@given(summaries, st.sampled_from(list(Order)))
def test_an_order_keeps_every_article_once(found: list[Summary], order: Order) -> None:
    assert sorted(arranged(found, order), key=repr) == sorted(found, key=repr)


@given(summaries)
def test_editions_of_a_story_stand_together(found: list[Summary]) -> None:
    stories = [s.story for s in arranged(found, Order.STORY) if s.story]
    runs = [s for n, s in enumerate(stories) if n == 0 or stories[n - 1] != s]
    assert len(runs) == len(set(runs))


@given(summaries)
def test_what_has_no_outlet_comes_last(found: list[Summary]) -> None:
    known = [s.outlet is not None for s in arranged(found, Order.OUTLET)]
    assert known == sorted(known, reverse=True)


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
