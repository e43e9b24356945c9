"""What is marked of a list: laws of one mark, many, and a range."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.marking import Marking

LISTED = [f"{n:02}" for n in range(9)]
some = st.lists(st.sampled_from(LISTED), unique=True)
row = st.integers(0, len(LISTED) - 1)


@given(some, st.sampled_from(LISTED))
def test_to_mark_and_unmark_one_leaves_the_others_in_order(marked: list[str], one: str) -> None:
    marking = Marking(marked)
    marking.toggle(one)
    assert (one in marking.marked) is (one not in marked)
    marking.toggle(one)
    assert [m for m in marking.marked if m != one] == [m for m in marked if m != one]


@given(some, some)
def test_the_others_of_the_others_are_the_marked_ones(marked: list[str], listed: list[str]) -> None:
    marking = Marking(marked)
    marking.turn(listed)
    assert set(marking.marked) == set(marked) ^ set(listed)
    marking.turn(listed)
    assert set(marking.marked) == set(marked)


@given(some)
def test_what_was_taken_away_together_is_put_back(marked: list[str]) -> None:
    marking = Marking(marked)
    marking.clear()
    assert marking.marked == []
    marking.put_back()
    assert marking.marked == marked


@given(some, row, st.lists(row, min_size=1))
def test_a_range_goes_from_where_it_began_to_the_cursor_whatever_way_it_took(
    marked: list[str], begins: int, way: list[int]
) -> None:
    marking = Marking(marked)
    marking.begin(LISTED[begins])
    for now in way:
        assert marking.follow(LISTED, now)
    first, last = sorted((begins, way[-1]))
    assert set(marking.marked) == {*marked, *LISTED[first : last + 1]}
    assert marking.marked[: len(marked)] == marked
    assert marking.give_up() and marking.marked == marked and not marking.give_up()


def test_a_range_ends_where_the_list_no_longer_has_its_beginning_and_its_marks_stay() -> None:
    marking = Marking()
    marking.begin("03")
    marking.follow(LISTED, 4)
    assert not marking.follow(["07", "08"], 1) and not marking.is_ranging
    assert marking.marked == ["03", "04"]
