"""Two articles side by side: their alignment, the word differences of edited pairs, and a summary in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from index.article import Article
from index.comparison.alignment import Alignment, Link, Wording, align
from index.comparison.wording import Difference, differences
from index.sentences import sentences_of


@dataclass(frozen=True)
class Comparison:
    """What two articles share and where they part. `differences` holds the word differences of each edited link."""

    left: Article
    right: Article
    alignment: Alignment
    differences: dict[Link, tuple[Difference, ...]] = field(default_factory=dict)

    @property
    def summary(self) -> dict[str, int]:
        """How many sentences of both sides are the same, edited, restated or on one side only."""
        wording = Counter(link.wording.value for link in self.alignment.links)
        return {
            **{w.value: wording[w.value] for w in Wording},
            "only_left": len(self.alignment.only_left),
            "only_right": len(self.alignment.only_right),
        }


def compare(left: Article, right: Article) -> Comparison:
    """Compare two articles, sentence by sentence."""
    alignment = align(left.text, sentences_of(left), right.text, sentences_of(right))
    edited = {
        link: differences(left.text, link.left, right.text, link.right)
        for link in alignment.links
        if link.wording is Wording.EDITED
    }
    return Comparison(left, right, alignment, edited)
