"""What a token is, and which tokens of two sequences answer each other."""

from __future__ import annotations

from math import log

import pytest

from index.annotations.anchoring.matching import common_subsequence, draw_together, match
from index.annotations.anchoring.normalised import NormalisedText, fold, is_word, tokenise


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "xaybzc", [(0, 1), (1, 3), (2, 5)]),
        ("xaybzc", "abc", [(1, 0), (3, 1), (5, 2)]),
        ("abc", "xyz", []),
        ("", "abc", []),
        ("abc", "", []),
        ("aab", "ab", [(0, 0), (2, 1)]),
        ("ab", "ba", [(0, 1)]),
    ],
)
def test_a_longest_common_subsequence(left: str, right: str, pairs: list[tuple[int, int]]) -> None:
    found = common_subsequence(left, right)
    assert len(found) == len(pairs)
    assert all(left[i] == right[j] for i, j in found)
    assert found == sorted(found) and len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


@pytest.mark.parametrize(
    ("pairs", "right", "expected"),
    [
        # towards the right: the same token stands right before its neighbour
        ([(0, 0), (1, 3)], "axab", [(0, 2), (1, 3)]),
        ([(0, 0), (1, 3)], "axxb", [(0, 0), (1, 3)]),
        ([(0, 0), (2, 4)], "axaxb", [(0, 2), (2, 4)]),
        ([(0, 0), (1, 2), (2, 5)], "abbxbc", [(0, 0), (1, 4), (2, 5)]),
        ([(0, 1), (1, 2), (2, 6)], "aabxabc", [(0, 4), (1, 5), (2, 6)]),
        ([(0, 0), (1, 1)], "ab", [(0, 0), (1, 1)]),
        # towards the left: the same token stands right behind its neighbour, and not before the next
        ([(0, 0), (1, 3), (2, 9)], "abxbxxxxxc", [(0, 0), (1, 1), (2, 9)]),
        ([(0, 0), (1, 3), (2, 4)], "abxbc", [(0, 0), (1, 3), (2, 4)]),
        ([(0, 0), (1, 3), (2, 9)], "axxbxxxxxc", [(0, 0), (1, 3), (2, 9)]),
        ([(0, 0), (2, 5), (3, 9)], "axbxxbxxxc", [(0, 0), (2, 2), (3, 9)]),
        ([(0, 3)], "axxa", [(0, 3)]),
        ([], "a", []),
    ],
)
def test_pairs_are_drawn_to_their_neighbours(
    pairs: list[tuple[int, int]], right: str, expected: list[tuple[int, int]]
) -> None:
    draw_together(pairs, right)
    assert pairs == expected


@pytest.mark.parametrize(
    ("left", "right", "light", "kept"),
    [
        ("aTb", "aTb", 0.34, [(0, 0), (1, 1), (2, 2)]),
        ("aTb", "axxTyyb", 0.34, [(0, 0), (2, 6)]),
        ("aTb", "axxTyyb", 0.35, [(0, 0), (1, 3), (2, 6)]),
        ("axyT", "azwT", 0.1, [(0, 0)]),
        ("axT", "azT", 0.1, [(0, 0), (2, 2)]),
        ("Tza", "Tya", 0.1, [(0, 0), (2, 2)]),
        ("TxxU", "TyyU", 0.1, []),
        ("TxU", "TyU", 0.1, [(0, 0), (2, 2)]),
        ("abTU", "abxTU", 0.1, [(0, 0), (1, 1), (2, 3), (3, 4)]),
        ("abTc", "abxTyc", 0.1, [(0, 0), (1, 1), (3, 5)]),
    ],
)
def test_a_common_word_counts_in_company_that_moved_with_it(
    left: str, right: str, light: float, kept: list[tuple[int, int]]
) -> None:
    assert match(left, right, [light if token.isupper() else 1.0 for token in left]) == kept


@pytest.mark.parametrize(
    ("token", "folded"),
    [
        ("Velby", "velby"),
        ("A", "a"),
        ("7", "7"),
        ("É", "e"),
        ("é", "e"),
        ("Straße", "strasse"),
        ("“", '"'),
        ("’", '"'),
        ("–", "-"),
        ("…", ".."),
        ("...", "..."),
        ("!", "!"),
        ("ß", "ss"),
    ],
)
def test_a_token_is_folded(token: str, folded: str) -> None:
    assert fold(token) == folded


def test_a_text_is_cut_into_words_and_signs() -> None:
    assert tokenise("It’s 5.30, he… said...  東京!") == (
        [fold(t) for t in ("It’s", "5", ".", "30", ",", "he", "…", "said", "...", "東", "京", "!")],
        ["It’s", "5", ".", "30", ",", "he", "…", "said", "...", "東", "京", "!"],
        [0, 5, 6, 7, 9, 11, 13, 15, 19, 24, 25, 26],
    )
    assert tokenise("") == ([], [], [])
    assert [is_word(token) for token in ("a1", "7", "!", "“")] == [True, True, False, False]


def test_a_token_is_found_by_what_ends_behind_a_place() -> None:
    text = NormalisedText("ab  cd, e")
    assert [text.token_at(at) for at in range(10)] == [0, 0, 1, 1, 1, 1, 2, 3, 3, 4]
    assert [(text.start(n), text.end(n)) for n in range(4)] == [(0, 2), (4, 6), (6, 7), (8, 9)]
    assert text.positions == {"ab": [0], "cd": [1], ",": [2], "e": [3]}


def squared(size: float, count: int) -> float:
    return (log(1 + size / count) / log(1 + size)) ** 2


def test_a_word_says_the_less_the_more_often_it_stands() -> None:
    short = NormalisedText("the cat and the dog.")
    assert short.weight("cat") == short.weight("new") == 1.0
    assert short.weight("the") == pytest.approx(squared(300, 2))
    assert short.weight(".") == short.weight("!") == 0.03
    long = NormalisedText("the cat " * 200)
    assert long.weight("the") == pytest.approx(squared(400, 200))
