"""Which block of a page is its main heading: the report's title, and not the site's name above it.

Many sites put their own name into the first `<h1>`, and the title into a smaller heading below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.loading.facts.outlets import outlet_in
from index.text.folding import letters_of

FEWEST_SURE_WORDS = 3
"""A heading of fewer words is as likely a section's or the site's name; one that is the whole title is believed."""

FEWEST_TITLE_WORDS = 6
"""Words of a title that is longer than the names of sites."""

LONGEST_HEADING = 400
"""Code points."""

_HEADINGS = ("h1", "h2", "h3")
_FOOT = 20
"""Blocks at the end of a page that may name its publisher."""

_PART = re.compile(r"(?<!\s)\s+(?:[|–—»·:-]+\s+|[|»])|[|»]\s*|:\s+")


def main_heading(blocks: Sequence[str], tags: Sequence[str], titles: Sequence[str], sites: Sequence[str]) -> int | None:
    """The index of the main heading among a page's blocks; None when there is none. `titles` are what the page says its
    title is, the surest first, `sites` what it says the site is called.
    """
    headings = [p for p, tag in enumerate(tags) if tag in _HEADINGS and len(blocks[p]) <= LONGEST_HEADING]
    letters = {index: letters_of(blocks[index]) for index in headings}
    for title in titles:
        whole = letters_of(title)
        for index in headings:
            if letters[index] == whole and (tags[index] != "h1" or not _is_site(blocks[index], blocks, titles, sites)):
                return index
    of_pages = [index for index in headings if tags[index] == "h1"]
    for index in of_pages:
        if not _is_site(blocks[index], blocks, titles, sites):
            return index
    below = [index for index in headings if of_pages and index > of_pages[0] and tags[index] != "h1"]
    if below:
        return below[0]
    return of_pages[0] if of_pages else _titled(blocks, titles)


def _is_site(heading: str, blocks: Sequence[str], titles: Sequence[str], sites: Sequence[str]) -> bool:
    """Whether a heading is the name of the site, by what the head or the foot of the page says; a long one that is a
    whole title is not, whatever a page gives as its name.
    """
    name = letters_of(heading)
    if len(heading.split()) >= FEWEST_TITLE_WORDS and name in map(letters_of, titles):
        return False
    if any(name == letters_of(site) for site in sites):
        return True
    if len(heading.split()) > FEWEST_SURE_WORDS:
        return False
    return any(
        letters_of(outlet_in(block) or "").startswith(name) for block in blocks[-_FOOT:] if len(block) < _LONGEST_FOOT
    )


_LONGEST_FOOT = 300
"""Code points of a block that may name the publisher."""


def _titled(blocks: Sequence[str], titles: Sequence[str]) -> int | None:
    """The first block, of whatever element, that is the title or a part of it: pages laid out with tables."""
    for title in titles:
        parts = {letters_of(p) for p in (title, *_PART.split(title)) if len(p.split()) >= FEWEST_SURE_WORDS}
        found = next(
            (p for p, block in enumerate(blocks) if len(block) <= len(title) and letters_of(block) in parts), None
        )
        if found is not None:
            return found
    return None
