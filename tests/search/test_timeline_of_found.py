"""The timeline of what a search found says what the timeline of a list of the same reports says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.catalogue.listing import timeline
from index.search.listed_reports import ListInMemory
from index.search.reports import Reports

DATES = [None, "2021", "2021-09", "2021-09-01", "2021-09-03T10:00", "2021-09-09", "2020-01-31"]


@given(st.lists(st.tuples(st.sampled_from(DATES), st.booleans()), max_size=9))
def test_the_timeline_of_some_reports_is_that_of_their_list(told: list[tuple[str | None, bool]]) -> None:
    listed = [Summary(f"{n}", "x", "h", True, None, day, Basis.STATED, None, 1) for n, (day, _) in enumerate(told)]
    found = [summary for summary, (_, is_found) in zip(listed, told, strict=True) if is_found]
    assert Reports(ListInMemory(listed)).timeline([summary.id for summary in found]) == timeline(found)
