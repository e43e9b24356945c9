"""Finding the stories of a folder: which reports tell of one incident. Only what is new, and what hangs together with
it, is looked at.

Two reports are brought together by the words their leads share and by their days; the odds that they tell of one
incident are those of a comparison (`index.comparison.incidents`), read from their words alone. Two reports in two
languages, or in letters without capitals, are brought together by their days alone, one without a day with any, and
held against each other by how they begin (`index.refresh.stories_across`). Reports too short for either are in no story
but that of their editions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Article
from index.catalogue.stories import KeptSignature, Lead, Stories
from index.lexicon.reading import ENGLISH
from index.refresh.later_reports import LaterReports
from index.refresh.stories_across import Beginnings

if TYPE_CHECKING:
    from index.comparison.incidents.signature import Signature

SIGNATURES_KEPT, ODDS_KEPT = 500, 50_000
"""Signatures that stay in memory, some 10 MB: the reports of some days, which are asked for together; and pairs, as
much again: most are asked for twice.
"""


def kept_signature(article: Article, written: Sequence[str], forms: Sequence[str]) -> KeptSignature:
    """How a report tells its incident, from its own words in order, as they are `written` and in their folded `forms`.
    About .3 ms of CPU.
    """
    from index.comparison.incidents.of_words import keys_of, packed, signature_of_words

    known = article.metadata.date
    day = date.fromisoformat(known[:10]) if known and len(known) >= len("2026-01-01") else None
    lead = _lead(article, day.toordinal() if day else 0)
    signature = signature_of_words(written, forms, day, article.metadata.language or ENGLISH)
    if signature is None:
        return KeptSignature(b"", (), 0, lead)
    return KeptSignature(packed(signature), keys_of(signature), day.toordinal() if day else 0, lead)


def _lead(article: Article, day: int) -> Lead | None:
    from index.comparison.incidents.leads import beginning_in, has_capitals

    text = beginning_in(article)
    return Lead(article.metadata.language or "", has_capitals(text), day, text) if text else None


def group(known: Stories) -> bool:
    """Find the stories of what is new; False when there was nothing to do. About .3 ms of CPU for each new report."""
    fresh = known.ungrouped()
    if not fresh:
        return False
    later = LaterReports(known)
    across = Beginnings(known, later)
    odds = _Odds(known, across, later)
    known.keep_near(_near(known, fresh, odds, across))
    known.keep_near(_coming_back(known, fresh, odds, later))
    known.keep(_stories(known, fresh, odds))
    return True


class _Odds:
    """The log-odds that two reports tell of one incident."""

    def __init__(self, known: Stories, across: Beginnings, later: LaterReports) -> None:
        from index.comparison.incidents.of_words import unpacked

        self._across, self._later = across, later

        @lru_cache(SIGNATURES_KEPT)
        def signature(article: str) -> Signature | None:
            return unpacked(stored) if (stored := known.signature(article)) else None

        self._signature = signature
        self._between = lru_cache(ODDS_KEPT)(self._worked_out)
        self._are_near = lru_cache(ODDS_KEPT)(self._found_near)

    def between(self, one: str, other: str) -> float:
        """These log-odds."""
        return self._between(*sorted((one, other)))

    def are_near(self, one: str, other: str) -> bool:
        """Whether they are high enough for one story."""
        return self._are_near(*sorted((one, other)))

    def _worked_out(self, one: str, other: str) -> float:
        from index.comparison.incidents.of_words import odds, odds_of_a_follow_up
        from index.comparison.incidents.stories import APART
        from index.comparison.reading.days import APART_DAYS

        if (elsewhere := self._across.odds(one, other)) is not None:
            return elsewhere
        ours, theirs = self._signature(one), self._signature(other)
        if not ours or not theirs:
            return APART
        are_apart = ours.day and theirs.day and abs((ours.day - theirs.day).days) > APART_DAYS
        if are_apart and self._later.come_together(one, other):
            return odds_of_a_follow_up(ours, theirs)
        return odds(ours, theirs)

    def _found_near(self, one: str, other: str) -> bool:
        from index.comparison.incidents.of_words import most_odds
        from index.comparison.incidents.stories import ENOUGH

        ours, theirs = self._signature(one), self._signature(other)
        if not ours or not theirs or most_odds(ours, theirs) < ENOUGH:
            return False
        return self._between(one, other) >= ENOUGH


def _near(known: Stories, fresh: Sequence[str], odds: _Odds, across: Beginnings) -> Iterator[tuple[str, str]]:
    """Each new report with those that are likely to tell of its incident."""
    from index.comparison.incidents.stories import ENOUGH
    from index.comparison.reading.days import APART_DAYS

    keys = known.keys()
    for article in fresh:
        elsewhere = across.candidates(article)  # first: it encodes what the odds of two languages go by
        near = [other for other in known.candidates(article, APART_DAYS, keys) if odds.are_near(article, other)]
        near += [other for other in elsewhere if odds.between(article, other) >= ENOUGH]
        for other in near:
            yield min(article, other), max(article, other)


def _coming_back(known: Stories, fresh: Sequence[str], odds: _Odds, later: LaterReports) -> Iterator[tuple[str, str]]:
    """Each new report with those of other weeks that are likely to tell of its incident."""
    from index.comparison.incidents.stories import ENOUGH

    for article in fresh:
        later.file(article)
    keys = known.keys()
    for article in fresh:
        for other in later.candidates(article, keys):
            if odds.between(article, other) >= ENOUGH:
                yield min(article, other), max(article, other)


def _stories(known: Stories, fresh: Sequence[str], odds: _Odds) -> Iterator[list[str]]:
    """The stories of new reports and of all that hang together with them."""
    from index.comparison.incidents.stories import stories

    alone, seen = known.alone(), set[str]()
    for article in fresh:
        if article in alone:
            yield [article]
        elif article not in seen:
            together = _together(known, article)
            seen |= together.reports
            yield from stories(sorted(together.reports), together.near, together.editions, odds.between)


@dataclass(slots=True)
class _Together:
    """Reports that hang together, by which pairs."""

    reports: set[str]
    near: set[tuple[str, str]]
    editions: set[tuple[str, str]]


def _together(known: Stories, article: str) -> _Together:
    found = _Together({article}, set(), set())
    waiting = [article]
    while waiting:
        here = waiting.pop()
        near, editions = known.beside(here)
        found.near |= {(here, other) for other in near}
        found.editions |= {(here, other) for other in editions}
        new = (near | editions) - found.reports
        found.reports |= new
        waiting += new
    return found
