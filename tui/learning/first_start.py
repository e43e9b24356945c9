"""What a user sees at the very first start: one card, or one sentence where the command named a folder. And at a later
one that names none: which folder was open last, where it is another.

It is the first start while nothing is kept in the state folder; the first key that is pressed is kept there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from index import config
from tui.learning.keys import key_of, with_keys
from tui.safe_text import safe_line
from tui.screens.dialogs.card import Card
from tui.screens.dialogs.folder_dialog import shortened

if TYPE_CHECKING:
    from index.workspace.state_files import StateFiles
    from tui.app import DeraaApp

PURPOSE = "Reads a folder of news reports of the same events: who says what, and where they differ."
FIVE = (
    ("library.search", "search, in any spelling of a name"),
    ("list.choose", "read a report, at what was found"),
    ("article.annotate", "write a note on the sentence you are at"),
    ("library.compare", "compare the report with another"),
    ("library.help", "the keys that work where you are, and what the signs mean"),
)
"""The five actions that all else is found from."""

YOUR_OWN = "Your own reports, only ever read: {library.open_folder} here, or deraa-tui FOLDER"
LEARN = "Five minutes to try all of it, on a copy: deraa-tui tutorial"
HELLO = "{library.help} lists the keys that work here; deraa-tui tutorial shows the rest in five minutes."

AGAIN = "{library.open_folder} then Enter opens it again."


def show_card(app: DeraaApp) -> None:
    """Lay the card over the library."""
    settings = app.workspace.settings
    app.push_screen(Card("deraa-tui", _card(settings.folder, settings.keys)))


def say_hello(app: DeraaApp) -> None:
    """Say where help is, in one sentence that is in nobody's way."""
    app.tell(with_keys(HELLO, app.workspace.settings.keys))


def say_last_folder(app: DeraaApp, states: StateFiles) -> None:
    """Say which folder was open last, where it is not the one that is open because none was named."""
    settings = app.workspace.settings
    last = next(iter(states.recent()), settings.folder)
    if os.path.realpath(last) != os.path.realpath(settings.folder):
        app.tell(f"Open last: {_path(last)}; {with_keys(AGAIN, settings.keys)}")


def _card(folder: str, own: dict[str, str]) -> Group:
    is_sample = os.path.realpath(folder) == os.path.realpath(config.shipped("seeds"))
    where = "Open now: the sample, five reports of one truce" if is_sample else f"Open now: {_path(folder)}"
    keys = Table.grid(padding=(0, 2, 0, 0))
    for action_id, said in FIVE:
        keys.add_row("", Text(key_of(action_id, own), "bold"), Text(said))
    rest = Text("\n").join((Text(with_keys(YOUR_OWN, own)), Text(LEARN)))
    return Group(Text(PURPOSE), Text(), Text(where), Text(), keys, Text(), rest)


def _path(folder: str) -> str:
    return safe_line(shortened(folder))
