"""What a page states of its report, gathered from JSON-LD, microdata, meta tags, its `<time>` and its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from index.loading.entities import unescaped
from index.loading.facts.dates import read_date
from index.loading.facts.fields import FileSays, meaning_of, says_something
from index.loading.formats.web.accounts import KINDS, Account, own_accounts, short_kind, shown_titles
from index.loading.formats.web.likely_day import likely_day
from index.loading.formats.web.pages import Page, Time
from index.loading.lines.own_words import FEWEST_TITLE_WORDS, is_prose
from index.text.folding import letters_of, lower_in_place

MOST_LINKED_DATA = 500_000
"""Characters of one block of JSON-LD: a news page has some thousands, a live blog holds all its entries."""

MOST_NODES = 2_000
"""Objects of it that are looked at."""

_LINKED = ("headline", "datePublished", "dateModified", "author", "publisher", "description", "inLanguage")

MOST_SITE_WORDS = 6
"""Words behind a title that name the site."""

_SITE_MARK = re.compile(r"(?<!\s)\s+(?:[|–—»·:-]+\s+|[|»])|[|»]\s*")
_UPDATED = re.compile(r"updat|modif|lastmod", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|pubdate|posted|created|entry-date", re.IGNORECASE)

TIMES_NEAR = 12
"""Blocks around the main heading in which a `<time>` is the report's own."""

MOST_TIMES = 3
"""More of them there are the entries of a list or a live blog: none is the report's own."""


def page_fields(page: Page) -> FileSays:
    """The fields of a page, one name for each thing it states, the better witness first; why one of them may be wrong,
    where two machine-readable dates part, and where they agree.
    """
    fields: dict[str, str] = {}
    doubts: dict[str, str] = {}
    agreeing: set[str] = set()
    for source in _witnesses(page):
        for name, value in source.items():
            meaning = meaning_of(name)
            if meaning is None or not says_something(meaning, value):
                continue
            known = next((n for n in fields if meaning_of(n) == meaning), None)
            if known is None:
                fields[name] = value
            elif meaning == "published" and name != known:
                if other := _other_day(fields[known], value):
                    doubts.setdefault(meaning, f"the file's field {name!r} says {other}")
                else:
                    agreeing.add(meaning)
    name = next((name for name in fields if meaning_of(name) == "title"), "")
    title = _title(page, unescaped(fields.pop(name, page.title)), of_head=not name)
    of_head = _title(page, unescaped(page.title), of_head=True) if name else ""
    if title and of_head.startswith(f"{title} | ") and not any(meaning_of(n) == "outlet" for n in fields):
        name, title = "title", of_head  # only there the site says its name
    fields = {name or "title": title, **fields} if title else fields
    sure = frozenset(agreeing - doubts.keys())
    hinted = ("", "") if any(meaning_of(name) == "published" for name in fields) else likely_day(page)
    return FileSays(fields, doubts=doubts, of_page=True, agreeing=sure, likely_day=hinted)


def _witnesses(page: Page) -> list[dict[str, str]]:
    """What each witness says of the report: its accounts, the best first, the meta tags, the `<time>` beside its
    heading; what a page says of itself and not of the report comes last.
    """
    accounts = own_accounts([*_linked_accounts(page.linked), *page.items], shown_titles(page), page.heading)
    own = [a.values for a in accounts if a.kind != "WebPage"]
    of_page = [a.values for a in accounts if a.kind == "WebPage"]
    return [*own, page.meta, *of_page, _times(page)]


def _other_day(value: str, other: str) -> str | None:
    """The other date where it is another day than this one, however the zones stand."""
    first, second = read_date(value), read_date(other)
    if not first or not second or not first.day or not second.day:
        return None
    return second.value if abs((first.day - second.day).days) > 1 else None


