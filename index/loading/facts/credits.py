"""Agencies a report credits: for its text (a dateline, a signature) and for its photos (a caption)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.article import Credit, Kind, Paragraph
from index.lexicon.patterns import pattern
from index.lexicon.reading import kept
from index.loading.facts.agencies import agencies_in, agency_pattern
from index.loading.facts.datelines import Dateline
from index.loading.lines.furniture import LONGEST_SIGN

MOST_AGENCIES = 6
"""Agencies of one photo's credit: three sign together at most; more of their letters can be parted in too many ways."""


@kept()
def _photo_in_text() -> re.Pattern[str]:
    return pattern(
        "photo-in-text",
        rf"[(\[](?:{agency_pattern()}\s*+[/,]?+\s*+){{1,{MOST_AGENCIES}}}(?:File\s+|file\s+)?(?:Photo|photo|PHOTO|Image|Picture)\w*[^()\[\]]{{0,40}}[)\]]",
    )


_FIELD_VALUE = re.compile(r"(?:url|link|language|section|category|id)\s*:", re.IGNORECASE)
_REPORTED_FOR = re.compile(r"Thomson\s+Reuters\s+Trust\s+Principles|Reuters\s+Staff")
_RIGHTS = re.compile(
    r"©|\bcopyright\b|all\s+rights\s+reserved|\b(?:follow|subscribe|sign\s+up|comment)\b", re.IGNORECASE
)


def credits_of(
    text: str, paragraphs: Sequence[Paragraph], datelines: Sequence[tuple[Dateline, int | None]]
) -> tuple[Credit, ...]:
    """The credits, in order of their lines, each agency once a scope. "told Reuters" is a source, not a credit, and
    is not here.
    """
    found = [Credit(agency, "text", line) for dateline, line in datelines for agency in dateline.agencies]
    for paragraph in paragraphs:
        found += _credits_in(text, paragraph)
    found.sort(key=lambda credit: credit.line or 0)
    return tuple({(credit.agency, credit.scope): credit for credit in reversed(found)}.values())[::-1]


def _credits_in(text: str, paragraph: Paragraph) -> Iterator[Credit]:
    if paragraph.kind is Kind.BODY:
        at, line = paragraph.span.start, paragraph.line
        for match in _photo_in_text().finditer(text, paragraph.span.start, paragraph.span.end):
            line = None if line is None else line + text.count("\n", at, match.start())
            at = match.start()
            yield from (Credit(agency, "photo", line) for agency in agencies_in(match[0]))
    elif paragraph.kind is Kind.CAPTION:
        for number, words in numbered_lines(text, paragraph):
            yield from (Credit(agency, "photo", number) for agency in agencies_in(words[-LONGEST_SIGN:]))
    elif paragraph.kind in (Kind.DATE, Kind.BOILERPLATE):
        for number, words in numbered_lines(text, paragraph):
            if _signs(words):
                yield from (Credit(agency, "text", number) for agency in agencies_in(words))


def _signs(line: str) -> bool:
    """Whether a piece of furniture can credit an agency: not a link, a copyright line or a link to another report."""
    if _REPORTED_FOR.search(line):
        return True
    return len(line) < 160 and not _RIGHTS.search(line) and not _FIELD_VALUE.match(line)


def numbered_lines(text: str, paragraph: Paragraph) -> Iterator[tuple[int | None, str]]:
    """The lines of a paragraph, each with its 1-based line in the file."""
    for offset, line in enumerate(paragraph.span.of(text).split("\n")):
        yield None if paragraph.line is None else paragraph.line + offset, line
