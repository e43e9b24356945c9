"""What makes two texts editions of one story, what makes them share wording, and what does neither: from both sides.

The words of these texts are numbers written out of nothing, so that two texts share what they are given to share.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import pytest

from index.catalogue.editions import Pair, Shingles, edition_groups, judged, pairs, shares_run, wording


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


def told(texts: dict[str, list[str]], fresh: set[str] | None = None) -> list[Pair]:
    known = {name: wording(words) for name, words in texts.items()}
    return [
        *pairs(
            ((name, found.prints) for name, found in known.items()),
            lambda name: known[name].shingles,
            texts.keys() if fresh is None else fresh,
        )
    ]


def test_each_pair_is_told_once_in_the_order_of_the_articles_and_only_of_fresh_ones() -> None:
    said = own("flood", 60)
    texts = {"z": said, "b": [*said, "today"], "m": own("match", 60), "a": ["late", *said]}
    every = [Pair("z", "b", True), Pair("z", "a", True), Pair("b", "a", True)]
    assert told(texts) == every
    assert told(texts, {"b"}) == [every[0], every[2]]
    assert told(texts, {"a"}) == every[1:]
    assert told(texts, {"m"}) == []


def test_a_stock_phrase_is_compared_with_the_first_eight_that_have_it() -> None:
    stock = own("weather", 24)
    texts = {f"{n:02}": stock + own(f"of{n}x", 20) for n in range(12)}
    compared = [sum(pair.other == name for pair in told(texts)) for name in texts]
    assert compared == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    assert {pair.one for pair in told(texts) if pair.other == "11"} == {f"{n:02}" for n in range(8)}


def test_a_report_of_many_sources_is_compared_with_the_24_it_shares_most_with() -> None:
    sources = {f"{n:02}": own(f"source{n}x", 40) for n in range(30)}
    sources["29"] += own("more", 200)
    whole = [word for words in sources.values() for word in words]
    ones = [pair.one for pair in told({**sources, "whole": whole})]
    assert len(ones) == 24 and ones[-1] == "29" and ones == sorted(ones)
    few = {name: sources[name] for name in list(sources)[:24]}
    assert len(told({**few, "whole": whole})) == 24


def test_editions_of_editions_are_one_story_and_shared_wording_makes_none() -> None:
    found = [Pair("d", "e", True), Pair("a", "c", True), Pair("x", "y", False), Pair("b", "c", True)]
    assert edition_groups(found) == [["a", "b", "c"], ["d", "e"]]
    assert edition_groups([*found, Pair("c", "e", True)]) == [["a", "b", "c", "d", "e"]]
    assert edition_groups([Pair("x", "y", False)]) == []
