"""Stories in a list: each folded into one row, but for those that were opened. Pure but for what is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary

T = TypeVar("T")


class StoryRow(NamedTuple):
    """What a row shows of its story: how many `reports` that has, whether the row stands for all of them (`folded`), or
    is the `first` or another one of those that are shown together.
    """

    reports: int = 1
    folded: bool = False
    first: bool = False
    other: bool = False

    @property
    def said(self) -> str:
        """The words for it; none for a report that is alone, or stands below the first."""
        if self.reports == 1 or self.other:
            return ""
        sign = "▸ " if self.folded else "▾ " if self.first else "story of "
        return f"{sign}{self.reports:,}{' reports' * (self.folded or self.first)}"


ALONE = StoryRow()
"""A report of which a row says nothing of its story."""


class StoryRows:
    """Which stories a list shows as one row."""

    def __init__(self) -> None:
        self.are_folded = False
        self._opened: set[str] = set()
        self._reports: Counter[str] = Counter()

    def count(self, summaries: Sequence[Summary]) -> None:
        """Know how many reports of the folder each story has."""
        self._reports = Counter(summary.story for summary in summaries if summary.story)

    def toggle(self) -> bool:
        """Fold all stories, or show every report again; whether they are folded now."""
        self.are_folded = not self.are_folded
        self._opened.clear()
        return self.are_folded

    @property
    def opened(self) -> tuple[str, ...]:
        """The stories that were opened, while all are folded."""
        return tuple(sorted(self._opened))

    def take_up(self, are_folded: bool, opened: Sequence[str]) -> None:
        """Fold and open what was folded and opened when the user left off."""
        self.are_folded, self._opened = are_folded, set(opened)

    def open(self, story: str | None, opens: bool) -> bool:
        """Show the reports of one story below its row, or fold them again; whether that changes anything."""
        if story is None or not self.are_folded or (story in self._opened) == opens:
            return False
        (self._opened.add if opens else self._opened.discard)(story)
        return True

    def arranged(self, found: Sequence[T], summary_of: Callable[[T], Summary]) -> list[T]:
        """The rows: where stories are folded the first of each, where it stands, and below it the others of one that is
        opened.
        """
        if not self.are_folded:
            return list(found)
        groups: dict[str, list[T]] = {}
        for each in found:
            summary = summary_of(each)
            groups.setdefault(summary.story or summary.id, []).append(each)
        return [each for story, group in groups.items() for each in (group if story in self._opened else group[:1])]

    def row(self, summary: Summary, before: Summary | None) -> StoryRow:
        """What the row of a report shows, below that of `before`."""
        story = summary.story
        reports = self._reports.get(story, 1) if story else 1
        if not self.are_folded or reports == 1:
            return StoryRow(reports)
        is_other = before is not None and before.story == story
        opened = story in self._opened
        return StoryRow(reports, folded=not opened, first=opened and not is_other, other=is_other)
