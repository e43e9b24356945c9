"""The words a report puts before its own facts: "Posted on", "Last updated at", "By", "Source:", in seven languages."""

from __future__ import annotations

import re

from index.loading.calendar_names import MONTHS, WEEKDAYS

_PUBLISHED = (
    r"date\s+of\s+publication|(?:first\s+|originally\s+)?(?:published|posted)(?:\s+(?:on|at|in))?|publication\s+date"
    r"|date(?:\s+published)?|publiée?(?:\s+le)?|veröffentlicht(?:\s+am)?|publicado(?:\s+el)?"
    r"|yayınlanma(?:\s+tarihi)?|yayın\s+tarihi|опубликовано|дата(?:\s+публикации)?|تاريخ\s+النشر|نُ?شر(?:\s+(?:في|بتاريخ))?"
)
_UPDATED = (
    r"(?:last|latest)\s+(?:updated?|modified|edited|revised)(?:\s+(?:on|at))?|(?:updated|modified)(?:\s+(?:on|at))?|update"
    r"|mise?\s+à\s+jour(?:\s+le)?|(?:zuletzt\s+)?aktualisiert(?:\s+am)?|actualizado(?:\s+el)?"
    r"|(?:son\s+)?güncelle(?:me|ndi)(?:\s+tarihi)?|обновлено|آخر\s+تحديث|تحديث"
)

DATE_LABEL = re.compile(
    rf"[(\[]?\s*(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\b\s*[:|–-]?\s*", re.IGNORECASE
)
"""A label in front of a date: matched where it stands, it says whether the date after it is an update."""

SOME_TIME_AGO = re.compile(r"\d+\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b", re.IGNORECASE)
"""When, told from the day the page was read, which nobody knows: no date, and no words of the report."""

_BY = re.compile(r"(?:(?:written\s+|reported\s+)?by|par|von|por|بقلم)\s*:?\s+(?=\w)", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(r"(?:authors?|byline|writer|reporter|auteur|autor|الكاتب)\s*:\s*(?=\w)", re.IGNORECASE)
_AFTER_NAMES = re.compile(r"\s+in\s+|\s*[|(]|\s+[-–—]\s")
_OFFICE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|special|news|post|times|press|agency|service|bureau|chief|desk|media"
    r"|cnn|bbc|nbc|abc|npr|rt)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "and",
        "&",
        "et",
        "und",
        "y",
        "ve",
        "al",
        "el",
        "de",
        "der",
        "den",
        "di",
        "da",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "ibn",
        "ben",
        "abu",
    ]
)
_ARTICLE_PREFIX = re.compile(r"(?:al|el|ad|an|ar|as|at|az)[-’']", re.IGNORECASE)
MOST_NAME_WORDS = 9
"""Three names of three words: a longer "by ..." is a sentence."""


def author_in(line: str) -> str | None:
    """The name or names in a byline ("By Jane Roe and John Doe in Amman"), or None when the line is no byline."""
    match = _BY.match(line) or _AUTHOR_LABEL.match(line)
    return names_in(line[match.end() :]) if match else None


def names_in(words: str) -> str | None:
    """The names that `words` are, without a place, an office or a paper behind them; None when they are no names."""
    names = _without_office(_AFTER_NAMES.split(words.strip(" .;"), maxsplit=1)[0].rstrip(","))
    found = names.replace(",", " ").split()
    if not 0 < len(found) <= MOST_NAME_WORDS or found[0].casefold() in WEEKDAYS or found[0].casefold() in MONTHS:
        return None
    return names if ":" not in names and all(_is_name_word(word) for word in found) else None


def _without_office(names: str) -> str:
    """Jane Roe, of "Jane Roe, Special to the Post" and of "Jane Roe, Amman"; the names of a list stay."""
    parts = [part.strip() for part in names.split(",")]
    while len(parts) > 1 and (len(parts[-1].split()) < 2 or _OFFICE.search(parts[-1])):
        parts.pop()
    return ", ".join(parts)


def _is_name_word(word: str) -> bool:
    return word in _PARTICLES or (not word[0].islower() and not word[0].isdigit()) or bool(_ARTICLE_PREFIX.match(word))


_SIGN_OFF = re.compile(
    r"\(?\s*(?:additional\s+|with\s+)?(?:reporting|writing)\s+by\s+(?P<names>[^;.()]{3,120})", re.IGNORECASE
)


def reporters_in(sign_off: str) -> str | None:
    """Who reported, from an agency's last line: "Reporting by Jane Roe in Amman; Editing by John Doe" gives Jane
    Roe.
    """
    match = _SIGN_OFF.match(sign_off)
    return author_in("by " + match["names"]) if match else None
