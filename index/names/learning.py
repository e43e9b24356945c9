"""Learning which forms are spellings of one name, from the reports themselves.

Two names are joined when they sound alike (`forms.doubts`) and the corpus does not speak against it. The more both
are used, the closer they must be: a form in one or two reports may be a slip, two established forms that differ are
two names. Words that the reports also write in lower case are English and never join. Names meet under the skeleton of
their consonants, so the work grows with the number of names and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from math import inf

from index.lexicon.reading import ENGLISH
from index.names.families import Families, Family
from index.names.forms import (
    ArticleNames,
    Bare,
    bare,
    difference,
    doubts,
    forms_in,
    hardest_word,
    skeletons,
    without_article,
    without_s,
)
from index.names.lookalikes import different, hardly_varies, never_varies
from index.text.calendar import months, weekdays
from index.text.folding import fold


@dataclass(slots=True)
class _Run:
    """How often a run of capitalised words is written, and in which articles."""

    count: int
    articles: list[int]


@dataclass(slots=True)
class _Name:
    """What the corpus says about a bare name. `forms` counts each written form; `runs` are where it stands."""

    forms: Counter[str] = field(default_factory=Counter)
    runs: list[str] = field(default_factory=list)
    count: int = 0


ESTABLISHED_LIMIT = 0.65
"""The doubts that may lie between two forms that are both in use."""
ESTABLISHED_WORD_LIMIT = 0.88
"""The same for each word of two such names: Tal Hamis is not Tal Hamas because both are hills. (An a is not an i.)"""
RARE_LIMIT = 0.8
"""The same where one of the two is rare: it may be a slip."""
RARE_ARTICLES = 2
"""A form in this many reports or fewer is rare."""
PART_LIMITS = {1: 0.3, 2: 0.2, 3: 0.45}
"""The same, by consonants, where one of the two never stands alone (Mary in Virgin Mary, Kels in a list without
commas): what it is the name of nothing tells, and the sound of a short name says little. Four consonants
speak for themselves.
"""
HEAD_LIMIT = 1.0
"""The doubts that may lie between the most frequent forms of two families that a closer pair of forms would join: keeps
a chain of small steps from leading to another name."""
SETTLED_LIMIT = 0.3
"""The same for a country and its people: Bahrein and Irak are theirs, Turki is another name."""
TOGETHER_SHARE = 0.5
"""Two forms that share this part of the rarer one's reports are two names: a report mostly keeps to one spelling."""
TOGETHER_ARTICLES = 5
"""They must share as many reports as this: in a few, one spelling may be a slip for the other."""
ENGLISH_SHARE = 0.05
"""A word in lower case in as many reports as this share of its capitals is English, not a name."""
SLIPS = 1
"""As many reports may have a name in lower case by mistake,"""
NO_SLIP = 2
"""unless it has no more capitals than this."""


