"""The words and the names of an archive, from its own counts: every folded word with the number of reports that have
it, and the families of spellings, learned from the runs of capitalised words that are written most often.

The cluster counts; here is learned by the rules that a folder's names are learned by. What a tally of reports knows
and counts alone do not is asked of the cluster: in how many reports a word is also written small, and how many reports
have two names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from index.catalogue.outlines import Outlines
from index.names.corpus import Tally
from index.names.learning import UserRules, learned
from index.refresh.completeness import NameSettings
from index.search.engines.opensearch.client import Client, Query
from index.search.engines.opensearch.mapping import AGAIN, BOTH, CAPITALS, FORMS, RUNS
from index.search.engines.opensearch.queries import ALL
from index.text.stems import OTHER_LANGUAGES, stem, stem_by_script

AT_ONCE, COUNTED_AT_ONCE = 60_000, 30_000
"""Values in one answer at most, the cluster gives up to 65,535; and how many a part of the values is to have."""
MOST_RUNS = 60_000
"""Runs of capitals that names are learned from, the most frequent first: as many as some 10,000 reports have, and as
much memory as these take.
"""
MOST_RARE = 20
"""Reports up to which it is counted exactly how many have a name: rules ask whether two do, or five."""
ASKED_AT_ONCE = 500
"""Names that are counted in one question."""
FEWEST_OF_LANGUAGE = 20
"""Reports of a language from which on its words get their stems."""


class ArchiveTally(Tally):
    """The counts of an archive as a corpus of names."""

    def __init__(self, client: Client, of: Query) -> None:
        """Of the reports that a question finds. Raises `ArchiveError`."""
        super().__init__()
        self._client, self._of = client, of
        reports = dict(_most(client, RUNS, of, MOST_RUNS))
        again = dict(_most(client, AGAIN, of, MOST_RUNS))
        self.run_counts.update({run: many + again.get(run, 0) for run, many in reports.items()})
        self.add_up()
        for name, runs in self.runs_by_name.items():
            self.names[name].articles = sum(reports[run] for run in runs)
        small = dict(_most(client, BOTH, of, AT_ONCE))
        for word, many in _most(client, CAPITALS, of, AT_ONCE):
            if (word,) in self.names:
                self.names[word,].articles = many
            self.lower_counts[word] = small.get(word, 0) - many  # and those that have the word at all, in `count_words`
        self._count_rare()

    def _count_rare(self) -> None:
        """Count the reports of names that few have in several runs: added up, a report counts once for each run."""
        rare = [
            name for name, told in self.names.items() if len(self.runs_by_name[name]) > 1 and told.articles <= MOST_RARE
        ]
        for start in range(0, len(rare), ASKED_AT_ONCE):
            some = rare[start : start + ASKED_AT_ONCE]
            having = {str(number): {"terms": {RUNS: self.runs_by_name[name]}} for number, name in enumerate(some)}
            told = _asked(self._client, self._of, {"having": {"filters": {"filters": having}}})["having"]["buckets"]
            for number, name in enumerate(some):
                self.names[name].articles = told[str(number)]["doc_count"]

    def count_words(self, forms: dict[str, int]) -> None:
        """Take over in how many reports each word stands: in those without a capital it is written small."""
        for word, many in forms.items():
            self.lower_counts[word] += many

    def together(self, left: tuple[str, ...], right: tuple[str, ...]) -> int:
        """How many reports have both names."""
        having = [{"terms": {RUNS: list(self.runs(name))[:AT_ONCE]}} for name in (left, right)]
        body = {"query": {"bool": {"filter": [self._of, *having]}}}
        return int(self._client.ask("POST", f"/{self._client.address.name}/_count", body)["count"])


def learn(client: Client, known: Outlines, names: NameSettings) -> None:
    """Keep the words, stems and names of the archive as they are now. Raises `ArchiveError`."""
    forms = dict(counted(client, FORMS, ALL))
    known.keep_vocabulary(forms, stem_by_script)
    for language in _languages(client):
        of = {"term": {"language": language}}
        known.keep_stems(language, (form for form, _ in counted(client, FORMS, of)), _stem_in(language))
    tally = ArchiveTally(client, ALL)
    tally.count_words(forms)
    known.keep_families(learned(tally, UserRules(names.aliases, names.never_same)), names.key)


def counted(client: Client, field: str, of: Query) -> Iterator[tuple[str, int]]:
    """Every value of a field, and how many of the reports of a question have it: part by part, for there are more than
    one answer may have.
    """
    many = {"many": {"cardinality": {"field": field}}}
    parts = 1 + int(_asked(client, of, many)["many"]["value"]) // COUNTED_AT_ONCE
    for part in range(parts):
        among = {"include": {"partition": part, "num_partitions": parts}} if parts > 1 else {}
        yield from _most(client, field, of, AT_ONCE, **among)


def _most(client: Client, field: str, of: Query, many: int, **among: object) -> Iterator[tuple[str, int]]:
    """The values of a field that most reports have, and how many have them."""
    told = _asked(client, of, {"values": {"terms": {"field": field, "size": many, **among}}})
    return ((each["key"], each["doc_count"]) for each in told["values"]["buckets"])


def _asked(client: Client, of: Query, aggregations: Query) -> Any:
    body = {"size": 0, "track_total_hits": False, "query": of, "aggs": aggregations}
    return client.searches(client.address.name, [body])[0]["aggregations"]


def _languages(client: Client) -> Collection[str]:
    """The languages of the archive's reports, beside English, that letters do not tell."""
    spoken = dict(_most(client, "language", ALL, AT_ONCE))
    return [code for code in sorted(OTHER_LANGUAGES) if spoken.get(code, 0) >= FEWEST_OF_LANGUAGE]


def _stem_in(language: str) -> Callable[[str], str]:
    return lambda form: stem(form, language)
