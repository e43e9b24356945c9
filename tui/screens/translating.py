"""Passages by the user's own translator: asked in the background, shown below the text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.errors import Cancelled, TranslationError
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.widgets.translation import Translation


class Translating:
    """Shows what the translator says of a passage, as long as the passage is the one that is asked for."""

    def __init__(self, workspace: Workspace, shown: Callable[[], Translation], screen: Host) -> None:
        self.workspace, self._shown, self.screen = workspace, shown, screen
        self._asked: tuple[str, Span] | None = None

    def asked_in(self, article: Article) -> Span | None:
        """The passage of a report that was asked for last and is shown still, or not there yet."""
        return self._asked[1] if self._asked is not None and self._asked[0] == article.id else None

    @background("translating")
    async def show(self, article: Article, span: Span, still: Callable[[], bool]) -> None:
        """Translate a passage and show it where that is `still` of use; what stood there goes at once."""
        self.give_up()
        self._asked = asked = (article.id, span)
        translator = self.workspace.translator
        if translator.name:
            self.screen.say(f"{translator.name} translates …", holds=lambda: self._asked == asked)
        try:
            text = await asyncio.to_thread(translator.translated, span.of(article.text), article.metadata.language)
        except Cancelled:
            return
        except TranslationError as error:
            self.give_up()
            self.screen.say(str(error), error=True)
            return
        if self._asked == asked and still():
            self.screen.say("")
            self._shown().show(span, translator.name, text)

    def give_up(self) -> bool:
        """Put away what is shown or asked for; false where nothing is shown."""
        there, self._asked = self._shown().shown is not None, None
        self._shown().hide()
        return there
