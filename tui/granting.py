"""From screen to screen: they do not know each other, but wish; and the way back through what was granted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from index.annotations.grouping import Grouping
from index.article import Span
from tui.jump_list import JumpList
from tui.left_off import LeftOff, OpenScreen
from tui.screens.full_screen import FullScreen
from tui.screens.library.library import LibraryScreen
from tui.screens.wishes import ClaimsRequested, ComparisonRequested, ListOfNotes, NotesRequested, ScreenLeft

if TYPE_CHECKING:
    from textual.screen import Screen

    from index.workspace import Workspace
    from tui.drawing.sides import Side
    from tui.screens.comparing.comparison import ComparisonScreen
    from tui.screens.notes.annotations import AnnotationsScreen


class HasScreens(Protocol):
    """The app: one screen over the other, all on one workspace."""

    workspace: Workspace

    @property
    def screen(self) -> Screen[object]:
        """The uppermost."""

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """All of them."""

    def push_screen(self, screen: Screen[Any]) -> object:
        """Lay a screen over the others."""

    def pop_screen(self) -> object:
        """Take the uppermost away."""


class Granting:
    """Opens what screens wish for. Each wish has the method that Textual would call for it."""

    def __init__(self, app: HasScreens, left_off: Callable[[], LeftOff | None]) -> None:
        """`left_off` tells where the user is."""
        self._app, self._left_off = app, left_off
        self._jumps = JumpList()

    # --- back and forward ---------------------------------------------------------------------

    def leave(self) -> None:
        """Remember where the user is, who is led elsewhere now."""
        if (here := self._left_off()) is not None:
            self._jumps.leave(here)

    def _leave_over(self, screen: OpenScreen) -> None:
        """Remember where the user was on a screen that lay over the library until now."""
        if (here := self._left_off()) is not None:
            self._jumps.leave(here._replace(screens=(*here.screens, screen)))

    def jump(self, direction: int) -> bool | None:
        """Back to where the user was before, or forward again; False where there is no such place, None where the user
        cannot leave now.
        """
        here = self._left_off()
        if here is None or not isinstance(self._app.screen, FullScreen):
            return None
        place = self._jumps.step(direction, here)
        if place is None:
            return False
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        library = self._app.screen
        if isinstance(library, LibraryScreen):
            library.return_to(place)
        return True

    # --- what is over the library -------------------------------------------------------------

    def on_comparison_requested(self, wish: ComparisonRequested) -> None:
        """To two reports side by side, from the library or a claim."""
        from tui.screens.comparing.comparison import ComparisonScreen

        self.leave()
        self._app.push_screen(ComparisonScreen(self._app.workspace, wish.left, wish.right, at=wish.at))

    def on_claims_requested(self, wish: ClaimsRequested) -> None:
        """From the library to several reports, claim by claim."""
        from tui.screens.comparing.claims import ClaimsScreen

        self.leave()
        self._app.push_screen(ClaimsScreen(self._app.workspace, wish.articles))

    def on_notes_requested(self, wish: NotesRequested) -> None:
        """From the library to the list of all annotations."""
        from tui.screens.notes.annotations import AnnotationsScreen

        if wish.left is None:
            self.leave()
        self._app.push_screen(AnnotationsScreen(self._app.workspace, wish.left))

    def on_screen_left(self, wish: ScreenLeft) -> None:
        """From the library to what lay over it when the user left off."""
        left, workspace = wish.left, self._app.workspace
        if left.kind == "comparison" and len(left.articles) == 2:
            from tui.screens.comparing.comparison import ComparisonScreen

            at = Span(max(0, left.row), max(0, left.row))
            side: Side = "right" if left.words == "right" else "left"
            self._app.push_screen(ComparisonScreen(workspace, *left.articles, at=at, side=side))
        elif left.kind == "claims" and left.articles:
            from tui.screens.comparing.claims import ClaimsScreen

            self._app.push_screen(ClaimsScreen(workspace, left.articles, left))
        elif left.kind == "notes" and left.choice in list(Grouping):
            back = ListOfNotes(left.words, Grouping(left.choice), left.row, left.marked)
            self.on_notes_requested(NotesRequested(back))

    # --- and from there into a report ---------------------------------------------------------

    def on_comparison_screen_passage_wanted(self, wish: ComparisonScreen.PassageWanted) -> None:
        """From the comparison to one of its reports; where it was opened from claims, to these."""
        library = self._app.screen
        if isinstance(library, LibraryScreen):
            self._leave_over(wish.left)
            library.open_at(wish.article, wish.at)

    def on_annotations_screen_passage_wanted(self, wish: AnnotationsScreen.PassageWanted) -> None:
        """From the list of annotations to the passage."""
        library = self._app.screen
        if isinstance(library, LibraryScreen):
            back = wish.back
            self._leave_over(back.opened)
            library.read_passage(wish.placed, back)
