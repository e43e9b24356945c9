"""What an engine in a folder keeps from one query to the next: rows of words are put together once, not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from test_conformance import found, put, row

from index.search.engines import snapshot
from index.search.engines.engine import Run
from index.search.engines.snapshot import KEPT_ALONE
from index.search.engines.whoosh_engine import WhooshEngine
from index.search.rank import occurrences


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path / "index")
    put(engine, a="siege of deraa", b="bridge of homs")
    yield engine
    engine.close()


@pytest.fixture
def worked_out() -> Iterator[list[Run]]:
    """The rows that are put together from the words' places."""
    made: list[Run] = []
    runs = occurrences._runs

    def recorded(plan: Run, postings: occurrences.Postings) -> occurrences.Occurrences:
        made.append(plan)
        return runs(plan, postings)

    with patch.object(occurrences, "_runs", recorded):
        yield made


def test_a_row_of_words_is_worked_out_once_and_anew_after_a_change(engine: WhooshEngine, worked_out: list[Run]) -> None:
    asked = row("siege", "of"), row("of", "siege"), row("siege", "deraa", slop=1)
    assert [found(engine, plan) for plan in asked * 2] == ["a", "", "a"] * 2
    assert len(set(worked_out)) == len(worked_out)
    once = len(worked_out)
    put(engine, c="siege of homs")
    assert found(engine, asked[0]) == "ac" and len(worked_out) > once


def test_what_was_asked_longest_ago_makes_room(engine: WhooshEngine, worked_out: list[Run]) -> None:
    with patch.object(snapshot, "KEPT_WORDS", 4 * KEPT_ALONE):
        for plan in (row("siege", "of"), row("bridge", "of"), row("siege", "of")):
            found(engine, plan)
        assert len(engine._current()._words) <= 4
    assert worked_out.count(row("siege", "of")) == 2
