"""What the catalogue keeps of a text is the text: an article comes from it as it comes from its file, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Kind, Paragraph, Span
from index.catalogue.texts import packed, unpacked
from index.errors import DamagedCache
from index.loading.formats import drafts
from index.workspace import Workspace

Opener = Callable[..., Workspace]

PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends))),
        st.sampled_from(Kind),
        st.none() | st.integers(1, 9),
    ),
    max_size=4,
).map(tuple)


@given(st.text(max_size=99), PARAGRAPHS, st.text(max_size=9))
def test_an_article_is_what_was_packed(text: str, paragraphs: tuple[Paragraph, ...], remark: str) -> None:
    article = Article("a/1", "a.csv", text, paragraphs, format="csv", encoding="cp1252", remark=remark)
    assert unpacked(article.id, article.path, article.metadata, packed(article)) == article


def test_halves_of_a_sign_are_kept() -> None:
    article = Article("a", "a.json", "\ud83d alone \udcff", ())
    assert unpacked("a", "a.json", article.metadata, packed(article)).text == article.text


FILES = {
    "plain.txt": "Ferry sinks\nHarbour News\n2026-05-03\n\nBEIRUT (Reuters) - A ferry sank off Lorne on Sunday.\n",
    "page.html": "<html><body><h1>Ferry sinks</h1><p>By Ada Lund</p><p>A ferry sank off Lorne.</p></body></html>",
    "rows.csv": "title,date,text\nOne,2026-05-03,The first row.\nTwo,14/09/2021,The second row.\n",
}


def test_an_article_comes_from_the_catalogue_as_it_comes_from_its_file(open_folder: Opener) -> None:
    workspace = open_folder(FILES)
    catalogue, folder = workspace.cache.catalogue, Path(workspace.folder)
    found = 0
    for summary in workspace.library.summaries():
        status = (folder / summary.path).stat()
        path, name = catalogue.source(summary.id) or ("", "")
        read = {draft.id: draft for draft in drafts(str(folder), path, name=name)}
        kept = catalogue.article(summary.id, status.st_size, status.st_mtime_ns)
        assert kept == read[summary.id].article()
        found += 1
    assert found == 4


def test_a_file_that_has_changed_is_never_shown_as_it_was(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The old words of the report."})
    file = Path(workspace.folder) / "a.txt"
    file.write_text("The new words of this report stand here.", encoding="utf-8")
    assert workspace.library.article("a").text.startswith("The new words")
    status = file.stat()
    assert workspace.cache.catalogue.article("a", status.st_size, status.st_mtime_ns) is None
    workspace.library.refresh()
    kept = workspace.cache.catalogue.article("a", status.st_size, status.st_mtime_ns)
    assert kept is not None and kept.text.startswith("The new words")


@pytest.mark.parametrize("harm", ["x'00'", "substr(said, 1, length(said) - 4)", "x'78016362606400000f0005'"])
def test_a_text_that_is_damaged_is_damage_of_the_cache(open_folder: Opener, harm: str) -> None:
    workspace = open_folder({"a.txt": "The words of the report."})
    status = (Path(workspace.folder) / "a.txt").stat()
    catalogue = workspace.cache.catalogue
    with catalogue._database.writing() as db:
        db.execute(f"UPDATE texts SET said = {harm}")
    with pytest.raises(DamagedCache):
        catalogue.article("a", status.st_size, status.st_mtime_ns)
