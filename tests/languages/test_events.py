"""Reports of fourteen invented events, eight of them told in five languages and six, at the same places, in two: with
those beside, fifty and more. A name finds them in every alphabet, and those of one event make a story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Kind, Span
from index.comparison.meaning import encoder
from index.search.engines.engine import Tier
from index.workspace import Workspace

HERE = Path(__file__).parent / "events"
REPORTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.txt"))}
NAMES = {name.removesuffix(".txt") for name in REPORTS}
OUTLETS = {
    "ar": "جريدة الساحل",
    "es": "La Crónica del Norte",
    "fr": "Le Journal des Rives",
    "ru": "Северная газета",
    "tr": "Kıyı Gazetesi",
}
DAYS = {
    "mine": "2026-03-03", "ferry": "2026-05-19", "flood": "2026-04-07", "vote": "2026-09-14", "quake": "2026-01-22",
    "train": "2026-06-30", "strike": "2026-10-05", "fire": "2026-02-11", "school": "2026-03-04", "rally": "2026-09-16",
    "harbour": "2026-05-21", "aid": "2026-01-24", "line": "2026-07-02", "union": "2026-10-07",
}  # fmt: skip


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """All reports in one folder, read once: no test here changes it."""
    from index.config import load

    folder, kept = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("kept")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    workspace = Workspace(load(None, folder=str(folder), cache=f"{kept}/cache", annotations=f"{kept}/notes"))
    workspace.library.refresh()
    return workspace


def stories(workspace: Workspace) -> list[set[str]]:
    found = defaultdict(set)
    for summary in workspace.library.summaries():
        found[summary.story or summary.id].add(summary.id)
    return list(found.values())


def without_day(text: str) -> str:
    """The report without the line that dates it, which ends with the year."""
    return "\n".join(line for line in text.split("\n") if not ("2026" in line and len(line) < 30))


def told(event: str) -> set[str]:
    return {name for name in NAMES if name.startswith(f"{event}-")}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_a_report_is_told_to_be(opened: Workspace, name: str) -> None:
    article, (event, language) = opened.library.article(name), name.split("-")
    known = article.metadata
    assert (known.language, known.outlet.value) == (language, OUTLETS[language])
    assert (known.published.value or "")[:10] == DAYS[event]
    own = [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY]
    assert len(own) == 2 and article.paragraphs[-1].kind is Kind.BOILERPLATE


@pytest.mark.parametrize(
    ("queries", "events"),
    [
        (("Torvask", "Торваск", "تورفاسك"), ("mine", "school")),
        (("Ilya Garan", "Илья Гаран"), ("mine", "school")),
        (("Belkara", "Белкара", "بلكارا"), ("quake", "aid")),
        (("Samira Nasri", "Самира Насри", "سميرة نصري"), ("fire",)),
        (("Pavel Drenov", "Павел Дренов"), ("vote", "rally")),
    ],
)
def test_a_name_is_found_in_every_alphabet(
    opened: Workspace, queries: tuple[str, ...], events: tuple[str, ...]
) -> None:
    for query in queries:
        hits = {hit.summary.id for hit in opened.search.answer(query).hits if hit.tier is Tier.ALL}
        assert hits == set().union(*map(told, events)), query


@pytest.mark.skipif(encoder.installed() is None, reason="needs the extra [meaning]")
@pytest.mark.parametrize("event", DAYS)
def test_reports_of_one_event_are_a_story_in_whatever_languages(opened: Workspace, event: str) -> None:
    """And those of another event at the same place, with the same persons, two days later, are another."""
    assert told(event) in stories(opened)


def test_without_the_encoder_names_and_numbers_join_some_reports(
    open_folder: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "installed", lambda: None)
    some = {name: text for name, text in REPORTS.items() if name.startswith(("quake", "strike", "aid", "union"))}
    found = stories(open_folder(some))
    assert all(len({name.split("-")[0] for name in story}) == 1 for story in found)
    assert any(len({name.split("-")[1] for name in story}) > 1 for story in found)


@pytest.mark.parametrize("with_encoder", [True, False])
def test_a_report_without_a_day_is_of_the_story_that_it_is_surely_of(
    open_folder: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch, with_encoder: bool
) -> None:
    if not with_encoder:
        monkeypatch.setattr(encoder, "installed", lambda: None)
    elif encoder.installed() is None:
        pytest.skip("needs the extra [meaning]")
    some = {name: text for name, text in REPORTS.items() if name.startswith(("strike", "union", "quake", "aid"))}
    workspace = open_folder(
        {name: text if name.endswith("-ar.txt") else without_day(text) for name, text in some.items()}
    )
    dated = {s.id for s in workspace.library.summaries() if s.date}
    assert dated and all(name.endswith("-ar") for name in dated)
    found = [story for story in stories(workspace) if len(story) > 1]
    assert all(len({name.split("-")[0] for name in story}) == 1 for story in found)
    assert any(story & dated and story - dated for story in found)
    assert any(len(story - dated) > 1 for story in found)


@pytest.mark.parametrize("event", ["mine", "ferry", "quake", "train"])
@pytest.mark.parametrize("other", ["es", "fr", "ru", "tr"])
def test_two_languages_are_linked_and_what_agrees_is_no_conflict(opened: Workspace, event: str, other: str) -> None:
    compared = opened.comparison.compare(f"{event}-ar", f"{event}-{other}")
    assert compared.alignment.links
    assert compared.conflicts == ()


@pytest.mark.parametrize("name", ["ferry-ar", "ferry-es", "ferry-fr", "ferry-ru", "ferry-tr"])
def test_a_note_comes_back_to_its_passage(open_folder: Callable[..., Workspace], name: str) -> None:
    folder = open_folder({f"{name}.txt": REPORTS[f"{name}.txt"]})
    article = folder.library.article(name)
    start = article.text.index("84")
    folder.notes.on_passage(article, Span(start, start + 12), "checked")
    (placed,) = folder.notes.annotations(article.id)
    assert placed.placement.span == Span(start, start + 12)
