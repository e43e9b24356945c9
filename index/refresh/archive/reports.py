"""A report on its way into an archive, and back: what lists show of it, its text, and what is counted over all reports.

A document of the archive has an `outline` (what is known of the report, without its text, and what it has to do with
others: copies, editions, its story, as its folder tells them), the `report` (its text and
paragraphs), the folded words by which it is found, and what is counted of it (`mapping.COUNTED`).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from index.article import Article
from index.catalogue import texts
from index.catalogue.catalogue import Summary
from index.catalogue.copies import NO_KIN, Kin
from index.catalogue.outlines import Outline
from index.catalogue.texts import ReadReport
from index.names.forms import ArticleNames
from index.refresh.analysis import document
from index.search.engines.engine import Document
from index.search.engines.opensearch.mapping import (
    AGAIN,
    BOTH,
    CAPITALS,
    FORMS,
    MARK,
    REPORT,
    RUNS,
    VERSION,
    mark_of,
    words_of,
)
from index.text.calendar import by_moment
from index.text.words import columns, forms_of, own_forms

DAY = len("2021-09-08")
OUTLINE = ("id", "digest", "heading", "outlet", "place", "author", "outline")
"""What of a document is fetched for a list."""
WHOLE = ("id", "outline")
"""What is fetched for reading it, beside the `REPORT`."""


@dataclass(frozen=True)
class FolderReport:
    """A report of a folder that is pushed: what the folder is called in the archive, what is known of the report, how
    it was read, and what it has to do with others of its folder.
    """

    folder: str
    summary: Summary
    read: ReadReport
    kin: Kin = NO_KIN

    @property
    def name(self) -> str:
        """What it is called in the archive."""
        return self.called(self.summary.id)

    def called(self, report: str) -> str:
        """What a report of this folder is called there."""
        return f"{self.folder}/{report}"

    @cached_property
    def outline(self) -> dict[str, Any]:
        """What is known of it, without its text."""
        return _outline(self)

    @cached_property
    def digest(self) -> str:
        """The same for a report that says the same, under the same name, and of which the same is known. Not of its
        text as it is packed: libraries pack differently.
        """
        article = self.read.article
        said = [[p.span.start, p.span.end, p.kind, p.line] for p in article.paragraphs]
        how = [said, article.format, article.encoding, article.remark]
        known = json.dumps([VERSION, self.name, self.summary.heading, self.outline, how], sort_keys=True)
        return hashlib.sha256(f"{known}\n{article.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def row(report: FolderReport) -> dict[str, Any]:
    """The document of a report. About .6 ms of CPU."""
    article, summary = report.read.article, report.summary
    made = document(article, own_forms(article))
    return words_of(Document(report.name, *made[1:])) | {
        "digest": report.digest,
        MARK: mark_of(report.digest),
        "folder": report.folder,
        "moment": by_moment(summary.date or ""),
        "day": (summary.date or "")[:DAY],
        "outlet": summary.outlet or "",
        "place": summary.place or "",
        "author": summary.author or "",
        "language": article.metadata.language or "",
        "heading": summary.heading,
        "outline": report.outline,
        REPORT: base64.b64encode(report.read.packed).decode(),
        **_counted(report.read.names, made.text),
    }


def _outline(report: FolderReport) -> dict[str, Any]:
    summary, kin = report.summary, report.kin
    told = {
        "path": report.called(report.read.article.path),
        "titled": summary.titled,
        "words": summary.words,
        "date": summary.date,
        "basis": summary.date_basis.value,
        "metadata": texts.plain(report.read.article.metadata),
    }
    shared = {
        "copies": [(report.called(copy), report.called(path)) for copy, path in kin.copies],
        "editions": kin.editions and report.called(kin.editions),
        "story": kin.story and report.called(kin.story),
        "sharing": list(map(report.called, kin.sharing)),
    }
    return told | {name: value for name, value in shared.items() if value}


def _counted(names: ArticleNames, forms: Sequence[str]) -> dict[str, list[str]]:
    """What is counted of a report, of the names that it writes and its folded forms."""
    runs = "\n".join(names["names"])
    capitals = set(columns(runs, 0, len(runs))[0])  # cut as the text is: al-Nusra has the words al and nusra
    small = set(forms_of(names["words"].split()))
    again = {run for run, times in names["names"].items() if times > 1}
    counted = {FORMS: set(forms), RUNS: set(names["names"]), AGAIN: again, CAPITALS: capitals, BOTH: capitals & small}
    return {name: _that_can_be_told(values) for name, values in counted.items()}


def _that_can_be_told(values: Collection[str]) -> list[str]:
    """Those of the values that the cluster takes: not one with half a letter in it."""
    if "".join(values).isprintable():
        return list(values)
    return [value for value in values if value.isprintable()]


def outline_of(source: Mapping[str, Any]) -> Outline:
    """What a list shows of a document. Raises `LookupError`, `TypeError` or `ValueError` for one that is not ours."""
    known = source["outline"]
    return Outline(
        id=source["id"],
        path=known["path"],
        heading=source["heading"],
        titled=bool(known["titled"]),
        outlet=source["outlet"] or None,
        date=known["date"],
        basis=known["basis"],
        place=source["place"] or None,
        words=int(known["words"]),
        author=source["author"] or None,
        digest=bytes.fromhex(source["digest"]),
        metadata=json.dumps(known["metadata"]),
        outlet_basis=texts.metadata(known["metadata"]).outlet.basis.value,
        kin=_kin(known),
    )


def _kin(outline: Mapping[str, Any]) -> Kin:
    copies = tuple((str(copy), str(path)) for copy, path in outline.get("copies", ()))
    return Kin(copies, outline.get("editions"), outline.get("story"), tuple(map(str, outline.get("sharing", ()))))


def article_of(source: Mapping[str, Any], packed: str) -> Article:
    """The article of a document that was fetched whole: `packed` is its `REPORT`, with or without its padding. Raises
    `LookupError`, `TypeError`, `ValueError` or `zlib.error` for one that is not ours.
    """
    known = source["outline"]
    said = base64.b64decode(f"{packed}==")
    return texts.unpacked(source["id"], known["path"], texts.metadata(known["metadata"]), said)
