"""The laws of the seam between search and what keeps postings: every engine must pass. A new one is added to `ENGINES`.

What an engine does with words is said in plans, as it is asked in the product; the words here mean nothing.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from plain_engine import PlainEngine

from index.errors import CatalogueError
from index.search.engines.engine import (
    ANYWHERE,
    AROUND,
    BODY,
    TEXT,
    TITLE,
    Among,
    Begun,
    Best,
    Both,
    Document,
    Either,
    Ending,
    Engine,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
    Tier,
)
from index.search.engines.listed import Listed, Newest
from index.search.engines.whoosh_engine import WhooshEngine

ENGINES = {"whoosh": WhooshEngine, "plain": PlainEngine}

Made = Callable[[Path], Engine]
Opened = Callable[[], Engine]


@pytest.fixture(params=ENGINES)
def made(request: pytest.FixtureRequest) -> Made:
    """Opens an engine in a folder. Who holds another engine to these laws puts another fixture in its place."""
    return ENGINES[request.param]


@pytest.fixture
def opened(made: Made, tmp_path: Path) -> Iterator[Opened]:
    """Opens the engine in one folder; another call is another handle on it, as of another process."""
    handles: list[Engine] = []

    def open_it() -> Engine:
        handles.append(made(tmp_path / "index"))
        return handles[-1]

    yield open_it
    for handle in handles:
        handle.close()


@pytest.fixture
def elsewhere(made: Made, tmp_path: Path) -> Iterator[Engine]:
    """Another index of the same engine."""
    other = made(tmp_path / "other")
    yield other
    other.close()


@pytest.fixture
def engine(opened: Opened) -> Engine:
    return opened()


def known(ids: Iterable[str]) -> Newest:
    """These articles are known, those that come first in the alphabet are the newest."""
    return Newest(sorted(ids))


def word(*forms: str, field: str = TEXT) -> Forms:
    return Forms(forms, field)


def row(*words: str, slop: int = 0, field: str = TEXT) -> Run:
    return Run(tuple((w,) for w in words), slop, field)


def doc(name: str, text: str, title: str = "", around: str = "") -> Document:
    """An article; the words of its title come first in its text."""
    return Document(name, [*title.split(), *text.split()], title.split(), around.split())


def put(engine: Engine, **texts: str) -> None:
    engine.replace(texts, [doc(name, text) for name, text in texts.items()])


def found(engine: Engine, plan: Plan) -> str:
    """The names of what a plan finds, sorted."""
    return "".join(sorted(engine.rank(plan, 100, known(engine.ids())).found))


def order(engine: Engine, plan: Plan, limit: int = 100) -> str:
    return "".join(r.id for r in engine.rank(plan, limit, known(engine.ids())).best)


def scores(engine: Engine, plan: Plan) -> dict[str, float]:
    best = engine.rank(plan, 100, known(engine.ids())).best
    return {r.id: pytest.approx(r.score) for r in best}


# --- what is in it ---------------------------------------------------------------------------


def test_a_new_one_is_empty_and_can_be_asked(engine: Engine) -> None:
    assert (engine.count(), engine.ids()) == (0, set())
    assert found(engine, word("siege")) == found(engine, Both()) == ""
    assert not engine.says(TEXT, "siege")


def test_what_is_put_in_is_found(engine: Engine) -> None:
    put(engine, a="siege of deraa", b="bridge")
    assert (engine.count(), engine.ids()) == (2, {"a", "b"})
    assert [found(engine, word(w)) for w in ("siege", "deraa", "bridge", "homs")] == ["a", "a", "b", ""]


def test_an_article_that_is_replaced_says_what_it_says_now(engine: Engine) -> None:
    put(engine, a="siege", b="bridge")
    put(engine, a="truce")
    assert (engine.count(), found(engine, word("siege")), found(engine, word("truce"))) == (2, "", "a")


def test_an_article_that_is_taken_out_is_gone_and_has_no_part_in_any_score(engine: Engine, elsewhere: Engine) -> None:
    put(engine, a="siege of deraa", b="siege siege " + "of " * 50, c="bridge of homs")
    engine.replace(["b", "never there"], [])
    put(elsewhere, a="siege of deraa", c="bridge of homs")
    assert (engine.count(), engine.ids()) == (2, {"a", "c"})
    assert not engine.says(TEXT, "b")
    for plan in (word("siege"), word("of"), Best((word("siege"), word("homs"))), Both()):
        assert scores(engine, plan) == scores(elsewhere, plan)


def test_clear_takes_out_all(engine: Engine) -> None:
    put(engine, a="siege")
    engine.clear()
    assert (engine.count(), found(engine, Both()), engine.says(TEXT, "siege")) == (0, "", False)
    put(engine, b="siege")
    assert found(engine, word("siege")) == "b"


@pytest.mark.parametrize("seed", range(4))
def test_any_history_of_changes_leads_to_what_is_there_now(engine: Engine, elsewhere: Engine, seed: int) -> None:
    choose, now = random.Random(seed), {}
    vocabulary = ["siege", "deraa", "homs", "truce", "of", "the"]
    for _ in range(12):
        gone = choose.sample("abcdefgh", choose.randrange(3))
        fresh = {n: " ".join(choose.choices(vocabulary, k=choose.randrange(9))) for n in choose.sample("abcdefgh", 3)}
        engine.replace([*gone, *fresh], [doc(name, text) for name, text in fresh.items()])
        now = {n: t for n, t in now.items() if n not in gone} | fresh
    put(elsewhere, **now)
    assert engine.ids() == set(now)
    for form in vocabulary:
        assert engine.says(TEXT, form) == any(form in text.split() for text in now.values())
        assert scores(engine, word(form)) == scores(elsewhere, word(form))
    for plan in (row("siege", "of", "deraa", slop=2), Best((word("siege"), word("the"))), Both(without=(word("of"),))):
        assert scores(engine, plan) == scores(elsewhere, plan)


# --- other threads, other processes ----------------------------------------------------------


def test_another_handle_sees_what_was_committed(opened: Opened) -> None:
    one, other = opened(), opened()
    put(one, a="siege")
    assert found(other, word("siege")) == "a"
    put(other, b="siege")
    assert (found(one, word("siege")), one.count()) == ("ab", 2)


def test_what_was_committed_is_there_after_a_restart(opened: Opened) -> None:
    first = opened()
    put(first, a="siege of deraa")
    first.close()
    assert found(opened(), row("siege", "of", "deraa")) == "a"


def test_who_reads_while_it_is_written_sees_a_state_before_or_after(engine: Engine) -> None:
    put(engine, **{f"old{n}": "siege" for n in range(20)})
    newest = known([f"{age}{n}" for age in ("old", "new") for n in range(20)])
    seen: set[int] = set()
    failed: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                seen.add(engine.rank(word("siege"), 5, newest).total)
        except BaseException as error:
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    put(engine, **{f"new{n}": "siege" for n in range(20)})
    seen.add(engine.rank(word("siege"), 5, newest).total)
    done.set()
    for reader in readers:
        reader.join()
    assert not failed
    assert seen <= {20, 40} and 40 in seen


def test_of_two_that_write_at_once_none_is_lost_unsaid(opened: Opened) -> None:
    handles = [opened(), opened()]
    kept: list[str] = []
    start = threading.Barrier(2)

    def write(handle: Engine, mark: str) -> None:
        start.wait()
        for n in range(5):
            try:
                put(handle, **{f"{mark}{n}": "siege"})
                kept.append(f"{mark}{n}")
            except CatalogueError as refused:
                assert "another" in str(refused)

    writers = [threading.Thread(target=write, args=pair) for pair in zip(handles, "xy", strict=True)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert kept and opened().ids() == set(kept)


# --- words, and where they stand -------------------------------------------------------------


def test_each_field_has_its_own_words(engine: Engine) -> None:
    engine.replace(
        [],
        [
            doc("t", "of deraa", title="siege"),
            doc("b", "siege of deraa", title="truce"),
            doc("r", "bridge", around="siege photo"),
        ],
    )
    where = {field: found(engine, word("siege", field=field)) for field in (TEXT, TITLE, BODY, AROUND, ANYWHERE)}
    assert where == {TEXT: "bt", TITLE: "t", BODY: "b", AROUND: "r", ANYWHERE: "brt"}
    assert order(engine, word("siege", field=ANYWHERE))[-1] == "r", "what stands around the text comes last"
    said = [engine.says(field, form) for field in (TEXT, TITLE, AROUND) for form in ("siege", "photo", "bridge")]
    assert said == [True, False, True, True, False, False, True, True, False]


@pytest.mark.parametrize(
    ("plan", "finds"),
    [
        (Forms(("deraa",), BODY), "bnsw"),
        (Forms(("siege", "bread"), BODY), "bnw"),
        (Run((("siege",), ("of",), ("deraa",)), 0, BODY), "bnw"),
        (Run((("siege",), ("deraa",)), 1, BODY), "bnw"),
        (Run((("siege", "truce"), ("of",), ("homs", "deraa")), 0, BODY), "bnw"),
        (Same((Run((("siege",), ("of",)), 0, BODY), Forms(("bread",), BODY))), "bnw"),
        (Forms((), BODY), ""),
        (Run((("siege",), ()), 0, BODY), ""),
    ],
)
def test_the_body_is_what_stands_behind_the_title(engine: Engine, plan: Forms | Run | Same, finds: str) -> None:
    """Of a report titled so, of one that says it below, untitled, across its title's end, and in both."""
    siege = "siege of deraa"
    titles = {"t": siege, "b": "truce", "n": "", "s": "siege of", "w": siege}
    texts = {"t": "bridge", "b": siege, "n": siege, "s": "deraa", "w": siege}
    engine.replace([], [doc(key, texts[key], title=titles[key]) for key in titles])
    assert found(engine, plan) == finds
    assert {ranked.id for ranked in engine.rank(plan, 9, known(titles)).best} == set(finds)


