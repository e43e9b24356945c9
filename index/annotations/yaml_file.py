"""One article's annotations as a YAML file made for people: how it is read, and how one annotation in it is changed.

A change touches only the lines of the annotation it concerns. Comments, unknown keys, order and spacing that a
person put there stay. Reading and changing are inverses: what was put in reads back equal, else nothing is written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index import plain_yaml
from index.annotations.annotation import Annotation, Link
from index.annotations.selector import Selector
from index.plain_yaml import Mapping, Node, PlainYamlError, Scalar, Sequence, fits_block, quoted

FIELDS = (
    "id",
    "quote",
    "prefix",
    "suffix",
    "start",
    "occurrence",
    "note",
    "kind",
    "tags",
    "links",
    "created",
    "updated",
)
"""The order fields are written in: what a person looks for first comes first after the passage."""

_OCCURRENCE = re.compile(r"(\d{1,9}) of (\d{1,9})$")


class Unusable(Exception):
    """The file is not one of ours or a value in it means nothing; `line` is 1-based."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


def header(article: str, heading: str) -> str:
    """A new, empty file for an article."""
    title = " ".join(heading.split())
    return (
        f"# Annotations on {quoted(title)}, kept by deraa-tui.\n"
        "# Edit it if you like: notes, tags, your own keys and comments stay.\n"
        "# `id` and `quote` say what a note belongs to.\n"
        f"article: {quoted(article)}\n"
        "annotations:\n"
    )


def read(text: str) -> list[Annotation]:
    """The annotations in a file. Raises `Unusable` with the line."""
    article, items = _parsed(text)
    found = [_annotation(item, article) for item in items]
    seen: dict[str, int] = {}
    for annotation, item in zip(found, items, strict=True):
        if annotation.id in seen:
            raise Unusable(
                f"the id {annotation.id!r} stands here a second time (first in line {seen[annotation.id]})", item.line
            )
        seen[annotation.id] = item.line
    return found


def with_put(text: str, annotation: Annotation) -> str:
    """The file with `annotation` put in, or changed when its id is there. Raises `Unusable`."""
    _, items = _parsed(text)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    here = next((item for item in items if item.text("id") == annotation.id), None)
    lines = _changed(lines, here, annotation) if here else _inserted(lines, items, annotation)
    return _checked("".join(lines), annotation.id, annotation)


def without(text: str, annotation: str) -> str:
    """The file without the annotation of that id. Raises `Unusable`."""
    _, items = _parsed(text)
    here = next((item for item in items if item.text("id") == annotation), None)
    if here is None:
        return text
    lines = text.splitlines(keepends=True)
    del lines[here.line - 1 : here.last_line]
    return _checked("".join(lines), annotation, None)


def _parsed(text: str) -> tuple[str, list[Mapping]]:
    try:
        root = plain_yaml.read(text)
    except PlainYamlError as error:
        raise Unusable(error.reason, error.line) from None
    if not isinstance(root, Mapping) or not root.text("article"):
        raise Unusable("this is no annotation file: it needs `article:` and `annotations:`", 1)
    node = root.items.get("annotations")
    if isinstance(node, Scalar) and node.text in ("", "~", "null"):
        return root.text("article"), []
    if not isinstance(node, Sequence):
        raise Unusable("`annotations` must be a list", node.line if node else 1)
    for item in node.items:
        if not isinstance(item, Mapping):
            raise Unusable("an annotation must have fields (id:, quote:, note:)", item.line)
    return root.text("article"), [item for item in node.items if isinstance(item, Mapping)]


def _annotation(item: Mapping, article: str) -> Annotation:
    quote = item.text("quote")
    if not item.text("id") or not quote:
        raise Unusable("an annotation needs an `id` and a `quote`", item.line)
    start = _scalar(item, "start", "0")
    if not start.text.isdecimal() or len(start.text) > 9:
        raise Unusable(f"`start` must be a whole number, not {start.text!r}", start.line)
    occurrence = _scalar(item, "occurrence", "1 of 1")
    counted = _OCCURRENCE.match(occurrence.text)
    if counted is None or not 1 <= int(counted[1]) <= int(counted[2]):
        raise Unusable(f"`occurrence` must read like 1 of 2, not {occurrence.text!r}", occurrence.line)
    prefix, suffix = item.text("prefix"), item.text("suffix")
    selector = Selector(quote, prefix, suffix, int(start.text), int(counted[1]), int(counted[2]))
    return Annotation(
        id=item.text("id"),
        article=article,
        selector=selector,
        note=item.text("note"),
        kind=item.text("kind"),
        tags=_tags(item),
        links=_links(item),
        created=item.text("created"),
        updated=item.text("updated"),
    )


def _scalar(item: Mapping, key: str, default: str) -> Scalar:
    node = item.items.get(key, Scalar(default, item.line, item.line))
    if not isinstance(node, Scalar):
        raise Unusable(f"`{key}` must be a single value", node.line)
    return node


def _tags(item: Mapping) -> tuple[str, ...]:
    node = item.items.get("tags")
    if isinstance(node, Scalar):
        return tuple(node.text.split())
    if isinstance(node, Sequence) and all(isinstance(t, Scalar) for t in node.items):
        return tuple(t.text for t in node.items if isinstance(t, Scalar))
    if node is not None:
        raise Unusable("`tags` must be a list of words", node.line)
    return ()


