"""What a line says it is by itself: a date line, a caption, or the furniture of a web page; whatever stands around
it.

A line that says nothing of the kind is the article's own words. When in doubt it is: a stray menu entry in the text
costs a reader a glance, a lost sentence costs them a fact. Looking at one line alone is also what makes cleaning
idempotent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Kind
from index.lexicon.patterns import pattern
from index.lexicon.phrases import one_of
from index.lexicon.reading import kept, phrases
from index.loading.facts.agencies import agency_pattern
from index.loading.lines.captions import is_caption
from index.loading.lines.corrections import tells_correction
from index.loading.lines.date_lines import LONGEST_DATE_LINE, is_labelled_date, is_section_with_date
from index.text.folding import evened
from index.text.sentences import ends_sentence

LONGEST_SIGN = 700
"""Code points. Furniture and captions are shorter; a longer line is not looked at, which also bounds the work."""


@kept()
def _page_lines() -> frozenset[str]:
    """Whole lines that are buttons, links and headings of a page, casefolded, without the arrows around them."""
    return frozenset(evened(line) for line in phrases("page_lines"))


_AROUND = " \t\xa0»«›‹→←▸▶>|:•·*–—-+#\u200b\u200e\u200f…."

_FURNITURE_START = re.compile(
    r"""(?:
      beta\s+v?[.\d]                                              # Beta V.1.0 - Powered by ...
    | powered\s+by\s+\S+(?:\s\S+){0,3}$
    | (?:>>|»|›)+\s*(?:follow|read|see|watch|click|more|live|related|explore|view)\b.{0,120}$
    | \d+\s+of\s+\d+\s+documents?$
    | (?:view|open|read)\s+(?:this|the|original|full)\s+(?:post|article|story|report)\b.{0,20}$
    | (?:editor(?:s|['’]s|s['’])?\s+note|note\s+to\s+(?:readers|editors)|correction|corrections|clarification|amendment
      |erratum|eds?)\s*(?:[:.–—-]|\(|$)
    | list\s+(?:of\s+\d+\s+items|\d+\s+of\s+\d+)$
    | comments?\s*\(\d+\)$ | (?:share|shares|comments|views)\s*+:?\s*+\d[\d.,]*[km]?$
    | (?>(?:(?-i:[A-ZÀ-Þ])[\w.'’-]*|in|and|the|from|of|for|(?:writer|reporter|journalist|correspondent|agencie)s?)
      ,?\s+){1,25}contributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)\b[^.]{0,60}[.]?$
    | (?:home|news|world|middle\s+east|politics|features|opinion)\s?[>»/›|]
    | (?:[©ⓒ]|\(c\)\s|copyright\s*(?:[©ⓒ]|\(c\)|\d{4}|by\b
      |(?:(?-i:[A-ZÀ-Þ])[\w.’'-]*\s+){1,4}\d{4}(?:[.]|$)))
    | \d+\s+(?:comments?|shares?|views|retweets|likes|min(?:ute)?s?\s+(?:read|ago)|(?:hours?|days?)\s+ago)\b
      \s*+(?:[|·]\s*+)?$
    | (?:click|tap)\s+here\b
    | (?:url|link|permalink|short\s+url|doi)\s*:\s*\S+$
    | (?:follow|join|find|like)\s+(?:us|@?\w+)\s+on\s+(?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|google)
    | (?:sign\s+up|subscribe)\s+(?:for|to|now|here|today)\b
    | (?:get|receive)\s+the\s+(?:latest|best|day's)\b.{0,80}\b(?:inbox|newsletter|email)
    | our\s+standards\s*:
    | \(?(?:additional\s+)?(?:reporting|writing)\s+by\s+(?-i:[A-ZÀ-Þ]).{2,300}(?:;|\bediting\b)
    | [(*\s]*(?:editing|edited|translated|translation|(?:additional\s+)?reporting|writing|compiled|photos?|photography)
      \s+by\s+(?-i:[A-ZÀ-Þ])[^.]{2,80}\)?[.]?$
    | https?://\S+$ | www\.\S+$ | (?:[a-z\d-]{1,60}\.){1,3}[a-z]{2,10}/\S+$
    | pic\.twitter\.com\S*$ | [^\s@]++@[^\s@]+\.\w+$
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@kept()
def _labelled() -> re.Pattern[str]:
    """A line that leads to another report, or tells keywords or the source, after a label."""
    leads, keywords, source = (one_of(phrases(n)) for n in ("leads_elsewhere", "keyword_labels", "source_labels"))
    return re.compile(rf"{leads}\s*[:»]|{keywords}\s*:|{source}\s*:\s*\S.{{0,60}}$", re.IGNORECASE)


_FOOTER = re.compile(
    r"""\b(?:
      republish(?:ing)?\s+(?:this|our)\s+(?:content|article|story|report|material)
    | fill\s+(?:out|in)\s+this\s+form | all\s+rights\s+reserved
    | (?:sign\s+up|subscribe)\s+(?:for|to)\s+(?:our|the)\b.{0,40}\b(?:newsletters?|emails?|alerts?|briefing|updates)\b
    | this\s+(?:article|story|report|content|material|text)\s+(?:(?:is|was|has\s+been)\s+)?(?:an?\s+)?(?:edited\s+)?
      (?:translat(?:ed|ion)\s+from | (?:first|originally)\s+(?:published|appeared)
        | (?:re)?published\s+(?:under|with|by\s+permission)
        | may\s+not\s+be\s+(?:published|reproduced|broadcast|rewritten))
    | (?:follow|like)\s+us\s+on\s+(?:twitter|facebook|instagram|telegram|youtube|social)
    | an?\s+(?:earlier|previous|prior)\s+version\s+of\s+this\s+(?:article|story|report|page|post)
    | this\s+(?:article|story|report|post|page)\s+(?:was|has\s+been)
      \s+(?:amended|corrected|updated|modified|edited|revised)\s+(?:on|to|at|after|with)
    | a\s+version\s+of\s+this\s+(?:article|story)\s+appear(?:s|ed)\s+in\s+print
    | not\s+responsible\s+for\s+the\s+content\s+of\s+external | we\s+have\s+a\s+small\s+favou?r\s+to\s+ask
    | we\s+use\s+cookies
    | (?:this\s+|our\s+)(?:web)?site\s+uses\s+cookies | thomson\s+reuters\s+trust\s+principles
    | views\s+expressed\s+(?:in|here|by)\b.{0,120}\b(?:do\s+not|not\s+necessarily)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID_IN_FOOTERS = (
    "republish", "this form", "rights reserved", "sign up ", "subscribe ", "this article", "this story", "this report",
    "this content", "this material", "this text", "this post", "this page", "our content", "our article", "our story",
    "our report", "our material", " us on ", "version of this", "not responsible", "to ask", "cookies",
    "trust principles", "views expressed",
)  # fmt: skip
"""Words of which each of these sentences has some: to look for them first takes a tenth of the time."""
_PAGE_FOOT = re.compile(
    r"\b(?:(?:cookie|privacy)\s+(?:policy|settings|notice)|terms\s+(?:of\s+(?:use|service)|(?:and|&)\s+conditions)|contact\s+us|about\s+us"
    r"|careers|advertise\s+with\s+us|site\s?map|accessibility)\b",
    re.IGNORECASE,
)
ENOUGH_PAGE_FOOT = 2
"""A page's foot lists several of these; one alone may be what a report is about ("under the terms and conditions of
the deal")."""

_SPEECH = re.compile('["“”„«»]|\\bsaid\\b|\\btold\\b|\\badded\\b')


@kept()
def _credit_alone() -> re.Pattern[str]:
    """One word, one agency or one sign between them at a time, and none is given back: the time grows with the line."""
    return pattern(
        "credit-alone",
        rf"""[(\[*–—-]*+
    (?:(?:by|source|with|inputs?|additional|agencies|agency|wire\s+services|wires?|and|from|&)\b[:\s]*+
      |{agency_pattern()}(?!\w) | [\s,/;&|-])++
    [)\].]?$""",
        re.IGNORECASE | re.VERBOSE,
    )


def sign(line: str, of_footers: Sequence[str] = _SAID_IN_FOOTERS) -> Kind | None:
    """`DATE`, `CAPTION` or `BOILERPLATE` when the line says so by itself, else None: the article's own words.
    `of_footers` are the words of footers that its text has (see `said_in_footers`).
    """
    if len(line) > LONGEST_SIGN:
        return None
    if is_furniture(line):
        return Kind.DATE if is_section_with_date(line) else Kind.BOILERPLATE
    if is_labelled_date(line):
        return Kind.DATE
    if is_caption(line):
        return Kind.CAPTION
    return Kind.BOILERPLATE if is_footer(line, of_footers) else None


def is_furniture(line: str) -> bool:
    """Whether the whole line is a button, a link's label, a menu entry, a web address or an agency's last line."""
    return (
        (len(line) <= LONGEST_DATE_LINE and evened(line.strip(_AROUND)) in _page_lines())
        or _is_row_of_buttons(line)
        or (bool(_FURNITURE_START.match(line)) and not tells_correction(line))
        or bool(_labelled().match(line))
        or _is_path(line)
        or not any(map(str.isalnum, line))
    )


def _is_path(line: str) -> bool:
    """Whether a line is the way through a site to its page: "News > World > Syria"."""
    parts = _STEP.split(line) if len(line) <= LONGEST_DATE_LINE else []
    return len(parts) > FEWEST_STEPS and all(0 < len(part.split()) <= MOST_STEP_WORDS for part in parts)


_STEP = re.compile(r"\s[>»›→]\s")
FEWEST_STEPS = 2
"""Signs between the parts of such a way: one alone may stand in a title."""
MOST_STEP_WORDS = 4


def _is_row_of_buttons(line: str) -> bool:
    """Whether a line is several labels in a row: "Share Tweet Print", "Unsubscribe | View in browser"."""
    if len(line) > LONGEST_DATE_LINE:
        return False
    words = [bare for word in evened(line).split() if (bare := word.strip(_AROUND))]
    if not 1 < len(words) <= MOST_BUTTON_WORDS:
        return False
    at = labels = 0
    while at < len(words):
        taken = next(
            (
                n
                for n in range(min(LONGEST_BUTTON, len(words) - at), 0, -1)
                if " ".join(words[at : at + n]) in _page_lines()
            ),
            0,
        )
        if not taken:
            return False
        at, labels = at + taken, labels + 1
    return labels > 1


MOST_BUTTON_WORDS = 14
LONGEST_BUTTON = 5
"""Words of a row of labels, and of one of them."""


def said_in_footers(text: str) -> tuple[str, ...]:
    """The words of footers that stand anywhere in a text: one look at all of it saves one at each of its lines."""
    uneven = "  " in text or "\t" in text or any(space in text for space in (() if text.isascii() else _WIDE))
    plain = evened(text) if uneven else text.lower()
    return tuple(words for words in _SAID_IN_FOOTERS if words in plain)


_WIDE = ("\xa0", "\u2002", "\u2003", "\u2009", "\u202f", "\u3000")
"""White space beside blanks, as far as texts have it."""


def is_footer(line: str, of_footers: Sequence[str] = _SAID_IN_FOOTERS) -> bool:
    """Whether a line speaks of the page and not of the news: rights, republishing, newsletters, terms. No quoted
    speech. `of_footers` are the words of footers that its text has.
    """
    plain = evened(line) if of_footers else ""
    if any(words in plain for words in of_footers) and _FOOTER.search(line):
        return not _SPEECH.search(line) and not tells_correction(line)
    return not ends_sentence(line) and len(_PAGE_FOOT.findall(line)) >= ENOUGH_PAGE_FOOT and not _SPEECH.search(line)


def is_credit_alone(line: str) -> bool:
    """Whether a line names agencies and nothing else: "AFP", "(With AP and Reuters)", "Source: SANA"."""
    return len(line) <= LONGEST_DATE_LINE and bool(_credit_alone().match(line)) and any(map(str.isalpha, line))
