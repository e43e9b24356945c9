"""Users' stories: keys in, text and files out. One for each job, at a desktop's and at a small terminal's size."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from app import LOOK, Story, running, waited
from by_hand import SLEEP, quiet
from conftest import FIRST, FOURTH, SECOND, THIRD
from textual import events
from textual.messages import Prune

from index.article import Span
from index.workspace import Workspace
from tui.drawing.sides import Side
from tui.screens.comparing.claims import ClaimsScreen
from tui.screens.comparing.comparison import ComparisonScreen
from tui.screens.library.controllers.search import TYPED_ON_SECONDS
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.views.comparison_view import ComparisonView

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])


def at_once(story: Story, *keys: str) -> None:
    """Keys that come faster than anything is done about them, as over a slow line."""
    for key in keys:
        story.app.post_message(events.Key(key, key if len(key) == 1 else None))


@SIZES
async def test_searching_and_reading(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.press("slash")
        await story.type("deraa observatory")
        assert story.sees("5 found", "all 2 words")
        await story.press("enter")
        assert story.library.reading.article is not None
        assert story.sees("hit 1 of")
        await story.press("n", "n")
        assert story.sees("hit 3 of")
        await story.press("N")
        assert story.sees("hit 2 of")
        await story.press("escape")
        assert story.library.search_pane.reports.has_focus
        await story.press("escape")
        assert story.sees("5 reports")


async def test_a_query_typed_at_once_is_a_query(workspace: Workspace) -> None:
    """Keys that come faster than the focus moves are not lost, nor taken for commands."""
    async with running(workspace) as story:
        await story.pilot.press(*"/daraa")
        await story.settle()
        assert story.library.search_pane.line.value == "daraa"
        assert story.sees("5 found")


async def test_a_word_is_whole_when_typing_pauses(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "The river\n\nThe river in Hama rose.", "b.txt": "A party\n\nHamas met in town."})
    async with running(workspace) as story:
        await story.pilot.press("slash", *"hama")
        await story.until(lambda: story.sees("2 found", "The river", "A party"))
        await story.press("enter")
        assert story.sees("1 found", "The river") and not story.sees("A party")


async def test_the_report_beside_the_list_waits_until_typing_pauses(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "Older\n\nThe river in Hama rose.", "b.txt": "Newer\n\nNothing more to say."})
    async with running(workspace) as story:
        before = story.library.reading.article
        other = "river" if before is not None and before.id == "b" else "nothing"
        await story.pilot.press("slash", *other)
        await story.until(lambda: story.sees("1 found"))
        assert story.library.reading.article is before
        await story.press("enter")
        found = story.library.reading.article
        assert found is not None and found is not before


async def test_a_report_that_waits_to_be_shown_gives_way_to_what_is_typed_on(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.pilot.press("slash", *"daraa")
        await story.until(lambda: story.sees("5 found"))
        await story.pilot.press("s")
        end = story.hand.now + TYPED_ON_SECONDS
        while await story.hand.next_within(end):
            await quiet(story.app)
        assert len(story.hand.jobs) == 1  # what is asked anew; no report is read meanwhile


async def test_the_query_line_that_has_the_focus_lets_the_search_be_made_ready(workspace: Workspace) -> None:
    made: list[bool] = []
    async with running(workspace) as story:
        with patch("index.search.searcher.Searcher.warm", lambda _: made.append(True)):
            await story.press("down", "i", "escape")
            assert not made
            await story.press("slash")
            assert made


async def test_what_was_perhaps_meant_is_one_key_away(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("slash")
        await story.type('"deraa observatory"')
        assert story.sees("0 found", "Enter looks for deraa observatory", "Nothing found.")
        await story.press("enter")
        assert story.library.search_pane.line.value == "deraa observatory" and story.sees("5 found")
        await story.press("enter")
        assert story.library.reading.has_focus_within


async def test_a_word_perhaps_meant_by_one_that_finds_few_is_one_key_away(
    open_folder: Callable[..., Workspace],
) -> None:
    texts = {f"{n}.txt": f"Salmonella in powder\n\nThe powder of lot {n} held salmonella.\n" for n in range(30)}
    workspace = open_folder(texts | {"slip.txt": "Powdar\n\nThere was salmonlla in it.\n"})
    async with running(workspace, (80, 24)) as story:
        await story.press("slash")
        await story.type("salmonlla")
        assert story.sees("1 found", "did you mean salmonella (30)?", "→ takes it.")
        await story.press("left", "right")
        assert story.library.search_pane.line.value == "salmonlla"
        await story.press("right")
        assert story.library.search_pane.line.value == "salmonella" and story.sees("30 found")
        await story.press("right")
        assert story.library.search_pane.line.value == "salmonella" and not story.sees("takes it")


async def test_a_query_that_means_nothing_finds_nothing_and_says_why(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("date:2021-99")
        assert story.sees("'2021-99' is no date") and story.library.search_pane.reports.count == 0
        await story.press("enter", "backspace", "backspace", "backspace")
        assert story.sees("5 found")
        await story.type("-99")
        await story.press("down", "escape")
        assert story.sees("5 reports")


async def test_a_field_that_is_none_is_said_beside_what_is_found(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("slash")
        await story.type("oulet:deraa")
        assert story.sees("found", "oulet: is no field; did you mean outlet:?")


async def test_a_query_longer_than_the_line_shows_where_the_cursor_is(workspace: Workspace) -> None:
    words = [f"word{n}" for n in range(20)]
    async with running(workspace, (80, 24)) as story:
        await story.press("slash")
        at_once(story, *" ".join(words))
        await story.settle()
        assert story.sees("word18 word19") and not story.sees("word0 word1")
        await story.press("home")
        assert story.sees("word0 word1") and not story.sees("word18 word19")


async def test_enter_right_after_the_last_letter_opens_what_was_asked(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.pilot.press(*"/sana", "enter")
        await story.settle()
        assert story.library.has_class("-reading")
        assert story.library.answer is not None
        assert story.library.answer.query == "sana"
        assert story.library.reading.article is not None
        assert story.library.reading.article.id == story.library.answer.hits[0].summary.id


async def test_a_query_that_finds_nothing_leaves_no_hits_of_the_one_before(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa")
        assert story.sees("hit 1 of")
        await story.type("qqqq")
        assert story.sees("0 found")
        assert not story.sees("hit 1 of")


async def test_the_next_hit_goes_on_into_the_next_report(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("observatory")
        await story.press("enter")
        first = story.library.reading.article
        for _ in range(10):
            await story.press("n")
        assert story.library.reading.article is not first
        for _ in range(10):
            await story.press("N")
        assert story.library.reading.article is first


@SIZES
async def test_annotating_by_keyboard(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.press("enter", "v", "s", "a")
        await story.type("first line")
        await story.press("enter")
        await story.type("second")
        await story.press("tab")
        await story.type("casualties deal")
        await story.press("tab", "right")
        await story.press("ctrl+s")
        assert story.sees("Saved in", "first line")
        article = story.library.reading.article
        assert article is not None
        (placed,) = workspace.notes.annotations(article.id)
        made = placed.annotation
        assert (made.note, made.kind, made.tags) == ("first line\nsecond", "claim", ("casualties", "deal"))
        assert workspace.notes.file(article.id).read_text(encoding="utf-8").count("first line") == 1


@SIZES
async def test_comparing(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("c")
        assert story.sees("most alike first", "Russian army enters")
        await story.press("enter")
        assert story.sees("same", "only right", "=")
        await story.press("n")
        assert story.sees("on the other side")
        await story.press("o")
        await story.press("tab", "s")
        assert story.sees("only left")
        await story.press("escape")
        assert story.app.screen is story.library


@SIZES
async def test_reports_far_apart_are_said_to_be(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        story.library.open_comparison(FIRST, FOURTH)
        await story.settle()
        assert story.sees("dated 7 days apart")


FERRY = "Ferry sinks off Velby\n\n2024-05-03\n\nThe ferry sank on Thursday. Off Velby {} people drowned, police said."


@SIZES
async def test_where_the_facts_differ(open_folder: Callable[..., Workspace], size: tuple[int, int]) -> None:
    workspace = open_folder({"early.txt": FERRY.format(12), "late.txt": FERRY.format(19)})
    async with running(workspace, size) as story:
        story.library.open_comparison("early", "late")
        await story.settle()
        assert story.sees("differ")
        await story.press("x")
        assert story.sees("differs (people drowned)", "“12” here, “19”", "!")
        await story.press("B")
        assert not workspace.notes.annotations("early"), "nothing is noted without the reader's word"
        await story.press("ctrl+s")
        (one,), (other,) = workspace.notes.annotations("early"), workspace.notes.annotations("late")
        assert one.annotation.links[0].to == other.annotation.id
        assert other.annotation.links[0].to == one.annotation.id
        assert one.annotation.selector.exact == "Off Velby 12 people drowned, police said."
        assert one.annotation.note == other.annotation.note == "number differs: people drowned (12 / 19)"
        await story.press("l")
        assert story.sees("hard", "< 12", "> 19")
        await story.press("down", "up", "enter", "escape")
        assert story.app.screen is story.library


async def test_hiding_what_is_the_same(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.settle()
        assert story.sees("ferocious bombing")
        await story.press("h")
        assert story.sees("⋯")
        assert not story.sees("ferocious bombing")
        await story.press("end", "home", "d", "h", "r", "r", "home")
        assert story.sees("ferocious bombing")


@SIZES
async def test_several_reports_claim_by_claim(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.press("m", "down", "m", "down", "m")
        assert story.sees("3 marked")
        await story.press("c")
        assert story.sees("3 reports, about", "origin", "A", "B", "C")
        await story.press("f", "f")
        assert story.sees("facts differ")
        await story.press("f", "right", "enter")
        assert story.app.screen.query(ComparisonView)
        await story.press("escape", "p", "right", "p", "escape")
        assert story.app.screen is story.library


async def test_a_claim_that_the_chosen_report_lacks_is_shown_in_two_that_tell_it(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("m", "down", "m", "down", "m", "c")
        screen = story.app.screen
        assert isinstance(screen, ClaimsScreen)
        assert screen._table is not None
        lacking = next(row for row, claim in enumerate(screen._claims) if 0 not in claim.told_by and claim.told_by[1:])
        await story.press(*["down"] * lacking, "enter")
        beside = story.app.screen
        assert isinstance(beside, ComparisonScreen)
        assert set(beside.ids) <= {screen.articles[column] for column in screen._claims[lacking].told_by}


async def test_all_reports_of_a_story(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("C")
        await story.until(lambda: story.sees("4 reports, about"))
        await story.press("escape")
        story.library.open_at(FOURTH, None)
        await story.settle()
        await story.press("C")
        assert story.sees("No other report is surely of this story")


async def test_sorting_and_narrowing_the_list(workspace: Workspace) -> None:
    async with running(workspace) as story:
        assert story.sees("2021-09-01 09-04", "09-08")
        await story.press("o", "o")
        assert story.sees("by title")
        assert workspace.library.summaries()[1].heading[:20] in story.text().splitlines()[5]
        await story.pilot.click("Timeline", offset=(2, 0))
        await story.settle()
        assert story.library.search_pane.line.value == "date:2021-09-01"
        assert story.sees("found")


async def test_narrowing_and_taking_a_spelling_out(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "b")
        assert story.sees("without the spelling Daraa", "Middle East Eye", "2021-09")
        await story.press("enter")
        assert not story.sees("also Daraa")
        await story.press("b", "enter")
        assert story.library.search_pane.line.value == 'deraa place:"Beirut"'


async def test_escape_takes_one_narrowing_back_at_a_time(workspace: Workspace) -> None:
    async with running(workspace) as story:
        line = story.library.search_pane.line
        await story.press("slash", *"russian", "escape", "b", *"middle east", "enter")
        assert line.value == 'russian outlet:"Middle East Eye"'
        await story.press("b", *"2021-09", "enter")
        assert line.value == 'russian outlet:"Middle East Eye" date:2021-09'
        await story.press("escape")
        assert line.value == 'russian outlet:"Middle East Eye"' and story.sees("The last narrowing is taken back.")
        await story.press("escape")
        assert line.value == "russian"
        await story.press("escape")
        assert line.value == "" and story.sees("5 reports")


async def test_a_query_typed_anew_after_narrowing_is_given_up_whole(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("b", *"middle east", "enter", "slash", *"russian", "escape", "escape")
        assert story.library.search_pane.line.value == ""


async def test_older_queries_come_back_with_the_up_key(workspace: Workspace) -> None:
    async with running(workspace) as story:
        for query in ("siege", "truce"):
            await story.press("slash")
            story.library.search_pane.line.value = ""
            await story.type(query)
            await story.press("enter")
        await story.press("slash")
        await story.press("up")
        assert story.library.search_pane.line.value == "truce"
        await story.press("up")
        assert story.library.search_pane.line.value == "siege"


async def test_a_field_is_completed(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("outlet:mid")
        await story.press("right")
        assert story.library.search_pane.line.value == 'outlet:"Middle East Eye"'
        assert story.sees("1 found")


async def test_more_like_this(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("L")
        assert story.sees("by likeness", "more", "little of it")
        assert story.library.search_pane.at(0) == (SECOND, None)
        await story.press("escape")
        assert story.sees("5 reports")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_more_like_this_says_that_it_looks_and_is_given_up(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.pilot.press("L")
        assert story.sees("looking for reports like it …", "Esc stop looking")
        await story.pilot.press("escape")
        assert story.sees("1 of 5 reports, newest first", "no longer looked for") and not story.sees("looking for rep")
        await story.settle()
        assert story.sees("5 reports") and not story.sees("by likeness")
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "down")
        await story.pilot.press("L")
        assert story.sees("looking for reports like it …") and story.library.search_pane.shows_hits
        await story.press("escape")
        assert story.sees("2 of 5 found") and story.library.search_pane.line.value == "deraa"
        await story.press("L")
        assert story.sees("by likeness") and not story.sees("looking for")
        await story.pilot.press("L")
        assert story.sees("looking for reports like it …")
        await story.press("escape")
        assert story.sees("by likeness") and not story.sees("looking for")


async def test_folding_what_is_not_the_articles_own_words(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(THIRD, None)
        await story.settle()
        assert story.sees("Skip to main content")
        await story.press("z")
        assert not story.sees("Skip to main content")
        await story.press("z")
        assert story.sees("Skip to main content")


async def test_finding_in_the_article(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(THIRD, None)
        await story.settle()
        await story.press("f")
        await story.type("Truce")
        assert story.sees("found 1 of")
        await story.press("enter", "n")
        assert story.sees("found 2 of")
        await story.press("f", "escape")
        assert story.sees("found 2 of") and story.sees("Esc stop finding")
        await story.press("escape")
        assert not story.sees("found 2 of") and story.library.reading.view.has_focus


async def test_what_is_not_found_in_the_article_is_given_up_with_its_line(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash", *"russian", "escape", "enter", "n")
        await story.press("f", *"zeppelin")
        assert story.sees("not found")
        await story.press("escape")
        assert not story.sees("not found") and not story.library.reading.is_finding
        await story.press("escape")
        assert story.library.search_pane.reports.has_focus


async def test_the_mouse_selects_and_annotates(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.pilot.mouse_down("#text", offset=(6, 2))
        await story.pilot.hover("#text", offset=(30, 2))
        await story.pilot.mouse_up("#text", offset=(30, 2))
        await story.settle()
        selected = story.library.reading.view.selected
        assert selected is not None
        text = workspace.library.article(FIRST).text
        passage = selected.of(text)
        assert len(passage.split()) > 2
        assert (text[selected.start - 1] + text[selected.end]).strip(' ,.“”"') == ""
        hints = story.text().splitlines()[-1]
        await story.pilot.click(offset=(hints.index("annotate"), story.app.size.height - 1))
        await story.settle()
        await story.type("by mouse")
        saving = next(n for n, line in enumerate(story.text().splitlines()) if "^s save" in line)
        await story.pilot.click(offset=(story.text().splitlines()[saving].index("save"), saving))
        await story.settle()
        assert workspace.notes.annotations(FIRST)[0].annotation.selector.exact == passage


async def test_a_click_opens_and_chooses(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.pilot.click("#reports", offset=(5, 4))
        await story.settle()
        assert story.library.reading.view.has_focus
        assert story.library.reading.article is not None
        assert story.library.reading.article.id == workspace.library.summaries()[1].id


async def test_help_palette_and_themes(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("question_mark")
        assert story.sees("Search the reports", "More like this report")
        await story.press("escape", "escape")
        for theme in ("light", "contrast", "terminal", "dark"):
            await story.press("f9")
            assert story.app.theme == theme
        await story.press("ctrl+p")
        await story.type("compare this report")
        assert story.sees("Compare this report with another")
        await story.press("enter")
        await story.until(lambda: story.sees("most alike first"))


async def test_what_is_typed_at_once_is_done_in_its_order(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("slash")
        at_once(story, *"abc", *["backspace"] * 3, *"siege", "home", *"x ", "end", "ctrl+w", *"truce")
        await story.settle()
        assert story.library.search_pane.line.value == "x truce"
        await story.press("escape", "enter", "a")
        at_once(story, *"no", *["backspace"] * 2, *"yes", "left", "left", "d", "tab", *"who", "tab", "right", "ctrl+s")
        await story.settle()
        (made,) = workspace.notes.store.everything()[0]
        assert (made.note, made.kind, made.tags) == ("ydes", "claim", ("who",))


async def test_keys_right_after_enter_or_down_are_meant_for_what_they_led_to(workspace: Workspace) -> None:
    async with running(workspace) as story:
        at_once(story, "slash", *"deraa", "enter", "n")
        await story.settle()
        assert story.library.search_pane.line.value == "deraa" and story.sees("hit 2 of")
        at_once(story, "escape", "slash", "end", "down", "enter", "n")
        await story.settle()
        assert story.sees("hit 2 of")
        at_once(story, "escape", "slash", "end", *" truce", "down", "m")
        await story.settle()
        assert story.library.search_pane.line.value == "deraa truce" and len(story.library.search_pane.marked) == 1


async def test_when_typing_pauses_the_first_hit_is_lit_and_read(open_folder: Callable[..., Workspace]) -> None:
    """Typing spreads the first places over months; the whole word is ranked by its score."""
    often = {f"a{n}.txt": f"Hama {n}\n\nHama on 2020-01-0{n}. Hama, Hama and Hama." for n in range(1, 9)}
    workspace = open_folder(often | {f"b{n}.txt": f"News\n\nOn 2019-0{n}-01 Hama slept." for n in range(1, 9)})
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("hama")
        pane = story.library.search_pane
        assert pane.reports.now == 0 and pane.reports.scroll_offset.y == 0
        assert story.library.answer is not None and story.library.reading.article is not None
        assert story.library.reading.article.id == story.library.answer.hits[0].summary.id


async def test_pasted_lines_are_one_query(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        story.library.search_pane.line.post_message(events.Paste("deraa\n siege\ttruce\n"))
        await story.settle()
        assert story.library.search_pane.line.value == "deraa siege truce"


async def test_after_a_terminal_was_too_small_the_user_is_where_the_user_was(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("enter")
        await story.pilot.resize_terminal(20, 6)
        await story.settle()
        assert story.sees("needs 40 columns")
        await story.pilot.resize_terminal(80, 24)
        await story.settle()
        await story.press("a")
        assert story.sees("no kind")


async def test_finding_right_after_opening_waits_for_the_report(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.pilot.press("enter", "f")
        await story.settle()
        await story.type("siege")
        assert story.sees("found 1 of") or story.sees("not found")


async def test_through_the_counterparts_of_a_sentence(open_folder: Callable[..., Workspace]) -> None:
    dyke = "The dyke at Lakeport broke on Monday and forty houses stood in water."
    files = {"a.txt": f"Flood\n\n{dyke}\n", "b.txt": f"Flood\n\n{dyke} Boats came. {dyke} Then it rained.\n"}
    async with running(open_folder(files), (120, 40)) as story:
        await story.press("m", "down", "m", "c")
        await story.until(lambda: story.sees("3 same"))
        view = story.app.screen.query_one(ComparisonView)
        if view.article("left").id == "b":  # type: ignore[union-attr]
            await story.press("s")
            await story.settle()
            view = story.app.screen.query_one(ComparisonView)
        view.focus_at("left", files["a.txt"].index("dyke"))
        await story.settle()
        assert story.sees("2 counterparts, c shows the next")
        first = view.counterpart
        await story.press("c")
        second = view.counterpart
        assert first != second
        await story.press("tab")
        assert view.sentence == second
        await story.press("tab")
        assert view.counterpart == first  # who comes back begins with the strongest
        await story.press("c", "c")
        assert view.counterpart == first


async def test_row_by_row_and_with_what_is_the_same_hidden_a_sentence_has_rows_of_its_own(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.until(lambda: bool(story.app.screen.query(ComparisonView)))
        await story.settle()
        view = story.app.screen.query_one(ComparisonView)

        def begin(side: Side) -> list[bool]:
            column, one = view.column(side), view._sides[side]
            return [column._lines.starts[column.line_of(s.start)] == s.start for s in one.sentences]

        assert view.row_by_row
        assert all(begin("left") + begin("right"))
        await story.press("r")
        assert not view.row_by_row and all(begin("left") + begin("right"))
        await story.press("h")
        shown = [s for s in view._sides["left"].sentences if view._sides["left"].letter(s)[1] != "same"]
        lines = {view.column("left")._lines.starts[view.column("left").line_of(s.start)] for s in shown}
        assert {s.start for s in shown} <= lines


async def test_reports_below_each_other_begin_without_empty_rows(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.settle()
        assert story.sees("The Russian military entered a rebel district"), "the first words of the left one"
        await story.press("r")
        assert story.sees("where the reports lie side by side")
        await story.pilot.resize_terminal(120, 40)
        await story.settle()
        await story.press("r")
        assert story.app.screen.query_one(ComparisonView).row_by_row


async def test_leaving_while_the_folder_is_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    going, answered = threading.Event(), threading.Event()

    async def slowly(pane: ReadingPane) -> None:
        going.set()
        for _ in range(50):  # by small sleeps, as `waited` does: a second at most, on any clock
            if not answered.is_set():
                await SLEEP(LOOK)

    def looked_at() -> bool:
        assert waited(going)
        answered.set()
        return True

    async with running(workspace, threads=True) as story:
        monkeypatch.setattr(ReadingPane, "on_unmount", slowly, raising=False)
        monkeypatch.setattr(workspace.library, "is_current", looked_at)
        await story.pilot.press("r")
    assert going.is_set(), "the app ended in order, though its list had gone when the answer came"


async def test_escape_again_and_again_never_breaks(workspace: Workspace) -> None:
    async with running(workspace) as story:
        for way in ("question_mark", "A", "c", "a", "slash", "f"):
            await story.press("enter", way)
            await story.pilot.press("escape", "escape", "escape")
            await story.settle()
        assert story.app.screen is story.library


async def test_enter_right_after_the_dialog_opens_compares(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.pilot.press("c", "enter")
        await story.until(lambda: story.sees("same", "only"))


@pytest.mark.parametrize("size", [(39, 24), (80, 9), (10, 3)])
async def test_a_terminal_too_small_says_so_and_quits(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        assert story.sees("deraa-tui") or size[0] < 20
        await story.press("pagedown", "down", "q")
        assert not story.app.is_running or story.app._exit


async def test_resizing_keeps_the_place(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(THIRD, Span(2500, 2520))
        await story.settle()
        for size in ((80, 24), (200, 60), (30, 5), (100, 30)):
            await story.pilot.resize_terminal(*size)
            await story.settle()
        assert story.library.reading.view.selected is not None


async def test_keys_of_the_users_own(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "The siege."}, settings="keys:\n  library.search: s\n  library.dance: d\n")
    async with running(workspace) as story:
        assert story.sees("no key named 'library.dance'")
        await story.press("s")
        await story.type("siege")
        assert story.sees("1 found")


async def test_a_key_of_the_users_own_that_is_taken_is_said(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder({"a.txt": "Text."}, settings="keys:\n  library.search: q\n")) as story:
        assert story.sees("give q to library.search, and library.quit has it too")


async def test_an_empty_folder_says_so(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder({})) as story:
        assert story.sees("No reports here yet")
        await story.press("enter", "down", "pagedown", "c", "a", "v", "n", "slash", "x")


async def test_the_lit_report_is_the_one_that_is_shown(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "Old news\n\n2020-01-01\n\nThe siege began."})

    async def appears(story: Story, name: str, text: str) -> None:
        (Path(workspace.folder) / name).write_text(text)
        await story.press("r")

    def lit_and_shown(story: Story) -> tuple[str, str]:
        pane, shown = story.library.search_pane, story.library.reading.article
        lit = pane.at(pane.reports.now)
        assert lit is not None and shown is not None
        return lit[0], shown.id

    async with running(workspace) as story:
        assert lit_and_shown(story) == ("a", "a")
        await appears(story, "b.txt", "New news\n\n2021-01-01\n\nThe siege went on.")
        assert lit_and_shown(story) == ("b", "b")
        await story.press("down")
        await appears(story, "c.txt", "Newest news\n\n2022-01-01\n\nThe siege ended.")
        assert lit_and_shown(story) == ("a", "a")
        await story.press("L")
        lit, shown = lit_and_shown(story)
        assert lit == shown != "a"
        await story.press("escape")
        assert lit_and_shown(story) == ("a", "a")


async def test_new_files_appear_after_the_refresh_key(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    async with running(workspace) as story:
        (Path(workspace.folder) / "b.txt").write_text("Another report.")
        await story.press("r")
        await story.until(lambda: story.sees("2 reports", "Another report."))


async def test_new_files_appear_by_themselves(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "The first report of the day."})
    async with running(workspace, watches=True) as story:
        (Path(workspace.folder) / "b.txt").write_text("The second report of the day.")
        await story.until(lambda: story.sees("2 reports"))
        (Path(workspace.folder) / "a.txt").unlink()
        await story.until(lambda: story.sees("1 report"))


async def test_all_that_is_known_of_a_report(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(SECOND, None)
        await story.settle()
        await story.press("i")
        assert story.sees("updated 2021-09-02 08:30 stated, line 53", "Files with this text (1)")
        assert story.sees("Other editions of this report (1)", "Others of this story (2)", "author absent")
        await story.press("G", "enter")
        await story.settle()
        assert story.app.screen is not story.library


async def test_the_reports_of_a_story_are_one_row_that_opens(workspace: Workspace) -> None:
    async with running(workspace) as story:
        listed = story.library.search_pane.reports
        assert story.sees("5 reports", "story of 4")
        await story.press("z")
        assert listed.count == 2
        assert story.sees("5 reports in 2 rows", "▸ 4 reports")
        await story.press("end", "right")
        assert listed.count == 5
        assert story.sees("▾ 4 reports")
        await story.press("right")
        assert listed.count == 5
        await story.press("down", "left")
        assert listed.count == 2
        await story.press("slash")
        await story.type("deraa")
        assert listed.count == 2
        await story.press("down", "z")
        assert listed.count == 5
        await story.press("right")
        assert listed.count == 5  # where nothing is folded there is nothing to open


async def test_a_file_that_cannot_be_read_is_said(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder({"a.txt": "The siege.", "empty.txt": ""})) as story:
        assert story.sees("Not read: empty.txt: the file is empty")
        await story.press("I")
        assert story.sees("1 file not read", "empty.txt: the file is empty")
        await story.press("escape")
        assert story.app.screen is story.library


def test_stories_are_told_by_a_user(workspace: Workspace) -> None:
    assert Story.__doc__


async def test_work_begun_while_a_screen_is_taken_away_is_ended(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.settle()
        assert not story.library.reader.open(SECOND, None).is_cancelled
        await story.settle()
        await story.library.on_prune(Prune())
        begun = story.library.reader.open(THIRD, None)
        await story.until(lambda: begun.is_cancelled)


async def test_hits_are_sorted_by_date_from_the_oldest_too_and_the_order_is_said(
    open_folder: Callable[..., Workspace],
) -> None:
    texts = {
        f"{name}.txt": f"Flood {name}\n\n2024-03-0{day}\n\nThe flood came{' flood' * day}."
        for name, day in zip("abc", (2, 3, 1), strict=True)
    }
    workspace = open_folder(texts)

    def dates(story: Story) -> list[str | None]:
        pane = story.library.search_pane
        return [(pane.at(row) or ("",))[0] for row in range(pane.reports.count)]

    async with running(workspace) as story:
        assert story.sees("1 of 3 reports, newest first") and dates(story) == ["b", "a", "c"]
        await story.press("ctrl+r")
        assert story.sees("3 of 3 reports, oldest first") and dates(story) == ["c", "a", "b"]
        await story.press("slash")
        await story.type("flood")
        await story.press("down", "o")
        assert story.sees("1 of 3 found, newest first") and dates(story) == ["b", "a", "c"]
        assert story.sees("hit 1 of") or story.library.reading.article is not None
        await story.press("ctrl+r")
        assert story.sees("found, oldest first") and dates(story) == ["c", "a", "b"]
        await story.press("escape")
        assert story.sees("3 of 3 reports, oldest first") and dates(story) == ["c", "a", "b"]


@pytest.mark.parametrize(("rights", "opened"), [(0, ["a", "c"]), (1, ["b", "c"]), (2, ["a", "c"])])
async def test_enter_on_a_claim_lays_the_report_in_focus_beside_one_that_differs_in_their_order(
    open_folder: Callable[..., Workspace], rights: int, opened: list[str]
) -> None:
    tolls = {"a": 12, "b": "As the port was told, 12", "c": 19}
    workspace = open_folder({f"{name}.txt": FERRY.format(toll) for name, toll in tolls.items()})
    async with running(workspace) as story:
        await story.press("m", "down", "m", "down", "m", "c")
        assert [a.id for a in story.app.screen._table.articles] == ["a", "b", "c"]
        await story.press("x", *["right"] * rights, "enter")
        assert list(story.app.screen.ids) == opened
