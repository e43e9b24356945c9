"""Where the words of a plan stand, from the postings of an index: forms merged, rows of words put together.

Documents, how often they say a word and where are arrays; a place in a document is one whole number, its key, so that
places of a hundred thousand documents are put beside each other in a few steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.search.engines.arrays_file import stretches
from index.search.engines.engine import ANYWHERE, AROUND, BODY, TEXT, TITLE, Forms, Run, Same
from index.search.rank.documents import IntArray, rows_in

SHIFT = 32
"""Bits of a key that say the position in the document; those above say the document."""


def keys(numbers: IntArray, positions: NDArray[np.unsignedinteger]) -> IntArray:
    """The key of each place: its document and its position there."""
    return numbers << SHIFT | positions.astype(np.int64)


class Occurrences(Protocol):
    """The documents that hold a word, how often each, and where."""

    @property
    def numbers(self) -> IntArray:
        """The documents, ascending."""

    @property
    def times(self) -> IntArray:
        """How often the word stands in each of `numbers`."""

    @property
    def having(self) -> int:
        """In how many documents of the whole index the word stands: as many as `numbers`, unless these are candidates
        alone.
        """

    def places(self, within: IntArray) -> IntArray:
        """The keys of the places where it stands in these documents, ascending; `within` ascends, and may name others
        than hold it.
        """


class Postings(Protocol):
    """The occurrences of every form that an index holds."""

    @property
    def counts(self) -> Mapping[object, int]:
        """Where what is held are candidates alone: how many documents of the whole index a word stands in, and how many
        some named articles are. Empty where all are held.
        """

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        """Those of any of these folded forms in one field: text, title or around. Where only some documents count,
        ascending, all others may be left out.
        """

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """Be told that these will be asked for one after the other: an index looks up many at once."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        """Where a row of words stands: as it is known from before, else worked out."""


class Within:
    """Postings of which only some documents count. In how many others a word stands is not known of them."""

    def __init__(self, postings: Postings, documents: IntArray) -> None:
        self._postings, self._documents, self.counts = postings, documents, postings.counts

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        """Those in these documents, perhaps with others."""
        return self._postings.occurrences(field, forms, self._documents if within is None else within)

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """Told to the postings."""
        self._postings.look_up(field, forms)

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        """Worked out anew: it is a part of the row alone."""
        return work_out()


class Held:
    """Occurrences worked out: the keys of all places."""

    def __init__(self, places: IntArray) -> None:
        self._places = places
        of = places >> SHIFT
        first = np.flatnonzero(np.diff(of, prepend=-1) != 0)
        self.numbers = of[first]
        self.times = np.diff(first, append=len(places))
        self.having = len(self.numbers)

    @classmethod
    def of(cls, positions: Mapping[int, Sequence[int]]) -> Held:
        """From the positions in each document."""
        return cls(np.array(sorted(n << SHIFT | at for n, where in positions.items() for at in where), np.int64))

    def places(self, within: IntArray) -> IntArray:
        """Where it stands in these documents."""
        if len(within) >= len(self.numbers):
            return self._places[_member(self._places >> SHIFT, within)]
        return places_in(self._places, within)


def places_in(places: IntArray, within: IntArray) -> IntArray:
    """Those of these keys that are of some documents; both ascend."""
    starts, ends = places.searchsorted(within << SHIFT), places.searchsorted(within + 1 << SHIFT)
    return places[stretches(starts, ends - starts)]


def _member(numbers: IntArray, of: IntArray) -> NDArray[np.bool_]:
    """For each number whether it is one of these; both ascend."""
    if not len(of):
        return np.zeros(len(numbers), np.bool_)
    at = np.minimum(of.searchsorted(numbers), len(of) - 1)
    found: NDArray[np.bool_] = of[at] == numbers
    return found


def added(parts: Sequence[tuple[IntArray, IntArray]]) -> tuple[IntArray, IntArray]:
    """The documents of any part, and the sum of what each part says of them."""
    sums = np.bincount(np.concatenate([n for n, _ in parts]), np.concatenate([t for _, t in parts]))
    numbers = np.flatnonzero(sums != 0)
    return numbers, sums[numbers].astype(np.int64)


class _Spellings:
    """Any of several that may stand in one place, where they count once: Nusra, and Nusra Front."""

    def __init__(self, parts: Sequence[Occurrences]) -> None:
        self._parts = parts
        self.numbers, self.times = added([(part.numbers, part.times) for part in parts])
        _, having = added([(part.numbers, np.ones_like(part.numbers)) for part in parts])
        shared = self.numbers[having > 1]
        if len(shared):
            once = Held(self.places(shared))
            self.times[rows_in(self.numbers, shared)] = once.times
        self.having = len(self.numbers)

    def places(self, within: IntArray) -> IntArray:
        """Where any of them stands in these documents."""
        return np.unique(np.concatenate([part.places(within) for part in self._parts]))


NOWHERE = Held(np.zeros(0, np.int64))


class _Counted:
    """Occurrences in candidates, and in how many documents of the whole index the word stands."""

    def __init__(self, here: Occurrences, having: int) -> None:
        self.numbers, self.times, self.places, self.having = here.numbers, here.times, here.places, having


def occurrences(plan: Forms | Run | Same, postings: Postings) -> Occurrences:
    """Where a word or one of its spellings stands; of `ANYWHERE`, where in the articles' own words."""
    here = _standing(plan, postings)
    counted = postings.counts.get(plan) if postings.counts else None
    return here if counted is None else _Counted(here, counted)


