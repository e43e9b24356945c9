"""The commands about articles: open the app, search, list, show, compare, index."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.errors import ArchiveAway, DeraaError, StoreError
from index.loading.ocr import PROGRAM
from tui.commands import help_texts
from tui.commands.exit_status import ERROR, FOUND, NOTHING
from tui.commands.options import Options, command, settings_of
from tui.output.saying import PIPE, say, say_json, say_together
from tui.output.streams import Output, Stream, output_options, stream_of

if TYPE_CHECKING:
    from index.search.searcher import Answer
    from index.workspace import Workspace
    from index.workspace.state_files import StateFiles
    from tui.app import DeraaApp
    from tui.start import Start


def opened(options: Options) -> Workspace:
    """The workspace, up to date with its folder; where that is not there to be read, what is known of it."""
    from index.workspace import Workspace
    from tui.safe_text import safe_line

    workspace = Workspace(settings_of(options))
    if why := workspace.library.absence(even_empty=False):
        if not workspace.library.is_complete():
            raise ArchiveAway(f"{why}; nothing of it was read before.")
        click.echo(safe_line(f"{why}; this is what was read before."), err=True)
    elif not workspace.library.is_current():
        workspace.library.refresh()
    return workspace


IN_A_BROWSER = "TEXTUAL_DRIVER"
"""What `deraa-tui serve` sets in the environment: the reader is drawn by a browser, through a pipe."""


@command("open", hidden=True)
@click.argument("folder", required=False)
@click.option("--fresh", is_flag=True, help="Begin at the top of the list, not where you left off.")
def open_app(options: Options, folder: str | None, fresh: bool) -> int:
    """Open the reader on FOLDER, where you left off there."""
    from tui.app import DeraaApp

    options = options.take(folder=folder)
    settings = settings_of(options)
    if not sys.stdout.isatty() and IN_A_BROWSER not in os.environ:
        raise DeraaError("The reader needs a terminal; in a pipe use search, list, show or compare (deraa-tui --help).")
    from index.workspace import Workspace
    from index.workspace.state_files import StateFiles

    states = StateFiles()
    app = DeraaApp(Workspace(settings), states, fresh=fresh, start=_start(states, options))
    app.run()
    return app.return_code or 0


def _start(states: StateFiles, options: Options) -> Start:
    """What a newcomer is shown: a card, or one sentence where the command says what is to be opened and how; later,
    without an argument, which folder was open last.
    """
    from tui.start import USUAL, Start

    if options.given and not states.is_empty():
        return USUAL
    is_first, is_told = states.is_empty(), bool(options.given)

    def begin(app: DeraaApp) -> None:
        from tui.learning import first_start  # once the reader is shown

        if not is_first:
            first_start.say_last_folder(app, states)
        elif is_told:
            first_start.say_hello(app)
        else:
            first_start.show_card(app)

    return Start(begin)


@command("search", help=help_texts.SEARCH)
@click.argument("words", nargs=-1, metavar="[QUERY]")
@click.option("--batch", "batch", metavar="FILE", help="Many queries, one a line; - is standard input.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help="How many hits to show; without it as many as config.yaml says, as shipped 200.",
)
@click.option("--exact", is_flag=True, help="No other spellings, endings or near words.")
@click.option("--typing", is_flag=True, help="As while the query is typed: its last word may go on.")
@output_options
def search(
    options: Options,
    words: tuple[str, ...],
    batch: str | None,
    output: str | None,
    as_json: bool,
    ends_with_nul: bool,
    **asked: Any,
) -> int:
    """Search the reports."""
    query = " ".join(words) if words else None
    if (query is None) == (batch is None):
        raise click.UsageError("give a QUERY, or --batch FILE")
    stream = stream_of(output, as_json, ends_with_nul)
    workspace = opened(options)
    queries = [query or ""] if batch is None else lines_of(batch)
    statuses = [_answered(workspace, q, asked, stream, alone=batch is None) for q in queries]
    return FOUND if FOUND in statuses else max(statuses, default=NOTHING)


def lines_of(batch: str) -> Iterator[str]:
    """The lines of a file, or of standard input as they come. Raises `DeraaError`."""
    try:
        with click.open_file(batch, encoding="utf-8", errors="replace") as lines:
            yield from (line.rstrip("\n") for line in lines)
    except OSError as error:
        raise DeraaError(
            f"{batch}: the lines cannot be read ({error.strerror}); name a file with one a line, or - for a pipe."
        ) from None


def _answered(workspace: Workspace, text: str, asked: dict[str, Any], stream: Stream, *, alone: bool) -> int:
    """Say the answer to a query that was `asked` with these options: `limit`, `exact`, `typing`."""
    from index.search.request import SearchRequest
    from tui.output import plain
    from tui.safe_text import safe_line

    try:
        found = workspace.search.answer(SearchRequest(text, **asked))
    except DeraaError as error:
        if alone:
            raise
        if stream.form in (Output.JSON, Output.JSONL):
            stream.values([{"query": text, "error": str(error)}])
        else:
            say([safe_line(str(error))]) if stream.form is None else click.echo(safe_line(str(error)), err=True)
        return ERROR
    if stream.form is not None:
        _give_hits(workspace, found, asked["limit"], stream, alone)
    else:
        for remark in found.remarks:
            click.echo(safe_line(remark if alone else f"{text}: {remark}"), err=True)
        say(plain.answer(found))
    return _status(found)


def _give_hits(workspace: Workspace, found: Answer, limit: int | None, stream: Stream, alone: bool) -> None:
    """Give an answer to a program; of several, each line of JSON says which query it answers."""
    from tui.output import json_fields

    copies = workspace.cache.catalogue.sharing.copies_by_article()
    shown = {h.summary.id: copies[h.summary.id] for h in found.hits if h.summary.id in copies}
    paths = {i: workspace.cache.catalogue.path(i) or "" for each in shown.values() for i in each}
    counts = workspace.search.counts(found)
    most = limit or workspace.settings.search.limit
    whole = json_fields.answer(found, counts, copies, paths, most)
    match stream.form:
        case Output.IDS:
            stream.lines(hit["article"] for hit in whole["hits"])
        case Output.PATHS:
            stream.paths(workspace.library.file, (hit["path"] for hit in whole["hits"]))
        case Output.COUNT:
            stream.lines([str(whole["total"])])
        case Output.JSONL:
            stream.values(hit if alone else {"query": found.query, **hit} for hit in whole["hits"])
        case _:
            stream.values([whole])


def _status(found: Answer) -> int:
    return FOUND if found.total else NOTHING


@command("list", help=help_texts.LIST)
@output_options
def list_articles(options: Options, output: str | None, as_json: bool, ends_with_nul: bool) -> int:
    """List the reports, and the files that could not be read."""
    from tui.output import json_fields, plain
    from tui.safe_text import safe_line

    stream = stream_of(output, as_json, ends_with_nul)
    workspace = opened(options)
    counts = workspace.notes.counts()[0]
    summaries, not_read = workspace.library.summaries(), workspace.library.not_read()
    match stream.form:
        case Output.IDS:
            stream.lines(s.id for s in summaries)
        case Output.PATHS:
            stream.paths(workspace.library.file, (s.path for s in summaries))
        case Output.COUNT:
            stream.lines([str(len(summaries))])
        case Output.JSONL:
            stream.values(json_fields.summaries(summaries, workspace, counts))
        case Output.JSON:
            stream.pieces(json_fields.articles(json_fields.summaries(summaries, workspace, counts), not_read))
        case None:
            say_together(plain.summaries(summaries, counts))
            say(safe_line(f"not read: {n.path}: {n.reason}") for n in not_read)
    return FOUND if summaries else NOTHING


@command("show", help=help_texts.SHOW)
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--batch", "batch", metavar="FILE", help="Many reports, one a line; - is standard input.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each report.")
def show(options: Options, articles: tuple[str, ...], batch: str | None, as_json: bool) -> int:
    """Show reports with all that is known of them; one that cannot be shown does not stop the rest."""
    from tui.output import json_fields, plain
    from tui.safe_text import safe_line

    if bool(articles) == (batch is not None):
        raise click.UsageError("give ARTICLE, one or several, or --batch FILE")
    workspace, status = opened(options), FOUND
    for article in articles or (line for line in lines_of(batch or PIPE) if line.strip()):
        try:
            read = workspace.library.article(workspace.library.resolve(article))
        except DeraaError as error:
            click.echo(safe_line(str(error)), err=True)
            status = ERROR
            continue
        if as_json:
            say_json(json_fields.article(read))
        else:
            say([f"{'article':10} {safe_line(read.id)}"] if len(articles) != 1 else [])
            say(plain.article(read))
    return status


@command("compare", help=help_texts.COMPARE)
@click.argument("left")
@click.argument("right")
@click.argument("more", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="As Markdown.")
@click.option("--csv", "form", flag_value="csv", help="Three reports and more as a table for a spreadsheet.")
@click.option("--html", "page", metavar="FILE", help="As a page of its own, written to FILE; - is standard output.")
def compare(
    options: Options, left: str, right: str, more: tuple[str, ...], as_json: bool, form: str | None, page: str | None
) -> int:
    """Compare two reports, or up to thirty claim by claim."""
    from tui.output import claims, comparison

    if as_json + bool(form) + bool(page) > 1:
        raise click.UsageError("give one of --json, --markdown, --csv and --html FILE")
    if form == "csv" and not more:
        raise click.UsageError("--csv takes three reports or more; two have --json, --markdown and --html FILE")
    workspace = opened(options)
    articles = [workspace.library.resolve(name) for name in (left, right, *more)]
    if more and page:
        claims.write_page(workspace, articles, page)
    elif more:
        claims.say_claims(workspace, articles, "json" if as_json else form)
    elif page:
        comparison.write_page(workspace, articles[0], articles[1], page)
    else:
        comparison.say_comparison(workspace, articles[0], articles[1], as_json, form == "markdown")
    return FOUND


@command("index", help=help_texts.INDEX)
@click.option("--rebuild", is_flag=True, help="Throw away what is remembered and build it anew.")
def index(options: Options, rebuild: bool) -> int:
    """Read what is new or changed in the folder, now."""
    from index.workspace import Workspace
    from tui.safe_text import safe_line

    workspace = Workspace(settings_of(options))
    if rebuild:
        workspace.library.discard()
    else:
        workspace.cache.catalogue.check()
    workspace.library.refresh(
        lambda p: click.echo(f"{p.done:,} of {p.total:,} files, {p.articles:,} reports", err=True)
    )
    for path, is_read in workspace.library.reading_pictures():
        if is_read:
            workspace.library.refresh()
        else:
            click.echo(safe_line(f"{PROGRAM} reads {path}"), err=True)
    count = len(workspace.library.summaries())
    click.echo(f"{count:,} reports, {len(workspace.library.not_read()):,} files not read", err=True)
    return FOUND if count else NOTHING


def read_file(path: str) -> str:
    """A file named on the command line, or standard input. Raises `DeraaError`."""
    try:
        held = sys.stdin.buffer.read() if path == PIPE else Path(path).read_bytes()
        return held.decode("utf-8")  # line ends as they are: a merge writes them back
    except OSError as error:
        raise StoreError(
            f"{path}: the file cannot be read ({error.strerror}); name another, or - for a pipe."
        ) from None
    except UnicodeDecodeError:
        raise StoreError(f"{path}: this is no text in UTF-8; save it as UTF-8 first.") from None
