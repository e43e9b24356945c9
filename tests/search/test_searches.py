"""What is kept of searching: on disk, never lost to a broken file; in the app by key."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from app import running
from hypothesis import example, given
from hypothesis import strategies as st

from index.annotations.files import durable
from index.errors import StoreError
from index.workspace import Workspace
from index.workspace.searches import MAX_HISTORY, Kept, Searches

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
NAMES = TEXTS.filter(lambda t: t == t.strip())


@example(searches={"<<": "0"}, asked=[], names=[])  # what YAML takes for an order where it is not quoted
@given(searches=st.dictionaries(NAMES, TEXTS, max_size=3), asked=st.lists(TEXTS, max_size=3), names=st.lists(NAMES))
def test_what_is_kept_reads_back(searches: dict[str, str], asked: list[str], names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "searches.yaml"
        for name, query in searches.items():
            Searches(file).save(name, query)
        for query in asked:
            Searches(file).remember(query)
        Searches(file).keep_together(names)
        kept = Searches(file).read()
        assert kept.searches == searches
        assert kept.history == tuple(dict.fromkeys(reversed(asked)))
        assert kept.aliases == (tuple(names),)


def test_the_history_is_bounded(tmp_path: Path) -> None:
    kept = Searches(tmp_path / "searches.yaml")
    kept.file.write_text("history:\n" + "".join(f"  - q{n}\n" for n in range(MAX_HISTORY)))
    kept.remember("new")
    assert len(kept.read().history) == MAX_HISTORY
    assert kept.read().history[0] == "new"


def test_the_last_word_on_two_names_counts(tmp_path: Path) -> None:
    kept = Searches(tmp_path / "searches.yaml")
    kept.keep_together(("Deraa", "Daraa", "Dera"))
    kept.keep_apart("deraa", "Dera")
    assert kept.read().aliases == (("Deraa", "Daraa"),)
    assert kept.read().never_same == (("deraa", "Dera"),)
    kept.keep_together(("Deraa", "Dera"))
    assert kept.read().never_same == ()


@pytest.mark.parametrize(
    "broken", ["searches:\n  a: [\n", "searches:\n  a: b\nothers: c\n", "- a\n", "history: one\n", "a: b: c\n"]
)
def test_a_broken_file_is_said_with_its_line_and_left_alone(tmp_path: Path, broken: str) -> None:
    kept = Searches(tmp_path / "searches.yaml")
    kept.file.write_text(broken)
    with pytest.raises(StoreError, match="line "):
        kept.save("siege", "siege AND daraa")
    assert kept.file.read_text() == broken


def test_searches_outlive_a_rebuild(workspace: Workspace) -> None:
    workspace.searches.save("the siege", "siege outlet:sana")
    workspace.library.discard()
    workspace.library.refresh()
    assert workspace.searches.read().searches == {"the siege": "siege outlet:sana"}


def test_a_broken_file_does_not_stop_a_search(workspace: Workspace) -> None:
    workspace.searches.file.parent.mkdir(parents=True, exist_ok=True)
    workspace.searches.file.write_text("- a\n")
    assert workspace.search.answer("deraa").total == 5


async def test_a_search_is_kept_and_run_again(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("observatory truce")
        await story.press("down", "S")
        assert story.sees("Keep “observatory truce” under a name")
        await story.press("enter")
        await story.type("who counts")
        await story.press("enter")
        assert story.sees("Kept", "who counts observatory truce")
        await story.press("escape", "escape")
        assert story.sees("5 reports")
    async with running(Workspace(workspace.settings)) as story:
        await story.press("S", "enter")
        assert story.library.search_pane.line.value == "observatory truce"
        assert story.library.answer is not None
        await story.press("down", "S", "d")
        assert not story.sees("who counts")
    assert workspace.searches.read().searches == {}


async def test_the_latest_searches_are_there_after_a_restart(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("truce")
        await story.press("enter")
    async with running(Workspace(workspace.settings)) as story:
        await story.press("slash", "up")
        assert story.library.search_pane.line.value == "truce"


async def test_two_spellings_are_said_to_be_one_name_or_never(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "b")
        assert story.sees("without the spelling Daraa", "one name", "never the same")
        await story.press("plus")
        await story.until(lambda: story.sees("one name, from now on"))
        await story.until(lambda: [s.because for s in workspace.search.answer("deraa").spellings] == ["alias"])
        await story.until(lambda: story.library.answer and story.library.answer.spellings)
        await story.until(lambda: story.sees("deraa: also Daraa"))
        await story.press("b")
        await story.until(lambda: story.sees("without the spelling Daraa"))
        await story.press("minus")
        await story.until(lambda: workspace.searches.read().never_same)
        await story.until(workspace.library.is_current)
        await story.until(
            lambda: "Daraa" not in {a for s in workspace.search.answer("deraa").spellings for a in s.added}
        )


@pytest.mark.parametrize("text", ["half \ud800 of a pair", "long " * 400, "nul \0"], ids=["half", "long", "nul"])
def test_no_search_leaves_a_file_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    file, meant = tmp_path / "searches.yaml", text.replace("\ud800", "\ufffd")
    Searches(file).save("", text)
    Searches(file).remember(text)
    Searches(file).remember(text)
    Searches(file).keep_apart(text, "other")
    kept = Searches(file).read()
    assert kept.searches == {meant: meant}
    assert kept.history == (meant,)
    assert kept.never_same == ((meant, "other"),)


def test_what_an_editor_writes_under_a_change_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, write = tmp_path / "searches.yaml", durable.write
    Searches(file).save("one", "q")

    def meanwhile(*arguments: Any) -> None:
        monkeypatch.undo()
        file.write_text(file.read_text() + 'history:\n  - "by hand"\n')
        write(*arguments)

    monkeypatch.setattr(durable, "write", meanwhile)
    Searches(file).save("two", "q")
    assert Searches(file).read() == Kept({"one": "q", "two": "q"}, ("by hand",))


def test_a_byte_order_mark_and_the_leavings_of_a_killed_write_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "searches.yaml"
    file.write_text('\ufeffsearches:\n  "one": "q"\n', encoding="utf-8")
    (tmp_path / ".deraa-0123456789ab.tmp").write_text("half")
    Searches(file).save("two", "q")
    assert Searches(file).read().searches == {"one": "q", "two": "q"}
    assert not list(tmp_path.glob(".deraa-*.tmp"))
