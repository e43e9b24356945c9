"""Which lines are the article's own words, and what the others are: the first thing done with a text after it is
decoded.

Four steps. Every line says for itself whether it is a date, a caption or page furniture (`furniture`), and what a
report says of its own mistakes is kept whatever it looks like (`corrections`); what is said by none is asked of its
neighbours (`neighbours`). At the start and the end of the report's own words, where exports run things together, lines
are taken apart (`glued`). What is left is own words: a title, a standfirst, headings, body.
Nothing is thrown away: each paragraph keeps its place, its kind and its line.

The law of this file: text made of own-words paragraphs alone, cleaned again, is own words throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from index.article import Kind, Paragraph, Span
from index.loading.facts.datelines import dateline_alone
from index.loading.facts.named import is_caseless_name, may_name_paper
from index.loading.facts.outlets import outlet_in, outlet_named
from index.loading.lines.corrections import with_corrections
from index.loading.lines.date_lines import LONGEST_DATE_LINE, is_bare_date, is_name_with_date
from index.loading.lines.foot_lines import is_standing_line, makers
from index.loading.lines.furniture import LONGEST_SIGN, is_credit_alone, said_in_footers, sign
from index.loading.lines.glued import Piece, split_head, split_tail
from index.loading.lines.head_names import is_name_above_title, is_name_below_title
from index.loading.lines.labels import author_in, is_name, is_role, is_section, names_in_a_place
from index.loading.lines.neighbours import without_surroundings
from index.loading.lines.own_words import FEWEST_TITLE_WORDS, Line, with_own_kinds, word_count
from index.text.sentences import ends_sentence

HEAD_LINES = 3
"""A byline, a bare date or an agency's name is furniture only beside the title: with fewer own lines than this before
it."""

MOST_END_LINES = 500
"""Lines at either end of a report that may be bylines, bare dates and the like: a page has some forty, and a file of
nothing but dates is no report's furniture.
"""

GLUED_LINES = 2
"""How many own lines at the start may have things run into them: a title and the first paragraph."""

_HEADER = re.compile(
    r"(?:source|outlet|publisher|publication|newspaper|author|url|link|language|section|category|id|doc(?:ument)?\s+id"
    r")\s*:\s*\S.{0,200}$",
    re.IGNORECASE,
)
_FIELD_OF_ARCHIVE = re.compile(
    r"(?:BYLINE|SECTION|LENGTH|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|TYPE|GRAPHIC|DATELINE|JOURNAL-CODE|ACC-NO|PAGE|EDITION"
    r"|SUBJECT|GEOGRAPHIC|COUNTRY|PERSON|ORGANIZATION|COMPANY|INDUSTRY)\s*:\s*\S.{0,200}$"
)
"""Press archives hang such fields above and below a report."""
_SOURCE_LINE = re.compile(r"source\s*:\s*\S.{0,80}$", re.IGNORECASE)


def paragraphs(text: str, title: str | None = None, furniture: Set[str] = frozenset()) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a decoded text (line ends `\\n`), in order, with kinds and 1-based lines.

    `title` is the title if the file gives one beside the text (a column, a meta tag): it is then found inside a line
    it was run into. `furniture` are lines that the file tells to be none of the report's words. Under 1 ms CPU for
    3 kB, and linear in the text. Never fails; an empty text has no paragraphs.
    """
    of_footers = said_in_footers(text)
    lines = [_signed(text, line, furniture, of_footers) for line in _lines(text)]
    lines = without_surroundings(text, with_corrections(text, lines, bool(of_footers)))
    lines = _without_ends(text, lines)
    lines = _taken_apart(text, lines, title)
    return tuple(_grouped(with_own_kinds(text, lines)))


def _lines(text: str) -> Iterator[Line]:
    at, block, last = 0, 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            block += number - last > 1
            last = number
            yield Line(Span(start, start + len(words)), number, block)
        at += len(line) + 1


def _signed(text: str, line: Line, furniture: Set[str], of_footers: Sequence[str]) -> Line:
    words = line.span.of(text)
    kind = Kind.BOILERPLATE if words in furniture else sign(words, of_footers)
    return line.as_kind(kind) if kind else line


def _without_ends(text: str, lines: list[Line]) -> list[Line]:
    """Marks what is furniture only at the start or the end of a report: bylines, bare dates, agencies' names, header
    fields.
    """
    own = 0
    for index, line in enumerate(lines[:MOST_END_LINES]):
        if line.kind is None:
            words = line.span.of(text)
            beside_date = (
                index > 0 and lines[index - 1].kind is Kind.DATE and lines[index - 1].number == line.number - 1
            )
            dated = (beside_date and is_bare_date(words)) or _is_dated_above_title(text, lines, index, own)
            kind = Kind.DATE if dated else _end_kind(words, own)
            beside = outlet_named(words) and _stands_beside_date(text, lines, index)
            beside = beside or _is_masthead(text, lines, index, own)
            beside = beside or is_name_below_title(text, lines, index, own)
            beside = beside or is_name_above_title(text, lines, index, own)
            if kind is None and (beside or (own and _is_byline(text, lines, index))):
                kind = Kind.BOILERPLATE
            own += kind is None
            lines[index] = line.as_kind(kind)
        if own > HEAD_LINES:
            break
    made_by = makers(text, lines)
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - MOST_END_LINES), -1):
        if lines[index].kind is None:
            words = lines[index].span.of(text)
            of_page = _SOURCE_LINE.match(words) or _names_its_outlet(text, lines, index)
            of_page = of_page or is_standing_line(text, lines, index, made_by)
            kind = Kind.BOILERPLATE if of_page else _end_kind(words, HEAD_LINES)
            if kind is None:
                break
            lines[index] = lines[index].as_kind(kind)
    return lines


