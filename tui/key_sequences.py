"""Commands of several keys: a number before a key (`5 j`), and one key after another (`g g`, `' a`). Pure.

A key of an action may be a sequence, its keys parted by blanks; `letter` in it stands for any letter or digit, which is
handed to the action. So the bindings that work here and now are all there is to know: a key that begins one of them
waits for the next.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from tui.actions.action import LETTER
from tui.keymap import BY_ID

_STEP = re.compile(r"(?<!\w)1\)$")
# The last argument of what goes a step, without its sign.

MOST_TIMES = 9_999
"""The highest number that can be typed: more rows or lines than anyone counts, and no key held down freezes the app."""


class Typed(NamedTuple):
    """What was typed of a command: its number (0 where there is none), its keys, and the letter that it was given.

    `is_whole` tells whether some binding has just these keys: `binding` is its key.
    """

    number: int = 0
    keys: tuple[str, ...] = ()
    letter: str = ""
    binding: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.keys)

    @property
    def is_whole(self) -> bool:
        """Whether it is a command, or goes on."""
        return bool(self.binding)


def typed(before: Typed, key: str, character: str | None, bound: Collection[str]) -> Typed | None:
    """What was typed with one key more, where the keys of `bound` work; None where that is no command and begins none.

    A digit that is bound to something is that key; 0 alone begins no number.
    """
    keys = (*before.keys, key)
    exact = " ".join(keys)
    if exact in bound:
        return Typed(before.number, keys, "", exact)
    if any(other.startswith(exact + " ") for other in bound):
        return Typed(before.number, keys)
    if before.keys and character is not None and character.isalnum():
        any_letter = " ".join((*before.keys, LETTER))
        if any_letter in bound:
            return Typed(before.number, keys, character, any_letter)
    if not before.keys and key.isascii() and key.isdigit() and (before.number or key != "0"):
        return Typed(min(before.number * 10 + int(key), MOST_TIMES))
    return None


def follow_ups(before: Typed, bound: Collection[str]) -> dict[str, str]:
    """For each key that may come next, the bound sequence it belongs to, the first of several."""
    start = "".join(f"{key} " for key in before.keys)
    found: dict[str, str] = {}
    for other in bound:
        if start and other.startswith(start):
            found.setdefault(other[len(start) :].partition(" ")[0], other)
    return found


def run_of(action_id: str, command: Typed, run: str) -> str:
    """What Textual calls for a command whose binding calls `run`: with the letter it was given, and by so many steps as
    its number says where it goes a step. What goes none knows no number, and is done once.

        run_of("list.down", Typed(5, ("j",), "", "j"), "move(1)")   # "move(5)"
    """
    run = run.replace(f"'{LETTER}'", f"'{command.letter}'")
    action = BY_ID.get(action_id)
    if not command.number or action is None:
        return run
    if action.counted:
        return action.counted.format(n=command.number)
    return _STEP.sub(f"{command.number})", run)
