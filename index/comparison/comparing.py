"""Two articles side by side: their alignment, where the wording and the facts differ, and a summary in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.article import Article, Span
from index.comparison.alignment.alignment import Alignment, Link, align
from index.comparison.alignment.wording import Change, EqualRun, Wording, changes, shared_runs, verbatim_runs
from index.comparison.facts.conflicts import Conflict, Differences, differences
from index.comparison.incidents.beside import IncidentsBeside, incidents_beside
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.days import APART_DAYS, days_apart
from index.comparison.reading.reading import Side
from index.comparison.reading.words import FamilyKey, names_only, spelling_key, tokens
from index.text.calendar import english_weekday
from index.text.folding import fold
from index.text.languages import languages_of
from index.text.sentences import sentences_of

ALIKE_SHARE = 0.5
"""Share of the shorter report's sentences that stand in the other, from which reading row by row helps."""

FEW_LINKED, MANY_LINKED = 0.1, 0.2
"""Share of the shorter report's sentences with a sure counterpart below which the two have little in common as far as
can be told; and from
which reports in two languages, whose words say nothing of it, are taken to be of one incident.
"""


FEWEST_TELLING = 4
"""Words that tell something, of a run of equal words that is shown: any two sentences share a phrase of fewer."""


@dataclass(frozen=True)
class Comparison:
    """What two articles share and where they part."""

    left: Article
    right: Article
    alignment: Alignment
    differences: Differences
    incidents: IncidentsBeside

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where the facts of the two differ, in order of the left."""
        return self.differences.flags

    def changes(self, link: Link) -> tuple[Change, ...]:
        """The words that differ in an edited pair; none for others, where every word would."""
        if link.wording is not Wording.EDITED:
            return ()
        return changes(self.left.text, link.left, self.right.text, link.right, self.alignment.left.family)

    def shared(self, link: Link) -> tuple[EqualRun, ...]:
        """The runs of equal words in a restated pair that tell something: not "on Wednesday", nor "in the city of"."""
        if link.wording is not Wording.RESTATED:
            return ()
        family = self.alignment.left.family
        found = shared_runs(self.left.text, link.left, self.right.text, link.right, family)
        return tuple(run for run in found if _telling(self.left.text, run.left) >= FEWEST_TELLING)

    @cached_property
    def verbatim(self) -> tuple[EqualRun, ...]:
        """The longest runs of words that stand in both articles, the longest first. Who copied is not ours to say."""
        left, right = self.alignment.left, self.alignment.right
        ours, theirs = ([word for sentence in side.words for word in sentence] for side in (left, right))
        return verbatim_runs(ours, theirs, names_only(left.family, left.written | right.written))

    @cached_property
    def are_alike(self) -> bool:
        """Whether most of the shorter article stands in the other nearly word for word, as of editions."""
        alike = {link.left for link in self.alignment.links if link.wording is not Wording.RESTATED}
        return len(alike) >= ALIKE_SHARE * min(len(self.alignment.left.sentences), len(self.alignment.right.sentences))

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many links of each wording, how many sentences on one side only, how many conflicts."""
        wording = Counter(link.wording.value for link in self.alignment.links)
        return {
            **{w.value: wording[w.value] for w in Wording},
            "only_left": len(self.alignment.only_left),
            "only_right": len(self.alignment.only_right),
            "differ": len(self.conflicts),
        }

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """What to know before reading any list: that the reports' dates lie apart, that they may be about different
        incidents, or that hardly a sentence surely has a counterpart.
        """
        said = []
        if self.days_apart > APART_DAYS:
            said.append(f"The reports are dated {self.days_apart} days apart.")
        if self.same_incident is False:
            reasons = ", ".join(self.incidents.reasons)
            said.append(f"They may be about different incidents{f': {reasons}' if reasons else ''}.")
        elif self.has_little_in_common:
            said.append("Few of their sentences surely tell the same.")
        if self.incidents.across and not self.alignment.by_meaning:
            said.append("Two languages are linked by names and numbers alone; the extra [meaning] links what is meant.")
        if unread := self._unread:
            said.append(f"Facts are not read in the language of {unread} yet; only digits are compared.")
        return tuple(said)

    @cached_property
    def same_incident(self) -> bool | None:
        """Whether the two tell of one incident; None where that is not known."""
        if is_one_incident(self.incidents, self.alignment):
            return True
        return False if self.incidents.are_two else None

    @property
    def _unread(self) -> str:
        """The reports whose language has no words for facts, in words; empty where each has."""
        names = [name for name, read in zip(("left", "right"), self.differences.can_read, strict=True) if not read]
        return "" if not names else "both reports" if len(names) > 1 else f"the {names[0]} report"

    @property
    def days_apart(self) -> int:
        """How many days lie between the dates of the two; 0 where either has no day."""
        return days_apart(self.alignment.left, self.alignment.right) or 0

    @property
    def has_little_in_common(self) -> bool:
        """Whether hardly any sentence of the shorter one surely has a counterpart. Not said of reports that are likely
        to be of one incident by all that they name: where dates lie apart, no link is sure.
        """
        shorter = min(len(self.alignment.left.sentences), len(self.alignment.right.sentences))
        few = shorter > 0 and self.alignment.sure_share < max(1 / shorter, FEW_LINKED)
        return few and not self.incidents.may_be_one


def _telling(text: str, run: Span) -> int:
    """How many words of a run tell something by themselves."""
    return sum(bool(token.term) and english_weekday(token.low) is None for token in tokens(text, run, fold))


def compare(
    left: Article,
    right: Article,
    cancelled: Callable[[], bool] = lambda: False,
    family: FamilyKey = spelling_key,
    meaning: Meaning = NO_MEANING,
) -> Comparison:
    """Compare two articles, sentence by sentence; `family` gives the key that the spellings of a name share, `meaning`
    the vectors of sentences.

    Raises `Cancelled` once `cancelled()` is true.
    """
    return compare_sides(left, side_of(left, family), right, side_of(right, family), cancelled, meaning)


def compare_sides(
    left: Article,
    ours: Side,
    right: Article,
    theirs: Side,
    cancelled: Callable[[], bool] = lambda: False,
    meaning: Meaning = NO_MEANING,
) -> Comparison:
    """The same for articles whose sides are at hand, because they are compared with others too."""
    incidents = incidents_beside(ours, theirs)
    vectors, two, later = meaning.of_both(ours, theirs), incidents.are_two, incidents.is_follow_up
    alignment = align(ours, theirs, cancelled, vectors, two, later)
    known_one = not incidents.across and incidents.are_of_one_day and is_one_incident(incidents, alignment)
    found = differences(alignment, known_one, two, later, meaning)
    return Comparison(left, right, alignment, found, incidents)


def is_one_incident(incidents: IncidentsBeside, alignment: Alignment) -> bool:
    """Whether two reports are likely to tell of one incident: by what they name, or, where their words cannot tell, by
    how many of their sentences surely have a counterpart.
    """
    if incidents.chance is not None:
        return incidents.are_one
    apart = days_apart(incidents.left, incidents.right)
    return alignment.sure_share >= MANY_LINKED and (apart is None or apart <= APART_DAYS)


def side_of(article: Article, family: FamilyKey = spelling_key) -> Side:
    """An article as comparison needs it."""
    sentences, spoken = sentences_of(article), languages_of(article)
    day = article.metadata.date
    return Side(
        article.text,
        tuple(s.span for s in sentences),
        day[:10] if day and len(day) >= 10 else None,
        family,
        day,
        article.metadata.language,
        tuple(spoken[s.paragraph] for s in sentences),
    )
