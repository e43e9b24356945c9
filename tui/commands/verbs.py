"""A command whose first word may say what it does, each with a help and a usage of its own: `annotations edit
--help`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import click

from tui.commands.help_texts import VerbHelp
from tui.commands.options import OF_EVERY_COMMAND


class CommandOfVerbs(click.Command):
    """A command whose `words` may begin with a verb. The verbs share its options, and their help tells each its own.

    They are no commands of their own for click: what stands in their place may also be the name of a report.
    """

    def __init__(self, *args: Any, verbs: Mapping[str, VerbHelp], **how: Any) -> None:
        super().__init__(*args, **how)
        self._verbs = verbs

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep in mind which verb stands first: its help is wanted where `--help` follows, and its usage where
        something is wrong.
        """
        verb = self._first_word(ctx, args)
        if verb in self._verbs:
            ctx.meta[__name__], ctx.info_name = verb, f"{ctx.info_name} {verb}"
        return super().parse_args(ctx, args)

    def _first_word(self, ctx: click.Context, args: Sequence[str]) -> str:
        """The first word that is no option, nor what follows one."""
        try:
            words = self.make_parser(ctx).parse_args(list(args))[0].get("words")
        except click.UsageError:  # it is told when all is parsed
            words = tuple(word for word in args if not word.startswith("-"))
        return words[0] if isinstance(words, tuple) and words else ""

    def get_help(self, ctx: click.Context) -> str:
        """The help of the verb, else of the command."""
        verb = self._verb(ctx)
        return verb.command.get_help(verb) if verb else super().get_help(ctx)

    def get_usage(self, ctx: click.Context) -> str:
        """Likewise, what it takes."""
        verb = self._verb(ctx)
        return verb.command.get_usage(verb) if verb else super().get_usage(ctx)

    def _verb(self, ctx: click.Context) -> click.Context | None:
        """The verb as a command that only tells of itself."""
        name = ctx.meta.get(__name__)
        if name is None:
            return None
        told = self._verbs[name]
        own = [_of_verb(p, name) for p in self.params if p.name in told.options]
        shared = [p for p in self.params if (p.name or "").endswith(OF_EVERY_COMMAND)]
        takes = [click.Argument([f"word{n}"], metavar=word) for n, word in enumerate(told.takes.split())]
        verb = click.Command(name, help=told.text, params=[*takes, *own, *shared])
        return click.Context(verb, info_name=ctx.command_path, help_option_names=ctx.help_option_names)


def _of_verb(param: click.Parameter, name: str) -> click.Parameter:
    """An option of some verbs as the help of one tells it: without its name before it."""
    of_some = f"With {name}: "
    if not isinstance(param, click.Option) or not (param.help or "").startswith(of_some):
        return param
    told = copy.copy(param)
    behind = (param.help or "").removeprefix(of_some)
    told.help = behind[:1].upper() + behind[1:]
    return told
