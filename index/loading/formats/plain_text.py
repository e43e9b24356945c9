"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index import plain_yaml
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.source import Lines, Source
from index.plain_yaml import Mapping, Node, PlainYamlError, Scalar, Sequence

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

LONGEST_FRONT = 20_000
"""Characters: front matter is a dozen lines; a rule at the head of a long text is none."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a text file. The front matter's values are stated by the file; it is not part of the text."""
    text, encoding = source.text()
    if not text.strip():
        raise Unreadable("the file is empty")
    fields, rest = front_matter(text)
    if not rest.strip():
        raise Unreadable("the file has front matter and no text")
    lines = text.count("\n", 0, len(text) - len(rest))
    kind = "markdown" if ".md" in source.path.lower()[-7:] or ".markdown" in source.path.lower()[-13:] else "text"
    yield source.draft(rest, fields, format=kind, encoding=encoding, lines=Lines(lines))


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields at the head of a text between two lines of three dashes, and the text behind them.

    What is not plain YAML stays text: a report may begin with a rule, and nothing is lost.
    """
    match = _FRONT.match(text, 0, LONGEST_FRONT)
    if not match:
        return {}, text
    try:
        root = plain_yaml.read(match["yaml"])
    except PlainYamlError:
        return {}, text
    if not isinstance(root, Mapping):
        return {}, text
    return {name: _plain(node) for name, node in root.items.items()}, text[match.end() :]


def _plain(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(filter(None, map(_plain, node.items)))
    return node.text("name")
