"""The user's own translator: run with the text, kept in the cache, ended in time, its faults told in a sentence."""

from __future__ import annotations

import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index import config
from index.errors import Cancelled, TranslationError
from index.workspace.translation import LONGEST_SECONDS, Translator

Translators = Callable[..., Translator]


@pytest.fixture
def translator(tmp_path: Path) -> Translators:
    """Makes a translator of the lines of a program."""

    def make(program: str, argument: str = "", seconds: float = LONGEST_SECONDS) -> Translator:
        script = tmp_path / "my translator.py"
        script.write_text(f"import sys\n{program}\n", encoding="utf-8")
        command = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} {argument}"
        return Translator(replace(config.load(), translate=command), lambda: tmp_path / "cache", seconds)

    return make


COUNTING = """
from pathlib import Path
log = Path(__file__).with_name("runs")
log.write_text((log.read_text() if log.exists() else "") + "x")
sys.stdout.buffer.write(sys.stdin.buffer.read().upper() + " é\\n".encode())
"""


def test_the_command_gets_the_text_and_its_words_are_taken_as_they_are(translator: Translators) -> None:
    echo = translator(
        "sys.stdout.buffer.write((sys.argv[1] + ': ').encode() + sys.stdin.buffer.read())", "'{from} x;y'"
    )
    assert echo.translated("قتل 12; $(rm -rf x)", "ar") == "ar x;y: قتل 12; $(rm -rf x)"
    assert echo.translated("who knows", None) == "x;y: who knows"


def test_one_passage_is_translated_once_by_one_command(translator: Translators, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    for _ in range(2):
        assert translator(COUNTING).translated("siege", "en") == "SIEGE é"
    assert runs.read_text() == "x"
    translator(COUNTING).translated("sieges", "en")
    translator(COUNTING, "other").translated("siege", "en")
    assert runs.read_text() == "xxx"


def test_what_others_could_have_written_is_not_believed(translator: Translators, tmp_path: Path) -> None:
    translator(COUNTING).translated("siege", "en")
    (kept,) = (tmp_path / "cache").rglob("*.txt")
    kept.write_text("forged", encoding="utf-8")
    kept.chmod(0o666)
    assert translator(COUNTING).translated("siege", "en") == "SIEGE é"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("print('no model for this', file=sys.stderr); sys.exit(3)", "ended with status 3: no model for this;"),
        ("pass", "wrote nothing;"),
        ("sys.stdout.buffer.write(b'\\xff\\xfe')", "not UTF-8;"),
    ],
)
def test_a_fault_is_a_sentence_and_nothing_is_kept(
    translator: Translators, tmp_path: Path, program: str, said: str
) -> None:
    with pytest.raises(TranslationError, match="try it in a shell, or mend `translate` in ") as error:
        translator(program).translated("siege", "en")
    assert said in str(error.value)
    assert not list((tmp_path / "cache").rglob("*.txt"))


def test_a_command_that_takes_too_long_is_ended(translator: Translators) -> None:
    with pytest.raises(TranslationError, match="took longer than 0 seconds and was ended"):
        translator("import signal; signal.pause()", seconds=0).translated("siege", "en")


@pytest.mark.parametrize(
    ("command", "said"),
    [("", "No translator is set"), ("no-such-translator-here", "cannot be started"), ("trans 'en", "cannot be read")],
)
def test_a_command_that_is_none_is_said(tmp_path: Path, command: str, said: str) -> None:
    with pytest.raises(TranslationError, match=said):
        Translator(replace(config.load(), translate=command), lambda: tmp_path).translated("siege", "en")


def test_a_translation_that_nobody_waits_for_any_more_is_ended(translator: Translators, tmp_path: Path) -> None:
    """The program says that it runs by ending a pipe that the test reads, so that nothing is timed."""
    import os

    pipe = tmp_path / "runs now"
    os.mkfifo(pipe)
    waiting = translator(f"import signal; open({str(pipe)!r}, 'w').close(); signal.pause()")
    ended: list[Exception] = []

    def wait() -> None:
        try:
            waiting.translated("siege", "en")
        except Cancelled as error:
            ended.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    pipe.read_bytes()
    waiting.close()
    thread.join()
    assert ended


def test_who_gives_up_while_the_program_is_being_started_ends_it_too(
    translator: Translators, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = translator("import signal; signal.pause()", seconds=5)
    start, closing = subprocess.Popen, threading.Thread(target=waiting.close)

    def started(*how: Any, **more: Any) -> subprocess.Popen[bytes]:
        process = start(*how, **more)
        closing.start()
        for _ in range(20):  # what can be done by now is done; the rest waits for the start
            time.sleep(0.01 * closing.is_alive())
        return process

    monkeypatch.setattr(subprocess, "Popen", started)
    with pytest.raises(Cancelled):
        waiting.translated("siege", "en")
    closing.join()
