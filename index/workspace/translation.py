"""Passages in another language, by a translator that the user has: a command that reads a text and writes it anew.

Nothing is shipped, fetched or sent anywhere but to that command; what it gave is kept in the cache, by the text and the
command, so that one passage is translated once. Example: `translate: argos-translate --from {from} --to en`.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from index import private
from index.config import Settings
from index.errors import Cancelled, TranslationError

LONGEST_SECONDS = 60.0
"""A translator that loads a model takes some ten seconds for the first passage; one that waits for something that never
comes is ended.
"""

MOST_KEPT = 20_000
"""Files of passages: some twenty megabytes; what was used longest ago goes."""

LANGUAGE = "{from}"
"""Stands in the command for the language of the text, as `ar`; for nothing where it is not known."""


class Translator:
    """Runs the command of the settings, one passage at a time: a newer wish takes the place of one that runs."""

    def __init__(self, settings: Settings, cache: Callable[[], Path], seconds: float = LONGEST_SECONDS) -> None:
        """`cache` is the folder of what can be made anew, `seconds` how long the command may take."""
        self._command, self._files = settings.translate, settings.files
        self._cache, self._seconds = cache, seconds
        self._running: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The translator's name, as it is shown beside what it gave; empty where none is set."""
        words = self._command.split()
        return Path(words[0]).name if words else ""

    def translated(self, text: str, language: str | None) -> str:
        """A passage in the language that the command writes; `language` is the passage's own, if that is known.

        Waits for the command. Raises `TranslationError`; `Cancelled` where a newer wish has taken its place.
        """
        command = self._words(language or "")
        kept = self._file(command, text)
        if (found := _read(kept)) is None:
            found = self._run(command, text)
            _keep(kept, found)
        return found

    def close(self) -> None:
        """End the command, if it runs."""
        with self._lock:
            if self._running is not None:
                _end(self._running)
                self._running = None

    def _words(self, language: str) -> list[str]:
        try:
            words = shlex.split(self._command)
        except ValueError as error:
            raise self._failed(f"the command cannot be read ({error})") from None
        if not words:
            raise TranslationError(
                "No translator is set: name a command that reads a text and writes its translation as `translate` in "
                "your settings; `deraa-tui config` says where they lie."
            )
        return [str(Path(words[0]).expanduser()), *(word.replace(LANGUAGE, language) for word in words[1:])]

    def _run(self, command: list[str], text: str) -> str:
        with self._begun(command) as running:
            try:
                out, said = running.communicate(text.encode("utf-8", "replace"), timeout=self._seconds)
            except subprocess.TimeoutExpired:
                _end(running)
                raise self._failed(f"it took longer than {self._seconds:g} seconds and was ended") from None
            finally:
                given_up = not self._let_go(running)
        if given_up:
            raise Cancelled
        if running.returncode:
            why = said.decode("utf-8", "replace").strip().splitlines()
            raise self._failed(f"it ended with status {running.returncode}" + (f": {why[-1]}" if why else ""))
        try:
            found = out.decode("utf-8").strip()
        except UnicodeDecodeError:
            raise self._failed("what it wrote is not UTF-8") from None
        if not found:
            raise self._failed("it wrote nothing")
        return found

    def _begun(self, command: list[str]) -> subprocess.Popen[bytes]:
        """The command as a process, in a group of its own, so that what it starts ends with it. It is known as the one
        that runs before anybody can ask for its end.
        """
        self.close()
        pipe = subprocess.PIPE
        with self._lock:
            try:
                running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
            except OSError as error:
                raise self._failed(f"it cannot be started ({error.strerror})") from None
            self._running = running
        return running

    def _let_go(self, running: subprocess.Popen[bytes]) -> bool:
        """Remember no longer that it runs; false where something else does, or it was ended."""
        with self._lock:
            is_the_one = self._running is running
            self._running = None if is_the_one else self._running
        return is_the_one

    def _failed(self, why: str) -> TranslationError:
        where = self._files[-1] if self._files else "the settings"
        return TranslationError(f"{self.name}: {why}; try it in a shell, or mend `translate` in {where}.")

    def _file(self, command: list[str], text: str) -> Path:
        asked = "\0".join((*command, "", text)).encode("utf-8", "surrogatepass")
        return self._cache() / "translations" / f"{hashlib.sha256(asked).hexdigest()[:32]}.txt"


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)


def _read(kept: Path) -> str | None:
    """What is kept in a file that nobody but the user can have written, and marks it as used."""
    try:
        if not private.is_closed_file(kept) or private.objection(kept.parent):
            return None
        found = kept.read_text(encoding="utf-8")
        kept.touch()
    except (OSError, UnicodeDecodeError):
        return None
    return found


def _keep(kept: Path, found: str) -> None:
    """Keep a translation. Without it the passage is translated again."""
    if private.keep(kept, found.encode()):
        with suppress(OSError):
            files = sorted(kept.parent.glob("*.txt"), key=lambda file: file.stat().st_mtime_ns)
            for old in files[: max(0, len(files) - MOST_KEPT)]:
                old.unlink(missing_ok=True)
