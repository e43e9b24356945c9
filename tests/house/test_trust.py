"""What lies in a folder of reports, in a cache or in a common folder is never run, and believed only when it is the
user's own.
"""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import config, private
from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation
from index.annotations.files.recovery import Recovery
from index.article import Span
from index.errors import CatalogueError
from index.workspace import Workspace

Opener = Callable[..., Workspace]
TOP = Path(__file__).parent.parent.parent
POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and modes of files are of POSIX")


def modes(folder: Path) -> set[str]:
    """The modes of a folder and all below it, with a letter for its kind."""
    return {f"{'d' if p.is_dir() else 'f'}{stat.S_IMODE(p.lstat().st_mode):03o}" for p in (folder, *folder.rglob("*"))}


# --- what can be made anew ---------------------------------------------------------------------


def test_a_file_of_the_cache_is_kept_whole_or_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cache" / "a.json"
    assert private.keep(file, b"first")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as half:
            half.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert not private.keep(file, b"second")
    assert ([p.name for p in file.parent.iterdir()], file.read_bytes()) == (["a.json"], b"first")


@POSIX
def test_no_file_is_kept_where_others_can_write(tmp_path: Path) -> None:
    (folder := tmp_path / "shared").mkdir()
    folder.chmod(0o777)
    assert not private.keep(folder / "a.json", b"first")
    assert list(folder.iterdir()) == []


# --- code among the reports ------------------------------------------------------------------


def names_of_modules() -> list[str]:
    """Modules that the reading process, and what starts it, are likely to import."""
    return [*("yaml", "json", "index", "sqlite3", "sitecustomize", "usercustomize", "platformdirs", "sentencex", "tui")]


@pytest.mark.apart
def test_no_module_that_lies_among_the_reports_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, marker = tmp_path / "reports", tmp_path / "was-run"
    folder.mkdir()
    (folder / "a.txt").write_text("The siege of Deraa.")
    for name in names_of_modules():
        (folder / f"{name}.py").write_text(f"open({str(marker)!r}, 'w').write({name!r})")
    monkeypatch.chdir(folder)
    own = config.load(folder=".", cache=str(tmp_path / "cache"), annotations=str(tmp_path / "notes"))
    workspace = Workspace(own)
    assert [step.articles for step in workspace.library.refreshing()][-1] == 1
    assert not marker.exists()
    assert [s.path for s in workspace.library.summaries()] == ["a.txt"]


def test_the_reading_process_finds_its_packages_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.refresh.children import PACKAGES, child_command

    monkeypatch.chdir(tmp_path)
    command = child_command("index.refresh_child")
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "ValueError" in ran.stderr  # it was reached, and misses its arguments
    assert PACKAGES == TOP


# --- the search index ------------------------------------------------------------------------


