"""A comparison as Markdown and as a page: everything in it once, quoted with its place, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_claims import AGENCY, OWN, REPORT, article

from index.article import Article, Basis, Metadata, Span, Value
from index.comparison.alignment.level_rows import in_step
from index.comparison.comparing import compare
from index.comparison.reports.as_markdown import markdown
from index.comparison.reports.as_page import page
from index.comparison.reports.escaping import html_text, markdown_text
from index.comparison.reports.rows import WordMark, pieces, rows
from index.workspace import Workspace
from tui.cli import main

EVIL = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"> \' & &lt; ]]> --> '
    "[x](javascript:alert(3)) `a` \x1b[2J\u202egnp"
)


class Seen(HTMLParser):
    """The tags, the attributes and the text of a page as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self._told: list[str] = []
        self.told: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        return [value for name, value in self.attributes if name == "id"]

    @property
    def targets(self) -> set[str]:
        return {value for name, value in self.attributes if name == "href"}


def known(report: Article, outlet: str, title: str) -> Article:
    stated = Value(outlet, Basis.STATED, 1)
    return replace(
        report, metadata=Metadata(Value(title, Basis.STATED, 1), outlet=stated, published=Value("2021-09-01"))
    )


LEFT, RIGHT = (
    known(article("a/left", AGENCY), "The Gull", "Ship lost"),
    known(article("right", OWN), "The Tern", "Wreck"),
)


def test_a_page_needs_nothing_and_runs_nothing() -> None:
    seen = Seen(page(compare(LEFT, RIGHT)))
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in {"src", "style"}]
    assert all(target.startswith("#") for target in seen.targets)


def test_every_link_of_a_page_leads_to_a_sentence_of_it() -> None:
    seen = Seen(page(compare(LEFT, RIGHT)))
    assert seen.targets
    assert {target[1:] for target in seen.targets} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids)) == len(AGENCY) + len(OWN)


@pytest.mark.parametrize("made", [page, markdown])
def test_what_differs_comes_first_and_each_quote_says_where_it_is_from(made: Callable[..., str]) -> None:
    shown = made(compare(LEFT, RIGHT)).split("</style>")[-1]
    assert shown.index("Where they differ") < shown.index("Only" if made is markdown else "Row by row")
    assert re.search(r"The Gull, 2021-09-01, a/left, characters 0–\d+", shown)
    assert re.search(r"The Tern, 2021-09-01, right, characters 0–\d+", shown)


@given(REPORT, REPORT)
@settings(max_examples=40, deadline=None)
def test_every_sentence_stands_in_one_row_in_its_own_order(left: list[str], right: list[str]) -> None:
    compared = compare(article("a", left), article("b", right))
    found = list(rows(compared))
    assert [told.span for row in found for told in row.left] == list(compared.alignment.left.sentences)
    assert [told.span for row in found for told in row.right] == list(compared.alignment.right.sentences)
    linked = {(link.left, link.right) for link in compared.alignment.links}
    assert all((row.left[0].span, row.right[0].span) in linked for row in found if row.left and row.right)


@given(REPORT, REPORT)
@settings(max_examples=40, deadline=None)
def test_links_in_step_keep_both_orders_and_are_no_weaker_than_any_one_link(left: list[str], right: list[str]) -> None:
    links = compare(article("a", left), article("b", right)).alignment.links
    chain = in_step(links)
    for one, other in pairwise(chain):
        assert one.left < other.left and one.right < other.right
    assert sum(link.strength for link in chain) >= max((link.strength for link in links), default=0.0)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, st.lists(st.tuples(SPANS, st.sampled_from(WordMark)), max_size=5))
def test_pieces_make_up_the_passage_and_keep_every_mark(span: Span, marks: list[tuple[Span, WordMark]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123"
    at = span.start
    for piece, kinds in pieces(text, span, marks):
        for offset in range(at, at + len(piece)):
            assert set(kinds) == {mark for where, mark in marks if where.contains(offset)}
        at += len(piece)
    assert at == span.end


def hostile(name: str) -> Article:
    evil = article(name, [f"Rebels {EVIL} entered Deraa with 4 men.", f"{EVIL} 20 people fled {EVIL}."])
    return replace(known(evil, EVIL, EVIL), id=f"{name}{EVIL}")


def test_hostile_text_in_every_place_of_a_page_stays_text() -> None:
    left, right = hostile("left"), hostile("right")
    clean = Seen(page(compare(known(article("l", AGENCY), "x", "y"), RIGHT)))
    shown = page(compare(left, replace(right, text=right.text.replace("4 men", "9 men"))))
    seen = Seen(shown)
    assert set(seen.tags) <= set(clean.tags) | {"b", "span", "section", "q"}
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert seen.text.count("<script>alert(1)</script>") >= 8
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    shown.encode("utf-8")


def test_hostile_text_in_markdown_is_escaped() -> None:
    shown = markdown(compare(hostile("left"), hostile("right")))
    assert not re.search(r"(?<!\\)<(?!`)\w", shown)
    assert not re.search(r"(?<!\\)\]\(", shown)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


@given(st.text())
def test_text_in_html_reads_as_it_was_but_for_what_cannot_be_seen(text: str) -> None:
    escaped = html_text(text)
    assert not {"<", ">", '"'} & set(escaped)
    assert len(Seen(f"<p>{escaped}</p>").text) == len(text)


@given(st.text())
def test_text_in_markdown_is_one_line_and_loses_no_word(text: str) -> None:
    escaped = markdown_text(text)
    assert len(escaped.splitlines()) <= 1
    assert len(re.sub(r"\\(?=[\\`*_\[\]<>&|~$#@:.])", "", escaped).split()) <= len(text.split())


# --- from the command line ------------------------------------------------------------------


@pytest.fixture
def run(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    places = ["--cache", workspace.settings.cache, "--annotations", workspace.settings.annotations]

    def ran(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([*arguments, *places])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return ran


def test_a_page_is_written_whole(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    file = tmp_path / "out" / "page.html"
    file.parent.mkdir()
    assert run("compare", "000", "003", "--html", str(file))[0] == 0
    assert Seen(file.read_text(encoding="utf-8")).tags[0] == "html"
    assert list(file.parent.iterdir()) == [file]
    first = file.read_bytes()
    assert run("compare", "000", "003", "--html", str(file))[0] == 0
    assert file.read_bytes() == first


def test_a_report_is_never_written_over(
    open_folder: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_folder({"a.txt": "\n\n".join(AGENCY), "b.txt": "\n\n".join(OWN), "c.txt": "Another report."})
    folder = Path(workspace.folder)
    link = folder.parent / "link.html"
    link.symlink_to(folder / "c.txt")
    places = ["--folder", workspace.folder, "--cache", workspace.settings.cache]
    for file in (folder / "a.txt", folder / "c.txt", link):
        before = file.read_bytes()
        with pytest.raises(SystemExit) as left:
            main(["compare", "a", "b", "--html", str(file), *places])
        assert left.value.code == 2
        assert "stays as it is" in capsys.readouterr().err
        assert file.read_bytes() == before


def test_markdown_is_printed(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run("compare", "000", "003", "--markdown")
    assert status == 0
    assert out.startswith("# Two reports compared")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("compare", "000", "001", "--json", "--markdown"), "give one of"),
        (("compare", "000", "001", "--csv"), "--csv takes three reports or more"),
        (("compare", "000", "001", "--html", "/nowhere/page.html"), "/nowhere/page.html: the page cannot be written"),
        (("compare", *["000"] * 31), "31 reports are too many"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], sentence: str
) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert sentence in err
