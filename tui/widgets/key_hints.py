"""The line of keys that work now, made from the active bindings; a click on one does what the key does."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widget import Widget

from tui.keymap import ACTIONS, BY_ID, shown

_ORDER = {action.id: place for place, action in enumerate(ACTIONS)}
_FIRST = {"selecting": 0, "dialog": 0, "note": 1, "notes": 1, "article": 1, "list": 2} | dict.fromkeys(
    ("comparison", "claims", "annotations"), 1
)
"""Which place's keys come first: those of what has the focus, then those of the screen."""


FOREMOST = ("note.place", "note.reject", "article.annotate", "comparison.annotate")
"""What waits for an answer, and what a selection is made for: shown before all else, so that it can be clicked on a
narrow screen too.
"""


GAP = 2
"""Columns between two hints."""


class KeyHints(Widget):
    """One row at the bottom of a screen."""

    COMPONENT_CLASSES = {"hints--key", "hints--word"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []
        self._shown: list[tuple[str, str]] = []

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

    def render(self) -> Text:
        """The keys that fit, the most useful first."""
        key_style = self.get_component_rich_style("hints--key", partial=True)
        word_style = self.get_component_rich_style("hints--word", partial=True)
        line, at = Text(" ", no_wrap=True, end=""), 1
        self._places = []
        for key, action_id in self._fitting():
            word = BY_ID[action_id].hint
            width = cell_len(key) + 1 + cell_len(word)
            self._places.append((at, at + width, action_id))
            line.append(key, key_style).append(f" {word}  ", word_style)
            at += width + 2
        return line

    def _fitting(self) -> list[tuple[str, str]]:
        """The hints there is room for, and always the one that leads to all the others."""
        helps = [hint for hint in self._shown if hint[1].endswith(".help")][:1]
        fitting: list[tuple[str, str]] = []
        room = self.size.width - 1 - sum(map(_width, helps))
        for hint in self._shown:
            room -= 0 if hint in helps else _width(hint)
            if room < -GAP:
                break
            fitting.append(hint)
        return fitting if set(helps) <= set(fitting) else [*fitting, *helps]

    def _hints(self) -> list[tuple[str, str]]:
        found: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            name = active.binding.id
            if name in BY_ID and BY_ID[name].hint and active.enabled and name not in found:
                found[name] = shown(active.binding.key)
        order = sorted(found, key=_usefulness)
        return [(found[name], name) for name in order]

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        for start, end, action_id in self._places:
            if start <= event.x < end:
                for active in self.screen.active_bindings.values():
                    if active.binding.id == action_id:
                        await self.app.run_action(active.binding.action, active.node)
                        return


def _width(hint: tuple[str, str]) -> int:
    key, action_id = hint
    return cell_len(key) + 1 + cell_len(BY_ID[action_id].hint) + GAP


def _usefulness(name: str) -> tuple[bool, int, int]:
    return (name not in FOREMOST, _FIRST.get(BY_ID[name].place, 3), _ORDER[name])
