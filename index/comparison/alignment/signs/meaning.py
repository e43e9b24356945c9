"""How near two sentences are in meaning, where an encoder has given their vectors."""

from __future__ import annotations

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide


def meaning(pair: SideBySide) -> dict[str, Table]:
    """The cosine of two vectors, once what all sentences of the two reports share (their topic) is taken away."""
    if pair.vectors is None:
        return {}
    left, right = pair.vectors
    topic = np.vstack(pair.vectors).mean(axis=0) if pair.sentences else 0.0
    return {"raw_meaning": _unit(left) @ _unit(right).T, "meaning": _unit(left - topic) @ _unit(right - topic).T}


def _unit(vectors: Table) -> Table:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(norms > 0, norms, 1.0)
