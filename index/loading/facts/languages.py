"""Which language a file says its report is in, and when it is believed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.lexicon.reading import kept, languages
from index.text.languages import language_of


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
