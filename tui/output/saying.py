"""Printing for pipes and people: lines that went through `safe`, or one line of JSON; and the sign for a pipe."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

import click

PIPE = "-"
"""Standard input or output, wherever a file is named."""


def say(lines: Iterable[str]) -> None:
    """Print lines that went through `safe`."""
    for line in lines:
        click.echo(line)


TOGETHER = 500
"""Lines that are printed at once, some 60 kB."""


def say_together(lines: Iterator[str]) -> None:
    """The same of many lines that cost less to make than to print one by one."""
    while some := list(islice(lines, TOGETHER)):
        click.echo("\n".join(some))


def say_json(value: object) -> None:
    """Print one value as one line of JSON, in ASCII: nothing in it can act on a terminal."""
    click.echo(json.dumps(value))
