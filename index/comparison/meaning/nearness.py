"""How near words are in what they mean, also words of two languages.

The vectors of words alone have much in common, which tells nothing of any of them: so their mean is taken away. Then a
translation has a cosine of about .7 and more, and words of two matters one of about 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.comparison.meaning.encoder import Vectors

FAR, NEAR = 0.35, 0.7
"""Cosines of two words, once what all words share is taken away: up to the first the one is no counterpart of the
other, from the second on wholly, as a translation is. From .25 to .45, and from .6 to .8, it tells as much.
"""

Likeness = NDArray[np.float32]
"""How near words are, 0 to 1: one row for each of the one side."""


def centred(vectors: Sequence[Vectors | None]) -> list[Likeness | None]:
    """The vectors of the words of several reports, without what those of all words share, and of length one; a report
    without vectors has none.
    """
    known = [each for each in vectors if each is not None and len(each)]
    common = np.vstack(known).mean(axis=0) if known else 0.0
    return [None if each is None else _of_length_one(each - common) for each in vectors]


def nearness(ours: Likeness, theirs: Likeness) -> Likeness:
    """How near each of our words is to each of theirs, 0 to 1, from `centred` vectors: of "siren" and "Sirene" 1, of
    "siren" and "water" 0.
    """
    found: Likeness = np.clip((ours @ theirs.T - FAR) / (NEAR - FAR), 0.0, 1.0)
    return found


def _of_length_one(vectors: Vectors) -> Likeness:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Likeness = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return found
