"""Annotations made elsewhere: W3C Web Annotation JSON-LD (ours reads back lossless), and Hypothesis' JSON export.

What comes in is a selector and words; where the passage is now is found by anchoring, never taken on trust. Hypothesis
counts positions in UTF-16 code units.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, NoteLink, Placed, moment, new_id, whole

PREFIX = "urn:deraa:"
MOST = 999_999_999
"""The largest number our files hold; no report is that long."""
ID_LETTERS = 8
"""Hexadecimal letters that tell foreign annotations of one second apart."""


class NotAnnotations(ValueError):
    """The JSON holds no annotations in a form we know; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Read:
    """An annotation as it came in. `in_utf16` says that its start counts UTF-16 code units."""

    annotation: Annotation
    in_utf16: bool


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of an import: the annotations that are now here, the sources no article was found for, and why others
    could not be saved.
    """

    taken: list[Placed]
    homeless: list[str]
    refused: list[str]


def annotations_in(value: Any) -> Iterator[Read]:
    """The annotations of a W3C page, collection or single annotation, or of a Hypothesis export.

    `article` is the source as it is written there; whoever calls finds the article it means. Items without a quote are
    passed over: a note on a whole page has no passage. Raises `NotAnnotations`.
    """
    if isinstance(value, dict) and value.get("type") == "Annotation":
        items: Any = [value]
    elif isinstance(value, dict):
        first = value.get("first")
        items = next((value[k] for k in ("items", "rows", "annotations") if value.get(k) is not None), None)
        items = items if items is not None or not isinstance(first, dict) else first.get("items")
    else:
        items = value
    if not isinstance(items, list):
        raise NotAnnotations("there is no list of annotations (items, rows or annotations)")
    for item in items:
        if isinstance(item, dict):
            made = _hypothesis(item) if "uri" in item else _web_annotation(item)
            if made is not None:
                yield Read(made, in_utf16="uri" in item)


def _web_annotation(item: dict[str, Any]) -> Annotation | None:
    target = item.get("target")
    target = target[0] if isinstance(target, list) and target else target
    if not isinstance(target, dict):
        return None
    selectors = target.get("selector") or []
    quote, position = _selectors(selectors if isinstance(selectors, list) else [selectors])
    if not _text(quote, "exact"):
        return None
    occurrence, occurrences = _counted(target.get("deraa:occurrence"))
    start = position.get("start")
    ours = _text(item, "id").startswith(PREFIX)
    bodies = item.get("body") or item.get("bodyValue") or []
    bodies = bodies if isinstance(bodies, list) else [bodies]
    bodies = [{"value": b} if isinstance(b, str) else b for b in bodies if isinstance(b, str | dict)]
    return Annotation(
        id=_id(item),
        article=_text(target, "source"),
        selector=_selector(quote, start, occurrence, occurrences),
        note="\n\n".join(
            _text(b, "value")
            for b in bodies
            if b.get("purpose", "commenting") in ("commenting", "describing", "replying") and _text(b, "value")
        ),
        kind=next((_text(b, "value") for b in bodies if b.get("purpose") == "classifying"), ""),
        tags=_texts([b.get("value") for b in bodies if b.get("purpose") == "tagging"]),
        links=tuple(
            NoteLink(_text(b, "deraa:relation"), _text(b, "source").removeprefix(PREFIX), _text(b, "deraa:note"))
            for b in bodies
            if b.get("purpose") == "linking" and _text(b, "source").removeprefix(PREFIX)
        ),
        rejected=_texts(target.get("deraa:rejected")),
        created=_text(item, "created") if ours else _utc(_text(item, "created")),
        updated=_text(item, "modified") if ours else _utc(_text(item, "modified")),
    )


def _hypothesis(item: dict[str, Any]) -> Annotation | None:
    targets = item.get("target")
    target = targets[0] if isinstance(targets, list) and targets and isinstance(targets[0], dict) else {}
    quote, position = _selectors(target.get("selector") or [])
    if not _text(quote, "exact"):
        return None
    start = position.get("start")
    return Annotation(
        id=_id(item),
        article=_text(item, "uri"),
        selector=_selector(quote, start, 1, 1),
        note=_text(item, "text"),
        tags=tuple(filter(None, _texts(item.get("tags")))),
        created=_utc(_text(item, "created")),
        updated=_utc(_text(item, "updated")),
    )


def code_points(text: str, units: int) -> int:
    """An offset in UTF-16 code units as one in code points: letters beyond the basic plane count twice there."""
    at = 0
    for offset, letter in enumerate(text):
        if at >= units:
            return offset
        at += 2 if ord(letter) > 0xFFFF else 1
    return len(text)


def _id(item: dict[str, Any]) -> str:
    """Our own id as it was; for a foreign one always the same new one, so that what is imported twice is here once."""
    name, created = _text(item, "id"), _text(item, "created")
    if name.startswith(PREFIX) and name != PREFIX:
        return name.removeprefix(PREFIX)
    if not name:
        return new_id()
    stamp = re.sub("[^0-9]", "", _utc(created)).ljust(17, "0")
    return f"{stamp[:8]}-{stamp[8:17]}-{hashlib.sha256(name.encode()).hexdigest()[:ID_LETTERS]}"


def _utc(text: str) -> str:
    """A moment as annotations keep it; now, where none is told."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return moment()
    return f"{told.astimezone(UTC) if told.tzinfo else told:%Y-%m-%dT%H:%M:%SZ}"


def _counted(value: Any) -> tuple[int, int]:
    """The kth of n; one of one where that is not told, or makes no sense."""
    if isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value):
        occurrence, occurrences = value
        if 1 <= occurrence <= occurrences <= MOST:
            return occurrence, occurrences
    return 1, 1


def _selector(quote: dict[str, Any], start: Any, occurrence: int, occurrences: int) -> Selector:
    offset = start if type(start) is int and 0 <= start <= MOST else 0
    exact, prefix, suffix = (_text(quote, key) for key in ("exact", "prefix", "suffix"))
    return Selector(exact, prefix, suffix, offset, occurrence, occurrences)


def _selectors(found: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    by_type = {_text(s, "type"): s for s in found if isinstance(s, dict)} if isinstance(found, list) else {}
    return by_type.get("TextQuoteSelector", {}), by_type.get("TextPositionSelector", {})


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(whole(t) for t in value if isinstance(t, str)) if isinstance(value, list) else ()


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return whole(value) if isinstance(value, str) else ""