class _Corpus:
    """All that the reports say about names: the counts of forms, who is where, and which words are plain English."""

    def __init__(self, articles: Iterable[ArticleNames]) -> None:
        self.names: dict[Bare, _Name] = {}
        self.lower: Counter[str] = Counter()
        self.runs: dict[str, _Run] = {}
        lower: Counter[str] = Counter()
        for number, article in enumerate(articles):
            lower.update(article["words"].split())
            for run, count in article["names"].items():
                known = self.runs.get(run)
                if known is None:
                    self.runs[run] = _Run(count, [number])
                else:
                    known.count += count
                    known.articles.append(number)
        for word, count in lower.items():
            self.lower[fold(word)] += count
        for run, known in self.runs.items():
            count = known.count
            for form in forms_in(run):
                name = self.name(bare(form))
                for written in {form, without_article(form)}:
                    name.forms[written] += count
                name.count += count
                name.runs.append(run)

    def name(self, words: Bare) -> _Name:
        """What is known about a bare name; nothing yet, if the reports do not have it."""
        name = self.names.get(words)
        if name is None:
            name = self.names[words] = _Name()
        return name

    def english(self) -> frozenset[str]:
        """The folded words that are English rather than names: one slip in lower case does not make a name English."""
        with_capitals = (*months(ENGLISH), *weekdays(ENGLISH))  # and yet no names
        return frozenset(with_capitals).union(word for word in self.lower if self._is_english(word))

    def _is_english(self, word: str) -> bool:
        low = self.lower[word]
        name = self.names.get((word,))
        capital = name.count if name else 0
        return low >= ENGLISH_SHARE * capital and (low > SLIPS or capital <= NO_SLIP)

    def held_apart(self, left: Bare, right: Bare, share: float) -> bool:
        """Whether the use of two names says that they are two, `share` being the doubts about their sounds."""
        one, other = self._articles(left), self._articles(right)
        rarer = min(len(one), len(other))
        together = len(one & other)
        if together >= TOGETHER_ARTICLES and together >= TOGETHER_SHARE * rarer:
            return True
        if rarer > RARE_ARTICLES and len(left) == len(right) > 1 and hardest_word(left, right) > ESTABLISHED_WORD_LIMIT:
            return True
        limit = _limit(left, right, rarer)
        short = PART_LIMITS.get(max(map(len, skeletons(left))))
        if short is None or share <= short or self._beside_the_same(left, right):
            return share > limit
        return share > limit or not (self._stands_alone(left) and self._stands_alone(right))

    def inflected(self, name: Bare) -> Bare:
        """The name, no rarer, that `name` is with an s behind it; empty if there is none. Kerrys is Kerry's, and nobody
        else's name, whatever it sounds like.
        """
        base = without_s(name)
        known = self.names.get(base)
        return base if known and known.count >= self.names[name].count else ()

    def holds_together(self, name: Bare) -> bool:
        """Whether words in a row are one name: one of them hardly ever stands elsewhere. Hezbollah Zabadani is two
        names that met.
        """
        return len(name) == 1 or self.names[name].count >= TOGETHER_SHARE * min(self._word(word) for word in name)

    def _word(self, word: str) -> int:
        name = self.names.get((word,))
        return name.count if name else 0

    def _stands_alone(self, name: Bare) -> bool:
        return any(bare(run) == name for run in self.names[name].runs)

    def _beside_the_same(self, left: Bare, right: Bare) -> bool:
        """Whether some longer run says both names beside the same words: Rami Abdel Rahman, Rami Abdulrahman."""
        one, other = ({_rest(bare(run), name) for run in self.names[name].runs} - {()} for name in (left, right))
        return not one.isdisjoint(other)

    def _articles(self, name: Bare) -> set[int]:
        return {number for run in self.names[name].runs for number in self.runs[run].articles}

    def reason(self, left: Bare, right: Bare) -> str:
        """Why two names were joined, for the user: "Daraa (152) ~ Deraa (41): vowels"."""
        shown = []
        for name in sorted((left, right), key=lambda name: (-self.names[name].count, name)):
            form = min(self.names[name].forms.items(), key=lambda item: (-item[1], item[0]))[0]
            shown.append(f"{form} ({self.names[name].count})")
        return f"{shown[0]} ~ {shown[1]}: {difference(left, right)}"


def _limit(left: Bare, right: Bare, rarer: int) -> float:
    """The doubts that two names bear, the rarer of which `rarer` reports have."""
    if any(a != b and (hardly_varies(a) or hardly_varies(b)) for a, b in zip(left, right, strict=False)):
        return SETTLED_LIMIT
    return RARE_LIMIT if rarer <= RARE_ARTICLES else ESTABLISHED_LIMIT


def _rest(run: Bare, name: Bare) -> Bare:
    """A run with the place of a name in it left open; empty when the name is all of it, or not there in these words."""
    size = len(name)
    start = next((n for n in range(len(run) - size + 1) if run[n : n + size] == name), None)
    return () if start is None or size == len(run) else (*run[:start], "", *run[start + size :])


def _may_vary(name: Bare, forms: Counter[str], english: frozenset[str]) -> bool:
    """Whether a name may have other spellings: it has no English word or first name, no initial, and is not mostly in
    capitals.
    """
    if english.intersection(name) or min(map(len, name)) < 2 or any(map(never_varies, name)):
        return False
    capitals = sum(count for form, count in forms.items() if any(word.isupper() for word in form.split()))
    return 2 * capitals <= forms.total()


