"""Names kept up with a folder: after any row of reports that come, change and go, what is known of names is what
learning from all reports anew would give.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.catalogue.editions import wording
from index.catalogue.names import counts, families, following
from index.catalogue.names.following import Teaching
from index.catalogue.records import Entry, Looked
from index.catalogue.stories import UNSIGNED
from index.loading.folder import Stamp
from index.names.forms import names_in
from index.names.learning import learn
from index.workspace import Workspace

NAMES = [
    "Karbala Kerbala Kirbala al-Karbala",
    "Mukalla Makalla",
    "Tobruk Tobrouk",
    "Amid Hamid Aamid",
    "Hassan Hussein Hussan Hessan",
    "Marea Mare Mary",
    "Kerry Kerrys Kweyris Kwayris Kuweires",
    "Houthi Houthis Huthi Huthis",
    "Iran Iraq Irak",
    "Idri Idris Edris",
]
FULL = [
    *("Rami Alloush", "Rami Aloush", "Rami Abdel Rahman", "Rami Abdulrahman", "Abdel Rahman", "Abdulrahman"),
    *("Tal Naqar", "Tel Naqir", "Hezbollah", "Zabadani", "Hezbollah Zabadani", "Hezbullah", "TOBRUK", "KARBALA"),
    *("Deir ez-Zor", "Deir al-Zour", "Deir Ezzor", "Virgin Mary", "Umm Qasr's Tobruk", "Bora Bora", "Daraa-Balad"),
]
SMALL = ["mare", "ran", "in", "the", "iran", "amid", "bora", "kerry", "zabadani", "tal", "hezbollah", "on", "monday"]
ALIASES = [
    (),
    (("White Helmets", "Syria Civil Defence"), ("Hezbollah", "Party of God", "Hizbullah")),
    (("Kerry", "Idris"), ("White Helmets", "Tobruq")),
]
NEVER = [(), (("Karbala", "Kerbala"), ("Kerry", "Hezbollah")), (("Mukalla", "Makalla", "Mukala"),)]


def report(chance: random.Random) -> str:
    """Some sentences of names that sound alike, and of the same words small."""

    def name() -> str:
        return chance.choice(chance.choice(NAMES).split() if chance.random() < 0.7 else FULL)

    told = [
        f"{chance.choice(SMALL).capitalize()} {name()} {chance.choice(SMALL)} {name()} {chance.choice(SMALL)}."
        for _ in range(chance.randint(1, 6))
    ]
    return " ".join(told)


class Folder:
    """Reports that come and go, and what is known of their names."""

    def __init__(self, file: Path) -> None:
        self.catalogue = Catalogue(file)
        self.there: dict[str, str] = {}
        self.aliases: tuple[tuple[str, ...], ...] = ()
        self.never: tuple[tuple[str, ...], ...] = ()

    def write(self, name: str, text: str) -> None:
        looked = Looked(Stamp(f"{name}.txt", len(text), 1), name)
        entry = Entry(
            Article(name, f"{name}.txt", text, ()), text.split(), names_in(text), wording([]), UNSIGNED, name.encode()
        )
        self.catalogue.recording.record([looked], [entry.kept()], [looked])
        self.there[name] = text

    def delete(self, name: str) -> None:
        self.catalogue.recording.forget([f"{name}.txt"])
        del self.there[name]

    @property
    def teaching(self) -> Teaching:
        return Teaching("rules", repr((self.aliases, self.never)), self.aliases, self.never)

    def follow(self) -> None:
        self.catalogue.names.follow(self.teaching)

    def known(self, settings: str | None = None) -> object:
        row = self.catalogue.names.families(settings or self.teaching.settings)
        return row and {**row, "english": " ".join(sorted({*row["english"].split()}))}  # they are in no order

    def anew(self) -> object:
        texts = [names_in(text) for text in self.there.values()]
        return json.loads(json.dumps(learn(texts, self.aliases, self.never).to_row()))

    def change(self, chance: random.Random) -> None:
        """Something that happens to a folder."""
        happens = chance.random()
        if happens < 0.1:
            self.aliases, self.never = chance.choice(ALIASES), chance.choice(NEVER)
        elif happens < 0.4 and self.there:
            self.delete(chance.choice(sorted(self.there)))
        else:
            self.write(f"{chance.randrange(30):02}", report(chance))


@pytest.mark.parametrize("seed", range(12))
def test_names_that_were_kept_up_are_those_learned_anew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = Folder(tmp_path / "catalogue.sqlite")
    for _ in range(25):
        for _ in range(chance.choice((1, 1, 2, 12))):
            folder.change(chance)
        folder.follow()
        assert folder.known() == folder.anew()


@pytest.mark.parametrize("many", [1, 10_000])
def test_it_does_not_matter_how_much_is_done_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Every place is gone through, or only those of what changed; one name at a time, or many."""
    monkeypatch.setattr(families, "MANY", many)
    for constant in ("SETTLED_AT_ONCE", "NAMES_AT_ONCE", "MOST_KNOWN"):
        monkeypatch.setattr(families, constant, 3)
    monkeypatch.setattr(following, "LEARNED_AT_ONCE", 2)
    monkeypatch.setattr(counts, "ASKED_AT_ONCE", 2)
    chance = random.Random(many)
    folder = Folder(tmp_path / "catalogue.sqlite")
    for _ in range(4):
        for _ in range(6):
            folder.change(chance)
        folder.follow()
    assert folder.known() == folder.anew()


