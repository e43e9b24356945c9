"""The options that every command takes, before or after its name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click

from index import config
from index.config import Settings
from index.errors import DamagedCache
from tui.safe_text import safe_line

Command = TypeVar("Command", bound=Callable[..., Any] | click.Command)


OF_EVERY_COMMAND = "_option"
"""What the names of the options end in that every command takes."""


@dataclass
class Options:
    """The options that may stand before or after the command."""

    given: dict[str, str | None] = field(default_factory=dict)

    def take(self, **options: str | None) -> Options:
        """The options with these added; what stands after the command wins."""
        return Options({**self.given, **{k: v for k, v in options.items() if v is not None}})


def shared_options(command: Command) -> Command:
    """The options every command takes."""
    for name, metavar, text in (
        ("--cache", "FOLDER", "Where what can be rebuilt lies."),
        ("--annotations", "FOLDER", "Where your annotations lie."),
        ("--config", "FILE", "Settings to use instead of your own file."),
        ("--folder", "FOLDER", "The folder of reports."),
    ):
        command = click.option(name, f"{name[2:]}{OF_EVERY_COMMAND}", metavar=metavar, help=text)(command)
    return command


def named(options: dict[str, str | None]) -> dict[str, str | None]:
    """The options by their plain names."""
    return {key.removesuffix(OF_EVERY_COMMAND): value for key, value in options.items()}


def settings_of(options: Options) -> Settings:
    """The settings with the options of the command in force."""
    given = dict(options.given)
    return config.load(given.pop("config", None), **given)


def _rebuild(options: Options) -> None:
    """Build anew what is known of the folder."""
    from index.workspace import Workspace

    workspace = Workspace(settings_of(options))
    workspace.library.discard()
    workspace.library.refresh()
    workspace.close()


def command(name: str, **extra: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A command that takes the shared options and is handed the `Options` in force first."""

    def made(function: Callable[..., Any]) -> click.Command:
        def run(**arguments: Any) -> Any:
            ctx = click.get_current_context()
            shared = {k: arguments.pop(k) for k in list(arguments) if k.endswith(OF_EVERY_COMMAND)}
            before = ctx.find_object(Options) or Options()
            in_force = before.take(**named(shared))
            try:
                return function(in_force, **arguments)
            except DamagedCache as error:
                print(safe_line(str(error)), file=sys.stderr)
                _rebuild(in_force)
                return function(in_force, **arguments)

        run.__doc__ = function.__doc__
        run.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        make: Callable[[Callable[..., Any]], click.Command] = click.command(name, **extra)
        return shared_options(make(run))

    return made
