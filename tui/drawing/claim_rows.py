"""A claim as a row: a sign for each report, below its letter, the figures that differ and the claim's first words; of
the chosen one what the report in focus makes of it, a line below. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from index.article import Span
from index.comparison.alignment.wording import Wording
from index.comparison.claims.claims import Claim, ClaimTable, Standing, Telling, column_letter
from index.comparison.claims.disputes import joined_steps
from index.comparison.facts.stated.values import Field
from index.comparison.reports.differing import hardness, what_differs
from tui.drawing.direction import Pieces, isolated, to_its_side
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut
from tui.safe_text import safe_line

LINES, BELOW = 1, 1
"""Lines of a claim, and those below the chosen one."""

_LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
_STYLES = {Wording.SAME: "dim", Wording.EDITED: "edited", Wording.RESTATED: "restated"}
LACKS = "·"
DIFFERS = "!"

CELL = 3
"""Columns of one report's letter in a row."""

ALL_SHARE = 3
"""Every report has a column where all of them take no more than one part in so many of the width; else those do that
are named above the table, and the others are counted.
"""

LEAST_WORDS = 36
"""Columns that stay for a claim's words, however many reports are named."""

OTHERS = 6
"""Columns of how many other reports have a claim: ` +27! `."""

FIGURES, OF_ROOM = 24, 3
"""Most columns of the figures that differ, before a claim's words; where there is more room, a third of it."""

ALL_NAMED, LEGEND_SHARE, LEGEND_LEAST = 4, 5, 3
"""All reports are named above the table where that takes no more than one line in `ALL_NAMED` of the window (six of
24), else one line in `LEGEND_SHARE` names some, and at least so many lines do: the claims need most of the room.
"""


