"""The commands about annotations: make one, list and search them, change, link and delete them, check their
passages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from index.errors import DeraaError
from tui.commands.articles import opened, read_file
from tui.commands.exit_status import ERROR, FOUND, NOTHING
from tui.commands.options import Options, command
from tui.output.left_behind import left_in_words
from tui.output.saying import PIPE, say, say_json
from tui.safe_text import safe, safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.workspace import Workspace

VERBS = ("edit", "delete", "link", "check", "import", "recover", "take-over", "merge-driver")


@command("annotate")
@click.argument("article")
@click.option("--quote", required=True, help="The passage, as it stands in the report.")
@click.option("--occurrence", type=click.IntRange(1), help="Which one, when it stands there several times.")
@click.option("--note", default="", help="What you have to say; - reads it from standard input.")
@click.option("--kind", default="", help="claim, figure, actor, quote, doubt, or your own.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def annotate(
    options: Options,
    article: str,
    quote: str,
    occurrence: int | None,
    note: str,
    kind: str,
    tags: tuple[str, ...],
    as_json: bool,
) -> int:
    """Annotate a passage of a report."""
    from index.article import Span

    workspace = opened(options)
    name = workspace.library.resolve(article)
    at = _start_of(quote, occurrence, name, workspace.library.article(name).text)
    made = workspace.notes.annotate(name, Span(at, at + len(quote)), _note(note), kind=kind, tags=tags)
    _report(workspace, made, as_json)
    return FOUND


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


def _note(given: str) -> str:
    """A note as it was given, or from standard input."""
    return read_file(PIPE).rstrip("\n") if given == PIPE else given


@command("annotations", context_settings={"ignore_unknown_options": False})
@click.argument(
    "words", nargs=-1, metavar="[ARTICLE | edit ID | delete ID | link ID REL ID | import FILE | check | recover]"
)
@click.option("--search", "query", default="", help="Only what this finds: words, tag:, kind:, note:.")
@click.option("--note", default=None, help="With edit: the new note; - reads it from standard input.")
@click.option("--kind", default=None, help="With edit: the new kind.")
@click.option("--tag", "tags", multiple=True, help="With edit: the new tags.")
@click.option("--json", "form", flag_value="json", help="One line of JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="For people.")
@click.option("--csv", "form", flag_value="csv", help="For tables.")
@click.option("--w3c", "form", flag_value="w3c", help="Web Annotation JSON-LD, for other programs.")
def annotations_command(
    options: Options,
    words: tuple[str, ...],
    query: str,
    note: str | None,
    kind: str | None,
    tags: tuple[str, ...],
    form: str | None,
) -> int:
    """List or export annotations, or change one: edit ID, delete ID, link ID REL ID, import FILE, check, recover,
    take-over.
    """
    verb = words[0] if words and words[0] in VERBS else ""
    if verb == "merge-driver":
        return _merge(words[1:])
    workspace = opened(options)
    if not verb:
        return _list(workspace, words, query, form)
    if verb == "take-over":
        return _take_over(workspace)
    if verb in ("check", "recover"):
        return _check(workspace, form == "json") if verb == "check" else _recover(workspace)
    wanted = {"edit": 2, "delete": 2, "link": 4, "import": 2}[verb]
    if len(words) != wanted:
        takes = {"link": "ID REL ID", "import": "FILE"}.get(verb, "ID")
        raise click.UsageError(f"annotations {verb} takes {takes}")
    if verb == "import":
        return _import(workspace, words[1], form == "json")
    was = _found(workspace, words[1])
    if verb == "delete":
        workspace.notes.delete(was)
        return FOUND
    if verb == "link":
        now = _linked(workspace, was, words[2], words[3])
    else:
        now = replace(
            was,
            note=was.note if note is None else _note(note),
            kind=was.kind if kind is None else kind,
            tags=tags or was.tags,
        )
    _report(workspace, workspace.notes.change(was, now), form == "json")
    return FOUND


def _list(workspace: Workspace, words: tuple[str, ...], query: str, form: str | None) -> int:
    from index.annotations.exchange import exports
    from tui.output import json_fields, plain

    if len(words) > 1:
        raise click.UsageError(f"annotations takes one ARTICLE, or one of {', '.join(VERBS)}")
    placed, broken = workspace.notes.matching_placed(query)
    if words:
        name = workspace.library.resolve(words[0])
        placed = [p for p in placed if workspace.notes.home(p.annotation) == name]
    if form == "json":
        say_json(json_fields.annotation_list(placed, broken))
    elif form == "w3c":
        say_json(exports.web_annotations(placed))
    elif form:
        text = {"markdown": exports.markdown, "csv": exports.table}[form](placed, workspace.notes.source)
        click.echo(safe(text.replace("\r\n", "\n")), nl=False)
    else:
        say(line for p in placed for line in plain.annotation(p))
    if form != "json":
        for each in broken:
            click.echo(safe_line(f"not read: {each.path}, line {each.line}: {each.reason}"), err=True)
    _say_waiting(workspace)
    if not placed and not query:
        _say_left_behind(workspace)
    return FOUND if placed else NOTHING


def _say_left_behind(workspace: Workspace) -> None:
    """Say on which folder that is gone there are notes which fit here."""
    for left in workspace.notes.left_behind()[:1]:
        click.echo(safe_line(f"{left_in_words(left)}; `deraa-tui annotations take-over` copies them here."), err=True)


def _take_over(workspace: Workspace) -> int:
    """Copy the notes of a folder that is gone, where they fit the reports here."""
    found = workspace.notes.left_behind()
    if not found:
        raise DeraaError("There are no notes to take over: this folder has its own, or none fit its reports.")
    taken = workspace.notes.take_over(found[0])
    say([safe_line(f"{taken} files of notes copied from {found[0].notes_folder}, where they stay too")])
    return FOUND


def _merge(files: tuple[str, ...]) -> int:
    """Merge two states of an annotation file, as git asks a merge driver to: the result replaces OURS."""
    from pathlib import Path

    from index.annotations.files.merging import merge_for_git

    if len(files) not in (3, 4):
        raise click.UsageError("annotations merge-driver takes BASE OURS THEIRS [PATH] (git: %O %A %B %P)")
    base, ours, theirs = map(Path, files[:3])
    merge_for_git(base, ours, theirs, files[3] if len(files) == 4 else files[1])
    return FOUND


def _import(workspace: Workspace, path: str, as_json: bool) -> int:
    """Take in annotations made elsewhere, and say how surely each was found again."""
    from index.annotations.exchange.imports import NotAnnotations
    from tui.output import json_fields, plain

    try:
        done = workspace.imports.take_in(json.loads(read_file(path)))
    except (ValueError, RecursionError, NotAnnotations) as error:
        raise DeraaError(f"{path}: this is no export of annotations ({error}); give W3C or Hypothesis JSON.") from None
    if as_json:
        listed = json_fields.annotation_list(done.taken, [])
        say_json({**listed, "no_article": done.homeless, "refused": done.refused})
    else:
        say(line for p in done.taken for line in plain.annotation(p))
        say(safe_line(f"no report found for {source}") for source in done.homeless)
        counts = Counter(p.placement.status.value for p in done.taken)
        said = ", ".join(f"{counts[s]} {s}" for s in ("placed", "suggested", "orphan"))
        say([f"{said}, {len(done.homeless)} without a report"])
    for sentence in done.refused:
        click.echo(safe_line(sentence), err=True)
    return ERROR if done.refused else FOUND if done.taken else NOTHING


def _recover(workspace: Workspace) -> int:
    """Save the notes that could not be saved when they were written."""
    waiting = workspace.notes.recovered()
    for each in waiting:
        _report(workspace, workspace.notes.recover(each), as_json=False)
    return FOUND if waiting else NOTHING


def _say_waiting(workspace: Workspace) -> None:
    waiting = workspace.notes.recovered()
    if waiting:
        folders = ", ".join(sorted({str(each.path.parent) for each in waiting}))
        sentence = f"{len(waiting)} not saved yet, kept in {folders}; `deraa-tui annotations recover` saves them."
        click.echo(safe_line(sentence), err=True)


def _check(workspace: Workspace, as_json: bool) -> int:
    """Say which passages are not surely where they were; 1 when one is gone."""
    from index.annotations.anchoring.selector import Status
    from tui.output import json_fields, plain

    placed, broken = workspace.notes.matching_placed()
    unsure = [p for p in placed if p.placement.status is not Status.PLACED]
    if as_json:
        say_json(json_fields.annotation_list(unsure, broken))
    else:
        say(line for p in unsure for line in plain.annotation(p))
        say(safe_line(f"not read: {b.path}, line {b.line}: {b.reason}") for b in broken)
        say([f"{len(placed) - len(unsure)} placed, {len(unsure)} not surely, {len(broken)} files not read"])
    return NOTHING if broken or any(p.placement.status is Status.ORPHAN for p in unsure) else FOUND


def _found(workspace: Workspace, name: str) -> Annotation:
    found = workspace.notes.with_id(name)
    if found is None:
        raise DeraaError(
            f"{name}: no annotation, or more than one, has an id that begins so; `deraa-tui annotations` lists them."
        )
    return found


def _linked(workspace: Workspace, was: Annotation, relation: str, to: str) -> Annotation:
    from index.annotations.annotation import RELATIONS, NoteLink

    if relation not in RELATIONS:
        raise DeraaError(f"{relation}: there is no such link; use {', '.join(RELATIONS)}.")
    link = NoteLink(relation, _found(workspace, to).id)
    return was if link in was.links else replace(was, links=(*was.links, link))


def _report(workspace: Workspace, made: Annotation, as_json: bool) -> None:
    from tui.output import json_fields, plain

    placed = workspace.notes.placed(workspace.notes.home(made), [made])[
        0
    ]  # as it was saved: another hand may have it deleted by now
    if as_json:
        say_json(json_fields.annotation(placed))
    else:
        say(plain.annotation(placed))
        click.echo(f"saved in {safe_line(str(workspace.notes.file(made.article)))}", err=True)
