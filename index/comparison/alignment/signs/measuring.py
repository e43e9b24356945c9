"""All signs of two reports, by name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.comparison.alignment.signs.bags import Table
from index.comparison.alignment.signs.letters import letters
from index.comparison.alignment.signs.meaning import meaning
from index.comparison.alignment.signs.names_and_numbers import names, numbers
from index.comparison.alignment.signs.parts import clauses, quotations
from index.comparison.alignment.signs.places import places
from index.comparison.alignment.signs.reports import reports
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.alignment.signs.standing_out import margins, neighbours, ranks
from index.comparison.alignment.signs.words import matter, words, words_together

_SIGNS = (words, matter, words_together, letters, clauses, quotations, numbers, names, places, reports, meaning)


def measure(pair: SideBySide, look_up: Callable[[], None] = lambda: None) -> dict[str, Table]:
    """What speaks for and against each pair of sentences. `look_up` is called between the signs and may raise."""
    found: dict[str, Table] = {}
    for sign in _SIGNS:
        look_up()
        found |= sign(pair)
    found["both_titles"] *= found["shared"] > 0  # two titles that share no word are of two events
    found["order_across"] = found["order"] * found["two_languages"]  # where words say less, the order says more
    found["likeness"] = (found["cosine"] + found["letters"] + found["together_part"] + found["matter_part"]) / 4
    found |= margins(found["letters"], "letters")
    for name in ("likeness", "meaning"):
        if name in found:
            found |= margins(found[name], name) | ranks(found[name], name)
    if "meaning" in found:
        found |= neighbours(found["meaning"], "meaning")
    best = [found["cosine"].max(axis=axis, initial=0.0) for axis in (0, 1)]
    together = np.sort(np.concatenate(best))
    found["best_half"] = pair.pairwise(float(together[len(together) // 2 :].mean()) if together.size else 0.0)
    return found
