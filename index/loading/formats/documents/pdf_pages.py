"""The pages of a PDF that hold no text that can be read: which, why, and what is done about it.

Example: of a report whose pages 2 to 5 are scans `reasons(whole=False)` is ["pages 2-5 are pictures without text; run
it through OCR ..."]; once `ocrmypdf` has read them (see `index.loading.ocr`) it is empty, and `made_by_ocr` says so.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.loading import ocr
from index.loading.formats.draft import LoadSettings
from index.loading.page_texts import PageTexts

MOST_BLANK = 0.25
"""Share of a document's pages that may be blank without being told of: backs of leaves, separators."""

MOST_RUNS = 6
"""Runs of pages that are named in a remark."""


@dataclass(slots=True)
class PagesWithoutText:
    """The pages that gave no text, by their 1-based numbers, and why; `name` is what the article goes by, `count` how
    many pages there are.
    """

    name: str
    pictures: list[int] = field(default_factory=list)
    too_much: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    count: int = 0
    _read: PageTexts | None = None

    def texts(self, data: bytes, settings: LoadSettings) -> dict[int, str]:
        """The text that OCR made of some of these pages of the PDF, where the user wants it; it is only made here when
        the settings say that nobody waits.
        """
        pages = sorted({*self.pictures, *self.unmapped, *(self.blank if self._tells_of_blank else ())})
        if not settings.ocr or not pages:
            return {}
        self._read = PageTexts(data, settings)
        if settings.may_run_ocr:
            self._read.make(pages)
        return {page: text for page in pages if (text := self._read.pages.get(page))}

    @property
    def made_by_ocr(self) -> str:
        """Which pages were read by OCR, as a sentence that a report must bear; empty when none was."""
        read = self._read.pages if self._read else {}
        pages = sorted(page for page in {*self.pictures, *self.unmapped, *self.blank} if read.get(page))
        if not pages:
            return ""
        kind = "pictures" if set(pages) <= set(self.pictures) else "without readable letters"
        return f"{_numbered(pages)} {kind}; their text was read by {ocr.PROGRAM}, it may err"

    def reasons(self, *, whole: bool) -> list[str]:
        """A sentence for each kind of page that gave no text; `whole` when no page did."""
        if whole and not (self.too_much or self.unmapped or self.broken):
            pages = "the PDF has no text layer: it holds pictures of pages"
            return [f"{pages}; {self._advice(page)}" for page in [*self.pictures, *self.blank][:1] or [0]]
        told = self._by_advice(self.pictures, "pictures without text")
        if self.too_much:
            told.append(f"{_numbered(self.too_much)} not read: drawing it takes more steps than are followed")
        told += self._by_advice(self.unmapped, "not read: the fonts do not say which letters they draw")
        if self.broken:
            told.append(f"{_numbered(self.broken)} not read: broken")
        if self._tells_of_blank:
            told += self._by_advice(self.blank, "without text", "if a reader shows some there, ")
        return told

    @property
    def _tells_of_blank(self) -> bool:
        return len(self.blank) > max(1, MOST_BLANK * self.count) or len(self.blank) == self.count

    def _by_advice(self, pages: Sequence[int], kind: str, condition: str = "") -> list[str]:
        """A sentence for all of these pages of which one thing is to be said; those that OCR has read need none. The
        user is advised to do something on a `condition`.
        """
        groups: dict[str, list[int]] = {}
        for page in pages:
            if advice := self._advice(page):
                groups.setdefault(advice, []).append(page)
        condition = condition if self._read is None else ""
        return [f"{_numbered(group)} {kind}; {condition}{advice}" for advice, group in groups.items()]

    def _advice(self, page: int) -> str:
        """What is done, was done, or can be done about a page; empty when its text was made."""
        if self._read is None:
            file = shlex.quote(f"{self.name.rpartition('/')[2]}.pdf")
            return f"run it through OCR (`{ocr.PROGRAM} {file} read.pdf`) and open what it makes, or set `ocr: true`"
        if page in self._read.pages:
            return "" if self._read.pages[page] else f"{ocr.PROGRAM} found no letters there"
        if page in self._read.failed:
            return self._read.failed[page]
        return ocr.WAITING if ocr.is_installed() else ocr.NO_PROGRAM


def _numbered(pages: Sequence[int]) -> str:
    """Pages with their verb: `page 3 is`, `pages 2-5 and 9 are`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    names = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:MOST_RUNS]]
    if len(runs) > MOST_RUNS:
        names.append("others")
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"page {listed} is" if len(pages) == 1 else f"pages {listed} are"
