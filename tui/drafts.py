"""Notes that were being written when the app was left: kept as drafts where the user left off, and offered again at the
next start, each in the box it was in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from tui.left_off import NoteDraft

if TYPE_CHECKING:
    from textual.screen import Screen


class HasScreenStack(Protocol):
    """The app."""

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """All its screens, the uppermost last."""


class TakesUpDrafts(Protocol):
    """A screen over which notes are written."""

    def take_up_draft(self, draft: NoteDraft, opened: Callable[[], None]) -> object:
        """Offer a note again that was left unfinished, and tell when it is `opened`."""


class Drafts:
    """The drafts of one folder: one that is written now, and those that wait to be offered."""

    def __init__(self, app: HasScreenStack, left: Sequence[NoteDraft] = ()) -> None:
        """`left` are those of the last run."""
        self._app = app
        self._waiting = list(left)
        self._offered = False

    @property
    def kept(self) -> tuple[NoteDraft, ...]:
        """All of them: one that waits is kept until its box is open."""
        written = [draft for screen in self._app.screen_stack if (draft := getattr(screen, "draft", None))]
        return tuple(dict.fromkeys((*self._waiting, *written)))

    def offer(self) -> None:
        """Offer the first again, once, where the user is; what cannot be offered waits for the next start."""
        if not self._offered and self._waiting:
            first = self._waiting[0]
            takes = [screen for screen in self._app.screen_stack if hasattr(screen, "take_up_draft")]
            cast("TakesUpDrafts", takes[-1]).take_up_draft(first, lambda: self._waiting.remove(first))
        self._offered = True
