"""The script that measures the numbers of ranking, on average precisions worked out by hand and invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.fitting.ranking_fit import (
    NUMBERS,
    Number,
    Reports,
    average_precision,
    chosen,
    half,
    judged,
    main,
    mean,
    measured,
    told,
    varied,
)
from index.search.rank import bm25
from index.search.rank.rules import properties

REPORTS = {
    "r1": ("Ferry sinks off Lumo", "The ferry sank in the harbour at night. Nobody was hurt."),
    "r2": (
        "Harbour closed",
        "The harbour of Lumo is closed after the ferry sank. " + "Ships wait outside the bay. " * 20,
    ),
    "r3": ("Council votes on a bridge", "The council voted for the bridge on Monday."),
    "r4": (
        "Bridge opens",
        "A bridge was opened by the mayor. The bridge took four years. " + "Cars wait outside the town. " * 30,
    ),
    "r5": ("Rain in the hills", "It rained for three days."),
    "r6": ("Market day", "Apples were cheap at the market."),
}
LENGTHS = Number("B", (bm25,))
QUERIES = {"q1": ("ferry", {"r1": 2, "r2": 1, "r5": 0}), "q2": ("bridge", {"r4": 1})}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "collection"
    folder.mkdir()
    rows = [{"id": i, "title": title, "body": body} for i, (title, body) in REPORTS.items()]
    queries = [{"id": i, "text": text} for i, (text, _) in QUERIES.items()] + [{"id": "q3", "text": "zebra"}]
    grades = [f"{query}\t{report}\t{g}" for query, (_, right) in QUERIES.items() for report, g in right.items()]
    (folder / "docs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (folder / "qrels.tsv").write_text("\n".join(grades), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("found", "right", "precision"),
    [
        ("ab", "ab", 1),
        ("xa", "a", 1 / 2),
        ("axb", "ab", (1 + 2 / 3) / 2),
        ("a", "ab", 1 / 2),
        ("xy", "a", 0),
        ("", "a", 0),
    ],
)
def test_average_precision(found: str, right: str, precision: float) -> None:
    assert average_precision(found, right) == pytest.approx(precision)


def test_a_query_without_a_right_answer_is_not_judged(collection: Path) -> None:
    assert {query.id: query.right for query in judged(collection)} == {"q1": {"r1", "r2"}, "q2": {"r4"}}


def test_a_number_is_varied_wherever_it_is_known_and_comes_back() -> None:
    number, before = NUMBERS[0], bm25.K1
    with pytest.raises(ZeroDivisionError), varied(number, 9.0):
        assert bm25.K1 == properties.K1 == 9.0
        raise ZeroDivisionError
    assert bm25.K1 == properties.K1 == before


def test_a_long_report_comes_first_or_second_as_the_varied_number_says(collection: Path, tmp_path: Path) -> None:
    reports, queries = Reports(collection, tmp_path), judged(collection)
    with varied(LENGTHS, 0.01):
        assert reports.precisions(queries) == {"q1": 1, "q2": 1}
    with varied(LENGTHS, 1.0):
        assert reports.precisions(queries) == {"q1": 1, "q2": 1 / 2}
    found = measured(LENGTHS, reports, queries, reports.precisions(queries))
    assert set(found) == set(LENGTHS.values())


def test_a_value_is_chosen_on_one_half_and_told_of_the_other() -> None:
    one = next(name for name in map(str, range(99)) if half(name) == 0)
    other = next(name for name in map(str, range(99)) if half(name) == 1)
    number = LENGTHS
    found = {number.committed: {one: 0.5, other: 0.502}, 1.0: {one: 0.9, other: 0.5}}
    assert (chosen(found, 0), chosen(found, 1)) == (1.0, number.committed)
    assert mean(found[1.0]) == pytest.approx(0.7)
    _, first, second = told(number, found)
    assert "would have 1 (+0.4000): NOT near the best; on the other half that is -0.0020" in first
    assert f"would have {number.committed:g} (+0.0000): near the best" in second


def test_of_a_number_that_changes_no_query_nothing_is_said() -> None:
    number = LENGTHS
    lines = list(told(number, {number.committed: {"q": 0.5}, 1.0: {"q": 0.5}}))
    assert "these say nothing of it" in lines[1]
    assert len(lines) == 2


def test_without_a_collection_its_use_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["ranking_fit"])
    assert main() == 2
    assert "COLLECTION" in capsys.readouterr().out
