"""How an archive keeps its reports: the index template, its version, and how a folded form is written as a token.

A name in the cluster (`desk`) is an alias; behind it stands an index with the version of this file and a number
(`desk-v4-000001`). A new version, or a rebuild, fills another index and then moves the alias in one step, so that
readers see the old one or the new one and never none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from index.search.engines.engine import AROUND, TEXT, TITLE, Document
from index.search.engines.opensearch.packed_words import packed
from index.search.rank.bm25 import K1, B, told_length

VERSION = 4
"""Raised when what is kept of a report changes its meaning: an archive of another version is not read, and is built
anew.
"""
SHARDS, REPLICAS = 1, 1
"""A shard takes some million reports (OpenSearch advises 10 to 50 GB), and a question to one shard costs the cluster a
third of one to three. docs/archive.md says when to take more.
"""

APART = "\x01"
"""Between forms that are one word: the analyser of questions puts all of them in one place."""
LONGEST = 200
"""Letters of a form that is kept as it is."""
_PLAIN = re.compile(rf"[^\s\x00-\x20\x7f-\xa0\ud800-\udfff]{{1,{LONGEST}}}")
"""The forms that are kept as they are: no blanks, no control characters or half letters, and not very long."""
_HASHED = "\x02"
"""The first letter of a token that stands for a form no token can be."""

TITLE_END, END = "title_end", "end"
"""The field that tells where the title ends in the text: as many tokens as the title has words, the last of them `END`.
What stands behind it is of the body; to index the body once more would cost the cluster a third of all it does for a
report.
"""
_BEFORE_END = "-"

WORDS = "words"
"""The field of the words of a report as `packed_words` keeps them."""

REPORT = "report"
"""The field of a report's text and paragraphs, packed: a value beside the document, as its words are. In `_source` the
cluster would pack it again, with all that is sent, and again when segments are merged.
"""

VALUES = ("moment", "day", "folder", "outlet", "place", "author", "language")
"""What a report may have beside its words, for order, filters and counts; anything else is kept and not indexed."""


FORMS, RUNS, AGAIN, CAPITALS, BOTH = COUNTED = ("forms", "runs", "again", "capitals", "both")
"""What is counted over all reports, for the vocabulary and the names of the archive: of each report every folded form
once, every run of capitalised words as it is written, the runs that it writes more than once, every folded word of a
run, and those of them that the report also writes small.
"""
LONGEST_COUNTED = 200
"""Letters of a form or run beyond which it is not counted: it is no word that somebody types."""
MARK = "mark"
"""A number that changes with what a report says: summed up over the reports of a day, it tells whether one of them is
not what it was.
"""


def mark_of(digest: str) -> int:
    """The number that stands for a digest; sums of millions are exact in the cluster's floating point."""
    return int(digest[:8], 16) >> 1


@lru_cache(maxsize=100_000)
def token(form: str) -> str:
    """The token that stands for a folded form; two forms never have the same one.

    A form with blanks, control characters or half letters in it, or a very long one, is told by its hash.
    """
    if _PLAIN.fullmatch(form):
        return form
    return _HASHED + hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest()


def joined(forms: Sequence[str]) -> str:
    """Folded forms in order as the text of a field. Most reports have none that is told by its hash: that is seen of
    all at once.
    """
    text = " ".join(forms)
    if text.isprintable() and text.split() == list(forms) and max(map(len, forms), default=0) <= LONGEST:
        return text
    return " ".join(map(token, forms))


def id_of(article: str) -> str:
    """An article's id as the cluster takes it: half a letter, of a file's name that is no text, is told by its code."""
    return article.encode("utf-8", "backslashreplace").decode()


def key_of(article: str) -> str:
    """The name of an article's document: no id is too long for it, and one that is pushed again takes its own place."""
    return hashlib.sha256(id_of(article).encode()).hexdigest()[:40]


def words_of(document: Document) -> dict[str, Any]:
    """What the archive keeps of an article for finding it. `digest` is the same for the same words."""
    text, title, around = map(joined, (document.text, document.title, document.around))
    ends = [_BEFORE_END] * (len(document.title) - 1) + [END] if document.title else []
    digest = hashlib.sha256(f"{document.id}\n{text}\n{title}\n{around}".encode("utf-8", "surrogatepass"))
    return {
        "id": id_of(document.id),
        TEXT: text,
        TITLE: title,
        TITLE_END: " ".join(ends),
        AROUND: around,
        WORDS: packed((document.text, document.title, document.around)),
        "length": told_length(len(document.text)),
        "digest": digest.hexdigest()[:32],
    }


def template(name: str, shards: int, replicas: int) -> dict[str, Any]:
    """The index template of an archive."""
    return {
        "index_patterns": [f"{name}-v{VERSION}-0*"],  # none of an archive with a longer name
        "template": {"settings": _settings(shards, replicas), "mappings": _mappings()},
    }


def _settings(shards: int, replicas: int) -> dict[str, Any]:
    each = {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{APART}]+)"]}
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",  # what was pushed shows when its batch is done
        "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
        "analysis": {
            "tokenizer": {"words": {"type": "whitespace", "max_token_length": 1_000_000}},
            "filter": {"each": each},
            "analyzer": {
                "forms": {"type": "custom", "tokenizer": "words"},
                "any_of": {"type": "custom", "tokenizer": "words", "filter": ["each"]},
            },
        },
    }


def _mappings() -> dict[str, Any]:
    words = {"type": "text", "analyzer": "forms", "search_analyzer": "any_of", "norms": False}
    counted = {"type": "keyword", "ignore_above": LONGEST_COUNTED}
    return {
        "_meta": {"deraa": VERSION},
        "dynamic": False,
        "_source": {"excludes": [TEXT, TITLE, TITLE_END, AROUND, WORDS, REPORT, *COUNTED]},
        "properties": {
            "id": {"type": "keyword"},
            TEXT: words | {"norms": True},
            TITLE: words,
            TITLE_END: words,
            AROUND: words,
            WORDS: {"type": "binary", "doc_values": True},
            REPORT: {"type": "binary", "doc_values": True},
            "length": {"type": "integer"},
            "digest": {"type": "keyword"},
            MARK: {"type": "integer", "index": False},
            **{name: counted | {"index": False} for name in COUNTED},
            RUNS: counted,
            **{name: {"type": "keyword", "ignore_above": 1000} for name in VALUES},
        },
    }
