"""Reports in other languages that may tell of the incident of a new one: how each begins is held against the beginnings
of the same days, and of those without a day.

Beginnings are encoded here, once a report, in the process that reads the folder, and only those that have a report in
another language around them: a folder in one language never loads the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from index.catalogue.stories import CANDIDATES, Lead, Stories

if TYPE_CHECKING:
    from index.comparison.incidents.across import Beginning
    from index.refresh.later_reports import LaterReports

KEPT = 500
"""Beginnings that stay in memory with what they name, some 20 kB each."""


class Beginnings:
    """Holds the reports of a catalogue against each other across languages."""

    def __init__(self, known: Stories, later: LaterReports) -> None:
        self._known, self._later = known, later
        self._lead = lru_cache(KEPT)(known.lead)
        self._beginning = lru_cache(KEPT)(self._read)
        self._has_other_languages = lru_cache(KEPT)(known.has_other_languages)

    def candidates(self, article: str) -> list[str]:
        """The reports of the same days in other languages, or without a day, that begin most like one, at most
        `CANDIDATES`.
        """
        from index.comparison.incidents.across import likely_first
        from index.comparison.reading.days import APART_DAYS

        lead = self._lead(article)
        if lead is None or (
            lead.has_capitals and lead.day and not self._has_other_languages(lead.day, APART_DAYS, lead.language)
        ):
            return []
        around = self._known.around(article, APART_DAYS)
        if not around:
            return []
        self._encode([article, *(name for name, _ in around)])
        means = {name: cosine for name, _ in around if (cosine := self._meaning(article, name)) is not None}
        alike = sorted(means, key=lambda name: (-means[name], name))[:CANDIDATES]
        others = [(name, begun) for name, _ in around if name not in means and (begun := self._beginning(name))]
        ours = self._beginning(article)
        return [*alike, *(likely_first(ours, others, CANDIDATES) if ours else ())]

    def odds(self, one: str, other: str) -> float | None:
        """The log-odds that two reports tell of one incident; None where their words tell, or nothing does: they are in
        one language, or the language of one is not known. Of two that are dated well apart, where the later one names a
        day of the other's news, they are no more than 0: another incident may recall that day, and no words tell.
        """
        from index.comparison.incidents.across import odds
        from index.comparison.incidents.stories import APART
        from index.comparison.reading.days import APART_DAYS

        ours, theirs = self._lead(one), self._lead(other)
        if not (ours and theirs) or (ours.language == theirs.language and (ours.has_capitals or theirs.has_capitals)):
            return None
        left, right = self._beginning(one), self._beginning(other)
        dated = bool(ours.day and theirs.day)
        are_apart = dated and abs(ours.day - theirs.day) > APART_DAYS
        if not (left and right) or (are_apart and not self._later.name_one_day(one, other)):
            return APART
        told = odds(left, right, self._meaning(one, other), dated=dated)
        return min(told, 0.0) if are_apart else told

    def _read(self, article: str) -> Beginning | None:
        from index.comparison.incidents.across import Beginning

        lead = self._lead(article)
        return Beginning(lead.language, lead.text) if lead else None

    def _encode(self, articles: Sequence[str]) -> None:
        """Make the vectors of beginnings that have none, in languages that the encoder knows."""
        from index.comparison.incidents.across import ENCODED
        from index.comparison.meaning.encoder import installed

        encoder = installed()
        leads = [(name, lead) for name in articles if (lead := self._lead(name))]
        wanted = [(name, lead) for name, lead in leads if lead.language in ENCODED and not lead.vector]
        if encoder is None or not wanted:
            return
        vectors = encoder.encode([lead.text for _, lead in wanted]).astype("float16")
        self._known.keep_vectors([(name, row.tobytes()) for (name, _), row in zip(wanted, vectors, strict=True)])
        self._lead.cache_clear()

    def _meaning(self, one: str, other: str) -> float | None:
        """The cosine of two beginnings; None where either has no vector."""
        ours, theirs = self._lead(one), self._lead(other)
        return _cosine(ours, theirs) if ours and theirs and ours.vector and theirs.vector else None


def _cosine(one: Lead, other: Lead) -> float:
    import numpy as np

    left, right = (np.frombuffer(lead.vector, "float16").astype(float) for lead in (one, other))
    return float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right) or 1.0))
