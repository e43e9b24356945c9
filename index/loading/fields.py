"""What a file says about its report beside the text: header lines, CSV columns, meta tags, under the names they go by.

Such a value is stated by the file, not by the report: it has no line, and its `reason` names the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.article import Basis, Value
from index.loading.dates import DateExpression, read_date

_NAMES = {
    "title": "title headline articletitle ogtitle twittertitle dctitle newstitle",
    "standfirst": "standfirst subtitle subheadline summary description ogdescription dek abstract teaser",
    "outlet": "outlet source publisher publication sitename ogsitename newspaper media",
    "author": "author byline creator articleauthor dccreator writer reporter",
    "published": "published date pubdate publishedat publicationdate articlepublishedtime datepublished created dcdate",
    "updated": "updated modified lastmodified articlemodifiedtime datemodified lastupdated",
    "dateline": "dateline",
    "language": "language lang inlanguage oglocale dclanguage contentlanguage",
}
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_NOT_IN_A_NAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields we understand: `values` by our own names, `names` as the file calls them, dates read with their
    other reading.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, DateExpression] = field(default_factory=dict)

    def value(self, meaning: str) -> Value:
        """The field as a stated value, or absent."""
        if meaning not in self.values:
            return Value()
        return Value(self.values[meaning], Basis.STATED, None, f"the file's field {self.names[meaning]!r}")


def meaning_of(name: str) -> str | None:
    """Our own name for what a file calls `name`, whatever its case and punctuation; None when we do not know it."""
    return _MEANING.get(_NOT_IN_A_NAME.sub("", name.casefold()))


def read_fields(raw: Mapping[str, str], day_first: bool | None = None) -> Fields:
    """Understands `raw`, whatever the case and punctuation of its names (`og:title`, `Article_Title`); the first of
    two wins.

    `day_first` says how the whole column writes numeric dates (see `dates.day_comes_first`). An empty or unreadable
    field is none.
    """
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    dates: dict[str, DateExpression] = {}
    for name, text in raw.items():
        meaning = meaning_of(name)
        if not meaning or meaning in values or not text or not text.strip():
            continue
        if meaning in ("published", "updated"):
            found = read_date(text, day_first)
            if not found:
                continue
            dates[meaning] = found
        values[meaning], names[meaning] = " ".join(text.split()), name
    return Fields(values, names, dates)
