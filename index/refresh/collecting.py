"""Looking for rings of objects seldom while much is read.

Python looks through all objects that are new, and again and again through the old ones, for those that hold nothing but
each other. A build makes millions that are in no ring, and keeps hundreds of thousands: looking took a quarter of the
time of learning names, and found nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW, YOUNG, OLD = 50_000, 20, 200
"""A look at the new objects when there are so many more than went, some 5 MB; at those that outlived one after so many
of these looks; at all after so many of those. What rings a library leaves behind is gone before it weighs.
"""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look seldom until the end of the block, then as before."""
    before = gc.get_threshold()
    gc.set_threshold(NEW, YOUNG, OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
