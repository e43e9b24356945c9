"""The report in a page: the lines found to be its text, and beside them the blocks that belong to it and were left out.

A finder of main text drops what is no prose: the date, the byline, captions, small headings, the page's own credit. A
reader wants them, dim, where they stand; and they say when and by whom the report was published.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.article import Kind
from index.loading.facts.outlets import outlet_in
from index.loading.formats.source import joined
from index.loading.formats.web.pages import Page
from index.loading.formats.web.rooms import Element, Room
from index.loading.lines.corrections import tells_correction
from index.loading.lines.date_lines import is_bare_date
from index.loading.lines.furniture import LONGEST_SIGN, sign
from index.loading.lines.labels import author_in, heads_comments, reporters_in, says_captured
from index.loading.lines.own_words import FEWEST_TITLE_WORDS, is_prose
from index.text.folding import letters_of
from index.text.sentences import ends_sentence

BEFORE = 12
"""Blocks before the text, up to the main heading, that may be a date, a byline or a caption."""

BEHIND = 6
"""Blocks behind it that may say when it was updated, who reported and who published it."""

LONGEST_HEADING = 200
"""Characters of a heading."""

BELOW_HEADING = 4
"""Blocks below a small heading among which the text it heads begins: a time, a byline and a picture may stand first."""

_HEADINGS = frozenset(["h2", "h3", "h4"])
_PROSE_TAGS = frozenset(["p", "div", "blockquote", "section", "article", ""])
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap][.]?m[.]?)?(?:\s\(?(?:[A-Z]{2,4}|Uhr|Z)\)?)?", re.IGNORECASE)
"""The time of an entry of a live blog, which stands alone."""
_NO_REPORT = frozenset({Room.HIDDEN, Room.COMMENTS, Room.NOTICE})
"""Rooms of which nothing is the report's, whoever finds it there; in a menu a finder may find a report's own links."""


def report_of(page: Page, found: list[str]) -> tuple[str, dict[str, Kind]]:
    """The text, and the kinds of the paragraphs of which the markup says what they are. Without lines `found`, or where
    they are not what stands below the main heading, all of the page from its main heading on.
    """
    page = _without_comments(page)
    found = _own_lines(page, _in_order(page.blocks, _by_blocks(page.blocks, found)))
    blocks = _merged(page, found) if found else _all(page)
    return joined(block for block, _ in blocks), {block: kind for block, kind in blocks if kind}


def _without_comments(page: Page) -> Page:
    """The page with what stands below "Comments (40)" in a room of comments: no name of an element need say so. The
    report is above it, with prose of its own.
    """
    first = page.heading or 0
    heads = (
        p for p in range(first + 1, len(page.blocks)) if page.tags[p] in _HEADINGS and heads_comments(page.blocks[p])
    )
    head = next(heads, None)
    if head is None or not any(_is_own_prose(page, p) for p in range(first, head)):
        return page
    below = Element(Room.COMMENTS)
    rooms = [room or (below if p >= head else None) for p, room in enumerate(page.rooms)]
    return replace(page, rooms=rooms)


def _by_blocks(blocks: list[str], found: list[str]) -> list[str]:
    """The lines found, of which those that run several blocks together are these blocks again: a finder makes one line
    of an entry of a list, of its heading, its time and its paragraphs.
    """
    if not any(line.startswith(_ENTRY) for line in found):
        return found
    letters = [letters_of(block) for block in blocks]
    starts: dict[str, list[int]] = {}
    for index, word in enumerate(letters):
        starts.setdefault(word[:SAME_BEGINNING], []).append(index)
    parted: list[str] = []
    for line in found:
        whole = letters_of(line.removeprefix(_ENTRY)) if line.startswith(_ENTRY) else ""
        lengths = range(1, SAME_BEGINNING + 1) if whole else ()
        begun = (index for length in lengths for index in starts.get(whole[:length], []))
        runs = (run for index in begun if len(run := _run(letters, index, whole)) > 1)
        parted += [blocks[index] for index in next(runs, ())] or [line]
    return parted


def _in_order(blocks: list[str], found: list[str]) -> list[str]:
    """The lines found in the order of the page: a finder that was drawn to a teaser puts the report behind it. A line
    that is no block, or one of several alike, stays behind the line before it.
    """
    starts: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        starts.setdefault(letters_of(block), []).append(index)
    places: list[int] = []
    for line in found:
        alone = starts.get(letters_of(line), [])
        places.append(alone[0] if len(alone) == 1 else places[-1] if places else -1)
    if places == sorted(places):
        return found
    return [found[at] for at in sorted(range(len(found)), key=places.__getitem__)]


def _run(letters: list[str], start: int, whole: str) -> list[int]:
    """The blocks from `start` on whose letters are the whole; one that it lacks in between (a time) is passed over."""
    run, at = list[int](), 0
    for index in range(start, min(len(letters), start + MOST_IN_ENTRY)):
        if letters[index] and whole.startswith(letters[index], at):
            run.append(index)
            at += len(letters[index])
        if at == len(whole):
            return run
    return []


_ENTRY = "- "
"""How a finder writes an entry of a list."""
SAME_BEGINNING = 20
"""Letters by which the first block of an entry is looked for."""
MOST_IN_ENTRY = 30
"""Blocks of an entry."""


def _own_lines(page: Page, found: list[str]) -> list[str]:
    """The lines found without those of comments, notices and what is hidden; none when they miss the report: no prose
    is left, or all stand before the main heading below which there is prose.
    """
    own, behind, prose = [], False, False
    for line, index in zip(found, _indexes(page.blocks, found), strict=True):
        room = page.rooms[index] if index is not None else None
        if (
            (room and room.room in _NO_REPORT)
            or _is_day_of_site(page, index)
            or (not prose and index is None and says_captured(line))
        ):
            continue
        own.append(line)
        behind = behind or index is None or page.heading is None or index > page.heading
        prose = prose or is_prose(line)
    if not prose and len(own) < len(found):
        return []
    return own if behind or not any(_is_own_prose(page, p) for p in range(page.heading or 0, len(page.blocks))) else []


def _is_day_of_site(page: Page, index: int | None) -> bool:
    """Whether a block is a date in the page's foot: that of the site, or of a design."""
    room = page.rooms[index] if index is not None else None
    return bool(index is not None and room and room.room is Room.FOOT and sign(page.blocks[index]) is Kind.DATE)


