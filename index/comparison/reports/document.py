"""The frame of a page that is taken away: nothing in it runs or is loaded from anywhere; its style is `page.css`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from index.comparison.reports.escaping import html_text, one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def document(title: str, language: str | None, body: Iterable[str]) -> Iterator[str]:
    """The lines of a whole page around those of its body."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{html_text(language or "en")}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="generator" content="deraa-tui">'
    yield f"<title>{html_text(one_line(title))}</title>"
    yield f"<style>\n{style}</style>\n</head>\n<body>"
    yield from body
    yield "<footer><p>Put side by side by deraa-tui. Which report is right it does not say.</p></footer>"
    yield "</body>\n</html>"
