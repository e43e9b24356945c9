"""The import contracts in pyproject.toml hold: an intruder in a copy of the house is seen, each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent.parent

INTRUDERS = {
    "the front door in a widget": ("tui/widgets/status_line.py", "from index.workspace import Workspace"),
    "the engine in the listing": (
        "index/catalogue/listing.py",
        "from index.search.engines.whoosh_engine import WhooshEngine",
    ),
    "the store in the comparison": (
        "index/comparison/alignment/wording.py",
        "from index.annotations.files.store import Store",
    ),
    "the screen in index": ("index/article.py", "from textual.widget import Widget"),
    "search in annotations": ("index/annotations/grouping.py", "from index.search.searcher import Searcher"),
    "a screen in another": ("tui/screens/comparing/claims.py", "from tui.screens.library.library import LibraryScreen"),
    "a screen in a dialog": ("tui/screens/dialogs/help_dialog.py", "from tui.screens.full_screen import FullScreen"),
    "a rule of ranking in another": (
        "index/search/rank/rules/proximity.py",
        "from index.search.rank.rules.frequency import frequency",
    ),
    "the search in the library": ("index/workspace/library.py", "from index.workspace.search import FolderSearch"),
    "a room without a floor": ("index/helpers.py", "import json"),
}
"""What must never be imported where, as (file, line)."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--config", "pyproject.toml", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for name in ("index", "tui"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", folder)
    return folder


def test_the_house_as_it_stands_keeps_them(copy: Path) -> None:
    assert lint(copy).returncode == 0


@pytest.mark.parametrize("intruder", INTRUDERS)
def test_an_intruder_is_seen(copy: Path, intruder: str) -> None:
    name, line = INTRUDERS[intruder]
    path = copy / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        ran = lint(copy)
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    assert "BROKEN" in ran.stdout
