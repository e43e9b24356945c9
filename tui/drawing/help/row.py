"""One row of help."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What is pressed, typed or seen, and what is said of it; `colour` is the theme's name for the colour of a sign.
    By `further` words it is found, and they are not shown.
    """

    sign: str
    said: str
    colour: str = ""
    further: str = ""
