"""Bringing the catalogue and the search index up to date with the folder: what is new or changed is read, what is
gone is dropped.

Articles are recorded in small batches, so that they can be read at once; indexed in larger ones, so that the index
has few segments; then marked as indexed. So a process that is killed at any moment leaves a state that the next refresh
completes: what was recorded and not marked is simply indexed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice

from index.catalogue.catalogue import Catalogue
from index.catalogue.names.following import Teaching
from index.catalogue.records import UNFINISHED, ArticleRows, Looked, Recording
from index.catalogue.relating import relate
from index.loading.folder import NotRead, Stamp, scan, state
from index.loading.formats import PLAIN, SUFFIXES, LoadSettings, names_of, readable_now, unread_reason
from index.refresh import stories
from index.refresh.collecting import collecting_seldom
from index.refresh.completeness import NameSettings, Progress, may_be_read_now, state_of
from index.refresh.handing import Given, WantedFile
from index.refresh.limited import LimitedReader
from index.search.engines.engine import Document, Engine
from index.text.stems import stem, stem_by_script

BATCH = 200
"""Articles that are recorded at once: a second of work, so that they can be read soon and a kill loses little."""

FIRST_BATCH = 50
"""The first batch is what a list shows, so that a new folder has something to read at once; each next one is twice as
large.
"""

SEGMENT = 6_400
"""Articles that are indexed at once at most, some 30 MB until then. The first segment has `BATCH`, each next one is
twice as large: search lags behind reading by no more than reading has taken so far.
"""


def _changes(
    stamps: list[Stamp], refused: list[NotRead], known: Recording, anew: bool
) -> tuple[list[Looked], list[str]]:
    """What is new or changed, and what is gone; by names, sizes and times only.

    A file is also read again when its article's name has changed because another file came or went, when the settings
    it was read under have (`anew`), and when a library that it needed is there by now.
    """
    names = names_of(s.path for s in stamps)
    before = known.files()

    def is_same(path: str, size: int, mtime: int) -> bool:
        *known, reason = before.get(path, _NEVER)
        return known == [size, mtime, names[path]] and not (reason and readable_now(reason))

    changed = [Looked(stamp, names[stamp.path]) for stamp in stamps if anew or not is_same(*stamp)]
    here = {s.path for s in stamps} | {r.path for r in refused}
    return changed, [path for path in before if path not in here]


_NEVER = (UNFINISHED, 0, "", "")
# What is known of a file that was not looked at before.


@collecting_seldom()
def refresh(
    folder: str,
    catalogue: Catalogue,
    engine: Callable[[], Engine],
    names: NameSettings,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    settings: LoadSettings = PLAIN,
) -> None:
    """Bring both up to date, then learn the folder's names and what its articles share. `report` is called after each
    batch; `cancelled` is asked before each. The `engine` is opened when the first articles can be read. Where nothing
    has changed since all was done, only the index is looked at: it may have been lost.
    """
    stamps, refused = scan(folder, SUFFIXES, unread_reason)
    known, complete = catalogue.recording, state_of(state(stamps, refused), names, settings)
    if known.complete_in() == complete and not may_be_read_now(catalogue):
        report(Progress(0, 0))
        _index_missing(folder, catalogue, engine(), settings)
        return
    known.keep_complete_in(None)
    changed, gone = _changes(stamps, refused, known, known.loaded_under() != settings.key)
    if known.loaded_under() != settings.key:
        known.keep_loaded_under(settings.key)
    total, lost = len(changed) + len(gone), catalogue.count() == 0
    known.forget(gone)
    skipped = [Looked(Stamp(r.path, 0, 0), "", r.reason) for r in refused]
    known.record(skipped, [], skipped)
    report(Progress(len(gone), total))
    index = _Indexing(known, engine, lost)
    articles = 0
    for done, batch in _batches(folder, changed, settings):
        if cancelled():
            index.commit()
            return
        known.record(batch.begun, batch.articles, batch.read)
        articles += len(batch.articles)
        report(Progress(len(gone) + done, total, articles))
        index.take(batch.documents)
    index.commit()
    _index_missing(folder, catalogue, engine(), settings)
    if relate(catalogue.relations):
        _index_missing(folder, catalogue, engine(), settings)
    learn_names(catalogue, names)
    stories.group(catalogue.stories)
    known.keep_complete_in(complete)


class _Indexing:
    """Puts what was recorded into the index, in segments that grow."""

    def __init__(self, known: Recording, engine: Callable[[], Engine], lost: bool) -> None:
        """`lost` says that the catalogue was empty: whatever the index holds is then of another one."""
        self._known = known
        self._engine = engine
        self._lost = lost
        self._waiting: list[Document] = []
        self._size = BATCH

    def take(self, documents: Iterable[Document]) -> None:
        """Index these articles, at once or with the next ones."""
        self._waiting += documents
        if len(self._waiting) >= self._size:
            self.commit()
            self._size = min(2 * self._size, SEGMENT)

    def commit(self) -> None:
        """Index what waits, and take out what is leaving."""
        leaving = self._known.leaving()
        if not leaving and not self._waiting:
            return
        if self._lost:
            self._engine().clear()
        self._engine().replace(leaving, self._waiting)
        self._known.mark_indexed({a.id: a.text for a in self._waiting}, leaving, stem_by_script, stem)
        self._waiting, self._lost = [], False


@dataclass(slots=True)
class _Batch:
    """What is recorded at once: files whose reading begins, articles (as they are recorded and as they are indexed),
    and files that are done.
    """

    begun: list[Looked] = field(default_factory=list)
    articles: list[ArticleRows] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    read: list[Looked] = field(default_factory=list)


def _batches(folder: str, changed: list[Looked], settings: LoadSettings) -> Iterator[tuple[int, _Batch]]:
    """The changed files' articles in batches, each with the number of files that are done by then."""
    batch, size, done, begun = _Batch(), FIRST_BATCH, 0, False
    with closing(LimitedReader(folder, settings).read(WantedFile(c.stamp.path, c.name) for c in changed)) as told:
        for _, found in told:
            if not begun:
                batch.begun.append(changed[done])
            begun = isinstance(found, Given)
            if isinstance(found, Given):
                batch.articles.append(found.kept)
                batch.documents.append(found.document)
            else:
                batch.read.append(replace(changed[done], reason=found))
                done += 1
            many, files = len(batch.articles), len(batch.read)
            if many + files >= 2 * size or files >= size or (begun and many >= size):
                yield done, batch
                batch, size = _Batch(), min(2 * size, BATCH)
    if batch.read:
        yield len(changed), batch


