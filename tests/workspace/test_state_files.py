"""Files of where the user left off: whole or put aside, each folder's own, the last writer's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from index import config
from index.errors import StoreError
from index.workspace.state_files import MOST_BYTES, StateFiles


class Point(NamedTuple):
    x: int = 0
    name: str = ""


class Kept(NamedTuple):
    query: str = ""
    folds: bool = False
    marked: tuple[str, ...] = ()
    seen: Mapping[str, int] = MappingProxyType({})
    at: Point = Point(7)
    points: tuple[Point, ...] = ()


@pytest.fixture
def files(tmp_path: Path) -> StateFiles:
    return StateFiles(tmp_path / "state" / "folders")


def test_what_was_written_is_read(files: StateFiles) -> None:
    kept = Kept("درعا \x1b[2J", True, ("a", "b"), {"a": 3}, Point(3, "here"), (Point(1), Point(2, "there")))
    files.write("/reports", kept)
    read = files.read("/reports", Kept)
    assert read == kept


def test_folders_of_one_name_have_a_file_each_and_the_last_one_open_comes_first(
    files: StateFiles, tmp_path: Path
) -> None:
    folders = [tmp_path / "a" / "reports", tmp_path / "b" / "reports", tmp_path / "gone"]
    for number, folder in enumerate(folders[:2]):
        folder.mkdir(parents=True)
        files.write(str(folder), Point(number))
    files.write(str(folders[2]), Point(2))
    assert [files.read(str(f), Point) for f in folders] == [Point(0), Point(1), Point(2)]
    for number, folder in enumerate(folders):
        os.utime(files.file(str(folder)), (number, number))
    assert files.recent() == [str(folders[1]), str(folders[0])]
    assert files.latest(Point) == Point(2)


def test_they_lie_in_the_state_folder_and_are_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    files = StateFiles()
    files.write("/reports", Point())
    file = files.file("/reports")
    assert file == tmp_path / "xdg" / config.APP / "folders" / file.name
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_was_kept_is_no_error(files: StateFiles) -> None:
    assert files.read("/reports", Kept) is None and files.recent() == [] and files.latest(Kept) is None


def test_an_older_and_a_newer_program_read_each_others_files(files: StateFiles) -> None:
    files.home.mkdir(parents=True)
    files.file("/r").write_text('{"folder": "/r", "query": "deraa", "holograms": [[]], "at": {"z": 9}}', "utf-8")
    assert files.read("/r", Kept) == Kept("deraa", at=Point())


BROKEN = (
    *("", "{", "[1]", "null", '"query"', "\0" * 40, "[" * 100_000, '{"query": ' + "[" * 100_000),
    *('{"query": 7}', '{"folds": 1}', '{"marked": "ab"}', '{"marked": [1]}', '{"at": []}', '{"at": {"x": true}}'),
    *('{"points": [{"x": 1.5}]}', '{"query": null}', '{"query": "' + "x" * MOST_BYTES + '"}'),
)


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_cannot_be_read_is_said_once_and_put_aside(files: StateFiles, text: str) -> None:
    files.home.mkdir(parents=True)
    file = files.file("/r")
    file.write_text(text, encoding="utf-8")
    assert files.recent() == [] and files.latest(Kept) in (None, Kept())
    with pytest.raises(StoreError, match=r"where you left off cannot be read .*put aside as"):
        files.read("/r", Kept)
    assert files.read("/r", Kept) is None
    assert file.with_name(file.name + ".broken").read_text(encoding="utf-8") == text
    files.write("/r", Kept("again"))
    assert files.read("/r", Kept) == Kept("again")


def test_a_link_or_a_pipe_in_its_place_is_not_followed(files: StateFiles, tmp_path: Path) -> None:
    files.home.mkdir(parents=True)
    other = tmp_path / "other.json"
    other.write_text('{"query": "planted"}', encoding="utf-8")
    files.file("/r").symlink_to(other)
    with pytest.raises(StoreError, match="no plain file of yours"):
        files.read("/r", Kept)
    os.mkfifo(files.file("/p"))
    with pytest.raises(StoreError, match="no plain file of yours"):
        files.read("/p", Kept)


def test_where_it_cannot_be_written_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match="XDG_STATE_HOME"):
        StateFiles(tmp_path / "state" / "folders").write("/r", Point())


WRITER = """
import sys
from pathlib import Path
from typing import NamedTuple
from index.workspace.state_files import StateFiles

class Point(NamedTuple):
    x: int = 0
    name: str = ""

files = StateFiles(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    files.write("/r", Point(number, sys.argv[2] * 5000))
    print(number, flush=True)
"""


def writer(home: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(home), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_do_not_fight_the_last_one_to_write_stands(files: StateFiles) -> None:
    writers = [writer(files.home, name, 40) for name in "ab"]
    assert [w.communicate()[0].split()[-1] for w in writers] == ["39", "39"]
    kept = files.read("/r", Point)
    assert kept is not None and kept.x == 39 and kept.name in ("a" * 5000, "b" * 5000)
    assert [f.name for f in files.home.iterdir()] == [files.file("/r").name]


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(files: StateFiles) -> None:
    for name in "abcd":
        process = writer(files.home, name, 10_000)
        assert process.stdout is not None
        written = [int(process.stdout.readline()) for _ in range(5)][-1]
        process.kill()
        written = max([written, *map(int, process.stdout.read().split())])
        process.wait()
        process.stdout.close()
        kept = files.read("/r", Point)
        assert kept is not None and kept.name == name * 5000 and written <= kept.x <= written + 1
    assert json.loads(files.file("/r").read_bytes())["folder"] == "/r"
