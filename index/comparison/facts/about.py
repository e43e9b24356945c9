"""What two differing values are about, in words of the text, and the key by which matters are told apart.

Example: of "23 people were killed" against "31 people died" that is "people killed".
"""

from __future__ import annotations

from index.comparison.facts.around import Around
from index.comparison.facts.matching.matching import Match
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.stated.vocabulary import FATE, Vocabulary
from index.comparison.facts.stated.words import FactWord
from index.comparison.facts.told import ToldSentence
from index.text.stop_words import hollow

_MOST_WORDS = 3
# More words than these say no more of what a value is about.


def about(match: Match, left: ToldSentence, right: ToldSentence) -> str:
    """The words nearest the two values that both sentences share, where they share none those nearest in one of them;
    of the two ways to say it the one that is `shown`.
    """
    sides = ((match.left, match.right, left), (match.right, match.left, right))
    across = left.known.language != right.known.language
    labels = [one.value.counts.of(told.text) for one, _, told in sides if one.value.counts is not None]
    if match.left.value.kind is FactKind.IDENTIFIER and labels:
        return shown(labels[0], labels[-1], across=across)
    said = [_words(one, other, told) for one, other, told in sides]
    if not any(said) or (across and not said[0]):
        said = [_words(one, one, told) for one, _, told in sides]
    return shown(*said, across=across)


def shown(left: str, right: str, *, across: bool) -> str:
    """Of two sides' words for a matter the fuller ones; of two languages the left one's, which stands first."""
    return (left or right) if across else max(left, right, key=lambda words: (len(words), words))


def fuller(one: str, other: str) -> str:
    """Of two ways to name a matter the one with more words; of two as long, the same one whichever comes first."""
    return min(one, other, key=lambda words: (-len(words.split()), words))


def _words(one: Around, other: Around, told: ToldSentence) -> str:
    """The words of a sentence that stand near its value and, by themselves or by their group, near the other."""
    known = told.known
    weighed: list[tuple[float, int, FactWord]] = []
    for at, word in enumerate(told.words):
        inside = one.value.first <= at < one.value.last
        if not word.is_content or inside or _says_nothing(word, known):
            continue
        if one.fate and word.stem in known.fates and FATE + known.fates[word.stem] != one.fate:
            continue  # "killed 12 people and wounded 30": of the killed
        keys = {word.stem, known.groups.get(word.stem, word.stem)}
        weight = max((min(one.weights.get(key, 0.0), other.weights.get(key, 0.0)) for key in keys), default=0.0)
        if weight > 0 and word.stem not in {other_word.stem for _, _, other_word in weighed}:
            weighed.append((weight, at, word))
    counted = one.value.counts
    if counted is not None and not _counted(one, known).isdisjoint(_counted(other, known)):
        happened = [each for each in weighed if each[2].stem in known.fates or each[2].stem in known.deeds]
        weighed = [(2.0, at, word) for at, word in enumerate(told.words) if word.start == counted.start] + [
            each for each in happened if each[2].start != counted.start
        ]
    if one.fate and one.fate == other.fate:
        weighed = [each for each in weighed if each[2].stem in known.fates or each[2].stem in known.counted]
    chosen: dict[str, tuple[int, FactWord]] = {}
    for _, at, word in sorted(weighed, key=lambda each: (-each[0], each[1])):
        chosen.setdefault(_meaning(word, known), (at, word))
    return " ".join(word.text for _, word in sorted([*chosen.values()][:_MOST_WORDS], key=lambda each: each[0]))


def _counted(around: Around, known: Vocabulary) -> frozenset[str]:
    """What a value counts, for all words that count the same: pupils are children."""
    return frozenset(known.heads.get(stem, stem) for stem in around.value.head)


def _says_nothing(word: FactWord, known: Vocabulary) -> bool:
    """Whether a word names no matter: one of saying, of denial, or a small one ("had been", "under")."""
    return word.low in known.saying or word.low in known.denials or word.low in hollow(known.language)


def _meaning(word: FactWord, known: Vocabulary) -> str:
    """What a word says, for all words that say the same: of "died" and "dead" one is enough."""
    fate = known.fates.get(word.stem)
    return FATE + fate if fate else known.deeds.get(word.stem, word.stem)


def matter(match: Match) -> str:
    """A key that conflicts over one matter share: what befell the counted, or what is counted, or the words around."""
    one, other = match.left, match.right
    if one.value.kind is FactKind.COUNT:
        fate = one.fate if one.fate == other.fate else ""
        shared = fate or " ".join(sorted(one.value.head & other.value.head))
        if shared:
            return f"{one.value.kind} {shared}"
    near = sorted(one.near & other.near)
    return f"{one.value.kind} {' '.join(near)}"


def fate_of(key: str) -> str:
    """What befell the counted, by the key of a matter; empty for one that is told by the words around alone. A matter
    that has it is one throughout the reports of an event, in any language.
    """
    what = key.removeprefix(f"{FactKind.COUNT} ")
    return what if what.startswith(FATE) else ""
