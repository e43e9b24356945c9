"""The one way that text from a file reaches the terminal. Any string from outside may hold escape sequences that
set the clipboard or leave the screen, bidirectional overrides that show other words than are there, or markup that
runs an action.

`safe` maps one code point to one code point, so offsets hold. Where a widget wants styled text, it gets
`Content(safe(text))` or `Text(safe(text))`, never a plain string that would be read as markup.
"""

from __future__ import annotations

import re

SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"

_CONTROL = {code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_C1 = dict.fromkeys(range(0x80, 0xA0), SHOWN_INSTEAD)
_BIDI = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), SHOWN_INSTEAD)
_BREAKS = {0x09: " ", 0x2028: " ", 0x2029: " ", 0x85: " "}
_SOFT_HYPHEN = {0xAD: "\N{HYPHEN}"}  # terminals differ in its width; a hyphen has one
_APART = dict.fromkeys((0x200D, 0xFE0F, *range(0x1F3FB, 0x1F400)), "\N{ZERO WIDTH NON-JOINER}")
# Joined, a family of three faces takes two columns in one terminal and six in another; so do signs that a selector or a
# colour of skin makes wider. With a sign of no width between them they stand apart, in as many columns everywhere.
_ODD = dict.fromkeys((*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080), 0x200B, 0x2060, 0xFEFF), SHOWN_INSTEAD)
_SAFE = {**_CONTROL, **_C1, **_BIDI, **_SOFT_HYPHEN, **_APART, **_ODD, **_BREAKS}
_SUSPECT = re.compile("[" + "".join(f"\\U{code:08x}" for code in _SAFE) + "\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` as it may be drawn: same length, line feeds kept, everything else that could act on a terminal made
    visible.
    """
    if (text.isascii() and text.isprintable()) or _SUSPECT.search(text) is None:
        return text
    return _SURROGATE.sub(SHOWN_INSTEAD, text.translate(_SAFE))


def safe_line(text: str) -> str:
    """The same on one line: for titles, lists, toasts and the status line."""
    return safe(text).replace("\n", " ")
