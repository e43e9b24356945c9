"""YAML made plain: every scalar is text, every node knows its lines, and nothing clever is let in.

`yaml.safe_load` turns `no`, `1:30` and `007` into other things, drops duplicate keys, follows alias bombs and dies
of deep nesting. Here the parser's events are read one by one; aliases, anchors, tags, merge keys, duplicate keys,
deep nesting and large files are refused with their line. Who reads a value gives it its type. Writing is in the
store: it writes text, and `quoted` makes any text a scalar that reads back the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

MAX_DEPTH = 12
"""Our own files nest four deep; more is a mistake or an attack."""

MAX_CHARACTERS = 20_000_000
"""About 60,000 annotations in one file: far beyond what one article gathers, short of what stalls the machine."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainYamlError(Exception):
    """The text is not the plain YAML we read. `line` is 1-based; `reason` completes "line 12: ..."."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class Scalar:
    """A text. `line` and `last_line` are 1-based, the first and last line that holds a part of it."""

    text: str
    line: int
    last_line: int


@dataclass(slots=True)
class Sequence:
    """A list of nodes. `flow` is true for one written in brackets."""

    items: list[Node] = field(default_factory=list)
    line: int = 1
    last_line: int = 1
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """Keys (text, each once) and their nodes, in the order of the file."""

    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    line: int = 1
    last_line: int = 1
    flow: bool = False

    def text(self, key: str) -> str:
        """The scalar under `key`, or an empty text when there is none."""
        node = self.items.get(key)
        return node.text if isinstance(node, Scalar) else ""


Node = Scalar | Sequence | Mapping


def read(source: str) -> Node | None:
    """The tree in `source`; None for a text with nothing in it. Raises `PlainYamlError`."""
    if len(source) > MAX_CHARACTERS:
        raise PlainYamlError(f"the file is larger than {MAX_CHARACTERS:,} characters", 1)
    builder = _Builder()
    try:
        for event in yaml.parse(source, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PlainYamlError(f"this is not YAML ({error.problem})", mark.line + 1 if mark else 1) from None
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, error.position) + 1
        raise PlainYamlError("a character that YAML does not allow stands here", line) from None
    return builder.root


class _Builder:
    """Builds the tree from events, and refuses what plain YAML has no use for."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise PlainYamlError("an alias (*name) is not allowed; write the value out", line)
        if getattr(event, "anchor", None):
            raise PlainYamlError("an anchor (&name) is not allowed; write the value out", line)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise PlainYamlError("a second document starts here; one file holds one", line)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag:
            raise PlainYamlError(f"a tag ({event.tag}) is not allowed; every value is text", line)
        scalar = Scalar(event.value, line, max(line, _last_line(event)))
        if self._open and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            if scalar.text == "<<":
                raise PlainYamlError("a merge key (<<) is not allowed; write the values out", line)
            if scalar.text in self._open[-1].items:
                raise PlainYamlError(f"the key {scalar.text!r} stands here a second time", line)
            self._keys[-1] = scalar
            return
        self._place(scalar)

    def _start(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if event.tag:
            raise PlainYamlError(f"a tag ({event.tag}) is not allowed; every value is text", line)
        if self._open and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            raise PlainYamlError("a list or mapping cannot be a key", line)
        if len(self._open) >= MAX_DEPTH:
            raise PlainYamlError(f"nesting deeper than {MAX_DEPTH} levels", line)
        node: Sequence | Mapping = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        node.flow = bool(event.flow_style)
        node.line = node.last_line = line
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        node = self._open.pop()
        self._keys.pop()
        if (
            event.start_mark and event.end_mark and event.end_mark.index > event.start_mark.index
        ):  # a closing bracket: a block ends without a sign of its own
            node.last_line = max(node.last_line, event.end_mark.line + 1)
        if self._open:
            self._open[-1].last_line = max(self._open[-1].last_line, node.last_line)

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.last_line = max(parent.last_line, node.last_line)
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        assert key is not None
        parent.items[key.text] = node
        parent.key_lines[key.text] = key.line
        self._keys[-1] = None


def _last_line(event: yaml.ScalarEvent) -> int:
    """The last line with a part of the scalar: a block scalar's end mark stands at the start of a later line."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 1
    return int(end.line if end.column == 0 and end.line > start.line else end.line + 1)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """`text` as a double-quoted scalar on one line; whatever is not plainly printable is escaped, so it reads back
    equal.
    """
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(_ESCAPES.get(c) or (c if _plain(c) else _escaped(c)) for c in text) + '"'


def _plain(character: str) -> bool:
    return character.isprintable() and character != "\ufeff" and not "\ud800" <= character <= "\udfff"


def _escaped(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def fits_block(text: str) -> bool:
    """Whether `text` reads back equal from a literal block (`|`): lines that people can read, no trailing white
    space.
    """
    if not text or text[0] in " \t\n" or text[-1] in "\n":
        return False
    return all(_plain(c) or c in "\n\t" for c in text) and all(line == line.rstrip() for line in text.split("\n"))
