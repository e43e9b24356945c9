"""`deraa-tui`: arguments to a workspace, and from there to the app or to text and JSON for pipes.

Exit status: 0 found or done, 1 nothing found, 2 an error, said in one sentence on stderr.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from index.errors import DeraaError
from tui.collecting import collect_seldom
from tui.commands.options import Options, named, shared_options
from tui.safe_text import safe_line

COMMANDS = {
    "open": "tui.commands.articles:open_app",
    "search": "tui.commands.articles:search",
    "list": "tui.commands.articles:list_articles",
    "show": "tui.commands.articles:show",
    "compare": "tui.commands.articles:compare",
    "serve": "tui.commands.serve:serve",
    "index": "tui.commands.articles:index",
    "tutorial": "tui.commands.tutorial:tutorial",
    "archive": "tui.commands.archive:archive",
    "config": "tui.commands.settings:config",
    "annotate": "tui.commands.annotate:annotate",
    "annotations": "tui.commands.annotations:annotations_command",
}
"""Each command and where it lives; only the one that is asked for is imported."""


class Deraa(click.Group):
    """Commands imported late; without a command, the first word is the folder to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command but `open`, which is what happens without one."""
        return [name for name in COMMANDS if name != "open"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        import importlib

        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` where no command stands: `deraa-tui`, `deraa-tui FOLDER`."""
        takes_value = {o for p in self.params if isinstance(p, click.Option) and not p.is_flag for o in p.opts}
        known = {o for p in self.params for o in p.opts} | {"-h", "--help"}
        at = 0
        while at < len(args) and args[at].partition("=")[0] in known:
            at += 2 if args[at] in takes_value else 1
        if ctx.resilient_parsing and at >= len(args):
            return super().parse_args(ctx, args)  # a shell completes the word that may become a command
        is_plain = at >= len(args) or args[at] not in COMMANDS
        if is_plain and at < len(args) and not args[at].startswith("-"):
            self._is_no_slip(args[at])
        if is_plain and not {"--help", "--version"} & set(args[:at]):
            args = [*args[:at], "open", *args[at:]]
        return super().parse_args(ctx, args)

    def _is_no_slip(self, word: str) -> None:
        """Raise `UsageError` where a word is no folder and nearly a command."""
        from pathlib import Path

        if Path(word).exists():
            return
        import difflib

        near = difflib.get_close_matches(word, self.list_commands(click.Context(self)), n=1)
        if near:
            raise click.UsageError(f"{word!r} is neither a command nor a folder; did you mean {near[0]!r}?")

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whoever reads our output may stop reading, as `head` does, and nothing is wrong then."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _say_no_more()
            return 0


def _say_no_more() -> None:
    """Let what is still to be flushed go nowhere, or the interpreter fails on it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # a stream without a file, or closed
            os.dup2(nowhere, stream.fileno())


@click.group(cls=Deraa, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="deraa-tui", prog_name="deraa-tui")
@shared_options
@click.pass_context
def deraa(ctx: click.Context, /, **options: str | None) -> None:
    """Search, read, annotate and compare reports of the same events.

    deraa-tui [FOLDER] opens the reader where you left off there (--fresh: at the top); FOLDER may
    be a single file, or the address of a desk's archive (https://host:9200/name); without it the
    one named in config.yaml (as shipped: the sample).
    """
    ctx.obj = Options().take(**named(options))


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the value is the exit status (also given to the shell)."""
    collect_seldom()
    try:
        status = deraa.main(arguments, prog_name="deraa-tui", standalone_mode=False)
    except DeraaError as error:
        print(safe_line(str(error)), file=sys.stderr)
        status = 2
    except click.ClickException as error:
        error.show()
        status = 2
    except (click.Abort, KeyboardInterrupt):
        status = 130
    sys.exit(int(status or 0))


if __name__ == "__main__":
    main()
