"""What is marked of a list, to do something to all of it at once: the one selection there is, of reports and of notes.
Pure.

    marking = Marking()
    marking.toggle("b")
    marking.begin("d")                          # a range begins here …
    marking.follow(["a", "b", "c", "d"], 2)     # … and ends on the third row
    marking.marked                              # ["b", "c", "d"]: what was marked before, then the range
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

RANGE_BEGUN = "Marking from here: move on; V keeps the marks, Esc takes them back."
"""What is said where a range begins."""


def taken_away(count: int) -> str:
    """What is said where so many marks were taken away."""
    return f"{count:,} mark{'s' * (count != 1)} taken away; M puts {'them' if count != 1 else 'it'} back."


class Marking:
    """The ids of what is marked, in the order it was marked, and the range that is being marked, if there is one.

    A mark stays whatever the list shows meanwhile; of what is gone it is kept, and comes back with it.
    """

    def __init__(self, marked: Iterable[str] = ()) -> None:
        self.marked = list(marked)
        self._unmarked: list[str] = []
        """The marks that were taken away together last."""
        self._anchor: str | None = None
        """Where the range begins."""
        self._before: list[str] = []
        """What was marked before it."""

    def toggle(self, one: str) -> None:
        """Mark it, or take its mark away."""
        if one in self.marked:
            self.marked.remove(one)
        else:
            self.marked.append(one)

    def add(self, some: Iterable[str]) -> None:
        """Mark these too."""
        self.marked = list(dict.fromkeys((*self.marked, *some)))

    def turn(self, some: Sequence[str]) -> None:
        """Of these, mark those that are not marked, and take the marks of the others away."""
        marked, turned = set(self.marked), set(some)
        self.marked = [m for m in self.marked if m not in turned] + [one for one in some if one not in marked]

    def clear(self) -> None:
        """Take all marks away."""
        self.marked, self._unmarked = [], self.marked

    def put_back(self) -> None:
        """Put back those that were taken away last."""
        self.marked = self._unmarked

    # --- a range -----------------------------------------------------------------------------

    @property
    def is_ranging(self) -> bool:
        """Whether a range is being marked."""
        return self._anchor is not None

    def begin(self, at: str) -> None:
        """Begin to mark a range here."""
        self._anchor, self._before = at, self.marked
        self.add((at,))

    def follow(self, listed: Sequence[str], now: int) -> bool:
        """Let the range end at the row of the cursor; whether there is one. It has ended where the list no longer has
        its beginning.
        """
        if self._anchor not in listed:
            self._anchor = None
            return False
        first, last = sorted((listed.index(self._anchor), now))
        self.marked = list(dict.fromkeys((*self._before, *listed[first : last + 1])))
        return True

    def keep(self) -> None:
        """Keep the marks of the range."""
        self._anchor = None

    def give_up(self) -> bool:
        """Take the marks of the range back; whether there was one."""
        was_ranging = self.is_ranging
        if was_ranging:
            self._anchor, self.marked = None, self._before
        return was_ranging
