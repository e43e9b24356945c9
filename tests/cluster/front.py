"""A door in front of a node, as a network is: it can be shut and opened again, and speak TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress

PIECE = 65_536


class Front:
    """Listens on a port of 127.0.0.1 and passes on what comes to a node's, both ways, until it is shut."""

    def __init__(self, port: int, context: ssl.SSLContext | None = None, asks: bytes = b"") -> None:
        """In front of this port; with a `context` who comes must speak TLS, and what he says first must have in it what
        the door `asks`.
        """
        self._behind, self._context, self._asks = port, context, asks
        self._port = 0
        self._socket: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self.open()

    @property
    def url(self) -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Listen, on the same port as before."""
        self._socket = socket.create_server(("127.0.0.1", self._port))
        self._port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, args=(self._socket,), daemon=True).start()

    def close(self) -> None:
        """Let nobody in, and cut off who is in."""
        assert self._socket is not None
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for each in list(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                came, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._let_in, args=(came,), daemon=True).start()

    def _let_in(self, came: socket.socket) -> None:
        with suppress(OSError):  # who does not trust us leaves in the middle of his greeting
            inside = self._context.wrap_socket(came, server_side=True) if self._context else came
            first = inside.recv(PIECE)
            if self._asks not in first:
                inside.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                inside.close()
                return
            node = socket.create_connection(("127.0.0.1", self._behind))
            self._open |= {inside, node}
            node.sendall(first)
            threading.Thread(target=self._pass_on, args=(node, inside), daemon=True).start()
            self._pass_on(inside, node)

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(PIECE):
                other.sendall(piece)
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            self._open.discard(each)
