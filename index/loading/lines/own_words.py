"""What the article's own words are in it: the title, the standfirst, headings, and the body.

Only the layout can tell, because all are words of the report. Each rule asks for more than one sign, and what has
none is body.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from index.article import Kind, Span
from index.loading.facts.datelines import dateline_in
from index.text.sentences import ends_sentence

MOST_TITLE_WORDS = 30
MOST_STANDFIRST_WORDS = 50
MOST_HEADING_WORDS = 12
"""The longest met in print; a longer line is prose."""

FEWEST_STANDFIRST_WORDS = 5
"""A shorter line under a title is a heading."""

MOST_CLOSED_STANDFIRST_WORDS = 40
"""A standfirst that ends with a full stop is one sentence; the cap keeps a first paragraph from being taken for one."""

FEWEST_TITLE_WORDS = 3
"""A shorter first line is as likely a section's or the site's name."""

WRAPPED_WIDTH = 40
"""Code points: a shorter line was not broken by a width."""

WRAPPED = 0.5
"""In a block broken at a line width, fewer of the lines than this end a sentence."""

GOING_ON = 0.2
"""In such a block at least as many lines begin without a capital, in the middle of a sentence: a title, a standfirst
and a byline one below the other are no paragraph."""

MOST_KICKER_WORDS = 3
"""The name of a section in capitals over the title: "MIDDLE EAST"."""

_OPENING = "\"'“”‘’«„([ "


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a piece of one, without the white space around it. `block` counts stretches between blank lines.

    `kind` is None while the line is only known to be the article's own words.
    """

    span: Span
    number: int
    block: int
    kind: Kind | None = None

    def as_kind(self, kind: Kind | None) -> Line:
        """The same line, of that kind."""
        return Line(self.span, self.number, self.block, kind)


def word_count(words: str) -> int:
    """How many words there are; of letters that no blanks part (Chinese, Japanese), two make one."""
    count = len(words.split())
    return count if words.isascii() else count + len(_NOT_PARTED.findall(words)) // LETTERS_OF_A_WORD


_NOT_PARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
LETTERS_OF_A_WORD = 2
"""Most words of Chinese have two; counts here only part a title from a sentence."""


def is_prose(words: str) -> bool:
    """Whether words are a sentence of a report, and no caption, credit or button."""
    return word_count(words) >= FEWEST_PROSE_WORDS and ends_sentence(words)


FEWEST_PROSE_WORDS = 12
"""Words of such a sentence; what a page says of itself is shorter."""


def with_own_kinds(text: str, lines: list[Line]) -> list[Line]:
    """The lines with a kind for those that had none."""
    own = [index for index, line in enumerate(lines) if line.kind in (None, Kind.TITLE, Kind.STANDFIRST)]
    wrapped = _wrapped_blocks(text, lines)
    result = [line.as_kind(Kind.BODY) if line.kind is None else line for line in lines]
    title = next((index for index in own if lines[index].kind is Kind.TITLE), None)
    if title is None:
        title = _title(text, lines, own, wrapped)
        if title is not None:
            result[own[0]] = lines[own[0]].as_kind(Kind.HEADING)  # the section's name, unless it is the title
            result[title] = lines[title].as_kind(Kind.TITLE)
    for count, index in enumerate(own):
        if lines[index].kind is not None or result[index].kind in (Kind.TITLE, Kind.HEADING):
            continue
        following = own[count + 1] if count + 1 < len(own) else None
        if (
            following is not None
            and count
            and own[count - 1] == title
            and _is_standfirst(text, lines, title, index, following, wrapped)
        ):
            result[index] = lines[index].as_kind(Kind.STANDFIRST)
        elif following is not None and count and _is_heading(text, lines, own[count - 1], index, following, wrapped):
            result[index] = lines[index].as_kind(Kind.HEADING)
    return result


