"""Help: what works here, with its keys, from the one list of actions."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from index.search.query.fields import Asks, asking
from tui.keymap import ACTIONS, bindings, keys_of
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints

SCOPES = {
    "library": "Everywhere in the library",
    "list": "In a list",
    "article": "Reading",
    "selecting": "While selecting",
    "line": "In a line that is typed into",
    "note": "A note, from the text or beside it",
    "notes": "In the notes beside the text",
    "comparison": "Comparing",
    "claims": "Several reports, claim by claim",
    "annotations": "All annotations",
    "searches": "Among your searches",
    "spelling": "On a spelling, when narrowing",
    "dialog": "In a dialog",
    "app": "Always",
}

SEARCH = (
    ("deraa siege", "both words first, then either"),
    ('"rebel district"', "exactly these words in a row"),
    ("siege AND russia, OR, -word", "both, either, without"),
    ("mort*   =mortar   mortr~", "a beginning, exactly as typed, spelled nearly so"),
    (" ".join(f"{name}:" for name in asking(Asks.WORDS)), "words in that part only"),
    (" ".join(f"{name}:" for name in asking(Asks.VALUE)), "what is known of the report"),
    ("date:2021-09  before:  after:", "by date; 2021-08..2021-09 is a period"),
    ("tag: kind: note: has:note", "by your own annotations"),
)


SIGNS = (
    ("=", "the same words on the other side"),
    ("~", "edited; the words that differ are coloured"),
    ("≈", "of the same matter, in words of its own"),
    ("< >", "only this report says it"),
    ("!", "a fact differs: x goes there, l lists all"),
    ("·", "in a table of claims: this report lacks it"),
    ("hard, update, soft", "plainly of the same; perhaps the newer figure; perhaps of something else"),
)
"""What stands beside sentences that are compared."""


KEYS_WIDTH, QUERY_WIDTH = 20, 30
"""Columns for what is pressed or typed; what it does stands beside it, however many rows it takes."""


class HelpDialog(ModalScreen[None]):
    """Keys by scope, that at hand first."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, under: Screen[object], own: dict[str, str]) -> None:
        super().__init__()
        self._first = {
            active.binding.id.partition(".")[0] for active in under.active_bindings.values() if active.binding.id
        }
        self._own = own

    def compose(self) -> ComposeResult:
        """One column to scroll through."""
        with Vertical(id="dialog", classes="-help"):
            yield Label("Keys", id="quote")
            with VerticalScroll():
                yield Static(self._text())
            yield KeyHints()

    def _text(self) -> Group:
        parts: list[RenderableType] = []
        for scope in sorted(SCOPES, key=lambda p: p not in self._first):
            keys = [
                (safe_line(", ".join(keys_of(action, self._own))), action.label)
                for action in ACTIONS
                if action.scope == scope
            ]
            if scope in ("comparison", "claims") and scope in self._first:
                parts += [Text("The signs", "bold"), _table(SIGNS, KEYS_WIDTH), Text()]
            parts += [Text(SCOPES[scope], "bold"), _table(keys, KEYS_WIDTH), Text()]
        return Group(*parts, Text("Searching", "bold"), _table(SEARCH, QUERY_WIDTH))

    def action_cancel(self) -> None:
        """Close."""
        if self.is_current:
            self.dismiss(None)


def _table(rows: Iterable[tuple[str, str]], width: int) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=2)
    table.add_column(width=width)
    table.add_column(ratio=1)
    for left, right in rows:
        table.add_row("", Text(left), Text(right))
    return table
