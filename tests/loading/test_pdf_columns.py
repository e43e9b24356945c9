"""A page in columns is read column by column, however its lines are drawn; a table is left as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_pdf import one_page

from index.loading.formats import load

TITLE = "Harbour of Lakeport closed after two ferries collided"
LEFT = "The harbour master closed the port for the rest of the day, while divers looked for damage below the " \
       "waterline of both ships and the crews were asked what they had seen of one another in the fog before they " \
       "met at the second buoy of the channel, where the current is strong at that hour of the morning and where " \
       "a pilot has to be taken on board by every ship that is longer than sixty metres all in all."  # fmt: skip
RIGHT = "Nobody was seriously hurt, the company said, and the inquiry into the cause is expected to take several " \
        "weeks, since the black boxes have to be sent to the capital to be read there, as they were four years " \
        "ago after a tanker had gone aground on the bar within sight of the same buoy, which was then moved by a " \
        "hundred yards to the north, a thing that pilots had asked for in vain for twenty years."  # fmt: skip
THIRD = "Bread and milk for the islands will be brought by the small boats of the fishermen until the port is open " \
        "again, the council decided in the evening, and the schools there stay closed for want of teachers, most " \
        "of whom live on the mainland and come over with the first ferry, which leaves at ten past six and which " \
        "had been late three times that week, as the headmaster of one of the schools wrote."  # fmt: skip


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def drawn(x: float, y: float, words: str) -> str:
    return f"1 0 0 1 {x} {y} Tm ({words}) Tj "


def page(columns: list[list[str]], lefts: list[int], *, across: bool, by_word: bool = False, lower: float = 0) -> str:
    """Columns of lines, drawn line by line across them or one after the other; `lower` for each next column."""
    pieces = [
        (row, number, drawn(lefts[number], 690 - 12 * row - lower * number, line))
        if not by_word
        else (row, number, "".join(
            drawn(lefts[number] + 4.8 * at, 690 - 12 * row - lower * number, word)
            for word, at in ((w, len(" ".join(line.split()[:n])) + (n > 0)) for n, w in enumerate(line.split()))))
        for number, lines in enumerate(columns)
        for row, line in enumerate(lines)
    ]  # fmt: skip
    if across:
        pieces.sort(key=lambda piece: piece[:2])
    return f"BT /F1 14 Tf {drawn(60, 730, TITLE)}/F1 8 Tf {''.join(words for _, _, words in pieces)}ET"


def read(tmp_path: Path, operators: str) -> str:
    (tmp_path / "a.pdf").write_bytes(one_page(operators))
    return " ".join(load(str(tmp_path), "a.pdf")[0].text.split())


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("by_word", [False, True])
def test_two_columns(tmp_path: Path, across: bool, by_word: bool) -> None:
    columns = [wrapped(LEFT, 44), wrapped(RIGHT, 44)]
    text = read(tmp_path, page(columns, [60, 320], across=across, by_word=by_word))
    assert text == f"{TITLE} {LEFT} {RIGHT}"


@pytest.mark.parametrize("across", [True, False])
def test_three_columns(tmp_path: Path, across: bool) -> None:
    columns = [wrapped(words, 30) for words in (LEFT, RIGHT, THIRD)]
    assert read(tmp_path, page(columns, [50, 220, 390], across=across)) == f"{TITLE} {LEFT} {RIGHT} {THIRD}"


def test_a_line_across_parts_what_is_above_from_what_is_below(tmp_path: Path) -> None:
    head = "Islands without bread: what the council decided, and what the fishermen say to it all"
    above, below = [wrapped(LEFT, 44), wrapped(RIGHT, 44)], [wrapped(THIRD, 44), wrapped(LEFT, 44)]
    rows = max(map(len, above))
    operators = page(above, [60, 320], across=True).removesuffix("ET") + drawn(60, 680 - 12 * rows, head)
    for row in range(max(map(len, below))):
        for x, lines in zip((60, 320), below, strict=True):
            operators += drawn(x, 660 - 12 * (rows + row), lines[row]) if row < len(lines) else ""
    assert read(tmp_path, f"{operators}ET") == f"{TITLE} {LEFT} {RIGHT} {head} {THIRD} {LEFT}"


def test_a_table_is_left_as_it_stands(tmp_path: Path) -> None:
    places = ["Lakeport", "Millbrook", "Northam", "Ostby", "Velby", "Sundby", "Lillby", "Holm", "Vik", "Nes"]
    rows = [[f"{place} harbour" for place in places], [f"{n * 3} ships" for n in range(len(places))]]
    text = read(tmp_path, page(rows, [60, 320], across=True))
    assert all(f"{place} harbour {n * 3} ships" in text for n, place in enumerate(places))


@pytest.mark.parametrize("across", [True, False])
def test_a_last_column_may_be_short(tmp_path: Path, across: bool) -> None:
    """The text ends there; nothing of it is mixed with the column before."""
    columns = [wrapped(LEFT, 30), wrapped(RIGHT, 30), wrapped(THIRD, 30)[:4]]
    third = " ".join(columns[2])
    assert read(tmp_path, page(columns, [50, 220, 390], across=across)) == f"{TITLE} {LEFT} {RIGHT} {third}"
