"""Rooms of a page that hold none of the report's own words: comments, notices, menus, its foot, what is hidden.

They are told by the names that programmers give to elements (`id`, `class`, `role`), which are English the world over,
and by what the element is. A name alone is never enough to lose a report: the room in which the main heading stands is
none, and where nothing but rooms is left, all of the page is read (see `pages` and `page_text`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Room(StrEnum):
    """What a room holds instead of the report."""

    HIDDEN = "hidden"
    COMMENTS = "comments"
    NOTICE = "notice"
    MENU = "menu"
    FOOT = "foot"


@dataclass(frozen=True, eq=False, slots=True)
class Element:
    """One element that is a room; two of them are never equal."""

    room: Room


_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
MOST_NAME = 300
"""Characters of `id` and `class` that are looked at; some programs write hundreds of names into one element."""

_COMMENTS = frozenset(
    [
        *("comment", "comments", "commentlist", "commenttext", "commentarea", "usercomments", "disqus", "respond"),
        *("kommentar", "kommentare", "comentarios", "commentaires", "commenti", "reacties", "yorumlar"),
        *("livefyre", "spotim", "viafoura"),
    ]
)
_NOTICE = frozenset(
    [
        *("cookie", "cookies", "cookiebar", "cookiebanner", "cookielaw", "cookiebot", "consent", "gdpr"),
        *("onetrust", "usercentrics"),
    ]
)
_MENU = frozenset(
    [
        *("breadcrumb", "breadcrumbs", "navbar", "navigation", "nav", "menu", "sidebar"),
        *("related", "recommended", "mostread", "trending"),
    ]
)
_NO_ROOM = frozenset(["html", "body", "main", "article", "h1", "p", "a", "span", "button", "time"])
"""Elements whose names speak of more than they hold: `<body class="comments-open">`, `<a class="comments">`."""

_NOT_THERE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SAYS_NO = frozenset(["no", "without", "open", "closed", "count", "has", "link", "content", "policy"])
"""Words beside a room's name that say that it is none: `no-comments`, `comments-closed`, `has-sidebar`."""


def room_of(tag: str, given: Mapping[str, str]) -> Room | None:
    """The room that an element is by its own names; None for one that may hold the report."""
    if not given:
        return Room.MENU if tag == "nav" else None
    if "hidden" in given or ("style" in given and _NOT_THERE.search(given["style"][:MOST_NAME])):
        return Room.HIDDEN
    if tag == "nav" or ("role" in given and given["role"].lower() in ("navigation", "menu")):
        return Room.MENU
    if "role" in given and given["role"].lower() in ("dialog", "alertdialog"):
        return Room.NOTICE  # what lies over the page until it is answered
    if "itemtype" in given and given["itemtype"].rpartition("/")[2].lower() in ("comment", "usercomments"):
        return Room.COMMENTS
    if tag in _NO_ROOM or not ("id" in given or "class" in given):
        return None
    return _by_names(given.get("id", ""), given.get("class", ""))


_COOKIES = ("cookie", "Cookie", "COOKIE", "çerez", "Çerez", "تعريف الارتباط", "クッキー")
"""As they are written: a look at every block of every page must cost nothing."""


def speaks_of_cookies(block: str) -> bool:
    """Whether a block names what every notice about them names, in nearly every language by one word."""
    return any(word in block for word in _COOKIES)


LONGEST_NOTICE = 6_000
"""Characters of an element that is a notice: with its list of purposes and partners."""

SHARE_OF_COOKIES = 0.5
"""Share of the letters of a notice that stand in blocks which name cookies; a report with a button under it has few."""


def is_notice(blocks: list[str]) -> bool:
    """Whether an element with a button in it, given its blocks, is a notice about cookies whatever its name."""
    length = sum(map(len, blocks))
    about = sum(len(block) for block in blocks if speaks_of_cookies(block))
    return 0 < length <= LONGEST_NOTICE and about >= SHARE_OF_COOKIES * length


@lru_cache(maxsize=4096)
def _by_names(identity: str, classes: str) -> Room | None:
    return next((found for name in f"{identity} {classes}"[:MOST_NAME].split() if (found := _named(name))), None)


def _named(name: str) -> Room | None:
    words = {word.lower() for word in _WORD.findall(name)}
    if words & _SAYS_NO:
        return None
    if words & _COMMENTS:
        return Room.COMMENTS
    if words & _NOTICE:
        return Room.NOTICE
    return Room.MENU if words & _MENU else None
