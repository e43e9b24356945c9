"""Passages whose true place is known, in invented reports that have been edited: what the floors of anchoring are
measured on.

A report is kept as sentences of words, each word with a mark that says whether it belongs to the passage. The edits
carry the marks along, so the true place is where the marked words stand afterwards; none left, and the passage is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from index.annotations.anchoring.anchoring import describe
from index.annotations.anchoring.selector import Selector
from index.article import Span

WORLD = Path(__file__).parent / "data" / "world" / "fakes_pairs.json"
NEAR = 12
"""Words on either side of a passage that an edit of its surroundings may exchange: about the kept context."""
FEWEST = 4
"""A passage of fewer words keeps them: with a word exchanged, a name is another name and no place is the true one."""
TWIN = 0.4
"""At most so many words are other ones in a sentence much like the passage's; the half of such sentences has none."""

Word = tuple[str, bool]
Sentence = list[Word]
Edit = Callable[[list[Sentence], Random, Sequence[str]], None]


@dataclass(frozen=True)
class Case:
    """A passage as it was annotated, the text after the edits, and where it stands there, None when it is gone."""

    event: str
    kind: str
    selector: Selector
    text: str
    truth: Span | None


def reports() -> dict[str, list[list[str]]]:
    """The invented reports by name ("E1A"), each its sentences, each its words."""
    docs = json.loads(WORLD.read_text(encoding="utf-8"))["docs"]
    return {name: [sentence["text"].split() for sentence in doc["sentences"]] for name, doc in docs.items()}


def event_of(name: str) -> str:
    """The event of a report: "E1" of "E1A"; a look-alike "X1" is its own."""
    return name[:2]


def cases(each: int, seed: int = 1) -> list[Case]:
    """`each` passages of every report under every kind of edit in turn; the same for the same seed."""
    found = reports()
    made = []
    for name in sorted(found):
        random = Random(f"{seed} {name}")
        others = [other for other in sorted(found) if event_of(other) != event_of(name)]
        kinds = list(KINDS)
        for k in range(each):
            donor = [word for sentence in found[random.choice(others)] for word in sentence]
            made.append(_case(name, kinds[k % len(kinds)], found[name], random, donor))
    return made


def _case(name: str, kind: str, report: list[list[str]], random: Random, donor: Sequence[str]) -> Case:
    before, edits = KINDS[kind]
    marked = _with_passage(report, random)
    for edit in before:
        edit(marked, random, donor)
    old, span = _written(marked)
    assert span is not None
    selector = describe(old, span)
    for edit in edits:
        edit(marked, random, donor)
    return Case(event_of(name), kind, selector, *_written(marked))


def _with_passage(report: list[list[str]], random: Random) -> list[Sentence]:
    """The report with a passage marked: a whole sentence, a part of one, or a word or two."""
    at = random.choice([k for k, words in enumerate(report) if len(words) >= FEWEST])
    size = len(report[at])
    width = random.choice((size, size, random.randint(FEWEST, size), random.randint(1, 2)))
    first = random.randint(0, size - width)
    return [
        [(word, k == at and first <= i < first + width) for i, word in enumerate(words)]
        for k, words in enumerate(report)
    ]


def _written(sentences: list[Sentence]) -> tuple[str, Span | None]:
    """The text, and from the first marked word to the last."""
    text, spots = "", []
    for sentence in sentences:
        for word, mark in sentence:
            if mark:
                spots += [len(text), len(text) + len(word)]
            text += word + " "
        text = text[:-1] + "\n\n"
    return text, Span(spots[0], spots[-1]) if spots else None


def _home(sentences: list[Sentence]) -> int:
    return next(k for k, sentence in enumerate(sentences) if any(mark for _, mark in sentence))


def _insert(sentences: list[Sentence], random: Random, donor: Sequence[str]) -> None:
    """Put one to three sentences of another event in."""
    for _ in range(random.randint(1, 3)):
        start = random.randrange(max(1, len(donor) - 20))
        stranger = [(word, False) for word in donor[start : start + random.randint(6, 20)]]
        sentences.insert(random.choice((_home(sentences), _home(sentences) + 1, len(sentences))), stranger)


