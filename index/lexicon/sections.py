"""The sections that a lexicon file may have, typed, and the sentence for what is none."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index.errors import ConfigError
from index.plain_yaml.nodes import Mapping, Node, Scalar, Sequence

Texts = tuple[str, ...]
Lists = dict[str, Texts]


@dataclass(frozen=True)
class Language:
    """The words of one language, by the sections of its file; docs/lexicon.md tells each."""

    called: Texts = ()
    small_words: Texts = ()
    own_letters: Texts = ()
    page_lines: Texts = ()
    leads_elsewhere: Texts = ()
    keyword_labels: Texts = ()
    source_labels: Texts = ()
    published: Texts = ()
    updated: Texts = ()
    captured: Texts = ()
    by: Texts = ()
    author_labels: Texts = ()
    author_pages: Texts = ()
    no_authors: Texts = ()
    comment_heads: Texts = ()
    export_begins: Texts = ()
    export_ends: Texts = ()
    export_words: Texts = ()
    export_labels: Lists = field(default_factory=dict)
    joins_names: Texts = ()
    name_particles: Texts = ()
    offices: Texts = ()
    titles: Texts = ()
    abbreviations: Texts = ()
    outlet_words: Texts = ()
    told_to: Texts = ()
    sections: Texts = ()
    no_outlets: Texts = ()
    no_places: Texts = ()
    first_names: Texts = ()
    given_names: Texts = ()
    demonyms: Lists = field(default_factory=dict)
    bodies: Lists = field(default_factory=dict)
    happenings: Lists = field(default_factory=dict)
    things: Lists = field(default_factory=dict)
    phrasal: Lists = field(default_factory=dict)
    separable: Lists = field(default_factory=dict)
    number_words: Lists = field(default_factory=dict)
    magnitudes: Lists = field(default_factory=dict)
    rough: Lists = field(default_factory=dict)
    fractions: Lists = field(default_factory=dict)
    ordinals: Lists = field(default_factory=dict)
    hedges: Lists = field(default_factory=dict)
    none: Texts = ()
    units: Lists = field(default_factory=dict)
    currencies: Lists = field(default_factory=dict)
    day_parts: Lists = field(default_factory=dict)
    days_away: Lists = field(default_factory=dict)
    ahead: Texts = ()
    plans: Texts = ()
    earlier: Texts = ()
    still: Texts = ()
    part_of: Texts = ()
    further: Texts = ()
    limits_on: Texts = ()
    saying: Texts = ()
    fates: Lists = field(default_factory=dict)
    deeds: Lists = field(default_factory=dict)
    counted: Lists = field(default_factory=dict)
    opposites: tuple[Texts, ...] = ()
    outcomes: Lists = field(default_factory=dict)
    denials: Texts = ()
    half_denials: Texts = ()
    lacking: Texts = ()
    reshaping: Texts = ()
    denying: Texts = ()
    denying_last: Texts = ()
    rejecting: Texts = ()
    hearsay: Texts = ()
    told_of: Texts = ()
    untrue: Texts = ()
    untrue_before: Texts = ()
    correcting: Texts = ()
    but_rather: Texts = ()
    not_behind: Texts = ()
    pronouns: Texts = ()
    no_denials: Texts = ()
    denials_behind: Texts = ()
    only_but: Texts = ()
    conditions: Texts = ()
    that: Texts = ()
    no_numbers: Texts = ()
    only_counting: Texts = ()
    articles: Texts = ()
    definite: Texts = ()
    elided: Texts = ()
    of: Texts = ()
    owners: Texts = ()
    these: Texts = ()
    them: Texts = ()
    auxiliaries: Texts = ()
    being: Texts = ()
    alone: Texts = ()
    joins_numbers: Texts = ()
    joins_tens: Texts = ()
    joins_units: Texts = ()
    only_joined: Texts = ()
    ordinal_stems: Texts = ()
    ordinal_stem_endings: Texts = ()
    between: Texts = ()
    ranges: Texts = ()
    out_of: Texts = ()
    rough_behind: Lists = field(default_factory=dict)
    uncounted: Texts = ()
    before_one: Texts = ()
    behind_one: Texts = ()
    nobody: Texts = ()
    no_none: Texts = ()
    no_ordinals: Texts = ()
    occasion: Texts = ()
    lasting: Texts = ()
    numbered: Texts = ()
    labels: Texts = ()
    number_signs: Texts = ()
    times_over: Texts = ()
    how_often: Texts = ()
    per: Texts = ()
    periods: Texts = ()
    before_ages: Texts = ()
    behind_ages: Texts = ()
    earthquakes: Texts = ()
    plural_endings: Texts = ()
    singular_endings: Texts = ()
    participle_endings: Texts = ()
    plurals: Texts = ()
    before_money: Texts = ()
    of_currencies: Texts = ()
    minus: Texts = ()
    capitals: Texts = ()
    dates_in_figures: str = ""
    months: Lists = field(default_factory=dict)
    weekdays: Lists = field(default_factory=dict)
    islamic_months: Lists = field(default_factory=dict)
    persian_months: Lists = field(default_factory=dict)
    gregorian_era: Texts = ()
    islamic_era: Texts = ()
    persian_era: Texts = ()
    same_day: Texts = ()
    no_months: Texts = ()
    ordinal_endings: Texts = ()
    early: Texts = ()
    late: Texts = ()
    beginnings: Texts = ()
    middles: Texts = ()
    ends: Texts = ()
    last: Texts = ()
    next: Texts = ()
    last_behind: Texts = ()
    next_behind: Texts = ()
    just_gone: Texts = ()
    before_ago: Texts = ()
    behind_ago: Texts = ()
    before_years: Texts = ()
    behind_years: Texts = ()
    no_years: Texts = ()
    back_in: Texts = ()
    same_one: Texts = ()
    before_times: Texts = ()
    behind_times: Texts = ()
    forenoon: Texts = ()
    afternoon: Texts = ()
    hour_signs: Texts = ()
    at_hours: Texts = ()
    only_hours: Texts = ()
    behind_hours: Texts = ()
    later_hours: Texts = ()
    past_hours: Texts = ()
    just_at: Texts = ()
    before_day_parts: Texts = ()
    common_day_parts: Texts = ()
    before: Texts = ()
    limits: Texts = ()
    directions: Lists = field(default_factory=dict)
    where: Lists = field(default_factory=dict)
    changes_by: Texts = ()
    changes_from: Texts = ()
    from_value: Texts = ()
    to_value: Texts = ()
    tallies: Texts = ()
    than: Texts = ()
    not_this: Texts = ()
    once_planned: Texts = ()
    changed: Texts = ()
    older_reports: Texts = ()
    as_it_is: Texts = ()
    agents: Texts = ()
    claiming: Texts = ()
    responsibility: Texts = ()
    no_claim: Texts = ()
    unknown_doer: Texts = ()
    clause_words: Texts = ()
    fact_clause_words: Texts = ()
    link_clause_words: Texts = ()
    denial_endings: Texts = ()
    future_endings: Texts = ()


@dataclass(frozen=True)
class Region:
    """What is known of some part of the world, by the sections of its file; docs/lexicon.md tells each."""

    agencies: Lists = field(default_factory=dict)
    cities: Texts = ()
    countries: Texts = ()
    aliases: tuple[Texts, ...] = ()
    never_same: tuple[Texts, ...] = ()
    roots: tuple[Texts, ...] = ()
    things: Lists = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    export_codes: dict[str, str] = field(default_factory=dict)
    sides: Lists = field(default_factory=dict)
    parts: Lists = field(default_factory=dict)
    areas: Texts = ()
    outlets: Lists = field(default_factory=dict)
    day_first: Texts = ()
    month_first: Texts = ()


DAY_FIRST, MONTH_FIRST = "day first", "month first"
"""What a language may say of its `dates_in_figures`."""

_CODE = re.compile(r"[a-z]{2,3}")
SHAPES: dict[str, str] = {f.name: str(f.type) for shape in (Language, Region) for f in fields(shape)} | {
    "language": "str"
}
"""The type of each section."""


def checked(root: Node | None, file: Path) -> dict[str, Any]:
    """The plain values of a file. Raises `ConfigError` for an unknown section and for one of another shape."""
    if root is None:
        return {}
    if not isinstance(root, Mapping):
        raise _wrong(file, root, "the file must be a mapping (section: words)")
    found: dict[str, Any] = {}
    for name, node in root.items.items():
        if name not in SHAPES:
            near = difflib.get_close_matches(name, SHAPES, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the sections are {', '.join(sorted(SHAPES))}."
            raise ConfigError(f"{file}, line {root.keys[name].line}: a lexicon has no section {name!r}; {hint}")
        if isinstance(node, Scalar) and not node.text:
            continue  # a section without anything in it
        found[name] = _value(SHAPES[name], node, file, name)
    if not _CODE.fullmatch(found.get("language", "en")):
        raise _wrong(file, root.items["language"], "language must be a code of two or three small letters, such as en")
    if found.get("dates_in_figures", DAY_FIRST) not in (DAY_FIRST, MONTH_FIRST):
        raise _wrong(file, root.items["dates_in_figures"], f"dates_in_figures must be {DAY_FIRST} or {MONTH_FIRST}")
    return found


def _value(shape: str, node: Node, file: Path, name: str) -> Any:
    match shape:
        case "str":
            return _text(node, file, name)
        case "Texts":
            return [_text(item, file, f"an entry of {name}") for item in _items(node, file, name)]
        case "tuple[Texts, ...]":
            return [_value("Texts", item, file, f"a line of {name}") for item in _items(node, file, name)]
    if not isinstance(node, Mapping):
        raise _wrong(file, node, f"{name} must be a mapping (name: words)")
    inner = "Texts" if shape == "Lists" else "str"
    if "" in node.items:
        raise _wrong(file, node.keys[""], f"a name in {name} must be a text")
    return {
        key: []
        if inner == "Texts" and isinstance(value, Scalar) and not value.text
        else _value(inner, value, file, key)
        for key, value in node.items.items()
    }


def _items(node: Node, file: Path, name: str) -> list[Node]:
    if not isinstance(node, Sequence):
        raise _wrong(file, node, f"{name} must be a list")
    return node.items


def _text(node: Node, file: Path, name: str) -> str:
    """A text with something in it: an empty one would be found everywhere."""
    if not isinstance(node, Scalar) or not node.text.strip():
        raise _wrong(file, node, f"{name} must be a text")
    return node.text


def _wrong(file: Path, node: Node, what: str) -> ConfigError:
    return ConfigError(f"{file}, line {node.line}: {what}; mend that line and start again.")
