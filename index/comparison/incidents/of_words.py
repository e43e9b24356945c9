"""The signature of a report from its words as they are indexed, for a folder's stories: a fifth of the cost of reading
its sentences, and stories come out no worse (`benchmarks/fitting/story_fit`).

What it is kept as in the catalogue, and the few words by which reports of one incident find each other, are here too.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, count, islice
from operator import ne

from index.comparison.incidents.signature import FEWEST_TERMS, Signature
from index.comparison.reading.days import first_weekdays
from index.comparison.reading.thesaurus import concepts
from index.lexicon.reading import ENGLISH, kept
from index.text.calendar import WEEKDAY_FORMS, english_weekday, is_of_the_calendar, months, weekdays
from index.text.stems import light_stem, stem
from index.text.stop_words import folded, hollow

LEAD_WORDS = 90
"""Words at the beginning that tell what happened: a title and some three sentences. With 60 or 130 stories come out
about as well.
"""

KEPT_NAMES, KEPT_OF_LEAD, KEPT_NUMBERS = 8, 8, 6
"""Of its names, of the names and of the other words of its lead, and of its long numbers so many are the words by which
a report is found: of 1,279 reports of public news, more found no further report of the same story.
"""


def signature_of_words(
    written: Sequence[str], forms: Sequence[str], day: date | None, language: str = ENGLISH
) -> Signature | None:
    """The signature of a report in a language (ISO 639-1) of these words, as they are `written` and in their folded
    `forms`; None where they tell too little: too few, or without a name, as in a script that has no capitals.
    """
    told = list(map(_terms(language).__getitem__, forms))
    terms = Counter(filter(None, told))
    if terms.total() < FEWEST_TERMS:
        return None
    named = [(place, told[place]) for place in _names(written, forms, language) if told[place]]
    if not named:
        return None
    lead_terms = Counter(filter(None, told[:LEAD_WORDS]))
    return Signature(
        day=day,
        names=Counter(term for _, term in named),
        lead_names=Counter(term for place, term in named if place < LEAD_WORDS),
        terms=terms,
        lead_terms=lead_terms,
        small_words=Counter(),
        numbers=_numbers(terms),
        lead_numbers=_numbers(lead_terms),
        weekdays=_weekdays(forms, language),
    )


def _names(written: Sequence[str], forms: Sequence[str], language: str) -> list[int]:
    """The places of words that begin with a capital wherever they stand, but for those of the calendar."""
    other = compress(count(), map(ne, written, forms))  # of all words with a capital the folded form has none
    places = [place for place in other if written[place][0].isupper()]
    often = Counter(map(forms.__getitem__, places))
    all_of = Counter(filter(often.__contains__, forms))
    longer = {forms[place] for place in places if len(written[place]) > 1}
    names = {form for form in longer if all_of[form] == often[form] and not _is_of_the_calendar(form, language)}
    return [place for place in places if forms[place] in names]


def _numbers(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(term for term in terms if term[0] == "#")


def _is_of_the_calendar(form: str, language: str) -> bool:
    """Whether a folded form is a month or a weekday in a language; short ones are other words in English alone."""
    return is_of_the_calendar(form) if language == ENGLISH else form in months(language) or form in weekdays(language)


def _weekdays(forms: Sequence[str], language: str) -> frozenset[int]:
    if language != ENGLISH:
        known = weekdays(language)
        return (
            frozenset() if known.keys().isdisjoint(forms) else first_weekdays([known[f]] for f in forms if f in known)
        )
    if WEEKDAY_FORMS.isdisjoint(forms):
        return frozenset()
    return first_weekdays([found] for form in forms if (found := english_weekday(form)) is not None)


FASTEST = 1
"""The level of compression."""

_MOST_TERMS = 1 << 18
# Some twenty megabytes at most: all words of a large folder but the rarest.


@kept()
def _terms(language: str) -> _Terms:
    return _Terms(language)


class _Terms(dict[str, str]):
    """What a folded form counts as in a language, as in a comparison; empty where it says nothing of the matter. Found
    out when it is first met.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._concepts = language, concepts() if language == ENGLISH else {}
        self._hollow = folded(hollow(language))

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST_TERMS:
            self.clear()
        self[form] = term = self._term(form)
        return term

    def _term(self, form: str) -> str:
        if form[0].isdecimal():
            return f"#{form}"
        if form in self._hollow:
            return ""
        if self._language != ENGLISH:
            return stem(form, self._language)
        stemmed = light_stem(form)
        return self._concepts.get(form) or self._concepts.get(stemmed, stemmed)


