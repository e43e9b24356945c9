"""CSV, JSON Lines and JSON with one article a row. The columns are found by their names, or named in config.yaml.

A row that cannot be read is counted and passed over; the rest are articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from index.config import COLUMNS
from index.loading.facts.dates import day_orders, read_date, swapped
from index.loading.facts.fields import FileSays, meaning_of
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.source import NO_LINES, Lines, Source
from index.loading.formats.tables.csv_rows import csv_rows
from index.loading.formats.tables.field_names import meaning_and_rank
from index.loading.formats.tables.json_rows import Object, json_rows, listed, reports_in, unwrapped
from index.loading.formats.tables.values import as_text, filled, is_nothing
from index.loading.formats.web.feed import feed_items
from index.text.folding import evened

_FIELDS = {m: "published" if m == "date" else m for m in COLUMNS if m not in ("text", "id", "url")}
"""What is said of a report beside its text: our names here, and the names of the same in `fields`."""

MOST_ROWS = 200_000
"""Rows of one file that are read: ten times a large collection. A bomb in .gz holds millions, each a report."""

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
        self.first = self.first or (f"line {line}: {reason}" if line else reason)


def read_csv(source: Source) -> Iterator[Draft]:
    """An article for each row of a CSV file whose first row names the columns."""
    whole, encoding = source.text()
    source.data = b""  # the text is enough; a large file need not be held twice
    tally = _Tally()
    text, above = _from_header(whole, source.settings.columns)
    rows = csv_rows(text)
    header = next(rows, None)
    if header is None or isinstance(header.values, str):
        raise Unreadable("the first row does not name the columns")
    columns = _columns(header.values, source.settings.columns)
    lacking = _lacking(source.settings.columns, header.values)
    if "text" not in columns:
        raise _no_text_column(header.values, lacking)
    source.remarks += lacking
    orders = _orders(text, columns)

    def found() -> Iterator[_Row]:
        for row in rows:
            tally.rows += 1
            if isinstance(row.values, str):
                tally.refuse(row.line + above, row.values)
                continue
            values = {meaning: row.values[column] for meaning, column in columns.items() if column < len(row.values)}
            if is_nothing(values.get("text", "")):
                tally.refuse(row.line + above, "no text")
                continue
            before = sum(v.count("\n") for v in row.values[: columns["text"]])
            yield _Row(values, Lines(row.line - 1 + before + above))

    names = {meaning: header.values[column] for meaning, column in columns.items()}
    yield from _articles(source, found(), tally, names, orders, ("csv", encoding))


def read_json_lines(source: Source) -> Iterator[Draft]:
    """An article for each line that is a JSON object, or for each object of one list."""
    text, encoding = source.text()
    source.data = b""
    yield from _objects(source, _with_inner_lists(json_rows(text), source.settings.columns), ("jsonl", encoding))


def _with_inner_lists(
    rows: Iterable[tuple[int, Object | str]], mapped: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, Object | str]]:
    """The rows, of which one that holds a list of reports (a page of answers of a service) is these."""

    def holds_text(row: Object) -> bool:
        return "text" in _columns(list(filled(row)), mapped)

    for number, row in rows:
        if isinstance(row, str) or holds_text(unwrapped(row, holds_text)) or not (inner := listed(row, holds_text)):
            yield number, row
        else:
            yield from ((number, report) for report in inner)


def read_json(source: Source) -> Iterator[Draft]:
    """The article that a JSON object is, or one for each object of the list that it is or holds."""
    text, encoding = source.text()
    source.data = b""
    whole, listed = reports_in(text, lambda row: "text" in _columns(list(filled(row)), source.settings.columns))
    yield from _objects(source, listed or json_rows(text), ("json", encoding), alone=whole)


def read_script(source: Source) -> Iterator[Draft]:
    """An article for each post of an account, whose archive is a program that holds a list: `window.YTD.tweets = [`."""
    begun = _OF_AN_ACCOUNT.match(source.data[:LONGEST_ID])
    if not begun:
        raise Unreadable("this is a program or part of a saved page, not a report")
    source.data = source.data[begun.end() :]
    yield from read_json(source)


_OF_AN_ACCOUNT = re.compile(rb"\s*window[.]YTD[.]\w+[.]part\d+\s*=\s*(?=\[)")


def read_feed(source: Source) -> Iterator[Draft]:
    """An article for each item of an RSS or Atom feed."""
    items = feed_items(source.data)
    source.data = b""
    yield from _objects(source, items, ("feed", "utf-8"))


def _objects(
    source: Source, rows: Iterable[tuple[int, Object | str]], format: tuple[str, str], *, alone: bool = False
) -> Iterator[Draft]:
    """An article for each object; `alone` when the file is one object, whose name is the file's."""
    tally = _Tally()
    names: dict[str, str] = {}
    keys_met: dict[str, None] = {}
    mapped = source.settings.columns

    def holds_text(row: Object) -> bool:
        return "text" in _columns(list(filled(row)), mapped)

    def found() -> Iterator[_Row]:
        for number, values in rows:
            tally.rows += 1
            if isinstance(values, str):
                tally.refuse(number, values)
                continue
            row = filled(unwrapped(values, holds_text))
            columns = _columns(list(row), mapped)
            keys_met.update(dict.fromkeys(row) if mapped else ())
            if "text" not in columns:
                tally.refuse(number, "no text")
                continue
            keys = list(row)
            names.update({meaning: keys[column] for meaning, column in columns.items()})
            lines = Lines(number - 1, one=True) if number else NO_LINES
            yield _Row({meaning: row[keys[column]] for meaning, column in columns.items()}, lines)

    yield from _articles(source, found(), tally, names, frozenset(), format, alone)
    source.remarks += _lacking(mapped, list(keys_met))


