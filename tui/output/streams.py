"""What a command gives to other programs: ids, paths, how many, one value of JSON, or one on each line.

Without -0 a line goes through `safe`, since it may be seen; with -0 it is as it is, for a program alone, and ends with
a byte that no name can hold.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import click

from tui.safe_text import safe_line

Command = TypeVar("Command", bound=Callable[..., Any])


class Output(StrEnum):
    """The forms; `paths` are whole, each file once."""

    IDS = "ids"
    PATHS = "paths"
    COUNT = "count"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Stream:
    """The form that is asked for, None for people, and what ends each."""

    form: Output | None
    ends_with_nul: bool = False

    def lines(self, values: Iterable[str]) -> None:
        """Give ids or paths, or whatever a line each is."""
        for value in values:
            if self.ends_with_nul:
                click.echo(os.fsencode(value) + b"\0", nl=False)
            else:
                click.echo(safe_line(value))

    def paths(self, file: Callable[[str], str], paths: Iterable[str]) -> None:
        """Give files by their paths below the folder, each once, as `file` says that they can be opened."""
        self.lines(file(path) for path in dict.fromkeys(paths))

    def values(self, values: Iterable[object]) -> None:
        """Give each value as a line of JSON, in ASCII, as it comes."""
        self.lines(json.dumps(value) for value in values)

    def pieces(self, pieces: Iterable[str]) -> None:
        """Give one value of JSON, in ASCII, that comes in pieces."""
        for piece in pieces:
            click.echo(piece, nl=False)
        click.echo()


def output_options(command: Command) -> Command:
    """The options `--output`, `--json` for one of its forms, and `-0`; the command is handed a `Stream`."""
    for option in (
        click.option("-0", "--null", "ends_with_nul", is_flag=True, help="End each with NUL, for xargs -0."),
        click.option("--json", "as_json", is_flag=True, help="The same as --output json."),
        click.option(
            "--output", type=click.Choice([form.value for form in Output]), help="For programs; see the manual."
        ),
    ):
        command = option(command)
    return command


def stream_of(output: str | None, as_json: bool, ends_with_nul: bool, other: bool = False) -> Stream:
    """What the options ask for; `other` says that another form is asked for too. Raises `UsageError`."""
    if sum((bool(output), as_json, other)) > 1:
        raise click.UsageError("give one form: --output, --json or another")
    form = Output.JSON if as_json else Output(output) if output else None
    if ends_with_nul and form not in (Output.IDS, Output.PATHS, Output.JSONL):
        raise click.UsageError("-0 goes with --output ids, paths or jsonl")
    return Stream(form, ends_with_nul)