def _standing(plan: Forms | Run | Same, postings: Postings) -> Occurrences:
    if isinstance(plan, Forms):
        return _of_forms(plan.forms, plan.field, postings)
    if isinstance(plan, Run):
        return postings.row(plan, lambda: _runs(plan, postings))
    parts = [o for part in plan.parts if (o := _standing(part, postings)).having]
    if len(parts) <= 1:
        return parts[0] if parts else NOWHERE
    return _Spellings(parts)


def around(plan: Forms | Run | Same, postings: Postings) -> Occurrences:
    """Where a word that is sought `ANYWHERE` stands around the articles' own words."""
    return occurrences(around_of(plan), postings)


def around_of(plan: Forms | Run | Same) -> Same:
    """What is sought of a word around the articles' own words; no parts where it is not."""
    parts = plan.parts if isinstance(plan, Same) else (plan,)
    return Same(tuple(replace(part, field=AROUND) for part in parts if part.field == ANYWHERE))


def forms_of(plan: Forms | Run) -> Sequence[str]:
    """All folded forms of a word, or of the words of a row."""
    return plan.forms if isinstance(plan, Forms) else [form for forms in plan.positions for form in forms]


def _of_forms(forms: Sequence[str], field: str, postings: Postings) -> Occurrences:
    if field == BODY:
        return _body(forms, postings)
    return postings.occurrences(TEXT if field == ANYWHERE else field, forms)


def _body(forms: Sequence[str], postings: Postings) -> Occurrences:
    """What the text says beyond its title: the title's words come first in the text."""
    title, everywhere = (postings.occurrences(field, forms) for field in (TITLE, TEXT))
    where = everywhere.places(everywhere.numbers)
    first = np.zeros_like(everywhere.times)
    first[rows_in(everywhere.numbers, title.numbers)] = title.times[rows_in(title.numbers, everywhere.numbers)]
    order = stretches(np.zeros_like(everywhere.times), everywhere.times)
    return Held(where[order >= np.repeat(first, everywhere.times)])


def _runs(plan: Run, postings: Postings) -> Occurrences:
    """The documents where the run stands, each with the positions where it starts."""
    field = TEXT if plan.field in (ANYWHERE, BODY) else plan.field
    postings.look_up(field, forms_of(plan))
    parts: list[Occurrences] = []
    for forms in plan.positions:
        parts.append(_of_forms(forms, plan.field, postings))
        if not len(parts[-1].numbers):
            return NOWHERE
    together, *others = sorted((part.numbers for part in parts), key=len)
    for other in others:
        together = other[rows_in(other, together)]
    return Held(_starts([part.places(together) for part in parts], plan.slop) if len(together) else together)


def _starts(places: Sequence[IntArray], slop: int) -> IntArray:
    """The places of the first word from which the others follow, with at most `slop` others in between in all."""
    starts, *others = places
    if not slop:
        for step, later in enumerate(others, 1):
            starts = starts[_member(starts + step, later)]
        return starts
    here = starts
    for later in others:
        after = later.searchsorted(here, "right")
        follows = after < len(later)
        starts, here = starts[follows], here[follows]
        after = later[after[follows]]
        same = after >> SHIFT == starts >> SHIFT
        starts, here = starts[same], after[same]
    return starts[here - starts - len(others) <= slop]
