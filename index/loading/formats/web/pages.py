"""A web page read with the standard library alone: what its markup says of the report, and its text block by block.

What of that is the report's text is found with trafilatura (see `html`); this is for the markup, for mails and columns
with markup, and for pages that are too deep, too large or too odd. Nothing here recurses, so nesting costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from index.loading.entities import with_characters_only
from index.loading.formats.web.accounts import Account, sites_of, titles_of
from index.loading.formats.web.mail_styles import is_unseen, unseen_names
from index.loading.formats.web.microdata import OF_MICRODATA, Microdata
from index.loading.formats.web.page_heading import main_heading
from index.loading.formats.web.rooms import Element, Room, is_notice, room_of, speaks_of_cookies

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html"),
        *(
            "li",
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "paragraph",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "title",
            "tr",
            "ul",
        ),
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select", "button"]
)
_BUTTONS = frozenset(["button", "input"])
_NO_NESTING = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])
_VOID = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
        "wbr",
    ]
)


_TELLING = frozenset(["meta", "html", "title", "script", "body", "time", "link"])
"""Elements that say something of the page."""


@dataclass(frozen=True, slots=True)
class Time:
    """A `<time>`: the number of blocks before it, the moment, what its names say, the item it stands in, and how many
    blocks stand before the innermost `<article>` around it.
    """

    block: int
    value: str
    said: str
    item: Account | None
    article: int | None = None


@dataclass(slots=True)
class Page:
    """What a page says of its report and how it is laid out: its blocks of text, each with the innermost element that
    makes it a block, the room it stands in (see `rooms`) and the share of its letters that are links; the head's
    JSON-LD, meta tags, title and address; the items of its microdata; every `<time>`; the
    index of its main heading among the blocks (see `page_heading`); and how deep its elements nest.
    """

    blocks: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    rooms: list[Element | None] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    address: str = ""
    items: list[Account] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    heading: int | None = None
    depth: int = 0

    def shown(self) -> list[str]:
        """The blocks that a reader of the page sees, which are all where only hidden ones are there."""
        seen = [b for b, room in zip(self.blocks, self.rooms, strict=True) if not room or room.room is not Room.HIDDEN]
        return seen or self.blocks


def read_page(markup: str, *, of_mail: bool = False) -> Page:
    """Read a page; never fails, whatever the markup. In a page of a mail, where no program ever shows it, what its
    styles hide is hidden.
    """
    parser = _Parser(unseen_names(markup) if of_mail else None)
    parser.feed(_closed(with_characters_only(markup)))
    parser.close()
    parser.end_block()
    page = parser.page
    page.heading = main_heading(page.blocks, page.tags, titles_of(page), sites_of(page))
    if page.heading is not None and (around := page.rooms[page.heading]):
        page.rooms = [None if room is around else room for room in page.rooms]
    return page


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


_PLAIN = (False, False)
"""What an element without microdata opens: neither an item nor a property."""


class _Parser(HTMLParser):
    def __init__(self, unseen: frozenset[str] | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._unseen_names = unseen
        self._cookies = self._button = -1
        self._depth = 0
        self._unseen = 0
        self._block = ""
        self._script: list[str] | None = None
        self._in_title = False
        self._words: list[str] = []
        self._linked = 0
        self._open: list[tuple[str, Element | None, tuple[bool, bool], int]] = []
        self._count: dict[str, int] = {}
        self._room: Element | None = None
        self._microdata = Microdata(self.page.items)

    def updatepos(self, i: int, j: int) -> int:
        """The library counts lines and columns here, which nobody asks for: a tenth of the time of a page."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._depth += 1
            self.page.depth = max(self.page.depth, self._depth)
        if tag in _BLOCKS:
            if self._words:
                self.end_block()
            self._block = tag if tag != "br" else self._block
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BUTTONS:
            self._button = len(self.page.blocks)
        given = {name: value or "" for name, value in attrs}
        self._opened(tag, given)
        if tag in _TELLING:
            self._told(tag, given)

    def _told(self, tag: str, given: dict[str, str]) -> None:
        """What an element says of the page."""
        if tag == "meta":
            self._meta(given)
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.page.address = self.page.address or given.get("href", "")
        elif tag == "html" and given.get("lang"):
            self.page.meta["lang"] = given["lang"]
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            self._script = []
        elif tag == "body":
            self._unseen = 0  # a head that was never closed ends here
        elif tag == "time" and given.get("datetime") and not self._room and not self._stands_aside():
            said = f"{given.get('itemprop', '')} {given.get('class', '')} {'pubdate' if 'pubdate' in given else ''}"
            article = next((start for name, *_, start in reversed(self._open) if name == "article"), None)
            self.page.times.append(Time(len(self.page.blocks), given["datetime"], said, self._microdata.scope, article))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._depth = max(0, self._depth - 1)
        if tag in _BLOCKS:
            if self._words:
                self.end_block()
            self._block = ""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "title":
            self._in_title = False
        elif tag == "script" and self._script is not None:
            self.page.linked.append("".join(self._script))
            self._script = None
        self._closed(tag)

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._in_title:
            self.page.title += data
        elif not self._unseen:
            self._words.append(data)
            self._linked += len(data) if self._count.get("a") else 0
            if self._microdata.listens:
                self._microdata.add(data)

    def end_block(self) -> None:
        if self._words:
            words = " ".join("".join(self._words).split())
            self._words.clear()
            if words:
                if speaks_of_cookies(words):
                    self._cookies = len(self.page.blocks)
                self.page.blocks.append(words)
                self.page.tags.append(self._block)
                self.page.rooms.append(self._room)
                self.page.links.append(min(1.0, self._linked / len(words)))
            self._linked = 0

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("property") or given.get("name")
        if name and given.get("content"):
            self.page.meta.setdefault(name.strip(), given["content"])

    def _opened(self, tag: str, given: dict[str, str]) -> None:
        """Opens an element, with its item and its property; one of a kind that does not nest ends the last of it."""
        if tag in _NO_NESTING and self._open and self._open[-1][0] == tag:
            self._closed(tag)
        begun = _PLAIN
        if given and not OF_MICRODATA.isdisjoint(given):
            begun = self._microdata.begin(given, len(self.page.blocks), within=self._within_room(), void=tag in _VOID)
        if tag in _VOID:
            return
        room = room_of(tag, given) if given or tag == "nav" else None
        if tag == "footer" and not self._room and not self._in_report():
            room = room or Room.FOOT
        if not room and self._unseen_names is not None and is_unseen(given, self._unseen_names):
            room = Room.HIDDEN
        if room:
            self.end_block()
            self._room = Element(room)
        self._open.append((tag, self._room, begun, len(self.page.blocks)))
        self._count[tag] = self._count.get(tag, 0) + 1

    def _notice_from(self, start: int) -> None:
        """The blocks from here on are those of a notice that is answered with a button."""
        notice = Element(Room.NOTICE)
        self.page.rooms[start:] = [room or notice for room in self.page.rooms[start:]]
        self._cookies = self._button = -1

    def _within_room(self) -> bool:
        """Whether what begins now is not of the report; the foot of the page tells who publishes it."""
        return self._room is not None and self._room.room is not Room.FOOT

    def _stands_aside(self) -> bool:
        """Whether an element that begins now is in a part beside the page's own: what is told there is of others."""
        return any(self._count.get(tag) for tag in ("aside", "footer")) and not self._count.get("article")

    def _in_report(self) -> bool:
        """Whether an element that begins now is in what says that it is the page's own part."""
        return bool(self._count.get("article") or self._count.get("main"))

    def _closed(self, tag: str) -> None:
        """Closes the last open element of this name, and what was left open in it."""
        if not self._count.get(tag):
            return
        while self._open:
            name, _, begun, start = self._open.pop()
            self._count[name] -= 1
            if self._button >= start <= self._cookies and is_notice(self.page.blocks[start:]):
                self._notice_from(start)
            if begun is not _PLAIN:
                self._microdata.end(*begun, len(self.page.blocks))
            above = self._open[-1][1] if self._open else None
            if above is not self._room:
                self.end_block()
                self._room = above
            if name == tag:
                return
