"""Our query language, text to tree (`query_tree`); no engine in it.

    deraa siege            both words first, then either (a `Loose` list: a long query never comes back empty)
    "rebel district"       a phrase, required;  "rebel district"~5 within five words
    siege AND russia       both;  OR either;  NOT or - without;  ( ) groups
    mort*  =mortar  mor~   a beginning; exactly as typed (also ="two words"); spelled nearly so
    title: body: outlet: tag: note:   in that field only (all of them: `fields`)
    has:note  has:outlet   that have a note; of which the outlet is known (-has:outlet: of which it is not)
    date:2021-09  date:2021-08-30..2021-09-02  before:2021-09-05  after:2021-08

Half-typed queries always mean something: an open quote closes at the end, an operator without its other side is
left out. A word before a colon that is no field is a word. What cannot mean anything (`date:soon`) is a `QueryError`
with the place. `str()` of a tree reads back as the same tree.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.errors import QueryError
from index.search.query.fields import FIELDS, HAD, HAS, Asks, asking
from index.search.query.tree import All, AnyOf, Dates, Everything, Has, InField, Loose, Not, Phrase, Query, Term
from index.text.words import WORD

__all__ = [
    "MAX_WORDS",
    "All",
    "AnyOf",
    "Dates",
    "Everything",
    "Has",
    "InField",
    "Loose",
    "Not",
    "Phrase",
    "Query",
    "ReadQuery",
    "Term",
    "parse",
    "read",
]

MAX_WORDS = 200
"""A query is typed or pasted by a person, a paragraph at most; what follows is left out, and said."""
MAX_NESTING = 20
"""Deeper brackets are read as if they were not there; nobody types them."""


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query as it was understood: its tree, what stands before and behind each colon whose word is no field, and
    what was opened and not closed (a phrase, a bracket).
    """

    tree: Query
    no_fields: tuple[tuple[str, str], ...] = ()
    open_phrase: str = ""
    open_bracket: bool = False


def parse(text: str) -> Query:
    """The tree that `text` means. Raises `QueryError` for a date or a `has:` that means nothing."""
    return _Parser(text).query()