def _articles(
    source: Source,
    rows: Iterator[_Row],
    tally: _Tally,
    names: Mapping[str, str],
    orders: frozenset[bool],
    format: tuple[str, str],
    alone: bool = False,
) -> Iterator[Draft]:
    for row in rows:
        if tally.rows > MOST_ROWS:
            source.remarks.append(f"only the first {MOST_ROWS:,} rows are read; split the file to have the rest")
            break
        fields = {_field(m, names[m]): v for m, v in row.values.items() if m in _FIELDS}
        told = FileSays(fields, next(iter(orders)) if len(orders) == 1 else None, _order_doubt(orders, row.values))
        text = as_text(row.values["text"])
        if not text.strip():
            tally.refuse((row.lines.before or 0) + 1, "no text")
            continue
        yield source.draft(
            text,
            told,
            format=format[0],
            encoding=format[1],
            name=source.name if alone else f"{source.name}/{_name(row.values.get('id', ''), tally)}",
            lines=row.lines,
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


def _columns(header: list[str], mapped: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The index of each column by our name for it: as mapped in config.yaml, else by its own name, the most exact
    first.
    """
    placed = {meaning: column for meaning, name in mapped if (column := _column_named(header, name)) is not None}
    known = [(*found, column) for column, name in enumerate(header) if (found := meaning_and_rank(name))]
    for meaning, _, column in sorted(known, key=lambda k: k[1:]):
        if column not in placed.values():
            placed.setdefault(meaning, column)
    return placed


def _column_named(header: list[str], name: str) -> int | None:
    """The index of the column of that name, else of the only one that differs from it in capitals and white space."""
    if name in header:
        return header.index(name)
    bare = evened(name)
    alike = [column for column, other in enumerate(header) if evened(other) == bare]
    return alike[0] if len(alike) == 1 else None


def _lacking(mapped: Iterable[tuple[str, str]], header: list[str]) -> list[str]:
    """What is to be said of the columns that config.yaml names and the file lacks."""
    lacking = [f"{name!r} for the {meaning}" for meaning, name in mapped if _column_named(header, name) is None]
    return [f"config.yaml names {', '.join(lacking)}, and there is no such column"] if lacking else []


def _no_text_column(header: list[str], lacking: list[str]) -> Unreadable:
    names = ", ".join(repr(name[:LONGEST_ID]) for name in header[:MOST_NAMED])
    advice = "; ".join(lacking) or "name it in config.yaml, as in `columns: {text: NAME}`"
    return Unreadable(f"no column holds the text (the columns are {names}); {advice}")


MOST_NAMED = 12
"""Columns that are named in a reason."""


def _orders(text: str, columns: Mapping[str, int]) -> frozenset[bool]:
    """How the whole column of dates is written, see `dates.day_orders`."""
    column = columns.get("date")
    if column is None:
        return frozenset()
    rows = csv_rows(text)
    next(rows, None)
    return day_orders(r.values[column] for r in rows if isinstance(r.values, list) and column < len(r.values))


def _order_doubt(orders: frozenset[bool], values: Mapping[str, str]) -> dict[str, str]:
    """The doubt about a date that can be read both ways, in a column that is written both ways."""
    said = values.get("date", "").strip()
    found = read_date(said) if len(orders) > 1 else None
    two = found is not None and not found.also and swapped(found, said)
    return {"published": "the column is written both ways"} if two else {}


def _from_header(text: str, mapped: Iterable[tuple[str, str]]) -> tuple[str, int]:
    """The text from the row on that names the columns, and the lines above it: some programs write there what was
    asked for and when.
    """
    at = 0
    for above in range(MOST_PREAMBLE):
        header = next(csv_rows(text[at : at + LONGEST_HEADER]), None)
        if header is None:
            break
        if not isinstance(header.values, str) and len(header.values) > 1 and "text" in _columns(header.values, mapped):
            return text[at:], above
        at = text.find("\n", at) + 1
        if not at:
            break
    return text, 0


MOST_PREAMBLE = 20
"""Lines above the header that are passed over."""
LONGEST_HEADER = 20_000
"""Characters of the rows in which a header is looked for."""
