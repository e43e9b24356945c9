"""Reports like one, in its own language and in others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unittest.mock import patch

import pytest
from app import running

from index.catalogue.stories import Stories
from index.comparison.meaning import encoder
from index.comparison.meaning.vectors import Meaning
from index.errors import Cancelled
from index.workspace import Workspace
from index.workspace.alike import ACROSS, FEWEST_SHARED, LOOKED_AT
from index.workspace.comparison import FolderComparison
from tui.screens.dialogs.choose_dialog import ChooseDialog

FOLDER = {
    "flood.txt": "Flood at Krasnodar\n\nThe river Kuban rose by 340 centimetres in Krasnodar on Monday; 1250 people "
    "left their houses, said Tatiana Voronina of the regional office. Boats carried them to a school.",
    "flood-ru.txt": "Наводнение в Краснодаре\n\nРека Кубань поднялась на 340 сантиметров в Краснодаре в понедельник, "
    "1250 человек покинули дома, сообщила Татьяна Воронина из областного управления. Лодки отвезли их в школу.",
    "trade-ru.txt": "Торговля растёт\n\nТорговля с соседними странами выросла на 17 процентов, сказал министр. Больше "
    "всего выросли поставки зерна и угля, меньше всего поставки машин и одежды, говорится в докладе министерства.",
    "school.txt": "Boats for a school\n\nThe school bought two boats, and the houses by the river are let to those who "
    "left the office on Monday, said the head. They were carried there from the regional store.",
    "cricket.txt": "Cricket\n\nThe home side won by four wickets after tea, and the captain praised the bowlers.",
}


def ids(workspace: Workspace, article: str) -> list[str]:
    return [summary.id for summary in workspace.search.alike(article)]


def without_meaning(*_: object) -> dict[str, float]:
    return {}


def test_a_report_in_another_language_is_like_one_by_its_names_and_numbers(
    open_folder: Callable[..., Workspace],
) -> None:
    with patch.object(FolderComparison, "likeness", without_meaning):
        workspace = open_folder(FOLDER)
        assert ids(workspace, "flood").index("flood-ru") < ids(workspace, "flood").index("cricket")
        assert "flood-ru" in ids(workspace, "flood")[:2]
        assert ids(workspace, "flood-ru")[0] == "flood"  # with the other one it shares small words alone
        assert ids(workspace, "flood").index("trade-ru") > ids(workspace, "flood").index("school")


def test_meaning_puts_it_in_its_place(open_folder: Callable[..., Workspace]) -> None:
    asked: list[Sequence[str]] = []

    def meant(_: object, article: str, others: Sequence[str], *_more: object) -> dict[str, float]:
        asked.append(others)
        return {other: 0.9 if "flood" in other else 0.1 for other in others}

    with patch.object(FolderComparison, "likeness", meant):
        workspace = open_folder(FOLDER)
        assert ids(workspace, "flood")[0] == "flood-ru"
        assert ids(workspace, "flood-ru")[0] == "flood"
    assert all(len(others) <= LOOKED_AT + ACROSS for others in asked)


def test_nothing_is_asked_the_meaning_of_once_nobody_waits(open_folder: Callable[..., Workspace]) -> None:
    asked: list[object] = []

    def of(_: object, side: object) -> None:
        asked.append(side)

    with patch.object(Meaning, "of", of), patch.object(Meaning, "has_encoder", True):
        workspace = open_folder(FOLDER)
        with pytest.raises(Cancelled):
            workspace.search.alike("flood", cancelled=lambda: len(asked) > 1)
        assert len(asked) == 2
        assert [s.id for s in workspace.search.alike("flood")] and len(asked) > 4


def test_reports_of_one_language_are_ranked_by_words_alone(open_folder: Callable[..., Workspace]) -> None:
    def never(*_: object) -> dict[str, float]:
        raise AssertionError("nothing to ask the meaning of")

    with patch.object(FolderComparison, "likeness", never):
        workspace = open_folder({name: text for name, text in FOLDER.items() if "-ru" not in name})
        assert ids(workspace, "flood") == ["school", "cricket"]


def likes(workspace: Workspace, article: str) -> list[str]:
    return [summary.id for summary in workspace.search.likes(article)]


STRIKE = (
    "Teachers walked out in Marlow\n\nThe union of teachers in Marlow said that forty schools stayed shut as the "
    "strike over pay began; the mayor Ada Lund called for talks, and parents brought soup to the pickets."
)


def test_only_reports_with_a_part_of_its_own_words_are_like_one(open_folder: Callable[..., Workspace]) -> None:
    again = STRIKE.replace("forty", "thirty") + " Buses ran as usual, the police said, and the market was open."
    chance = "Cricket\n\nThe home side won after tea on Monday, and parents praised the bowlers; the mayor was away."
    plain = {name: text for name, text in FOLDER.items() if "-ru" not in name and name != "cricket.txt"}
    workspace = open_folder({**plain, "strike.txt": STRIKE, "again.txt": again, "cricket.txt": chance})
    assert likes(workspace, "strike") == ["again"]
    assert "cricket" in ids(workspace, "strike"), "it is still offered where one chooses what to compare with"
    assert likes(workspace, "cricket") == []


def test_in_another_language_shared_names_make_it_like_or_its_story(open_folder: Callable[..., Workspace]) -> None:
    with patch.object(FolderComparison, "likeness", without_meaning):
        workspace = open_folder(FOLDER)
        assert "flood-ru" in likes(workspace, "flood") and "trade-ru" not in likes(workspace, "flood")
        with patch.object(Stories, "others", lambda *_: ["trade-ru"]):
            assert "trade-ru" in likes(workspace, "flood")


async def test_how_many_are_not_like_it_is_said_and_a_list_of_none_is_not_shown(
    open_folder: Callable[..., Workspace],
) -> None:
    texts = {"strike.txt": STRIKE, "again.txt": STRIKE.replace("forty", "thirty"), "cricket.txt": FOLDER["cricket.txt"]}
    async with running(open_folder(texts)) as story:
        story.library.open_at("strike", None)
        await story.settle()
        await story.press("L")
        assert story.sees("1 report, by likeness", "1 more says little of it.")
        await story.press("escape")
        story.library.open_at("cricket", None)
        await story.settle()
        await story.press("L")
        assert story.sees("No other report here is like “Cricket”.", "3 reports")


def test_what_a_few_names_share_by_chance_comes_last(open_folder: Callable[..., Workspace]) -> None:
    assert FEWEST_SHARED > 1
    other = "Погода\n\nВ Краснодаре сегодня тепло и сухо, ветер слабый, ночью возможен туман, сообщают синоптики края."
    with patch.object(FolderComparison, "likeness", without_meaning):
        workspace = open_folder({**FOLDER, "weather-ru.txt": other})
        found = ids(workspace, "flood")
        assert found.index("flood-ru") == 1
        assert found.index("weather-ru") > found.index("school")


@pytest.mark.parametrize(
    ("encoder", "languages", "said"), [(False, ("", "-ru"), True), (True, ("", "-ru"), False), (False, ("",), False)]
)
async def test_it_is_said_where_names_and_numbers_are_all_there_is_to_go_by(
    open_folder: Callable[..., Workspace], encoder: bool, languages: tuple[str, ...], said: bool
) -> None:
    folder = {name: text for name, text in FOLDER.items() if "-ru" not in name or "-ru" in languages}
    with (
        patch.object(FolderComparison, "likeness", without_meaning),
        patch.object(FolderComparison, "has_encoder", encoder),
    ):
        async with running(open_folder(folder)) as story:
            story.library.open_at("flood", None)
            await story.settle()
            await story.press("L")
            assert story.sees("by likeness")
            assert story.sees("by names and numbers alone") is said


async def test_the_list_to_compare_with_is_refined_by_meaning(open_folder: Callable[..., Workspace]) -> None:
    def meant(_: object, __: str, others: Sequence[str], *_more: object) -> dict[str, float]:
        return {other: 0.9 if other == "flood-ru" else 0.1 for other in others}

    for has_encoder, first in ((True, "Наводнение в Краснодаре"), (False, "Boats for a school")):
        with (
            patch.object(FolderComparison, "likeness", meant),
            patch.object(FolderComparison, "has_encoder", has_encoder),
            patch.object(Stories, "others", lambda *_: []),
        ):
            async with running(open_folder(FOLDER)) as story:
                story.library.open_at("flood", None)
                await story.settle()
                await story.press("c")
                dialog = story.app.screen
                assert isinstance(dialog, ChooseDialog)
                assert dialog._shown[0].heading == first


def test_reports_of_the_same_story_in_other_languages_stand_first(open_folder: Callable[..., Workspace]) -> None:
    with patch.object(FolderComparison, "likeness", without_meaning), patch.object(encoder, "installed", lambda: None):
        workspace = open_folder(FOLDER)
        assert workspace.library.stories.others("flood") == ["flood-ru"]
        others = ["school", "cricket", "trade-ru", "flood-ru"]
        assert workspace.comparison.likeliest_first("flood", others)[0] == "flood-ru"
        assert workspace.comparison.likeliest_first("trade-ru", ["school", "cricket"]) == ["school", "cricket"]


def test_a_report_of_the_story_is_alike_though_it_shares_no_name(open_folder: Callable[..., Workspace]) -> None:
    with patch.object(FolderComparison, "likeness", without_meaning):
        workspace = open_folder(FOLDER)
        assert ids(workspace, "school").index("trade-ru") > 1
        with patch.object(Stories, "others", lambda *_: ["trade-ru"]):
            assert "trade-ru" in ids(workspace, "school")[:2]
