"""The objects of a JSON Lines text, each with its line; also of one long list, and of objects on several lines each.

What cannot be read is told of, and reading goes on with the next line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

MOST_LONG_FAILURES = 50
"""Objects on several lines that prove broken only further down: a file with more is read line by line, for looking
ahead from each line costs time."""

DEEPEST_WRAPPING = 3
"""Objects around the one with the text, as in `{"_source": {"article": {...}}}`."""

_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(parse_int=str)
"""Whole numbers stay as they are written: an id is a text to us, and Python refuses to read more than 4,300 digits."""
_INSIDE = (
    "name",
    "screen_name",
    "text",
    "main",
    "title",
    "original",
    "content",
    "value",
    "rendered",
    "date",
    "#text",
    "$",
)
"""Where an object in the place of a value keeps it: `{"name": "The Post"}`, `{"rendered": "<p>..."}`."""

Object = Mapping[str, Any]


def json_rows(text: str) -> Iterator[tuple[int, Object | str]]:
    """The 1-based line and the object on it, or a sentence that says why it is none."""
    stop = len(text.rstrip())
    at = len(text) - len(text.lstrip())
    in_list = text.startswith("[", at) and not text.startswith("[[", at)
    if in_list:
        at, stop = at + 1, stop - text.endswith("]", 0, stop)
    line, counted, failures = 1, 0, 0
    while (at := _start(text, at)) < stop:
        line += text.count("\n", counted, at)
        counted = at
        line_end = text.find("\n", at) + 1 or len(text)
        found, end = _object(text, at, line_end, failures < MOST_LONG_FAILURES)
        failures += isinstance(found, str) and end > line_end
        yield line, found
        at = line_end if isinstance(found, str) else end


def _start(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _object(text: str, at: int, line_end: int, on_several_lines: bool) -> tuple[Object | str, int]:
    """The object that begins at `at` and where it ends; or why there is none, and how far it was looked for."""
    try:
        if on_several_lines:
            value, end = _DECODER.raw_decode(text, at)
        else:
            value, end = _DECODER.decode(text[at:line_end]), line_end
    except json.JSONDecodeError as error:
        return f"no JSON: {error.msg}", error.pos
    except RecursionError:
        return "no JSON: nested too deeply", line_end + 1
    return (value, end) if isinstance(value, dict) else ("no JSON object", line_end)


def unwrapped(row: Object, holds_text: Callable[[Object], bool]) -> Object:
    """The row with the keys of the object inside it that holds the text, where the row itself has none."""
    for _ in range(DEEPEST_WRAPPING):
        if holds_text(row):
            return row
        inside = [value for value in row.values() if isinstance(value, dict)]
        inner = next(filter(holds_text, inside), inside[0] if len(inside) == 1 else None)
        if inner is None:
            return row
        row = {**row, **inner}
    return row


def reports_in(text: str, holds_text: Callable[[Object], bool]) -> tuple[bool, list[tuple[int, Object | str]]]:
    """The reports of a text that is one JSON object: the object itself (then True, and it alone), or those of the list
    it holds, as in `{"articles": [...]}`; each with 0, because nobody knows its line. None for any other text. Where
    the object that holds the list has a name (a channel, a feed), that is what published each: `outlet`.
    """
    if not text.lstrip().startswith("{"):
        return False, []
    try:
        root = _DECODER.decode(text)
    except (json.JSONDecodeError, RecursionError):
        return False, []
    if holds_text(unwrapped(root, holds_text)):
        return True, [(0, root)]
    return False, [(0, report) for report in listed(root, holds_text)]


def listed(root: Object, holds_text: Callable[[Object], bool], named: str = "", depth: int = 0) -> list[Object]:
    """The reports of the first list of them that an object holds, the nearest to it first; or those of all objects of
    a list that hold one each (the chats of an account).
    """
    named = _name_of(root) or named
    waiting, lists = list(root.values()), list[list[Object]]()
    for _ in range(MOST_LISTS):
        if not waiting:
            break
        value = waiting.pop(0)
        if isinstance(value, list) and (objects := _objects_of(value)):
            if any(holds_text(unwrapped(part, holds_text)) for part in objects[:ENOUGH_OBJECTS]):
                return [{"outlet": named, **part} if named else part for part in objects]
            lists.append(objects)
        waiting += list(value.values())[:MOST_LISTS] if isinstance(value, dict) else []
    for objects in lists if depth < DEEPEST_WRAPPING else ():
        if found := [report for part in objects for report in listed(part, holds_text, named, depth + 1)]:
            return found
    return []


def _objects_of(values: list[Any]) -> list[Object]:
    return [part for part in values if isinstance(part, dict)]


def _name_of(root: Object) -> str:
    """What an object with a list calls itself."""
    named = next((root[key] for key in ("name", "title") if isinstance(root.get(key), str)), "")
    return named.strip() if len(named) <= LONGEST_OWN_NAME else ""


LONGEST_OWN_NAME = 100
"""Characters of the name of a channel or a feed; a longer one describes it."""

MOST_LISTS = 100
"""Values of an object, and of those inside it, in which a list of reports is looked for."""

ENOUGH_OBJECTS = 20
"""Objects of a list of which one must hold a text for the list to be one of reports."""


def plain(value: Any, between: str = ", ", depth: int = 0) -> str:
    """A JSON value as the text of a field: a list joined (authors, paragraphs), an object by its name."""
    if isinstance(value, str):
        return value
    if depth > DEEPEST_WRAPPING or value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return between.join(text for item in value if (text := plain(item, between, depth + 1)))
    if isinstance(value, dict):
        inside = (plain(value[name], between, depth + 1) for name in _INSIDE if name in value)
        return next(filter(None, inside), "")
    return str(value)