def _stands_beside_date(text: str, lines: list[Line], index: int) -> bool:
    """Whether the line before or behind is a date and no more."""
    beside = [lines[p] for p in (index - 1, index + 1) if 0 <= p < len(lines)]
    return any(line.kind is Kind.DATE or is_bare_date(line.span.of(text)) for line in beside)


def _is_dated_above_title(text: str, lines: list[Line], index: int, own: int) -> bool:
    """Whether a name and a day stand above the title: a line that stands like one, with more behind it."""
    if own or index + 2 >= len(lines) or lines[index + 1].kind is not None:
        return False
    below = lines[index + 1].span.of(text)
    if len(below) > LONGEST_SIGN or ends_sentence(below) or word_count(below) < FEWEST_TITLE_WORDS:
        return False
    return is_name_with_date(lines[index].span.of(text)) and not is_name_with_date(below)


def _is_masthead(text: str, lines: list[Line], index: int, own: int) -> bool:
    """Whether a line right above or below a date may name the outlet: in letters without capitals or with an article or
    the like, as short as names are, and no title, which stands before it or behind the date.
    """
    words = lines[index].span.of(text)
    if own > 1 or not (is_caseless_name(words) or may_name_paper(words)) or is_section(words):
        return False
    beside = [p for p in (index - 1, index + 1) if 0 <= p < len(lines) and is_bare_date(lines[p].span.of(text))]
    if not any(abs(lines[p].number - lines[index].number) == 1 for p in beside):
        return False
    behind = max(index, *beside) + 1
    return own > 0 or (behind + 1 < len(lines) and not ends_sentence(lines[behind].span.of(text)))


def _is_byline(text: str, lines: list[Line], index: int) -> bool:
    """Whether a line below the title is a byline without "By": names with their place beside a date, or one name above
    a role.
    """
    words = lines[index].span.of(text)
    if is_name(words) and index + 1 < len(lines) and is_role(lines[index + 1].span.of(text)):
        return True
    if not names_in_a_place(words):
        return False
    beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 3]
    return any(line.kind is Kind.DATE or (line.kind is None and is_bare_date(line.span.of(text))) for line in beside)


def _names_its_outlet(text: str, lines: list[Line], index: int) -> bool:
    """Whether a line says what the publisher is whom the page's foot below it names."""
    name = outlet_in(lines[index].span.of(text)) if len(lines[index].span) <= LONGEST_SIGN else None
    below = (line for line in lines[index + 1 :] if line.kind is Kind.BOILERPLATE and len(line.span) <= LONGEST_SIGN)
    return name is not None and any(name in line.span.of(text) for line in below)


def _end_kind(line: str, own_before: int) -> Kind | None:
    if is_bare_date(line) or (own_before and dateline_alone(line)) or (own_before == 1 and is_name_with_date(line)):
        return Kind.DATE
    if is_credit_alone(line) or _FIELD_OF_ARCHIVE.match(line) or (own_before < GLUED_LINES and _HEADER.match(line)):
        return Kind.BOILERPLATE
    # a headline may begin with "By": a byline is one only after a title
    signs = own_before and len(line) <= LONGEST_DATE_LINE and (author_in(line) or is_role(line))
    return Kind.BOILERPLATE if signs else None


def _taken_apart(text: str, lines: list[Line], title: str | None) -> list[Line]:
    """Splits the first own lines and the last one where other things were run into them."""
    result: list[Line] = []
    own = 0
    for index, line in enumerate(lines):
        if line.kind is not None or own >= GLUED_LINES or index >= MOST_END_LINES:
            result.append(line)
            continue
        for part in _as_lines(line, split_head(text, line.span, title if own == 0 else None, own == 0)):
            words = part.span.of(text)
            kind = (sign(words) or _end_kind(words, own) or part.kind) if part.kind in _OWN else part.kind
            own += kind in _OWN
            result.append(part.as_kind(kind))
    for index in range(len(result) - 1, max(-1, len(result) - 1 - MOST_END_LINES), -1):
        if result[index].kind in _OWN:
            pieces = split_tail(text, result[index].span) if result[index].kind is None else []
            result[index : index + 1] = _as_lines(result[index], pieces) or [result[index]]
            if not pieces or pieces[0].kind is None:
                break
    return result


_OWN = (None, Kind.TITLE, Kind.STANDFIRST)


def _as_lines(line: Line, pieces: list[Piece]) -> list[Line]:
    return [Line(piece.span, line.number, line.block, piece.kind) for piece in pieces]


def _grouped(lines: list[Line]) -> Iterator[Paragraph]:
    """Joins neighbouring lines of one block and one kind."""
    start = 0
    for index in range(1, len(lines) + 1):
        first = lines[start]
        if index < len(lines) and (lines[index].block, lines[index].kind) == (first.block, first.kind):
            continue
        yield Paragraph(Span(first.span.start, lines[index - 1].span.end), first.kind or Kind.BODY, first.number)
        start = index
