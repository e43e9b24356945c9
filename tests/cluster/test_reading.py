"""A desk's archive opened as a folder is: the same list, the same answers, names, notes and comparison; what changed
there is seen; and while it is away, what was read stays.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from cluster import Cluster
from conftest import SEEDS
from front import Front
from over_cluster import OVER_CLUSTER, client, cluster, name, opened_folder, sample_and  # noqa: F401 - fixtures

from index import config
from index.article import Span
from index.errors import UnknownArticle
from index.search.engines.opensearch.client import Client
from index.search.request import SearchRequest
from index.search.searcher import Answer
from index.workspace import Workspace
from index.workspace.archive import push
from tui.cli import main

pytestmark = OVER_CLUSTER

Opened = Callable[[str], Client]
TOWNS = ("Homs", "Hims", "Idlib", "Tartus", "Raqqa", "Raqqah")
QUERIES = (
    "deraa", "Deir Ezzor", "siege", "sieges", "russian -rebel", '"the siege"', 'outlet:"Levant Times"', "raqqa",
    "before:2021-09-05 siege", "title:siege", "homs OR idlib", "place:Beirut", "daraa ceasefire russian",
    "date:2021-09", "-has:outlet", "siege has:place", "russian AND (place:Beirut OR -has:author)", "NOT has:date",
)  # fmt: skip


EDITED = (
    "Siege of Idlib goes on\n\nLevant Times\n2021-09-03\n\nThe siege of Idlib went on for a third day, said a witness "
    "who had left the town at night with his children and two carts of bread, and the road was closed at noon.\n"
)
"""A report of which the folder has a copy and another edition."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample and some short reports of two outlets."""
    made = {}
    for number, town in enumerate(TOWNS * 4):
        outlet = "Levant Times" if number % 3 else "Northern Post"
        head = f"Siege of {town} goes on\n\n{outlet}\n2021-09-{number + 1:02}"
        made[f"r{number}.txt"] = f"{head}\n\nThe siege of {town} went on, said {number}.\n"
    made |= {"r2.txt": EDITED, "r2-copied.txt": EDITED, "r2-later.txt": EDITED + "It was said again at night.\n"}
    return sample_and(made, tmp_path)


@pytest.fixture
def here(folder: Path, tmp_path: Path) -> Workspace:
    """The folder, opened."""
    return opened_folder(folder, tmp_path)


Reading = Callable[[], Workspace]


@pytest.fixture
def there(client: Opened, cluster: Cluster, name: str, here: Workspace, tmp_path: Path) -> Reading:
    """Opens an archive of three shards that holds the folder."""
    list(push(here.library, client(name), "wires", shards=3))

    def opened(url: str = f"{cluster.urls[0]}/{name}") -> Workspace:
        notes = str(tmp_path / "notes of the archive")
        reading = Workspace(config.load(folder=url, cache=str(tmp_path / "of archives"), annotations=notes))
        if not reading.library.absence() and not reading.library.is_current():
            reading.library.refresh()
        return reading

    return opened


def tiers(answer: Answer) -> dict[str, str]:
    """The tier of each hit, by the folder's names."""
    return {hit.summary.id.removeprefix("wires/"): hit.tier for hit in answer.hits}


def shown(workspace: Workspace, answer: Answer) -> dict[str, object]:
    """What an answer shows of each hit."""
    hits = [workspace.search.explained(answer, hit) for hit in answer.hits]
    return {hit.summary.id.removeprefix("wires/"): (hit.why, hit.snippets, hit.marks) for hit in hits}


def test_its_list_is_that_of_the_folder(here: Workspace, there: Reading) -> None:
    reading = there()
    ours = [
        s._replace(id=f"wires/{s.id}", path=f"wires/{s.path}", story=s.story and f"wires/{s.story}")
        for s in here.library.summaries()
    ]
    assert reading.library.summaries() == ours
    assert any(s.story for s in ours)
    assert reading.library.is_current()
    assert reading.library.kind == "archive"


