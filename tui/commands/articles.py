"""The commands about articles: open the app, search, list, show, compare, index, config."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index import config as settings_files
from index.errors import DeraaError, StoreError
from tui.commands.exit_status import ERROR, FOUND, NOTHING
from tui.commands.options import Options, command, settings_of
from tui.output.saying import PIPE, say, say_json

if TYPE_CHECKING:
    from index.search.searcher import Answer
    from index.workspace import Workspace


def opened(options: Options) -> Workspace:
    """The workspace, up to date with its folder."""
    from index.workspace import Workspace

    workspace = Workspace(settings_of(options))
    if not workspace.library.is_current():
        workspace.library.refresh()
    return workspace


@command("open", hidden=True)
@click.argument("folder", required=False)
def open_app(options: Options, folder: str | None) -> int:
    """Open the reader on FOLDER."""
    from tui.app import DeraaApp

    settings = settings_of(options.take(folder=folder))
    if not sys.stdout.isatty():
        raise DeraaError("The reader needs a terminal; in a pipe use search, list, show or compare (deraa-tui --help).")
    from index.workspace import Workspace

    app = DeraaApp(Workspace(settings))
    app.run()
    return app.return_code or 0


_SEARCH_HELP = """Search the reports; the words of QUERY need no quotes.

\b
Words find every spelling of a name. "words in quotes" stand together, -word leaves out,
word1 OR word2 takes either; outlet: date: title: place: narrow down: docs/searching.md.

\b
  deraa-tui search khan sheikhun
  deraa-tui search '"chemical attack" -idlib date:2017-04' --limit 20
  deraa-tui search outlet:sana aleppo --json | jq -r '.hits[].path'

