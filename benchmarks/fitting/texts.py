"""Puts the texts of two public repositories beside our labels, which hold numbers of sentences only.

    python -m benchmarks.fitting.texts basil CHECKOUT FOLDER      launchnlp/BASIL, political news
    python -m benchmarks.fitting.texts ecb ECB+ FOLDER            tommasoc80/EventStoryLine, ECB+_LREC2014/ECB+

FOLDER gets `fakes_pairs.json` and `conflicts.json`, as `labelled` reads them. It holds news and stays
out of the project.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Numbered = Iterator[tuple[str, str, str]]
"""A report's sentences: what it is called after the report's name, its text, and the white space before it."""

OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}
_MONTHS = "January February March April May June July August September October November December"


MONTHS = _MONTHS.split()


def basil(checkout: Path, file: str, _: Mapping[str, Any]) -> tuple[str, Numbered]:
    """A report of BASIL: title, a line with outlet and date, paragraphs."""
    said = json.loads((checkout / file).read_text(encoding="utf-8"))
    year, month, day = map(int, said["date"][:10].split("-"))

    def numbered() -> Numbered:
        yield "s00", _even(said["title"]), ""
        yield "line", f"{OUTLETS[said['source'].lower()]}, {MONTHS[month - 1]} {day}, {year}", "\n\n"
        number = 0
        for paragraph in said["body-paragraphs"]:
            before = "\n\n"
            for sentence in paragraph:
                number += 1
                if text := _even(sentence):
                    yield f"s{number:02d}", text, before
                    before = " "

    return f"{said['triplet-uuid'][:4]}-{Path(file).stem.rpartition('_')[2]}", numbered()


def ecb(folder: Path, file: str, known: Mapping[str, Any]) -> tuple[str, Numbered]:
    """A report of ECB+: every sentence its own paragraph, the title first."""
    words: defaultdict[int, list[str]] = defaultdict(list)
    for token in ET.parse(folder / file).getroot().iter("token"):
        words[int(token.get("sentence", 0))].append(token.text or "")
    title = known.get("title")
    order = sorted(words, key=lambda number: (number != title, number))
    join = _joined_plus if "plus" in file else _joined
    name = Path(file).stem
    return name, ((f"s{n:02d}", join(words[n]), "\n\n" if n != order[0] else "") for n in order)


def _even(text: str) -> str:
    return " ".join(text.split())


_CUT_APART = [
    (r"(\d) ([.:/]) (?=\d)", r"\1\2"), (r"(\d) , (?=\d{3}(?!\d))", r"\1,"),
    (r"\b([A-Za-z]) \. (?=[A-Za-z] \.)", r"\1."), (r" \. (\d+ (?:- )?caliber)", r" .\1"), (r"of \. (\d)", r"of .\1"),
    (r" - (\d+C\b)", r" -\1"), (r"(?<=\w) - (?=\w)(?!at |where |with |it |two )", "-"),
    (r" ’ (s|S|t|re|ve|ll|d|m)\b", r"’\1"), (r" ’ ", "’ "), (r"ESPN \. com", "ESPN.com"), (r"“ ", "“"), (r" ”", "”"),
    (r'([,.!?]) "(?= |$)', r'\1"'), (r"([,.!?]) '(?=\"|$| )", r"\1'"),
]  # fmt: skip
# What the newer half of the corpus has cut at every hyphen, stop and comma.

_OF_ALL = [
    (r"(\d) ?: (?=\d\d\b)", r"\1:"), (r" ([,;:!?%)\]]|\.(?!\d))", r"\1"), (r"([(\[$]) ", r"\1"),
    (r" (n't|'s|'S|'re|'ve|'ll|'d|'m)\b", r"\1"), (r"(?<=s) '(?= |$)", "'"),
]  # fmt: skip


def _joined(tokens: Sequence[str], cut_apart: Sequence[tuple[str, str]] = ()) -> str:
    """Tokens as the text they were made of."""
    text = re.sub(r" ?''", '"', re.sub("`` ?", '"', _even(" ".join(tokens))))
    for pattern, put in (*cut_apart, *_OF_ALL):
        text = re.sub(pattern, put, text)
    return text


def _joined_plus(tokens: Sequence[str]) -> str:
    text = _even(" ".join(tokens))
    return text.replace(" ", "") if text.startswith("http") else _joined(tokens, _CUT_APART)


def with_texts(
    labels: Mapping[str, Any], read: Callable[[str, Mapping[str, Any]], tuple[str, Numbered]]
) -> dict[str, Any]:
    """The set: reports with their texts, the labelled links between their sentences, and the clashes."""
    docs: dict[str, Any] = {}
    names: dict[str, str] = {}
    for file in dict.fromkeys(pair[side]["file"] for pair in labels["pairs"] for side in ("a", "b")):
        name, numbered = read(file, labels["docs"].get(file, {}))
        names[file], docs[name] = name, doc_of(name, numbered)
    clashes = [
        {
            "pair": pair["id"],
            "group": f"{pair['id']}#{clash['group']}",
            "severity": "hard" if clash["hard"] else "soft",
            "optional": not clash["required"],
            **{
                side: {"sent": f"{names[pair[side]['file']]}:s{clash[side]:02d}", "quote": value}
                for side, value in zip("ab", clash["values"], strict=True)
            },
        }
        for pair in labels["pairs"]
        for clash in pair["conflicts"]
    ]
    pairs = [
        {
            "pair": pair["id"],
            "kind": "similar-but-different" if pair["kind"] == "lookalike" else "same-incident",
            **{side: names[pair[side]["file"]] for side in ("a", "b")},
            "links": [
                {side: f"{names[pair[side]['file']]}:s{link[side]:02d}" for side in ("a", "b")}
                | {"optional": not link["required"]}
                for link in pair["links"]
            ],
        }
        for pair in labels["pairs"]
    ]
    return {"docs": docs, "pairs": pairs, "clashes": clashes}


def doc_of(name: str, numbered: Numbered) -> dict[str, Any]:
    """A report as the sets hold it: its text, and where each numbered sentence stands in it."""
    text, sentences = "", []
    for number, said, before in numbered:
        start = len(text + before)
        text += before + said
        sentences.append({"id": f"{name}:{number}", "start": start, "end": len(text)})
    return {"text": text, "sentences": sentences}


SETS = {"basil": (basil, "political"), "ecb": (ecb, "breaking")}


def main() -> None:
    if len(sys.argv) != 4 or sys.argv[1] not in SETS:
        sys.exit(__doc__)
    read, name = SETS[sys.argv[1]]
    labels = json.loads((DATA / name / "gold.json").read_text(encoding="utf-8"))
    source, folder = map(Path, sys.argv[2:])
    made = with_texts(labels, lambda file, known: read(source, file, known))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conflicts.json").write_text(json.dumps(made.pop("clashes"), ensure_ascii=False), encoding="utf-8")
    (folder / "fakes_pairs.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    print(f"{folder}: {len(made['docs'])} reports, {len(made['pairs'])} pairs")


if __name__ == "__main__":
    main()