def learn_names(catalogue: Catalogue, names: NameSettings) -> None:
    """Learn the spellings of names from the articles that came, and unlearn what those said that went."""
    catalogue.names.follow(Teaching(names.rules, names.key, names.aliases, names.never_same))


def _index_missing(folder: str, catalogue: Catalogue, engine: Engine, settings: LoadSettings) -> None:
    """Index what is recorded and not in the index, and take out what is forgotten: after a kill, when a copy has become
    the only one, or when the index was lost.
    """
    missing, leaving = catalogue.recording.unindexed(), catalogue.recording.leaving()
    if not missing and not leaving:
        if engine.count() == catalogue.count():
            return
        known, there = {s.id: s.path for s in catalogue.summaries()}, engine.ids()
        missing = [(article, path) for article, path in known.items() if article not in there]
        leaving = list(there - known.keys())
    documents = _documents(folder, catalogue, missing, settings)
    engine.replace({*leaving, *(article for article, _ in missing)}, ())
    while some := list(islice(documents, SEGMENT)):
        engine.replace((), some)
        catalogue.recording.mark_indexed({a.id: a.text for a in some}, (), stem_by_script, stem)
    catalogue.recording.mark_indexed({article: () for article, _ in missing}, leaving, stem_by_script)


def _documents(
    folder: str, catalogue: Catalogue, missing: list[tuple[str, str]], settings: LoadSettings
) -> Iterator[Document]:
    """What the files give now of these articles (id, path), one at a time."""
    wanted: dict[str, set[str]] = {}
    for article, path in missing:
        wanted.setdefault(path, set()).add(article)
    looked = catalogue.recording.looked() if missing else {}
    wishes = [WantedFile(p, looked[p].name, frozenset(articles)) for p, articles in wanted.items() if p in looked]
    for _, told in LimitedReader(folder, settings).read(wishes):
        if isinstance(told, Given):  # else it went away since; the next refresh takes it out
            yield told.document
