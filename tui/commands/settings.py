"""The command that shows the settings in force, and says what is wrong with them."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from index import config as settings_files
from index.config import Settings, is_address
from index.errors import DeraaError
from tui.commands import help_texts
from tui.commands.exit_status import ERROR, FOUND
from tui.commands.options import Options, command, settings_of
from tui.keymap import ACTIONS, keys_of
from tui.output.saying import say, say_json
from tui.own_keys import PRESET, effective, faults
from tui.safe_text import safe_line


@command("config", help=help_texts.CONFIG)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@click.option("--check", is_flag=True, help="Say what is wrong, and nothing else.")
def config(options: Options, as_json: bool, check: bool) -> int:
    """Show which files are in force, every setting and every key."""
    settings = settings_of(options)
    if check:
        return _checked(settings)
    if as_json:
        say_json(_fields(settings))
    else:
        _say(settings)
    return FOUND


def _fields(settings: Settings) -> dict[str, object]:
    """The settings as JSON: each as it stands in config.yaml, files with their whole paths."""
    values, own = asdict(settings), effective(settings.keys)
    files = values.pop("files")
    return {
        "files": list(files),
        "own_file": str(settings_files.user_file()),
        "searches_file": settings.searches_file,
        "settings": values,
        "keys": [{"name": a.id, "keys": keys_of(a, own), "label": a.label} for a in ACTIONS],
    }


def _checked(settings: Settings) -> int:
    """Say what is wrong. A file that cannot be used as it stands has been refused before."""
    wrong = list(_faults(settings))
    for sentence in wrong:
        print(safe_line(sentence), file=sys.stderr)
    if not wrong:
        say(safe_line(f"{file}: in order") for file in settings.files)
    return ERROR if wrong else FOUND


def _faults(settings: Settings) -> Iterator[str]:
    from index.lexicon import reading as lexicon
    from index.loading import folder, ocr

    file = settings.files[-1]
    looks = [partial(folder.check, settings.folder)] if not is_address(settings.folder) else []
    for look in (*looks, partial(lexicon.use, settings.lexicon, settings.cache)):
        try:
            look()
        except DeraaError as error:
            yield str(error)
    yield from (f"{file}: {wrong}" for wrong in faults(settings.keys))
    if settings.ocr != settings_files.NO_OCR and not ocr.is_installed():
        yield f"{file}: `ocr` is set, but {ocr.PROGRAM} is not found; install it, or set it to {settings_files.NO_OCR}."
    if settings.translate and (fault := _no_command(settings.translate)):
        yield f"{file}: `translate` names no command that can be run ({fault}); name one that is installed."


def _no_command(translate: str) -> str:
    """Why a command cannot be run; empty where it can."""
    try:
        program = shlex.split(translate)[0]
    except (ValueError, IndexError) as error:
        return str(error)
    return "" if shutil.which(Path(program).expanduser()) else f"{program} is not found"


def _say(settings: Settings) -> None:
    """Every setting and every key, for people."""
    say(safe_line(f"settings      {f}") for f in settings.files)
    if str(settings_files.user_file()) not in settings.files:
        say([safe_line(f"your own      {settings_files.user_file()}  (not there yet)")])
    say(safe_line(f"{name:13} {getattr(settings, name)}") for name in ("folder", "annotations", "cache", "theme"))
    say(
        [
            safe_line(f"right to left {settings.right_to_left}"),
            safe_line(f"translate     {settings.translate or 'none'}"),
            safe_line(f"ocr           {settings.ocr}"),
            safe_line(f"archive       {settings.archive.ca or 'certificates of the system'}"),
        ]
    )
    say([safe_line(f"searches      {settings.searches_file}")])
    say([f"measure       {settings.reading.measure}", f"limit         {settings.search.limit}"])
    say([safe_line(f"encoding      {settings.encoding or 'found for each file'}")])
    say(safe_line(f"column        {meaning}: {name}") for meaning, name in settings.columns.items())
    say(safe_line(f"lexicon       {file}") for file in settings.lexicon)
    say(safe_line(f"aliases       {', '.join(a)}") for a in settings.aliases)
    say(safe_line(f"never the same {', '.join(n)}") for n in settings.never_same)
    say(safe_line(f"search        {name}: {query}") for name, query in settings.searches.items())
    say(safe_line(f"kind          {k}: {v}") for k, v in settings.kinds.items())
    own = effective(settings.keys)
    say([safe_line(f"keys          {settings.keys.get(PRESET, 'default')}")])
    say(f"key           {a.id:24} {', '.join(keys_of(a, own)):18} {a.label}" for a in ACTIONS)
