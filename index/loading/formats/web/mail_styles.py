"""What the styles of a mail's page hide: the text for the list of mails (a "preheader") that nobody sees in the mail.

In a page on the web a program may show later what a style hides; in a mail none runs. Newsletters hide by a class or by
sizes of nothing, because some mail programs take `display: none` away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_STYLES = 200_000
"""Characters of style sheets that are looked at."""

LONGEST_STYLE = 1_000
"""Characters of an element's own style that are looked at."""

_BEGINS, _ENDS = re.compile(r"<style\b[^>]{0,500}>", re.IGNORECASE), re.compile("</style", re.IGNORECASE)
_RULE = re.compile(r"(?<![^{}])(?P<of>[^{}]{1,2000}+)\{(?:(?P<says>[^{}]{0,2000}+)\})?|\}")
"""What a rule is of and what it says; what rules stand within, which says nothing itself; or an end."""
_NAME = re.compile(r"[.#][\w-]+")
_NONE = r"\s*:\s*(?:0(?:px|em|pt|%)?|1px)\s*(?:!important\s*)?(?:;|$)"
_NOT_SHOWN = re.compile(
    rf"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|[;\s])(?:max-height|opacity){_NONE}",
    re.IGNORECASE,
)
_NO_SIZE = (
    re.compile(rf"(?:^|[;\s])font-size{_NONE}", re.IGNORECASE),
    re.compile(rf"(?:^|[;\s])line-height{_NONE}", re.IGNORECASE),
)
"""Each alone is how a layout closes gaps; both together leave nothing to see."""


def is_unseen(given: Mapping[str, str], names: frozenset[str]) -> bool:
    """Whether an element of a mail is hidden: by its own style, or by a name that `unseen_names` gave."""
    if "style" in given and _hides(given["style"][:LONGEST_STYLE]):
        return True
    if not names:
        return False
    own = {f".{name}" for name in given.get("class", "").split()} | {f"#{given.get('id', '')}"}
    return not own.isdisjoint(names)


def _hides(style: str) -> bool:
    return bool(_NOT_SHOWN.search(style)) or all(part.search(style) for part in _NO_SIZE)


def unseen_names(markup: str) -> frozenset[str]:
    """The classes (`.preview`) and ids (`#preview`) that a page's styles hide wherever it is shown; those that are
    hidden on some screens alone (`@media`) are not among them.
    """
    names: set[str] = set()
    within = 0
    for rule in _RULE.finditer(_sheets(markup)):
        if rule["of"] is None:
            within = max(0, within - 1)
        elif rule["says"] is None:
            within += 1
        elif not within and _hides(rule["says"]):
            parts = (part.strip() for part in rule["of"].split(","))
            names.update(part.lstrip("abcdefghijklmnopqrstuvwxyz") for part in parts if _NAME.search(part))
    return frozenset(name for name in names if _NAME.fullmatch(name))


def _sheets(markup: str) -> str:
    """The style sheets of a page without their remarks."""
    found, at = "", 0
    while (begun := _BEGINS.search(markup, at)) and (ended := _ENDS.search(markup, begun.end())):
        found += markup[begun.end() : min(ended.start(), begun.end() + MOST_STYLES - len(found))]
        at = ended.end()
        if len(found) >= MOST_STYLES:
            break
    first, *remarks = found.split("/*")
    return first + "".join(remark.partition("*/")[2] for remark in remarks)
