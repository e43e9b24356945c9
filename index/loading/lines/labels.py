"""The words a report puts before its own facts, in the languages of the lexicon: "Posted on", "By", "Source:"."""

from __future__ import annotations

import re

from index.lexicon.patterns import pattern
from index.lexicon.phrases import one_of
from index.lexicon.reading import kept, phrases
from index.loading.facts.datelines import dateline_alone
from index.text.calendar import months, weekdays


@kept()
def date_label() -> re.Pattern[str]:
    """A label in front of a date: matched where it stands, it says whether the date after it is an update."""
    updated, published = one_of(phrases("updated")), one_of(phrases("published"))
    label = rf"(?P<updated>{updated})|(?P<published>{published})"
    return pattern("date-label", rf"(?:[(\[]\s*+|(?<!\s)\s++)?(?:{label})\b\s*+[:|–-]?\s*+", re.IGNORECASE)


@kept()
def _updated() -> re.Pattern[str]:
    stems = r"updat|modif|revis|edited|aktualis|actualiz|güncelle|обновл|تحديث"
    return pattern("updated", rf"\b{one_of(phrases('updated'))}\b|{stems}", re.IGNORECASE)


def update_in(line: str) -> int | None:
    """Where a line begins to tell of the report's last change; None where it does not."""
    found = _updated().search(line)
    return found.start() if found else None


@kept()
def _captured() -> re.Pattern[str]:
    return pattern("captured", rf"\b{one_of(phrases('captured'))}\b", re.IGNORECASE)


def says_captured(line: str) -> bool:
    """Whether a line tells of the copy, not of the report: saved, printed or looked up by somebody, some day."""
    return len(line) <= LONGEST_CAPTURE and bool(_captured().search(line))


LONGEST_CAPTURE = 200
"""Code points: a sentence about something that was saved is longer, or stands where no notice does."""


@kept()
def _comments() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,6}}\s)?{one_of(phrases('comment_heads'))}(?:\s?\(?\d{{1,6}}\)?)?[:.]?", re.IGNORECASE)


def heads_comments(line: str) -> bool:
    """Whether a line heads what readers wrote below a report: "Comments (40)", "12 Kommentare"."""
    return len(line) <= LONGEST_BARE_BYLINE and bool(_comments().fullmatch(line.strip()))


@kept()
def _author_page() -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of(phrases('author_pages'))}\s+", re.IGNORECASE)


@kept()
def _no_authors() -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases("no_authors"))


_AFTER_AUTHOR = re.compile(
    r"(?<=\w)(?:[\s,;|]++[(<\[]?|[(<\[])[^\s@<>()]{0,80}@[^\s@<>()]{0,80}[)>\]]?$|(?<=[\w.])\s(?:le|on|am|el|il|at)$",
    re.IGNORECASE,
)
"""What is left of a line behind its names: an address, a handle, the word before the date."""
_DAY_BEHIND = re.compile(
    r"[\s,;|·–—-]{0,5}(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d(?!\d)|(?:19|20)\d\d[./-]\d\d[./-]\d\d).{0,80}$"
)
"""A date that markup ran into the names: "Jane Roe13.12.2022"."""
_SITE_NAME = re.compile(r"(?:www\.)?[\w-]{2,60}(?:\.[\w-]{2,60}){0,2}\.(?:com|org|net|info|news|[a-z]{2})")
"""The address of a site and no more: whom it names is the outlet, and nobody who wrote."""
_OF_A_FIRM = re.compile(
    r"https?://|\bwww\.|^[\w-]{2,60}\.(?:com|org|net|info|news|[a-z]{2})\s|\b(?:GmbH|e\.\s?V\.|Ltd|LLC|Inc)(?!\w)"
)
"""The address of a site, or the form of a firm: a field that has one names who made or owns the site."""


LONGEST_AUTHOR = 300
"""Code points: a dozen names; more is a text that stands in the wrong field."""


def author_named(value: str) -> str:
    """The names in a field that a site fills in for the author; nothing where it names nobody: a button, "admin".

    Example: "View all posts by Jane Roe" and "Jane Roe (jane@post.example)" are Jane Roe.
    """
    page = _author_page().match(value)
    words = (value[page.end() :] if page else value)[:LONGEST_AUTHOR]
    words = _DAY_BEHIND.sub("", words)
    named = author_in(words) or _without_by(words)
    words = _AFTER_AUTHOR.sub("", named.rstrip()).strip(" ,;|·-–—")
    nobody = words.casefold().strip(" .:") in _no_authors() or _SITE_NAME.fullmatch(words)
    nobody = nobody or _OF_A_FIRM.search(words)
    return words if any(map(str.isalpha, words)) and not nobody else ""


def _without_by(words: str) -> str:
    by = _by().match(words)
    return words[by.end() :] if by else words


_SOME = r"(?:\d+|an?|one|two|three|four|five|six|seven|several|a\s+few)"
SOME_TIME_AGO = re.compile(rf"{_SOME}\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b", re.IGNORECASE)
"""When, told from the day the page was read, which nobody knows: no date, and no words of the report."""


@kept()
def _by() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases('by'))}(?:\s*+:)?\s++(?=\w)", re.IGNORECASE)


@kept()
def _author_label() -> re.Pattern[str]:
    labels, by = one_of(phrases("author_labels")), one_of(phrases("by"))
    return re.compile(rf"{labels}\s*+:\s*+(?:{by}\s++)?(?=\w)", re.IGNORECASE)


_OUR_OWN = re.compile(
    r"our\s+(?:own\s+|special\s+|staff\s+)?(?:correspondent|reporter|writer)s?"
    r"(?:\s+in\s+(?:the\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)?,?\s*",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"(?<!\s)\s+(?:[|(]|[-–—]\s)|[|(]")