class _Groups:
    """Names being joined into families, none of which may hold a pair of `never`."""

    def __init__(self, corpus: _Corpus, never: Iterable[tuple[Bare, Bare]]) -> None:
        self._names = corpus.names
        self._home: dict[Bare, list[Bare]] = {}
        self._reasons: dict[Bare, list[str]] = {}
        self._by_alias: set[Bare] = set()
        self._enemies: defaultdict[Bare, set[Bare]] = defaultdict(set)
        for left, right in never:
            self._enemies[left].add(right)
            self._enemies[right].add(left)

    def join(self, left: Bare, right: Bare, reason: str, limit: float = inf) -> None:
        """Make one family of two, unless a pair of theirs is never the same or their heads differ beyond `limit`."""
        one, other = self._home.get(left, [left]), self._home.get(right, [right])
        if one is other or any(self._enemies[name].intersection(other) for name in one if name in self._enemies):
            return
        if limit < inf and (doubts(one[0], other[0]) > limit or any(different(a, b) for a in one for b in other)):
            return
        family = sorted(one + other, key=lambda name: (-self._names[name].count, name))
        self._reasons[family[0]] = [*self._reasons.pop(one[0], []), *self._reasons.pop(other[0], []), reason]
        self._home.update(dict.fromkeys(family, family))

    def join_alias(self, left: Bare, right: Bare, reason: str) -> None:
        """The same on the word of the user."""
        self.join(left, right, reason)
        if self._home.get(left) is self._home.get(right, left):
            self._by_alias.add(left)

    def families(self, kept: Iterable[Bare]) -> Iterator[Family]:
        """The family of each name in `kept` and of every name that was joined, the most frequent first."""
        heads = {self._home.get(name, [name])[0] for name in (*kept, *self._home)}
        for head in sorted(heads, key=lambda name: (-self._names[name].count, name)):
            members = self._home.get(head, [head])
            forms = Counter[str]()
            for name in members:
                forms.update(self._names[name].forms)
            ordered = sorted(forms, key=lambda form: (-forms[form], form))
            because = "alias" if self._by_alias.intersection(members) else "corpus"
            yield Family(tuple(ordered), tuple(self._reasons.get(head, ())), because)


def _candidates(corpus: _Corpus, english: frozenset[str]) -> list[tuple[float, Bare, Bare]]:
    """The pairs of names that sound alike and that the corpus does not hold apart, the surest first."""
    blocks: defaultdict[str, list[Bare]] = defaultdict(list)
    inflected: dict[Bare, Bare] = {}
    for name, known in corpus.names.items():
        if _may_vary(name, known.forms, english):
            inflected[name] = corpus.inflected(name)
            for skeleton in skeletons(name) - {""}:
                blocks[skeleton].append(name)
    found: dict[tuple[Bare, Bare], float] = {}
    for block in blocks.values():
        for left, right in combinations(block, 2):
            one, other = inflected[left], inflected[right]
            if bool(one) != bool(other) and (one or other) not in (left, right):
                continue  # Kerrys and Kweyris; but Houthis and Huthis, Homs and Homss
            share = doubts(left, right)
            if share <= RARE_LIMIT and not corpus.held_apart(left, right, share):
                found[left, right] = share
    return sorted((share, left, right) for (left, right), share in found.items())


def learn(
    articles: Iterable[ArticleNames],
    aliases: Iterable[Sequence[str]] = (),
    never_same: Iterable[tuple[str, str]] = (),
) -> Families:
    """The families of all names in `articles`; about 0.5 s CPU for 800 reports of 2,000 code points.

    Each line of `aliases` is one name in several forms, joined whatever their spelling; the two forms of a pair in
    `never_same` never come into one family, directly or through others, nor by an alias. (Forms that differ only in
    article, capitals and hyphens are one name and cannot be kept apart.)
    """
    corpus = _Corpus(articles)
    lines = [forms for line in aliases if (forms := [form for form in line if bare(form)])]
    pairs = [(left, right) for left, right in never_same if bare(left) and bare(right)]
    for form in chain(*lines, *pairs):
        corpus.name(bare(form)).forms[form] += 0
    groups = _Groups(corpus, [(bare(left), bare(right)) for left, right in pairs])
    english = corpus.english()
    for _, left, right in _candidates(corpus, english):
        groups.join(left, right, corpus.reason(left, right), HEAD_LIMIT)
    for first, *others in lines:
        for other in others:
            groups.join_alias(bare(first), bare(other), f"{first} = {other}: alias")
    kept = [name for name in corpus.names if not english.intersection(name) and corpus.holds_together(name)]
    return Families(groups.families(kept), english)
