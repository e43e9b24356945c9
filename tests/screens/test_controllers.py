"""What the screens' controllers do and say, without a screen or an app."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.comparison.claims.claims import MOST_REPORTS
from index.errors import DeraaError, ReadingStopped
from index.loading.folder import NotRead
from index.refresh.completeness import Progress
from tui.screens.library.controllers.folder_refresh import FolderRefresh
from tui.screens.library.controllers.marks import Marks
from tui.screens.library.controllers.narrowing import Narrowing
from tui.screens.library.controllers.notes import Notes
from tui.screens.library.controllers.query_history import QueryHistory
from tui.screens.library.controllers.search import Search


class Stage:
    """What controllers see of a screen: it writes down what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.errors: list[str] = []
        self.standing = ""
        self.did: list[str] = []
        self.note_counts: Counter[str] = Counter()
        self.is_narrow = True
        self._tasks: dict[str, asyncio.Task[Any]] = {}

    def say(self, sentence: str, *, error: bool = False) -> None:
        (self.errors if error else self.said).append(sentence)

    def stand(self, sentence: str) -> None:
        self.standing = sentence

    def run_worker(
        self, work: Callable[[], Coroutine[Any, Any, Any]], name: str, group: str, *, exclusive: bool = False
    ) -> asyncio.Task[Any]:
        if exclusive and group in self._tasks:
            self._tasks[group].cancel()
        self._tasks[group] = asyncio.ensure_future(work())
        return self._tasks[group]

    def give_up(self, group: str) -> None:
        if group in self._tasks:
            self._tasks[group].cancel()

    async def done(self) -> None:
        """Wait for all that was begun."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def show_anew(self) -> None:
        self.did.append("show_anew")

    async def count_notes(self) -> None:
        self.did.append("count_notes")

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args: self.did.append(" ".join((name, *map(str, args))))


# --- reading the folder ----------------------------------------------------------------------


class Folder:
    """A library whose refreshes go through the next steps, each."""

    folder, kind = "/reports", "folder"

    def __init__(self, *runs: list[Progress | DeraaError], gone: str = "", not_read: list[NotRead] | None = None):
        self.runs = list(runs)
        self.gone = gone
        self._not_read = not_read or []

    def absence(self, quietly: bool = True) -> str:
        return self.gone

    def is_current(self) -> bool:
        return not self.runs

    def not_read(self) -> list[NotRead]:
        return self._not_read

    def refreshing(self) -> Iterator[Progress]:
        for step in self.runs.pop(0):
            if isinstance(step, DeraaError):
                raise step
            yield step


def step(done: int, total: int) -> Progress:
    return Progress(done=done, total=total, articles=done)


async def refreshed(refresh: FolderRefresh, stage: Stage, *, quietly: bool = False) -> None:
    refresh.refresh(quietly)
    await stage.done()


async def test_after_a_killed_process_it_is_said_how_far_it_came_until_it_goes_on() -> None:
    stage = Stage()
    refresh = FolderRefresh(
        Folder([step(1, 28), step(12, 28), ReadingStopped("the process was killed")], [step(28, 28)]), stage
    )
    assert refresh.being_read == "Reading the folder …"
    await refreshed(refresh, stage)
    assert stage.errors == ["Reading stopped at 12 of 28 files: the process was killed; r goes on."]
    assert stage.standing == "Reading stopped at 12 of 28 files; r goes on."
    assert (refresh.is_reading, refresh.being_read) == (False, "")
    await refreshed(refresh, stage)
    assert (stage.said, stage.standing) == ([""], "")  # what was said of it is taken back
    assert len(stage.errors) == 1


async def test_a_process_killed_before_its_first_step_came_nowhere() -> None:
    stage = Stage()
    await refreshed(FolderRefresh(Folder([ReadingStopped("the process was killed")]), stage), stage)
    assert stage.errors == ["Reading stopped: the process was killed; r goes on."]


@pytest.mark.parametrize(("quietly", "said"), [(False, ["Nothing is new in the folder."]), (True, [])])
async def test_that_nothing_is_new_is_said_to_who_asked(quietly: bool, said: list[str]) -> None:
    stage = Stage()
    await refreshed(FolderRefresh(Folder(), stage), stage, quietly=quietly)
    assert (stage.said, stage.errors) == (said, [])
    assert stage.did == ["show_articles", "show_anew", "count_notes"]


async def test_what_was_not_read_is_said_with_how_many_more() -> None:
    files = [NotRead(f"{n}.txt", "the file is empty") for n in range(3)]
    for not_read, more in ((files[:1], ""), (files, " and 2 more")):
        stage = Stage()
        await refreshed(FolderRefresh(Folder(not_read=not_read), stage), stage)
        assert stage.errors == [f"Not read: 0.txt: the file is empty{more}; I lists them."]


# --- marks -----------------------------------------------------------------------------------


class List:
    """The list of reports, of which only the marks are seen; and the line above it."""

    def __init__(self, query: str = "") -> None:
        self.marked: list[str] = []
        self.line = SimpleNamespace(value=query, cursor_position=0)

    def show_marks(self, articles: list[str]) -> None:
        self.marked = articles


def marks_on(*articles: str) -> tuple[Marks, Stage, list[str]]:
    here, stage = list(articles), Stage()
    library = SimpleNamespace(summaries=lambda: [SimpleNamespace(id=a) for a in here])
    return Marks(SimpleNamespace(library=library), List(), stage), stage, here


def test_marks_are_counted_and_more_than_can_be_compared_are_not_compared() -> None:
    reports = [f"report {n}" for n in range(MOST_REPORTS + 1)]
    marks, stage, _ = marks_on(*reports)
    for number, report in enumerate(reports[:-1], 1):
        marks.toggle(report)
        assert stage.said[-1].startswith(f"{number} marked; c ")
    marks.toggle(reports[-1])
    assert stage.said[-1].startswith(f"{MOST_REPORTS + 1} marked; c compares up to {MOST_REPORTS}")
    marks.compare(reports[0], None)
    assert stage.said[-1].startswith(f"{MOST_REPORTS + 1} are marked; up to {MOST_REPORTS}")
    marks.toggle(reports[0])
    marks.compare(reports[0], None)
    assert stage.did[-1] == f"open_claims {reports[1:]}"


def test_of_some_those_that_are_not_marked_are_marked_instead() -> None:
    marks, _, _ = marks_on("a", "b", "c", "d")
    marks.mark(["a", "b", "d"])
    marks.turn(["a", "b", "c"])
    assert marks.marked == ["d", "c"]
    marks.mark(["c", "a"])
    assert marks.marked == ["d", "c", "a"]


def test_marks_taken_away_come_back_all_together() -> None:
    marks, stage, _ = marks_on("a", "b")
    marks.take_away()
    assert stage.said[-1] == "None is marked; m marks a report."
    marks.toggle("a")
    marks.toggle("b")
    marks.take_away()
    assert (marks.marked, stage.said[-1]) == ([], "2 marks taken away; M puts them back.")
    marks.take_away()
    assert (marks.marked, stage.said[-1]) == (["a", "b"], "2 marked; c compares them, x does more.")


def test_a_mark_on_a_report_that_is_gone_does_not_count_until_it_is_back() -> None:
    marks, _, here = marks_on("a", "b")
    marks.toggle("a")
    marks.toggle("b")
    here.remove("a")
    marks.show()
    assert marks.marked == ["b"] and not marks.are_meant(None)
    here.append("a")
    marks.show()
    assert marks.marked == ["a", "b"] and marks.are_meant(None)


def test_who_reads_a_report_that_is_not_marked_means_that_one() -> None:
    marks, stage, _ = marks_on("a", "b", "c")
    marks.toggle("a")
    marks.toggle("b")
    assert marks.are_meant("a") and not marks.are_meant("c")
    marks.compare("a", "a")
    assert stage.did[-1] == "open_comparison a b"
    marks.compare("c", "c")
    assert stage.did[-1].startswith("ask ChooseDialog")
    marks.toggle("c")
    marks.compare("a", None)
    assert stage.did[-1] == "open_claims ['a', 'b', 'c']"


# --- the query line --------------------------------------------------------------------------


async def test_older_queries_come_back_one_by_one_and_then_the_newest_again() -> None:
    kept = SimpleNamespace(history=["older", "newest"], searches={"kept": "by name"})
    space = SimpleNamespace(
        searches=SimpleNamespace(read=lambda: kept), settings=SimpleNamespace(searches={"set": "in settings"})
    )
    listed, stage = List(), Stage()
    history = QueryHistory(space, listed, stage)
    seen = []
    for _ in range(5):
        history.recall()
        await stage.done()
        seen.append(listed.line.value)
    assert seen[0] == seen[4] and sorted(seen[:4]) == sorted(["older", "newest", "by name", "in settings"])


@pytest.mark.parametrize(
    ("query", "first", "last", "narrowed"),
    [
        ("", "2021-09", "2021-09", "date:2021-09"),
        ("deraa", "2021-08", "2021-09", "deraa date:2021-08..2021-09"),
        ("date:2020 deraa", "2021-09", "2021-09", "deraa date:2021-09"),
        ("deraa OR siege", "2021-09", "2021-09", "(deraa OR siege) AND date:2021-09"),
    ],
)
def test_a_period_takes_the_place_of_another(query: str, first: str, last: str, narrowed: str) -> None:
    listed = List(query)
    Narrowing(SimpleNamespace(), listed, Stage()).to_period(first, last)
    assert listed.line.value == narrowed


async def test_an_emptied_query_gives_up_the_search_and_shows_every_report() -> None:
    listed, stage = List("deraa"), Stage()
    reading = SimpleNamespace(forget_hits=lambda: stage.did.append("forget_hits"))
    asked: list[str] = []
    search = Search(
        SimpleNamespace(search=SimpleNamespace(answer=lambda text, **_: asked.append(text))), listed, reading, stage
    )
    search.take_out("daraa")
    listed.line.value = " "
    search.query_changed()
    await stage.done()
    assert (asked, search.answer, search.without) == ([], None, frozenset())
    assert stage.did == ["show_articles", "forget_hits"]


@pytest.mark.parametrize("error", [None, DeraaError("the catalogue is busy")])
async def test_who_enters_the_query_line_has_what_answers_made_ready_and_hears_of_no_error(
    error: DeraaError | None,
) -> None:
    made: list[str] = []

    def make_ready() -> None:
        made.append("ready")
        if error is not None:
            raise error

    stage = Stage()
    space = SimpleNamespace(search=SimpleNamespace(make_ready=make_ready))
    await Search(space, List(), SimpleNamespace(), stage).make_ready()
    assert (made, stage.said, stage.errors) == (["ready"], [], [])


# --- notes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waiting", "said"), [(0, []), (1, ["A note could not be saved"]), (2, ["2 notes could not be saved"])]
)
async def test_notes_that_wait_to_be_saved_are_counted(waiting: int, said: list[str]) -> None:
    stage = Stage()
    book = SimpleNamespace(
        counts=lambda: (Counter({"a": 3}), []),
        recovered=lambda: [SimpleNamespace(path=Path("/kept/note"))] * waiting,
    )
    notes = Notes(SimpleNamespace(notes=book), SimpleNamespace(), SimpleNamespace(), stage)
    await notes.count()
    assert notes.counts["a"] == 3 and stage.did == ["show_note_counts"]
    assert [error[: len(start)] for error, start in zip(stage.errors, said, strict=True)] == said
