"""What a report says of its own mistakes goes with the figure that it corrects, uncut.

"Correction: An earlier version of this article said six people had died. The number is five." stands at the foot of a
report, in words of its own, and no other report has it. It is found by what is said of earlier versions, or by its
label; it belongs to the matter of which it gives a figure or time, and of which it shares most words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from index.comparison.claims.clusters import Node
from index.comparison.claims.disputes import Dispute
from index.comparison.facts.beside import told_beside
from index.comparison.facts.told import ToldSentence
from index.comparison.reading.reading import Side
from index.loading.lines.corrections import tells_correction

Stating = tuple[Dispute, tuple[Node, ...]]


def with_corrections(
    disputes: Sequence[Stating], sides: Sequence[Side], spoken_of: Mapping[str, Container[str]]
) -> tuple[Stating, ...]:
    """The matters in which reports differ, the sentences that correct a figure of one among those that state it;
    `spoken_of` has by language the words that all reports speak of, which tell no matter.
    """
    found = [list(nodes) for _, nodes in disputes]
    for report, side in enumerate(sides):
        told = told_beside(side, side)
        for places in _corrections(side, told):
            correcting = [told[place] for place in places]
            likeness = [_likeness(correcting, each, sides, spoken_of) for each in disputes]
            if max(likeness, default=0):
                found[likeness.index(max(likeness))] += ((report, place) for place in places)
    return tuple((dispute, tuple(dict.fromkeys(nodes))) for (dispute, _), nodes in zip(disputes, found, strict=True))


def _corrections(side: Side, told: Sequence[ToldSentence]) -> Iterator[range]:
    """The places of the sentences of each correction: the one that tells of the mistake, and those behind it on its
    line.
    """
    behind = 0
    for place, sentence in enumerate(told):
        if place < behind or not _tells_correction(sentence):
            continue
        behind = place + 1
        while behind < len(told) and "\n" not in side.text[told[behind - 1].span.end : told[behind].span.start]:
            behind += 1
        yield range(place, behind)


def _tells_correction(sentence: ToldSentence) -> bool:
    said = sentence.span.of(sentence.text)
    return bool(sentence.known.corrections.older_reports.search(said.lower())) or tells_correction(said)


def _likeness(
    correcting: Sequence[ToldSentence], stating: Stating, sides: Sequence[Side], spoken_of: Mapping[str, Container[str]]
) -> int:
    """How many words that tell a matter a correction shares with the sentence that states it most alike; 0 where it
    gives none of its figures.
    """
    dispute, nodes = stating
    figures = {statement.value for statement in dispute.statements if statement.value is not None}
    words = {statement.span.of(sides[statement.report].text).casefold() for statement in dispute.statements}
    given = ((a.value, a.value.shown.of(sentence.text).casefold()) for sentence in correcting for a in sentence.figures)
    if not any(value.kind is dispute.kind and (value.plain in figures or said in words) for value, said in given):
        return 0
    language = correcting[0].known.language
    said = frozenset().union(*(sentence.bag for sentence in correcting))
    others = (told_beside(sides[report], sides[report])[place] for report, place in nodes)
    shared = (said & other.bag for other in others if other.known.language == language)
    return max((sum(key not in spoken_of[language] for key in each) for each in shared), default=0)
