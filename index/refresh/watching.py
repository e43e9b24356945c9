"""Hearing of changes in the folder while it is open, where the extra `watch` is installed and the system can tell.

Network folders often tell nothing; there the refresh key does what it always did.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from index.loading.folder import root

GATHER_MS = 1_600
"""What changes within so much time is one piece of news: a folder being copied tells of every file."""

STEP_MS = 400
"""How often the library looks whether it should stop or has gathered enough: seldom, because the app idles all day."""


def can_watch() -> bool:
    """Whether the library for it is installed."""
    from importlib.util import find_spec

    return find_spec("watchfiles") is not None


async def changes(folder: str) -> AsyncIterator[None]:
    """Yields whenever something in the folder was added, changed or deleted. Raises `OSError` where it cannot be
    watched: the system watches only so many folders. Never where the library for it is not installed.
    """
    if not can_watch():
        return
    from watchfiles import awatch

    async for _ in awatch(root(folder), debounce=GATHER_MS, step=STEP_MS, watch_filter=None):
        yield
