"""All signs of two reports, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain

import numpy as np

from index.comparison.alignment.signs.letters import letters
from index.comparison.alignment.signs.meaning import meaning
from index.comparison.alignment.signs.names_and_numbers import names, numbers
from index.comparison.alignment.signs.parts import clauses, quotations
from index.comparison.alignment.signs.places import places
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.reports import reports
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.alignment.signs.standing_out import margins, neighbours, ranks
from index.comparison.alignment.signs.words import matter, words, words_together

_SIGNS = (words, matter, words_together, letters, clauses, quotations, numbers, names, places, reports, meaning)


_PARTS = frozenset(["shared", "order", "two_languages", "cosine", "letters", "together_part", "matter_part", "meaning"])
# What further signs are made of.


def measure(
    pair: SideBySide, look_up: Callable[[], None] = lambda: None, only: Collection[str] | None = None
) -> dict[str, Table]:
    """What speaks for and against each pair of sentences. A sign of two long reports is megabytes: where `only` names
    some, few others are held beside them. `look_up` is called between the signs and may raise.
    """
    found: dict[str, Table] = {}
    for sign in _SIGNS:
        look_up()
        found |= {name: table for name, table in sign(pair).items() if only is None or name in only or name in _PARTS}
    found["likeness"] = (found["cosine"] + found["letters"] + found["together_part"] + found["matter_part"]) / 4
    for name, make in chain(_OF_SIGNS.items(), _OF_MEANING.items() if "meaning" in found else ()):
        if only is None or name in only:
            found[name] = make(found)
    return found


def _best_half(found: Mapping[str, Table]) -> Table:
    """How alike the better half of the sentences are to the likest of the other side; the same for all pairs."""
    best = [found["cosine"].max(axis=axis, initial=0.0) for axis in (0, 1)]
    together = np.sort(np.concatenate(best))
    half = float(together[len(together) // 2 :].mean()) if together.size else 0.0
    return np.broadcast_to(half, found["cosine"].shape)


_OF_SIGNS: Mapping[str, Callable[[Mapping[str, Table]], Table]] = {
    "both_titles": lambda found: found["both_titles"] * (found["shared"] > 0),  # of two events where no word is shared
    "order_across": lambda found: found["order"] * found["two_languages"],  # where words say less, the order says more
    "letters_least": lambda found: margins(found["letters"]),
    "likeness_least": lambda found: margins(found["likeness"]),
    "likeness_low_rank": lambda found: ranks(found["likeness"]),
    "best_half": _best_half,
}
_OF_MEANING: Mapping[str, Callable[[Mapping[str, Table]], Table]] = {
    "meaning_least": lambda found: margins(found["meaning"]),
    "meaning_low_rank": lambda found: ranks(found["meaning"]),
    "meaning_beside": lambda found: neighbours(found["meaning"]),
}
# Signs that are made of others.
