"""One word for one thing: the name of a public class occurs once in the house."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

TOP = Path(__file__).parent.parent.parent


def homes() -> dict[str, list[str]]:
    """Each public class at the top of a file, with the files that have one of its name."""
    found = defaultdict(list)
    for room in ("index", "tui"):
        for path in sorted((TOP / room).rglob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(str(path.relative_to(TOP)))
    return found


def test_a_class_has_a_name_of_its_own() -> None:
    several = {name: files for name, files in homes().items() if len(files) > 1}
    assert several == {}


def test_what_the_glossary_calls_a_class_is_one() -> None:
    import index

    glossary = (index.__doc__ or "").split("\n\n")
    words = [line.split("  ")[0] for part in glossary for line in part.splitlines() if "  " in line.strip()]
    classes = [word for entry in words for word in entry.split(" / ") if word[:1].isupper() and word.isidentifier()]
    assert len(classes) > 10
    known = {*homes(), "Query", "Plan"}  # the last two are one of several classes
    assert [name for name in classes if name not in known] == []
