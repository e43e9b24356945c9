"""Reports that an archive only parts by what it tells of each below its text: labelled lines, and then the next title.

The files and mails of ProQuest are so: title, perhaps a line that cites it, writer, text; subject, outlet, date,
publisher, country, number in the archive. Nothing is written between two reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.loading.formats.exports.marks import LONGEST_LABEL, heads_part, label_of

FEWEST_TAIL = 4
"""Labelled lines below a report that no report of its own has: ProQuest writes some ten."""

MOST_UNKNOWN = 2
"""Lines in a row with labels that no language of the lexicon has, between such lines."""

SHORTEST_REPEATED = 4
"""Characters of a writer or outlet whose repetition tells that a line above the labels cites the report."""


def parts_by_tails(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each report, from its title on; none where the lines are no such export."""
    stops = list(_stops(lines))
    starts = [0, *(stop + 1 for stop in stops[:-1])]
    return [_from_title(lines[start : stop + 1]) for start, stop in zip(starts, stops, strict=False)]


def _stops(lines: Sequence[str]) -> Iterator[int]:
    """The last line of each run of labelled lines that tells whose a report was."""
    run: list[str] = []
    last = unknown = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        found = label_of(line)
        meaning = found[0] if found else ""
        if _ends_a_report(run) and meaning in ("author", "title", "text"):  # labels of the next report's head
            yield last
            run = []
        if meaning and meaning != "text":
            run.append(meaning)
            last, unknown = index, 0
        elif ":" in line[:LONGEST_LABEL] and unknown < MOST_UNKNOWN:
            unknown += 1
        else:
            if _ends_a_report(run):
                yield last
            run = []
    if _ends_a_report(run):
        yield last


def _ends_a_report(run: Sequence[str]) -> bool:
    return run.count("tail") >= FEWEST_TAIL and ("outlet" in run or "date" in run)


def _from_title(lines: Sequence[str]) -> list[str]:
    """A report without what stands above its title: the title is the last line above the first label that does not
    cite it, by its writer or outlet.
    """
    labelled = [label_of(line) for line in lines]
    first = next((n for n, line in enumerate(lines) if labelled[n] or heads_part(line)), 0)
    told = [found[1].split(";")[0].strip() for found in labelled if found and found[0] in ("author", "outlet")]
    cited = [value for value in told if len(value) >= SHORTEST_REPEATED]
    above = [n for n in range(first) if lines[n] and not any(value in lines[n] for value in cited)]
    return [*lines[above[-1] : above[-1] + 1], *lines[first:]] if above else list(lines[first:])
