"""Two changed copies of a text joined line by line, as git does it, but with nothing of either thrown away.

Where both copies changed the same lines, git keeps one side or writes marks between the two. Here both stay: one
below the other where the text can still be read then, else the other side's lines as comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

THEIRS = "# the other side: "
"""Stands before a line of the other side that could not stay as it is."""

_LINE = re.compile(r"(?<![^\r\n])[^\r\n]*+(?:\r\n?|\n)")
_BREAK = re.compile(r"\r\n?|\n")
_LAST_BREAK = re.compile(r"(?:\r\n?|\n)\Z")


@dataclass(frozen=True, slots=True)
class _Change:
    """What one side made of the lines `start` to `end` of the base."""

    start: int
    end: int
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Both:
    """Lines that both sides have changed."""

    ours: list[str]
    theirs: list[str]

    def one_below_the_other(self) -> Iterator[str]:
        """Ours, then theirs; what both say is said once."""
        at = 0
        for change in _changes(self.ours, self.theirs):
            yield from self.ours[at : change.end]
            yield from change.lines
            at = change.end
        yield from self.ours[at:]

    def theirs_as_comments(self) -> Iterator[str]:
        """As comments what else the other side says, then ours: below them a block of lines may begin."""
        for line in self.theirs:
            if line.strip() and line not in self.ours:
                yield line if line.lstrip().startswith("#") else THEIRS + line.lstrip()
        yield from self.ours


_Piece = list[str] | _Both
_WAYS = (_Both.one_below_the_other, _Both.theirs_as_comments)
"""How a conflict is settled, the best way first; where neither can be read, ours stand alone."""


def joined(base: str, ours: str, theirs: str, readable: Callable[[str], bool]) -> str | None:
    """`ours` with what the other side did since `base`; None when that cannot be made `readable`.

    The line ends are ours; a copy that an editor gave others has not changed for that.
    """
    newlines = set(_BREAK.findall(ours))
    newline = newlines.pop() if len(newlines) == 1 else ""
    pieces = _pieces(*(_lines(text, newline) for text in (base, ours, theirs)))

    def text(settled: dict[int, list[str]]) -> str:
        lines = (settled.get(n, p.ours) if isinstance(p, _Both) else p for n, p in enumerate(pieces))
        done = "".join(chain.from_iterable(lines))
        return done if not ours or _BREAK.search(ours[-1]) else _LAST_BREAK.sub("", done)

    def settle(some: dict[int, _Both], settled: dict[int, list[str]]) -> dict[int, list[str]]:
        for way in _WAYS if len(some) == 1 else _WAYS[:1]:
            bolder = settled | {n: [*way(conflict)] for n, conflict in some.items()}
            if readable(text(bolder)):
                return bolder
        if len(some) < 2:
            return settled
        half = [*some.items()][: len(some) // 2]
        rest = [*some.items()][len(some) // 2 :]
        return settle(dict(rest), settle(dict(half), settled))

    done = text(settle({n: p for n, p in enumerate(pieces) if isinstance(p, _Both)}, {}))
    return done if readable(done) else None


def with_as_comments(ours: str, base: str, theirs: str) -> str:
    """`ours`, and below it as comments what the other side has written since `base` and cannot be joined to it."""
    newlines = set(_BREAK.findall(ours))
    newline = newlines.pop() if len(newlines) == 1 else "\n"
    known = {line.strip() for text in (base, ours) for line in _lines(text, newline)}
    written = (line.strip() for line in _lines(theirs, newline))
    lost = [line for line in written if line and line not in known]
    said = (line if line.startswith("#") else THEIRS + line for line in lost)
    return "".join((*_lines(ours, newline), *(line + newline for line in said))) if lost else ours


def _lines(text: str, newline: str) -> list[str]:
    """The lines of a text, each with a break; with this one, if any."""
    if text and not _BREAK.search(text[-1]):
        text += newline or "\n"
    return _LINE.findall(_BREAK.sub(newline, text) if newline else text)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    found = SequenceMatcher(None, before, after).get_opcodes()
    return [_Change(a, b, [*after[c:d]]) for what, a, b, c, d in found if what != "equal"]


def _pieces(base: list[str], ours: list[str], theirs: list[str]) -> list[_Piece]:
    """The merged text in its order: lines that are settled, and those that both sides changed."""
    sides = [*((c, 0) for c in _changes(base, ours)), *((c, 1) for c in _changes(base, theirs))]
    pieces: list[_Piece] = []
    at = 0
    for group in _meeting(sorted(sides, key=lambda s: (s[0].start, s[0].end))):
        start, end = group[0][0].start, max(change.end for change, _ in group)
        mine, other = (_applied(base, start, end, [c for c, side in group if side == wanted]) for wanted in (0, 1))
        pieces.append(base[at:start])
        if len({side for _, side in group}) == 1:
            pieces.append(other if group[0][1] else mine)
        else:
            pieces.append(mine if mine == other else _Both(mine, other))
        at = end
    return [*pieces, base[at:]]


def _meeting(changes: list[tuple[_Change, int]]) -> Iterator[list[tuple[_Change, int]]]:
    """The changes in groups that touch the same lines of the base, or put lines into the same place."""
    group: list[tuple[_Change, int]] = []
    end = -1
    for each in changes:
        change = each[0]
        if group and change.start >= end and not change.start == change.end == group[0][0].start == end:
            yield group
            group = []
        end = max(end, change.end) if group else change.end
        group.append(each)
    if group:
        yield group


def _applied(base: list[str], start: int, end: int, changes: list[_Change]) -> list[str]:
    lines: list[str] = []
    at = start
    for change in changes:
        lines += [*base[at : change.start], *change.lines]
        at = change.end
    return [*lines, *base[at:end]]
