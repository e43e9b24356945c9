"""An index of Datashare's kind, opened as an archive: its list, answers in all spellings, notes and comparison; and
nothing is written there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cluster import Cluster
from front import Front
from over_cluster import OVER_CLUSTER, client, cluster, name, opened_folder, sample_and  # noqa: F401 - fixtures

from index import config
from index.article import Span
from index.errors import ConfigError
from index.refresh.foreign import engine, foreign_index
from index.search.engines.opensearch.client import Client
from index.search.request import SearchRequest
from index.workspace import Workspace

pytestmark = OVER_CLUSTER

Opened = Callable[[str], Client]
Reading = Callable[..., Workspace]
TOWNS = ("Homs", "Hims", "Idlib", "Tartus", "Raqqa")
MADE = 25
QUERIES = (
    "deraa", "siege", "sieges", "Raqqa", "russian -rebel", '"the siege"', "homs OR idlib", "siege of homs",
    "title:siege", "before:2021-09-05 siege", "daraa ceasefire russian", "sie",
)  # fmt: skip
MAPPING = {
    "dynamic": False,
    "properties": {
        "content": {"type": "text"},
        "title": {"type": "text"},
        "titleNorm": {"type": "keyword"},
        "path": {"type": "keyword"},
        "language": {"type": "keyword"},
        "contentType": {"type": "keyword"},
        "type": {"type": "keyword"},
        "join": {"type": "join", "relations": {"Document": "NamedEntity"}},
        "metadata": {"type": "object", "enabled": False},
    },
}
"""The fields of Datashare's documents that matter. The names it finds in them are documents too, children of theirs
and kept where these are.
"""


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """Thirty reports in a folder: the sample and short ones."""
    made = {}
    for number, town in enumerate(TOWNS * (MADE // len(TOWNS))):
        head = f"Siege of {town} goes on\n\nLevant Times\n2021-09-{number + 1:02}"
        made[f"r{number}.txt"] = f"{head}\n\nThe siege of {town} went on, said witness {number}.\n"
    return opened_folder(sample_and(made, tmp_path), tmp_path)


def documents(here: Workspace) -> dict[str, dict[str, Any]]:
    """The reports as Datashare keeps them."""
    made = {}
    for summary in here.library.summaries():
        article = here.library.article(summary.id)
        made[f"{summary.id}-hash"] = {
            "type": "Document",
            "join": {"name": "Document"},
            "content": article.text,
            "title": summary.heading if summary.titled else "",
            "titleNorm": summary.heading.lower() if summary.titled else "",
            "path": f"/data/{article.path}",
            "language": "ENGLISH",
            "contentType": "text/plain",
            "metadata": {"tika_metadata_dcterms_created": f"{summary.date}T00:00:00Z"} if summary.date else {},
        }
    return made


@pytest.fixture
def there(client: Opened, cluster: Cluster, name: str, here: Workspace, tmp_path: Path) -> Reading:
    """Opens an index of another program that holds these reports."""
    index, at = f"{name}-v-of-another", client(name)
    at.ask("PUT", f"/{index}", {"mappings": MAPPING})
    for number, (key, document) in enumerate(documents(here).items()):
        at.ask("PUT", f"/{index}/_doc/{key}", document)
        join = {"name": "NamedEntity", "parent": key}
        entity = {"type": "NamedEntity", "join": join, "mention": "siege"}
        at.ask("PUT", f"/{index}/_doc/entity{number}", entity, {"routing": key})
    at.ask("POST", f"/{index}/_refresh")

    def opened(base: str = cluster.urls[0], fields: str = "datashare") -> Workspace:
        settings = tmp_path / "settings.yaml"
        settings.write_text(
            f"archive:\n  address: {base}/{index}\n  fields: {fields}\n"
            f"cache: {tmp_path / 'of archives'}\nannotations: {tmp_path / 'notes of the archive'}\n",
            encoding="utf-8",
        )
        reading = Workspace(config.load(str(settings)))
        if not reading.library.absence() and not reading.library.is_current():
            reading.library.refresh()
        return reading

    return opened


def found(workspace: Workspace, query: str, *, typing: bool = False) -> dict[str, str]:
    """The tier of each hit, by the folder's names."""
    hits = workspace.search.answer(SearchRequest(query, typing=typing)).hits
    return {hit.summary.id.removesuffix("-hash"): hit.tier for hit in hits}


def shown(workspace: Workspace, query: str) -> dict[str, object]:
    """Why each hit is one."""
    answer = workspace.search.answer(query)
    return {hit.summary.id.removesuffix("-hash"): workspace.search.explained(answer, hit).why for hit in answer.hits}


def test_its_list_has_its_reports_and_not_what_else_it_holds(here: Workspace, there: Reading) -> None:
    ours = {(f"{s.id}-hash", s.heading, s.date and s.date[:10], s.words) for s in here.library.summaries()}
    reading = there()
    theirs = {(s.id, s.heading, s.date and s.date[:10], s.words) for s in reading.library.summaries()}
    assert {each[:2] for each in theirs} == {each[:2] for each in ours}
    dated = {each for each in ours if each[2]}
    assert {each[:3] for each in dated} <= {each[:3] for each in theirs}
    assert reading.library.is_current()


