"""What is said above the hits of a search: how many there are, which spellings were taken too, what is to be known of
the query, and how the hits are sorted. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.catalogue.listing import Order, Sorting
from tui.drawing.direction import isolated
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.search.searcher import Answer


class FoundWords(NamedTuple):
    """How many, and how they are sorted; what was searched for also and what is remarked, which is to be read `whole`
    where there is a remark.
    """

    said: str
    order: str
    also: str
    whole: bool


def found_words(
    answer: Answer, sorting: Sorting, in_notes: str = "", *, offers_meant: bool, so_far: bool
) -> FoundWords:
    """What is said of an answer, and `in_notes` of notes. `offers_meant` where the line offers what was perhaps meant,
    `so_far` where more may be found in what is not read yet.
    """
    also = "; ".join(f"{_own_way(s.typed)}: also {', '.join(map(_own_way, s.added))}" for s in answer.spellings)
    meant = f"Enter looks for {answer.suggestion}" if answer.suggestion else "→ takes it." * offers_meant
    remarks = [safe_line(remark) for remark in (*answer.remarks, meant, in_notes) if remark]
    also = " ".join((f"{also}." if also and remarks else also, *remarks))
    said = f"{answer.total:,} found" + " so far" * so_far + f": {answer.tiers}" * bool(answer.tiers)
    return FoundWords(safe_line(said), _sorted_words(answer, sorting), also, bool(remarks))


def notes_words(query: str, count: int) -> str:
    """That notes say what was searched for: `tag:toll has 2 notes.`"""
    return f"{safe_line(query)} has {count:,} note{'s' * (count != 1)}."


def _sorted_words(answer: Answer, sorting: Sorting) -> str:
    """How the hits are sorted, where that is not by relevance; and that these are only the best."""
    if sorting == Sorting(Order.RELEVANCE) or not answer.hits:
        return ""
    return f"the {len(answer.hits):,} best " * (answer.total > len(answer.hits)) + sorting.said


def _own_way(word: str) -> str:
    """A word of a report among ours."""
    return isolated(safe_line(word))