def _wrapped_blocks(text: str, lines: list[Line]) -> frozenset[int]:
    """The blocks whose lines are broken at a width: there, a line end says nothing."""
    own, closed, going_on = Counter[int](), Counter[int](), Counter[int]()
    for line, after in itertools.pairwise(lines):
        if line.kind is None and after.kind is None and line.block == after.block and len(line.span) >= WRAPPED_WIDTH:
            own[line.block] += 1
            closed[line.block] += ends_sentence(text[max(line.span.start, line.span.end - 9) : line.span.end])
            going_on[line.block] += not text[after.span.start : after.span.start + 2].lstrip(_OPENING)[:1].isupper()
    return frozenset(
        block for block, count in own.items() if closed[block] < WRAPPED * count and going_on[block] >= GOING_ON * count
    )


def _title(text: str, lines: list[Line], own: list[int], wrapped: frozenset[int]) -> int | None:
    """The index of the line that is the title: the first, or the second below the name of a section."""
    if _is_title(text, lines, own, wrapped):
        return own[0]
    first = lines[own[0]].span.of(text) if own else ""
    longest = MOST_KICKER_WORDS if first.isupper() else FEWEST_TITLE_WORDS - 1
    if first and word_count(first) <= longest and not ends_sentence(first):
        second = lines[own[1]].span.of(text) if len(own) > 2 else ""
        if second and not second.isupper() and _is_title(text, lines, own[1:], wrapped):
            return own[1]
    return None


def _is_title(text: str, lines: list[Line], own: list[int], wrapped: frozenset[int]) -> bool:
    if len(own) < 2:
        return False
    first, second = lines[own[0]], lines[own[1]]
    if first.block == second.block and first.block in wrapped and own[1] == own[0] + 1:
        return False
    if word_count(first.span.of(text)) < FEWEST_TITLE_WORDS:
        return False
    return first.number != second.number and _is_label(first.span.of(text), MOST_TITLE_WORDS, "?!")


def _is_standfirst(
    text: str, lines: list[Line], title: int, index: int, following: int, wrapped: frozenset[int]
) -> bool:
    """Whether a line below the title sums the report up: it stands like a headline, or is one sentence above the date.
    Between two dates it is the first entry of a chronology.
    """
    line = lines[index]
    words = line.span.of(text)
    count = word_count(words)
    if not FEWEST_STANDFIRST_WORDS <= count <= MOST_STANDFIRST_WORDS or _runs_on(lines, index, following, wrapped):
        return False
    if dateline_in(words):
        return False
    if _is_label(words, MOST_STANDFIRST_WORDS, "?!"):
        return True
    closed = ends_sentence(words) and words.count(". ") == 0 and count <= MOST_CLOSED_STANDFIRST_WORDS
    has_date_above = any(line.kind is Kind.DATE for line in lines[title + 1 : index])
    return closed and not has_date_above and any(line.kind is Kind.DATE for line in lines[index + 1 : following])


def _is_heading(text: str, lines: list[Line], before: int, index: int, following: int, wrapped: frozenset[int]) -> bool:
    line = lines[index]
    if _runs_on(lines, index, following, wrapped) or _runs_on(lines, before, index, wrapped):
        return False
    words = line.span.of(text)
    return len(words) < 120 and not _IN_A_LIST.search(words) and _is_label(words, MOST_HEADING_WORDS, "?")


_IN_A_LIST = re.compile(r"^(?:[-*•–]|\d{1,3}[.)])\s| \| |^\|")
"""An item of a list or a row of a table: it stands without a full stop and heads nothing."""


def _runs_on(lines: list[Line], index: int, following: int, wrapped: frozenset[int]) -> bool:
    """Whether the next own line may be the rest of this one."""
    same = lines[index].block == lines[following].block and following == index + 1
    return same and (lines[index].block in wrapped or lines[index].number == lines[following].number)


def _is_label(words: str, most_words: int, allowed_end: str) -> bool:
    """Whether the words stand like a headline: not too many, a capital (or no such thing) first, no full stop last."""
    opening = words.lstrip(_OPENING)[:1]
    if not opening or opening.islower() or word_count(words) > most_words:
        return False
    bare = words.rstrip("\"'”’»“) ")
    return not ends_sentence(words) or (bare[-1:] in allowed_end and bare == words.rstrip())
