"""What a screen shows, written to a file in the form that the file's ending names; never over what is there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import DeraaError
from tui.output.comparison import replace_file

if TYPE_CHECKING:
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison

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


def _json(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def proposed(*names: str) -> Path:
    """A page in the user's home, named after what it holds."""
    plain = "-".join(re.sub(r"[^\w.-]+", "-", name.rpartition("/")[2]) for name in names)
    return Path.home() / f"{plain[:_LONGEST_NAME].strip('-.') or 'comparison'}.html"


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
