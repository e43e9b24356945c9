"""Writing what a screen shows to a file: asks where, and writes it in the form that the file's ending names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.errors import DeraaError
from index.loading.folder import root
from tui.output.taking_away import Forms, proposed, refused, write
from tui.safe_text import safe_line
from tui.screens.controlling import Host, background
from tui.screens.dialogs.take_away_dialog import TakeAwayDialog

if TYPE_CHECKING:
    from index.workspace import Workspace


class AsksForFile(Host, Protocol):
    """A screen that opens dialogs."""

    @property
    def takes_away_into(self) -> Path | None:
        """The folder that is proposed for files; None for the user's home."""

    def ask(self, dialog: TakeAwayDialog, answered: Callable[[Path | None], None]) -> None:
        """Ask for a file."""


class TakingAway:
    """Takes away what a screen over a workspace shows."""

    def __init__(self, workspace: Workspace, screen: AsksForFile) -> None:
        self.workspace, self.screen = workspace, screen

    def ask(self, forms: Forms, *names: str, said: str = "") -> None:
        """Ask for a file named after `names`, and write it in the form its ending says; `said` is what is written,
        where the screen does not show it.
        """
        folder = root(self.workspace.folder)

        def answered(file: Path | None) -> None:
            if file is not None:
                self._write(file, forms)

        file = proposed(*names, ending=next(iter(forms)), into=self.screen.takes_away_into)
        dialog = TakeAwayDialog(file, tuple(forms), lambda file: refused(file, forms, folder), said)
        self.screen.ask(dialog, answered)

    @background("taking away")
    async def _write(self, file: Path, forms: Forms) -> None:
        try:
            await asyncio.to_thread(write, file, forms)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
        else:
            self.screen.say(f"Written: {safe_line(str(file))}")
