"""A note goes with its passage: to another row of its file, to a file of another name; never to one that is not its."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import config
from index.annotations.anchoring.selector import Status
from index.annotations.annotation import Annotation
from index.article import Span
from index.workspace import Workspace

CONVOY = "An aid convoy reached the town of Velby on Monday after a siege of three weeks, a relief worker said."
SHELLS = "Residents of Nordmark said shells fell on the market on Tuesday, wounding nine people."
BRIDGE = "A bridge in the north was opened by the mayor, who spoke for an hour."


class Desk:
    """A folder of reports that is opened, changed and opened again."""

    def __init__(self, home: Path) -> None:
        self.folder, self._home = home / "reports", home
        self.folder.mkdir()
        self._open: Workspace | None = None

    def write(self, name: str, *texts: str, ids: tuple[str, ...] = ()) -> None:
        """A table of these texts, with ids where some are given; a plain text under any other suffix."""
        if name.endswith(".csv"):
            rows = [f'{i}{"," * bool(i)}"{t}"' for i, t in zip(ids or ("",) * len(texts), texts, strict=True)]
            said = "\n".join([f"{'id,' * bool(ids)}text", *rows])
        else:
            said = "\n\n".join(texts)
        (self.folder / name).write_text(said + "\n", encoding="utf-8")

    @property
    def now(self) -> Workspace:
        """The folder as it is now."""
        self.close()
        settings = config.load(
            folder=str(self.folder), cache=str(self._home / "cache"), annotations=str(self._home / "notes")
        )
        self._open = Workspace(settings)
        self._open.library.refresh()
        return self._open

    def close(self) -> None:
        if self._open:
            self._open.close()

    def note(self, article: str, quote: str) -> Annotation:
        """A note on these words of an article."""
        space = self.now
        at = space.library.article(article).text.index(quote)
        return space.notes.annotate(article, Span(at, at + len(quote)), "mine")

    def where(self) -> list[tuple[str, str, str]]:
        """Each note's article, its status and the words it is on."""
        space = self.now
        found = []
        for placed in space.notes.matching_placed()[0]:
            span = placed.placement.span
            words = span.of(space.library.article(placed.article).text) if span else ""
            found.append((placed.article, placed.placement.status.value, words))
            if span:
                listed = space.notes.annotations(placed.article)
                assert [p.annotation.id for p in listed].count(placed.annotation.id) == 1
            assert space.notes.counts()[0][placed.article] >= 1
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def forget(desk: Desk) -> None:
    """What can be built anew is thrown away: nothing is known of the folder as it was."""
    desk.close()
    shutil.rmtree(desk._home / "cache")


def nothing(_: Desk) -> None:
    """The folder is opened again as it is left."""


@pytest.mark.parametrize("between", [nothing, forget])
@pytest.mark.parametrize(
    ("now", "row"),
    [
        ((BRIDGE, CONVOY, SHELLS), 2),
        ((SHELLS, BRIDGE, "One more.", CONVOY), 4),
        ((BRIDGE, SHELLS, CONVOY.replace("An aid", "A second, larger aid")), 3),
        ((CONVOY, SHELLS), 1),
    ],
)
def test_a_note_goes_with_its_row(desk: Desk, between: Callable[[Desk], None], now: tuple[str, ...], row: int) -> None:
    desk.write("export.csv", CONVOY, SHELLS)
    desk.note("export/1", "siege of three weeks")
    between(desk)
    desk.write("export.csv", *now)
    assert desk.where() == [(f"export/{row}", "placed", "siege of three weeks")]
    between(desk)
    desk.write("export.csv", SHELLS, *now)
    assert desk.where() == [(f"export/{row + 1}", "placed", "siege of three weeks")]


def test_rows_written_after_one_pattern_do_not_take_each_others_notes(desk: Desk) -> None:
    rows = [
        f"On 2 February 2021, forces shelled {place} in the west of Nordmark district. No fatalities were reported."
        for place in ("Velby", "Ostby", "Sundby", "Lillby")
    ]
    desk.write("events.csv", *rows[1:])
    desk.note("events/1", "shelled Ostby in the west")
    forget(desk)
    desk.write("events.csv", *rows)
    assert desk.where() == [("events/2", "placed", "shelled Ostby in the west")]


