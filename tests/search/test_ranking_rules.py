"""Each rule of ranking alone, on both sides of what it judges; and the law of them all: a rule that is left out changes
the order, never what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.engines.engine import (
    ANYWHERE,
    AROUND,
    TEXT,
    Among,
    Begun,
    Best,
    Both,
    Either,
    Ending,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.rank.bm25 import norms, weight
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import Held, Occurrences
from index.search.rank.ranking import RULES, rank
from index.search.rank.rules.all_words import TIERED, all_words
from index.search.rank.rules.around import around
from index.search.rank.rules.as_typed import as_typed
from index.search.rank.rules.endings import endings
from index.search.rank.rules.frequency import frequency
from index.search.rank.rules.properties import properties
from index.search.rank.rules.proximity import REACH, proximity
from index.search.rank.rules.rule import Rule, Scored
from index.search.rank.rules.spelling import spelling

WORDS = ("deraa", "daraa", "siege", "truce", "the")
DERAA, DARAA, SIEGE = (Forms((form,)) for form in ("deraa", "daraa", "siege"))


class Index:
    """Postings of a few texts, and of what stands around them."""

    counts: Mapping[object, int] = {}

    def __init__(self, texts: Sequence[str], beside: Sequence[str] = ()) -> None:
        self.fields = {TEXT: [t.split() for t in texts], AROUND: [t.split() for t in beside]}
        lengths = [len(t) for t in self.fields[TEXT]]
        self.count = len(texts)
        self.norms = norms(lengths, sum(lengths) / len(lengths))

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        texts = enumerate(self.fields.get(field, []))
        return Held.of({n: [at for at, w in enumerate(t) if w in forms] for n, t in texts})

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        return work_out()

    def documents(self) -> IntArray:
        return np.arange(self.count)

    def numbers(self, articles: Collection[str]) -> IntArray:
        return np.array(sorted(map(int, articles)), np.int64)


def scores(plan: Plan, index: Index, *rules: Rule) -> dict[int, float]:
    return rank(plan, index, rules).by_number()


texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=3, max_size=3)
indexes = st.builds(Index, texts, texts)
words = st.sampled_from(WORDS).flatmap(lambda form: st.sampled_from([Forms((form,)), Forms((form,), ANYWHERE)]))
names = st.sampled_from(
    [
        Same((DERAA, DARAA)),
        Spelled(Forms(("deraa", "daraa")), DERAA),
        Spelled(Forms(("deraa", "daraa")), DERAA, 0.25),
        Run((("deraa",), ("siege",))),
    ]
)
some = st.frozensets(st.sampled_from("012"))
leaves = words | names | st.builds(Among, some)
plans = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Either),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Best),
        st.builds(Both, st.lists(inner, max_size=2).map(tuple), st.lists(inner, max_size=1).map(tuple)),
        st.builds(Favoured, some, inner, st.just(1.0)),
        st.builds(Begun, inner, st.just((Ending((DERAA,)), Ending(ids=frozenset("1"))))),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("left_out", RULES, ids=lambda rule: rule.__name__)
@given(plan=plans, index=indexes)
def test_a_rule_left_out_changes_no_more_than_the_order(left_out: Rule, plan: Plan, index: Index) -> None:
    all_of_them = rank(plan, index)
    without = rank(plan, index, [rule for rule in RULES if rule is not left_out])
    assert without.numbers.tolist() == all_of_them.numbers.tolist()
    assert without.complete.tolist() == all_of_them.complete.tolist()


@given(plan=plans, index=indexes)
def test_without_any_rule_no_article_is_better_than_another(plan: Plan, index: Index) -> None:
    assert set(scores(plan, index).values()) <= {0.0}


def test_frequency_counts_the_word_the_rarity_and_the_length() -> None:
    index = Index(["deraa deraa siege the", "deraa truce siege the", "deraa " + "the " * 20, "the"])
    found = scores(DERAA, index, frequency)
    assert found[0] > found[1] > found[2] > 0
    assert scores(DERAA, Index(["deraa the", "the the"]), frequency)[0] > scores(Forms(("the",)), index, frequency)[3]


def test_frequency_never_comes_to_the_weight_of_a_word_said_without_end() -> None:
    index = Index(["deraa " * 500, "the"])
    assert scores(DERAA, index, frequency)[0] < weight(1, 2)


@pytest.mark.parametrize(("form", "in_text"), [("deraa", True), ("truce", False)])
def test_around_gives_next_to_nothing_and_nothing_to_who_says_it(form: str, in_text: bool) -> None:
    index = Index(["deraa " + "the " * 30, "siege"], ["deraa", "deraa truce"])
    word = Forms((form,), ANYWHERE)
    found = scores(word, index, frequency, around)
    assert found[1] > 0
    assert (0 in found) == in_text
    assert not in_text or found[0] > found[1]
    assert scores(Forms((form,)), index, around).keys() == ({0} if in_text else set()), (
        "a text is not what is around it"
    )


@pytest.mark.parametrize(
    ("typed", "gains"),
    [
        (DERAA, {0, 1, 2}),  # most spell it so
        (DARAA, {3}),  # few do
        (SIEGE, set()),  # nobody does
    ],
)
def test_spelling_prefers_what_is_written_as_typed(typed: Forms, gains: set[int]) -> None:
    index = Index(["deraa", "deraa", "deraa", "daraa", "the"])
    found = scores(Spelled(Forms(("deraa", "daraa")), typed), index, spelling)
    assert {n for n, score in found.items() if score} == gains


def test_a_rarer_spelling_gains_so_much_that_a_report_about_the_name_may_still_come_first() -> None:
    said = Forms(("deraa", "daraa"))
    once, often = "daraa the truce the", "deraa the truce the " * 2
    alike = scores(Spelled(said, DARAA), Index([often, once, often]), *RULES)
    assert alike[1] > alike[0]
    in_passing = scores(Spelled(said, DARAA), Index([*["deraa deraa deraa"] * 9, "daraa " + "the " * 90]), *RULES)
    assert in_passing[0] > in_passing[9]
    of_most = scores(Spelled(said, DERAA), Index(["daraa daraa daraa", *["deraa " + "the " * 90] * 9]), *RULES)
    assert of_most[1] > of_most[0]


def test_spelling_has_nothing_to_say_where_all_spell_it_alike() -> None:
    index = Index(["deraa", "deraa", "the"])
    assert set(scores(Spelled(Forms(("deraa", "daraa")), DERAA), index, spelling).values()) == {0.0}


INVESTIGATORS = Spelled(Forms(("investigators", "investigation")), Forms(("investigators",)), 0.25)


def test_reports_with_all_words_gain_for_each_that_they_say_as_typed() -> None:
    texts = ["investigators deraa", "investigation deraa", "investigators", "investigation"]
    found = scores(Best((INVESTIGATORS, DERAA)), Index(texts), as_typed)
    assert found[0] == pytest.approx(0.25 * weight(4, 4))
    assert [found[n] for n in (1, 2, 3)] == [0.0, 0.0, 0.0], (
        "what a report lacks tells more than how it writes the rest"
    )
    alone = scores(INVESTIGATORS, Index(texts), spelling)
    assert [bool(alone[n]) for n in range(4)] == [True, False, True, False]


@pytest.mark.parametrize(("longer", "first"), [(2, 0), (8, 1)])
def test_a_word_as_typed_comes_first_where_all_else_is_about_alike(longer: int, first: int) -> None:
    typed, other = "investigators deraa " + "the " * (10 * longer), "investigation deraa " + "the " * 10
    found = scores(Best((INVESTIGATORS, DERAA)), Index([typed, other, "the " * 40, "truce"]), *RULES)
    assert max(found, key=found.__getitem__) == first


def test_properties_let_those_gain_that_have_it_the_more_the_rarer() -> None:
    index = Index(["siege", "siege", "siege", "siege"])
    one = scores(Favoured(frozenset("0"), SIEGE, 1.0), index, properties)
    three = scores(Favoured(frozenset("012"), SIEGE, 1.0), index, properties)
    assert one[0] > three[0] > 0
    assert (one[1], three[3]) == (0.0, 0.0)


@pytest.mark.parametrize(("between", "gains"), [(0, True), (REACH - 1, True), (REACH, False)])
def test_proximity_reaches_as_far_as_a_clause(between: int, gains: bool) -> None:
    index = Index([" ".join(["deraa", *["the"] * between, "siege"]), "deraa", "siege"])
    found = scores(Best((DERAA, SIEGE)), index, proximity)
    assert bool(found[0]) == gains
    assert (found[1], found[2]) == (0.0, 0.0)


def test_proximity_is_of_neighbours_in_the_query() -> None:
    index = Index(["deraa siege " + "the " * 20 + "truce", "the"])
    truce = Forms(("truce",))
    assert scores(Best((DERAA, SIEGE, truce)), index, proximity)[0] > 0
    assert scores(Best((DERAA, truce, SIEGE)), index, proximity)[0] == 0


@pytest.mark.parametrize(("count", "tiered"), [(2, True), (TIERED, True), (TIERED + 1, False)])
def test_all_words_come_first_in_a_short_query(count: int, tiered: bool) -> None:
    index = Index(["deraa"])
    plan = Best(tuple(Forms((f"w{n}",)) for n in range(count)))
    assert rank(plan, index, [all_words]).tiered == tiered
    assert not rank(plan, index, []).tiered


def test_endings_are_said_of_a_word_being_typed_alone() -> None:
    index = Index(["deraa", "daraa"])
    plan = Begun(DERAA, (Ending((DERAA,)), Ending((DARAA,), weight=2.0)))
    half = rank(plan, index, [endings]).half
    assert half is not None
    (deraa, fit), (daraa, _) = half.endings()
    assert daraa == pytest.approx(2 * deraa)
    assert fit().numbers.tolist() == [0]
    assert rank(DERAA, index, [endings]).half is None
    assert rank(plan, index, []).half is None


def test_a_rule_of_anybody_can_be_added() -> None:
    def favourite(part: Plan, found: Scored, index: object, *, number: int) -> None:
        if isinstance(part, Forms):
            found.scores[found.numbers == number] += 100

    index = Index(["deraa", "deraa deraa deraa"])
    found = scores(DERAA, index, *RULES, partial(favourite, number=0))  # type: ignore[arg-type]
    assert found[0] > found[1]
