"""What a file says about its report beside the text: header lines, CSV columns, meta tags, under the names they go by.

Such a value is stated by the file, not by the report: it has no line, and its `reason` names the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.article import Basis, Value
from index.loading.entities import unescaped
from index.loading.facts.dates import DateExpression, read_date
from index.loading.formats.tables.field_names import meaning_and_rank

_PUBLISHED = {"date": "published"}
"""Our word for the day in the metadata, by the word for its column."""

NO_VALUE = frozenset(["none", "null", "nan", "n/a", "na", "unknown", "-", "--"])
"""What exports write where there is nothing."""

_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*+\|)?([^\[\]|]*+)\]\]")
_NO_TITLE = re.compile(
    r"(?:(?:new\s+|word\s+)?document|untitled|no\s+title|title|microsoft\s+word.*|powerpoint\s+presentation)[\s_-]*\d*",
    re.IGNORECASE,
)
LONGEST_LINK = 300
"""Characters of a value in which a link is looked for."""
_ADDRESS = re.compile(r"https?://\S*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileSays:
    """What a file tells of a report beside its text: `fields` under its own names; how its whole column of dates is
    written (`day_first`, see `dates.day_orders`); why a value may be wrong, by our name for it (`doubts`), which
    is then inferred. `of_page` says that the fields are those a site publishes with its report, not those of whoever
    collected it: then they are better witnesses than a date that stands somewhere on the page; `of_archive`, that they
    are those a press archive files its report under, whose day is the report's whatever else it names. `agreeing` are
    the values that several of its witnesses say, `likely_day` a day that the page only hints at, and how. `path` is
    where the file lies, below the folder.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    doubts: Mapping[str, str] = field(default_factory=dict)
    of_page: bool = False
    of_archive: bool = False
    agreeing: frozenset[str] = frozenset()
    likely_day: tuple[str, str] = ("", "")
    path: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields we understand: `values` by our own names, `names` as the file calls them, dates read with their
    other reading; `doubts`, `of_page`, `of_archive`, `agreeing`, `likely_day` and `path` as they were told.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, DateExpression] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    of_page: bool = False
    of_archive: bool = False
    agreeing: frozenset[str] = frozenset()
    likely_day: tuple[str, str] = ("", "")
    path: str = ""

    def value(self, meaning: str) -> Value:
        """The field as a value, stated unless there is a doubt, or absent."""
        if meaning not in self.values:
            return Value()
        basis = Basis.INFERRED if meaning in self.doubts else Basis.STATED
        reasons = (f"the file's field {self.names[meaning]!r}", self.doubts.get(meaning, ""))
        return Value(self.values[meaning], basis, None, "; ".join(filter(None, reasons)))


def meaning_of(name: str) -> str | None:
    """Our own name for what a file calls `name`, whatever its case and punctuation; None when we do not know it."""
    found = meaning_and_rank(name)
    return _PUBLISHED.get(found[0], found[0]) if found and found[0] not in ("text", "url", "id") else None


def read_fields(told: FileSays) -> Fields:
    """Understands the fields, whatever the case and punctuation of their names (`og:title`, `Article_Title`); of two
    for one thing the more exact name wins, and of two alike the first. An empty or unreadable field is none.
    """
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    dates: dict[str, DateExpression] = {}
    for name, text in sorted(told.fields.items(), key=_rank):
        meaning = meaning_of(name)
        if not meaning or meaning in values or not (value := _value(meaning, text)):
            continue
        if meaning in ("published", "updated"):
            found = read_date(value, told.day_first)
            if not found:
                continue
            dates[meaning] = found
        values[meaning], names[meaning] = value, name
    of_file = (told.doubts, told.of_page, told.of_archive, told.agreeing, told.likely_day, told.path)
    return Fields(values, names, dates, *of_file)


def _rank(field: tuple[str, str]) -> int:
    found = meaning_and_rank(field[0])
    return found[1] if found else 0


def says_something(meaning: str, text: str) -> bool:
    """Whether a field's value is one: not "NaN", not an address in the place of a name, not a date that cannot be
    read.
    """
    value = _value(meaning, text)
    return bool(value) and (meaning not in ("published", "updated") or read_date(value) is not None)


def _value(meaning: str, text: str) -> str:
    """The value as it is shown, or nothing where it says nothing: an address is nobody's name, and what a program calls
    a document that nobody named is no title.
    """
    value = _WIKI_LINK.sub(r"\1", " ".join(unescaped(text).split()))
    if value.casefold() in NO_VALUE or (meaning in ("author", "outlet") and (_ADDRESS.match(value) or value.isdigit())):
        return ""
    if meaning == "outlet" and "<a " in value[:LONGEST_LINK]:  # of a post: the program that sent it
        return ""
    if meaning == "title" and _NO_TITLE.fullmatch(value):
        return ""
    return value
