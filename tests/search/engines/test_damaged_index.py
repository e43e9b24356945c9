"""What an engine in a folder says of damage: the index is one of files, and any of them may be spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from test_conformance import ENGINES, found, put, row

from index.errors import CatalogueError, DamagedCache

HARM: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "emptied": lambda _: b"",
    "zeroed": lambda data: bytes(len(data)),
    "another's": lambda _: b"this is no index " * 100,
    "longer": lambda data: data + data,
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("name", ENGINES)
def test_damage_is_said_or_does_no_harm(name: str, harm: str, tmp_path: Path) -> None:
    """Whichever file is damaged: the answer is right, or the index is empty, or `DamagedCache` says so to both."""
    whole = tmp_path / "whole"
    engine = ENGINES[name](whole)
    put(engine, a="siege of deraa", b="bridge of homs")
    put(engine, c="siege of homs")
    engine.replace(["b"], [])
    engine.close()
    for at, file in enumerate(sorted(p.name for p in whole.iterdir() if p.is_file() and p.stat().st_size)):
        folder = tmp_path / str(at)
        folder.mkdir()
        for each in whole.iterdir():
            data = each.read_bytes()
            (folder / each.name).write_bytes(HARM[harm](data) if each.name == file else data)
        told: list[DamagedCache] = []
        spoilt = ENGINES[name](folder, told.append)
        try:
            assert found(spoilt, row("siege", "of")) in ("ac", "")
        except DamagedCache as said:
            assert told == [said] and str(folder) in str(said)
        finally:
            spoilt.close()


@pytest.mark.parametrize("name", ENGINES)
def test_a_folder_that_cannot_be_made_is_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogueError, match="file") as said:
        ENGINES[name](tmp_path / "file" / "index")
    assert not isinstance(said.value, DamagedCache)
