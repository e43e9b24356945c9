"""A file is written whole or not at all, by one writer at a time, and what goes wrong is said with its remedy."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import filelock
import pytest

from index.annotations.files import durable
from index.errors import StoreError

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links are of POSIX")


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusing(number: int, *, only_folders: bool | None = None) -> object:
    """A call of the system that fails, perhaps only for folders, or only for files."""

    def refuse(handle: int, *_: object) -> None:
        if only_folders is None or only_folders == stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))

    return refuse


# Writing


def test_a_file_is_written_whole_in_whatever_pieces_the_system_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:3]))
    durable.write(tmp_path / "note", "räksmörgås 東京")
    assert (tmp_path / "note").read_bytes() == "räksmörgås 東京".encode()
    assert names(tmp_path) == ["note"]


def test_the_text_and_then_its_name_are_made_sure_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    replace = Path.replace

    def sync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file of {os.fstat(handle).st_size}")

    def rename(path: Path, target: Path) -> Path:
        done.append("renamed")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    durable.write(tmp_path / "note", "12345")
    assert done == ["file of 5", "renamed", "folder"]


@posix
@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o644), (0o700, 0o600), (0o775, 0o644)])
def test_a_new_file_may_be_read_by_whom_its_folder_is_open_to(
    tmp_path: Path, umask: None, folder: int, file: int
) -> None:
    tmp_path.chmod(folder)
    durable.write(tmp_path / "note", "new")
    assert (tmp_path / "note").stat().st_mode & 0o777 == file


@posix
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o666, 0o755])
def test_a_file_keeps_its_rights_and_its_owner(
    tmp_path: Path, umask: None, monkeypatch: pytest.MonkeyPatch, rights: int
) -> None:
    given: list[tuple[int, int]] = []
    path = tmp_path / "note"
    path.write_text("old")
    path.chmod(rights)
    monkeypatch.setattr(os, "fchown", lambda handle, *whose: given.append(whose))
    durable.write(path, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", rights)
    assert given == [(os.getuid(), path.stat().st_gid)]
    monkeypatch.setattr(os, "fchown", refusing(errno.EPERM))
    durable.write(path, "newer")
    assert path.read_text() == "newer"


def test_what_another_hand_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "note"
    assert durable.stamp(path) is None
    durable.write(path, "one", None)
    known = durable.stamp(path)
    with pytest.raises(durable.ChangedMeanwhile):
        durable.write(path, "never", None)
    durable.write(path, "two", known)
    with pytest.raises(durable.ChangedMeanwhile):
        durable.write(path, "never", known)
    assert path.read_text() == "two"
    durable.write(path, "three")
    assert (path.read_text(), names(tmp_path)) == ("three", ["note"])


def test_a_stamp_tells_another_file_another_size_and_another_time(tmp_path: Path) -> None:
    path, second = tmp_path / "note", 1_700_000_000_000_000_000

    def stamped(text: str, time: int) -> durable.Stamp | None:
        path.write_text(text)
        os.utime(path, ns=(time, time))
        return durable.stamp(path)

    first = stamped("abc", second)
    assert stamped("xyz", second) == first
    assert stamped("xyz", second + 1000) != first
    assert stamped("wxyz", second) != first
    (tmp_path / "other").write_text("abc")
    os.utime(tmp_path / "other", ns=(second, second))
    assert durable.stamp(tmp_path / "other") != first


@posix
def test_what_a_link_leads_to_is_replaced_and_the_folder_there_is_swept_of_what_is_old(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / ".deraa-old.tmp").write_text("half")
        os.utime(folder / ".deraa-old.tmp", (0, 0))
    now = there.stat().st_mtime
    for minutes in (59, 61):
        (there / f".deraa-{minutes}.tmp").write_text("half")
        os.utime(there / f".deraa-{minutes}.tmp", (now - 60 * minutes,) * 2)
    (there / "kept").write_text("old")
    (here / "note").symlink_to(there / "kept")
    durable.write(here / "note", "new")
    assert (here / "note").is_symlink() and (there / "kept").read_text() == "new"
    assert names(there) == [".deraa-59.tmp", "kept"], "a write of an hour is no write any more"
    assert names(here) == [".deraa-old.tmp", "note"], "here a lock is held: who holds it sweeps"
    durable.write(here / "plain", "new")
    assert ".deraa-old.tmp" in names(here)


def test_a_write_that_fails_leaves_the_old_text_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note"
    durable.write(path, "old")
    monkeypatch.setattr(os, "fsync", refusing(errno.EIO, only_folders=False))
    with pytest.raises(StoreError, match=r"note: the annotation could not be saved: .*save to another one"):
        durable.write(path, "new")
    assert (path.read_text(), names(tmp_path)) == ("old", ["note"])


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF])
def test_a_disk_that_cannot_make_sure_of_names_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(number, only_folders=True))
    durable.write(tmp_path / "note", "new")
    assert (tmp_path / "note").read_text() == "new"


def test_a_disk_that_fails_to_make_sure_of_a_name_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.EIO, only_folders=True))
    with pytest.raises(StoreError, match=r"was saved, but the disk did not confirm it: .*save again"):
        durable.write(tmp_path / "note", "new")
    assert (tmp_path / "note").read_text() == "new"


# What goes wrong


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "the permissions do not allow it"),
        (errno.EPERM, "the permissions do not allow it"),
        (errno.ENOENT, "the folder is gone; bring it back"),
        (errno.ELOOP, "its links lead in a circle"),
        (errno.EISDIR, "a folder stands in its place"),
        (errno.EIO, "the disk reports an error"),
        (errno.EBUSY, "choose another folder with --annotations"),
    ],
)
def test_every_cause_has_a_remedy_and_the_words_of_the_system(number: int, remedy: str) -> None:
    said = durable.cause(OSError(number, os.strerror(number)))
    assert said.startswith(remedy) and said.endswith(f"({os.strerror(number)})")


def test_our_own_findings_are_said_as_they_are() -> None:
    assert durable.cause(OSError("this is no file; move it away")) == "this is no file; move it away"


# One at a time


def test_a_lock_is_held_until_it_is_let_go_however_that_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "LOCK_SECONDS", 0)
    second = durable.locked(tmp_path)
    with durable.locked(tmp_path), pytest.raises(StoreError, match=r"another program has held .* for 0 seconds"):
        second.__enter__()
    with pytest.raises(KeyError), durable.locked(tmp_path):
        raise KeyError
    with durable.locked(tmp_path):
        pass


@posix
@pytest.mark.parametrize(
    ("folder", "rights", "stays"), [(0o755, 0o666, False), (0o755, 0o600, True), (0o777, 0o666, True)]
)
def test_a_lock_that_others_could_hold_is_put_aside_in_a_folder_of_ones_own(
    tmp_path: Path, folder: int, rights: int, stays: bool
) -> None:
    tmp_path.chmod(folder)
    lock = tmp_path / ".deraa-lock"
    lock.touch()
    lock.chmod(rights)
    with lock.open() as before, durable.locked(tmp_path):
        assert (os.fstat(before.fileno()).st_ino == lock.stat().st_ino) == stays


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotImplementedError(), "this disk knows no locks"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "cannot be written: the disk can only be read"),
    ],
)
def test_a_lock_that_cannot_be_had_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(StoreError, match=said), durable.locked(tmp_path):
        pass


def test_what_killed_writes_left_is_swept_once_it_is_idle_long_enough(tmp_path: Path) -> None:
    now = datetime(2024, 3, 5, 12, tzinfo=UTC)
    ages = {".deraa-old.tmp": 61, ".deraa-young.tmp": 60, ".deraa-new.tmp": 0, "note.tmp": 99, ".deraa-lock": 99}
    for name, age in ages.items():
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, ((now - timedelta(seconds=age)).timestamp(),) * 2)
    os.utime(tmp_path, (now.timestamp(),) * 2)  # whatever our clock says, the disk's tells
    durable.sweep(tmp_path, 60)
    assert names(tmp_path) == sorted(ages.keys() - {".deraa-old.tmp"})
    durable.sweep(tmp_path)
    assert names(tmp_path) == [".deraa-lock", "note.tmp"]
    durable.sweep(tmp_path / "not there")
