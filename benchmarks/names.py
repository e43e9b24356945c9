"""How often the right name comes first, across alphabets, on public sets of names that were held out.

    python -m benchmarks.names [--wikidata FOLDER] [--arabic FILE] [--persons FILE] [--sample 300]

`--wikidata` is the folder `data` of steveash/NETransliteration-COLING2018 (data CC0): for names of its slices `_20`, of
which the fit saw none, all Latin names of the slice are ranked. `--arabic` is `ar2en-eval.txt` of
googlei18n/transliteration (Apache-2.0), ranked likewise. `--persons` is `cases.csv` of opensanctions/nomenklatura's
`contrib/name_bench` (MIT): whether two names are of one person, F1 on each half, by a hash of the pair, with the
threshold that is best on the other. Nothing of them is kept here; without a path a set is left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.fitting.spelling_pairs import wikidata_rows, word
from index.names.forms import bare, doubts, without_arabic_articles
from index.names.heard import Heard
from index.names.letters import alphabet, likeness
from index.search.plan.folder_words import SHORTEST
from index.search.plan.nearness import slips_between
from index.text.folding import fold

SEED = 2
AIMS = {"arabic": 0.78, "russian": 0.75, "hebrew": 0.68, "ar2en": 0.72, "persons": 0.80}
POSSIBLE = 0.0
"""Odds below which no name is ranked."""


def main() -> int:
    """Measure each set that has a path; 1 when one missed its aim."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--wikidata", type=Path)
    options.add_argument("--arabic", type=Path)
    options.add_argument("--persons", type=Path)
    options.add_argument("--sample", type=int, default=300)
    asked = options.parse_args()
    missed = False
    for language in ("arabic", "russian", "hebrew") if asked.wikidata else ():
        missed |= _first(language, wikidata_rows(asked.wikidata, language, "20"), asked.sample)
    if asked.arabic:
        missed |= _first("ar2en", _arabic_rows(asked.arabic), asked.sample)
    if asked.persons:
        missed |= _persons(asked.persons)
    if not (asked.wikidata or asked.arabic or asked.persons):
        print("no paths were given; see python -m benchmarks.names --help")
    return int(missed)


def _arabic_rows(file: Path) -> Iterable[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        arabic, latin = line.split("\t") if "\t" in line else line.split(None, 1)
        if (left := fold(latin)) and (right := word(arabic)) and alphabet(left) == "L":
            yield left, right


def _first(name: str, rows: Iterable[tuple[str, str]], sample: int) -> bool:
    """Print how often the right Latin name comes first among all of the set; whether that is under the aim."""
    right: defaultdict[str, set[str]] = defaultdict(set)
    for latin, other in rows:
        right[other].add(latin)
    latins = sorted(set().union(*right.values()))
    heard = Heard(latins)
    asked = random.Random(SEED).sample(sorted(right), min(sample, len(right)))
    started, hits = time.process_time(), 0
    for other in asked:
        ranked = heard.like(other, "L", POSSIBLE)
        hits += bool(ranked) and ranked[0][1] in right[other]
    share = hits / len(asked)
    each = (time.process_time() - started) / len(asked) * 1000
    print(f"{name}: right first {share:.3f} of {len(asked)}, among {len(latins)}; aim {AIMS[name]}; {each:.0f} ms each")
    return share < AIMS[name]


def _persons(file: Path) -> bool:
    """Print F1 on either half with the other's best threshold; whether their mean is under the aim."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["schema"] == "Person"]
    halves: dict[bool, list[tuple[float, bool]]] = {False: [], True: []}
    for row in rows:
        pair = row["name1"] + "\0" + row["name2"]
        half = bool(hashlib.sha256(pair.encode()).digest()[0] & 1)
        halves[half].append((alike(row["name1"], row["name2"]), row["is_match"] == "true"))
    found = []
    for half, judged in halves.items():
        limit = max((score for score, _ in halves[not half]), key=lambda at: _f1(halves[not half], at))
        found.append(_f1(judged, limit))
        print(f"persons: F1 {found[-1]:.3f} of {len(judged)} pairs, threshold {limit:.2f} from the others")
    return sum(found) / len(found) < AIMS["persons"]


def _f1(judged: Sequence[tuple[float, bool]], limit: float) -> float:
    right = sum(match for score, match in judged if score >= limit)
    said, there = sum(score >= limit for score, _ in judged), sum(match for _, match in judged)
    return 2 * right / (said + there) if said + there else 0.0


WORST, ALONE, ONE_WORD = 0.7, 0.1, 0.3
"""How much the words that are least alike weigh beside the mean; what each word without a counterpart costs, as a share
of all; what it costs that only one word of a longer name is there.
"""
MOST_SLIPS, SLIP, DOUBT = 2, 1.5, 0.3
"""Slips that two words may differ by; what a slip costs as a share of a word, and a doubt."""


def alike(left: str, right: str) -> float:
    """How alike two names of persons are, from 0 to 1, in whatever order their words stand: each word goes with the
    likeliest that is left, and what has no counterpart counts against.
    """
    one, other = (dict.fromkeys(without_arabic_articles(bare(name))) for name in (left, right))
    if "".join(sorted(one)) == "".join(sorted(other)) or "".join(one) == "".join(other):
        return 1.0
    pairs = sorted(((_share(a, b), a, b) for a in one for b in other), reverse=True)
    shares: list[tuple[float, int]] = []
    met: set[tuple[int, str]] = set()
    for share, a, b in pairs:
        if met.isdisjoint(((0, a), (1, b))):
            met |= {(0, a), (1, b)}
            shares.append((share, min(len(a), len(b))))
    if not shares:
        return 0.0
    mean = sum(share * size for share, size in shares) / sum(size for _, size in shares)
    most = max(len(one), len(other))
    score = WORST * min(shares)[0] + (1 - WORST) * mean - ALONE * (most - len(shares)) / most
    return score - (ONE_WORD if len(shares) == 1 < most else 0.0)


def _share(left: str, right: str) -> float:
    """How likely two words are one name: as a share of the odds of the likeliest, or by slips, or by doubts."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return 0.5 if left[0] == right[0] else 0.0
    same = alphabet(left) == alphabet(right)
    best = max(likeness(left, left), likeness(right, right)) if same else 2.0 * len(left)
    found = [0.0, min(1.0, likeness(left, right) / best) if alphabet(left) and alphabet(right) else 0.0]
    slips = slips_between(left, right, MOST_SLIPS)
    if slips <= MOST_SLIPS and len(left) > SHORTEST:
        found.append(1 - SLIP * slips / max(len(left), len(right)))
    if alphabet(left) == alphabet(right) == "L":
        found.append(1 - DOUBT * doubts((left,), (right,)))
    return max(found)


if __name__ == "__main__":
    sys.exit(main())
