"""Every action with its name, keys and words, from every part of the reader: bindings, key hints, help, palette and
`config` are made from it.

A user's own keys name an action by its id (`article.annotate: a,f8` under `keys:` in config.yaml). A key may be a
sequence, its keys parted by blanks (`g g`); `letter` in it stands for any one (`tui/key_sequences.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from tui.actions.action import LETTER, Action
from tui.actions.all_notes import ALL_NOTES
from tui.actions.comparing import COMPARING
from tui.actions.dialogs import DIALOGS
from tui.actions.everywhere import EVERYWHERE
from tui.actions.library import LIBRARY
from tui.actions.reading import READING

ACTIONS = (*EVERYWHERE, *LIBRARY, *READING, *COMPARING, *ALL_NOTES, *DIALOGS)

BY_ID = {action.id: action for action in ACTIONS}

_KEY_NAMES = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "pagedown": "PgDn",
    "pageup": "PgUp", "escape": "Esc", "enter": "Enter", "space": "Space", "delete": "Del", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "home": "Home", "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab",
    "plus": "+", "minus": "-", "apostrophe": "'", "quotation_mark": '"', "asterisk": "*", "exclamation_mark": "!",
    "colon": ":", "comma": ",", "less_than_sign": "<", "greater_than_sign": ">", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "left_parenthesis": "(", "right_parenthesis": ")", LETTER: "a–z",
}  # fmt: skip


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a widget or screen."""
    return [
        Binding(a.keys, a.run, a.label, show=bool(a.hint), id=a.id, priority=a.id == "app.quit")
        for a in ACTIONS
        if a.scope == scope
    ]


def keys_of(action: Action, own: Mapping[str, str]) -> list[str]:
    """An action's keys as people write them, the user's own instead of ours."""
    return [shown(key) for key in own.get(action.id, action.keys).split(",")]


def shown(key: str) -> str:
    """A key's name as it is written on screen; of a sequence the keys in a row."""
    key = key.strip()
    if " " in key:
        return " ".join(map(shown, key.split()))
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    if key.startswith("alt+"):
        return f"Alt+{shown(key[4:])}"
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key
