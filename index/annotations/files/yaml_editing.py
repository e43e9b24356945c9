"""Changing a YAML text in place: one value, one field, one item of a list. Everything else, every comment, the order,
the spacing, the line ends, stays as a person put it there.

Places are code points, as `index.plain_yaml` gives them. Changes are gathered and made at once by `YamlText.changed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Values
from difflib import SequenceMatcher
from itertools import count

from index.plain_yaml.reading import Mapping, Node, Scalar, Sequence, fits_block, quoted

_BREAK = re.compile(r"\r\n?|\n")
_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")
_ONLY_DASH = re.compile(r"\s*-\s*(#.*)?$")


class Bare(str):
    """A value that needs no quotes: a number, `1 of 2`."""

    __slots__ = ()


class Prose(str):
    """A text written as a block of lines where it can be, so that it reads like one."""

    __slots__ = ()


Value = str | list["Value"] | dict[str, "Value"]


class NotEditable(Exception):
    """The text is bent in a way we cannot follow."""


def flow(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(v)}" for key, v in value.items()) + "}"
    return str(value) if isinstance(value, Bare) else quoted(value)


def field_lines(name: str, value: Value, indent: str) -> list[str]:
    """A field as lines without their breaks."""
    if isinstance(value, Prose) and fits_block(value):
        return [f"{indent}{name}: |-", *_body(value, indent)]
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        return [f"{indent}{name}:", *(line for v in value for line in item_lines(v, indent))]
    return [f"{indent}{name}: {flow(value)}"]


def item_lines(value: Value, indent: str) -> list[str]:
    """An item of a list as lines without their breaks."""
    if not isinstance(value, dict):
        return [f"{indent}- {flow(value)}"]
    lines = [line for name, v in value.items() for line in field_lines(name, v, indent + "  ")]
    lines[0] = f"{indent}- {lines[0].lstrip(' ')}"
    return lines


def _body(text: str, indent: str) -> list[str]:
    return [f"{indent}  {line}" if line else "" for line in text.split("\n")]


def _from_behind(numbered: tuple[tuple[int, int, str], int]) -> tuple[int, int, int]:
    """Changes are made from the end; two at one place so that the first wish stands first."""
    (start, end, _), number = numbered
    return start, end, number


class YamlText:
    """A YAML text and the changes wished for."""

    def __init__(self, text: str) -> None:
        self.text = text
        first = _BREAK.search(text)
        self.newline = first[0] if first else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def changed(self) -> str:
        """The text with the changes made."""
        text = self.text
        for (start, end, new), _ in sorted(zip(self._edits, count(), strict=False), key=_from_behind, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    # --- where things are --------------------------------------------------------------------

    def line_start(self, at: int) -> int:
        """Where the line that holds `at` begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Where the line that holds `at` ends, behind its break."""
        found = _BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    def end(self, node: Node) -> int:
        """Where a value ends; of a block of lines, the blank lines behind it are not part."""
        last = _last(node)
        return self._block_end(last) if isinstance(last, Scalar) and last.block else last.end

    def _block_end(self, node: Scalar) -> int:
        sign = _BLOCK_SIGN.match(self.text, node.start)
        end, body = node.end, self.line_end(node.start)
        if sign is None or "+" in sign[0]:  # here the blank lines are part of the text
            return end
        lines = _BREAK.split(self.text[body:end])
        inner = next((len(x) - len(x.lstrip(" ")) for x in lines if x.strip(" ")), 0)
        while end > body:
            start = self.line_start(end - 1 if self.text[end - 1] != "\n" or self.text[end - 2] != "\r" else end - 2)
            line = self.text[start:end].rstrip("\r\n")
            if line.strip(" ") or len(line) > inner:
                break
            end = start
        return end

    def item_start(self, item: Node) -> int:
        """Where the dash of an item stands, which may stand on a line of its own. Raises `NotEditable`."""
        start = self.line_start(item.start)
        if self.text[start : item.start].strip(" ") == "-":
            return self.text.index("-", start)
        while start:
            start = self.line_start(start - (2 if self.text[start - 2 : start] == "\r\n" else 1))
            line = self.text[start : self.line_end(start)]
            if _ONLY_DASH.match(line):
                return start + line.index("-")
        raise NotEditable

    def after(self, node: Node) -> int:
        """Where the lines behind a value's last line begin."""
        last, end = _last(node), self.end(node)
        return end if isinstance(last, Scalar) and last.block else self.line_end(end)

    def is_open(self, node: Node) -> bool:
        """Whether a value ends in a text whose last line has no break yet: a line below would put one into the text."""
        last = _last(node)
        if not isinstance(last, Scalar) or not last.block or last.end < len(self.text) or self.text[-1] in "\r\n":
            return False
        sign = _BLOCK_SIGN.match(self.text, last.start)
        return sign is not None and "-" not in sign[0]

    # --- wishes ------------------------------------------------------------------------------

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of what stands there."""
        self._edits.append((start, end, new))

    def insert_lines(self, at: int, lines: list[str]) -> None:
        """Put lines in front of the line that begins at `at`, with the line ends of the file."""
        if at == len(self.text) and self.text and self.text[-1] not in "\r\n":
            self.replace(at, at, "".join(self.newline + line for line in lines))
        else:
            self.replace(at, at, "".join(line + self.newline for line in lines))

    def set_value(self, mapping: Mapping, name: str, value: Value) -> None:
        """Give a field that is there another value; a comment behind it stays."""
        old, indent = mapping.items[name], " " * mapping.keys[name].event.start_mark.column
        as_block = isinstance(value, Prose) and fits_block(value) and not mapping.flow
        if not isinstance(old, Scalar):
            raise NotEditable
        new = "|-" if as_block else flow(value)
        body = _body(value, indent) if as_block and isinstance(value, str) else []
        if old.block:
            sign = _BLOCK_SIGN.match(self.text, old.start)
            assert sign is not None
            self.replace(old.start, sign.end(), new)
            first = self.line_end(old.start)
            self.replace(first, self.after(old), "")
            below = first
        else:
            self.replace(old.start, old.end, f" {new}" if old.start == old.end else new)
            below = self.line_end(old.end)
        if body:
            self.insert_lines(below, body)

    def add_field(self, mapping: Mapping, after: str, name: str, value: Value) -> None:
        """A new field behind the field `after`."""
        before = mapping.items[after]
        if mapping.flow:
            self.replace(before.end, before.end, f", {name}: {flow(value)}")
        else:
            self.insert_lines(self.after(before), field_lines(name, value, " " * mapping.column))

    def remove_field(self, mapping: Mapping, name: str) -> None:
        """Take a field out; where a comment or something else stands on its lines, only empty it."""
        key, node = mapping.keys[name], mapping.items[name]
        start, end = self.line_start(key.start), self.after(node)
        shared = mapping.flow or self.text[start : key.start].strip(" ")
        if not shared and not self._comment(key, node, end):
            self.replace(start, end, "")
        elif isinstance(node, Scalar):
            self.set_value(mapping, name, "")
        elif node.flow:
            self.replace(node.start, node.end, "[]")
        elif isinstance(node, Sequence):
            self.remove_items(node, 0, len(node.items))
        else:
            raise NotEditable

    def _comment(self, key: Scalar, node: Node, end: int) -> bool:
        """Whether a comment may stand beside a value or in it."""
        if not isinstance(node, Scalar):
            return self._beside_scalars(node, key.end, end)
        if node.block:
            return "#" in self.text[key.end : self.line_end(node.start)]
        return "#" in self.text[key.end : node.start] + self.text[node.end : end]

    def _beside_scalars(self, node: Node, start: int, end: int) -> bool:
        """Whether a `#` stands between `start` and `end` outside the values of a list or mapping."""
        for value in _scalars(node):
            if "#" in self.text[start : value.start]:
                return True
            start = value.end
        return "#" in self.text[start:end]

    def set_items(self, old: Sequence, was: Values[Value], now: Values[Value]) -> None:
        """Turn a list that says `was` into one that says `now`; the items that stay are not touched."""
        before, after = ([flow(v) for v in values] for values in (was, now))
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            if old.flow and a < b and c < d:
                self.replace(old.items[a].start, old.items[b - 1].end, ", ".join(map(flow, now[c:d])))
                continue
            if a < b:
                self.remove_items(old, a, b)
            if c < d:
                self.insert_items(old, a, now[c:d])

    def remove_items(self, old: Sequence, first: int, last: int) -> None:
        """Take out the items from `first` to before `last`."""
        items = old.items
        if not old.flow:
            for item in items[first:last]:
                self.replace(self.line_start(self.item_start(item)), self.after(item), "")
        elif first:
            self.replace(self.end(items[first - 1]), self.end(items[last - 1]), "")
        else:
            self.replace(items[0].start, items[last].start if last < len(items) else self.end(items[-1]), "")

    def insert_items(self, old: Sequence, index: int, new: Values[Value]) -> None:
        """Put items in front of the item at `index`, right behind the one before it."""
        items = old.items
        if old.flow:
            text = ", ".join(map(flow, new))
            if index:
                at = self.end(items[index - 1])
                self.replace(at, at, f", {text}")
            else:
                self.replace(old.start + 1, old.start + 1, f"{text}, " if items else text)
            return
        dash = self.item_start(items[max(index - 1, 0)])
        start = self.line_start(dash)
        at = self.after(items[index - 1]) if index else start
        self.insert_lines(at, [line for v in new for line in item_lines(v, " " * (dash - start))])


def _last(node: Node) -> Node:
    while not isinstance(node, Scalar) and not node.flow and node.items:
        node = node.items[-1] if isinstance(node, Sequence) else [*node.items.values()][-1]
    return node


def _scalars(node: Node) -> Iterator[Scalar]:
    """The texts in a node, in the order of the file; not the keys, whose places are not known."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for value in node.items.values():
            yield from _scalars(value)
