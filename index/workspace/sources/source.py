"""What a library asks of the place its reports come from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Sequence
from typing import TYPE_CHECKING, Protocol

from index.article import Article

if TYPE_CHECKING:
    from index.refresh.completeness import Progress


class ReportSource(Protocol):
    """A place that reports come from. What is known of them is kept in the catalogue; the texts are asked for here."""

    kind: str
    """What the place is called in sentences: "folder", "archive"."""

    def article(self, article: str) -> Article | None:
        """The article of that very id as the place has it now; None when it cannot be had."""

    def articles(self, articles: Sequence[str]) -> dict[str, Article]:
        """Those of these very ids that can be had, by their ids: asked for together, as the hits of a search are."""

    def lacking(self, article: str) -> str:
        """Why an article that is listed cannot be had, and what to do, as the rest of a sentence."""

    def file(self, path: str) -> str:
        """Where the file of that path is, as it can be opened or shown."""

    def is_current(self) -> bool:
        """Whether all that is known of the place is as it is there now."""

    def absence(self, even_empty: bool) -> str:
        """Why the place is not there to be read, as a sentence; empty when it is."""

    def refresh(self, report: Callable[[Progress], None]) -> None:
        """Bring all that is known of it up to date, here and now."""

    def changes(self) -> AsyncIterator[None]:
        """Yields whenever something may have changed there. Raises `OSError` where that cannot be told."""

    def reading_pictures(self) -> Generator[tuple[str, bool], None, None]:
        """Have pages that are pictures read, where there are some: each file before it is read (False), and when its
        text can be taken up (True).
        """

    def try_again(self) -> None:
        """Take what could not be read for not tried yet."""

    def close(self) -> None:
        """Let go of what reads."""
