"""The manual page, made from the help of the commands: `python -m tui.manual > docs/deraa-tui.1`.

Its form is that of man(7). Nothing in it changes but with the help, so that it can be held beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Iterator

import click

from tui.cli import COMMANDS, deraa
from tui.commands.help_texts import STATUS

_VERBATIM = "\b"
# Begins a paragraph that click, too, leaves as it is.


def manual() -> str:
    """The whole page."""
    ctx = click.Context(deraa, info_name="deraa-tui")
    return "\n".join((*_head(ctx), *_commands(ctx), *_tail())) + "\n"


def _head(ctx: click.Context) -> Iterator[str]:
    yield '.TH DERAA-TUI 1 "" "deraa-tui" "User Commands"'
    yield from (".SH NAME", r"deraa-tui \- search, read, annotate and compare reports of the same events")
    yield from (
        ".SH SYNOPSIS",
        r".B deraa-tui",
        r"[\fIFOLDER\fR]",
        ".br",
        ".B deraa-tui",
        r"\fICOMMAND\fR [\fIOPTION\fR]...",
    )
    yield ".SH DESCRIPTION"
    yield from _paragraphs(deraa.help or "")
    yield from (".SH OPTIONS", "Every command takes these, before or after its name.")
    yield from _options(deraa, ctx)


def _commands(ctx: click.Context) -> Iterator[str]:
    yield ".SH COMMANDS"
    for name in (name for name in COMMANDS if name != "open"):
        command = deraa.get_command(ctx, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=ctx)
        usage = " ".join(command.collect_usage_pieces(inner))
        yield from (f".SS {name}", f".B deraa-tui {name}", _plain(usage), ".PP")
        yield from _paragraphs((command.help or "").replace(STATUS, "").rstrip())
        yield from _options(command, inner, but={name for p in deraa.params for name in p.opts})


def _tail() -> Iterator[str]:
    yield from (".SH EXIT STATUS", _plain(STATUS.partition(": ")[2].capitalize()))
    yield ".SH SHELL COMPLETION"
    yield _plain(
        'eval "$(_DERAA_TUI_COMPLETE=bash_source deraa-tui)" in ~/.bashrc; zsh_source and fish_source give the others.'
    )
    yield from (".SH FILES", _plain("deraa-tui config says where the settings, the annotations and the cache lie."))


def _options(command: click.Command, ctx: click.Context, but: Container[str] = ()) -> Iterator[str]:
    """The options of a command, without those in `but`."""
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None and not any(name in but for name in parameter.opts) and "--help" not in parameter.opts:
            yield from (".TP", f".B {_plain(record[0])}", _plain(record[1]))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines and lines[0].strip() == _VERBATIM:
            yield from (".PP", ".nf", *map(_plain, lines[1:]), ".fi")
        elif lines:
            yield from (".PP", _plain(" ".join(line.strip() for line in lines)))


def _plain(text: str) -> str:
    """Words as they stand: nothing in them is a request or an escape."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    sys.stdout.write(manual())
