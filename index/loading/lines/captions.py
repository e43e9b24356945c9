"""Captions of pictures, told by how agencies begin and sign them."""

from __future__ import annotations

import re

from index.lexicon.reading import kept
from index.loading.facts.agencies import agencies_in, agency_pattern
from index.loading.facts.dates import dates_in
from index.text.sentences import ends_sentence

_CAPTION_START = re.compile(
    r"""(?:
      (?i:image|media)\s+(?i:source|caption|copyright)\b | TOPSHOT\b
    | FILE\s*+(?:PHOTO|PICTURE|IMAGE)?\s*+(?:[-–—:]|(?<=\s)/) | FILES?\s+[-–—]
    | \[?(?:Illustrat(?:ive|ion)|File|Archive)\s+(?:photo|image|picture)\b
    | (?:Photos?|Images?|Pictures?|Caption|Photograph|Photographers?|Photography|Videos?|Foto|Resim|Fotoğraf|Фото|صورة)
      \s*+(?:(?:credit|by)\s*+)?[:/]
    | In\s+this\s+(?:[\w.,]+\s+){0,6}?(?:photo|picture|image|still|frame|photograph|grab)(?:\s+grab)?
      (?:,|\s+(?:taken|released|provided|made|posted|from|obtained))
    | Screen\s?(?:grab|shot)\b | Video\s+grab\b
    )""",
    re.VERBOSE,
)
_CAPTION_SHOWS = re.compile(
    r"(?:An?|The|This)\s+(?:\w+\s+){0,3}(?:photo|picture|image|still|frame|photograph|grab)\s"
    r"(?:taken|released|provided|made|posted|published|obtained|from|distributed)\b.{0,160}?\bshows?\b"
)
_CREDIT_WORDS = r"(?:[\w.'’&,/-]+\s+){0,4}?"


@kept()
def _caption_end() -> re.Pattern[str]:
    return re.compile(
        rf"""(?:
      (?P<paren>[(\[]\s*(?:{_CREDIT_WORDS})?(?:[\w.'’-]+/)?{agency_pattern()}
      (?:[\s/,-]++[\w.'’&][\w.'’/&-]*+){{0,5}}[\s/,-]*+[)\]])
    | \s[/|]\s?{agency_pattern()}(?:\s*+[/|-]?\s*+[\w.'’-]++){{0,5}}
    | [(\[][^()\[\]]{{0,60}}\b(?:[Pp]hoto|PHOTO|[Hh]andout|[Cc]ourtesy|[Ss]creen\s?(?:grab|shot)|[Ff]ile)\b
      [^()\[\]]{{0,60}}[)\]]
    | \b(?:Photo(?:graph)?|Image|Picture|Credit|PHOTO)(?:\s+credit|\s+by|\s+courtesy)?\s*[:/]\s*[^.:]{{2,60}}
    | \bCredit(?:[.]{{3}}|…)?\s+[A-Z][^.:]{{2,60}}(?:/|\sfor\s+The\s)[^.:]{{2,60}}
    | ©\s*[^.]{{2,60}}
    )[.]?$""",
        re.VERBOSE,
    )


_IN_CREDITS = ("/", "|", "©", "Photo", "PHOTO", "Image", "Picture", "Credit")
LONGEST_CREDIT = 130
"""Code points: two names, two agencies and the brackets; nothing further from the end is looked at for a photo's
credit."""
MOST_CAPTION_WORDS = 70
"""A caption with its credit; agencies' longest run to about sixty words."""


def is_caption(line: str) -> bool:
    """Whether a line says what a picture shows: by its first words, or by the credit it ends in."""
    return _reads_as_caption(line) and len(line.split()) <= MOST_CAPTION_WORDS


def _reads_as_caption(line: str) -> bool:
    if _CAPTION_START.match(line):
        return True
    if _CAPTION_SHOWS.match(line) and (agencies_in(line) or any(date.day for date in dates_in(line))):
        return True
    end = _caption_end().search(line, max(0, len(line) - LONGEST_CREDIT)) if _may_end_in_credit(line) else None
    if not end or end.start() == 0:
        return False
    told = line[: end.start()].rstrip()
    # "... he said. (Reuters)" signs a report; a caption with its full stop inside gives the day the photo was taken
    return not end["paren"] or not ends_sentence(told) or any(date.day for date in dates_in(told))


def _may_end_in_credit(line: str) -> bool:
    """Whether it is worth looking for the credit of a photo: few lines of prose have a sign of one near their end."""
    tail = line[-LONGEST_CREDIT:]
    return tail.endswith((")", "]", ").", "].")) or any(sign in tail for sign in _IN_CREDITS)
