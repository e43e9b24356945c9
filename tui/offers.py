"""What can be done here and now, with its keys: for the list of commands and the menu of the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.actions.action import LETTER, Action
from tui.keymap import BY_ID, shown
from tui.themes import NAMES
from tui.widgets.key_hints import usefulness

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

MOVING = ("up", "down", "page_up", "page_down", "half_up", "half_down", "top", "end", "first", "last", "left", "right")
"""What actions are called that go to what is beside; a menu, which is opened by pointing, does not offer them."""


class OneOfSome(NamedTuple):
    """One of what a key goes through step by step: its name, what it is in words, and what comes to it at once."""

    name: str
    label: str
    run: str


CHOICES = {
    "app.theme": tuple(OneOfSome(name, f"Theme {name}", f"set_theme('{name}')") for name in NAMES),
    "library.spacing": (
        OneOfSome("none", "No empty line between paragraphs", "set_spacing(0)"),
        OneOfSome("one", "One empty line between paragraphs", "set_spacing(1)"),
        OneOfSome("two", "Two empty lines between paragraphs", "set_spacing(2)"),
    ),
    "claims.filter": (
        OneOfSome("all", "All claims", "filter_to(0)"),
        OneOfSome("several", "Claims of several reports", "filter_to(1)"),
        OneOfSome("differ", "Claims in which facts differ", "filter_to(2)"),
    ),
}
"""What is offered by name where a key only steps, and its parts have no keys of their own."""


class Offer(NamedTuple):
    """Something that can be done: its action, its keys as people write them, and the binding that does it. Of an action
    that steps it may be `one` of what it goes through, which has no key.
    """

    action: Action
    keys: tuple[str, ...]
    active: ActiveBinding
    one: OneOfSome | None = None

    @property
    def name(self) -> str:
        """What it is called in the settings: `app.theme`; one of some with its own name, `app.theme light`."""
        return f"{self.action.id} {self.one.name}" if self.one else self.action.id

    @property
    def label(self) -> str:
        """What it does, in words."""
        return self.one.label if self.one else self.action.label

    @property
    def run(self) -> str:
        """What Textual calls."""
        return self.one.run if self.one else self.active.binding.action

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


def by_name(screen: Screen[object]) -> list[Offer]:
    """The same, with what has no key and is called by its name; it stands behind what goes on to it step by step."""
    listed: list[Offer] = []
    for offer in offers(screen):
        listed += [offer, *(offer._replace(keys=(), one=one) for one in CHOICES.get(offer.action.id, ()))]
    return listed
