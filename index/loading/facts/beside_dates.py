"""Whose name stands beside the day of a report: "Meridian Wire, 4 March 2023".

It may be the outlet's, the writer's, a place's or an agency's, and the name itself hardly ever tells. What tells is how
the line is written, and what else the report says. Behind a name with a comma, or in brackets, stands the day as in a
citation: so papers are named and datelines, hardly ever writers, who stand beside a bar or in a line of their own. Who
is named as the writer elsewhere is not named here; nor is the place where the dateline names one. What the report
speaks of is a place or a person, unless something tells that it is the outlet (`outlet_signs`). What all this leaves is
inferred to be the outlet, never stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Paragraph
from index.lexicon.reading import kept, phrases, regions
from index.loading.facts.agencies import agencies_in
from index.loading.facts.datelines import dateline_alone
from index.loading.facts.dates import dates_in
from index.loading.facts.named import is_cased_name
from index.loading.facts.outlet_signs import ToldElsewhere, sign_of_outlet, spoken_of
from index.loading.lines.labels import author_in, is_role, is_section
from index.names.places import places
from index.text.folding import fold, letters_of

_PARTED = re.compile(r"[|·•,،;؛]|(?<=\s)[–—-](?=\s)")
"""What stands between the parts of such a line: "Ada Lund | Meridian Wire | 4 March 2023"."""


def parts_of(words: str) -> list[str]:
    """The parts of a line beside its dates."""
    return [part for part in (each.strip(" \t()") for each in _PARTED.split(words)) if part]


def is_cited(line: str, name: str) -> bool:
    """Whether a name stands before the day of its line as in a citation: "Meridian Wire, 4 March", "Wire (4 March)".
    Behind the day a comma says nothing: there writers are, too.
    """
    found = next((expression.span for expression in dates_in(line) if expression.day), None)
    if found is None or name not in line[: found.start]:
        return False
    before, behind = line[: found.start].rstrip(), line[found.end :].lstrip()
    return before.endswith(_CITING) or (before.endswith("(") and behind.startswith(")"))


_CITING = (",", "،", "、")


def outlet_beside(
    line: str, words: str, told: ToldElsewhere, text: str, paragraphs: Sequence[Paragraph]
) -> tuple[str, str] | None:
    """The name on the line of a day that can be nothing but the outlet's, and what else it may be all the same; None
    where there is none, or more than one. `words` are those of the line beside its dates.
    """
    parts = [part for part in parts_of(words) if not any(map(str.isdigit, part))]
    writer = told.writer or author_in(words) or next(filter(None, map(author_in, parts)), "")
    names = [part for part in parts if not _is_other(part) and letters_of(part) not in letters_of(writer)]
    signs = {
        name: sign for name in names if is_cased_name(name) and (sign := sign_of_outlet(name, told, text, paragraphs))
    }
    if len(signs) == 1:
        return next(iter(signs.items()))
    if not any(is_cased_name(name) and (writer or is_cited(line, name)) for name in names):
        return None
    left = [name for name in names if not is_place(name)]
    place = bool(told.place) or len(left) < len(names)
    if len(left) != 1 or not is_cased_name(name := left[0]) or not (writer or is_cited(line, name)):
        return None
    if (" " not in name and not place) or is_likely_person(name):
        return None
    if spoken_of(name, text, paragraphs):
        return None
    alone = letters_of(line) == letters_of(name)
    others = ["a place"] * (not place) + ["who wrote it"] * (not writer) + ["a section of the paper"] * alone
    return name, f"it may be {' or '.join(others)}" if others else "nothing else is left that it may be"


def is_likely_person(name: str) -> bool:
    """Whether a name begins with a common first name."""
    return fold(name.split(maxsplit=1)[0]) in _given_names()


def _is_other(part: str) -> bool:
    """Whether a part of such a line is a byline, an agency, a section or a role."""
    return bool(agencies_in(part) or author_in(part) or is_section(part) or is_role(part))


@kept()
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in (*phrases("given_names"), *phrases("first_names")))


@kept()
def _countries() -> frozenset[str]:
    return frozenset(fold(country) for country in (*regions().countries, *phrases("demonyms")))


def is_place(name: str) -> bool:
    """Whether a name is that of a city or a country. What is no city that the lexicon has is looked for among all of
    the world: a twentieth of a second of CPU, once.
    """
    folded = fold(name)
    return bool(dateline_alone(name)) or folded in _countries() or bool(places(folded.replace(" ", "")))
