"""What the catalogue knows of stories, the reports of one incident; `index.refresh.stories` finds them.

Of each report it keeps the signature, as bytes that it does not read, and the words by which reports of one incident
find each other, with the day they are of: so those near a new report are found without asking all of them. Reports in
other languages share no words; of these it keeps how each begins, and the vector of that where there is one.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from index.catalogue.database import Database

if TYPE_CHECKING:
    from index.catalogue.story_keys import StoryKeys

TABLES = """
CREATE TABLE signatures (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, signature BLOB, day INTEGER);
CREATE TABLE signature_keys (day INTEGER, number INTEGER, keys BLOB, PRIMARY KEY (day, number)) WITHOUT ROWID;
CREATE TABLE earlier_keys (day INTEGER, number INTEGER, keys BLOB, PRIMARY KEY (day, number)) WITHOUT ROWID;
CREATE INDEX earlier_number ON earlier_keys (number);
CREATE TABLE ungrouped (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE near (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX near_other ON near (other);
CREATE TABLE leads (
    id TEXT PRIMARY KEY, language TEXT, cased INTEGER, day INTEGER, lead TEXT, vector BLOB) WITHOUT ROWID;
CREATE INDEX leads_day ON leads (day, language, cased);
"""
"""`day` counts days; 0 where a report has none. `signature_keys` has the words by which reports find each other, as
32-bit hashes, those of one day beside each other; `earlier_keys` has the same of reports that come back to an earlier
day, by that day. `near` has the pairs that were found likely to be of one incident,
`ungrouped` the reports whose story is not known yet, or was that of a report that is gone, `leads` the reports whose
language is known, and whether its letters have capitals.
"""

_NAMED = """
SELECT s.number, s.id FROM json_each(?) asked JOIN signatures s ON s.number = asked.value
JOIN articles a ON a.id = s.id WHERE a.copy_of IS NULL
"""
_AROUND = """
SELECT other.id, other.language, other.cased, other.day, other.lead, other.vector
FROM leads other JOIN articles ON articles.id = other.id AND copy_of IS NULL
WHERE other.id IN (SELECT id FROM leads WHERE {} AND id != ? AND (language != ? OR NOT (cased OR ?)))
ORDER BY abs(other.day - ?), other.id LIMIT ?
"""
_ELSEWHERE = """
SELECT 1 FROM json_each(?) asked WHERE
EXISTS (SELECT 1 FROM leads WHERE day = asked.value AND language < ?) OR
EXISTS (SELECT 1 FROM leads WHERE day = asked.value AND language > ?) LIMIT 1
"""
_NUMBER = "(SELECT number FROM signatures WHERE id = ?)"
_FORGET_EARLIER = f"DELETE FROM earlier_keys WHERE number = {_NUMBER}"
_KEEP_EARLIER = """
INSERT INTO earlier_keys SELECT ?, number, keys FROM signature_keys WHERE (day, number) =
(SELECT day, number FROM signatures WHERE id = ?)
"""
_OF_DAYS, _OF_ANY_DAY = "day IN (SELECT value FROM json_each(?))", "? IS NOT NULL"
# What is looked through is the index by days alone, which says the language too: of a folder in one language it is all.
_ALONE = """
SELECT id FROM ungrouped u
WHERE NOT EXISTS (SELECT 1 FROM near WHERE one = u.id) AND NOT EXISTS (SELECT 1 FROM near WHERE other = u.id)
AND NOT EXISTS (SELECT 1 FROM pairs WHERE one = u.id AND version)
AND NOT EXISTS (SELECT 1 FROM pairs WHERE other = u.id AND version)
"""

MOST_AROUND = 400
"""Reports of the same days in other languages that are looked at for a new one, those of the nearest days first, and
behind them those without a day. For one without a day those come first: of a larger folder not all are looked at.
"""

CANDIDATES = 12
"""Reports that a new one is held against, those that share most words with it first: with 30 of 1,279 reports of public
news, stories came out the same."""

FEWEST_SHARED = 2
"""Words that a candidate shares with the new report."""

KEPT_AT_ONCE = 500
"""Pairs or stories written in one go: some milliseconds."""


class KeptSignature(NamedTuple):
    """What is kept of how a report tells its incident: its `signature`, the `keys` by which it is found (32-bit hashes)
    and its `day`, counted from the year 1, 0 where it has none. Where it tells too little it has no signature and no
    keys.
    """

    signature: bytes
    keys: Sequence[int]
    day: int
    lead: Lead | None = None


UNSIGNED = KeptSignature(b"", (), 0)
"""What is kept of a report that tells too little."""


class Lead(NamedTuple):
    """How a report in a known language begins: its `text`, the day it is of, 0 where it has none, whether its letters
    have capitals, and what it means, as half-precision floats; no bytes where that is not known.
    """

    language: str
    has_capitals: bool
    day: int
    text: str
    vector: bytes = b""


class Stories:
    """The part of a catalogue that tells which reports are of one incident."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading = database.reading
        self._rows = database.rows
        self._writing = database.writing

    def others(self, article: str) -> list[str]:
        """The other reports of an article's story, its editions among them, the oldest first."""
        rows = self._rows(
            "SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?) AND id != ? "
            "AND copy_of IS NULL ORDER BY date IS NULL, date, id",
            *(article, article),
        )
        return [r[0] for r in rows]

    def ungrouped(self) -> list[str]:
        """The reports whose story is not known yet, or was that of a report that is gone; by their days, so that those
        near each other are asked for together.
        """
        waiting = "SELECT id FROM ungrouped JOIN signatures USING (id) JOIN articles USING (id) WHERE copy_of IS NULL"
        return [r[0] for r in self._rows(f"{waiting} ORDER BY day, id")]

    def alone(self) -> set[str]:
        """Those of them that hang together with none."""
        return {r[0] for r in self._rows(_ALONE)}

    def signature(self, article: str) -> bytes:
        """The signature of a report, as it was given."""
        with self._reading():
            return bytes(self._rows("SELECT signature FROM signatures WHERE id = ?", article)[0][0])

    def candidates(self, article: str, days: int, keys: StoryKeys) -> list[str]:
        """The reports that share most keys with one and are dated no more than so many `days` apart, where both are
        dated; at most `CANDIDATES`. About .1 ms of CPU, where one of the same day was asked for before.
        """
        number, day = self._filed(article)
        return self._most(keys.sharing(number, day, days))

    def _filed(self, article: str) -> tuple[int, int]:
        """The number of a report, and its day."""
        ((number, day),) = self._rows("SELECT number, day FROM signatures WHERE id = ?", article)
        return number, day

    def _most(self, shared: Mapping[int, int]) -> list[str]:
        """Those that share most keys."""
        least = max(FEWEST_SHARED, min(nlargest(CANDIDATES, shared.values()), default=0))
        named = self._named(shared, least)
        if len(named) < CANDIDATES and least > FEWEST_SHARED:  # some of the first are copies, or there are few
            named = self._named(shared, FEWEST_SHARED)
        named.sort(key=lambda row: (-shared[row[0]], row[1]))
        return [found for _, found in named[:CANDIDATES]]

    def keep_earlier_days(self, article: str, days: Sequence[int]) -> None:
        """Remember the days to which a report comes back."""
        with self._writing() as db:
            db.execute(_FORGET_EARLIER, (article,))
            db.executemany(_KEEP_EARLIER, [(day, article) for day in days])

    def earlier_days(self, article: str) -> list[int]:
        """The days to which a report comes back."""
        return [
            r[0] for r in self._rows(f"SELECT day FROM earlier_keys WHERE number = {_NUMBER} ORDER BY day", article)
        ]

    def of_days(self, article: str, first: int, last: int, keys: StoryKeys) -> list[str]:
        """The reports dated from one day to another that share most keys with one, at most `CANDIDATES`."""
        number, day = self._filed(article)
        return self._most(keys.sharing_of_days(number, day, first, last))

    def coming_back(self, article: str, days: int, keys: StoryKeys) -> list[str]:
        """The reports that come back to a day up to so many `days` before a report's own, and share most keys with it,
        at most `CANDIDATES`.
        """
        number, day = self._filed(article)
        return self._most(keys.sharing_earlier(number, day, day - days, day)) if day else []

    def keys(self) -> StoryKeys:
        """The keys by which reports are found, as they are now."""
        from index.catalogue.story_keys import StoryKeys  # with numpy, which a start needs nothing of

        return StoryKeys(self._database)

    def _named(self, shared: Mapping[int, int], least: int) -> list[tuple[int, str]]:
        """Those that share so many keys at least and are no copies, with their ids."""
        return self._rows(_NAMED, json.dumps([holder for holder, count in shared.items() if count >= least]))

    def lead(self, article: str) -> Lead | None:
        """How a report begins; None where it has no known language."""
        rows = self._rows("SELECT language, cased, day, lead, vector FROM leads WHERE id = ?", article)
        return _lead(rows[0]) if rows else None

    def has_other_languages(self, day: int, days: int, language: str) -> bool:
        """Whether reports of the `days` around one, or without a day, are in other languages. Some microseconds."""
        span = json.dumps([0, *range(day - days, day + days + 1)])
        return bool(self._rows(_ELSEWHERE, span, language, language))

    def around(self, article: str, days: int) -> list[tuple[str, Lead]]:
        """The reports of the same `days` in other languages, and, of one in letters without capitals, also in its own;
        those of the nearest days first, at most `MOST_AROUND`. Where either has no day, whatever the other's.
        """
        known = self.lead(article)
        if known is None:
            return []
        span = json.dumps([0, *range(known.day - days, known.day + days + 1)])
        rows = self._rows(
            _AROUND.format(_OF_DAYS if known.day else _OF_ANY_DAY),
            *(span, article, known.language, known.has_capitals, known.day, MOST_AROUND),
        )
        return [(row[0], _lead(row[1:])) for row in rows]

    def keep_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Remember what the beginnings of reports mean."""
        with self._writing() as db:
            db.executemany("UPDATE leads SET vector = ? WHERE id = ?", [(vector, name) for name, vector in vectors])

    def beside(self, article: str) -> tuple[set[str], set[str]]:
        """The reports found near one, and its other editions; the others of the story it was in hang together by
        these.
        """
        near = self._rows(
            "SELECT other FROM near WHERE one = ? UNION SELECT one FROM near WHERE other = ?", article, article
        )
        editions = self._rows(
            "SELECT other FROM pairs WHERE one = ? AND version UNION SELECT one FROM pairs WHERE other = ? AND version",
            *(article, article),
        )
        return {r[0] for r in near}, {r[0] for r in editions}

    def keep_near(self, pairs: Iterator[tuple[str, str]]) -> None:
        """Add pairs of reports that are likely to be of one incident, some at a time: finding them takes long."""
        while some := list(islice(pairs, KEPT_AT_ONCE)):
            with self._writing() as db:
                db.executemany("REPLACE INTO near VALUES (?, ?)", some)

    def keep(self, stories: Iterator[Sequence[str]]) -> None:
        """Remember stories, some at a time, each going by the name of its first report; a report alone has none. Their
        reports are grouped now.
        """
        while some := list(islice(stories, KEPT_AT_ONCE)):
            self._keep(some)

    def _keep(self, stories: Sequence[Sequence[str]]) -> None:
        named = [(story[0] if len(story) > 1 else None, article) for story in stories for article in story]
        with self._writing() as db:
            db.executemany("UPDATE articles SET story = ?1 WHERE id = ?2 AND story IS NOT ?1", named)
            db.executemany("DELETE FROM ungrouped WHERE id = ?", [(article,) for _, article in named])


def _lead(row: Sequence[Any]) -> Lead:
    language, cased, day, text, vector = row
    return Lead(language, bool(cased), day, text, bytes(vector or b""))


def insert(db: Any, signatures: Sequence[tuple[str, KeptSignature]]) -> None:
    """Add what is known of how reports tell their incident."""
    ids = json.dumps([article for article, _ in signatures])
    known = db.execute("SELECT id FROM signatures WHERE id IN (SELECT value FROM json_each(?))", (ids,)).fetchall()
    for (article,) in known:
        forget(db, article)
    first = (db.execute("SELECT max(number) FROM signatures").fetchone()[0] or 0) + 1
    rows, keys = [], []
    for number, (article, kept) in enumerate(signatures, first):
        rows.append((number, article, kept.signature, kept.day))
        keys.append((kept.day, number, array("I", kept.keys).tobytes()))
    db.executemany("INSERT INTO signatures VALUES (?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO signature_keys VALUES (?, ?, ?)", sorted(keys))
    db.executemany("INSERT OR IGNORE INTO ungrouped VALUES (?)", [(article,) for article, _ in signatures])
    leads = [(article, kept.lead) for article, kept in signatures if kept.lead]
    told = [(article, lead.language, lead.has_capitals, lead.day, lead.text, lead.vector) for article, lead in leads]
    db.executemany("INSERT INTO leads VALUES (?, ?, ?, ?, ?, ?)", told)


def forget(db: Any, article: str) -> None:
    """Forget a report; the story that it held together is looked at anew."""
    for row in db.execute("SELECT day, number FROM signatures WHERE id = ?", (article,)).fetchall():
        db.execute("DELETE FROM signature_keys WHERE day = ? AND number = ?", row)
    db.execute(_FORGET_EARLIER, (article,))
    part(db, article)
    db.execute("DELETE FROM signatures WHERE id = ?", (article,))
    db.execute("DELETE FROM ungrouped WHERE id = ?", (article,))
    db.execute("DELETE FROM leads WHERE id = ?", (article,))


def part(db: Any, article: str) -> None:
    """Forget what a report is near to, as when it has become a copy of another one."""
    db.execute(
        "INSERT OR IGNORE INTO ungrouped SELECT ?1 UNION SELECT id FROM articles "
        "WHERE story = (SELECT story FROM articles WHERE id = ?1)",
        (article,),
    )
    db.execute("UPDATE articles SET story = NULL WHERE id = ?", (article,))
    db.execute("DELETE FROM near WHERE one = ?1 OR other = ?1", (article,))


def ungroup(db: Any, articles: Iterable[str]) -> None:
    """Let the stories of these reports be told anew."""
    db.executemany("INSERT OR IGNORE INTO ungrouped VALUES (?)", [(article,) for article in articles])
