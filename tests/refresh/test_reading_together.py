"""Files that are read together: which, and what is told where one of them fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.loading.formats import PLAIN
from index.refresh import reading_together
from index.refresh.handing import TOGETHER, Sent, WantedFile
from index.refresh.reading_together import Waiting, groups, opened, read


class _Counted:
    """An allowance that has no end, and says whether time is counted."""

    no_memory = "too much memory"
    counts = False

    def begin(self) -> None:
        self.counts = True

    def end(self) -> None:
        self.counts = False


@given(count=st.integers(0, 200), alone=st.integers(0, 40))
def test_each_file_is_read_once_in_its_order_the_first_ones_alone(count: int, alone: int) -> None:
    wishes = [WantedFile(f"{n}.txt", str(n)) for n in range(count)]
    found = list(groups("/nowhere", wishes, alone))
    assert [wish for group, _ in found for wish in group] == wishes
    assert all(len(group) <= most <= TOGETHER for group, most in found)
    assert [len(group) for group, _ in found[: min(alone, count)]] == [1] * min(alone, count)
    assert len(found) <= alone + 6 + count / TOGETHER


def test_large_files_are_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_together, "BYTES_TOGETHER", 100)
    for n in range(20):
        (tmp_path / f"{n}.txt").write_text("x" * (200 if n % 2 else 10), encoding="utf-8")
    wishes = [WantedFile(f"{n}.txt", str(n)) for n in range(20)]
    assert max(len(group) for group, _ in groups(str(tmp_path), wishes, 0)) == 2


def test_a_report_whose_words_want_too_much_memory_is_named_and_the_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(articles: list[Article], real=reading_together.entries):  # type: ignore[no-untyped-def]
        if any("greedy" in article.text for article in articles):
            raise MemoryError
        return real(articles)

    monkeypatch.setattr(reading_together, "entries", greedy)
    texts = {"a.txt": "The first report.", "b.txt": "", "c.txt": "A greedy report.", "d.txt": "The last report."}
    told: list[Sent | str] = []
    allowance = _Counted()
    waiting = Waiting(told.extend, allowance)
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        waiting.add(read(opened(str(tmp_path), WantedFile(name, name[0]), PLAIN, allowance), allowance, waiting))
    waiting.finish()
    assert not allowance.counts
    assert [found if isinstance(found, str) else found.kept.id for found in told] == [
        *("a", ""),
        "the file is empty",
        "too much memory",
        *("d", ""),
    ]
