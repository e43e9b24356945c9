"""What a screen shows, written to a file in the form that the file's ending names; never over what is there."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Kind
from index.errors import DeraaError
from tui.output.comparison import replace_file
from tui.safe_text import safe, safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.annotations.files.store import Broken
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison
    from index.workspace import Workspace

Forms = Mapping[str, Callable[[], str]]
"""From an ending (".md") to what is written under it."""

_LONGEST_NAME = 60
# Characters of a proposed name: file systems take 255 bytes, people fewer.


def forms_of_comparison(compared: Comparison, versions: bool) -> Forms:
    """A comparison of two reports as a page, Markdown or JSON."""
    from index.comparison.reports.as_markdown import markdown
    from index.comparison.reports.as_page import page
    from tui.output import json_fields

    return {
        ".html": lambda: page(compared),
        ".md": lambda: markdown(compared),
        ".json": lambda: _json(json_fields.comparison(compared, versions)),
    }


def forms_of_claims(table: ClaimTable) -> Forms:
    """A table of claims as a page, Markdown, a table for a spreadsheet, or JSON."""
    from index.comparison.reports.claims_as_csv import claims_csv
    from index.comparison.reports.claims_as_markdown import claims_markdown
    from index.comparison.reports.claims_as_page import claims_page
    from tui.output.claims import json_of

    return {
        ".html": lambda: claims_page(table),
        ".md": lambda: claims_markdown(table),
        ".csv": lambda: claims_csv(table),
        ".json": lambda: _json(json_of(table)),
    }


def forms_of_notes(workspace: Workspace, query: str, among: Collection[str] | None = None) -> Forms:
    """The notes that a query finds (all of them where it is empty), or those of them whose ids are `among` some: as
    Markdown, a table, JSON, or as Web Annotations, which other programs take in. They are found when they are written.
    """
    from index.annotations.exchange import exports
    from tui.output import json_fields

    def found() -> tuple[list[Placed], list[Broken]]:
        placed, broken = workspace.notes.matching_placed(query)
        return [p for p in placed if among is None or p.annotation.id in among], broken

    return {
        ".md": lambda: safe(exports.markdown(found()[0], workspace.notes.source)),
        ".csv": lambda: safe(exports.table(found()[0], workspace.notes.source).replace("\r\n", "\n")),
        ".json": lambda: _json(json_fields.annotation_list(*found())),
        ".jsonld": lambda: _json(exports.web_annotations(found()[0])),
    }


def forms_of_reports(workspace: Workspace, articles: Sequence[str]) -> Forms:
    """Reports with their texts as Markdown, plain text or JSON; or a table of them, without. They are read when they
    are written; one that cannot be read stands there with the reason.
    """
    return {
        ".md": lambda: "\n\n".join(_read_each(workspace, articles, _markdown_of)) + "\n",
        ".txt": lambda: "\n\n".join(_read_each(workspace, articles, _plain_of)) + "\n",
        ".csv": lambda: _table_of(workspace, articles),
        ".json": lambda: _json_of(workspace, articles),
    }


def _read_each(workspace: Workspace, articles: Sequence[str], drawn: Callable[[Article], str]) -> Iterator[str]:
    for article in articles:
        try:
            yield drawn(workspace.library.article(article))
        except DeraaError as error:
            yield safe(str(error))


def _markdown_of(read: Article) -> str:
    from index.annotations.exchange.citation import source
    from index.annotations.exchange.exports import escaped

    text = "\n\n".join(escaped(safe(p.span.of(read.text))) for p in read.paragraphs if p.kind is not Kind.TITLE)
    return f"# {escaped(safe_line(read.heading))}\n\n*{escaped(safe_line(source(read)))}*\n\n{text}"


def _plain_of(read: Article) -> str:
    from index.annotations.exchange.citation import source

    return f"{safe_line(source(read))}\n\n{safe(read.text)}"


def _table_of(workspace: Workspace, articles: Sequence[str]) -> str:
    from index.text.cells import harmless

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("article", "title", "outlet", "date", "words", "path"))
    known = {s.id: s for s in workspace.library.summaries()}
    for s in (known[article] for article in articles if article in known):
        cells = (s.id, s.heading, s.outlet or "", s.date or "", str(s.words), s.path)
        writer.writerow([harmless(safe_line(cell)) for cell in cells])
    return out.getvalue()


def _json_of(workspace: Workspace, articles: Sequence[str]) -> str:
    from tui.output import json_fields

    fields: list[object] = []
    for article in articles:
        try:
            fields.append(json_fields.article(workspace.library.article(article)))
        except DeraaError as error:
            fields.append({"article": article, "error": str(error)})
    return _json({"articles": fields})


def _json(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def proposed(*names: str, ending: str = ".html", into: Path | None = None) -> Path:
    """A file in a folder, or the user's home, named after what it holds."""
    plain = "-".join(re.sub(r"[^\w.-]+", "-", name.rpartition("/")[2]) for name in names)
    return (into or Path.home()) / f"{plain[:_LONGEST_NAME].strip('-.') or 'comparison'}{ending}"


def refused(file: Path, forms: Forms, folder: Path) -> str:
    """Why a file is not written, in a sentence with the remedy; empty where it can be. `folder` holds the reports."""
    if file.suffix.lower() not in forms:
        return f"{file.name}: end the name in {', '.join(forms)}; the ending says the form."
    if file.exists():
        return f"{file} is there already and stays as it is; name another file."
    if not file.parent.is_dir():
        return f"{file.parent} is no folder; name a file in one that is there."
    if file.resolve().is_relative_to(folder.resolve()):
        return f"{file} lies among the reports and would be read as one; name a file elsewhere."
    return ""


def write(file: Path, forms: Forms) -> None:
    """Write it, whole or not at all. Raises `DeraaError`."""
    try:
        replace_file(file, forms[file.suffix.lower()]())
    except OSError as error:
        raise DeraaError(
            f"{file}: it cannot be written ({error.strerror or error}); name a file in a folder you may write to."
        ) from None
