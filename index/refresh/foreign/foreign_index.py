"""Keeping up with an index that another program made: what it lists, by walking it, for it keeps no sums that would
tell what changed; and words and names from the texts that were read, for its own words are not ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.catalogue.outlines import Outlines
from index.errors import ArchiveError
from index.names.corpus import Tally
from index.names.learning import UserRules, learned
from index.refresh.analysis import entry
from index.refresh.archive.connection import Connection
from index.refresh.archive.following import batches
from index.refresh.archive.kept import KeptReports
from index.refresh.completeness import NameSettings, Progress
from index.refresh.foreign.documents import article_of, digest_of, outline_of
from index.refresh.foreign.fields import IndexFields
from index.refresh.foreign.queries import reports
from index.search.engines.engine import Engine
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.queries import all_of
from index.text.stems import OTHER_LANGUAGES, stem, stem_by_script

READ_AT_FIRST = 5_000
"""Texts that are fetched with the list: an index of so many reports is read whole, of a larger one they are what words
and names are learned from.
"""
PAGE = 5_000
"""Documents of one page of a walk; of each no more than its name and version."""
FETCHED_AT_ONCE = 100
"""Documents fetched in one question: of reports half a megabyte."""
KEEP_ALIVE = "2m"
"""How long the cluster keeps the state of a walk from one page to the next."""


class ForeignIndex:
    """An index whose fields are known, as a place that reports are listed in and fetched from."""

    look_again_seconds = 600.0
    """A walk of each document, 100 bytes of it."""

    def __init__(self, fields: IndexFields) -> None:
        self.fields = fields

    def check(self, client: Client) -> None:
        """Raises `ArchiveError` where there is no such index."""
        if not client.is_there(f"/{client.address.name}"):
            raise ArchiveError(f"{client.address}: there is no index of this name; see archive.address.")

    def is_current(self, client: Client, catalogue: Catalogue) -> bool:
        """Whether each of its reports is known in the state it is in."""
        return self._listed(client) == _known(catalogue)

    def follow(self, client: Client, catalogue: Catalogue, report: Callable[[Progress], None]) -> None:
        """Bring what is listed up to date, and read the first texts. Raises `ArchiveError`."""
        there, here, known = self._listed(client), _known(catalogue), catalogue.outlines
        new = [article for article, digest in there.items() if here.get(article) != digest]
        known.keep((), here.keys() - there.keys())
        room, done = READ_AT_FIRST - len(known.with_texts()), 0
        report(Progress(0, len(new)))
        for some in batches(new, FETCHED_AT_ONCE):
            is_read = room >= len(some)
            hits = self._documents(client, some, is_read)
            made = [(hit, article_of(hit, self.fields)) for hit in hits]
            known.keep([outline_of(hit, article, self.fields) for hit, article in made])
            if is_read:
                known.keep_texts(article for _, article in made)
                room -= len(made)
            done += len(some)
            report(Progress(done, len(new), done))

    def fetched(self, client: Client, articles: Sequence[str]) -> list[Article]:
        """These reports with their texts; one that has gone since is left out."""
        parts = batches(articles, FETCHED_AT_ONCE)
        return [article_of(hit, self.fields) for some in parts for hit in self._documents(client, some, True)]

    def learned_from(self, catalogue: Catalogue) -> int:
        """How many reports words and names can be learned from."""
        return len(catalogue.outlines.with_texts())

    def engine(self, archive: Connection, kept: KeptReports) -> Engine:
        """The index finds by its own words, what was read is ranked by ours."""
        from index.refresh.foreign.engine import ForeignEngine

        return ForeignEngine(archive, self, kept)

    def learn(self, client: Client, known: Outlines, names: NameSettings) -> None:
        """Keep the words, stems and names of what was read."""
        forms: Counter[str] = Counter()
        of_language: dict[str, set[str]] = {}
        tally = Tally()
        for number, name in enumerate(known.with_texts()):
            if article := known.text(name):
                made = entry(article)
                forms.update(said := set(made.forms))
                tally.add(number, made.names)
                of_language.setdefault(article.metadata.language or "", set()).update(said)
        known.keep_vocabulary(forms, stem_by_script)
        for language in sorted(of_language.keys() & set(OTHER_LANGUAGES)):
            known.keep_stems(language, sorted(of_language[language]), _stem_in(language))
        tally.add_up()
        known.keep_families(learned(tally, UserRules(names.aliases, names.never_same)), names.key)

    def _listed(self, client: Client) -> dict[str, bytes]:
        """Every report and a digest of its state. Walked by a scroll, which all kinds of such clusters have."""
        return {hit["_id"]: digest_of(hit, self.fields) for hit in self._walk(client)}

    def _walk(self, client: Client) -> Iterator[Any]:
        body = {
            "query": all_of(reports(self.fields)),
            "sort": ["_doc"],
            "size": PAGE,
            "version": True,
            "_source": False,
        }
        told = client.ask("POST", f"/{client.address.name}/_search", body, {"scroll": KEEP_ALIVE})
        try:
            while hits := told["hits"]["hits"]:
                yield from hits
                told = client.ask("POST", "/_search/scroll", {"scroll": KEEP_ALIVE, "scroll_id": told["_scroll_id"]})
        finally:
            client.ask("DELETE", "/_search/scroll", {"scroll_id": [told["_scroll_id"]]})

    def _documents(self, client: Client, articles: Collection[str], with_text: bool) -> list[Any]:
        """Documents by their names, found rather than fetched by name: those with a parent lie where that one does."""
        wanted = [*self.fields.beside, *(self.fields.text if with_text else ())]
        query = {"ids": {"values": list(articles)}}
        body = {"size": len(articles), "query": query, "version": True, "_source": wanted, "track_total_hits": False}
        hits: list[Any] = client.ask("POST", f"/{client.address.name}/_search", body)["hits"]["hits"]
        return hits


def _known(catalogue: Catalogue) -> dict[str, bytes]:
    known = catalogue.outlines
    return known.digests(list(known.days(lambda _: 0)))


def _stem_in(language: str) -> Callable[[str], str]:
    return lambda form: stem(form, language)