def _links(item: Mapping) -> tuple[Link, ...]:
    node = item.items.get("links")
    if node is None or (isinstance(node, Scalar) and not node.text):
        return ()
    if not isinstance(node, Sequence):
        raise Unusable("`links` must be a list", node.line)
    found = []
    for link in node.items:
        if not isinstance(link, Mapping) or not link.text("to"):
            raise Unusable("a link needs `rel` and `to`", link.line)
        found.append(Link(link.text("rel"), link.text("to"), link.text("note")))
    return tuple(found)


def _inserted(lines: list[str], items: list[Mapping], annotation: Annotation) -> list[str]:
    """The lines with a new item behind the last one that starts earlier, so that the file follows the article."""
    key = next(n for n, line in enumerate(lines) if line.startswith(("annotations:", '"annotations":')))
    if not items:
        lines[key] = "annotations:\n"
    indent = _indent(lines, items[0]) if items else ""
    before = [i for i in items if int(i.text("start") or 0) <= annotation.selector.start]
    place = before[-1].last_line if before else key + 1
    return lines[:place] + _item(annotation, indent, {}) + lines[place:]


def _changed(lines: list[str], here: Mapping, annotation: Annotation) -> list[str]:
    """The lines with only the changed fields of an item written anew; an item in brackets is written anew as a
    whole.
    """
    was = _annotation(here, annotation.article)
    if here.flow or len(set(here.key_lines.values())) < len(here.key_lines):
        unknown = {k: n for k, n in here.items.items() if k not in FIELDS}
        return lines[: here.line - 1] + _item(annotation, _indent(lines, here), unknown) + lines[here.last_line :]
    inner = _indent(lines, here) + "  "
    old, new = _fields(was), _fields(annotation)
    edits: list[tuple[int, int, list[str]]] = []
    for place, name in enumerate(FIELDS):
        if old.get(name) == new.get(name):
            continue
        text = [inner + line for line in new.get(name, [])]
        if name in here.items:
            first = here.key_lines[name] - 1
            edits.append((first, max(first + 1, here.items[name].last_line), text))
        else:
            earlier = [here.items[f].last_line for f in FIELDS[:place] if f in here.items]
            edits.append((max(earlier), max(earlier), text))
    for first, last, text in sorted(edits, key=lambda e: e[:2], reverse=True):
        if first == here.line - 1 and text:  # the field on the line of the dash keeps the dash
            text[0] = _indent(lines, here) + "- " + text[0].lstrip()
        lines[first:last] = text
    return lines


def _indent(lines: list[str], item: Mapping) -> str:
    line = lines[item.line - 1]
    return line[: len(line) - len(line.lstrip())]


def _item(annotation: Annotation, indent: str, unknown: dict[str, Node]) -> list[str]:
    body = [line for name in FIELDS for line in _fields(annotation).get(name, [])]
    body += [line for key, node in unknown.items() for line in _node(key, node)]
    return [f"{indent}{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(body)]


def _fields(annotation: Annotation) -> dict[str, list[str]]:
    """Each field that has something to say, as lines."""
    selector = annotation.selector
    plain = {
        "id": quoted(annotation.id),
        "quote": quoted(selector.exact),
        "prefix": quoted(selector.prefix),
        "suffix": quoted(selector.suffix),
        "start": str(selector.start),
        "occurrence": f"{selector.occurrence} of {selector.occurrences}",
        "kind": quoted(annotation.kind) if annotation.kind else "",
        "tags": "[" + ", ".join(map(quoted, annotation.tags)) + "]" if annotation.tags else "",
        "created": quoted(annotation.created),
        "updated": quoted(annotation.updated),
    }
    lines = {name: [f"{name}: {value}\n"] for name, value in plain.items() if value}
    if annotation.note:
        lines["note"] = _text("note", annotation.note)
    if annotation.links:
        lines["links"] = ["links:\n"]
        for link in annotation.links:
            lines["links"] += [f"- rel: {quoted(link.relation)}\n", f"  to: {quoted(link.to)}\n"]
            lines["links"] += [f"  note: {quoted(link.note)}\n"] if link.note else []
    return lines


def _text(name: str, text: str) -> list[str]:
    """A note as a block that reads like a note, or quoted on one line where a block could not hold it."""
    if not fits_block(text):
        return [f"{name}: {quoted(text)}\n"]
    return [f"{name}: |-\n", *(f"  {line}\n" if line else "\n" for line in text.split("\n"))]


def _node(key: str, node: Node) -> list[str]:
    """A key we do not know, written anew: what a person kept there is kept."""
    return [f"{quoted(key)}: {_flow(node)}\n"]


def _flow(node: Node) -> str:
    if isinstance(node, Scalar):
        return quoted(node.text)
    if isinstance(node, Sequence):
        return "[" + ", ".join(_flow(i) for i in node.items) + "]"
    return "{" + ", ".join(f"{quoted(k)}: {_flow(n)}" for k, n in node.items.items()) + "}"


def _checked(text: str, annotation_id: str, expected: Annotation | None) -> str:
    """`text`, once it reads back as meant; a file that a person bent in a way we cannot follow is not written."""
    found = {a.id: a for a in read(text)}.get(annotation_id)
    if found != (replace(expected, article=found.article) if expected and found else expected):
        raise Unusable("the annotation cannot be written into this file without changing what else stands there", 1)
    return text
