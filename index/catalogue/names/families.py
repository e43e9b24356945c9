"""The families of names on disk: which pairs join, and what becomes of the names that hang together by them.

Only what is noted is judged: the pairs of names in `unjudged`, then the parts that names in `unsettled` belong to. What
was cut short is noted still, and done again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, groupby
from typing import Any

from index.catalogue.database import Database
from index.catalogue.names.counts import NameCounts, as_name, as_text, in_parts
from index.names.corpus import NameCount, calendar_words
from index.names.families import Family
from index.names.forms import Bare, bare, skeletons
from index.names.judging import Judge, asked_for
from index.names.learning import UserRules, joined

TABLES = """
CREATE TABLE name_pairs (one INTEGER, other INTEGER, share REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE name_aliases (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE settling (name INTEGER PRIMARY KEY);
CREATE TABLE families (head INTEGER PRIMARY KEY, name TEXT, count INTEGER, forms TEXT, evidence TEXT, because TEXT);
"""
"""Pairs and aliases stand in both directions; `settling` holds the names of the parts that are being put together."""

SETTLED_AT_ONCE = 2_000
"""Names that are settled in one change, with what hangs together with them."""

NAMES_AT_ONCE = 20_000
"""Names that are judged at once: what is told of them is read together."""

MOST_KNOWN = 100_000
"""Names of which what is told stays in memory, some 30 MB."""

# SQLite keeps no figures of these tables here and may go through the larger one of two; CROSS JOIN says that the first,
# which holds what is noted, is gone through.

MANY = 5
"""One name of so many that is unjudged, and all places are gone through in their order; else each by itself."""


class NamesOnDisk:
    """What is kept of names, asked as `index.names.judging` asks a corpus. What was asked for stays as it was then."""

    def __init__(self, database: Database, counts: NameCounts) -> None:
        self._rows, self._counts = database.rows, counts
        self._told: dict[Bare, NameCount | None] = {}
        self._english: dict[str, bool] = {}

    def read(self, names: Mapping[Bare, NameCount]) -> None:
        """Read at once what will be asked for when these names are judged, of which is told so much."""
        if len(self._told) > MOST_KNOWN:
            self._told.clear()
            self._english.clear()
        self._told.update(names)
        others = {asked for name in names for asked in asked_for(name)} - self._told.keys()
        found = self._counts.known(others)
        self._told.update((name, found[name][1] if name in found else None) for name in others)
        words = {word for name in names for word in name} - self._english.keys()
        english = "SELECT word FROM lower_words WHERE english AND word IN"
        self._english.update(dict.fromkeys(words, False))
        self._english.update((word, True) for (word,) in self._counts.among(english, words))

    def told(self, name: Bare) -> NameCount | None:
        """What is told of a name."""
        if name not in self._told:
            found = self._counts.known([name]).get(name)
            self._told[name] = found[1] if found else None
        return self._told[name]

    def is_english(self, word: str) -> bool:
        """Whether a folded word is English rather than a name."""
        if word not in self._english:
            rows = self._rows("SELECT english FROM lower_words WHERE word = ?", word)
            self._english[word] = bool(rows and rows[0][0])
        return word in calendar_words() or self._english[word]

    def runs(self, name: Bare) -> Iterable[str]:
        """The runs of capitalised words that hold a name."""
        held = "SELECT r.run FROM names n JOIN name_runs r ON r.name = n.id WHERE n.name = ?"
        return [run for (run,) in self._rows(f"SELECT run FROM runs WHERE id IN ({held})", as_text(name))]

    def together(self, left: Bare, right: Bare) -> int:
        """How many reports have both names."""
        having = "SELECT article FROM names n JOIN name_runs r ON r.name = n.id JOIN seen USING (run) WHERE n.name = ?"
        question = f"SELECT count(*) FROM ({having} INTERSECT {having})"
        return int(self._rows(question, as_text(left), as_text(right))[0][0])


class KeptFamilies:
    """The families of one catalogue."""

    def __init__(self, database: Database, counts: NameCounts) -> None:
        self._database, self._counts = database, counts
        self._rows, self._writing = database.rows, database.writing

    def rows(self) -> Iterator[tuple[list[str], list[str], str]]:
        """The forms, evidence and origin of each family, the most frequent first."""
        found = self._rows("SELECT forms, evidence, because FROM families ORDER BY count DESC, name")
        with self._database.reading():
            read = [(json.loads(forms), json.loads(evidence), because) for forms, evidence, because in found]
        yield from read

    def english(self) -> str:
        """The words that are no names, with blanks between them: a folder has a hundred thousand, and SQLite joins them
        at a fraction of what a row for each costs.
        """
        words = self._rows("SELECT group_concat(word, ' ') FROM lower_words WHERE english")[0][0]
        return " ".join([*sorted(calendar_words()), words or ""])

    # --- pairs -------------------------------------------------------------------------------

    def judge(self) -> None:
        """Judge the pairs of names that are noted, and note what is to be settled. Pairs that joined and are judged
        again are forgotten first.
        """
        if not self._rows("SELECT 1 FROM unjudged LIMIT 1"):
            return
        with self._writing() as db:
            others = "SELECT other FROM name_pairs WHERE one IN (SELECT name FROM unjudged)"
            db.execute(f"INSERT OR IGNORE INTO unsettled {others}")
            db.execute("INSERT OR IGNORE INTO unsettled SELECT name FROM unjudged")
            db.execute(f"DELETE FROM name_pairs WHERE one IN ({others}) AND other IN (SELECT name FROM unjudged)")
            db.execute("DELETE FROM name_pairs WHERE one IN (SELECT name FROM unjudged)")
        known = NamesOnDisk(self._database, self._counts)
        judge = Judge(known)
        self._give_keys(known, judge)
        noted, names = self._rows("SELECT (SELECT count(*) FROM unjudged), (SELECT max(id) FROM names)")[0]
        every = MANY * noted >= (names or 0)
        for page in self._pages(every):
            known.read({name: told for block in page.values() for name, (_, _, told) in block.items()})
            found = (pair for key, block in page.items() for pair in _judged(key, block, judge, once=every))
            self._keep_pairs(found)
        with self._writing() as db:
            db.execute("DELETE FROM unjudged")

    def _give_keys(self, known: NamesOnDisk, judge: Judge) -> None:
        """Enter the noted names that may vary, and did not before, under the sounds by which they meet others."""
        fields = "n.id, n.name, count, articles, alone, written, capitals"
        question = f"SELECT {fields} FROM unjudged u CROSS JOIN names n ON n.id = u.name WHERE NOT keyed AND u.name > ?"
        last = 0
        while some := self._rows(f"{question} ORDER BY u.name LIMIT ?", last, NAMES_AT_ONCE):
            known.read({as_name(text): NameCount(*told) for _, text, *told in some})
            names = {number: name for number, text, *_ in some if judge.may_vary(name := as_name(text))}
            with self._writing() as db:
                keys = sorted((key, number) for number, name in names.items() for key in skeletons(name) - {""})
                db.executemany("INSERT OR IGNORE INTO name_keys VALUES (?, ?)", keys)
                db.executemany("UPDATE names SET keyed = 1 WHERE id = ?", [(number,) for number in names])
            last = some[-1][0]

    def _keep_pairs(self, found: Iterable[_Pair]) -> None:
        both = sorted(row for a, b, share in found for row in ((a, b, share), (b, a, share)))
        with self._writing() as db:
            db.executemany("REPLACE INTO name_pairs VALUES (?, ?, ?)", both)
            db.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", [(one,) for one, _, _ in both])

    def _pages(self, every: bool) -> Iterator[dict[str, _Block]]:
        """The names under each key that a noted name has, some whole blocks of one key at a time."""
        page: dict[str, _Block] = {}
        size = 0
        for key, rows in groupby(self._places(every), lambda row: str(row[0])):
            page[key] = {
                as_name(text): (bool(noted), number, NameCount(*told)) for _, noted, number, text, *told in rows
            }
            size += len(page[key])
            if size >= NAMES_AT_ONCE:
                yield page
                page, size = {}, 0
        yield page

    def _places(self, every: bool) -> Iterator[tuple[Any, ...]]:
        fields = "k.key, u.name IS NOT NULL, n.id, n.name, n.count, n.articles, n.alone, n.written, n.capitals"
        rows = f"SELECT {fields} FROM name_keys k JOIN names n ON n.id = k.name LEFT JOIN unjudged u ON u.name = n.id"
        if not every:
            unjudged = self._rows("SELECT n.name FROM unjudged u CROSS JOIN names n ON n.id = u.name WHERE keyed")
            keys = {key for (name,) in unjudged for key in skeletons(as_name(name)) - {""}}
            for asked in in_parts(sorted(keys)):
                yield from sorted(self._counts.among(f"{rows} WHERE k.key IN", asked), key=lambda row: str(row[0]))
            return
        last: tuple[str, int] = ("", 0)
        page = f"{rows} WHERE (k.key, k.name) > (?, ?) ORDER BY k.key, k.name LIMIT ?"
        while some := self._rows(page, *last, NAMES_AT_ONCE):
            yield from some
            last = (some[-1][0], some[-1][2])

    # --- parts -------------------------------------------------------------------------------

    def settle(self, rules: UserRules) -> None:
        """Put the parts together that noted names belong to, under what the user says of names."""
        judge = Judge(known := NamesOnDisk(self._database, self._counts))
        while self._rows("SELECT 1 FROM unsettled LIMIT 1"):
            with self._writing() as db:
                db.execute("DELETE FROM settling")
                db.execute(_PARTS, (SETTLED_AT_ONCE,))
                self._put_together(db, known, judge, rules)
                db.execute("DELETE FROM unsettled WHERE name IN (SELECT name FROM settling)")

    def _put_together(self, db: Any, known: NamesOnDisk, judge: Judge, rules: UserRules) -> None:
        fields = "n.id, n.name, count, articles, alone, written, capitals"
        here = self._rows(f"SELECT {fields} FROM settling s CROSS JOIN names n ON n.id = s.name")
        names = {number: as_name(text) for number, text, *_ in here}
        known.read({names[number]: NameCount(*told) for number, _, *told in here})
        counts = {names[number]: count for number, _, count, *_ in here}
        forms: dict[Bare, Counter[str]] = {name: Counter() for name in counts}
        question = "SELECT f.name, form, count FROM settling s CROSS JOIN name_forms f ON f.name = s.name"
        for number, form, count in self._rows(question):
            forms[names[number]][form] = count
        pairs = []
        for one, other, share in self._rows(
            "SELECT one, other, share FROM settling CROSS JOIN name_pairs ON one = name"
        ):
            if names[one] < names[other]:
                pairs.append((share, names[one], names[other]))
        kept = [name for name in counts if judge.is_kept(name)]
        numbers = {name: number for number, name in names.items()}
        families = joined(pairs, forms, counts, kept, rules)
        db.execute("DELETE FROM families WHERE head IN (SELECT name FROM settling)")
        rows = ((numbers[head], as_text(head), counts[head], *_row(family)) for head, family in families)
        db.executemany("INSERT INTO families VALUES (?, ?, ?, ?, ?, ?)", rows)

    def pin_aliases(self, db: Any, rules: UserRules) -> None:
        """Let the names of each line of the user's hang together; those that did are settled with them."""
        ids = {name: number for name, (number, _) in self._counts.known(rules.forms).items()}
        lines = [[ids[bare(form)] for form in line] for line in rules.aliases]
        both = {pair for first, *others in lines for other in others for pair in ((first, other), (other, first))}
        db.execute("INSERT OR IGNORE INTO unsettled SELECT one FROM name_aliases")
        db.execute("DELETE FROM name_aliases")
        db.executemany("INSERT INTO name_aliases VALUES (?, ?)", sorted(both))


_PARTS = """
INSERT INTO settling WITH RECURSIVE part (name) AS (
    SELECT name FROM (SELECT name FROM unsettled LIMIT ?)
    UNION SELECT hang.other FROM part JOIN
        (SELECT one, other FROM name_pairs UNION ALL SELECT one, other FROM name_aliases) hang ON hang.one = part.name)
SELECT name FROM part
"""


_Block = dict[Bare, tuple[bool, int, NameCount]]
"""The names that meet under one key: of each whether it is noted, its id, and what is told of it."""

_Pair = tuple[int, int, float]
"""Two names that join, by their ids, and their doubts."""


def _judged(key: str, block: _Block, judge: Judge, *, once: bool) -> Iterator[_Pair]:
    """Of the names that meet under a key the pairs that join, one of them noted at least. Names that meet under several
    keys are judged under the first alone, if each is to be judged `once`: for few names that is not worth looking for.
    """
    if len(block) < 2 or not any(noted for noted, _, _ in block.values()):
        return
    names = sorted((name, *block[name][:2]) for name in block if judge.may_vary(name))
    keys = {name: skeletons(name) - {""} for name, _, _ in names} if once else {}
    for (left, one, a), (right, other, b) in combinations(names, 2):
        if (one or other) and (not once or key == min(keys[left] & keys[right])):
            share = judge.doubts(left, right)
            if share is not None:
                yield a, b, share


def _row(family: Family) -> tuple[str, str, str]:
    return json.dumps(family.forms), json.dumps(family.evidence), family.because
