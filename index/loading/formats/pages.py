"""A web page read with the standard library alone: what its head says of the report, and its text block by block.

The text of a page is found by trafilatura (see `html`); this is for the head, for mails, and for pages that are too
deep, too large or too odd for it. Nothing here recurses, so nesting costs nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html"),
        *("li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul"),
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select", "button"]
)
_VOID = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
        "wbr",
    ]
)
_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "Report", "WebPage")
MOST_LINKED_DATA = 200_000
"""Characters of one block of JSON-LD: a news page has some thousands."""


@dataclass(slots=True)
class Page:
    """What a page says of its report, in the order of trust, its blocks of text, and how deep its elements nest."""

    fields: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    depth: int = 0


def read_page(html: str) -> Page:
    """Read a page; never fails, whatever the markup."""
    parser = _Parser()
    parser.feed(_closed(html))
    parser.close()
    parser.end_block()
    linked = next((found for text in parser.linked if (found := _linked_fields(text))), {})
    title = {"title": " ".join(parser.title.split())} if parser.title.strip() else {}
    # the last of these is the page's own title, which often has the site's name behind it
    fields = {**linked, **{k: v for k, v in parser.meta.items() if k not in linked}}
    return Page({**fields, **{k: v for k, v in title.items() if k not in fields}}, parser.blocks, parser.deepest)


def _closed(html: str) -> str:
    """The page without comments and without tags that never end.

    The parser looks for the end of each of these to the end of the page: a page full of their beginnings would take it
    hours. As in a browser, a comment that is never closed hides the rest.
    """
    parts, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        parts.append(html[at:start])
        end = html.find("-->", start + 4)
        at = end + 3 if end >= 0 else len(html)
    parts.append(html[at:])
    html = "".join(parts).replace("<![", "<!")
    last = html.rfind(">") + 1
    return html[:last] + html[last:].replace("<", "&lt;")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.linked: list[str] = []
        self.blocks: list[str] = []
        self.title = ""
        self.deepest = 0
        self._depth = 0
        self._unseen = 0
        self._script: list[str] | None = None
        self._in_title = False
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)
        if tag in _BLOCKS:
            self.end_block()
        if tag in _UNSEEN:
            self._unseen += 1
        given = dict(attrs)
        if tag == "meta":
            self._meta(given)
        elif tag == "html" and given.get("lang"):
            self.meta["lang"] = given["lang"] or ""
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "script" and (given.get("type") or "").strip().lower() == "application/ld+json":
            self._script = []
        elif tag == "body":
            self._unseen = 0  # a head that was never closed ends here

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._depth = max(0, self._depth - 1)
        if tag in _BLOCKS:
            self.end_block()
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "title":
            self._in_title = False
        elif tag == "script" and self._script is not None:
            self.linked.append("".join(self._script))
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._in_title:
            self.title += data
        elif not self._unseen:
            self._words.append(data)

    def end_block(self) -> None:
        if self._words:
            words = " ".join("".join(self._words).split())
            self._words.clear()
            if words:
                self.blocks.append(words)

    def _meta(self, given: dict[str, str | None]) -> None:
        name = given.get("property") or given.get("name") or given.get("itemprop")
        content = given.get("content")
        if name and content:
            self.meta.setdefault(name.strip(), content)


def _linked_fields(text: str) -> dict[str, str]:
    """What JSON-LD says of the report, under the names of schema.org; nothing when it describes none."""
    if len(text) > MOST_LINKED_DATA:
        return {}
    try:
        root = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    nodes = [n for n in _nodes(root) if "headline" in n or "datePublished" in n]
    nodes.sort(key=lambda n: min((_ARTICLES.index(k) for k in _kinds(n) if k in _ARTICLES), default=len(_ARTICLES)))
    if not nodes:
        return {}
    names = ("headline", "datePublished", "dateModified", "author", "publisher", "description", "inLanguage")
    return {name: plain for name in names if (plain := _name(nodes[0].get(name)))}


def _nodes(root: Any) -> list[dict[str, Any]]:
    roots = root if isinstance(root, list) else [root]
    graphs = [n for r in roots if isinstance(r, dict) and isinstance(r.get("@graph"), list) for n in r["@graph"]]
    return [n for n in (*roots, *graphs) if isinstance(n, dict)]


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [k for k in kinds if isinstance(k, str)] if isinstance(kinds, list) else [str(kinds)]


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(v) for v in value if not isinstance(v, list))))
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
