"""The themes: dark and light for reading all day, contrast for tired eyes, terminal for those who have chosen the
colours of their terminal with care.

Each has tones of its own for each depth of colour (`tui/colour_depth.py`): of 256 colours those on the cube and the
ramp of greys, which are drawn as they are meant; of sixteen those that are legible in the palettes of common terminals,
and what they cannot say, bold, underlined and reversed say. Every tone of words has a contrast of 4.5 at least on every
ground that they can stand on (WCAG 2.2, 1.4.3), and gold is for what a search has found alone:
`tests/screens/test_themes.py` holds both.
"""

from __future__ import annotations

from textual.theme import Theme

from tui.colour_depth import Depth

Tones = dict[str, str]

NAMES = ("dark", "light", "contrast", "terminal")
"""By the name that stands in config.yaml, in the order of the key that goes on to the next."""

DARK: Tones = {
    "background": "#15171b", "panel": "#1d2026", "lit": "#28303b", "rule": "#363c45",
    "foreground": "#d5d5d0", "dim": "#99a1ac", "primary": "#8ab4d8",
    "edited": "#e0a477", "restated": "#8ab4d8", "only": "#9ac29a", "differs": "#e89090",
    "red": "#e89090", "green": "#9ac29a", "yellow": "#cfcf8a", "blue": "#8ab4d8", "magenta": "#c9a0da",
    "cyan": "#7fc4c0",
    "hit": "#f3dc9a", "hit-ground": "#4b4122", "hit-now": "#15171b", "hit-now-ground": "#e2b55f",
    "chosen": "#eef2f6", "chosen-ground": "#2f4a66",
}  # fmt: skip
"""`lit` is the ground of what is in focus but not of the cursor; `chosen` that of the cursor and of a selection; `red`
to `cyan` are the kinds of notes; `edited` to `differs` what a comparison tells of a sentence.
"""

LIGHT: Tones = {
    "background": "#faf9f5", "panel": "#f0eee7", "lit": "#e4e0d4", "rule": "#d5d3cc",
    "foreground": "#24272b", "dim": "#585d64", "primary": "#1f5f99",
    "edited": "#8a4b12", "restated": "#1f5f99", "only": "#24622c", "differs": "#a12c2b",
    "red": "#a12c2b", "green": "#24622c", "yellow": "#665a00", "blue": "#1f5f99", "magenta": "#7a3d92",
    "cyan": "#0b6060",
    "hit": "#4a3a00", "hit-ground": "#f6e6b4", "hit-now": "#1a1400", "hit-now-ground": "#e3b341",
    "chosen": "#10202e", "chosen-ground": "#c5dcf2",
}  # fmt: skip

CONTRAST: Tones = {
    "background": "#000000", "panel": "#000000", "lit": "#00005f", "rule": "#d0d0d0",
    "foreground": "#ffffff", "dim": "#d0d0d0", "primary": "#5fffff",
    "edited": "#ffaf5f", "restated": "#5fffff", "only": "#5fff5f", "differs": "#ff8787",
    "red": "#ff8787", "green": "#5fff5f", "yellow": "#ffff87", "blue": "#87d7ff", "magenta": "#ff87ff",
    "cyan": "#5fffff",
    "hit": "#000000", "hit-ground": "#ffd700", "hit-now": "#000000", "hit-now-ground": "#ffffff",
    "chosen": "#000000", "chosen-ground": "#00ffff",
}  # fmt: skip
"""Of the cube alone, so that it needs no other tones for 256 colours."""

DARK_256: Tones = {
    "background": "#121212", "panel": "#1c1c1c", "lit": "#303030", "rule": "#3a3a3a",
    "foreground": "#d7d7d7", "dim": "#a8a8a8", "primary": "#87afd7",
    "edited": "#d7875f", "restated": "#87afd7", "only": "#87af87", "differs": "#ff8787",
    "red": "#ff8787", "green": "#87af87", "yellow": "#d7d787", "blue": "#87afd7", "magenta": "#d7afd7",
    "cyan": "#87d7d7",
    "hit": "#ffd787", "hit-ground": "#444444", "hit-now": "#121212", "hit-now-ground": "#d7af5f",
    "chosen": "#ffffff", "chosen-ground": "#5f5f87",
}  # fmt: skip
"""The cube has no dark gold and no dark blue that is not loud: hits stand on grey."""

