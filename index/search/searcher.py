"""What a search answers: hits with their passages, the reason for each, and what was added to the user's words."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index import clock
from index.article import Article
from index.catalogue.catalogue import Summary
from index.errors import Cancelled
from index.search import snippets
from index.search.engines.engine import Among, Both, Engine, Plan, Ranked, Ranking, Run, Tier
from index.search.plan.suggesting import alternatives, with_words
from index.search.plan.widening import widen
from index.search.plan.word_forms import Known, Spelling, folded_words
from index.search.query import query as q
from index.search.query.remarks import remarks, says_nothing
from index.search.rank.spreading import CANDIDATES, spread
from index.search.reports import Reports
from index.search.request import SearchRequest
from index.search.snippets import Concept, Mark, Snippet, Text
from index.text.words import form_of

KEPT_TEXTS = 100
"""Articles whose words are kept apart, about 35 kB each: the hits that stay from one letter to the next."""
READ_FOR_TEXT = 10
"""Reports read to see whether they have a text to the letter; they have its words in a row, so the first tell."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that the query found. `why` are short reasons: "all 3 words", "'Daraa' for 'deraa'"; `text` is the
    article's, which passages and marks are of, where it has any.
    """

    summary: Summary
    score: float
    tier: Tier
    why: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    marks: tuple[Mark, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def is_partial(self) -> bool:
        """Whether it lacks a part of what was asked."""
        return self.tier is Tier.SOME


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits for a query, best first; `total` counts all of them. `took` is in milliseconds of wall time.

    Only the first hits carry their reasons and passages; `Searcher.explained` adds them to any other when it is shown.
    `suggestion` is a query like this one that finds something, given where this one finds nothing. While `typing` the
    last word was the beginning of one. `meant` is this query with words that many reports have in place of those that
    few have and that are perhaps slips for them; a remark says so. `whole` is how many have all of its words, None
    where all have or it was not counted.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    took: float
    spellings: tuple[Spelling, ...] = ()
    remarks: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()
    found: Sequence[str] = ()
    suggestion: str | None = None
    typing: bool = False
    meant: str | None = None
    whole: int | None = None

    @property
    def tiers(self) -> str:
        """How many hits have all words, and how many only some, in words: "4 with both words, 4 with one"; empty where
        all have all.
        """
        many = len({concept.typed for concept in self.concepts})
        if self.whole is None or many < 2:
            return ""
        every, fewer = ("both words", "one") if many == 2 else (f"all {many} words", "fewer")
        return f"{self.whole:,} with {every}, {self.total - self.whole:,} with {fewer}"


class Searcher:
    """Answers queries over one folder. Safe to use from a worker thread."""

    def __init__(
        self,
        engine: Engine,
        known: Known,
        articles: Callable[[Sequence[str]], Mapping[str, Article]],
    ) -> None:
        """`articles` gives those of some ids that can be had: all together they cost hardly more than one."""
        self._engine = engine
        self._known = known
        self._articles = articles
        self._texts: dict[tuple[str, bool], Text] = {}
        self._reading = threading.Lock()

    def spellings_across(self, name: str) -> tuple[str, ...]:
        """The spellings of a name that the folder has in other alphabets and languages; none for what is no name."""
        return self._known.across.spellings(name)

    def search(self, asked: SearchRequest, limit: int, cancelled: Callable[[], bool] = lambda: False) -> Answer:
        """The answer to what is asked, under the settings' `limit`. Raises `QueryError`, and `Cancelled` once
        `cancelled()` is true.
        """
        started, asked = clock.seconds(), asked.within(limit)
        reports = self._known.reports()
        read = q.read(asked.text)
        tree = read.tree
        widened = widen(tree, self._known, asked)
        plan = Among(frozenset()) if says_nothing(asked.text, tree) else widened.plan
        _look(cancelled)
        ranking, hits = self._ranked(plan, asked.limit or limit, widened.half, reports)
        concepts = tuple(widened.concepts)
        shown = hits[: asked.explain]
        articles = self._articles([hit.summary.id for hit in shown])
        for row, hit in enumerate(shown):
            _look(cancelled)
            if article := articles.get(hit.summary.id):
                hits[row] = self._told(hit, article, concepts, around=not asked.typing)
        return Answer(
            asked.text,
            tuple(hits),
            ranking.total,
            (clock.seconds() - started) * 1000,
            tuple(widened.spellings),
            (
                *filter(None, (ranking.lacking,)),
                *widened.remarks,
                *map(str, widened.offers),
                *remarks(asked.text, read, typing=asked.typing, stands=self._stands),
            ),
            concepts,
            ranking.found,
            None if asked.typing or ranking.total else self._suggestion(tree, asked),
            asked.typing,
            str(with_words(tree, {o.typed: o.meant for o in widened.offers})) if widened.offers else None,
            ranking.whole,
        )

    def _ranked(self, plan: Plan, limit: int, half: bool, reports: Reports) -> tuple[Ranking, list[Hit]]:
        """What a plan finds, and the first hits; those of a query that is `half` typed are spread over stories."""
        ranking = self._engine.rank(plan, max(limit, CANDIDATES) if half else limit, reports.newest)
        known = reports.summaries([ranked.id for ranked in ranking.best])
        there = [ranked for ranked in ranking.best if ranked.id in known]
        best = spread(there, known)[:limit] if half else there
        return ranking, [_hit(ranked, known[ranked.id]) for ranked in best]

    def _suggestion(self, tree: q.Query, asked: SearchRequest) -> str | None:
        """The first wider query that finds something where `tree` finds nothing."""
        newest = self._known.reports().newest
        for other in alternatives(tree):
            plan = widen(other, self._known, asked._replace(text=str(other))).plan
            if self._engine.rank(plan, 1, newest).total:
                return str(other)
        return None

    def _stands(self, text: str) -> bool:
        """Whether one of the first reports that have the words of `text` in a row has it to the letter."""
        row = tuple((form,) for form in folded_words(text))
        best = self._engine.rank(Run(row), READ_FOR_TEXT, self._known.reports().newest).best if len(row) > 1 else ()
        articles = self._articles([ranked.id for ranked in best])
        return any(text.casefold() in article.text.casefold() for article in articles.values())

    def spellings(self, typed: str) -> tuple[str, ...]:
        """The spellings of the name that was typed, as reports and aliases have them; itself alone for no name."""
        family = self._known.families.family(typed)
        return family.forms if family else (typed,)

    def evidence(self, typed: str) -> tuple[str, ...]:
        """Why the spellings of a name are taken for one, a line a reason: "Daraa (152) ~ Deraa (41): vowels"."""
        family = self._known.families.family(typed)
        return family.evidence if family else ()

    def other_spellings(self, form: str) -> list[str]:
        """The folded forms of a name's other spellings, those of one word."""
        folded = map(folded_words, self._known.families.variants(form))
        return [words[0] for words in folded if len(words) == 1]

    def warm(self) -> None:
        """Bring in what the first search would wait for."""
        reports = self._known.reports()
        self._engine.rank(Both((Among(frozenset()),)), 1, reports.newest)
        self._known.families.warm()
        self._known.across.warm()
        _ = reports.summaries([]), reports.outlets, reports.timeline([])

    def explained(self, hit: Hit, concepts: Sequence[Concept], *, around: bool) -> Hit:
        """The hit with its passages, marks and reasons; as it is when its file has gone. What the article's own words
        do not say is looked for `around` them.
        """
        article = self._articles([hit.summary.id]).get(hit.summary.id)
        return hit if article is None else self._told(hit, article, concepts, around=around)

    def _told(self, hit: Hit, article: Article, concepts: Sequence[Concept], *, around: bool) -> Hit:
        own = snippets.marks(self._text(article), concepts)
        there = {m.concept for m in own}
        beside: list[Mark] = []
        if around and len(there) < len(concepts):
            beside = [m for m in snippets.marks(self._text(article, around=True), concepts) if m.concept not in there]
        why = _reasons(article, own, beside, concepts)
        found = snippets.distinct((*own, *beside))
        passages = snippets.snippets(article, found)
        return replace(hit, snippets=passages, marks=tuple(found), why=why, text=article.text)

    def _text(self, article: Article, *, around: bool = False) -> Text:
        with self._reading:
            known = self._texts.pop((article.id, around), None)
            if known is None or known.article is not article:
                known = Text(article, around=around)
            self._texts[article.id, around] = known
            if len(self._texts) > KEPT_TEXTS:
                del self._texts[next(iter(self._texts))]
            return known


