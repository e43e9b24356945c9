"""The names that two reports in two alphabets share: Идлиб of the one is Idlib of the other.

Only what is written with a capital is known to be a name, so the names of the report in letters that have capitals are
looked for among all words of the other; of two such alphabets names are held against names. A word counts as a name
where the odds say so (`index.names.letters`) and no other name is likelier; from then on both are one term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.comparison.reading.words import Token
from index.names.heard import Heard
from index.names.letters import alphabet
from index.text.affixes import bare_forms
from index.text.calendar import is_of_the_calendar
from index.text.folding import fold

CASED = ("L", "C")
"""Alphabets with capitals: Latin, Cyrillic."""

ONE_NAME = 7.0
"""The odds (a logarithm) from which a word is the name: lower than where a whole folder is searched (8.5), since one
report has a few hundred words. From 6 to 8 the links across two languages stay as good (F1 .78 each).
"""

SHORTEST = 4
"""Letters of the shortest name that is looked for by its sound."""


def names_across(left: Iterable[Token], right: Iterable[Token], names: Iterable[str]) -> dict[str, str]:
    """From folded words of either report to the term that they share with a name of the other; empty for reports in
    one alphabet. `names` are the words taken for names, as written.
    """
    known = set(names)
    sides = [list(left), list(right)]
    scripts = [_script(side) for side in sides]
    if not all(scripts) or scripts[0] == scripts[1]:
        return {}
    named, other = (0, 1) if _rank(scripts[0]) <= _rank(scripts[1]) else (1, 0)
    words = [token for token in sides[other] if scripts[other] not in CASED or token.text in known]
    bases = {base: token for token in words for base in (fold(token.text), *bare_forms(fold(token.text)))}
    heard = Heard(bases)
    found: dict[str, tuple[float, str]] = {}
    for token in sides[named]:
        if token.text not in known or not token.term or len(token.text) < SHORTEST or is_of_the_calendar(token.low):
            continue
        for odds, form in heard.like(fold(token.text), scripts[other], ONE_NAME):
            word = fold(bases[form].text)
            found[word] = max(found.get(word, (0.0, "")), (odds, token.term))
    return {word: term for word, (_, term) in found.items()}


def _rank(script: str) -> int:
    return CASED.index(script) if script in CASED else len(CASED)


def _script(side: Iterable[Token]) -> str:
    """The alphabet that most of a report's words are in."""
    counts = Counter(alphabet(fold(token.text)) for token in side)
    counts.pop("", None)
    return max(counts, key=lambda name: (counts[name], name), default="")
