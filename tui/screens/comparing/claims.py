"""Several reports of one event, claim by claim: who has it, who words it how, who lacks it, who differs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from index.article import Span
from index.comparison.claims.claims import Claim, ClaimTable, column_letter
from index.errors import Cancelled, DeraaError
from tui.drawing import claim_rows
from tui.drawing.direction import Pieces, isolated
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, styled
from tui.keymap import bindings
from tui.left_off import OpenScreen
from tui.output.taking_away import forms_of_claims
from tui.safe_text import safe_line
from tui.screens.full_screen import FullScreen
from tui.screens.taking_away import TakingAway
from tui.screens.wishes import ComparisonRequested
from tui.widgets.found import Found
from tui.widgets.key_hints import KeyHints
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from index.workspace import Workspace

FILTERS: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
    ("claims", lambda claim: True),
    ("claims of several reports", lambda claim: len(claim.told_by) > 1),
    ("claims in which facts differ", lambda claim: bool(claim.disputes)),
)
"""What the list shows, in the order the key goes through."""

NOTHING_FURTHER = {
    "conflict": "No further claim in which facts differ",
    "link": "No further claim of several reports",
    "difference": "No further claim that reports tell otherwise",
    "only": "No further claim that only {} makes",
}
LOOKS = "Places worth a look are of two reports: Enter compares two here, and w lists theirs there."


class ClaimsScreen(FullScreen):
    """A table of claims by reports; any two columns open as a comparison."""

    BINDINGS = bindings("claims")

    def __init__(self, workspace: Workspace, articles: Sequence[str], left: OpenScreen | None = None) -> None:
        """Some reports, as the table was `left`."""
        super().__init__()
        self._left = left
        self.workspace = workspace
        self.taking_away = TakingAway(workspace, self)
        self.articles = tuple(articles)
        self._table: ClaimTable | None = None
        self._claims: list[Claim] = []
        names = [name for name, _ in FILTERS]
        self._filter = names.index(left.choice) if left is not None and left.choice in names else 0
        self._column = left.column if left is not None and 0 <= left.column < len(articles) else 0
        self._pinned: int | None = None

    def compose(self) -> ComposeResult:
        """What to know first, the reports with their letters, then the claims."""
        yield Found()
        yield Static(id="cautions", classes="-hidden")
        yield Static(id="legend")
        yield Static(id="heads")
        yield RowList(lines=claim_rows.LINES, below=claim_rows.BELOW, id="claims")
        with VerticalScroll(id="quotes", can_focus=False):
            yield Static()
        yield StatusLine()
        yield KeyHints()
        yield TooSmall()

    @property
    def left_open(self) -> OpenScreen:
        """How it is opened again where the user is."""
        row = self._left.row if self._left is not None else self.listed.now
        return OpenScreen("claims", self.articles, choice=FILTERS[self._filter][0], row=row, column=self._column)

    @property
    def listed(self) -> RowList:
        """The claims."""
        return self.query_one("#claims", RowList)

    def on_mount(self) -> None:
        """Compare all with all, once it is seen that this goes on."""
        self.set_focus(self.listed)
        self.query_one(Found).show(f"Comparing {len(self.articles)} reports …")
        self.call_after_refresh(self._compare)

    @work(exclusive=True)
    async def _compare(self) -> None:
        try:
            self._table = await asyncio.to_thread(
                self.workspace.comparison.claims, self.articles, cancelled=lambda: not self.is_attached
            )
        except Cancelled:
            return
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self._show()

    def _show(self) -> None:
        assert self._table is not None
        name, fits = FILTERS[self._filter]
        self._claims = [claim for claim in self._table.by_interest if fits(claim)]
        origins = self._table.origins.about
        about = f"{len(self._table.articles)} reports, about {origins} origin" + "s" * (origins != 1)
        self.query_one(Found).show(f"{about}; {len(self._claims)} {name}")
        cautions = self.query_one("#cautions", Static)
        cautions.update(styled(" ".join(self._table.cautions)))
        cautions.set_class(not self._table.cautions, "-hidden")
        self._show_legend()
        row, self._left = self._left.row if self._left is not None else 0, None
        self.listed.show_rows(len(self._claims), self._draw, now=row, empty=f"No {name} here; f shows others.")
        self._show_quotes()

    def _show_legend(self) -> None:
        """The reports by their letters, the one in focus marked, as is the one kept; of many those around it, and which
        others there are.
        """
        assert self._table is not None
        lines = []
        articles = self._table.articles
        named, more = claim_rows.named(len(articles), self._column, self.size.height)
        for column in named:
            article = articles[column]
            mark = "▸" if column == self._column else "●" if column == self._pinned else " "
            date = (article.metadata.date or "no date").replace("T", " ")
            about = " · ".join(isolated(safe_line(value)) for value in (article.metadata.outlet.value, date) if value)
            before, behind = f" {mark} {column_letter(column)}  ", f"  {about}"
            room = self.size.width - 1 - width_of(before) - width_of(behind)
            line = before + isolated(cut(safe_line(article.heading), room)) + behind
            lines.append(Text(line, "bold" if column == self._column else ""))
        lines += [Text(f"   {more}", "dim")] if more else []
        self.query_one("#legend", Static).update(Text("\n", no_wrap=True, overflow="ellipsis").join(lines))
        heads = claim_rows.heads(self._columns, len(articles), self._column, self._pinned)
        self.query_one("#heads", Static).update(heads)

    def on_resize(self, event: events.Resize) -> None:
        """The reports' titles take the room there is, and their letters stand above their columns."""
        if self._table is not None:
            self.call_after_refresh(self._show_legend)

    def _show_quotes(self) -> None:
        """Every report's words for the claim the cursor is on."""
        pane = self.query_one("#quotes", VerticalScroll)
        there = self._table is not None and bool(self._claims)
        pane.set_class(not there, "-hidden")
        if there:
            assert self._table is not None
            pane.query_one(Static).update(claim_rows.quotes(self._table, self._claims[self.listed.now]))
            pane.scroll_home(animate=False)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        assert self._table is not None
        return claim_rows.claim(self._table, self._claims[row], self._column, width, self._columns)

    @property
    def _columns(self) -> range:
        """The reports that have a column."""
        return claim_rows.with_columns(len(self.articles), self._column, self.listed.window.width, self.size.height)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Quote the reports, and say why these are taken to have an origin in common."""
        self._show_quotes()
        self.query_one(StatusLine).stand(claim_rows.evidence(self._table, self._column) if self._table else "")

    def action_column(self, direction: int) -> None:
        """To another report: its words are shown below the chosen claim."""
        if self._table is not None:
            self._column = (self._column + direction) % len(self._table.articles)
            self._show_legend()
            self.listed.refresh()
            self.query_one(StatusLine).stand(claim_rows.evidence(self._table, self._column))

    def action_step(self, what: str, direction: int) -> None:
        """So many claims of a sort on: those of `claim_rows.is_a`."""
        step = 1 if direction > 0 else -1
        rows = range(self.listed.now + step, len(self._claims) if step > 0 else -1, step)
        found = [row for row in rows if claim_rows.is_a(what, self._claims[row], self._column)][: abs(direction)]
        if found:
            self.listed.go_to(found[-1])
        if len(found) < abs(direction):
            said = NOTHING_FURTHER[what].format(column_letter(self._column))
            self.say(f"{said} {'below' if step > 0 else 'above'}{self._elsewhere}.")

    @property
    def _elsewhere(self) -> str:
        """Where claims may be that the list does not show."""
        return "" if not self._filter else f" among the {FILTERS[self._filter][0]}; f lists others"

    def action_list_looks(self) -> None:
        """Say where places worth a look are."""
        self.say(LOOKS)

    def action_pin(self) -> None:
        """Keep the report in focus as the left side of the next comparison."""
        if self._table is not None:
            self._pinned = kept = None if self._pinned == self._column else self._column
            self._show_legend()
            letter = column_letter(self._column)
            if kept is None:
                self.say(f"{letter} is no longer kept.")
            else:
                said = f"{letter} is kept: → chooses another report, Enter compares the two at this claim."
                self.say(said, holds=lambda: self._pinned == kept)

    def action_filter(self) -> None:
        """The next of the three lists."""
        self.action_filter_to((self._filter + 1) % len(FILTERS))

    def action_filter_to(self, number: int) -> None:
        """One of the lists, by its number among the `FILTERS`."""
        if self._table is not None:
            self._filter = number
            self._show()

    def action_take_away(self) -> None:
        """Write the table to a file."""
        if self._table is not None:
            self.taking_away.ask(forms_of_claims(self._table), self.articles[0], f"and-{len(self.articles) - 1}-more")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the comparison of two columns, at this claim."""
        assert self._table is not None
        claim = self._claims[event.row]
        left, right = self._pair_at(claim)
        if left == right:
            self.say("Choose another report with ← and →: this one is kept as the left side.")
            return
        at: Span | None = next(iter(claim.tellings[left].sentences), None)
        ids = (self._table.articles[left].id, self._table.articles[right].id)
        self.app.post_message(ComparisonRequested(*ids, at))

    def _pair_at(self, claim: Claim) -> tuple[int, int]:
        """The columns to lay side by side at a claim: the one that is kept, on the left, and the one in focus. Where
        none is kept, the one in focus and one that differs from it, else that tells the claim too, in their order; two
        others that differ about it or tell it where that in focus lacks it.
        """
        if self._pinned is not None:
            return self._pinned, self._column
        values = {s.report: s.value for dispute in claim.disputes for s in dispute.statements}
        if self._column not in claim.told_by and len(claim.told_by) > 1:
            first, second = [*values, *claim.told_by][:2] if len(values) > 1 else claim.told_by[:2]
            return first, second
        others = [column for column in claim.told_by if column != self._column] or [int(self._column == 0)]
        here = values.get(self._column)
        best = max(others, key=lambda column: (column in values and values[column] != here, column in values))
        return min(self._column, best), max(self._column, best)

    def action_back(self) -> None:
        """Back."""
        if self.is_current:
            self.app.pop_screen()
