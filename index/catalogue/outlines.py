"""What is kept of the reports of an archive, whose texts lie elsewhere: an outline of each, in the rows that a list and
its filters ask of a folder's reports too; the texts of those that were read; words and names as they were counted
there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from index.article import Article
from index.catalogue import texts
from index.catalogue.copies import NO_KIN, Kin, shown, stored
from index.catalogue.database import Database
from index.names.families import Families

AT_ONCE = 500
"""Values of one question: SQLite takes at least 999."""
TEXTS_KEPT = 50_000
"""Texts that are kept for reading offline, some 100 MB packed: the one that was fetched longest ago goes."""


_LISTED = "WHERE copy_of IS NULL"
# What the archive has a document of: copies are listed with the report they are copies of.

_INSERT = (
    "INSERT INTO articles (id, path, heading, titled, outlet, date, date_basis, place, words, digest, author, "
    "outlet_basis, copy_of, edition_of, story, indexed, counted) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1)"
)


class Outline(NamedTuple):
    """What a list shows of a report of an archive, a digest of what it says, its metadata as JSON, and what it has to
    do with others.
    """

    id: str
    path: str
    heading: str
    titled: bool
    outlet: str | None
    date: str | None
    basis: str
    place: str | None
    words: int
    author: str | None
    digest: bytes
    metadata: str
    kin: Kin = NO_KIN
    outlet_basis: str = "stated"


class Outlines:
    """The part of a catalogue that keeps up with an archive."""

    def __init__(self, database: Database) -> None:
        self._rows, self._writing, self._reading = database.rows, database.writing, database.reading

    def digests(self, days: Sequence[str]) -> dict[str, bytes]:
        """The digest of each report of some days; those of no day are of the day that is an empty text. All reports are
        looked at once.
        """
        day = "substr(coalesce(date, ''), 1, 10)"
        asked = f"SELECT id, digest FROM articles {_LISTED} AND {day} IN (SELECT value FROM json_each(?))"
        return dict(self._rows(asked, json.dumps(list(days))))

    def days(self, mark: Callable[[bytes], int]) -> dict[str, tuple[int, int]]:
        """How many reports each day has, and the sum of their marks."""
        found: dict[str, tuple[int, int]] = {}
        for day, digest in self._rows(f"SELECT substr(coalesce(date, ''), 1, 10), digest FROM articles {_LISTED}"):
            many, marks = found.get(day, (0, 0))
            found[day] = (many + 1, marks + mark(digest))
        return found

    def keep(self, outlines: Sequence[Outline], gone: Iterable[str] = ()) -> None:
        """Keep what is listed of these reports, and forget those that are gone. A text that was read before is fetched
        anew where its report has changed.
        """
        named = [(copy, path) for each in outlines for copy, path in ((each.id, each.path), *each.kin.copies)]
        with self._writing() as db:
            _forget(db, [*gone, *(each.id for each in outlines)])
            db.executemany("REPLACE INTO files VALUES (?, 0, 0, ?, '')", [(stored(path), id) for id, path in named])
            db.executemany(_INSERT, [row for each in outlines for row in _rows(each)])
            rows = [(id, o.metadata) for o in outlines for id in (o.id, *(copy for copy, _ in o.kin.copies))]
            db.executemany("INSERT INTO contents (id, metadata, learned) VALUES (?, ?, 1)", rows)
            pairs = [sorted((each.id, other)) for each in outlines for other in each.kin.sharing]
            db.executemany("INSERT OR IGNORE INTO pairs VALUES (?, ?, 0)", pairs)

    def digest(self, article: str) -> bytes | None:
        """The digest of a report; None where the archive lists none of that very id."""
        rows = self._rows(f"SELECT digest FROM articles {_LISTED} AND id = ?", article)
        return rows[0][0] if rows else None

    def text(self, article: str) -> Article | None:
        """A report that was fetched, as it is kept."""
        rows = self._rows(
            "SELECT path, metadata, said FROM articles JOIN contents USING (id) JOIN texts USING (id) WHERE id = ?",
            article,
        )
        with self._reading():
            if not rows:
                return None
            path, known, said = rows[0]
            return texts.unpacked(article, shown(path), texts.metadata(json.loads(known)), said)

    def with_texts(self) -> list[str]:
        """The reports whose texts are kept."""
        return [article for (article,) in self._rows("SELECT id FROM texts JOIN articles USING (id) ORDER BY id")]

    def unsearched(self) -> list[str]:
        """The reports whose texts are kept and that have changed, or are new, since they were `searched`."""
        return [id for (id,) in self._rows("SELECT id FROM texts JOIN articles USING (id) WHERE NOT indexed")]

    def searched(self, articles: Iterable[str]) -> None:
        """Note that the index of what was read has these reports as they are."""
        with self._writing() as db:
            db.executemany("UPDATE articles SET indexed = 1 WHERE id = ?", [(article,) for article in articles])

    def keep_texts(self, articles: Iterable[Article]) -> None:
        """Keep texts that were fetched."""
        with self._writing() as db:
            db.executemany("REPLACE INTO texts VALUES (?, ?)", [(each.id, texts.packed(each)) for each in articles])
            db.execute(
                "DELETE FROM texts WHERE rowid <= (SELECT max(rowid) FROM texts) - ?", (TEXTS_KEPT,)
            )  # each that is put in gets the next number

    # --- words and names ---------------------------------------------------------------------

    def keep_vocabulary(self, forms: Mapping[str, int], stem: Callable[[str], str]) -> None:
        """Keep the words of the archive: in how many reports each stands."""
        with self._writing() as db:
            db.execute("DELETE FROM vocabulary")
            rows = ((form, stem(form), many) for form, many in sorted(forms.items()))
            db.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", rows)

    def keep_stems(self, language: str, forms: Iterable[str], stem: Callable[[str], str]) -> None:
        """Keep the words of reports in a language that letters do not tell, each under its stem."""
        with self._writing() as db:
            db.execute("INSERT OR IGNORE INTO languages VALUES (?)", (language,))
            rows = ((f"{language}:{stem(form)}", form) for form in forms)
            db.executemany("INSERT OR IGNORE INTO stems VALUES (?, ?)", rows)

    def keep_families(self, families: Families, settings: str) -> None:
        """Keep the spellings of names, learned under these settings (a hash of them), and the words that are none."""
        rows = [
            (number, family.forms[0], -number, json.dumps(family.forms), json.dumps(family.evidence), family.because)
            for number, family in enumerate(families.families)
        ]
        with self._writing() as db:
            for table in ("families", "lower_words", "taught"):
                db.execute(f"DELETE FROM {table}")
            db.executemany("INSERT INTO families VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.executemany("INSERT INTO lower_words VALUES (?, 0, 1)", [(word,) for word in sorted(families.english)])
            db.execute("INSERT INTO taught VALUES ('', ?, '')", (settings,))


def _rows(outline: Outline) -> Iterator[tuple[Any, ...]]:
    """A report as a list's rows have it, and each of its copies."""
    o, kin = outline, outline.kin
    said = (o.heading, o.titled, o.outlet, o.date, o.basis, o.place, o.words, o.digest, o.author, o.outlet_basis)
    yield o.id, stored(o.path), *said, None, kin.editions, kin.story
    for copy, path in kin.copies:
        yield copy, stored(path), *said, o.id, None, None


def _forget(db: Any, articles: Iterable[str]) -> None:
    """Forget those of these reports that are known, and their copies."""
    asked = "(SELECT value FROM json_each(?1))"
    known = f"SELECT id FROM articles WHERE id IN {asked} UNION SELECT id FROM articles WHERE copy_of IN {asked}"
    ids = db.execute(known, (json.dumps(list(articles)),)).fetchall()
    of_others = "SELECT 1 FROM articles other WHERE other.path = files.path AND other.id != ?1"
    file = f"path = (SELECT path FROM articles WHERE id = ?1) AND NOT EXISTS ({of_others})"
    db.executemany(f"DELETE FROM files WHERE {file}", ids)
    for table in ("articles", "contents", "texts"):
        db.executemany(f"DELETE FROM {table} WHERE id = ?", ids)
    db.executemany("DELETE FROM pairs WHERE one = ?1 OR other = ?1", ids)
