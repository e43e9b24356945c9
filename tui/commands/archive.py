"""The command about a desk's archive: fill it from a folder, say what it holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tui.commands import help_texts
from tui.commands.articles import opened
from tui.commands.exit_status import ERROR, FOUND, NOTHING
from tui.commands.options import Options, command, settings_of
from tui.commands.verbs import CommandOfVerbs
from tui.output.saying import say, say_json
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.search.engines.opensearch.client import Client
    from index.workspace.archive import PushState


@command("archive", cls=CommandOfVerbs, help=help_texts.ARCHIVE, verbs=help_texts.ARCHIVE_VERBS)
@click.argument("words", nargs=-1, metavar="push FOLDER | status URL")
@click.option("--to", "address", metavar="URL", help="With push: the archive, https://host:9200/name.")
@click.option(
    "--as", "name", metavar="NAME", help="With push: what the folder is called there; without it its own name."
)
@click.option("--json", "as_json", is_flag=True, help="JSON: with push a line for each batch.")
def archive(options: Options, words: tuple[str, ...], address: str | None, name: str | None, as_json: bool) -> int:
    """Bring a folder's reports into an archive, or say what one holds."""
    match words:
        case ("push", folder) if address:
            return _push(options.take(folder=folder), address, name, as_json)
        case ("status", asked):
            return _status(_client(options, asked), as_json)
        case _:
            raise click.UsageError("archive takes push FOLDER --to URL, or status URL")


def _client(options: Options, address: str) -> Client:
    from index.workspace.archive_access import archive_client

    return archive_client(address, settings_of(options).archive, os.environ)


def _push(options: Options, address: str, name: str | None, as_json: bool) -> int:
    from index.workspace.archive import folder_name, push

    client = _client(options, address)
    workspace = opened(options)
    state, told = None, 0
    shards = workspace.settings.archive.shards
    for state in push(workspace.library, client, name or folder_name(workspace.library), shards):
        for article, reason in state.refused[told:]:
            click.echo(safe_line(f"not taken: {article}: {reason}"), err=True)
        told = len(state.refused)
        if as_json:
            say_json(_fields(state))
        else:
            click.echo(_in_words(state), err=True)
    workspace.close()
    client.close()
    return ERROR if told else FOUND if state and state.total else NOTHING


def _fields(state: PushState) -> dict[str, object]:
    return {
        "done": state.done,
        "total": state.total,
        "sent": state.sent,
        "same": state.same,
        "gone": state.gone,
        "refused": [{"article": article, "reason": reason} for article, reason in state.refused],
    }


def _in_words(state: PushState) -> str:
    gone = f", {state.gone:,} taken out" if state.gone else ""
    refused = f", {len(state.refused):,} not taken" if state.refused else ""
    return f"{state.done:,} of {state.total:,} reports: {state.sent:,} sent, {state.same:,} as they were{gone}{refused}"


def _status(client: Client, as_json: bool) -> int:
    from index.workspace.archive import archive_state

    state = archive_state(client)
    client.close()
    if as_json:
        fields = {"address": state.address, "version": state.version, "reports": state.reports}
        days = {"first": state.first or None, "last": state.last or None}
        say_json({**fields, "folders": state.folders, **days, "health": state.health or None})
    else:
        say(_state_lines(state.reports, state.folders, state.first, state.last, state.health))
    return FOUND if state.reports else NOTHING


def _state_lines(reports: int, folders: dict[str, int], first: str, last: str, health: str) -> list[str]:
    days = [f"days          {first} to {last}"] if first else []
    shards = [f"health        {health}"] if health else []
    each = [safe_line(f"folder        {name} ({many:,})") for name, many in folders.items()]
    return [f"reports       {reports:,}", *map(safe_line, days), *each, *map(safe_line, shards)]
