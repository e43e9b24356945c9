"""What was done to annotations here, to be taken back step by step, and done again. A step is all that one wish of the
user did: a conflict noted on two passages, an import of forty notes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from index.annotations.annotation import Annotation
from index.annotations.files.store import Store


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo brought back or took away, as a sentence's middle: "the deleted annotation is back", and the
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
        self._undone: list[list[_Change]] = []
        """The steps that were taken back, the last one last; what is done anew ends their chance."""
        self._open: list[_Change] | None = None
        self._lock = threading.RLock()

    def done(self, before: Annotation | None, after: Annotation | None) -> None:
        """Remember a change that is on disk."""
        with self._lock:
            self._undone.clear()
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
            said, taken_back, whole = _said(step, UNDONE), False, list(step)
            while step:
                taken_back |= self._take_back(step[-1])
                step.pop()
            self._steps.pop()
            if taken_back:
                self._undone.append(whole)
            return said if taken_back else DELETED_ELSEWHERE

    def redo(self) -> Undone | None:
        """Do the step again that was taken back last; None when there is none. Raises `StoreError`; what was done until
        then stays so and can be taken back, and the rest can be tried again.
        """
        with self._lock:
            if not self._undone:
                return None
            step, again, found = self._undone[-1], [], False
            said = _said(step, REDONE)
            try:
                while step:
                    found |= self._do_again(step[0])
                    again.append(step.pop(0))
            finally:
                if again and found:
                    self._steps.append(again)
            self._undone.pop()
            return said if found else DELETED_ELSEWHERE

    def _do_again(self, change: _Change) -> bool:
        """Whether there was something to do it to."""
        before, after = change.before, change.after
        if before is not None and all(a.id != before.id for a in self._store.of(before.article)):
            return False
        if after is not None:
            self._store.put(after, was=before or after, heading=after.article)
        elif before is not None:
            self._store.delete(before)
        return True

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


DELETED_ELSEWHERE = Undone("nothing, for the annotation was deleted elsewhere meanwhile")

UNDONE = {
    "made": "the new annotation is gone again",
    "deleted": "the deleted annotation is back",
    "linked": "the link is gone again",
    "unlinked": "the link is back",
    "moved": "the annotation is where it was before",
    "changed": "the annotation is as it was before",
}
REDONE = {
    "made": "the annotation is there again",
    "deleted": "the annotation is deleted again",
    "linked": "the link is there again",
    "unlinked": "the link is gone again",
    "moved": "the annotation is moved again",
    "changed": "the annotation is changed again",
}
SEVERAL = {
    UNDONE["made"]: "the {} new annotations are gone again",
    UNDONE["deleted"]: "the {} deleted annotations are back",
    UNDONE["changed"]: "the {} annotations are as they were before",
    REDONE["made"]: "the {} annotations are there again",
    REDONE["deleted"]: "the {} annotations are deleted again",
    REDONE["changed"]: "the {} annotations are changed again",
}
"""What is said where a step did it to several."""


def _said(step: list[_Change], words: Mapping[str, str]) -> Undone:
    first = step[0]
    sort = _sort(first)
    said, count = words[sort], sum(_sort(change) == sort for change in step)
    said = SEVERAL[said].format(count) if said in SEVERAL and count > 1 else said
    return Undone(said, first.before or first.after)


def _sort(change: _Change) -> str:
    """What was done, as `UNDONE` and `REDONE` list it."""
    before, after = change.before, change.after
    if before is None:
        return "made"
    if after is None:
        return "deleted"
    if replace(after, links=before.links, updated="") == replace(before, updated=""):
        return "linked" if len(after.links) > len(before.links) else "unlinked"
    if replace(after, selector=before.selector, updated="") == replace(before, updated=""):
        return "moved"
    return "changed"
