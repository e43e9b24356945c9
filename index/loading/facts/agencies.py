"""News and photo agencies: how they sign, and the one name each goes by here."""

from __future__ import annotations

import re

from index.lexicon.patterns import pattern
from index.lexicon.phrases import any_word
from index.lexicon.reading import kept, regions
from index.text.folding import evened


@kept()
def _by_signature() -> dict[str, str]:
    """Signature, as written, to agency."""
    return {name: agency for agency, longer in regions().agencies.items() for name in (agency, *longer)}


@kept()
def _by_folded_name() -> dict[str, str]:
    return {evened(name): agency for name, agency in _by_signature().items()}


@kept()
def agency_pattern() -> str:
    """A regular expression for any known agency's signature; to be put between word boundaries. As agencies write
    themselves and in capitals, never in small letters, where "pa" and "mena" are words.
    """
    return any_word(form for name in _by_signature() for form in (name, name.upper()))


@kept()
def _mention() -> re.Pattern[str]:
    return pattern("agency", rf"(?<!\w){agency_pattern()}(?!\w)")


def canonical(signature: str) -> str:
    """The one name for a signature: `REUTERS` and `Thomson Reuters` are `Reuters`; an unknown one is returned as it
    stands.
    """
    return _by_folded_name().get(evened(signature), signature)


def agencies_in(text: str) -> list[str]:
    """The agencies signed in a credit, in order, each once: `(With AP Reuters and AFP)` gives AP, Reuters, AFP."""
    return list(dict.fromkeys(canonical(match[0]) for match in _mention().finditer(text)))
