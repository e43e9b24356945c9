"""Files that the documents name are there, and their pictures are whole, small and of nobody else's."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
NAMED = re.compile(r"\b(?:index|tui|tests|benchmarks)/[\w./]*\w\.(?:py|yaml|css|tcss)\b")


def test_every_file_that_a_document_names_is_there() -> None:
    documents = [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
    named = [(d, name) for d in documents for name in NAMED.findall(d.read_text(encoding="utf-8"))]
    assert len(named) > 20
    assert [f"{d.relative_to(TOP)}: {name}" for d, name in named if not (TOP / name).exists()] == []


PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
MOST_BYTES = 300_000
"""All pictures together."""


def test_every_picture_of_the_documents_is_there_whole_and_small() -> None:
    documents = [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
    shown = {(d.parent / name).resolve() for d in documents for name in PICTURE.findall(d.read_text(encoding="utf-8"))}
    there = {path.resolve() for path in (TOP / "docs" / "pictures").glob("*.svg")}
    assert shown == there
    assert sum(path.stat().st_size for path in there) < MOST_BYTES
    for path in there:
        drawn = path.read_text(encoding="utf-8")
        assert ET.fromstring(drawn).tag.endswith("svg")
        assert re.findall(r"https?://[^\"\s)]+", drawn) == ["http://www.w3.org/2000/svg"]
