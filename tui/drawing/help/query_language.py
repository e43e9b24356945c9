"""How queries are written, by examples."""

from __future__ import annotations

from index.search.query.fields import Asks, asking
from tui.drawing.help.row import Row

QUERIES = (
    Row("deraa siege", "both words first, then either; other spellings (Daraa) too"),
    Row('"rebel district"', "these words in a row, in any ending"),
    Row("siege AND russia, OR, -word", "both, either, without"),
    Row("mort*   =mortar   mortr~", "a beginning, exactly as typed, spelled nearly so"),
    Row(" ".join(f"{name}:" for name in asking(Asks.WORDS)), "words in that part only"),
    Row(" ".join(f"{name}:" for name in asking(Asks.VALUE)), "what is known of the report: outlet:reuters"),
    Row("date:2021-09  before:  after:", "by date; 2021-08..2021-09 is a period"),
    Row("has:outlet  -has:date", "reports of which it is known, or not: outlet, place, author, date"),
    Row("tag: kind: note: has:note", "by your own annotations"),
)
