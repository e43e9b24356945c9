"""Names that stand alone in the head of a report, between its title and its day: an outlet's, a writer's, a section's.

Whose a name is, the line itself hardly ever tells (`facts/outlets` asks further). That it is a name and no summary,
the report tells: a summary is of words that the report uses too, and the name of who made it is not. So a line
with words that the report lacks, and none that it uses, is no summary; what the report writes with a capital alone (a
place, as in "Tarn Bay Courier") says neither.

Example: above "The council of Velby votes" the line "Velby Lantern" is a name, and "Council Votes" is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Kind
from index.lexicon.reading import kept, phrases
from index.loading.facts.datelines import DATELINE_WINDOW, dateline_in
from index.loading.facts.named import LONGEST_LINE_OF_A_NAME, SMALL_WORDS, is_cased_name
from index.loading.facts.outlet_signs import is_signed_with, is_told_something
from index.loading.lines.date_lines import is_bare_date
from index.loading.lines.labels import author_in, is_role, is_section
from index.loading.lines.own_words import Line, word_count
from index.text.sentences import ends_sentence

MOST_ABOVE = 2
"""Lines of the report's own above such a name: its title, and a summary of it."""

MOST_STEPS = 3
"""Lines from a name to the day: a byline, a role and a place may stand between."""

FEWEST_WORDS_BELOW = 4
"""Words of the title below a name that stands above it: a shorter line may be a name as well."""

LONGEST_REPORT = 6_000
"""Code points of a report in which the words of such a line are looked for: what a summary tells stands early."""

MOST_TO_DATELINE = 6
"""Lines below such a name among which the report's first paragraph is: the day, a byline, a summary are before it."""

STEM = 5
"""Letters that the forms of one word have in common: evacuation, evacuated."""

_WORD = re.compile(r"[^\W\d_]+")


def is_name_below_title(text: str, lines: Sequence[Line], index: int, own: int) -> bool:
    """Whether a line below the title, with nothing but names and furniture between it and the day, is a name alone.
    `own` are the lines of the report's own above it.
    """
    if not 0 < own <= MOST_ABOVE or not is_name_line(lines[index].span.of(text)):
        return False
    return _is_in_row_with_day(text, lines, index) and _is_no_summary(text, lines, index)


def is_name_above_title(text: str, lines: Sequence[Line], index: int, own: int) -> bool:
    """Whether the first line of a report, with the day right below it and the title behind, is a name alone: then no
    word of it is used by the report, as those of a title are.
    """
    words = lines[index].span.of(text)
    if own or index + 3 >= len(lines) or not is_name_line(words) or is_section(words):
        return False
    day, title = lines[index + 1], lines[index + 2]
    below = title.span.of(text)
    if day.number != lines[index].number + 1 or not _is_day(text, day) or title.kind is not None:
        return False
    return word_count(below) >= FEWEST_WORDS_BELOW and not ends_sentence(below) and _is_no_summary(text, lines, index)


def is_name_line(words: str) -> bool:
    """Whether a line is as short as a name and written like one, and is no byline."""
    return len(words) <= LONGEST_LINE_OF_A_NAME and is_cased_name(words) and author_in(words) is None


def _is_in_row_with_day(text: str, lines: Sequence[Line], index: int) -> bool:
    return any(_leads_to_day(text, lines, index, step) for step in (-1, 1))


def _leads_to_day(text: str, lines: Sequence[Line], index: int, step: int) -> bool:
    """Whether the day stands in a line near by, with none between but names, bylines and furniture. Where it stands
    above, no line is blank: behind a blank one the report may begin, with a heading.
    """
    for at in range(index + step, index + step * (MOST_STEPS + 1), step):
        if not 0 <= at < len(lines) or (step < 0 and lines[at].number != lines[at + 1].number - 1):
            return False
        if _is_day(text, lines[at]):
            return True
        words = lines[at].span.of(text)
        if lines[at].kind is None and not (is_name_line(words) or author_in(words) or is_role(words)):
            return False
    return False


def _is_day(text: str, line: Line) -> bool:
    return line.kind is Kind.DATE or (line.kind is None and is_bare_date(line.span.of(text)))


def _is_no_summary(text: str, lines: Sequence[Line], index: int) -> bool:
    name = lines[index].span.of(text)
    if any(is_told_something(name, line.span.of(text)) for line in lines if line.kind is None):
        return True
    if any(_is_signed(text, line, name) for line in lines[index + 1 : index + 1 + MOST_TO_DATELINE]):
        return True
    used, new = used_and_new(text, lines, index)
    return new > used == 0


def _is_signed(text: str, line: Line, name: str) -> bool:
    """Whether a line begins with a dateline that is signed with a name."""
    if line.kind is not None or name not in text[line.span.start : line.span.start + DATELINE_WINDOW]:
        return False
    dateline = dateline_in(text, line.span.start, line.span.end)
    return dateline is not None and is_signed_with(name, dateline.agencies)


def used_and_new(text: str, lines: Sequence[Line], index: int) -> tuple[int, int]:
    """How many words of a line the rest of the report has in small letters, and how many it has not at all."""
    stems, small = set[str](), set[str]()
    name, room = lines[index].span.of(text), LONGEST_REPORT
    for at, line in enumerate(lines):
        if at == index or line.kind is not None or room <= 0 or _says_it_again(line.span.of(text), name):
            continue
        words = text[line.span.start : min(line.span.end, line.span.start + room)]
        room -= len(words)
        for match in _WORD.finditer(words):
            stem = match[0][:STEM]
            stems.add(stem.casefold())
            if stem[0].islower():
                small.add(stem.casefold())
    told = [word[:STEM].casefold() for word in _WORD.findall(name) if not _is_small(word)]
    return sum(stem in small for stem in told), sum(stem not in stems for stem in told)


def _says_it_again(words: str, name: str) -> bool:
    """Whether a line has a name and is no sentence: it is the foot's."""
    return name in words and not ends_sentence(words)


def _is_small(word: str) -> bool:
    return word.lower() in _small_words()


@kept()
def _small_words() -> frozenset[str]:
    """Words that nearly every report has, in every language: that one has them says nothing."""
    return frozenset((*SMALL_WORDS, *phrases("small_words")))
