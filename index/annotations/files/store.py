"""The user's annotations on disk: one YAML file an article, precious. Never lost, never overwritten when it cannot
be read.

Every write holds the folder's lock, reads the file again, merges by id, and replaces the file whole. So two apps
and a text editor lose nothing to each other: what another hand changed meanwhile is kept, and when both changed one
note both texts stay. A note that another hand changed is not deleted, and one that another hand deleted comes back
when it is saved: when in doubt, a note stays.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from index import private
from index.annotations.annotation import Annotation, storable
from index.annotations.files import durable, yaml_file
from index.annotations.files.merging import merged
from index.annotations.files.yaml_schema import Unusable
from index.errors import StoreError
from index.plain_yaml.reading import MAX_CHARACTERS

MAX_NAME = 180
"""Bytes of an article's id used in its file name: file systems allow 255, and a suffix and a hash must fit too."""

TRIES = 20
"""How often a save starts anew because a text editor wrote the file under it: more often is no person."""


BROKEN_SAID = 3
"""Of so many broken files a sentence tells; `deraa-tui annotations` lists all."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An annotation file that cannot be read; it is left as it is. `line` is 1-based; `mend` says what to do."""

    path: str
    line: int
    reason: str
    mend: str = "mend that line, then try again"


class Store:
    """The annotations of one folder of articles."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._was_there = folder.is_dir()
        self._read: dict[Path, tuple[durable.Stamp, list[Annotation] | Broken]] = {}
        self._stated: dict[Path, tuple[durable.Stamp, str]] = {}

    def file(self, article: str) -> Path:
        """The file that holds an article's annotations; it need not exist.

        It is named after the article, and after a hash of it too where the disk gives the plain name to another
        article, whose id differs in capitals only.
        """
        plain, apart = self.folder / _plain_name(article), self.folder / _name_apart(article)
        if apart.name == plain.name or apart.exists():
            return apart
        stated = self._article_in(plain)
        taken = stated not in (None, article) and _same_name(_plain_name(stated or "")) == _same_name(plain.name)
        return apart if taken else plain

    def _article_in(self, path: Path) -> str | None:
        """Whose notes a file says it holds; None where there is none, or none that can be read."""
        with suppress(Unusable, OSError):
            now = durable.stamp(path)
            if now is None:
                return None
            known = self._stated.get(path)
            if known is None or known[0] != now:
                known = self._stated[path] = (now, yaml_file.File(_text(path)).article)
            return known[1]
        return None

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
        try:
            names = sorted(e.name for e in os.scandir(self.folder) if e.name.endswith(".yaml") and e.name[0] != ".")
        except FileNotFoundError:
            gone = Broken(str(self.folder), 1, "the annotations folder is gone; bring it back (is its disk mounted?)")
            return [], [gone] if self._was_there else []
        except OSError as error:
            return [], [_refused(self.folder, error)]
        for name in names:
            known = self._known(self.folder / name)
            if isinstance(known, Broken):
                broken.append(known)
            elif known and (right := self.file(known[0].article).name) != name and right in names:
                continue  # one file under two names that the disk does not tell apart
            else:
                annotations += known
        return annotations, broken

    def unreadable(self, broken: list[Broken], annotation: str) -> StoreError:
        """Why an annotation that is asked for by its id was not found: it may stand in a file that cannot be read."""
        likely = [each for each in broken if annotation in _letters(Path(each.path))] or broken
        sentences = " ".join(map(_sentence, likely[:BROKEN_SAID]))
        return StoreError(f"{annotation}: not found in the files that can be read. {sentences}")

    def remembered(self) -> Iterator[Annotation]:
        """The annotations as they were last read, without a look at the disk."""
        for _, known in list(self._read.values()):
            if not isinstance(known, Broken):
                yield from known

    def put(self, annotation: Annotation, was: Annotation | None = None, heading: str = "") -> Annotation:
        """Save an annotation, new or changed, and return it as it now stands on disk.

        `was` is how the caller knew it: what another hand changed since then is kept. Raises `StoreError`; nothing
        changed then.
        """
        saved = wanted = storable(annotation)

        def change(file: yaml_file.File) -> str:
            nonlocal saved
            saved = merged(wanted, was, file.get(wanted.id))
            return file.with_put(saved)

        self._change(annotation.article, change, heading)
        return saved

    def delete(self, annotation: Annotation) -> None:
        """Take an annotation out of its file, unless another hand has changed it since the caller read it. Raises
        `StoreError`; nothing changed then.
        """

        def change(file: yaml_file.File) -> str:
            there = file.get(annotation.id)
            if there and replace(there, updated="") != replace(annotation, updated="", article=there.article):
                raise StoreError(
                    f"{self.file(annotation.article)}: this note was changed elsewhere meanwhile and was not deleted; "
                    "read it again, then delete it."
                )
            return file.without(annotation.id)

        if self._stamp(self.file(annotation.article)):
            self._change(annotation.article, change, "")

    def _change(self, article: str, change: Callable[[yaml_file.File], str], heading: str) -> None:
        path = self.file(article)
        self._make_folder()
        with durable.locked(self.folder):
            self._was_there = True
            durable.sweep(self.folder)
            for _ in range(TRIES):
                known = self._stamp(path)
                try:
                    text = _text(path) if known else yaml_file.header(article, heading or article)
                    changed = change(self._file(path, text))
                    if changed != text:
                        durable.write(path, changed, known)
                    return
                except Unusable as error:
                    raise StoreError(_sentence(Broken(str(path), error.line, error.reason))) from None
                except OSError as error:
                    raise StoreError(_sentence(_refused(path, error))) from None
                except durable.ChangedMeanwhile:
                    continue
        raise StoreError(f"{path}: another program writes this file again and again; stop it, then save again.")

    def _stamp(self, path: Path) -> durable.Stamp | None:
        try:
            return durable.stamp(path)
        except OSError as error:
            raise StoreError(_sentence(_refused(path, error))) from None

    def _make_folder(self) -> None:
        if self._was_there and not self.folder.is_dir():
            raise StoreError(
                f"{self.folder}: the annotations folder is gone; bring it back (is its disk mounted?), then save again."
            )
        try:
            private.make_as_agreed(self.folder)
        except OSError as error:
            raise StoreError(
                f"{self.folder}: the annotations folder cannot be written: {durable.cause(error)}, then save again."
            ) from None

    def _known(self, path: Path) -> list[Annotation] | Broken:
        """The file as last read, read again when another hand has written it."""
        try:
            now = durable.stamp(path)
        except OSError as error:
            return _refused(path, error)
        if now is None:
            self._read.pop(path, None)
            return []
        known = self._read.get(path)
        if known is None or known[0] != now:
            known = self._read[path] = (now, self._annotations(path, now))
        return known[1]

    def _annotations(self, path: Path, now: durable.Stamp) -> list[Annotation] | Broken:
        try:
            return self._file(path, _text(path), now).annotations
        except Unusable as error:
            return Broken(str(path), error.line, error.reason)
        except OSError as error:
            return _refused(path, error)

    def _file(self, path: Path, text: str, now: durable.Stamp | None = None) -> yaml_file.File:
        """The file, if it is the one for its article: in a copy or under another name nobody would find the notes. With
        `now`, when it was written, whose notes it holds is remembered: it is asked for at once, and read only here.
        """
        file = yaml_file.File(text)
        if now is not None:
            self._stated[path] = (now, file.article)
        right = self.file(file.article)
        if _same_name(right.name) != _same_name(path.name):
            raise Unusable(f"these are annotations on {file.article!r}, whose file is {right.name}; move them there", 1)
        return file


def _plain_name(article: str) -> str:
    name = quote(article, safe=" ,()+@", errors="surrogateescape")
    return _name_apart(article) if len(name) > MAX_NAME or name.startswith(".") else f"{name}.yaml"


def _name_apart(article: str) -> str:
    """A name that no other article has on any disk."""
    name = quote(article, safe=" ,()+@", errors="surrogateescape")
    digest = hashlib.sha256(article.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return f"{name[:MAX_NAME].lstrip('.')}-{digest}.yaml"


def _same_name(name: str) -> str:
    """A file's name as the least careful file system knows it."""
    return unicodedata.normalize("NFC", name).casefold()


def _text(path: Path) -> str:
    """What the file says. Raises `Unusable` and `OSError`."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe would let us wait for ever
        raise OSError(None, "this is no file; move it away")
    if status.st_size > 4 * MAX_CHARACTERS:  # no letter takes more bytes
        raise Unusable(f"the file is larger than {MAX_CHARACTERS:,} characters", 1)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unusable("this is not UTF-8", error.object.count(b"\n", 0, error.start) + 1) from None


def _refused(path: Path, error: OSError) -> Broken:
    return Broken(str(path), 1, durable.cause(error), "then try again")


def _letters(path: Path) -> str:
    """What can be made out of a broken file."""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return file.read(4 * MAX_CHARACTERS).decode("utf-8", "replace")
    return ""


def _sentence(broken: Broken) -> str:
    where = f"{broken.path}, line {broken.line}"
    return f"{where}: {broken.reason}; {broken.mend}. The file was left as it is."
