"""The line of keys that work now, made from the active bindings; a click on one does what the key does. While a command
of several keys is typed, what was typed of it and which keys may follow stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rich.text import Text
from textual import events
from textual.screen import Screen
from textual.widget import Widget

from tui.actions.action import Action
from tui.drawing.graphemes import width_of
from tui.keymap import ACTIONS, BY_ID, shown

_ORDER = {action.id: number for number, action in enumerate(ACTIONS)}
_FIRST = {"selecting": 0, "dialog": 0, "note": 1, "notes": 1, "article": 1, "list": 1} | dict.fromkeys(
    ("comparison", "claims", "annotations"), 1
)
"""Which scope's keys come first: those of what has the focus, then those of the screen."""


FOREMOST = ("note.place", "note.reject", "article.annotate", "comparison.annotate")
"""What waits for an answer, and what a selection is made for: shown before all else, so that it can be clicked on a
narrow screen too.
"""


WAYS_OUT = ("leave", "cancel", "back", "quit")
"""What actions are called that lead out of where the user is; those that do the same are one hint with all their keys.
"""
LASTING = (*WAYS_OUT, "help")
"""What stands at the end of the line however narrow it is: the ways out, and the way to all the other keys."""

GAP = 2
"""Columns between two hints."""


class Hint(NamedTuple):
    """A key (or several), the word for what it does, and the action."""

    keys: str
    word: str
    action_id: str

    @property
    def width(self) -> int:
        """The columns it takes, with the gap behind it."""
        return width_of(self.keys) + 1 + width_of(self.word) + GAP


class KeyHints(Widget):
    """One row at the bottom of a screen."""

    COMPONENT_CLASSES = {"hints--key", "hints--word"}
    ALLOW_SELECT = False

    def __init__(self, word: Callable[[Action], str] = lambda action: action.hint) -> None:
        """`word` gives the word for an action as things stand; none keeps it out of the line."""
        super().__init__()
        self._word = word
        self._columns: list[tuple[int, int, str]] = []
        self._shown: list[Hint] = []
        self._typed = ""
        self._follow: list[Hint] = []

    def on_mount(self) -> None:
        """Follow the bindings."""
        self._shown = self._hints()
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._update())

    def _update(self) -> None:
        if not self.screen.is_active:
            return  # below a dialog, keys that act on "the screen" would be asked of the dialog
        hints = self._hints()
        if hints != self._shown:
            self._shown = hints
            self.refresh()

    def show_typed(self, typed: str, follow: Mapping[str, str]) -> None:
        """Show what was typed of a command and the keys that may follow, each with its action's id; nothing typed shows
        the keys that work.
        """
        self._typed = typed
        self._follow = [Hint(shown(key), _word(BY_ID[name]), name) for key, name in follow.items() if name in BY_ID]
        self.refresh()

    def render(self) -> Text:
        """The keys that fit, the most useful first."""
        key_style = self.get_component_rich_style("hints--key", partial=True)
        word_style = self.get_component_rich_style("hints--word", partial=True)
        line, at = Text(" ", no_wrap=True, end=""), 1
        self._columns = []
        if self._typed:
            line.append(self._typed, key_style).append(" …  " if self._follow else " …", word_style)
            at += width_of(self._typed) + 4
        for hint in self._follow if self._typed else self._fitting():
            self._columns.append((at, at + hint.width - GAP, hint.action_id))
            line.append(hint.keys, key_style).append(f" {hint.word}  ", word_style)
            at += hint.width
        return line

    def _fitting(self) -> list[Hint]:
        """The hints there is room for; those that last always."""
        lasting = [hint for hint in self._shown if _lasts(hint.action_id)]
        fitting: list[Hint] = []
        room = self.size.width - 2 + GAP - sum(hint.width for hint in lasting)
        for hint in self._shown[: len(self._shown) - len(lasting)]:
            room -= hint.width
            if room < 0:
                break
            fitting.append(hint)
        return fitting + lasting

    def _hints(self) -> list[Hint]:
        found: dict[str, list[str]] = {}
        for active in self.screen.active_bindings.values():
            name = active.binding.id
            key = active.binding.key
            if " " in key or name not in BY_ID or not active.enabled:
                continue
            if self._word(BY_ID[name]) and not writes(self.screen, key):
                found.setdefault(name, []).append(shown(key))
        lasting: dict[str, Hint] = {}
        hints = []
        for name in sorted(found, key=usefulness):
            hint = Hint(found[name][0], self._word(BY_ID[name]), name)
            if not _lasts(name):
                hints.append(hint)
            elif _kind(name) not in WAYS_OUT:
                lasting.setdefault(hint.word, hint)
            else:
                before = lasting.get(hint.word, hint._replace(keys=""))
                lasting[hint.word] = before._replace(keys=" ".join((before.keys, *found[name])).strip())
        return [*hints, *lasting.values()]

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        for start, end, action_id in self._columns:
            if start <= event.x < end:
                for active in self.screen.active_bindings.values():
                    if active.binding.id == action_id:
                        await self.app.run_action(active.binding.action, active.node)
                        return


def worded(words: Mapping[str, str]) -> Callable[[Action], str]:
    """The words of a line of keys where some actions, by their ids, do something particular: Enter that narrows."""
    return lambda action: words.get(action.id, action.hint)


def writes(screen: Screen[object], key: str) -> bool:
    """Whether a key writes a letter where the focus of a screen is, whatever it is bound to."""
    focused, letter = screen.focused, shown(key)
    return focused is not None and letter.isascii() and len(letter) == 1 and focused.check_consume_key(key, letter)


def _word(action: Action) -> str:
    """What an action is called among those that may follow."""
    return action.hint or action.label.partition(";")[0].partition(":")[0]


def _kind(name: str) -> str:
    return name.partition(".")[2]


def _lasts(name: str) -> bool:
    return _kind(name) in LASTING


def usefulness(name: str) -> tuple[int, bool, int, int]:
    """Where an action stands among others: what waits for an answer first, the ways out last."""
    scope = BY_ID[name].scope
    last = LASTING.index(_kind(name)) + 1 if _lasts(name) else 0
    return (last, name not in FOREMOST, _FIRST.get(scope, 3) + (scope == "app"), _ORDER[name])
