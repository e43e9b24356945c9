"""The table of contents of an index: what is written is read, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search.engines.contents import Contents, Damaged, ListedSegment, latest
from index.search.engines.lengths import LENGTHS, byte_of


def listed(folder: Path, name: str, *gone: int) -> ListedSegment:
    made = ListedSegment(name, 9, frozenset(gone), {f"deraa_{name}.arrays": 3})
    made.path(folder).write_bytes(b"abc")
    return made


def test_the_newest_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert (latest(tmp_path), Contents.newest(tmp_path)) == (-1, Contents(-1))
    states = [Contents(n, [listed(tmp_path, f"s{n}", n, n + 1)]) for n in (2, 10, 9)]
    for state in states:
        state.write(tmp_path)
    (tmp_path / "_deraa_11.toc.new").write_bytes(b"half written")
    assert latest(tmp_path) == 10
    assert Contents.newest(tmp_path) == states[1]


@pytest.mark.parametrize("harm", ["longer", "shorter", "another number", "another place"])
def test_what_was_not_written_so_is_damage(harm: str, tmp_path: Path) -> None:
    segment = listed(tmp_path, "s")
    state = Contents(4, [segment])
    if harm == "another place":
        state = Contents(4, [segment._replace(files={"../outside": 3})])
    state.write(tmp_path)
    if harm in ("longer", "shorter"):
        segment.path(tmp_path).write_bytes(b"abcd" if harm == "longer" else b"")
    elif harm == "another number":
        (tmp_path / "_deraa_4.toc").rename(tmp_path / "_deraa_5.toc")
    with pytest.raises(Damaged):
        Contents.newest(tmp_path)


def test_lengths_are_kept_as_whoosh_keeps_them() -> None:
    """Indexes that were written before are read on."""
    from whoosh.util.numeric import byte_to_length, length_to_byte

    assert [byte_to_length(byte) for byte in range(256)] == list(LENGTHS)
    some = [*range(3000), *(length + by for length in LENGTHS for by in (-1, 0, 1)), 10**6]
    assert [byte_of(length) for length in some if length >= 0] == [length_to_byte(n) for n in some if n >= 0]
