"""What makes two texts editions of one report, what makes them share wording, and what does neither: from both sides.

The words of these texts are numbers written out of nothing, so that two texts share what they are given to share.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import pytest

from index.catalogue.editions import Shingles, judged, shares_run, wording


def own(name: str, words: int) -> list[str]:
    """Words that no other text has."""
    return [f"{name}{number}" for number in range(words)]


def of_two(one: Sequence[str], other: Sequence[str]) -> str:
    """What two texts are to each other: "edition", "shared" or "" for neither; whichever comes first."""
    its, theirs = (Shingles(wording(words).shingles) for words in (one, other))
    there, back = judged("a", its, "b", theirs), judged("a", theirs, "b", its)
    assert there == back
    return "" if there is None else "edition" if there.version else "shared"


@pytest.mark.parametrize(("words", "is_edition"), [(16, True), (15, False), (4, False), (0, False)])
def test_a_caption_is_no_edition(words: int, is_edition: bool) -> None:
    assert of_two(own("flood", words), own("flood", words)) == ("edition" if is_edition else "")


@pytest.mark.parametrize(("common", "are"), [(24, "edition"), (23, "shared"), (12, "shared"), (11, "")])
def test_the_share_of_the_shorter_text_counts(common: int, are: str) -> None:
    """Of a report of 44 words, with 40 runs of five; how long the other is makes no difference."""
    said = own("strike", common)
    for longer in (44, 400):
        assert of_two(said + own("a", 44 - common), said + own("b", longer - common)) == are


def test_thirty_words_in_a_row_are_shared_wording_however_long_the_texts() -> None:
    for row, are in ((30, "shared"), (29, "")):
        said = own("court", row)
        assert of_two(own("a", 200) + said + own("c", 200), said + own("b", 400)) == are
    first, second = own("court", 20), own("verdict", 20)
    apart = first + own("a", 300) + second
    assert of_two(apart, second + own("b", 300) + first) == ""


def test_a_row_is_found_wherever_it_stands_and_whatever_else_is_common() -> None:
    words = own("choir", 40)
    broken = [w for n in range(0, 40, 10) for w in (*words[n : n + 10], f"then{n}")]

    def shared(one: list[str], other: list[str], row: int) -> bool:
        return shares_run(Shingles(wording(one).shingles), Shingles(wording(other).shingles), row)

    assert shared(words, broken, 10) and not shared(words, broken, 11)
    assert shared(own("a", 9) + words, words + own("b", 9), 40) and not shared(words, words, 41)
    # its first ten words stand in two pieces in the other text, the next ten in one
    assert shared(words[:14], [*words[:9], "then", *words[1:14]], 10)
    # two rows of ten that follow each other in one text and not in the other
    turned = words[10:20] + words[:10]
    again = words[:10] + words[10:20]
    assert shared(again, turned, 10) and not shared(again, turned, 12)


def test_a_shingle_is_five_words_and_its_number_the_same_on_every_machine() -> None:
    match = ["the", "match", "was", "drawn", "again"]
    assert list(wording(match).shingles) == [zlib.crc32(b"the match was drawn again")]
    assert list(wording(match[:4]).shingles) == []
    assert len(wording(own("w", 100)).shingles) == 96


@pytest.mark.parametrize("words", [5, 19, 20, 21, 36, 300])
def test_the_prints_are_the_smallest_of_sixteen_neighbours(words: int) -> None:
    found = wording(own("w", words))
    row = list(found.shingles)
    windows = [row[at : at + 16] for at in range(max(1, len(row) - 15))]
    assert list(found.prints) == sorted({min(window) for window in windows})
