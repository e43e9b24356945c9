"""Pages of a PDF in letters that run from right to left, put into the order they are read in.

A PDF draws what is seen: the letters of a line stand in it from left to right, whatever way they run, and a number or a
Latin word within it once more the other way. pypdf turns stretches of letters, but leaves these in the order they are
drawn in, and turns the digits of Arabic and Persian with the letters. So a line is taken as it is seen and turned by
the bidirectional algorithm (Unicode UAX 9) backwards.

Example: `as_read("٢٠٢١ ماع 12 لتق")` is "قتل 12 عام ٢٠٢١".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

_RIGHT_TO_LEFT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
# Letters and signs; the digits of Arabic and Persian stand in their gaps.

_LETTER = re.compile(f"[{_RIGHT_TO_LEFT}]")
_WORD = re.compile(f"[{_RIGHT_TO_LEFT}]+")
_OTHER_LETTER = re.compile(f"[^\\W\\d_{_RIGHT_TO_LEFT}]")
_LEFT_TO_RIGHT = re.compile(
    f"[^\\W\\d_{_RIGHT_TO_LEFT}](?:[^{_RIGHT_TO_LEFT}]*[^\\W_{_RIGHT_TO_LEFT}])?"  # words in Latin letters, and so on
    r"|[$€£]?\d+(?:[.,:/٫٬-]\d+)*[%٪]?"
)
MOST_CUTS = 60
"""Places at which a row is cut: one of justified words has thirty, and each two of them are tried."""

_SHAPES = re.compile("[\ufb00-\ufdf9\ufe70-\ufefc]+")
# Letters in the shape they have at their place in a word, and two in one: ﻓ, ﻻ, ﬁ.

_BRACKETS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_BRACKETS_AS_ONE = str.maketrans(")]}>»›", "([{<«‹")
_GAP = re.compile(r"\s{2,}")
_BLANKS = re.compile(r"\s+")


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a page run from right to left."""
    found = len(_LETTER.findall(text))
    return found > 0 and found > len(_OTHER_LETTER.findall(text))


def lines_as_read(turned: str, seen: str) -> str:
    """The lines of a page in the order they are read in: `turned` is the page as pypdf turns it, whose lines are in
    their order, `seen` the same as it is seen, where lines of two columns stand side by side. A line that is not found
    there by its letters stays as it is.
    """
    lines = [without_shapes(line) for line in turned.split("\n")]
    wanted = {_letters_of(line) for line in lines}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in seen.split("\n"):
        for cell in _cells(row.strip(), wanted):
            found[_letters_of(cell)].append(cell)
    words = _WORD.findall("\n".join(lines))
    known: dict[str, str] = {"".join(sorted(word)): word for word in words} | {word: word for word in words}

    def mended(word: re.Match[str]) -> str:
        """With a sign that stands for two letters in the order it has in a word as pypdf turns it."""
        return known.get(word[0]) or known.get("".join(sorted(word[0]))) or str(word[0])

    def read(line: str) -> str:
        cells = found[_letters_of(line)]
        return _WORD.sub(mended, as_read(cells.pop(0))) if cells else line

    return "\n".join(map(read, lines))


def _cells(row: str, wanted: set[str]) -> list[str]:
    """The lines of these letters that stand in a row of the page, cut where there is more than one blank."""
    cuts = [0, *(gap.end() for gap in _GAP.finditer(row)), len(row)][:MOST_CUTS]
    found: list[str] = []
    begun = 0
    while begun < len(cuts) - 1:
        ends = range(len(cuts) - 1, begun, -1)
        end = next((end for end in ends if _letters_of(row[cuts[begun] : cuts[end]]) in wanted), None)
        if end is not None:
            found.append(row[cuts[begun] : cuts[end]])
        begun = begun + 1 if end is None else end
    return found


def _letters_of(line: str) -> str:
    """What a line has in common with the same one in another order."""
    return "".join(sorted(without_shapes(line).translate(_BRACKETS_AS_ONE).replace(" ", "")))


def as_read(line: str) -> str:
    """A line of such a page, given as it is seen from left to right, in the order it is read in; one without any such
    letter is left as it is.
    """
    line = _BLANKS.sub(" ", line.strip())
    if not _LETTER.search(line):
        return line
    pieces, at = [], 0
    for run in _LEFT_TO_RIGHT.finditer(line):
        pieces += [_turned(line[at : run.start()]), run[0]]
        at = run.end()
    return without_shapes("".join(reversed([*pieces, _turned(line[at:])])))


def _turned(piece: str) -> str:
    return piece[::-1].translate(_BRACKETS)


def without_shapes(text: str) -> str:
    """Letters without the shape they have at their place in a word; a sign of two as two."""
    return _SHAPES.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), text)
