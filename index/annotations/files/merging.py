"""Two hands, one note: what each changed is kept, and a note that both changed keeps both texts.

The same serves two running apps (between two saves) and git (between two branches): `merged` joins two states of one
annotation, `merged_files` two states of a file, annotation by annotation, so that the result always reads back.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from index.annotations.annotation import Annotation, moment
from index.annotations.files import durable, line_merging, yaml_file
from index.annotations.files.yaml_schema import Unusable
from index.errors import StoreError

BOTH_TEXTS = "\n\n--- the same note, as it was changed elsewhere ---\n\n"
"""Stands between the two texts when a note was changed in two places at once."""


def merged(mine: Annotation, was: Annotation | None, there: Annotation | None) -> Annotation:
    """My annotation with what another hand changed since `was`; the same note changed twice keeps both texts.

    Tags and links of both stay, without those that either took away. Of two new kinds, or two new passages, mine wins.
    Without a `was` (the note came here by two ways) nothing of either text is taken for known.
    """
    if there is None or there in (was, mine):
        return mine
    if mine == was:
        return there
    was = was or replace(there, note="", kind="", tags=(), links=(), rejected=())
    note = mine.note
    if there.note not in (was.note, mine.note):
        note = there.note if mine.note == was.note else _both(mine.note, there.note)
    return replace(
        mine,
        note=note,
        kind=there.kind if mine.kind == was.kind else mine.kind,
        selector=there.selector if mine.selector == was.selector else mine.selector,
        tags=_joined(mine.tags, was.tags, there.tags),
        links=_joined(mine.links, was.links, there.links),
        rejected=_joined(mine.rejected, was.rejected, there.rejected),
        updated=moment(),
    )


def _both(mine: str, theirs: str) -> str:
    """Both texts; one that holds the other already, after an earlier merge, is enough."""
    if theirs in mine or mine in theirs:
        return max(mine, theirs, key=len)
    return mine + BOTH_TEXTS + theirs


T = TypeVar("T")


def _joined(mine: tuple[T, ...], was: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    kept = [x for x in mine if x in theirs or x not in was]
    return (*kept, *(x for x in theirs if x not in was and x not in kept))


def merge_for_git(base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge as git asks a merge driver to: three states of the file at `path` lie in files of git's own, and the result
    replaces `ours`. Raises `StoreError`; `ours` then stands as it was, without marks.
    """
    try:
        states = [each.read_bytes().decode("utf-8", "surrogateescape") for each in (base, ours, theirs)]
        joined = merged_files(*states)
    except Unusable as error:
        raise StoreError(f"{path}: the annotations cannot be merged: {error}; mend it there, then merge.") from None
    except OSError as error:
        raise StoreError(f"{path}: the annotations cannot be merged: {durable.cause(error)}.") from None
    if joined != states[1]:
        durable.write(ours, joined)


def merged_files(base: str, ours: str, theirs: str) -> str:
    """Our file with what the other side did since `base`: notes, comments and own keys. Raises `Unusable`, which says
    on which side.

    What one side deleted and the other changed meanwhile stays: a note is never lost to a merge. An empty `ours` (the
    other side made the file) gives theirs; an empty `base`, or one that cannot be read, means that both made it anew.
    """
    if not ours.strip() or not theirs.strip():
        return ours if ours.strip() else theirs
    mine, other = _state(ours, "our side"), _state(theirs, "the other side")
    try:
        before = _state(base, "")
    except Unusable:
        base, before = "", {}
    wanted = _wanted(before, mine, other)
    meant = _saying(wanted, ours)
    try:  # with the same notes in all three, what differs is comments and own keys, which lines tell well enough
        on_one_side = (mine.keys() ^ other.keys()) & before.keys()
        start = _saying(
            wanted, _saying({n: a for n, a in wanted.items() if n not in on_one_side}, base) if base else ""
        )
        theirs = _saying(wanted, theirs)
        joined = line_merging.joined(start, meant, theirs, lambda text: _says(wanted, text))
    except Unusable:  # something there can be read but not changed: our comments and keys are kept where they are
        joined = None
    return joined or line_merging.with_as_comments(meant, base, theirs)


Notes = dict[str, Annotation]
State = dict[str, tuple[Annotation, list[str]]]
"""Each note and its lines, by id. To which article it belongs is of no account in a merge."""


def _state(text: str, side: str) -> State:
    try:
        file = yaml_file.File(text)
        return {a.id: (replace(a, article=""), file.lines_of(n)) for n, a in enumerate(file.annotations)}
    except Unusable as error:
        raise Unusable(f"{side} cannot be read, {error.reason}", error.line) from None


def _wanted(before: State, mine: State, other: State) -> Notes:
    """The notes of the merged file."""
    wanted = {name: note for name, (note, _) in mine.items() if name in other or before.get(name) != mine[name]}
    for name, (there, _) in other.items():
        if name in mine:
            wanted[name] = merged(mine[name][0], before[name][0] if name in before else None, there)
        elif before.get(name) != other[name]:  # new there, or changed there and deleted here
            wanted[name] = there
    return wanted


def _saying(wanted: Notes, text: str) -> str:
    """The file with just these notes; all else in it stays as it is. Raises `Unusable`."""
    there = _notes(text)
    if there == wanted:
        return text
    at_once = yaml_file.File(text).with_all(wanted)
    if at_once is not None:
        return at_once
    for name in there:
        text = yaml_file.without(text, name) if name not in wanted else text
    for name, note in wanted.items():
        text = yaml_file.with_put(text, note) if there.get(name) != note else text
    return text


def _notes(text: str) -> Notes:
    return {a.id: replace(a, article="") for a in yaml_file.read(text)}


def _says(wanted: Notes, text: str) -> bool:
    try:
        return _notes(text) == wanted
    except Unusable:
        return False
