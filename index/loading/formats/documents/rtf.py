"""RTF: its words without the commands between them."""

from __future__ import annotations

from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.source import NO_LINES, Source


def read(source: Source) -> Iterator[Draft]:
    """The one article of a file, or those of an export of a press archive."""
    text = source.data.decode("latin-1")
    if not text.lstrip("\ufeff \r\n").startswith("{\\rtf"):
        raise Unreadable("this is no RTF: it does not begin as one")
    try:
        text = str(rtf_to_text(text, encoding="cp1252", errors="replace"))
    except MemoryError:
        raise
    except Exception as error:  # commands from anywhere fail with anything
        raise Unreadable(f"the RTF is broken ({type(error).__name__}: {str(error)[:100]})") from None
    text = "\n".join(map(_row, text.split("\n")))
    if not text.strip():
        raise Unreadable("there is no text in the file")
    if exported := export_drafts([line for line in text.split("\n") if line], source, "rtf", ""):
        yield from exported
        return
    paragraphs = "\n\n".join(line for line in text.split("\n") if line)
    yield source.draft(paragraphs, format="rtf", encoding="", lines=NO_LINES)


def _row(line: str) -> str:
    """A line; a row of a table, of which each cell ends with a bar, as the other formats have it."""
    if not line.endswith("|") or line.count("|") < FEWEST_CELLS:
        return line.strip()
    return " | ".join(cell.strip() for cell in line.split("|") if cell.strip())


FEWEST_CELLS = 2
"""Cells of a row: one that stands alone is a frame around text, or a bar that somebody wrote."""
