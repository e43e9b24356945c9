"""A search answers the same whether the whole list was read, as a reader's screen does, or only what it asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.catalogue.catalogue import Summary
from index.search.listed_reports import ListedReports, ListInMemory, ListOfCatalogue
from index.search.query.fields import FIELDS, Asks, asking
from index.search.request import SearchRequest
from index.workspace import Workspace

FIRST = "Fire in the port\nDaily Harbour, 3 May 2021\nBy Ada Moss\n\nVELBY - A fire broke out in the port of Velby."
FILES: dict[str, str | bytes] = {
    "a.txt": FIRST,
    "b.txt": "Fire put out\nEvening Post, 4 May 2021\n\nThe fire in the port of Velby was put out, police said.",
    "c.txt": "A fire broke out in the port of Torvask, and nobody knows when that was or who wrote it down.",
    "d.txt": "Ships wait\nDaily Harbour, 4 May 2021\n\nSeven ships wait outside the port since the fire of Monday.",
    "copy of a.txt": FIRST,
}


def both(workspace: Workspace) -> tuple[ListedReports, ListedReports]:
    catalogue = workspace.search._cache.catalogue
    return ListInMemory(catalogue.summaries()), ListOfCatalogue(lambda: catalogue)


def test_both_lists_tell_the_same_of_every_report(open_folder: Callable[..., Workspace]) -> None:
    whole, asked = both(open_folder(FILES))
    assert list(whole.ids) == list(asked.ids)
    assert len(set(whole.ids)) == 4  # a copy is no report of its own
    assert list(whole.dates) == list(asked.dates)
    for field in asking(Asks.VALUE):
        assert list(whole.values(field)) == list(asked.values(field)), field
    some = [*whole.ids[1:3], "gone.txt", "copy of a.txt"]
    assert {s: whole.summaries(some)[s] for s in whole.ids[1:3]} == asked.summaries(some)


def test_every_value_that_a_query_asks_for_is_one_the_catalogue_has(workspace: Workspace) -> None:
    catalogue = workspace.search._cache.catalogue
    for field in asking(Asks.VALUE):
        of = {s.id: FIELDS[field].of(s) for s in catalogue.summaries()}
        assert catalogue.values(field) == {article: value for article, value in of.items() if value is not None}
    with pytest.raises(ValueError, match="no such value"):
        catalogue.values("digest")


@pytest.mark.parametrize(
    "query",
    [
        "fire",
        "fire port",
        'outlet:"daily harbour"',
        "author:moss",
        "place:velby",
        "date:2021-05-04",
        "por",
        "has:author",
        "-has:outlet",
        "fire -has:date",
        "port AND (outlet:harbour OR -has:outlet)",
    ],
)
@pytest.mark.parametrize("typing", [False, True])
def test_a_query_finds_the_same_in_both(query: str, typing: bool, open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder(FILES)
    asked = SearchRequest(query, typing=typing)

    def told() -> tuple[list[Summary], object, object, object]:
        answer = workspace.search.answer(asked)
        hits = [(hit.summary, hit.score, hit.snippets) for hit in answer.hits]
        return [s for s, *_ in hits], hits, workspace.search.counts(answer), workspace.search.timeline(answer)

    alone = told()
    assert alone[0]
    workspace.library.summaries()
    workspace.search._cache.has_changed()
    assert told() == alone


def test_a_report_that_goes_while_a_query_is_answered_is_no_hit(workspace: Workspace) -> None:
    ids = [hit.summary.id for hit in workspace.search.answer("deraa").hits]
    workspace.search.searcher  # noqa: B018  it is open, as it was
    with workspace.search._cache.catalogue._database.writing() as db:
        db.execute("DELETE FROM articles WHERE id = ?", (ids[0],))
    assert [hit.summary.id for hit in workspace.search.answer("deraa").hits] == ids[1:]
