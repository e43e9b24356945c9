"""Countries and what is named after them: a report on Iran may say only "Iranian".

The reader of a search means both, as with "kill" and "killed", but no stemmer knows it. The lexicon lists words of one
piece, the country and what is named after it; plurals follow.
"""

from __future__ import annotations

from index.lexicon.reading import kept, languages


@kept()
def _groups() -> dict[str, tuple[str, ...]]:
    """From each word to its country and all that is named after it, the country first."""
    groups = ((country, *named) for language in languages().values() for country, named in language.demonyms.items())
    return {form: group for group in groups for form in group}


def relatives(form: str) -> tuple[str, ...]:
    """The country a folded form is named after and the other words named after it: `iranian` -> ("iran",)."""
    return tuple(other for other in _group(form) if other != form)


def country(form: str) -> str | None:
    """The country that a folded form names or is named after: `swedes` -> "sweden"."""
    return next(iter(_group(form)), None)


def _group(form: str) -> tuple[str, ...]:
    groups = _groups()
    return groups.get(form) or groups.get(form.removesuffix("s"), ())
