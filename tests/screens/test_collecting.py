"""Garbage is collected when no key is pressed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from tui.collecting import PAUSE_SECONDS, STARTED_SECONDS, Collecting


class Timer:
    def __init__(self) -> None:
        self.resets = 0

    def reset(self) -> None:
        self.resets += 1


class App:
    """Keeps what it is to call back, and calls it when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, Callable[[], None], Timer]] = []

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        self.asked.append((delay, callback, Timer()))
        return self.asked[-1][2]


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    done: list[str] = []
    before = gc.get_threshold()
    monkeypatch.setattr(gc, "collect", lambda oldest=2: done.append(f"collect {oldest}"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    yield done
    gc.set_threshold(*before)


def test_what_is_there_after_the_start_is_set_aside(collected: list[str]) -> None:
    app = App()
    Collecting(app).begin()  # type: ignore[arg-type]
    ((delay, call, _),) = app.asked
    assert (delay, collected) == (STARTED_SECONDS, [])
    seldom = gc.get_threshold()[2]
    call()
    assert collected == ["collect 2", "freeze"]
    assert gc.get_threshold()[2] > seldom


def test_keys_put_off_the_collection_until_they_pause(collected: list[str]) -> None:
    app = App()
    collecting = Collecting(app)  # type: ignore[arg-type]
    for _ in range(3):
        collecting.key_pressed()
    ((delay, call, timer),) = app.asked
    assert (delay, timer.resets, collected) == (PAUSE_SECONDS, 2, [])
    call()
    assert collected == ["collect 1"]


def test_a_second_pause_collects_all_and_a_third_nothing(collected: list[str]) -> None:
    app = App()
    collecting = Collecting(app)  # type: ignore[arg-type]
    collecting.key_pressed()
    for _, call, _ in app.asked:  # each call asks for the next one, for as long as there is one
        call()
    assert collected == ["collect 1", "collect 2"]
    collecting.key_pressed()
    assert len(app.asked) == 3


def test_a_key_between_two_pauses_begins_with_what_is_new_again(collected: list[str]) -> None:
    app = App()
    collecting = Collecting(app)  # type: ignore[arg-type]
    collecting.key_pressed()
    app.asked[0][1]()
    collecting.key_pressed()
    (_, again, timer) = app.asked[1]
    assert timer.resets == 1
    again()
    assert collected == ["collect 1", "collect 1"]
