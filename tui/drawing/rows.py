"""How an article, a hit and an annotation look as rows of a list: pieces of styled text, cut to the width. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from index.annotations.anchoring.selector import Placement, Status
from index.article import Basis, Span
from tui.drawing.direction import Pieces, closed, isolated, line_to_its_side, to_its_side
from tui.drawing.graphemes import ELLIPSIS, fitting, sign_at, width_of
from tui.drawing.story_rows import ALONE, StoryRow
from tui.drawing.wrapping import Layout
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.catalogue.catalogue import Summary
    from index.search.searcher import Hit

SUMMARY_LINES = 2
HIT_LINES = 3
ANNOTATION_LINES = 3


def styled(text: str) -> Text:
    """Plain words for a widget that would read a string as markup."""
    return Text(safe_line(text))


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    return text if width_of(text) <= width else closed(fitting(text, width - 1).rstrip() + ELLIPSIS)


def filled(text: str, width: int) -> str:
    """`text`, which is no wider, with blanks behind it to `width` columns."""
    return text + " " * (width - width_of(text))


NAMED = 40
"""Columns for a note's words where a sentence names it: enough to know it by, and the sentence stays on one row."""


def named(made: Annotation) -> str:
    """A note as a sentence names it: its words, or its passage where it has none, in quotes and cut at a word."""
    words = " ".join(safe_line(made.note).split()) or " ".join(safe_line(made.selector.exact).split())
    return quoted(words, NAMED)


MARKS = '“”"'
"""What English reports quote with, and what we quote a passage with."""

INNER = str.maketrans(MARKS, "‘’'")
"""What stands for them within our own."""


def quoted(text: str, width: int) -> str:
    """Words in quotes, cut at a word to about `width` columns. Their own quotes are left out where they stand around
    all of it or have no partner in it, and are single ones elsewhere: `" he said.` is “he said.”, and `"We fled," he
    said.` is “'We fled,' he said.”.
    """
    words = " ".join(safe_line(text).split())
    count = sum(words.count(mark) for mark in MARKS)
    if count == 2 and words[:1] in MARKS and words[-1:] in MARKS:
        words = words[1:-1]
    elif count % 2 and words[:1] in MARKS:
        words = words[1:].lstrip()
    elif count % 2 and words[-1:] in MARKS:
        words = words[:-1].rstrip()
    words = words.translate(INNER)
    return "“" + _cut_at_word(words, width) + "”"


