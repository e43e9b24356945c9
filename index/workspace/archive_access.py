"""Who a user is to an archive: by the environment, or by a command of his own that says the password, never by an
address.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.config import ArchiveSettings, Settings
from index.errors import ArchiveError

if TYPE_CHECKING:
    from index.refresh.archive.archive_index import ArchiveIndex
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


def archive_connection(address: str, settings: ArchiveSettings, index: ArchiveIndex) -> Connection:
    """The way to an archive that is read, of the kind of `index`; nothing is asked yet."""
    from index.refresh.archive.connection import Connection

    return Connection(lambda: archive_client(address, settings, os.environ), index.check)


def archive_index(settings: Settings) -> ArchiveIndex:
    """What kind of index the archive of the settings is: one that `archive push` filled, or one of another program
    whose fields the settings name. Raises `ConfigError`.
    """
    if names_fields(settings):
        from index.refresh.foreign.fields import index_fields
        from index.refresh.foreign.foreign_index import ForeignIndex

        return ForeignIndex(index_fields(settings.archive.fields))
    from index.refresh.archive.own_index import OwnIndex

    return OwnIndex()


def names_fields(settings: Settings) -> bool:
    """Whether the archive that is opened is the one of the settings, and these name its fields."""
    named = settings.archive.address.rstrip("/")
    return bool(settings.archive.fields) and settings.folder.rstrip("/") == named


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
