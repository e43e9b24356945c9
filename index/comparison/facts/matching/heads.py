"""How alike what two numbers count is, by the words for it and by the kinds that these have in the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.comparison.facts.stated.vocabulary import FATE


def same_head(one: frozenset[str], other: frozenset[str], groups: tuple[Mapping[str, str], Mapping[str, str]]) -> float:
    """How alike what two numbers count is: 1 one word, .7 one kind, .4 both persons, 0 not known, -.4 not alike as far
    as is known, -1 of different kinds.
    """
    if not one or not other:
        return 0.0
    if one & other:
        return 1.0
    ours, theirs = _group(one, groups[0]), _group(other, groups[1])
    if not ours or not theirs:
        return -0.4
    if ours == theirs:
        return 0.7
    if not (ours.startswith(_PERSONS) and theirs.startswith(_PERSONS)):
        return -1.0
    if FATE in ours + theirs:
        return 0.4
    return 0.7 if _PERSON in (ours, theirs) else -1.0


_PERSON = "person"
_PERSONS = (_PERSON, *(FATE + fate for fate in ("dead", "hurt", "missing", "held", "ill", "saved")))
# Persons of whom more is said (children, soldiers) may be any persons, but not such of whom something else is said.


def _group(head: Iterable[str], groups: Mapping[str, str]) -> str:
    return next(
        (_PERSON if word == _PERSON else groups[word] for word in sorted(head) if word == _PERSON or word in groups), ""
    )
