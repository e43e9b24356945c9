"""Annotations are found with the language that finds reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.article import Span
from index.workspace import Workspace

REPORTS = {
    "a.txt": "Shelling of Daraa goes on\n\n2021-09-01\n\nThe siege of Daraa has lasted two months, all of Daraa say.",
    "b.txt": "Talks in Deraa fail\n\n2021-09-02\n\nThe talks in Deraa have failed, two officials of Deraa said.",
    "c.txt": "A harvest in Homs\n\n2020-01-05\n\nFarmers in Homs brought in the harvest, and the price of wheat fell.",
}


@pytest.fixture
def noted(open_folder: Callable[..., Workspace]) -> Workspace:
    workspace = open_folder(REPORTS, once=True)
    for name, quote, note, kind, tags in (
        ("a", "siege of Daraa", "who counted?", "doubt", ("army",)),
        ("b", "talks in Deraa", "Counting went wrong", "claim", ("talks", "army")),
        ("c", "price of wheat", "", "figure", ("economy",)),
    ):
        at = workspace.library.article(name).text.index(quote)
        workspace.notes.annotate(name, Span(at, at + len(quote)), note, kind=kind, tags=tags)
    return workspace


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abc"),
        ("wheat", "c"),
        ("deraa", "ab"),
        ("=deraa", "b"),
        ("counted", "ab"),
        ("coun", "ab"),
        ('"price of wheat"', "c"),
        ('"wheat of price"', ""),
        ("tag:army", "ab"),
        ("tag:army -talks", "a"),
        ("tag:army kind:claim", "b"),
        ("kind:doubt OR kind:figure", "ac"),
        ("note:counted", "ab"),
        ("note:siege", ""),
        ("note:(counted OR wrong)", "ab"),
        ("title:harvest", "c"),
        ("-title:harvest", "ab"),
        ("date:2021-09", "ab"),
        ("-date:2021-09", "c"),
        ("after:2021-09-02 deraa", "b"),
        ("has:note", "abc"),
        ("has:date", "abc"),
        ("-has:date", ""),
        ("has:author", ""),
        ("-has:author deraa", "ab"),
    ],
)
def test_a_query_finds_annotations(noted: Workspace, query: str, found: str) -> None:
    by_report, broken = noted.notes.matching(query)
    assert "".join(sorted(by_report)) == found
    assert not broken


def test_a_search_of_reports_asks_their_notes(noted: Workspace) -> None:
    assert {h.summary.id for h in noted.search.answer("tag:army").hits} == {"a", "b"}
    assert {h.summary.id for h in noted.search.answer("note:counting deraa").hits} == {"a", "b"}
