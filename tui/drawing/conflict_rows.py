"""A place where facts differ as a row: what differs and what that means, then both passages. Pure."""

from __future__ import annotations

from index.comparison.facts.conflicts import Conflict
from index.comparison.reports.differing import hardness, what_differs
from tui.drawing.direction import Pieces, isolated, line_to_its_side
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled
from tui.safe_text import safe_line

LINES = 2
"""Lines of a conflict."""


def conflict(found: Conflict, left: str, right: str, width: int) -> list[Pieces]:
    """A conflict: what it is about, then both passages side by side; `left` and `right` are the articles' texts. What
    is only worth a look has its chance in the place of its strength, which is told with what it means where that has
    room.
    """
    flagged = found.is_flagged
    differs = what_differs(found.kind) if flagged else f"perhaps {what_differs(found.kind)}"
    about = f" {differs}" + (f": {isolated(safe_line(found.about))}" if found.about else "")
    sign, said = ("!", found.strength.value) if flagged else ("?", f"{found.chance:.0%}")
    first: Pieces = [(f" {sign}", "red" if flagged else "dim"), (cut(about, width - 10), "strong")]
    meant = hardness(found.strength, found.is_hedged) if flagged else said
    first.append((f"  {meant if width_of(about) + width_of(meant) + 5 <= width else said}", "dim"))
    half = (width - 6) // 2
    one, other = (
        line_to_its_side(cut(safe_line(s.of(t)), room), room)
        for s, t, room in ((found.left, left, half), (found.right, right, half - 3))
    )
    return [first, [("   < ", "dim"), (filled(one, half), "plain"), ("> ", "dim"), (other, "plain")]]
