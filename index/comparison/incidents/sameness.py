"""Whether two reports tell of one incident, from what they have in common and what parts them.

Two accidents share their kind and most of their words; what tells them apart are names, days, ages and tolls. The
chance is a logistic regression over a few signs, fitted on some 2,700 pairs of news reports (`benchmarks/fitting`),
among them pairs that were put together because they look alike. Between "one" and "two" lies "not known".

The public measure is ECB+: Cybulska and Vossen, "Using a sledgehammer to crack a nut? Lexical diversity and event
coreference resolution" (LREC 2014).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.comparison.facts.stated.values import meet
from index.comparison.incidents.signature import Signature
from index.comparison.reading.days import APART_DAYS, far_apart

WEIGHTS = Path(__file__).with_name("weights.json")

ONE, TWO = 0.7, 0.15
"""The chance from which two reports are said to tell of one incident, and below which of two. On reports of stories
that were kept aside 3 % of those of one incident are said to be of two; see benchmarks/fitting/incident_fit.
"""

_MOST = 30.0
# Log-odds beyond which nothing changes.

_SHARED_NUMBERS = 3
# So many long numbers in common are as good as proof.


def signs(one: Signature, other: Signature) -> dict[str, float]:
    """What speaks for and against one incident: numbers of 0 to 1, the same whichever report comes first."""
    return {**_short_signs(one, other), "terms": one.terms_vector.cosine(other.terms_vector)}


def most_signs(one: Signature, other: Signature) -> dict[str, float]:
    """The same as if both said the same words: a fraction of the cost, for nearly all pairs are apart all the same."""
    return {**_short_signs(one, other), "terms": float(weights().signs.get("terms", 0.0) > 0)}


def _short_signs(one: Signature, other: Signature) -> dict[str, float]:
    apart = abs((one.day - other.day).days) if one.day and other.day else 0
    inside = sorted((_inside(one.lead_names, other.names), _inside(other.lead_names, one.names)))
    tolls = [meets for fate in one.tolls if fate in other.tolls for meets in [_meet(one, other, fate)]]
    return {
        **{name: vector.cosine(other.short_vectors[name]) for name, vector in one.short_vectors.items()},
        "least_inside": inside[0],
        "most_inside": inside[1],
        "numbers": _shared(one.numbers, other.numbers),
        "lead_numbers": _shared(one.lead_numbers, other.lead_numbers),
        "long_numbers": min(_SHARED_NUMBERS, len(one.long_numbers & other.long_numbers)) / _SHARED_NUMBERS,
        "days_apart": float(apart > APART_DAYS),
        "far_apart": far_apart(apart),
        "weekdays_part": float(bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)),
        "days_agree": float(not one.days.isdisjoint(other.days)),
        **_agree_or_part("ages", one.ages, other.ages),
        "tolls_agree": float(any(tolls)),
        "tolls_part": float(any(not meets for meets in tolls)),
    }


_NEWER = ("far_apart", "weekdays_part", "tolls_part")


def of_a_follow_up(found: Mapping[str, float]) -> Mapping[str, float]:
    """The signs of two reports dated apart of which the later one comes back to what the other tells of: they agree in
    its day, and that the later one names the weekday of its own news and has the newer toll parts nothing.
    """
    return {**found, **dict.fromkeys(_NEWER, 0.0), "days_agree": 1.0}


_NOT_KNOWN = 0.5
# Between all and none: a lead without names says nothing.


def _inside(lead: Mapping[str, int], names: Mapping[str, int]) -> float:
    """The share of the names of one report's lead that stand anywhere in the other."""
    return len(lead.keys() & names.keys()) / len(lead) if lead else _NOT_KNOWN


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _agree_or_part(name: str, one: frozenset[float], other: frozenset[float]) -> dict[str, float]:
    """Whether two sets have anything in common, and whether both have something and nothing in common."""
    agree = not one.isdisjoint(other)
    return {f"{name}_agree": float(agree), f"{name}_part": float(bool(one and other) and not agree)}


def _meet(one: Signature, other: Signature, fate: str) -> bool:
    return any(meet(ours, theirs) for ours in one.tolls[fate] for theirs in other.tolls[fate])


@dataclass(frozen=True, slots=True)
class IncidentWeights:
    """What one unit of each sign adds to the log-odds of one incident, and the log-odds where every sign is zero."""

    bias: float
    signs: Mapping[str, float]

    def odds(self, found: Mapping[str, float]) -> float:
        """The log-odds that two reports with these signs tell of one incident."""
        told = self.bias + math.fsum([self.signs.get(name, 0.0) * value for name, value in found.items() if value])
        return max(-_MOST, min(_MOST, told))

    def chance(self, found: Mapping[str, float]) -> float:
        """How likely two reports with these signs tell of one incident, from 0 to 1."""
        return 1 / (1 + math.exp(-self.odds(found)))


@cache
def weights() -> IncidentWeights:
    """The weights that the product uses."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return IncidentWeights(found["bias"], found["signs"])
