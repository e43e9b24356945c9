"""What a search needs to know of the folder's reports as a list: their order by date, their outlets, their months.

Made once for a state of the catalogue; everything is worked out when it is first asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.catalogue.catalogue import Summary
from index.search.engines.listed import Newest
from index.search.query import query as q
from index.search.query.fields import FIELDS
from index.text.words import words

MONTH = len("2021-09")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles of an answer each outlet and each month (`2021-09`) has: outlets the most first, months in
    order. Articles of which it is not known are left out.
    """

    outlets: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()


class Reports:
    """The summaries of a folder, the newest first, as a search asks for them."""

    def __init__(self, summaries: Sequence[Summary]) -> None:
        self.summaries = summaries
        self.dated = lru_cache(maxsize=64)(self._dated)

    @cached_property
    def by_id(self) -> dict[str, Summary]:
        """Each summary by its article's id."""
        return {s.id: s for s in self.summaries}

    @cached_property
    def newest(self) -> Newest:
        """The articles, the newest first; those of one day, and undated ones, by their ids, for the order must not hang
        on when a file was read.
        """
        return Newest([summary.id for summary in self.summaries])

    @cached_property
    def outlets(self) -> dict[str, frozenset[str]]:
        """The articles of each outlet, by its name run together: `dailysabah`."""
        found: dict[str, set[str]] = {}
        for summary in self.summaries:
            if summary.outlet:
                found.setdefault(run_together(summary.outlet), set()).add(summary.id)
        return {name: frozenset(ids) for name, ids in found.items() if name}

    def _dated(self, dates: q.Dates) -> frozenset[str]:
        """The articles whose date lies in this period."""
        return frozenset(s.id for s in self.summaries if _lies_in(s, dates))

    def in_month(self, month: int, year: str) -> frozenset[str]:
        """The articles of this month of any year that begins with `year`."""
        ending = f"-{month:02}"
        return frozenset(i for i, m in self._month_of.items() if m.startswith(year) and m.endswith(ending))

    def outlets_beginning(self, form: str) -> list[frozenset[str]]:
        """The articles of each outlet whose name begins so."""
        return [ids for name, ids in self.outlets.items() if name.startswith(form)]

    def saying(self, name: str, part: q.Query) -> frozenset[str]:
        """The articles whose value for the field `name` (outlet, place) holds every word of the part, each as a
        beginning; spaces do not matter.
        """
        asked = [w.form for w in words(str(part))]
        of = FIELDS[name].of
        return frozenset(s.id for s in self.summaries if _says(of(s) or "", asked))

    @cached_property
    def _outlet_of(self) -> dict[str, str]:
        return {s.id: s.outlet or "" for s in self.summaries}

    @cached_property
    def _month_of(self) -> dict[str, str]:
        return {s.id: s.date[:MONTH] if s.date and len(s.date) >= MONTH else "" for s in self.summaries}

    def counts(self, ids: Iterable[str]) -> Counts:
        """How these articles are spread over outlets and months."""
        ids = list(ids)
        outlets = Counter(map(self._outlet_of.__getitem__, ids))
        months = Counter(map(self._month_of.__getitem__, ids))
        del outlets[""], months[""]
        by_number = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
        return Counts(tuple(by_number), tuple(sorted(months.items())))


@lru_cache(maxsize=4096)
def run_together(name: str) -> str:
    """A name's folded words without spaces: `Daily Sabah` and `dailysabah` are one outlet."""
    return "".join(w.form for w in words(name))


def _lies_in(summary: Summary, dates: q.Dates) -> bool:
    day = (summary.date or "")[:10]
    size = len(day)
    return bool(day) and dates.first[:size] <= day and (not dates.last or day <= dates.last[:size])


def _says(text: str, asked: Sequence[str]) -> bool:
    here = [w.form for w in words(text)]
    if asked and here and "".join(here).startswith("".join(asked)):
        return True
    return bool(asked) and all(any(form.startswith(a) for form in here) for a in asked)