@pytest.mark.parametrize(
    ("plan", "finds"),
    [
        (row("siege", "deraa"), "a"),
        (row("deraa", "siege"), "c"),
        (row("siege", "deraa", slop=1), "ab"),
        (row("siege", "siege"), ""),
        (Run((("siege", "truce"), ("deraa", "homs"))), "ad"),
    ],
)
def test_words_in_a_row_stand_where_they_were_put(engine: Engine, plan: Run, finds: str) -> None:
    put(engine, a="siege deraa", b="siege of deraa", c="deraa siege", d="the truce homs")
    assert found(engine, plan) == finds


def test_a_place_far_into_a_long_article_is_kept(engine: Engine) -> None:
    put(engine, a="of " * 70_000 + "siege deraa", b="siege " + "of " * 70_000 + "deraa")
    assert found(engine, row("siege", "deraa")) == "a"
    assert found(engine, row("of", "siege")) == "a"


@pytest.mark.parametrize("form", ["درعا", "дераа", "𐎀𐎁", "o’neil", "x" * 300, "a\0b", "\ud800x", "“", "ﬁ"], ids=repr)
def test_a_form_is_whatever_it_is(engine: Engine, form: str) -> None:
    engine.replace([], [Document("a", [form, "siege"], [form]), Document("b", ["siege"])])
    assert found(engine, word("siege")) == "ab"
    if form != "\ud800x":  # half of a pair is no letter, and may be kept as any mark
        assert found(engine, word(form)) == found(engine, word(form, field=TITLE)) == "a"
        assert found(engine, Run(((form,), ("siege",)))) == "a"


