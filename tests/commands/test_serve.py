"""`deraa-tui serve`: the reader in a browser, for whoever has the key."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import SEEDS

from tui import cli

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a server started here says it is."""
    own = [f"--annotations={tmp_path / 'notes'}", f"--cache={tmp_path / 'cache'}"]
    command = [sys.executable, "-m", "tui.cli", "serve", "--port", "0", *own, str(SEEDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield next(word for word in server.stdout.readline().split() if word.startswith("http://127.0.0.1:"))
        finally:
            server.terminate()


async def test_the_page_comes_and_the_reader_is_drawn_in_it(address: str) -> None:
    jar = aiohttp.CookieJar(unsafe=True)  # "unsafe" lets a bare address have cookies
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(address) as page:
            assert page.status == 200
            assert "key=" not in str(page.url)
            assert "/ws" in await page.text()
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        base = address.partition("?")[0]
        async with browser.ws_connect(f"{base}ws?width=120&height=40", origin=base.rstrip("/")) as drawn:
            seen = b""
            while b"Russian army enters" not in seen:
                message = await drawn.receive()
                assert isinstance(message.data, bytes | str), seen
                seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def test_without_the_key_from_elsewhere_or_by_another_name_nothing_is_shown(address: str) -> None:
    base, key = address.split("?")
    async with aiohttp.ClientSession() as stranger:
        for url, headers in (
            (base, {}),
            (f"{base}ws", {}),
            (f"{base}static/js/textual.js", {}),
            (f"{base}?key=guessed", {}),
            (address, {"Origin": "http://elsewhere.example"}),
            (address, {"Host": "elsewhere.example"}),
            (f"{base}ws?{key}", {"Origin": "http://127.0.0.1:1"}),
        ):
            async with stranger.get(url, headers=headers) as answer:
                assert answer.status == 403, url
                assert "with its key" in await answer.text()


def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            cli.main(["serve", "--port", str(port)])
    assert ended.value.code == 2
    assert f"Port {port} is taken" in capsys.readouterr().err


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "tui.serving", raising=False)
    monkeypatch.delattr("tui.serving", raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve"])
    assert ended.value.code == 2
    assert "install deraa-tui with the extra `serve`" in capsys.readouterr().err


def test_options_go_on_to_the_reader() -> None:
    from tui.serving import reader

    told = reader({"config": "my own.yaml", "cache": None, "folder": "a"}, "b c")
    assert told[1:] == ["-m", "tui.cli", "--config=my own.yaml", "open", "--", "b c"]
