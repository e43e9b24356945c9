"""Files to articles: one file here a format, each told by the suffix of the file's name.

`drafts` opens a file, unpacks it and hands a `Source` to the format's reader; the reader gives the articles in it, one
after the other, each made when it is asked for. A file that gives none raises `Unreadable` with a reason for the user.
A file that gives some and not all says so in `Source.remarks`: one bad row never stops the rest. No file is ever
written, and a library that only one format needs is imported when such a file is met.
"""

from index.loading.formats.draft import PLAIN, Draft, LoadSettings, Unreadable
from index.loading.formats.loading import (
    READERS,
    SUFFIXES,
    article_id,
    drafts,
    load,
    names_of,
    readable_now,
    unread_reason,
)

__all__ = [
    "PLAIN",
    "READERS",
    "SUFFIXES",
    "Draft",
    "LoadSettings",
    "Unreadable",
    "article_id",
    "drafts",
    "load",
    "names_of",
    "readable_now",
    "unread_reason",
]
