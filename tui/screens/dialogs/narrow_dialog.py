"""Narrowing what was found: by outlet or month, each with its count, or by taking a spelling out; and saying for good
what is one name and what is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from index.catalogue.catalogue import Summary
from index.catalogue.listing import by_month, by_value
from index.search.plan.word_forms import Spelling
from index.search.query.fields import FIELDS, Asks, QueryField, asking
from tui.drawing.direction import Pieces, isolated
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled, styled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

ROOM_FOR_COUNT = 10
"""Columns that a row keeps free for its count and its margins."""

Evidence = Callable[[str], Sequence[str]]
"""The lines that say why the spellings of a name are taken for one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words to add to the query, or a spelling (folded) to take out of it: `added` where `typed` was asked for.

    `group` is the heading it stands under. `verdict` says what the user decided of the two for good: "together",
    "apart", or nothing; `why` is the evidence that they are one name.
    """

    label: str
    words: str = ""
    spelling: str = ""
    count: int = 0
    typed: str = ""
    added: str = ""
    verdict: str = ""
    why: str = ""
    group: str = ""

    def whole(self, width: int) -> str:
        """All that its row says, where `width` columns are too few for it."""
        said = f"{self.label}  {safe_line(self.why)}".rstrip()
        return said if width_of(said) + ROOM_FOR_COUNT > width else ""


BECAUSE = {"corpus": "sounds alike", "alias": "in your settings", "fuzzy": "spelled nearly so"}
"""Why a spelling was added, where no line of evidence names it."""


class CheckList(RowList):
    """Rows of which several can be checked before they are chosen."""

    BINDINGS = bindings("narrow")

    class Checked(Message):
        """A row was checked, or is no longer."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def action_check(self) -> None:
        """Check the row under the cursor, or take its check mark away, and go on to the next."""
        if self.count:
            self.post_message(self.Checked(self.now))
            self.go_to(self.now + 1)


class NarrowDialog(ModalScreen[Sequence[Choice] | None]):
    """Gives those that were chosen, one or several, or None."""

    BINDINGS = [*bindings("spelling"), *bindings("dialog")[1:]]

    def __init__(self, found: Sequence[Summary], noted: int, spellings: Sequence[Spelling], evidence: Evidence) -> None:
        """`noted` of the reports found have notes."""
        super().__init__()
        self._choices = [*without(spellings, evidence), *choices(found, noted)]
        self._checked: set[int] = set()

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label(
                "Narrow to an outlet, a place, an author, a month, your notes, or take a spelling out", id="quote"
            )
            yield CheckList(lines=1, id="choices")
            yield Static(id="whole")
            yield StatusLine()
            yield KeyHints()

    def on_mount(self) -> None:
        """Show what there is."""
        listed = self.query_one(RowList)
        self.set_focus(listed)
        empty = "There is nothing to narrow by."
        listed.show_rows(len(self._choices), self._draw, empty=empty, heads=headings(self._choices))
        self.call_after_refresh(self.on_row_list_moved)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        choice = self._choices[row]
        count = f"{choice.count:,}" if choice.count else ""
        if choice.why:
            label = cut(choice.label, width // 2)
            return [
                [
                    (f" {isolated(label)}", "plain"),
                    (f"  {cut(safe_line(choice.why), width - width_of(label) - 4)}", "dim"),
                ]
            ]
        return [
            [
                ("✓" if row in self._checked else " ", "kind"),
                (filled(isolated(cut(choice.label, width - ROOM_FOR_COUNT)), width - ROOM_FOR_COUNT), "plain"),
                (f"{count:>7}", "kind"),
            ]
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names are decided on where the cursor is on a spelling."""
        if action == "decide":
            row = self.query_one(RowList).now if self.is_mounted else 0
            return row < len(self._choices) and bool(self._choices[row].spelling)
        return True

    def on_row_list_moved(self) -> None:
        """What can be done depends on the row; what is cut in it is shown whole below the list."""
        self.refresh_bindings()
        listed = self.query_one(RowList)
        if self._choices:
            self.query_one("#whole", Static).update(styled(self._choices[listed.now].whole(listed.size.width)))

    def action_decide(self, verdict: str) -> None:
        """Say it for good."""
        if self.is_current:
            self.dismiss([replace(self._choices[self.query_one(RowList).now], verdict=verdict)])

    def on_check_list_checked(self, event: CheckList.Checked) -> None:
        """It is chosen with the others; a spelling is taken out alone."""
        if self._choices[event.row].spelling:
            self.query_one(StatusLine).say("A spelling is taken out alone: Enter on its row.")
            return
        self._checked ^= {event.row}
        self.query_one(RowList).refresh()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Those that are checked; none is: this one."""
        if self.is_current:
            self.dismiss([self._choices[row] for row in sorted(self._checked or {event.row})])

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)


def without(spellings: Sequence[Spelling], evidence: Evidence) -> list[Choice]:
    """The spellings that were added, each to be taken out again, with why it was added."""
    from index.text.words import words

    out: dict[str, Choice] = {}
    for spelling in spellings:
        for added in spelling.added:
            folded = " ".join(word.form for word in words(added))
            why = next((line for line in evidence(spelling.typed) if f"{added} (" in line), BECAUSE[spelling.because])
            label = f"without the spelling {safe_line(added)}"
            out.setdefault(folded, Choice(label, "", folded, 0, spelling.typed, added, why=why, group="Spellings"))
    return list(out.values())


def choices(found: Sequence[Summary], noted: int) -> list[Choice]:
    """Reports with notes, what is known of them (outlets, places) by how many reports have it, the months in order."""
    notes = [Choice("with notes of yours", "has:note", count=noted, group="Your notes")] if noted else []
    values = [
        Choice(
            field.offered.format(safe_line(value)), field.query(value), count=count, group=f"{field.name.capitalize()}s"
        )
        for field in map(FIELDS.__getitem__, asking(Asks.VALUE))
        for value, count in by_value(found, field.of)
    ]
    months = [Choice(month, f"date:{month}", count=count, group="Months") for month, count in by_month(found)]
    return [*notes, *values, *months]


def _heading(field: QueryField) -> str:
    return f"{field.name.capitalize()}s"


def headings(listed: Sequence[Choice]) -> dict[int, str]:
    """A heading above the first choice of each group, with how many there are."""
    counts = Counter(choice.group for choice in listed)
    first: dict[str, int] = {}
    for row, choice in enumerate(listed):
        first.setdefault(choice.group, row)
    return {row: f" {group} ({counts[group]:,})" for group, row in first.items()}


def narrowed(query: str, chosen: Sequence[Choice]) -> str:
    """A query narrowed to what was chosen: either of several values of one field, and all of different fields.

    What is narrowed is bracketed where it must be: words beside each other are found either way, and what is chosen is
    not to be.

        narrowed("deraa siege", [sana, mee])   # '(deraa siege) AND (outlet:"Sana" OR outlet:"MEE")'
    """
    groups: dict[str, list[str]] = {}
    for choice in chosen:
        groups.setdefault(choice.group, []).append(choice.words)
    query = query.strip()
    if all(len(words) == 1 for words in groups.values()):
        return " ".join((query, *(words[0] for words in groups.values()))).strip()
    parts = [f"({query})" if " " in query else query] if query else []
    parts += [f"({' OR '.join(words)})" if len(words) > 1 else words[0] for words in groups.values()]
    return " AND ".join(parts)
