"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.loading.formats.documents.labelled_head import labelled_head
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.exports.marks import may_hold_marks
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.mail.chat import is_chat, messages
from index.loading.formats.source import Lines, Source

if TYPE_CHECKING:
    from index.plain_yaml.reading import Node

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TOML = re.compile(r"\ufeff?[+]{3}[ \t]*\n(?P<toml>.*?\n)[+]{3}[ \t]*(?:\n|\Z)", re.DOTALL)

LONGEST_FRONT = 20_000
"""Characters: front matter is a dozen lines; a rule at the head of a long text is none."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a text file. The front matter's values are stated by the file; it is not part of the text. A
    page that was saved under the name of a text is read as a page.
    """
    text, encoding = source.text()
    if not text.strip():
        raise Unreadable("the file is empty")
    if is_page(text):
        from index.loading.formats.web import html

        yield from html.read(source)
        return
    of_export = [line.strip() for line in text.split("\n")] if may_hold_marks(text) else []
    if exported := export_drafts(of_export, source, "text", encoding):
        yield from exported
        return
    if is_chat(text):
        yield from messages(text, source, encoding)
        return
    fields, rest = front_matter(text)
    if not fields:
        fields, rest = labelled_head(text)
    if not rest.strip():
        raise Unreadable("the file has front matter and no text")
    lines = Lines(text.count("\n", 0, len(text) - len(rest)), head=bool(fields))
    if is_markdown(source.path):
        heading = _TOP_HEADING.match(rest)
        if heading:
            fields.setdefault("title", without_marks(heading[1]))
        yield source.draft(without_marks(rest), fields, format="markdown", encoding=encoding, lines=lines)
    else:
        yield source.draft(rest, fields, format="text", encoding=encoding, lines=lines)


def is_page(text: str) -> bool:
    """Whether a text is a web page or a piece of one: it begins with a page's first element, or with an element that is
    a block of text and ends as one.
    """
    return bool(_PAGE_START.match(text)) or bool(
        _BLOCK_START.match(text) and len(_BLOCK_END.findall(text, 0, LONGEST_FRONT)) >= FEWEST_BLOCKS
    )


_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_START = re.compile(r"\s*<(?:article|body|div|h[1-6]|header|main|p|section|table)\b[^<>]{0,500}>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:article|div|h[1-6]|li|main|p|section|td)>", re.IGNORECASE)
FEWEST_BLOCKS = 2
"""Ends of blocks in what is a piece of a page: a text about markup has one at most."""


def is_markdown(path: str) -> bool:
    """Whether the name says that it is Markdown, packed or not."""
    return path.lower().removesuffix(".gz").endswith((".md", ".markdown"))


_TOP_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]{0,300}?)[ \t#]*(?:\n|\Z)")
_MARKS = (  # each within one line, so that lines keep their numbers; bounded, so that a line of brackets costs nothing
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+((?:[^ \t#\n]++|[ \t#]++(?!$))*+)[ \t#]*+$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,40}\](?!:)"), ""),  # the number of a note
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,1000})(?<=[^\s*_])\1(?![\w*_])"), r"\2"),
)


def without_marks(text: str) -> str:
    """Markdown as it reads: without the signs of headings, quotes, rules, links, bold and italics; line by line."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields at the head of a text between two lines of three dashes, and the text behind them.

    What is not plain YAML stays text: a report may begin with a rule, and nothing is lost.
    """
    match = _FRONT.match(text, 0, LONGEST_FRONT)
    if not match:
        return _front_of_hugo(text)
    from index.plain_yaml import reading as plain_yaml  # few texts have any, and it takes 20 ms of a process

    try:
        root = plain_yaml.read(match["yaml"])
    except plain_yaml.PlainYamlError:
        return {}, text
    if not isinstance(root, plain_yaml.Mapping):
        return {}, text
    return {name: _plain(node) for name, node in root.items.items()}, text[match.end() :]


def _front_of_hugo(text: str) -> tuple[dict[str, str], str]:
    """The same between two lines of three plus signs, in TOML: what is no plain TOML stays text."""
    match = _FRONT_TOML.match(text, 0, LONGEST_FRONT)
    if not match:
        return {}, text
    import tomllib  # as seldom

    try:
        root = tomllib.loads(match["toml"])
    except (ValueError, RecursionError):  # also a number of more digits than Python reads
        return {}, text
    said = {name: ", ".join(map(str, v)) if isinstance(v, list) else str(v) for name, v in root.items()}
    return said, text[match.end() :]


def _plain(node: Node) -> str:
    from index.plain_yaml.reading import Scalar, Sequence

    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(filter(None, map(_plain, node.items)))
    return node.text("name")
