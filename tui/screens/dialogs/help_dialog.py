"""Help: the keys that work where the user is, what signs and colours mean, the language of queries, and what works
elsewhere; filtered as one types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.drawing.graphemes import width_of
from tui.drawing.help.pages import HelpPage, HelpSection, found, pages
from tui.drawing.help.row import Row
from tui.keymap import BY_ID, bindings, shown
from tui.widgets.key_hints import KeyHints, writes
from tui.widgets.line_input import LineInput

MOST_SIGN_WIDTH = 30
"""Columns for what is pressed, typed or seen, where the longest of a page needs them."""

SCROLLING = {"up": (-1, False), "down": (1, False), "pageup": (-1, True), "pagedown": (1, True)}
"""Keys that scroll while the filter has the focus: the direction, and whether by a page."""


class PageNames(Widget):
    """The names of the pages in a row, the one that is shown lit; a click turns to another."""

    COMPONENT_CLASSES = {"pages--name", "pages--shown"}
    ALLOW_SELECT = False

    class Chosen(Message):
        """A page was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self._shown = 0

    def show(self, number: int) -> None:
        """Light another name; -1 lights none."""
        self._shown = number
        self.refresh()

    def render(self) -> Text:
        """The row."""
        line = Text(end="", no_wrap=True)
        for number, name in enumerate(self._names):
            style = "pages--shown" if number == self._shown else "pages--name"
            line.append(f" {name} ", self.get_component_rich_style(style, partial=True)).append(" ")
        return line

    def on_click(self, event: events.Click) -> None:
        """To the page under the mouse."""
        at = 0
        for number, name in enumerate(self._names):
            if at <= event.x < at + len(name) + 2:
                self.post_message(self.Chosen(number))
            at += len(name) + 3


class Signs(Static):
    """Rows of help, each sign in the style it has where it stands: by the name of a row's colour."""

    COMPONENT_CLASSES = {
        "sign--key", "sign--dim", "sign--edited", "sign--restated", "sign--only", "sign--differs", "sign--hit",
        "sign--red", "sign--green", "sign--yellow", "sign--blue", "sign--magenta", "sign--cyan",
    }  # fmt: skip

    def style_of(self, colour: str) -> Style:
        """The style of a row's sign."""
        return self.get_component_rich_style(f"sign--{colour or 'key'}", partial=True)


class HelpDialog(ModalScreen[None]):
    """Pages to turn, or what fits the words that are typed, of all pages."""

    BINDINGS = [*bindings("help"), *bindings("dialog")[1:]]

    def __init__(self, under: Screen[object], own: dict[str, str], kinds: Mapping[str, str]) -> None:
        """Of what works on the screen that lies `under` it; `own` are the user's keys, `kinds` those of notes."""
        super().__init__()
        self._pages: Sequence[HelpPage] = pages(working(under), own, kinds)
        self._at = 0

    def compose(self) -> ComposeResult:
        """The pages' names, the filter, and one column to scroll through."""
        with Vertical(id="dialog", classes="-help"):
            yield PageNames([page.name for page in self._pages])
            yield LineInput(placeholder="type to find a key, a sign or a word", id="filter", leaving=tuple(SCROLLING))
            with VerticalScroll(can_focus=False):
                yield Signs()
            yield KeyHints()

    def on_mount(self) -> None:
        """The first page."""
        self.set_focus(self.query_one(LineInput))
        self._show()

    def _show(self) -> None:
        """Show the page, or what is found, from its top."""
        asked = self.query_one(LineInput).value.strip()
        sections = found(self._pages, asked) if asked else self._pages[self._at].sections
        self.query_one(PageNames).show(-1 if asked else self._at)
        drawn = self._drawn(sections) if sections else Text("Nothing is found; fewer letters find more.")
        self.query_one(Signs).update(drawn)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _drawn(self, sections: Sequence[HelpSection]) -> Group:
        longest = max(width_of(row.sign) for section in sections for row in section.rows)
        parts: list[RenderableType] = []
        for heading, rows in sections:
            parts += [Text(heading, "bold"), self._table(rows, min(longest, MOST_SIGN_WIDTH)), Text()]
        return Group(*parts[:-1])

    def _table(self, rows: Sequence[Row], sign_width: int) -> Table:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=1)
        table.add_column(width=sign_width)
        table.add_column(ratio=1)
        drawn = self.query_one(Signs)
        for row in rows:
            table.add_row("", Text(row.sign, drawn.style_of(row.colour)), Text(row.said))
        return table

    def on_input_changed(self) -> None:
        """Find while typing."""
        self._show()

    def on_page_names_chosen(self, event: PageNames.Chosen) -> None:
        """To that page; what was typed is gone."""
        self._turn_to(event.number)

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """Scroll."""
        direction, by_page = SCROLLING[event.key]
        scrolled = self.query_one(VerticalScroll)
        scrolled.scroll_relative(y=direction * (max(1, scrolled.size.height - 1) if by_page else 1), animate=False)

    def action_turn(self, direction: int) -> None:
        """To the next page; what was typed is gone."""
        self._turn_to((self._at + direction) % len(self._pages))

    def _turn_to(self, number: int) -> None:
        self._at = number
        with self.prevent(LineInput.Changed):
            self.query_one(LineInput).value = ""
        self._show()

    def action_cancel(self) -> None:
        """Close."""
        if self.is_current:
            self.dismiss(None)


def working(screen: Screen[object]) -> dict[str, list[str]]:
    """The ids of the actions that do something on a screen as things stand, each with the keys that call it."""
    found: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        name = active.binding.id
        if name in BY_ID and active.enabled and not writes(screen, active.binding.key):
            found.setdefault(name, []).append(shown(active.binding.key))
    return found
