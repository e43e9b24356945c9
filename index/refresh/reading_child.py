"""The process in which files are read, asked and answering as `limited` says.

The system ends it when its processor time for one report is up, whatever it is doing then.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from index.lexicon import reading as lexicon
from index.refresh.collecting import collecting_seldom
from index.refresh.handing import OUT_OF_TIME, Failed, Sent
from index.refresh.reading_together import Waiting, groups, opened, read

LOOK_FOR_PARENT = 0.5
"""Seconds between looks whether the process that asked is still there: one that was killed cannot say so."""


@dataclass(frozen=True, slots=True)
class _Allowance:
    """The processor time that a file has until its next report, and the memory it may take beside what is held."""

    seconds: float
    megabytes: int

    @property
    def no_memory(self) -> str:
        """What is said of a file that wants more."""
        return f"reading it was stopped: it would take more than {self.megabytes} MB of memory"

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
        """No longer."""
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
    folder, wishes, settings, seconds, megabytes, alone = pickle.load(sys.stdin.buffer)
    lexicon.use(settings.lexicon, settings.cache)

    def tell(told: Sequence[Sent | str | Failed]) -> None:
        answers.write(b"".join(map(pickle.dumps, told)))
        answers.flush()  # at once: what is not told is lost when this process ends

    allowance = _Allowance(seconds, megabytes)
    waiting = Waiting(tell, allowance)
    try:
        for group, waiting.most in groups(folder, wishes, alone):
            allowance.limit_memory()
            for file in [opened(folder, wish, settings, allowance) for wish in group]:
                waiting.add(read(file, allowance, waiting))
            waiting.finish()
    except Exception:
        tell([Failed(traceback.format_exc())])


def end_with_parent(end: Callable[[int], object] = os._exit) -> None:
    """From now on this process ends soon after the one that started it, by `end`."""
    parent = os.getppid()

    def look(_signal: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            end(0)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK_FOR_PARENT, LOOK_FOR_PARENT)


if __name__ == "__main__":
    main()
