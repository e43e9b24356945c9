"""XML of office documents and books, element by element: no tree is made, and nesting costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from index.loading.formats.draft import Unreadable

MOST_ELEMENTS = 2_000_000
"""Elements that are read, some 1 µs CPU each: a thousand pages have some 200,000."""


class Enough(Exception):
    """As much as is read was met; the text says so to the user."""


def events(
    pieces: Iterable[bytes],
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    """Call `start`, `end` and `words` as they come. Raises `Unreadable` for broken XML and one that defines entities,
    which no program of an office does, and `Enough`.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    count = 0

    def begun(name: str, given: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise Enough(f"only the first {MOST_ELEMENTS:,} elements are read; split the file to have the rest")
        start(name, given)

    def defined(*_: object) -> None:
        raise Unreadable("the document is broken (its XML defines entities)")

    parser.StartElementHandler, parser.EndElementHandler = begun, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = words, defined
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(f"the document is broken ({error})") from None
