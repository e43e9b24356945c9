"""The files of the index: arrays that are read back as they were written, or not at all."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedCache
from index.search.engines.arrays_file import ArraysFile, Misread, narrow, write
from index.search.engines.engine import TEXT, Document, Forms
from index.search.engines.listed import Newest
from index.search.engines.whoosh_engine import WhooshEngine
from index.search.engines.whoosh_writing import MOST_MERGED, index_in

ARRAYS = {"few": np.array([3, 1], np.uint8), "none": np.zeros(0, np.uint16), "many": np.arange(9_000, dtype=np.uint32)}


def written(folder: Path) -> Path:
    data = io.BytesIO()
    write(data, ((name, [array[:1], array[1:]]) for name, array in ARRAYS.items()))
    (folder / "a").write_bytes(data.getvalue())
    return folder / "a"


def read(path: Path) -> dict[str, list[int]]:
    file = ArraysFile(path)
    return {name: file.section(name).whole().tolist() for name in ARRAYS}


def test_arrays_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert read(path) == {name: array.tolist() for name, array in ARRAYS.items()}
    assert ArraysFile(path).section("many").between(5_000, 5_003).tolist() == [5_000, 5_001, 5_002]


@given(st.lists(st.integers(0, 2**63), max_size=5))
def test_numbers_are_kept_in_as_few_bytes_as_the_largest_needs(numbers: list[int]) -> None:
    kept = narrow(np.array(numbers, np.uint64))
    assert kept.tolist() == numbers
    assert kept.itemsize == min(size for size in (1, 2, 4, 8) if max(numbers, default=0) < 256**size)


def test_a_file_in_which_a_bit_has_changed_is_not_believed(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole, expected = path.read_bytes(), read(path)
    for at in (*range(40), *range(40, len(whole), 997), *range(len(whole) - 400, len(whole))):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        try:
            found = read(path)
        except Misread as said:
            assert "a" in str(said)
        else:
            assert found == expected, "a byte between two arrays"


def test_what_is_not_asked_for_is_not_checked(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = bytearray(path.read_bytes())
    whole[30_000] ^= 1
    path.write_bytes(whole)
    many = ArraysFile(path).section("many")
    assert many.between(0, 3).tolist() == [0, 1, 2]
    with pytest.raises(Misread):
        many.whole()


def documents(count: int, first: int = 0) -> list[Document]:
    return [Document(f"{n:04}", ["siege", f"w{n % 7}", "deraa"]) for n in range(first, first + count)]


def found(engine: WhooshEngine, form: str) -> list[str]:
    return sorted(engine.rank(Forms((form,)), 10, Newest([f"{n:04}" for n in range(2_000)])).found)


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.arrays"))


def test_a_flipped_bit_in_any_file_is_said_or_does_no_harm(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "whole")
    engine.replace([], documents(30))
    engine.replace(["0003"], documents(3, 30))
    expected = found(engine, "w3")
    engine.close()
    sizes = {p.name: p.stat().st_size for p in (tmp_path / "whole").iterdir() if p.is_file()}
    places = [(name, at) for name, size in sizes.items() for at in range(0, size, max(1, size // 60))]
    for row, (name, at) in enumerate(places):
        folder = tmp_path / str(row)
        shutil.copytree(tmp_path / "whole", folder)
        data = bytearray((folder / name).read_bytes())
        data[at] ^= 1
        (folder / name).write_bytes(data)
        told: list[DamagedCache] = []
        spoilt = WhooshEngine(folder, told.append)
        try:
            assert found(spoilt, "w3") in (expected, [])
        except DamagedCache as said:
            assert told == [said] and str(folder) in str(said)
        spoilt.close()


def test_articles_that_come_one_by_one_are_merged_into_few_segments(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    most = 0
    for n in range(40):
        engine.replace([], documents(1, n))
        most = max(most, len(files(tmp_path)))
    assert most <= 7
    assert found(engine, "deraa") == [f"{n:04}" for n in range(40)]
    engine.replace([f"{n:04}" for n in range(40)], [])
    assert (found(engine, "deraa"), engine.count()) == ([], 0)


@pytest.mark.parametrize("form", ["plumless", "buckeroo"])
@pytest.mark.parametrize("first", [["plumless", "buckeroo"], ["buckeroo", "plumless"]])
def test_forms_of_one_hash_are_each_found_in_new_and_in_merged_segments(
    tmp_path: Path, first: list[str], form: str
) -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    engine = WhooshEngine(tmp_path / "index")
    for number in range(30):  # as many as are merged
        others = [f"w{n}" for n in range(number, number + 20)]
        engine.replace((), [Document(f"{number:04}", [*others, first[number % 2]])])
    assert found(engine, form) == [f"{n:04}" for n in range(first.index(form), 30, 2)]


def test_segments_grow_no_larger_than_what_is_merged_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.engines.whoosh_writing.MOST_MERGED", 20)
    engine = WhooshEngine(tmp_path)
    for n in range(0, 80, 10):
        engine.replace([], documents(10, n))
    assert (MOST_MERGED > 20, len(files(tmp_path))) == (True, 4)
    assert found(engine, "deraa") == [f"{n:04}" for n in range(80)]


def test_segments_are_merged_a_range_of_forms_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    for at_once in (1, 7, 1_000_000):
        monkeypatch.setattr("index.search.engines.gathering.AT_ONCE", at_once)
        engine = WhooshEngine(tmp_path / str(at_once))
        engine.replace([], documents(20))
        engine.replace(["0003", "0010"], documents(3, 20))
        engine.replace(["0021"], documents(30, 23))
        (file,) = files(tmp_path / str(at_once))
        made[at_once] = file.read_bytes()
        assert found(engine, "w3") == [f"{n:04}" for n in range(53) if n % 7 == 3 and n not in (3, 10)]
    assert made[1] == made[7] == made[1_000_000]


@pytest.mark.parametrize("form", ["siege", "w3", "nowhere"])
def test_whoosh_itself_finds_the_same_articles(tmp_path: Path, form: str) -> None:
    from whoosh.query import Term

    engine = WhooshEngine(tmp_path)
    engine.replace([], documents(20))
    engine.replace(["0003", "0004"], documents(2, 20))
    with index_in(tmp_path).searcher() as searcher:
        hits = searcher.search(Term(TEXT, form), limit=None)
        assert sorted(hit["id"] for hit in hits) == found(engine, form)
