"""The head of one report of an export: its title, outlet, day and writer, of labelled lines and of lines in an order.

Three orders are met: outlet, day, title (LexisNexis); title, outlet, day (Nexis Uni); title, writer, length, day,
outlet (Factiva). The day is the anchor, and where the length is told before it, what comes behind it is the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from index.loading.facts.dates import dates_in
from index.loading.formats.exports.marks import accession, code_of, counts_words, heads_part, is_edition, label_of
from index.loading.lines.labels import author_in, is_name

MOST_HEAD = 14
"""Lines among which the day stands: an archive's head has five to ten."""

LONGEST_HEAD_LINE = 300
"""Characters of a line of a head: a long title."""

LONGEST_TITLE = 150
"""Characters of a title below the name of a section; a longer line is the report's first paragraph."""

DAY_SHARE = 0.25
"""Share of a line's letters that its date must be: "Politique, jeudi 5 octobre 2013, p. 03" is one, a sentence none."""

FEWEST_CODES = 4
"""Codes that a report written with them has: title, day, source, language."""


@dataclass(slots=True)
class Exported:
    """A report of an export: what its head says, its paragraphs, and the lines that are none of its words."""

    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    def say(self, meaning: str, value: str) -> None:
        """Keep what a label says, the first of each."""
        if meaning == "author":
            value = _in_reading_order(value)
        elif meaning == "outlet":
            value = value.split(";")[0].strip()  # "Lake Tribune; Lakeport, Nordland"
        if value and meaning not in ("other", "tail"):
            self.fields.setdefault(meaning, value)


def _in_reading_order(names: str) -> str:
    """Writers as they are read: archives file them by their last names, "Lee, Ann; Reed, Omar"."""
    parts = [name.strip() for name in names.split(";")]
    turned = [name.split(", ") for name in parts]
    if all(len(halves) == 2 and is_name(" ".join(reversed(halves))) for halves in turned):
        return " and ".join(" ".join(reversed(halves)) for halves in turned)
    return names


def exported_of(blocks: Sequence[str], headlines: Container[str] = ()) -> Exported:
    """Read one report of an export, given block by block; `headlines` are lines that a page marks as such."""
    codes = [code_of(block) for block in blocks]
    if sum(found is not None for found in codes) >= FEWEST_CODES:
        return _coded(blocks)
    report = Exported()
    start = _head(blocks, report, headlines)
    _rest(blocks[start:], report)
    return report


def _coded(blocks: Sequence[str]) -> Exported:
    """A report whose every part has a code before it."""
    report, meaning = Exported(), "other"
    for block in blocks:
        found = code_of(block)
        value = block
        if found:
            meaning, value = found
        if not value:
            continue
        if meaning == "text":
            report.body.append(value)
        else:
            report.say(meaning, value)
            if meaning != "title":
                report.furniture.append(block)
    return report


def _head(blocks: Sequence[str], report: Exported, headlines: Container[str]) -> int:
    """Read the lines before the first label or paragraph; where the rest begins."""
    plain: list[str] = []
    day: int | None = None
    counted: int | None = None
    at = 0
    while at < min(MOST_HEAD, len(blocks)):
        block = blocks[at]
        if label_of(block) or heads_part(block):
            break
        if counts_words(block) and counted is None:
            counted = len(plain)
        elif day is None and _is_day(block):
            day = len(plain)
        elif day is not None and is_edition(block):
            report.furniture.append(block)
            at += 1
            continue
        elif len(block) > LONGEST_HEAD_LINE or (day is not None and counted is None and len(plain) > day + MOST_ABOVE):
            break
        at += 1
        plain.append(block)
        if _is_copyright(block):
            break
    if day is None:
        return _untold(plain, report)
    if counted is not None and counted < day:
        return _length_first(blocks, plain, (counted, day), report, headlines)
    return _by_day(plain, day, report, at, headlines)


def _untold(plain: list[str], report: Exported) -> int:
    """A head without a day: its first line is as likely the title as any."""
    if plain:
        report.say("title", plain[0])
    return min(1, len(plain))


