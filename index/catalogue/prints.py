"""Which articles share a fingerprint, on disk, so that an article that comes or goes costs what its own prints cost.

Two articles meet when both have a print and one of them is among the first `HOLDERS` that have it, in the order of
`editions.place`. An article that comes meets others; where it takes a place among the first, the one that leaves it no
longer meets by this print (`Met.displaced`). Where one of the first goes, the next one takes its place and meets all
that have the print: this is noted in `loosened`, with how many have gone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from index.catalogue.database import Database
from index.catalogue.editions import HOLDERS

TABLES = """
CREATE TABLE prints (print INTEGER, place INTEGER, PRIMARY KEY (print, place)) WITHOUT ROWID;
CREATE TABLE loosened (print INTEGER PRIMARY KEY, gone INTEGER);
"""

ASKED_AT_ONCE = 500
"""Prints of one question: SQLite takes at least 999 values."""


class Met(NamedTuple):
    """Pairs of places that met, the lower first, and the places of articles that may meet no longer with some."""

    pairs: set[tuple[int, int]]
    displaced: set[int]


class Prints:
    """The fingerprints of every article that is no copy."""

    def __init__(self, database: Database) -> None:
        self._rows = database.rows

    def enter(self, db: Any, articles: Mapping[int, array[int]]) -> Met:
        """Add the prints of some articles, by their places, inside of a change; whom they meet."""
        db.executemany("INSERT INTO prints VALUES (?, ?)", sorted((p, at) for at, has in articles.items() for p in has))
        met = Met(set(), set())
        for shared in self._shared({p for has in articles.values() for p in has}):
            here = self._holders(shared)
            first = here[:HOLDERS]
            new = [at for at in here if at in articles]
            met.pairs.update(
                _pair(at, other) for at in new for other in (here if at in first else first) if at != other
            )
            before = islice((at for at in here if at not in articles), HOLDERS)
            met.displaced.update(at for at in before if at not in first)
        return met

    def tightened(self, db: Any, most: int) -> Iterator[tuple[int, int]]:
        """Take some prints of which one of the first has gone; the pairs that meet by them since."""
        for print, gone in self._rows("SELECT print, gone FROM loosened LIMIT ?", most):
            here = self._holders(print)
            for at in here[:HOLDERS][-gone:]:  # those that have taken the places, and perhaps some that had one
                yield from (_pair(at, other) for other in here if at != other)
            db.execute("DELETE FROM loosened WHERE print = ?", (print,))

    def meet(self, one: int, other: int, common: Iterable[int]) -> bool:
        """Whether two articles meet, by the prints they have in common."""
        first = "SELECT place FROM prints WHERE print = ? ORDER BY place LIMIT ?"
        return any({one, other} & {at for (at,) in self._rows(first, p, HOLDERS)} for p in common)

    def _shared(self, prints: Iterable[int]) -> Iterator[int]:
        """Those of these prints that several articles have."""
        rest = iter(sorted(prints))
        while some := list(islice(rest, ASKED_AT_ONCE)):
            among = ", ".join("?" * len(some))
            question = f"SELECT print FROM prints WHERE print IN ({among}) GROUP BY print HAVING count(*) > 1"
            yield from (p for (p,) in self._rows(question, *some))

    def _holders(self, print: int) -> list[int]:
        return [at for (at,) in self._rows("SELECT place FROM prints WHERE print = ? ORDER BY place", print)]


def leave(db: Any, place: int, prints: Iterable[int]) -> None:
    """Take out the prints of an article, inside of a change."""
    first = "SELECT place FROM prints WHERE print = ? ORDER BY place LIMIT ?"
    for print in prints:
        here = [at for (at,) in db.execute(first, (print, HOLDERS + 1))]
        if place in here[:HOLDERS] and len(here) > HOLDERS:
            note = "INSERT INTO loosened VALUES (?, 1) ON CONFLICT DO UPDATE SET gone = gone + 1"
            db.execute(note, (print,))
        db.execute("DELETE FROM prints WHERE print = ? AND place = ?", (print, place))


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
