"""A note that could not be saved is kept in a file of its own until it is: beside the annotations, else in the cache
folder, else in the state folder, else in a new folder for temporary files.

Such a file is an annotation file with one note, so that a person can read it, and copy from it, with nothing but an
editor. What is found later is believed only when it is the user's own: others may write in the system's folder for
temporary files, and in a folder of annotations that is shared.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

from index import private
from index.annotations.annotation import Annotation, storable
from index.annotations.files import durable, yaml_file
from index.annotations.files.yaml_schema import Unusable
from index.config import APP
from index.errors import StoreError

FOLDER = "recovery"
MAX_NAME = 120
"""Letters of an id used as a file name; ours have 23."""

MAX_FOLDER_NAME = 40
"""Letters of a folder's name in the name of another, where a letter may take four bytes of 255."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A note that was never saved, and the file that keeps it."""

    path: Path
    annotation: Annotation


class Recovery:
    """The notes that could not be saved, of one folder of annotations."""

    def __init__(self, annotations: Path, cache: Path, state: Path) -> None:
        """`cache` and `state` are the user's folders that are tried when that of the annotations takes nothing."""
        self._mine = _name(annotations)
        self._folders = (annotations / FOLDER, cache / f"{FOLDER}-{self._mine}", state / f"{FOLDER}-{self._mine}")
        self._annotations = annotations

    def keep(self, annotation: Annotation) -> Path | None:
        """Write a note that could not be saved to the first place that takes it; None when none does."""
        made = storable(annotation)
        text = yaml_file.with_put(yaml_file.header(made.article, "a note that could not be saved"), made)
        for folder in (*self._folders, None):
            if folder and folder.parent == self._annotations and not self._annotations.is_dir():
                continue  # the annotations' own folder is not ours to make anew: its disk may come back
            with suppress(StoreError, OSError):
                folder = folder or Path(tempfile.mkdtemp(prefix=self._temporary))  # noqa: PLW2901 - the last place
                private.make(folder)
                if private.objection(folder):
                    continue  # what is kept there could not be told from what others put there
                path = _free(folder, made.id)
                durable.write(path, text)
                self._forget(made, path)  # the same note, tried before
                return path
        return None

    def kept(self) -> list[Recovered]:
        """The notes that wait to be saved, the oldest first. A file that cannot be read stays where it is."""
        found = []
        temporary = Path(tempfile.gettempdir()).glob(f"{self._temporary}*")
        for folder in (*self._folders, *sorted(temporary)):
            for path in _files(folder):
                with suppress(OSError, UnicodeDecodeError, Unusable):
                    found += [Recovered(path, a) for a in yaml_file.read(path.read_text(encoding="utf-8"))]
        return sorted(found, key=lambda r: r.annotation.id)

    @property
    def _temporary(self) -> str:
        """How the names of our folders for temporary files begin; the rest nobody can foresee."""
        return f"{APP}-{self._mine}-"

    def saved(self, annotation: Annotation) -> None:
        """Throw away what was kept of a note that is on disk now, in these words or with more of them."""
        self._forget(annotation, None)

    def _forget(self, now: Annotation, newest: Path | None) -> None:
        for each in self.kept():
            was = each.annotation
            same = was.id == now.id or (was.article, was.selector) == (now.article, now.selector)
            if same and _says_all_of(now, was) and each.path != newest:
                with suppress(OSError):
                    each.path.unlink()
                    each.path.parent.rmdir()


def _name(annotations: Path) -> str:
    """A name for a folder of annotations: what waits for one folder is not for another of that name."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(annotations))).hexdigest()[:12]
    return f"{annotations.name[:MAX_FOLDER_NAME]}-{digest}"


def _says_all_of(now: Annotation, was: Annotation) -> bool:
    """Whether every word of the note, its kind, tags and links are in `now`: "no" is not in "not so"."""
    return (
        re.search(rf"(?<!\w){re.escape(was.note)}(?!\w)" if was.note else "", now.note) is not None
        and was.kind in ("", now.kind)
        and set(was.tags) <= set(now.tags)
        and set(was.links) <= set(now.links)
    )


def _free(folder: Path, name: str) -> Path:
    """A path that is not taken; an id may come from an import, and must not lead out of the folder."""
    name = quote(name, safe="")[:MAX_NAME]
    paths = (folder / f"{name}{f'-{n}' if n else ''}.yaml" for n in count())
    return next(path for path in paths if not path.exists())


def _files(folder: Path) -> Sequence[Path]:
    try:
        if private.objection(folder):
            return ()
        return sorted(p for p in folder.iterdir() if p.suffix == ".yaml" and private.is_own_file(p))
    except OSError:
        return ()
