"""Where sentences end, and that none of the text is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.text.sentences import split


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)), language)]


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


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "So sagte es der Betreiber. 340 Häuser wurden zerstört.", 2),
        ("de", "Sie wurde weggerissen. 40 Menschen werden noch vermisst.", 2),
        ("de", "Es geschah um 3 Uhr. 2 Menschen starben.", 2),
        ("de", "So war es im Jahr 1998. 340 Häuser wurden zerstört.", 2),
        ("de", "Zerstört wurden 310. 1.400 Menschen flohen. 2,5 Millionen Euro fehlen.", 3),
        ("de", "Sie kam am 3. Mai. 5 Leute blieben.", 2),
        ("de", "Sie riefen „Hilfe!“ 40 Menschen kamen.", 2),
        ("de", "Warum? „340 Tote“, sagte er.", 2),
        ("da", "Det siger ejeren. 340 huse blev ødelagt.", 2),
        ("cs", "Řekl to majitel. 340 domů bylo zničeno.", 2),
        ("fi", "Sanoi omistaja. 340 taloa tuhoutui.", 2),
        ("hu", "Mondta a tulajdonos. 340 ház pusztult el.", 2),
        ("tr", "Sahibi söyledi. 340 ev yıkıldı.", 2),
        # ordinals, days, and what is written short
        ("de", "Sie kam am 3. Mai 2020.", 1),
        ("de", "Sie kam am 3. 4. 2020 und am Samstag. 3. Mai war es.", 1),
        ("de", "Gespielt hat der 1. FC Adlum vor dem 2. Rang.", 1),
        ("de", "Siehe Nr. 5, S. 12, Abs. 4 und Kap. 3 vom Okt. 2020.", 1),
        ("de", "Es kostet 3 Mio. 500 Euro, z. B. 3 Autos, u. a. 40 Räder.", 1),
        ("da", "Se nr. 5 og kap. 3.", 1),
        ("cs", "Viz č. 5 a str. 12.", 1),
        ("en", "See No. 5 and p. 12.", 1),
    ],
)
def test_a_sentence_begins_with_a_number_where_no_ordinal_stands(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count
