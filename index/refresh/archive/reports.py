"""A report on its way into an archive, and back: what lists show of it, its text, and what is counted over all reports.

A document of the archive has an `outline` (what is known of the report, without its text, and what it has to do with
others: copies, editions, its story, as its folder tells them), the `report` (its text and
paragraphs), the folded words by which it is found, and what is counted of it (`mapping.COUNTED`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from index.article import OWN_WORDS, Article, Kind, Paragraph, Span
from index.catalogue import texts
from index.catalogue.catalogue import Summary
from index.catalogue.copies import NO_KIN, Kin
from index.catalogue.outlines import Outline
from index.names.forms import names_in
from index.refresh.analysis import document
from index.search.engines.engine import Document
from index.search.engines.opensearch.mapping import (
    AGAIN,
    BOTH,
    CAPITALS,
    FORMS,
    MARK,
    RUNS,
    VERSION,
    mark_of,
    words_of,
)
from index.text.calendar import by_moment
from index.text.words import form_of, own_forms, words

DAY = len("2021-09-08")
OUTLINE = ("id", "digest", "heading", "outlet", "place", "author", "outline")
"""What of a document is fetched for a list."""
WHOLE = ("id", "outline", "report")
"""What is fetched for reading it."""


class FolderReport(NamedTuple):
    """A report of a folder that is pushed: what the folder is called in the archive, what is known of the report, and
    what it has to do with others of its folder.
    """

    folder: str
    summary: Summary
    article: Article
    kin: Kin = NO_KIN

    @property
    def name(self) -> str:
        """What it is called in the archive."""
        return self.called(self.article.id)

    def called(self, report: str) -> str:
        """What a report of this folder is called there."""
        return f"{self.folder}/{report}"


def digest(report: FolderReport) -> str:
    """The same for a report that says the same, under the same name, and of which the same is known."""
    known = [VERSION, report.name, report.summary.heading, _outline(report), _report(report.article)]
    said = json.dumps(known, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def row(report: FolderReport, digest: str) -> dict[str, Any]:
    """The document of a report."""
    article, summary = report.article, report.summary
    made = document(article, own_forms(article))
    return words_of(Document(report.name, *made[1:])) | {
        "digest": digest,
        MARK: mark_of(digest),
        "folder": report.folder,
        "moment": by_moment(summary.date or ""),
        "day": (summary.date or "")[:DAY],
        "outlet": summary.outlet or "",
        "place": summary.place or "",
        "author": summary.author or "",
        "language": article.metadata.language or "",
        "heading": summary.heading,
        "outline": _outline(report),
        "report": _report(article),
        **_counted(article, made.text),
    }


def _outline(report: FolderReport) -> dict[str, Any]:
    summary, kin = report.summary, report.kin
    told = {
        "path": report.called(report.article.path),
        "titled": summary.titled,
        "words": summary.words,
        "date": summary.date,
        "basis": summary.date_basis.value,
        "metadata": texts.plain(report.article.metadata),
    }
    shared = {
        "copies": [(report.called(copy), report.called(path)) for copy, path in kin.copies],
        "editions": kin.editions and report.called(kin.editions),
        "story": kin.story and report.called(kin.story),
        "sharing": list(map(report.called, kin.sharing)),
    }
    return told | {name: value for name, value in shared.items() if value}


def _report(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "paragraphs": [(p.span.start, p.span.end, p.kind.value, p.line) for p in article.paragraphs],
        "format": article.format,
        "encoding": article.encoding,
        "remark": article.remark,
    }


def _counted(article: Article, forms: Sequence[str]) -> dict[str, list[str]]:
    """What is counted of a report."""
    own = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)
    said = names_in(own)
    runs = "\n".join(said["names"])
    capitals = {word.form for word in words(runs)}  # cut as the text is: al-Nusra has the words al and nusra
    small = set(map(form_of, said["words"].split()))
    again = {run for run, times in said["names"].items() if times > 1}
    counted = {FORMS: set(forms), RUNS: set(said["names"]), AGAIN: again, CAPITALS: capitals, BOTH: capitals & small}
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
        kin=_kin(known),
    )


def _kin(outline: Mapping[str, Any]) -> Kin:
    copies = tuple((str(copy), str(path)) for copy, path in outline.get("copies", ()))
    return Kin(copies, outline.get("editions"), outline.get("story"), tuple(map(str, outline.get("sharing", ()))))


def article_of(source: Mapping[str, Any]) -> Article:
    """The article of a document that was fetched whole. Raises `LookupError`, `TypeError` or `ValueError` for one that
    is not ours.
    """
    known, said = source["outline"], source["report"]
    paragraphs = tuple(Paragraph(Span(start, end), Kind(kind), line) for start, end, kind, line in said["paragraphs"])
    return Article(
        source["id"],
        known["path"],
        said["text"],
        paragraphs,
        texts.metadata(known["metadata"]),
        said["format"],
        said["encoding"],
        said["remark"],
    )
