"""The hits in the report that is open: those of the search, or what the find line finds in their place, and at which of
them the reader is. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span


class Hits:
    """Hits in the order of the text, and the one that is lit."""

    def __init__(self) -> None:
        self._of_search: Sequence[Span] = ()
        self._found: Sequence[Span] | None = None
        self._at: int | None = None
        self.words = ""
        """What is found, as it was typed in the find line."""

    @property
    def spans(self) -> Sequence[Span]:
        """What is lit in the text."""
        return self._of_search if self._found is None else self._found

    @property
    def is_finding(self) -> bool:
        """Whether they are those of the find line."""
        return self._found is not None

    @property
    def now(self) -> Span | None:
        """The one that the reader is at."""
        return self.spans[self._at] if self._at is not None and self._at < len(self.spans) else None

    @property
    def number(self) -> int:
        """The number of that one, from zero; -1 where the reader is at none."""
        return self._at if self.now is not None and self._at is not None else -1

    @property
    def position(self) -> str:
        """What the head says of it: `hit 3 of 5`, or that nothing is found."""
        if self.now is not None:
            return f"{'found' if self.is_finding else 'hit'} {self.number + 1} of {len(self.spans)}"
        return "not found" if self.words and not self.spans else ""

    def take(self, spans: Sequence[Span], at: int | None) -> None:
        """Have the hits of a search, and be at one of them; what was found is given up."""
        self._of_search = spans
        self._found, self.words = None, ""
        self.go_to(at)

    def go_to(self, at: int | None) -> None:
        """Be at the hit of that number, or at none where there is no such one."""
        self._at = at if at is not None and 0 <= at < len(self.spans) else None

    def find(self, words: str, text: str, here: int) -> None:
        """Find words in a text, capitals and white space (no-break spaces too) alike, and be at the first from `here`
        on, else at the first of all.
        """
        parts = [re.escape(word) for word in words.split()]
        pattern = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
        self._found = [Span(m.start(), m.end()) for m in pattern.finditer(text)] if pattern else []
        self.words = words if parts else ""
        self._at = next((n for n, span in enumerate(self._found) if span.start >= here), 0 if self._found else None)

    def give_up_finding(self) -> None:
        """Have the hits of the search again, and be at none."""
        self.take(self._of_search, None)

    def forget_search(self) -> None:
        """The query they answer is gone; what is found stays."""
        self._of_search = ()
        if not self.is_finding:
            self._at = None

    def step(self, direction: int) -> bool:
        """To the next or previous one; false when there is none further on."""
        at = (-1 if direction > 0 else len(self.spans)) if self._at is None else self._at
        if not 0 <= at + direction < len(self.spans):
            return False
        self._at = at + direction
        return True
