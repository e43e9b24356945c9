"""What stands for a character in markup: `&amp;`, `&#8217;`."""

from __future__ import annotations

import html
import re

_NO_CHARACTER = re.compile("&#[0-9]{20,}+;?")
"""A number that no character has, of more digits than anybody writes; Python refuses to read one of 4,300."""


def unescaped(text: str) -> str:
    """The text with the characters that are meant."""
    return html.unescape(with_characters_only(text))


def with_characters_only(markup: str) -> str:
    """The markup with the sign for "no character" in place of numbers without bound, as a browser shows them."""
    return _NO_CHARACTER.sub("\ufffd", markup)
