"""What drives the stories of the screen waits for all that a key leads to."""

from __future__ import annotations

import pytest
from app import running
from by_hand import quiet

from index.workspace import Workspace


async def test_what_drawing_asks_to_be_laid_out_anew_is_waited_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(workspace, (80, 24)) as story:
        screen = story.library
        draw, asks = screen._on_timer_update, [True, True]

        def drawn() -> None:
            draw()
            if asks:
                screen._layout_required = asks.pop()

        monkeypatch.setattr(screen, "_on_timer_update", drawn)
        await quiet(story.app)
        assert not asks and not screen._layout_required
