"""The words a report puts before its own facts: "Posted on", "Last updated at", "By", "Source:", in seven languages."""

from __future__ import annotations

import re

from index.loading.calendar_names import MONTHS, WEEKDAYS

_PUBLISHED = (
    r"date\s+of\s+publication|(?:first\s+|originally\s+)?(?:published|posted)(?:\s+(?:on|at|in))?|publication\s+date"
    r"|date(?:\s+published)?|publiée?(?:\s+le)?|veröffentlicht(?:\s+am)?|publicado(?:\s+el)?"
    r"|yayınlanma(?:\s+tarihi)?|yayın\s+tarihi|опубликовано|дата(?:\s+публикации)?|تاريخ\s+النشر|نشر(?:\s+(?:في|بتاريخ))?"
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

_BY = re.compile(r"(?:(?:written\s+|reported\s+)?by|par|von|por|بقلم)\s*:?\s+(?=\w)", re.IGNORECASE)
_AFTER_NAMES = re.compile(r"\s+in\s+|\s*[|(]|\s+[-–—]\s|,\s+(?=[^,]*$)")
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
    match = _BY.match(line)
    if not match:
        return None
    names = _AFTER_NAMES.split(line[match.end() :].strip(" .;"), maxsplit=1)[0].rstrip(",")
    words = names.replace(",", " ").split()
    if not 0 < len(words) <= MOST_NAME_WORDS or words[0].casefold() in WEEKDAYS or words[0].casefold() in MONTHS:
        return None
    return names if all(_is_name_word(word) for word in words) else None


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
