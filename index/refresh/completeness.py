"""Whether all was done for a folder as it is now, and how far a refresh has come: what is asked at every start, without
what reads and learns.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from index.catalogue.catalogue import Catalogue
from index.lexicon import reading as lexicon
from index.loading.folder import scan, state
from index.loading.formats import PLAIN, SUFFIXES, LoadSettings, readable_now, unread_reason
from index.names.rules import rules


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What the user says about names: lines of aliases, and pairs that are never the same."""

    aliases: tuple[tuple[str, ...], ...] = ()
    never_same: tuple[tuple[str, ...], ...] = ()

    @property
    def rules(self) -> str:
        """The rules in force: what was learned by others is forgotten."""
        return f"{rules()} {lexicon.fingerprint()}"

    @property
    def key(self) -> str:
        """A hash: families learned under other settings, or by other rules, are not used."""
        known = repr((self.aliases, self.never_same, self.rules))
        return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come: files done, of how many that are new, changed or gone, and the articles they gave."""

    done: int
    total: int
    articles: int = 0


def is_complete(folder: str, catalogue: Catalogue, names: NameSettings, settings: LoadSettings = PLAIN) -> bool:
    """Whether all was done for the folder as it is now, under these settings; some 5 µs CPU a file."""
    known = catalogue.recording.complete_in()
    if known is None or may_be_read_now(catalogue):
        return False
    return known == state_of(state(*scan(folder, SUFFIXES, unread_reason)), names, settings)


def may_be_read_now(catalogue: Catalogue) -> bool:
    """Whether a file was not read for want of a library that is there by now."""
    return any(readable_now(reason) for reason in {r.reason for r in catalogue.not_read()})


def state_of(folder: str, names: NameSettings, settings: LoadSettings) -> str:
    """What is noted once all is done: the state of the folder, and the settings under which."""
    return f"{folder} {names.key} {settings.key}"
