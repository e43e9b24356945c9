"""Which language a text is in, from its script and its commonest small words; None when neither is clear."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index.lexicon.reading import kept, languages

SAMPLE = 1000
"""Code points looked at: enough for some forty small words, and the same cost for every article."""

FEWEST_SMALL_WORDS = 3
"""Fewer are chance: "die" and "a" occur in names and titles of other languages."""

CLEAR_LEAD = 1.3
"""How many times as many small words as the runner-up, for languages that share some."""


@kept()
def _languages_of() -> dict[str, list[str]]:
    """For each small word the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, language in languages().items():
        for word in language.small_words:
            found.setdefault(word, []).append(code)
    return found


@kept()
def _own_letters() -> dict[str, tuple[str, ...]]:
    """Letters of one of two languages of a script that share small words, and not of the other."""
    return {code: language.own_letters for code, language in languages().items() if language.own_letters}


@dataclass(frozen=True, slots=True)
class StatedLanguage:
    """What a file says of a report's language: its code (ISO 639-1 where there is one) and the country whose use of it
    is meant (ISO 3166-1), each None where it is not said.
    """

    code: str | None = None
    country: str | None = None


_TAG = re.compile(
    r"(?P<code>[a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?P<country>[a-z]{2})(?![a-z]))?(?:[-_.@].*)?", re.IGNORECASE
)
_NO_LANGUAGE = frozenset(["mul", "und", "zxx"])
# ISO 639-2: several, not known, none.


@kept()
def _called() -> dict[str, str]:
    """Each name of a language, and each code of three letters, to the code we have."""
    return {name.casefold(): code for code, language in languages().items() for name in language.called}


def stated_language(said: str) -> StatedLanguage:
    """The language that a field names: `en-US`, `fr_FR.UTF-8`, `Español`, `ENGLISH (US)`."""
    words = re.split(r"[,;(|/]", said.strip(), maxsplit=1)
    name = words[0].strip()
    tag = _TAG.fullmatch(name)
    if code := _called().get(name.casefold()):
        return StatedLanguage(code)
    if tag is None or tag["code"].lower() in _NO_LANGUAGE:
        return StatedLanguage()
    low = tag["code"].lower()
    return StatedLanguage(_called().get(low, low), tag["country"].upper() if tag["country"] else None)


def language_told(stated: StatedLanguage, text: str) -> str | None:
    """The language of a text about which a file says something: what it says, unless the text clearly is in another;
    of templates and archives some say "English" of everything. A language whose words are not known is believed.
    """
    found = language_of(text)
    words = languages().get(stated.code or "")
    return found if found and (stated.code is None or (words and words.small_words)) else stated.code


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language most small words belong to; None when there are too few or two languages are
    close.
    """
    counts = Counter[str]()
    languages_of, own = _languages_of(), _own_letters()
    for word in text[:SAMPLE].casefold().split():
        for language in languages_of.get(word, ()):
            counts[language] += 1
    ranked = counts.most_common(2)
    if len(ranked) == 2 and all(language in own for language, _ in ranked):
        ranked.sort(key=lambda row: sum(map(text[:SAMPLE].count, own[row[0]])), reverse=True)
        return ranked[0][0] if sum(count for _, count in ranked) >= FEWEST_SMALL_WORDS else None
    if not ranked or ranked[0][1] < FEWEST_SMALL_WORDS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEAR_LEAD * ranked[1][1] else None