def named(count: int, column: int, height: int) -> tuple[range, str]:
    """Which of `count` reports are named above a table in a window of so many lines, and what the last line says of
    those that are not: nothing where all are named.
    """
    lines = max(LEGEND_LEAST, height // LEGEND_SHARE)
    if count <= max(LEGEND_LEAST, height // ALL_NAMED):
        return range(count), ""
    named = shown(count, column, lines - 1)
    rest = [range(named.start), range(named.stop, count)]
    letters = " and ".join(_from_to(part) for part in rest if part)
    return named, f"{count - len(named)} more: {letters}; ← → show them"


def _from_to(columns: range) -> str:
    first, last = column_letter(columns[0]), column_letter(columns[-1])
    return first if len(columns) == 1 else f"{first} to {last}"


def shown(count: int, column: int, most: int) -> range:
    """Which of `count` reports are shown where only `most` have room: those around the one in focus."""
    most = max(1, min(count, most))
    first = max(0, min(column - most // 2, count - most))
    return range(first, first + most)


def with_columns(count: int, column: int, width: int, height: int) -> range:
    """Which of `count` reports have a column in a table of such a window."""
    if count * CELL * ALL_SHARE <= width:
        return range(count)
    few, _ = named(count, column, height)
    return shown(count, column, min(len(few), (width - OTHERS - LEAST_WORDS) // CELL))


def heads(columns: range, count: int, column: int, pinned: int | None) -> Text:
    """The letters of the reports above their columns, that of the one in focus marked as above the table; how many
    others there are, and what stands behind them.
    """
    line = Text(" ", no_wrap=True, end="")
    for number in columns:
        mark = "▸" if number == column else "●" if number == pinned else " "
        line.append(f"{mark}{column_letter(number)}".ljust(CELL), "bold" if number == column else "")
    if more := count - len(columns):
        line.append(f" +{more}".ljust(OTHERS), "dim")
    return line.append(" claims, what differs before the words")


def claim(table: ClaimTable, told: Claim, column: int, width: int, columns: range) -> list[Pieces]:
    """The standing of each report that has a column with the claim, how many others have it, and its words; then, for
    the chosen claim, the words of the report in focus, or what differs.
    """
    first: Pieces = [(" ", "dim")]
    for number in columns:
        text, style = _standing(told.tellings[number])
        first.append((f" {text}".ljust(CELL), style))
    if others := [telling for number, telling in enumerate(told.tellings) if number not in columns]:
        first.append(_counted(others))
    room = width - 1 - sum(width_of(text) for text, _ in first)
    first.append((" ", ""))
    if figures := cut(_figures(table, told), max(FIGURES, room // OF_ROOM)):
        first += [(figures, "red"), ("  ", "")]
        room -= width_of(figures) + 2
    said = _words(table, told.first.report, told.first.span)
    said_as = "plain" if len(told.told_by) > 1 else "dim"
    first += to_its_side([(cut(said, room - 1), said_as)], room - 1)
    return [first, [(cut(f"   {_below(table, told, column)}", width - 1), "dim")]]


def _counted(others: Sequence[Telling]) -> tuple[str, str]:
    """How many of the reports without a column have a claim, and whether one of them differs."""
    count = sum(telling.standing is not Standing.LACKS for telling in others)
    differs = any(telling.differs for telling in others)
    said = f" +{count}" if count else f" {LACKS}"
    return f"{said}{DIFFERS * differs}".ljust(OTHERS), "red" if differs else "dim"


def is_a(what: str, told: Claim, column: int) -> bool:
    """Whether a claim is of a sort one can step to, as sentences are in a comparison: `link`, told by several reports;
    `difference`, not by all of them in the same words; `conflict`, with facts that differ; `only`, of the report in
    focus alone.
    """
    match what:
        case "link":
            return len(told.told_by) > 1
        case "difference":
            wordings = {telling.wording for telling in told.tellings if telling.wording}
            return bool(told.disputes) or bool(wordings - {Wording.SAME})
        case "conflict":
            return bool(told.disputes)
    return told.told_by == (column,)


def _standing(telling: Telling) -> tuple[str, str]:
    if telling.differs:
        return DIFFERS, "red"
    return (_LETTERS[telling.wording], _STYLES[telling.wording]) if telling.wording else (LACKS, "dim")


def _figures(table: ClaimTable, told: Claim) -> str:
    """What differs, each value once in whatever words: figures from the earliest to the latest, where that is known,
    without a moment that only says again what the one before it said, or some of it; else days, places and the like.
    Nothing of what is denied: that takes the words of its sentence.
    """
    disputes = [dispute for dispute in told.disputes if dispute.field is not Field.OTHER]
    dispute = next((d for d in disputes if d.said_once[0].value is not None), disputes[0] if disputes else None)
    if dispute is None:
        return ""
    steps = dispute.over_time(table.moments) or tuple(("", s) for s in dispute.said_once)
    said: dict[str, dict[object, str]] = {}
    for moment, s in steps:
        words = isolated(_words(table, s.report, s.span))
        said.setdefault(moment, {}).setdefault(words.casefold() if s.said is None else s.said, words)
    moments = list(said)
    news = [at for n, at in enumerate(moments) if not n or said[at].keys() - said[moments[n - 1]].keys()]
    return joined_steps((at, words) for at in news for words in said[at].values())


def _below(table: ClaimTable, told: Claim, column: int) -> str:
    """What stands below a claim: the facts that differ, else the words of the report in focus."""
    if told.disputes:
        dispute = told.disputes[0]
        letters: dict[object, list[str]] = {}
        words: dict[object, str] = {}
        for s in dispute.said_once:
            written = _words(table, s.report, s.span)
            same = written.casefold() if s.said is None else s.said
            words.setdefault(same, isolated(written))
            letters.setdefault(same, []).append(column_letter(s.report))
        said = "; ".join(f"{' '.join(letters[same])} “{words[same]}”" for same in letters)
        about = f" ({safe_line(dispute.about)})" if dispute.about else ""
        return f"{what_differs(dispute.kind)}{about}: {said}"
    telling = told.tellings[column]
    if not telling.sentences:
        return f"{column_letter(column)} does not say this"
    if column == told.first.report:
        return f"in the words of {column_letter(column)}"
    return f"{column_letter(column)}: {isolated(_words(table, column, telling.sentences[0]))}"


_BARS = "▁▂▃▄▅▆▇█"


def plot(values: Sequence[float]) -> str:
    """A bar for each figure, as high as it is beside the greatest."""
    most = max(map(abs, values), default=0.0) or 1.0
    return "".join(_BARS[round(abs(value) / most * (len(_BARS) - 1))] for value in values)


def quotes(table: ClaimTable, told: Claim) -> Text:
    """The words of every report for a claim: what differs and how it went on, then each sentence, then who lacks it."""
    text = Text()
    for dispute in told.disputes:
        about = f", {safe_line(dispute.about)}" if dispute.about else ""
        text.append(f"{DIFFERS} {what_differs(dispute.kind)}{about}", "bold")
        text.append(f"  {hardness(dispute.strength, dispute.is_hedged)}\n")
        if steps := dispute.over_time(table.moments):
            bars = plot([statement.value or 0.0 for _, statement in steps])
            row = joined_steps((m, isolated(_words(table, s.report, s.span))) for m, s in steps)
            told_by = ", ".join(f"{column_letter(s.report)} {moment.replace('T', ' ')}" for moment, s in steps)
            text.append(f"  {bars}  {row}  ({told_by})\n")
    for report, telling in enumerate(told.tellings):
        for span in table.told(told, report):
            letter = _standing(telling)[0]
            text.append(f"{column_letter(report)} {letter} ", "bold")
            text.append(f"“{isolated(_words(table, report, span))}”\n")
    lacking = [column_letter(report) for report, telling in enumerate(told.tellings) if not table.told(told, report)]
    if lacking:
        text.append(f"{LACKS} not in {', '.join(lacking)}\n")
    return text


def _words(table: ClaimTable, number: int, span: Span) -> str:
    return safe_line(" ".join(span.of(table.articles[number].text).split()))


def evidence(table: ClaimTable, column: int) -> str:
    """Which agency the report in focus has its words from as others have, and what it has word for word in common with
    others, the most first.
    """
    credited = "".join(
        f"{', '.join(map(column_letter, reports))} name {safe_line(agency)}. "
        for agency, reports in table.origins.credited
        if column in reports
    )
    shared = [s for s in table.origins.shared if column in (s.left, s.right) and s.words]
    if not shared:
        return f"{credited}{column_letter(column)} shares no long run of words with the others."
    with_whom = ", ".join(
        f"{column_letter(s.right if s.left == column else s.left)} ({round(s.share * 100)} % of the shorter one)"
        for s in shared[:4]
    )
    return f"{credited}{column_letter(column)} shares long runs of words with {with_whom}."
