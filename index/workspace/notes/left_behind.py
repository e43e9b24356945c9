"""Notes whose folder was renamed, moved or is mounted elsewhere: found by the passages they stand on, and offered.

The notes of a folder lie under a name that its path gives, so that two folders never mix. Where a folder has none yet,
those of folders that are gone are looked at: they are offered where most of their passages stand, word for word, in the
reports of the same names here. Nothing is taken over unasked, and what is taken over stays where it was too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index import config, private
from index.annotations.files import durable
from index.annotations.files.store import Store
from index.errors import StoreError
from index.loading.folder import root
from index.workspace.library import Library

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation

HOME_FILE = ".folder"
"""Beside the notes of a folder: the path it had when the last note was written. The store passes over it."""

MOST_FOLDERS, MOST_NOTES = 200, 200
"""Folders of notes that are looked at, and notes of each, so that a start on a new folder stays quick."""

ENOUGH = 0.5
"""The share of the notes whose passages must stand in the reports here."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A folder of notes, the folder of reports they were made on (None where that is not known), how many notes there
    are, and how many of them stand in the reports here.
    """

    notes_folder: Path
    reports: Path | None
    notes: int
    fitting: int


def remember_home(notes: Path, reports: str) -> None:
    """Write down, beside the notes in the user's own data, which folder they are of."""
    file, reports = notes / HOME_FILE, str(root(reports))
    with suppress(OSError, UnicodeError):
        if notes.is_relative_to(config.own_data()) and (not file.exists() or file.read_text("utf-8") != reports):
            durable.write(file, reports, None)


def left_behind(notes: Path, library: Library) -> list[LeftBehind]:
    """The folders of notes that fit the reports of the library, the best first; none where the folder `notes` holds
    any, or is not the user's own data.
    """
    if notes.parent != config.own_data() / "annotations" or next(_yaml_files(notes), None):
        return []
    found = (_fit(other, library) for other in _others(notes))
    fitting = [each for each in found if each and each.fitting >= max(1, ENOUGH * each.notes)]
    return sorted(fitting, key=lambda each: (-each.fitting, str(each.notes_folder)))


def take_over(left: LeftBehind, notes: Path) -> int:
    """Copy the notes into the folder `notes`; how many files. What is there already stays. Raises `StoreError`."""
    private.make(notes)
    taken = 0
    for file in _yaml_files(left.notes_folder):
        target = notes / file.name
        try:
            if not target.exists():
                durable.write(target, file.read_text("utf-8"), None)
                taken += 1
        except (OSError, UnicodeError) as error:
            raise StoreError(f"{file}: it cannot be copied to {notes} ({error}); copy it by hand.") from None
    return taken


def _others(notes: Path) -> Iterator[Path]:
    """The other folders of notes whose reports are not where they were."""
    try:
        with os.scandir(notes.parent) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return
    for name in names[:MOST_FOLDERS]:
        other = notes.parent / name
        home = _home_of(other)
        if other != notes and (home is None or not home.is_dir()):
            yield other


def _home_of(notes: Path) -> Path | None:
    with suppress(OSError, UnicodeError, ValueError):
        if said := (notes / HOME_FILE).read_text("utf-8").strip():
            return Path(said)
    return None


def _yaml_files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(file for file in folder.iterdir() if file.suffix == ".yaml" and file.name[0] != ".")


def _fit(folder: Path, library: Library) -> LeftBehind | None:
    if private.objection(folder):
        return None  # others could have written there
    annotations, _ = Store(folder).everything()
    some = annotations[:MOST_NOTES]
    if not some:
        return None
    return LeftBehind(folder, _home_of(folder), len(some), sum(_stands(made, library) for made in some))


def _stands(made: Annotation, library: Library) -> bool:
    """Whether the passage of a note stands in the report of its name here."""
    article = library.article_if_there(made.article)
    return article is not None and made.selector.exact in article.text