def read(text: str) -> ReadQuery:
    """The same, with what of the text was not taken as it stands."""
    parser = _Parser(text)
    tree = parser.query()
    return ReadQuery(tree, tuple(parser.no_fields), parser.open_phrase, parser.open_bracket)


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>-?\() | (?P<close>\)) |
      (?P<head>-?(?:(?P<field>[a-z]+):(?=\S))?)
      (?: (?P<same>=)?"(?P<phrase>[^"]*)(?:"(?:~(?P<slop>\d{1,3}))?|$) | (?P<group>\() | (?P<word>[^\s()"]+) )
    )""",
    re.VERBOSE,
)
_PIECE = re.compile(rf"(?:{WORD})(?:[-‐‑.]?(?:{WORD}))*")
_FIRST_DIGITS, _MORE_DIGITS = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_DATES = asking(Asks.DATE)
_NARROWING = asking(Asks.WORDS, Asks.VALUE, Asks.NOTES)
_OPERATORS = ("AND", "OR", "NOT")
_LIKE_A_FIELD = re.compile(r"-?([^\W\d_]{2,}):(?=[^\s/:])(.+)")
"""A field, or what was meant to be one: not a time, a verse or the beginning of a web address."""


class _Parser:
    """Reads a query from left to right; every method leaves `self.offset` behind what it read."""

    def __init__(self, text: str) -> None:
        self.text = text.rstrip()
        self.offset = 0
        self.words = 0
        self.no_fields: list[tuple[str, str]] = []
        self.open_phrase = ""
        self.open_bracket = False

    def query(self) -> Query:
        parts: list[Query] = []
        while self.offset < len(self.text):
            parts.append(self._either(0))
            if self._peek_close():
                self.offset = self.text.index(")", self.offset) + 1
        return _joined(Loose, [p for p in parts if p != Everything()])

    def _either(self, depth: int) -> Query:
        """Parts joined by OR, which binds least."""
        options = [self._side_by_side(depth)]
        while self._operator("OR"):
            options.append(self._side_by_side(depth))
        return _joined(AnyOf, [o for o in options if o != Everything()])

    def _side_by_side(self, depth: int) -> Query:
        parts: list[Query] = []
        while not self._at_end() and not self._peek_operator("OR"):
            part = self._together(depth)
            if part != Everything():
                parts.append(part)
        return _joined(Loose, _grouped(parts))

    def _together(self, depth: int) -> Query:
        """Parts joined by AND, which binds most."""
        parts = [self._part(depth)]
        while self._operator("AND"):
            if not self._at_end() and not self._peek_operator("OR"):
                parts.append(self._part(depth))
        return _joined(All, [p for p in parts if p != Everything()])

    def _part(self, depth: int) -> Query:
        if self._operator("AND"):  # nothing before it: half-typed
            return Everything()
        if self._operator("NOT"):
            part = Everything() if self._at_end() else self._part(depth)
            return _negated(part)
        match = _TOKEN.match(self.text, self.offset)
        assert match is not None  # a bracket, a quote or whatever else stands here begins a token
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        self.offset = match.end()
        if match["open"]:
            inside = self._bracket(depth)
            return _negated(inside) if match["open"].startswith("-") else inside
        if match["close"]:
            return Everything()
        return self._leaf(match, start, depth)

    def _bracket(self, depth: int) -> Query:
        if depth >= MAX_NESTING:
            return Everything()
        inside = self._either(depth + 1)
        if self._peek_close():
            self.offset = self.text.index(")", self.offset) + 1
        else:
            self.open_bracket = True
        return inside

    def _leaf(self, match: re.Match[str], start: int, depth: int) -> Query:
        name = match["field"] or ""
        self._note_no_field(match)
        if name and name not in FIELDS:
            part: Query = self._behind_no_field(name, match, depth)
        elif match["group"]:
            part = self._bracket(depth)
        elif match["phrase"] is not None:
            part = self._phrase(match, match["phrase"])
        elif name in _DATES:
            part, name = _dates(name, match["word"], start), ""
        elif name == HAS:
            part, name = _has(match["word"], start), ""
        else:
            part = self._word(match["word"])
        if name in _NARROWING and part != Everything():
            part = InField(name, part)
        return _negated(part) if match["head"].startswith("-") else part

    def _note_no_field(self, match: re.Match[str]) -> None:
        """Keep a word before a colon that is no field, in small letters or meant for one all the same."""
        behind = _LIKE_A_FIELD.match(match.group().strip())
        if behind and behind[1] not in FIELDS and (behind[1].islower() or behind[1].lower() in FIELDS):
            self.no_fields.append((behind[1], behind[2]))

    def _behind_no_field(self, name: str, match: re.Match[str], depth: int) -> Query:
        """What stands behind a word and a colon, and the word itself, side by side."""
        if match["word"] is not None:
            return self._word(f"{name}:{match['word']}")
        behind = self._bracket(depth) if match["group"] else self._phrase(match, match["phrase"])
        return _joined(Loose, [p for p in (self._word(name), behind) if p != Everything()])

    def _phrase(self, match: re.Match[str], inside: str) -> Query:
        words = inside.split()
        room = max(0, MAX_WORDS - self.words)
        self.words += len(words)
        kept = " ".join(words[:room])
        if not _PIECE.search(kept):
            return Everything()
        is_open = match.end() <= match.end("phrase")
        if is_open:
            self.open_phrase = kept
        return Phrase(kept, int(match["slop"] or 0), match["same"] is not None, is_open)

    def _word(self, raw: str) -> Query:
        """A word with its marks; what signs part (`a/b`) is words side by side, the marks belong to the last."""
        exact = raw.lstrip("-").startswith("=")
        *before, last = _PIECE.findall(raw) or [""]
        self.words += 1 + len(before)
        if self.words > MAX_WORDS or not last or (raw.endswith(":") and raw[:-1] in FIELDS):
            return Everything()
        end = raw.rstrip("*~")
        marked = Term(last, exact, raw.endswith("*") and not exact, raw.endswith("~") and not exact)
        whole = Term(last, exact) if not end.endswith(last) else marked
        return _joined(Loose, [_term(Term(b, exact)) for b in before] + [_term(whole)])

    def _at_end(self) -> bool:
        return not self.text[self.offset :].strip() or self._peek_close()

    def _peek_close(self) -> bool:
        return self.text[self.offset :].lstrip().startswith(")")

    def _peek_operator(self, name: str) -> re.Match[str] | None:
        return re.compile(rf"\s*{name}(?=[\s()]|$)").match(self.text, self.offset)

    def _operator(self, name: str) -> bool:
        if match := self._peek_operator(name):
            self.offset = match.end()
        return match is not None


def _joined(shape: type[Loose | All | AnyOf], parts: Sequence[Query]) -> Query:
    """The parts under one `shape`; one part needs none, and a list inside a list of its own kind is one list."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, shape) else (part,)
    if not flat:
        return Everything()
    return flat[0] if len(flat) == 1 else shape(tuple(flat))


