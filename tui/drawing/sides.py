"""A comparison as each of its two sides sees it: a sentence's counterparts, what differs there, the letter in the
gutter, the user's notes. Pure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from index.article import Article, Span
from index.comparison.alignment.alignment import Link
from index.comparison.alignment.wording import ChangeKind, Wording
from index.comparison.comparing import Comparison
from index.comparison.facts.conflicts import Conflict
from tui.drawing.marks import StyledSpan

if TYPE_CHECKING:
    from index.annotations.annotation import Placed

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
ONLY = {"left": "<", "right": ">"}
DIFFERS = "!"


def other(side: Side) -> Side:
    """The opposite side."""
    return "right" if side == "left" else "left"


def end(joined: object, side: Side) -> Span:
    """The passage of a side in something that joins two: a link, a conflict, a change or a run."""
    found: Span = getattr(joined, side)
    return found


class OneSide:
    """One report of a comparison, sentence by sentence."""

    def __init__(self, comparison: Comparison, side: Side, notes: Sequence[Placed] = ()) -> None:
        self.side: Side = side
        self.comparison = comparison
        self.article: Article = getattr(comparison, side)
        alignment = comparison.alignment
        self.sentences = alignment.left.sentences if side == "left" else alignment.right.sentences
        self._links: dict[Span, list[Link]] = {}
        for link in sorted(alignment.links, key=lambda x: -x.strength):
            self._links.setdefault(end(link, side), []).append(link)
        self._conflicts: dict[Span, list[Conflict]] = {}
        for conflict in comparison.conflicts:
            if (sentence := self.sentence_at(end(conflict, side).start)) is not None:
                self._conflicts.setdefault(sentence, []).append(conflict)
        self.notes = [n for n in notes if n.placement.span is not None]

    def links(self, sentence: Span | None) -> tuple[Link, ...]:
        """The links of a sentence, the strongest first."""
        return tuple(self._links.get(sentence, ())) if sentence else ()

    def conflicts(self, sentence: Span | None) -> tuple[Conflict, ...]:
        """What differs in a sentence."""
        return tuple(self._conflicts.get(sentence, ())) if sentence else ()

    def notes_on(self, sentence: Span | None) -> list[Placed]:
        """The notes on a sentence or a part of it."""
        if sentence is None:
            return []
        spans = ((n, n.placement.span) for n in self.notes)
        return [n for n, s in spans if s and s.start < sentence.end and sentence.start < s.end]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that an offset is in, or the one before it; None when there is none."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[index] if index >= 0 else None

    def letter(self, sentence: Span) -> tuple[str, str]:
        """The letter of a sentence in the gutter, and its style."""
        if sentence in self._conflicts:
            return DIFFERS, "differs"
        links = self._links.get(sentence)
        return (LETTERS[links[0].wording], links[0].wording.value) if links else (ONLY[self.side], "only")

    def letters(self) -> dict[int, tuple[str, str]]:
        """The letters of all sentences, by where they start."""
        return {s.start: self.letter(s) for s in self.sentences}

    def is_a(self, what: str, sentence: Span) -> bool:
        """Whether a sentence is of a sort one can step to: `link`, `difference`, `conflict`, `only`, `note`."""
        letter, links = self.letter(sentence)[0], self.links(sentence)
        match what:
            case "link":
                return bool(links)
            case "only":
                return not links
            case "difference":
                return letter == DIFFERS or bool(links and links[0].wording is not Wording.SAME)
            case "conflict":
                return letter == DIFFERS
            case "note":
                return bool(self.notes_on(sentence))
        return True

    def beyond(self, sentence: Span | None, what: str, direction: int, hides_same: bool) -> Span | None:
        """The next sentence of a sort from one on, or from where none is; with `edge` as the sort the first or last.
        None where there is none, of those that are shown where what is the same is hidden.
        """
        shown = [s for s in self.sentences if not (hides_same and self.letter(s)[1] == "same")]
        if what == "edge":
            return shown[-1 if direction > 0 else 0] if shown else None
        at = shown.index(sentence) if sentence in shown else -1
        there = shown[at + 1 :] if direction > 0 else shown[: max(0, at)][::-1]
        return next((s for s in there if self.is_a(what, s)), None)

    def other_note(self, sentence: Span | None, chosen: str | None, direction: int) -> str | None:
        """The id of the next note on a sentence, from the chosen one on; None where there is none."""
        ids = [n.annotation.id for n in self.notes_on(sentence)]
        at = ids.index(chosen) + direction if chosen in ids else -1
        return ids[at] if 0 <= at < len(ids) else None

    def same_stretches(self) -> list[Span]:
        """From the first to the last of the sentences in a row that are the same on both sides."""
        stretches: list[Span] = []
        before = False
        for sentence in self.sentences:
            same = self.letter(sentence)[1] == "same"
            if same and before:
                stretches[-1] = Span(stretches[-1].start, sentence.end)
            elif same:
                stretches.append(sentence)
            before = same
        return stretches

    def wording_marks(self) -> Iterator[StyledSpan]:
        """Same sentences are dimmed so that differences stand out; in edited ones the words that differ are marked.

        Another spelling of a name is no difference, but is shown as the same word, underlined; so are the words that a
        sentence said anew shares with its counterpart.
        """
        for sentence in self.sentences:
            links = self._links.get(sentence)
            if not links:
                continue
            if links[0].wording is Wording.SAME:
                yield StyledSpan(sentence, "dim")
            for change in self.comparison.changes(links[0]):
                if len(end(change, self.side)):
                    yield StyledSpan(
                        end(change, self.side), "shared" if change.kind is ChangeKind.SPELLING else "edited"
                    )
            for run in self.comparison.shared(links[0]):
                yield StyledSpan(end(run, self.side), "shared")

    def note_marks(self) -> list[StyledSpan]:
        """The annotated passages."""
        return [StyledSpan(n.placement.span, "note") for n in self.notes if n.placement.span]
