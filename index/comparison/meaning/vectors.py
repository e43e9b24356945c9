"""The vectors of a report's sentences, made once and kept in the cache.

One file a report, named after the encoder and the sentences, so that a changed report has another; it begins with a
hash of what follows, and a file that is damaged, or that others could have written, is made anew. What was used longest
ago goes when all together take more room than is allowed. Whoever has no encoder, or no cache, loses nothing but time
or links.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from index import private
from index.comparison.meaning.encoder import SIZE, Encoder, Vectors, installed
from index.comparison.reading.reading import Side

MOST_KEPT = 64_000_000
"""Bytes of all files: a sentence takes a kilobyte, so some two thousand reports; of those in a table of claims every
different word takes one too, so some two hundred.
"""

ENDING = ".vectors"

_HASH = 32
# Bytes of a SHA-256.


class Meaning:
    """What gives the vectors of reports, or says that there are none."""

    def __init__(self, folder: Path | None = None, encoder: Encoder | None = None, most: int = MOST_KEPT) -> None:
        self._folder, self._encoder, self._most = folder, encoder, most
        self._encoding = threading.Lock()

    @property
    def has_encoder(self) -> bool:
        """Whether there are vectors at all."""
        return self._encoder is not None

    def of(self, side: Side) -> Vectors | None:
        """The vector of each sentence of a report; None without an encoder."""
        if self._encoder is None:
            return None
        with self._encoding:
            found: Vectors | None = side.stated.get(self._encoder.name)
            if found is None:
                sentences = [span.of(side.text) for span in side.sentences]
                found = side.stated[self._encoder.name] = self._found_or_made(self._encoder, sentences)
        return found

    def of_texts(self, texts: Sequence[str]) -> Vectors | None:
        """The vector of each text of one report, kept as those of its sentences are; None without an encoder."""
        if self._encoder is None:
            return None
        with self._encoding:
            return self._found_or_made(self._encoder, texts)

    def is_at_hand(self, sides: Iterable[Side]) -> bool:
        """Whether vectors of these reports can be had without waiting for the encoder; also where there is none. The
        sides are looked at only where that is not known without them.
        """
        encoder = self._encoder
        if encoder is None or encoder.is_loaded:
            return True
        files = (self._file(encoder, [span.of(side.text) for span in side.sentences]) for side in sides)
        return all(file is not None and file.exists() for file in files)

    def _found_or_made(self, encoder: Encoder, sentences: Sequence[str]) -> Vectors:
        kept = self._file(encoder, sentences)
        found = _read(kept, len(sentences)) if kept else None
        if found is None:
            found = encoder.encode(sentences)
            if kept:
                self._keep(kept, found)
        return found

    def of_both(self, left: Side, right: Side) -> tuple[Vectors, Vectors] | None:
        """The vectors of two reports; None without an encoder."""
        ours, theirs = self.of(left), self.of(right)
        return None if ours is None or theirs is None else (ours, theirs)

    def _file(self, encoder: Encoder, sentences: Sequence[str]) -> Path | None:
        if self._folder is None:
            return None
        said = "\0".join((encoder.name, *sentences)).encode("utf-8", "surrogatepass")
        return self._folder / f"{hashlib.sha256(said).hexdigest()[:_HASH]}{ENDING}"

    def _keep(self, kept: Path, vectors: Vectors) -> None:
        """Write a file, and make room for it."""
        data = io.BytesIO()
        np.save(data, vectors.astype(np.float16), allow_pickle=False)
        if private.keep(kept, hashlib.sha256(data.getvalue()).digest() + data.getvalue()):
            with suppress(OSError):
                _make_room(kept.parent, self._most)


def installed_meaning(folder: Path) -> Meaning:
    """Vectors of the encoder that is installed, kept in `folder`; none where none is installed."""
    return Meaning(folder, installed())


NO_MEANING = Meaning()
"""For who compares by words alone."""


def _read(kept: Path, sentences: int) -> Vectors | None:
    """The vectors of a file that nobody but the user can have written, and marks it as used; None when it is not there
    or not whole.
    """
    try:
        if not private.is_closed_file(kept) or private.objection(kept.parent):
            return None
        data = kept.read_bytes()
        if hashlib.sha256(data[_HASH:]).digest() != data[:_HASH]:
            return None
        found = np.load(io.BytesIO(data[_HASH:]), allow_pickle=False)
        kept.touch()
    except (OSError, ValueError, EOFError):
        return None
    return found.astype(np.float64) if found.shape == (sentences, SIZE) else None


def _make_room(folder: Path, most: int) -> None:
    """Take away the files that were used longest ago until the rest fits."""
    files = []
    for file in folder.glob(f"*{ENDING}"):
        with suppress(OSError):
            status = file.stat()
            files.append((status.st_mtime_ns, status.st_size, file))
    total = 0
    for _, size, file in sorted(files, reverse=True):
        total += size
        if total > most:
            file.unlink(missing_ok=True)
