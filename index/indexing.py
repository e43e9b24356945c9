"""Bringing the catalogue and the search index up to date with the folder: what is new or changed is read, what is
gone is dropped.

Each batch is recorded first, then indexed, then marked as indexed, so a process that is killed at any moment leaves
a state that the next refresh completes: what was recorded and not marked is simply indexed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from index.article import OWN_WORDS, Article, Kind
from index.catalogue import Catalogue, Entry, Looked
from index.loading.folder import NotRead, Stamp, scan
from index.loading.formats import PLAIN, SUFFIXES, LoadSettings, Unreadable, drafts, names_of, readable_now
from index.names.families import Families
from index.names.forms import names_in
from index.relating import relate
from index.search.analysis import stem, words
from index.search.engine import Engine
from index.versions import wording

BATCH = 200
"""Articles read between two commits: a second of work, so that search sees them soon and a kill loses little."""


FIRST_BATCH = 25
"""The first batch is small, so that a new folder has something to read at once; each next one is twice as large."""


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


def changes(
    folder: str, catalogue: Catalogue, settings: LoadSettings = PLAIN
) -> tuple[list[Looked], list[str], list[NotRead]]:
    """What is new or changed, what is gone, and what cannot be listed; by names, sizes and times only.

    A file is also read again when its article's name has changed because another file came or went, when the settings
    it was read under have, and when a library that it needed is there by now.
    """
    stamps, refused = scan(folder, SUFFIXES)
    names = names_of(s.path for s in stamps)
    before = catalogue.looked()
    anew = catalogue.loaded_under() != settings.key

    def is_same(now: Looked, then: Looked | None) -> bool:
        return then is not None and (then.stamp, then.name) == (now.stamp, now.name) and not readable_now(then.reason)

    looked = (Looked(s, names[s.path]) for s in stamps)
    changed = [now for now in looked if anew or not is_same(now, before.get(now.stamp.path))]
    here = {s.path for s in stamps} | {r.path for r in refused}
    return changed, [path for path in before if path not in here], refused


def refresh(
    folder: str,
    catalogue: Catalogue,
    engine: Engine,
    names: NameSettings,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    settings: LoadSettings = PLAIN,
) -> None:
    """Bring both up to date, then learn the folder's names and what its articles share. `report` is called after each
    batch; `cancelled` is asked before each.
    """
    changed, gone, refused = changes(folder, catalogue, settings)
    if catalogue.loaded_under() != settings.key:
        catalogue.keep_loaded_under(settings.key)
    total = len(changed) + len(gone)
    for path in gone:
        catalogue.forget(path)
    skipped = [Looked(Stamp(r.path, 0, 0), "", r.reason) for r in refused]
    catalogue.record(skipped, [], skipped)
    _index_again(folder, catalogue, engine, settings)
    report(Progress(len(gone), total))
    for done, batch in _batches(folder, changed, settings):
        if cancelled():
            return
        _take_in(batch, catalogue, engine)
        report(Progress(len(gone) + done, total))
    if relate(catalogue.sharing):
        _index_again(folder, catalogue, engine, settings)
    if total or catalogue.families(names.key) is None:
        learn_names(catalogue, names)


@dataclass(slots=True)
class _Batch:
    """What is recorded at once: files whose reading begins, articles, and files that are done."""

    begun: list[Looked] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    read: list[Looked] = field(default_factory=list)


def _batches(folder: str, changed: list[Looked], settings: LoadSettings) -> Iterator[tuple[int, _Batch]]:
    """The changed files' articles in batches, each with the number of files that are done by then."""
    batch, size = _Batch(), FIRST_BATCH
    for done, looked in enumerate(changed):
        batch.begun.append(looked)
        remarks: list[str] = []
        try:
            for draft in drafts(folder, looked.stamp.path, settings, looked.name, remarks):
                batch.entries.append(entry(draft.article()))
                if len(batch.entries) >= size:
                    yield done, batch
                    batch, size = _Batch(), min(2 * size, BATCH)
            reason = "; ".join(remarks)
        except Unreadable as error:
            reason = str(error)
        batch.read.append(replace(looked, reason=reason))
        if len(batch.entries) + len(batch.read) >= 2 * size or len(batch.read) >= size:
            yield done + 1, batch
            batch, size = _Batch(), min(2 * size, BATCH)
    if batch.read:
        yield len(changed), batch


def learn_names(catalogue: Catalogue, names: NameSettings) -> Families:
    """Learn the spellings of names from every article, and remember them."""
    from index.names.learning import learn

    pairs = [(pair[0], other) for pair in names.never_same for other in pair[1:]]
    families = learn(catalogue.names(), names.aliases, pairs)
    catalogue.keep_families(names.key, families.to_row())
    return families


def _index_again(folder: str, catalogue: Catalogue, engine: Engine, settings: LoadSettings) -> None:
    """Index what is recorded and not in the index, and take out what is forgotten: after a kill, or when the index was
    lost.
    """
    missing, leaving = catalogue.unindexed(), catalogue.leaving()
    if not missing and not leaving:
        if engine.count() == catalogue.count():
            return
        missing = [(s.id, s.path) for s in catalogue.summaries()]
    wanted = {article for article, _ in missing}
    engine.replace({*wanted, *leaving}, map(_document, _entries(folder, catalogue, missing, settings)))
    catalogue.mark_indexed(wanted, leaving)


def _entries(
    folder: str, catalogue: Catalogue, missing: list[tuple[str, str]], settings: LoadSettings
) -> Iterator[Entry]:
    """What the files give now of these articles (id, path), one at a time."""
    wanted = {article for article, _ in missing}
    looked = catalogue.looked()
    for path in dict.fromkeys(path for _, path in missing):
        if path not in looked:
            continue
        try:
            for draft in drafts(folder, path, settings, looked[path].name):
                if draft.id in wanted:
                    yield entry(draft.article())
        except Unreadable:  # it went away since; the next refresh takes it out
            continue


def _take_in(batch: _Batch, catalogue: Catalogue, engine: Engine) -> None:
    catalogue.record(batch.begun, batch.entries, batch.read)
    leaving = catalogue.leaving()
    if leaving or batch.entries:
        engine.replace(leaving, map(_document, batch.entries))
    catalogue.mark_indexed((e.article.id for e in batch.entries), leaving)


def entry(article: Article) -> Entry:
    """What the catalogue and the index keep of an article: the folded forms of its own words in order, their stems, the
    names it writes, and its wording.
    """
    forms = list(_forms(article, OWN_WORDS))
    own = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)
    stems = {f: stem(f) for f in dict.fromkeys(forms)}
    return Entry(article, forms, stems, names_in(own), wording(forms), _digest(article))


def _digest(article: Article) -> bytes:
    """Equal for copies: the same text, of which the files say nothing different."""
    known = article.metadata
    said = (article.text, known.title.value, known.outlet.value, known.published.value)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).digest()[:16]


def _document(entry: Entry) -> tuple[str, list[str], list[str]]:
    return entry.article.id, list(entry.forms), list(_forms(entry.article, frozenset({Kind.TITLE})))


def _forms(article: Article, kinds: frozenset[Kind]) -> Iterator[str]:
    for paragraph in article.paragraphs:
        if paragraph.kind in kinds:
            for word in words(article.text, paragraph.span.start, paragraph.span.end):
                yield word.form
