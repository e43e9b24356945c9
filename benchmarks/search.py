"""Search beside plain Whoosh: parsing, searching, passages and the whole keystroke, in CPU milliseconds.

    python -m benchmarks.search [--texts FOLDER] [--sizes 1000,5000,10000] [--keep FOLDER]

Articles of about 3 kB are put together from the sentences of the .txt files in FOLDER (the sample, if none is named)
and rare invented words, so that the vocabulary grows as news does. Both sides answer the same queries in the same run:
deraa-tui through its front door as the screen does, Whoosh with a MultifieldParser over title and content, stemming,
OR, the 10 best hits and its own highlighter. A keystroke sends what is typed so far; its last word is a beginning.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index import config
from index.article import Span
from index.search.request import SearchRequest
from index.text.sentences import split
from index.workspace import Workspace

SEED = 7
LENGTH = 3_000
"""Code points in an article."""
OUTLETS = ("Northern Post", "SANA", "The Levant Times", "Agence Centrale", "Daily Harbour")
QUERIES = 40
HITS = 10
WARNED = 1_000.0
"""Milliseconds above which a hostile query would be felt as a freeze."""
HOSTILE = (
    "a*",
    "*",
    "the",
    "se*",
    "a* b* c*",
    " ".join(["syria", "attack", "killed", "city"] * 50),
    "zzzzqqqq~",
    '"the of"',
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, default=config.shipped("seeds"))
    options.add_argument("--sizes", default="1000,5000,10000")
    options.add_argument("--keep", type=Path)
    asked = options.parse_args()
    pool = _pool(asked.texts)
    with tempfile.TemporaryDirectory() as scratch:
        for size in map(int, asked.sizes.split(",")):
            _measure(size, pool, (asked.keep or Path(scratch)) / str(size))


def _pool(folder: Path) -> list[str]:
    """The sentences that articles are put together from."""
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.glob("*.txt"))]
    found = [s.of(text) for text in texts for s in split(text, Span(0, len(text)))]
    return [s for s in dict.fromkeys(found) if 40 < len(s) < 400]


def _measure(size: int, pool: Sequence[str], home: Path) -> None:
    workspace = _built(size, pool, home)
    plain = _PlainWhoosh(home)
    queries = _queries(pool)
    workspace.search.searcher.warm()
    print(f"\n{size} articles; CPU ms, median / p95")
    print(f"{'':34}{'deraa-tui':>18}{'plain Whoosh':>18}{'ratio':>8}")
    from index.search.query.query import parse

    rows: list[tuple[str, Callable[[str], Any], Callable[[str], Any], list[str]]] = [
        ("parsing", parse, plain.parse, queries),
        (
            "whole query, no passages",
            lambda t: workspace.search.answer(SearchRequest(t, limit=HITS, explain=0)),
            plain.found,
            queries,
        ),
        (
            "whole query, 10 hits marked",
            lambda t: workspace.search.answer(SearchRequest(t, limit=HITS)),
            plain.answer,
            queries,
        ),
        (
            "keystroke",
            lambda t: workspace.search.answer(SearchRequest(t, typing=True)),
            plain.keystroke,
            _keystrokes(queries),
        ),
        (
            "keystroke, Whoosh whole words",
            lambda t: workspace.search.answer(SearchRequest(t, typing=True)),
            plain.answer,
            _keystrokes(queries),
        ),
    ]
    for name, ours, theirs, texts in rows:
        one, other = _times(ours, texts), _times(theirs, texts)
        ratio = statistics.median(other) / statistics.median(one)
        print(f"{name:34}{_shown(one):>18}{_shown(other):>18}{ratio:>8.2f}", flush=True)
    for text in HOSTILE:
        (took,) = _times(lambda t: workspace.search.answer(SearchRequest(t, typing=True)), [text])
        print(f"  {text[:30]!r:34}{took:>10.1f}{'  FREEZES' if took > WARNED else ''}")
    workspace.close()


def _times(do: Callable[[str], Any], texts: Sequence[str]) -> list[float]:
    taken = []
    for text in texts:
        started = time.process_time()
        do(text)
        taken.append((time.process_time() - started) * 1000)
    return taken


def _shown(taken: list[float]) -> str:
    return f"{statistics.median(taken):.1f} / {sorted(taken)[int(len(taken) * 0.95)]:.1f}"


def _queries(pool: Sequence[str]) -> list[str]:
    """Two to four neighbouring words of a sentence each, in small letters, as people type."""
    chance = random.Random(SEED)
    found = []
    while len(found) < QUERIES:
        words = [w for w in chance.choice(pool).lower().split() if w.isalpha()]
        length = chance.randint(2, 4)
        if len(words) > length:
            start = chance.randrange(len(words) - length)
            found.append(" ".join(words[start : start + length]))
    return found


def _keystrokes(queries: Sequence[str]) -> list[str]:
    return [query[:n] for query in queries[: QUERIES // 2] for n in range(2, len(query) + 1)]


def _articles(size: int, pool: Sequence[str]) -> list[tuple[str, str, str]]:
    """Title, date line and body of each."""
    chance = random.Random(SEED)
    invented = ["".join(chance.choice("bdfghklmnrstz") + chance.choice("aeiou") for _ in range(4)) for _ in range(size)]
    made = []
    for _ in range(size):
        body: list[str] = []
        while sum(map(len, body)) < LENGTH:
            sentence = chance.choice(pool)
            body.append(f"{sentence} It was said in {chance.choice(invented)}." if chance.random() < 0.2 else sentence)
        day = f"{chance.randint(2012, 2021)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        made.append((" ".join(chance.choice(pool).split()[:9]).rstrip("."), day, " ".join(body)))
    return made


def _built(size: int, pool: Sequence[str], home: Path) -> Workspace:
    """The articles as files, in our index and in a plain Whoosh one."""
    folder = home / "articles"
    if not (home / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        articles = _articles(size, pool)
        for number, (title, day, body) in enumerate(articles):
            outlet = OUTLETS[number % len(OUTLETS)]
            (folder / f"{number:05}.txt").write_text(f"{title}\n\n{outlet}\n{day}\n\n{body}\n", encoding="utf-8")
        _build_plain(home, articles)
    workspace = Workspace(
        config.load(
            str(config.shipped("config.yaml")),
            folder=str(folder),
            cache=str(home / "cache"),
            annotations=str(home / "annotations"),
        )
    )
    started = time.process_time()
    if not (home / "done").exists():
        workspace.library.refresh()
        print(f"{size} articles read and indexed in {time.process_time() - started:.0f} s CPU")
        (home / "done").touch()
    return workspace


def _build_plain(home: Path, articles: Sequence[tuple[str, str, str]]) -> None:
    from whoosh import index
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema

    (home / "plain").mkdir()
    analyzer = StemmingAnalyzer()
    schema = Schema(id=ID(stored=True), title=TEXT(analyzer, stored=True), content=TEXT(analyzer, stored=True))
    writer = index.create_in(str(home / "plain"), schema).writer(limitmb=256)
    for number, (title, _, body) in enumerate(articles):
        writer.add_document(id=str(number), title=title, content=body)
    writer.commit()


class _PlainWhoosh:
    """Whoosh as its manual shows it, with one searcher kept open."""

    def __init__(self, home: Path) -> None:
        from whoosh import index
        from whoosh.qparser import MultifieldParser, OrGroup

        opened = index.open_dir(str(home / "plain"))
        self._searcher = opened.searcher()
        self._parser = MultifieldParser(["title", "content"], opened.schema, group=OrGroup)

    def parse(self, text: str) -> Any:
        return self._parser.parse(text)

    def found(self, text: str) -> Any:
        return self._searcher.search(SearchRequest(self.parse(text), limit=HITS))

    def answer(self, text: str) -> list[str]:
        return [hit.highlights("content") for hit in self.found(text)]

    def keystroke(self, text: str) -> list[str]:
        return self.answer(text if text.endswith(" ") else f"{text}*")


if __name__ == "__main__":
    main()
