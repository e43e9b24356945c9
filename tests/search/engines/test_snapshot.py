"""What a state of the index tells of a word: the same whether all of it is asked for, or only some documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.search.engines.arrays_file import LONG
from index.search.engines.engine import TEXT, Document
from index.search.engines.snapshot import Snapshot
from index.search.engines.whoosh_engine import WhooshEngine
from index.search.rank.occurrences import SHIFT, Occurrences

MANY = 2 * LONG
FORMS = ("siege", "w0", "w1", "w2", "nowhere")
TEXTS = [[random.Random(n).choice(FORMS[:4]) for _ in range(6)] for n in range(MANY + 3)]


@pytest.fixture(params=[(), ("0001", "0150", f"{MANY + 1:04}")], ids=["whole", "some gone"])
def gone(request: pytest.FixtureRequest) -> tuple[str, ...]:
    there: tuple[str, ...] = request.param
    return there


@pytest.fixture
def snapshot(tmp_path: Path, gone: tuple[str, ...]) -> Iterator[Snapshot]:
    engine = WhooshEngine(tmp_path)
    made = [Document(f"{n:04}", text) for n, text in enumerate(TEXTS)]
    engine.replace([], made[:MANY])
    engine.replace([], made[MANY:])
    engine.replace(gone, [])
    state = engine._current()
    assert len(state.parts) == 2
    yield state
    engine.close()


def told(word: Occurrences) -> dict[int, int]:
    return dict(zip(word.numbers.tolist(), word.times.tolist(), strict=True))


@pytest.mark.parametrize("forms", [FORMS, FORMS[:1], FORMS[1:3], FORMS[4:]])
@pytest.mark.parametrize("some", [[], [0], [1, 7, 150], [MANY, MANY + 1], list(range(MANY + 3))])
def test_some_documents_are_told_of_as_all_are(
    snapshot: Snapshot, gone: tuple[str, ...], forms: tuple[str, ...], some: list[int]
) -> None:
    def said(number: int) -> list[int]:
        article = snapshot.ids()[number]
        return [at for at, form in enumerate(TEXTS[int(article)]) if form in forms] if article else []

    within = np.array(some, np.int64)
    partly, word = snapshot.occurrences(TEXT, forms, within), snapshot.occurrences(TEXT, forms)
    expected = {number: said(number) for number in range(MANY + 3) if said(number)}
    assert word.having == len(expected) == len(word.numbers)
    assert told(word) == {number: len(places) for number, places in expected.items()}
    assert told(partly) == {number: len(places) for number, places in expected.items() if number in some}
    keys = [number << SHIFT | at for number in some for at in expected.get(number, [])]
    assert word.places(within).tolist() == partly.places(within).tolist() == keys


def test_words_asked_for_in_some_documents_are_not_kept_as_those_of_all(snapshot: Snapshot) -> None:
    alone = np.array([2], np.int64)
    assert len(snapshot.occurrences(TEXT, ("siege", "w2"), alone).numbers) <= 1
    assert len(snapshot.occurrences(TEXT, ("siege", "w2")).numbers) > 1
