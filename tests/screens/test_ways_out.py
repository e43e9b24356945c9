"""Every screen and dialog can be left: by `Esc` or `q`, up one level, and by a click on the line of keys, which shows
the way out however narrow it is.
"""

from __future__ import annotations

import pytest
from app import Story, running

from index.workspace import Workspace
from tui.keymap import BY_ID
from tui.widgets.key_hints import LASTING, WAYS_OUT, KeyHints, _kind

READING = ("enter",)
IN = {
    "reading": READING,
    "selecting": (*READING, "v"),
    "finding": (*READING, "f"),
    "searching": ("slash",),
    "comparing": ("c", "enter"),
    "conflicts": ("c", "down", "enter", "l"),
    "claims": ("m", "down", "m", "down", "m", "c"),
    "notes": ("A",),
    "searching notes": ("A", "slash"),
    "choosing": ("c",),
    "narrowing": ("b",),
    "searches": ("S",),
    "about": ("i",),
    "help": ("question_mark",),
    "note": (*READING, "a"),
    "hits": ("slash", *"siege", "down"),
    "alike": ("L",),
}
"""The keys that lead somewhere, the last of them to be taken back."""


def where(story: Story) -> tuple[object, ...]:
    """Which screen, what has the focus there, and what else Escape takes back."""
    library = story.library
    asked = library.search_pane.line.value, library.listing.shows_alike
    focused = story.app.focused.id if story.app.focused else None
    return len(story.app.screen_stack), focused, library.reading.view.selection, asked


def line_of_keys(story: Story) -> KeyHints:
    story.text()  # what stands where is known once it is drawn
    return story.app.screen.query_one(KeyHints)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("place", IN)
async def test_a_click_leads_out(workspace: Workspace, place: str, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.press("down")
        start = where(story)
        *before, last = IN[place]
        await story.press(*before)
        back_to = start if place in ("hits", "claims", "searching notes", "comparing", "conflicts") else where(story)
        await story.press(last)
        inside = where(story)
        assert inside != back_to
        line = line_of_keys(story)
        out = [p for p in line._columns if _kind(p[2]) in WAYS_OUT and p[2] != "library.quit"]
        assert out, story.text()
        at = line.region.x + out[0][0], line.region.y
        assert await story.pilot.click(offset=at)
        await story.settle()
        assert where(story) != inside
        if place not in ("searching notes", "conflicts"):
            assert where(story) == back_to


@pytest.mark.parametrize("place", IN)
async def test_the_ways_out_and_help_never_drop_out_of_the_line(workspace: Workspace, place: str) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.press(*IN[place])
        for width in (120, 99, 80, 60, 40):
            await story.pilot.resize_terminal(width, 24)
            await story.settle()
            shown = {name for _, _, name in line_of_keys(story)._columns}
            works = {a.binding.id for a in story.app.screen.active_bindings.values() if a.enabled}
            ways = {_kind(n) for n in works if n in BY_ID and BY_ID[n].hint and _kind(n) in LASTING}
            end = max(end for _, end, _ in line_of_keys(story)._columns)
            assert end <= line_of_keys(story).size.width
            assert {_kind(n) for n in shown} >= ways - {"quit"}
            assert ways & set(WAYS_OUT)


@pytest.mark.parametrize("place", ["reading", "comparing", "claims", "notes", "selecting"])
async def test_q_goes_up_one_level(workspace: Workspace, place: str) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press(*IN[place][:-1] if place == "selecting" else ())
        before = where(story)
        await story.press(*IN[place][-1:] if place == "selecting" else IN[place])
        assert story.sees("Esc q")
        assert not story.sees("q quit")
        await story.press("q")
        assert story.app._exit is False
        assert where(story)[:1] == before[:1]
        assert not story.library.reading.view.selection
        assert story.library.has_class("-reading") is (place == "selecting")


async def test_q_in_a_report_opened_from_the_notes_goes_back_to_them(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        for key in ("enter", "a", "x", "ctrl+s", "A", "enter"):
            await story.press(key)
        assert story.sees("Esc q back")
        await story.press("q")
        assert story.app.screen is not story.library
        assert story.sees("1 annotation")


@pytest.mark.parametrize(("size", "keys"), [((80, 24), ()), ((120, 40), ("enter",)), ((80, 24), ("enter", "q"))])
async def test_q_quits_from_the_library(workspace: Workspace, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with running(workspace, size) as story:
        await story.press(*keys)
        assert story.sees("q quit")
        await story.press("q")
        assert story.app._exit


async def test_keys_that_write_are_not_offered_where_they_write(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("enter", "f")
        hints = line_of_keys(story).render().plain
        assert all(hint in hints for hint in ("F2 search", "Esc cancel", "F1 help"))
        assert "/ search" not in hints
