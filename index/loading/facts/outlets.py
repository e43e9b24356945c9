"""Who published the report, when the text itself says so: in its foot or its header, never in its sentences.

"shown to The National" and "told Reuters" name whom a source spoke to; only a page's own furniture speaks for the
publisher.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import ABSENT, Basis, Kind, Paragraph, Value
from index.lexicon.phrases import any_word
from index.lexicon.reading import kept, phrases
from index.loading.facts.agencies import agencies_in
from index.loading.facts.beside_dates import is_likely_person, is_place, outlet_beside
from index.loading.facts.datelines import dateline_alone
from index.loading.facts.dates import dates_in
from index.loading.facts.named import SMALL_WORDS, has_small_words, is_cased_name, is_caseless_name
from index.loading.facts.outlet_signs import NOTHING_TOLD, ToldElsewhere
from index.loading.lines.labels import author_in, is_section

_SMALL = "|".join(SMALL_WORDS)
_NAME = rf"[A-ZÀ-Þ][\w&.'’-]*(?:\s(?:[A-ZÀ-Þ\d][\w&'’-]*|(?:{_SMALL})\b)){{0,6}}"
_STATEMENTS = [
    re.compile(pattern)
    for pattern in (
        r"^(?:[Ss]ource|SOURCE|[Oo]utlet|[Pp]ublisher|[Pp]ublication|[Nn]ewspaper)\s*:\s*(?P<outlet>\S.{0,80})$",
        rf"^(?P<outlet>{_NAME})\s+(?:delivers|provides|brings\s+you|publishes|offers)\s.*\b(?:coverage|news|journalism|analysis|reporting)\b",
        rf"^(?P<outlet>{_NAME})\s+is\s+(?:an?|the)\s.{{0,80}}\b(?:newspaper|news\s+(?:site|website|agency|organi[sz]ation|outlet)|magazine|publication|platform)\b",
        rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*+(?:©|\([cC]\))?\W*+(?:\d{{4}}\s*+(?:[-–]\s*+\d{{2,4}}\s*+)?)?,?\s*+(?:by\s+)?(?P<outlet>{_NAME})",
        rf"\b[Tt]his\s+(?:article|story|report)\s+(?:was\s+|is\s+)?(?:first\s+|originally\s+)?(?:published|appeared)\s+(?:by|on|in|at)\s+(?P<outlet>{_NAME})",
        r"Our\s+Standards:\s*The\s+Thomson\s+(?P<outlet>Reuters)\s+Trust\s+Principles",
        rf"(?:[Ff]ollow|[Ll]ike|[Ss]ubscribe\s+to)\s+(?P<outlet>(?!us\b|our\b|the\b){_NAME})\s+(?:on|newsletter)",
    )
]
_TAIL = re.compile(
    r"(?:[.,]|\s+(?i:and|with)\s+(?i:news\s+)?(?i:agencies)|\s+(?:All\s+[Rr]ights|LLC|Ltd|Inc|Limited|Corporation)).*|\s+(?:of|the|and|in|for)$"
    r"|\s+(?:19|20)\d\d$"
)
_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
"""A site's own name, as in `dailypost.example`. A word in small letters alone may be anything: "date", "updated"."""


@kept()
def _of_outlets() -> re.Pattern[str]:
    """Words that names of outlets have, and names of people and places have not."""
    return re.compile(rf"\b{any_word(phrases('outlet_words'))}\b")


@kept()
def _of_sections() -> re.Pattern[str]:
    """Such words also name the part of a site in which a report stands: World News."""
    return re.compile(rf"{any_word(phrases('sections'))}\s+(?:News|Media|Magazine|TV|Agency)$")


@kept()
def _no_outlets() -> frozenset[str]:
    return frozenset(phrases("no_outlets"))


_OTHER_WORD = r"(?:(?![a-zß-öø-ÿ])[^\W\d_])[\w'’-]*"
_WHOLE_NAME = re.compile(rf"(?:{_NAME}|{_OTHER_WORD}(?:\s{_OTHER_WORD}){{0,6}})$")
# A name; in other alphabets its words may begin with small letters: Портовый вестник, جريدة الميناء.


