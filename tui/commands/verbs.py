"""A command whose first word may say what it does, each with a help of its own: `annotations edit --help`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tui.commands.help_texts import VerbHelp
from tui.commands.options import OF_EVERY_COMMAND


class CommandOfVerbs(click.Command):
    """A command that lists where no verb stands first. The verbs share its options, and their help tells each its own.

    They are no commands of their own for click: what stands in their place may also be the name of a report.
    """

    def __init__(self, *args: Any, verbs: Mapping[str, VerbHelp], **how: Any) -> None:
        super().__init__(*args, **how)
        self._verbs = verbs

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep in mind which verb stands first: its help is wanted where `--help` follows."""
        ctx.meta[__name__] = next((word for word in args if not word.startswith("-")), "")
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help of the verb, else of the command."""
        name = ctx.meta.get(__name__, "")
        if name not in self._verbs:
            return super().get_help(ctx)
        told = self._verbs[name]
        params = [p for p in self.params if p.name in told.options or (p.name or "").endswith(OF_EVERY_COMMAND)]
        takes = [click.Argument([f"word{n}"], metavar=word) for n, word in enumerate(told.takes.split())]
        verb = click.Command(name, help=told.text, params=[*takes, *params])
        path = f"{ctx.command_path} {name}"
        with click.Context(verb, info_name=path, help_option_names=ctx.help_option_names) as inner:
            return verb.get_help(inner)
