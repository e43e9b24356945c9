"""Two sequences of tokens laid side by side: which token answers which.

The longest common subsequence is found with one row of bits a token (Hyyrö, "Bit-parallel LCS-length computation
revisited", AWOCA 2004): Python's integers hold a row of any length, so a window of a hundred tokens costs some 30
microseconds. A longest subsequence is rarely the only one, and it is greedy for "the" and "of"; so the pairs are then
drawn together, and common words that stand alone are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

Pairs = list[tuple[int, int]]
"""Places in the left sequence and in the right one that hold the same token, both rising."""

LONELY = 0.35
"""A token lighter than this ("the", "said", a comma) needs a neighbour that moved with it: alone it is chance."""
NEIGHBOURHOOD = 2
"""How many tokens away that neighbour may stand; 1 would drop every "of" beside an edited word."""


def match(left: Sequence[str], right: Sequence[str], weights: Sequence[float]) -> Pairs:
    """The pairs of tokens worth believing; `weights` says for each left token how much meeting it again tells."""
    pairs = common_subsequence(left, right)
    draw_together(pairs, right)
    return [pair for position, pair in enumerate(pairs) if weights[pair[0]] >= LONELY or _has_company(pairs, position)]


def common_subsequence(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """One longest common subsequence; its time grows with `len(right)` and, 64 tokens at a time, with `len(left)`."""
    masks: dict[str, int] = {}
    for position, token in enumerate(left):
        masks[token] = masks.get(token, 0) | 1 << position
    row = full = (1 << len(left)) - 1
    rows = [row]
    for token in right:
        hit = row & masks.get(token, 0)
        if hit:
            row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    return _read_back(rows, len(left))


def _read_back(rows: Sequence[int], size: int) -> Pairs:
    """Walk from the last cell to the first: a zero bit says that this left token lengthened the subsequence."""
    pairs: Pairs = []
    i, j = size, len(rows) - 1
    while i and j:
        bit = 1 << (i - 1)
        if rows[j] & bit:
            i -= 1
            continue
        j -= 1
        if rows[j] & bit:
            i -= 1
            pairs.append((i, j))
    pairs.reverse()
    return pairs


def draw_together(pairs: Pairs, right: Sequence[str]) -> None:
    """Where the same token stands nearer to its neighbours, take that one: first towards the right, then the left."""
    for k in range(len(pairs) - 2, -1, -1):
        (i, j), (i_next, j_next) = pairs[k], pairs[k + 1]
        wished = j_next - (i_next - i)
        if wished > j and right[wished] == right[j]:
            pairs[k] = (i, wished)
    for k in range(1, len(pairs) - 1):
        (i_before, j_before), (i, j), (i_next, j_next) = pairs[k - 1], pairs[k], pairs[k + 1]
        wished = j_before + i - i_before
        if wished < j and j_next - i_next != j - i and right[wished] == right[j]:
            pairs[k] = (i, wished)


def _has_company(pairs: Pairs, position: int) -> bool:
    i, j = pairs[position]
    return any(
        k != position and pairs[k][1] - pairs[k][0] == j - i and abs(pairs[k][0] - i) <= NEIGHBOURHOOD
        for k in range(max(0, position - NEIGHBOURHOOD), min(len(pairs), position + NEIGHBOURHOOD + 1))
    )
