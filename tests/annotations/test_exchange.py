"""Annotations that go and come: exports that harm nobody, and imports that lose nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FIRST, SECOND
from hypothesis import given
from hypothesis import strategies as st
from test_annotation_files import annotations

from index.annotations.anchoring.selector import Placement, Status
from index.annotations.annotation import Annotation, Placed
from index.annotations.exchange.citation import citation
from index.annotations.exchange.exports import markdown, table, web_annotations
from index.annotations.exchange.imports import NotAnnotations, TakenIn, annotations_in, code_points
from index.annotations.files.store import Store
from index.article import Span
from index.workspace import Workspace


def placed(made: Annotation) -> Placed:
    return Placed(made, Placement(Status.ORPHAN, None, ""))


@given(annotations)
def test_web_annotations_read_back_lossless(made: Annotation) -> None:
    written = json.dumps(web_annotations([placed(made)]))
    assert [r.annotation for r in annotations_in(json.loads(written))] == [made]


@given(annotations)
def test_no_cell_is_a_formula_and_none_is_lost(made: Annotation) -> None:
    rows = list(csv.reader(io.StringIO(table([placed(made)], str), newline="")))
    assert len(rows[1]) == len(rows[0])
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])


@given(st.text(max_size=20), st.integers(0, 20))
def test_utf16_offsets_become_code_points(text: str, place: int) -> None:
    text = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    place = min(place, len(text))
    units = len(text[:place].encode("utf-16-le")) // 2
    assert code_points(text, units) == place


def test_markdown_reads_well(workspace: Workspace) -> None:
    made = workspace.notes.annotate(FIRST, Span(17, 60), "who *says* so?", kind="claim", tags=("army",))
    text = markdown(workspace.notes.matching_placed()[0], workspace.notes.source)
    assert text.startswith("> The Russian military entered a rebel distri")
    assert "who \\*says\\* so?" in text
    assert "2021-09-01" in text
    assert made.id in text


def test_a_citation_can_be_checked(workspace: Workspace) -> None:
    cited = citation(workspace.library.article(SECOND), Span(0, 12))
    assert cited.startswith("“Russian army”\n2021-09-02")
    assert "sha256:" in cited


HYPOTHESIS = {
    "rows": [
        {
            "uri": "https://example.org/reports/a.html",
            "text": "how long?",
            "tags": ["siege"],
            "created": "2024-01-01T00:00:00.000+00:00",
            "target": [
                {
                    "selector": [
                        {"type": "TextPositionSelector", "start": 3, "end": 9},
                        {"type": "TextQuoteSelector", "exact": "siege of Deraa", "prefix": "The ", "suffix": " has"},
                    ]
                }
            ],
        },
        {"uri": "https://example.org/elsewhere", "text": "a page note", "target": [{}]},
        {
            "uri": "https://example.org/unknown",
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "not in any report of ours"}]}],
        },
    ]
}


def test_a_hypothesis_export_is_found_again(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "😀 News. The siege of Deraa has lasted.", "b.txt": "Another report."})
    done = workspace.imports.take_in(HYPOTHESIS)
    taken, homeless = done.taken, done.homeless
    assert [(p.annotation.article, p.annotation.note, p.annotation.tags) for p in taken] == [
        ("a", "how long?", ("siege",))
    ]
    assert taken[0].placement.status is Status.PLACED
    assert homeless == ["https://example.org/unknown"]


def test_what_is_here_already_is_passed_over(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "once")
    page = web_annotations(workspace.notes.matching_placed()[0])
    assert workspace.imports.take_in(page) == TakenIn([], [], [])


@pytest.mark.parametrize("value", [3, "text", {}, {"items": 3}])
def test_what_is_no_export_is_said(value: object) -> None:
    with pytest.raises(NotAnnotations):
        list(annotations_in(value))


def test_export_and_import_from_the_command_line(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import main

    def run(*arguments: str, notes: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main([*arguments, "--cache", workspace.settings.cache, "--annotations", notes])
        return int(left.value.code or 0), capsys.readouterr().out

    workspace.notes.annotate(FIRST, Span(17, 60), "kept", tags=("t",))
    here, there = workspace.settings.annotations, str(tmp_path / "elsewhere")
    status, page = run("annotations", "--w3c", notes=here)
    (tmp_path / "page.json").write_text(page)
    assert status == 0
    status, out = run("annotations", "import", str(tmp_path / "page.json"), notes=there)
    assert status == 0
    assert "1 placed, 0 suggested, 0 orphan, 0 without a report" in out
    assert "kept" in run("annotations", "--markdown", notes=there)[1]
    assert run("annotations", "--csv", notes=there)[1].startswith("id,article,source")
    assert run("annotations", "import", str(tmp_path / "none.json"), notes=there)[0] == 2


def w3c(**fields: object) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": "siege of Deraa"}
    target = {"source": "https://example.org/a.html", "selector": quote}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target, **fields}


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ({"bodyValue": "plain"}, "plain"),
        ({"body": "a text alone"}, "a text alone"),
        ({"body": {"type": "TextualBody", "value": "one"}}, "one"),
        ({"body": [{"value": "one"}, {"value": "two", "purpose": "replying"}, 3, None]}, "one\n\ntwo"),
        ({"body": {"value": "half \ud800 of it"}}, "half \ufffd of it"),
    ],
)
def test_a_foreign_annotation_keeps_its_words(body: dict[str, object], note: str) -> None:
    assert [r.annotation.note for r in annotations_in(w3c(**body))] == [note]


@pytest.mark.parametrize("occurrence", [[3, 2], [0, 1], [1], "x", [1, 10**12], [True, True], None])
@pytest.mark.parametrize("start", [-1, 10**12, "x", None, True, 1.5])
@pytest.mark.parametrize("name", ["urn:deraa:", "", 3, "https://example.org/\ud800"])
def test_nonsense_in_an_import_costs_no_note(occurrence: object, start: object, name: object, tmp_path: Path) -> None:
    item = w3c(id=name, body=[{"value": "kept"}, {"purpose": "linking", "source": "urn:deraa:"}])
    item["target"] = {
        "source": "a",
        "deraa:occurrence": occurrence,
        "selector": [{"type": "TextQuoteSelector", "exact": "q"}, {"type": "TextPositionSelector", "start": start}],
    }
    (read,) = annotations_in({"items": [item, 3, {}, {"target": "https://example.org"}, {"target": []}]})
    assert Store(tmp_path).put(read.annotation).note == "kept"


def test_what_is_imported_twice_is_here_once(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "News. The siege of Deraa has lasted."})
    row = {**HYPOTHESIS["rows"][0], "id": "abc", "created": "2024-01-01T01:30:00.000+02:00"}
    (made,) = workspace.imports.take_in([row]).taken
    assert made.annotation.created == "2023-12-31T23:30:00Z"
    assert made.annotation.id.startswith("20231231-233000000-")
    assert workspace.imports.take_in([row]).taken == []
    assert len(workspace.imports.take_in([{**row, "id": "another"}, {**row, "id": "another"}]).taken) == 1
    assert workspace.notes.undo()
    assert len(workspace.notes.matching_placed()[0]) == 1


def test_one_report_whose_notes_are_broken_does_not_stop_the_rest(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "News. The siege of Deraa has lasted.", "b.txt": "Quite another report."})
    broken = workspace.notes.file("a")
    broken.parent.mkdir()
    broken.write_text("annotations: [")
    other = w3c()
    other["target"] = {"source": "b", "selector": {"type": "TextQuoteSelector", "exact": "another report"}}
    done = workspace.imports.take_in([w3c(), other])
    assert [p.annotation.article for p in done.taken] == ["b"]
    assert len(done.refused) == 1
    assert str(broken) in done.refused[0]
    assert broken.read_text() == "annotations: ["


def test_markdown_shows_a_note_as_it_was_written(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "1. one\n- two\n===\n<b>&amp;")
    text = markdown(workspace.notes.matching_placed()[0], workspace.notes.source)
    assert "1\\. one\n\\- two\n\\===\n\\<b\\>\\&amp;" in text


def test_an_item_of_a_strange_shape_does_not_stop_the_others(workspace: Workspace) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "The Russian military entered a rebel district"}
    good = {"type": "Annotation", "id": "urn:deraa:good", "target": {"source": FIRST, "selector": [quote]}}
    strange = {**good, "id": ["x"], "target": {"source": FIRST, "selector": [{"type": ["a"], "exact": "x"}]}}
    taken = workspace.imports.take_in({"type": "AnnotationPage", "items": [strange, good, good]}).taken
    assert [placed.annotation.id for placed in taken] == ["good"]


KEYS = (
    *("type", "id", "target", "source", "selector", "exact", "start", "body", "value", "purpose", "uri", "tags"),
    *("text", "created", "deraa:occurrence", "items"),
)
WORDS = ("Annotation", "TextQuoteSelector", "TextPositionSelector", "tagging", "linking", "commenting", "x", "")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=20,
)


@given(st.lists(anything, max_size=3))
def test_no_shape_of_json_ends_in_a_traceback(items: list[object]) -> None:
    assert len(list(annotations_in({"items": items}))) <= len(items)
