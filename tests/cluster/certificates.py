"""Certificates for a door of the tests, made by openssl: who vouches, and what he vouches for."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path


class Authority:
    """Vouches for 127.0.0.1."""

    def __init__(self, folder: Path, name: str) -> None:
        """Its files lie in the folder, under the name."""
        self.file = folder / f"{name}.pem"
        key, self._of_door, asked = (folder / f"{name}{end}" for end in (".key", "-door.pem", ".csr"))
        self._key_of_door = folder / f"{name}-door.key"
        new = ["req", "-newkey", "rsa:2048", "-nodes"]
        _openssl(*new, "-x509", "-days", "2", "-subj", f"/CN={name}", "-keyout", key, "-out", self.file)
        _openssl(*new, "-subj", "/CN=door", "-keyout", self._key_of_door, "-out", asked)
        said = folder / f"{name}.ext"
        said.write_text("subjectAltName=IP:127.0.0.1\n", encoding="utf-8")
        vouched = ["x509", "-req", "-in", asked, "-CA", self.file, "-CAkey", key, "-CAcreateserial", "-days", "2"]
        _openssl(*vouched, "-extfile", said, "-out", self._of_door)

    def context(self) -> ssl.SSLContext:
        """What a door speaks TLS with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._of_door, self._key_of_door)
        return context


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
