"""What reports say about names, added up: how often each name is written, in which forms and in how many reports, and
which words stand in lower case.

A `Tally` adds reports up, and takes them out again (`sign=-1`), so that what is kept of a folder can follow its
changes; a `Corpus` is asked. One in memory is the `Tally` itself; the catalogue has one on disk.

    tally = Tally()
    for number, text in enumerate(texts):
        tally.add(number, names_in(text))
    tally.told(("daraa",)).articles                         -> 12
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from index.lexicon.reading import ENGLISH, kept
from index.names.forms import ArticleNames, Bare, bare, forms_in, without_article
from index.text.calendar import months, weekdays
from index.text.folding import fold

ENGLISH_SHARE = 0.05
"""A word in lower case in as many reports as this share of its capitals is English, not a name."""
SLIPS = 1
"""As many reports may have a name in lower case by mistake,"""
NO_SLIP = 2
"""unless it has no more capitals than this."""


@kept()
def calendar_words() -> frozenset[str]:
    """English words that always have a capital and yet are no names."""
    return frozenset((*months(ENGLISH), *weekdays(ENGLISH)))


def is_english(word: str, lower: int, capitals: int) -> bool:
    """Whether a folded word, in lower case in so many reports and so often a name, is English rather than a name: one
    slip in lower case does not make a name English.
    """
    if lower > 0 and (not capitals or (lower >= ENGLISH_SHARE * capitals and (lower > SLIPS or capitals <= NO_SLIP))):
        return True
    return word in calendar_words()


@dataclass(slots=True)
class NameCount:
    """What the reports say about a bare name: how often it is written (`count`), in how many reports (`articles`), in
    how many different runs of capitalised words that are the name and nothing else (`alone`). `written` counts its
    written forms, one with an article also as the form without it; `capitals` those of them with a word in capitals.
    """

    count: int = 0
    articles: int = 0
    alone: int = 0
    written: int = 0
    capitals: int = 0

    def plus(self, more: NameCount) -> NameCount:
        """What is told together with `more`."""
        return NameCount(
            self.count + more.count,
            self.articles + more.articles,
            self.alone + more.alone,
            self.written + more.written,
            self.capitals + more.capitals,
        )

    @property
    def is_mostly_in_capitals(self) -> bool:
        """Whether it is a name that is seldom written small enough to tell its letters: an abbreviation."""
        return 2 * self.capitals > self.written


class Corpus(Protocol):
    """What all reports say, as the rules of joining ask for it."""

    def told(self, name: Bare) -> NameCount | None:
        """What is said about a name; None where no report has it."""

    def is_english(self, word: str) -> bool:
        """Whether a folded word is English rather than a name."""

    def runs(self, name: Bare) -> Iterable[str]:
        """The runs of capitalised words that hold a name."""

    def together(self, left: Bare, right: Bare) -> int:
        """How many reports have both names."""


@lru_cache(maxsize=50_000)
def names_of(run: str) -> tuple[tuple[Bare, str], ...]:
    """Every name that a run may hold, with its form as written."""
    return tuple((bare(form), form) for form in forms_in(run))


@lru_cache(maxsize=50_000)
def held_by(run: str) -> tuple[Bare, ...]:
    """The same names without their forms, each once."""
    return tuple(dict.fromkeys(name for name, _ in names_of(run)))


def written_as(form: str) -> set[str]:
    """The forms that a written form counts as: itself, and without the article it begins with."""
    return {form, without_article(form)}


def has_capitals(form: str) -> bool:
    """Whether a word of a form is in capitals throughout."""
    return any(word.isupper() for word in form.split())


@lru_cache(maxsize=50_000)
def _written_as(form: str) -> tuple[tuple[str, bool], ...]:
    return tuple((written, has_capitals(written)) for written in written_as(form))


class Tally:
    """Reports added up. What is said about each name is worked out when it is first asked for."""

    def __init__(self) -> None:
        self.run_counts: Counter[str] = Counter()
        """How often each run is written."""
        self.seen: defaultdict[str, list[int]] = defaultdict(list)
        """The numbers of the reports that have each run."""
        self.names: defaultdict[Bare, NameCount] = defaultdict(NameCount)
        self.forms: defaultdict[Bare, Counter[str]] = defaultdict(Counter)
        """How often each form of a name is written."""
        self.runs_by_name: defaultdict[Bare, list[str]] = defaultdict(list)
        self.lower_counts: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._articles: Counter[Bare] = Counter()

    def add(self, number: int, article: ArticleNames, sign: int = 1) -> None:
        """Add what a report says, or take it out (`sign` is -1); each number stands for one report."""
        runs, counts = article["names"], self.run_counts
        for run, count in runs.items():
            counts[run] = counts.get(run, 0) + sign * count
            self.seen[run].append(number)
        words, names = article["words"].split(), set[Bare]().union(*map(held_by, runs))
        if sign > 0:
            self._words.update(words)
            self._articles.update(names)
        else:
            self._words.subtract(words)
            self._articles.subtract(names)

    def add_up(self) -> None:
        """Work out what the reports say about each name; nothing is added afterwards."""
        for word, count in self._words.items():
            self.lower_counts[fold(word)] += count
        self._words.clear()
        for name, articles in self._articles.items():
            self.names[name].articles += articles
        self._articles.clear()
        for run, count in self.run_counts.items():
            holds = names_of(run)
            for name, form in holds:
                told, forms = self.names[name], self.forms[name]
                told.count += count
                for written, has_capital in _written_as(form):
                    forms[written] += count
                    told.written += count
                    told.capitals += count if has_capital else 0
            held = held_by(run)
            for name in held:
                self.runs_by_name[name].append(run)
            if (whole := bare(run)) in held:
                self.names[whole].alone += 1

    # --- asked as a corpus -------------------------------------------------------------------

    def told(self, name: Bare) -> NameCount | None:
        """What is said about a name."""
        return self.names.get(name)

    def is_english(self, word: str) -> bool:
        """Whether a folded word is English rather than a name."""
        name = self.names.get((word,))
        return is_english(word, self.lower_counts[word], name.count if name else 0)

    def runs(self, name: Bare) -> Iterable[str]:
        """The runs that hold a name."""
        return self.runs_by_name.get(name, ())

    def together(self, left: Bare, right: Bare) -> int:
        """How many reports have both names."""
        one, other = ({number for run in self.runs(name) for number in self.seen[run]} for name in (left, right))
        return len(one & other)
