"""Taking apart a line that is several things in one: "date 2021-09-01 The army ...", "Title AFP Friday 3 Oct 2014 At
least ...".

Some exports run a report's furniture into its first and last words. A piece is taken off only at the ends of the
report's own words, only when it says what it is, and again and again until nothing more comes off: so doing it twice
changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.article import Kind, Span
from index.lexicon.patterns import pattern
from index.lexicon.reading import kept
from index.loading.facts.agencies import agency_pattern
from index.loading.facts.dates import DateExpression, date_at, dates_in
from index.loading.facts.titles import find_title
from index.loading.lines.furniture import is_footer, is_furniture
from index.loading.lines.labels import author_in, date_label

HEAD_WINDOW = 400
"""Code points: a title, a standfirst and a dateline come before the date that parts them from the text."""

TAIL_WINDOW = 2000
"""Code points: the longest foot of a page met in exports that run it into the text."""

MOST_PIECES = 40
"""Pieces taken off one end of a line: no page has as many, and a line that repeats one for megabytes must not hang."""

MOST_TITLE_WORDS = 22
"""Words before a date stamp: more than this is a title with a summary run into it, which nothing parts."""

MOST_SECTION_WORDS = 6
"""Words in a row of section names ("Middle East Syria Military")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; `kind` is None while it is only known to be the article's own words."""

    span: Span
    kind: Kind | None


@kept()
def _agency_before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\S){agency_pattern()}\s*+(?:[,|–-]\s*+)?)$")


