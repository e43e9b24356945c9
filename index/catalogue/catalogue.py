"""What is known of every article without opening it: one SQLite file in the user's cache. Any doubt, and it is
built anew.

It remembers each file's stamp (so that a second start looks at names, sizes and times only), each article's
metadata, and the vocabulary of the folder (so that a search word can be widened without asking the engine).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import Article, Basis, Metadata
from index.catalogue import texts
from index.catalogue.copies import Sharing, shown
from index.catalogue.database import Database
from index.catalogue.stories import Stories
from index.errors import DamagedCache
from index.text.calendar import by_moment

if TYPE_CHECKING:
    from index.catalogue.names.following import Names
    from index.catalogue.outlines import Outlines
    from index.catalogue.records import Recording
    from index.catalogue.relations import Relations
    from index.loading.folder import NotRead

FORMAT = 29
"""Raised when the tables or the meaning of a column change: an older catalogue is then built anew."""


class Summary(NamedTuple):
    """An article as a list shows it. `titled` is false where the heading is its first words; `words` counts its own
    words; `story` is the name of the story it belongs to, the reports of one incident, None when it is the only one.
    A tuple, for a start makes one of every article.
    """

    id: str
    path: str
    heading: str
    titled: bool
    outlet: str | None
    date: str | None
    date_basis: Basis
    place: str | None
    words: int
    story: str | None = None
    author: str | None = None
    outlet_basis: Basis = Basis.STATED


_BASES = {basis.value: basis for basis in Basis}

_OF_SUMMARY = "id, path, heading, titled, outlet, date, date_basis, place, words, story, author, outlet_basis"
_VALUES = frozenset(["outlet", "place", "author"])


def _summary(
    article: str, path: bytes, heading: str, titled: int, outlet: str | None, date: str | None, basis: str, *rest: Any
) -> Summary:
    """What a row of `_OF_SUMMARY` tells."""
    said = (article, shown(path), heading, bool(titled), outlet, date, _BASES[basis])
    return Summary._make((*said, *rest[:-1], _BASES[rest[-1]]))


class Catalogue:
    """The catalogue of one folder. Safe to use from any thread; one process at a time writes."""

    def __init__(self, file: Path, damaged: Callable[[DamagedCache], None] = lambda _: None) -> None:
        """Open or make the catalogue at `file`; `damaged` hears when it turns out not to be what was written. Raises
        `CatalogueError` when the cache cannot be written.
        """
        self._database = Database(file, FORMAT, _tables, damaged)
        self._rows = self._database.rows
        self.sharing = Sharing(self._database)
        self.stories = Stories(self._database)

    # The rooms that read and relate are opened when they are first asked for: a start only lists what is known.

    @cached_property
    def recording(self) -> Recording:
        """What a refresh writes."""
        from index.catalogue.records import Recording

        return Recording(self._database)

    @cached_property
    def outlines(self) -> Outlines:
        """What is kept of the reports of an archive."""
        from index.catalogue.outlines import Outlines

        return Outlines(self._database)

    @cached_property
    def relations(self) -> Relations:
        """Which reports are copies, editions, or share wording, kept up with each report."""
        from index.catalogue.relations import Relations

        return Relations(self._database)

    @cached_property
    def names(self) -> Names:
        """What was learned of names, kept up with each report."""
        from index.catalogue.names.following import Names

        return Names(self._database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def check(self) -> None:
        """Look through all of it. Raises `DamagedCache`."""
        self._database.check()

    # --- what is known -----------------------------------------------------------------------

    def summaries(self) -> list[Summary]:
        """Every article, the newest first by the moment, undated ones last. Copies of one text are one article."""
        rows = self._rows(f"SELECT {_OF_SUMMARY} FROM articles WHERE copy_of IS NULL ORDER BY id")
        with self._database.reading():
            rows.sort(
                key=lambda row: by_moment(row[5] or ""), reverse=True
            )  # half as dear as there, because ids are in order
            return [_summary(*row) for row in rows]

    def summaries_of(self, articles: Sequence[str]) -> dict[str, Summary]:
        """Those of these articles that there are, by their ids."""
        rows = self._rows(
            f"SELECT {_OF_SUMMARY} FROM articles WHERE copy_of IS NULL AND id IN (SELECT value FROM json_each(?))",
            json.dumps(articles, ensure_ascii=False),
        )
        with self._database.reading():
            return {row[0]: _summary(*row) for row in rows}

    def columns(self) -> tuple[list[str], list[str], list[str]]:
        """The ids, dates and outlets of every article in the order of `summaries`, empty where there is none: a tenth
        of the cost.
        """
        rows = self._rows("SELECT id, date, outlet FROM articles WHERE copy_of IS NULL ORDER BY id")
        with self._database.reading():
            rows.sort(key=lambda row: by_moment(row[1] or ""), reverse=True)
            same: dict[str, str] = {}  # a folder has few dates and outlets, and SQLite makes each anew
            dates, outlets = ([same.setdefault(row[at] or "", row[at] or "") for row in rows] for at in (1, 2))
            return [row[0] for row in rows], dates, outlets

    def values(self, field: str) -> dict[str, str]:
        """The value that each article has in a column (`outlet`, `place`, `author`), but for those without one."""
        if field not in _VALUES:
            raise ValueError(f"{field}: the catalogue keeps no such value of an article")
        return dict(self._rows(f"SELECT id, {field} FROM articles WHERE copy_of IS NULL AND {field} IS NOT NULL"))

    def metadata(self, article: str) -> Metadata | None:
        """What is known about an article; None when there is none of that id."""
        return self.metadata_of([article]).get(article)

    def metadata_of(self, articles: Sequence[str]) -> dict[str, Metadata]:
        """The same of each of these articles that there is."""
        rows = self._rows(
            "SELECT c.id, metadata FROM json_each(?) asked JOIN contents c ON c.id = asked.value",
            json.dumps(articles, ensure_ascii=False),
        )
        with self._database.reading():
            return {article: texts.metadata(json.loads(known)) for article, known in rows}

    def article(self, article: str, size: int, mtime: int) -> Article | None:
        """An article as it was read from its file, where that has this size and time still; else None. About .1 ms of
        CPU.
        """
        rows = self._rows(
            "SELECT path, metadata, said FROM articles JOIN files USING (path) JOIN contents USING (id) "
            "JOIN texts USING (id) WHERE id = ? AND size = ? AND mtime = ?",
            *(article, size, mtime),
        )
        with self._database.reading():
            if not rows:
                return None
            path, known, said = rows[0]
            return texts.unpacked(article, shown(path), texts.metadata(json.loads(known)), said)

    def read(self, articles: Sequence[str]) -> dict[str, texts.ReadReport]:
        """Those of these articles that were read from files, as they were read last, with the names that were found in
        them. About .1 ms of CPU each.
        """
        rows = self._rows(
            "SELECT c.id, a.path, metadata, names, said FROM json_each(?) asked JOIN contents c ON c.id = asked.value "
            "JOIN articles a ON a.id = c.id JOIN texts t ON t.id = c.id WHERE names IS NOT NULL",
            json.dumps(articles, ensure_ascii=False),
        )
        with self._database.reading():
            return {
                article: texts.ReadReport(
                    texts.unpacked(article, shown(path), texts.metadata(json.loads(known)), said),
                    json.loads(names),
                    said,
                )
                for article, path, known, names, said in rows
            }

    def written_in(self) -> dict[str, str]:
        """The language of each article of which it is known. All are looked at: 2 µs of CPU each."""
        said = "json_extract(metadata, '$.language')"
        return dict(self._rows(f"SELECT id, {said} FROM contents WHERE {said} IS NOT NULL"))

    def source(self, article: str) -> tuple[str, str] | None:
        """The file an article came from, below the folder, and the name by which that file's articles go."""
        return self.sources([article]).get(article)

    def sources(self, articles: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The same of each of these articles that there is, in their order."""
        asked = json.dumps(articles, ensure_ascii=False)
        rows = self._rows(
            "SELECT a.id, f.path, f.name FROM json_each(?) asked JOIN articles a ON a.id = asked.value "
            "JOIN files f ON f.path = a.path ORDER BY asked.key",
            asked,
        )
        with self._database.reading():
            return {article: (shown(path), str(name)) for article, path, name in rows}

    def path(self, article: str) -> str | None:
        """The file an article came from, below the folder."""
        found = self.source(article)
        return found[0] if found else None

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The ids that begin with `prefix`, sorted, at most `most`; a copy counts as the article it is a copy of."""
        rows = self._rows(
            "SELECT DISTINCT coalesce(copy_of, id) AS article FROM articles WHERE substr(id, 1, ?) = ? "
            "ORDER BY article LIMIT ?",
            *(len(prefix), prefix, most),
        )
        return [r[0] for r in rows]

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, or not all that is in them, with the reasons."""
        rows = self._rows("SELECT path, reason FROM files WHERE reason != '' ORDER BY path")
        from index.loading.folder import NotRead

        with self._database.reading():
            return [NotRead(shown(p), r) for p, r in rows]

    def count(self) -> int:
        """How many articles are known; copies of one text are one."""
        return int(self._rows("SELECT count(*) FROM articles WHERE copy_of IS NULL")[0][0])

    # --- the vocabulary ----------------------------------------------------------------------

    def forms_with_stem(self, stem: str, most: int) -> list[str]:
        """The forms in the folder that share `stem`, the most frequent first."""
        return self._forms("stem = ?", most, stem)

    def forms_in_other_languages(self, stems: Iterable[str], most: int) -> list[str]:
        """The forms in the folder that stand under any of these stems, each written `fr:arm`."""
        asked = tuple(stems)
        return self._forms(f"form IN (SELECT form FROM stems WHERE stem IN ({_places(asked)}))", most, *asked)

    def forms_of_other_languages(self) -> list[str]:
        """The forms of reports in languages beside English that letters do not tell."""
        return [form for (form,) in self._rows("SELECT DISTINCT form FROM stems")]

    def forms_among(self, forms: Iterable[str], most: int) -> list[str]:
        """Those of these forms that the folder has, the most frequent first."""
        asked = tuple(forms)
        return self._forms(f"form IN ({_places(asked)})", most, *asked) if asked else []

    def forms_between(self, first: str, last: str, most: int) -> list[str]:
        """The forms in the folder that begin with a letter from `first` to `last`, the most frequent first."""
        return self._forms("form >= ? AND form < ?", most, first, chr(ord(last) + 1))

    def languages(self) -> frozenset[str]:
        """The languages of reports, beside English, that letters do not tell."""
        return frozenset(code for (code,) in self._rows("SELECT code FROM languages"))

    def forms_with_prefix(self, prefix: str, most: int) -> list[str]:
        """The forms in the folder that begin with `prefix`, the most frequent first."""
        return self._forms("form >= ? AND form < ?", most, prefix, prefix + "\U0010ffff")

    def forms_of_length(self, prefix: str, least: int, most: int) -> list[str]:
        """The forms in the folder that begin with `prefix` and have so many letters, the most frequent first."""
        rows = self._rows(
            "SELECT form FROM vocabulary WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ? "
            "ORDER BY articles DESC, form",
            *(prefix, prefix + "\U0010ffff", least, most),
        )
        return [form for (form,) in rows]

    def articles_with(self, form: str) -> int:
        """In how many articles `form` stands."""
        rows = self._rows("SELECT articles FROM vocabulary WHERE form = ?", form)
        return int(rows[0][0]) if rows else 0

    def _forms(self, where: str, most: int, *values: Any) -> list[str]:
        rows = self._rows(
            f"SELECT form FROM vocabulary WHERE {where} ORDER BY articles DESC, form LIMIT ?",
            *values,
            most,
        )
        return [r[0] for r in rows]


def _tables() -> str:
    """The tables of every part."""
    from index.catalogue import copies, prints, records, stories
    from index.catalogue.names import following

    return " ".join(part.TABLES for part in (records, texts, copies, prints, stories, following))


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
