"""The rows of words that stand for a row of words: every name among them in all its spellings."""

from __future__ import annotations

from index.names.forms import without_article
from index.search.plan.word_forms import MAX_FORMS, WordForms, folded_words
from index.text.words import words

Row = tuple[tuple[str, ...], ...]
"""The folded forms that may stand at each place of a row."""


def spelled_rows(typed: str, word_forms: WordForms) -> list[Row]:
    """The row of words as typed, then with other spellings of the names in it, at most `MAX_FORMS` in all; every other
    word has its endings.
    """
    forms = folded_words(typed)
    spans = _with_articles(typed)
    named = [
        (spans[first][0], spans[last - 1][1], variants)
        for first, last, variants in word_forms.names_among([said for _, _, said in spans])
    ]
    rows: list[Row] = [()]
    at = 0
    for start, end, variants in [*named, (len(forms), len(forms), [])]:
        between = tuple(tuple(dict.fromkeys(word_forms.inflections(f))) for f in forms[at:start])
        rows = [row + between for row in rows]
        at = end
        if end > start:
            word_forms.say(typed, variants, " ".join(forms[start:end]))
            choices = [forms[start:end], *map(folded_words, variants)]
            said = [tuple(word_forms.as_said(f) for f in choice) for choice in choices]
            rows = [row + choice for row in rows for choice in said][:MAX_FORMS]
    return list(dict.fromkeys(rows))


def _with_articles(typed: str) -> list[tuple[int, int, str]]:
    """The words of `typed` as written, each with the article that a hyphen joins to it, and from which to which word
    they go: alone, the `an` of an-Numan is an English word.
    """
    found: list[tuple[int, int, str]] = []
    before = None
    for index, word in enumerate(words(typed)):
        whole = typed[before.start : word.end] if before and typed[before.end : word.start] == "-" else ""
        if whole and without_article(whole) == typed[word.start : word.end]:
            found[-1] = (index - 1, index + 1, whole)
        else:
            found.append((index, index + 1, typed[word.start : word.end]))
        before = word
    return found