_LABEL_BEFORE = re.compile(r"(?:title|headline|titre|titel)\s*:\s*", re.IGNORECASE)
_LEADS_INTO = re.compile(
    r"(?:^|\s)(?:on|of|in|by|since|until|till|from|before|after|to|and|dated|late|early|between|,)\s*$|,\s*$",
    re.IGNORECASE,
)
_AFTER_STAMP = re.compile(
    r"""\s*+(?:
      \)?\s*+Get\s+short\s+URL (?:\s+Topic\s[\w\s'-]{3,80}\(\d+\))? (?:(?:\s+\d+){1,3}(?=\s+[A-Z]))?
    | Print\s+Tweet (?:\s+Views\s+\d+)?
    | SEND\s+https?\S+
    | \d+\s+(?:comments?|shares?|views)\b
    | KSA\s+\d\d:\d\d\s+-\s+GMT\s+\d\d:\d\d(?:\s+\d+)?
    | [)|]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_UPDATE = re.compile(r"(?:\s(?:Uhr|h)\b)?[\s,;|·–—-]{0,4}")
_LOWER_BEGINNING = re.compile(r"al-|by\s+[A-Z]|(?:title|updated)\b")
_ARTICLE = re.compile(r"(?:le|el|il|em|am|on)\s+", re.IGNORECASE)
"""What stands before a day in running words, and in a stamp only beside the day of a change."""
_SEPARATOR = re.compile(r"[\s.:|–—-]*")


@kept()
def _signature() -> re.Pattern[str]:
    return pattern(
        "signature",
        rf"""(?<=[.!?"”’)\]])\s*(?:
      [-–—_]*\s*[(\[]?{agency_pattern()}(?:(?:\s*[,/&]\s*|\s+and\s+|\s+){agency_pattern()}){{0,3}}[)\]]?
    | [(\[](?:Source:?|With|Agencies|From)\s[^()\[\]]{{2,60}}[)\]](?:\s+(?:Twitter|Facebook))?
    | Source:?\s+(?:{agency_pattern()}|[A-Z]\w+\s+and\s+agencies)
    | [(\[]?(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting)\s+by\s[^.]{{3,250}}[Ee]diting\s+by\s[^.]{{3,120}}
    | \([Ww]riting\s+by\s[^()]{{3,120}}\)
    )[.]?$""",
        re.VERBOSE,
    )


_TAIL_FURNITURE = re.compile(
    r"""(?<=[.!?"”’)\]\d])\s*(?:[.]{3}\s*(?:\d+\s*){0,3})?(?:
      Read\s+(?:Also|More|Next)[\s»:>]*
    | Our\s+Standards:\s*The\s+Thomson\s+Reuters\s+Trust\s+Principles[.]?
    | (?:Twitter|Facebook|English\s+Bulletin|Print|Comments)
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE_FOOT = re.compile(
    r"(?<=[.!?\"”)a-z])\s+(?:Source:?\s+[A-Z]\w+\s+and\s+agencies|Follow\s+us\s+on|Sign\s+up\s+(?:for|to)|Subscribe\s+(?:to|now)|Copyright|©"
    r"|[.]{3}\s+\d+\s+(?:\d+\s+)*(?:Topic|Related|Tags)\b|Community\s+standards)"
)
_PAGE_END = re.compile(
    r"(?:(?:Cookie|Privacy)\s+Policy|Terms\s+of\s+(?:Use|Service)|All\s+rights\s+reserved|Comment\s+via\s+\w+(?:\s\w+)?)[.]?\s*$",
    re.IGNORECASE,
)


@kept()
def _agency_after() -> re.Pattern[str]:
    return re.compile(rf"{agency_pattern()}(?=\s+(?:[A-Z][a-z]|A\s|\d|[\"“]))")


def split_head(text: str, line: Span, title: str | None, is_first: bool) -> list[Piece]:
    """The pieces of a line at the start of a report. `is_first`: nothing of the report's own words stands before it."""
    pieces: list[Piece] = []
    rest = line
    while rest and len(pieces) < MOST_PIECES and (piece := _next_head_piece(text, rest, title)):
        pieces.append(piece)
        rest = _trimmed(text, piece.span.end, rest.end)
        if piece.kind is Kind.TITLE:
            pieces += (stamp := _up_to_stamp(text, rest, Kind.STANDFIRST))
            rest = _trimmed(text, stamp[-1].span.end, rest.end) if stamp else rest
            title, is_first = None, False
        if agency := _agency_after().match(text, rest.start, rest.end):
            pieces.append(Piece(Span(rest.start, agency.end()), Kind.BOILERPLATE))
            rest = _trimmed(text, agency.end(), rest.end)
    if is_first and rest and (stamp := _up_to_stamp(text, rest, Kind.TITLE)):
        return pieces + stamp + split_head(text, _trimmed(text, stamp[-1].span.end, rest.end), None, False)
    return [*pieces, Piece(rest, None)] if rest else pieces


def split_tail(text: str, line: Span) -> list[Piece]:
    """The pieces of the line that ends a report: its own words, if any, then what was run into them."""
    pieces: list[Piece] = []
    while line and len(pieces) < MOST_PIECES and (start := _tail_start(text, line)) is not None:
        kind = Kind.DATE if _label_date(text, Span(start, line.end)) else Kind.BOILERPLATE
        pieces.append(Piece(_trimmed(text, start, line.end), kind))
        line = _trimmed(text, line.start, start)
    return [Piece(line, None)] * bool(line) + pieces[::-1]


def _next_head_piece(text: str, rest: Span, title: str | None) -> Piece | None:
    label = _LABEL_BEFORE.match(text, rest.start, rest.end)
    if label and label.end() < rest.end:
        return Piece(_trimmed(text, rest.start, label.end()), Kind.BOILERPLATE)
    if stamp := _stamp_at(text, rest):
        return Piece(stamp, Kind.DATE)
    if title and (found := find_title(text, rest, title)) and not _goes_on(text, found.end, rest.end):
        if not _SEPARATOR.sub("", text[rest.start : found.start]):
            return Piece(Span(rest.start, _end_of_title(text, found.end, rest.end)), Kind.TITLE)
        before = _trimmed(text, rest.start, found.start)
        if author_in(before.of(text)):
            return Piece(before, Kind.BOILERPLATE)
    return None


def _goes_on(text: str, end: int, limit: int) -> bool:
    """Whether the line's title is longer than the one that is known: the next word is small, and nothing parts them."""
    return text[end : end + 1] == " " and end + 1 < limit and text[end + 1].islower()


def _end_of_title(text: str, end: int, limit: int) -> int:
    """Takes the full stop that some exports put behind a title, with or without a space before it."""
    stop = re.compile(r"\s?[.](?=\s|$)").match(text, end, limit)
    return stop.end() if stop else end


def _stamp_at(text: str, rest: Span) -> Span | None:
    """A labelled date, or a date before a capital letter, at the start of `rest`, with what belongs to it."""
    label = date_label().match(text, rest.start, min(rest.end, rest.start + HEAD_WINDOW))
    found = date_at(text, label.end(), rest.end) if label else None
    if not found:
        article = _ARTICLE.match(text, rest.start, rest.end)
        found = date_at(text, article.end() if article else rest.start, rest.end)
        if not found or not found.day:
            return None
        if article and not _end_of_update(text, found.span.end, rest.end):
            return None  # a sentence begins so: "Le 1er juin 2023 Paris ..."
        if not _starts_anew(text, _end_of_update(text, found.span.end, rest.end) or found.span.end, rest.end):
            return None
    return Span(rest.start, _end_of_stamp(text, found.span.end, rest.end))


def _end_of_stamp(text: str, end: int, limit: int) -> int:
    """Behind the date: "(updated 1601 10.10.2017)", a short address, counters."""
    limit = min(limit, end + HEAD_WINDOW)
    while True:
        if updated := _end_of_update(text, end, limit):
            end = updated
        elif extra := _AFTER_STAMP.match(text, end, limit):
            end = extra.end()
        else:
            return end


def _end_of_update(text: str, end: int, limit: int) -> int | None:
    """Where the day of the last change ends that stands behind a date: ", mis à jour le 2 février 2021"."""
    label = date_label().match(text, gap.end() if (gap := _BEFORE_UPDATE.match(text, end, limit)) else end, limit)
    second = date_at(text, label.end(), limit) if label and label["updated"] else None
    return second.span.end if second else None


def _starts_anew(text: str, end: int, limit: int) -> bool:
    """Whether what follows a date is a new beginning, and not the rest of a sentence that the date opened."""
    if text.startswith((",", ": "), end, limit):  # a sentence goes on; an entry of a chronology begins
        return False
    after = _SEPARATOR.match(text, end, limit)
    start = after.end() if after else end
    return start >= limit or not text[start].islower() or bool(_LOWER_BEGINNING.match(text, start, limit))


def _up_to_stamp(text: str, rest: Span, before: Kind) -> list[Piece]:
    """The words before a date stamp in the middle of a line, as a piece of kind `before`, and the stamp with its
    agency.
    """
    window = Span(rest.start, min(rest.end, rest.start + HEAD_WINDOW))
    for found in dates_in(text, window):
        start = _start_of_stamp(text, rest, found)
        signed = start is not None and start < found.span.start and found.weekday is not None
        if start is None or not (signed or _starts_anew(text, found.span.end, rest.end)):
            return []
        words = _trimmed(text, rest.start, start)
        stamp = Piece(Span(start, _end_of_stamp(text, found.span.end, rest.end)), Kind.DATE)
        if not words:
            return [stamp]
        return [Piece(words, _kind_before_stamp(words.of(text).split(), before)), stamp]
    return []


def _kind_before_stamp(words: list[str], expected: Kind) -> Kind | None:
    """After a title, capitalised words alone are the names of a site's sections; a title too long is left as own
    words.
    """
    if expected is Kind.STANDFIRST:
        sections = len(words) <= MOST_SECTION_WORDS and not any(word[0].islower() for word in words)
        return Kind.BOILERPLATE if sections else Kind.STANDFIRST
    return expected if len(words) <= MOST_TITLE_WORDS else None


def _start_of_stamp(text: str, rest: Span, found: DateExpression) -> int | None:
    """Where the stamp around a date begins: at its agency, or at the date if it has a weekday or a clock; None for a
    mere mention.
    """
    if not found.day:
        return None
    agency = _agency_before().search(text, max(rest.start, found.span.start - 40), found.span.start)
    if agency:
        return agency.start()
    stamped = found.weekday is not None or "T" in found.value
    leads = _LEADS_INTO.search(text, max(rest.start, found.span.start - 12), found.span.start)
    return found.span.start if stamped and not leads else None


def _tail_start(text: str, line: Span) -> int | None:
    """Where the last thing run into the end of the line begins; None when the line ends with its own words."""
    window = max(line.start, line.end - TAIL_WINDOW)
    for ending in (_TAIL_FURNITURE, _signature()):
        near = max(window, line.end - HEAD_WINDOW)
        if (found := ending.search(text, near, line.end)) and found.start() > line.start:
            return found.start()
    if _PAGE_END.search(text, max(window, line.end - 40), line.end) and (
        foot := _PAGE_FOOT.search(text, window, line.end)
    ):
        return foot.start()
    last = text.rfind(". ", max(window, line.end - HEAD_WINDOW), line.end - 1)
    if last < 0:
        return None
    sentence = _trimmed(text, last + 1, line.end)
    words = sentence.of(text)
    if not any(map(str.isalnum, words)):
        return None
    return last + 1 if is_footer(words) or is_furniture(words) or _label_date(text, sentence) else None


def _label_date(text: str, span: Span) -> bool:
    start = _trimmed(text, span.start, span.end).start
    label = date_label().match(text, start, span.end)
    found = date_at(text, label.end(), span.end) if label else None
    return bool(found) and _end_of_stamp(text, found.span.end, span.end) >= span.end - 2 if found else False


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
