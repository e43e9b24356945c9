"""Patterns that are kept compiled are those that Python compiles; what is kept and broken is made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.lexicon import patterns, reading
from index.lexicon.patterns import pattern

DAY = r"(?P<day>\d{1,2})[ ](?P<month>may|ju(?:ne|ly)|تموز)(?P<end>$)?"
TEXT = "on 3 May, 14 june"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    before = reading.cached_in()
    reading.use((), tmp_path)
    yield tmp_path / "lexicon"
    reading.use((), before)


def found(made: re.Pattern[str]) -> list[object]:
    matches = [(match.span(), match.groupdict()) for match in made.finditer(TEXT)]
    return [made.pattern, made.flags, made.groups, dict(made.groupindex), matches]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.VERBOSE])
def test_a_kept_pattern_finds_what_a_compiled_one_finds(
    cache: Path, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pattern("day", DAY, flags)
    monkeypatch.setattr(patterns, "_compiled", lambda *_: pytest.fail("compiled again"))
    assert found(pattern("day", DAY, flags)) == found(first) == found(re.compile(DAY, flags))


def test_a_byte_that_was_flipped_is_no_other_pattern(cache: Path) -> None:
    pattern("day", DAY)
    (file,) = cache.glob("day-*.pattern")
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert found(pattern("day", DAY)) == found(re.compile(DAY))


def test_what_an_earlier_lexicon_gave_is_taken_away(cache: Path) -> None:
    for text in ("monday", "monday|tuesday"):
        pattern("day", text)
        assert len([*cache.glob("day-*.pattern")]) == 1


def test_a_file_that_others_can_write_is_not_believed(cache: Path) -> None:
    pattern("day", DAY)
    (file,) = cache.glob("day-*.pattern")
    file.write_bytes(patterns._packed(patterns._compiled("anything", 0)))
    file.chmod(0o666)
    assert found(pattern("day", DAY)) == found(re.compile(DAY))


def test_a_python_with_another_engine_compiles(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise AttributeError("_code")

    monkeypatch.setattr(patterns, "_compiled", missing)
    assert found(pattern("day", DAY)) == found(re.compile(DAY))
    assert not [*cache.glob("*.pattern")]