LIGHT_256: Tones = {
    "background": "#ffffff", "panel": "#eeeeee", "lit": "#e4e4e4", "rule": "#d0d0d0",
    "foreground": "#262626", "dim": "#585858", "primary": "#005faf",
    "edited": "#875f00", "restated": "#005faf", "only": "#005f00", "differs": "#af0000",
    "red": "#af0000", "green": "#005f00", "yellow": "#5f5f00", "blue": "#005faf", "magenta": "#870087",
    "cyan": "#005f5f",
    "hit": "#262626", "hit-ground": "#ffd787", "hit-now": "#121212", "hit-now-ground": "#d7af5f",
    "chosen": "#121212", "chosen-ground": "#afd7ff",
}  # fmt: skip

DARK_16: Tones = {
    "background": "ansi_black", "panel": "ansi_black", "lit": "ansi_black", "rule": "ansi_bright_black",
    "foreground": "ansi_bright_white", "dim": "ansi_white", "primary": "ansi_bright_cyan",
    "edited": "ansi_bright_cyan", "restated": "ansi_bright_white", "only": "ansi_bright_green",
    "differs": "ansi_bright_red",
    "red": "ansi_bright_red", "green": "ansi_bright_green", "yellow": "ansi_bright_white", "blue": "ansi_bright_cyan",
    "magenta": "ansi_bright_white", "cyan": "ansi_bright_cyan",
    "hit": "ansi_bright_yellow", "hit-ground": "ansi_black", "hit-now": "ansi_black", "hit-now-ground": "ansi_white",
    "chosen": "ansi_black", "chosen-ground": "ansi_cyan",
}  # fmt: skip
"""Grounds are of the darker eight: the Linux console has no others. Blue and magenta are too dark in most palettes."""

LIGHT_16: Tones = {
    "background": "ansi_bright_white", "panel": "ansi_bright_white", "lit": "ansi_bright_white", "rule": "ansi_white",
    "foreground": "ansi_black", "dim": "ansi_black", "primary": "ansi_blue",
    "edited": "ansi_black", "restated": "ansi_blue", "only": "ansi_black", "differs": "ansi_black",
    "red": "ansi_black", "green": "ansi_black", "yellow": "ansi_black", "blue": "ansi_blue", "magenta": "ansi_black",
    "cyan": "ansi_blue",
    "hit": "ansi_black", "hit-ground": "ansi_cyan", "hit-now": "ansi_bright_white", "hit-now-ground": "ansi_black",
    "chosen": "ansi_bright_white", "chosen-ground": "ansi_blue",
}  # fmt: skip
"""On white, and on the grey that the Linux console has for it, black and blue alone are legible everywhere."""

TERMINAL: Tones = {
    "background": "ansi_default", "panel": "ansi_default", "lit": "ansi_default", "rule": "ansi_bright_black",
    "foreground": "ansi_default", "dim": "ansi_default", "primary": "ansi_default",
    "edited": "ansi_default", "restated": "ansi_default", "only": "ansi_default", "differs": "ansi_default",
    "red": "ansi_red", "green": "ansi_green", "yellow": "ansi_yellow", "blue": "ansi_blue", "magenta": "ansi_magenta",
    "cyan": "ansi_cyan",
    "hit": "ansi_default", "hit-ground": "ansi_default", "hit-now": "ansi_default", "hit-now-ground": "ansi_default",
    "chosen": "ansi_default", "chosen-ground": "ansi_default",
}  # fmt: skip
"""Every word in the terminal's own colour on its own ground, be it dark or light; colours are for signs of one column,
whose shape says the same.
"""

