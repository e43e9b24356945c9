"""From screen to screen: what is typed behind a key that opens one is meant for the screen it opens."""

from __future__ import annotations

import pytest
from app import Story, running
from textual import events

from index.annotations.grouping import Grouping
from index.catalogue.listing import Sorting
from index.workspace import Workspace
from tui.keymap import ACTIONS
from tui.screens.comparing.claims import ClaimsScreen
from tui.screens.comparing.comparison import ComparisonScreen
from tui.screens.notes.annotations import AnnotationsScreen


async def at_once(story: Story, *keys: str) -> None:
    """Keys that come faster than anything is done about them, as over a slow line."""
    for key in keys:
        story.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await story.settle()


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        (("m", "down", "m", "c"), ComparisonScreen),
        (("m", "down", "m", "down", "m", "c"), ClaimsScreen),
        (("A",), AnnotationsScreen),
    ],
)
async def test_the_next_key_is_for_the_screen_that_is_opened(
    workspace: Workspace, keys: tuple[str, ...], opened: type
) -> None:
    async with running(workspace) as story:
        await at_once(story, *keys, "o")  # which sorts the list of the library
        assert isinstance(story.app.screen, opened)
        assert story.library.listing.sorting == Sorting()
        if isinstance(story.app.screen, AnnotationsScreen):
            assert story.app.screen.grouping is not Grouping.REPORT
        await at_once(story, "q", "o")
        assert story.app.screen is story.library
        assert story.library.listing.sorting != Sorting()


async def test_every_key_of_the_library_is_answered(workspace: Workspace) -> None:
    async with running(workspace) as story:
        for action in ACTIONS:
            name = action.run.partition("(")[0]
            if name.startswith("screen.") or (action.scope == "library" and "." not in name):
                assert callable(getattr(story.library, f"action_{name.removeprefix('screen.')}")), action.id
