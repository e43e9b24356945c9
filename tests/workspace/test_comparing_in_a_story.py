"""Two reports laid side by side say where they differ as the table of claims of their story does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from index.article import Span
from index.comparison.comparing import Comparison
from index.workspace import Workspace
from index.workspace.comparison import LONGEST_TOGETHER, MOST_TOGETHER

Opener = Callable[..., Workspace]

FERRY = """Ferry with {aboard} people on board sinks off Port Lorne

2026-05-0{day}

A ferry capsized off Port Lorne on Sunday, killing {dead} people, the coast guard of Kestonia said. The Maren Bell was
on its way to the island of Vesk when a storm hit it, captain Tomas Reil told reporters. Divers found 12 survivors in
the hull, and nine passengers are missing."""


def ferry(day: int, dead: int, aboard: int = 140) -> str:
    return FERRY.format(day=day, dead=dead, aboard=aboard)


STORY = {"a.txt": ferry(3, 31), "b.txt": ferry(4, 34), "c.txt": ferry(5, 31, 160), "d.txt": ferry(5, 38, 160)}


def differing(compared: Comparison) -> set[tuple[Span, Span]]:
    return {(conflict.left, conflict.right) for conflict in compared.conflicts}


def test_any_two_of_a_story_say_what_its_table_does_and_in_either_order(open_folder: Opener) -> None:
    workspace = open_folder(STORY)
    alone = open_folder(STORY).comparison
    table = workspace.comparison.claims(["a", "b", "c", "d"])
    for (a, one), (b, other) in combinations(enumerate("abcd"), 2):
        said = differing(table.comparisons[a, b])
        assert differing(workspace.comparison.compare(one, other)) == said
        assert differing(alone.compare(one, other)) == said
        assert differing(alone.compare(other, one)) == {(right, left) for left, right in said}


def test_a_table_is_made_once_and_anew_when_the_folder_is_another(open_folder: Opener) -> None:
    workspace = open_folder(STORY)
    comparing = workspace.comparison
    assert comparing.compare("a", "b").conflicts
    made = comparing.claims_last_made
    assert made is not None and comparing.waits_for("c", "d") != "their story"
    comparing.compare("c", "d")
    assert comparing.claims_last_made is made
    (Path(workspace.settings.folder) / "e.txt").write_text(ferry(5, 40), encoding="utf-8")
    workspace.library.refresh()
    assert comparing.claims_last_made is None
    assert comparing.waits_for("c", "d")


def test_reports_of_no_story_or_of_two_alone_are_by_themselves(open_folder: Opener) -> None:
    mill = "The mill at Orvelo closes in May after ninety years, its owners said."
    comparing = open_folder({"a.txt": STORY["a.txt"], "b.txt": STORY["b.txt"], "mill.txt": mill}).comparison
    assert "their story" not in (comparing.waits_for("a", "b"), comparing.waits_for("a", "mill"))
    assert comparing.compare("a", "b").conflicts
    assert not comparing.compare("a", "mill").conflicts


def test_of_a_large_story_the_reports_nearest_to_the_two_are_read(open_folder: Opener) -> None:
    many = {f"r{n:02}.txt": ferry(1 + n % 9, 30 + n) for n in range(MOST_TOGETHER + 4)}
    workspace = open_folder(many)
    workspace.comparison.compare("r00", "r13")
    last = workspace.comparison.claims_last_made
    assert last is not None and len(last.articles) == MOST_TOGETHER
    assert {"r00", "r13"} <= {article.id for article in last.articles}


def test_a_long_report_of_a_story_is_left_out(open_folder: Opener) -> None:
    long = f"{STORY['c.txt']} {'The Maren Bell was built in Vesk. ' * (LONGEST_TOGETHER // 30)}"
    workspace = open_folder({**STORY, "c.txt": long})
    assert workspace.comparison.compare("a", "b").conflicts
    last = workspace.comparison.claims_last_made
    assert last is not None and [article.id for article in last.articles] == ["a", "b", "d"]
