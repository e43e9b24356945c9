"""What the tests share: the sample, opened in folders of their own, and small folders made on the spot."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from reading_here import read_here

from index import config
from index.article import Article
from index.comparison.meaning.encoder import UniversalSentenceEncoder, Vectors
from index.loading.formats import LoadSettings, load
from index.refresh.handing import WantedFile
from index.refresh.limited import LimitedReader
from index.workspace import Workspace

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # no test is timed: a busy machine is not a fault

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST, SECOND, THIRD, FOURTH, FIFTH = sorted(p.stem for p in SEEDS.glob("*.txt"))
"""The ids of the five sample reports."""


WORKERS_PER_CORE = 1.5
"""Some tests wait for a process of their own, so that one worker a core leaves it idle at times; each further one has
to import everything once more.
"""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many processes run the tests with `-n auto`."""
    return int(WORKERS_PER_CORE * len(os.sched_getaffinity(0))) or 1


NEW = 20_000
"""Objects more than went, until the collector looks through them: an app leaves some 17,000, in a few rings."""


def pytest_collection_finish() -> None:
    """What is imported by now lives to the end: the collector need not walk it again after each story."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW)


_numbers = itertools.count()


def _numbered(factory: pytest.TempPathFactory, name: str) -> Path:
    """A new folder. Pytest's own way looks through all there are for the next number, and thousands of tests pay."""
    made = factory.getbasetemp() / f"{name}-{next(_numbers)}"
    made.mkdir()
    return made


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own."""
    return _numbered(tmp_path_factory, "test")


@pytest.fixture(autouse=True)
def _no_settings_of_the_tester(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never sees, and never touches, what the person running it has at home, nor the colours of the terminal."""
    home = _numbered(tmp_path_factory, "home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(autouse=True)
def _read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in the test's own process, but where a test is about the other one."""
    if not request.node.get_closest_marker("apart"):
        monkeypatch.setattr(LimitedReader, "read", read_here)


@pytest.fixture(scope="session", autouse=True)
def _encoded_once() -> Iterator[None]:
    """The vectors of the same sentences are made once: each test has a cache of its own, and many compare one text."""
    encode, found = UniversalSentenceEncoder.encode, dict[tuple[str, ...], Vectors]()

    def encoded(encoder: UniversalSentenceEncoder, sentences: Sequence[str]) -> Vectors:
        if (said := tuple(sentences)) not in found:
            found[said] = encode(encoder, sentences)
        return found[said].copy()

    with patch.object(UniversalSentenceEncoder, "encode", encoded):
        yield


@pytest.fixture(scope="session")
def compiled_lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with nothing in it but the lexicon's compiled forms, which every later process that reads finds there: to
    make them takes each a third of a second. For tests marked `apart`.
    """
    home = _numbered(tmp_path_factory, "lexicon")
    (home / "a.txt").write_text("The bridge was opened in Karbala on 4 May 2021.", encoding="utf-8")
    reader = LimitedReader(str(home), LoadSettings(cache=str(home / "cache")))
    assert len(list(reader.read([WantedFile("a.txt", "a")]))) == 2
    return home / "cache"


@pytest.fixture(scope="session")
def _built_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the sample is read and indexed, once for all tests."""
    cache = tmp_path_factory.mktemp("built")
    workspace = Workspace(config.load(str(config.shipped("config.yaml")), cache=str(cache)))
    workspace.library.refresh()
    workspace.close()
    return cache


@pytest.fixture
def workspace(_built_cache: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample, read and indexed, with no annotations yet."""
    shutil.copytree(_built_cache, tmp_path / "cache")
    opened = Workspace(config.load(cache=str(tmp_path / "cache"), annotations=str(tmp_path / "annotations")))
    yield opened
    opened.close()


Contents = dict[str, str | bytes]
"""The files of a folder by their names."""


@pytest.fixture(scope="session")
def _read_before() -> dict[str, Path]:
    """Where the reports and the cache lie of the folders that are read once for all tests."""
    return {}


@pytest.fixture
def open_folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, _read_before: dict[str, Path]
) -> Iterator[Callable[..., Workspace]]:
    """Opens a folder made of `name=text` files (or bytes), read and indexed; `once` for all tests that open the same
    files so, each in a copy of its own.
    """
    opened: list[Workspace] = []

    def opener(files: Contents, settings: str | None = None, *, once: bool = False) -> Workspace:
        own = None
        if settings:
            (tmp_path / "own.yaml").write_text(settings, encoding="utf-8")
            own = str(tmp_path / "own.yaml")
        if once:
            key = repr((files, settings))
            if key not in _read_before:
                read = _numbered(tmp_path_factory, "read")
                _opened(read, files, own).close()
                _read_before[key] = read
            _copied(_read_before[key], tmp_path)
            files = {}
        opened.append(_opened(tmp_path, files, own))
        return opened[-1]

    yield opener
    for made in opened:
        made.close()


def _opened(home: Path, files: Contents, settings: str | None) -> Workspace:
    """The folder `reports` with these files in it, and with its cache and its notes beside it, read and indexed."""
    folder = home / "reports"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    places = {"folder": folder, "cache": home / "cache", "annotations": home / "annotations"}
    made = Workspace(config.load(settings, **{name: str(place) for name, place in places.items()}))
    made.library.refresh()
    return made


def _copied(read: Path, home: Path) -> None:
    """Copy reports, with their times, and what is known of them, to where it is looked for."""
    shutil.copytree(read / "reports", home / "reports")
    (known,) = (kept for kept in (read / "cache").iterdir() if (kept / "catalogue.sqlite").exists())
    shutil.copytree(known, home / "cache" / config.name_of(str(home / "reports")))


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Article]]:
    """Writes a file and loads it."""

    def reader(name: str, data: bytes | str, settings: LoadSettings = LoadSettings()) -> list[Article]:  # noqa: B008
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return load(str(tmp_path), name, settings)

    return reader
