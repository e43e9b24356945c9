"""Each service of the front door is built alone, from what it is passed; the front door only holds them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index import config
from index.article import Article, Span
from index.config import Settings
from index.errors import UnknownArticle
from index.names.families import Families
from index.refresh.completeness import NameSettings
from index.workspace import Workspace
from index.workspace.cache import Cache
from index.workspace.comparison import FolderComparison
from index.workspace.library import Library
from index.workspace.notes.importing import NoteImport
from index.workspace.notes.links import NoteLinks
from index.workspace.notes.notebook import Notebook
from index.workspace.remade import Remade
from index.workspace.search import FolderSearch

Read = Callable[..., list[Article]]
NO_NAMES: Any = SimpleNamespace(families=lambda: Families(()), rules=NameSettings)
REPORTS = {"a.txt": "The siege of Deraa goes on.", "b.txt": "The bridge of Homs was opened."}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    return config.load(folder=str(folder), cache=str(tmp_path / "cache"), annotations=str(tmp_path / "notes"))


@pytest.fixture
def library(settings: Settings) -> Library:
    made = Library(settings, Cache(settings), NameSettings)
    made.refresh()
    return made


class Shelf:
    """What notes ask of a library: articles by id, none of them a copy or an edition of another."""

    age = 0

    def __init__(self, *articles: Article) -> None:
        self.articles = {a.id: a for a in articles}
        self.sharing = SimpleNamespace(
            original=lambda name: name,
            versions=lambda _: [],
            other_names=dict,
            now_said_by=lambda _: [],
            other_names_of=lambda _: [],
        )

    def article_if_there(self, name: str) -> Article | None:
        return self.articles.get(name)

    def article(self, name: str) -> Article:
        if name not in self.articles:
            raise UnknownArticle(name)
        return self.articles[name]

    def is_known(self, name: str) -> bool:
        return name in self.articles

    def is_complete(self) -> bool:
        return True

    def source(self, name: str) -> tuple[str, str] | None:
        return (f"{name}.txt", name) if name in self.articles else None


def notebook(settings: Settings, shelf: Any, search: Any = None) -> Notebook:
    return Notebook(settings, shelf, search)


def test_the_front_door_holds_and_does_nothing_but_close(workspace: Workspace) -> None:
    assert Workspace.__bases__ == (object,)
    methods = {name for name, _ in inspect.getmembers(Workspace, inspect.isfunction) if not name.startswith("_")}
    assert methods == {"close"}
    for service in ("library", "search", "notes", "links", "imports", "comparison", "searches", "cache"):
        assert type(getattr(workspace, service)).__mro__[1:] == (object,), "a service inherits nothing"


def test_a_value_is_made_once_for_each_state() -> None:
    state, made = [1], []
    value = Remade(lambda: state[0], lambda: made.append(state[0]) or len(made))
    assert [value(), value()] == [1, 1]
    state[0] = 2
    assert [value(), value()] == [2, 2]
    assert made == [1, 2]


def test_what_changes_while_a_value_is_made_leads_to_another() -> None:
    state = [1]

    def made() -> int:
        state[0] = 2
        return 1

    value = Remade(lambda: state[0], made)
    value()
    state_then, _ = value._made  # type: ignore[misc]
    assert state_then == 1


def test_a_library_lists_reads_and_keeps_up(settings: Settings, library: Library) -> None:
    assert sorted(s.id for s in library.summaries()) == ["a", "b"]
    assert library.article("a").text == REPORTS["a.txt"]
    assert library.is_current()
    (Path(settings.folder) / "c.txt").write_text("A third report.")
    assert not library.is_current()
    library.refresh()
    assert library.resolve("c") == "c"
    library.close()


def test_the_newest_is_told_by_the_moment_on_clocks_of_several_zones(settings: Settings, library: Library) -> None:
    said = {"first": "2021-02-01T23:30-05:00", "second": "2021-02-02T06:00+02:00", "third": "2021-02-02T03:00Z"}
    for name, when in said.items():
        page = f'<meta property="article:published_time" content="{when}"><p>Report {name} of the day.</p>'
        (Path(settings.folder) / f"{name}.html").write_text(page, encoding="utf-8")
    library.refresh()
    assert [s.id for s in library.summaries() if s.date] == ["first", "second", "third"]
    library.close()


def test_what_is_discarded_is_built_anew(settings: Settings) -> None:
    cache = Cache(settings)
    library = Library(settings, cache, NameSettings)
    library.refresh()
    before = cache.catalogue
    library.discard()
    assert (library.summaries(), cache.engine.count(), cache.catalogue is before) == ([], 0, False)
    library.refresh()
    assert (len(library.summaries()), cache.engine.count()) == (2, 2)
    assert library.article("a").text == REPORTS["a.txt"]
    library.close()


def test_a_search_asks_whom_it_was_given_for_notes(settings: Settings) -> None:
    cache = Cache(settings)
    library = Library(settings, cache, NameSettings)
    library.refresh()
    plain = FolderSearch(cache, library, NO_NAMES)
    assert [h.summary.id for h in plain.answer("bridge").hits] == ["b"]
    assert plain.answer("has:note").total == 0
    noted = FolderSearch(cache, library, NO_NAMES, noted=lambda part: frozenset({"a"}))
    assert [h.summary.id for h in noted.answer("has:note").hits] == ["a"]
    assert [s.id for s in plain.alike("a")] == ["b"]


def test_a_search_sees_what_was_read_since(settings: Settings) -> None:
    cache = Cache(settings)
    library = Library(settings, cache, NameSettings)
    search = FolderSearch(cache, library, NO_NAMES)
    assert search.answer("bridge").total == 0
    library.refresh()
    assert search.answer("bridge").total == 1


def test_notes_need_no_folder_of_reports(settings: Settings, read: Read) -> None:
    (article,) = read("a.txt", "The siege of Deraa goes on.")
    book = notebook(settings, Shelf(article))
    made = book.annotate("a", Span(4, 9), "how long?")
    assert [p.placement.span for p in book.annotations("a")] == [Span(4, 9)]
    book.delete(made)
    assert book.annotations("a") == []
    book.undo()
    assert [p.annotation.note for p in book.annotations("a")] == ["how long?"]
    with pytest.raises(UnknownArticle):
        book.annotate("b", Span(0, 1), "")


def test_a_link_is_seen_from_both_ends_and_made_once(settings: Settings, read: Read) -> None:
    (one,), (other,) = read("a.txt", "Twelve were killed."), read("b.txt", "Fifteen were killed.")
    book = notebook(settings, Shelf(one, other))
    links = NoteLinks(book)
    passages = ("a", Span(0, 6)), ("b", Span(0, 7))
    links.note_conflict(*passages, "people killed")
    links.note_conflict(*passages, "people killed")
    assert book.counts()[0] == {"a": 1, "b": 1}
    (said,) = links.of("a").values()
    assert [relation for relation, _ in said] == ["↔ contradicts"]
    book.undo()
    assert book.counts()[0] == {}, "it was one step, and the second time nothing was made"


@pytest.mark.parametrize(("hits", "taken"), [(["a"], 1), ([], 0), (["a", "b"], 0)])
def test_an_import_finds_its_article_by_the_quote_if_one_alone_has_it(
    settings: Settings, read: Read, hits: list[str], taken: int
) -> None:
    (one,), (other,) = read("a.txt", "Twelve were killed."), read("b.txt", "Fifteen were killed.")
    found = SimpleNamespace(hits=[SimpleNamespace(summary=SimpleNamespace(id=name)) for name in hits])
    shelf: Any = Shelf(one, other)
    search: Any = SimpleNamespace(answer=lambda _: found)
    selector = [{"type": "TextQuoteSelector", "exact": "were killed"}]
    target = {"source": "https://example.org/elsewhere.html", "selector": selector}
    value = {"type": "Annotation", "id": "x", "body": {"value": "who?"}, "target": target}
    done = NoteImport(notebook(settings, shelf), shelf, search).take_in(value)
    assert (len(done.taken), len(done.homeless)) == (taken, 1 - taken)
    assert [p.annotation.article for p in done.taken] == ["a"] * taken


def test_a_comparison_needs_articles_and_names_alone(settings: Settings, read: Read) -> None:
    (one,), (other,) = read("a.txt", "Twelve were killed in Homs."), read("b.txt", "Twelve were killed in Homs.")
    compare = FolderComparison(Shelf(one, other).article, Cache(settings), NO_NAMES).compare
    assert [link.wording for link in compare("a", "b").alignment.links] == ["same"]
    with pytest.raises(UnknownArticle):
        compare("a", "c")
