"""The process in which files are read, asked and answering as `limited` says.

The system ends it when its processor time for one report is up, whatever it is doing then.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from index.lexicon import reading as lexicon
from index.loading.formats import LoadSettings, Unreadable, drafts
from index.refresh.analysis import document, entry
from index.refresh.collecting import collecting_seldom
from index.refresh.handing import OUT_OF_TIME, Failed, Sent, WantedFile
from index.refresh.numbering import Numbering

LOOK_FOR_PARENT = 0.5
"""Seconds between looks whether the process that asked is still there: one that was killed cannot say so."""

NO_MEMORY = "reading it was stopped: it would take more than {megabytes} MB of memory"


@dataclass(frozen=True, slots=True)
class _Allowance:
    """The processor time that a file has until its next report, and the memory it may take beside what is held."""

    seconds: float
    megabytes: int

    def begin(self) -> None:
        """From now on time is counted; the system ends this process, also within a library, when it is used up."""
        signal.setitimer(signal.ITIMER_PROF, self.seconds)

    def limit_memory(self) -> None:
        """From now on the system refuses memory beyond what is held and allowed; a library or Python itself says so."""
        with suppress(ImportError, OSError, ValueError):  # elsewhere there is no such limit, and reading goes on
            import resource

            status = Path("/proc/self/status").read_text(encoding="ascii")
            held = int(status.partition("VmData:")[2].split()[0]) * 1024
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            resource.setrlimit(resource.RLIMIT_DATA, (held + self.megabytes * 1_000_000, hard))

    def end(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)


@collecting_seldom()
def main() -> None:
    """Read what standard input asks for, and tell what it gives on standard output."""
    signal.signal(OUT_OF_TIME, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C: whoever asked says what there is to say
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    end_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    folder, wishes, settings, seconds, megabytes = pickle.load(sys.stdin.buffer)
    lexicon.use(settings.lexicon, settings.cache)

    def tell(told: Sent | str | Failed) -> None:
        pickle.dump(told, answers)
        answers.flush()  # at once: what is not told is lost when this process ends

    allowance, numbering = _Allowance(seconds, megabytes), Numbering()
    for wish in wishes:
        allowance.limit_memory()
        try:
            reason = _read(folder, wish, settings, allowance, numbering, tell)
        except Exception:
            allowance.end()
            tell(Failed(f"{wish.path}\n{traceback.format_exc()}"))
            return
        allowance.end()
        tell(reason)


def end_with_parent(end: Callable[[int], object] = os._exit) -> None:
    """From now on this process ends soon after the one that started it, by `end`."""
    parent = os.getppid()

    def look(_signal: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            end(0)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK_FOR_PARENT, LOOK_FOR_PARENT)


def _read(
    folder: str,
    wish: WantedFile,
    settings: LoadSettings,
    allowance: _Allowance,
    numbering: Numbering,
    tell: Callable[[Sent], None],
) -> str:
    """Tell the articles of a file; what could not be read of it."""
    remarks: list[str] = []
    wanted = set(wish.articles)
    allowance.begin()
    try:
        for draft in drafts(folder, wish.path, settings, wish.name, remarks):
            if not wish.articles or draft.id in wanted:
                found = entry(draft.article())
                sent = Sent(found.kept(), numbering.numbered(document(found.article, found.forms)))
                allowance.end()
                tell(sent)
                wanted.discard(draft.id)
                if wish.articles and not wanted:
                    break
            allowance.begin()
    except Unreadable as error:
        return str(error)
    except MemoryError:
        return NO_MEMORY.format(megabytes=allowance.megabytes)
    return "; ".join(remarks)


if __name__ == "__main__":
    main()
