"""Printing for pipes and people: lines that went through `safe`, or one line of JSON; and the sign for a pipe."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

PIPE = "-"
"""Standard input or output, wherever a file is named."""


def say(lines: Iterable[str]) -> None:
    """Print lines that went through `safe`."""
    for line in lines:
        click.echo(line)


def say_json(value: object) -> None:
    """Print one value as one line of JSON, in ASCII: nothing in it can act on a terminal."""
    click.echo(json.dumps(value))
