"""The lexicon: its files are in order, its compiled form is its source, and the user's files are read on top."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.config import load as load_settings
from index.errors import ConfigError
from index.lexicon import compiled, reading
from index.lexicon.phrases import any_word, one_of
from index.lexicon.sections import SHAPES
from index.workspace import Workspace

FILES = sorted(reading.HERE.glob("*/*.yaml"))
TOP = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _shipped_alone() -> Iterator[None]:
    yield
    reading.use(())


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        file = tmp_path / "lake.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def _lists(value: object, name: str) -> Iterator[tuple[str, list[object]]]:
    """Every list in a file, each with the way to it."""
    if isinstance(value, dict):
        yield name, list(value)
        for key, inside in value.items():
            yield from _lists(inside, f"{name}.{key}")
    elif isinstance(value, list):
        yield name, value
        for inside in value:
            yield from _lists(inside, f"{name}[]")


NAMES_FIRST = ("aliases[]", "never_same[]", "roots[]")
"""Lines in which the order of names says something."""


BY_VALUE = (
    *("number_words", "magnitudes", "rough", "fractions", "ordinals", "hedges", "units", "day_parts", "days_away"),
    *("counted", "deeds", "fates", "outcomes", "directions", "months", "weekdays"),
    *("islamic_months", "persian_months"),
)
"""Sections in which the order is that of the values, or groups of them."""


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_entry_is_text_stands_once_and_in_order(file: Path) -> None:
    for section, value in compiled.values(file, None).items():
        assert section in SHAPES
        for name, entries in _lists(value, section):
            rows = [tuple(entry) if isinstance(entry, list) else entry for entry in entries]
            assert len(set(rows)) == len(rows), name
            assert all(isinstance(e, tuple) or (isinstance(e, str) and e == e.strip() and e) for e in rows), name
            if name not in NAMES_FIRST and section not in BY_VALUE:
                assert rows == sorted(rows), name  # type: ignore[type-var]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_compiled_form_is_the_source(file: Path, tmp_path: Path) -> None:
    source = compiled.values(file, None)
    assert compiled.values(file, tmp_path) == source  # it is made
    (kept,) = (tmp_path / compiled.FOLDER).iterdir()
    assert json.loads(kept.read_bytes()) == source
    assert kept.stat().st_mode & 0o077 == 0
    assert compiled.values(file, tmp_path) == source  # and read


def test_a_compiled_form_belongs_to_the_bytes_of_its_source(own: Callable[[str], Path], tmp_path: Path) -> None:
    file = own("cities: [Laketown]\n")
    compiled.values(file, tmp_path)
    own("cities: [Nordhaven]\n")
    assert compiled.values(file, tmp_path) == {"cities": ["Nordhaven"]}
    assert len(list((tmp_path / compiled.FOLDER).iterdir())) == 1


@pytest.mark.parametrize("hurt", [b"", b"[1", b"\xff", b"[]", b"[" * 100_000])
def test_a_compiled_form_that_is_none_is_made_anew(own: Callable[[str], Path], tmp_path: Path, hurt: bytes) -> None:
    file = own("cities: [Laketown]\n")
    compiled.values(file, tmp_path)
    (kept,) = (tmp_path / compiled.FOLDER).iterdir()
    kept.write_bytes(hurt)
    assert compiled.values(file, tmp_path) == {"cities": ["Laketown"]}


def test_a_compiled_form_that_others_can_write_is_not_believed(own: Callable[[str], Path], tmp_path: Path) -> None:
    file = own("cities: [Laketown]\n")
    compiled.values(file, tmp_path)
    (kept,) = (tmp_path / compiled.FOLDER).iterdir()
    kept.write_text('{"cities": ["Elsewhere"]}')
    assert compiled.values(file, tmp_path) == {"cities": ["Elsewhere"]}  # ours alone: believed
    kept.write_text('{"cities": ["Elsewhere"]}')
    kept.chmod(0o666)
    assert compiled.values(file, tmp_path) == {"cities": ["Laketown"]}


def test_a_cache_that_cannot_be_used_is_done_without(own: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert compiled.values(own("cities: [Laketown]\n"), tmp_path / "cache") == {"cities": ["Laketown"]}


def test_only_what_is_asked_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    true = compiled.values
    monkeypatch.setattr(compiled, "values", lambda file, cache: read.append(file.parent.name) or true(file, cache))
    reading.regions.cache_clear()  # type: ignore[attr-defined]
    reading.regions()
    assert set(read) == {"regions"}
    reading.regions()
    assert len(read) == len(list((reading.HERE / "regions").glob("*.yaml")))


def test_every_section_is_documented() -> None:
    document = (TOP / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert [name for name in SHAPES if f"`{name}" not in document] == []


def test_the_files_travel_with_the_package() -> None:
    """They lie inside a package that the wheel takes whole, and are not among what is left out."""
    build = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert reading.HERE.is_relative_to(TOP / "index")
    assert "index" in build["wheel"]["packages"]
    assert "index" in build["sdist"]["include"]
    assert not {"exclude", "only-include"} & build["wheel"].keys()
    ignored = (TOP / ".gitignore").read_text(encoding="utf-8") if (TOP / ".gitignore").exists() else ""
    assert "yaml" not in ignored


def test_the_installed_package_finds_them(tmp_path: Path) -> None:
    """Nothing but the package is there, as a wheel leaves it."""
    shutil.copytree(TOP / "index", tmp_path / "index")
    code = "from index.lexicon.reading import *; print(HERE, len(languages()), len(regions().cities))"
    environment = {"PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    shipped = len(reading.languages()), len(reading.regions().cities)
    assert ran.stdout.split() == [str(tmp_path / "index" / "lexicon"), *map(str, shipped)]


# --- phrases ----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["published", "First posted on", "originally published at", "posted\non"])
def test_a_phrase_with_choices_is_found(said: str) -> None:
    import re

    assert re.fullmatch(one_of(["first/originally? published/posted on/at?"]), said, re.IGNORECASE)


@pytest.mark.parametrize("said", ["first", "publishedon", "first originally posted", "posted on at", ""])
def test_what_is_none_of_its_choices_is_not(said: str) -> None:
    import re

    assert not re.fullmatch(one_of(["first/originally? published/posted on/at?"]), said, re.IGNORECASE)


@given(st.lists(st.text("ab -", min_size=1, max_size=6).filter(str.strip), min_size=1), st.text("ab -", max_size=8))
def test_of_several_phrases_the_longest_that_stands_there_is_taken(phrases: list[str], text: str) -> None:
    import re

    text, said = " ".join(text.split()), {" ".join(phrase.split()) for phrase in phrases}
    longest = max((each for each in said if text.startswith(each)), key=len, default=None)
    for pattern in (one_of(phrases), any_word(reversed(phrases))):
        found = re.match(pattern, text)
        assert (found and found[0]) == longest


def test_no_phrase_and_no_word_match_nothing() -> None:
    import re

    assert not re.search(one_of([]), "")
    assert not re.search(any_word([]), "a")


# --- the user's own ---------------------------------------------------------------------------


def test_the_users_lists_are_added(own: Callable[[str], Path]) -> None:
    shipped = reading.regions()
    reading.use((str(own("cities: [Laketown]\nagencies:\n  LNA: [Lake News Agency]\n  AFP: [A.F.P.]\n")),))
    both = reading.regions()
    assert set(both.cities) == {*shipped.cities, "Laketown"}
    assert set(both.agencies["AFP"]) == {*shipped.agencies["AFP"], "A.F.P."}
    assert both.agencies["LNA"] == ("Lake News Agency",)
    assert both.aliases == shipped.aliases


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("agences:\n  A: [B]", "line 1: a lexicon has no section 'agences'; did you mean 'agencies'?"),
        ("cities: Laketown", "line 1: cities must be a list"),
        ("\nagencies: [LNA]", "line 2: agencies must be a mapping"),
        ("aliases:\n  - Lake", "line 2: a line of aliases must be a list"),
        ('by: [von, ""]', "line 1: an entry of by must be a text"),
        ("language: english", "line 1: language must be a code"),
        ("by: [von]\ndates_in_figures: day", "line 2: dates_in_figures must be day first or month first"),
        ("cities: [a\n", "line"),
        ("- a list", "line 1: the file must be a mapping"),
    ],
)
def test_a_broken_file_is_one_sentence_with_path_and_line(own: Callable[[str], Path], text: str, sentence: str) -> None:
    file = own(text)
    with pytest.raises(ConfigError) as caught:
        reading.use((str(file),))
    assert str(caught.value).startswith(f"{file}, ")
    assert sentence in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_said(own: Callable[[str], Path], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        reading.use((str(tmp_path / "none.yaml"),))
    own("").write_bytes(b"cities: [a]\nby: [\xff]\n")
    with pytest.raises(ConfigError, match="line 2: this is not UTF-8"):
        reading.use((str(tmp_path / "lake.yaml"),))


def test_a_lexicon_is_named_from_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("lexicon: [words/lake.yaml]\n")
    assert load_settings(str(tmp_path / "own.yaml")).lexicon == (str(tmp_path / "words/lake.yaml"),)


REPORT = "Police search the port\n\nLAKETOWN (Lake News Agency) - Police of the {} searched the port.\n"
SETTINGS = "lexicon: [lake.yaml]\n"


def test_the_words_of_the_users_file_are_known_everywhere(
    own: Callable[[str], Path], open_folder: Callable[..., Workspace]
) -> None:
    """In the processes that read, in names, and again when the file changes."""
    own("agencies:\n  LNA: [Lake News Agency]\n")
    files = {"1.txt": REPORT.format("Lake Front"), "2.txt": REPORT.format("FFL")}
    workspace = open_folder(files, SETTINGS)
    assert [credit.agency for credit in workspace.library.article("1").metadata.credits] == ["LNA"]
    assert len(workspace.search.answer('"Lake Front"').hits) == 1
    own("agencies:\n  Laker: [Lake News Agency]\naliases:\n  - [Lake Front, FFL]\n")
    again = open_folder(files, SETTINGS)
    assert [credit.agency for credit in again.library.article("1").metadata.credits] == ["Laker"]
    assert len(again.search.answer('"Lake Front"').hits) == 2


def test_names_and_reports_learned_under_another_lexicon_are_stale(
    own: Callable[[str], Path], open_folder: Callable[..., Workspace]
) -> None:
    own("cities: [Laketown]\n")
    workspace = open_folder({"1.txt": REPORT.format("Front")}, SETTINGS)
    assert workspace.library.is_current()
    own("cities: [Laketown, Nordhaven]\n")
    reading.use(workspace.settings.lexicon)
    assert not workspace.library.is_current()
