"""Where two sentences stand in their reports, how long they are, and whether they are sentences at all."""

from __future__ import annotations

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide

HALF_WAY = 10
"""The sentence whose place counts .5: news tells the main things first, whatever the length of the report."""


def places(pair: SideBySide) -> dict[str, Table]:
    """The place from 0 on towards 1, that as a share of the whole report (`order` is how far apart two stand so), the
    title, the length in terms, and lines that are bare or hold a date.
    """
    at = [np.arange(n) / (np.arange(n) + HALF_WAY) for n in pair.shape]
    share = [np.arange(n) / max(1, n - 1) for n in pair.shape]
    title = [np.array([float(each.is_title) for each in side]) for side in (pair.left, pair.right)]
    size = [np.array([float(len(set(each.terms))) for each in side]) for side in (pair.left, pair.right)]
    bare = [np.array([float(each.is_bare) for each in side]) for side in (pair.left, pair.right)]
    dated = [np.array([float(each.is_dated) for each in side]) for side in (pair.left, pair.right)]
    shorter, longer = np.log1p(np.minimum.outer(*size)), np.log1p(np.maximum.outer(*size))
    return {
        "distance": np.abs(np.subtract.outer(*at)),
        "order": np.abs(np.subtract.outer(*share)),
        "latest": np.maximum.outer(*at),
        "both_titles": np.outer(*title),
        "shorter": shorter,
        "longer": longer,
        "bare": np.maximum.outer(*bare),
        "dated_line": np.maximum.outer(*dated),
    }
