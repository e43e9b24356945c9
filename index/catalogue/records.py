"""What a refresh writes into the catalogue: files as they were looked at, the articles they gave, and how far the
search index has come. All that is told of one batch is written at once or not at all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

from index.article import Article
from index.catalogue import stories, texts
from index.catalogue.copies import forget_wording, shown, stored
from index.catalogue.database import Database
from index.catalogue.editions import WordingHashes, place
from index.catalogue.stories import KeptSignature
from index.loading.folder import Stamp
from index.text.languages import languages_of
from index.text.numbered import articles_with
from index.text.stems import OTHER_LANGUAGES
from index.text.words import own_forms

TABLES = """
CREATE TABLE files (path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, name TEXT, reason TEXT) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path BLOB, heading TEXT, titled INTEGER, outlet TEXT, date TEXT, date_basis TEXT, place TEXT,
    words INTEGER, digest BLOB, indexed INTEGER DEFAULT 0, counted INTEGER DEFAULT 0, copy_of TEXT, edition_of TEXT,
    story TEXT, author TEXT, outlet_basis TEXT) WITHOUT ROWID;
CREATE INDEX articles_path ON articles (path);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_edition_of ON articles (edition_of) WHERE edition_of IS NOT NULL;
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX articles_unindexed ON articles (id) WHERE NOT indexed;
CREATE INDEX articles_uncounted ON articles (id) WHERE NOT counted;
CREATE TABLE contents (id TEXT PRIMARY KEY, metadata TEXT, names TEXT, learned INTEGER DEFAULT 0);
CREATE INDEX contents_unlearned ON contents (id) WHERE NOT learned;
CREATE TABLE stems (stem TEXT, form TEXT, PRIMARY KEY (stem, form)) WITHOUT ROWID;
CREATE TABLE languages (code TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE vocabulary (form TEXT PRIMARY KEY, stem TEXT, articles INTEGER) WITHOUT ROWID;
CREATE INDEX vocabulary_stem ON vocabulary (stem);
CREATE TABLE loaded (settings TEXT);
CREATE TABLE complete (state TEXT);
"""
"""What a list shows of an article stands apart from the rest, so that a list of thousands reads little. `counted` says
that its forms are in the vocabulary, `learned` that names were learned from it. `stems` has those of other languages,
each behind its language (`fr:arm`).
"""

_LANGUAGES = """
SELECT c.id, spoken.value
FROM json_each(?) asked JOIN contents c ON c.id = asked.value, json_each(c.metadata, '$.languages') spoken
"""

_OUTLIVED = """
DELETE FROM formerly WHERE id IN (SELECT id FROM articles) AND digest NOT IN (SELECT digest FROM articles)
"""
"""What articles that are there said before, where nothing says it now: a table that is exported each day would leave
all it ever said.
"""

_COMPLETE = "INSERT INTO complete SELECT ? WHERE NOT EXISTS (SELECT 1 FROM files WHERE size = ?)"

ASKED_AT_ONCE = 500
"""Values of one question: SQLite takes at least 999."""

UNFINISHED = -1
"""The size noted for a file that is being read: no file has it, so a build that was killed reads it again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one article: itself, its folded forms in order, the names it writes, its wording, how it
    tells its incident, and a digest that only copies of it have.
    """

    article: Article
    forms: Sequence[str]
    names: Any
    wording: WordingHashes
    signature: KeptSignature
    digest: bytes

    def kept(self) -> ArticleRows:
        """It as it is kept. About .3 ms of CPU."""
        article, known = self.article, self.article.metadata
        date = known.published if known.published.value else known.updated
        listed = (
            *(article.id, stored(article.path), article.heading, known.title.value is not None, known.outlet.value),
            *(known.date, date.basis.value, known.dateline.value, len(self.forms), self.digest, known.author.value),
            known.outlet.basis.value,
        )
        spoken = sorted({code for code in languages_of(article) if code})
        metadata = json.dumps(texts.plain(known) | {"languages": spoken})
        shingles, prints = self.wording.shingles.tobytes(), self.wording.prints.tobytes()
        return ArticleRows(
            listed=listed,
            contents=(article.id, metadata, json.dumps(self.names)),
            said=texts.packed(article),
            wording=(article.id, place(article.id), shingles, prints),
            signature=self.signature,
        )


class ArticleRows(NamedTuple):
    """An `Entry` as the tables have it, made where the article is read: plain rows, which go from process to process in
    no time, and are written as they are.
    """

    listed: tuple[Any, ...]
    contents: tuple[str, str, str]
    said: bytes
    wording: tuple[str, int, bytes, bytes]
    signature: KeptSignature

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.contents[0]

    @property
    def digest(self) -> bytes:
        """The digest that only copies of it have."""
        return bytes(self.listed[_DIGEST])

    def article(self) -> Article:
        """The article as it was read."""
        known = texts.metadata(json.loads(self.contents[1]))
        return texts.unpacked(self.id, shown(self.listed[1]), known, self.said)


_DIGEST = 9
# Its place among what a list shows.


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: as it was then, the name its article goes by, and what could not be read of it."""

    stamp: Stamp
    name: str
    reason: str = ""


class Recording:
    """The part of a catalogue that keeps what a refresh has done, and what it has still to do."""

    def __init__(self, database: Database) -> None:
        self._reading = database.reading
        self._rows = database.rows
        self._writing = database.writing

    # --- what was done -----------------------------------------------------------------------

    def looked(self) -> dict[str, Looked]:
        """Every file looked at, as it was then."""
        rows = self._rows("SELECT path, size, mtime, name, reason FROM files")
        with self._reading():
            return {(path := shown(p)): Looked(Stamp(path, s, m), n, r) for p, s, m, n, r in rows}

    def files(self) -> dict[str, tuple[int, int, str, str]]:
        """The same as plain values, by path: size, time, name, and what could not be read; .5 µs of CPU a file."""
        rows = self._rows("SELECT path, size, mtime, name, reason FROM files")
        with self._reading():
            return {shown(row[0]): row[1:] for row in rows}

    def is_read(self, path: str, size: int, mtime: int) -> bool:
        """Whether a file was read as it is now, or is being read: what is known of it came within its time."""
        rows = self._rows("SELECT size, mtime FROM files WHERE path = ?", stored(path))
        return any(m == mtime and s in (size, UNFINISHED) for s, m in rows)

    def loaded_under(self) -> str | None:
        """The settings (a hash of them) under which the files were read; None when none was."""
        rows = self._rows("SELECT settings FROM loaded")
        return str(rows[0][0]) if rows else None

    def complete_in(self) -> str | None:
        """The state of the folder (a hash of it) in which all was done; None when something is still to do."""
        rows = self._rows("SELECT state FROM complete")
        return str(rows[0][0]) if rows else None

    def unindexed(self) -> list[tuple[str, str]]:
        """The articles (id, path) that are recorded, no copies, and not yet in the index."""
        rows = self._rows("SELECT id, path FROM articles WHERE NOT indexed AND copy_of IS NULL ORDER BY id")
        with self._reading():
            return [(article, shown(path)) for article, path in rows]

    def leaving(self) -> list[str]:
        """The articles that are forgotten, or copies, and perhaps still in the index."""
        return [r[0] for r in self._rows("SELECT id FROM leaving")]

    # --- what is written ---------------------------------------------------------------------

    def record(self, begun: Sequence[Looked], articles: Sequence[ArticleRows], read: Sequence[Looked]) -> None:
        """Remember files and what they gave, all or nothing: of those in `begun` what they gave before is forgotten,
        `articles` are added, and those in `read` are done.
        """
        with self._writing() as db:
            for looked in begun:
                self._forget_articles(db, looked.stamp.path)
            _note(db, (replace(looked, stamp=looked.stamp._replace(size=UNFINISHED)) for looked in begun))
            _insert(db, articles)
            _note(db, read)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that are gone, and their articles."""
        with self._writing() as db:
            for path in paths:
                self._forget_articles(db, path)
                db.execute("DELETE FROM files WHERE path = ?", (stored(path),))

    def read_again(self, path: str) -> None:
        """Have the next refresh read a file again, though it has not changed; what it gave stays until then."""
        with self._writing() as db:
            db.execute("DELETE FROM complete")
            db.execute("UPDATE files SET size = ? WHERE path = ?", (UNFINISHED, stored(path)))

    def keep_loaded_under(self, settings: str) -> None:
        """Remember the settings under which files are read from now on. Every file is then looked at again."""
        with self._writing() as db:
            db.execute("DELETE FROM loaded")
            db.execute("INSERT INTO loaded VALUES (?)", (settings,))
            db.execute("UPDATE files SET size = ?", (UNFINISHED,))

    def keep_complete_in(self, state: str | None) -> None:
        """Remember that all is done for the folder in this state, unless a file is to be read again meanwhile; None
        before anything is changed.
        """
        with self._writing() as db:
            db.execute("DELETE FROM complete")
            if state is not None:
                db.execute(_COMPLETE, (state, UNFINISHED))
                db.execute(_OUTLIVED)

    def mark_indexed(
        self,
        articles: Mapping[str, Sequence[str]],
        left: Iterable[str],
        stem: Callable[[str], str],
        stem_in: Callable[[str, str], str] = lambda form, _: form,
    ) -> None:
        """Remember that these articles, of these folded forms, are in the index, and those in `left` no longer. With
        them their forms enter the vocabulary: most stand in many articles, so they are counted first. `stem` gives the
        stem of a form by its letters, `stem_in` of a form and a language that is not told by them.
        """
        with self._writing() as db:
            db.executemany("DELETE FROM leaving WHERE id = ?", [(i,) for i in left])
            new = [i for (i,) in self._rows("SELECT id FROM articles WHERE NOT counted") if articles.get(i)]
            counts = articles_with(articles[article] for article in new)
            forms = sorted(counts)
            known = self._in_vocabulary(forms)
            added = ((counts[form], form) for form in forms if form in known)
            db.executemany("UPDATE vocabulary SET articles = articles + ? WHERE form = ?", added)
            fresh = ((form, stem(form), counts[form]) for form in forms if form not in known)
            db.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", fresh)
            self._keep_stems(db, {article: articles[article] for article in new}, stem_in)
            db.executemany("UPDATE articles SET indexed = 1 WHERE id = ?", [(i,) for i in articles])
            db.executemany("UPDATE articles SET counted = 1 WHERE id = ?", [(i,) for i in new])

    def _in_vocabulary(self, forms: Iterable[str]) -> set[str]:
        """Those of these forms that the folder has already: their stems are known."""
        known: set[str] = set()
        rest = iter(forms)
        while some := list(islice(rest, ASKED_AT_ONCE)):
            among = ", ".join("?" * len(some))
            known.update(f for (f,) in self._rows(f"SELECT form FROM vocabulary WHERE form IN ({among})", *some))
        return known

    def _keep_stems(self, db: Any, articles: Mapping[str, Sequence[str]], stem_in: Callable[[str, str], str]) -> None:
        """Note the forms of articles under their stems in a language other than English. What is forgotten stays here:
        it is only asked for together with the vocabulary.
        """
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for article, language in self._rows(_LANGUAGES, json.dumps([*articles])):
            if language in OTHER_LANGUAGES:
                forms[language].update(articles[article])
        rows = (
            (f"{code}:{stem_in(form, code)}", form) for code, here in sorted(forms.items()) for form in sorted(here)
        )
        db.executemany("INSERT OR IGNORE INTO stems VALUES (?, ?)", rows)
        db.executemany("INSERT OR IGNORE INTO languages VALUES (?)", [(code,) for code in forms])

    def _forget_articles(self, db: Any, path: str) -> None:
        rows = self._rows(
            "SELECT id, counted, metadata, said, digest FROM articles JOIN contents USING (id) JOIN texts USING (id) "
            "WHERE path = ?",
            stored(path),
        )
        for article, counted, known, said, digest in rows:
            with self._reading():
                before = texts.unpacked(article, path, texts.metadata(json.loads(known)), said) if counted else None
                gone = [(form,) for form in sorted(set(own_forms(before)))] if before else []
            db.executemany("UPDATE vocabulary SET articles = articles - 1 WHERE form = ?", gone)
            db.executemany("DELETE FROM vocabulary WHERE form = ? AND articles <= 0", gone)
            stories.forget(db, article)
            db.execute("REPLACE INTO unlearning SELECT rowid, names FROM contents WHERE id = ? AND learned", (article,))
            forget_wording(db, article)
            db.execute("INSERT OR IGNORE INTO redigested VALUES (?)", (digest,))
            for table in ("articles", "contents", "texts", "wording", "regrouped"):
                db.execute(f"DELETE FROM {table} WHERE id = ?", (article,))
            db.execute("REPLACE INTO formerly VALUES (?, ?)", (article, digest))
            db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (article,))


def _note(db: Any, files: Iterable[Looked]) -> None:
    rows = ((stored(f.stamp.path), f.stamp.size, f.stamp.mtime, f.name, f.reason) for f in files)
    db.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)


def _insert(db: Any, articles: Sequence[ArticleRows]) -> None:
    db.executemany(
        "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, NULL, NULL, ?, ?)",
        [article.listed for article in articles],
    )
    db.executemany("REPLACE INTO contents VALUES (?, ?, ?, 0)", [article.contents for article in articles])
    db.executemany("REPLACE INTO texts VALUES (?, ?)", [(article.id, article.said) for article in articles])
    db.executemany("REPLACE INTO wording VALUES (?, ?, ?, ?, 0)", [article.wording for article in articles])
    db.executemany("INSERT OR IGNORE INTO redigested VALUES (?)", [(article.digest,) for article in articles])
    stories.insert(db, [(article.id, article.signature) for article in articles])
