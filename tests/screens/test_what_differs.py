"""What differs is told so that it is understood where it stands: columns have heads, and words their meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from app import Story, running

from index.article import Span
from index.comparison.claims.claims import column_letter
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.stated.values import FIELDS, FactKind, Field
from index.comparison.facts.strengths import Strength
from index.comparison.reports.differing import MEANT, SAID_AND_DENIED, hardness, what_differs
from index.workspace import Workspace
from tui.drawing import claim_rows
from tui.drawing.conflict_rows import conflict
from tui.drawing.help.legend import legend
from tui.drawing.sides import SIDES

Opener = Callable[..., Workspace]

FIRE = "Mill fire in Lindholm\n\n2023-03-{:02}\n\n{}\n\nThe mill makes canvas for tents and sails."
TOLLS = (
    "Seven workers were killed in a fire at a mill in Lindholm.",
    "Nine workers died in the mill fire in Lindholm.",
)


def fires(open_folder: Opener, count: int) -> Workspace:
    return open_folder({f"{n:02}.txt": FIRE.format(n + 1, TOLLS[n % 2]) for n in range(count)})


# --- the heads of the claims -----------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("count", [2, 3, 8, 14, 30])
def test_each_report_has_a_column_below_its_letter_or_is_counted_and_words_keep_their_room(
    count: int, width: int, height: int
) -> None:
    for column in (0, count // 2, count - 1):
        shown = claim_rows.with_columns(count, column, width, height)
        head = claim_rows.heads(shown, count, column, None).plain
        assert column in shown and (count * 9 > width or len(shown) == count)
        assert len(shown) in (count, len(claim_rows.named(count, column, height)[0])) or width < 60
        for place, number in enumerate(shown):
            at = 1 + place * claim_rows.CELL
            mark = "▸" if number == column else " "
            assert head[at : at + claim_rows.CELL] == f"{mark}{column_letter(number)}".ljust(claim_rows.CELL)
        assert (f"+{count - len(shown)} " in head) is (len(shown) < count)
        taken = len(head) - len(head.lstrip("▸ABCDEFGHIJKLMNOPQRSTUVWXYZ+0123456789 "))
        assert taken <= max(width / 2, claim_rows.CELL + claim_rows.OTHERS + 2), head


async def test_reports_without_a_column_are_counted_in_each_row(open_folder: Opener) -> None:
    async with running(fires(open_folder, 14), (80, 24)) as story:
        await story.press("x", "a", "c")
        rows = story.text().splitlines()
        assert any("▸A  B  C  +11 " in row for row in rows)
        assert any("!  !  !  +11! " in row for row in rows) and any("=  =  =  +11 " in row for row in rows)
        await story.press(*["right"] * 6)
        assert any("F ▸G  H  +11 " in row for row in story.text().splitlines())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_columns_of_every_list_of_claims_have_heads(open_folder: Opener, size: tuple[int, int]) -> None:
    async with running(fires(open_folder, 3), size) as story:
        await story.press("x", "a", "c")
        for _ in range(3):
            rows = story.text().splitlines()
            head = next(n for n, row in enumerate(rows) if "claims, what differs" in row)
            signs = rows[head + 1]
            assert [signs[rows[head].index(letter)] for letter in "ABC"] == ["!", "!", "!"]
            await story.press("f")
        await story.press("p", "right")
        assert any("●A" in row and "▸B" in row for row in story.text().splitlines())


@pytest.mark.parametrize(("width", "whole"), [(80, False), (200, True)])
async def test_figures_that_differ_are_whole_where_there_is_room(open_folder: Opener, width: int, whole: bool) -> None:
    told = ("some 40 metres", "some 60 metres", "some 75 metres")
    texts = {
        f"{n}.txt": f"Cabin falls at Hollen\n\n2024-05-1{n}\n\nThe cabin fell {far} at Hollen after a cable snapped."
        for n, far in enumerate(told)
    }
    async with running(open_folder(texts), (width, 40)) as story:
        await story.press("x", "a", "c")
        row = next(row for row in story.text().splitlines() if "!  !  !" in row)
        assert ("→ 75 metres" in row) is whole


# --- the words for what differs --------------------------------------------------------------


HARDNESSES = {hardness(strength, is_hedged) for strength in Strength for is_hedged in (False, True)}


def row_of(strength: Strength, kind: FactKind, width: int, about: str = "dead", chance: float = 0.9) -> str:
    made = Conflict(FIELDS.get(kind, Field.NUMBER), kind, strength, about, Span(0, 2), Span(0, 2), "", chance)
    return "".join(text for text, _ in conflict(made, "12 dead", "15 dead", width)[0])


@pytest.mark.parametrize("strength", Strength)
def test_a_row_says_what_its_strength_means_where_that_has_room(strength: Strength) -> None:
    assert hardness(strength, False) in row_of(strength, FactKind.COUNT, 100)
    narrow = row_of(strength, FactKind.COUNT, 40)
    assert strength.value in narrow and MEANT[strength] not in narrow and len(narrow) <= 40
    assert "30%" in row_of(strength, FactKind.COUNT, 100, chance=0.3)


@pytest.mark.parametrize(("is_hedged", "other"), [(True, False), (False, True)])
def test_of_a_soft_difference_it_is_said_which_of_both_is_known(is_hedged: bool, other: bool) -> None:
    soft = hardness(Strength.SOFT, is_hedged)
    assert soft != hardness(Strength.SOFT, other) and soft.removeprefix("soft: ") in MEANT[Strength.SOFT]
    assert ("hedged" in soft) is is_hedged and ("something else" in soft) is other
    assert hardness(Strength.HARD, is_hedged) == hardness(Strength.HARD, other)


def test_what_is_denied_is_no_other_thing_that_differs() -> None:
    assert what_differs(FactKind.COUNT) == "number differs"
    assert SAID_AND_DENIED in row_of(Strength.SOFT, FactKind.OUTCOME, 100)
    assert "other differs" not in row_of(Strength.SOFT, FactKind.OUTCOME, 100)


@pytest.mark.parametrize(
    ("kind", "named"),
    [(FactKind.CLOCK, "time"), (FactKind.DAY, "date"), (FactKind.YEAR, "date"), (FactKind.IDENTIFIER, "number")],
)
def test_a_time_of_the_clock_is_no_date(kind: FactKind, named: str) -> None:
    assert what_differs(kind) == f"{named} differs"
    assert f"{named} differs" in row_of(Strength.SOFT, kind, 100)


@pytest.mark.parametrize(("place", "heading"), [("comparison", "two reports"), ("claims", "claim by claim")])
def test_the_legend_says_it_in_a_line_each_at_both_places(place: str, heading: str) -> None:
    first, rows = next(legend({}, {place}))
    said = {row.sign: row.said for row in rows}
    assert heading in first and set(said) >= {*map(str, Strength), SAID_AND_DENIED}
    assert all(len(said[sign]) <= 48 for sign in (*map(str, Strength), SAID_AND_DENIED)), "a line of help at 80 columns"


async def test_what_differs_is_explained_beside_it_and_by_help(open_folder: Opener) -> None:
    async with running(fires(open_folder, 2), (120, 40)) as story:
        await story.press("m", "down", "m", "c", "l")
        await explains(story)
        await story.press("escape", "escape")
    async with running(fires(open_folder, 3), (80, 24)) as story:
        await story.press("x", "a", "c")
        await explains(story)


async def explains(story: Story) -> None:
    assert any(map(story.sees, HARDNESSES))
    await story.press("question_mark", "tab")
    assert story.sees("soft", MEANT[Strength.SOFT])
    await story.press("escape")


# --- of two languages ------------------------------------------------------------------------

DAM = {
    "en.txt": (
        *("Court overturns ban on Lake Miren dam", "2024-06-02"),
        "MIREN - The high court on Friday overturned the ban on the Lake Miren dam by five votes to two.",
        "The dam would flood 14 villages and displace 3,200 people, the ministry said.",
        "Police arrested six people after protesters blocked the road to Miren.",
    ),
    "more.txt": (
        *("Judges allow dam at Miren", "2024-06-03"),
        "MIREN - The high court overturned the ban on the Lake Miren dam on Friday.",
        "The dam would displace 4,100 people from 14 villages, campaigners said.",
        "Police arrested nine people after protesters blocked the road to Miren.",
    ),
    "es.txt": (
        *("Un tribunal autoriza la presa del lago Miren", "2024-06-04"),
        "MIREN - El tribunal superior anuló el viernes la prohibición de la presa del lago Miren por cuatro votos "
        "contra tres.",
        "La presa desplazaría a 4.100 personas de 14 pueblos, según el ministerio.",
        "La policía detuvo a nueve personas tras el bloqueo de la carretera de Miren.",
    ),
}
"""A ruling, told in English by two and in Spanish."""


def dam(open_folder: Opener) -> Workspace:
    return open_folder({name: "\n\n".join(said) for name, said in DAM.items()})


def in_the_text(words: str, text: str) -> bool:
    return all(word in text for word in words.split())


@pytest.mark.parametrize(("left", "right"), [("en", "es"), ("es", "en")])
def test_what_a_difference_is_about_is_said_in_the_words_of_the_left_report(
    open_folder: Opener, left: str, right: str
) -> None:
    compared = dam(open_folder).comparison.compare(left, right)
    places = (*compared.conflicts, *compared.differences.worth_a_look)
    assert [place for place in places if place.about]
    for place in places:
        assert in_the_text(place.about, compared.left.text), place.about


@pytest.mark.parametrize("first", ["en", "es"])
def test_in_a_table_of_claims_it_is_said_in_the_language_of_the_first_report_that_states_it(
    open_folder: Opener, first: str
) -> None:
    order = [first, *(name for name in ("more", "en", "es") if name != first)]
    table = dam(open_folder).comparison.claims(order)
    spanish = {article.id for article in table.articles if article.metadata.language == "es"}
    disputes = [dispute for claim in table.claims for dispute in claim.disputes if dispute.about]
    assert disputes
    for dispute in disputes:
        of = table.articles[dispute.statements[0].report]
        alike = [article.text for article in table.articles if (article.id in spanish) is (of.id in spanish)]
        assert any(in_the_text(dispute.about, text) for text in alike), (dispute.about, of.id)


# --- noting it -------------------------------------------------------------------------------


def on_disk(story: Story) -> list[tuple[str, str, str, tuple[str, ...]]]:
    made = story.app.workspace.notes.store.everything()[0]
    return sorted((a.article, a.note, a.kind, a.tags) for a in made)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_differs_is_noted_on_both_sides_once_the_reader_has_said_so(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    async with running(fires(open_folder, 2), size) as story:
        await story.press("m", "down", "m", "c", "x", "B")
        assert story.sees("Note on both", "number differs", "save") and on_disk(story) == []
        await story.press("escape")
        assert on_disk(story) == [] and not story.sees("Note on both"), "it is dropped unasked: it is ours"
        await story.press("B")
        await story.type("ask the mill")
        await story.press("tab")
        await story.type("fire")
        await story.press("ctrl+s")
        assert story.sees("Noted on both sides, linked as contradicting; u takes it back.")
        about = next(note for _, note, *_ in on_disk(story))
        assert about.startswith("number differs") and about.endswith("\nask the mill")
        assert on_disk(story) == [(name, about, "doubt", ("fire",)) for name in ("00", "01")]
        await story.press("u")
        assert on_disk(story) == []


async def test_what_differs_is_noted_in_its_own_words_where_nothing_is_added(open_folder: Opener) -> None:
    async with running(fires(open_folder, 2), (120, 40)) as story:
        await story.press("m", "down", "m", "c", "x", "B", "ctrl+s")
        await story.press("tab", "tab")
        assert all(note == note.strip() and note.startswith("number differs") for _, note, *_ in on_disk(story))
        assert story.sees("↔ contradicts") and not story.sees("← contradicts")


async def test_the_box_says_how_surely_it_differs(open_folder: Opener) -> None:
    async with running(fires(open_folder, 2), (120, 40)) as story:
        await story.press("m", "down", "m", "c", "x", "B")
        assert any(story.sees(f"Note on both · {said}") for said in HARDNESSES)


async def test_the_key_that_marks_notes_nothing_in_a_comparison(open_folder: Opener) -> None:
    async with running(fires(open_folder, 2), (120, 40)) as story:
        await story.press("m", "down", "m", "c", "x", "m")
        assert on_disk(story) == [] and story.sees("m does nothing here", "mark this report")


async def test_where_nothing_differs_there_is_nothing_to_note(open_folder: Opener) -> None:
    async with running(fires(open_folder, 2), (120, 40)) as story:
        await story.press("m", "down", "m", "c", "home", "B")
        assert on_disk(story) == [] and story.sees("Nothing differs here")


# --- which sentence a sign is of --------------------------------------------------------------

STREAM = (
    "The ferry left Alder at dawn with the mail. {} people drowned when it sank off Marlow. Boats from the harbour "
    "searched until dark. The owner said that it had passed every test. Divers go down again today."
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_each_sentence_begins_a_line_with_its_own_sign(open_folder: Opener, size: tuple[int, int]) -> None:
    texts = {
        f"{n}.txt": f"Ferry sinks off Marlow {n}\n\n2024-05-1{n}\n\n{STREAM.format(toll)}\n\n{own}"
        for n, (toll, own) in enumerate((("Seven", "The king wrote to them."), ("Nine", "Snow lay on the hills.")))
    }
    async with running(open_folder(texts), size) as story:
        await story.press("m", "down", "m", "c")
        view = story.app.screen.view  # type: ignore[attr-defined]
        for row_by_row in (False, True):
            view.read_row_by_row(row_by_row)
            for side in SIDES:
                column, one = view.column(side), view._sides[side]
                lines = {sentence: column.line_of(sentence.start) for sentence in one.sentences}
                assert len(set(lines.values())) == len(one.sentences) > 5
                for sentence, line in lines.items():
                    strip = column.render_line(line - column.scroll_offset.y)
                    assert column.start_of(line) == sentence.start
                    assert strip.text[:1] == one.letter(sentence)[0]
