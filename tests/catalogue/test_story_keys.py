"""Who shares the words by which reports of one incident find each other is what asking each report would tell."""

from __future__ import annotations

from array import array
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.catalogue import story_keys
from index.catalogue.database import Database
from index.catalogue.story_keys import StoryKeys

TABLE = "CREATE TABLE signature_keys (day INTEGER, number INTEGER, keys BLOB, PRIMARY KEY (day, number)) WITHOUT ROWID;"
DAYS = 3
REPORTS = st.lists(st.tuples(st.sampled_from([0, 0, *range(700, 712)]), st.sets(st.integers(1, 9), max_size=6)))


def asked_one_by_one(reports: list[tuple[int, set[int]]], number: int, most: int) -> dict[int, int]:
    """The same by its definition: too many with a day, or without one, and a word tells nothing of these."""
    day, keys = reports[number]
    near = {n: d for n, (d, _) in enumerate(reports) if not (d and day) or abs(d - day) <= DAYS}
    spans = [[n for n in near if not reports[n][0]], [n for n in near if reports[n][0]]] if day else [[*near]]
    shared = Counter[int]()
    for span in spans:
        for key in keys:
            holders = [n for n in span if key in reports[n][1]]
            shared.update(holders if len(holders) < most else ())
    del shared[number]
    return dict(shared)


@given(reports=REPORTS, most=st.sampled_from([2, 3, 200]))
def test_reports_that_share_words_are_counted_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, reports: list[tuple[int, set[int]]], most: int
) -> None:
    database = Database(tmp_path_factory.mktemp("keys") / "kept.sqlite", 1, lambda: TABLE, lambda _: None)
    rows = [(day, number, array("I", sorted(keys)).tobytes()) for number, (day, keys) in enumerate(reports)]
    with database.writing() as db:
        db.executemany("INSERT INTO signature_keys VALUES (?, ?, ?)", rows)
    keys = StoryKeys(database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story_keys, "HOLDERS", most)
        for number, (day, _) in enumerate(reports):
            assert keys.sharing(number, day, DAYS) == asked_one_by_one(reports, number, most)
    database.close()


def test_reports_are_found_by_the_days_they_are_of_and_by_those_they_come_back_to(tmp_path: Path) -> None:
    tables = TABLE + TABLE.replace("signature_keys", "earlier_keys")
    database = Database(tmp_path / "kept.sqlite", 1, lambda: tables, lambda _: None)
    with database.writing() as db:
        for day, number, words in ((700, 1, [1, 2, 3]), (701, 2, [2, 3]), (705, 3, [3]), (760, 4, [1, 2])):
            db.execute("INSERT INTO signature_keys VALUES (?, ?, ?)", (day, number, array("I", words).tobytes()))
        db.execute("INSERT INTO earlier_keys VALUES (?, ?, ?)", (700, 4, array("I", [1, 2]).tobytes()))
    keys = StoryKeys(database)
    assert keys.sharing_of_days(4, 760, 700, 703) == {1: 2, 2: 1}
    assert keys.sharing_of_days(4, 760, 702, 705) == {}
    assert keys.sharing_earlier(1, 700, 697, 700) == {4: 2}
    assert keys.sharing_earlier(2, 701, 698, 701) == {4: 1}
    assert keys.sharing_earlier(3, 705, 702, 705) == {}
    database.close()
