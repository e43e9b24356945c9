"""Where annotations stand in a text: their own passages, and those of other editions of the story, which they follow
into this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.annotations.anchoring.anchoring import anchor
from index.annotations.anchoring.normalised import NormalisedText
from index.annotations.anchoring.selector import Placement, Status
from index.annotations.annotation import REPEATS, Annotation, Placed

GONE = Placement(Status.ORPHAN, None, "the article's file is gone")


def placed(annotations: Iterable[Annotation], text: str | None) -> list[Placed]:
    """Each annotation and where its passage is in its article's `text`, None when the file is gone; by place."""
    new = NormalisedText(text) if text is not None else None
    found = [Placed(a, GONE if new is None else _placement(a, new)) for a in annotations]
    return sorted(found, key=_by_start)


def _placement(annotation: Annotation, text: NormalisedText) -> Placement:
    """Where the passage is; what was suggested once and rejected is not suggested again."""
    found = anchor(annotation.selector, text)
    if found.status is Status.SUGGESTED and found.span and found.span.of(text.text) in annotation.rejected:
        return Placement(Status.ORPHAN, None, "the passage is gone; what was suggested was not it")
    return found


def followed(others: Iterable[Annotation], own: Sequence[Placed], text: str) -> list[Placed]:
    """The annotations of other editions whose passage surely stands in `text` too, by place.

    One that was kept here already is passed over: one of `own` repeats it, or says the same of the same passage.
    """
    new = NormalisedText(text)
    kept = {link.to for p in own for link in p.annotation.links if link.relation == REPEATS}
    kept |= {p.annotation.id for p in own}
    said = {(p.placement.span, p.annotation.note) for p in own}
    found = []
    for annotation in others:
        if annotation.id in kept or any(link.to in kept for link in annotation.links if link.relation == REPEATS):
            continue
        placement = anchor(annotation.selector, new)
        if placement.status is Status.PLACED and (placement.span, annotation.note) not in said:
            said.add((placement.span, annotation.note))
            found.append(Placed(annotation, placement, from_edition=True))
    return sorted(found, key=_by_start)


def _by_start(each: Placed) -> tuple[int, str]:
    span = each.placement.span
    return (span.start if span else each.annotation.selector.start, each.annotation.id)
