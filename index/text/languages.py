"""Which language a text is in, from its script and its commonest small words; None when neither is clear.

language_of("Le pont a été fermé, et les habitants sont partis.") == "fr"
languages_of(article)            of each paragraph, where it is told: a report may quote a statement in another language
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from operator import itemgetter

from index.article import OWN_WORDS, Article
from index.lexicon.reading import kept, languages

SAMPLE = 1000
"""Code points looked at: enough for some forty small words, and the same cost for every article."""

FEWEST_SMALL_WORDS = 3
"""Fewer are chance: "die" and "a" occur in names and titles of other languages."""

CLEAR_LEAD = 1.3
"""How many times as many small words as the runner-up, for languages that share some."""

OF_ANOTHER = 3
"""How many times as many small words of its own as of its report's language a paragraph in another one has. Of 5,721
paragraphs of 837 reports (833 English) none is told to be in another."""

FEWEST_LETTERS = 3
"""Letters of a language's own that tell it, with a small word, where none is the report's: of one sentence."""

TELLING_LETTERS, FEWEST_BESIDE_LETTERS = 12, 2
"""Letters of a language's own in the beginning of a text that tell it with fewer small words than alone: a report of a
few lines. Names in a text of another language have some such letters, and that has its own small words.
"""

_AROUND_WORDS = '.,;:!?…"“”«»()،؛؟'


@kept()
def _languages_with() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that have it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, language in languages().items():
        for word in language.small_words:
            found[word].append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@kept()
def _own_letters() -> dict[str, tuple[str, ...]]:
    """Letters of a language that those lack with which it shares a script or small words."""
    return {code: language.own_letters for code, language in languages().items() if language.own_letters}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language most small words belong to; None when there are too few or two languages are
    close.
    """
    return _clearest(text[:SAMPLE], _small_words(text))


def _small_words(text: str) -> dict[str, int]:
    """How many small words of each language the beginning of a text has, where it has any."""
    counts: dict[str, int] = {}
    for languages_with, times in Counter(_told_of(text)).items():
        for language in languages_with:
            counts[language] = counts.get(language, 0) + times
    return counts


def _told_of(text: str) -> list[tuple[str, ...]]:
    """For each small word in the beginning of a text the languages that have it."""
    words = [word if word.isalpha() else word.strip(_AROUND_WORDS) for word in text[:SAMPLE].casefold().split()]
    return list(filter(None, map(_languages_with().get, words)))


def _clearest(sample: str, counts: Mapping[str, int]) -> str | None:
    own, ranked = _own_letters(), sorted(counts.items(), key=itemgetter(1), reverse=True)[:2]
    if len(ranked) == 2 and all(language in own for language, _ in ranked):
        ranked.sort(key=lambda row: _letters_of(row[0], sample), reverse=True)
        return ranked[0][0] if sum(count for _, count in ranked) >= FEWEST_SMALL_WORDS else None
    if not ranked or ranked[0][1] < FEWEST_SMALL_WORDS:
        return _by_letters(sample, counts)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEAR_LEAD * ranked[1][1] else None


def _by_letters(sample: str, counts: Mapping[str, int]) -> str | None:
    """The language that letters of its own tell, where no other has more small words."""
    told = max(_own_letters(), key=lambda language: _letters_of(language, sample), default="")
    most = max(counts.values(), default=0)
    is_told = told and _letters_of(told, sample) >= TELLING_LETTERS
    return told if is_told and counts.get(told, 0) == most >= FEWEST_BESIDE_LETTERS else None


def _letters_of(language: str, text: str) -> int:
    return sum(map(text.count, _own_letters().get(language, ())))


def language_beside(text: str, report: str | None) -> str | None:
    """The language of a paragraph of a report: the report's, unless the paragraph is clearly in another."""
    if report and _cannot_be_of_another(text, report):
        return report
    counts = _small_words(text)
    found, sample = _clearest(text[:SAMPLE], counts), text[:SAMPLE]
    if report is None or found == report:
        return found or report
    if found and counts.get(found, 0) > OF_ANOTHER * counts.get(report, 0):
        return found
    if counts.get(report) or not counts:
        return report
    letters = {language: _letters_of(language, sample) for language in counts}
    likeliest = max(letters, key=lambda language: (letters[language], language))
    return likeliest if letters[likeliest] >= FEWEST_LETTERS else report


def _cannot_be_of_another(text: str, report: str) -> bool:
    """Whether a text has so many small words of the report's language that no other can have enough more, as nearly
    all have: told without counting those of every language.
    """
    told = _told_of(text)
    own = sum(report in languages_with for languages_with in told)
    return own > 0 and OF_ANOTHER * own >= len(told)


def languages_of(article: Article) -> tuple[str | None, ...]:
    """The language of each paragraph: that of its own words where they are clearly in another than the report is."""
    report = article.metadata.language
    return tuple(
        language_beside(paragraph.span.of(article.text), report) if paragraph.kind in OWN_WORDS else report
        for paragraph in article.paragraphs
    )