class Killed(BaseException):
    """Stands for a process that ends here."""


@pytest.mark.parametrize("step", ["_take_some", "_take", "_take_rules", "_begin", "judge", "settle", "_keep_pairs"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_cut_short_is_learned_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    chance = random.Random(step + when)
    folder = Folder(tmp_path / "catalogue.sqlite")
    holder = following.Names if hasattr(following.Names, step) else families.KeptFamilies
    real: Callable[..., object] = getattr(holder, step)

    ended: list[int] = []

    def killed(*arguments: object) -> None:
        if when == "after":
            real(*arguments)
        ended.append(round)
        raise Killed

    for round in range(3):
        folder.aliases = ALIASES[round]
        for _ in range(8):
            folder.change(chance)
        with monkeypatch.context() as patch:
            patch.setattr(holder, step, killed)
            with suppress(Killed):
                folder.follow()
        folder.change(chance)
        folder.follow()
        assert folder.known() == folder.anew()
    assert ended == ([0] if step == "_begin" else [0, 1, 2])


def test_other_rules_learn_anew(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    chance = random.Random(1)
    for number in range(9):
        folder.write(f"{number}", report(chance))
    folder.follow()
    other = Teaching("other rules", "other settings", (), ())
    assert folder.known(other.settings) is None
    folder.catalogue.names.follow(other)
    assert folder.known(other.settings) == folder.anew()


def test_a_report_that_comes_touches_only_names_that_hang_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path / "catalogue.sqlite")
    for number, group in enumerate(NAMES[:6]):
        folder.write(f"{number}", ". In ".join(["", *group.split()]))
    folder.follow()
    judged: list[object] = []
    real = families._judged
    monkeypatch.setattr(families, "_judged", lambda key, *asked, **how: judged.append(key) or real(key, *asked, **how))
    folder.write("new", "They met in Tobruk.")
    folder.follow()
    assert 0 < len(judged) <= 4
    assert folder.known() == folder.anew()


def test_a_search_takes_the_spelling_of_a_report_that_came(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({f"{n}.txt": f"Shells fell on Kerbala, said witness {n}." for n in range(4)})
    (Path(workspace.folder) / "new.txt").write_text("Shells fell on Karbala again.", encoding="utf-8")
    workspace.library.refresh()
    assert workspace.search.answer("karbala").total == 5
    (Path(workspace.folder) / "new.txt").unlink()
    workspace.library.refresh()
    assert workspace.search.searcher.spellings("Kerbala") == ("Kerbala",)
