"""What is particular about one start of the app: what accompanies it, and what it keeps apart from the user's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


def _alone(_: Any) -> None:
    """Nothing accompanies the start."""


class Start(NamedTuple):
    """A start; as it stands the usual one.

    `begin` is called with the app once its first screen is shown. `only_here` says in a sentence why no other folder
    can be opened, where that is so. `takes_away_into` is the folder that is proposed for files, empty for the home.
    """

    begin: Callable[[Any], None] = _alone
    only_here: str = ""
    takes_away_into: Path | None = None


USUAL = Start()
