"""Two reports side by side; the sentence in focus lights its counterparts, and the other side follows.

Each report stands in its own order, or row by row where they are nearly the same text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from index.article import Article, Kind, Span
from index.comparison.alignment import Link
from index.comparison.comparing import Comparison
from index.comparison.conflicts import Conflict
from index.comparison.wording import ChangeKind, Wording
from tui.aligned_rows import padding
from tui.marks import Mark
from tui.widgets.article_header import ArticleHeader
from tui.widgets.minimap import Minimap
from tui.widgets.text_view import TextView

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
ONLY = {"left": "<", "right": ">"}
DIFFERS = "!"


class Column(TextView):
    """One report in the comparison."""

    def __init__(self, side: Side, *, measure: int) -> None:
        super().__init__(measure=measure, id=side)
        self.side: Side = side


class ComparisonView(Container):
    """Handed a comparison; moves through its sentences, links and conflicts."""

    class SentenceFocused(Message):
        """A sentence is in focus, with the links and conflicts it is part of."""

        def __init__(self, side: Side, links: tuple[Link, ...], conflicts: tuple[Conflict, ...]) -> None:
            super().__init__()
            self.side = side
            self.links = links
            self.conflicts = conflicts

    def __init__(self, *, measure: int) -> None:
        super().__init__(id="comparison")
        self.measure = measure
        self.comparison: Comparison | None = None
        self.side: Side = "left"
        self.sentence: Span | None = None
        self.row_by_row = False
        self.hides_same = False
        self._shown: Conflict | None = None
        self._links: dict[Side, dict[Span, list[Link]]] = {"left": {}, "right": {}}
        self._conflicts: dict[Side, dict[Span, list[Conflict]]] = {"left": {}, "right": {}}

    def compose(self) -> ComposeResult:
        """A header and a column for each side, the map between them."""
        for side in SIDES:
            with Container(id=f"{side}-side", classes="side"):
                yield ArticleHeader()
                yield Column(side, measure=self.measure)
            if side == "left":
                yield Minimap()

    def column(self, side: Side) -> Column:
        """The column of a side."""
        return self.query_one(f"#{side}", Column)

    def article(self, side: Side) -> Article | None:
        """The article of a side."""
        return getattr(self.comparison, side) if self.comparison else None

    def sentences(self, side: Side) -> tuple[Span, ...]:
        """The sentences of a side, in order."""
        if self.comparison is None:
            return ()
        alignment = self.comparison.alignment
        return alignment.left.sentences if side == "left" else alignment.right.sentences

    # --- showing -----------------------------------------------------------------------------

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two articles and what joins them, the first sentence of the left one in focus."""
        self.comparison = comparison
        self._links = {"left": {}, "right": {}}
        for link in sorted(comparison.alignment.links, key=lambda x: -x.strength):
            for side in SIDES:
                self._links[side].setdefault(_end(link, side), []).append(link)
        self._conflicts = {side: self._by_sentence(side, comparison.conflicts) for side in SIDES}
        for side in SIDES:
            self._show_side(side)
        maps = [[(s, self._letter(side, s)[1]) for s in self.sentences(side)] for side in SIDES]
        self.query_one(Minimap).show_map(maps[0], maps[1], (len(comparison.left.text), len(comparison.right.text)))
        self.focus_side("left")
        self.read_row_by_row(comparison.are_alike)
        if sentences := self.sentences("left"):
            self.focus_sentence("left", sentences[0])

    def read_row_by_row(self, row_by_row: bool) -> None:
        """Let linked sentences stand level, with empty rows where one side has nothing; or let each side run
        plainly.
        """
        self.row_by_row = row_by_row and not self.hides_same
        for side in SIDES:
            self.column(side).pad({})
        if self.row_by_row and self.comparison:
            left, right = self.column("left"), self.column("right")
            rows = padding(self.comparison.alignment.links, left.line_of, right.line_of)
            left.pad(rows[0])
            right.pad(rows[1])
            longer = max(left.virtual_size.height, right.virtual_size.height)
            left.set_line_count(longer)
            right.set_line_count(longer)
        if self.sentence is not None:
            self.focus_sentence(self.side, self.sentence)

    def hide_same(self, hide: bool) -> None:
        """Fold away the sentences that stand on both sides in the same words; or show them again."""
        self.hides_same = hide
        for side in SIDES:
            self.column(side).fold(self._same_stretches(side) if hide else [])
        self.read_row_by_row(bool(self.comparison and self.comparison.are_alike))

    def _same_stretches(self, side: Side) -> list[Span]:
        """From the first to the last of the sentences in a row that are the same on both sides."""
        stretches: list[Span] = []
        before = False
        for sentence in self.sentences(side):
            same = self._letter(side, sentence)[1] == "same"
            if same and before:
                stretches[-1] = Span(stretches[-1].start, sentence.end)
            elif same:
                stretches.append(sentence)
            before = same
        return stretches

    def on_resize(self) -> None:
        """The columns wrap anew; stand level again."""
        if self.row_by_row:
            self.call_after_refresh(self.read_row_by_row, True)

    def _by_sentence(self, side: Side, conflicts: tuple[Conflict, ...]) -> dict[Span, list[Conflict]]:
        found: dict[Span, list[Conflict]] = {}
        sentences = self.sentences(side)
        for conflict in conflicts:
            place = bisect_right(sentences, _end(conflict, side).start, key=lambda s: s.start) - 1
            if place >= 0:
                found.setdefault(sentences[place], []).append(conflict)
        return found

    def _show_side(self, side: Side) -> None:
        assert self.comparison is not None
        article: Article = getattr(self.comparison, side)
        self.query_one(f"#{side}-side", Container).query_one(ArticleHeader).show_article(article)
        column = self.column(side)
        column.show_text(article.text)
        dim = (Kind.CAPTION, Kind.DATE, Kind.BOILERPLATE)
        column.set_marks("kind", (Mark(p.span, "dim") for p in article.paragraphs if p.kind in dim))
        column.set_marks("wording", self._wording_marks(side))
        column.set_marks("differs", (Mark(_end(c, side), "differs") for c in self.comparison.conflicts))
        column.set_letters({s.start: self._letter(side, s) for s in self.sentences(side)})

    def _letter(self, side: Side, sentence: Span) -> tuple[str, str]:
        """The letter of a sentence in the gutter, and its style."""
        if sentence in self._conflicts[side]:
            return DIFFERS, "differs"
        links = self._links[side].get(sentence)
        return (LETTERS[links[0].wording], links[0].wording.value) if links else (ONLY[side], "only")

    def _wording_marks(self, side: Side) -> Iterator[Mark]:
        """Same sentences are dimmed so that differences stand out; in edited ones the words that differ are marked.

        Another spelling of a name is no difference, but is shown as the same word, underlined; so are the words that a
        sentence said anew shares with its counterpart.
        """
        assert self.comparison is not None
        for sentence in self.sentences(side):
            links = self._links[side].get(sentence)
            if not links:
                continue
            if links[0].wording is Wording.SAME:
                yield Mark(sentence, "dim")
            for change in self.comparison.changes(links[0]):
                if len(_end(change, side)):
                    yield Mark(_end(change, side), "shared" if change.kind is ChangeKind.SPELLING else "edited")
            for run in self.comparison.shared(links[0]):
                yield Mark(_end(run, side), "shared")

    # --- the focus ---------------------------------------------------------------------------

    def focus_side(self, side: Side) -> None:
        """Put the keyboard on a side."""
        self.side = side
        for each in SIDES:
            self.query_one(f"#{each}-side").set_class(side == each, "-focused")
        self.screen.set_focus(self.column(side), scroll_visible=False)

    def focus_sentence(self, side: Side, sentence: Span) -> None:
        """Light a sentence and its counterparts; the other side scrolls so that the strongest stands level with it."""
        self.sentence = sentence
        links = tuple(self._links[side].get(sentence, ()))
        conflicts = tuple(self._conflicts[side].get(sentence, ()))
        other = _other(side)
        here, there = self.column(side), self.column(other)
        here.set_marks("lit", [Mark(sentence, "lit")])
        here.reveal(sentence)
        there.set_marks("lit", [Mark(_end(link, other), "lit") for link in links])
        target = _end(links[0], other) if links else _end(conflicts[0], other) if conflicts else None
        if self.row_by_row:
            there.jump_to(here.scroll_offset.y)
        elif target is not None:
            there.reveal(target, at_row=max(0, here.row_of(sentence.start)))
        self.show_views()
        self.post_message(self.SentenceFocused(side, links, conflicts))

    def show_views(self) -> None:
        """Tell the map what is in view."""
        left, right = self.column("left"), self.column("right")
        self.query_one(Minimap).show_views(left.visible_span, right.visible_span)

    @property
    def conflict(self) -> Conflict | None:
        """The conflict of the sentence in focus, the one last shown when it has several."""
        here = self._conflicts[self.side].get(self.sentence, []) if self.sentence else []
        return self._shown if self._shown in here else here[0] if here else None

    def focus_conflict(self, conflict: Conflict) -> None:
        """Bring both passages of a conflict into view, level with each other."""
        sentences = self.sentences(self.side)
        place = bisect_right(sentences, _end(conflict, self.side).start, key=lambda s: s.start) - 1
        if place >= 0:
            self._shown = conflict
            self.focus_sentence(self.side, sentences[place])
            other = _other(self.side)
            row = max(0, self.column(self.side).row_of(_end(conflict, self.side).start))
            self.column(other).reveal(_end(conflict, other), at_row=row)
            self.show_views()

    def step(self, what: str, direction: int) -> bool:
        """To the next sentence of a sort; false when there is none.

        The sorts: `sentence`, `link`, `difference`, `conflict`, `only`, or to the `edge`.
        """
        sentences = [s for s in self.sentences(self.side) if self._is("sentence", s)]
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
        letter, style = self._letter(self.side, sentence)
        links = self._links[self.side].get(sentence)
        return {
            "sentence": not (self.hides_same and style == "same"),
            "link": bool(links),
            "only": not links,
            "difference": letter == DIFFERS or bool(links and links[0].wording is not Wording.SAME),
            "conflict": letter == DIFFERS,
        }[what]

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

    def focus_at(self, side: Side, offset: int) -> None:
        """Put the sentence at a place in focus."""
        sentences = self.sentences(side)
        place = bisect_right(sentences, offset, key=lambda s: s.start) - 1
        if sentences:
            self.focus_side(side)
            self.focus_sentence(side, sentences[max(0, place)])

    def on_text_view_text_clicked(self, event: TextView.TextClicked) -> None:
        """A click puts a sentence in focus."""
        event.stop()
        assert isinstance(event.view, Column)
        self.focus_at(event.view.side, event.offset)

    def on_minimap_place_chosen(self, event: Minimap.PlaceChosen) -> None:
        """A click on the map goes there."""
        event.stop()
        side: Side = "left" if event.side == "left" else "right"
        if article := self.article(side):
            self.focus_at(side, int(event.share * len(article.text)))


def _other(side: Side) -> Side:
    return "right" if side == "left" else "left"


def _end(joined: object, side: Side) -> Span:
    """The passage of a side in something that joins two: a link, a conflict, a change or a run."""
    end: Span = getattr(joined, side)
    return end
