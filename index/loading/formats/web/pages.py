"""A web page read with the standard library alone: what its markup says of the report, and its text block by block.

What of that is the report's text is found with trafilatura (see `html`); this is for the markup, for mails and columns
with markup, and for pages that are too deep, too large or too odd. Nothing here recurses, so nesting costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from index.loading.entities import unescaped, with_characters_only
from index.loading.formats.web.page_heading import main_heading

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
_PROPERTIES = frozenset(["headline", "author", "publisher", "name", "datepublished", "datemodified"])
"""What microdata (schema.org) says of a report; a name stands inside an author or a publisher."""
LONGEST_PROPERTY = 400
"""Characters of a headline or a name."""


@dataclass(slots=True)
class Page:
    """What a page says of its report and how it is laid out: its blocks of text, each with the innermost element that
    makes it a block; the head's JSON-LD, meta tags and title; the microdata; every `<time>` with the number of blocks
    before it; the index of its main heading among the blocks (see `page_heading`); and how deep its elements nest.
    """

    blocks: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    times: list[tuple[int, str, str]] = field(default_factory=list)
    heading: int | None = None
    depth: int = 0


def read_page(markup: str) -> Page:
    """Read a page; never fails, whatever the markup."""
    parser = _Parser()
    parser.feed(_closed(with_characters_only(markup)))
    parser.close()
    parser.end_block()
    page = parser.page
    page.heading = main_heading(page.blocks, page.tags, _titles(page), _sites(page))
    return page


def _titles(page: Page) -> list[str]:
    """What the head says the report's title is, the surest first."""
    said = {name.casefold(): value for name, value in page.meta.items()}
    names = ("og:title", "twitter:title", "dc.title", "parsely-title")
    stated = [page.properties.get("headline", ""), *(said.get(name, "") for name in names)]
    stated += [unescaped(found[1]) for text in page.linked if (found := _HEADLINE.search(text))]
    return [title for title in (*stated, page.title) if title.strip()]


def _sites(page: Page) -> list[str]:
    """What the head says the site is called."""
    said = {name.casefold(): value for name, value in page.meta.items()}
    named = (page.properties.get("publisher", ""), said.get("og:site_name", ""), said.get("application-name", ""))
    return [site for site in named if site.strip()]


_HEADLINE = re.compile(r'"headline"\s*:\s*"([^"\\]{1,400})"')


_SCRIPT = re.compile(r"<(script|style)\b([^>]{0,2000})>", re.IGNORECASE)


def without_scripts(html: str) -> str:
    """The page without its programs and styles, which can be nine tenths of it; JSON-LD stays."""
    parts, at = [], 0
    while found := _SCRIPT.search(html, at):
        end = re.compile(f"</{found[1]}", re.IGNORECASE).search(html, found.end())
        keeps = "ld+json" in found[2].lower()
        parts.append(html[at : (end.start() if end else len(html)) if keeps else found.start()])
        if not end:
            return "".join(parts)
        at = end.start() if keeps else html.find(">", end.end()) + 1 or len(html)
    return "".join((*parts, html[at:]))


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


@dataclass(slots=True)
class _Property:
    """An element that holds the value of a property: open until the end tag of its own name is met."""

    name: str
    tag: str
    inside: int = 0
    words: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._depth = 0
        self._unseen = 0
        self._block = ""
        self._script: list[str] | None = None
        self._in_title = False
        self._words: list[str] = []
        self._open: list[_Property] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._depth += 1
            self.page.depth = max(self.page.depth, self._depth)
        if tag in _BLOCKS:
            self.end_block()
            self._block = tag if tag != "br" else self._block
        if tag in _UNSEEN:
            self._unseen += 1
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(given)
        elif tag == "html" and given.get("lang"):
            self.page.meta["lang"] = given["lang"]
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            self._script = []
        elif tag == "body":
            self._unseen = 0  # a head that was never closed ends here
        elif tag == "time" and given.get("datetime"):
            said = f"{given.get('itemprop', '')} {given.get('class', '')} {'pubdate' if 'pubdate' in given else ''}"
            self.page.times.append((len(self.page.blocks), given["datetime"], said))
        self._property(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._depth = max(0, self._depth - 1)
        if tag in _BLOCKS:
            self.end_block()
            self._block = ""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "title":
            self._in_title = False
        elif tag == "script" and self._script is not None:
            self.page.linked.append("".join(self._script))
            self._script = None
        if self._open and self._open[-1].tag == tag:
            self._end_property()

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._in_title:
            self.page.title += data
        elif not self._unseen:
            self._words.append(data)
            if self._open:
                self._open[-1].words.append(data)

    def end_block(self) -> None:
        if self._words:
            words = " ".join("".join(self._words).split())
            self._words.clear()
            if words:
                self.page.blocks.append(words)
                self.page.tags.append(self._block)

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("property") or given.get("name")
        if name and given.get("content"):
            self.page.meta.setdefault(name.strip(), given["content"])

    def _property(self, tag: str, given: dict[str, str]) -> None:
        """Opens a property, or takes its value at once where an attribute has it."""
        if self._open and self._open[-1].tag == tag:
            self._open[-1].inside += 1
        name = "author" if given.get("rel") == "author" else given.get("itemprop", "").strip().lower()
        if name not in _PROPERTIES:
            return
        if value := given.get("content") or given.get("datetime"):
            self._say(name, value)
        elif tag not in _VOID and len(self._open) < len(_PROPERTIES):
            self._open.append(_Property(name, tag))

    def _end_property(self) -> None:
        if self._open[-1].inside:
            self._open[-1].inside -= 1
            return
        ended = self._open.pop()
        value = " ".join("".join(ended.words).split())
        if value and len(value) <= LONGEST_PROPERTY:
            self._say(ended.name, value)

    def _say(self, name: str, value: str) -> None:
        """Keeps the first value of a property; a name is that of what it stands in."""
        if name == "name":
            name = next((p.name for p in reversed(self._open) if p.name in ("author", "publisher")), "")
        if name:
            self.page.properties.setdefault(name, value)
