"""Reports that come from the files of a folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from index.config import NO_OCR, Settings
from index.loading import folder as folders
from index.loading import ocr
from index.loading.formats import LoadSettings
from index.refresh.shelf import Shelf
from index.workspace.cache import Cache
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.refresh.completeness import NameSettings, Progress
    from index.refresh.ocr import OcrReader


class FolderSource:
    """The files of one folder. A single bad file is a value in the catalogue's `not_read`."""

    kind = "folder"

    def __init__(self, settings: Settings, cache: Cache, rules: Callable[[], NameSettings]) -> None:
        """Raises `FolderError` where there is no such folder."""
        self._folder, self._cache, self._rules = settings.folder, cache, rules
        languages = "" if settings.ocr == NO_OCR else settings.ocr
        self._loading = LoadSettings(
            settings.encoding, tuple(settings.columns.items()), settings.lexicon, settings.cache, languages
        )
        self._where_kept = settings.cache
        self._ocr: OcrReader | None = None
        self._pictures_tried: set[tuple[str, int, int]] = set()
        self._shelf = Remade(lambda: cache.catalogue, lambda: Shelf(self._folder, cache.catalogue, self._loading))

    def article(self, article: str) -> Article | None:
        """The article of that id as its file says now."""
        return self._shelf().article(article)

    def articles(self, articles: Sequence[str]) -> dict[str, Article]:
        """Those of these ids whose files can be read, by their ids."""
        return self._shelf().articles(articles)

    def lacking(self, article: str) -> str:
        """Why an article that is listed cannot be had."""
        return "this article's file is gone or cannot be read; run `deraa-tui index`"

    def file(self, path: str) -> str:
        """Where the file of that path is."""
        return str(folders.root(self._folder) / path)

    def is_current(self) -> bool:
        """Whether the folder looks as it did when it was last read; by names, sizes and times only."""
        from index.refresh.completeness import is_complete

        return is_complete(self._folder, self._cache.catalogue, self._rules(), self._loading)

    def absence(self, even_empty: bool) -> str:
        """Why the folder is not there to be read. With `even_empty` a folder that held reports and holds nothing at all
        is taken for the place where a disk was mounted.
        """
        why = folders.absence(self._folder, even_empty and self._cache.catalogue.count() > 0)
        return f"{self._folder}: {why}" if why else ""

    def refresh(self, report: Callable[[Progress], None]) -> None:
        """Read what is new or changed. Raises `CatalogueError`."""
        from index.refresh.refresh import refresh

        cache = self._cache
        refresh(self._folder, cache.catalogue, lambda: cache.engine, self._rules(), report, settings=self._loading)

    def changes(self) -> AsyncIterator[None]:
        """Yields whenever something in the folder was added, changed or deleted, where the system can tell."""
        from index.refresh.watching import changes

        return changes(self._folder)

    def reading_pictures(self) -> Generator[tuple[str, bool], None, None]:
        """Have `ocrmypdf` read the pages that wait for it, a file at a time, in a process of its own."""
        from index.refresh.handing import WantedFile
        from index.refresh.ocr import OcrReader

        files = self._cache.catalogue.recording.files().items()
        waiting = {
            WantedFile(path, name): (path, size, mtime)
            for path, (size, mtime, name, reason) in files
            if ocr.WAITING in reason and (path, size, mtime) not in self._pictures_tried
        }
        self._ocr = OcrReader(self._folder, self._loading)
        for file, is_read in self._ocr.read(waiting):
            self._pictures_tried.add(waiting[file])
            if is_read:
                self._cache.catalogue.recording.read_again(file.path)
            yield file.path, is_read

    def try_again(self) -> None:
        """Take the pictures that could not be read for not tried yet."""
        from index.loading.page_texts import forget_failures

        forget_failures(self._where_kept)
        self._pictures_tried.clear()

    def close(self) -> None:
        """Let go of the processes that read."""
        if self._ocr:
            self._ocr.stop()
        self._shelf().close()
