"""What each kind of plan scores and which documents have all of it, beside the formula worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import log

import numpy as np
import pytest

from index.search.engines.engine import (
    ANYWHERE,
    AROUND,
    TEXT,
    TITLE,
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
from index.search.rank.bm25 import norms
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import Held, Occurrences
from index.search.rank.ranking import Scored, rank

NEWS = (
    "flood at velby flood",
    "strike at the mill",
    "the flood and the strike",
    "choir sings in riga on monday",
    "velby votes",
    "the velbi court sits",
)
LENGTHS = [4, 4, 5, 6, 2, 4]
COUNT = len(NEWS)


class News:
    """Postings of the reports, of their titles and of what stands around them."""

    counts: Mapping[object, int] = {}

    def __init__(self, titles: dict[int, str] | None = None, around: dict[int, str] | None = None) -> None:
        self.fields = {TEXT: dict(enumerate(NEWS)), TITLE: titles or {}, AROUND: around or {}}
        self.count = COUNT
        self.norms = norms(LENGTHS, sum(LENGTHS) / COUNT)

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        said = self.fields[field].items()
        return Held.of({n: [p for p, w in enumerate(text.split()) if w in forms] for n, text in said})

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        return work_out()

    def documents(self) -> IntArray:
        return np.arange(COUNT)

    def numbers(self, articles: Collection[str]) -> IntArray:
        return np.array(sorted(int(i) for i in articles if i.isdigit()), np.int64)


def word(*forms: str) -> Forms:
    return Forms(forms)


def rarity(having: int) -> float:
    return log(1 + (COUNT - having + 0.5) / (having + 0.5))


def bm25(number: int, times: int, having: int) -> float:
    norm = 1.5 * (0.35 + 0.65 * LENGTHS[number] / (25 / 6))
    return 2.5 * rarity(having) * times / (times + norm)


def scores(plan: Plan, index: News | None = None) -> dict[int, float]:
    return {n: round(s, 9) for n, s in rank(plan, index or News()).by_number().items()}


def about(found: dict[int, float]) -> dict[int, float]:
    return {n: round(s, 9) for n, s in found.items()}


FLOOD = {0: bm25(0, 2, 2), 2: bm25(2, 1, 2)}
STRIKE = {1: bm25(1, 1, 2), 2: bm25(2, 1, 2)}


def test_lengths_hold_back_by_their_share_of_the_average() -> None:
    assert list(norms([4, 8], 4.0)) == pytest.approx([1.5, 1.5 * (0.35 + 0.65 * 2)])
    assert list(norms([2], 0.0)) == pytest.approx([1.5 * (0.35 + 0.65 * 2)])


def test_a_word_scores_by_how_often_it_is_said_and_how_rare_it_is() -> None:
    assert scores(word("flood")) == about(FLOOD)
    assert scores(word("velby", "velbi")) == about({n: bm25(n, 1, 3) for n in (0, 4, 5)})
    assert scores(Run((("the",), ("strike",)))) == about({2: bm25(2, 1, 1)})
    assert scores(Same((word("flood"), Run((("the",), ("mill",)))))) == about(
        {0: bm25(0, 2, 3), 1: bm25(1, 1, 3), 2: bm25(2, 1, 3)}
    )
    assert scores(word("nowhere")) == {}


def test_what_stands_around_counts_next_to_nothing() -> None:
    index = News(around={1: "flood", 3: "photo"})
    little = 0.02 * 2.5
    assert scores(Forms(("flood",), ANYWHERE), index) == about({**FLOOD, 1: little * rarity(2)})
    assert scores(Forms(("photo",), ANYWHERE), index) == about({3: little * rarity(1)})
    assert scores(word("photo"), index) == {}


def test_parts_add_up_as_often_as_they_are_asked() -> None:
    both = {0: FLOOD[0], 1: STRIKE[1], 2: FLOOD[2] + STRIKE[2]}
    assert scores(Either((word("flood"), word("strike")))) == about(both)
    thrice = Either((word("flood"), word("flood"), word("flood"), word("strike")))
    assert scores(thrice) == about({0: 3 * FLOOD[0], 1: STRIKE[1], 2: 3 * FLOOD[2] + STRIKE[2]})
    assert scores(Either((word("flood"), word("strike"), word("strike")))) == about(
        {0: FLOOD[0], 1: 2 * STRIKE[1], 2: FLOOD[2] + 2 * STRIKE[2]}
    )
    assert scores(Either((word("flood"), word("flood")))) == about({n: 2 * s for n, s in FLOOD.items()})
    assert scores(Either(())) == {}


def test_what_is_required_adds_up_and_what_is_not_wanted_is_taken_out() -> None:
    assert scores(Both((word("strike"), word("flood")))) == about({2: FLOOD[2] + STRIKE[2]})
    assert scores(Both((word("flood"),), (word("strike"),))) == about({0: FLOOD[0]})
    assert scores(Both((), (word("the"),))) == dict.fromkeys((0, 3, 4), 0)
    assert scores(Both()) == dict.fromkeys(range(COUNT), 0)
    assert scores(Both((Among(frozenset(("0", "3", "gone"))), word("flood")))) == about({0: FLOOD[0]})


def complete(plan: Plan) -> set[int]:
    found = rank(plan, News())
    return set(found.numbers[found.complete].tolist())


LOOSE = Best((word("flood"), word("strike")))
"""Finds three, of which one has all."""


def test_complete_is_what_has_all_words_of_every_part() -> None:
    assert complete(word("flood")) == {0, 2}
    assert complete(LOOSE) == {2}
    assert complete(Best((word("the"), word("flood"), word("strike")))) == {2}
    assert complete(Best((word("the"), word("court"), word("choir")))) == set()
    assert complete(Both((LOOSE, word("the")))) == {2}
    assert complete(Both((word("flood"), word("strike")))) == {2}
    assert complete(Both((word("flood"), word("velby")))) == {0}
    assert complete(Both((LOOSE, Best((word("the"), word("mill")))))) == set()
    assert complete(Either((LOOSE, word("choir")))) == {2, 3}
    assert complete(Either((word("flood"), word("choir")))) == {0, 2, 3}


def tiered(plan: Plan) -> bool:
    return rank(plan, News()).tiered


def test_a_long_query_is_a_description_and_has_no_tiers() -> None:
    six, seven = (Best(tuple(word(f"w{n}") for n in range(count))) for count in (6, 7))
    assert tiered(six) and not tiered(seven)
    assert tiered(Best((*seven.parts[:5], *[word("w0")] * 5)))
    for shape in (Both, Either):
        assert tiered(shape((six, word("flood"))))
        assert not tiered(shape((seven, word("flood"))))
        assert not tiered(shape((word("flood"), seven)))


def test_words_side_by_side_gain_by_the_less_telling_one() -> None:
    pair = scores(Best((word("the"), word("strike"))))
    weight = 0.2 * 2.5 * min(rarity(3), rarity(2))
    assert pair[2] == pytest.approx(bm25(2, 1, 2) + bm25(2, 2, 3) + weight)
    assert pair[1] == pytest.approx(bm25(1, 1, 2) + bm25(1, 1, 3) + weight / 4)


def test_favoured_articles_gain_and_the_others_count_as_they_are() -> None:
    gain = 0.5 * 2.5 * rarity(2)
    plan = Favoured(frozenset(("0", "3", "gone")), word("flood"), 0.5)
    assert scores(plan) == about({0: FLOOD[0] + gain, 2: FLOOD[2], 3: gain})
    assert complete(plan) == {0, 2, 3}


def test_those_that_spell_it_as_typed_gain_the_most_where_most_do() -> None:
    three = {n: bm25(n, 1, 3) for n in (0, 4, 5)}
    gain = 2.5 * rarity(3)
    said = word("velby", "velbi")
    assert scores(Spelled(said, word("velby"))) == about({0: three[0] + gain, 4: three[4] + gain, 5: three[5]})
    assert scores(Spelled(said, word("velbi"))) == about(three | {5: three[5] + gain / 2}), "one of three is not most"
    assert scores(Spelled(said, said)) == about(three), "all of them have nothing to come before"
    four = word("flood", "mill", "choir")
    half = {n: scores(four)[n] + 2.5 * rarity(4) / 2 for n in FLOOD}
    assert scores(Spelled(four, word("flood"))) == about(scores(four) | half), "two of four are half, not most"


def found(plan: Plan, index: News) -> Scored:
    return rank(plan, index)


def fits(index: News, *endings: Ending) -> list[tuple[float, dict[int, float]]]:
    half = found(Begun(word("fl"), endings), index).half
    assert half is not None
    told = [(likely, fit()) for likely, fit in half.endings()]
    return [(likely, dict(zip(fit.numbers.tolist(), fit.sure.tolist(), strict=True))) for likely, fit in told]


def test_what_a_beginning_finds_is_what_its_endings_find_as_one_word() -> None:
    index = News()
    endings = Ending((word("flood"), Run((("the",), ("mill",)))), 1.0), Ending(ids=frozenset(("3", "gone")))
    plan = Begun(word("votes"), endings)
    one = about({**FLOOD, 4: bm25(4, 1, 1), 3: 0.0, 1: 0.0})
    assert scores(plan, index) == one
    assert scores(Both((plan, word("strike"))), index).keys() == {1, 2}
    assert found(Both((word("strike"), plan)), index).half is not None
    assert found(Both((word("strike"),)), index).half is None


def test_a_run_whose_first_word_is_a_form_already_adds_no_report() -> None:
    begins = Ending((word("the"),)), Ending((Run((("the",), ("mill",))),))
    assert scores(Begun(word("votes"), begins)).keys() == {1, 2, 4, 5}
    assert scores(Begun(word("votes"), begins[1:])).keys() == {1, 4}
    assert scores(Begun(word("votes"), ())).keys() == {4}


def test_an_ending_is_as_likely_as_its_titles_and_fits_the_reports_that_say_it() -> None:
    index = News(titles={0: "flood at", 4: "velby"})
    (flood,) = fits(index, Ending((word("flood"),), 2.0))
    assert flood[0] == pytest.approx(2.0 * 1.3**0.75)
    often = {n: 0.3 + 0.3 * t / (t + index.norms[n]) for n, t in ((0, 2), (2, 1))}
    assert flood[1] == pytest.approx({0: often[0] + 0.35, 2: often[2]})
    ((likely, fit),) = fits(index, Ending(ids=frozenset(("1", "3")), weight=0.5))
    assert (likely, fit) == (pytest.approx(0.5 * 2.3**0.75), {1: 0.6, 3: 0.6})
    ((likely, fit),) = fits(index, Ending((word("velby"), word("velbi"))))
    assert likely == pytest.approx(1.3**0.75) and fit.keys() == {0, 4, 5}
    assert fit[4] == pytest.approx(0.65 + 0.3 / (1 + index.norms[4]))


def test_a_word_of_many_titles_is_looked_for_in_titles_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    index = News(titles={0: "flood", 2: "flood"})
    index.fields[TEXT][3] = "flood"

    def said(enough: int) -> set[int]:
        monkeypatch.setattr("index.search.rank.rules.endings.ENOUGH", enough)
        return set(fits(index, Ending((word("flood"),)))[0][1])

    assert (said(3), said(2)) == ({0, 2, 3}, {0, 2})
