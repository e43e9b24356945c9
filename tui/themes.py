"""The three themes: dark and light for reading all day, and one that keeps its contrast on a terminal with 16
colours.
"""

from __future__ import annotations

from textual.theme import Theme

_MARKS_DARK = {
    "hit-bg": "#4b4122", "hit-fg": "#f3dc9a", "hit-now-bg": "#e2b55f", "hit-now-fg": "#15171b",
    "selection-bg": "#2f4a66", "selection-fg": "#eef2f6", "dim": "#7d8590", "rule": "#30353d",
    "same": "#7d8590", "edited": "#d8b26e", "restated": "#8ab4d8", "only": "#9ac29a", "differs": "#e08a8a",
    "lit-bg": "#232a33", "note-red": "#e08a8a", "note-green": "#9ac29a", "note-yellow": "#d8b26e",
    "note-blue": "#8ab4d8", "note-magenta": "#c59bd6", "note-cyan": "#7fc4c0",
}  # fmt: skip

_MARKS_LIGHT = {
    "hit-bg": "#f6e6b4", "hit-fg": "#4a3a00", "hit-now-bg": "#b3730b", "hit-now-fg": "#ffffff",
    "selection-bg": "#c5dcf2", "selection-fg": "#10202e", "dim": "#6a6f76", "rule": "#d5d3cc",
    "same": "#70757c", "edited": "#8a5a00", "restated": "#1f5f99", "only": "#2c6e34", "differs": "#a4302f",
    "lit-bg": "#eae7dd", "note-red": "#a4302f", "note-green": "#2c6e34", "note-yellow": "#8a5a00",
    "note-blue": "#1f5f99", "note-magenta": "#7a3d92", "note-cyan": "#0f6b6b",
}  # fmt: skip

_MARKS_CONTRAST = {
    "hit-bg": "#ffff00", "hit-fg": "#000000", "hit-now-bg": "#ffffff", "hit-now-fg": "#000000",
    "selection-bg": "#00ffff", "selection-fg": "#000000", "dim": "#c0c0c0", "rule": "#c0c0c0",
    "same": "#c0c0c0", "edited": "#ffff00", "restated": "#00ffff", "only": "#00ff00", "differs": "#ff0000",
    "lit-bg": "#0000ff", "note-red": "#ff0000", "note-green": "#00ff00", "note-yellow": "#ffff00",
    "note-blue": "#00ffff", "note-magenta": "#ff00ff", "note-cyan": "#00ffff",
}  # fmt: skip


def _cursor(background: str, foreground: str) -> dict[str, str]:
    return {
        "block-cursor-background": background,
        "block-cursor-foreground": foreground,
        "block-cursor-text-style": "none",
    }


THEMES = {
    "dark": Theme(
        name="dark", dark=True, background="#15171b", surface="#15171b", panel="#1d2026", foreground="#d5d5d0",
        primary="#8ab4d8", secondary="#7fc4c0", accent="#e2b55f", warning="#d8b26e", error="#e08a8a", success="#9ac29a",
        variables=_MARKS_DARK | _cursor("#2f4a66", "#eef2f6"),
    ),
    "light": Theme(
        name="light", dark=False, background="#faf9f5", surface="#faf9f5", panel="#f0eee7", foreground="#24272b",
        primary="#1f5f99", secondary="#0f6b6b", accent="#b3730b", warning="#8a5a00", error="#a4302f", success="#2c6e34",
        variables=_MARKS_LIGHT | _cursor("#c5dcf2", "#10202e"),
    ),
    "contrast": Theme(
        name="contrast", dark=True, background="#000000", surface="#000000", panel="#000000", foreground="#ffffff",
        primary="#00ffff", secondary="#00ffff", accent="#ffff00", warning="#ffff00", error="#ff0000", success="#00ff00",
        variables=_MARKS_CONTRAST | _cursor("#00ffff", "#000000"),
    ),
}  # fmt: skip
"""By the name that stands in config.yaml."""
