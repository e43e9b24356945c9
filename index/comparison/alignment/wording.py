"""What is the same and what is changed, word by word, in two passages or two whole reports.

Words are compared folded and by spelling family, so that `Daraa` and `Deraa`, or `Syria's` and `Syrias`, are no change
of wording; the difference in spelling is still shown. Punctuation is never a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from index.article import Span
from index.comparison.reading.names import whole_names
from index.comparison.reading.words import FamilyKey, Token, names_only, spelling_key, tokens, words_written
from index.text.folding import fold


class Wording(StrEnum):
    """How alike two linked sentences are worded: to the letter, with changes, or otherwise, of the same matter."""

    SAME = "same"
    EDITED = "edited"
    RESTATED = "restated"


class ChangeKind(StrEnum):
    """What happened between left and right; a `SPELLING` is the same word in another spelling."""

    REPLACED = "replaced"
    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two passages; where a side has nothing, its span is empty and marks the place."""

    kind: ChangeKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class EqualRun:
    """The same words on both sides, from the first word's start to the last word's end."""

    left: Span
    right: Span
    words: int


_LEAST_BLOCK = 3
# Fewer words than this in a row may agree by grammar alone ("of the city").

_EDITED_SHARE, _EDITED_WORDS = 0.4, 10
# An edited sentence keeps two fifths of the shorter one in such blocks, and ten words at least ...

_EDITED_WHOLE = 0.65
# ... or, if it is short, two thirds of it; ...

_EDITED_RUN = 10
# ... or ten words in one piece: nobody restates a fact in ten equal words.


def compare_wording(left: Sequence[str], right: Sequence[str]) -> Wording:
    """How alike two sentences are worded, given their `word_keys`."""
    if left == right:
        return Wording.SAME
    if _triples(left).isdisjoint(_triples(right)):
        return Wording.RESTATED  # no block of three words: as the blocks would say, only sooner
    sizes = [block.size for block in _matching(left, right)]
    kept = sum(size for size in sizes if size >= _LEAST_BLOCK)
    share = kept / min(len(left), len(right))
    edited = (share >= _EDITED_SHARE and kept >= _EDITED_WORDS) or share >= _EDITED_WHOLE or max(sizes) >= _EDITED_RUN
    return Wording.EDITED if edited else Wording.RESTATED


def _triples(keys: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(keys, keys[1:], keys[2:], strict=False))


def word_keys(words: Sequence[Token], family: FamilyKey = spelling_key) -> tuple[str, ...]:
    """The words as wording compares them: by value, by spelling family, or folded, without a possessive s."""
    return tuple(token.term if token.is_number else _key(token.text, family) for token in words)


def _key(word: str, family: FamilyKey) -> str:
    key = fold(word) if word.islower() else family(word)
    return key.removesuffix("s") or key


def changes(
    left_text: str, left: Span, right_text: str, right: Span, family: FamilyKey = spelling_key
) -> tuple[Change, ...]:
    """The word-level differences between the passage `left` and the passage `right`, in order of the left."""
    ours, theirs, family = _beside(left_text, left, right_text, right, family)
    found: list[Change] = []
    end_left = end_right = 0
    for block in _matching(word_keys(ours, family), word_keys(theirs, family)):
        gap_left = _stretch(ours, end_left, block.a, left.start)
        gap_right = _stretch(theirs, end_right, block.b, right.start)
        if gap_left or gap_right:
            found.append(Change(_kind_of(gap_left, gap_right), gap_left, gap_right))
        for k in range(block.size):
            one, other = ours[block.a + k], theirs[block.b + k]
            if fold(one.text) != fold(other.text):
                found.append(Change(ChangeKind.SPELLING, one.span, other.span))
        end_left, end_right = block.a + block.size, block.b + block.size
    return tuple(found)


