"""Learning which forms are spellings of one name, from the reports themselves.

Two names are joined when they sound alike (`forms.doubts`) and the corpus does not speak against it (`judging`). Names
meet under the skeleton of their consonants, so the work grows with the number of names and not with its square. Pairs
that join make *parts*: names that hang together by some chain of pairs. What becomes of a part hangs on nothing outside
of it, so that of a folder that changed only the parts it touched are put together anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import inf

from index.names.corpus import Tally, calendar_words
from index.names.families import Families, Family
from index.names.forms import ArticleNames, Bare, bare, difference, doubts, skeletons
from index.names.judging import Judge
from index.names.lookalikes import different

HEAD_LIMIT = 1.0
"""The doubts that may lie between the most frequent forms of two families that a closer pair of forms would join: keeps
a chain of small steps from leading to another name."""


class UserRules:
    """What the user, and the lexicon, say of names: each line of `aliases` is one name in several forms, the two forms
    of a pair in `never_same` are two names. What has no letters is left out.
    """

    def __init__(self, aliases: Iterable[Sequence[str]] = (), never_same: Iterable[Sequence[str]] = ()) -> None:
        self.aliases = [forms for line in aliases if (forms := [form for form in line if bare(form)])]
        self.never_same = [
            (pair[0], other) for pair in never_same for other in pair[1:] if bare(pair[0]) and bare(other)
        ]

    @property
    def forms(self) -> dict[Bare, list[str]]:
        """Every form that is spoken of, by its bare name: they take part whether some report has them or not."""
        found: defaultdict[Bare, list[str]] = defaultdict(list)
        for form in dict.fromkeys(chain(*self.aliases, *self.never_same)):
            found[bare(form)].append(form)
        return dict(found)


class _Groups:
    """Names being joined into families, none of which may hold a pair of `never`."""

    def __init__(self, forms: Mapping[Bare, Counter[str]], counts: Mapping[Bare, int], rules: UserRules) -> None:
        self._forms, self._counts = forms, counts
        self._home: dict[Bare, list[Bare]] = {}
        self._reasons: dict[Bare, list[str]] = {}
        self._by_alias: set[Bare] = set()
        self._enemies: defaultdict[Bare, set[Bare]] = defaultdict(set)
        for one, other in rules.never_same:
            left, right = bare(one), bare(other)
            self._enemies[left].add(right)
            self._enemies[right].add(left)

    def join(self, left: Bare, right: Bare, reason: str, limit: float = inf) -> None:
        """Make one family of two, unless a pair of theirs is never the same or their heads differ beyond `limit`."""
        one, other = self._home.get(left, [left]), self._home.get(right, [right])
        if one is other or any(self._enemies[name].intersection(other) for name in one if name in self._enemies):
            return
        if limit < inf and (doubts(one[0], other[0]) > limit or any(different(a, b) for a in one for b in other)):
            return
        family = sorted(one + other, key=self._place)
        self._reasons[family[0]] = [*self._reasons.pop(one[0], []), *self._reasons.pop(other[0], []), reason]
        self._home.update(dict.fromkeys(family, family))

    def join_alias(self, first: str, other: str) -> None:
        """The same on the word of the user."""
        left, right = bare(first), bare(other)
        self.join(left, right, f"{first} = {other}: alias")
        if self._home.get(left) is self._home.get(right, left):
            self._by_alias.add(left)

    def reason(self, left: Bare, right: Bare) -> str:
        """Why two names were joined, for the user: "Daraa (152) ~ Deraa (41): vowels"."""
        shown = []
        for name in sorted((left, right), key=self._place):
            form = min(self._forms[name].items(), key=lambda item: (-item[1], item[0]))[0]
            shown.append(f"{form} ({self._counts[name]})")
        return f"{shown[0]} ~ {shown[1]}: {difference(left, right)}"

    def _place(self, name: Bare) -> tuple[int, Bare]:
        return -self._counts[name], name

    def families(self, kept: Iterable[Bare]) -> Iterator[tuple[Bare, Family]]:
        """The family of each name in `kept` and of every name that was joined, the most frequent first, each with the
        most frequent of its names.
        """
        heads = {self._home.get(name, [name])[0] for name in (*kept, *self._home)}
        for head in sorted(heads, key=self._place):
            members = self._home.get(head, [head])
            forms = Counter[str]()
            for name in members:
                forms.update(self._forms[name])
            ordered = sorted(forms, key=lambda form: (-forms[form], form))
            because = "alias" if self._by_alias.intersection(members) else "corpus"
            yield head, Family(tuple(ordered), tuple(self._reasons.get(head, ())), because)


def joined(
    pairs: Iterable[tuple[float, Bare, Bare]],
    forms: Mapping[Bare, Counter[str]],
    counts: Mapping[Bare, int],
    kept: Iterable[Bare],
    rules: UserRules,
) -> Iterator[tuple[Bare, Family]]:
    """The families of some parts, the most frequent first, each with the most frequent of its names.

    `forms` and `counts` are of every name of these parts, `pairs` those that may be joined with their doubts, `kept`
    the names that are shown when nothing is joined with them. Of the rules those apply that are of these names alone.
    """
    groups = _Groups(forms, counts, rules)
    for _, left, right in sorted(pairs):
        groups.join(left, right, groups.reason(left, right), HEAD_LIMIT)
    for first, *others in rules.aliases:
        if bare(first) in counts:
            for other in others:
                groups.join_alias(first, other)
    return groups.families(kept)


def _candidates(judge: Judge, names: Iterable[Bare]) -> list[tuple[float, Bare, Bare]]:
    """The pairs of names that sound alike and that the corpus does not hold apart."""
    blocks: defaultdict[str, list[Bare]] = defaultdict(list)
    for name in sorted(filter(judge.may_vary, names)):
        for skeleton in skeletons(name) - {""}:
            blocks[skeleton].append(name)
    met = {pair for block in blocks.values() for pair in combinations(block, 2)}
    found = ((judge.doubts(left, right), left, right) for left, right in met)
    return [(share, left, right) for share, left, right in found if share is not None]


def learn(
    articles: Iterable[ArticleNames],
    aliases: Iterable[Sequence[str]] = (),
    never_same: Iterable[Sequence[str]] = (),
) -> Families:
    """The families of all names in `articles`; about 0.5 s CPU for 800 reports of 2,000 code points.

    Each line of `aliases` is one name in several forms, joined whatever their spelling; the two forms of a pair in
    `never_same` never come into one family, directly or through others, nor by an alias. (Forms that differ only in
    article, capitals and hyphens are one name and cannot be kept apart.)
    """
    tally, rules = Tally(), UserRules(aliases, never_same)
    for number, article in enumerate(articles):
        tally.add(number, article)
    tally.add_up()
    return learned(tally, rules)


def learned(tally: Tally, rules: UserRules) -> Families:
    """The families of all names in a tally that is added up."""
    for name, forms in rules.forms.items():
        tally.names[name].count += 0
        tally.forms[name].update(dict.fromkeys(forms, 0))
    judge = Judge(tally)
    counts = {name: told.count for name, told in tally.names.items()}
    kept = [name for name in counts if judge.is_kept(name)]
    families = joined(_candidates(judge, counts), tally.forms, counts, kept, rules)
    english = calendar_words().union(word for word in tally.lower_counts if tally.is_english(word))
    return Families((family for _, family in families), english)
