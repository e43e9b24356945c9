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

from index.annotations.annotation import Annotation, Placed
from index.annotations.citation import citation
from index.annotations.exports import markdown, table, web_annotations
from index.annotations.imports import NotAnnotations, TakenIn, annotations_in, code_points
from index.annotations.selector import Placement, Status
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
    made = workspace.annotate(FIRST, Span(17, 60), "who *says* so?", kind="claim", tags=("army",))
    text = markdown(workspace.all_annotations()[0], workspace.source)
    assert text.startswith("> The Russian military entered a rebel distri")
    assert "who \\*says\\* so?" in text
    assert "2021-09-01" in text
    assert made.id in text


def test_a_citation_can_be_checked(workspace: Workspace) -> None:
    cited = citation(workspace.article(SECOND), Span(0, 12))
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
    done = workspace.take_in(HYPOTHESIS)
    taken, homeless = done.taken, done.homeless
    assert [(p.annotation.article, p.annotation.note, p.annotation.tags) for p in taken] == [
        ("a", "how long?", ("siege",))
    ]
    assert taken[0].placement.status is Status.PLACED
    assert homeless == ["https://example.org/unknown"]


def test_what_is_here_already_is_passed_over(workspace: Workspace) -> None:
    workspace.annotate(FIRST, Span(17, 60), "once")
    page = web_annotations(workspace.all_annotations()[0])
    assert workspace.take_in(page) == TakenIn([], [], [])


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

    workspace.annotate(FIRST, Span(17, 60), "kept", tags=("t",))
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
