"""A user's note on a passage of an article, and the typed links it may hold to notes elsewhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from index.annotations.selector import Placement, Selector

RELATIONS = ("contradicts", "supports", "repeats", "cites", "same event")
"""What one passage can be to another; seen from the other end it reads the other way round."""

_ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u: an id that is read aloud is heard right."""


@dataclass(frozen=True, slots=True)
class Link:
    """This passage `relation` the one of annotation `to`."""

    relation: str
    to: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on a passage. Times are UTC, ISO 8601 to the second. `article` is the id of the article it belongs to."""

    id: str
    article: str
    selector: Selector
    note: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where its passage is now."""

    annotation: Annotation
    placement: Placement


def new_id() -> str:
    """An id that sorts by time: the moment to the millisecond, and four letters against two in one."""
    now = datetime.now(UTC)
    tail = "".join(secrets.choice(_ID_LETTERS) for _ in range(4))
    return f"{now:%Y%m%d-%H%M%S}{now.microsecond // 1000:03d}-{tail}"


def moment() -> str:
    """Now, as annotations keep it."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
