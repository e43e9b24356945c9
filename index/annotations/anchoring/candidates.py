"""Which places in a new text are worth weighing for a passage.

Two ways lead to a place: the passage stands there word for word, or its rarer words (and those around it) point
there: each of them votes for the offset by which it has moved, and words that moved together agree. A place is then
weighed in a narrow window, which keeps two copies standing close apart, and the best few in a wide one, which holds a
passage that was torn apart by a sentence put in the middle.
"""

from __future__ import annotations

from bisect import bisect_right
from heapq import nlargest

from index.annotations.anchoring.evidence import Evidence, Pattern, weigh_exact, weigh_window
from index.annotations.anchoring.normalised import NormalisedText

HITS = 400
"""So many meetings of rare words vote at least; it bounds the work in a short article."""
HITS_SHARE = 50
"""In a long text one token in so many may vote: some 3,500 in 1 MB, about 2 ms CPU."""
BUCKET = 8
"""Votes that moved by nearly the same, in tokens, are counted together."""
NARROW, WIDE = 6, 48
"""How many tokens a window reaches beyond the pattern; wide holds two inserted sentences."""
WINDOWS, WIDE_WINDOWS = 5, 3
"""How many of the best offsets are weighed; more found nothing new and cost 100 microseconds each."""
MOST_EXACT = 8
"""How many word-for-word places are weighed, those with the likeliest neighbours first."""
CLEAR = 0.7
"""With such contexts, so much of the passage is enough to look no further; half of all edited passages end here."""
BESIDE = 6
"""So many tokens in a row are not met twice by chance."""
NEAREST = 4
"""So many words on both sides, close together, are hardly ever met by chance: there a passage was edited."""
TORN_BY = 16
"""Tokens: a line of credits or an advertisement may stand in the middle of a passage."""
MANY = 2000
"""Words met more often than this, "the" in 1 MB, are not tried one by one: it bounds the work at about 2 ms CPU."""
SURE = 0.9
"""Both contexts met to this share beside the whole passage: no need to look for edited places."""


def exact_positions(pattern: Pattern, new: NormalisedText) -> list[int]:
    """The places (in tokens) where the passage stands word for word, in order.

    Where all its words are very common, only those places that also have its nearest neighbours.
    """
    positions = _positions_of(pattern.passage, new)
    if positions is None:
        low, high = max(0, pattern.first - BESIDE), pattern.last + BESIDE
        positions = [position + pattern.first - low for position in _positions_of(pattern.tokens[low:high], new) or ()]
    return positions


def _positions_of(tokens: list[str], new: NormalisedText) -> list[int] | None:
    """Where these tokens stand in a row; None when even the rarest stands in too many places to try them all."""
    if not tokens:
        return []
    size = len(tokens)
    rare = min(range(size), key=lambda k: len(new.positions.get(tokens[k], ())))
    meetings = new.positions.get(tokens[rare], ())
    if len(meetings) > MANY:
        return None
    starts = (position - rare for position in meetings)
    return [start for start in starts if start >= 0 and new.tokens[start : start + size] == tokens]


def site_without_passage(pattern: Pattern, new: NormalisedText) -> bool:
    """Whether the words before the passage and those after it still stand together somewhere, word for word.

    Asked when a place meets one side only: then the passage was there, and this place holds another one much like it.
    """
    before = _positions_of(pattern.tokens[max(0, pattern.first - BESIDE) : pattern.first], new) or ()
    after = _positions_of(pattern.tokens[pattern.last : pattern.last + BESIDE], new) or []
    reach = BESIDE + len(pattern.passage) + BESIDE
    return any(bisect_right(after, position) < bisect_right(after, position + reach) for position in before)


def left_a_gap(pattern: Pattern, new: NormalisedText) -> bool:
    """Whether the nearest words before the passage and after it still stand together somewhere, with other words than
    the passage's between them, or none. Then it stood there, and where it stands word for word is another like it.
    """
    before = pattern.tokens[max(0, pattern.first - NEAREST) : pattern.first]
    after = pattern.tokens[pattern.last : pattern.last + NEAREST]
    if len(before) < NEAREST or len(after) < NEAREST:
        return False
    size = len(pattern.passage)
    sites = (position + len(before) for position in _positions_of(before, new) or ())
    empty = [at for at in sites if new.tokens[at : at + size] != pattern.passage]
    ends = (_positions_of(after, new) or []) if empty else []
    return any(bisect_right(ends, at - 1) < bisect_right(ends, at + size + TORN_BY) for at in empty)


def weigh_candidates(pattern: Pattern, new: NormalisedText, exact: list[int], start: int) -> list[Evidence]:
    """The evidence wherever a look pays, best first; `exact` are the `exact_positions`, `start` is where it stood."""
    if len(exact) > MOST_EXACT:
        old = new.token_at(start)
        exact = nlargest(
            MOST_EXACT, exact, key=lambda position: (_neighbours_met(pattern, new, position), -abs(position - old))
        )
    found = {(e.start, e.end): e for e in (weigh_exact(pattern, new, position) for position in exact)}
    if not any(evidence.sides[0] >= SURE for evidence in found.values()):
        for evidence in _edited(pattern, new):
            known = found.get((evidence.start, evidence.end))
            if known is None or (known.score < evidence.score and not known.same):
                found[evidence.start, evidence.end] = evidence
    return sorted(found.values(), key=lambda evidence: -evidence.score)


def _edited(pattern: Pattern, new: NormalisedText) -> list[Evidence]:
    """The evidence in the likeliest windows; none follows one that leaves no doubt."""
    found: list[Evidence] = []
    for rank, shift in enumerate(_shifts(pattern, new)):
        for margin in (NARROW, WIDE)[: 2 if rank < WIDE_WINDOWS else 1]:
            evidence = weigh_window(pattern, new, shift - margin, shift + len(pattern.tokens) + BUCKET + margin)
            if evidence:
                found.append(evidence)
                if evidence.sides[0] >= SURE and evidence.inside >= CLEAR:
                    return found
    return found


def _neighbours_met(pattern: Pattern, new: NormalisedText, position: int) -> int:
    """How many tokens on both sides agree before the first that differs, up to four on each: a cheap first look."""
    low, stop = position - pattern.first, position + pattern.last - pattern.first
    met = 0
    for k in range(pattern.first - 1, max(-1, pattern.first - 5), -1):
        if low + k < 0 or new.tokens[low + k] != pattern.tokens[k]:
            break
        met += 1
    for have, want in zip(new.tokens[stop : stop + 4], pattern.tokens[pattern.last : pattern.last + 4], strict=False):
        if have != want:
            break
        met += 1
    return met


def _shifts(pattern: Pattern, new: NormalisedText) -> list[int]:
    """By how many tokens the pattern may have moved, the best supported first."""
    votes: dict[int, float] = {}
    left = max(HITS, len(new.tokens) // HITS_SHARE)
    rare_first = sorted(range(len(pattern.tokens)), key=lambda k: -pattern.weights[k])
    for k in rare_first:
        positions = new.positions.get(pattern.tokens[k], ())
        if len(positions) > left:
            break
        left -= len(positions)
        for position in positions:
            bucket = (position - k) // BUCKET
            votes[bucket] = votes.get(bucket, 0.0) + pattern.weights[k]
    support = {b: vote + max(votes.get(b + 1, 0.0), votes.get(b - 1, 0.0)) for b, vote in votes.items()}
    chosen: list[int] = []
    for bucket in sorted(support, key=lambda b: -support[b]):
        if all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
            if len(chosen) == WINDOWS:
                break
    return [bucket * BUCKET for bucket in chosen]
