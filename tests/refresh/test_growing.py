"""A folder that grows: however it was read, in one go, bit by bit or with kills in between, the same is known of it."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from index.refresh import refresh
from index.refresh.completeness import Progress
from index.search.engines.engine import Document
from index.search.engines.whoosh_engine import WhooshEngine
from index.search.request import SearchRequest
from index.workspace import Workspace

Opener = Callable[..., Workspace]
WORDS = ["bridge", "convoy", "river", "market", "convoys", "bread", "school", "road"]


def text(number: int) -> str:
    chance = random.Random(number)
    caption = "" if number % 3 else "A ferry off Zanzibar on July 3, 2018. / AFP / Jane ROE\n\n"
    return f"Report {number}\n\n{caption}The unique{number} " + " ".join(chance.choice(WORDS) for _ in range(30)) + "."


def known(workspace: Workspace) -> tuple[object, ...]:
    """What search and the vocabulary tell of a folder."""
    queries = [*WORDS, "unique3", "zanzibar", "river market zanzibar", '"bread road"', "conv*"]
    found = {
        q: [(h.summary.id, round(h.score, 6), h.why) for h in workspace.search.answer(SearchRequest(q, limit=99)).hits]
        for q in queries
    }
    counts = {word: workspace.cache.catalogue.articles_with(word) for word in [*WORDS, "unique3", "report"]}
    return found, counts, workspace.cache.engine.count(), workspace.cache.engine.ids(), workspace.library.is_current()


def found_only_around(workspace: Workspace) -> bool:
    """Whether captions alone find some reports, and say so."""
    hits = workspace.search.answer("zanzibar").hits
    return len(hits) > 1 and all("‘zanzibar’ only around the text" in hit.why for hit in hits)


def counted(workspace: Workspace) -> Counter[str]:
    """In how many articles each word stands, by reading them."""
    words: Counter[str] = Counter()
    for summary in workspace.library.summaries():
        words.update(set(workspace.library.article(summary.id).text.lower().replace(".", "").split()))
    return words


def test_a_folder_read_bit_by_bit_is_as_one_read_at_once(open_folder: Opener) -> None:
    workspace = open_folder({"0.txt": text(0)})
    folder = Path(workspace.folder)
    for number in range(1, 40):  # enough commits that segments are merged, one with an article taken out
        (folder / f"{number}.txt").write_text(text(number))
        if number % 5 == 0:
            (folder / f"{number - 1}.txt").unlink()
            (folder / f"{number - 2}.txt").write_text(text(number + 1000))
        workspace.library.refresh()
    bit_by_bit = known(workspace)
    workspace.library.discard()
    workspace.library.refresh()
    assert known(workspace) == bit_by_bit
    assert found_only_around(workspace)
    words = counted(workspace)
    assert {w: workspace.cache.catalogue.articles_with(w) for w in WORDS} == {w: words[w] for w in WORDS}


@pytest.mark.parametrize("lost", ["catalogue.sqlite", "whoosh"])
def test_either_half_of_the_cache_may_be_lost(open_folder: Opener, lost: str) -> None:
    workspace = open_folder({f"{n}.txt": text(n) for n in range(12)})
    before = known(workspace)
    home = workspace.cache.home
    workspace.close()
    for path in home.glob(f"{lost}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    again = Workspace(workspace.settings)
    again.library.refresh()
    assert known(again) == before
    again.close()


def test_what_the_catalogue_does_not_know_leaves_the_index(open_folder: Opener) -> None:
    workspace = open_folder({f"{n}.txt": text(n) for n in range(5)})
    workspace.cache.engine.replace((), [Document("stranger", ["bridge"])])
    workspace.library.refresh()
    assert workspace.cache.engine.ids() == {f"{n}" for n in range(5)}


class Killed(BaseException):
    """Stands for a process that ends here."""


@pytest.mark.parametrize("step", ["record", "replace", "mark_indexed", "relate", "learn_names"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_build_that_ends_at_any_step_is_completed(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    workspace = open_folder({f"{n}.txt": text(n) for n in range(8)})
    folder = Path(workspace.folder)
    (folder / "1.txt").unlink()
    (folder / "2.txt").write_text(text(2000))
    (folder / "copy.txt").write_text(text(3))
    (folder / "new.txt").write_text(text(9))
    holder: object = {"replace": WhooshEngine, "relate": refresh, "learn_names": refresh}.get(
        step, type(workspace.cache.catalogue.recording)
    )
    real = getattr(holder, step)

    def killed(*arguments: object) -> None:
        if when == "after":
            real(*arguments)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(holder, step, killed)
        with pytest.raises(Killed):
            workspace.library.refresh()
        assert not workspace.library.is_current()
    workspace.close()
    again = Workspace(workspace.settings)
    again.library.refresh()
    completed = known(again)
    again.library.discard()
    again.library.refresh()
    assert completed == known(again)
    again.close()


def test_the_first_articles_are_there_before_the_index_is(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_folder({})
    for number in range(60):
        (Path(workspace.folder) / f"{number}.txt").write_text(text(number))
    listed: list[int] = []
    monkeypatch.setattr(WhooshEngine, "replace", lambda *_: listed.append(-1))

    def tell(progress: Progress) -> None:
        listed.append(workspace.cache.catalogue.count())

    workspace.library.refresh(tell)
    assert listed[0] == 0
    assert 0 < listed[1] <= refresh.FIRST_BATCH
    assert -1 not in listed[:3]
