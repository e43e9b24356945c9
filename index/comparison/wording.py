"""Where the wording of a linked pair of sentences differs, word by word."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from index.article import Span
from index.search.analysis import words


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand on one side only, or in other words on each side; an empty span is the place where nothing
    stands.
    """

    left: Span
    right: Span


def differences(left_text: str, left: Span, right_text: str, right: Span) -> tuple[Difference, ...]:
    """The differences between two passages, in order; spans are offsets into the articles' texts."""
    a, b = list(words(left_text, left.start, left.end)), list(words(right_text, right.start, right.end))
    matcher = difflib.SequenceMatcher(None, [w.form for w in a], [w.form for w in b], False)
    found = []
    for tag, i, k, j, m in matcher.get_opcodes():
        if tag != "equal":
            left_end = a[i - 1].end if i else left.start
            right_end = b[j - 1].end if j else right.start
            found.append(
                Difference(
                    Span(a[i].start, a[k - 1].end) if k > i else Span(left_end, left_end),
                    Span(b[j].start, b[m - 1].end) if m > j else Span(right_end, right_end),
                )
            )
    return tuple(found)
