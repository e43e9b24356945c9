"""A hit in the list: what it lacks of the words that were asked stands where it is never cut."""

from __future__ import annotations

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.search.engines.engine import Tier
from index.search.searcher import Hit
from tui.drawing.rows import hit

KNOWN = Summary("a", "a.txt", "Dam gives way", True, "The Valley Lantern", "2026-05-04", Basis.STATED, None, 100)


def about(found: Hit, width: int) -> str:
    return "".join(text for text, _ in hit(found, width)[1]).strip()


def test_that_a_hit_has_only_some_words_stands_before_all_else() -> None:
    some, every = (
        Hit(KNOWN, 1.0, tier, (why,)) for tier, why in ((Tier.SOME, "1 of 2 words"), (Tier.ALL, "all 2 words"))
    )
    assert about(some, 80).startswith("1 of 2 words · ")
    assert about(some, 20).startswith("1 of 2 words")
    assert about(every, 80).endswith(" · all 2 words")
