"""The process in which pages that hold no text are read, as `ocr` starts it: one file, then it ends.

It ends with the process that started it, and what it runs ends with it.
"""

from __future__ import annotations

import pickle
import signal
import sys
from contextlib import suppress

from index.lexicon import reading as lexicon
from index.loading.formats import Unreadable, drafts
from index.refresh.reading_child import end_with_parent

MEGABYTES = 2_000
"""Memory that this process and each that it starts may take: a page of a hundred megapixels, drawn and copied."""


def main() -> None:
    """Read the file that standard input asks for; what is made of its pages is kept in the cache."""
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: sys.exit(1))  # by the way of all that must be ended and tidied up
    end_with_parent(sys.exit)
    folder, file, settings = pickle.load(sys.stdin.buffer)
    _limit_memory()
    lexicon.use(settings.lexicon, settings.cache)
    with suppress(Unreadable):
        for _ in drafts(folder, file.path, settings, file.name):
            pass
    signal.setitimer(signal.ITIMER_REAL, 0)  # while Python ends, nobody handles it


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # elsewhere there is no such limit
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 1_000_000, hard))


if __name__ == "__main__":
    main()
