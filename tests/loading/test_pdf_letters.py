"""The letters of a PDF's lines: their order where they run from right to left, their shapes, words in two pieces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drawn_pdf import one_page

from index.article import Article
from index.loading.formats.documents.pdf_right_to_left import as_read, is_right_to_left, lines_as_read, without_shapes


@pytest.mark.parametrize(
    "line",
    [
        "قتل 12 شخصا في Homs أمس",
        "قال المحافظ (أحمد) إن 40,000 نسمة نزحوا في عام ٢٠٢١.",
        "وصل إلى New York 2021 وفد",
        "בשנת 2021 נהרגו 14 בני אדם",
        "ارتفعت الأسعار 12.5% منذ ٠٨/٠٩/٢٠٢١",
    ],
)
def test_a_line_as_it_is_seen_is_turned_to_how_it_is_read(line: str) -> None:
    assert as_read(seen(line)) == line


def seen(line: str) -> str:
    """A line whose letters run from right to left, as it stands on the page from left to right: told by hand, word by
    word, with what runs the other way kept.
    """
    kept = {"New York 2021", "Homs", "12", "40,000", "٢٠٢١", "2021", "14", "12.5%", "٠٨/٠٩/٢٠٢١"}
    runs: list[str] = []
    rest = line
    while rest:
        run = next((k for k in sorted(kept, key=len, reverse=True) if rest.startswith(k)), rest[0])
        runs.insert(0, run.translate(str.maketrans("()", ")(")) if len(run) == 1 else run)
        rest = rest[len(run) :]
    return "".join(runs)


def test_a_line_in_other_letters_is_left_as_it_is() -> None:
    assert as_read("Reuters, 12 (May) 2021") == "Reuters, 12 (May) 2021"
    assert not is_right_to_left("He said قال and went on for long.")
    assert is_right_to_left("قال المحافظ لوكالة AFP")


def test_lines_keep_the_order_of_their_columns() -> None:
    turned = "في110 قتل\nرقم\nفي220 جرح\nبيت"
    page = f"{seen('جرح 220 في')}      {'قتل 110 في'[::-1].replace('011', '110')}\nتيب      مقر".replace("022", "220")
    assert lines_as_read(turned, page).split("\n") == ["قتل 110 في", "رقم", "جرح 220 في", "بيت"]


def test_a_line_that_is_not_found_stays_as_it_was() -> None:
    assert lines_as_read("قال المحافظ", "شيء آخر") == "قال المحافظ"


def test_a_sign_of_two_letters_keeps_their_order() -> None:
    assert lines_as_read("الأسبوع12", "12 عوبسلأا").split() == ["الأسبوع", "12"]


def test_letters_lose_the_shape_of_their_place() -> None:
    assert without_shapes("ﻓﻴﻀﺎن اﻟﻨﻬﺮ") == "فيضان النهر"
    assert without_shapes("oﬃcial ﬁre ½ ²") == "official fire ½ ²"


def test_a_word_in_two_pieces_is_not_torn_where_blanks_are_widened(read: Callable[..., list[Article]]) -> None:
    """Each Courier letter of 10 points is 6 wide: `ter a sie` 54, and 2 blanks that are 5 wider."""
    line = "5 Tw (ter a sie) Tj 64 0 Td (ge of it) Tj -64 -12 Td (next line) Tj 0 Tw"
    (article,) = read("a.pdf", one_page(f"BT /F1 10 Tf 50 700 Td {line} ET"))
    assert article.text.split() == ["ter", "a", "siege", "of", "it", "next", "line"]


def test_pieces_with_room_between_them_are_two_words(read: Callable[..., list[Article]]) -> None:
    line = "5 Tw (ter a sie) Tj 76 0 Td (ge of it) Tj 0 Tw"
    (article,) = read("a.pdf", one_page(f"BT /F1 10 Tf 50 700 Td {line} ET"))
    assert article.text.split() == ["ter", "a", "sie", "ge", "of", "it"]
