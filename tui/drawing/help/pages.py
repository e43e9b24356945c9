"""The pages of help for the place a user is at: the keys that work there, what signs and colours mean, how queries are
written, and the keys of other places. Pure; `HelpDialog` shows them.

    pages({"article.annotate": ["a"]}, {}, KINDS)[0].sections[0].rows     # (Row("a", "Annotate the selection, …"),)
    found(pages(…), "annot")                                              # the sections that have the words

Nothing is listed as a key of this place that does nothing here: who calls names the actions that work, with the keys
that call them as things stand (another widget may have taken one of them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.actions.action import Action
from tui.drawing.help.legend import legend
from tui.drawing.help.query_language import QUERIES
from tui.drawing.help.row import Row
from tui.further_words import further_words
from tui.keymap import ACTIONS, BY_ID, keys_of
from tui.safe_text import safe_line

SCOPES = {
    "selecting": "While selecting",
    "line": "In a line that is typed into",
    "help": "In help",
    "dialog": "In a dialog",
    "searches": "Among your searches",
    "narrow": "When narrowing",
    "spelling": "On a spelling, when narrowing",
    "article": "Reading",
    "notes": "In the notes beside the text",
    "note": "A note, from the text or beside it",
    "comparison": "Comparing",
    "claims": "Several reports, claim by claim",
    "annotations": "All annotations",
    "library": "Everywhere in the library",
    "list": "In a list",
    "timeline": "On the timeline above the list",
    "app": "Always",
}
"""Where actions work, and the heading of each; the narrowest first, which is the order in which help tells them."""

LED_TO_BY = {
    "selecting": "article.select",
    "line": "library.search",
    "searches": "library.searches",
    "narrow": "library.narrow",
    "spelling": "library.narrow",
    "article": "list.choose",
    "comparison": "library.compare",
    "claims": "library.compare",
    "annotations": "library.annotations",
    "help": "app.help",
}
"""The action that leads from the library to a place; others are led to by more than one."""


class HelpSection(NamedTuple):
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


class HelpPage(NamedTuple):
    """Sections that belong together, under a name that fits beside those of the others."""

    name: str
    sections: tuple[HelpSection, ...]


def pages(working: Mapping[str, Sequence[str]], own: dict[str, str], kinds: Mapping[str, str]) -> tuple[HelpPage, ...]:
    """The pages, that of the place at hand first.

    `working` are the ids of the actions that do something now, each with the keys that call it; `own` are the user's
    keys, `kinds` those of annotations with their colours, both from the settings.
    """
    return (
        HelpPage("Keys here", tuple(_here(working))),
        HelpPage("Signs", tuple(HelpSection(*each) for each in legend(kinds, _scopes(working)))),
        HelpPage("Searching", (HelpSection("A query", QUERIES),)),
        HelpPage("Elsewhere", tuple(_elsewhere(working, own))),
    )


def found(among: Sequence[HelpPage], words: str) -> tuple[HelpSection, ...]:
    """The rows that have every word, in what is pressed, what is said of it or what else people call it, under their
    headings.
    """
    asked = words.casefold().split()
    sections = []
    for page in among:
        for section in page.sections:
            rows = tuple(
                r for r in section.rows if all(w in f"{r.sign} {r.said} {r.further}".casefold() for w in asked)
            )
            if rows:
                sections.append(HelpSection(section.heading, rows))
    return tuple(sections)


def _scopes(working: Mapping[str, Sequence[str]]) -> set[str]:
    return {BY_ID[name].scope for name in working}


def _here(working: Mapping[str, Sequence[str]]) -> Iterator[HelpSection]:
    for scope, heading in SCOPES.items():
        rows = [_row(working[a.id], a) for a in ACTIONS if a.scope == scope and a.id in working]
        if rows:
            yield HelpSection(heading, tuple(rows))


def _elsewhere(working: Mapping[str, Sequence[str]], own: dict[str, str]) -> Iterator[HelpSection]:
    """What does not work here: of the scopes at hand what does nothing now, then the other places."""
    here = _scopes(working)
    for scope, heading in sorted(SCOPES.items(), key=lambda each: each[0] not in here):
        rows = [_row(keys_of(a, own), a) for a in ACTIONS if a.scope == scope and a.id not in working]
        if rows:
            led = BY_ID.get(LED_TO_BY.get(scope, ""))
            way = f" ({safe_line(keys_of(led, own)[0])} leads there)" if led and scope not in here else ""
            yield HelpSection(heading + (", but not now" if scope in here else way), tuple(rows))


def _row(keys: Sequence[str], action: Action) -> Row:
    return Row(safe_line(", ".join(keys)), action.label, further=further_words(action.id))


def of_another_place(key: str, own: dict[str, str]) -> str:
    """What to say of a key, as people write it, that does nothing where the user is: what it does elsewhere."""
    others = [a for a in ACTIONS if a.scope in _TOLD and key in keys_of(a, own)]
    said = "; ".join(f"{SCOPES[a.scope].lower()}: {_begun(a.label)}" for a in others[:MOST_TOLD])
    return f"{safe_line(key)} does nothing here{f' ({said})' if said else ''}; ? lists the keys that do."


def _begun(label: str) -> str:
    """What an action does, without what it does besides."""
    first = re.split("[;:,]", label)[0]
    return first[:1].lower() + first[1:]


MOST_TOLD = 2
"""Places that are named where a key does nothing here: more would not be read."""

_TOLD = ("article", "comparison", "claims", "annotations", "library", "notes", "note")
"""Places whose keys somebody may press by mistake at another; what a dialog or a selection takes is of no use there."""
