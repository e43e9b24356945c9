"""A report that is opened at a passage shows the whole sentence of the passage, on whatever way it was opened, in a
window of whatever size and whenever it gets that size.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from app import Story, running

from index.article import Span
from index.workspace import Workspace
from tui.widgets.views.article_view import ArticleView
from tui.widgets.views.in_view import ABOVE

FILLING = "Nothing of note was told of the long day, and the reporters waited in the hotel for news. "
HIT = (
    "In a statement that was read out in the evening, after several hours of talks between the two delegations about "
    "the roads, the zeppelin was named among the things that are to be given back before the end of the month."
)
SIZES = [(40, 12), (80, 24), (99, 30), (120, 40)]


def report(*paragraphs_before_hits: int) -> str:
    """A report with so many paragraphs of filling before each sentence with the hit."""
    body = "".join(f"{FILLING * 2}\n\n" * count + f"{FILLING}{HIT} {FILLING}\n\n" for count in paragraphs_before_hits)
    return f"A long report\n\n{body}{FILLING * 30}"


def shows_whole_sentence(view: ArticleView, at: int) -> bool:
    """The whole sentence, in a window that holds it; else the hit."""
    sentence = view.units.sentence_at(at)
    first, last = view.row_of(sentence.start), view.row_of(sentence.end - 1)
    if last - first >= view.window.height:
        first = last = view.row_of(at)
    return first >= 0 and last < view.window.height


def place_of(text: str, number: int) -> Span:
    """The hit of that number."""
    at = -1
    for _ in range(number):
        at = text.index("zeppelin", at + 1)
    return Span(at, at + 8)


async def searched(story: Story, *keys: str) -> ArticleView:
    await story.press("slash")
    await story.type("zeppelin")
    await story.press("enter", *keys)
    return story.library.reading.view


@pytest.mark.parametrize("size", SIZES)
async def test_a_hit_on_the_first_page_scrolls_nothing(
    open_folder: Callable[..., Workspace], size: tuple[int, int]
) -> None:
    near = {"a.txt": f"A report\n\nThe zeppelin came. {FILLING * 40}"}
    async with running(open_folder(near), size) as story:
        view = await searched(story)
        assert view.scroll_offset.y == 0
        assert shows_whole_sentence(view, place_of(view.text, 1).start)


@pytest.mark.parametrize("size", SIZES)
async def test_a_hit_further_down_stands_a_third_down_with_its_sentence(
    open_folder: Callable[..., Workspace], size: tuple[int, int]
) -> None:
    async with running(open_folder({"a.txt": report(20, 20, 20)}), size) as story:
        view = await searched(story)
        for number, key in ((1, "n"), (2, "n"), (3, "N"), (2, "N"), (1, "n")):
            at = place_of(view.text, number).start
            assert shows_whole_sentence(view, at)
            sentence = view.units.sentence_at(at)
            rows = view.row_of(sentence.end - 1) - view.row_of(sentence.start) + 1
            third = min(view.window.height // ABOVE, view.window.height - rows)
            assert view.row_of(sentence.start) == third or third < 0
            await story.press(key)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("is_hit", [True, False])
async def test_what_is_opened_while_the_text_is_hidden(
    open_folder: Callable[..., Workspace], size: tuple[int, int], is_hit: bool
) -> None:
    workspace = open_folder({"a.txt": report(20), "b.txt": f"Another\n\n{FILLING}"})
    article = workspace.library.article("a")
    hit = place_of(article.text, 1)
    async with running(workspace, size) as story:
        reading = story.library.reading
        reading.styles.display = "none"
        await story.settle()
        reading.show_article(article, [hit] if is_hit else [], [], at=None if is_hit else hit)
        await story.settle()
        story.library.add_class("-reading")
        reading.styles.display = "block"
        await story.settle()
        assert shows_whole_sentence(reading.view, hit.start)


@pytest.mark.parametrize("way", ["hit", "found", "note", "sentence"])
async def test_a_passage_stays_in_view_through_every_size(open_folder: Callable[..., Workspace], way: str) -> None:
    workspace = open_folder({"a.txt": report(20), "b.txt": f"Another\n\n{FILLING}"})
    article = workspace.library.article("a")
    hit = place_of(article.text, 1)
    workspace.notes.annotate(article, hit, "seen")
    async with running(workspace, (80, 24)) as story:
        view = story.library.reading.view
        if way == "hit":
            await searched(story)
        elif way == "note":
            await story.press("A", "enter")
        else:
            story.library.open_at("a", hit if way == "sentence" else None)
            await story.settle()
            if way == "found":
                await story.press("f")
                await story.type("zeppelin")
                await story.press("enter")
        assert shows_whole_sentence(view, hit.start)
        for size in ((120, 40), (40, 12), (140, 20), (80, 24)):
            await story.pilot.resize_terminal(*size)
            await story.settle()
            assert shows_whole_sentence(view, hit.start), size


async def test_who_has_scrolled_away_stays_there_when_the_size_changes(
    open_folder: Callable[..., Workspace],
) -> None:
    async with running(open_folder({"a.txt": report(20)}), (80, 24)) as story:
        view = await searched(story, "pagedown", "pagedown")
        here = view.visible_span.start
        await story.pilot.resize_terminal(60, 20)
        await story.settle()
        assert view.visible_span.contains(here)
        assert not shows_whole_sentence(view, place_of(view.text, 1).start)


async def test_a_sentence_longer_than_the_window_shows_its_hit(open_folder: Callable[..., Workspace]) -> None:
    endless = "and on and on " * 90
    text = (
        f"A long report\n\n{FILLING * 30}\n\nIt went {endless} to the zeppelin {endless} and beyond.\n\n{FILLING * 30}"
    )
    async with running(open_folder({"a.txt": text}), (80, 24)) as story:
        view = await searched(story)
        assert 0 <= view.row_of(place_of(view.text, 1).start) < view.window.height
