"""The reader in a browser on this machine: textual-serve, with a door of ours before it.

textual-serve starts an app for whoever opens its address, and any page in the user's browser could do so and read the
reports. Here the address carries a key that is made anew each time; the browser keeps it in a cookie that it sends to
this address alone, and what comes with another key, host or origin is turned away.
"""

from __future__ import annotations

import asyncio
import hmac
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from string import ascii_letters

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

from index import clock

HERE = "127.0.0.1"
"""The address of this machine that no other machine can reach."""

KEY_LETTERS = 32
"""As many as nobody guesses."""


GRACE_SECONDS = 0.5
"""A reader has written what it must as it changed, and ends in less."""

NOTHING_FROM_ELSEWHERE = (
    "default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'"
)
"""What the page may load, for browsers: textual-serve's own asks Google for a font, and would tell it of each visit."""


def bound(port: int) -> socket.socket:
    """A socket at a port of this machine, 0 for any that is free; `OSError` where it is taken."""
    return socket.create_server((HERE, port))


def serve(command: Sequence[str], at: socket.socket, say: Callable[[str], None]) -> None:
    """Show the app that `command` starts to a browser, until Ctrl+C; `say` is told the address first."""
    _Door(command, at, say).run()


class _Door(Server):
    """textual-serve behind a key."""

    def __init__(self, command: Sequence[str], at: socket.socket, say: Callable[[str], None]) -> None:
        self._socket, self._say = at, say
        self._key = clock.letters(ascii_letters, KEY_LETTERS)
        port = at.getsockname()[1]
        self._cookie = f"deraa-tui-{port}"
        super().__init__(
            shlex.join(command), host=HERE, port=port, title="deraa-tui", public_url=f"http://{HERE}:{port}"
        )

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        web.run_app(self._make_app(), sock=self._socket, print=None, access_log=None)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._let_in)
        app.on_cleanup.append(_let_readers_end)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say where it is, in place of textual-serve's own banner."""
        self._say(f"{self.public_url}/?key={self._key}")

    @web.middleware
    async def _let_in(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer whoever has the key, and hand it to a browser as a cookie."""
        ours = (
            request.host == f"{HERE}:{self.port}" and request.headers.get("Origin", self.public_url) == self.public_url
        )
        given = request.query.get("key")
        if not ours or not self._fits(given or request.cookies.get(self._cookie, "")):
            return web.Response(status=403, text="Open the address that `deraa-tui serve` has said, with its key.\n")
        if given is None:
            answer = await handler(request)
            if not answer.prepared:
                answer.headers["Content-Security-Policy"] = NOTHING_FROM_ELSEWHERE
            return answer
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
        return response

    def _fits(self, key: str) -> bool:
        return hmac.compare_digest(key.encode(), self._key.encode())


async def _let_readers_end(_: web.Application) -> None:
    """Give the readers that were told to quit the time to do so: textual-serve does not wait for them, and asyncio
    complains of each that ends after its loop.
    """
    await asyncio.sleep(GRACE_SECONDS)


def reader(options: dict[str, str | None], folder: str | None) -> list[str]:
    """The command that opens the reader, with the options that `serve` was given."""
    given = [f"--{name}={value}" for name, value in options.items() if value is not None and name != "folder"]
    where = folder or options.get("folder")
    return [sys.executable, "-m", "tui.cli", *given, "open", *(["--", where] if where else [])]
