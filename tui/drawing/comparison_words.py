"""What the status line of a comparison says of the sentence in focus: what differs there, how it relates to the other
side, the notes on it; and what is said where a list would be empty. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.comparison.alignment.wording import Wording
from index.comparison.reports.differing import what_differs
from tui.drawing.sides import Side, end, other
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.comparison.alignment.alignment import Link
    from index.comparison.comparing import Comparison
    from index.comparison.facts.conflicts import Conflict

QUOTED = 40
"""Letters of a linked passage that are told: enough to know it again."""

RELATIONS = {
    Wording.SAME: "The same words",
    Wording.EDITED: "The same sentence, edited",
    Wording.RESTATED: "The same matter",
}


def differing(conflict: Conflict, here: Side, compared: Comparison) -> str:
    """What differs, and how, seen from `here`: `Number differs (dead): “12” here, “15” opposite.`"""
    about = f" ({safe_line(conflict.about)})" if conflict.about else ""
    texts = {"left": compared.left.text, "right": compared.right.text}
    one, opposite = (safe_line(end(conflict, side).of(texts[side]))[:QUOTED] for side in (here, other(here)))
    return f"{what_differs(conflict.kind).capitalize()}{about}: “{one}” here, “{opposite}” opposite."


def relation(side: str, links: Sequence[Link], *, differs: bool) -> str:
    """How a sentence of one `side` relates to the other: by its likeliest link, where it has one."""
    if not links:
        return "" if differs else f"Found in the {side} report only."
    sure = "" if links[0].sure else ", perhaps"
    more = f"; {len(links)} counterparts, c shows the next" if len(links) > 1 else ""
    return f"{RELATIONS[links[0].wording]} on the other side{sure}{more}."


def noted(
    notes: Sequence[Placed], linked: Mapping[str, Sequence[tuple[str, Annotation]]], articles: Collection[str]
) -> Iterator[str]:
    """What notes say, and what they are `linked` with, each by its id; of two reports that are laid side by side."""
    for made in (n.annotation for n in notes):
        yield f"Note{f' ({made.kind})' if made.kind else ''}: {safe_line(made.note).rstrip('.') or 'no words'}."
        for said, a in linked.get(made.id, ()):
            where = "opposite" if a.article in articles and a.article != made.article else "elsewhere"
            yield f"{said} “{safe_line(a.selector.exact)[:QUOTED]}” {where}."


def none_found(compared: Comparison) -> str:
    """That nothing surely differs, or that it is not known."""
    if not all(compared.differences.can_read):
        return "Facts are not read in the language of these reports yet: what differs is not known."
    looks = len(compared.differences.worth_a_look)
    more = f"; w lists {looks} worth a look" if looks else ""
    return f"No place was found where the facts surely differ{more}."