class Runs:
    """A pickle that makes a file when it is read."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.marker),)


def test_nothing_in_an_index_is_run(open_folder: Opener, tmp_path: Path) -> None:
    """Each file of the index in turn is replaced by, begun with and ended by a pickle that runs something."""
    workspace = open_folder({f"{n}.txt": f"The siege of Deraa, day {n}." for n in range(3)})
    index, evil = workspace.cache.home / "whoosh", pickle.dumps(Runs(tmp_path / "was-run"), 2)
    files = {p: p.read_bytes() for p in index.iterdir() if p.is_file()}
    assert any(p.suffix == ".toc" for p in files)
    workspace.close()
    for path, good in files.items():
        for bad in (evil, evil + good, good[: len(good) // 2] + evil + good[len(good) // 2 :], good + evil):
            for p, data in files.items():
                p.write_bytes(bad if p == path else data)
            again = Workspace(workspace.settings)
            try:
                again.library.refresh()
                again.search.answer("siege")
            except CatalogueError:
                pass
            again.close()
            assert not (tmp_path / "was-run").exists()


def test_the_table_of_contents_is_no_pickle(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    (contents,) = (workspace.cache.home / "whoosh").glob("*.toc")
    assert contents.read_bytes().startswith(b"{")


def test_whoosh_reads_and_writes_no_pickle(tmp_path: Path) -> None:
    from whoosh import columns, compat
    from whoosh.codec import whoosh3
    from whoosh.filedb import structfile

    from index.search.engines.contents import Damaged
    from index.search.engines.whoosh_files import no_pickle

    callers = (compat, columns, whoosh3, structfile)
    called = [getattr(m, n) for m in callers for n in ("loads", "load", "dumps", "load_pickle") if hasattr(m, n)]
    assert len(called) > len(callers)
    assert set(called) == {no_pickle}
    for call in called:
        with pytest.raises(Damaged):
            call(pickle.dumps(Runs(tmp_path / "was-run")))
    assert not (tmp_path / "was-run").exists()


# --- who may write and read ------------------------------------------------------------------


@pytest.mark.apart
@POSIX
def test_what_is_made_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("The siege of Deraa.")
    before = os.umask(0o022)
    try:
        workspace = Workspace(config.load(folder=str(tmp_path / "reports")))
        workspace.library.refresh()
        workspace.notes.annotate("a", Span(4, 9), "a note")
        workspace.searches.save("siege", "siege")
        workspace.search.answer("siege")
    finally:
        os.umask(before)
    assert modes(tmp_path / "data") == {"d700", "f600"}
    assert modes(tmp_path / "cache") == {"d700", "f600"}
    workspace.close()


@pytest.mark.apart
@POSIX
def test_what_was_made_open_by_an_older_version_is_closed(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    home = workspace.cache.home
    workspace.close()
    home.chmod(0o755)
    Workspace(workspace.settings).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@POSIX
@pytest.mark.parametrize("which", ["the cache", "the folder's part of it"])
def test_a_cache_that_others_can_write_in_is_refused(open_folder: Opener, which: str) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    workspace.close()
    folder = Path(workspace.settings.cache) if which == "the cache" else workspace.cache.home
    folder.chmod(0o777)
    with pytest.raises(CatalogueError, match=r"others can write in it.*--cache"):
        Workspace(workspace.settings)
    folder.chmod(0o755)
    Workspace(workspace.settings).close()


@POSIX
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
def test_a_cache_of_another_user_is_refused(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    workspace.close()
    os.chown(workspace.cache.home, 12345, 12345)
    with pytest.raises(CatalogueError, match="belongs to another user"):
        Workspace(workspace.settings)


@POSIX
def test_a_new_file_has_the_rights_of_its_folder(tmp_path: Path) -> None:
    from index.annotations.files import durable

    before = os.umask(0o002)
    try:
        for rights, expected in ((0o700, 0o600), (0o750, 0o640), (0o775, 0o664)):
            folder = tmp_path / f"{rights:o}"
            folder.mkdir()
            folder.chmod(rights)
            durable.write(folder / "a.yaml", "a")
            assert stat.S_IMODE((folder / "a.yaml").stat().st_mode) == expected
    finally:
        os.umask(before)


@POSIX
def test_a_lock_that_others_could_hold_stops_no_note(open_folder: Opener) -> None:
    import fcntl

    workspace = open_folder({"a.txt": "The siege of Deraa."})
    notes = Path(workspace.settings.annotations)
    notes.mkdir()
    lock = notes / ".deraa-lock"
    lock.touch()
    lock.chmod(0o644)
    with lock.open() as theirs:  # readable, so anybody can hold it
        fcntl.flock(theirs, fcntl.LOCK_EX)
        assert workspace.notes.annotate("a", Span(4, 9), "a note").id
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600


# --- what waits to be saved ------------------------------------------------------------------


def recovery_in(top: Path) -> Recovery:
    for name in ("notes", "cache", "state"):
        (top / name).mkdir(exist_ok=True)
    return Recovery(top / "notes", top / "cache", top / "state")


MADE = Annotation("one", "a", Selector("q", "", "", 0, 1, 1), "kept")


@POSIX
def test_a_pipe_among_what_waits_stops_nothing(tmp_path: Path) -> None:
    recovery = recovery_in(tmp_path)
    for place in recovery._folders:
        private.make(place)
        os.mkfifo(place / "waits.yaml")
    assert recovery.kept() == []


@POSIX
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("whose", ["file", "folder"])
def test_what_others_put_there_is_not_offered(tmp_path: Path, whose: str) -> None:
    recovery = recovery_in(tmp_path)
    path = recovery.keep(MADE)
    assert path is not None
    assert len(recovery.kept()) == 1
    os.chown(path if whose == "file" else path.parent, 12345, 12345)
    assert recovery.kept() == []


@POSIX
def test_the_last_place_cannot_be_foreseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "common").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "common"))
    found = []
    for name in ("notes", "cache", "state"):
        (tmp_path / name).write_text("a file in the way")
    for _ in range(2):
        recovery = Recovery(tmp_path / "notes", tmp_path / "cache", tmp_path / "state")
        path = recovery.keep(MADE)
        assert path is not None
        assert [r.annotation for r in recovery.kept()] == [MADE]
        found.append(path.parent)
        recovery.saved(MADE)
        assert recovery.kept() == []
    assert found[0] != found[1]
    assert all(f.parent == tmp_path / "common" for f in found)


# --- nothing is printed ----------------------------------------------------------------------


@pytest.mark.parametrize("python", ["this Python", "one that warns of everything"])
def test_a_first_run_prints_no_warning(tmp_path: Path, python: str) -> None:
    """With no bytecode at hand, as after a fresh installation, a new Python warns of what old libraries write."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path / "nothing compiled")}
    strict = ["-W", "default"] if python != "this Python" else []
    code = "import index.search.engines.whoosh_engine, index.search.engines.whoosh_writing"
    ran = subprocess.run(
        [sys.executable, *strict, "-c", code], capture_output=True, encoding="utf-8", check=True, env=environment
    )
    assert "whoosh" not in ran.stderr.lower()


def test_only_whooshs_own_warnings_are_muted() -> None:
    """In a process of its own: the tests' runner sets the filters anew for each test."""
    code = (
        "import index.search.engines.whoosh_files\n"
        "for path in ('/somewhere/else.py', '/packages/whoosh/analysis.py'): compile('1 is 1', path, 'exec')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "else.py" in ran.stderr
    assert "analysis.py" not in ran.stderr
