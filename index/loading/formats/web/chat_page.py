"""The pages to which Telegram exports a channel or a chat: a report for each message.

Each message is an element of the class `message`, with its sender (`from_name`), its moment in full (`title` of a
`date`) and its words (`text`); one that is joined to the message above has its sender.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from index.loading.facts.fields import FileSays
from index.loading.formats.draft import Draft
from index.loading.formats.source import NO_LINES, Source

_SIGNS = ('class="message ', 'class="history"', 'id="message')
"""What stands in each such page."""

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_MESSAGE, _NAME, _WORDS, _HEADER, _FORWARDED = "message", "from_name", "text", "page_header", "forwarded"

DEEPEST = 60
"""Elements inside elements that are followed; the program writes a dozen."""


def is_chat_page(html: str) -> bool:
    """Whether a page is one that Telegram exported."""
    return all(sign in html for sign in _SIGNS)


@dataclass(slots=True)
class _Post:
    number: str
    sender: str = ""
    moment: str = ""
    words: list[str] = field(default_factory=list)


class _ChatReader(HTMLParser):
    """Gathers the messages, and the name of the chat that stands above them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.name = ""
        self.messages: list[_Post] = []
        self._open: list[tuple[str, frozenset[str]]] = []

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks for lines and columns."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
        if tag in _VOID:
            return
        given = {name: value or "" for name, value in attrs}
        names = frozenset(given.get("class", "").split())
        if _MESSAGE in names and "service" not in names:
            joined = self.messages[-1].sender if self.messages and "joined" in names else ""
            self.messages.append(_Post(given.get("id", "").removeprefix("message"), joined))
        elif _MESSAGE in names:
            self.messages.append(_Post(""))  # "1 February 2021": nobody wrote it
        elif "date" in names and self.messages and not self.messages[-1].moment and not self._within(_FORWARDED):
            self.messages[-1].moment = given.get("title", "")
        if len(self._open) < DEEPEST:
            self._open.append((tag, names))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if not self.messages:
            if self._within(_HEADER) and self._within(_WORDS):
                self.name += data
        elif self._within(_WORDS):
            self.messages[-1].words.append(data)
        elif self._within(_NAME) and not self._within(_FORWARDED):
            self.messages[-1].sender = f"{self.messages[-1].sender} {data}".strip()

    def _within(self, name: str) -> bool:
        return any(name in names for _, names in self._open)


def chat_drafts(html: str, source: Source, encoding: str) -> Iterator[Draft]:
    """A report for each message that has words."""
    parser = _ChatReader()
    parser.feed(html)
    parser.close()
    for count, message in enumerate(parser.messages, 1):
        lines = (" ".join(line.split()) for line in "".join(message.words).split("\n"))
        if text := "\n".join(lines).strip():
            said = {"outlet": parser.name.strip(), "author": message.sender, "date": message.moment}
            told = FileSays({name: value for name, value in said.items() if value})
            name = f"{source.name}/{message.number or count}"
            yield source.draft(text, told, format="chat", encoding=encoding, lines=NO_LINES, name=name)
