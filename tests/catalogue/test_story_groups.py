"""Stories: the reports of one incident stand together, however worded; another incident of its kind does not join."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pytest

from index.comparison.incidents.of_words import keys_of, packed, signature_of_words, unpacked
from index.comparison.incidents.signature import Signature
from index.comparison.incidents.stories import APART, ENOUGH, MOST_HELD, stories
from index.refresh.stories import group
from index.text.words import form_of, written
from index.workspace import Workspace

Opener = Callable[..., Workspace]

FERRY = """Ferry with 140 people on board sinks off Port Lorne

2026-05-03

A ferry capsized off Port Lorne on Sunday, killing 31 people, the coast guard of Kestonia said. The Maren Bell was on
its way to the island of Vesk when a storm hit it, captain Tomas Reil told reporters. Divers found 12 survivors in the
hull, and nine passengers are missing."""

FERRY_TOLD_ELSEWHERE = """At least 30 dead after ferry accident near Port Lorne

2026-05-04

The Maren Bell, a ferry on its way from Port Lorne to Vesk, went down in a storm on Sunday. Kestonia's coast guard said
that more than 30 people had died and that the captain, Tomas Reil, had survived. Nine people were still missing on
Monday, a spokeswoman of the coast guard said."""

ANOTHER_FERRY = """Ferry sinks in Lake Arvo, 18 dead

2026-05-03

A ferry capsized on Lake Arvo on Thursday, killing 18 people, police in Torneby said. The Solveig was on its way to
Torneby when its engine caught fire, minister Anna Brekke told reporters. Divers found two survivors in the hull, and
four passengers are missing."""

STRIKE = """Teachers in Marlow walk out over pay

2026-05-03

Teachers in Marlow walked out on Sunday over pay, the union Skolar said, and 40 schools stayed shut. The mayor of
Marlow, Ada Lund, called the strike a mistake. Police counted 300 marchers in Castle Square, and talks with the county
of Brent begin again on Monday, after a year without a rise."""

STRIKE_TOLD_ELSEWHERE = """Marlow schools shut as teachers strike

2026-05-03

Forty schools in Marlow were shut on Sunday by a strike of teachers who want more pay. Some 300 of them marched
through Castle Square with flags. Ada Lund, the mayor, said that the strike was a mistake, and the union Skolar said
that it would go on until the county of Brent pays what it promised its schools in January."""


def stories_of(workspace: Workspace) -> set[frozenset[str]]:
    """The stories of a folder, as sets of reports."""
    found: dict[str, set[str]] = {}
    for summary in workspace.library.summaries():
        if summary.story:
            found.setdefault(summary.story, set()).add(summary.id)
    return {frozenset(reports) for reports in found.values()}


def test_reports_of_one_incident_are_a_story_and_another_one_of_its_kind_is_not(open_folder: Opener) -> None:
    workspace = open_folder({"one.txt": FERRY, "other.txt": FERRY_TOLD_ELSEWHERE, "lake.txt": ANOTHER_FERRY})
    assert stories_of(workspace) == {frozenset({"one", "other"})}
    assert workspace.library.stories.others("other") == ["one"]
    assert workspace.library.stories.others("lake") == []


def test_the_same_words_weeks_later_are_another_story(open_folder: Opener) -> None:
    later = FERRY_TOLD_ELSEWHERE.replace("2026-05-04", "2026-06-14")
    assert stories_of(open_folder({"one.txt": FERRY, "other.txt": later})) == set()


FERRY_INQUIRY = """Storm sank the Maren Bell, inquiry finds

2026-06-14

The ferry that capsized off Port Lorne on 3 May was sunk by a storm, the coast guard of Kestonia said on Friday. The
Maren Bell was on its way to the island of Vesk and killed 33 people. Captain Tomas Reil was cleared of all blame.
Divers found the last of the missing passengers in June."""

FERRY_AGAIN = """Another ferry capsizes off Port Lorne

2026-07-05

