"""What the documents say of the house is so: the rooms, the files they name, the pages they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent.parent
PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").rglob("*.md"))]
ROOMS = {str(p.parent.relative_to(TOP)) for room in ("index", "tui") for p in (TOP / room).rglob("__init__.py")}
FILES = {str(p.relative_to(TOP)) for room in ("index", "tui", "tests") for p in (TOP / room).rglob("*.py")}

OF_A_READER = ("else.py", "yaml.py")
"""Files that a page tells of and that are not ours."""


def pages(*, of_code: bool = False) -> list[object]:
    wanted = [p for p in PAGES if not of_code or p.parent.name in ("decisions", "how-to") or p.stem == "architecture"]
    return [pytest.param(p, id=str(p.relative_to(TOP))) for p in wanted]


def test_every_room_stands_in_the_table() -> None:
    text = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `((?:index|tui)[\w/]*)`", text, re.MULTILINE)
    assert {room.rstrip("/") for room in told} == ROOMS
    assert len(told) == len(ROOMS)


@pytest.mark.parametrize("page", pages())
def test_a_page_leads_to_pages_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", pages(of_code=True))
def test_a_page_names_files_that_are_there(page: Path) -> None:
    """Where the room is plain, a file stands by its last names: `store.py`, `files/store.py`."""
    named = set(re.findall(r"[\w/]+\.py\b", page.read_text(encoding="utf-8"))) - set(OF_A_READER)
    new = set(re.findall(r"new file `([\w/]+\.py)`", page.read_text(encoding="utf-8")))
    lost = [name for name in named - new if not any(f"/{file}".endswith(f"/{name}") for file in FILES)]
    assert lost == []


@pytest.mark.parametrize("page", sorted((TOP / "docs" / "decisions").glob("[0-9]*.md")), ids=lambda p: p.stem)
def test_a_decision_says_why(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    parts = [f"**{part}.**" for part in ("Context", "Decision", "Measured", "Instead of")]
    assert [p for p in parts if p not in text] == []
    assert page.name in (page.parent / "README.md").read_text(encoding="utf-8")
