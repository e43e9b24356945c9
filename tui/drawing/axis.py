"""The axis below a timeline, and how high its bars are. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from index.catalogue.listing import Bar

STEPS = "▁▂▃▄▅▆▇█"
"""A cell filled from below, an eighth at a time."""

POINTER = "▲"

WIDEST = 4
"""Columns of a bar where there are few of them."""


def columns_of(bars: Sequence[Bar], width: int) -> list[Sequence[Bar]]:
    """The bars of each column: of a long time several share one, of a short time each has some columns."""
    count = len(bars)
    if count > width:
        return [bars[n * count // width : (n + 1) * count // width] for n in range(width)]
    each = max(1, min(WIDEST, width // max(1, count)))
    return [[bar] for bar in bars for _ in range(each)]


def drawn_bars(columns: Sequence[Sequence[Bar]], rows: int) -> list[str]:
    """A row of cells for each of `rows`, the topmost first; the highest bar fills them all, and none that counts a
    report is empty. The last of several columns of a bar is left free.
    """
    counts = [
        0 if n and column == columns[n - 1] and column != (*columns, ())[n + 1] else sum(bar.count for bar in column)
        for n, column in enumerate(columns)
    ]
    full, most = rows * len(STEPS), max(counts, default=0) or 1
    heights = [-(-count * full // most) for count in counts]
    return ["".join(_cell(height - below * len(STEPS)) for height in heights) for below in reversed(range(rows))]


def _cell(eighths: int) -> str:
    return STEPS[min(eighths, len(STEPS)) - 1] if eighths > 0 else " "


def pointed(columns: Sequence[Sequence[Bar]], now: int, width: int) -> str:
    """In place of the dates, a pointer below a column, and beside it what the column counts."""
    here = [n for n, column in enumerate(columns) if column == columns[now]]
    at = here[(len(here) - 1) // 2]
    first, last = columns[now][0].when, columns[now][-1].when
    count = sum(bar.count for bar in columns[now])
    period = first if first == last else f"{first} to {last}"
    told = f"{period}: {count:,} report{'s' * (count != 1)}"
    if at + 2 + len(told) <= width:
        return f"{' ' * at}{POINTER} {told}"
    return f"{told:>{max(0, at - 1)}} {POINTER}"[-width:]


def axis(columns: Sequence[Sequence[Bar]], width: int) -> str:
    """Dates below the columns they begin at: the first one whole, then as many years (or, of one year, months or days)
    as have room with a blank between them; the last one, where there is room for it, ends the line. Behind the first
    none says its year again: `2026-06-03 06-09 06-19`.
    """
    if not columns:
        return ""
    first, last = columns[0][0].when, columns[-1][-1].when
    if last[:4] == first[:4] and last != first:
        last = last[5:]
    room = max(len(columns), len(first) * 2 + 2)
    line = first.ljust(min(width, room))
    if len(first) + 1 + len(last) <= len(line):
        line = line[: -len(last)] + last
    for at, label in sorted(_ticks(columns), key=lambda tick: len(tick[1]), reverse=True):
        if at > 0 and not line[at - 1 : at + len(label) + 1].strip() and at + len(label) < len(line):
            line = line[:at] + label + line[at + len(label) :]
    return line[:width]


def _ticks(columns: Sequence[Sequence[Bar]]) -> list[tuple[int, str]]:
    """Where years begin, or within a year months or days: the column, and what stands below it."""
    found = []
    before = columns[0][0].when
    for at, column in enumerate(columns):
        when = column[-1].when
        if when[:4] != before[:4]:
            found.append((at, when[:4]))
        elif when != before:
            found.append((at, when[5:]))
        before = when
    years = [tick for tick in found if len(tick[1]) == len("2021")]
    return years or found
