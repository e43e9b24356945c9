"""Two reports side by side; the sentence in focus lights its counterparts, and the other side follows.

Each report stands in its own order, or row by row where they are nearly the same text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from index.article import Article, Span
from index.comparison.alignment.alignment import Link
from index.comparison.comparing import Comparison
from index.comparison.facts.conflicts import Conflict
from tui.drawing.aligned_rows import padding
from tui.drawing.chosen_note import note_at
from tui.drawing.marks import StyledSpan
from tui.drawing.sides import SIDES, OneSide, Side, end, other
from tui.widgets.views.article_header import ArticleHeader
from tui.widgets.views.column import Column
from tui.widgets.views.minimap import Minimap
from tui.widgets.views.text_view import TextView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


class ComparisonView(Container):
    """Handed a comparison; moves through its sentences, links and conflicts."""

    class SentenceFocused(Message):
        """A sentence is in focus, with its links, its conflicts and the notes on it, the chosen one first."""

        def __init__(
            self, side: Side, links: Sequence[Link], conflicts: Sequence[Conflict], notes: Sequence[Placed]
        ) -> None:
            super().__init__()
            self.side = side
            self.links = links
            self.conflicts = conflicts
            self.notes = notes

    def __init__(self, *, measure: int, kinds: Mapping[str, str]) -> None:
        super().__init__(id="comparison")
        self.measure = measure
        self.kinds = kinds
        self.comparison: Comparison | None = None
        self.side: Side = "left"
        self.sentence: Span | None = None
        self.last: dict[Side, Span] = {}
        """The sentence of each side that was in focus last."""
        self.row_by_row = False
        self.hides_same = False
        self._turn = 0  # which of the counterparts of the sentence in focus is meant
        self._chosen: str | None = None
        self._shown: Conflict | None = None
        self._sides: dict[Side, OneSide] = {}

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
        return self._sides[side].article if self._sides else None

    # --- showing -----------------------------------------------------------------------------

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two articles and what joins them, the first sentence of the left one in focus."""
        self.comparison = comparison
        self._sides = {side: OneSide(comparison, side) for side in SIDES}
        self.last = {}
        for side in SIDES:
            self.query_one(f"#{side}-side", Container).query_one(ArticleHeader).show_article(self._sides[side].article)
            self.column(side).show_side(self._sides[side], comparison.conflicts)
        maps = [[(s, one.letter(s)[1]) for s in one.sentences] for one in self._sides.values()]
        self.query_one(Minimap).show_map(maps[0], maps[1], (len(comparison.left.text), len(comparison.right.text)))
        self.focus_side("left")
        self.hide_same(self.hides_same)  # a comparison that is refined is shown as the first was
        if sentences := self._sides["left"].sentences:
            self.focus_sentence("left", sentences[0])

    def show_notes(self, left: Sequence[Placed], right: Sequence[Placed], *, chosen: str | None = None) -> None:
        """Mark the passages that the user annotated; `chosen` is the id of the note that is chosen from now on."""
        if self.comparison is None:
            return
        for side, notes in zip(SIDES, (left, right), strict=True):
            self._sides[side] = one = OneSide(self.comparison, side, notes)
            self.column(side).set_marks("notes", one.note_marks())
        self._chosen = chosen or self._chosen
        if self.sentence is not None:
            self._tell(self.side, self.sentence)

    def read_row_by_row(self, row_by_row: bool) -> None:
        """Let linked sentences stand level, with empty rows where one side has nothing; or each side run plainly."""
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
            self.column(side).fold(self._sides[side].same_stretches() if hide and self._sides else [])
        self.read_row_by_row(self._may_stand_level)

    @property
    def is_at_beginning(self) -> bool:
        """Whether the first sentence of the left side is in focus, or none yet."""
        one = self._sides.get("left")
        return self.sentence is None or (self.side == "left" and one is not None and self.sentence == one.sentences[0])

    @property
    def has_same(self) -> bool:
        """Whether any sentence stands on both sides in the same words."""
        return any(one.same_stretches() for one in self._sides.values())

    @property
    def _may_stand_level(self) -> bool:
        """Whether linked sentences stand level unasked: where the reports are alike and lie side by side."""
        return self.comparison is not None and self.comparison.are_alike and not self.screen.has_class("-stacked")

    def on_resize(self) -> None:
        """The columns wrap anew; stand level again, unless one lies below the other now, or the user has scrolled
        away.
        """
        if self.row_by_row:
            self.call_after_refresh(lambda: self.read_row_by_row(not self.screen.has_class("-stacked")))
        elif self.sentence is not None and self.column(self.side).is_where_wished:
            self.call_after_refresh(self.focus_sentence, self.side, self.sentence)

    # --- the focus ---------------------------------------------------------------------------

    def focus_side(self, side: Side) -> None:
        """Put the keyboard on a side."""
        if side != self.side:
            self._turn = 0
        self.side = side
        for each in SIDES:
            self.query_one(f"#{each}-side").set_class(side == each, "-focused")
        self.screen.set_focus(self.column(side), scroll_visible=False)

    def focus_sentence(self, side: Side, sentence: Span) -> None:
        """Light a sentence and its counterparts; the other side scrolls so that the one that is meant, at first the
        strongest, stands level with it.
        """
        if (side, sentence) != (self.side, self.sentence):
            self._turn = 0
        self.sentence = self.last[side] = sentence
        links, conflicts = self._links(side, sentence), self._sides[side].conflicts(sentence)
        away = other(side)
        here, there = self.column(side), self.column(away)
        here.set_marks("lit", [StyledSpan(sentence, "lit")])
        here.reveal(sentence)
        there.set_marks("lit", [StyledSpan(end(link, away), "lit") for link in links])
        target = end(links[0], away) if links else end(conflicts[0], away) if conflicts else None
        if self.row_by_row and not self._turn:
            there.jump_to(here.scroll_offset.y)
        elif target is not None:
            there.reveal(target, at_row=max(0, here.row_of(sentence.start)))
        self.show_views()
        self._tell(side, sentence)

    def _links(self, side: Side, sentence: Span | None) -> tuple[Link, ...]:
        """The links of a sentence, that of the counterpart that is meant first, then the strongest."""
        links = self._sides[side].links(sentence) if self._sides else ()
        return links[self._turn :] + links[: self._turn]

    def step_counterpart(self) -> int:
        """Mean the next counterpart of the sentence in focus; how many it has. With one or none nothing changes."""
        count = len(self._sides[self.side].links(self.sentence)) if self._sides else 0
        if count > 1 and self.sentence is not None:
            self._turn = (self._turn + 1) % count
            self.focus_sentence(self.side, self.sentence)
        return count

    def _tell(self, side: Side, sentence: Span) -> None:
        one, note = self._sides[side], self.note
        self._chosen = note.annotation.id if note else None
        colour = self.kinds.get(note.annotation.kind, "") if note else ""
        self.column(side).show_chosen(note.placement.span if note else None, colour)
        self.column(other(side)).show_chosen(None)
        notes = sorted(one.notes_on(sentence), key=lambda n: n is not note)
        self.post_message(self.SentenceFocused(side, self._links(side, sentence), one.conflicts(sentence), notes))

    def scroll(self, by: Callable[[Column], None]) -> None:
        """Scroll the side in focus; row by row, both."""
        for side in SIDES if self.row_by_row else (self.side,):
            by(self.column(side))
        self.show_views()

    def show_views(self) -> None:
        """Tell the map what is in view."""
        left, right = self.column("left"), self.column("right")
        self.query_one(Minimap).show_views(left.visible_span, right.visible_span)

    @property
    def conflict(self) -> Conflict | None:
        """The conflict of the sentence in focus, the one last shown when it has several."""
        here = self._sides[self.side].conflicts(self.sentence) if self._sides else ()
        return self._shown if self._shown in here else here[0] if here else None

    @property
    def note(self) -> Placed | None:
        """The note that is chosen, of those on the sentence in focus."""
        notes = self._sides[self.side].notes_on(self.sentence) if self._sides else []
        chosen = (n for n in notes if n.annotation.id == self._chosen)
        return next(chosen, note_at(notes, self.sentence) if self.sentence else None)

    @property
    def counterpart(self) -> Span | None:
        """The other side's sentence that is meant with the one in focus: what joins them, or where it was last."""
        away = other(self.side)
        if links := self._links(self.side, self.sentence):
            return end(links[0], away)
        if self.conflict is not None:
            return self._sides[away].sentence_at(end(self.conflict, away).start)
        return self.last.get(away)

    def sentences_of(self, conflict: Conflict) -> tuple[Span, Span]:
        """The sentences of the two sides that differ so, left and right."""
        left, right = (self._sides[side].sentence_at(end(conflict, side).start) for side in ("left", "right"))
        return left or conflict.left, right or conflict.right

    def focus_conflict(self, conflict: Conflict) -> None:
        """Bring both passages of a conflict into view, level with each other."""
        sentence = self._sides[self.side].sentence_at(end(conflict, self.side).start)
        if sentence is not None:
            self._shown = conflict
            self.focus_sentence(self.side, sentence)
            away = other(self.side)
            row = max(0, self.column(self.side).row_of(end(conflict, self.side).start))
            self.column(away).reveal(end(conflict, away), at_row=row)
            self.show_views()

    def step(self, what: str, direction: int) -> bool:
        """To the next sentence of a sort; false when there is none.

        The sorts: `sentence`, those of `OneSide.is_a`, or to the `edge`.
        """
        one = self._sides.get(self.side)
        if one is None:
            return False
        if what == "note" and (another := one.other_note(self.sentence, self._chosen, direction)) and self.sentence:
            self._chosen = another
            self._tell(self.side, self.sentence)
            return True
        found = one.beyond(self.sentence, what, direction, self.hides_same)
        if found is None:
            return False
        if what == "note":
            self._chosen = one.notes_on(found)[0 if direction > 0 else -1].annotation.id
        self.focus_sentence(self.side, found)
        if what == "conflict" and self.conflict is not None:
            self.focus_conflict(self.conflict)
        return True

    def to_other_side(self) -> None:
        """To the counterpart of the sentence in focus, or to what is in view on the other side."""
        side = other(self.side)
        sentences = self._sides[side].sentences if self._sides else ()
        if not sentences:
            return
        links = self._links(self.side, self.sentence)
        visible = self.column(side).visible_span.start
        at = bisect_right(sentences, visible, key=lambda s: s.end)
        sentence = end(links[0], side) if links else sentences[min(at, len(sentences) - 1)]
        self.focus_side(side)
        self.focus_sentence(side, sentence)

    def focus_at(self, side: Side, offset: int) -> None:
        """Put the sentence at a place in focus."""
        one = self._sides.get(side)
        if one and one.sentences:
            self.focus_side(side)
            self.focus_sentence(side, one.sentence_at(offset) or one.sentences[0])

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
