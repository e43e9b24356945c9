"""Files that the documents name are there."""

from __future__ import annotations

import re
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
NAMED = re.compile(r"\b(?:index|tui|tests|benchmarks)/[\w./]*\w\.(?:py|yaml|css|tcss)\b")


def test_every_file_that_a_document_names_is_there() -> None:
    documents = [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
    named = [(d, name) for d in documents for name in NAMED.findall(d.read_text(encoding="utf-8"))]
    assert len(named) > 20
    assert [f"{d.relative_to(TOP)}: {name}" for d, name in named if not (TOP / name).exists()] == []