def test_a_small_index_is_read_whole_and_answers_as_a_folder(here: Workspace, there: Reading) -> None:
    reading = there()
    for query in QUERIES:
        assert found(reading, query) == found(here, query), query
        assert found(reading, query, typing=True) == found(here, query, typing=True), query
        assert shown(reading, query) == shown(here, query), query
        assert reading.search.answer(query).remarks == here.search.answer(query).remarks, query
    assert set(reading.search.searcher.spellings("deraa")) == set(here.search.searcher.spellings("deraa"))
    assert len(reading.search.searcher.spellings("deraa")) > 1


def test_of_a_larger_one_the_index_finds_what_is_then_read(
    here: Workspace, there: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_index, "READ_AT_FIRST", 0)
    reading = there()
    assert len(reading.library.summaries()) == len(here.library.summaries())
    for query in ("idlib", '"siege of homs"', "title:tartus", "idlib OR tartus", "before:2021-09-05 siege"):
        assert found(reading, query) == found(here, query), query
    assert reading.cache.engine.count() < len(here.library.summaries()), "only what was found is read"


def test_what_is_chosen_by_values_is_all_found(
    here: Workspace, there: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_index, "READ_AT_FIRST", 0)
    monkeypatch.setattr(engine, "LIKELIEST", 1)
    reading = there()
    for query in ("date:2021-09", "after:2021-09-05 before:2021-09-10", "after:2021-09-05 -date:2021-09-07"):
        assert found(reading, query) == found(here, query) != {}, query
        assert not reading.search.answer(query).remarks, query


def test_that_not_all_was_looked_at_is_told(there: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_index, "READ_AT_FIRST", 0)
    monkeypatch.setattr(engine, "LIKELIEST", 4)
    answer = there().search.answer("siege")
    assert len(answer.hits) == 4
    assert any("the likeliest 4" in remark for remark in answer.remarks)


def test_notes_and_comparison_work_on_it(here: Workspace, there: Reading) -> None:
    reading = there()
    left, right = "r0-hash", "r5-hash"
    made = reading.notes.annotate(left, Span(0, 20), "look at this", tags=("desk",))
    assert reading.notes.annotations(left)[0].annotation == made
    assert {h.summary.id for h in reading.search.answer("has:note").hits} == {left}
    theirs = reading.comparison.compare(left, right, by_words_alone=True)
    ours = here.comparison.compare(left.removesuffix("-hash"), right.removesuffix("-hash"), by_words_alone=True)
    assert len(theirs.alignment.links) == len(ours.alignment.links) > 0


def test_nothing_is_written_there(client: Opened, name: str, here: Workspace, there: Reading) -> None:
    reading, at = there(), client(name)
    index = f"{name}-v-of-another"

    def state() -> object:
        at.ask("POST", f"/{index}/_refresh")
        hits = at.ask("POST", f"/{index}/_search", {"size": 100, "version": True, "sort": ["_doc"]})["hits"]["hits"]
        return {hit["_id"]: (hit["_version"], hit["_source"]) for hit in hits}, at.ask("GET", f"/{index}/_settings")

    before = state()
    reading.search.answer("siege")
    reading.notes.annotate(reading.library.summaries()[0].id, Span(0, 5), "a note")
    reading.library.refresh()
    reading.library.discard()
    reading.library.refresh()
    assert state() == before


def test_what_changes_there_is_seen(client: Opened, name: str, there: Reading) -> None:
    reading, at, index = there(), client(name), f"{name}-v-of-another"
    assert not reading.search.answer("velby").hits
    at.ask("DELETE", f"/{index}/_doc/r0-hash")
    at.ask("POST", f"/{index}/_update/r1-hash", {"doc": {"title": "Truce in Velby", "content": "A truce in Velby."}})
    at.ask("PUT", f"/{index}/_doc/new", {"type": "Document", "content": "A bridge in Velby.", "path": "/data/b.txt"})
    at.ask("POST", f"/{index}/_refresh")
    assert not reading.library.is_current()
    reading.library.refresh()
    assert reading.library.is_current()
    ids = {s.id for s in reading.library.summaries()}
    assert "r0-hash" not in ids and "new" in ids
    assert {hit.summary.id for hit in reading.search.answer("velby").hits} == {"r1-hash", "new"}


def test_while_it_is_away_what_was_read_is_searched(
    cluster: Cluster, there: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_index, "READ_AT_FIRST", 0)
    front = Front(cluster.nodes[0].port)
    reading = there(front.url)
    read = {hit.summary.id for hit in reading.search.answer("idlib").hits}
    front.close()
    assert "does not answer" in reading.library.absence()
    answer = reading.search.answer("siege")
    assert {hit.summary.id for hit in answer.hits} == read
    assert any("read before" in remark for remark in answer.remarks)
    front.open()


def test_fields_of_another_index_are_a_file(here: Workspace, there: Reading, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("text: [body, content]\npath: [path]\n", encoding="utf-8")
    reading = there(fields="own.yaml")
    known = {s.path for s in reading.library.summaries()}
    assert {f"/data/{s.path}" for s in here.library.summaries()} < known, "with what is no report, for nothing says so"
    (tmp_path / "own.yaml").write_text("title: [title]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no field that holds the text"):
        there(fields="own.yaml")
