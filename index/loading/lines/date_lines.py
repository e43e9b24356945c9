"""Lines that hold a date and little else: a label, a clock, a byline, an outlet, a section.

What a date alone is hangs on the lines around it, which `cleaning` asks; what is labelled says it by itself.
"""

from __future__ import annotations

import re

from index.lexicon.reading import kept
from index.loading.facts.agencies import agency_pattern
from index.loading.facts.beside_dates import parts_of
from index.loading.facts.datelines import dateline_alone
from index.loading.facts.dates import dates_in
from index.loading.facts.named import is_cased_name, is_caseless_name
from index.loading.facts.outlets import outlet_named
from index.loading.lines.labels import SOME_TIME_AGO, author_in, date_label, is_section, names_in

LONGEST_DATE_LINE = 160
"""Code points: a date, an update, a byline and a reading time fit; a sentence with two dates in it does not often."""


@kept()
def _residue() -> re.Pattern[str]:
    return re.compile(
        rf"""(?:\b(?:{agency_pattern()}|by|at|on|GMT|UTC|BST|E[SD]?T|P[SD]T|CES?T|EES?T|TRT|MSK|AST|GST|IST|PKT|HKT|JST|KSA|local\s+time
      |بتوقيت\s+\w+|الساعة|source(?=\s*:)|editor\s*:\s*\w+|\d{{4}}(?=\s(?:GMT|HKT))|\d+\s+\w+\s+ago
      |uhr|h|le|à|the|and|ago|news|staff
      |\d+\s*min(?:ute)?s?(?:\s+read)?|read)\b | [+-]\d\d:?\d\d | \d{{1,2}}[:.h]\d\d(?:\s*[ap]m)? | [\W_]+ )""",
        re.IGNORECASE | re.VERBOSE,
    )


def is_bare_date(line: str) -> bool:
    """Whether a line holds a full date and little else: an agency, an outlet, a byline, a clock, a reading time."""
    return len(line) <= LONGEST_DATE_LINE and _is_date_and_little(line)


def is_name_with_date(line: str) -> bool:
    """Whether a line is a name or two, a sign that parts them from a day, and the day, or the day and then the names:
    "Meridian Wire, 4 March 2023", "4 March 2023 · Ada Lund · 3 min read", "Meridian Wire (4 March 2023)". Right below a
    title, or above it, it says when the report is from; elsewhere it may be a heading.
    """
    if len(line) > LONGEST_DATE_LINE:
        return False
    days = [expression.span for expression in dates_in(line) if expression.day]
    if len(days) != 1:
        return False
    before, behind = line[: days[0].start].strip(), line[days[0].end :].strip()
    parted = (not before or before.endswith(_BETWEEN_NAME_AND_DATE)) and (
        not behind or behind.startswith(_BETWEEN_NAME_AND_DATE)
    )
    if not parted and not (before.endswith("(") and behind == ")"):
        return False
    names = [part for part in parts_of(f"{before} | {behind}") if _residue().sub("", part)]
    return 0 < len(names) <= MOST_NAMES and all(is_cased_name(name) or author_in(name) for name in names)


MOST_NAMES = 3
"""On the line of a day: who wrote it, for whom, where."""


REMEMBERED = 256
"""Lines of which an answer is kept: those at the ends of one report, which several steps ask about."""


@kept(REMEMBERED)
def _is_date_and_little(line: str) -> bool:
    found = [expression for expression in dates_in(line) if expression.day]
    if not found:
        return False
    rest = line
    place = line[: found[0].span.start].strip()
    if place and dateline_alone(place):
        rest = " " * len(place) + line.lstrip()[len(place) :]
    for expression in reversed(found):
        rest = rest[: expression.span.start] + " " + rest[expression.span.end :]
    before, after = rest[: found[0].span.start], rest[found[0].span.start :]
    if len(after.split()) <= MOST_WORDS_AFTER and author_in(before):
        return True
    rest = rest.strip(_AROUND_A_NAME)
    named = _without_labels(rest).strip(_AROUND_A_NAME)
    if outlet_named(named) or ("|" in line and rest and names_in(rest.strip(" |"))):
        return True
    if not after.strip() and before.rstrip().endswith(_BETWEEN_NAME_AND_DATE) and is_caseless_name(rest):
        return True
    return not rest or author_in(rest) is not None or not _residue().sub("", _without_labels(rest))


_AROUND_A_NAME = " \t,،;؛|–—-·•()"

_BETWEEN_NAME_AND_DATE = (",", "،", "|", "–", "—", "-", "·", "•")
"""What parts a name from the date beside it: صدى بلمارا، 14 يونيو 2023."""

MOST_WORDS_AFTER = 6
"""Words behind a byline with its date: "by Jane Roe June 11, 2019 in Syria, Top stories"."""


def is_section_with_date(line: str) -> bool:
    """Whether a line is the name of a section and a date: "World | 1 February 2021"."""
    found = next(dates_in(line), None) if len(line) <= LONGEST_DATE_LINE else None
    if not found or not found.day:
        return False
    return is_section(line[: found.span.start]) and is_bare_date(line[found.span.start :])


def _without_labels(text: str) -> str:
    return date_label().sub(" ", text)


def is_labelled_date(line: str) -> bool:
    """Whether a line is a label with a date behind it, or alone, or with how long ago that is."""
    label = date_label().match(line) if len(line) <= LONGEST_DATE_LINE else None
    if label is None:
        return False
    return label.end() == len(line) or is_bare_date(line) or bool(SOME_TIME_AGO.fullmatch(line, label.end()))
