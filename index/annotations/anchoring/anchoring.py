"""Passages that stay found: a passage is described when it is annotated, and anchored whenever its article is opened.

`describe` remembers the passage's words, 64 code points on either side, where it stood, and which of its like it was:
the TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model, and "occurrence k of n". `anchor`
finds it again in a text that has been edited, re-wrapped, re-quoted or moved about. It would rather lose a passage
than put a note where it does not belong: what it finds but cannot be sure of is *suggested*, and what is gone is an
*orphan*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.annotations.anchoring.candidates import exact_positions, left_a_gap, site_without_passage, weigh_candidates
from index.annotations.anchoring.evidence import Evidence, Pattern, pattern_of, weigh_exact
from index.annotations.anchoring.normalised import NormalisedText
from index.annotations.anchoring.selector import Placement, Selector, Status
from index.article import Span

CONTEXT = 64
"""Code points kept on either side: about ten words, enough to tell apart all but repeated paragraphs."""
MET = 0.5
"""A side counts as met when half of its weight is there: chance reaches .4, edited words rarely fall below."""
ONE_SIDE_FLOOR = 0.85
"""Beside one met side so much of an edited passage must be left: a report may tell one thing twice in like words."""
RELIEF = 0.45
"""What a wholly met second side takes off that floor: between two such sides .4 must be left. Heavy editing leaves .45,
while what replaces a passage shares up to .33 with it by chance."""
TORN = 25
"""More tokens than this put into the middle of a passage, a long sentence, ask for both sides to be met."""
TELLING = 2.0
"""A passage must say as much as two rare words to be its own witness without context; "on Monday" is not."""
MET_REPEATED = 0.65
"""Once one of several like passages has gone, the context must say more clearly that this is the one that stayed."""
BRIEF = 1.5
"""What is met of a passage says less than so many rare words: a word, a name, "on Monday". Such words turn up again in
like sentences ("a source at Hasaka Police told"), and an edited name is another name: the context decides."""
BRIEF_SIDES = 0.9
"""So much of its two sides together must be met beside a brief passage that stands word for word; one alone reaches .5
to .8 in any report that says "Syrian leader Bashar al-Assad"."""
BRIEF_REPEATED = 0.8
"""A report repeats its first sentence further down with nearly the same neighbours: .65 of both sides is met there."""
ALIKE = 0.1
"""Two word-for-word places whose scores lie nearer than this cannot be told apart."""
LONG = 2400
"""A passage longer than this, in code points, some 400 words, is found by its two ends: aligning costs its square."""
COUNTABLE = 1000
"""Beyond so many occurrences, "the" in a book, counting them again says nothing and costs more than 10 ms."""
SUGGESTED_FLOOR = 0.5
"""Below half of the passage a suggestion is more often noise than help."""
ORDER_MARGIN = 1.2
"""Among n like places that are still n, the kth is taken unless the context prefers another by more than one side."""


def describe(text: str, span: Span) -> Selector:
    """What to remember of the passage `span` of `text`. Occurrences are counted without overlap, outward from it.

    Raises ValueError for an empty span or one that ends outside the text.
    """
    if not span or span.end > len(text):
        raise ValueError(f"no passage of a text of {len(text)} code points: {span.start}..{span.end}")
    exact = span.of(text)
    occurrence = text.count(exact, 0, span.start) + 1
    return Selector(
        exact=exact,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        occurrence=occurrence,
        occurrences=occurrence + text.count(exact, span.end),
    )


def anchor(selector: Selector, text: str | NormalisedText) -> Placement:
    """Where the passage is in `text`; hand in one `NormalisedText` for all the passages of an article.

    In the text it was described in, a passage is always placed where it was. In a 5 kB article an unchanged passage
    takes 0.01 ms CPU, an edited one 0.5 to 1 ms; in 1 MB the first 200 ms, each further one some 4 ms. After edits the
    span begins and ends with a word or a sign: white space at the passage's edges is not re-found.
    """
    new = text if isinstance(text, NormalisedText) else NormalisedText(text)
    whole = selector.prefix + selector.exact + selector.suffix
    lead = len(selector.prefix)
    if selector.start >= lead and new.text.startswith(whole, selector.start - lead):
        return _placed(selector.start, selector.end, "unchanged")
    at = new.text.find(whole)
    if at >= 0 and new.text.find(whole, at + 1) < 0 and not _is_twin(selector, new):
        return _placed(at + lead, at + lead + len(selector.exact), "unchanged, but moved")
    if len(selector.exact) > LONG:
        return _anchor_ends(selector, new)
    pattern = pattern_of(selector.prefix, selector.exact, selector.suffix, new)
    placement = _anchor_pattern(selector, pattern, new)
    if placement.status is not Status.PLACED and pattern.cuts_a_word:
        apart = pattern_of(selector.prefix + " ", selector.exact, " " + selector.suffix, new)
        if exact_positions(apart, new):
            return _anchor_pattern(selector, apart, new)
    return placement


def _is_twin(selector: Selector, new: NormalisedText) -> bool:
    """Whether a passage found in its own surroundings is the like of one that went from others of the same words."""
    if selector.occurrences == 1 or new.text.count(selector.exact) >= selector.occurrences:
        return False
    return left_a_gap(pattern_of(selector.prefix, selector.exact, selector.suffix, new), new)


def _anchor_ends(selector: Selector, new: NormalisedText) -> Placement:
    """A passage of many paragraphs is where its two ends are, if what lies between is about as long as it was."""
    head, tail = (_piece(selector, *bounds) for bounds in ((0, LONG // 2), (-LONG // 2, None)))
    first, last = anchor(head, new), anchor(tail, new)
    if first.span is None or last.span is None or last.span.end <= first.span.start:
        return Placement(Status.ORPHAN, None, "one of its ends is gone")
    span = Span(first.span.start, last.span.end)
    if first.status is last.status is Status.PLACED and 1 / 2 <= len(span) / len(selector.exact) <= 2:
        return Placement(Status.PLACED, span, "found by its two ends")
    return Placement(Status.SUGGESTED, span, "its two ends are not sure")


def _piece(selector: Selector, low: int, high: int | None) -> Selector:
    """The part of a passage from `low` to `high`, with the rest of the passage as its context on the inner side."""
    low, high, _ = slice(low, high).indices(len(selector.exact))
    prefix = (selector.prefix + selector.exact[:low])[-CONTEXT:]
    suffix = (selector.exact[high:] + selector.suffix)[:CONTEXT]
    return Selector(selector.exact[low:high], prefix, suffix, selector.start + low, 1, 1)


def _placed(start: int, end: int, reason: str) -> Placement:
    return Placement(Status.PLACED, Span(start, end), reason)


@dataclass(frozen=True, slots=True)
class _Repetition:
    """What became of a passage that stood in several places: how many are left, the one that is kth now as then, and
    whether its own surroundings stand somewhere without it.
    """

    count: int
    before: int
    kth: Evidence | None
    gap: bool = False

    @property
    def lost_some(self) -> bool:
        """Whether one of several has gone: then what is left may be another than the one that was annotated."""
        return self.before > 1 and self.count < self.before


def _repetition(selector: Selector, pattern: Pattern, new: NormalisedText, exact: list[int]) -> _Repetition:
    """Counted as `describe` counts, character by character; where none is left so, as in capitals, word by word."""
    if selector.occurrences == 1 or selector.occurrences > COUNTABLE:
        return _Repetition(len(exact), 1, weigh_exact(pattern, new, exact[0]) if len(exact) == 1 else None)
    verbatim = [new.token_at(hit.start()) for hit in re.finditer(re.escape(selector.exact), new.text)]
    kth, positions = None, verbatim or exact
    if len(positions) == selector.occurrences and positions[selector.occurrence - 1] in exact:
        kth = weigh_exact(pattern, new, positions[selector.occurrence - 1])
    gap = len(positions) < selector.occurrences and left_a_gap(pattern, new)
    return _Repetition(len(positions), selector.occurrences, kth, gap)


def _anchor_pattern(selector: Selector, pattern: Pattern, new: NormalisedText) -> Placement:
    """The first place, from the best down, that is sure; or else the best as a suggestion."""
    exact = exact_positions(pattern, new)
    found = weigh_candidates(pattern, new, exact, selector.start)
    repetition = _repetition(selector, pattern, new, exact)
    kth = repetition.kth
    if kth and repetition.before > 1 and found[0].score - kth.score <= ORDER_MARGIN:
        found.insert(0, kth)
    for evidence in found:
        if _is_sure(evidence, pattern, repetition, new):
            alike = [other for other in found if other.same and abs(other.score - evidence.score) < ALIKE]
            if evidence.same and evidence != kth and len(alike) > 1:
                return _suggested(min(alike, key=lambda other: abs(other.start - selector.start)), len(exact))
            return _placed(evidence.start, evidence.end, "the same words" if evidence.same else "the words were edited")
    if found and found[0].inside >= SUGGESTED_FLOOR:
        return _suggested(found[0], len(exact))
    return Placement(Status.ORPHAN, None, "the words are gone")


def _suggested(evidence: Evidence, positions: int) -> Placement:
    if not evidence.same:
        reason = "words much like these in another place"
    else:
        reason = f"found {positions} places alike" if positions > 1 else "the same words in another place"
    return Placement(Status.SUGGESTED, Span(evidence.start, evidence.end), reason)


def _is_sure(evidence: Evidence, pattern: Pattern, repetition: _Repetition, new: NormalisedText) -> bool:
    """Whether a note may be put here without asking: what is weak in the passage must be strong around it."""
    weaker, stronger = evidence.sides
    brief = evidence.inside * pattern.information < BRIEF
    if evidence.same:
        if evidence == repetition.kth and pattern.information >= TELLING:
            return True
        if repetition.lost_some:
            return not repetition.gap and weaker >= (BRIEF_REPEATED if brief else MET_REPEATED)
        return stronger >= MET and (not brief or weaker + stronger >= BRIEF_SIDES)
    if stronger < MET or (brief and weaker < MET_REPEATED):
        return False
    if weaker >= MET:
        return evidence.inside >= ONE_SIDE_FLOOR - RELIEF * weaker
    return evidence.inside >= ONE_SIDE_FLOOR and evidence.gap <= TORN and not site_without_passage(pattern, new)
