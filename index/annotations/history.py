"""What was done to annotations here, to be taken back step by step. A step is all that one wish of the user did: a
conflict noted on two passages, an import of forty notes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from index.annotations.annotation import Annotation
from index.annotations.files.store import Store


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo brought back or took away, as a sentence's middle: "the deleted annotation is back", and the
    annotation it is `about`, the first of several.
    """

    what: str
    about: Annotation | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """An annotation before and after; None where there was none."""

    before: Annotation | None
    after: Annotation | None


class History:
    """The steps done in this run, the last one last. Every method may be called from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._steps: list[list[_Change]] = []
        self._open: list[_Change] | None = None
        self._lock = threading.RLock()

    def done(self, before: Annotation | None, after: Annotation | None) -> None:
        """Remember a change that is on disk."""
        with self._lock:
            if self._open is not None:
                self._open.append(_Change(before, after))
            else:
                self._steps.append([_Change(before, after)])

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is done inside is taken back together; also when it stops half-way."""
        with self._lock:
            outer = self._open
            self._open = step = [] if outer is None else outer
            try:
                yield
            finally:
                self._open = outer
                if outer is None and step:
                    self._steps.append(step)

    def undo(self) -> Undone | None:
        """Take back the last step; None when there is none left. Raises `StoreError`; what was taken back until then
        stays so, and the rest can be tried again.

        What another hand did since then is kept: its words stand in the note beside the ones that came back, and what
        it deleted stays deleted.
        """
        with self._lock:
            if not self._steps:
                return None
            step = self._steps[-1]
            said, taken_back = _said(step), False
            while step:
                taken_back |= self._take_back(step[-1])
                step.pop()
            self._steps.pop()
            return said if taken_back else Undone("nothing, for the annotation was deleted elsewhere meanwhile")

    def _take_back(self, change: _Change) -> bool:
        """Whether there was something to take back."""
        before, after = change.before, change.after
        if after is not None and all(a.id != after.id for a in self._store.of(after.article)):
            return False
        if before is None and after is not None:
            self._store.delete(after)
        elif before is not None:
            self._store.put(before, was=after or before, heading=before.article)
        return True


def _said(step: list[_Change]) -> Undone:
    first = step[0]
    return Undone(_what(first, sum(change.before is None for change in step)), first.before or first.after)


def _what(first: _Change, made: int) -> str:
    before, after = first.before, first.after
    if before is None:
        return f"the {made} new annotations are gone again" if made > 1 else "the new annotation is gone again"
    if after is None:
        return "the deleted annotation is back"
    if replace(after, links=before.links, updated="") == replace(before, updated=""):
        return "the link is gone again" if len(after.links) > len(before.links) else "the link is back"
    if replace(after, selector=before.selector, updated="") == replace(before, updated=""):
        return "the annotation is where it was before"
    return "the annotation is as it was before"