def _cut_at_word(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    kept = fitting(text, width - 1).rstrip()
    whole = kept if text[len(kept)].isspace() else kept.rpartition(" ")[0]
    # a text without spaces, or with one early on, would lose what it is known by
    return (whole if width_of(whole) > width // 2 else kept).rstrip(" ,;:.“") + "…"


class OfUser(NamedTuple):
    """What a row shows of the user: how many notes a report has, whether it is marked, and how far it was read, in
    percent; None where it was never opened.
    """

    notes: int = 0
    marked: bool = False
    read: int | None = None

    @property
    def said(self) -> str:
        """In words, what there is of it."""
        read = "" if self.read is None else "read" if self.read >= READ else f"{self.read} %"
        return " · ".join(filter(None, (read, counted(self.notes))))


READ = 98
"""Percent from which a report is said to be read: the last lines are often a footer, below what is in view."""

UNTOUCHED = OfUser()


def summary(
    known: Summary, width: int, user: OfUser = UNTOUCHED, story: StoryRow = ALONE, *, lines: int = 1
) -> list[Pieces]:
    """An article in the list: its title (or first words, not as strong) on so many `lines`, then outlet and date, and
    what of its story stands in the list. What was opened is not as strong either.
    """
    line = _from(known, story, _room(width, user.said))
    return [*_headed(known, width, user, story, lines), _filled(line, width, user.said)]


def _headed(known: Summary, width: int, user: OfUser, story: StoryRow, lines: int) -> list[Pieces]:
    """The title, or first words, with the mark before it."""
    style = "strong" if known.titled and user.read is None else "plain"
    first = ("●", "kind") if user.marked else ("│" if story.other else " ", "dim")
    rest = ("│" if story.other else " ", "dim")
    drawn = [[(line, style)] for line in broken(safe_line(known.heading), width - 2, lines)]
    return [[rest if number else first, *to_its_side(line, width - 2)] for number, line in enumerate(drawn)]


def broken(text: str, width: int, lines: int) -> list[str]:
    """A line of text on as many of so many lines as it needs, the last one cut."""
    if lines < 2 or width_of(text) <= width:
        return [cut(text, width)]
    layout = Layout(text, width)
    last = min(lines, len(layout)) - 1
    whole = [text[layout.starts[n] : layout.ends[n]].rstrip() for n in range(last)]
    return [*whole, cut(text[layout.starts[last] :], width)]


LEAST_OUTLET = 8
"""Columns of an outlet that stay whatever stands behind it: enough to know it by."""


def _from(known: Summary, story: StoryRow, room: int, *before: str) -> str:
    """Outlet, date and story in so many columns, behind what stands before them. Where these are fewer than all of it
    takes, first the zone of the date is left out, then its time, then the end of the outlet: the day and the story are
    whole.
    """
    line = ""
    for said in dict.fromkeys(date(known, length) for length in (None, TO_THE_MINUTE, TO_THE_DAY)):
        line = _about(*before, outlet(known), said, story.said)
        if width_of(line) <= room:
            return line
    name = safe_line(outlet(known))
    return _about(*before, cut(name, max(LEAST_OUTLET, room - width_of(line) + width_of(name))), said, story.said)


def _about(*values: str) -> str:
    """Values beside each other, each in its own direction."""
    return " " + " · ".join(isolated(safe_line(value)) for value in values if value)


def outlet(known: Summary) -> str:
    """The outlet of a report as a list shows it, with the same sign; empty where it is not known."""
    if not known.outlet:
        return ""
    return known.outlet + ("?" if known.outlet_basis is Basis.INFERRED else "")


TO_THE_MINUTE, TO_THE_DAY = len("2021-09-01T06:00"), len("2021-09-01")


def date(known: Summary, length: int | None = None) -> str:
    """The date of a report as a list shows it, or so much of it: inferred ones with a question mark."""
    if not known.date:
        return "no date"
    return known.date[:length].replace("T", " ") + ("?" if known.date_basis is Basis.INFERRED else "")


def counted(notes: int) -> str:
    """How many notes, in words."""
    return "" if not notes else "1 note" if notes == 1 else f"{notes} notes"


def _filled(left: str, width: int, right: str) -> Pieces:
    """Dim text on the left, and on the right edge what fits."""
    left = cut(left, _room(width, right))
    if not right:
        return [(left, "dim")]
    return [(left + " " * max(1, width - 1 - width_of(left) - width_of(right)), "dim"), (right, "kind")]


def _room(width: int, right: str) -> int:
    """The columns left of what stands on the right edge."""
    return width - 1 - (width_of(right) + 1 if right else 0)


def hit(found: Hit, width: int, user: OfUser = UNTOUCHED, story: StoryRow = ALONE, *, lines: int = 1) -> list[Pieces]:
    """A hit: the title on so many `lines`, where it is from and why it was found, and the best passage with its words
    marked. That it has only some of the words stands first, where it is never cut.
    """
    known = found.summary
    room = _room(width, user.said)
    if found.is_partial:
        about = _from(known, story, room, *found.why)
    else:
        about = _from(known, story, room) + "".join(f" · {isolated(safe_line(why))}" for why in found.why)
    drawn = [*_headed(known, width, user, story, lines), _filled(about, width, user.said)]
    if found.snippets:
        said = (s for s in found.snippets if not _says_title(s.span.of(found.text), known))
        snippet = next(said, found.snippets[0])
        drawn.append(passage(found.text, snippet.span, snippet.marks, width))
    return drawn


def _says_title(words: str, known: Summary) -> bool:
    """Whether a passage says only what the row's head says already."""
    return " ".join(words.split()) in " ".join(known.heading.split())


def passage(text: str, span: Span, marks: tuple[Span, ...], width: int) -> Pieces:
    """One line of a passage with the marked words in it: it begins near the first mark, so that this is always seen."""
    start = span.start
    if marks and width_of(safe_line(text[start : marks[0].end])) > width - 4:
        start = max(start, sign_at(text, marks[0].start - (width - 4) // 3)[0])
        start = text.find(" ", start, marks[0].start) + 1 or start
    pieces: Pieces = []
    at = start
    for mark in marks:
        if mark.start >= at:
            pieces += [(safe_line(text[at : mark.start]), "dim"), (safe_line(mark.of(text)), "hit")]
            at = mark.end
    pieces.append((safe_line(text[at : span.end]), "dim"))
    return [("  ", ""), *to_its_side(_clipped(pieces, width - 3), width - 3)]


def _clipped(pieces: Pieces, width: int) -> Pieces:
    """The pieces in at most `width` columns."""
    kept: Pieces = []
    for text, style in pieces:
        if width_of(text) > width:
            kept.append((cut(text, width), style))
            break
        kept.append((text, style))
        width -= width_of(text)
    return kept


def annotation(
    made: Annotation,
    placement: Placement | None,
    heading: str,
    width: int,
    kinds: Mapping[str, str],
    *,
    marked: bool = False,
) -> list[Pieces]:
    """An annotation in the list of all: the note, the passage it is on, where and when it was made.

    `heading` is the report's, empty where it stands above; `placement` is None while it is looked for.
    """
    note = safe_line(made.note) or "(no note)"
    tags = " ".join(f"#{safe_line(t)}" for t in made.tags)
    letter, room = letter_of(made.kind), width - 5 - width_of(tags)
    first: Pieces = [
        ("●" if marked else " ", "kind"),
        (f"{letter} ", kinds.get(made.kind, "")),
        *to_its_side([(cut(note, room), "strong")], room),
    ]
    if tags:
        first.append((f"  {tags}", "kind"))
    unsure = placement is not None and placement.status is not Status.PLACED
    state = f"{placement.status.value}: {placement.reason}" if placement and unsure else ""
    links = len(made.links)
    about = (heading, made.kind, made.created[:10], f"{links} link{'s' * (links != 1)}" if links else "")
    quote = line_to_its_side(quoted(made.selector.exact, width - 6), width - 4)
    return [first, [("   ", ""), (quote, "plain")], _filled(f"  {_about(*about)}", width, state)]


def relation(name: str) -> str:
    """What one passage is to another, as the middle of a sentence."""
    return "is of the same event as" if name == "same event" else name


def letter_of(kind: str) -> str:
    """The letter of a kind of annotation in gutters and lists; a bar for one without a kind."""
    return safe_line(kind[:1]) if kind else "▎"
