"""The commands about annotations: list and search them, change, link and delete them, check their passages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from index.errors import DeraaError
from tui.commands import help_texts
from tui.commands.annotate import note_given, report
from tui.commands.articles import opened, read_file
from tui.commands.exit_status import ERROR, FOUND, NOTHING
from tui.commands.options import Options, command
from tui.commands.verbs import CommandOfVerbs
from tui.output.left_behind import left_in_words
from tui.output.saying import say, say_json
from tui.output.streams import Output, Stream, output_options, stream_of
from tui.safe_text import safe, safe_line

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.annotations.files.store import Broken
    from index.workspace import Workspace

VERBS = help_texts.ANNOTATION_VERBS


@command("annotations", cls=CommandOfVerbs, help=help_texts.ANNOTATIONS, verbs=VERBS)
@click.argument(
    "words", nargs=-1, metavar="[ARTICLE | edit ID | delete ID | link ID REL ID | import FILE | check | recover]"
)
@click.option("--search", "query", default="", help="Only what this finds: words, tag:, kind:, note:.")
@click.option("--note", default=None, help="With edit: the new note; - reads it from standard input.")
@click.option("--kind", default=None, help="With edit: the new kind.")
@click.option("--tag", "tags", multiple=True, help="With edit: the new tags.")
@output_options
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
    output: str | None,
    as_json: bool,
    ends_with_nul: bool,
) -> int:
    """List or export annotations, or change one."""
    stream = stream_of(output, as_json, ends_with_nul, other=bool(form))
    as_json = stream.form is Output.JSON
    verb = words[0] if words and words[0] in VERBS else ""
    if verb == "merge-driver":
        return _merge(words[1:])
    workspace = opened(options)
    if not verb:
        return _list(workspace, words, query, form, stream)
    if verb == "take-over":
        return _take_over(workspace)
    if verb in ("check", "recover"):
        return _check(workspace, as_json) if verb == "check" else _recover(workspace)
    takes = VERBS[verb].takes
    if len(words) != 1 + len(takes.split()):
        raise click.UsageError(f"annotations {verb} takes {takes}")
    if verb == "import":
        return _import(workspace, words[1], as_json)
    was = _found(workspace, words[1])
    if verb == "delete":
        workspace.notes.delete(was)
        return FOUND
    if verb == "link":
        now = _linked(workspace, was, words[2], words[3])
    else:
        now = replace(
            was,
            note=was.note if note is None else note_given(note),
            kind=was.kind if kind is None else kind,
            tags=tags or was.tags,
        )
    report(workspace, workspace.notes.change(was, now), as_json)
    return FOUND


def _list(workspace: Workspace, words: tuple[str, ...], query: str, form: str | None, stream: Stream) -> int:
    if len(words) > 1:
        raise click.UsageError(f"annotations takes one ARTICLE, or one of {', '.join(VERBS)}")
    placed, broken = workspace.notes.matching_placed(query)
    if words:
        name = workspace.library.resolve(words[0])
        placed = [p for p in placed if workspace.notes.home(p.annotation) == name]
    if stream.form is not None:
        _give(workspace, placed, broken, stream)
    else:
        _say_as(form, workspace, placed)
    if stream.form is not Output.JSON:
        for each in broken:
            click.echo(safe_line(f"not read: {each.path}, line {each.line}: {each.reason}"), err=True)
    _say_waiting(workspace)
    if not placed and not query:
        _say_left_behind(workspace)
    return FOUND if placed else NOTHING


def _give(workspace: Workspace, placed: Sequence[Placed], broken: Sequence[Broken], stream: Stream) -> None:
    """Give annotations to a program; their paths are those of the reports."""
    from tui.output import json_fields

    match stream.form:
        case Output.IDS:
            stream.lines(p.annotation.id for p in placed)
        case Output.PATHS:
            found = (workspace.cache.catalogue.path(workspace.notes.home(p.annotation)) for p in placed)
            stream.paths(workspace.library.file, (path for path in found if path))
        case Output.COUNT:
            stream.lines([str(len(placed))])
        case Output.JSONL:
            stream.values(json_fields.annotation(p) for p in placed)
        case _:
            stream.values([json_fields.annotation_list(placed, broken)])


def _say_as(form: str | None, workspace: Workspace, placed: Sequence[Placed]) -> None:
    """Say annotations for people, or in a form that others take."""
    from index.annotations.exchange import exports
    from tui.output import plain

    if form == "w3c":
        say_json(exports.web_annotations(placed))
    elif form:
        text = {"markdown": exports.markdown, "csv": exports.table}[form](placed, workspace.notes.source)
        click.echo(safe(text.replace("\r\n", "\n")), nl=False)
    else:
        say(line for p in placed for line in plain.annotation(p))


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
    many = "1 file of notes" if taken == 1 else f"{taken} files of notes"
    say([safe_line(f"{many} copied from {found[0].notes_folder}, where they stay too")])
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
        report(workspace, workspace.notes.recover(each), as_json=False)
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