BY_GROUND = {"hit": "bold", "hit-now": "bold", "chosen": "none", "blurred": "none", "lit": "none"}
"""How what is told by a ground is set besides; hits are bold, to be seen in the row of the cursor too. `blurred` is the
cursor's row while the focus is elsewhere.
"""
BY_STYLE = {
    "hit": "bold underline", "hit-now": "bold reverse", "chosen": "reverse", "blurred": "underline", "lit": "bold",
}  # fmt: skip
BY_BOTH = BY_STYLE | {"hit-now": "bold", "chosen": "none"}
"""Of sixteen colours there is a ground for the cursor, and none between that and the screen's."""


def tones_of(depth: Depth) -> dict[str, tuple[Tones, Tones]]:
    """By the name of each theme, its tones at a depth and how what is told by a ground is set besides."""
    match depth:
        case Depth.TRUE:
            told = {"dark": (DARK, BY_GROUND), "light": (LIGHT, BY_GROUND), "contrast": (CONTRAST, BY_GROUND)}
        case Depth.PALETTE:
            told = {"dark": (DARK_256, BY_GROUND), "light": (LIGHT_256, BY_GROUND), "contrast": (CONTRAST, BY_GROUND)}
        case Depth.SIXTEEN:
            strong = DARK_16 | {"dim": "ansi_bright_white"}
            told = {"dark": (DARK_16, BY_BOTH), "light": (LIGHT_16, BY_BOTH), "contrast": (strong, BY_BOTH)}
        case Depth.NONE:
            told = dict.fromkeys(NAMES[:-1], (TERMINAL, BY_STYLE))
    return {**told, "terminal": (TERMINAL, BY_STYLE)}


def themes_of(depth: Depth) -> dict[str, Theme]:
    """The themes, by their names, in the tones of a depth."""
    return {name: theme_of(name, *told) for name, told in tones_of(depth).items()}


def theme_of(name: str, tones: Tones, styles: dict[str, str]) -> Theme:
    """A theme for Textual: its own names for some tones, and ours for the others as variables of the style sheet."""
    ours = ("dim", "rule", "edited", "restated", "only", "differs", "lit", "hit", "hit-now")
    variables = {tone: tones[tone] for tone in ours}
    variables |= {f"{tone}-ground": tones[f"{tone}-ground"] for tone in ("hit", "hit-now")}
    variables |= {f"note-{colour}": tones[colour] for colour in ("red", "green", "yellow", "blue", "magenta", "cyan")}
    variables |= {f"{name}-style": style for name, style in styles.items()}
    return Theme(
        name=name,
        dark=name != "light",
        ansi=tones["background"].startswith("ansi"),
        background=tones["background"],
        panel=tones["panel"],
        foreground=tones["foreground"],
        primary=tones["primary"],
        surface=tones["background"],
        secondary=tones["cyan"],
        accent=tones["primary"],
        warning=tones["edited"],
        error=tones["differs"],
        success=tones["only"],
        variables=variables | _of_textual(tones, styles),
    )


def _of_textual(tones: Tones, styles: dict[str, str]) -> Tones:
    """What Textual's own widgets take from a theme: grounds, the cursor of lists, and what is typed into."""
    return {
        "panel": tones["panel"],
        "surface": tones["background"],
        "ansi-background": tones["background"],
        "ansi-foreground": tones["foreground"],
        "block-cursor-background": tones["chosen-ground"],
        "block-cursor-foreground": tones["chosen"],
        "block-cursor-text-style": styles["chosen"],
        "input-cursor-background": tones["background"],
        "input-cursor-foreground": tones["foreground"],
        "input-cursor-text-style": "reverse",
        "input-selection-background": tones["chosen-ground"],
        "input-selection-foreground": tones["chosen"],
        "screen-selection-background": tones["chosen-ground"],
        "screen-selection-foreground": tones["chosen"],
        "text-muted": tones["dim"],
        "text-disabled": tones["dim"],
    }
