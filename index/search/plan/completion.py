"""What a query that is being typed could go on to say: fields, and the outlets, places, tags and kinds there are.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.search.query.fields import FIELDS, HAD, HAS

SHORTEST = 2
"""Letters before a field's name is offered: a single letter is nearly always the beginning of a word."""


def completed(text: str, values: Callable[[str], Sequence[str]]) -> str | None:
    """`text` with its last word completed; None when nothing is known to go on with.

    `values` tells what a field may hold (`outlet`: Daily Sabah, SANA), the most frequent first. A value of several
    words is put in quotation marks.
    """
    before, _, last = text.rpartition(" ")
    lead = f"{before} " if before or text.startswith(" ") else ""
    name, colon, typed = last.lstrip("-(").partition(":")
    sign = last[: len(last) - len(last.lstrip("-("))]
    if not colon:
        fits = [f"{f}:" for f in FIELDS if f.startswith(name) and len(name) >= SHORTEST]
        return f"{lead}{sign}{fits[0]}" if fits and name.islower() else None
    wanted = typed.lstrip('"').casefold()
    candidates = HAD if name == HAS else values(name) if wanted else ()
    found = next((v for v in candidates if v.casefold().startswith(wanted) and v.casefold() != wanted), None)
    if found is None:
        return None
    whole = found if " " not in found and not typed.startswith('"') else f'"{found}"'
    kept = typed + found[len(typed) :] if " " not in found and not typed.startswith('"') else whole
    return f"{lead}{sign}{name}:{kept}"