def _remove(sentences: list[Sentence], random: Random, _donor: Sequence[str]) -> None:
    """Take one to three other sentences out, a neighbour as likely as one further away."""
    for _ in range(random.randint(1, 3)):
        home = _home(sentences)
        others = [k for k in range(len(sentences)) if k != home]
        near = [k for k in others if abs(k - home) == 1]
        if others:
            del sentences[random.choice(random.choice((near, others)))]


def _move(sentences: list[Sentence], random: Random, _donor: Sequence[str]) -> None:
    """Put the passage's sentence somewhere else."""
    sentence = sentences.pop(_home(sentences))
    sentences.insert(random.randint(0, len(sentences)), sentence)


def _exchange(places: list[tuple[int, int]], sentences: list[Sentence], random: Random, donor: Sequence[str]) -> None:
    for k, i in places:
        sentences[k][i] = (random.choice(donor), sentences[k][i][1])


def _edit_passage(sentences: list[Sentence], random: Random, donor: Sequence[str]) -> None:
    """Exchange up to half of the passage's words."""
    home = _home(sentences)
    places = [(home, i) for i, (_, mark) in enumerate(sentences[home]) if mark]
    if len(places) >= FEWEST:
        _exchange(random.sample(places, random.randint(1, len(places) // 2)), sentences, random, donor)


def _edit_around(sentences: list[Sentence], random: Random, donor: Sequence[str]) -> None:
    """Exchange a fifth to all of the words near the passage, on one side or on both."""
    flat = [(k, i) for k, sentence in enumerate(sentences) for i in range(len(sentence))]
    marked = [position for position, (k, i) in enumerate(flat) if sentences[k][i][1]]
    before, after = flat[max(0, marked[0] - NEAR) : marked[0]], flat[marked[-1] + 1 : marked[-1] + 1 + NEAR]
    near = random.choice((before, after, before + after))
    _exchange(random.sample(near, round(len(near) * random.uniform(0.2, 1))), sentences, random, donor)


def _respell(sentences: list[Sentence], random: Random, _donor: Sequence[str]) -> None:
    """Another house's style: capitals, commas and quotation marks change, and two letters of some words are turned."""
    for sentence in sentences:
        for i, (word, mark) in enumerate(sentence):
            new = word.replace('"', "”").replace("-", "–")
            if random.random() < 0.1 and len(new) > 4:
                at = random.randrange(1, len(new) - 2)
                new = new[:at] + new[at + 1] + new[at] + new[at + 2 :]
            if random.random() < 0.1:
                new = random.choice((new.rstrip(",") or new, new + ",", new.upper()))
            sentence[i] = (new, mark)


def _twin(sentences: list[Sentence], random: Random, donor: Sequence[str]) -> None:
    """Tell the passage's sentence a second time, in the same words or in like ones.

    Never right beside it: of two that are the same in a row nobody can say which one went.
    """
    home = _home(sentences)
    twin = [(word, False) for word, _ in sentences[home]]
    share = random.choice((0.0, random.uniform(0.0, TWIN)))
    for i in random.sample(range(len(twin)), round(share * len(twin))):
        twin[i] = (random.choice(donor), False)
    sentences.insert(random.choice([k for k in range(len(sentences) + 1) if k not in (home, home + 1)]), twin)


def _take_away(sentences: list[Sentence], _random: Random, _donor: Sequence[str]) -> None:
    """Take the passage's sentence out."""
    del sentences[_home(sentences)]


KINDS: dict[str, tuple[tuple[Edit, ...], tuple[Edit, ...]]] = {
    "inserted": ((), (_insert,)),
    "removed": ((), (_remove,)),
    "moved": ((), (_move,)),
    "passage edited": ((), (_edit_passage,)),
    "surroundings edited": ((), (_edit_around,)),
    "respelled": ((), (_respell,)),
    "edited throughout": ((), (_edit_passage, _edit_around, _insert)),
    "moved and edited": ((), (_move, _edit_passage)),
    "told twice, edited": ((_twin,), (_edit_around, _remove)),
    "gone": ((), (_take_away,)),
    "gone, told twice": ((_twin,), (_take_away,)),
    "gone, told twice, edited": ((_twin,), (_insert, _take_away, _respell)),
}
"""Each kind of edit: what is done before the passage is annotated, and after."""
