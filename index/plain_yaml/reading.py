"""YAML made plain: every scalar is text, every node knows its place, and nothing clever is let in.

`yaml.safe_load` turns `no`, `1:30` and `007` into other things, drops duplicate keys, follows alias bombs and dies
of deep nesting. Here the parser's events are read one by one; aliases, anchors, tags, merge keys, duplicate keys,
deep nesting and large files are refused with their line. Who reads a value gives it its type. Writing is in the
store: it writes text, and `quoted` makes any text a scalar that reads back the same.

The tree does not depend on libyaml being there: where the two parsers of PyYAML differ, the stricter one is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from index.plain_yaml.nodes import Collection, Mapping, Node, Plain, PlainYamlError, Scalar, Sequence, plain

__all__ = [
    "Collection",
    "Mapping",
    "Node",
    "Plain",
    "PlainYamlError",
    "Scalar",
    "Sequence",
    "fits_block",
    "plain",
    "quoted",
    "read",
]

MAX_DEPTH = 12
"""Our own files nest four deep; more is a mistake or an attack."""

MAX_CHARACTERS = 20_000_000
"""About 30,000 annotations in one file: far beyond what one article gathers, short of what stalls the machine."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LETTERS_TO_US = re.compile("[\x85\u2028\u2029\ufeff]")
"""YAML 1.1 ends lines at the first three and drops the fourth; in YAML 1.2, in editors and to us they are letters."""

_NO_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLON_AND_MORE = re.compile(r"\s*:\S")
_NO_UNICODE = re.compile(r"\\U(?!000|0010)")
_SURROGATE_ESCAPE = re.compile(r"\\[uU](?:0000)?[dD][89a-fA-F]")
_NOTHING = re.compile(r"(?:\s|#[^\r\n]*)*[:-]?")
_BREAK = re.compile(r"\r\n?|\n")
_COMMENT_OR_TAB = re.compile(r"#[^\r\n]*|\t")


def read(source: str) -> Node | None:
    """The tree in `source`; None for a text with nothing in it. Raises `PlainYamlError`.

    Hand in a file without its byte order mark: places are counted from behind it.
    """
    if len(source) > MAX_CHARACTERS:
        raise PlainYamlError(f"the file is larger than {MAX_CHARACTERS:,} characters", 1)
    back: dict[int, str] = {}
    given = source
    if _LETTERS_TO_US.search(source):
        back, source = _stand_ins(source)
    try:
        loader = _LOADER(source)
        try:
            root = _tree(loader.get_event, source, back)
        finally:
            loader.dispose()
        if "\t" in source:
            _check_tabs(root, source)
        if "\\" in source and _SURROGATE_ESCAPE.search(source):
            _check_surrogates(root)
        return root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PlainYamlError(f"this is not YAML ({error.problem})", mark.line + 1 if mark else 1) from None
    except (yaml.reader.ReaderError, ValueError, OverflowError):  # the last two: what no UTF-8 and no Unicode has
        wrong = _NO_YAML.search(given) or _NO_UNICODE.search(given)
        code = f" (U+{ord(wrong[0]):04X})" if wrong and len(wrong[0]) == 1 else ""
        line = _line_of(given, wrong.start()) if wrong else 1
        raise PlainYamlError(f"a character that YAML does not allow stands here{code}", line) from None


def _stand_ins(source: str) -> tuple[dict[int, str], str]:
    """The source with a private letter for each letter that a YAML 1.1 parser takes for a sign, and the way back."""
    unused = (chr(c) for c in range(0xE000, 0xF8FF) if chr(c) not in source)
    there = {letter: next(unused, "") for letter in sorted(set(_LETTERS_TO_US.findall(source)))}
    if "" in there.values():
        raise PlainYamlError("every private letter of Unicode is used here; no report or note does that", 1)
    return {ord(v): k for k, v in there.items()}, source.translate({ord(k): v for k, v in there.items()})


def _tree(get: Any, source: str, back: dict[int, str]) -> Node | None:
    """Build the tree from events, and refuse what plain YAML has no use for. One tight loop: files open fast."""
    root: Node | None = None
    above: list[tuple[Any, Any]] = []
    parent: Any = None  # the open collection, and the key in it that waits for its value
    key: Any = None
    begun = False
    event: Any = None
    while True:
        previous, event = event, get()
        if event is None:
            return root
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            node: Any = _scalar(event, previous, source, back)
            if key is None and parent.__class__ is Mapping:
                key = _new_key(parent, node)
                continue
        elif kind in _STARTS:
            node = _collection(event, len(above), key is None and parent.__class__ is Mapping)
        elif kind in _ENDS:
            _close(parent, event, source)
            parent, key = above.pop()
            continue
        else:
            begun = _begun(event, begun)
            continue
        if parent is None:
            root = node
        elif parent.__class__ is Sequence:
            parent.items.append(node)
        else:
            parent.items[key] = node
            key = None
        if kind is not yaml.ScalarEvent:
            above.append((parent, key))
            parent, key = node, None


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _scalar(event: Any, previous: Any, source: str, back: dict[int, str]) -> Scalar:
    if event.tag is not None or event.anchor is not None:
        raise _refused(event)
    text = event.value.translate(back) if back else event.value
    if not text and not event.style:
        event = _placed_empty(event, previous, source)
    return Scalar(text, event)