def test_words_that_several_rows_say_are_not_looked_for_in_one_of_them(desk: Desk) -> None:
    desk.write("export.csv", f"{SHELLS} {CONVOY}", BRIDGE)
    desk.note("export/1", "siege of three weeks")
    forget(desk)
    desk.write("export.csv", BRIDGE, f"First. {SHELLS} {CONVOY}", f"Then. {SHELLS} {CONVOY}")
    [(article, status, _)] = desk.where()
    assert (article, status) == ("export/1", "orphan")


def test_a_row_with_an_id_is_believed_by_its_id(desk: Desk) -> None:
    desk.write("export.csv", CONVOY, SHELLS, ids=("AB12", "CD34"))
    desk.note("export/AB12", "siege of three weeks")
    forget(desk)
    desk.write("export.csv", BRIDGE, CONVOY, ids=("AB12", "EF56"))
    [(article, status, _)] = desk.where()
    assert (article, status) == ("export/AB12", "orphan")


def test_a_note_made_on_a_row_since_then_stays_on_it(desk: Desk) -> None:
    desk.write("export.csv", CONVOY, SHELLS)
    desk.note("export/1", "siege of three weeks")
    desk.write("export.csv", BRIDGE, CONVOY, SHELLS)
    desk.note("export/1", "opened by the mayor")
    assert sorted(desk.where()) == [
        ("export/1", "placed", "opened by the mayor"),
        ("export/2", "placed", "siege of three weeks"),
    ]


def test_what_is_changed_of_a_note_that_moved_moves_with_it(desk: Desk) -> None:
    desk.write("export.csv", CONVOY, SHELLS)
    made = desk.note("export/1", "siege of three weeks")
    desk.write("export.csv", BRIDGE, CONVOY, SHELLS)
    desk.now.notes.delete(made)
    assert desk.where() == []


def test_a_name_that_another_text_took_keeps_no_note(desk: Desk) -> None:
    desk.write("a.txt", CONVOY, SHELLS)
    desk.write("twin.txt", CONVOY, SHELLS)
    desk.note("a", "siege of three weeks")
    desk.write("a.txt", BRIDGE)
    assert desk.where() == [("twin", "placed", "siege of three weeks")]


def test_a_passage_that_was_edited_away_is_not_followed_to_another_report(desk: Desk) -> None:
    desk.write("a.txt", CONVOY, SHELLS)
    desk.write("other.txt", "Our own account.", CONVOY, SHELLS, BRIDGE)
    desk.note("a", "siege of three weeks")
    desk.write("a.txt", SHELLS)
    [(article, status, _)] = desk.where()
    assert (article, status) == ("a", "orphan")


def test_a_file_renamed_and_then_edited_is_offered_its_notes(desk: Desk) -> None:
    desk.write("a.txt", CONVOY, SHELLS)
    made = desk.note("a", "siege of three weeks")
    (desk.folder / "a.txt").rename(desk.folder / "convoy-2024.txt")
    desk.write("convoy-2024.txt", CONVOY, BRIDGE)
    assert desk.where() == [("convoy-2024", "suggested", "siege of three weeks")]
    space = desk.now
    [placed] = space.notes.annotations("convoy-2024")
    assert placed.placement.reason == "a is gone; this report says the same"
    assert placed.placement.span
    taken = space.notes.place(placed.annotation, placed.placement.span)
    assert (taken.id, taken.article) == (made.id, "convoy-2024")
    assert desk.where() == [("convoy-2024", "placed", "siege of three weeks")]
    assert not desk.now.notes.store.of("a")


def test_an_offer_can_be_taken_back_and_refused(desk: Desk) -> None:
    desk.write("a.txt", CONVOY, SHELLS)
    desk.note("a", "siege of three weeks")
    (desk.folder / "a.txt").unlink()
    desk.write("b.txt", CONVOY, BRIDGE)
    space = desk.now
    [placed] = space.notes.annotations("b")
    assert placed.placement.span
    space.notes.place(placed.annotation, placed.placement.span)
    space.notes.undo()
    assert [p.placement.status for p in space.notes.annotations("b")] == [Status.SUGGESTED]
    space.notes.reject(space.notes.annotations("b")[0])
    assert space.notes.annotations("b") == []
    assert [p.placement.status for p in space.notes.matching_placed()[0]] == [Status.ORPHAN]
