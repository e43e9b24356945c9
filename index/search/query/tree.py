"""The tree that a query means. `str()` of a tree is a query that reads back as the same tree."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One word. `exact` takes only the form as typed, `prefix` any word that begins so, `near` words spelled nearly
    so.
    """

    text: str
    exact: bool = False
    prefix: bool = False
    near: bool = False

    def __str__(self) -> str:
        return f"{'=' if self.exact else ''}{self.text}{'*' if self.prefix else '~' if self.near else ''}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order, with at most `slop` other words between them. `exact` takes them only
    as typed. `open` while its closing quote is still to come; it is the same phrase.
    """

    text: str
    slop: int = 0
    exact: bool = False
    open: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f'{"=" if self.exact else ""}"{self.text}"' + (f"~{self.slop}" if self.slop else "")


@dataclass(frozen=True, slots=True)
class Loose:
    """Parts side by side: what has them all comes first, what has some follows. `Not`, phrases and fields are
    required.
    """

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_inner(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class All:
    """Every part is required."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " AND ".join(_inner(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part is enough."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(_inner(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """What the part finds is left out."""

    part: Query

    def __str__(self) -> str:
        return f"-{_inner(self.part)}"


@dataclass(frozen=True, slots=True)
class InField:
    """The part, looked for in one field only."""

    name: str
    part: Query

    def __str__(self) -> str:
        return f"{self.name}:{self.part}" if isinstance(self.part, Term | Phrase) else f"{self.name}:({self.part})"


@dataclass(frozen=True, slots=True)
class Dates:
    """Reports dated from `first` to `last`, ISO days, both included; an empty end is open."""

    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        return f"date:{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class Has:
    """Articles that have a note of the user's, or of which something is known: the outlet, the date."""

    what: str = "note"

    def __str__(self) -> str:
        return f"has:{self.what}"


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: every article."""

    def __str__(self) -> str:
        return ""


Query = Term | Phrase | Loose | All | AnyOf | Not | InField | Dates | Has | Everything


def _inner(part: Query) -> str:
    return f"({part})" if isinstance(part, Loose | All | AnyOf) else str(part)
