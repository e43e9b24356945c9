"""Keeping what is known of names up with the reports that are recorded: only those that came, changed or went are read.

What was cut short on the way is done again: each report says itself whether it was taken in, and what is still to be
judged is noted in the change that made it so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from index.catalogue.database import Database
from index.catalogue.names import counts, families
from index.catalogue.names.counts import NameCounts
from index.catalogue.names.families import KeptFamilies
from index.names.corpus import Tally
from index.names.families import FamiliesRow, FamilyRow
from index.names.learning import UserRules

TABLES = f"""
{counts.TABLES} {families.TABLES}
CREATE TABLE taught (by TEXT, settings TEXT, said TEXT);
"""
"""`taught`: by which rules the names were learned, under which settings all is done, and what these say."""

KEPT = (
    "unlearning", "runs", "seen", "names", "name_forms", "name_runs", "name_keys", "name_words", "lower_words",
    "unjudged", "unsettled", "name_pairs", "name_aliases", "families", "taught",
)  # fmt: skip
"""Every table that is learned."""

LEARNED_AT_ONCE = 5_000
"""Reports whose names are added up in memory, some 80 MB: most words are said in any thousand, and each is written once
for every such part.
"""

_TO_DO = (
    ("unlearning", "article", "DELETE FROM unlearning WHERE article = ?", -1),
    ("contents WHERE NOT learned ORDER BY id", "rowid", "UPDATE contents SET learned = 1 WHERE rowid = ?", 1),
)
# Where reports stand that are to be taken out and in, the number of each, and how it is noted that it was.


@dataclass(frozen=True, slots=True)
class Teaching:
    """What names are learned by: a hash of the rules in force (`by`), a hash of these and of what the user says
    of names (`settings`), and what he says.
    """

    by: str
    settings: str
    aliases: tuple[tuple[str, ...], ...]
    never_same: tuple[tuple[str, ...], ...]


class Names:
    """The part of a catalogue that knows the spellings of names."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows, self._writing = database.rows, database.writing
        self._counts = NameCounts(database)
        self._families = KeptFamilies(database, self._counts)

    def families(self, settings: str) -> FamiliesRow | None:
        """The families learned under these settings (a hash of them); None when there are none."""
        if self._taught("settings") != settings:
            return None
        rows: list[FamilyRow] = [
            {"forms": forms, "evidence": evidence, "because": because}
            for forms, evidence, because in self._families.rows()
        ]
        return {"families": rows, "english": self._families.english()}

    def follow(self, teaching: Teaching) -> None:
        """Learn from what is recorded and was not learned from, and unlearn what is gone."""
        rules = UserRules(teaching.aliases, teaching.never_same)
        if self._taught("by") != teaching.by:
            self._begin(teaching)
        if self._taught("settings") != teaching.settings:
            self._take_rules(teaching, rules)
        while self._take_some(rules):
            pass
        self._families.judge()
        self._families.settle(rules)
        if self._taught("settings") != teaching.settings:
            with self._writing() as db:
                db.execute("UPDATE taught SET settings = ?", (teaching.settings,))

    def _taught(self, what: str) -> str | None:
        rows = self._rows(f"SELECT {what} FROM taught")
        return rows[0][0] if rows else None

    def _begin(self, teaching: Teaching) -> None:
        """Forget all: it was learned by other rules."""
        with self._writing() as db:
            for table in KEPT:
                db.execute(f"DELETE FROM {table}")
            db.execute("UPDATE contents SET learned = 0")
            db.execute("INSERT INTO taught VALUES (?, NULL, '[[], []]')", (teaching.by,))

    def _take_rules(self, teaching: Teaching, rules: UserRules) -> None:
        """Take over what the user says now: what he spoke of before, and speaks of now, is judged again."""
        with self._database.reading():
            before = UserRules(*json.loads(self._taught("said") or "[[], []]"))
        with self._writing() as db:
            self._counts.pin(db, rules.forms, before.forms)
            self._families.pin_aliases(db, rules)
            said = json.dumps([teaching.aliases, teaching.never_same])
            db.execute("UPDATE taught SET settings = NULL, said = ?", (said,))

    def _take_some(self, rules: UserRules) -> bool:
        """Take out some reports that are gone, or else take in some that are new; False when there are none."""
        for table, number, done, sign in _TO_DO:
            some = [row for (row,) in self._rows(f"SELECT {number} FROM {table} LIMIT ?", LEARNED_AT_ONCE)]
            if some:
                self._take(f"SELECT {number}, names FROM {table.split()[0]} WHERE {number} IN", some, sign, rules, done)
                return True
        return False

    def _take(self, question: str, reports: list[int], sign: int, rules: UserRules, done: str) -> None:
        tally = Tally()
        with self._database.reading():
            for article, names in self._counts.among(question, reports):
                tally.add(article, json.loads(names), sign)
            tally.add_up()
        with self._writing() as db:
            self._counts.take(db, tally, sign, rules.forms)
            db.executemany(done, [(article,) for article in reports])
