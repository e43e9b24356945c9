"""What time it is, how long something takes, and letters that nobody can guess: all that makes one run differ from the
next is asked for here and nowhere else, so that a test which sets it (`set_still`) is the same on every day.

Example: `clock.now()` is `datetime(2026, 3, 1, 9, 30, tzinfo=UTC)`; under `set_still(when)` it is `when`, each time.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count

_still: datetime | None = None
_drawn = count()


def now() -> datetime:
    """This moment in UTC."""
    return _still or datetime.now(UTC)


def seconds() -> float:
    """Seconds since some moment, for measuring how long something takes; it never goes back."""
    return time.monotonic()


def letters(alphabet: str, many: int) -> str:
    """Letters drawn from `alphabet` that nobody can guess; while the clock stands still they count up, so that they are
    known and yet no two draws are the same.
    """
    if _still is None:
        return "".join(secrets.choice(alphabet) for _ in range(many))
    number, drawn = next(_drawn), ""
    for _ in range(many):
        number, digit = divmod(number, len(alphabet))
        drawn = alphabet[digit] + drawn
    return drawn


@contextmanager
def set_still(when: datetime) -> Iterator[None]:
    """Let it be `when` (with its zone), for a test or a picture."""
    global _still, _drawn  # noqa: PLW0603 - one clock for the whole program is the point
    before, _still, _drawn = _still, when.astimezone(UTC), count()
    try:
        yield
    finally:
        _still = before