A ferry capsized off Port Lorne on Friday, killing four people, the coast guard of Kestonia said. On 3 May the Maren
Bell had been sunk there by a storm. The Anna Bell was on its way to the island of Vesk, captain Jon Reil told
reporters. Divers found two survivors in the hull, and five passengers are missing."""


@pytest.mark.parametrize("names", list(permutations(["a.txt", "b.txt", "c.txt"])))
def test_a_follow_up_joins_the_story_to_whose_day_it_comes_back_whichever_report_is_read_first(
    names: Sequence[str], open_folder: Opener
) -> None:
    told = (FERRY, FERRY_TOLD_ELSEWHERE, FERRY_INQUIRY)
    workspace = open_folder({})
    for name, text in zip(names, told, strict=True):
        (Path(workspace.folder) / name).write_text(text, encoding="utf-8")
        workspace.library.refresh()
    assert stories_of(workspace) == {frozenset("abc")}
    assert stories_of(open_folder(dict(zip(names, told, strict=True)))) == {frozenset("abc")}


def test_another_accident_that_recalls_the_day_of_the_first_is_no_follow_up(open_folder: Opener) -> None:
    told = {"one.txt": FERRY, "inquiry.txt": FERRY_INQUIRY, "again.txt": FERRY_AGAIN}
    assert stories_of(open_folder(told)) == {frozenset({"one", "inquiry"})}


def test_a_follow_up_that_changes_its_day_or_goes_leaves_the_story(open_folder: Opener) -> None:
    workspace = open_folder({"one.txt": FERRY, "inquiry.txt": FERRY_INQUIRY})
    later = Path(workspace.folder) / "inquiry.txt"
    assert stories_of(workspace) == {frozenset({"one", "inquiry"})}
    later.write_text(FERRY_INQUIRY.replace("3 May", "17 May"), encoding="utf-8")
    workspace.library.refresh()
    assert stories_of(workspace) == set()
    later.write_text(FERRY_INQUIRY, encoding="utf-8")
    workspace.library.refresh()
    assert stories_of(workspace) == {frozenset({"one", "inquiry"})}
    later.unlink()
    workspace.library.refresh()
    assert stories_of(workspace) == set()


def test_a_report_without_a_date_joins_by_its_words(open_folder: Opener) -> None:
    undated = FERRY_TOLD_ELSEWHERE.replace("2026-05-04\n\n", "")
    assert stories_of(open_folder({"one.txt": FERRY, "other.txt": undated})) == {frozenset({"one", "other"})}


FERRY_IN_SPANISH = """Se hunde un transbordador frente a Port Lorne

2026-05-04

El Maren Bell, un transbordador que iba de Port Lorne a la isla de Vesk, se hundió el domingo en una tormenta, dijo la
guardia costera de Kestonia. El capitán, Tomas Reil, sobrevivió al accidente. Los buzos siguen buscando a pasajeros."""


class OneMeaning:
    """An encoder to which all texts mean the same."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:  # type: ignore[type-arg]
        return np.ones((len(texts), 4))


