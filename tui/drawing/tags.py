"""Tags as they are typed: words with blanks or commas between them, each with `#` before it or not. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def tags_in(typed: str) -> tuple[str, ...]:
    """The tags of a line, each once."""
    return tuple(dict.fromkeys(tag for word in _words(typed) if (tag := word.lstrip("#"))))


def completed(typed: str, used: Sequence[str], before: str = "") -> str | None:
    """The line with its last tag completed by the first of those in use that goes on so; `before` may stand before it.

    completed("toll dep", ["deportation", "depot"])    # "toll deportation"
    """
    last = typed.replace(",", " ").split(" ")[-1].removeprefix(before).lstrip("#")
    here = _words(typed)
    found = next((tag for tag in used if tag.startswith(last) and tag not in here), None) if last else None
    return typed + found[len(last) :] if found else None


def _words(typed: str) -> list[str]:
    return typed.replace(",", " ").split()
