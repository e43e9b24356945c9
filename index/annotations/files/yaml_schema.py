"""What an annotation file must hold: each value its type, each mistake its line."""

from __future__ import annotations

import re

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, NoteLink
from index.plain_yaml import reading as plain_yaml
from index.plain_yaml.reading import Mapping, Node, PlainYamlError, Scalar, Sequence

_NOTHING = ("", "~", "null", "Null", "NULL")
_NUMBER = re.compile(r"[0-9]{1,9}")
_OCCURRENCE = re.compile(r"([0-9]{1,9}) of ([0-9]{1,9})")


class Unusable(Exception):
    """The file is not one of ours or a value in it means nothing; `line` is 1-based."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


def parsed(text: str) -> tuple[Mapping, str, list[Mapping]]:
    """The tree of a file, its article, and the items that are to be annotations. Raises `Unusable`."""
    try:
        root = plain_yaml.read(text)
    except PlainYamlError as error:
        raise Unusable(error.reason, error.line) from None
    if not isinstance(root, Mapping) or not root.text("article"):
        raise Unusable("this is no annotation file: it needs `article:` and `annotations:`", 1)
    node = root.items.get("annotations")
    if isinstance(node, Scalar) and node.text in _NOTHING:
        return root, root.text("article"), []
    if not isinstance(node, Sequence):
        raise Unusable("`annotations` must be a list", node.line if node else 1)
    items = []
    for item in node.items:
        if not isinstance(item, Mapping):
            raise Unusable("an annotation must have fields (id:, quote:, note:)", item.line)
        items.append(item)
    return root, root.text("article"), items


def refuse_twice(items: list[Mapping]) -> None:
    """Raises `Unusable` where an id stands a second time: nobody could say which note is meant."""
    lines: dict[str, int] = {}
    for item in items:
        known = item.text("id")
        if known in lines:
            raise Unusable(f"the id {known!r} stands here a second time (first in line {lines[known]})", item.line)
        lines[known] = item.line


def annotation_of(item: Mapping, article: str) -> Annotation:
    """The annotation in an item. Keys we do not know are the user's own. Raises `Unusable`."""
    quote = item.text("quote")
    if not item.text("id") or not quote:
        raise Unusable("an annotation needs an `id` and a `quote`", item.line)
    start = _single(item, "start", "0")
    if not _NUMBER.fullmatch(start):
        raise Unusable(f"`start` must be a whole number, not {start!r}", item.items["start"].line)
    occurrence = _single(item, "occurrence", "1 of 1")
    counted = _OCCURRENCE.fullmatch(occurrence)
    if counted is None or not 1 <= int(counted[1]) <= int(counted[2]):
        raise Unusable(f"`occurrence` must read like 1 of 2, not {occurrence!r}", item.items["occurrence"].line)
    prefix, suffix = _single(item, "prefix"), _single(item, "suffix")
    selector = Selector(quote, prefix, suffix, int(start), int(counted[1]), int(counted[2]))
    return Annotation(
        id=item.text("id"),
        article=article,
        selector=selector,
        note=_single(item, "note"),
        kind=_single(item, "kind"),
        tags=_tags(item),
        links=_links(item),
        rejected=_quotes(item),
        created=_single(item, "created"),
        updated=_single(item, "updated"),
    )


def _value(item: Mapping, key: str) -> Node | None:
    """What stands under a key that may be left out; None also where YAML writes nothing: `tags: ~`, `note: null`."""
    node = item.items.get(key)
    nothing = isinstance(node, Scalar) and not node.event.style and node.text in _NOTHING
    return None if nothing else node


def _single(item: Mapping, key: str, default: str = "") -> str:
    node = _value(item, key)
    if node is None:
        return default
    if not isinstance(node, Scalar):
        raise Unusable(f"`{key}` must be a single value", node.line)
    return node.text


def _tags(item: Mapping) -> tuple[str, ...]:
    node = _value(item, "tags")
    if isinstance(node, Scalar):
        return tuple(node.text.split())
    if isinstance(node, Sequence) and all(isinstance(t, Scalar) for t in node.items):
        return tuple(t.text for t in node.items if isinstance(t, Scalar))
    if node is not None:
        raise Unusable("`tags` must be a list of words", node.line)
    return ()


def _quotes(item: Mapping) -> tuple[str, ...]:
    node = _value(item, "rejected")
    if isinstance(node, Scalar):
        return (node.text,) if node.text else ()
    if isinstance(node, Sequence) and all(isinstance(t, Scalar) for t in node.items):
        return tuple(t.text for t in node.items if isinstance(t, Scalar))
    if node is not None:
        raise Unusable("`rejected` must be a list of quotes", node.line)
    return ()


def _links(item: Mapping) -> tuple[NoteLink, ...]:
    node = _value(item, "links")
    if node is None or (isinstance(node, Scalar) and not node.text):
        return ()
    if not isinstance(node, Sequence):
        raise Unusable("`links` must be a list", node.line)
    found = []
    for link in node.items:
        if not isinstance(link, Mapping) or not link.text("to"):
            raise Unusable("a link needs `rel` and `to`", link.line)
        found.append(NoteLink(link.text("rel"), link.text("to"), _single(link, "note")))
    return tuple(found)
