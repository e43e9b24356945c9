"""The report in a page: the lines found to be its text, and beside them the blocks that belong to it and were left out.

A finder of main text drops what is no prose: the date, the byline, captions, small headings, the page's own credit. A
reader wants them, dim, where they stand; and they say when and by whom the report was published.
"""

from __future__ import annotations

from index.article import Kind
from index.loading.facts.outlets import outlet_in
from index.loading.formats.source import joined
from index.loading.formats.web.pages import Page
from index.loading.lines.furniture import LONGEST_SIGN, is_bare_date, sign
from index.loading.lines.labels import author_in, reporters_in
from index.loading.lines.own_words import FEWEST_TITLE_WORDS
from index.text.folding import letters_of
from index.text.sentences import ends_sentence

BEFORE = 12
"""Blocks before the text, up to the main heading, that may be a date, a byline or a caption."""

BEHIND = 6
"""Blocks behind it that may say when it was updated, who reported and who published it."""

FEWEST_PROSE_WORDS = 12
"""Words of a sentence that is kept although it stands before the main heading, where the site's menus are."""

LONGEST_HEADING = 200
"""Characters of a heading."""

_HEADINGS = frozenset(["h2", "h3", "h4"])


def report_of(page: Page, found: list[str]) -> tuple[str, dict[str, Kind]]:
    """The text, and the kinds of the paragraphs of which the markup says what they are. Without lines `found`, all of
    the page from its main heading on.
    """
    blocks = _merged(page, found) if found else _all(page)
    return joined(block for block, _ in blocks), {block: kind for block, kind in blocks if kind}


def _merged(page: Page, found: list[str]) -> list[tuple[str, Kind | None]]:
    indexes = _indexes(page.blocks, found)
    taken = {index for index in indexes if index is not None}
    first = min(taken, default=0)
    result: list[tuple[str, Kind | None]] = []
    heading = page.heading
    close = heading is not None and first - BEFORE <= heading < first
    at = heading + 1 if heading is not None and close else max(0, first - BEFORE)
    for line, index in zip(found, indexes, strict=True):
        if index is None:
            result.append((line, None))
            continue
        if heading is not None and index < heading and not _is_prose(line):
            continue
        result += [left for left in (_left_out(page, p, taken, first) for p in range(at, index)) if left]
        result.append((line, _kind(page, index)))
        at = max(at, index + 1)
    behind = page.blocks[at : at + BEHIND] if taken else []
    return result + [(block, None) for block in behind if len(block) <= LONGEST_SIGN and _signs_off(block)]


def _indexes(blocks: list[str], found: list[str]) -> list[int | None]:
    """Where among the blocks each line stands, in order; None for one that is no whole block."""
    waiting: dict[str, list[int]] = {}
    for index in range(len(blocks) - 1, -1, -1):
        waiting.setdefault(letters_of(blocks[index]), []).append(index)
    indexes: list[int | None] = []
    last = -1
    for line in found:
        left = waiting.get(letters_of(line), [])
        while left and left[-1] <= last:
            left.pop()
        indexes.append(left.pop() if left else None)
        last = last if indexes[-1] is None else indexes[-1]
    return indexes


def _left_out(page: Page, index: int, taken: set[int], first: int) -> tuple[str, Kind | None] | None:
    """A block between the lines of the text that belongs to it, with its kind."""
    block, tag = page.blocks[index], page.tags[index]
    if len(block) > LONGEST_SIGN or letters_of(block) in ("", "advertisement"):
        return None
    said = sign(block)
    if tag == "figcaption":
        return (block, Kind.CAPTION) if said is not Kind.BOILERPLATE else None
    if said in (Kind.DATE, Kind.CAPTION) or is_bare_date(block) or author_in(block):
        return block, None
    inside = first < index or (page.heading is not None and page.heading < index)
    heads = tag in _HEADINGS and index + 1 in taken and inside and len(block) <= LONGEST_HEADING
    return (block, _kind(page, index)) if heads and said is None else None


def _signs_off(block: str) -> bool:
    return sign(block) is Kind.DATE or reporters_in(block) is not None or outlet_in(block) is not None


def _kind(page: Page, index: int) -> Kind | None:
    tag = page.tags[index]
    if tag in _HEADINGS:
        below_title = page.heading is not None and index == page.heading + 1
        return Kind.STANDFIRST if below_title and len(page.blocks[index].split()) > FEWEST_TITLE_WORDS else Kind.HEADING
    if index == page.heading and len(page.blocks[index].split()) >= FEWEST_TITLE_WORDS:
        return Kind.TITLE
    return Kind.CAPTION if tag == "figcaption" else None


def _is_prose(block: str) -> bool:
    return len(block.split()) >= FEWEST_PROSE_WORDS and ends_sentence(block)


def _all(page: Page) -> list[tuple[str, Kind | None]]:
    """Every block from the main heading on, and before it what is prose: the rest there is the site's menu."""
    start = page.heading or 0
    before = filter(_is_prose, page.blocks[:start])
    rest = [(page.blocks[index], _kind(page, index)) for index in range(start, len(page.blocks))]
    return [(block, None) for block in before] + rest
