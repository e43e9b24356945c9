"""Copies, editions and shared wording: what is told, and that it stays true as the folder changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from conftest import FIFTH, FIRST, FOURTH, SECOND, THIRD
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.catalogue.editions import (
    LONG_RUN,
    SHINGLE,
    WINDOW,
    Shingles,
    judged,
    shares_run,
    wording,
)
from index.workspace import Workspace
from tui.cli import main

Opener = Callable[..., Workspace]
WORDS = [f"word{n}" for n in range(400)]
WIRE = " ".join(f"wire{n}" for n in range(LONG_RUN + 5)) + "."
STORY = " ".join(WORDS[:120]) + "."


def shingles(words: list[str]) -> Shingles:
    return Shingles(wording(words).shingles)


# --- pure -----------------------------------------------------------------------------------


@given(
    st.lists(st.sampled_from("abc"), max_size=40),
    st.lists(st.sampled_from("abc"), max_size=40),
    st.integers(SHINGLE, 12),
)
def test_a_shared_run_is_found_wherever_it_stands(one: list[str], other: list[str], n: int) -> None:
    def rows(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[a : a + n]) for a in range(len(words) - n + 1)}

    assert shares_run(shingles(one), shingles(other), n) == bool(rows(one) & rows(other))


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_long_enough_run_is_never_missed(before: int, after: int) -> None:
    run = [f"run{n}" for n in range(WINDOW + SHINGLE - 1)]
    one = wording([*(f"a{n}" for n in range(before)), *run, *(f"b{n}" for n in range(after))])
    other = wording([*(f"c{n}" for n in range(after)), *run, *(f"d{n}" for n in range(before))])
    assert set(one.prints) & set(other.prints)


def test_an_edition_is_told_by_containment_and_shared_wording_by_a_run() -> None:
    brief, grown = WORDS[:100], [*WORDS[:95], *(f"new{n}" for n in range(300))]
    run = [*(f"x{n}" for n in range(300)), *WORDS[50 : 50 + LONG_RUN]]
    shorter_run = run[:-1]

    def kind(one: list[str], other: list[str]) -> bool | None:
        pair = judged("a", shingles(one), "b", shingles(other))
        return pair.version if pair else None

    assert kind(brief, grown) is True
    assert kind(grown, brief) is True
    assert kind(WORDS[:300], run) is False
    assert kind(WORDS[:300], shorter_run) is None
    assert kind(WORDS[:10], WORDS[:10]) is None


TEXTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 90), st.integers(15, 120)), min_size=2, max_size=8)


@given(TEXTS)
def test_every_pair_with_a_long_row_in_common_is_met(texts: list[tuple[int, int, int]]) -> None:
    made = [wording([f"{story}-{word}" for word in range(start, start + length)]) for story, start, length in texts]
    for one, other in combinations(made, 2):
        if shares_run(Shingles(one.shingles), Shingles(other.shingles), WINDOW + SHINGLE - 1):
            assert not set(one.prints).isdisjoint(other.prints)


# --- a folder -------------------------------------------------------------------------------


def test_the_sample_holds_one_report_in_two_editions(workspace: Workspace) -> None:
    assert workspace.library.sharing.versions(FIRST) == [SECOND]
    assert workspace.library.sharing.versions(SECOND) == [FIRST]
    assert all(workspace.library.sharing.versions(i) == [] for i in (THIRD, FOURTH, FIFTH))


def test_a_copy_is_one_article_with_two_paths(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": STORY, "sub/a.txt": STORY, "b.txt": "Quite another report."})
    assert [s.id for s in workspace.library.summaries()] == ["a", "b"]
    assert workspace.library.sharing.paths("a") == ["a.txt", "sub/a.txt"]
    assert workspace.library.sharing.versions("a") == []
    assert [h.summary.id for h in workspace.search.answer("word7").hits] == ["a"]
    assert workspace.library.resolve("sub") == workspace.library.resolve("sub/a") == "a"
    assert workspace.library.is_current()


def test_the_copy_takes_over_when_the_original_goes(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": STORY, "sub/a.txt": STORY})
    (Path(workspace.folder) / "a.txt").unlink()
    workspace.library.refresh()
    assert [s.id for s in workspace.library.summaries()] == ["sub/a"]
    assert [h.summary.id for h in workspace.search.answer("word7").hits] == ["sub/a"]
    (Path(workspace.folder) / "a.txt").write_text(STORY)
    workspace.library.refresh()
    assert [s.id for s in workspace.library.summaries()] == ["a"]
    assert [h.summary.id for h in workspace.search.answer("word7").hits] == ["a"]


def test_annotations_of_a_file_that_became_a_copy_are_still_there(open_folder: Opener) -> None:
    workspace = open_folder({"sub/a.txt": STORY})
    workspace.notes.annotate("sub/a", Span(0, 5), "mine")
    (Path(workspace.folder) / "a.txt").write_text(STORY)
    workspace.library.refresh()
    assert [p.annotation.note for p in workspace.notes.annotations("a")] == ["mine"]
    workspace.notes.annotate("a", Span(6, 11), "another")
    assert sorted(p.annotation.note for p in workspace.notes.matching_placed()[0]) == ["another", "mine"]
    assert [h.summary.id for h in workspace.search.answer("has:note").hits] == ["a"]


@pytest.mark.parametrize("copy", ["sub/a.txt", "b.txt"])
def test_annotations_of_a_file_that_is_gone_are_found_on_the_copy_that_stays(
    open_folder: Opener, copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_folder({"a.txt": STORY, copy: STORY})
    made = workspace.notes.annotate("a", Span(0, 5), "mine")
    (Path(workspace.folder) / "a.txt").unlink()
    workspace.library.refresh()
    (stays,) = (s.id for s in workspace.library.summaries())
    assert stays != "a" and workspace.library.resolve("a") == workspace.library.sharing.original("a") == stays
    assert [(p.annotation.note, p.placement.status) for p in workspace.notes.annotations(stays)] == [("mine", "placed")]
    assert [h.summary.id for h in workspace.search.answer("has:note").hits] == [stays]
    assert workspace.notes.counts()[0] == {stays: 1}
    assert workspace.notes.place(made, Span(6, 11)).selector.exact == "word1"
    settings = workspace.settings
    places = ["--folder", settings.folder, "--cache", settings.cache, "--annotations", settings.annotations]
    with pytest.raises(SystemExit):
        main(["annotations", stays, "--json", *places])
    assert json.loads(capsys.readouterr().out)["annotations"][0]["status"] == "placed"


def test_annotations_go_with_a_file_that_is_renamed_and_stay_with_a_name_that_comes_back(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": STORY})
    folder = Path(workspace.folder)
    workspace.notes.annotate("a", Span(0, 5), "mine")
    (folder / "a.txt").rename(folder / "renamed.txt")
    workspace.library.refresh()
    assert [p.annotation.note for p in workspace.notes.annotations("renamed")] == ["mine"]
    (folder / "a.txt").write_text(f"Once more. {STORY}")
    workspace.library.refresh()
    assert [p.annotation.note for p in workspace.notes.annotations("a")] == ["mine"]
    assert workspace.notes.annotations("renamed") == []


def test_equal_rows_of_one_file_are_articles_each_and_a_copied_file_pairs_them(open_folder: Opener) -> None:
    rows = f"id,text\n1,{STORY}\n2,{STORY}\n"
    workspace = open_folder({"a.csv": rows, "copy.csv": rows})
    assert [s.id for s in workspace.library.summaries()] == ["a/1", "a/2"]
    assert workspace.library.sharing.paths("a/2") == ["a.csv", "copy.csv"]
    assert workspace.library.sharing.versions("a/1") == ["a/2"]


def test_editions_and_wire_wording(open_folder: Opener) -> None:
    other = " ".join(f"other{n}" for n in range(300))
    workspace = open_folder(
        {
            "first.txt": f"{STORY} {WIRE}",
            "grown.txt": f"{' '.join(WORDS[:110])} {WIRE} {' '.join(WORDS[200:])}",
            "wire.txt": f"{other} {WIRE}",
            "apart.txt": other.replace("other", "apart"),
        }
    )
    assert workspace.library.sharing.versions("first") == ["grown"]
    assert workspace.library.sharing.shares_wording_with("first") == ["wire"]
    assert workspace.library.sharing.shares_wording_with("wire") == ["first", "grown"]
    assert workspace.library.sharing.versions("wire") == workspace.library.sharing.shares_wording_with("apart") == []


def test_relations_kept_up_are_those_built_anew(open_folder: Opener, tmp_path: Path) -> None:
    def texts(at: int) -> str:
        return " ".join(WORDS[at : at + 100])

    workspace = open_folder({f"{n}.txt": texts(n * 20) for n in range(8)})
    folder = Path(workspace.folder)
    (folder / "3.txt").write_text(texts(300))
    (folder / "5.txt").unlink()
    (folder / "new.txt").write_text(texts(30))
    shutil.copy(folder / "1.txt", folder / "copy.txt")
    workspace.library.refresh()
    anew = Workspace(replace(workspace.settings, cache=str(tmp_path / "another")))
    anew.library.refresh()
    for summary in anew.library.summaries():
        i = summary.id
        assert workspace.library.sharing.versions(i) == anew.library.sharing.versions(i), i
        assert workspace.library.sharing.shares_wording_with(i) == anew.library.sharing.shares_wording_with(i), i
        assert workspace.library.sharing.paths(i) == anew.library.sharing.paths(i), i
    assert workspace.library.summaries() == anew.library.summaries()
    anew.close()


def test_what_was_cut_short_is_compared_next_time(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("index.catalogue.relations.Relations.group", killed)
        with pytest.raises(KeyboardInterrupt):
            open_folder({"a.txt": STORY, "b.txt": f"{STORY} And more.", "c.txt": STORY})
    workspace = open_folder({})
    assert workspace.library.sharing.versions("a") == ["b"]
    assert workspace.library.sharing.paths("a") == ["a.txt", "c.txt"]
    assert workspace.search.answer("word7").total == 2


def test_list_and_compare_tell_it(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--cache", workspace.settings.cache]

    def said(*arguments: str) -> dict[str, object]:
        with pytest.raises(SystemExit):
            main([*places, *arguments, "--json"])
        told: dict[str, object] = json.loads(capsys.readouterr().out)
        return told

    listed = {a["article"]: a for a in said("list")["articles"]}  # type: ignore[attr-defined]
    assert listed[FIRST]["versions"] == [SECOND]
    assert listed[FIRST]["paths"] == [f"{FIRST}.txt"]
    assert said("compare", "000", "001")["versions"] is True
    assert said("compare", "000", "002")["versions"] is False
