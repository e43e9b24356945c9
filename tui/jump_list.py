"""The way back through where the user was: before a report was opened, a search asked, a comparison laid out. Pure."""

from __future__ import annotations

from tui.left_off import LeftOff

MOST = 100
"""Places that are remembered: more than one goes back through."""


class JumpList:
    """The places that were left, the last one last, and those that were come back from."""

    def __init__(self) -> None:
        self._behind: list[LeftOff] = []
        self._ahead: list[LeftOff] = []

    def leave(self, here: LeftOff) -> None:
        """Remember where the user is, before something leads elsewhere; there is no way forward then."""
        if not self._behind or not _is_same(self._behind[-1], here):
            self._behind = [*self._behind[1 - MOST :], here]
        self._ahead = []

    def step(self, direction: int, here: LeftOff) -> LeftOff | None:
        """The place so many steps back (or forward), from `here`, to which the way leads from there; None where there
        is none.
        """
        behind, ahead = (self._behind, self._ahead) if direction < 0 else (self._ahead, self._behind)
        found = None
        for _ in range(abs(direction)):
            while behind and _is_same(behind[-1], here):
                behind.pop()
            if not behind:
                break
            ahead.append(here)
            found = here = behind.pop()
        return found


def _is_same(one: LeftOff, other: LeftOff) -> bool:
    """Whether two places are one to the user; in a report a scrolled line is another."""
    return _known_by(one) == _known_by(other)


def _known_by(place: LeftOff) -> tuple[object, ...]:
    at = place.reading.plain if place.reads else place.row
    over = [(screen.kind, screen.articles, screen.words, screen.choice) for screen in place.screens]
    return place.query, place.without, place.like, at, over