def _title(page: Page, stated: str, *, of_head: bool) -> str:
    """The title that the page shows in a main heading of its own, which is what its readers know it by: tags are often
    written for machines that search. Where that runs a line above the title into it, or is a word or two, the title as
    it is stated.
    """
    told = _stated_title(page, stated, of_head=of_head)
    heading = page.blocks[page.heading] if page.heading is not None and page.tags[page.heading] == "h1" else ""
    if len(heading.split()) < FEWEST_HEADING_WORDS:
        return told
    parts = _SITE_MARK.split(" ".join(stated.split()))
    shown, bare = letters_of(heading), letters_of(parts[0])
    run_in = len(bare) >= FEWEST_LETTERS and shown.endswith(bare)
    return told if run_in or letters_of(told.split(" | ")[0]) == shown else _with_site(heading, *parts[1:])


FEWEST_HEADING_WORDS = 4
"""Words of a heading that is no name of a site or of a part of it."""


def _stated_title(page: Page, stated: str, *, of_head: bool) -> str:
    """The title that is stated, as the page's main heading writes it where that begins the stated one; what the stated
    one has behind it names the site, and is put behind a bar. Where only the page's `<title>` states one (`of_head`),
    which is often shortened, a heading that says as much is the better title.
    """
    stated = " ".join(stated.split())
    heading = page.blocks[page.heading] if page.heading is not None else ""
    if stated and heading and _ends_with(stated, heading):
        return heading
    if _begins(heading, stated):
        return _with_site(heading, *_SITE_MARK.split(stated)[1:])
    if not of_head and heading and _is_borne_out_by_head(heading, stated, page.title):
        return heading
    heads = {block for block, tag in zip(page.blocks, page.tags, strict=True) if tag == "h1"}
    if of_head and heading and heading != stated and stated in heads:
        return f"{heading} | {stated}"
    if not stated or not heading or not lower_in_place(stated).startswith(lower_in_place(heading)):
        return heading if heading and (not stated or (of_head and _says_as_much(heading, stated))) else stated
    mark = _SITE_MARK.match(stated, len(heading))
    return _with_site(heading, *_SITE_MARK.split(stated[mark.end() :] if mark else ""))


def _with_site(heading: str, *behind: str) -> str:
    """The heading with the last of what stands behind it, which names the site, behind a bar."""
    site = behind[-1] if behind else ""
    return f"{heading} | {site}" if 0 < len(site.split()) <= MOST_SITE_WORDS else heading


def _begins(heading: str, stated: str) -> bool:
    """Whether the stated title, without the site's name, is but the beginning of the heading: cut at a quotation mark,
    or shortened for a link.
    """
    bare = letters_of(_SITE_MARK.split(stated)[0])
    return len(bare) >= FEWEST_LETTERS and letters_of(heading).startswith(bare) and letters_of(heading) != bare


FEWEST_LETTERS = 12
"""Letters of a title: a shorter beginning is a word or two, as any part of a site has for its name."""


def _is_borne_out_by_head(heading: str, stated: str, head: str) -> bool:
    """Whether the page's heading and its `<title>` say the same and a tag says what neither does: the site's name, or
    the name of the list that the report stands in.
    """
    return letters_of(head).startswith(letters_of(heading)) and not _says_as_much(heading, stated)


def _ends_with(stated: str, heading: str) -> bool:
    """Whether the stated title is the heading with the site's name before it: "NEWS ARCHIVE: Talks open"."""
    before = stated[: -len(heading)] if lower_in_place(stated).endswith(lower_in_place(heading)) else ""
    return bool(before.strip()) and bool(_SITE_BEFORE.search(before)) and len(before.split()) <= MOST_SITE_WORDS


def _says_as_much(heading: str, stated: str) -> bool:
    words, wanted = set(heading.casefold().split()), set(_SITE_MARK.split(stated)[0].casefold().split())
    return len(words) >= FEWEST_TITLE_WORDS and len(words & wanted) >= SAME_WORDS * len(wanted)


_SITE_BEFORE = re.compile(r"[:|»–—-]\s*$")
SAME_WORDS = 0.5
"""Share of the words of the `<title>` that a heading must have to be a longer form of it."""


