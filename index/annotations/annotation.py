"""A user's note on a passage of an article, and the typed links it may hold to notes elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from index import clock
from index.annotations.anchoring.selector import Placement, Selector

REPEATS = "repeats"
RELATIONS = ("contradicts", "supports", REPEATS, "cites", "same event")
"""What one passage can be to another; seen from the other end it reads the other way round."""

_ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u: an id that is read aloud is heard right."""


class NoteLink(NamedTuple):
    """This passage `relation` the one of annotation `to`."""

    relation: str
    to: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on a passage. Times are UTC, ISO 8601 to the second. `article` is the id of the article it belongs to.

    `rejected` are words that were suggested for the passage and that the user said it is not.
    """

    id: str
    article: str
    selector: Selector
    note: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[NoteLink, ...] = ()
    rejected: tuple[str, ...] = ()
    created: str = ""
    updated: str = ""


class Placed(NamedTuple):
    """An annotation and where its passage is now; `from_edition` when it was made on another edition of the story,
    `home` the article it stands in now where that goes by another name than the annotation's.
    """

    annotation: Annotation
    placement: Placement
    from_edition: bool = False
    home: str = ""

    @property
    def article(self) -> str:
        """The article it stands in now."""
        return self.home or self.annotation.article


def new_id() -> str:
    """An id that sorts by time: the moment to the millisecond, and four letters against two in one."""
    now = clock.now()
    return f"{now:%Y%m%d-%H%M%S}{now.microsecond // 1000:03d}-{clock.letters(_ID_LETTERS, 4)}"


def moment() -> str:
    """Now, as annotations keep it."""
    return f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"


_HALF = re.compile("[\ud800-\udfff]")


def storable(annotation: Annotation) -> Annotation:
    """The annotation as a UTF-8 file can hold it: half of a surrogate pair, which is no character, becomes U+FFFD.

    Terminals and broken exports hand us such halves; the letters around them are kept.
    """
    made, selector = annotation, annotation.selector
    texts = [selector.exact, selector.prefix, selector.suffix, made.note, made.kind, *made.tags, *made.rejected]
    texts += [text for link in made.links for text in (link.relation, link.to, link.note)]
    if not any(map(_HALF.search, texts)):
        return made
    return replace(
        made,
        selector=selector._replace(
            exact=whole(selector.exact), prefix=whole(selector.prefix), suffix=whole(selector.suffix)
        ),
        note=whole(made.note),
        kind=whole(made.kind),
        tags=tuple(map(whole, made.tags)),
        links=tuple(NoteLink(whole(x.relation), whole(x.to), whole(x.note)) for x in made.links),
        rejected=tuple(map(whole, made.rejected)),
    )


def whole(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair."""
    return _HALF.sub("\ufffd", text)
