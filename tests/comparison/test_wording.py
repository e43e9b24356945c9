from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.comparison.alignment.wording import (
    ChangeKind,
    Wording,
    changes,
    compare_wording,
    shared_runs,
    verbatim_runs,
    word_keys,
)
from index.comparison.reading.words import Token, names_only, spelling_key, tokens, words_written

TEXT = st.lists(st.sampled_from(["a", "b", "c", "d", "Deraa", "Daraa", "4", "four"]), max_size=20).map(" ".join)


def whole(text: str) -> Span:
    return Span(0, len(text))


def read(*texts: str) -> list[tuple[Token, ...]]:
    return [tokens(text, whole(text), spelling_key) for text in texts]


def keys(text: str) -> tuple[str, ...]:
    return word_keys(tokens(text, whole(text), spelling_key))


def wording(left: str, right: str) -> Wording:
    written = words_written(left, [whole(left)]) | words_written(right, [whole(right)])
    family = names_only(spelling_key, written)
    ours, theirs = (tokens(text, whole(text), family) for text in (left, right))
    return compare_wording(word_keys(ours, family), word_keys(theirs, family))


def test_punctuation_case_and_spelling_are_no_change_of_wording() -> None:
    assert wording("“Troops left Daraa,” he said.", 'troops left Deraa" he said') is Wording.SAME


def test_a_few_changed_words_are_an_edit() -> None:
    left = "The ferry with ninety people on board capsized late on Sunday near the island of Samar."
    right = "The ferry with ninety people on board sank on Sunday near the small island of Samar, police said."
    assert wording(left, right) is Wording.EDITED


def test_the_same_fact_in_other_words_is_restated() -> None:
    assert (
        wording("The ferry capsized near Samar with ninety aboard.", "Ninety were on a boat that sank.")
        is Wording.RESTATED
    )


def test_changes_say_what_became_of_which_words() -> None:
    left, right = "Police arrested two men in Daraa", "Police arrested two young men in Deraa today"
    found = [(c.kind, c.left.of(left), c.right.of(right)) for c in changes(left, whole(left), right, whole(right))]
    assert found == [
        (ChangeKind.ONLY_RIGHT, "", "young"),
        (ChangeKind.SPELLING, "Daraa", "Deraa"),
        (ChangeKind.ONLY_RIGHT, "", "today"),
    ]


def test_verbatim_runs_may_cross_and_the_longest_comes_first() -> None:
    first, second = "one two three four five six seven eight nine", "the cat sat on the mat and then slept soundly"
    left, right = f"{first}. {second}.", f"{second}! {first}!"
    runs = verbatim_runs(*read(left, right))
    assert [(run.left.of(left), run.words) for run in runs] == [(second, 10), (first, 9)]


def test_shared_runs_skip_what_agrees_by_chance() -> None:
    left, right = "He left for the capital of the north", "She left for the capital in May"
    assert [run.left.of(left) for run in shared_runs(left, whole(left), right, whole(right))] == [
        "left for the capital"
    ]


@given(TEXT, TEXT)
@settings(deadline=None)
def test_wording_does_not_depend_on_the_side(left: str, right: str) -> None:
    assert wording(left, right) is wording(right, left)


@given(TEXT)
@settings(deadline=None)
def test_a_passage_has_no_change_from_itself(text: str) -> None:
    assert changes(text, whole(text), text, whole(text)) == ()


@given(TEXT, TEXT)
@settings(deadline=None)
def test_a_verbatim_run_is_the_same_words_on_both_sides(left: str, right: str) -> None:
    for run in verbatim_runs(*read(left, right), least=3):
        ours, theirs = keys(run.left.of(left)), keys(run.right.of(right))
        assert ours == theirs and len(ours) == run.words


def test_accents_and_vowel_signs_that_stand_apart_are_no_change_of_wording() -> None:
    composed = "Les délégués réunis à Genève"
    assert wording(unicodedata.normalize("NFD", composed), composed) is Wording.SAME
    assert [t.text for t in read("مُحَمَّد وصل")[0]] == ["مُحَمَّد", "وصل"]
    assert wording("délégués", "delta") is not Wording.SAME