def _times(page: Page) -> dict[str, str]:
    """The page's own `<time>`: one that says so, or the one beside the main heading."""
    found: dict[str, str] = {}
    middle = page.heading
    near = [
        t for t in page.times if (middle is None or abs(t.block - middle) <= TIMES_NEAR) and not _is_of_another(page, t)
    ]
    if middle is not None:  # behind the heading first, then what is nearest before it
        near.sort(key=lambda t: t.block - middle if t.block > middle else TIMES_NEAR + middle - t.block)
    for time in near:
        if _PUBLISHED.search(time.said):  # also where it says "published updated": so far they are one
            found.setdefault("published", time.value)
        elif _UPDATED.search(time.said):
            found.setdefault("updated", time.value)
    plain = list(dict.fromkeys(time.value for time in near if not _UPDATED.search(time.said)))
    if "published" not in found and 0 < len(plain) <= (1 if middle is None else MOST_TIMES):
        found["time"] = plain[0]
    return found


def _is_of_another(page: Page, time: Time) -> bool:
    """Whether a time stands in an item of microdata that is not the report, a comment, a product, a teaser; or in an
    article that begins behind the report's first sentence, or below a small heading behind it.
    """
    item = time.item
    if page.heading is not None and _is_below_another(page, page.heading, time):
        return True
    if item is None or (page.heading is not None and item.start <= page.heading < (item.end or len(page.blocks))):
        return False
    return item.kind not in KINDS or (bool(item.headlines) and not own_accounts([item], shown_titles(page)))


def _is_below_another(page: Page, heading: int, time: Time) -> bool:
    above = range(heading + 1, min(time.block, len(page.blocks)))
    prose = next((p for p in above if page.tags[p] not in _SMALL_HEADINGS and is_prose(page.blocks[p])), None)
    if prose is None:
        return False
    if time.article is not None and time.article > prose:
        return True
    return any(page.tags[p] in _SMALL_HEADINGS for p in above if p > prose)


_SMALL_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])


# --- JSON-LD --------------------------------------------------------------------------------


def _linked_accounts(texts: list[str]) -> Iterator[Account]:
    """What JSON-LD says of each report, under the names of schema.org."""
    nodes = [node for text in texts for node in _nodes(_parsed(text))]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for node in nodes:
        if isinstance(node.get("headline"), str) or "datePublished" in node:
            kinds = [short_kind(kind) for kind in _kinds(node)]
            account = Account(min(kinds, key=lambda kind: KINDS.index(kind) if kind in KINDS else len(KINDS)))
            for name in _LINKED:
                if plain := _name(node.get(name), named):
                    account.say(name, plain)
            yield account


def _parsed(text: str) -> Any:
    if len(text) > MOST_LINKED_DATA:
        return None
    begun = _BEGUN.search(text)
    at = begun.start() if begun else len(text)
    for mended in (text, _COMMA_AT_END.sub(r"\1", text)):
        try:
            return _DECODER.raw_decode(mended, at)[0]
        except (ValueError, RecursionError):
            continue
    return None


_DECODER = json.JSONDecoder(strict=False, parse_int=str)
"""What stands behind the first value, a bracket too many or the end of a comment, takes nothing from it."""
_BEGUN = re.compile(r"\{|\[\s{0,50}+\{")
_COMMA_AT_END = re.compile(r",\s{0,50}+([\]}])")


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of a block, those of lists and graphs, and what a page says it is about."""
    waiting = [root]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [k for k in kinds if isinstance(k, str)] or [""] if isinstance(kinds, list) else [str(kinds or "")]


def _name(value: Any, named: Mapping[str, Mapping[str, Any]]) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(v, named) for v in value if not isinstance(v, list))))
    if isinstance(value, dict):
        value = value.get("name") or named.get(str(value.get("@id")), {}).get("name")
    return " ".join(unescaped(value).split()) if isinstance(value, str) else ""
