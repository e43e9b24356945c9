"""Two reports side by side, each in its own order; the sentence in focus lights its counterparts, and the other
side follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from index.article import Article, Kind, Span
from index.comparison.alignment import Link, Wording
from index.comparison.comparing import Comparison
from tui.marks import Mark
from tui.widgets.article_header import ArticleHeader
from tui.widgets.text_view import TextView

Side = Literal["left", "right"]
LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
ONLY = {"left": "<", "right": ">"}


class Column(TextView):
    """One report in the comparison."""

    def __init__(self, side: Side, *, measure: int) -> None:
        super().__init__(measure=measure, id=side)
        self.side: Side = side


class ComparisonView(Container):
    """Handed a comparison; moves through its sentences and links."""

    class SentenceFocused(Message):
        """A sentence is in focus, with the links it is part of."""

        def __init__(self, side: Side, sentence: Span | None, links: tuple[Link, ...]) -> None:
            super().__init__()
            self.side = side
            self.sentence = sentence
            self.links = links

    def __init__(self, *, measure: int) -> None:
        super().__init__(id="comparison")
        self.measure = measure
        self.comparison: Comparison | None = None
        self.side: Side = "left"
        self.sentence: Span | None = None
        self._links: dict[Side, dict[Span, list[Link]]] = {"left": {}, "right": {}}

    def compose(self) -> ComposeResult:
        """A header and a column for each side."""
        for side in ("left", "right"):
            with Container(id=f"{side}-side", classes="side"):
                yield ArticleHeader()
                yield Column(side, measure=self.measure)

    def column(self, side: Side) -> Column:
        """The column of a side."""
        return self.query_one(f"#{side}", Column)

    def article(self, side: Side) -> Article | None:
        """The article of a side."""
        return getattr(self.comparison, side) if self.comparison else None

    # --- showing -----------------------------------------------------------------------------

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two articles and what joins them, the first sentence of the left one in focus."""
        self.comparison = comparison
        self._links = {"left": {}, "right": {}}
        for link in sorted(comparison.alignment.links, key=lambda x: -x.strength):
            self._links["left"].setdefault(link.left, []).append(link)
            self._links["right"].setdefault(link.right, []).append(link)
        for side in ("left", "right"):
            self._show_side(side)
        self.focus_side("left")
        if sentences := self.sentences("left"):
            self.focus_sentence("left", sentences[0])

    def _show_side(self, side: Side) -> None:
        assert self.comparison is not None
        article: Article = getattr(self.comparison, side)
        self.query_one(f"#{side}-side", Container).query_one(ArticleHeader).show_article(article)
        column = self.column(side)
        column.show_text(article.text)
        dim = (Kind.CAPTION, Kind.DATE, Kind.BOILERPLATE)
        column.set_marks("kind", (Mark(p.span, "dim") for p in article.paragraphs if p.kind in dim))
        column.set_marks("wording", self._wording_marks(side))
        letters = {s.start: self._letter(side, s) for s in self.sentences(side)}
        column.set_letters(letters)

    def _letter(self, side: Side, sentence: Span) -> tuple[str, str]:
        links = self._links[side].get(sentence)
        if not links:
            return ONLY[side], "only"
        return LETTERS[links[0].wording], links[0].wording.value

    def _wording_marks(self, side: Side) -> Iterator[Mark]:
        """Same sentences are dimmed so that differences stand out; in edited ones the words that differ are marked."""
        assert self.comparison is not None
        for sentence in self.sentences(side):
            links = self._links[side].get(sentence, [])
            if links and links[0].wording is Wording.SAME:
                yield Mark(sentence, "dim")
            elif links and links[0].wording is Wording.EDITED:
                for difference in self.comparison.differences.get(links[0], ()):
                    span = difference.left if side == "left" else difference.right
                    if len(span):
                        yield Mark(span, "edited")

    def sentences(self, side: Side) -> tuple[Span, ...]:
        """The sentences of a side, in order."""
        if self.comparison is None:
            return ()
        return self.comparison.alignment.left if side == "left" else self.comparison.alignment.right

    # --- the focus ---------------------------------------------------------------------------

    def focus_side(self, side: Side) -> None:
        """Put the keyboard on a side."""
        self.side = side
        self.query_one("#left-side").set_class(side == "left", "-focused")
        self.query_one("#right-side").set_class(side == "right", "-focused")
        self.screen.set_focus(self.column(side), scroll_visible=False)

    def focus_sentence(self, side: Side, sentence: Span) -> None:
        """Light a sentence and its counterparts; the other side scrolls so that the strongest stands level with it."""
        self.sentence = sentence
        links = tuple(self._links[side].get(sentence, ()))
        here, there = self.column(side), self.column(_other(side))
        here.set_marks("lit", [Mark(sentence, "lit")])
        here.reveal(sentence)
        there.set_marks("lit", [Mark(_end(link, _other(side)), "lit") for link in links])
        if links:
            there.reveal(_end(links[0], _other(side)), at_row=max(0, here.row_of(sentence.start)))
        self.post_message(self.SentenceFocused(side, sentence, links))

    def step(self, what: str, direction: int) -> bool:
        """To the next sentence of a sort: `sentence`, `link`, `difference`, `only`, or to the `edge`; false when
        there is none.
        """
        sentences = self.sentences(self.side)
        if not sentences:
            return False
        if what == "edge":
            self.focus_sentence(self.side, sentences[-1 if direction > 0 else 0])
            return True
        at = sentences.index(self.sentence) if self.sentence in sentences else -1
        while 0 <= (at := at + direction) < len(sentences):
            if self._is(what, sentences[at]):
                self.focus_sentence(self.side, sentences[at])
                return True
        return False

    def _is(self, what: str, sentence: Span) -> bool:
        links = self._links[self.side].get(sentence, [])
        if what == "link":
            return bool(links)
        if what == "only":
            return not links
        if what == "difference":
            return bool(links) and links[0].wording is not Wording.SAME
        return True

    def to_other_side(self) -> None:
        """To the counterpart of the sentence in focus, or to what is in view on the other side."""
        side = _other(self.side)
        links = self._links[self.side].get(self.sentence, ()) if self.sentence else ()
        sentences = self.sentences(side)
        if not sentences:
            return
        visible = self.column(side).visible_span.start
        place = bisect_right(sentences, visible, key=lambda s: s.end)
        sentence = _end(links[0], side) if links else sentences[min(place, len(sentences) - 1)]
        self.focus_side(side)
        self.focus_sentence(side, sentence)

    def on_text_view_text_clicked(self, event: TextView.TextClicked) -> None:
        """A click puts a sentence in focus."""
        event.stop()
        assert isinstance(event.view, Column)
        side = event.view.side
        sentences = self.sentences(side)
        place = bisect_right(sentences, event.offset, key=lambda s: s.start) - 1
        if sentences:
            self.focus_side(side)
            self.focus_sentence(side, sentences[max(0, place)])


def _other(side: Side) -> Side:
    return "right" if side == "left" else "left"


def _end(link: Link, side: Side) -> Span:
    return link.left if side == "left" else link.right