@pytest.mark.parametrize("typing", [False, True])
def test_what_is_found_and_shown_is_what_the_folder_shows(here: Workspace, there: Reading, typing: bool) -> None:
    reading = there()
    for query in QUERIES:
        asked = SearchRequest(query, typing=typing)
        ours, theirs = here.search.answer(asked), reading.search.answer(asked)
        assert tiers(theirs) == tiers(ours), query
        assert shown(reading, theirs) == shown(here, ours), query
        assert theirs.spellings == ours.spellings, query
        assert {a.removeprefix("wires/") for a in theirs.found} == set(ours.found), query
        assert reading.search.counts(theirs) == here.search.counts(ours), query
        assert reading.search.timeline(theirs) == here.search.timeline(ours), query


def test_names_are_learned_from_its_counts(here: Workspace, there: Reading) -> None:
    ours, theirs = here.search.searcher, there().search.searcher
    for typed in ("deraa", "Raqqa", "Homs", "siege", "Assad"):
        assert set(theirs.spellings(typed)) == set(ours.spellings(typed)), typed
    assert len(theirs.spellings("deraa")) > 1, "the sample spells it in two ways"


def test_a_report_is_what_the_file_gives(here: Workspace, there: Reading) -> None:
    reading = there()
    for summary in here.library.summaries():
        ours, theirs = here.library.article(summary.id), reading.library.article(f"wires/{summary.id}")
        assert (theirs.text, theirs.paragraphs, theirs.metadata) == (ours.text, ours.paragraphs, ours.metadata)
    with pytest.raises(UnknownArticle, match="no such article"):
        reading.library.resolve("wires/nothing")


def test_notes_and_comparison_work_on_it(here: Workspace, there: Reading) -> None:
    reading = there()
    left, right = (f"wires/{s.id}" for s in here.library.summaries()[-2:])
    made = reading.notes.annotate(left, Span(0, 20), "look at this", tags=("desk",))
    assert reading.notes.annotations(left)[0].annotation == made
    assert {h.summary.id for h in reading.search.answer("has:note").hits} == {left}
    assert {h.summary.id for h in reading.search.answer("tag:desk").hits} == {left}
    theirs = reading.comparison.compare(left, right, by_words_alone=True)
    ours = here.comparison.compare(left.removeprefix("wires/"), right.removeprefix("wires/"), by_words_alone=True)
    assert theirs.alignment.links == ours.alignment.links
    assert theirs.conflicts == ours.conflicts


def of_the_folder(names: Iterable[str]) -> list[str]:
    return [name.removeprefix("wires/") for name in names]


def test_copies_editions_and_stories_are_those_of_the_folder(here: Workspace, there: Reading) -> None:
    ours, theirs = here.library, there().library
    for summary in ours.summaries():
        ours_of, called = summary.id, f"wires/{summary.id}"
        assert of_the_folder(theirs.sharing.copies(called)) == ours.sharing.copies(ours_of)
        assert of_the_folder(theirs.sharing.paths(called)) == ours.sharing.paths(ours_of)
        assert of_the_folder(theirs.sharing.versions(called)) == ours.sharing.versions(ours_of)
        assert of_the_folder(theirs.sharing.shares_wording_with(called)) == ours.sharing.shares_wording_with(ours_of)
        assert of_the_folder(theirs.stories.others(called)) == ours.stories.others(ours_of)
    assert ours.sharing.copies("r2") == ["r2-copied"] and ours.sharing.versions("r2") == ["r2-later"]
    assert theirs.resolve("wires/r2-copied") == "wires/r2" and theirs.article("wires/r2-copied").id == "wires/r2"


def test_reports_like_one_and_those_to_compare_it_with_are_those_of_the_folder(here: Workspace, there: Reading) -> None:
    reading = there()
    for summary in here.library.summaries()[::5]:
        alike = [s.id for s in here.search.alike(summary.id)]
        assert of_the_folder(s.id for s in reading.search.alike(f"wires/{summary.id}")) == alike
        picked = reading.comparison.likeliest_first(f"wires/{summary.id}", [f"wires/{other}" for other in alike[:10]])
        assert of_the_folder(picked) == here.comparison.likeliest_first(summary.id, alike[:10])