def _look(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _hit(ranked: Ranked, summary: Summary) -> Hit:
    return Hit(summary, ranked.score, ranked.tier)


def _reasons(article: Article, own: list[Mark], beside: list[Mark], concepts: Sequence[Concept]) -> tuple[str, ...]:
    if not concepts:
        return ()
    found = [*own, *beside]
    having = {n for n, c in enumerate(concepts) if article.id in c.having}
    there = {m.concept for m in found} | having
    reasons = []
    if len(concepts) > 1:
        count = len({c.typed for c in concepts})
        have = len({concepts[n].typed for n in there})
        reasons.append(f"all {count} words" if have == count else f"{have} of {count} words")
    reasons += [f"{concepts[n].what} {concepts[n].typed}" for n in sorted(having)]
    for number in sorted(there - having):
        typed = concepts[number].typed
        spelled = [m.span.of(article.text) for m in found if m.concept == number]
        other = next((s for s in spelled if form_of(s)[:1] == form_of(typed)[:1] and _another_spelling(s, typed)), None)
        if other and all(_another_spelling(s, typed) for s in spelled):
            reasons.append(f"‘{other}’ for ‘{typed}’")
        if any(m.concept == number for m in beside):
            reasons.append(f"‘{typed}’ only around the text")
    return tuple(reasons)


def _another_spelling(found: str, typed: str) -> bool:
    """Whether `found` is more than `typed` with another ending."""
    a, b = form_of(found), form_of(typed)
    return not (a.startswith(b) or b.startswith(a)) and a[: max(3, len(b) - 2)] != b[: max(3, len(b) - 2)]
