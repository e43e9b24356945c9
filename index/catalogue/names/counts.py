"""What is told of each name, on disk: counts, forms, where it stands, under which sounds it meets others.

A report is taken in by adding what it says to the rows of its own names and words, and taken out by subtracting it.
Names of which that changes anything a judgement hangs on are noted in `unjudged`, in the same change; those that are
only shown otherwise in `unsettled`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from index.catalogue.database import Database
from index.names.corpus import NameCount, Tally, held_by, is_english
from index.names.forms import Bare, bare, skeletons
from index.names.judging import TOGETHER_SHARE

TABLES = """
CREATE TABLE unlearning (article INTEGER PRIMARY KEY, names TEXT);
CREATE TABLE runs (id INTEGER PRIMARY KEY, run TEXT UNIQUE, count INTEGER);
CREATE TABLE seen (run INTEGER, article INTEGER, PRIMARY KEY (run, article)) WITHOUT ROWID;
CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT UNIQUE, count INTEGER, articles INTEGER, alone INTEGER,
    written INTEGER, capitals INTEGER, keyed INTEGER DEFAULT 0);
CREATE TABLE name_forms (name INTEGER, form TEXT, count INTEGER, PRIMARY KEY (name, form)) WITHOUT ROWID;
CREATE TABLE name_runs (name INTEGER, run INTEGER, PRIMARY KEY (name, run)) WITHOUT ROWID;
CREATE TABLE name_keys (key TEXT, name INTEGER, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE name_words (word TEXT, count INTEGER, name INTEGER, PRIMARY KEY (word, count, name)) WITHOUT ROWID;
CREATE TABLE lower_words (word TEXT PRIMARY KEY, articles INTEGER, english INTEGER) WITHOUT ROWID;
CREATE TABLE unjudged (name INTEGER PRIMARY KEY);
CREATE TABLE unsettled (name INTEGER PRIMARY KEY);
"""
"""`seen` says which reports have a run of capitalised words, `name_runs` which runs hold a name; `name_words` has the
names of several words under each of them, with how often the name is written. `keyed` names stand in `name_keys` under
the sounds by which they meet others.
"""

ASKED_AT_ONCE = 500
"""Values of one question: SQLite takes at least 999."""

T = TypeVar("T")


def in_parts(values: Iterable[T], size: int = ASKED_AT_ONCE) -> Iterator[list[T]]:
    """The values, some at a time."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def as_text(name: Bare) -> str:
    """A bare name as it is kept."""
    return " ".join(name)


def as_name(text: str) -> Bare:
    """The bare name that was kept as `text`."""
    return tuple(text.split(" "))


NEW = -1


@dataclass(slots=True)
class _Change:
    """A name that changes: its id, how often it was written before (`NEW` when it was not kept), and what is told of it
    now.
    """

    id: int
    before: int
    now: NameCount


class NameCounts:
    """The counts of one catalogue, changed inside of a change (`db`) that the caller has begun."""

    def __init__(self, database: Database) -> None:
        self._rows = database.rows

    def among(self, question: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows that a question, which ends in IN, finds for any of these values."""
        for some in in_parts(values):
            yield from self._rows(f"{question} ({', '.join('?' * len(some))})", *some)

    def take(self, db: Any, tally: Tally, sign: int, pinned: Mapping[Bare, Collection[str]]) -> None:
        """Add what some reports say to what is kept, or take it out, where `tally` says so and `sign` is -1. The forms
        in `pinned` stay when the last report that has them goes.
        """
        turned = self._take_runs(db, tally, sign)
        changes = self._take_names(db, tally, turned, sign)
        self._take_forms(db, tally, changes, pinned)
        self._take_name_runs(db, turned, changes, sign)
        gone = {n: c.id for n, c in changes.items() if not c.now.count and n not in pinned}
        self._place(db, changes)
        self.forget(db, gone)
        self._note(db, changes, tally)

    # --- runs --------------------------------------------------------------------------------

    def _take_runs(self, db: Any, tally: Tally, sign: int) -> dict[str, int]:
        """Change the counts of runs, and which reports have them; the ids of the runs that are new or gone."""
        question = "SELECT run, id, count FROM runs WHERE run IN"
        known = {run: (number, count) for run, number, count in self.among(question, tally.run_counts)}
        new = [run for run in tally.run_counts if run not in known]
        ids = {run: number for run, (number, _) in known.items()} | dict(
            zip(new, _free(db, "runs", len(new)), strict=True)
        )
        db.executemany("INSERT INTO runs VALUES (?, ?, ?)", [(ids[run], run, tally.run_counts[run]) for run in new])
        changed = [(tally.run_counts[run], number) for run, (number, _) in known.items()]
        db.executemany("UPDATE runs SET count = count + ? WHERE id = ?", changed)
        seen = sorted((ids[run], number) for run, numbers in tally.seen.items() for number in numbers)
        if sign > 0:
            db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", seen)
            return {run: ids[run] for run in new}
        db.executemany("DELETE FROM seen WHERE run = ? AND article = ?", seen)
        gone = {run: number for run, (number, count) in known.items() if count + tally.run_counts[run] <= 0}
        db.executemany("DELETE FROM runs WHERE id = ?", [(number,) for number in gone.values()])
        return gone

    def _take_name_runs(self, db: Any, turned: Mapping[str, int], changes: Mapping[Bare, _Change], sign: int) -> None:
        rows = sorted((changes[name].id, number) for run, number in turned.items() for name in held_by(run))
        if sign > 0:
            db.executemany("INSERT OR IGNORE INTO name_runs VALUES (?, ?)", rows)
        else:
            db.executemany("DELETE FROM name_runs WHERE name = ? AND run = ?", rows)

    # --- names -------------------------------------------------------------------------------

    def _take_names(self, db: Any, tally: Tally, turned: Mapping[str, int], sign: int) -> dict[Bare, _Change]:
        """Change what is told of each name."""
        alone = Counter(name for run in turned if (name := bare(run)) in held_by(run))
        known = self.known(tally.names)
        new = [name for name in tally.names if name not in known]
        ids = dict(zip(new, _free(db, "names", len(new)), strict=True))
        changes: dict[Bare, _Change] = {}
        for name, more in tally.names.items():
            more.alone = sign * alone[name]
            if name in known:
                number, was = known[name]
                changes[name] = _Change(number, was.count, was.plus(more))
            else:
                changes[name] = _Change(ids[name], NEW, more)
        _insert(db, {name: changes[name] for name in new})
        db.executemany(
            "UPDATE names SET count = ?, articles = ?, alone = ?, written = ?, capitals = ? WHERE id = ?",
            [(*_row(c.now), c.id) for name, c in changes.items() if name in known],
        )
        return changes

    def known(self, names: Iterable[Bare]) -> dict[Bare, tuple[int, NameCount]]:
        """Of these names those that are kept, each with its id and what is told of it."""
        question = "SELECT name, id, count, articles, alone, written, capitals FROM names WHERE name IN"
        return {as_name(row[0]): (row[1], NameCount(*row[2:])) for row in self.among(question, map(as_text, names))}

    def _take_forms(
        self, db: Any, tally: Tally, changes: Mapping[Bare, _Change], pinned: Mapping[Bare, Collection[str]]
    ) -> None:
        rows = [(changes[name].id, form, count) for name, forms in tally.forms.items() for form, count in forms.items()]
        db.executemany(
            "INSERT INTO name_forms VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count", rows
        )
        spoken_of = {(changes[name].id, form) for name in pinned if name in changes for form in pinned[name]}
        fewer = [(i, form) for i, form, count in rows if count <= 0 and (i, form) not in spoken_of]
        db.executemany("DELETE FROM name_forms WHERE name = ? AND form = ? AND count <= 0", fewer)

    def _place(self, db: Any, changes: Mapping[Bare, _Change]) -> None:
        """Enter names under their words, as often as they are written now."""
        several = [(name, c) for name, c in changes.items() if len(name) > 1 and c.before != c.now.count]
        rows = [(word, c.before, c.id) for name, c in several if c.before != NEW for word in set(name)]
        db.executemany("DELETE FROM name_words WHERE word = ? AND count = ? AND name = ?", rows)
        rows = sorted((word, c.now.count, c.id) for name, c in several for word in set(name))
        db.executemany("INSERT OR IGNORE INTO name_words VALUES (?, ?, ?)", rows)

    def forget(self, db: Any, gone: Mapping[Bare, int]) -> None:
        """Forget names (by their ids) that no report has any more; those that were joined with them are settled."""
        ids = [(number,) for number in gone.values()]
        db.executemany("INSERT OR IGNORE INTO unsettled SELECT other FROM name_pairs WHERE one = ?", ids)
        db.executemany(
            "DELETE FROM name_pairs WHERE other = ?1 AND one IN (SELECT other FROM name_pairs WHERE one = ?1)", ids
        )
        for table in ("name_pairs WHERE one", "name_forms WHERE name", "families WHERE head", "names WHERE id"):
            db.executemany(f"DELETE FROM {table} = ?", ids)
        keys = [(key, number) for name, number in gone.items() for key in skeletons(name)]
        db.executemany("DELETE FROM name_keys WHERE key = ? AND name = ?", keys)
        words = [(word, number) for name, number in gone.items() if len(name) > 1 for word in set(name)]
        db.executemany("DELETE FROM name_words WHERE word = ? AND count = 0 AND name = ?", words)

    def pin(self, db: Any, forms: Mapping[Bare, Collection[str]], before: Mapping[Bare, Collection[str]]) -> None:
        """Let names take part whether a report has them or not; those `before` only when one has. Both are judged."""
        known = self.known({**before, **forms})
        dropped = [(known[n][0], f) for n, here in before.items() if n in known for f in here]
        db.executemany("DELETE FROM name_forms WHERE name = ? AND form = ? AND count = 0", dropped)
        self.forget(db, {n: known[n][0] for n in before if n in known and n not in forms and not known[n][1].count})
        new = [name for name in forms if name not in known]
        ids = dict(zip(new, _free(db, "names", len(new)), strict=True))
        changes = {name: _Change(ids[name], NEW, NameCount()) for name in new}
        _insert(db, changes)
        self._place(db, changes)
        ids |= {name: known[name][0] for name in known}
        rows = [(ids[name], form) for name, here in forms.items() for form in here]
        db.executemany("INSERT OR IGNORE INTO name_forms VALUES (?, ?, 0)", rows)
        kept = [(number,) for name, number in ids.items() if name in forms or (name in known and known[name][1].count)]
        db.executemany("INSERT OR IGNORE INTO unjudged VALUES (?)", kept)

    # --- what has to be judged ---------------------------------------------------------------

    def _note(self, db: Any, changes: Mapping[Bare, _Change], tally: Tally) -> None:
        """Note the names about which something else may hold now: those that changed, their plurals, those that share a
        word with them.
        """
        db.executemany("INSERT OR IGNORE INTO unjudged VALUES (?)", [(c.id,) for c in changes.values()])
        plurals = [(as_text((*name[:-1], f"{name[-1]}s")),) for name in changes]
        db.executemany("INSERT OR IGNORE INTO unjudged SELECT id FROM names WHERE name = ?", plurals)
        words = {name[0]: c for name, c in changes.items() if len(name) == 1}
        bounds = [(w, *(TOGETHER_SHARE * n for n in sorted((c.before, c.now.count)))) for w, c in words.items()]
        db.executemany(
            "INSERT OR IGNORE INTO unsettled SELECT name FROM name_words WHERE word = ? AND count BETWEEN ? AND ?",
            bounds,
        )
        turned = json.dumps(self._take_lower(db, tally, words.keys()))
        asked = "IN (SELECT value FROM json_each(?))"
        db.execute(f"INSERT OR IGNORE INTO unjudged SELECT name FROM name_words WHERE word {asked}", (turned,))
        db.execute(f"INSERT OR IGNORE INTO unjudged SELECT id FROM names WHERE name {asked}", (turned,))

    def _take_lower(self, db: Any, tally: Tally, names: Collection[str]) -> list[str]:
        """Change in how many reports words stand in lower case, and which are English; the words that turned, of these
        and of the words that are `names`.
        """
        more = tally.lower_counts
        asked = sorted(more.keys() | {*names})
        known = {word: (articles, bool(english)) for word, articles, english in self.among(_LOWER, asked)}
        told = [word for word in asked if word in more or word in known]
        # one that is English stays so, unless it is written small less often, or with a capital otherwise
        stays = {word for word, (_, was) in known.items() if was and more.get(word, 0) > 0 and word not in names}
        open = (word for word in told if word not in stays)
        capitals = dict(self.among("SELECT name, count FROM names WHERE name IN", open))
        rows, turned = [], []
        for word in told:
            before, was = known.get(word, (0, False))
            now = before + more.get(word, 0)
            english = word in stays or is_english(word, now, capitals.get(word, 0))
            rows.append((word, now, english))
            if english != was:
                turned.append(word)
        db.executemany("REPLACE INTO lower_words VALUES (?, ?, ?)", (row for row in rows if row[1] > 0))
        db.executemany("DELETE FROM lower_words WHERE word = ?", ((word,) for word, now, _ in rows if now <= 0))
        return turned


_LOWER = "SELECT word, articles, english FROM lower_words WHERE word IN"


def _free(db: Any, table: str, count: int) -> range:
    """Ids of a table that are not taken."""
    first = (db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0) + 1
    return range(first, first + count)


def _insert(db: Any, new: Mapping[Bare, _Change]) -> None:
    rows = [(c.id, as_text(name), *_row(c.now)) for name, c in new.items()]
    db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, 0)", rows)


def _row(told: NameCount) -> tuple[int, int, int, int, int]:
    return told.count, told.articles, told.alone, told.written, told.capitals