_IN_A_PLACE = r"(?<!\s)\s+(?:in|à|aus|from|en|в)\s+(?:the\s+)?[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){0,3}"
_PLACE_BEHIND = re.compile(rf"{_IN_A_PLACE}(?=\s*(?:[,;]|\s(?:and|et|und|y|&)\s|$))")
_ELSEWHERE = re.compile(r"(?<!\s)\s+in\s+")


@kept()
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(phrases('offices'))}\b", re.IGNORECASE)


_ROLE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’&-]*\s+|and\s+|for\s+|of\s+|the\s+){0,6}?"
    r"(?:correspondents?|reporters?|staff(?:\s+writers?)?|(?:staff|feature|senior)\s+writers?|bureau\s+chief|(?:managing|foreign|news|world|diplomatic"
    r"|defen[cs]e|security|political|business|world\s+affairs|middle\s+east)\s+editor)"
    r"(?:,?\s+(?:in\s+)?[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,2})?$",
    re.IGNORECASE,
)
_PERSON = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|al-[\w'’-]+|bin|van|von|de|el|al|abu)"
_PEOPLE = rf"{_PERSON}(?:\s+{_PERSON}){{1,3}}"
_NAME_ALONE = re.compile(rf"{_PEOPLE}$")
_NAMED_IN_A_PLACE = re.compile(
    rf"{_PEOPLE}(?:(?:{_IN_A_PLACE})?(?:,\s+|\s+(?:and|et|und|y|&)\s+){_PEOPLE}){{0,4}}(?P<place>{_IN_A_PLACE})?$"
)


@kept()
def _particles() -> frozenset[str]:
    """Small words that may stand in a list of names."""
    return frozenset((*phrases("joins_names"), *phrases("name_particles")))


_ARTICLE_PREFIX = re.compile(r"(?:al|el|ad|an|ar|as|at|az)[-’']", re.IGNORECASE)
MOST_NAME_WORDS = 9
"""Three names of three words: a longer "by ..." is a sentence."""


def author_in(line: str) -> str | None:
    """The name or names in a byline ("By Jane Roe in Amman and John Doe in Oslo"); None when the line is none."""
    match = _by().match(line) or _author_label().match(line)
    if not match:
        return None
    own = _OUR_OWN.match(line, match.end())
    return names_in(line[own.end() if own and own.end() < len(line) else match.end() :])


def names_in(words: str) -> str | None:
    """The names that `words` are, without a place, an office or a paper behind them; None when they are no names."""
    names = _PLACE_BEHIND.sub("", _AFTER_NAMES.split(words.strip(" .;"), maxsplit=1)[0].rstrip(","))
    names = _without_office(_ELSEWHERE.split(names, maxsplit=1)[0].rstrip(","))
    found = names.replace(",", " ").split()
    if not 0 < len(found) <= MOST_NAME_WORDS or found[0].casefold() in weekdays() or found[0].casefold() in months():
        return None
    return names if ":" not in names and all(_is_name_word(word) for word in found) else None


def names_in_a_place(line: str) -> str | None:
    """The names of a byline without "By": "Jane Roe in Amman and John Doe", "Jane Roe, Beirut". Only beside a date is
    such a line a byline.
    """
    if len(line) > LONGEST_BARE_BYLINE:
        return None
    names, _, place = line.rpartition(", ")
    if names and dateline_alone(place):
        line = f"{names} in {place}"
    found = _NAMED_IN_A_PLACE.match(line)
    return names_in(line) if found and (found["place"] or _PLACE_BEHIND.search(line)) else None


def is_name(line: str) -> bool:
    """Whether a line may be one person's name and nothing else."""
    return len(line) <= LONGEST_BARE_BYLINE and bool(_NAME_ALONE.match(line))


LONGEST_BARE_BYLINE = 100
"""Code points: three names, each with its place."""


@kept()
def _section_words() -> frozenset[str]:
    words = {word.casefold() for section in phrases("sections") for word in section.split()}
    return frozenset(words | {"news", "&", "and"})


def is_section(words: str) -> bool:
    """Whether these words are the name of a part of a site: "World", "Middle East News"."""
    found = words[:LONGEST_BARE_BYLINE].strip(" |·>»›/").casefold().split()
    return bool(found) and all(word in _section_words() for word in found)


def is_role(line: str) -> bool:
    """Whether a line says what its writer is: "Middle East Correspondent", "Staff Writer"."""
    return len(line) <= LONGEST_BARE_BYLINE and bool(_ROLE.match(line))


def _without_office(names: str) -> str:
    """Jane Roe, of "Jane Roe, Special to the Post" and of "Jane Roe, Amman"; the names of a list stay."""
    parts = [part.strip() for part in names.split(",")]
    while len(parts) > 1 and (len(parts[-1].split()) < 2 or _office().search(parts[-1])):
        parts.pop()
    return ", ".join(parts)


def _is_name_word(word: str) -> bool:
    return (
        word in _particles() or (not word[0].islower() and not word[0].isdigit()) or bool(_ARTICLE_PREFIX.match(word))
    )


_SIGN_OFF = re.compile(
    r"[(*\s]*(?:additional\s+|with\s+)?(?:reporting|writing)\s+by\s+(?P<names>[^;.()]{3,120})", re.IGNORECASE
)


def reporters_in(sign_off: str) -> str | None:
    """Who reported, from an agency's last line: "Reporting by Jane Roe in Amman; Editing by John Doe" gives Jane
    Roe.
    """
    match = _SIGN_OFF.match(sign_off)
    return author_in("by " + match["names"]) if match else None
