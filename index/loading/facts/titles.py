"""Finding a title that is known from elsewhere (a column, a meta tag) inside the text, and the site's name hung
behind it.
"""

from __future__ import annotations

import re

from index.article import Span
from index.text.stop_words import HOLLOW

TITLE_WINDOW = 400
"""Code points: how far into a line a title is looked for; a date, a byline and a section name may stand before it."""

FEWEST_TITLE_WORDS = 2
"""A one-word title ("Syria") is found in any report about it."""

_WORD = re.compile(r"\w+")
_SITE_TAIL = re.compile(r"(?<!\s)\s+[|–—-]\s+|(?<=\w)-\s+")


def find_title(text: str, within: Span, title: str) -> Span | None:
    """Where `title` stands near the start of `within`, compared word by word without case and punctuation.

    A web page's title often ends with the site's name, which the text lacks: then the part before a separator is
    looked for.
    """
    end = min(within.end, within.start + TITLE_WINDOW + 2 * len(title))
    found = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text, within.start, end)]
    words = [word for word, _, _ in found]
    for part in parts(title):
        wanted = [word.casefold() for word in _WORD.findall(part)]
        if len(wanted) < FEWEST_TITLE_WORDS:
            continue
        for index in range(len(words) - len(wanted) + 1):
            if words[index : index + len(wanted)] == wanted and found[index][1] - within.start <= TITLE_WINDOW:
                start = _opened(text, found[index][1], within.start)
                return Span(start, _closed(text, found[index + len(wanted) - 1][2], within.end))
    return None


def is_borne_out(title: str, report: str, below: str = "") -> bool:
    """Whether the report speaks of what its title says. The name of an outlet or its slogan, which may stand in the
    place of a title, is not spoken of, or much less than the short line `below` it, which then is the title. `report`
    is its text below the title.

    Example: "Convoy reaches Tal Amara" is borne out by "An aid convoy reached the town of Tal Amara".
    """
    share = _share_borne_out(title, report)
    rival = _share_borne_out(below, report[report.find(below) + len(below) :]) if below else 0.0
    return share >= SHARE_BORNE_OUT and (share >= SURELY_BORNE_OUT or rival < MUCH_MORE * share)


def _share_borne_out(title: str, report: str) -> float:
    units, within = _units(title), report[:BORNE_OUT].casefold()
    return sum(unit in within for unit in units) / len(units) if units else 1.0


BORNE_OUT = 3_000
"""Characters of the report in which the words of its title are looked for: some five paragraphs."""

SHARE_BORNE_OUT = 0.3
"""Share of the telling words of a title that its report uses, too: in news most, in a feature some."""

SURELY_BORNE_OUT = 0.5
MUCH_MORE = 1.8
"""A line with half of its words in the report is no slogan; of one with fewer, the line below it is the title where it
has nearly twice as many there."""

LONG_WORD = 4
"""Letters from which on a word tells something: not an article or a preposition."""

STEM = 5
"""Letters that the forms of one word have in common: reaches, reached."""


def _units(text: str) -> set[str]:
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    runs = [word for word in words if _WITHOUT_BLANKS.search(word)]
    units = {word[:STEM] for word in words if len(word) >= LONG_WORD and word not in HOLLOW} - {r[:STEM] for r in runs}
    return units | {run[at : at + 2] for run in runs for at in range(len(run) - 1)}


_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff]")
"""Letters of scripts that part no words: Thai, Lao, Burmese, Khmer, Chinese, Japanese; looked at two by two."""


def parts(title: str) -> list[str]:
    """The whole title, then ever shorter beginnings of it that end before a separator (" | ", " - ")."""
    cuts = [match.start() for match in _SITE_TAIL.finditer(title)]
    return [title, *(title[:cut] for cut in reversed(cuts))]


def without_site(title: str, outlet: str | None = None) -> tuple[str, str | None]:
    """A title and the site's name behind its last bar ("Army enters town | The Daily Post"), if there is one; or
    behind a dash, where it is the name of the `outlet` that is known from elsewhere.
    """
    for cut in reversed(list(_SITE_TAIL.finditer(title)) if outlet else []):
        if title[cut.end() :].strip().casefold() == (outlet or "").casefold() and title[: cut.start()].strip():
            return title[: cut.start()].strip(), outlet
    head, bar, site = title.rpartition(" | ")
    return (head.strip(), site.strip()) if bar and head.strip() else (title.strip(), None)


def _opened(text: str, start: int, limit: int) -> int:
    """`start`, moved before an opening quotation mark that belongs to the title."""
    while start > limit and text[start - 1] in _OPENING:
        start -= 1
    return start


def _closed(text: str, end: int, limit: int) -> int:
    """`end`, moved behind a closing quotation mark, question or exclamation mark that belongs to the title."""
    while end < limit and text[end] in _CLOSING:
        end += 1
    return end


_OPENING = "\"'“‘«‹„‚(\uff02「『《〈【（"
_CLOSING = "?!\"'”’“»›«)]\uff02？！」』》〉】）"
"""Marks around a quotation in any language's manner: German closes with the mark that English opens with."""
