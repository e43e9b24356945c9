"""The rows of a CSV text, each with its line; one that is broken is told of, and the next one is found again.

A quotation mark that is never closed makes one field of all that follows. So a row with another number of values than
the header, made of several lines, is taken to be broken on its first line only, and reading goes on with the second.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.loading.formats.draft import MOST_TEXT

DELIMITERS = ",;\t|"
MOST_RESUMED = 100
"""How often reading goes back after a row that swallowed others: a file with more of them is read as it stands, for
going back costs time."""

_TOLD = re.compile(r"sep=(.)[^\n]*\n", re.IGNORECASE)
"""A first line with which spreadsheets are told what stands between the values."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row's values, or a sentence that says why it cannot be read; `line` is 1-based, where it starts."""

    line: int
    values: list[str] | str


def csv_rows(text: str) -> Iterator[CsvRow]:
    """Every row of `text`, the header first. Memory: one row."""
    csv.field_size_limit(max(csv.field_size_limit(), MOST_TEXT))
    told = _TOLD.match(text)
    delimiter = told[1] if told else _delimiter(text)
    escape = _escape(text[told.end() :] if told else text, delimiter)
    at, line, width, resumed = (told.end(), 2, 0, 0) if told else (0, 1, 0, 0)
    while at < len(text):
        lines = _Lines(text, at)
        reader = csv.reader(lines, delimiter=delimiter, strict=False, escapechar=escape, doublequote=escape is None)
        while True:
            start, first = lines.at, line + lines.count
            try:
                values: list[str] | str = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                values = f"no CSV: {error}"
            taken = line + lines.count - first
            if not values:  # a blank line
                continue
            if isinstance(values, list) and width:
                values = _without_surplus(values, width)
            wrong = isinstance(values, str) or len(values) > max(width, 1) or (taken > 1 and len(values) < width)
            if not width and not isinstance(values, str):
                width, wrong = len(values), False
            if isinstance(values, list) and wrong:
                values = f"{len(values)} values instead of {width}"
            yield CsvRow(first, values)
            if wrong and taken > 1 and resumed < MOST_RESUMED:
                resumed += 1
                at, line = text.index("\n", start) + 1, first + 1
                break


def _without_surplus(values: list[str], width: int) -> list[str]:
    """The row without empty values beyond those the header names: a separator behind each row says nothing."""
    end = len(values)
    while end > width and not values[end - 1].strip():
        end -= 1
    return values[:end]


class _Lines:
    """The lines of a text from `at` on, with their ends; no more than one is held."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", self.at) + 1 or len(self._text)
        line = self._text[self.at : end]
        self.at = end
        self.count += 1
        return line


def _escape(text: str, delimiter: str) -> str | None:
    """The backslash where it stands before quotation marks inside values: where not all rows read whole if these are
    written twice, which is the rule, and more do with the backslash.
    """
    sample = text[:ESCAPE_SAMPLE]
    if '\\"' not in sample:
        return None
    (doubled, all_whole), (escaped, _) = (_whole_rows(sample, delimiter, escape) for escape in (None, "\\"))
    return "\\" if not all_whole and escaped > doubled else None


def _whole_rows(sample: str, delimiter: str, escape: str | None) -> tuple[int, bool]:
    """How many rows have as many values as the first, and no mark where none may stand, and whether all have; none is
    counted behind one that is broken, for nobody knows where it ends.
    """
    lines = _Lines(sample, 0)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, escapechar=escape, doublequote=escape is None)
    whole = rows = width = 0
    try:
        for values in filter(None, reader):
            rows, width = rows + 1, width or len(values)
            whole += len(_without_surplus(values, width)) == width
    except csv.Error:
        return whole, False
    return whole, whole == rows


ESCAPE_SAMPLE = 100_000
"""Characters in which quotation marks inside values are looked at."""


def _delimiter(text: str) -> str:
    """The one that stands most often in the first line outside quotation marks."""
    first = text[: text.find("\n") if "\n" in text else len(text)]
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)
