"""What can be done here and now, with its keys: for the list of commands and the menu of the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.keymap import BY_ID, LETTER, Action, shown
from tui.widgets.key_hints import usefulness

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

MOVING = ("up", "down", "page_up", "page_down", "half_up", "half_down", "top", "end", "first", "last", "left", "right")
"""What actions are called that go to what is beside; a menu, which is opened by pointing, does not offer them."""


class Offer(NamedTuple):
    """Something that can be done: its action, its keys as people write them, and the binding that does it."""

    action: Action
    keys: tuple[str, ...]
    active: ActiveBinding

    @property
    def needs_letter(self) -> bool:
        """Whether a letter is to be typed behind it."""
        return LETTER in self.active.binding.key.split()

    @property
    def moves(self) -> bool:
        """Whether it only goes to what is beside."""
        return self.action.id.partition(".")[2] in MOVING


def offers(screen: Screen[object]) -> list[Offer]:
    """All that works on a screen as things stand, what the user is at first. Two actions of one name are one offer."""
    keys: dict[str, list[str]] = {}
    by_label: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        action = BY_ID.get(active.binding.id or "")
        if action is not None and active.enabled and not (action.scope == "selecting" and action.hint == ""):
            by_label.setdefault(action.label, active)
            keys.setdefault(action.label, []).append(shown(active.binding.key))
    made = [
        Offer(BY_ID[active.binding.id or ""], tuple(dict.fromkeys(keys[label])), active)
        for label, active in by_label.items()
    ]
    return sorted(made, key=lambda offer: usefulness(offer.action.id))