def keys_of(signature: Signature) -> list[int]:
    """The words by which reports of one incident find each other, as hashes: those it names most often, those of its
    lead, and long numbers.
    """

    def chosen() -> Iterator[str]:
        yield from (name for name, _ in signature.names.most_common(KEPT_NAMES))
        yield from islice(signature.lead_names, KEPT_OF_LEAD)
        yield from islice((term for term in signature.lead_terms if term not in signature.names), KEPT_OF_LEAD)
        yield from sorted(signature.long_numbers)[:KEPT_NUMBERS]

    return sorted({zlib.crc32(word.encode("utf-8", "replace")) for word in chosen()})


def packed(signature: Signature) -> bytes:
    """A signature of words as the catalogue keeps it, some 800 bytes. What stands in the lead stands first in all of
    the report too, in the same order, and its numbers are among its terms: neither is said twice.
    """
    said = [signature.day and signature.day.isoformat(), sorted(signature.weekdays)]
    for all_of, lead in ((signature.names, signature.lead_names), (signature.terms, signature.lead_terms)):
        said += ["\n".join(all_of), [*all_of.values()], [*lead.values()]]
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return zlib.compress(plain, FASTEST)


def unpacked(kept_as: bytes) -> Signature:
    """The signature that was `packed`. Raises `ValueError`, `TypeError`, `LookupError` or `zlib.error` where it is
    damaged.
    """
    day, weekdays, *counted = json.loads(zlib.decompress(kept_as))
    (names, lead_names), (terms, lead_terms) = _counts(*counted[:3]), _counts(*counted[3:])
    return Signature(
        day=date.fromisoformat(day) if day else None,
        names=names,
        lead_names=lead_names,
        terms=terms,
        lead_terms=lead_terms,
        small_words=Counter(),
        numbers=_numbers(terms),
        lead_numbers=_numbers(lead_terms),
        weekdays=frozenset(weekdays),
    )


def _counts(words: str, in_all: Sequence[int], in_lead: Sequence[int]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in all of a report, and how often each of the first ones in its lead."""
    each = words.split("\n") if words else []
    return Counter(dict(zip(each, in_all, strict=True))), Counter(dict(zip(each, in_lead, strict=False)))


def odds(one: Signature, other: Signature) -> float:
    """The log-odds that two reports tell of one incident: 0 where it is as likely as not, and no more where their dates
    lie apart, as in a comparison.
    """
    from index.comparison.incidents.sameness import signs

    return _bounded(signs(one, other))


MOST_OF_A_FOLLOW_UP = 1.5
"""The log-odds of a follow-up are no higher: those of one day come together first, and what comes back to them later.
Without this a report of a bombing whose picture was of an earlier one left the story of its own day.
"""


def odds_of_a_follow_up(one: Signature, other: Signature) -> float:
    """The same of two reports dated well apart, of which the later one comes back to what the other tells of."""
    from index.comparison.incidents.sameness import of_a_follow_up, signs, weights

    return min(MOST_OF_A_FOLLOW_UP, weights().odds(of_a_follow_up(signs(one, other))))


def most_odds(one: Signature, other: Signature) -> float:
    """What these log-odds are at most, at a fraction of the cost."""
    from index.comparison.incidents.sameness import most_signs

    return _bounded(most_signs(one, other))


def _bounded(found: Mapping[str, float]) -> float:
    from index.comparison.incidents.sameness import weights

    told = weights().odds(found)
    return min(told, 0.0) if found["days_apart"] else told