def _merged(page: Page, found: list[str]) -> list[tuple[str, Kind | None]]:
    indexes = _indexes(page.blocks, found)
    taken = {index for index in indexes if index is not None}
    first = min(taken, default=0)
    result: list[tuple[str, Kind | None]] = []
    heading = page.heading
    close = heading is not None and first - BEFORE <= heading < first
    at = heading + 1 if heading is not None and close else max(0, first - BEFORE)
    missed = _missed(page, range(at, first), found) if close else {}
    missed |= _entry_heads(page, taken)
    for line, index in zip(found, indexes, strict=True):
        if index is None:
            result.append((line, None))
            continue
        if heading is not None and index < heading and not is_prose(line):
            continue
        gap = range(at, index)
        above = [p for p in gap if heading is not None and p < heading]
        if any(says_captured(page.blocks[p]) for p in above):  # a notice of the copy, with its own date
            gap = range(above[-1] + 1, index)
        result += [left for p in gap if (left := missed.get(p) or _left_out(page, p, taken, first))]
        result.append((line, _kind(page, index)))
        at = max(at, index + 1)
    behind = range(at, min(at + BEHIND, len(page.blocks))) if taken else range(0)
    signing = (p for p in behind if len(page.blocks[p]) <= LONGEST_SIGN and _signs_off(page.blocks[p]))
    return result + [(page.blocks[p], None) for p in signing if not _is_day_of_site(page, p)]


def _entry_heads(page: Page, taken: set[int]) -> dict[int, tuple[str, Kind | None]]:
    """The times and the bold first words of the entries of a live blog, of which there are several, whatever elements
    they are: a time of the day alone, and between it and the text below it at most one short line.
    """
    entries = list[tuple[int, ...]]()
    for index, block in enumerate(page.blocks):
        if page.rooms[index] or index in taken or not block[:1].isdigit() or not _CLOCK.fullmatch(block):
            continue
        if index + 1 in taken:
            entries.append((index,))
        elif index + 2 in taken and not page.rooms[index + 1] and _may_head(page, index + 1):
            entries.append((index, index + 1))
    if len(entries) < FEWEST_ENTRIES:
        return {}
    kinds = (Kind.DATE, Kind.HEADING)
    return {index: (page.blocks[index], kind) for entry in entries for index, kind in zip(entry, kinds, strict=False)}


def _may_head(page: Page, index: int) -> bool:
    """Whether a block could be a heading: short, no sentence, no link elsewhere, no furniture."""
    block = page.blocks[index]
    short = len(block) <= LONGEST_HEADING and not ends_sentence(block)
    return short and page.links[index] <= MOST_LINKED and sign(block) is None


