"""How fast reports are compared: `python -m benchmarks.comparison`.

CPU time, the best of some runs. The floor is `difflib.SequenceMatcher` over the same words, what a plain word diff
costs: a ratio to it holds on a slow machine too. The reports are invented out of the words of the sample. Exit status 1
when a limit is passed.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from time import process_time

from index.article import Article, Kind, Metadata, Paragraph, Span, Value
from index.comparison.claims.claims import claim_table
from index.comparison.comparing import compare
from index.errors import Cancelled

SEEDS = Path(__file__).parent.parent / "seeds"

LIMITS = {"two of 30": 0.050, "two of 500": 1.5, "eight of 30": 1.0}
"""Most seconds of CPU each may take."""

GIVEN_UP = 0.1
"""Most seconds of CPU from the wish to stop until the comparison has stopped."""

WORDS = 15, 35
"""The fewest and the most words of a sentence."""

SHARED = 0.4
"""Share of a report's sentences that it has from the pool all reports of one event draw from."""


def followers() -> dict[str, list[str]]:
    """For each word of the sample, with its punctuation, the words that follow it there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(SEEDS.glob("*.txt")):
        for word, following in pairwise(path.read_text(encoding="utf-8").split()):
            found[word.rstrip(".")].append(following.rstrip("."))
    return found


def sentences(chance: random.Random, count: int) -> list[str]:
    """Invented sentences, word after word as in the sample (a Markov chain): as long, and words as frequent."""
    chain = followers()
    starts = sorted(chain)
    made = []
    for _ in range(count):
        words = [chance.choice(starts)]
        while len(words) < chance.randint(*WORDS):
            words.append(chance.choice(chain.get(words[-1]) or starts))
        made.append(f"{words[0].title()} {' '.join(words[1:])}.")
    return made


def reports(count: int, length: int) -> list[Article]:
    """`count` reports of `length` sentences, of one event."""
    chance = random.Random(1)
    pool = sentences(chance, length)
    found = []
    for number in range(count):
        shared = round(SHARED * length)
        lines = chance.sample(pool, shared) + sentences(chance, length - shared)
        chance.shuffle(lines)
        text, paragraphs, at = "\n".join(lines), [], 0
        for line in lines:
            paragraphs.append(Paragraph(Span(at, at + len(line)), Kind.BODY))
            at += len(line) + 1
        metadata = Metadata(published=Value("2021-09-01"))
        found.append(Article(f"report-{number}", f"report-{number}.txt", text, tuple(paragraphs), metadata))
    return found


def best(work: Callable[[], object], runs: int) -> float:
    """Seconds of CPU of the fastest run: the others were disturbed."""
    took = []
    for _ in range(runs):
        start = process_time()
        work()
        took.append(process_time() - start)
    return min(took)


def floor(articles: Sequence[Article]) -> None:
    """A plain word diff of each two."""
    words = [article.text.split() for article in articles]
    for place, left in enumerate(words):
        for right in words[place + 1 :]:
            SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()


def time_to_give_up(articles: Sequence[Article]) -> float:
    """Seconds of CPU between the moment nobody waits any more, half way through, and the end of the work."""
    looks, asked_at = 0, 0.0

    def cancelled() -> bool:
        nonlocal looks, asked_at
        looks += 1
        asked_at = asked_at or (process_time() if looks > 2 else 0.0)
        return looks > 2

    try:
        compare(articles[0], articles[1], cancelled)
    except Cancelled:
        return process_time() - asked_at
    raise AssertionError("the comparison does not look whether anybody waits")


def main() -> int:
    failed = False
    two, long, eight = reports(2, 30), reports(2, 500), reports(8, 30)
    for name, articles, work, runs in (
        ("two of 30", two, lambda: compare(two[0], two[1]), 9),
        ("two of 500", long, lambda: compare(long[0], long[1]), 3),
        ("eight of 30", eight, lambda: claim_table(eight).origins, 3),
    ):
        took, diff = best(work, runs), best(lambda articles=articles: floor(articles), min(runs, 2))
        failed |= took > LIMITS[name]
        print(f"{name:12} {took * 1000:7.1f} ms  at most {LIMITS[name] * 1000:6.0f}  {took / diff:5.2f} x word diff")
    stopped = time_to_give_up(long)
    failed |= stopped > GIVEN_UP
    print(f"{'given up':12} {stopped * 1000:7.1f} ms  at most {GIVEN_UP * 1000:6.0f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