def _by_day(plain: list[str], day: int, report: Exported, at: int, headlines: Container[str]) -> int:
    """Outlet, day, title, or title, outlet, day: with two lines and more before the day the title is the first. What
    stands between the day and a line that the page marks as the title is the name of a section.
    """
    report.say("date", plain[day])
    before, behind = plain[:day], plain[day + 1 :]
    if len(before) > 1:
        report.say("title", " ".join(before[:-1]))
        report.say("outlet", before[-1])
        report.furniture += plain[len(before) - 1 :]
        return at
    report.furniture += plain[: day + 1]
    if before:
        report.say("outlet", before[0])
    rest = [line for line in behind if not _is_copyright(line)]
    report.furniture += [line for line in behind if _is_copyright(line)]
    if marked := next((n for n, line in enumerate(rest) if line in headlines), 0):
        report.furniture += rest[:marked]
        rest = rest[marked:]
    elif len(rest) > 1 and rest[0].isupper() and not rest[1].isupper() and len(rest[1]) < LONGEST_TITLE:
        report.furniture.append(rest.pop(0))  # the name of a section over the title
    if rest:
        report.say("title", rest[0])
        for line in rest[1:]:
            if name := author_in(line) or (line if is_name(line) else ""):
                report.say("author", name)
                report.furniture.append(line)
            else:
                report.body.append(line)
    return at


def _length_first(
    blocks: Sequence[str], plain: list[str], marks: tuple[int, int], report: Exported, headlines: Container[str]
) -> int:
    """Title, writer, length, day, outlet, and what else is told of it up to whose right it is. `marks` are
    the lines of the length and of the day.
    """
    counted, day = marks
    before, behind = plain[:counted], plain[day + 1 :]
    report.say("date", plain[day])
    near = range(max(0, len(before) - MOST_ABOVE), len(before))
    title = max(near, key=lambda n: (before[n] in headlines, not _are_names(before[n]), len(before[n])), default=0)
    for line in before[title + 1 :]:  # beside the title stand its section and its writer, both shorter
        if name := author_in(line) or (line if is_name(line) else ""):
            report.say("author", name)
        report.furniture.append(line)
    report.say("title", _LISTED.sub("", before[title]) if before else "")
    report.furniture += before[:title]
    named = next((n for n, line in enumerate(behind) if not _is_clock(line)), None)
    if named is not None:
        report.say("outlet", behind[named])
    start = next((n for n, block in enumerate(blocks[: MOST_HEAD + MOST_TOLD]) if _is_copyright(block)), None)
    end = start + 1 if start is not None and start > day else min(len(plain), day + 2)
    report.furniture += blocks[counted:end]
    return end


def _are_names(line: str) -> bool:
    """Whether a line is the names of its writers and no more."""
    return all(is_name(name) for name in line.split(", "))


_LISTED = re.compile(r"\d{1,4}\)\s")
"""The place of a report in the list of what was found, before its title."""

MOST_ABOVE = 3
"""Lines above the length among which the title is the longest."""

MOST_TOLD = 8
"""Lines behind the outlet that say its code, the page, the edition, the language, and whose right it is."""


def _rest(blocks: Sequence[str], report: Exported) -> None:
    """The labelled lines and the paragraphs below a head; what stands behind the first line of the tail is none."""
    meaning, begun, tail = "", bool(report.body), False
    labelled_text = any((found := label_of(block)) is not None and found[0] == "text" for block in blocks)
    for block in blocks:
        part, found = heads_part(block), label_of(block)
        if part:
            meaning, tail = part, tail or part == "tail"
            report.furniture.append(block)
        elif found:
            meaning = found[0]
            tail = tail or (meaning == "tail" and begun)
            if meaning == "text":
                tail = False
                report.body += filter(None, [found[1]])
            else:
                report.say(*found)
                report.furniture.append(block)
        elif (number := accession(block)) is not None:
            report.say("id", number)
            report.furniture.append(block)
        elif tail or _is_copyright(block) or (labelled_text and meaning != "text"):
            report.furniture.append(block)
        else:
            begun = True
            report.body.append(block)


def _is_day(line: str) -> bool:
    """Whether a line of a head tells the day."""
    if len(line) > LONGEST_HEAD_LINE:
        return False
    found = next((e for e in dates_in(line) if len(e.value) >= len("2021-02")), None)
    return found is not None and (found.span.end - found.span.start) >= DAY_SHARE * len(line)


def _is_clock(line: str) -> bool:
    return len(line) < len("00:00:00 AM GMT") and sum(map(str.isdigit, line)) > 2 and ":" in line


def _is_copyright(line: str) -> bool:
    bare = line.lstrip().casefold()
    return bare.startswith(("copyright", "©", "(c)", "(c )", "all rights reserved", "tous droits réservés"))
