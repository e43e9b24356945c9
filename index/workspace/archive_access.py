"""Who a user is to an archive: by the environment, or by a command of his own that says the password, never by an
address.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.config import ArchiveSettings
from index.errors import ArchiveError

if TYPE_CHECKING:
    from index.refresh.archive.connection import Connection
    from index.search.engines.opensearch.client import Client

USER, PASSWORD, TOKEN = "DERAA_ARCHIVE_USER", "DERAA_ARCHIVE_PASSWORD", "DERAA_ARCHIVE_TOKEN"
"""What the environment may say."""
PATIENCE = 60
"""Seconds that the command may take: a person may have to unlock a keyring."""


def archive_client(address: str, settings: ArchiveSettings, environment: Mapping[str, str]) -> Client:
    """What speaks with the archive of an address. Raises `ArchiveError`."""
    from index.search.engines.opensearch.client import Access, Client, read_address

    where = read_address(address)
    user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if user and not password and settings.password_command:
        password = _told(settings.password_command)
    if (password or token) and where.scheme == "http" and not all(_is_here(host) for host, _ in where.hosts):
        raise ArchiveError(f"{where}: a password would cross the network for all to read; use https.")
    return Client(where, Access(user, password, token, settings.ca))


def archive_connection(address: str, settings: ArchiveSettings) -> Connection:
    """The way to an archive that is read; nothing is asked yet."""
    from index.refresh.archive.connection import Connection

    return Connection(lambda: archive_client(address, settings, os.environ))


def _is_here(host: str) -> bool:
    """Whether what is sent to a host stays on this machine."""
    return host in {"localhost", "127.0.0.1", "::1"}


def _told(command: str) -> str:
    """The first line that the user's command writes."""
    try:
        ran = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, timeout=PATIENCE, check=True)
        return ran.stdout.decode("utf-8").splitlines()[0]
    except (OSError, ValueError, subprocess.SubprocessError, IndexError):
        raise ArchiveError(
            "archive: password_command in the settings wrote no password; try it in a shell, or mend it."
        ) from None
