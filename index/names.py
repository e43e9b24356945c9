"""The spellings of one name: aliases from the settings. Families join forms; what is never the same stays apart."""

from __future__ import annotations

from collections.abc import Iterable


class Families:
    """Which forms are spellings of one name. Forms are compared folded."""

    def __init__(self, aliases: Iterable[Iterable[str]]) -> None:
        from index.search.analysis import fold

        self._forms: dict[str, tuple[str, ...]] = {}
        for family in aliases:
            forms = tuple(dict.fromkeys(fold(f) for f in family))
            for form in forms:
                self._forms[form] = tuple(f for f in forms if f != form)

    def variants(self, form: str) -> tuple[str, ...]:
        """The other spellings of `form`, none when it is no name we know."""
        return self._forms.get(form, ())
