"""How alike two reports, and their sentences, are in what they mean, whatever their languages."""

from __future__ import annotations

import numpy as np

from index.comparison.meaning.encoder import Vectors

BEGINNING = 12
"""Sentences of each report that are held against each other: news tell first what they tell of."""


def likeness(ours: Vectors, theirs: Vectors) -> float:
    """The mean cosine of each sentence with the one most like it in the other report, of both directions; 0 where one
    has no sentence.
    """
    if not len(ours) or not len(theirs):
        return 0.0
    found = cosines(ours[:BEGINNING], theirs[:BEGINNING])
    return float(found.max(axis=1).mean() + found.max(axis=0).mean()) / 2


def cosines(ours: Vectors, theirs: Vectors) -> Vectors:
    """How near each sentence of one report is to each of another: 1 the same, about 0 of another matter."""
    found: Vectors = _of_length_one(ours) @ _of_length_one(theirs).T
    return found


def _of_length_one(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = vectors / np.where(lengths == 0, 1.0, lengths)
    return found
