"""What the user keeps of searching: searches by name, the latest queries, spellings that are one name and names that
are never one. One YAML file beside the annotations; rebuilding the index leaves it alone.

Like the annotations it is precious: every write holds a lock, reads the file again and replaces it whole, and a file
that cannot be read is never overwritten. Comments of the user's own are not kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import private
from index.annotations.annotation import whole
from index.annotations.files import durable
from index.config import typed
from index.errors import ConfigError, StoreError
from index.plain_yaml import reading as plain_yaml
from index.plain_yaml.reading import Mapping, PlainYamlError

MAX_HISTORY = 100
"""Queries remembered, the latest first: more than anyone pages back through."""
TRIES = 20
"""How often a change starts anew because a text editor wrote the file under it: more often is no person."""
LONGEST_KEY = 1000
"""Letters of a key on one line with its value; YAML reads none longer than 1024 so."""
_HEAD = "# What deraa-tui keeps of your searches. You may edit this file; comments are not kept.\n"

Names = tuple[tuple[str, ...], ...]
"""Lines of names, as `aliases` and `never_same` have them in the settings."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Queries by the name the user gave them, the latest queries (the latest first), names that are one, and names
    that are never one.
    """

    searches: dict[str, str] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    aliases: Names = ()
    never_same: Names = ()


NOTHING = Kept()


class Searches:
    """The file of searches; it need not exist. Methods may raise `StoreError`, and then nothing on disk has changed."""

    def __init__(self, file: Path, notes: Path | None = None) -> None:
        """The searches in `file`; `notes` is the folder of annotations beside which it lies."""
        self.file = file
        self._notes = notes or file.parent
        self._known: tuple[durable.Stamp | None, Kept] = (None, NOTHING)
        self._reading = threading.Lock()

    def read(self) -> Kept:
        """What the file says now."""
        return self._read()[1]

    def _read(self) -> tuple[durable.Stamp | None, Kept]:
        with self._reading:
            try:
                stamp = durable.stamp(self.file)
                if stamp != self._known[0]:
                    self._known = (stamp, self._parsed() if stamp else NOTHING)
            except (OSError, UnicodeDecodeError) as error:
                raise StoreError(
                    f"{self.file}: your searches cannot be read ({error}); mend or move the file."
                ) from None
            except ConfigError as error:
                raise StoreError(str(error)) from None
            return self._known

    def _parsed(self) -> Kept:
        """What the file says; `ConfigError` for any other shape, so that nothing is lost by the next write."""
        try:
            root = plain_yaml.read(self.file.read_text("utf-8-sig"))
        except PlainYamlError as error:
            raise ConfigError(f"{self.file}, line {error.line}: {error.reason}; mend that line.") from None
        return Kept(**typed(Kept, root or Mapping(), self.file))

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name; a name that is taken gets the new query."""
        key = whole(name.strip() or query)
        self._change(lambda kept: replace(kept, searches={**kept.searches, key: query}))

    def forget(self, name: str) -> None:
        """Take a kept search out; one that is not there is no error."""
        self._change(lambda kept: replace(kept, searches={n: q for n, q in kept.searches.items() if n != name}))

    def remember(self, query: str) -> None:
        """Put a query at the head of the history, once."""
        query = whole(query)
        self._change(
            lambda kept: replace(kept, history=(query, *(q for q in kept.history if q != query))[:MAX_HISTORY])
        )

    def unremember(self, query: str) -> None:
        """Take a query out of the history."""
        self._change(lambda kept: replace(kept, history=tuple(q for q in kept.history if q != query)))

    def keep_together(self, names: Sequence[str]) -> None:
        """Take these spellings for one name from now on, whatever was said of them before."""
        wanted = {name.casefold() for name in names}

        def change(kept: Kept) -> Kept:
            apart = tuple(pair for pair in kept.never_same if not {n.casefold() for n in pair} <= wanted)
            return replace(kept, aliases=_with(kept.aliases, tuple(names)), never_same=apart)

        self._change(change)

    def keep_apart(self, one: str, other: str) -> None:
        """Never take these two for one name."""
        both = {one.casefold(), other.casefold()}

        def change(kept: Kept) -> Kept:
            lines = (
                tuple(n for n in line if n.casefold() != other.casefold())
                if both <= {n.casefold() for n in line}
                else line
                for line in kept.aliases
            )
            aliases = tuple(line for line in lines if len(line) > 1)
            return replace(kept, aliases=aliases, never_same=_with(kept.never_same, (one, other)))

        self._change(change)

    def _change(self, change: Callable[[Kept], Kept]) -> None:
        try:
            private.make_as_agreed(self.file.parent)
        except OSError as error:
            raise StoreError(f"{self.file}: your searches cannot be kept: {durable.cause(error)}.") from None
        here = self.file.parent
        held = self._notes if self._notes.is_dir() else here  # the folder the file lies in may be everybody's
        with durable.locked(held):
            durable.sweep(here, 0 if held == here else durable.LONG_IDLE)
            for _ in range(TRIES):
                stamp, kept = self._read()
                changed = change(kept)
                if changed == kept:
                    return
                with suppress(durable.ChangedMeanwhile):
                    durable.write(self.file, _text(changed), stamp)
                    return
        raise StoreError(f"{self.file}: another program writes this file again and again; stop it, then try again.")


def _with(lines: Names, line: tuple[str, ...]) -> Names:
    return lines if line in lines else (*lines, line)


def _text(kept: Kept) -> str:
    parts = {
        "searches": [_entry(name, query) for name, query in kept.searches.items()],
        "aliases": [f"  - [{', '.join(map(_quoted, line))}]\n" for line in kept.aliases],
        "never_same": [f"  - [{', '.join(map(_quoted, line))}]\n" for line in kept.never_same],
        "history": [f"  - {_quoted(query)}\n" for query in kept.history],
    }
    return _HEAD + "".join(f"{name}:\n{''.join(lines)}" for name, lines in parts.items() if lines)


def _entry(name: str, query: str) -> str:
    key = _quoted(name)
    return f"  {key}: {_quoted(query)}\n" if len(key) <= LONGEST_KEY else f"  ? {key}\n  : {_quoted(query)}\n"


def _quoted(text: str) -> str:
    return plain_yaml.quoted(whole(text))
