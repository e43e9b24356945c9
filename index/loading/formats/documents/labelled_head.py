"""The labelled lines at the head of a text: "Source: Valley Voice", "Datum: 12. März 2026", "Titre : La crue".

They are front matter without the dashes: what they say is stated by the file, and they are no part of the text. Labels
are the names that fields have, in any language (`tables/field_names`), and what stands before a day in the lexicon.
"""

from __future__ import annotations

import re

from index.loading.facts.agencies import agencies_in
from index.loading.facts.dates import read_date
from index.loading.facts.fields import meaning_of, says_something
from index.loading.lines.date_lines import is_labelled_date
from index.loading.lines.labels import update_in

FEWEST_LABELS = 2
"""Lines of such a head: one alone may begin the report ("Source: two arrests")."""

LONGEST_LINE = 300
"""Code points of a labelled line: a long title."""

_LABELLED = re.compile(r"\ufeff?[ \t]*(?P<label>[^\W\d_][^:：\n]{0,40}?)[ \t\xa0\u202f]*[:：][ \t]*(?P<value>\S[^\n]*)")
_TAKEN = frozenset(["title", "outlet", "author", "published", "updated", "url", "id", "language", "dateline"])
"""What such a line may say. A summary is words of the report and stays in its text."""

_TELLING = frozenset(["title", "outlet"])
"""One of these is among them: a sender and a day alone may be those of a letter that the report prints."""


def labelled_head(text: str) -> tuple[dict[str, str], str]:
    r"""The fields that the first lines of a text state, by their labels, and the text behind them; no fields and the
    whole text where these lines are not a head.

    Example: "Source: Valley Voice\nDate: 2026-03-12\n\nPolice ..." states `Source` and `Date`.
    """
    start = len(text) - len(text.lstrip("\ufeff \t\n"))
    fields, meanings, end = dict[str, str](), set[str](), start
    for line in text[start : start + len(_TAKEN) * LONGEST_LINE].split("\n"):
        said = _said_by(line) if len(line) <= LONGEST_LINE else None
        if said is None or said[0] in meanings:
            break
        meaning, label, value = said
        meanings.add(meaning)
        fields[label] = value
        end = min(len(text), end + len(line) + 1)
    rest = text[end:].lstrip("\n")
    if len(fields) < FEWEST_LABELS or not meanings & _TELLING or not rest.strip():
        return {}, text
    return fields, rest


def _said_by(line: str) -> tuple[str, str, str] | None:
    """What a labelled line says: our name for it, the name its field goes by, the value; None for any other line. An
    agency beside "Source" is credited, and no publisher; of a day whose month may be either number, the whole report
    tells which.
    """
    found = _LABELLED.fullmatch(line.rstrip())
    if found is None:
        return None
    label, value = found["label"], found["value"]
    meaning = meaning_of(label)
    if meaning is None and is_labelled_date(line.strip()):
        meaning = label = "updated" if update_in(label) is not None else "published"
    if meaning not in _TAKEN or not says_something(meaning, value):
        return None
    day = read_date(value) if meaning in ("published", "updated") else None
    is_open = (day and day.other) or (meaning == "outlet" and agencies_in(value))
    return None if is_open else (meaning, label, value)
