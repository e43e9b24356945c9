"""Translating in the open report: the selection, else paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from index.article import OWN_WORDS, Article, Span
from tui.drawing.marks import StyledSpan
from tui.screens.controlling import Host
from tui.screens.translating import Translating
from tui.widgets.panes.reading_pane import ReadingPane

if TYPE_CHECKING:
    from index.workspace import Workspace


class TranslatedReading:
    """What is translated is lit in the text."""

    def __init__(self, workspace: Workspace, pane: ReadingPane, screen: Host) -> None:
        self.pane = pane
        self._translating = Translating(workspace, lambda: pane.translation, screen)

    def translate(self) -> None:
        """Translate the selection, else the paragraph in view; where one is translated, the next."""
        article, view = self.pane.article, self.pane.view
        span = (view.selected or self._next_paragraph(article)) if article is not None else None
        if article is None or span is None:
            return
        view.set_marks("lit", [StyledSpan(span, "lit")])
        view.reveal(span)
        self._translating.show(article, span, lambda: self.pane.article is article)

    def put_away(self) -> bool:
        """Put the translation away; false where there is none."""
        self.pane.view.set_marks("lit", [])
        return self._translating.give_up()

    def _next_paragraph(self, article: Article) -> Span | None:
        paragraphs = [p.span for p in article.paragraphs if p.kind in OWN_WORDS]
        before = self._translating.asked_in(article)
        at = before.end if before in paragraphs else self.pane.view.reading_at
        number = bisect_right(paragraphs, at, key=lambda span: span.end)
        return paragraphs[number] if number < len(paragraphs) else paragraphs[-1] if paragraphs else None