def _new_key(mapping: Mapping, key: Scalar) -> str:
    if _is_merge(key) or key.text in mapping.items:
        raise _refused_key(key)
    mapping._key_events[key.text] = key.event
    return key.text


def _collection(event: Any, depth: int, as_key: bool) -> Mapping | Sequence:
    if event.tag is not None or event.anchor is not None:
        raise _refused(event)
    if as_key:
        raise _refused(event, "a list or mapping cannot be a key")
    if depth >= MAX_DEPTH:
        raise _refused(event, f"nesting deeper than {MAX_DEPTH} levels")
    return Mapping(event) if event.__class__ is yaml.MappingStartEvent else Sequence(event)


def _close(open_one: Mapping | Sequence, event: Any, source: str) -> None:
    open_one.closed = event
    if open_one.flow:
        _check_brackets(open_one, source)


def _begun(event: Any, begun: bool) -> bool:
    """Whether a document has begun: a second is refused, and so is an alias."""
    if event.__class__ is yaml.AliasEvent:
        raise _refused(event, "an alias (*name) is not allowed; write the value out")
    if event.__class__ is not yaml.DocumentStartEvent:
        return begun
    if begun:
        raise _refused(event, "a second document starts here; one file holds one")
    return True


def _placed_empty(event: Any, previous: Any, source: str) -> Any:
    """A value that is not there, put right behind its colon or dash: the parsers disagree on where it is."""
    at: Any = previous.start_mark if isinstance(previous, yaml.CollectionStartEvent) else previous.end_mark
    found = _NOTHING.match(source, at.index)
    position: Any = (found.end() if found else at.index, previous.start_mark.line, 0, None, None)
    mark = yaml.Mark(at.name, *position)
    return yaml.ScalarEvent(None, None, event.implicit, "", mark, mark)


def _is_merge(key: Scalar) -> bool:
    """Whether YAML 1.1 takes a key for the order to merge: only where it is not quoted; quoted it is a text."""
    return key.text == "<<" and not key.event.style


def _refused_key(key: Scalar) -> PlainYamlError:
    if _is_merge(key):
        return _refused(key.event, "a merge key (<<) is not allowed; write the values out")
    return _refused(key.event, f"the key {key.text!r} stands here a second time")


def _refused(event: Any, reason: str = "") -> PlainYamlError:
    if not reason and event.anchor:
        reason = "an anchor (&name) is not allowed; write the value out"
    reason = reason or f"a tag ({event.tag}) is not allowed; every value is text"
    return PlainYamlError(reason, event.start_mark.line + 1)


def _check_brackets(node: Mapping | Sequence, source: str) -> None:
    """Inside brackets the parsers differ on what else may follow a plain key's colon, and on question marks."""
    if isinstance(node, Sequence):
        for each in node.items:
            _check_question(each)
        return
    for key in node.keys.values():
        if key.event.style not in ("'", '"') and _COLON_AND_MORE.match(source, key.end):
            raise _refused(key.event, "inside brackets a space must follow the colon")
    for each in (*node.keys.values(), *node.items.values()):
        _check_question(each)


def _check_question(node: Node) -> None:
    if isinstance(node, Scalar) and "?" in node.text and node.event.style not in ("'", '"'):
        raise _refused(node.event, "a question mark inside brackets needs quotes around its text")


def _check_tabs(root: Node | None, source: str) -> None:
    """A tab outside of a text and a comment: one parser takes it for a space, the other refuses it in most places."""
    at = 0
    for scalar in sorted(_scalars(root), key=lambda s: s.start):
        _check_gap(source, at, scalar.start)
        at = scalar.end
        if not scalar.event.style and "\t" in scalar.text:
            raise PlainYamlError("a tab stands in a text without quotes here; use spaces, or quotes", scalar.line)
        if scalar.block:
            sign_ends = _BREAK.search(source, scalar.start)
            _check_gap(source, scalar.start, sign_ends.start() if sign_ends else len(source))
    _check_gap(source, at, len(source))


def _check_gap(source: str, start: int, end: int) -> None:
    """Between two texts a tab may stand in a comment only."""
    for found in _COMMENT_OR_TAB.finditer(source, start, end):
        if found[0] == "\t":
            raise PlainYamlError("a tab stands outside of a text here; use spaces", _line_of(source, found.start()))


def _line_of(source: str, at: int) -> int:
    return len(_BREAK.findall(source, 0, at)) + 1


def _check_surrogates(root: Node | None) -> None:
    for scalar in _scalars(root):
        if any("\ud800" <= c <= "\udfff" for c in scalar.text):
            raise PlainYamlError("half of a surrogate pair is no character", scalar.line)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for each in node.items:
            yield from _scalars(each)
    elif isinstance(node, Mapping):
        yield from node.keys.values()
        for each in node.items.values():
            yield from _scalars(each)


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
