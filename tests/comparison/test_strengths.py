"""What may be said of two values that differ: how hard, whether it is flagged, and of one event at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

import pytest
from stated import STANDING, clash, having, told, value
from test_alignment import side

from index.article import Span
from index.comparison.alignment.alignment import align
from index.comparison.facts import conflicts
from index.comparison.facts.conflicts import Conflict, Differences, are_of_one_event, differences
from index.comparison.facts.matching.chance import ClashWeights
from index.comparison.facts.matching.matching import (
    Match,
)
from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.facts.strengths import Strength, is_hedged, is_plain, strength

ONE, OTHER = having(value(12)), having(value(19))


@pytest.mark.parametrize("how", [name.removeprefix("is_") for name in STANDING if name != "is_further"])
def test_a_value_that_is_not_of_now_and_the_whole_is_not_plain(how: str) -> None:
    odd = having(value(19), **{how: True})
    assert is_plain(clash(ONE, OTHER))
    assert not is_plain(clash(ONE, odd)) and not is_plain(clash(odd, ONE))


@pytest.mark.parametrize("more", [{"hedge": "least"}, {"is_article": True}])
def test_a_hedged_value_and_an_article_are_not_plain(more: Mapping[str, object]) -> None:
    odd = having(value(19, **more))  # type: ignore[arg-type]
    assert not is_plain(clash(ONE, odd)) and not is_plain(clash(odd, ONE))


@pytest.mark.parametrize(("one", "other", "hedged"), [("", "", False), ("least", "", True), ("", "about", True)])
def test_it_is_known_whether_a_value_is_hedged_or_only_what_it_is_of(one: str, other: str, hedged: bool) -> None:
    match = clash(having(value(12, hedge=one)), having(value(19, hedge=other)))
    assert is_hedged(match) is hedged
    part = clash(ONE, having(value(19), part=True))
    assert not is_plain(part) and not is_hedged(part)


def test_values_of_two_places_or_days_are_not_plain() -> None:
    arlen, bodo = having(value(12), names=("arlen",)), having(value(19), names=("bodo",))
    both = having(value(19), names=("bodo", "arlen"))
    assert not is_plain(clash(arlen, bodo))
    assert is_plain(clash(arlen, both)) and is_plain(clash(arlen, OTHER)) and is_plain(clash(ONE, bodo))
    assert not is_plain(clash(ONE, OTHER, found={"other_day": 1.0}))


def held(
    one: str | None, other: str | None, chance: float = 0.75, known: bool = True, of: Match | None = None
) -> Strength:
    match = replace(of or clash(ONE, OTHER), chance=chance)
    return strength(match, side(["A."], one), side(["B."], other), known)


DAY, NEXT, MINUTE = "2021-09-07", "2021-09-08", "2021-09-07T10:30"


def test_what_excludes_is_very_likely_plain_and_of_what_is_known_to_be_one() -> None:
    assert held(DAY, DAY) is Strength.HARD
    assert held(DAY, DAY, chance=0.7499) is Strength.SOFT
    assert held(DAY, DAY, known=False) is Strength.SOFT
    assert held(DAY, DAY, of=clash(ONE, having(value(19), part=True))) is Strength.SOFT


def test_a_figure_may_be_newer_where_one_report_is_known_to_be_later() -> None:
    assert held(DAY, NEXT) is held(NEXT, DAY) is Strength.UPDATE
    assert held(None, DAY) is held(DAY, None) is held(DAY, MINUTE) is Strength.HARD
    of_a_day = clash(having(value(7, FactKind.DAY)), having(value(8, FactKind.DAY)))
    assert held(DAY, NEXT, of=of_a_day) is Strength.HARD


@pytest.mark.parametrize(("chance", "is_flagged"), [(0.58, True), (0.5799, False)])
def test_a_conflict_is_flagged_from_a_chance_on(chance: float, is_flagged: bool) -> None:
    conflict = Conflict(Field.NUMBER, FactKind.COUNT, Strength.SOFT, "", Span(0, 1), Span(0, 1), "", chance)
    assert conflict.is_flagged is is_flagged


BOMB = "The car bomb killed {} people at the market in Velby, police in Velby said."


def with_chance(
    monkeypatch: pytest.MonkeyPatch, chance: float, left: Sequence[str], right: Sequence[str], **how: bool
) -> Differences:
    """The differences of two reports when every two values that do not meet are a clash with this chance."""
    given = ClashWeights(log(chance / (1 - chance)), {})
    monkeypatch.setattr(conflicts, "weights", lambda across: given)
    return differences(align(side(left), side(right)), **how)


@pytest.mark.parametrize(("chance", "counts"), [(0.58, (1, 0)), (0.57, (0, 1)), (0.03, (0, 1)), (0.029, (0, 0))])
def test_what_is_flagged_what_is_worth_a_look_and_what_is_neither(
    monkeypatch: pytest.MonkeyPatch, chance: float, counts: tuple[int, int]
) -> None:
    found = with_chance(monkeypatch, chance, [BOMB.format(12)], [BOMB.format(19)])
    assert (len(found.flags), len(found.worth_a_look)) == counts
    for each in (*found.flags, *found.worth_a_look):
        assert (each.values, each.chance) == ((12, 19), chance)


def test_no_more_is_worth_a_look_than_a_reader_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    towns = ("Arlen", "Bodo", "Cadiz", "Delft", "Essen", "Fez", "Gera")
    left, right = (
        [BOMB.format(n + more).replace("Velby", town) for n, town in enumerate(towns, 11)] for more in (0, 40)
    )
    assert len(with_chance(monkeypatch, 0.5, left, right).worth_a_look) == 5
    flags = with_chance(monkeypatch, 0.6, left, right).flags
    assert len(flags) == 7 and [f.left for f in flags] == sorted(f.left for f in flags)


def test_reports_of_two_incidents_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = [BOMB.format(12)], [BOMB.format(19)]
    assert with_chance(monkeypatch, 0.9, left, right, are_two=True) == Differences()
    assert with_chance(monkeypatch, 0.9, left, [right[0].replace("Velby", "Arlen")]) == Differences()


def test_only_a_number_has_two_figures_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = (
        f"The car bomb went off at the market in Velby on {day}, police said." for day in ("Monday", "Friday")
    )
    found = with_chance(monkeypatch, 0.9, [left], [right])
    assert [(each.field, each.values) for each in found.flags] == [(Field.DATE, None)]


def of_one_event(left: str, right: str, dates: Sequence[str | None] = (None, None), language: str = "en") -> bool:
    return are_of_one_event(side([left], dates[0]), side([right], dates[1]), [told(left)], [told(right, language)])


def test_reports_may_be_of_one_event_within_a_week_and_with_a_name_in_common() -> None:
    velby, arlen, nowhere = "They met in Velby.", "They met in Arlen.", "they met there."
    assert of_one_event(velby, "He left Velby.") and not of_one_event(velby, arlen)
    assert of_one_event(velby, nowhere) and of_one_event(nowhere, arlen) and of_one_event(nowhere, nowhere)
    assert of_one_event(velby, "Sie trafen sich in Arlen.", language="de")
    for days, same in (("2021-09-14", True), ("2021-09-15", False)):
        assert of_one_event(velby, velby, (DAY, days)) is of_one_event(velby, velby, (days, DAY)) is same
        assert of_one_event(velby, velby, (None, days)) and of_one_event(velby, velby, (days, None))