def test_an_article_without_words_is_there(engine: Engine) -> None:
    put(engine, a="", b="siege")
    assert (engine.count(), found(engine, Both()), found(engine, word("siege"))) == (2, "ab", "b")


# --- what a plan means -----------------------------------------------------------------------

PLANS: list[tuple[Plan, str]] = [
    (word("daraa", "deraa"), "ab"),
    (Same((word("daraa"), row("deraa", "city"))), "b"),
    (Spelled(word("daraa", "deraa"), word("deraa")), "ab"),
    (Best((Spelled(word("sieges", "siege"), word("siege"), 0.25), word("deraa"))), "ac"),
    (Among(frozenset("ac")), "ac"),
    (Among(frozenset("xyz")), ""),
    (Both(), "abcd"),
    (Both((word("siege"), word("deraa"))), "a"),
    (Both((word("siege"),), (word("deraa"),)), "c"),
    (Both(without=(word("siege"),)), "bd"),
    (Both(without=(Among(frozenset("ab")),)), "cd"),
    (Both((word("siege"),), (Among(frozenset("ab")),)), "c"),
    (Either((word("daraa"), Both(without=(Among(frozenset("abc")),)))), "bd"),
    (Both((word("siege"), Among(frozenset("ab")))), "a"),
    (Either((word("deraa"), word("siege"))), "ac"),
    (Best((word("deraa"), word("siege"))), "ac"),
    (Favoured(frozenset("d"), word("siege"), 1.0), "acd"),
    (Begun(word("si"), (Ending((word("siege"),)), Ending(ids=frozenset("d")))), "acd"),
    (Both((Both((Either((word("siege"), word("daraa"))),)), Among(frozenset("bc")))), "bc"),
]


