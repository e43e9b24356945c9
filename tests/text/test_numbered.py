"""Forms as numbers: they read as the forms they stand for, and are counted as these would be."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.text.numbered import NumberedForms, Numbers, articles_with

REPORTS = st.lists(st.lists(st.sampled_from(["dam", "levee", "river", "flood"]) | st.text(max_size=2)))


@given(REPORTS)
def test_numbered_forms_read_as_what_was_numbered(reports: list[list[str]]) -> None:
    known = Numbers()
    for numbered, forms in zip([known.numbered(forms) for forms in reports], reports, strict=True):
        assert (numbered, list(numbered), len(numbered)) == (forms, forms, len(forms))
        assert numbered[1:] == forms[1:]
        assert [numbered[at] for at in range(len(forms))] == forms
    assert len(known.table) == len(set(known.table)) == len({form for forms in reports for form in forms})


def test_what_is_numbered_stays_as_it_is_when_it_is_numbered_again() -> None:
    numbered = Numbers().numbered(["dam", "rose"])
    assert Numbers().numbered(numbered) is numbered
    assert isinstance(numbered[:1], NumberedForms)
    assert numbered != ["dam"]


@given(REPORTS, REPORTS, REPORTS)
def test_reports_with_a_form_are_counted_whatever_table_it_is_in(
    plain: list[list[str]], some: list[list[str]], others: list[list[str]]
) -> None:
    first, second = Numbers(), Numbers()
    told = [*plain, *map(first.numbered, some), *map(second.numbered, others)]
    expected = Counter(form for forms in (*plain, *some, *others) for form in set(forms))
    assert articles_with(told) == expected
