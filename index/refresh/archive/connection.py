"""The way to an archive: opened when it is first needed, and given up for a while where nobody answers, so that a
network that is down is waited for once and not at each letter.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from index.errors import ArchiveAway, ArchiveError
from index.search.engines.opensearch.client import Client

T = TypeVar("T")


class Connection:
    """Asks one archive, from any thread. Once it is away every wish is refused at once, until `look` finds it back."""

    def __init__(self, opened: Callable[[], Client], check: Callable[[Client], None]) -> None:
        """`opened` is called when the archive is first asked, then `check` whether it is one; both may raise
        `ArchiveError`.
        """
        self._opened, self._check = opened, check
        self._client: Client | None = None
        self._is_checked = False
        self._why = ""
        self._opening = threading.Lock()

    def asked(self, wish: Callable[[Client], T]) -> T:
        """What the archive gives. Raises `ArchiveAway` when it does not answer, or did not when it was asked last;
        `ArchiveError` when it refuses.
        """
        if self._why:
            raise ArchiveAway(self._why)
        try:
            return wish(self._checked_client())
        except ArchiveAway as error:
            self._why = str(error)
            raise

    def look(self) -> str:
        """Ask whether the archive is there: why not, as a sentence; empty when it is."""
        try:
            client = self._client_of_it()
            client.ask("GET", "/")
        except ArchiveError as error:
            self._why = str(error) if isinstance(error, ArchiveAway) else self._why
            return str(error).rstrip(".")
        self._why = ""
        return ""

    def close(self) -> None:
        """Let go of the connections."""
        with self._opening:
            if self._client is not None:
                self._client.close()
            self._client = None

    def _client_of_it(self) -> Client:
        with self._opening:
            if self._client is None:
                self._client = self._opened()
            return self._client

    def _checked_client(self) -> Client:
        client = self._client_of_it()
        if not self._is_checked:
            self._check(client)
            self._is_checked = True
        return client
