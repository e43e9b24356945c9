"""The tree that `index.plain_yaml` reads: texts, lists and mappings that know where they stand in their source."""

from __future__ import annotations

from typing import Any


class PlainYamlError(Exception):
    """The text is not the plain YAML we read. `line` is 1-based; `reason` completes "line 12: ..."."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class Scalar:
    """A text. It stands in the source from `start` to `end`, in code points."""

    __slots__ = ("event", "text")

    def __init__(self, text: str, event: Any) -> None:
        self.text = text
        self.event = event

    @property
    def start(self) -> int:
        """Where it begins: its quote, its first letter, or the sign of a block."""
        return int(self.event.start_mark.index)

    @property
    def end(self) -> int:
        """Where it ends; for a block (`|`) the beginning of what follows."""
        return int(self.event.end_mark.index)

    @property
    def line(self) -> int:
        """Its first line, from 1."""
        return int(self.event.start_mark.line) + 1

    @property
    def block(self) -> bool:
        """Whether it is a block of lines."""
        return self.event.style in ("|", ">")


class Collection:
    """What mappings and sequences share: a place in the source."""

    __slots__ = ("closed", "event")

    def __init__(self, event: Any) -> None:
        self.event = event
        self.closed: Any = None

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets."""
        return bool(self.event.flow_style)

    @property
    def start(self) -> int:
        """Where it begins: its bracket, its first key, or its first dash."""
        return int(self.event.start_mark.index)

    @property
    def column(self) -> int:
        """How far in it begins, in code points from the line's start."""
        return int(self.event.start_mark.column)

    @property
    def line(self) -> int:
        """Its first line, from 1."""
        return int(self.event.start_mark.line) + 1

    @property
    def end(self) -> int:
        """Where its last value ends, or its closing bracket."""
        if self.flow:
            return int(self.closed.end_mark.index)
        last = self._last()
        return last.end if last else self.start

    def _last(self) -> Node | None:
        raise NotImplementedError


class Sequence(Collection):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, event: Any) -> None:
        super().__init__(event)
        self.items: list[Node] = []

    def _last(self) -> Node | None:
        return self.items[-1] if self.items else None


class Mapping(Collection):
    """Keys (text, each once) and their nodes, in the order of the file."""

    __slots__ = ("_key_events", "items")

    def __init__(self, event: Any = None) -> None:
        super().__init__(event)
        self.items: dict[str, Node] = {}
        self._key_events: dict[str, Any] = {}

    @property
    def keys(self) -> dict[str, Scalar]:
        """The keys with their places."""
        return {text: Scalar(text, event) for text, event in self._key_events.items()}

    def text(self, key: str) -> str:
        """The scalar under `key`, or an empty text when there is none."""
        node = self.items.get(key)
        return node.text if isinstance(node, Scalar) else ""

    def _last(self) -> Node | None:
        return next(reversed(self.items.values()), None)


Node = Scalar | Sequence | Mapping

Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""A tree without its places."""


def plain(node: Node | None) -> Plain:
    """What a node says, to be compared."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(value) for value in node.items]
    return node.text if node else None
