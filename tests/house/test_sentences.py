"""Where sentences end, and that none of the text is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.text.sentences import split


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mast fell. The crew ran.", ["The mast fell.", "The crew ran."]),
        ('We heard a bang. "The mast fell on me," he said.', ["We heard a bang.", '"The mast fell on me," he said.']),
        ('He stood beside me. "I saw it." Then he left.', ["He stood beside me.", '"I saw it."', "Then he left."]),
        ("He stood beside me. “I saw it,” he said.", ["He stood beside me.", "“I saw it,” he said."]),
        ('The harbour was "calm." Nobody spoke.', ['The harbour was "calm."', "Nobody spoke."]),
        ('He said the "U.S. Navy" came.', ['He said the "U.S. Navy" came.']),
    ],
)
def test_quotation_marks_stay_with_their_words(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(st.sampled_from('aB .!?"“”’\n1'), max_size=60))
def test_every_word_is_in_one_sentence_in_order(text: str) -> None:
    spans = split(text, Span(0, len(text)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert all(offset in covered for offset, letter in enumerate(text) if not letter.isspace())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“It tears at the fabric of the relationship,” Ms. Rice said. She left.", 2),
        ("Snr. Comr. Irham spoke. He left.", 2),
        ("Senator Schumer, D-N. Y., spoke. He left.", 2),
        ("His book, It's About the Money! : How You Can Get Out of Debt, sold well.", 1),
        ("Plan B. It failed.", 2),
        ("He met her at the Met. She left.", 2),
    ],
)
def test_titles_initials_and_colons_end_no_sentence(text: str, count: int) -> None:
    assert len(split(text, Span(0, len(text)))) == count
