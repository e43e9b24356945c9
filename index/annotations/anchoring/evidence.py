"""How well one place in a new text answers a passage: what of its words, and of the words around it, is met there.

A `Pattern` is what a selector remembers, cut into tokens: the prefix, the passage, the suffix. `weigh_window` lays it
along a stretch of the new text and `weigh_exact` along a place where the passage stands word for word; both give
`Evidence`, which says how much of the passage and of each side is there, and where the passage would begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.annotations.anchoring.matching import match
from index.annotations.anchoring.normalised import NormalisedText, tokenise
from index.text.folding import lower_in_place

CONTEXT_DECAY = 0.85
"""Each token further from the passage counts so much less: the nearest six or seven carry most of a side."""
CONTEXT_DRIFT = 4
"""A context token counts only if it moved along with the passage's edge, give or take so many inserted tokens."""
STRETCH = 0.07
"""What the tokens at one end must weigh for each token between them and the rest: a full stop 30 words on is stray."""
SMALL_GAP = 6
"""Gaps up to so many tokens are ordinary editing and never a reason to part the ends from the rest."""
SPARE = 3
"""So many more tokens may fill the place of the edited words at an edge and still be taken as their replacement."""
EDGE = 0.5
"""What still opening or closing the text is worth to a passage without words on that side: as good as met."""
CONTEXT_MARGIN = 6
"""Room, in tokens, for words inserted into the context beside a passage that stands word for word."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The tokens of prefix, passage and suffix; the passage's are `first` to `last`, half-open.

    `head` and `tail` are the passage's first and last word, cut in two where it begins or ends within a word.
    """

    tokens: list[str]
    weights: list[float]
    first: int
    last: int
    head: tuple[str, str]
    tail: tuple[str, str]

    @property
    def passage(self) -> list[str]:
        """The passage's own tokens."""
        return self.tokens[self.first : self.last]

    @property
    def cuts_a_word(self) -> bool:
        """Whether the passage begins or ends within a word."""
        return bool(self.head[0] or self.tail[1])

    @property
    def information(self) -> float:
        """How much the passage's words say, in rare words."""
        return sum(self.weights[self.first : self.last])


def pattern_of(prefix: str, exact: str, suffix: str, new: NormalisedText) -> Pattern:
    """The tokens to look for in `new`, which says how rare each is."""
    text = prefix + exact + suffix
    tokens, raw, starts = tokenise(text)
    ends = [start + len(token) for start, token in zip(starts, raw, strict=True)]
    begin, end = len(prefix), len(prefix) + len(exact)
    first = next((position for position, stop in enumerate(ends) if stop > begin), len(tokens))
    last = max(first, next((position + 1 for position in range(len(tokens) - 1, -1, -1) if starts[position] < end), 0))
    head = tail = ("", "")
    if first < last:
        head = (text[starts[first] : max(starts[first], begin)], text[max(starts[first], begin) : ends[first]])
        tail = (text[starts[last - 1] : min(ends[last - 1], end)], text[min(ends[last - 1], end) : ends[last - 1]])
    weights = {token: new.weight(token) for token in set(tokens)}
    return Pattern(tokens, [weights[token] for token in tokens], first, last, head, tail)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one place: shares from 0 to 1 of the passage and of each side.

    A passage that opened or closed its text has no words on that side; the side is met if it still does.
    """

    start: int
    end: int
    inside: float
    before: float
    after: float
    gap: int
    same: bool

    @property
    def sides(self) -> tuple[float, float]:
        """The two contexts, the weaker first."""
        return min(self.before, self.after), max(self.before, self.after)

    @property
    def score(self) -> float:
        """For ranking places: the passage counts as much as its two sides; a passage torn apart counts less."""
        return 2 * self.inside + sum(self.sides) - 0.01 * self.gap


def weigh_window(pattern: Pattern, new: NormalisedText, low: int, high: int) -> Evidence | None:
    """The evidence in the tokens `low` to `high` of `new`, or None where nothing of the passage is there."""
    low, high = max(0, low), min(high, len(new.tokens))
    pairs = match(pattern.tokens, new.tokens[low:high], pattern.weights)
    met = {i: j + low for i, j in pairs}
    inner = _without_strays([i for i in range(pattern.first, pattern.last) if i in met], met, pattern.weights)
    if not inner:
        return None
    inner = _with_neighbours(inner, met, pattern, new)
    for i in range(pattern.first, pattern.last):
        if i in met and not inner[0] <= i <= inner[-1]:
            del met[i]
    first = _first_token(met, pattern.first, inner[0], low)
    last = _last_token(met, pattern.last, inner[-1], high)
    return _evidence(pattern, new, met, inner, first, last)


def weigh_exact(pattern: Pattern, new: NormalisedText, position: int) -> Evidence:
    """The evidence where the passage's tokens stand word for word from token `position` of `new` on."""
    first, last = pattern.first, pattern.last
    stop = position + last - first
    met = {i: i - first + position for i in range(first, last)}
    low = max(0, position - first - CONTEXT_MARGIN)
    before = match(pattern.tokens[:first], new.tokens[low:position], pattern.weights)
    met.update((i, j + low) for i, j in before)
    high = stop + len(pattern.tokens) - last + CONTEXT_MARGIN
    after = match(pattern.tokens[last:], new.tokens[stop:high], pattern.weights[last:])
    met.update((i + last, j + stop) for i, j in after)
    return _evidence(pattern, new, met, list(range(first, last)), position, stop)


