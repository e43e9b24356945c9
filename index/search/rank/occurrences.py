"""Where the words of a plan stand, from the postings of an index: forms merged, rows of words put together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from index.search.engines.engine import ANYWHERE, AROUND, BODY, TEXT, TITLE, Forms, Run, Same

Positions = Sequence[int]
"""Word positions in a document, ascending."""


class Occurrences(Protocol):
    """The documents that hold a word, how often each, and where."""

    @property
    def numbers(self) -> Sequence[int]:
        """The documents, each once."""

    @property
    def times(self) -> Sequence[int]:
        """How often the word stands in each of `numbers`."""

    def at(self, number: int) -> Positions:
        """Where it stands in a document; empty when it does not."""


class Postings(Protocol):
    """The occurrences of every form that an index holds."""

    def occurrences(self, field: str, form: str) -> Occurrences:
        """Those of one folded form in one field."""


class Held:
    """Occurrences worked out: the positions in each document."""

    def __init__(self, positions: Mapping[int, Positions]) -> None:
        self._positions = positions
        self.numbers = list(positions)
        self.times = list(map(len, positions.values()))

    def at(self, number: int) -> Positions:
        """Where it stands in a document."""
        return self._positions.get(number, ())


class _Merged:
    """Any of several. No two of them stand at one position."""

    def __init__(self, parts: Sequence[Occurrences]) -> None:
        self._parts = parts
        first, *others = sorted(parts, key=lambda part: -len(part.numbers))
        times = dict(zip(first.numbers, first.times, strict=True))
        get = times.get
        for other in others:
            for number, often in zip(other.numbers, other.times, strict=True):
                times[number] = get(number, 0) + often
        self.numbers: Sequence[int] = list(times)
        self.times: Sequence[int] = list(times.values())

    def at(self, number: int) -> Positions:
        """Where any of them stands in a document."""
        found = [positions for part in self._parts if (positions := part.at(number))]
        return found[0] if len(found) == 1 else sorted(position for positions in found for position in positions)


def occurrences(plan: Forms | Run | Same, postings: Postings) -> Occurrences:
    """Where a word or one of its spellings stands; of `ANYWHERE`, where in the articles' own words."""
    if isinstance(plan, Forms):
        return _of_forms(plan.forms, plan.field, postings)
    if isinstance(plan, Run):
        return _runs(plan, postings)
    parts = [o for part in plan.parts if (o := occurrences(part, postings)).numbers]
    if len(parts) <= 1:
        return parts[0] if parts else Held({})
    return _spellings(parts)


def around(plan: Forms | Run | Same, postings: Postings) -> Occurrences:
    """Where a word that is sought `ANYWHERE` stands around the articles' own words."""
    parts = plan.parts if isinstance(plan, Same) else (plan,)
    there = tuple(replace(part, field=AROUND) for part in parts if part.field == ANYWHERE)
    return occurrences(Same(there), postings)


def _of_forms(forms: Iterable[str], field: str, postings: Postings) -> Occurrences:
    if field == BODY:
        return _body(tuple(forms), postings)
    field = TEXT if field == ANYWHERE else field
    parts = [o for form in forms if (o := postings.occurrences(field, form)).numbers]
    if len(parts) <= 1:
        return parts[0] if parts else Held({})
    return _Merged(parts)


def _spellings(parts: Sequence[Occurrences]) -> Occurrences:
    """Any of several that may stand in one place: Nusra, and Nusra Front."""
    first, *others = sorted(parts, key=lambda part: -len(part.numbers))
    positions: dict[int, Positions] = {number: first.at(number) for number in first.numbers}
    for other in others:
        for number in other.numbers:
            before = positions.get(number)
            positions[number] = other.at(number) if before is None else sorted({*before, *other.at(number)})
    return Held(positions)


def _body(forms: tuple[str, ...], postings: Postings) -> Occurrences:
    """What the text says beyond its title: the title's words come first in the text."""
    title = _of_forms(forms, TITLE, postings)
    everywhere = _of_forms(forms, TEXT, postings)
    rest = {n: everywhere.at(n)[len(title.at(n)) :] for n in everywhere.numbers}
    return Held({n: positions for n, positions in rest.items() if positions})


def _runs(plan: Run, postings: Postings) -> Occurrences:
    """The documents where the run stands, each with the positions where it starts."""
    parts = [_of_forms(forms, plan.field, postings) for forms in plan.positions]
    shortest, *others = sorted(parts, key=lambda part: len(part.numbers))
    together = set(shortest.numbers)
    for other in others:
        together.intersection_update(other.numbers)
    found = {n: _starts([part.at(n) for part in parts], plan.slop) for n in together}
    return Held({n: starts for n, starts in found.items() if starts})


def _starts(positions: list[Positions], slop: int) -> Positions:
    if not slop:
        first = set(positions[0])
        for step, later in enumerate(positions[1:], 1):
            first &= {position - step for position in later}
        return sorted(first)
    starts = array("I")
    for start in positions[0]:
        here = start
        for later in positions[1:]:
            here = min((position for position in later if position > here), default=-1)
            if here < 0:
                break
        if here >= 0 and here - start - (len(positions) - 1) <= slop:
            starts.append(start)
    return starts