Exit status: 0 found, 1 nothing found, 2 an error.
"""


@command("search", help=_SEARCH_HELP)
@click.argument("words", nargs=-1, metavar="[QUERY]")
@click.option("--batch", "batch", metavar="FILE", help="Many queries, one a line; - is standard input.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    help="How many hits to show; without it as many as config.yaml says, as shipped 200.",
)
@click.option("--exact", is_flag=True, help="No other spellings, endings or near words.")
@click.option("--typing", is_flag=True, help="As while the query is typed: its last word may go on.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each answer.")
def search(options: Options, words: tuple[str, ...], batch: str | None, as_json: bool, **asked: Any) -> int:
    """Search the reports."""
    query = " ".join(words) if words else None
    if (query is None) == (batch is None):
        raise click.UsageError("give a QUERY, or --batch FILE")
    workspace = opened(options)
    statuses = [_answered(workspace, q, asked, as_json, alone=batch is None) for q in _queries(query, batch)]
    return FOUND if FOUND in statuses else max(statuses, default=NOTHING)


def _queries(query: str | None, batch: str | None) -> Iterator[str]:
    if batch is None:
        yield query or ""
        return
    try:
        with click.open_file(batch, encoding="utf-8", errors="replace") as lines:
            yield from (line.rstrip("\n") for line in lines)
    except OSError as error:
        raise DeraaError(
            f"{batch}: the queries cannot be read ({error.strerror}); name a file with one query a line."
        ) from None


def _answered(workspace: Workspace, text: str, asked: dict[str, Any], as_json: bool, *, alone: bool) -> int:
    """Say the answer to a query that was `asked` with these options: `limit`, `exact`, `typing`."""
    from index.search.request import SearchRequest
    from tui.output import json_fields, plain
    from tui.safe_text import safe_line

    try:
        found = workspace.search.answer(SearchRequest(text, **asked))
    except DeraaError as error:
        if alone:
            raise
        say_json({"query": text, "error": str(error)}) if as_json else say([str(error)])
        return 2
    texts = {h.summary.id: workspace.library.article(h.summary.id).text for h in found.hits if h.snippets}
    if as_json:
        copies = workspace.cache.catalogue.sharing.copies_by_article()
        limit = asked["limit"] or workspace.settings.search.limit
        shown = {h.summary.id: copies[h.summary.id] for h in found.hits if h.summary.id in copies}
        paths = {i: workspace.cache.catalogue.path(i) or "" for each in shown.values() for i in each}
        say_json(json_fields.answer(found, workspace.search.counts(found), texts, copies, paths, limit))
    else:
        for remark in found.remarks:
            click.echo(safe_line(remark if alone else f"{text}: {remark}"), err=True)
        say(plain.answer(found, texts))
    return _status(found)


def _status(found: Answer) -> int:
    return FOUND if found.total else NOTHING


@command("list")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def list_articles(options: Options, as_json: bool) -> int:
    """List the reports, and the files that could not be read."""
    from tui.output import json_fields, plain
    from tui.safe_text import safe_line

    workspace = opened(options)
    counts = workspace.notes.counts()[0]
    summaries, not_read = workspace.library.summaries(), workspace.library.not_read()
    if as_json:
        say_json(json_fields.articles(summaries, not_read, workspace, counts))
    else:
        say(plain.summary(s, counts[s.id]) for s in summaries)
        say(safe_line(f"not read: {n.path}: {n.reason}") for n in not_read)
    return FOUND if summaries else NOTHING


@command("show")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each report.")
def show(options: Options, articles: tuple[str, ...], as_json: bool) -> int:
    """Show reports with all that is known of them; one that cannot be shown does not stop the rest."""
    from tui.output import json_fields, plain
    from tui.safe_text import safe_line

    workspace, status = opened(options), FOUND
    for article in articles:
        try:
            read = workspace.library.article(workspace.library.resolve(article))
        except DeraaError as error:
            click.echo(safe_line(str(error)), err=True)
            status = ERROR
            continue
        if as_json:
            say_json(json_fields.article(read))
        else:
            say([f"{'article':10} {safe_line(read.id)}"] if len(articles) > 1 else [])
            say(plain.article(read))
    return status


@command("compare")
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


@command("index")
@click.option("--rebuild", is_flag=True, help="Throw away what is remembered and build it anew.")
def index(options: Options, rebuild: bool) -> int:
    """Read what is new or changed in the folder, now."""
    from index.workspace import Workspace

    workspace = Workspace(settings_of(options))
    if rebuild:
        workspace.library.discard()
    else:
        workspace.cache.catalogue.check()
    workspace.library.refresh(
        lambda p: click.echo(f"{p.done:,} of {p.total:,} files, {p.articles:,} reports", err=True)
    )
    count = len(workspace.library.summaries())
    click.echo(f"{count:,} reports, {len(workspace.library.not_read()):,} files not read", err=True)
    return FOUND if count else NOTHING


@command("config")
def config(options: Options) -> int:
    """Show which files are in force, every setting and every key."""
    from tui.keymap import ACTIONS, keys_of
    from tui.safe_text import safe_line

    settings = settings_of(options)
    say(safe_line(f"settings      {f}") for f in settings.files)
    if str(settings_files.user_file()) not in settings.files:
        say([safe_line(f"your own      {settings_files.user_file()}  (not there yet)")])
    say(safe_line(f"{name:13} {getattr(settings, name)}") for name in ("folder", "annotations", "cache", "theme"))
    say([safe_line(f"searches      {settings.searches_file}")])
    say([f"measure       {settings.reading.measure}", f"limit         {settings.search.limit}"])
    say([safe_line(f"encoding      {settings.encoding or 'found for each file'}")])
    say(safe_line(f"column        {meaning}: {name}") for meaning, name in settings.columns.items())
    say(safe_line(f"lexicon       {file}") for file in settings.lexicon)
    say(safe_line(f"aliases       {', '.join(a)}") for a in settings.aliases)
    say(safe_line(f"never the same {', '.join(n)}") for n in settings.never_same)
    say(safe_line(f"search        {name}: {query}") for name, query in settings.searches.items())
    say(safe_line(f"kind          {k}: {v}") for k, v in settings.kinds.items())
    say(f"key           {a.id:24} {', '.join(keys_of(a, settings.keys)):18} {a.label}" for a in ACTIONS)
    return FOUND


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
