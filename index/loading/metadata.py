"""Title, outlet, dates, dateline, credits: stated, inferred or absent."""

from __future__ import annotations

from index.article import Metadata, Paragraph


def metadata(text: str, paragraphs: tuple[Paragraph, ...]) -> Metadata:
    """What `text` says about itself."""
    return Metadata()
