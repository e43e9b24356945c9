"""What a search can be narrowed to, with how many reports have it; what of it a query states already; and the query
narrowed to what was chosen. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from index.catalogue.catalogue import Summary
from index.catalogue.listing import by_month, by_value
from index.errors import QueryError
from index.search.plan.word_forms import Spelling
from index.search.query.fields import DATE, FIELDS, HAS, NOTE, Asks, QueryField, asking
from index.search.query.query import parse
from index.search.query.tree import All, AnyOf, Dates, Has, InField, Loose, Not, Phrase, Query, Term
from tui.safe_text import safe_line

Evidence = Callable[[str], Sequence[str]]
"""The lines that say why the spellings of a name are taken for one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words to add to the query, or a spelling (folded) to take out of it: `added` where `typed` was asked for.

    `group` is the heading it stands under. `verdict` says what the user decided of the two for good: "together",
    "apart", or nothing; `why` is the evidence that they are one name. The choice of what is not known
    is no value (`is_value`), and `narrows` nothing where it is known of no report found.
    """

    label: str
    words: str = ""
    spelling: str = ""
    count: int = 0
    typed: str = ""
    added: str = ""
    verdict: str = ""
    why: str = ""
    group: str = ""
    is_value: bool = True
    narrows: bool = True


MONTHS, NOTES, NOTED = "Months", "Your notes", "with notes of yours"
UNKNOWN = "no {} known"
"""How reports are called of which a value or the date is not known."""

BECAUSE = {"corpus": "sounds alike", "alias": "in your settings", "fuzzy": "spelled nearly so"}
"""Why a spelling was added, where no line of evidence names it."""


def without(spellings: Sequence[Spelling], evidence: Evidence) -> list[Choice]:
    """The spellings that were added, each to be taken out again, with why it was added."""
    from index.text.words import words

    out: dict[str, Choice] = {}
    for spelling in spellings:
        for added in spelling.added:
            folded = " ".join(word.form for word in words(added))
            why = next((line for line in evidence(spelling.typed) if f"{added} (" in line), BECAUSE[spelling.because])
            label = f"without the spelling {safe_line(added)}"
            out.setdefault(folded, Choice(label, "", folded, 0, spelling.typed, added, why=why, group="Spellings"))
    return list(out.values())


def choices(found: Sequence[Summary], noted: int) -> list[Choice]:
    """Reports with notes, what is known of them (outlets, places) by how many reports have it, the months in order; of
    each last those of which it is not known, which narrow nothing where it is known of none.
    """
    listed = [Choice(NOTED, str(Has(NOTE)), count=noted, group=NOTES)] if noted else []
    for field in map(FIELDS.__getitem__, asking(Asks.VALUE)):
        listed += [
            Choice(field.offered.format(safe_line(value)), field.query(value), count=count, group=_group(field.name))
            for value, count in by_value(found, field.of)
        ]
        listed += _of_unknown(field, found)
    listed += [in_period(month, count) for month, count in by_month(found)]
    return listed + _of_unknown(FIELDS[DATE], found)


def in_period(when: str, count: int = 0) -> Choice:
    """The choice of what is dated so: `2021-09`, or `2021-08..2021-09`."""
    return Choice(when, f"{DATE}:{when}", count=count, group=MONTHS)


def _of_unknown(field: QueryField, found: Sequence[Summary]) -> list[Choice]:
    """The choice of the reports of which the value of a field is not known, if there are any."""
    count = sum(not field.of(summary) for summary in found)
    return [_unknown(field.name, count, narrows=count < len(found))] if count else []


def _unknown(field: str, count: int = 0, *, narrows: bool = True) -> Choice:
    label, words = UNKNOWN.format(field), FIELDS[field].query_without
    return Choice(label, words, count=count, group=_group(field), is_value=False, narrows=narrows)


def _group(field: str) -> str:
    return MONTHS if field == DATE else f"{field.capitalize()}s"


def in_groups(listed: Sequence[Choice]) -> list[Choice]:
    """The same, those of a group one after the other."""
    groups = list(dict.fromkeys(choice.group for choice in listed))
    return sorted(listed, key=lambda choice: groups.index(choice.group))


def headings(listed: Sequence[Choice], every: Sequence[Choice] = ()) -> dict[int, str]:
    """A heading above the first choice of each group, with how many there are, and of how many where only some of
    `every` are listed; what is not known is none of them.
    """
    counts, all_counts = (Counter(choice.group for choice in some if choice.is_value) for some in (listed, every))
    first: dict[str, int] = {}
    for row, choice in enumerate(listed):
        first.setdefault(choice.group, row)
    of = {group: f" of {count:,}" for group, count in all_counts.items() if count > counts[group]}
    return {row: f" {group} ({counts[group]:,}{of.get(group, '')})" for group, row in first.items()}


# --- found by typing ------------------------------------------------------------------------


class Searchable:
    """Choices by the words they are found by: what each says, its group, and the names of a month in any language.

    Searchable(offered).fitting("courier")      # [3]: the rows that have it, in any case and without accents
    """

    def __init__(self, offered: Sequence[Choice]) -> None:
        from index.text.calendar import months

        names: dict[str, list[str]] = {}
        for name, number in months().items():
            names.setdefault(f"{number:02}", []).append(name)
        self._said = [_folded(f"{choice.label}\n{choice.group}\n{_named(choice, names)}") for choice in offered]

    def fitting(self, typed: str) -> list[int]:
        """The rows that have each of the words that are typed."""
        words = _folded(typed).split()
        return [row for row, said in enumerate(self._said) if all(word in said for word in words)]

    def goes_on(self, typed: str) -> bool:
        """Whether a row has what is typed as it stands: a blank may be typed behind a word of it."""
        return any(_folded(typed) in said for said in self._said)


def _folded(text: str) -> str:
    from index.text.folding import fold

    return fold(text)


def _named(choice: Choice, names: Mapping[str, Sequence[str]]) -> str:
    """The names of a month with its year, so that both are found as people say them."""
    year, _, month = choice.label.partition("-")
    return "\n".join(f"{name} {year}" for name in names.get(month, ())) if choice.group == MONTHS else ""


# --- what a query states --------------------------------------------------------------------

Facet = tuple[str, ...]
"""What a part of a query asks for, however it is written: a field and its value, two days, a note of the user's; a
field alone where its value is not to be known.
"""


def stated(query: str, offered: Sequence[Choice]) -> list[Choice]:
    """What of a query is something to narrow to: as it is offered, else a choice of its own, which nothing found has.

    stated('deraa outlet:"Sana"', choices(found, 0))    # [Choice("Sana", 'outlet:"Sana"', …)]
    """
    known = {facet: choice for choice in offered if choice.words and (facet := _facet(parse(choice.words)))}
    return [found for part in _required(_read(query)) if (found := known.get(_facet(part) or ()) or _unheard(part))]


def _unheard(part: Query) -> Choice | None:
    """The choice of a value or a period that is not offered, for no report found has it."""
    match part:
        case InField(name, Term(text) | Phrase(text)) if name in asking(Asks.VALUE) and _facet(part):
            field = FIELDS[name]
            return Choice(field.offered.format(safe_line(text)), field.query(text), group=_group(name))
        case Dates(first, last):
            month = first[:7]
            return in_period(month if month and parse(f"{DATE}:{month}") == part else f"{first}..{last}")
        case Has(what) if what == NOTE:
            return Choice(NOTED, str(part), group=NOTES)
        case Not(Has(what)) if what != NOTE:
            return _unknown(what)
    return None


def _read(query: str) -> Query:
    try:
        return parse(query)
    except QueryError:
        return Loose(())


def _required(tree: Query) -> list[Query]:
    """The parts of a query that each report must have one by one; those of which one is enough, where all are of one
    field.
    """
    match tree:
        case All(parts) | Loose(parts):
            return [found for part in parts for found in _required(part)]
        case AnyOf(parts) if _are_one_group(parts):
            return list(parts)
    return [tree]


def _are_one_group(parts: Sequence[Query]) -> bool:
    facets = [_facet(part) for part in parts]
    return all(facets) and len({facet[0] for facet in facets if facet}) == 1


def _facet(part: Query) -> Facet | None:
    match part:
        case InField(name, Term(text, False, False, False) | Phrase(text, 0, False)) if name in asking(Asks.VALUE):
            return name, " ".join(text.split()).casefold()
        case Dates(first, last):
            return DATE, first, last
        case Has(what) if what == NOTE:
            return HAS, what
        case Not(Has(what)) if what != NOTE:
            return (what,)
    return None


def _left(tree: Query, gone: Collection[Facet]) -> Query | None:
    """What is left of a query without some of what it states."""
    if (_facet(tree) or ()) in gone:
        return None
    if not isinstance(tree, All | Loose) and not (isinstance(tree, AnyOf) and _are_one_group(tree.parts)):
        return tree
    parts = tuple(part for each in tree.parts if (part := _left(each, gone)) is not None)
    return type(tree)(parts) if len(parts) > 1 else parts[0] if parts else None


def renarrowed(query: str, before: Sequence[Choice], chosen: Sequence[Choice]) -> str:
    """A query that states what is `before`, narrowed to what is chosen now in its place.

    renarrowed('deraa outlet:"Sana"', [sana], [mee])    # 'deraa outlet:"MEE"'
    """
    groups = {choice.group for choice in before}
    more = [choice for choice in chosen if choice not in before]
    if all(choice in chosen for choice in before) and not any(choice.group in groups for choice in more):
        return narrowed(query, more)
    gone = {facet for choice in before if (facet := _facet(parse(choice.words)))}
    return narrowed(str(_left(_read(query), gone) or ""), chosen)


def narrowed(query: str, chosen: Sequence[Choice]) -> str:
    """A query narrowed to what was chosen: either of several values of one field, and all of different fields.

    What is narrowed is bracketed where it must be: words beside each other, or with OR, are found either way, and what
    is chosen is not to be. A quote left open is closed, for it would take in what is chosen.

        narrowed("deraa siege", [sana, mee])   # '(deraa siege) AND (outlet:"Sana" OR outlet:"MEE")'
    """
    groups: dict[str, list[str]] = {}
    for choice in chosen:
        groups.setdefault(choice.group, []).append(choice.words)
    closed = str(_read(query)) or query
    written = [form for text in (query.strip(), closed) for form in _beside(text, list(groups.values()))]
    wanted = {_facet(parse(choice.words)) for choice in chosen}
    return next((form for form in written if wanted <= set(map(_facet, _required(_read(form))))), written[0])


def _beside(query: str, groups: Sequence[Sequence[str]]) -> list[str]:
    """The ways to write that a query and one of each group are required, the simplest first."""
    parts = [f"({query})" if " " in query else query] if query else []
    parts += [f"({' OR '.join(words)})" if len(words) > 1 else words[0] for words in groups]
    is_one_each = all(len(words) == 1 for words in groups)
    return [" ".join((query, *(words[0] for words in groups))).strip()] * is_one_each + [" AND ".join(parts)]
