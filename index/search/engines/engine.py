"""What a search engine must do: keep the words of articles, and rank them for a plan. A second engine is one more file.

A `Plan` is a query made concrete: every word is already widened to the folded forms that may stand for it, every
filter is already a set of articles. So an engine knows nothing of spellings, stems, outlets or dates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from index.search.engines.listed import Newest

TEXT, TITLE, BODY = "text", "title", "body"
"""The fields: all of the article's own words; those of its title; those that are not of its title."""
AROUND, ANYWHERE = "around", "anywhere"
"""What stands around the article's own words: captions, bylines, links, footers. And both: a word that an article has
around its text alone is there, and counts next to nothing.
"""


@dataclass(frozen=True, slots=True)
class Forms:
    """Any of these folded forms; they count as one word."""

    forms: tuple[str, ...]
    field: str = TEXT


@dataclass(frozen=True, slots=True)
class Run:
    """One form of each position, in this order, with at most `slop` other words in between in all."""

    positions: tuple[tuple[str, ...], ...]
    slop: int = 0
    field: str = TEXT


@dataclass(frozen=True, slots=True)
class Same:
    """Any of these: spellings of one name, in one word or several. They count as one word."""

    parts: tuple[Forms | Run, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """These articles, whatever they say; adds nothing to the score. Of those that are `Listed` no id is looked at."""

    ids: Collection[str]


@dataclass(frozen=True, slots=True)
class Favoured:
    """These articles gain, those that say it in words count as they would without.

    For what the user means as a property of a report and writes as a word: an outlet, a month. `gain` is in words of
    the same rarity, said without end.
    """

    ids: Collection[str]
    said: Plan
    gain: float


@dataclass(frozen=True, slots=True)
class Spelled:
    """One word or name, as `typed` and in every form or spelling (`said`). Those that have it as typed gain: of a word
    `gain`, as a share of its whole weight; of a name, where it is None, the most where most articles do, for a rarer
    spelling is the likelier to be another name.
    """

    said: Forms | Run | Same
    typed: Forms | Run
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """What the half-typed end of a query may become: a word or name in any of its forms (`said`), or what the articles
    `ids` have. `weight` says how much likelier it is than others that stand in as many titles.
    """

    said: tuple[Forms | Run, ...] = ()
    weight: float = 1.0
    ids: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Begun:
    """A word or name being typed: what `word` finds as it stands, and any of its `endings`. They count as one word, and
    the first places of the answer are shared among the endings.
    """

    word: Plan
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """Every part is required; parts in `without` must not be there. No parts at all: every article."""

    parts: tuple[Plan, ...] = ()
    without: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One part is enough."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """Any part counts, more when words that stand side by side in the query stand close in the text; an article with
    all of them is in the first tier.
    """

    parts: tuple[Plan, ...]


Plan = Forms | Run | Same | Spelled | Begun | Among | Favoured | Both | Either | Best


class Tier(StrEnum):
    """`ALL`: every part of the query is there. `SOME`: not every part."""

    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article's place in the answer: higher scores first inside a tier."""

    id: str
    score: float
    tier: Tier


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a plan finds: the best of it in order, and the ids of all of it in no order. `lacking` says in a sentence
    where not all articles could be asked; it is empty otherwise. `whole` is how many are of the first tier, None where
    there is no second one or it was not counted.
    """

    best: tuple[Ranked, ...]
    found: Sequence[str]
    lacking: str = ""
    whole: int | None = None

    @property
    def total(self) -> int:
        """How many articles were found."""
        return len(self.found)


class Document(NamedTuple):
    """An article as an engine takes it: its id, and the folded forms of each field in order."""

    id: str
    text: Sequence[str]
    title: Sequence[str] = ()
    around: Sequence[str] = ()


class Engine(Protocol):
    """One folder's index. Reading is safe from any thread; one process at a time writes."""

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Take out the articles with these ids, put in others, and commit.

        An id that is put in and may be there must be among those that are taken out. Raises `CatalogueError` when the
        folder cannot be written.
        """

    def clear(self) -> None:
        """Take out every article."""

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        """What the plan finds, the `limit` best of it in order: by tier, then score, then date.

        `newest` lists the articles that may be found; no other is an answer.
        """

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a folded form in a field (`TEXT`, `TITLE` or `AROUND`)."""

    def count(self) -> int:
        """How many articles the index holds."""

    def ids(self) -> set[str]:
        """The articles the index holds."""

    def close(self) -> None:
        """Let go of the files."""
