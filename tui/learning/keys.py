"""Sentences that name keys by what they do, so that they tell the user's own keys.

with_keys("{library.search} searches", {})                           # "/ searches"
with_keys("{library.search} searches", {"library.search": "f8"})     # "F8 searches"
"""

from __future__ import annotations

import re

from tui.keymap import BY_ID, keys_of

_NAMED = re.compile(r"\{([a-z_.]+)\}")


def with_keys(sentence: str, own: dict[str, str]) -> str:
    """The sentence with the first key of each action that it names by its id in braces."""
    return _NAMED.sub(lambda named: key_of(named[1], own), sentence)


def key_of(action_id: str, own: dict[str, str]) -> str:
    """The first key of an action, as people write it."""
    return keys_of(BY_ID[action_id], own)[0]