def _evidence(
    pattern: Pattern, new: NormalisedText, met: dict[int, int], inner: list[int], first: int, last: int
) -> Evidence:
    weights, size = pattern.weights, pattern.last - pattern.first
    start, end = _edges(pattern, new, met, first, last)
    left, right = range(pattern.first - 1, -1, -1), range(pattern.last, len(weights))
    return Evidence(
        start,
        end,
        inside=sum(weights[i] for i in inner) / pattern.information,
        before=_side(weights, met, left, first - pattern.first, first == 0),
        after=_side(weights, met, right, last - pattern.last, last == len(new.tokens)),
        gap=max((met[j] - met[i] - (j - i) for i, j in pairwise(inner)), default=0),
        same=len(inner) == size == last - first,
    )


def _edges(pattern: Pattern, new: NormalisedText, met: dict[int, int], first: int, last: int) -> tuple[int, int]:
    """The offsets where the passage begins and ends: those of its first and last token, or within them as before."""
    start, end = low, high = new.start(first), new.end(last - 1)
    if pattern.head[0] and pattern.first in met:
        start += _cut(new.text[low : new.end(first)], *pattern.head)
    if pattern.tail[1] and pattern.last - 1 in met:
        end = new.start(last - 1) + _cut(new.text[new.start(last - 1) : high], *pattern.tail)
    return (start, end) if start < end else (low, high)


def _without_strays(inner: list[int], met: dict[int, int], weights: Sequence[float]) -> list[int]:
    """Drop from both ends what is too light for its distance from the rest."""
    for ends_first in (True, False):
        order = inner if ends_first else inner[::-1]
        heap, keep = 0.0, 0
        for position, (i, j) in enumerate(pairwise(order)):
            heap += weights[i]
            gap = abs(met[j] - met[i]) - abs(j - i)
            if gap > SMALL_GAP and heap < STRETCH * gap:
                keep, heap = position + 1, 0.0
        inner = order[keep:] if ends_first else order[keep:][::-1]
    return inner


def _with_neighbours(inner: list[int], met: dict[int, int], pattern: Pattern, new: NormalisedText) -> list[int]:
    """Grow both ends while the next token agrees; it may have been taken for the context's, as one of two quotes is."""
    low, high = inner[0], inner[-1]
    while low > pattern.first and met[low] > 0 and new.tokens[met[low] - 1] == pattern.tokens[low - 1]:
        met[low - 1] = met[low] - 1
        low -= 1
    while high + 1 < pattern.last and new.tokens[met[high] + 1 : met[high] + 2] == [pattern.tokens[high + 1]]:
        met[high + 1] = met[high] + 1
        high += 1
    return [*range(low, inner[0]), *inner, *range(inner[-1] + 1, high + 1)]


def _side(weights: Sequence[float], met: dict[int, int], order: range, shift: int, at_edge: bool) -> float:
    """The share met of one side, the tokens nearest to the passage counting most; `at_edge` of the new text."""
    got = total = 0.0
    factor = 1.0
    for i in order:
        weight = weights[i] * factor
        factor *= CONTEXT_DECAY
        total += weight
        if i in met and abs(met[i] - i - shift) <= CONTEXT_DRIFT:
            got += weight
    return got / total if total else EDGE * at_edge


def _first_token(met: dict[int, int], first: int, inner: int, low: int) -> int:
    """The token it begins with; where its first words were edited, what stands between the context and the rest."""
    if inner == first:
        return met[inner]
    outer = first - 1
    while outer >= 0 and outer not in met:
        outer -= 1
    edited, room = inner - first, met[inner] - (met[outer] + 1 if outer >= 0 else low)
    if 0 <= outer == first - 1 and room <= edited + SPARE:
        return met[outer] + 1
    return met[inner] - min(edited, room)


def _last_token(met: dict[int, int], last: int, inner: int, high: int) -> int:
    """One past the token the passage ends with; the mirror of `_first_token`."""
    if inner == last - 1:
        return met[inner] + 1
    outer = min((i for i in met if i >= last), default=-1)
    edited, room = last - 1 - inner, (met[outer] if outer >= 0 else high) - met[inner] - 1
    if outer == last and room <= edited + SPARE:
        return met[outer]
    return met[inner] + 1 + min(edited, room)


def _cut(word: str, left: str, right: str) -> int:
    """Where in `word` the passage's edge falls that once cut a word into `left` and `right`."""
    if len(word) == len(left) + len(right) or lower_in_place(word).startswith(lower_in_place(left)):
        return min(len(left), len(word))
    return max(0, len(word) - len(right))