@pytest.mark.parametrize("names", list(permutations(["a.txt", "b.txt", "c.txt"])))
def test_two_languages_are_held_against_each_other_by_meaning_whichever_report_is_read_first(
    names: Sequence[str], open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.comparison.meaning.encoder.installed", OneMeaning)
    told = (FERRY, FERRY_TOLD_ELSEWHERE, FERRY_IN_SPANISH)
    assert stories_of(open_folder(dict(zip(names, told, strict=True)))) == {frozenset("abc")}


def test_editions_are_always_of_one_story_also_in_a_script_without_capitals(open_folder: Opener) -> None:
    words = " ".join(f"ברד{letter}ק" for letter in "אבגדהוזחטיכלמנ")
    workspace = open_folder(
        {"a.txt": f"{words}. {words}.", "b.txt": f"{words}. {words}. {words} שלום.", "c.txt": FERRY}
    )
    assert workspace.library.sharing.versions("a") == ["b"]
    assert stories_of(workspace) == {frozenset({"a", "b"})}


def test_a_story_is_left_by_a_report_that_is_gone_and_joined_by_one_that_comes(open_folder: Opener) -> None:
    workspace = open_folder({"one.txt": FERRY, "other.txt": FERRY_TOLD_ELSEWHERE})
    (Path(workspace.folder) / "one.txt").unlink()
    workspace.library.refresh()
    assert stories_of(workspace) == set()
    (Path(workspace.folder) / "again.txt").write_text(FERRY, encoding="utf-8")
    workspace.library.refresh()
    assert stories_of(workspace) == {frozenset({"again", "other"})}


def test_what_came_bit_by_bit_is_as_what_was_there_at_once(open_folder: Opener) -> None:
    files = {"one.txt": FERRY, "other.txt": FERRY_TOLD_ELSEWHERE, "lake.txt": ANOTHER_FERRY, "strike.txt": STRIKE}
    files |= {"lake-2.txt": f"{ANOTHER_FERRY} Torneby mourns.", "strike-2.txt": STRIKE_TOLD_ELSEWHERE}
    workspace = open_folder(files)
    expected = stories_of(workspace)
    assert expected == {frozenset({"one", "other"}), frozenset({"lake", "lake-2"}), frozenset({"strike", "strike-2"})}
    folder = Path(workspace.folder)
    for name in files:
        (folder / name).unlink()
        workspace.library.refresh()
        assert stories_of(workspace) < expected
        (folder / name).write_text(files[name], encoding="utf-8")
        workspace.library.refresh()
        assert stories_of(workspace) == expected


def test_what_was_cut_short_is_grouped_next_time(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("index.comparison.incidents.stories.stories", killed)
        with pytest.raises(KeyboardInterrupt):
            open_folder({"one.txt": FERRY, "other.txt": FERRY_TOLD_ELSEWHERE})
    workspace = open_folder({})
    assert stories_of(workspace) == {frozenset({"one", "other"})}
    assert not group(workspace.library.stories)


# --- grouping, of reports whose odds are known ----------------------------------------------


def odds_of(likely: set[tuple[str, str]], others: float = -1.0) -> Callable[[str, str], float]:
    """Odds of 2 for these pairs, and `others` for the rest."""
    return lambda one, other: 2.0 if (one, other) in likely else others


def test_one_report_that_mixes_two_incidents_does_not_join_their_stories() -> None:
    one, other = set(combinations("abc", 2)), set(combinations("efg", 2))
    mixes = {(report, "d") for report in "abc"} | {("d", report) for report in "efg"}
    odds = dict.fromkeys(one | other, 2.0) | dict.fromkeys(mixes, 1.0)
    found = stories("abcdefg", one | other | mixes, (), lambda first, second: odds.get((first, second), -1.0))
    assert found == [["a", "b", "c", "d"], ["e", "f", "g"]]


def test_a_pair_that_is_missing_does_not_part_a_story() -> None:
    likely = set(combinations("abcd", 2)) - {("a", "d")}
    assert stories("abcd", likely, (), odds_of(likely)) == [["a", "b", "c", "d"]]


def test_editions_stay_together_whatever_the_odds() -> None:
    assert stories("abc", (), [("a", "c")], odds_of(set())) == [["a", "c"], ["b"]]
    assert stories("abc", (), [("c", "b"), ("b", "a")], odds_of(set())) == [["a", "b", "c"]]


@pytest.mark.parametrize("order", range(4))
def test_the_order_in_which_pairs_are_told_changes_nothing(order: int) -> None:
    lot = random.Random(order)
    reports = [f"{n:02}" for n in range(20)]
    weights = {pair: random.Random(str(pair)).uniform(-3, 3) for pair in combinations(reports, 2)}
    pairs = [pair for pair in weights if weights[pair] >= ENOUGH]
    expected = stories(reports, pairs, (), lambda one, other: weights[one, other])
    told = lot.sample(reports, len(reports)), lot.sample(pairs, len(pairs))
    assert stories(*told, (), lambda one, other: weights[one, other]) == expected
    assert sorted(report for story in expected for report in story) == reports


def test_of_very_many_reports_only_those_found_near_each_other_are_held_against_each_other() -> None:
    reports = [f"{n:04}" for n in range(MOST_HELD + 1)]
    asked: list[tuple[str, str]] = []

    def odds(one: str, other: str) -> float:
        asked.append((one, other))
        return 3.0

    near = [(reports[n], reports[n + 1]) for n in range(0, MOST_HELD - 1, 2)]
    found = stories(reports, near, (), odds)
    assert sorted(asked) == near
    assert [story for story in found if len(story) > 1] == [list(pair) for pair in near]
    assert APART < ENOUGH


# --- signatures ------------------------------------------------------------------------------


def signature(text: str) -> Signature | None:
    words = written(text, 0, len(text))
    return signature_of_words(words, list(map(form_of, words)), None)


def test_a_signature_is_what_was_packed() -> None:
    made = signature(FERRY)
    assert made is not None
    assert unpacked(packed(made)) == made
    assert keys_of(unpacked(packed(made))) == keys_of(made)
    assert {"vesk", "bell"} <= set(made.names)
    assert "sunday" not in made.names
    assert "#140" in made.lead_numbers


def test_a_line_or_two_or_a_text_without_capitals_has_no_signature() -> None:
    short = FERRY[:60]
    assert signature(short) is None
    small = FERRY.lower()
    assert signature(small) is None


@pytest.mark.parametrize(
    ("language", "text", "hollow", "named", "weekday"),
    [
        ("fr", "Mardi, en Juillet, les secours ont atteint Bervant avec des camions. ", "avec", "berv", 1),
        ("ru", "В Торваске во Вторник спасатели сказали, что шахта была закрыта. ", "что", "торваск", 1),
        ("de", "Am Dienstag im Juli wurde in Bervau nach der Flut gesucht. ", "nach", "bervau", 1),
        ("en", "On Tuesday in July the boats reached Bervau after the flood. ", "after", "bervau", 1),
    ],
)
def test_what_says_nothing_of_an_incident_is_told_by_language(
    language: str, text: str, hollow: str, named: str, weekday: int
) -> None:
    words = written(text * 8, 0, len(text) * 8)
    signature = signature_of_words(words, list(map(form_of, words)), None, language)
    assert signature is not None
    assert hollow not in signature.terms
    assert any(name.startswith(named) for name in signature.names)
    assert not {form_of(word) for word in ("Juillet", "Juli", "July", "Mardi", "Вторник")} & set(signature.names)
    assert signature.weekdays == {weekday}
