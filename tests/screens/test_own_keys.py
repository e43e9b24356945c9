"""The user's own keys: presets stand on their own, single actions go on top, and what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from app import running

from index.workspace import Workspace
from tui.keymap import BY_ID
from tui.own_keys import PRESET, PRESETS, clash, effective, faults

Opener = Callable[..., Workspace]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_and_gives_no_key_twice(preset: str) -> None:
    assert set(PRESETS[preset]) <= set(BY_ID)
    assert list(faults({PRESET: preset})) == []
    assert clash(effective({PRESET: preset})) is None


def test_single_actions_go_on_top_of_a_preset() -> None:
    keys = effective({PRESET: "vim", "library.mark": "X", "no.action": "y"})
    assert keys["library.mark"] == "X" and keys["library.keep_place"] == "m letter" and "no.action" not in keys


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({PRESET: "nano"}, ["no preset 'nano'"]),
        ({PRESET: "vim", "library.dance": "d"}, ["no key named 'library.dance'"]),
        ({PRESET: "vim", "library.about": "m"}, ["library.keep_place, and library.about has it too"]),
        ({PRESET: "emacs", "library.about": "ctrl+n"}, ["`keys` give ^n to"]),
        ({"library.back": "escape,f12", "selecting.cancel": "escape"}, []),
        ({"library.back": "escape,f12", "selecting.cancel": "f12"}, []),
        ({"library.back": "escape,f12", "library.about": "f12"}, ["`keys` give F12 to"]),
        ({"library.about": "g i"}, []),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_each(own: dict[str, str], said: list[str]) -> None:
    found = list(faults(own))
    assert len(found) == len(said)
    assert not [each for each in zip(said, found, strict=True) if each[0] not in each[1]]


async def test_under_the_vim_preset_m_keeps_a_place_and_x_marks(open_folder: Opener) -> None:
    workspace = open_folder({f"{n}.txt": f"Report {n}\n\nA man fell at bridge {n}." for n in range(3)})
    workspace.settings = replace(workspace.settings, keys={PRESET: "vim"})
    async with running(workspace) as story:
        await story.press("m", "a", "j", "x", "x")
        assert story.sees("3 reports · 1 marked")
        await story.press("apostrophe", "a")
        assert story.library.reading.article is not None and story.library.reading.view.has_focus
        await story.press("question_mark")
        await story.type("keep this")
        assert story.sees("m a–z")


async def test_under_the_emacs_preset_ctrl_n_goes_down_and_alt_x_offers_commands(open_folder: Opener) -> None:
    workspace = open_folder({f"{n}.txt": f"Report {n}\n\nA man fell at bridge {n}." for n in range(3)})
    workspace.settings = replace(workspace.settings, keys={PRESET: "emacs"})
    async with running(workspace) as story:
        await story.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert story.library.search_pane.reports.now == 1
        await story.press("alt+x")
        assert story.sees("what to do, in words")
        await story.press("ctrl+g")
        assert story.app.screen is story.library
