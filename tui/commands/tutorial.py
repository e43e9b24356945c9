"""The command that opens the tutorial."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from index.errors import DeraaError
from tui.commands import help_texts
from tui.commands.options import Options, command, settings_of

ONLY_HERE = "The tutorial stays with its copy of the sample; leave it, and deraa-tui FOLDER opens yours."
GOODBYE = "Your own reports: deraa-tui FOLDER"


@command("tutorial", help=help_texts.TUTORIAL)
def tutorial(options: Options) -> int:
    """Learn the reader in the reader."""
    from index.workspace import Workspace
    from tui.app import DeraaApp
    from tui.learning.tutorial import Tutorial, apart, taken_away
    from tui.start import Start

    if not sys.stdout.isatty():
        raise DeraaError("The tutorial needs a terminal; deraa-tui --help tells what works in a pipe.")
    with tempfile.TemporaryDirectory(prefix="deraa-tutorial-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        settings = apart(settings_of(options), home)
        start = Start(Tutorial().begin, only_here=ONLY_HERE, takes_away_into=taken_away(home))
        app = DeraaApp(Workspace(settings), start=start)
        app.run()
    click.echo(GOODBYE)
    return app.return_code or 0