def _beside(
    left_text: str, left: Span, right_text: str, right: Span, family: FamilyKey
) -> tuple[Sequence[Token], Sequence[Token], FamilyKey]:
    """The words of two passages, names of several words whole, and the family key where what either writes small is
    no name.
    """
    passages = ((left_text, tokens(left_text, left, family)), (right_text, tokens(right_text, right, family)))
    ours, theirs = whole_names(passages, family)
    return ours, theirs, names_only(family, words_written(left_text, [left]) | words_written(right_text, [right]))


def _kind_of(left: Span, right: Span) -> ChangeKind:
    if left and right:
        return ChangeKind.REPLACED
    return ChangeKind.ONLY_LEFT if left else ChangeKind.ONLY_RIGHT


def shared_runs(
    left_text: str,
    left: Span,
    right_text: str,
    right: Span,
    family: FamilyKey = spelling_key,
    least: int = _LEAST_BLOCK,
) -> tuple[EqualRun, ...]:
    """The stretches of at least `least` equal words in two passages, none crossing another, in order."""
    ours, theirs, family = _beside(left_text, left, right_text, right, family)
    return tuple(
        _run(ours, theirs, block.a, block.b, block.size)
        for block in _matching(word_keys(ours, family), word_keys(theirs, family))
        if block.size >= least
    )


_VERBATIM = 8
# Eight equal words in a row are copied, by the one from the other or by both from a third.


def verbatim_runs(
    ours: Sequence[Token], theirs: Sequence[Token], family: FamilyKey = spelling_key, least: int = _VERBATIM
) -> tuple[EqualRun, ...]:
    """The longest runs of at least `least` equal words that two reports share, the longest first; they may cross.

    A word belongs to one run on each side: the longest first, then the earliest.
    """
    maximal = _maximal_runs(word_keys(ours, family), word_keys(theirs, family), least)
    taken_left, taken_right = bytearray(len(ours)), bytearray(len(theirs))
    chosen: list[EqualRun] = []
    for size, a, b in sorted(maximal, key=lambda run: (-run[0], min(run[1:]), max(run[1:]))):
        if not any(taken_left[a : a + size]) and not any(taken_right[b : b + size]):
            taken_left[a : a + size] = taken_right[b : b + size] = b"\x01" * size
            chosen.append(_run(ours, theirs, a, b, size))
    return tuple(chosen)


_MOST_SEEDS = 16
# A run of `least` words that repeats more often than this on the other side is a refrain, not a source.


def _maximal_runs(left: Sequence[str], right: Sequence[str], least: int) -> list[tuple[int, int, int]]:
    """Runs that cannot be lengthened, as size, place on the left, place on the right; seeded by `least` equal words."""
    seeds: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for b in range(len(right) - least + 1):
        seeds[tuple(right[b : b + least])].append(b)
    found = []
    for a in range(len(left) - least + 1):
        places = seeds.get(tuple(left[a : a + least]), [])
        for b in places if len(places) <= _MOST_SEEDS else ():
            if a and b and left[a - 1] == right[b - 1]:
                continue
            size = least
            while a + size < len(left) and b + size < len(right) and left[a + size] == right[b + size]:
                size += 1
            found.append((size, a, b))
    return found


def _matching(left: Sequence[str], right: Sequence[str]) -> list[_Block]:
    """The blocks of a longest-first alignment, the same ones whichever side comes first."""
    if (len(right), right) < (len(left), left):
        swapped = SequenceMatcher(None, right, left, autojunk=False).get_matching_blocks()
        return [_Block(block.b, block.a, block.size) for block in swapped]
    return [_Block(*block) for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()]


@dataclass(frozen=True, slots=True)
class _Block:
    a: int
    b: int
    size: int


def _stretch(words: Sequence[Token], start: int, end: int, nothing: int) -> Span:
    """The span of words `start` to `end`, or an empty span at the place where they would stand."""
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    place = words[start - 1].span.end if start else words[0].span.start if words else nothing
    return Span(place, place)


def _run(ours: Sequence[Token], theirs: Sequence[Token], a: int, b: int, size: int) -> EqualRun:
    return EqualRun(_stretch(ours, a, a + size, 0), _stretch(theirs, b, b + size, 0), size)
