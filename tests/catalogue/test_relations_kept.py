"""Copies, editions and shared wording kept up with a folder: after any row of reports that come, change and go, what is
told of them is what comparing all of them anew would give.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest

from index.article import Article
from index.catalogue import relations
from index.catalogue.catalogue import Catalogue
from index.catalogue.editions import HOLDERS, Pair, Shingles, WordingHashes, judged, place, wording
from index.catalogue.prints import Prints
from index.catalogue.records import Entry, Looked
from index.catalogue.relating import relate
from index.catalogue.stories import UNSIGNED
from index.loading.folder import Stamp


def pairs_anew(known: Mapping[str, WordingHashes]) -> set[Pair]:
    """The pairs of articles that share wording, as one who compares all of them finds them."""
    holders: dict[int, list[str]] = {}
    for article in sorted(known, key=place):
        for fingerprint in known[article].prints:
            holders.setdefault(fingerprint, []).append(article)
    met = {
        (min(one, other), max(one, other))
        for here in holders.values()
        for one in here[:HOLDERS]
        for other in here
        if one != other
    }
    rows = {article: Shingles(found.shingles) for article, found in known.items()}
    return {p for one, other in met if (p := judged(one, rows[one], other, rows[other]))}


def groups_anew(pairs: Iterable[Pair]) -> list[list[str]]:
    """The articles that are editions of one report, in groups."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.version:
            both = groups.get(pair.one, {pair.one}) | groups.get(pair.other, {pair.other})
            groups.update(dict.fromkeys(both, both))
    return sorted({tuple(sorted(group)) for group in groups.values()})  # type: ignore[arg-type]


class Folder:
    """Reports that come and go, and what is known of what they share."""

    def __init__(self, file: Path) -> None:
        self.catalogue = Catalogue(file)
        self.there: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        looked = Looked(Stamp(f"{name}.txt", len(text), 1), name)
        words = text.split()
        digest = wording([text, "-", "-", "-", text]).shingles.tobytes()
        names = {"names": {}, "words": ""}
        entry = Entry(Article(name, f"{name}.txt", text, ()), words, names, wording(words), UNSIGNED, digest)
        self.catalogue.recording.record([looked], [entry.kept()], [looked])
        self.there[name] = text

    def delete(self, name: str) -> None:
        self.catalogue.recording.forget([f"{name}.txt"])
        del self.there[name]

    def relate(self) -> bool:
        return relate(self.catalogue.relations)

    def known(self) -> tuple[object, ...]:
        sharing = self.catalogue.sharing
        pairs = {Pair(a, b, bool(v)) for a, b, v in self.catalogue._rows("SELECT one, other, version FROM pairs")}
        return pairs, self.groups(), sharing.known_copies()

    def groups(self) -> list[tuple[str, ...]]:
        """The articles that are editions of one report, in groups."""
        found = {name: self.catalogue.sharing.versions(name) for name in self.there}
        return sorted({tuple(sorted((name, *others))) for name, others in found.items() if others})

    def anew(self) -> tuple[object, ...]:
        originals: dict[str, str] = {}
        copies: dict[str, str] = {}
        for name in sorted(self.there, key=lambda name: (len(name), name)):
            if (original := originals.setdefault(self.there[name], name)) != name:
                copies[name] = original
        pairs = pairs_anew({name: wording(text.split()) for name, text in self.there.items() if name not in copies})
        return pairs, groups_anew(pairs), copies


STORIES = [[f"of{story}n{word}" for word in range(160)] for story in range(4)]
STOCK = [f"stock{word}" for word in range(40)]


def report(chance: random.Random) -> str:
    """Part of a story or two, with a stock paragraph or none and some words of its own."""
    words: list[str] = []
    for _ in range(chance.choice((1, 1, 2))):
        story = chance.choice(STORIES)
        start = chance.randrange(0, 120, 20)
        words += story[start : start + chance.choice((20, 40, 80))]
    if chance.random() < 0.7:
        words += STOCK
    return " ".join([*words, *(f"own{chance.randrange(9)}" for _ in range(chance.randrange(3)))])


