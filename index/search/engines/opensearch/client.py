"""Speaking with a cluster: the only file that knows its library. Errors become sentences; nothing is logged.

An address is `https://host:9200/desk`, or several hosts of one cluster, `https://a:9200,b:9200/desk`: when one does not
answer the next is asked. The last part names the archive in the cluster. Who one is never stands in an address, because
addresses are kept in histories and shown on screens.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from index import clock
from index.errors import ArchiveAway, ArchiveError

Query = dict[str, Any]
"""A question in the cluster's own language."""

TRIES = 4
"""Hosts that are asked before the archive is away: with three nodes, each once and the first again."""
PATIENCE = 30
"""Seconds that an answer may take: a count over millions takes one, a node that hangs never answers."""
BUSY = (429, 502, 503, 504)
"""What a cluster says that has too much to do, or a node that is coming or going."""
PORT = 9200
SIGNS = "abcdefghijklmnopqrstuvwxyz"
"""What a reader is called by to the cluster, so that its questions go to the same copies of an index."""
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""What an archive may be called: the names of indices in the cluster are so."""


@dataclass(frozen=True)
class Access:
    """Who one is to the cluster, and the file with the certificates of those who vouch for it (of the system's without
    one).
    """

    user: str = ""
    password: str = ""
    token: str = ""
    ca: str = ""


@dataclass(frozen=True)
class Address:
    """Where an archive is: the hosts of a cluster, and its name there."""

    scheme: str
    hosts: tuple[tuple[str, int], ...]
    name: str

    def __str__(self) -> str:
        return f"{self.scheme}://{','.join(f'{host}:{port}' for host, port in self.hosts)}/{self.name}"


def read_address(text: str) -> Address:
    """The address that a text says. Raises `ArchiveError`, also for one with a password in it."""
    scheme, _, rest = text.partition("://")
    place, _, name = rest.partition("/")
    if "@" in place:
        raise ArchiveError(
            f"{scheme}://…@{place.rpartition('@')[2]}: a user or password in an address is kept in histories; "
            "take it out, and set DERAA_ARCHIVE_USER and DERAA_ARCHIVE_PASSWORD."
        )
    name = name.rstrip("/")
    try:
        parts = [urlsplit(f"//{host}") for host in place.split(",")]
        hosts = tuple((part.hostname or "", part.port or PORT) for part in parts)
    except ValueError:
        hosts = ()
    if scheme not in {"http", "https"} or not hosts or not all(host for host, _ in hosts) or not NAME.fullmatch(name):
        raise ArchiveError(
            f"{text}: this is no address of an archive; write https://host:{PORT}/name, the name in small letters."
        )
    return Address(scheme, hosts, name)


class Client:
    """One cluster, asked from any thread."""

    def __init__(self, address: Address, access: Access = Access()) -> None:
        """Nothing is asked yet. Raises `ArchiveError` where the extra is missing."""
        try:
            from opensearchpy import OpenSearch
        except ImportError:
            raise ArchiveError(
                f"{address}: opening an archive needs a further library; pip install 'deraa-tui[archive]'."
            ) from None
        _log_nothing()
        self.address = address
        self._reader = clock.letters(SIGNS, 16)
        """Asks the same copy of a shard each time: what it looked at for one letter it has at hand for the next."""
        headers = {"Authorization": f"Bearer {access.token}"} if access.token else None
        self._cluster = OpenSearch(
            hosts=[{"host": host, "port": port, "scheme": address.scheme} for host, port in address.hosts],
            http_auth=(access.user, access.password) if access.user else None,
            headers=headers,
            http_compress=False,
            verify_certs=True,
            ca_certs=access.ca or None,
            timeout=PATIENCE,
            max_retries=TRIES,
            retry_on_timeout=True,
            retry_on_status=BUSY,
        )

    def ask(self, method: str, path: str, body: object = None, params: Mapping[str, Any] | None = None) -> Any:
        """What the cluster answers. Raises `ArchiveAway` when no host does, or not for all shards; `ArchiveError` when
        it refuses.
        """
        with self._sentences():
            told = self._cluster.transport.perform_request(method, path, params=params, body=body)
        if isinstance(told, dict) and told.get("_shards", {}).get("failed"):
            raise ArchiveAway(f"{self.address}: a part of the archive does not answer.")
        return told

    def is_there(self, path: str) -> bool:
        """Whether the cluster has something of that path."""
        with self._sentences():
            return bool(self._cluster.transport.perform_request("HEAD", path))

    def searches(self, index: str, bodies: Sequence[Query]) -> list[Any]:
        """The answers to several searches, asked at once; each is of all shards or none. Raises `ArchiveError` when one
        of them fails.
        """
        asked = {"index": index, "allow_partial_search_results": False, "preference": self._reader}
        lines = [line for body in bodies for line in (asked, body)]
        told = self._in_lines("/_msearch", lines)["responses"]
        for answer in told:
            if "error" in answer:
                raise self._refused(answer.get("status", 0), answer["error"])
        return list(told)

    def bulk(self, index: str, lines: Sequence[Query]) -> list[Any]:
        """Do what these lines say; an answer for each, in order. Items that failed say so."""
        return [next(iter(item.values())) for item in self._in_lines(f"/{index}/_bulk", lines)["items"]]

    def _in_lines(self, path: str, lines: Sequence[Query]) -> Any:
        with self._sentences():
            serialised = self._cluster.transport.serializer.dumps
            body = "".join(f"{serialised(line)}\n" for line in lines)
            return self._cluster.transport.perform_request(
                "POST", path, body=body, headers={"content-type": "application/x-ndjson"}
            )

    def close(self) -> None:
        """Let go of the connections."""
        self._cluster.close()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Errors of the library as ours."""
        from opensearchpy import exceptions

        try:
            yield
        except exceptions.SSLError:
            raise ArchiveError(
                f"{self.address}: its certificate is signed by nobody known here; name the file of who signed it "
                "under archive: ca: in config.yaml."
            ) from None
        except exceptions.ConnectionError as error:
            raise ArchiveAway(f"{self.address}: the archive does not answer ({_kind(error)}).") from None
        except exceptions.TransportError as error:
            raise self._refused(error.status_code, error.info) from None

    def _refused(self, status: int | str, told: object) -> ArchiveError:
        if status in BUSY:
            return ArchiveAway(f"{self.address}: the archive has too much to do just now ({status}).")
        if status in {401, 403}:
            return ArchiveError(
                f"{self.address}: the archive does not let you do this ({status}); set DERAA_ARCHIVE_USER and "
                "DERAA_ARCHIVE_PASSWORD, or DERAA_ARCHIVE_TOKEN, or ask its administrator."
            )
        return NotInArchive(f"{self.address}: {_reason(told)} ({status}).", status, told)


class NotInArchive(ArchiveError):
    """The cluster answered that it cannot: `status` says what, `told` what it said."""

    def __init__(self, sentence: str, status: int | str, told: object) -> None:
        super().__init__(sentence)
        self.status, self.told = status, told


def _kind(error: Exception) -> str:
    """What kind of failure it was, in a word or two; the library's own text may hold what was asked."""
    text = str(error)
    return (
        "connection refused" if "refused" in text else "no answer in time" if "timed out" in text else "no connection"
    )


def _reason(told: object) -> str:
    """What the cluster says is wrong, in its own words, without what was asked."""
    error = told.get("error", told) if isinstance(told, dict) else told
    if isinstance(error, dict):
        causes = error.get("root_cause") or [error]
        return f"{causes[0].get('type', 'error')}".replace("_", " ")
    return "the cluster refuses"


def _log_nothing() -> None:
    """The library logs each question; what a reader looks for is nobody's business."""
    for name in ("opensearch", "opensearchpy.trace", "urllib3.connectionpool"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
