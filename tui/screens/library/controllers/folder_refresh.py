"""Keeping up with the folder: what is new is read in another process, with a count, a speed and the time that
remains.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from index import clock
from index.errors import ArchiveError, DamagedCache, DeraaError, FolderError, ReadingStopped
from index.loading import ocr
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from index.loading.folder import NotRead
    from index.refresh.completeness import Progress
    from index.workspace.library import Library
    from tui.screens.dialogs.not_read_dialog import NotReadDialog

LOOK_AGAIN_SECONDS = 2.0
"""How often it is looked whether a folder that went away is back: a disk takes longer to be mounted."""

WORTH_TELLING = 3.0
"""Seconds of reading after which speed and remaining time are told: before, they say little and are soon over."""


class ShowsFolder(Host, Protocol):
    """A screen that shows what is in a folder."""

    def post_message(self, message: Message) -> bool:
        """Have it handled when the screen comes to it; any thread may."""

    def stand(self, sentence: str) -> None:
        """What the status line shows while there is nothing else to say."""

    def ask(self, dialog: NotReadDialog) -> None:
        """Open the list of what was not read."""

    def refresh_bindings(self) -> None:
        """Other keys may work now."""

    def show_articles(self) -> None:
        """Show the list anew: articles came or went."""

    async def show_anew(self) -> None:
        """Show the open article as its file says now, if that has changed."""

    async def count_notes(self) -> None:
        """Count the notes of each article."""


class FolderRefresh:
    """Reads a folder again when asked, at the start, and when the system tells that something changed."""

    class CacheDamaged(Message):
        """Catalogue or index turned out not to be what was written."""

        def __init__(self, error: DamagedCache) -> None:
            super().__init__()
            self.error = error

    def __init__(self, library: Library, screen: ShowsFolder) -> None:
        self.library = library
        self.screen = screen
        self.is_reading = False
        self._stopping = False
        self._cut_short = ""
        """That reading came to no end, as a sentence."""
        self._progress: Progress | None = None
        self._has_looked = False
        """Whether what is known of the folder was ever compared with what is in it."""
        self._one_reader = asyncio.Lock()
        """Held while the folder is read: what a key and what the system asks for are done one after the other."""
        self._pictures_read = ""
        """Of which file pages are being read by OCR, as a sentence; empty when none is."""
        self._listing_not_read: NotReadDialog | None = None
        self._told_not_read: list[NotRead] = []
        """What the status line has said already; unasked, it says it once and leaves what answers a key standing."""

    def damage_found(self, error: DamagedCache) -> None:
        """Tell the screen, from whatever thread met it."""
        self.screen.post_message(self.CacheDamaged(error))

    def stop(self) -> None:
        """Stop reading the folder; what was read stays, the refresh key goes on with the rest."""
        self._stopping = True
        self.library.stop_refreshing()

    @property
    def being_read(self) -> str:
        """What is being read, in words, where the folder is not known whole: "Reading 28 files … 12 read"."""
        if self._has_looked and not self.is_reading:
            return ""
        if self._progress is None:
            return f"Reading the {self.library.kind} …"
        return f"Reading {self._progress.total:,} files … {self._progress.done:,} read"

    @background("refresh")
    async def refresh(self, quietly: bool = False) -> None:
        """Read what is new or changed, in another process."""
        async with self._one_reader:
            await self._refresh(quietly)

    async def _refresh(self, quietly: bool) -> None:
        if gone := await asyncio.to_thread(self.library.absence, quietly):  # who asks by key means an empty folder
            self._say_gone(gone)
            return
        try:
            is_current = await asyncio.to_thread(self.library.is_current)
        except (FolderError, ArchiveError) as error:  # it went away just now
            self._say_gone(await asyncio.to_thread(self.library.absence) or str(error))
            return
        if is_current:
            if not quietly:
                self.screen.say(f"Nothing is new in the {self.library.kind}.")
            if not self._has_looked:
                self._has_looked = True
                self.screen.show_articles()
        else:
            await self._read_folder()
        await self.screen.show_anew()
        await self.screen.count_notes()
        not_read = await self._tell_what_was_not_read()
        is_news, self._told_not_read = not_read != self._told_not_read, not_read
        lost = [file for file in not_read if ocr.WAITING not in file.reason]
        if lost and (is_news or not quietly):
            first = lost[0]
            more = f" and {len(lost) - 1:,} more" if len(lost) > 1 else ""
            self.screen.say(f"Not read: {first.path}: {first.reason.rstrip('.')}{more}; I lists them.", error=True)
        if len(lost) < len(not_read):
            self.read_pictures()

    @background("pictures", exclusive=False)
    async def read_pictures(self) -> None:
        """Have the pages read that wait for OCR, while all else goes on; what came of each file is shown at once."""
        if self._pictures_read or self.is_reading:
            return
        steps, self._pictures_read = self.library.reading_pictures(), f"{ocr.PROGRAM} begins …"
        try:
            while (step := await asyncio.to_thread(next, steps, None)) is not None:
                path, is_read = step
                if is_read:
                    async with self._one_reader:
                        await self._refresh(quietly=True)
                else:
                    self._pictures_read = f"{ocr.PROGRAM} reads {path} …"
                    self._stand()
        except DeraaError as error:
            self.screen.say(str(error), error=True)
        finally:
            self._pictures_read = ""
        self._stand()  # not where this is cancelled: the reader is being left

    def _stand(self) -> None:
        """Show what goes on while the folder is not read; what was cut short stands before it."""
        if not self.is_reading:
            self.screen.stand(self._cut_short or self._pictures_read)

    def _say_gone(self, why: str) -> None:
        """Say that the folder is not there; what was read stays, and it is looked for until it is back."""
        self.screen.say(f"{why}; what was read stays, and it is read again when it comes back.", error=True)
        self._has_looked = True
        self._go_on_when_back()

    @background("returning")
    async def _go_on_when_back(self) -> None:
        """Wait until a folder that went away is back, then go on with it."""
        while await asyncio.to_thread(self.library.absence):
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        self.screen.say(f"{self.library.folder}: the {self.library.kind} is back.", holds=lambda: True)
        self.refresh(quietly=True)
        self.watch()  # what was watched is gone for good

    def build_anew(self, error: DamagedCache) -> None:
        """Catalogue or index are not what was written: say so, and build them anew."""
        self.screen.say(str(error), error=True)
        self._build_anew()

    @background("building anew")
    async def _build_anew(self) -> None:
        async with self._one_reader:
            await asyncio.to_thread(self.library.discard)
            await self._read_folder()

    @background("default", exclusive=False)
    async def list_not_read(self) -> None:
        """List the files that were not read; while the folder is read, those so far."""
        from tui.screens.dialogs.not_read_dialog import NotReadDialog

        files = await asyncio.to_thread(self.library.not_read)
        self._listing_not_read = NotReadDialog(files, self.being_read)
        self.screen.ask(self._listing_not_read)

    async def _tell_what_was_not_read(self) -> list[NotRead]:
        """The files that were not read; the list of them is shown anew where it is open."""
        files = await asyncio.to_thread(self.library.not_read)
        if self._lists_not_read and self._listing_not_read is not None:
            self._listing_not_read.show(files, self.being_read)
        return files

    @property
    def _lists_not_read(self) -> bool:
        listing = self._listing_not_read
        return listing is not None and listing.is_attached and listing.is_mounted

    @background("watching")
    async def watch(self) -> None:
        """Read what is new as soon as the system tells of it, where it can."""
        try:
            async for _ in self.library.changes():
                async with self._one_reader:
                    await self._refresh(quietly=True)
        except OSError as error:
            said = f"{self.library.folder}: changes here are not told ({error}); r reads what is new."
            self.screen.say(said, holds=lambda: True)

    async def _read_folder(self) -> None:
        if self._cut_short:
            self.screen.say("")  # it is no longer so
        self._cut_short = ""
        self.screen.stand(f"Reading the {self.library.kind} …")
        self.is_reading, self._stopping = True, False
        self.screen.refresh_bindings()
        started = clock.seconds()
        progress = self.library.refreshing()
        try:
            await self._follow(progress, started)
        except ReadingStopped as error:
            at = f" at {step.done:,} of {step.total:,} files" if (step := self._progress) else ""
            self.screen.say(f"Reading stopped{at}: {error}; r goes on.", error=True)
            self._cut_short = f"Reading stopped{at}; r goes on."
        except DeraaError as error:
            self.screen.say(str(error), error=True)
        finally:
            self.is_reading, self._progress, self._has_looked = False, None, True
        self.screen.refresh_bindings()
        self._stand()
        self.screen.show_articles()

    async def _follow(self, progress: Generator[Progress, None, None], started: float) -> None:
        """Tell how far the reading process has come, until it is done or was stopped."""
        last = None
        while (step := await asyncio.to_thread(next, progress, None)) is not None:
            self._progress = last = step
            self.screen.stand(so_far(step, clock.seconds() - started))
            self.screen.show_articles()
            if self._lists_not_read:
                await self._tell_what_was_not_read()
            if self._stopping:
                await asyncio.to_thread(progress.close)
                break
        if self._stopping:
            self.screen.say(
                f"Stopped at {last.done:,} of {last.total:,}; r goes on." if last else "Stopped; r goes on."
            )


def so_far(step: Progress, seconds: float) -> str:
    """How far reading has come: "1,240 of 5,000 files read, 310 a second, 12 seconds to go"; with the reports where
    files hold many.
    """
    many = step.articles > 2 * step.done
    said = f"{step.done:,} of {step.total:,} files read" + (f", {step.articles:,} reports" if many else "")
    if seconds < WORTH_TELLING or not (step.done or many):
        return said
    if many:
        return f"{said}, {step.articles / seconds:,.0f} a second; search works on what is read"
    speed = step.done / seconds
    remaining = (step.total - step.done) / speed
    time_left = f"{remaining:,.0f} seconds" if remaining < 90 else f"{remaining / 60:,.0f} minutes"
    return f"{said}, {speed:,.0f} a second, {time_left} to go; search works on what is read"
