"""The user's own keys: which actions there are none of, and which of them are given to two actions at once."""

from __future__ import annotations

from collections.abc import Iterable

from tui.keymap import ACTIONS, BY_ID, keys_of


def clash(own: dict[str, str]) -> tuple[str, str, str] | None:
    """A key that the user's settings give to an action where another has it already, or begins a sequence with it, with
    both names; None when there is none.
    """
    for name in filter(BY_ID.__contains__, own):
        for other in ACTIONS:
            if other.id != name and _meet(BY_ID[name].scope, other.scope):
                theirs = keys_of(other, own)
                taken = [key for key in keys_of(BY_ID[name], own) if any(_bars(key, their) for their in theirs)]
                if taken:
                    return min(taken), name, other.id
    return None


def _bars(key: str, other: str) -> bool:
    """Whether of two keys one is never come to, for the other is the same or begins it."""
    return key == other or key.startswith(f"{other} ") or other.startswith(f"{key} ")


def _meet(one: str, other: str) -> bool:
    """Whether the keys of two scopes work at once: the app's everywhere, the library's also in its list and text."""
    both = {one, other}
    return one == other or "app" in both or ("library" in both and both <= IN_LIBRARY)


IN_LIBRARY = frozenset(("library", "list", "timeline", "article", "selecting", "note", "notes"))


def unknown(names: Iterable[str]) -> list[str]:
    """The names in the user's keys that no action goes by."""
    return [name for name in names if name not in BY_ID]
