"""The reports of a folder: listed, read, kept up with."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from index.article import Article
from index.catalogue.catalogue import Summary
from index.catalogue.copies import Sharing
from index.catalogue.stories import Stories
from index.config import NO_OCR, Settings
from index.errors import UnknownArticle
from index.loading import folder as folders
from index.loading import ocr
from index.loading.folder import NotRead
from index.loading.formats import LoadSettings
from index.loading.formats.naming import as_text
from index.refresh.shelf import Shelf
from index.workspace.cache import Cache
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.refresh.completeness import NameSettings, Progress
    from index.refresh.ocr import OcrReader
    from index.refresh.process import RefreshProcess


class Library:
    """The articles of one folder, and what keeps them as the folder has them. A single bad file is a value in
    `not_read`.
    """

    def __init__(self, settings: Settings, cache: Cache, rules: Callable[[], NameSettings]) -> None:
        """`rules` gives what is said of names: families are learned under them."""
        self._settings, self._cache, self._rules = settings, cache, rules
        self.folder = settings.folder
        languages = "" if settings.ocr == NO_OCR else settings.ocr
        self._loading = LoadSettings(
            settings.encoding, tuple(settings.columns.items()), settings.lexicon, settings.cache, languages
        )
        self._shelf = Remade(lambda: cache.catalogue, lambda: Shelf(settings.folder, cache.catalogue, self._loading))
        self._refresh_process: RefreshProcess | None = None
        self._ocr: OcrReader | None = None
        self._pictures_tried: set[tuple[str, int, int]] = set()
        self.summaries: Callable[[], list[Summary]] = Remade(lambda: cache.age, self._read_summaries)
        """Every article as a list shows it, the newest first."""

    @property
    def age(self) -> int:
        """Counts the states of the library: what was worked out from it holds as long as this is the same."""
        return self._cache.age

    def is_complete(self) -> bool:
        """Whether the last refresh came to its end: before, an article that is missing may yet be read."""
        return self._cache.catalogue.recording.complete_in() is not None

    @property
    def sharing(self) -> Sharing:
        """Which articles are copies, editions of one report, or share wording."""
        return self._cache.catalogue.sharing

    @property
    def stories(self) -> Stories:
        """Which reports are of one incident."""
        return self._cache.catalogue.stories

    def _read_summaries(self) -> list[Summary]:
        return self._cache.catalogue.summaries()  # the catalogue of now: `discard` opens another

    # --- articles ----------------------------------------------------------------------------

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, with the reasons."""
        return self._cache.catalogue.not_read()

    def article(self, article: str) -> Article:
        """The article of that id as its file says now. Raises `UnknownArticle`."""
        found = self.article_if_there(article) or self.article_if_there(self.sharing.original(article))
        if found is None:
            raise UnknownArticle(f"{article}: this article's file is gone or cannot be read; run `deraa-tui index`.")
        return found

    def article_if_there(self, article: str) -> Article | None:
        """The article of that very id; None when there is none or its file cannot be read any more."""
        return self._shelf().article(article)

    def source(self, article: str) -> tuple[str, str] | None:
        """The file an article came from, below the folder, and the name by which that file's articles go."""
        return self._cache.catalogue.source(article)

    def is_known(self, article: str) -> bool:
        """Whether there is an article of that very id."""
        return self._cache.catalogue.path(article) is not None

    def resolve(self, name: str) -> str:
        """The id of the article that `name` is, or is the unambiguous beginning of. Raises `UnknownArticle`."""
        name = as_text(name)
        original = self.sharing.original(name)
        if self.is_known(original):
            return original
        found = self._cache.catalogue.beginning_with(name, 4)
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
            raise UnknownArticle(f"{name}: several articles begin so ({some}); write more.")
        raise UnknownArticle(f"{name}: there is no such article in {self.folder}; `deraa-tui list` shows them.")

    # --- keeping up with the folder ----------------------------------------------------------

    def is_current(self) -> bool:
        """Whether the folder looks as it did when it was last read; by names, sizes and times only."""
        from index.refresh.completeness import is_complete

        return is_complete(self.folder, self._cache.catalogue, self._rules(), self._loading)

    def absence(self, even_empty: bool = True) -> str:
        """Why the folder is not there to be read, as a sentence; empty when it is. With `even_empty` a folder that held
        reports and holds nothing at all is taken for the place where a disk was mounted.
        """
        why = folders.absence(self.folder, even_empty and self._cache.catalogue.count() > 0)
        return f"{self.folder}: {why}" if why else ""

    def refresh(self, report: Callable[[Progress], None] = lambda _: None) -> None:
        """Bring catalogue and index up to date, here and now. Raises `CatalogueError`."""
        from index.refresh.refresh import refresh

        cache = self._cache
        refresh(self.folder, cache.catalogue, lambda: cache.engine, self._rules(), report, settings=self._loading)
        cache.has_changed()

    def refreshing(self) -> Generator[Progress, None, None]:
        """The same in a process of its own, so that this one stays quick; closing the iterator stops it. Raises
        `CatalogueError`, also as `ReadingStopped`.
        """
        from index.refresh.process import RefreshProcess

        process = self._refresh_process = RefreshProcess(self._settings)
        steps = process.steps()
        try:
            for step in steps:
                self._cache.has_changed()
                yield step
        finally:
            steps.close()
            self._cache.has_changed()

    def stop_refreshing(self) -> None:
        """End the process of `refreshing` at once, from any thread; what it recorded stays, the rest is done next
        time.
        """
        if self._refresh_process:
            self._refresh_process.stop()

    def reading_pictures(self) -> Generator[tuple[str, bool], None, None]:
        """Have `ocrmypdf` read the pages that wait for it, a file at a time, in a process of its own: yields the path
        of each file before it is read (False), and when the next refresh can take up its text (True). Each file is
        tried once; closing the iterator stops it.
        """
        from index.refresh.handing import WantedFile
        from index.refresh.ocr import OcrReader

        files = self._cache.catalogue.recording.files().items()
        waiting = {
            WantedFile(path, name): (path, size, mtime)
            for path, (size, mtime, name, reason) in files
            if ocr.WAITING in reason and (path, size, mtime) not in self._pictures_tried
        }
        self._ocr = OcrReader(self.folder, self._loading)
        for file, is_read in self._ocr.read(waiting):
            self._pictures_tried.add(waiting[file])
            if is_read:
                self._cache.catalogue.recording.read_again(file.path)
            yield file.path, is_read

    def discard(self) -> None:
        """Throw away all that can be rebuilt of this folder. The next refresh builds it anew. The text of pictures is
        of no folder and took long: it stays, and what could not be read is tried again.
        """
        from index.loading.page_texts import forget_failures

        self.close()
        self._cache.discard()
        forget_failures(self._settings.cache)
        self._pictures_tried.clear()

    def close(self) -> None:
        """Let go of the processes that read."""
        self.stop_refreshing()
        if self._ocr:
            self._ocr.stop()
        self._shelf().close()