def outlet_stated_in(text: str, paragraphs: Sequence[Paragraph], told: ToldElsewhere = NOTHING_TOLD) -> Value:
    """The publisher the report's own furniture names, with the line; inferred from a name beside the date, absent when
    there is none. `told` is what such a name cannot be.
    """
    body = next((n for n, paragraph in enumerate(paragraphs) if paragraph.kind is Kind.BODY), len(paragraphs))
    title = next((n for n, paragraph in enumerate(paragraphs) if paragraph.kind is Kind.TITLE), 0)
    beside = ABSENT
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind not in (Kind.BOILERPLATE, Kind.DATE):
            continue
        in_head = number < body and _is_dated(paragraphs, number)
        for offset, line in enumerate(paragraph.span.of(text).split("\n", MOST_LINES)[:MOST_LINES]):
            at = None if paragraph.line is None else paragraph.line + offset
            if paragraph.kind is Kind.BOILERPLATE and (name := outlet_in(line)):
                return Value(name, Basis.STATED, at)
            if name := outlet_named(rest := without_dates(line)):
                return Value(name, Basis.INFERRED, at, "stands by itself beside the date")
            found = _beside_date(line, rest, told, text, paragraphs) if in_head and not beside.value else None
            if found is None and in_head and number < title and paragraph.kind is Kind.BOILERPLATE:
                found = _above_title(line)
            if found and not beside.value:
                beside = Value(found[0], Basis.INFERRED, at, f"stands by itself beside the date; {found[1]}")
    return beside


def _beside_date(
    line: str, words: str, told: ToldElsewhere, text: str, paragraphs: Sequence[Paragraph]
) -> tuple[str, str] | None:
    """The name beside the date that is likely to be the outlet's, and what else it may be; None where there is none."""
    if is_caseless_name(words) or (is_cased_name(words) and has_small_words(words)):
        other = author_in(words) or is_section(words) or dateline_alone(words)
        return None if other else (words, "it may be who wrote it")
    return outlet_beside(line, words, told, text, paragraphs)


def _above_title(line: str) -> tuple[str, str] | None:
    """The name alone above the title and beside the date, where papers have theirs, and writers hardly ever."""
    if " " not in line or not is_cased_name(line) or is_section(line) or is_place(line) or is_likely_person(line):
        return None
    return line, "it stands above the title, and may be a section of the paper"


def _is_dated(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a paragraph is a date's, or the one before or behind it is."""
    return any(paragraph.kind is Kind.DATE for paragraph in paragraphs[max(0, number - 1) : number + 2])


MOST_LINES = 200
"""Lines of one paragraph of furniture or dates that are looked at: the longest page's foot has some fifty."""


def outlet_named(words: str) -> str | None:
    """The publisher whose name is all that these words are, where they stand beside a date: a web address, or a name
    with a word that names of outlets have. Any other name may be a person's or a place's.
    """
    if _ADDRESS.fullmatch(words):
        return words
    named = " " in words and _WHOLE_NAME.match(words) and _of_outlets().search(words)
    return words if named and not _of_sections().match(words) and not agencies_in(words) else None


def without_dates(line: str) -> str:
    """A short line without the dates in it and what parts them from the rest."""
    for expression in reversed([e for e in dates_in(line) if e.day]):
        line = line[: expression.span.start] + " " + line[expression.span.end :]
    return line.strip(" \t,،;؛|–—-·•()")


def outlet_in(line: str) -> str | None:
    """The publisher that a line of a page's furniture names."""
    for index, pattern in enumerate(_STATEMENTS):
        match = pattern.search(line)
        name = _TAIL.sub("", match["outlet"]).strip(" .,|–—-") if match else ""
        # "Source: Reuters" at the end of a page credits an agency; it is no publisher's name
        if name and name.casefold() not in _no_outlets() and not (index == 0 and agencies_in(name)):
            return name
    return None
