"""The command that makes annotations: one, or many in a batch."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from index.errors import DeraaError
from tui.commands import help_texts
from tui.commands.articles import lines_of, opened, read_file
from tui.commands.exit_status import ERROR, FOUND
from tui.commands.options import Options, command
from tui.output.saying import PIPE, say, say_json
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.workspace import Workspace


@command("annotate", help=help_texts.ANNOTATE)
@click.argument("article", required=False)
@click.option("--quote", help="The passage, as it stands in the report.")
@click.option(
    "--occurrence", type=click.IntRange(1), metavar="K", help="Which one, when it stands there several times."
)
@click.option("--note", default="", help="What you have to say; - reads it from standard input.")
@click.option("--kind", default="", help="claim, figure, actor, quote, doubt, or your own.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--batch", "batch", metavar="FILE", help="Many, a JSON object a line; - is standard input.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def annotate(
    options: Options, article: str | None, quote: str | None, note: str, batch: str | None, as_json: bool, **rest: Any
) -> int:
    """Annotate a passage of a report."""
    if (article is None or quote is None) == (batch is None):
        raise click.UsageError("give an ARTICLE and --quote TEXT, or --batch FILE")
    workspace = opened(options)
    if batch is not None:
        failed = [line for line in lines_of(batch) if line.strip() and not _wished(workspace, line, as_json)]
        return ERROR if failed else FOUND
    wish = NoteWish(article or "", quote or "", note_given(note), **rest)
    report(workspace, _made(workspace, wish), as_json)
    return FOUND


@dataclass(frozen=True, slots=True)
class NoteWish:
    """A note that is to be made, as the options of `annotate` or a line of its batch say it."""

    article: str
    quote: str
    note: str = ""
    kind: str = ""
    tags: Sequence[str] = ()
    occurrence: int | None = None


def _made(workspace: Workspace, wish: NoteWish) -> Annotation:
    """The note, on disk. Raises `DeraaError`."""
    from index.article import Span

    name = workspace.library.resolve(wish.article)
    at = _start_of(wish.quote, wish.occurrence, name, workspace.library.article(name).text)
    span = Span(at, at + len(wish.quote))
    return workspace.notes.annotate(name, span, wish.note, kind=wish.kind, tags=tuple(wish.tags))


def _wished(workspace: Workspace, line: str, as_json: bool) -> bool:
    """Make the note that a line wishes for, and say so; false where it could not be made."""
    try:
        report(workspace, _made(workspace, _wish(line)), as_json)
    except DeraaError as error:
        if as_json:
            say_json({"asked": line, "error": str(error)})
        else:
            click.echo(safe_line(str(error)), err=True)
        return False
    return True


def _wish(line: str) -> NoteWish:
    """What a line of a batch says. Raises `DeraaError` where that is no wish for a note."""
    shapes = {"article": str, "quote": str, "note": str, "kind": str, "tags": list, "occurrence": int}
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    fits = isinstance(given, dict) and all(type(v) is shapes.get(k) for k, v in given.items())
    if not fits or not {"article", "quote"} <= set(given) or not all(type(t) is str for t in given.get("tags", ())):
        raise DeraaError(
            f"{line[:60]}: this is no wish for a note; give a JSON object a line with article and quote, and note, "
            "kind, tags (a list) or occurrence (a number)."
        )
    if given.get("occurrence", 1) < 1:
        raise DeraaError(f"{given['article']}: occurrence counts from 1; leave it out where the quote stands once.")
    return NoteWish(**given)


_AROUND, _MOST_SHOWN = 24, 9
# So many letters on either side of a quote, and so many places where it stands, are enough to choose one.


def _start_of(quote: str, occurrence: int | None, name: str, text: str) -> int:
    """Where the quote stands in the text of the article `name`. Raises `DeraaError` where that is not plain."""
    starts = [found.start() for found in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
    if len(starts) < (occurrence or 1):
        often = f" that often, but {len(starts)} times" if starts else ""
        raise DeraaError(f"{name}: the quote does not stand there{often}; copy it as the report has it.")
    if occurrence is None and len(starts) > 1:
        shown = (_with_words_around(text, at, at + len(quote)) for at in starts[:_MOST_SHOWN])
        listed = "; ".join(f"{n}: … {each} …" for n, each in enumerate(shown, 1))
        more = f"; and {len(starts) - _MOST_SHOWN} more" if len(starts) > _MOST_SHOWN else ""
        raise DeraaError(
            f"{name}: the quote stands there {len(starts)} times; say which with --occurrence N ({listed}{more})."
        )
    return starts[(occurrence or 1) - 1]


def _with_words_around(text: str, start: int, end: int) -> str:
    """A passage with the whole words around it, on one line."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before if start <= _AROUND else before.partition(" ")[2]
    return " ".join((before + text[start:end] + after.rpartition(" ")[0]).split())


def note_given(given: str) -> str:
    """A note as it was given, or from standard input."""
    return read_file(PIPE).rstrip("\n") if given == PIPE else given


def report(workspace: Workspace, made: Annotation, as_json: bool) -> None:
    """Say a note as it was saved, and in which file."""
    from tui.output import json_fields, plain

    # as it was saved: another hand may have it deleted by now
    placed = workspace.notes.placed(workspace.notes.home(made), [made])[0]
    if as_json:
        say_json(json_fields.annotation(placed))
    else:
        say(plain.annotation(placed))
        click.echo(f"saved in {safe_line(str(workspace.notes.file(made.article)))}", err=True)
