"""The drawing of how cost grows stands for the figures it is made of."""

from __future__ import annotations

from benchmarks.growth.plot import WIDE, drawn

SIZES = [1_000, 10_000, 100_000]


def test_what_grows_as_the_folder_does_ends_at_the_right_edge_and_what_stays_at_the_left() -> None:
    grows, stays = drawn(SIZES, {"grows": [2.0, 20.0, 200.0], "stays": [5.0, 5.0, 5.0]})
    assert grows.partition("|")[2].index("●") == 0 and grows.endswith(f"{'●|':>2}    100.0 times")
    assert stays == "stays |●" + " " * WIDE + "|      1.0 times"


def test_what_fell_or_grew_beyond_the_folder_stays_within_the_drawing() -> None:
    lines = drawn(SIZES, {"fell": [5.0, 2.0, 1.0], "more": [1.0, 50.0, 5_000.0]})
    assert {len(line.split("|")[1]) for line in lines} == {WIDE + 1}
