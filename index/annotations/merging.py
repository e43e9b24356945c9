"""Two hands, one note: what each changed is kept, and a note that both changed keeps both texts.

The same serves two running apps (between two saves) and git (between two branches): `merged` joins two states of one
annotation, `merged_files` two states of a file, annotation by annotation, so that the result always reads back.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from index.annotations import yaml_file
from index.annotations.annotation import Annotation, moment
from index.annotations.yaml_schema import Unusable

BOTH_TEXTS = "\n\n--- the same note, as it was changed elsewhere ---\n\n"
"""Stands between the two texts when a note was changed in two places at once."""


def merged(mine: Annotation, was: Annotation | None, there: Annotation | None) -> Annotation:
    """My annotation with what another hand changed since `was`; the same note changed twice keeps both texts.

    Tags and links of both stay, without those that either took away. Of two new kinds, or two new passages, mine wins.
    Without a `was` (the note came here by two ways) nothing of either text is taken for known.
    """
    if there is None or there in (was, mine):
        return mine
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


def merged_lines(base: Path, ours: Path, theirs: Path) -> str | None:
    """The three files merged line by line, as git does it, with our lines where both sides changed the same ones; None
    where there is no git.
    """
    command = ["git", "merge-file", "--stdout", "--quiet", "--ours", *map(str, (ours, base, theirs))]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return None


def merged_files(base: str, ours: str, theirs: str, by_lines: str | None = None) -> str:
    """Our file with what the other side did since `base`. Raises `Unusable`.

    `by_lines` is the same merged line by line: it has the other side's comments and own keys too, so it is taken once
    the notes that both sides changed are put right in it.

    What one side deleted and the other changed meanwhile stays: a note is never lost to a merge. An empty `ours` (the
    other side made the file) gives theirs, an empty `base` means that both made the file anew.
    """
    if not ours.strip() or not theirs.strip():
        return ours if ours.strip() else theirs
    before, mine, other = ({a.id: a for a in yaml_file.read(t)} if t.strip() else {} for t in (base, ours, theirs))
    text = ours
    for name, there in other.items():
        was = before.get(name)
        if name in mine:
            joined = merged(mine[name], was, there)
            text = yaml_file.with_put(text, joined) if joined != mine[name] else text
        elif was != there:  # new there, or changed there and deleted here
            text = yaml_file.with_put(text, there)
    for name, was in before.items():
        if name not in other and mine.get(name) == was:
            text = yaml_file.without(text, name)
    return _put_right(by_lines, text) or text


def _put_right(by_lines: str | None, meant: str) -> str | None:
    """The file merged by lines, its notes made those of `meant`; None where that cannot be done."""
    if not by_lines or _says_the_same(by_lines, meant):
        return by_lines
    try:
        wanted = {a.id: a for a in yaml_file.read(meant)}
        there = {a.id: a for a in yaml_file.read(by_lines)}
        for name in there.keys() - wanted.keys():
            by_lines = yaml_file.without(by_lines, name)
        for name, note in wanted.items():
            if name not in there or replace(there[name], updated=note.updated) != note:
                by_lines = yaml_file.with_put(by_lines, note)
    except Unusable:
        return None
    return by_lines if _says_the_same(by_lines, meant) else None


def _says_the_same(one: str, other: str) -> bool:
    """Whether two files hold the same notes; when they were last changed is of no account."""
    try:
        here, there = ({a.id: replace(a, updated="") for a in yaml_file.read(t)} for t in (one, other))
    except Unusable:
        return False
    return here == there