@pytest.mark.parametrize(("plan", "finds"), PLANS, ids=lambda v: type(v).__name__ if not isinstance(v, str) else v)
def test_a_plan_finds(engine: Engine, plan: Plan, finds: str) -> None:
    put(engine, a="siege of deraa", b="the town of daraa", c="a siege in homs", d="harvest")
    assert found(engine, plan) == finds


def test_the_forms_of_a_word_count_as_one(engine: Engine) -> None:
    put(engine, a="deraa of of", b="daraa of of", c="homs")
    there = scores(engine, word("daraa", "deraa"))
    assert there["a"] == there["b"]


def test_those_that_spell_a_name_as_typed_come_first_be_they_many_or_few(engine: Engine) -> None:
    put(engine, a="deraa of of", b="deraa of of", c="daraa of of of", d="deraa of of of of")
    said = word("daraa", "deraa")
    assert order(engine, said) == "abcd"
    assert order(engine, Spelled(said, word("daraa"))) == "cabd"
    assert order(engine, Spelled(said, word("deraa"))) == "abdc"


def test_those_with_all_words_that_say_one_as_typed_come_first(engine: Engine) -> None:
    put(engine, a="plant burning of", b="plant burned of of", c="burned of", d="harvest")
    said = word("burned", "burning")
    assert order(engine, Best((said, word("plant")))) == "abc"
    assert order(engine, Best((Spelled(said, word("burned"), 0.25), word("plant")))) == "bac"


def test_how_many_have_all_words_is_told_where_not_all_have(engine: Engine) -> None:
    put(engine, a="siege of deraa", b="siege", c="deraa", d="harvest")
    assert engine.rank(Best((word("siege"), word("deraa"))), 1, known("abcd")).whole == 1
    assert engine.rank(word("siege"), 1, known("abcd")).whole is None
    assert engine.rank(Both((word("siege"), word("deraa"))), 1, known("abcd")).whole is None


def test_the_best_come_by_tier_then_score_then_date(engine: Engine) -> None:
    put(engine, a="siege of", b="siege siege siege of", c="deraa siege " + "of " * 30, d="siege of")
    best = engine.rank(Best((word("siege"), word("deraa"))), 100, known("abcd")).best
    assert [(r.id, r.tier) for r in best] == [("c", Tier.ALL), ("b", Tier.SOME), ("a", Tier.SOME), ("d", Tier.SOME)]
    assert [r.id for r in engine.rank(Both(), 100, Newest("dcba")).best] == list("dcba")


def test_a_limit_cuts_the_best_and_not_what_is_found(engine: Engine) -> None:
    put(engine, a="siege", b="siege siege", c="siege siege siege")
    ranking = engine.rank(word("siege"), 2, known("abc"))
    assert (len(ranking.best), ranking.total, set(ranking.found)) == (2, 3, set("abc"))
    assert order(engine, word("siege"), 2) == order(engine, word("siege"))[:2]


def test_a_filter_that_is_a_part_of_the_list_is_the_same_filter(engine: Engine) -> None:
    put(engine, a="siege", b="siege of deraa", c="bridge", d="siege")
    engine.replace(["d"], [])
    newest = Newest("dcba")
    some = Listed(newest, np.array([3, 0, 1]))
    assert (list(some), "a" in some, "b" in some, some[0], list(some[1:])) == (
        ["a", "d", "c"],
        True,
        False,
        "a",
        ["d", "c"],
    )
    for plan, named in ((Among(some), Among(frozenset("acd"))), (Both((word("siege"), Among(some))), word("nowhere"))):
        ranking = engine.rank(plan, 100, newest)
        assert set(ranking.found) == ({"a", "c"} if isinstance(plan, Among) else {"a"})
        assert isinstance(named, Forms) or ranking.best == engine.rank(named, 100, newest).best
    assert engine.rank(Among(some), 100, Newest("abc")).total == 2


def test_an_article_that_is_not_known_is_no_answer(engine: Engine) -> None:
    put(engine, a="siege", b="siege", c="siege")
    ranking = engine.rank(word("siege"), 100, Newest("ac"))
    assert ([r.id for r in ranking.best], set(ranking.found)) == (["a", "c"], {"a", "c"})
