"""Accounts that a page gives of reports, in JSON-LD and microdata, and which of them is of the report itself.

A page describes more than its report: teasers, comments, the site. An account is the report's own when its headline is
what the page itself shows as its title, in its heading, its `<title>` or its meta tags; of several that agree the one
of the more exact kind. One that speaks of another title is not believed, nor is one of several that say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.loading.entities import unescaped
from index.text.folding import letters_of

if TYPE_CHECKING:
    from index.loading.formats.web.pages import Page

KINDS = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "Report",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "Question",
    "Recipe",
    "VideoObject",
    "WebPage",
    "",
)
"""Kinds of items that may be the report, the most exact first; a page without an article may be a video's."""

ITS_PARTS = 2
"""Where an account stands among these kinds from the end on, it is of the page, not of a report."""

SAME_WORDS = 0.5
"""Share of the words of the shorter of two titles that stand in the other, for both to be of one report: sites write
one headline for readers and one for search engines."""

FEWEST_SURE_WORDS = 3
"""Words of a part of a `<title>` that may be the report's; a shorter one is as likely the site's name."""

_PART = re.compile(r"(?<!\s)\s+(?:[|–—»·:-]+\s+|[|»])|[|»]\s*")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Account:
    """What one block of JSON-LD or one item of microdata says, under the names of schema.org, the first of each; where
    it stands among the blocks, for microdata; `apart` in a room of the page that is not the report's.
    """

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    headlines: list[str] = field(default_factory=list)
    source: str = "JSON-LD"
    start: int = 0
    end: int | None = None
    apart: bool = False

    def say(self, name: str, value: str) -> None:
        """Keep a value; of one name the first, of headlines all."""
        if name == "headline":
            self.headlines.append(value)
        self.values.setdefault(name, value)

    def rank(self) -> int:
        """How exact its kind is, 0 the most; kinds that are no report come behind all."""
        return KINDS.index(self.kind) if self.kind in KINDS else len(KINDS)


def short_kind(name: str) -> str:
    """The kind without the address before it."""
    return re.split(r"[/#:]", name.strip())[-1]


def own_accounts(accounts: Sequence[Account], titles: Sequence[str], heading: int | None = None) -> list[Account]:
    """Those of the accounts that are of the report whose page shows these `titles`, the best first; each says no other
    headline than one that agrees. `heading` is the main heading's place among the blocks: an item around it that says
    no headline is of the report, too.
    """
    own = [a for a in accounts if not a.apart and a.kind in KINDS]
    agreeing = [told for a in own if (told := _agreeing(a, titles) or _around(a, heading))]
    agreeing.sort(key=Account.rank)
    silent = [a for a in own if not a.headlines and a.rank() >= len(KINDS) - ITS_PARTS]
    if agreeing:
        return agreeing + silent
    unsaid = [a for a in own if not a.headlines and a.values and a not in silent]
    if not any(map(_letters, titles)):
        unsaid += [a for a in own if a.headlines]
    unsaid.sort(key=Account.rank)
    alone = unsaid if len(unsaid) == 1 or len({a.values.get("datePublished", "")[:10] for a in unsaid}) == 1 else []
    return alone + silent


def _agreeing(account: Account, titles: Sequence[str]) -> Account | None:
    """The account with the headline that agrees; None where none does."""
    for title in titles:
        for headline in account.headlines:
            if _same(headline, title):
                return Account(account.kind, {**account.values, "headline": headline}, [headline], account.source)
    return None


def _around(account: Account, heading: int | None) -> Account | None:
    """The account where it is an item around the main heading and says no headline of its own."""
    if account.headlines or heading is None or account.end is None or account.kind in ("WebPage", ""):
        return None
    return account if account.start <= heading < account.end else None


def _same(one: str, other: str) -> bool:
    first, second = _letters(one), _letters(other)
    if not first or not second:
        return False
    if first == second or (min(len(first), len(second)) > MOST_OF_A_NAME and (first in second or second in first)):
        return True
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return len(shorter) >= FEWEST_SURE_WORDS and len(shorter & longer) >= SAME_WORDS * len(shorter)


MOST_OF_A_NAME = 14
"""Letters: two titles of which one is a longer part of the other are the same."""


def _letters(text: str) -> str:
    return letters_of(unescaped(text))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unescaped(text).casefold()))


def titles_of(page: Page) -> list[str]:
    """What the page says its report's title is, the surest first: its meta tags, its `<title>` and the parts of it,
    then whatever its accounts say.
    """
    said = {name.casefold(): value for name, value in page.meta.items()}
    stated = [said.get(name, "") for name in ("og:title", "twitter:title", "dc.title", "parsely-title")]
    of_items = [headline for item in page.items if not item.apart for headline in item.headlines]
    linked = [unescaped(found[1]) for text in page.linked for found in _HEADLINE.finditer(text, 0, MOST_LOOKED)]
    parts = [part for part in _PART.split(page.title) if len(part.split()) >= FEWEST_SURE_WORDS]
    return _filled((*stated, page.title, *parts, *linked[:MOST_HEADLINES], *of_items[:MOST_HEADLINES]))


_HEADLINE = re.compile(r'"headline"\s*:\s*"([^"\\]{1,400})"')
MOST_LOOKED = 100_000
"""Characters of a block of JSON-LD in which headlines are looked for before it is read."""
MOST_HEADLINES = 5
"""More of them are those of a list."""


def shown_titles(page: Page) -> list[str]:
    """What the page shows as its title: its main heading and its meta tags, else its `<title>` with its parts, of which
    one names the site.
    """
    said = {name.casefold(): value for name, value in page.meta.items()}
    stated = [said.get(name, "") for name in ("og:title", "twitter:title", "dc.title", "parsely-title")]
    heading = [page.blocks[page.heading]] if page.heading is not None else []
    return _filled((*heading, *stated)) or _filled((page.title, *_PART.split(page.title)))


def sites_of(page: Page) -> list[str]:
    """What the head says the site is called."""
    said = {name.casefold(): value for name, value in page.meta.items()}
    publishers = [item.values.get("publisher", "") for item in page.items if not item.apart]
    linked = [
        unescaped(name[1])
        for text in page.linked
        for each in _OBJECT.finditer(text, 0, MOST_LOOKED)
        if _OF_SITE.search(each[0]) and (name := _NAME.search(each[0]))
    ]
    sites = (*publishers[:MOST_HEADLINES], *linked[:MOST_HEADLINES])
    return _filled((*sites, said.get("og:site_name", ""), said.get("application-name", "")))


_OBJECT = re.compile(r"\{[^{}]{0,600}\}")
_OF_SITE = re.compile(r'"@type"\s*+:\s*+\[?\s*+"(?:WebSite|Organization|NewsMediaOrganization)"')
_NAME = re.compile(r'"name"\s*+:\s*+"([^"\\]{1,100})"')
# What a block of JSON-LD says of the site, before it is read.


def _filled(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text.strip()]
