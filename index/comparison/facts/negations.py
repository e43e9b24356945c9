"""The words of a sentence that deny, and what they reach: negations, verbs that deny, and words of lack.

A negation turns its clause round, a verb of denial what hangs on it. A word of lack denies the noun behind it and
nothing else: what passed *without remarks* did pass.

Example: of "The ferry did not sail without its crew on Monday" the "not" is a negation, and "crew" is lacking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at, said_behind

_MOST_LACKING = 4
# Words of a noun phrase behind a word of lack: "without a single serious remark".


def may_deny(words: Sequence[FactWord], known: Vocabulary) -> bool:
    """Whether a sentence has a word that may deny, which few have."""
    endings, verbs = known.endings.denial_endings, known.behind.denying
    return any(w.low in known.denials or w.low in verbs or (endings and w.low.endswith(endings)) for w in words)


def denial_places(words: Sequence[FactWord], verbs: Mapping[int, str], known: Vocabulary) -> frozenset[int]:
    """The places of the words that deny their clause, but in phrases that do not, and but for verbs."""
    row = tuple(words)
    none = _denying_nothing(row, known)
    small, endings = known.small, known.endings.denial_endings
    only = {word.clause for word in words if word.low in small.only_but}
    return frozenset(
        at
        for at, word in enumerate(words)
        if word.clause not in only
        and (word.low in known.denials or (endings and word.low.endswith(endings)))
        and word.low not in small.half_denials
        and word.low not in small.lacking
        and at not in none
        and at not in verbs
        and not (word.low in small.number_signs and low_at(row, at + 1) == ".")
    )


def denying_verbs(words: Sequence[FactWord], known: Vocabulary) -> dict[int, str]:
    """The verbs that deny what depends on them: the stem of each by the place of its first word."""
    row = tuple(words)
    return {at: words[at].stem for at in range(len(words)) if said_behind(row, at, known.behind.denying)}


def rejecting_verbs(words: Sequence[FactWord], known: Vocabulary) -> list[int]:
    """The places of the verbs that deny a report they are said of: "*rejected* the claims"."""
    row = tuple(words)
    return [at for at in range(len(words)) if said_behind(row, at, known.behind.rejecting)]


def lacking(words: Sequence[FactWord], known: Vocabulary) -> frozenset[int]:
    """The places of the words that are said to be lacking: of the noun phrase right behind a word of lack."""
    marks = [at for at, word in enumerate(words) if word.low in known.small.lacking]
    if not marks:
        return frozenset()
    none = _denying_nothing(tuple(words), known)
    return frozenset(place for at in marks if at not in none for place in _noun_phrase(words, at + 1, known))


def _noun_phrase(words: Sequence[FactWord], at: int, known: Vocabulary) -> list[int]:
    """The places of the words that say something of a noun phrase, which begins at `at` with small words of its own."""
    found: list[int] = []
    for place in range(at, min(len(words), at + _MOST_LACKING)):
        word = words[place]
        if word.is_content:
            found.append(place)
        elif found or not word.is_word or word.low in known.small.that:
            break
    return found


def _denying_nothing(words: tuple[FactWord, ...], known: Vocabulary) -> set[int]:
    """The places of phrases that only look as if they denied: "not only", "without doubt"."""
    phrases = known.behind.no_denials
    return {at + step for at in range(len(words)) for step in range(said_behind(words, at, phrases))}
