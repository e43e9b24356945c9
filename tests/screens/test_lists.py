"""What lists tell: titles, whole where there is room; what was read, and how far; headings, counts and checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from app import Story, running

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.search.query.query import read
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.drawing.facets import Choice, Searchable, headings, narrowed, renarrowed, stated
from tui.drawing.listed_rows import ListedRows
from tui.drawing.rows import OfUser, broken, summary
from tui.drawing.story_rows import StoryRow
from tui.key_taking import PAUSE_SECONDS
from tui.widgets.line_input import LineInput

Opener = Callable[..., Workspace]

LONG = "Teachers in Marlow walk out over pay for the third time since the winter, and many parents join them"


def reports(count: int, outlets: tuple[str, ...] = ("SANA", "AFP", "Reuters")) -> dict[str, str]:
    return {
        f"{n:02}.txt": f"{LONG} {n:02}\n\n2020-01-{n + 1:02}\n\n{outlets[n % len(outlets)]}\n\n"
        + f"At bridge {n} some people fell.\n\n" * 60
        for n in range(count)
    }


# --- where a report is from --------------------------------------------------------------------


@pytest.mark.parametrize("width", range(34, 90))
@pytest.mark.parametrize("outlet", ["AFP", "Lakeside Herald", "State Environment Agency of the Northern Lakes"])
def test_the_day_and_the_story_are_whole_in_any_row_that_has_room_for_them(outlet: str, width: int) -> None:
    known = Summary("a", "a", LONG, True, outlet, "2026-03-12T19:10-05:00", Basis.INFERRED, None, 9, story="fire")
    line = summary(known, width, OfUser(notes=1), StoryRow(6))[-1]
    drawn = "".join(text for text, _ in line)
    assert len(drawn) < width
    if width >= 45:
        assert "2026-03-12" in drawn and "?" in drawn and "story of 6" in drawn and drawn.endswith("1 note")
    whole = f" {outlet} · 2026-03-12 19:10-05:00? · story of 6"
    assert drawn.startswith(whole) is (len(whole) <= width - 8)


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "lines", "drawn"),
    [
        (20, 1, ["one two three four…"]),
        (20, 2, ["one two three four", "five"]),
        (10, 2, ["one two", "three fou…"]),
        (40, 2, ["one two three four five"]),
    ],
)
def test_a_title_takes_as_many_lines_as_it_needs_and_may_have(width: int, lines: int, drawn: list[str]) -> None:
    assert broken("one two three four five", width, lines) == drawn


async def test_titles_have_two_lines_where_rows_are_free(open_folder: Opener) -> None:
    async with running(open_folder(reports(5)), (120, 40)) as story:
        assert story.sees("walk out over pay for the", "third time since")
        assert story.library.search_pane.reports.lines == 3
        await story.press("slash")
        await story.type("bridge")
        await story.press("down")
        assert story.library.search_pane.reports.lines == 4
        await story.pilot.resize_terminal(120, 20)
        await story.settle()
        assert story.library.search_pane.reports.lines == 3
        await story.press("j", "j", "enter")
        assert story.library.reading.article is not None and story.library.reading.article.id == "02"


async def test_where_rows_are_scarce_or_titles_short_each_has_one_line(open_folder: Opener) -> None:
    async with running(open_folder(reports(14)), (120, 40)) as story:
        assert story.library.search_pane.reports.lines == 2
    async with running(open_folder({"a.txt": "Short\n\n2020-01-01\n\nA man fell."}), (120, 40)) as story:
        assert story.library.search_pane.reports.lines == 2


# --- what was read ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "said"),
    [
        (OfUser(), ""),
        (OfUser(2), "2 notes"),
        (OfUser(0, False, 0), "0 %"),
        (OfUser(1, True, 42), "42 % · 1 note"),
        (OfUser(0, False, 100), "read"),
    ],
)
def test_a_row_says_what_the_user_did_with_a_report(user: OfUser, said: str) -> None:
    assert user.said == said


def row(story: Story) -> int:
    return story.library.search_pane.reports.now


def percent(story: Story) -> dict[str, int]:
    return dict(story.library.read_so_far.percent)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_how_far_a_report_was_read_is_shown_and_there_after_a_restart(
    open_folder: Opener, tmp_path: Path, size: tuple[int, int]
) -> None:
    space, states = open_folder(reports(3)), StateFiles(tmp_path / "states")
    with patch.object(space, "close"):
        async with running(space, size, states=states) as story:
            await story.press("j", "k")
            assert percent(story) == {}, "what is only shown beside the list is not read"
            await story.press("enter", "pagedown")
            first = percent(story)["02"]
            await story.press("pagedown", "pageup", "escape")
            assert 0 < first < percent(story)["02"] < 100 and story.sees(f"{percent(story)['02']} %")
            await story.press("j", "enter", "G", "escape")
            assert story.sees("read") and percent(story)["01"] == 100
            story.app.exit()
        async with running(space, size, states=states, fresh=True) as story:
            assert story.sees("read", " %") and set(percent(story)) == {"01", "02"}
            await story.press("g", "l", "x", "a", "x", "r")
            assert story.sees("3 reports as read") and set(percent(story).values()) == {100}
            await story.press("x", "r")
            assert story.sees("3 reports as new") and percent(story) == {}
            story.app.exit()
        async with running(space, size, states=states) as story:
            assert percent(story) == {}


# --- sorting ---------------------------------------------------------------------------------


async def test_an_order_that_is_named_is_set_from_whatever_order_stands(open_folder: Opener) -> None:
    async with running(open_folder(table(6)), (80, 24)) as story:
        for typed, said in (("sort by len", "longest first"), ("sort by da", "newest first"), ("sort by da", "newest")):
            await story.press("colon")
            await story.type(typed)
            await story.press("right")
            line = story.app.screen.query_one("#command", LineInput)
            assert line.value.startswith(f"{typed[:8]}") and len(line.value) > len(typed), "it is completed"
            await story.press("enter")
            assert story.sees(said)
        await story.press("comma")
        await story.passes(PAUSE_SECONDS)
        assert story.sees("by date", "outlet") and not story.sees("relevance")
        await story.press("r")
        assert story.sees("only hits have a relevance")


@pytest.mark.parametrize("query", ["", "bridge"])
async def test_the_chosen_report_stays_chosen_and_in_view_in_every_order(open_folder: Opener, query: str) -> None:
    """Also from the first row, and through it: where the cursor comes to stand says nothing of who put it there."""
    async with running(open_folder(table(30)), (120, 24)) as story:
        if query:
            await story.press("slash")
            await story.type(query)
            await story.press("down")
        for moves in ((), ("j", "j", "j")):
            await story.press(*moves)
            chosen = story.library.search_pane.at(row(story))
            for key in ("ctrl+r", "o", "ctrl+r", "o", "o", "ctrl+r"):
                await story.press(key)
                now = story.library.search_pane.at(row(story))
                assert chosen and now and now[0] == chosen[0]
                listed = story.library.search_pane.reports
                assert 0 <= row(story) * listed.lines - listed.scroll_offset.y < listed.window.height
                read = story.library.reading.article
                assert read is not None and read.id == now[0]


async def test_what_is_sorted_in_folded_stories_keeps_the_row_of_the_chosen_story(open_folder: Opener) -> None:
    same = "The dyke at Marlow broke on Sunday and the water took two barns and the road to the mill. "
    other = "Teachers walked out at noon over pay; the union counted forty schools in town that stayed shut. "
    texts = {
        f"{name}.txt": f"{title}\n\n2024-03-0{day}\n\n" + body * length
        for name, title, day, body, length in (
            ("a", "Dyke breaks at Marlow", 1, same, 9),
            ("b", "Marlow dyke broke", 2, same, 6),
            ("c", "Teachers walk out", 3, other, 7),
        )
    }
    async with running(open_folder(texts)) as story:
        await story.press("z", "j")
        assert story.sees("2 of", "in 2 rows") or story.sees("▸ 2 reports")
        dyke = story.library.search_pane.at(row(story))
        await story.press("comma", "l")
        now = story.library.search_pane.at(row(story))
        assert dyke and now and (dyke[0], now[0]) == ("b", "a")


def test_a_row_is_found_by_its_article_and_one_that_is_folded_away_by_its_story() -> None:
    every = [
        Summary(name, name, LONG, True, None, None, Basis.ABSENT, None, 9, story=story)
        for name, story in (("a", "dyke"), ("b", None), ("c", "dyke"), ("d", None))
    ]
    listed = ListedRows()
    listed.stories.count(every)
    listed.list_articles(every)
    assert [listed.row_of(article) for article in listed.articles] == [0, 1, 2, 3]
    assert listed.row_of_story("c", every) is None, "it has a row of its own"
    listed.stories.toggle()
    listed.list_articles(every)
    assert listed.articles == ["a", "b", "d"]
    assert (listed.row_of("c"), listed.row_of_story("c", every), listed.row_of_story("x", every)) == (None, 0, None)
    assert (listed.at(2), listed.at(3), listed.at(-1)) == (("d", None), None, None)
    assert listed.open_story(0, True) and not listed.open_story(1, True)
    assert listed.lines_that_fit(40, 40, 3) == listed.lines + 1, "the titles have no room on one line"
    assert listed.lines_that_fit(40, 4, 3) == listed.lines_that_fit(200, 40, 3) == listed.lines


# --- narrowing -------------------------------------------------------------------------------


def of(group: str, words: str) -> Choice:
    return Choice(words, words, group=group)


@pytest.mark.parametrize(
    ("query", "chosen", "expected"),
    [
        ("deraa", [of("Outlets", "outlet:a")], "deraa outlet:a"),
        ("", [of("Outlets", "outlet:a"), of("Months", "date:2020")], "outlet:a date:2020"),
        ("", [of("Outlets", "outlet:a"), of("Outlets", "outlet:b")], "(outlet:a OR outlet:b)"),
        ("deraa", [of("Outlets", "outlet:a"), of("Outlets", "outlet:b")], "deraa AND (outlet:a OR outlet:b)"),
        (
            "deraa OR siege",
            [of("Outlets", "outlet:a"), of("Outlets", "outlet:b"), of("Months", "date:2020")],
            "(deraa OR siege) AND (outlet:a OR outlet:b) AND date:2020",
        ),
        ("deraa OR siege", [of("Outlets", "outlet:a")], "(deraa OR siege) AND outlet:a"),
        ("(deraa OR siege) -truce", [of("Outlets", "-has:outlet")], "(deraa OR siege) -truce -has:outlet"),
        ('deraa "rebel dis', [of("Outlets", "outlet:a")], 'deraa "rebel dis" outlet:a'),
        ("deraa NOT", [of("Outlets", "outlet:a")], "(deraa NOT) AND outlet:a"),
    ],
)
def test_of_one_field_either_is_meant_and_of_different_fields_all(
    query: str, chosen: list[Choice], expected: str
) -> None:
    assert narrowed(query, chosen) == expected
    assert not read(expected).open_bracket


def test_a_query_that_means_nothing_is_narrowed_as_it_stands() -> None:
    assert narrowed("deraa date:soon", [of("Outlets", "outlet:a")]) == "deraa date:soon outlet:a"


def test_choices_stand_under_headings_with_how_many_there_are() -> None:
    listed = [of("Outlets", "a"), of("Outlets", "b"), of("Months", "c")]
    assert headings(listed) == {0: " Outlets (2)", 2: " Months (1)"}
    assert headings([]) == {}


def table(count: int) -> dict[str, str]:
    """Reports of three outlets, a row each."""
    outlets = ("SANA", "AFP", "Reuters")
    said = "some people fell and nobody could say why that was so."
    lines = [f"Report {n},{outlets[n % 3]},2020-01-{n + 1:02},At bridge {n} {said}" for n in range(count)]
    return {"all.csv": "\n".join(("title,outlet,date,text", *lines))}


async def test_several_outlets_are_checked_and_chosen_at_once(open_folder: Opener) -> None:
    async with running(open_folder(table(6)), (80, 24)) as story:
        await story.press("slash")
        await story.type("bridge 1 2")
        await story.press("down", "b")
        assert story.sees("Outlets (3)", "Months (1)")
        await story.press("space", "space")
        assert story.text().count("✓") == 2
        await story.press("space", "up", "space", "enter")
        await story.until(lambda: story.sees("4 found"))
        assert " OR " in story.library.search_pane.line.value


def values(*labels: str) -> list[Choice]:
    return [Choice(label, group="Months" if label[0] == "2" else "Outlets") for label in labels]


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", "Lake Courier, Río Herald, no outlet known, 2021-09, 2021-10"),
        ("courier", "Lake Courier"),
        ("LAKE cour", "Lake Courier"),
        ("rio", "Río Herald"),
        ("outlet", "Lake Courier, Río Herald, no outlet known"),
        ("outlet lake", "Lake Courier"),
        ("september", "2021-09"),
        ("oct 2021", "2021-10"),
        ("septiembre", "2021-09"),
        ("2021-1", "2021-10"),
        ("september 2020", ""),
        ("curier", ""),
    ],
)
def test_what_can_be_narrowed_to_is_found_by_its_words(typed: str, fits: str) -> None:
    offered = values("Lake Courier", "Río Herald", "no outlet known", "2021-09", "2021-10")
    assert ", ".join(offered[row].label for row in Searchable(offered).fitting(typed)) == fits


@pytest.mark.parametrize(
    ("typed", "goes_on"), [("lake ", True), ("courier ", False), ("cour ", False), ("zzz ", False), ("", True)]
)
def test_a_blank_goes_on_where_the_words_of_a_row_do(typed: str, goes_on: bool) -> None:
    assert Searchable(values("Lake Courier")).goes_on(typed) is goes_on


def test_headings_say_of_how_many_where_only_some_are_listed() -> None:
    every = values("Lake Courier", "Río Herald", "2021-09")
    assert headings(every[:1], every) == {0: " Outlets (1 of 2)"}
    assert headings(every[1:], every) == {0: " Outlets (1 of 2)", 1: " Months (1)"}
    assert headings(every, every) == {0: " Outlets (2)", 2: " Months (1)"}


async def test_typing_finds_what_is_narrowed_to_and_enter_takes_it(open_folder: Opener) -> None:
    async with running(open_folder(table(6)), (80, 24)) as story:
        await story.press("b")
        await story.type("reut")
        assert story.sees("Outlets (1 of 3)", "Reuters 2") and not story.sees("SANA")
        await story.press("enter")
        assert story.library.search_pane.line.value == 'outlet:"Reuters"'
        assert story.sees("2 found", "Narrowed to Reuters.")


async def test_what_is_checked_stays_so_while_something_else_is_typed(open_folder: Opener) -> None:
    async with running(open_folder(table(6)), (80, 24)) as story:
        await story.press("b")
        await story.type("reut")
        await story.press("space")
        await story.type("sana")
        await story.press("space")
        assert story.text().count("✓") == 2 and story.sees("2 checked; Enter narrows to what is checked")
        await story.type("afp")
        assert "✓" not in story.text()
        await story.press("enter")
        await story.until(lambda: story.sees("4 found", "Narrowed to Reuters, SANA."))


async def test_enter_takes_what_is_checked_also_where_nothing_fits(open_folder: Opener) -> None:
    async with running(open_folder(table(6)), (80, 24)) as story:
        await story.press("b")
        await story.type("zzz")
        await story.press("enter")
        assert story.sees("Nothing to narrow by has this"), "nothing is checked: there is nothing to take"
        await story.press(*["backspace"] * 3, "space")
        await story.type("zzz")
        await story.press("enter")
        await story.until(lambda: story.sees("2 found", "Narrowed to"))


@pytest.mark.parametrize(
    ("typed", "checked"),
    [("courier", "Lake Courier"), ("lake c", "Lake Courier"), ("lake", ""), ("daily", ""), ("her", ""), ("zzz", "")],
)
async def test_space_checks_the_one_row_that_is_left_unless_its_words_go_on(
    open_folder: Opener, typed: str, checked: str
) -> None:
    rows = "A,Lake Courier,2020-01-01", "B,Lake Herald,2020-01-02", "C,Hill Herald,2020-01-03", "D,Daily Sun,2020-01-04"
    lines = [f"Report {row},At bridge {row[0]} some people fell and nobody could say why." for row in rows]
    async with running(open_folder({"all.csv": "\n".join(("title,outlet,date,text", *lines))})) as story:
        await story.press("b")
        await story.type(typed)
        await story.press("space")
        assert ("✓" in story.text()) is bool(checked) and story.sees(f"✓{checked}" if checked else typed)
        assert story.sees("Outlets (4)") is bool(checked), "what was typed to find it has served"


async def test_at_the_rows_space_checks_whatever_is_typed(open_folder: Opener) -> None:
    async with running(open_folder(table(6))) as story:
        await story.press("b")
        await story.type("a")
        await story.press("down", "up", "space", "space")
        assert story.text().count("✓") == 2 and story.sees("Outlets (2 of 3)")


async def test_a_sign_that_decides_on_a_spelling_is_written_while_one_types(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "b")
        assert story.sees("without the spelling Daraa")
        await story.type("2021-09")
        assert story.sees("2021-09") and not workspace.searches.read().never_same
        await story.press("enter")
        assert story.library.search_pane.line.value == "deraa date:2021-09"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_reports_of_which_the_outlet_or_the_date_is_not_known_are_counted_and_found(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    rows = ("A,SANA,2020-01-01", "B,,2020-01-02", "C,,", "D,AFP,", "E,,2020-02-01")
    lines = [f"Report {row},At bridge {row[0]} some people fell and nobody could say why." for row in rows]
    folder = open_folder({"all.csv": "\n".join(("title,outlet,date,text", *lines))})

    async with running(folder, size) as story:
        await story.press("b")
        assert story.sees("Outlets (2)", "no outlet known 3", "Months (2)") and not story.sees("Authors")
        await story.press("end")
        assert story.sees("no date known 2")
        await story.press("home", "down", "down", "enter")
        assert story.library.search_pane.line.value == "-has:outlet"
        await story.until(lambda: story.sees("3 found"))
        await story.press("b")
        assert story.sees("✓no outlet known 3", "Outlets (0)")
        await story.press("end", "space", "enter")
        assert story.library.search_pane.line.value == "-has:outlet -has:date"
        await story.until(lambda: story.sees("1 found", "Report C"))


async def test_kept_searches_say_how_much_they_find(open_folder: Opener) -> None:
    workspace = open_folder(table(6))
    workspace.searches.save("the first", "outlet:AFP")
    workspace.searches.save("none of it", "zzzz")
    async with running(workspace, (80, 24)) as story:
        await story.press("S")
        await story.until(
            lambda: len([line for line in story.text().splitlines() if line.rstrip(" │▊").endswith(" 2")])
        )
        assert any("none of it" in line and " 0 " in line for line in story.text().splitlines())


OFFERED = [
    Choice(f"{name}", words, count=1, group=group)
    for name, words, group in (
        ("Sana", 'outlet:"Sana"', "Outlets"),
        ("MEE", 'outlet:"MEE"', "Outlets"),
        ("from Daraa", 'place:"Daraa"', "Places"),
        ("2021-09", "date:2021-09", "Months"),
        ("with notes", "has:note", "Your notes"),
        ("no outlet", "-has:outlet", "Outlets"),
        ("no date", "-has:date", "Months"),
    )
]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("deraa siege", ""),
        ('deraa siege outlet:"Sana"', "Sana"),
        ("deraa AND outlet:sana", "Sana"),
        ('(deraa siege) AND (outlet:"Sana" OR outlet:"MEE") AND date:2021-09', "Sana MEE 2021-09"),
        ("has:note date:2021-09-01..2021-09-30 deraa", "with notes 2021-09"),
        ("date:2021-08-30..2021-09-02 date:2020-02 after:2019", "2021-08-30..2021-09-02 2020-02 2019-12-31.."),
        ('deraa OR outlet:"Sana"', ""),
        ('-outlet:"Sana" deraa', ""),
        ('outlet:"Sana" OR place:"Daraa"', ""),
        ("deraa date:soon", ""),
        ("outlet:nobody", "nobody"),
        ('outlet:"sa', "sa"),
        ("deraa -has:outlet NOT has:date", "no outlet no date"),
        ('deraa AND (outlet:"Sana" OR -has:outlet)', "Sana no outlet"),
        ("-has:place has:outlet -has:note", "no place known"),
        ("deraa OR -has:outlet", ""),
    ],
)
def test_what_a_query_states_is_what_every_report_found_must_have(query: str, names: str) -> None:
    assert " ".join(choice.label for choice in stated(query, OFFERED)) == names


@pytest.mark.parametrize(
    ("query", "gone", "more", "after"),
    [
        ('deraa siege outlet:"Sana"', "Sana", "", "deraa siege"),
        ('deraa siege outlet:"Sana"', "", "2021-09", 'deraa siege outlet:"Sana" date:2021-09'),
        ('deraa siege outlet:"Sana"', "Sana", "MEE", 'deraa siege outlet:"MEE"'),
        ('deraa siege outlet:"Sana"', "", "MEE", '(deraa siege) AND (outlet:"Sana" OR outlet:"MEE")'),
        (
            '(deraa siege) AND (outlet:"Sana" OR outlet:"MEE") AND date:2021-09',
            "MEE",
            "",
            'deraa siege outlet:"Sana" date:2021-09',
        ),
        ('"rebel district"~3 -idlib mort* outlet:sana', "Sana", "", '"rebel district"~3 -idlib mort*'),
        ("outlet:nobody", "nobody", "", ""),
        ("deraa has:note", "", "", "deraa has:note"),
        ("deraa -has:outlet", "no outlet", "", "deraa"),
        ("deraa -has:outlet", "no outlet", "Sana", 'deraa outlet:"Sana"'),
        ('deraa outlet:"Sana"', "", "no outlet", 'deraa AND (outlet:"Sana" OR -has:outlet)'),
        ("deraa date:2021-09", "2021-09", "no date", "deraa -has:date"),
    ],
)
def test_a_query_is_written_anew_with_what_is_checked_now(query: str, gone: str, more: str, after: str) -> None:
    before = stated(query, OFFERED)
    chosen = [c for c in before if c.label != gone] + [c for c in OFFERED if c.label == more]
    assert renarrowed(query, before, chosen) == after


async def test_a_facet_that_the_query_states_is_checked_and_can_be_unchecked(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa date:2021-09-01..2021-09-30")
        await story.press("down", "b")
        assert story.sees("✓2021-09")
        await story.press("end", "space", "enter")
        assert story.library.search_pane.line.value == "deraa"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_stays_on_the_first_hit_when_it_was_read_and_the_query_given_up(
    open_folder: Callable[..., Workspace], size: tuple[int, int]
) -> None:
    dated = {
        f"{day}.txt": f"Harbour closed\n\n{day} May 2026\n\nThe harbour was closed on day {day}." for day in (3, 4)
    }
    workspace = open_folder({**dated, "2.txt": "Quarry opened\n\n2 May 2026\n\nThe quarry was opened by a minister."})
    async with running(workspace, size) as story:
        await story.press("slash")
        await story.type("quarry")
        await story.press("enter", "enter", "escape", "escape", "escape")
        pane = story.library.search_pane
        assert not pane.shows_hits and pane.reports.count == 3
        lit = pane.at(pane.reports.now)
        assert lit and story.library.reading.article and lit[0] == story.library.reading.article.id == "2"


def sixteen_days() -> dict[str, str]:
    """A report for each of them."""
    return {
        f"{day:02}.txt": f"Harbour on day {day}\n\n{day} May 2026\n\nThe harbour was closed." for day in range(1, 17)
    }


def lit(story: Story) -> str:
    """The report under the cursor of the list."""
    found = story.library.search_pane.at(story.library.search_pane.reports.now)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("leaving", [("slash",), ("L",)])
async def test_who_chose_none_of_what_was_found_comes_back_to_the_report_that_was_chosen_before(
    open_folder: Callable[..., Workspace], size: tuple[int, int], leaving: tuple[str, ...]
) -> None:
    async with running(open_folder(sixteen_days()), size) as story:
        reports = story.library.search_pane.reports
        await story.press("1", "1", "G")
        chosen = lit(story)
        await story.press(*leaving)
        if leaving == ("slash",):
            await story.type("harbour day")
            await story.press("down", "escape")
        else:
            await story.press("escape")
        assert reports.count == 16 and reports.now == 10 and lit(story) == chosen
        assert reports.scroll_offset.y <= 10 * reports.lines < reports.scroll_offset.y + reports.size.height
        if size[0] > 100:
            assert story.library.reading.article and story.library.reading.article.id == chosen


@pytest.mark.parametrize("choosing", [("down",), ("down", "up"), ("enter", "escape")])
async def test_who_chose_one_of_what_was_found_stays_there(
    open_folder: Callable[..., Workspace], choosing: tuple[str, ...]
) -> None:
    async with running(open_folder(sixteen_days())) as story:
        await story.press("1", "1", "G", "slash")
        await story.type("harbour")
        await story.press("down", *choosing)
        chosen = lit(story)
        await story.press("escape")
        assert not story.library.search_pane.shows_hits and lit(story) == chosen


async def test_a_second_query_leads_back_to_what_was_chosen_of_the_first(
    open_folder: Callable[..., Workspace],
) -> None:
    async with running(open_folder(sixteen_days())) as story:
        await story.press("1", "1", "G", "slash")
        await story.type("harbour")
        await story.press("down", "down", "down")
        chosen = lit(story)
        await story.press("slash")
        await story.type("closed")
        await story.press("down", "escape")
        assert lit(story) == chosen


async def test_a_new_search_lists_the_best_first_and_one_that_goes_on_keeps_its_order(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash", *"russian", "escape", "comma", "t")
        assert story.sees("by title")
        await story.press("slash", "right", "space", *"deal", "escape")
        assert story.library.search_pane.line.value == "russian deal" and story.sees("by title")
        await story.press("slash", *"siege", "escape")
        assert story.library.search_pane.line.value == "siege" and not story.sees("by title")
        await story.press("comma", "t", "escape", "slash", *"siege", "escape")
        assert story.sees("found") and not story.sees("by title")


async def test_the_order_of_all_reports_stays_whatever_is_searched_for(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("comma", "t", "slash", *"siege", "escape", "escape")
        assert story.sees("5 reports", "by title")
