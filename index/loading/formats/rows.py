"""CSV and JSON Lines with one article a row. The columns are found by their names, or named in config.yaml.

A row that cannot be read is counted and passed over; the rest are articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from index.config import COLUMNS
from index.loading.dates import day_comes_first
from index.loading.fields import meaning_of
from index.loading.formats.csv_rows import csv_rows
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import Lines, Source

_NAMES = {
    "text": "text content body fulltext maintext story articlebody bodytext contenttext newstext paragraph paragraphs",
    "title": "title headline newstitle head",
    "standfirst": "standfirst subtitle subheadline summary description abstract dek",
    "outlet": "source outlet publisher publication newspaper sourcename sitename domain media",
    "author": "author authors byline writer creator reporter",
    "date": "date published publishedat pubdate publicationdate datepublished publishdate datetime timestamp createdat",
    "updated": "updated updatedat modified datemodified lastmodified",
    "url": "url link uri href permalink",
    "id": "id unitid docid documentid newsid guid uuid uid key",
    "language": "language lang",
    "dateline": "dateline",
}
"""What a column may be called, by what we call it; case and punctuation do not count, nor `article` in front."""

_MEANINGS = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_NOT_IN_A_NAME = re.compile(r"[\W_]+")
_FIELDS = {m: "published" if m == "date" else m for m in COLUMNS if m not in ("text", "id", "url")}
"""What is said of a report beside its text: our names here, and the names of the same in `fields`."""

LONGEST_ID = 80
"""Characters of a row's id that are used as a name; a longer one is a text, and the row's number is used."""


@dataclass(slots=True)
class _Row:
    """The values of a row by our names, and where in the file its text stands."""

    values: dict[str, str]
    lines: Lines


@dataclass(slots=True)
class _Tally:
    """How many rows there were and how many could not be read, with the first reason."""

    rows: int = 0
    bad: int = 0
    first: str = ""
    names: dict[str, int] = field(default_factory=dict)

    def refuse(self, line: int, reason: str) -> None:
        self.bad += 1
        self.first = self.first or f"line {line}: {reason}"


def read_csv(source: Source) -> Iterator[Draft]:
    """An article for each row of a CSV file whose first row names the columns."""
    text, encoding = source.text()
    source.data = b""  # the text is enough; a large file need not be held twice
    tally = _Tally()
    rows = csv_rows(text)
    header = next(rows, None)
    if header is None or isinstance(header.values, str):
        raise Unreadable("the first row does not name the columns")
    columns = _columns(header.values, source.settings.columns)
    day_first = _day_first(text, columns)

    def found() -> Iterator[_Row]:
        for row in rows:
            tally.rows += 1
            if isinstance(row.values, str):
                tally.refuse(row.line, row.values)
                continue
            values = {meaning: row.values[place] for meaning, place in columns.items() if place < len(row.values)}
            if not values.get("text", "").strip():
                tally.refuse(row.line, "no text")
                continue
            before = sum(v.count("\n") for v in row.values[: columns["text"]])
            yield _Row(values, Lines(row.line - 1 + before))

    names = {meaning: header.values[place] for meaning, place in columns.items()}
    yield from _articles(source, found(), tally, names, day_first, ("csv", encoding))


def read_json_lines(source: Source) -> Iterator[Draft]:
    """An article for each line that is a JSON object."""
    text, encoding = source.text()
    source.data = b""
    tally = _Tally()
    names: dict[str, str] = {}

    def found() -> Iterator[_Row]:
        for number, line in enumerate(_lines(text), 1):
            if not line.strip():
                continue
            tally.rows += 1
            values = _object(line)
            if isinstance(values, str):
                tally.refuse(number, values)
                continue
            columns = _columns(list(values), source.settings.columns, required=False)
            keys = list(values)
            row = {meaning: _plain(values[keys[place]]) for meaning, place in columns.items()}
            if not row.get("text", "").strip():
                tally.refuse(number, "no text")
                continue
            names.update({meaning: keys[place] for meaning, place in columns.items()})
            yield _Row(row, Lines(number - 1, one=True))

    yield from _articles(source, found(), tally, names, None, ("jsonl", encoding))


def _articles(
    source: Source,
    rows: Iterator[_Row],
    tally: _Tally,
    names: Mapping[str, str],
    day_first: bool | None,
    format: tuple[str, str],
) -> Iterator[Draft]:
    for row in rows:
        fields = {_field(m, names[m]): v for m, v in row.values.items() if m in _FIELDS}
        text = row.values["text"].replace("\r\n", "\n").replace("\r", "\n")[:MOST_TEXT]
        yield source.draft(
            text,
            fields,
            format=format[0],
            encoding=format[1],
            name=f"{source.name}/{_name(row.values.get('id', ''), tally)}",
            lines=row.lines,
            day_first=day_first,
        )
    source.rows_remark("rows", tally.bad, tally.rows, tally.first)


def _name(row_id: str, tally: _Tally) -> str:
    """The row's id, or its 1-based number; the second row of one id has `~2` behind it."""
    name = " ".join(row_id.split())
    if not name or len(name) > LONGEST_ID or "/" in name:
        name = str(tally.rows)
    tally.names[name] = count = tally.names.get(name, 0) + 1
    return name if count == 1 else f"{name}~{count}"


def _field(meaning: str, column: str) -> str:
    """The column's own name where it says what it means, so that a reason can name it; else ours."""
    return column if meaning_of(column) == _FIELDS[meaning] else meaning


def _columns(header: list[str], mapped: Iterable[tuple[str, str]], *, required: bool = True) -> dict[str, int]:
    """The place of each column by our name for it: as mapped in config.yaml, else by its own name."""
    places = {meaning: header.index(name) for meaning, name in mapped if name in header}
    for place, name in enumerate(header):
        bare = _NOT_IN_A_NAME.sub("", name.casefold())
        meaning = _MEANINGS.get(bare) or _MEANINGS.get(bare.removeprefix("article"))
        if meaning and place not in places.values():
            places.setdefault(meaning, place)
    if required and "text" not in places:
        names = ", ".join(map(repr, header[:MOST_NAMED]))
        raise Unreadable(
            f"no column holds the text (the columns are {names}); "
            "name it in config.yaml, as in `columns: {text: NAME}`"
        )
    return places


MOST_NAMED = 12
"""Columns that are named in a reason."""


def _day_first(text: str, columns: Mapping[str, int]) -> bool | None:
    """How the whole column of dates is written."""
    place = columns.get("date")
    if place is None:
        return None
    rows = csv_rows(text)
    next(rows, None)
    return day_comes_first(r.values[place] for r in rows if isinstance(r.values, list) and place < len(r.values))


def _lines(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _object(line: str) -> dict[str, Any] | str:
    """The JSON object on a line, or why it is none."""
    try:
        value = json.loads(line)
    except ValueError as error:
        return f"no JSON: {error}"
    except RecursionError:
        return "no JSON: nested too deeply"
    return value if isinstance(value, dict) else "no JSON object"


def _plain(value: Any) -> str:
    """A JSON value as the text of a field: a list joined (paragraphs, authors), an object by its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        texts = [t for v in value if (t := _plain(v))]
        return "\n\n".join(texts) if any(len(t) > LONGEST_ID for t in texts) else ", ".join(texts)
    if isinstance(value, dict):
        return _plain(value.get("name", ""))
    return "" if value is None else str(value)
