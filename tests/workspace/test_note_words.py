"""Notes are found by words that are read once for all of them, as each would be found by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.text.stems import stem_by_script
from index.text.words import words
from index.workspace.notes.note_words import BETWEEN, TOGETHER, NoteWords

TEXTS = st.text(st.sampled_from("ab cD.,'’-\n0 12éжش漢U.N. 's"), max_size=30)


def row_of(text: str) -> str:
    return f" {' '.join(word.form for word in words(text))} "


@given(st.lists(TEXTS, max_size=8))
def test_texts_that_are_read_together_have_the_words_they_have_alone(texts: list[str]) -> None:
    assert NoteWords(texts).rows == list(map(row_of, texts))


def test_more_texts_than_are_read_at_once_keep_their_numbers() -> None:
    texts = [f"note {number} of the siege" for number in range(2 * TOGETHER + 3)]
    assert NoteWords(texts).rows == [f" {text} " for text in texts]
    assert BETWEEN.isspace()


@given(st.lists(TEXTS, max_size=8))
def test_the_words_of_a_stem_are_all_that_have_it(texts: list[str]) -> None:
    said = NoteWords(texts)
    forms = {word.form for text in texts for word in words(text)}
    for form in forms:
        assert sorted(said.of_stem(stem_by_script(form))) == sorted(
            other for other in forms if stem_by_script(other) == stem_by_script(form)
        )
