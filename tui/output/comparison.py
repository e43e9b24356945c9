"""What `deraa-tui compare LEFT RIGHT` gives away: text, JSON, Markdown, or a page written to a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import DeraaError
from index.loading.folder import root

if TYPE_CHECKING:
    from index.workspace import Workspace


def say_comparison(workspace: Workspace, left: str, right: str, as_json: bool, markdown: bool) -> None:
    """Print what two articles share and where they part."""
    from index.comparison.reports import as_markdown
    from tui.output import json_fields, plain
    from tui.output.saying import say, say_json
    from tui.safe_text import safe

    compared = workspace.comparison.compare(left, right)
    if as_json:
        say_json(json_fields.comparison(compared, right in workspace.library.sharing.versions(left)))
    elif markdown:
        say(safe(line) for line in as_markdown.markdown(compared).splitlines())
    else:
        say(plain.comparison(compared))


def write_page(workspace: Workspace, left: str, right: str, file: str) -> None:
    """Write the comparison as a page, whole or not at all. Raises `DeraaError`; never writes over a report."""
    from index.comparison.reports.as_page import page

    write_document(workspace, file, lambda: page(workspace.comparison.compare(left, right)))


def write_document(workspace: Workspace, file: str, made: Callable[[], str]) -> None:
    """Write what is made, whole or not at all; `-` is standard output. Raises `DeraaError`; never over a report."""
    from tui.output.saying import PIPE, say

    if file == PIPE:
        say(made().splitlines())
        return
    path = Path(file)
    report = _report_at(workspace, path)
    if report is not None:
        raise DeraaError(f"{file}: this file is the report {report} and stays as it is; name another file.")
    written = made()
    try:
        replace_file(path, written)
    except OSError as error:
        raise DeraaError(
            f"{file}: the page cannot be written ({error.strerror or error}); name a file in a folder you may write to."
        ) from None


def _report_at(workspace: Workspace, path: Path) -> str | None:
    """The id of the report that the file is, if it is one: by whatever name, link or links lead to it."""
    if not path.exists():
        return None
    folder = root(workspace.folder)
    files = ((known.id, folder / known.path) for known in workspace.library.summaries())
    return next((name for name, report in files if report.exists() and report.samefile(path)), None)


def replace_file(path: Path, text: str) -> None:
    """Put a new file in the place of `path`: a crash at any moment leaves the old one or the new one."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("x", encoding="utf-8") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
