"""The pictures of the documents, taken from the running reader on the sample: `make pictures`.

Each picture is what its keys lead to. Look at every one before you commit it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.segment import Segment
from terminal_svg import Screen, moving, still
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from index import clock, config
from index.workspace import Workspace
from tui.app import UNENDING, DeraaApp
from tui.themes import DARK

HERE = Path(__file__).parent
SIZE = (104, 30)
SECONDS = 3.0
"""How long each screen of the moving picture stands: time to find what has changed."""

MOST_BYTES = 300_000
"""All pictures together: a page of the documents must come at once, also over a slow line."""

DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
"""When the notes in the pictures are made."""


class Camera:
    """Presses keys and takes pictures."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before asked for is done; `"two words"` is typed."""
        for key in keys:
            typed = ["space" if c == " " else c for c in key[1:-1]] if key.startswith('"') else [key]
            await self.pilot.press(*typed)
            await self.settle()

    async def settle(self) -> None:
        """Wait until the reader waits for a key."""
        await self.pilot.pause()
        while working := [w for w in self.pilot.app.workers if w.group not in UNENDING and not w.is_finished]:
            with suppress(WorkerCancelled):  # by a newer one of its kind
                await working[0].wait()
            await self.pilot.pause()

    def taken(self) -> Screen:
        """What is on the screen."""
        strips = self.pilot.app.screen._compositor.render_strips()[: SIZE[1]]
        return [[s for s in strip if isinstance(s, Segment) and s.text] for strip in strips]


async def story(camera: Camera) -> dict[str, Screen]:
    """A quarter of an hour with the sample, and the screens worth showing."""
    taken = {}
    await camera.press("slash", '"deraa siege"', "down")
    taken["search"] = camera.taken()
    await camera.press("escape", "slash", '"deraa"', "enter", "n", "n", "n")
    taken["read"] = camera.taken()
    await camera.press("a", '"Who says so? Compare the other reports."', "tab", "tab", "right")
    taken["annotate"] = camera.taken()
    await camera.press("ctrl+s", "escape", "escape", "home", "down", "c", "enter", "d", "d")
    taken["compare"] = camera.taken()
    await camera.press("escape", "home", "m", "down", "m", "down", "m", "down", "m", "c")
    taken["claims"] = camera.taken()
    return taken


TITLES = {
    "search": "A search for “deraa siege”: hits in reports that write Daraa, each with its best passage",
    "read": "A report opened at a hit, its words marked",
    "annotate": "A note on a sentence, with its kind and tags",
    "compare": "Two reports side by side: signs in the margin tell what is the same, edited, or only on one side",
    "claims": "Four reports, claim by claim: who says what, and where facts differ",
}


async def draw() -> int:
    """Draw all; the value is how many bytes they have."""
    with tempfile.TemporaryDirectory() as folder, clock.set_still(DAY):
        settings = config.load(None, annotations=f"{folder}/notes", cache=f"{folder}/cache")
        workspace = Workspace(replace(settings, colours="true"))
        workspace.library.refresh()
        app = DeraaApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            camera = Camera(pilot)
            await camera.settle()
            begun = camera.taken()
            taken = await story(camera)
    ground = DARK["background"]
    pictures = {name: still(taken[name], ground, title) for name, title in TITLES.items()}
    title = "The reader: the list, a search in any spelling, a report at its hit, a note, a comparison, claims"
    pictures["tour"] = moving([begun, *taken.values()], ground, title, SECONDS)
    for name, picture in pictures.items():
        (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")
    return sum(len(picture.encode()) for picture in pictures.values())


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    size = asyncio.run(draw())
    print(f"{size:,} bytes")
    sys.exit(f"The pictures have more than {MOST_BYTES:,} bytes." if size > MOST_BYTES else 0)
