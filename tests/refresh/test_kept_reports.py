"""What was read of an archive is searched as it is now, whoever reads it next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.catalogue.catalogue import Catalogue
from index.refresh.archive.kept import KeptReports
from index.refresh.foreign.documents import article_of, outline_of
from index.refresh.foreign.fields import IndexFields
from index.search.engines.engine import TEXT
from index.search.engines.whoosh_engine import WhooshEngine

FIELDS = IndexFields(text=("text",))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.sqlite")


def listed(catalogue: Catalogue, version: int, text: str, *, read: bool = True) -> None:
    """Have a report of that text in the list, and read it."""
    hit: dict[str, Any] = {"_id": "a1", "_version": version, "_source": {"text": text}}
    article = article_of(hit, FIELDS)
    catalogue.outlines.keep([outline_of(hit, article, FIELDS)])
    if read:
        catalogue.outlines.keep_texts([article])


def opened(catalogue: Catalogue, tmp_path: Path) -> KeptReports:
    return KeptReports(lambda: catalogue.outlines, lambda: WhooshEngine(tmp_path / "whoosh"))


def test_a_report_that_was_read_is_searched(catalogue: Catalogue, tmp_path: Path) -> None:
    kept = opened(catalogue, tmp_path)
    assert kept.engine().count() == 0
    listed(catalogue, 1, "A truce holds in Velby.", read=False)
    assert kept.engine().count() == 0
    listed(catalogue, 1, "A truce holds in Velby.")
    assert kept.engine().ids() == {"a1"}
    assert kept.engine().says(TEXT, "velby")


@pytest.mark.parametrize("anew", [False, True])
def test_one_that_changed_is_searched_as_it_is_now(catalogue: Catalogue, tmp_path: Path, anew: bool) -> None:
    listed(catalogue, 1, "A truce holds in Velby.")
    kept = opened(catalogue, tmp_path)
    kept.engine()
    if anew:
        kept.close()
        kept = opened(catalogue, tmp_path)
    listed(catalogue, 2, "A bridge was opened in Norby.")
    engine = kept.engine()
    assert (engine.says(TEXT, "norby"), engine.says(TEXT, "velby")) == (True, False)
    assert engine.count() == 1


def test_one_that_is_gone_is_searched_no_longer(catalogue: Catalogue, tmp_path: Path) -> None:
    listed(catalogue, 1, "A truce holds in Velby.")
    kept = opened(catalogue, tmp_path)
    kept.engine()
    catalogue.outlines.keep((), ["a1"])
    assert kept.engine().count() == 0
