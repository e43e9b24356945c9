"""Bringing the catalogue and the search index up to date with the folder: what is new or changed is read, what is
gone is dropped.

Each batch is recorded first, then indexed, then marked as indexed, so a process that is killed at any moment leaves
a state that the next refresh completes: what was recorded and not marked is simply indexed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.article import OWN_WORDS, Article, Kind
from index.catalogue import Catalogue, Entry
from index.loading.folder import NotRead, Stamp, scan
from index.loading.formats import READERS, Unreadable, load
from index.names.families import Families
from index.names.forms import names_in
from index.search.analysis import stem, words
from index.search.engine import Engine

BATCH = 200
"""Files read between two commits: a second of work, so that search sees them soon and a kill loses little."""


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What the user says about names: lines of aliases, and pairs that are never the same."""

    aliases: tuple[tuple[str, ...], ...] = ()
    never_same: tuple[tuple[str, ...], ...] = ()

    @property
    def key(self) -> str:
        """A hash: families learned under other settings are not used."""
        return hashlib.sha256(repr((self.aliases, self.never_same)).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come: files done, of how many that are new, changed or gone."""

    done: int
    total: int


def changes(folder: str, catalogue: Catalogue) -> tuple[list[Stamp], list[str], list[NotRead]]:
    """What is new or changed, what is gone, and what cannot be listed; by names, sizes and times only."""
    stamps, refused = scan(folder, READERS)
    before = catalogue.stamps()
    changed = [s for s in stamps if before.get(s.path) != s]
    here = {s.path for s in stamps} | {r.path for r in refused}
    return changed, [path for path in before if path not in here], refused


def refresh(
    folder: str,
    catalogue: Catalogue,
    engine: Engine,
    names: NameSettings,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Bring both up to date, then learn the folder's names. `report` is called after each batch; `cancelled` is
    asked before each.
    """
    changed, gone, refused = changes(folder, catalogue)
    total = len(changed) + len(gone)
    if gone:
        engine.replace([i for path in gone for i in catalogue.articles_of(path)], [])
        for path in gone:
            catalogue.forget(path)
    for skipped in refused:
        catalogue.record(Stamp(skipped.path, 0, 0), [], skipped.reason)
    _index_again(folder, catalogue, engine)
    report(Progress(len(gone), total))
    for start in range(0, len(changed), BATCH):
        if cancelled():
            return
        batch = changed[start : start + BATCH]
        _take_in(folder, batch, catalogue, engine)
        report(Progress(len(gone) + start + len(batch), total))
    if total or catalogue.families(names.key) is None:
        learn_names(catalogue, names)


def learn_names(catalogue: Catalogue, names: NameSettings) -> Families:
    """Learn the spellings of names from every article, and remember them."""
    from index.names.learning import learn

    pairs = [(pair[0], other) for pair in names.never_same for other in pair[1:]]
    families = learn(catalogue.names(), names.aliases, pairs)
    catalogue.keep_families(names.key, families.to_row())
    return families


def _index_again(folder: str, catalogue: Catalogue, engine: Engine) -> None:
    """Index what is recorded and not in the index: after a kill, or when the index was lost."""
    missing = catalogue.unindexed()
    if not missing and engine.count() != catalogue.count():
        missing = [(s.id, s.path) for s in catalogue.summaries()]
    if not missing:
        return
    wanted = {i for i, _ in missing}
    entries = [
        e for path in dict.fromkeys(p for _, p in missing) for e in _read(folder, path)[0] if e.article.id in wanted
    ]
    engine.replace(wanted, map(_document, entries))
    catalogue.mark_indexed(wanted)


def _take_in(folder: str, batch: list[Stamp], catalogue: Catalogue, engine: Engine) -> None:
    before = {i for stamp in batch for i in catalogue.articles_of(stamp.path)}
    documents: list[Entry] = []
    for stamp in batch:
        entries, reason = _read(folder, stamp.path)
        catalogue.record(stamp, entries, reason)
        documents += entries
    engine.replace(before, map(_document, documents))
    catalogue.mark_indexed(e.article.id for e in documents)


def _read(folder: str, path: str) -> tuple[list[Entry], str]:
    try:
        return [entry(article) for article in load(folder, path)], ""
    except Unreadable as reason:
        return [], str(reason)


def entry(article: Article) -> Entry:
    """What the catalogue and the index keep of an article: the folded forms of its own words, in order, with their
    stems.
    """
    forms = list(_forms(article, OWN_WORDS))
    own = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)
    return Entry(article, forms, {f: stem(f) for f in dict.fromkeys(forms)}, names_in(own))


def _document(entry: Entry) -> tuple[str, list[str], list[str]]:
    return entry.article.id, list(entry.forms), list(_forms(entry.article, frozenset({Kind.TITLE})))


def _forms(article: Article, kinds: frozenset[Kind]) -> Iterator[str]:
    for paragraph in article.paragraphs:
        if paragraph.kind in kinds:
            for word in words(article.text, paragraph.span.start, paragraph.span.end):
                yield word.form
