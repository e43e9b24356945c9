"""The user's annotations on disk: one YAML file an article, precious. Never lost, never overwritten when it cannot
be read.

Every write holds the folder's lock, reads the file again, merges by id, and replaces the file whole. So two apps
and a text editor lose nothing to each other: what another hand changed meanwhile is kept, and when both changed one
note both texts stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from index.annotations import durable, yaml_file
from index.annotations.annotation import Annotation
from index.annotations.merging import merged
from index.annotations.yaml_schema import Unusable
from index.errors import StoreError

MAX_NAME = 180
"""Bytes of an article's id used in its file name: file systems allow 255, and a suffix and a hash must fit too."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An annotation file that cannot be read; it is left as it is. `line` is 1-based."""

    path: str
    line: int
    reason: str


class Store:
    """The annotations of one folder of articles."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[Path, tuple[tuple[int, int], list[Annotation] | Broken]] = {}

    def file(self, article: str) -> Path:
        """The file that holds an article's annotations; it need not exist."""
        name = quote(article, safe=" ,()+@", errors="surrogateescape")
        if len(name) > MAX_NAME or name.startswith("."):
            digest = hashlib.sha256(article.encode("utf-8", "surrogateescape")).hexdigest()[:16]
            name = f"{name[:MAX_NAME].lstrip('.')}-{digest}"
        return self.folder / f"{name}.yaml"

    def of(self, article: str) -> list[Annotation]:
        """An article's annotations in the order of the file. Raises `StoreError` when the file cannot be read."""
        known = self._known(self.file(article))
        if isinstance(known, Broken):
            raise StoreError(_sentence(known))
        return known

    def everything(self) -> tuple[list[Annotation], list[Broken]]:
        """Every annotation, by article, and the files that cannot be read."""
        annotations: list[Annotation] = []
        broken: list[Broken] = []
        for path in sorted(self.folder.glob("*.yaml")):
            known = self._known(path)
            if isinstance(known, Broken):
                broken.append(known)
            else:
                annotations += known
        return annotations, broken

    def put(self, annotation: Annotation, was: Annotation | None = None, heading: str = "") -> Annotation:
        """Save an annotation, new or changed, and return it as it now stands on disk.

        `was` is how the caller knew it: what another hand changed since then is kept. Raises `StoreError`; nothing
        changed then.
        """
        saved = annotation

        def change(text: str) -> str:
            nonlocal saved
            file = yaml_file.File(text)
            saved = merged(annotation, was, file.get(annotation.id))
            return file.with_put(saved)

        self._change(annotation.article, change, heading)
        return saved

    def delete(self, annotation: Annotation) -> None:
        """Take an annotation out of its file. Raises `StoreError`; nothing changed then."""
        self._change(annotation.article, lambda text: yaml_file.without(text, annotation.id), "")

    def _change(self, article: str, change: Callable[[str], str], heading: str) -> None:
        path = self.file(article)
        with durable.locked(self.folder):
            durable.sweep(self.folder)
            text = _text(path) if path.exists() else yaml_file.header(article, heading or article)
            try:
                changed = change(text)
            except Unusable as error:
                raise StoreError(_sentence(Broken(str(path), error.line, error.reason))) from None
            if changed != text:
                durable.write(path, changed)

    def _known(self, path: Path) -> list[Annotation] | Broken:
        """The file as last read, read again when its size or time has changed."""
        try:
            status = path.stat()
        except FileNotFoundError:
            return []
        except OSError as error:
            return Broken(str(path), 1, error.strerror or str(error))
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, _annotations(path))
        return known[1]


def _annotations(path: Path) -> list[Annotation] | Broken:
    try:
        return yaml_file.read(_text(path))
    except Unusable as error:
        return Broken(str(path), error.line, error.reason)
    except StoreError as error:
        return Broken(str(path), 1, str(error))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise StoreError(_sentence(Broken(str(path), line, "this is not UTF-8"))) from None
    except OSError as error:
        raise StoreError(f"{path}: the annotations cannot be read ({error.strerror}); check the permissions.") from None


def _sentence(broken: Broken) -> str:
    where = f"{broken.path}, line {broken.line}"
    return f"{where}: {broken.reason}; mend that line, then try again. The file was left as it is."