def _grouped(parts: Sequence[Query]) -> list[Query]:
    """The parts, where a number whose digits a space groups is one word, as it is in reports: 40 000."""
    found: list[Query] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Term) and isinstance(last, Term) and last == Term(last.text) and not part.exact:
            first, *others = last.text.split()
            if _MORE_DIGITS.fullmatch(part.text) and _FIRST_DIGITS.fullmatch(first) and all(map(str.isdigit, others)):
                found[-1] = replace(part, text=f"{last.text} {part.text}")
                continue
        found.append(part)
    return found


def _term(term: Term) -> Term:
    """A bare word that reads like an operator is written small, so that printing it does not make it one."""
    return Term(term.text.lower()) if term.text in _OPERATORS and term == Term(term.text) else term


def _negated(part: Query) -> Query:
    if isinstance(part, Not):
        return part.part
    return part if part == Everything() else Not(part)


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_HALF_A_DAY = re.compile(r"\d{0,3}$|(\d{4}(?:-\d{1,2})?)-0?$")


def _dates(field: str, raw: str, offset: int) -> Query:
    first, dots, last = raw.partition("..")
    low, high = _day(first, offset), _day(last or first, offset, end=True)
    if last and low > high and len(last) >= len(first):  # shorter, it is half-typed
        raise QueryError(f"{raw!r} ends before it begins; write the earlier date first.", offset)
    if field == "before":
        low, high = "", low
    elif field == "after":
        low, high = _day(first, offset, end=True), ""
    elif dots:
        high = high if last else ""
    return Dates(low, high) if low or high else Everything()


def _day(raw: str, offset: int, *, end: bool = False) -> str:
    """The first ISO day that `raw` stands for, or the last where it is the `end`; half a date counts as far as it is
    whole.
    """
    if half := _HALF_A_DAY.match(raw):
        raw = half[1] or ""
    if not raw:
        return ""
    match = _DAY.match(raw)
    try:
        year, month, day = map(int, (match[1], match[2] or (12 if end else 1), match[3] or 1)) if match else (0, 0, 0)
        if end and match and not match[3]:
            day = monthrange(year, month)[1]
        return date(year, month, day).isoformat()
    except ValueError:
        raise QueryError(
            f"{raw!r} is no date; write 2021, 2021-09 or 2021-09-01, or two of them as 2021-08..2021-09.", offset
        ) from None


def _has(raw: str, offset: int) -> Query:
    """What reports are to have, as far as it is typed; in the plural too."""
    meant = next((what for what in HAD if f"{what}s".startswith(raw.lower())), None)
    if meant:
        return Has(meant)
    raise QueryError(f"has:{raw} is not known; after has: stands one of {', '.join(HAD)}.", offset)
