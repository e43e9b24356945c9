"""Files read some at a time, each step taken for all before the next: opened, made into reports, analysed, told.

What a step needs (its patterns, its words, the system's way to a file) is then still at hand for the next file; read
one after the other, reports cost a quarter more. What holds up or ends the process holds up those that wait with it: so
the first file is read alone, and whoever asked reads all of them alone when the process ends amid some.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Protocol

from index.article import Article
from index.loading.formats import LoadSettings, Unreadable, drafts
from index.loading.formats.draft import Draft
from index.refresh.analysis import document, entries
from index.refresh.handing import TOGETHER, Sent, WantedFile
from index.refresh.numbering import Numbering

BYTES_TOGETHER = 1_000_000
"""Bytes of the files that are opened together at most; or one file of any size."""
LETTERS_TOGETHER = 200_000
"""Code points of the reports that are analysed together at most, some .1 s of CPU; or one report of any length."""


class Allowance(Protocol):
    """What a file may take until its next report."""

    @property
    def no_memory(self) -> str:
        """What is said of a file that wants more memory."""

    def begin(self) -> None:
        """From now on time is counted."""

    def end(self) -> None:
        """No longer."""


def groups(folder: str, wishes: Sequence[WantedFile], alone: int) -> Iterator[tuple[list[WantedFile], int]]:
    """Files that are read together, and how many reports of theirs: one for each of the first `alone`, and for the
    next one; then twice as many each time.
    """
    group, size, most = list[WantedFile](), 0, 1
    for number, wish in enumerate(wishes):
        with suppress(OSError, ValueError):  # it is told of when it is opened
            size += Path(folder, wish.path).stat().st_size
        group.append(wish)
        if len(group) >= most or size >= BYTES_TOGETHER:
            yield group, most
            group, size, most = [], 0, 1 if number < alone else min(2 * most, TOGETHER)
    if group:
        yield group, most


@dataclass(slots=True)
class OpenFile:
    """A file that was opened: its articles to be, and what could not be read of it; of all of it, where there is a
    `reason`.
    """

    wish: WantedFile
    drafts: Iterator[Draft] = field(default_factory=lambda: iter(()))
    remarks: list[str] = field(default_factory=list)
    reason: str = ""


def opened(folder: str, wish: WantedFile, settings: LoadSettings, allowance: Allowance) -> OpenFile:
    """A file, opened as far as its first article."""
    file = OpenFile(wish)
    told = drafts(folder, wish.path, settings, wish.name, file.remarks)
    allowance.begin()
    try:
        file.drafts = chain([next(told)], told)
    except Unreadable as error:
        file.reason = str(error)
    except MemoryError:
        file.reason = allowance.no_memory
    except Exception as fault:
        fault.add_note(wish.path)
        raise
    finally:
        allowance.end()
    return file


def read(file: OpenFile, allowance: Allowance, waiting: Waiting) -> str:
    """Take the articles of a file; what could not be read of it."""
    wanted = set(file.wish.articles)
    allowance.begin()
    try:
        for draft in file.drafts:
            if not file.wish.articles or draft.id in wanted:
                article = draft.article()
                allowance.end()
                waiting.add(article)
                wanted.discard(draft.id)
                if file.wish.articles and not wanted:
                    break
            allowance.begin()
    except Unreadable as error:
        return str(error)
    except MemoryError:
        return allowance.no_memory
    except Exception as fault:
        fault.add_note(file.wish.path)
        raise
    finally:
        allowance.end()
    return file.reason or "; ".join(file.remarks)


class Waiting:
    """What was read and is not told yet: reports, which are analysed together, and what could not be read of files."""

    def __init__(self, tell: Callable[[Sequence[Sent | str]], None], allowance: Allowance) -> None:
        self.most = 1
        """So many reports are told at once."""
        self._tell, self._allowance, self._numbering = tell, allowance, Numbering()
        self._read: list[Article | str] = []
        self._articles = self._letters = 0

    def add(self, found: Article | str) -> None:
        """A report, or at the end of its file what could not be read of it."""
        self._read.append(found)
        if isinstance(found, Article):
            self._articles += 1
            self._letters += len(found.text)
            if self._articles >= self.most or self._letters >= LETTERS_TOGETHER:
                self.finish()

    def finish(self) -> None:
        """Tell all that waits. Where that fails and it is not known whose fault it is, this process ends."""
        told, self._read, self._articles, self._letters = self._read, [], 0, 0
        articles = [found for found in told if isinstance(found, Article)]
        self._allowance.begin()
        try:
            sent = iter(self._sent(articles))
        except Exception:
            if len(articles) > 1:
                os.kill(os.getpid(), signal.SIGKILL)
            self._read = [found for found in told if not isinstance(found, Article)]
            raise
        finally:
            self._allowance.end()
        self._tell([next(sent) if isinstance(found, Article) else found for found in told])

    def _sent(self, articles: Sequence[Article]) -> list[Sent]:
        found = entries(articles) if articles else []
        documents = [document(each.article, each.forms) for each in found]
        kept = [each.kept() for each in found]
        return list(map(Sent, kept, map(self._numbering.numbered, documents)))
