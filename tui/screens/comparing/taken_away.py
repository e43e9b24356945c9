"""A screen that can be taken away: asks for a file and writes what it shows there."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from index.errors import DeraaError
from index.loading.folder import root
from tui.output.taking_away import Forms, proposed, refused, write
from tui.safe_text import safe_line
from tui.screens.dialogs.take_away_dialog import TakeAwayDialog
from tui.screens.full_screen import FullScreen

if TYPE_CHECKING:
    from index.workspace import Workspace


class TakesAway(FullScreen):
    """A full screen over a `workspace` whose contents can be written to a file."""

    workspace: Workspace

    def take_away(self, forms: Forms, *names: str) -> None:
        """Ask for a file named after `names`, and write it in the form its ending says."""
        folder = root(self.workspace.folder)

        def answered(file: Path | None) -> None:
            if file is not None:
                self._write(file, forms)

        self.ask(TakeAwayDialog(proposed(*names), tuple(forms), lambda file: refused(file, forms, folder)), answered)

    @work(group="taking away")
    async def _write(self, file: Path, forms: Forms) -> None:
        try:
            await asyncio.to_thread(write, file, forms)
        except DeraaError as error:
            self.say(str(error), error=True)
        else:
            self.say(f"Written: {safe_line(str(file))}")