def test_a_report_that_joins_a_story_changes_what_is_told_of_the_others(
    client: Opened, name: str, folder: Path, here: Workspace, there: Reading
) -> None:
    reading = there()
    (folder / "r2-copied.txt").unlink()
    (folder / "r2-last.txt").write_text(EDITED + "Nobody was hurt.\n", encoding="utf-8")
    here.library.refresh()
    list(push(here.library, client(name), "wires"))
    reading.library.refresh()
    assert reading.library.sharing.copies("wires/r2") == []
    assert of_the_folder(reading.library.sharing.versions("wires/r2")) == ["r2-last", "r2-later"]
    assert reading.library.is_current()


def test_what_changes_there_is_seen(client: Opened, name: str, folder: Path, here: Workspace, there: Reading) -> None:
    reading = there()
    (folder / "r0.txt").unlink()
    (folder / "r1.txt").write_text("Truce in Velby\n\n2021-09-02\n\nA truce holds in Velby.\n", encoding="utf-8")
    (folder / "new.txt").write_text("Bridge of Velby\n\nIt was opened.\n", encoding="utf-8")
    here.library.refresh()
    before = reading.library.article("wires/r1").text
    list(push(here.library, client(name), "wires"))
    assert not reading.library.is_current()
    reading.library.refresh()
    assert reading.library.is_current()
    ids = {s.id for s in reading.library.summaries()}
    assert "wires/r0" not in ids and "wires/new" in ids
    assert reading.library.article("wires/r1").text != before
    assert {h.summary.id for h in reading.search.answer("velby").hits} == {"wires/r1", "wires/new"}


def test_only_what_differs_is_fetched_again(
    client: Opened, name: str, folder: Path, here: Workspace, there: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = there()
    (folder / "r3.txt").write_text("Truce in Velby\n\n2021-09-04\n\nA truce holds.\n", encoding="utf-8")
    here.library.refresh()
    list(push(here.library, client(name), "wires"))
    kept: list[str] = []
    keep = reading.cache.catalogue.outlines.keep

    def seen(outlines: list[object], gone: object = ()) -> None:
        kept.extend(each.id for each in outlines)  # type: ignore[attr-defined]
        keep(outlines, gone)  # type: ignore[arg-type]

    monkeypatch.setattr(reading.cache.catalogue.outlines, "keep", seen)
    reading.library.refresh()
    assert kept == ["wires/r3"]


def test_while_it_is_away_what_was_read_is_there_and_searched(
    client: Opened, cluster: Cluster, name: str, here: Workspace, there: Reading
) -> None:
    front = Front(cluster.nodes[0].port)
    url = f"{front.url}/{name}"
    reading = there(url)
    read = reading.search.answer("deraa").hits[0].summary.id
    unread = next(s.id for s in reading.library.summaries() if s.id == "wires/r5")
    front.close()
    assert "does not answer" in reading.library.absence()
    answer = reading.search.answer("deraa")
    assert read in {h.summary.id for h in answer.hits}
    assert any("does not answer" in remark and "read before" in remark for remark in answer.remarks)
    assert reading.library.article(read).text
    with pytest.raises(UnknownArticle, match="was not read before"):
        reading.library.article(unread)
    assert len(reading.library.summaries()) == len(here.library.summaries())
    front.open()
    assert reading.library.absence() == ""
    assert reading.library.article(unread).text
    assert not reading.search.answer("deraa").remarks


def test_an_archive_that_was_never_read_and_is_away_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    front = Front(0)
    front.close()
    with pytest.raises(SystemExit) as ended:
        main(["--cache", str(tmp_path / "cache"), "--folder", f"{front.url}/desk", "list"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "does not answer" in said and "nothing of it was read before" in said


def test_the_commands_work_on_it(there: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = there().folder

    def run(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--cache", str(tmp_path / "of archives"), "--folder", url, *words])
        return int(ended.value.code or 0), capsys.readouterr().out

    status, out = run("search", "deraa", "--json")
    hits = json.loads(out)["hits"]
    assert status == 0 and hits
    assert run("list", "--output", "count") == (0, f"{len(SEEDS_AND_MADE)}\n")
    assert run("show", hits[0]["article"])[0] == 0
    assert run("compare", hits[0]["article"], hits[1]["article"])[0] == 0
    assert run("search", "deraa", "--output", "paths")[1].startswith(f"{url}/wires/")


SEEDS_AND_MADE = [*SEEDS.glob("*.txt"), *(TOWNS * 4), "another edition"]
