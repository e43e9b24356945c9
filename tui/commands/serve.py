"""`deraa-tui serve`: the reader in a browser on this machine."""

from __future__ import annotations

import click

from index.errors import DeraaError
from tui.commands import help_texts
from tui.commands.exit_status import FOUND
from tui.commands.options import Options, command, settings_of
from tui.output.saying import say

MISSING = (
    "serve shows the reader in a browser and needs textual-serve, which is not installed: install deraa-tui with the "
    "extra `serve`, as in uv tool install '.[formats,watch,meaning,serve]'."
)


@command("serve", help=help_texts.SERVE)
@click.argument("folder", required=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="Where; 8000, or 0 for any that is free."
)
def serve(options: Options, folder: str | None, port: int) -> int:
    """Show the reader in a browser on this machine."""
    try:
        from tui import serving
    except ModuleNotFoundError as error:
        raise DeraaError(MISSING) from error
    settings_of(options.take(folder=folder))  # what is wrong with them is said here, not in the browser
    try:
        at = serving.bound(port)
    except OSError as error:
        raise DeraaError(f"Port {port} is taken or not allowed; choose another one with --port.") from error
    sentence = "The reader is at {} for browsers on this machine; Ctrl+C ends it."
    serving.serve(serving.reader(options.given, folder), at, lambda url: say([sentence.format(url)]))
    return FOUND
