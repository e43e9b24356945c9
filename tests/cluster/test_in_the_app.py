"""A desk's archive in the reader: what is done with stories, notes and comparisons in a folder is done there too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from app import running
from cluster import Cluster
from conftest import FIRST, FOURTH, SECOND
from over_cluster import OVER_CLUSTER, client, cluster, name, opened_folder, sample_and  # noqa: F401 - fixtures

from index import config
from index.search.engines.opensearch.client import Client
from index.workspace import Workspace
from index.workspace.archive import push

pytestmark = OVER_CLUSTER

FLOOD = {
    "flood.txt": "Flood at Krasnodar\n\n2019-04-02\n\nThe river Kuban rose by 340 centimetres in Krasnodar on Monday; "
    "1250 people left their houses, said Tatiana Voronina of the regional office. Boats carried them to a school.\n",
    "flood-ru.txt": "Наводнение в Краснодаре\n\n2019-04-02\n\nРека Кубань поднялась на 340 сантиметров в Краснодаре в "
    "понедельник, 1250 человек покинули дома, сообщила Татьяна Воронина из областного управления. Лодки отвезли их.\n",
}


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """The sample, of which four reports are one story, and a report in two languages; opened as a folder."""
    return opened_folder(sample_and(FLOOD, tmp_path), tmp_path)


@pytest.fixture
def there(
    client: Callable[[str], Client], cluster: Cluster, name: str, here: Workspace, tmp_path: Path
) -> Iterator[Workspace]:
    """The archive that the folder was pushed to, opened."""
    list(push(here.library, client(name), "wires"))
    notes = str(tmp_path / "notes of the archive")
    url = f"{cluster.urls[0]}/{name}"
    reading = Workspace(config.load(folder=url, cache=str(tmp_path / "of archives"), annotations=notes))
    reading.library.refresh()
    yield reading
    reading.close()


async def test_a_story_is_one_row_and_all_of_it_is_compared(there: Workspace) -> None:
    async with running(there) as story:
        await story.press("z")
        assert story.sees("7 reports in", "rows", "▸ 4 reports")
        await story.press("j", "right")
        assert story.sees("▾ 4 reports")
        story.library.open_at(f"wires/{FIRST}", None)
        await story.settle()
        await story.press("C")
        await story.until(lambda: story.sees("4 reports, about"))
        await story.press("escape")
        story.library.open_at(f"wires/{FOURTH}", None)
        await story.settle()
        await story.press("C")
        assert story.sees("No other report is surely of this story")


async def test_what_is_like_a_report_is_listed_and_compared_with_it(there: Workspace) -> None:
    async with running(there) as story:
        story.library.open_at("wires/flood", None)
        await story.settle()
        await story.press("L")
        assert story.sees("by likeness", "Most like “Flood at Krasnodar” first.")
        await story.press("m", "escape", "m", "c")
        assert story.sees("of the same matter", "Flood at Krasnodar")


async def test_a_note_is_kept_on_this_machine_and_led_back_to(there: Workspace) -> None:
    async with running(there) as story:
        story.library.open_at(f"wires/{SECOND}", None)
        await story.settle()
        await story.press("a")
        await story.type("who told them")
        await story.press("ctrl+s", "escape", "A")
        assert story.sees("who told them")
        await story.press("enter")
        assert story.library.reading.article is not None and story.library.reading.article.id == f"wires/{SECOND}"
    (kept,) = Workspace(there.settings).notes.annotations(f"wires/{SECOND}")
    assert kept.annotation.note == "who told them"


def test_reports_in_other_languages_are_asked_for_by_the_language_and_not_each_by_its_name(
    here: Workspace, there: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    searches = Client.searches

    def heard(self: Client, index: str, bodies: Any) -> Any:
        asked.extend(json.dumps(body) for body in bodies)
        return searches(self, index, bodies)

    monkeypatch.setattr(Client, "searches", heard)
    alike = [summary.id.removeprefix("wires/") for summary in there.search.alike("wires/flood", at_once=True)]
    assert alike == [summary.id for summary in here.search.alike("flood", at_once=True)]
    assert "flood-ru" in alike[:2]
    assert any('"language": ["ru"]' in body for body in asked)
    assert not any('"id": [' in body for body in asked)
