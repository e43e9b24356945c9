"""Annotations made elsewhere: W3C Web Annotation JSON-LD (ours reads back lossless), and Hypothesis' JSON export.

What comes in is a selector and words; where the passage is now is found by anchoring, never taken on trust. Hypothesis
counts positions in UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.annotations.annotation import Annotation, Link, moment, new_id
from index.annotations.selector import Selector

PREFIX = "urn:deraa:"


class NotAnnotations(ValueError):
    """The JSON holds no annotations in a form we know; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Read:
    """An annotation as it came in. `in_utf16` says that its start counts UTF-16 code units."""

    annotation: Annotation
    in_utf16: bool


def annotations_in(value: Any) -> Iterator[Read]:
    """The annotations of a W3C page, collection or single annotation, or of a Hypothesis export.

    `article` is the source as it is written there; whoever calls finds the article it means. Items without a quote are
    passed over: a note on a whole page has no passage. Raises `NotAnnotations`.
    """
    if isinstance(value, dict) and value.get("type") == "Annotation":
        items: Any = [value]
    elif isinstance(value, dict):
        first = value.get("first")
        items = value.get("items") or value.get("rows") or value.get("annotations")
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
    counted = target.get("deraa:occurrence")
    known = isinstance(counted, list) and len(counted) == 2 and all(isinstance(n, int) and n > 0 for n in counted)
    occurrence, occurrences = counted if known and counted is not None else (1, 1)
    start = position.get("start")
    bodies = item.get("body") or []
    bodies = [b for b in (bodies if isinstance(bodies, list) else [bodies]) if isinstance(b, dict)]
    name = _text(item, "id")
    return Annotation(
        id=name.removeprefix(PREFIX) if name.startswith(PREFIX) else new_id(),
        article=_text(target, "source"),
        selector=_selector(quote, start, occurrence, occurrences),
        note="\n\n".join(
            _text(b, "value") for b in bodies if b.get("purpose", "commenting") in ("commenting", "describing")
        ),
        kind=next((_text(b, "value") for b in bodies if b.get("purpose") == "classifying"), ""),
        tags=tuple(_text(b, "value") for b in bodies if b.get("purpose") == "tagging" and _text(b, "value")),
        links=tuple(
            Link(_text(b, "deraa:relation"), _text(b, "source").removeprefix(PREFIX), _text(b, "deraa:note"))
            for b in bodies
            if b.get("purpose") == "linking" and _text(b, "source")
        ),
        created=_text(item, "created") or moment(),
        updated=_text(item, "modified") or moment(),
    )


def _hypothesis(item: dict[str, Any]) -> Annotation | None:
    targets = item.get("target")
    target = targets[0] if isinstance(targets, list) and targets and isinstance(targets[0], dict) else {}
    quote, position = _selectors(target.get("selector") or [])
    if not _text(quote, "exact"):
        return None
    start = position.get("start")
    tags = item.get("tags")
    return Annotation(
        id=new_id(),
        article=_text(item, "uri"),
        selector=_selector(quote, start, 1, 1),
        note=_text(item, "text"),
        tags=tuple(t for t in tags if isinstance(t, str) and t) if isinstance(tags, list) else (),
        created=_text(item, "created")[:19].rstrip("Z") + "Z" if item.get("created") else moment(),
        updated=moment(),
    )


def code_points(text: str, units: int) -> int:
    """An offset in UTF-16 code units as one in code points: letters beyond the basic plane count twice there."""
    at = 0
    for place, letter in enumerate(text):
        if at >= units:
            return place
        at += 2 if ord(letter) > 0xFFFF else 1
    return len(text)


def _selector(quote: dict[str, Any], start: Any, occurrence: int, occurrences: int) -> Selector:
    place = start if isinstance(start, int) and start >= 0 else 0
    exact, prefix, suffix = (_text(quote, key) for key in ("exact", "prefix", "suffix"))
    return Selector(exact, prefix, suffix, place, occurrence, occurrences)


def _selectors(found: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    by_type = {s.get("type"): s for s in found if isinstance(s, dict)} if isinstance(found, list) else {}
    return by_type.get("TextQuoteSelector", {}), by_type.get("TextPositionSelector", {})


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
