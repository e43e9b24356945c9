"""Splits the lines of an export into its reports, whatever kind of file they came from.

A file is an export when it has marks that part reports: a numbered line above each, a line at the end of each, or what
an archive tells of each below its text (see `tails`). What stands before the first report (what was asked for, a list
of titles) is none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from index.article import Kind
from index.loading.facts.fields import FileSays
from index.loading.formats.draft import Draft
from index.loading.formats.exports.heads import MOST_HEAD, Exported, exported_of
from index.loading.formats.exports.marks import (
    accession,
    begins,
    code_of,
    counts_words,
    ends,
    heads_part,
    label_of,
    may_hold_marks,
)
from index.loading.formats.exports.tails import parts_by_tails
from index.loading.formats.source import NO_LINES, Source, joined

MOST_EXPORTED = 20_000
"""Reports of one file that are read; archives give 500 at a time."""

FEWEST_LABELS = 2
"""Labelled lines of a report that stands alone in its file, for it to be one of an archive."""


def export_drafts(
    lines: Sequence[str],
    source: Source,
    format: str,
    encoding: str,
    *,
    name: str = "",
    headlines: Callable[[], Container[str]] = frozenset,
) -> Iterator[Draft] | None:
    """The reports of an export, given line by line (paragraph by paragraph where the format has those), with empty
    lines between paragraphs where it has not; None when it is none. `name` is what they go by where that is not the
    file's, `headlines` gives the lines that a page marks as such.
    """
    parts = _parts(lines) if any(map(may_hold_marks, lines)) else []
    if not parts:
        return None
    if len(parts) > MOST_EXPORTED:
        source.remarks.append(f"only the first {MOST_EXPORTED:,} reports are read; split the file to have the rest")
    marked = headlines()
    reports = (exported_of(_blocks(part), marked) for part in parts[:MOST_EXPORTED])
    return _drafts(reports, source, (format, encoding), name or source.name)


def _drafts(reports: Iterable[Exported], source: Source, form: tuple[str, str], of: str) -> Iterator[Draft]:
    for number, report in enumerate(reports, 1):
        title = report.fields.get("title", "")
        text = joined([title, *report.body, *report.furniture])
        if not text:
            continue
        kinds = dict.fromkeys(report.furniture, Kind.BOILERPLATE)
        if title:
            kinds[title] = Kind.TITLE
        told = FileSays(_fields(report), of_archive=True)
        yield source.draft(
            text, told, format=form[0], encoding=form[1], lines=NO_LINES, kinds=kinds, name=f"{of}/{number}"
        )


def _fields(report: Exported) -> dict[str, str]:
    known = ("title", "outlet", "author", "date", "standfirst", "language", "dateline")
    return {meaning: report.fields[meaning] for meaning in known if meaning in report.fields}


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each report, without the marks that part them."""
    starts = [index for index, line in enumerate(lines) if line and begins(line)]
    if starts and _are_of_an_export(lines, starts):
        return [
            list(lines[start + 1 : end])
            for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
            if any(lines[start + 1 : end])
        ]
    stops = [index for index, line in enumerate(lines) if line and ends(line)]
    if not stops or not _are_of_an_export(lines, stops):
        return parts_by_tails(lines)
    parts: list[list[str]] = []
    at = 0
    for stop in stops:
        kept = stop + (accession(lines[stop]) is not None)
        part = _without_cover(list(lines[at:kept])) if not parts else list(lines[at:kept])
        if any(part):
            parts.append(part)
        at = stop + 1
    return parts


def _are_of_an_export(lines: Sequence[str], marks: Sequence[int]) -> bool:
    """Whether these marks are an archive's, not a sentence of a report: with labelled lines among them."""
    labels = sum(1 for line in lines if line and (label_of(line) or code_of(line) or counts_words(line)))
    sure = sum(accession(lines[mark]) is not None for mark in marks)
    return labels >= (1 if sure else FEWEST_LABELS * min(len(marks), FEWEST_LABELS))


def _without_cover(lines: list[str]) -> list[str]:
    """The first report without what was asked for and the list of titles before it: it begins some lines above its
    first labelled line.
    """
    for index in range(len(lines) - 1, -1, -1):
        if lines[index] and _is_of_cover(lines[index]):
            lines = lines[index + 1 :]
            break
    while lines and (not lines[0] or (" | " in lines[0] and not code_of(lines[0]))):
        lines = lines[1:]  # a row of a table of what was asked for
    return lines


def _is_of_cover(line: str) -> bool:
    found = label_of(line)
    return found is not None and found[0] == "cover"


def _blocks(lines: Sequence[str]) -> list[str]:
    """The paragraphs: lines up to an empty one joined; a labelled line begins one, and each line of a head that counts
    its words is one.
    """
    blocks: list[list[str]] = []
    open_ = False
    spaced = any(not line for line in lines)
    head = _counted_head(lines) if spaced else range(0)
    for index, line in enumerate(lines):
        words = line.strip()
        if not words:
            open_ = False
            continue
        starts = index in head or label_of(words) or heads_part(words) or counts_words(words) or code_of(words)
        if not spaced or not open_ or starts:
            blocks.append([])
        blocks[-1].append(words)
        open_ = index not in head and not (starts and not label_of(words))
    return [" ".join(" ".join(block).split()) for block in blocks]


def _counted_head(lines: Sequence[str]) -> range:
    """The lines around the one that counts the words, up to an empty one: some programs write a head without blanks."""
    count = next((n for n, line in enumerate(lines[: 2 * MOST_HEAD]) if line and counts_words(line)), None)
    if count is None:
        return range(0)
    first = next((n + 1 for n in range(count, -1, -1) if not lines[n].strip()), 0)
    return range(first, next((n for n in range(count, len(lines)) if not lines[n].strip()), len(lines)))
