"""The passage to show for a hit, with the spans to mark: our own, from one compiled pattern over the article's text.

A passage is a window around the place where the most different words of the query stand close together. Marks are
the words as they stand in the text, so the spelling that matched is the one that is seen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.article import OWN_WORDS, Article, Kind, Span
from index.text.words import columns, letters_in_a_row

PASSAGE = 180
"""Code points in a passage: two lines of a list pane, enough to judge a hit by."""
LEAD = 50
"""Code points shown before the first mark, so that it stands in its sentence."""
MOST = 3
"""Passages for one hit; more is reading, and Enter does that better."""


Places = tuple[frozenset[str], ...]
"""The folded forms that may stand in each place of a run of words; a single word is a run of one."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A word, phrase or name of the query as it may stand in a text. `typed` is as the user wrote it.

    Where it names a property of reports (`what`: "outlet" or "date"), the articles `having` it need not say it.
    """

    typed: str
    spellings: tuple[Places, ...]
    slop: int = 0
    what: str = ""
    having: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that a concept of the query found; `concept` is the concept's number in the query."""

    span: Span
    concept: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article and the marks in it; spans are offsets into the article."""

    span: Span
    marks: tuple[Span, ...]


class ParagraphWords(NamedTuple):
    """The words of a paragraph in a row: their forms, where each starts and where it ends."""

    forms: list[str]
    starts: array[int]
    ends: array[int]


class Text:
    """An article's own words, or those `around` them, paragraph by paragraph, to be marked for every letter that is
    typed. A paragraph is parted into words once it may have one that is asked for.
    """

    __slots__ = ("_letters", "_parted", "_spans", "article")

    def __init__(self, article: Article, *, around: bool = False) -> None:
        self.article = article
        self._spans = [p.span for p in article.paragraphs if (p.kind in OWN_WORDS) is not around]
        self._letters = [letters_in_a_row(span.of(article.text)) for span in self._spans]
        self._parted: dict[int, ParagraphWords] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def words(self, paragraph: int) -> ParagraphWords:
        """The words of one of its paragraphs."""
        found = self._parted.get(paragraph)
        if found is None:
            span = self._spans[paragraph]
            forms, starts, ends = columns(self.article.text, span.start, span.end)
            found = self._parted[paragraph] = ParagraphWords(forms, array("l", starts), array("l", ends))
        return found

    def having(self, forms: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where the words with one of these forms stand, in order: the paragraph, and the place among its words."""
        for paragraph, letters in enumerate(self._letters):
            if letters is None or any(map(letters.__contains__, forms)):
                here = self.words(paragraph).forms
                yield from [(paragraph, at) for at, form in enumerate(here) if form in forms]


def marks(text: Text, concepts: Sequence[Concept]) -> list[Mark]:
    """Every place in these words where a concept stands, in order; of two spellings in one place the longer."""
    begin: dict[str, list[tuple[int, Places, int]]] = {}
    for number, concept in enumerate(concepts):
        for spelling in concept.spellings:
            for form in spelling[0]:
                begin.setdefault(form, []).append((number, spelling, concept.slop))
    found: dict[tuple[int, int], int] = {}
    for paragraph, at in text.having(begin) if begin else ():
        forms, starts, _ = text.words(paragraph)
        for number, spelling, slop in begin[forms[at]]:
            end = _end_of_run(text, paragraph, at, spelling, slop)
            if end is not None:
                key = (starts[at], number)
                found[key] = max(found.get(key, 0), end)
    return [Mark(Span(start, end), number) for (start, number), end in found.items()]


def _end_of_run(text: Text, paragraph: int, at: int, spelling: Places, slop: int) -> int | None:
    """Where the run ends that starts with this word, be it in a later paragraph; None when the other words do not
    follow.
    """
    words = text.words(paragraph)
    for forms in spelling[1:]:
        at += 1
        while at == len(words.forms) or words.forms[at] not in forms:
            if at < len(words.forms):
                at, slop = at + 1, slop - 1
            else:
                paragraph, at = paragraph + 1, 0
            if slop < 0 or paragraph == len(text):
                return None
            words = text.words(paragraph)
    return words.ends[at]


def distinct(found: Sequence[Mark]) -> list[Mark]:
    """These marks in order, without those that overlap an earlier or longer one: what is shown, and gone through."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def snippets(article: Article, found: list[Mark], most: int = MOST) -> tuple[Snippet, ...]:
    """The best passages for these marks, best first, without overlap; how the article begins when there are none."""
    if not found:
        return (_beginning(article),) if article.text else ()
    chosen: list[Span] = []
    weights = _weights(found)
    starts = [m.span.start for m in found]
    for _, start in sorted(((-weight, m.span.start) for weight, m in zip(weights, found, strict=True))):
        window = _window(article.text, start, max(0, start - LEAD))
        if not any(window.overlaps(other) for other in chosen):
            chosen.append(window)
            if len(chosen) == most:
                break
    return tuple(Snippet(w, _inside(found, starts, w)) for w in chosen)


def _beginning(article: Article) -> Snippet:
    """How the body begins, or where there is none, the article's own words: the title stands above a passage already,
    and what follows it in a file is often a byline.
    """
    own = [p for p in article.paragraphs if p.kind in OWN_WORDS and p.span.of(article.text).strip()]
    first = next((p for p in own if p.kind is Kind.BODY), own[0] if own else None)
    start = first.span.start if first else 0
    window = _window(article.text, start, start)
    return Snippet(Span(start, min(window.end, first.span.end)) if first else window, ())


def _weights(found: list[Mark]) -> list[float]:
    """For each mark, how many different parts of the query stand in a passage that begins with it; rarer parts a
    little more.
    """
    counts = Counter(mark.concept for mark in found)
    weights: list[float] = []
    here: Counter[int] = Counter()
    ahead = iter(found)
    after = next(ahead, None)
    for first in found:  # a window moves on over the marks: looked at anew for each, many marks would take hours
        while after is not None and after.span.start <= first.span.start + PASSAGE - LEAD:
            here[after.concept] += 1
            after = next(ahead, None)
        weights.append(sum(1 + 1 / counts[c] for c in sorted(here)))
        here[first.concept] -= 1
        if not here[first.concept]:
            del here[first.concept]
    return weights


def _window(text: str, first: int, start: int) -> Span:
    """A passage of about `PASSAGE` from `start`, cut at white space, inside the paragraph of `first`."""
    gap = text.rfind("\n\n", 0, first + 1)
    block = gap + 2 if gap >= 0 else 0
    start = max(start, block)
    if start > block:
        while start < first and not text[start - 1].isspace():
            start += 1
    end = min(len(text), start + PASSAGE)
    stop = text.find("\n\n", first, end)
    if stop >= 0:
        end = stop
    elif end < len(text):
        space = max(text.rfind(c, first + 1, end) for c in " \n")
        end = space if space > first else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def _inside(found: list[Mark], starts: list[int], window: Span) -> tuple[Span, ...]:
    first = bisect_left(starts, window.start)
    return tuple(dict.fromkeys(m.span for m in found[first:] if m.span.end <= window.end and m.span.start < window.end))