FEWEST_ENTRIES = 2
"""Entries of a live blog; a time that stands alone once may be anything."""


def _missed(page: Page, indexes: range, found: list[str]) -> dict[int, tuple[str, Kind | None]]:
    """The prose between the main heading and the first line found, where it is more than all that was found: then that
    is the report, and a finder was drawn away by what stands below. A little of it is a caption or an advertisement.
    """
    prose = [index for index in indexes if _is_own_prose(page, index)]
    if sum(len(page.blocks[index]) for index in prose) <= sum(map(len, found)):
        return {}
    return {index: (page.blocks[index], _kind(page, index)) for index in prose}


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
    inside = first < index or (page.heading is not None and page.heading < index)
    room = page.rooms[index]
    if (room and room.room in _NO_REPORT) or letters_of(block) in ("", "advertisement"):
        return None
    if len(block) > LONGEST_SIGN:
        return None
    said = sign(block)
    if tag == "figcaption":
        return (block, Kind.CAPTION) if said is not Kind.BOILERPLATE else None
    if said in (Kind.DATE, Kind.CAPTION) or is_bare_date(block) or author_in(block):
        return block, Kind.HEADING if tag in _HEADINGS and inside else None
    if inside and _CLOCK.fullmatch(block) and _heads_text(page, index, taken):
        return block, Kind.DATE
    may_head = tag in _HEADINGS and inside and len(block) <= LONGEST_HEADING and page.links[index] <= MOST_LINKED
    heads = may_head and said is None and _heads_text(page, index, taken)
    return (block, _kind(page, index)) if heads else None


def _heads_text(page: Page, index: int, taken: set[int]) -> bool:
    """Whether the first block below that is no time, byline or caption is of the text."""
    for below in range(index + 1, min(index + 1 + BELOW_HEADING, len(page.blocks))):
        block = page.blocks[below]
        if below in taken:
            return True
        if len(block) > LONGEST_SIGN or page.rooms[below]:
            return False
        beside = page.tags[below] == "figcaption" or _CLOCK.fullmatch(block) or is_bare_date(block)
        if not beside and sign(block) not in (Kind.DATE, Kind.CAPTION) and not author_in(block):
            return False
    return False


def _is_own_prose(page: Page, index: int) -> bool:
    """Whether a block of the page's main part is a paragraph of prose, and no link to another report."""
    if page.rooms[index] or page.tags[index] not in _PROSE_TAGS or page.links[index] > MOST_LINKED:
        return False
    block = page.blocks[index]
    return is_prose(block) and sign(block) is None


ALL_LINKED = 0.9
"""Share of a short block's letters that are links, for it to lead elsewhere; in a list, links may be what is told."""
_IN_LISTS = frozenset(["li", "td", "dd", "dt"])
MOST_LINKED = 0.5
"""Share of a paragraph's letters that are links; of a teaser all are."""


def _signs_off(block: str) -> bool:
    """Whether a block behind the text says when, by whom and where it was published, or what it had wrong."""
    if sign(block) is Kind.DATE or reporters_in(block) is not None or outlet_in(block) is not None:
        return True
    return tells_correction(block)


def _kind(page: Page, index: int) -> Kind | None:
    tag = page.tags[index]
    if _CLOCK.fullmatch(page.blocks[index]):
        return Kind.DATE
    if index != page.heading and page.links[index] >= ALL_LINKED and not is_prose(page.blocks[index]):
        return None if tag in _IN_LISTS else Kind.BOILERPLATE
    if tag in _HEADINGS:
        below_title = page.heading is not None and index == page.heading + 1
        return Kind.STANDFIRST if below_title and len(page.blocks[index].split()) > FEWEST_TITLE_WORDS else Kind.HEADING
    if index == page.heading and len(page.blocks[index].split()) >= FEWEST_TITLE_WORDS:
        return Kind.TITLE
    return Kind.CAPTION if tag == "figcaption" else None


def _all(page: Page) -> list[tuple[str, Kind | None]]:
    """Every block from the main heading on, and before it what is prose: the rest there is the site's menu."""
    start = page.heading or 0
    own = [index for index in range(len(page.blocks)) if not page.rooms[index]]
    if not any(is_prose(page.blocks[index]) for index in own):  # a page of names that only seem to tell of rooms
        seen = [p for p, room in enumerate(page.rooms) if not room or room.room is not Room.HIDDEN]
        own = seen or list(range(len(page.blocks)))
    before = [(page.blocks[index], None) for index in own if index < start and is_prose(page.blocks[index])]
    return before + [(page.blocks[index], _kind(page, index)) for index in own if index >= start]
