"""Where the sentences of an article begin and end: sentencex finds them, we keep the offsets.

Where a language writes its ordinals with a full stop ("am 3. Mai"), sentencex begins no sentence with a number. There
we ask it what it would do if a word stood in the number's place ("der Betreiber. 340 Häuser").
"""

from __future__ import annotations

import re

import sentencex

from index.article import OWN_WORDS, Article, Kind, Sentence, Span
from index.lexicon.reading import kept, languages, phrases
from index.text.languages import languages_of

LANGUAGE = "en"
"""The rules sentencex falls back on when the article's language is not known."""


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's own words, in order, by the rules of each paragraph's language. A title,
    standfirst or heading is one sentence each.
    """
    spoken = languages_of(article)
    found: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is Kind.BODY:
            spans = split(article.text, paragraph.span, spoken[number] or LANGUAGE)
            found += (Sentence(span, number) for span in spans)
        elif paragraph.kind in OWN_WORDS:
            found.append(Sentence(paragraph.span, number))
    return tuple(found)


STRAIGHT = '"'
"""The quotation mark that does not say whether it opens or closes; the splitter puts it on the wrong side."""

_NEW_QUOTATION = re.compile(r"[a-z][.!?](?=\s+[\"“][A-Z])")
# The end of a sentence before one that opens with a quotation: the splitter takes the mark's word for the old one's.


def split(text: str, within: Span, language: str = LANGUAGE) -> list[Span]:
    """The sentences inside `within`, without the white space around them; what holds no word joins its neighbour."""
    spans: list[Span] = []
    start = within.start
    for end in _ends(text, within, language):
        span = _trimmed(text, start, end)
        start = max(start, end)
        if span is None:
            continue
        if spans and not any(c.isalnum() for c in span.of(text)):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _ends(text: str, within: Span, language: str) -> list[int]:
    """Where sentences end: where the splitter says, straight marks put right, and before new quotations."""
    found = {within.end} | {match.end() for match in _NEW_QUOTATION.finditer(text, within.start, within.end)}
    start = within.start
    for told in sorted({*_told(language, within.of(text)), *_before_numbers(language, within.of(text))}):
        end = _beyond_its_marks(text, start, within.start + told, within.end)
        if not _goes_on(text, start, end, language):
            found.add(end)
            start = end
    return sorted(found)


def _told(language: str, words: str) -> list[int]:
    """Where the splitter ends the sentences of some words."""
    return [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(language, words)]


_BEFORE_NUMBER = re.compile(
    r"(?:[^\W\d_]{2}|\d{3})[.!?…][\"'”’“»«)\]]{0,3}(?P<gap>\s+)[\"“„»«(]?(?P<number>\d++)(?!\.(?:\s|\Z))"
)
# The end of a sentence before a number, as far as the signs tell it. A letter alone is an initial or half of what is
# written short (u. a.), one or two digits with a full stop are a day or an ordinal (3. Mai), on either side; three are
# a year or an amount.


def _before_numbers(language: str, words: str) -> list[int]:
    """Where sentences end before a number, in languages whose ordinals have a full stop: there the splitter ends none.
    Each is asked of it again with a word in the number's place, since it knows what is written short: Nr., Mio.
    """
    numbers = list(_BEFORE_NUMBER.finditer(words)) if _has_dotted_ordinals(language) else []
    if not numbers:
        return []
    asked = list(words)
    for match in numbers:
        asked[match.start("number") : match.end("number")] = _WORD[0] + _WORD[1] * (len(match["number"]) - 1)
    ends = _told(language, "".join(asked))
    return [end for match in numbers for end in ends if match.start("gap") <= end <= match.end("gap")]


_WORD = "Xa"
# The first letter of the word that is put in a number's place, and the others: a word in no language.

_ENDS_BEFORE_NUMBER = "Xaxa xaxaxa. 340 xaxa."
# Two sentences of words in no language, of which the second begins with a number.


@kept()
def _has_dotted_ordinals(language: str) -> bool:
    """Whether the splitter takes a full stop before a number for an ordinal's or the like, whatever the words are."""
    return len(_told(language, _ENDS_BEFORE_NUMBER)) == 1


_INITIALS = re.compile(r"[A-Z]\.\s*\Z")
_INITIAL = re.compile(r"\s*[A-Z]\.")
# Between two letters with a full stop each no sentence ends: "D-N.Y.", "John F. K. Doe".

_NO_BEGINNING = re.compile(r"\s*[:;,/]")


@kept()
def _titles() -> re.Pattern[str]:
    """The end of a text that is a title before a name: Ms., Gov."""
    said = "|".join(map(re.escape, phrases("titles")))
    return re.compile(rf"\b(?:{said})\.\s*\Z" if said else r"(?!)")


@kept()
def _abbreviations(language: str) -> re.Pattern[str]:
    """The end of a text that its language writes short, and that may end a sentence as well: ок., тыс."""
    words = languages().get(language)
    said = "|".join(map(re.escape, words.abbreviations if words else ()))
    return re.compile(rf"(?<!\w)(?:{said})\.\s*\Z" if said else r"(?!)", re.IGNORECASE)


@kept()
def _ordinals(language: str) -> re.Pattern[str]:
    """The end of a text that is an article and a number, in languages whose ordinals have a full stop: den 1. FC."""
    words = languages().get(language) if _has_dotted_ordinals(language) else None
    said = "|".join(map(re.escape, words.definite if words else ()))
    return re.compile(rf"(?<!\w)(?:{said})\s\d{{1,2}}\.\s*\Z" if said else r"(?!)", re.IGNORECASE)


_NEXT_LETTER = re.compile(r"\W{0,6}\w")
# Up to the first letter or digit behind a full stop.

_LONGEST_TITLE = 12
# Letters looked back for a title.


def _goes_on(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence goes on past a place where the splitter ends it: behind a title or an ordinal, between
    initials, before punctuation.
    """
    if _NO_BEGINNING.match(text, end):
        return True
    before = text[max(start, end - _LONGEST_TITLE) : end]
    following = _NEXT_LETTER.match(text, end)
    if following and not following[0][-1].isupper() and _abbreviations(language).search(before):
        return True
    if _ordinals(language).search(before):
        return True
    return bool(_titles().search(before) or (_INITIALS.search(before) and _INITIAL.match(text, end)))


def _beyond_its_marks(text: str, start: int, end: int, last: int) -> int:
    """`end`, moved over a straight mark beside it: a mark belongs to the sentence whose words it touches."""
    if end - 1 > start and text[end - 1] == STRAIGHT and text[end - 2].isspace():
        return end - 1  # it opens the next sentence
    if text[end : end + 1] == STRAIGHT and not text[end - 1].isspace() and (end + 1 == last or text[end + 1].isspace()):
        return end + 1  # it closes this one
    return end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as prose does; titles, teasers and headings do not."""
    return line.rstrip("\"'”’»)] ")[-1:] in tuple(".!?…,;:؟。") and bool(line)
