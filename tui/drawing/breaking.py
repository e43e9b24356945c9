"""Where a line may end in scripts that are written without spaces: Chinese, Japanese and their neighbours. Pure.

Source: "Requirements for Japanese Text Layout" (W3C), 3.1.7 and 3.1.8: any sign may begin a line but those that close,
and any may end one but those that open.
"""

from __future__ import annotations

import re
from unicodedata import category

from tui.drawing.graphemes import JOINED, width_of

_WITHOUT_SPACES = re.compile("[\u2e80-\u303f\u3040-\u30ff\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Signs of these scripts: ideographs, kana, and their own punctuation and wide letters."""

_NEVER_FIRST = frozenset("、。，．・：；？！ー々〻ゝゞヽヾ…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％")
"""Beside what closes: stops, marks of length and repetition, small kana."""

_CLOSES, _OPENS = ("Pe", "Pf"), ("Ps", "Pi")


def break_before(text: str, start: int, stop: int) -> int:
    """The last place behind `start` and not behind `stop` where a line may end beside such a sign; 0 where there is
    none.
    """
    for at in range(stop, start, -1):
        if at >= len(text):
            continue
        before, after = text[at - 1], text[at]
        beside = _WITHOUT_SPACES.match(before) or _WITHOUT_SPACES.match(after)
        if beside and " " not in (before, after) and _may_part(before, after):
            return at
    return 0


def _may_part(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or category(after) in _CLOSES or not width_of(after):
        return False
    return category(before) not in _OPENS and before != JOINED