@pytest.mark.parametrize("seed", range(12))
def test_relations_that_were_kept_up_are_those_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(relations, "COMPARED_AT_ONCE", chance.choice((1, 3, 1000)))
    folder = Folder(tmp_path / "catalogue.sqlite")
    for _ in range(25):
        for _ in range(chance.choice((1, 1, 2, 12))):
            if folder.there and chance.random() < 0.4:
                folder.delete(chance.choice(sorted(folder.there)))
            else:
                text = chance.choice([report(chance), *folder.there.values()][:2])
                folder.write(f"{chance.randrange(40)}", text)
        folder.relate()
        assert folder.known() == folder.anew()


class Killed(BaseException):
    """Stands for a process that ends here."""


@pytest.mark.parametrize("step", ["tell_copies", "compare", "group", "_turn", "_keep", "_part", "_regroup"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_cut_short_is_told_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    chance = random.Random(step)
    folder = Folder(tmp_path / "catalogue.sqlite")
    real: Callable[..., object] = getattr(relations.Relations, step)
    ended = []

    def killed(*arguments: object) -> None:
        if when == "after":
            real(*arguments)
        ended.append(step)
        raise Killed

    for _ in range(6):
        for _ in range(12):
            if len(folder.there) > 30:
                folder.delete(chance.choice(sorted(folder.there)))
            folder.write(f"{chance.randrange(40)}", chance.choice([report(chance), *folder.there.values()][:2]))
        with monkeypatch.context() as patch:
            patch.setattr(relations.Relations, step, killed)
            with suppress(Killed):
                folder.relate()
        folder.relate()
        assert folder.known() == folder.anew()
    assert ended


def test_a_stock_phrase_is_compared_with_the_few_that_stand_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    for number in range(60):
        folder.write(f"{number}", " ".join([*STOCK, *(f"of{number}n{word}" for word in range(60))]))
    folder.relate()
    compared: list[str] = []
    monkeypatch.setattr(relations, "judged", lambda one, *rest: compared.append(one) or judged(one, *rest))
    last = next(f"{n}" for n in range(60, 999) if place(f"{n}") > max(map(place, folder.there)))
    folder.write(last, " ".join([*STOCK, "more"]))
    folder.relate()
    assert len(compared) == HOLDERS
    assert folder.known() == folder.anew()


def test_a_report_that_comes_is_held_against_no_other_than_it_meets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    for number, story in enumerate(STORIES):
        folder.write(f"{number}", " ".join(story))
    folder.relate()
    asked: list[int] = []
    real = Prints._holders
    monkeypatch.setattr(Prints, "_holders", lambda self, found: asked.append(found) or real(self, found))
    folder.write("new", " ".join(STORIES[0][:60]))
    assert folder.relate() is False
    assert 0 < len(asked) <= 20
    assert folder.known() == folder.anew()


def test_many_editions_of_one_story_are_one_group(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    for number in range(40):
        folder.write(f"{number:02}", " ".join([*STORIES[0], f"edition{number}"]))
    folder.relate()
    assert folder.groups() == [tuple(f"{number:02}" for number in range(40))]
    for number in range(38):
        folder.delete(f"{number:02}")
        folder.relate()
        assert folder.catalogue.sharing.versions("39") == sorted(folder.there.keys() - {"39"})


def test_editions_of_editions_are_one_story_until_the_one_between_goes(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    one, other = STORIES[0][:80], STORIES[1][:80]
    folder.write("a", " ".join(one))
    folder.write("b", " ".join(one + other))
    folder.write("c", " ".join(other))
    folder.relate()
    assert folder.groups() == [("a", "b", "c")]
    folder.delete("b")
    folder.relate()
    assert folder.groups() == []


def test_places_part_articles_whatever_their_names() -> None:
    places = [place(f"folder/report{n}") for n in range(1000)]
    assert len(set(places)) == 1000 and all(0 <= at < 2**63 for at in places)
    rising = sum(one < other for one, other in combinations(places[:200], 2))
    assert 0.4 < rising / (200 * 199 / 2) < 0.6
    assert place("a") == 0x207C4F1CADB32117  # the same on every machine
