"""A table of claims by reports: laws, and a story of four reports of one shipwreck."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from app import running
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Credit, Kind, Metadata, Paragraph, Span, Value
from index.comparison.alignment.wording import Wording
from index.comparison.claims.claims import ClaimTable, Standing, claim_table, column_letter
from index.comparison.claims.disputes import Dispute, Statement, joined_steps
from index.comparison.comparing import compare
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.strengths import Strength
from index.comparison.reports.claims_as_csv import claims_csv
from index.errors import Cancelled
from index.workspace import Workspace
from tui.drawing import claim_rows
from tui.screens.comparing.claims import ClaimsScreen

WRECK = "A cargo ship ran aground off Port Sefton on Tuesday, killing four sailors, the coast guard said."
TIMBER = "The Marina Grey was carrying timber from Riga when its engine failed in heavy seas."
RESCUE = "Rescuers pulled eleven survivors from the water with a helicopter before the hull broke apart in the surf."
BLAME = "The harbour master, Elena Brandt, blamed poor maintenance and said the owners had been warned twice."
AGENCY = (WRECK, TIMBER, RESCUE, BLAME)
REPRINT = (WRECK, TIMBER, RESCUE)
OWN = (
    "Six sailors died when a freighter ran aground off Port Sefton on Tuesday.",
    "Schools in Port Sefton stay closed on Friday because of a strike of teachers.",
)
ELSEWHERE = ("Parliament passed the budget late on Monday.", "The opposition walked out.")


def article(name: str, sentences: tuple[str, ...] | list[str], date: str = "2021-09-01") -> Article:
    """A report whose paragraphs are the sentences."""
    paragraphs, at = [], 0
    for sentence in sentences:
        paragraphs.append(Paragraph(Span(at, at + len(sentence)), Kind.BODY))
        at += len(sentence) + 1
    return Article(name, f"{name}.txt", "\n".join(sentences), tuple(paragraphs), Metadata(published=Value(date)))


def table(*reports: tuple[str, ...] | list[str]) -> ClaimTable:
    return claim_table([article(f"report-{place}", sentences) for place, sentences in enumerate(reports)])


def standings(found: ClaimTable, sentence: str) -> list[str]:
    """How each report stands to the claim that a sentence of the first one tells."""
    row = next(claim for claim in found.claims if sentence in told(found, claim.tellings[0].sentences))
    return [telling.standing.value for telling in row.tellings]


def told(found: ClaimTable, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(found.articles[0].text) for span in spans]


def test_who_has_a_claim_who_lacks_it_and_who_differs() -> None:
    found = table(AGENCY, REPRINT, OWN, ELSEWHERE)
    assert standings(found, WRECK) == ["differs", "differs", "differs", "lacks"]
    assert standings(found, TIMBER) == ["has", "has", "lacks", "lacks"]
    assert standings(found, BLAME) == ["has", "lacks", "lacks", "lacks"]


def test_what_differs_is_told_with_the_words_of_each_report() -> None:
    found = table(AGENCY, REPRINT, OWN, ELSEWHERE)
    (dispute,) = found.claims[0].disputes
    said = [(s.report, s.span.of(found.articles[s.report].text)) for s in dispute.statements]
    assert [(report, words.split()[0].lower()) for report, words in said] == [(0, "four"), (1, "four"), (2, "six")]


def test_wording_is_told_beside_the_first_report_that_has_the_claim() -> None:
    edited = WRECK.replace("cargo ship", "freighter").replace("the coast guard", "officials")
    row = table((WRECK,), (edited,), (WRECK,), OWN).claims[0]
    assert [t.wording for t in row.tellings] == [Wording.SAME, Wording.EDITED, Wording.SAME, Wording.RESTATED]


def test_any_two_columns_are_the_comparison_of_the_two() -> None:
    found = table(AGENCY, REPRINT, OWN)
    alone = compare(found.articles[0], found.articles[2])
    assert found.comparisons[0, 2].alignment.links == alone.alignment.links
    assert found.comparisons[0, 2].conflicts == alone.conflicts


def test_a_reprint_is_no_second_origin() -> None:
    found = table(AGENCY, OWN, REPRINT, ELSEWHERE).origins
    assert found.groups == ((0, 2), (1,), (3,))
    (evidence,) = [shared for shared in found.shared if shared.one_origin]
    assert (evidence.left, evidence.right) == (0, 2)
    assert evidence.share == 1.0
    assert evidence.words == sum(len(s.split()) for s in REPRINT)


def test_quoting_one_speaker_is_no_shared_origin() -> None:
    speech = (
        "“We warned the owners of that ship twice in writing and they answered that repairs could wait until spring "
    )
    speech += "because timber prices were so low that nobody could pay for them,” "
    found = table((speech + "Brandt told reporters.",), (speech + "said the harbour master at noon.",)).origins
    assert found.about == 2


def test_reports_that_name_one_agency_have_one_origin_and_a_photo_of_it_says_nothing() -> None:
    def credited(name: str, sentences: tuple[str, ...], outlet: str, *credits: Credit) -> Article:
        return replace(article(name, sentences), metadata=Metadata(outlet=Value(outlet), credits=credits))

    text, photo = Credit("Lakewire", "text", 9), Credit("Lakewire", "photo", 9)
    told = [
        credited("a", AGENCY, "Herald", text),
        credited("b", OWN, "Courier", text),
        credited("c", ELSEWHERE, "LAKEWIRE"),
        credited("d", (TIMBER,), "Herald", photo),
    ]
    found = claim_table(told).origins
    assert found.credited == (("Lakewire", (0, 1, 2)),)
    assert found.groups[0][:3] == (0, 1, 2)
    apart = claim_table([told[1], told[3]]).origins
    assert apart.credited == () and apart.about == 2
    assert claim_table([told[2], credited("e", OWN, "Lakewire")]).origins.credited == ()  # one outlet is no credit


def test_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        claim_table([article("a", AGENCY), article("b", REPRINT)], cancelled=lambda: True)


VOCABULARY = """the rebels army killed wounded Deraa Daraa Monday four 4 at least 20 people truce Russian troops entered
city said and shelling fled checkpoints three five north south"""
WORDS = st.sampled_from(VOCABULARY.split())
REPORT = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=4)


@given(st.lists(REPORT, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_sentence_belongs_to_a_claim_and_what_two_reports_flag_to_a_dispute_or_to_two_claims(
    reports: list[list[str]],
) -> None:
    found = table(*reports)
    for place, side in enumerate(found.sides):
        spans = [span for claim in found.claims for span in claim.tellings[place].sentences]
        assert set(spans) == set(side.sentences)
    told = [
        ((a, conflict.left), (b, conflict.right))
        for (a, b), compared in found.comparisons.items()
        for conflict in compared.conflicts
    ]
    in_conflict = {statement for ends in told for statement in ends}
    disputes = [dispute for claim in found.claims for dispute in claim.disputes]
    stated = [{(s.report, s.span) for s in dispute.statements} for dispute in disputes]
    for ends in told:
        sentences = [(r, next(s for s in found.sides[r].sentences if s.contains(span.start))) for r, span in ends]
        alike = (c for c in found.claims if all(span in c.tellings[r].sentences for r, span in sentences))
        assert any(statements.issuperset(ends) for statements in stated) or all(c.disputes for c in alike)
    for dispute in disputes:  # who is of no conflict gives a figure that a report gives in one
        given = {s.value for s in dispute.statements if (s.report, s.span) in in_conflict}
        assert {s.value for s in dispute.statements} == given


@given(REPORT, st.integers(2, 4))
@settings(max_examples=30, deadline=None)
def test_copies_of_one_report_all_have_every_claim_in_the_same_words(report: list[str], copies: int) -> None:
    found = table(*[report] * copies)
    for claim in found.claims:
        assert {t.standing for t in claim.tellings} == {Standing.HAS}
        assert not claim.disputes


def test_reports_that_share_no_claim_say_so() -> None:
    other = ("A new bridge over the river Tane opened to traffic.", "It took nine years to build.")
    nothing = table(REPRINT, ELSEWHERE, other)
    assert nothing.summary["shared"] == 0
    assert nothing.cautions == ("No claim is shared: the reports may be about different incidents.",)
    assert table(AGENCY, REPRINT, ELSEWHERE).cautions == ()


def test_dates_that_lie_apart_are_said_of_several_reports_too() -> None:
    dated = [article(f"r{day}", REPRINT, f"2021-09-0{day}") for day in (1, 2, 7)]
    assert claim_table(dated).cautions == ("The reports are dated up to 6 days apart.",)
    assert claim_table(dated[:2]).cautions == ()


async def test_the_table_says_on_screen_that_no_claim_is_shared(open_folder: Callable[..., Workspace]) -> None:
    texts = {"a.txt": WRECK, "b.txt": ELSEWHERE[0], "c.txt": "A new bridge over the river Tane opened to traffic."}
    workspace = open_folder(texts)
    async with running(workspace) as story:
        story.app.push_screen(ClaimsScreen(workspace, ["a", "b", "c"]))
        await story.settle()
        assert story.sees("No claim is shared")
        await story.press("escape")
        story.app.push_screen(ClaimsScreen(workspace, ["a", "a"]))
        await story.settle()
        assert not story.sees("No claim is shared")


def test_a_toll_is_one_row_however_each_report_words_it_and_in_whichever_sentence() -> None:
    def told(name: str, day: int, *sentences: str) -> Article:
        return article(name, sentences, f"2024-01-{day}")

    found = claim_table([
        told("later", 16, "The death toll of the mill fire in Lindholm rose to 12, the hospital said on Tuesday."),
        told("first", 14, "Seven workers were killed in a fire at a mill in Lindholm, the police said.",
             "The mill makes canvas for tents and sails.", "The seven dead were weavers."),
        told("between", 15, "Nine people died in the mill fire in Lindholm, the mayor said on Monday.",
             "The mill makes canvas for tents and sails."),
    ])  # fmt: skip
    (differs,) = (claim for claim in found.claims if claim.disputes)
    (dispute,) = differs.disputes
    assert differs.told_by == (0, 1, 2)
    assert [(s.report, s.value) for s in dispute.statements] == [(0, 12), (1, 7), (1, 7), (2, 9)]
    assert [(s.report, s.value) for s in dispute.said_once] == [(0, 12), (1, 7), (2, 9)]
    assert joined_steps((m, f"{s.value:g}") for m, s in dispute.over_time(found.moments)) == "7 → 9 → 12"
    (canvas,) = (claim for claim in found.claims if len(claim.told_by) > 1 and not claim.disputes)
    assert canvas.told_by == (1, 2)


def test_a_claim_with_figures_that_differ_is_told_on_one_line_with_them() -> None:
    found = table(AGENCY, REPRINT, OWN)
    differs = next(claim for claim in found.claims if claim.disputes)
    row, below = claim_rows.claim(found, differs, 2, 80, range(3))
    assert "four / Six" in "".join(text for text, _ in row)
    assert "differs" in "".join(text for text, _ in below)
    told_alike = next(claim for claim in found.claims if not claim.disputes)
    row, _ = claim_rows.claim(found, told_alike, 2, 80, range(3))
    assert "".join(text for text, _ in row).split()[3:6] == TIMBER.split()[:3]


def test_each_figure_is_told_once_and_a_day_only_where_it_says_another() -> None:
    def row(*told: tuple[int, str]) -> str:
        found = claim_table(
            [
                article(f"r{n}", (WRECK.replace("four", dead), TIMBER), f"2021-09-0{day}")
                for n, (day, dead) in enumerate(told)
            ]
        )
        differs = next(claim for claim in found.claims if claim.disputes)
        return "".join(text for text, _ in claim_rows.claim(found, differs, 0, 200, range(len(told)))[0])

    assert "four → six  " in row((1, "four"), (2, "six"), (2, "six"), (3, "six"))
    assert "four / six → nine  " in row((1, "four"), (1, "six"), (2, "nine"))
    assert "four → six → four  " in row((1, "four"), (2, "six"), (3, "four"))


def test_days_that_differ_are_told_on_one_line_with_their_claim_too() -> None:
    moved = TIMBER.replace("engine failed in heavy seas", "engine failed on Monday, its owners said")
    found = table((WRECK, moved), (WRECK, moved.replace("Monday", "Sunday")), (WRECK,))
    differs = next(claim for claim in found.claims if claim.disputes)
    row, _ = claim_rows.claim(found, differs, 0, 120, range(3))
    assert "Monday / Sunday  " in "".join(text for text, _ in row)


async def test_a_small_window_shows_seven_claims_with_a_line_below_the_chosen_one(
    open_folder: Callable[..., Workspace],
) -> None:
    pages = [f"The harbour office counted {n} barrels of tar on pier {n} that nobody had asked for." for n in range(9)]
    workspace = open_folder({"a.txt": " ".join([WRECK, *pages]), "b.txt": OWN[0], "c.txt": BLAME})
    async with running(workspace, (80, 24)) as story:
        story.app.push_screen(ClaimsScreen(workspace, ["a", "b", "c"]))
        await story.settle()
        assert sum("barrels" in row for row in story.text().splitlines()) >= 7
        for at in (1, 2):
            await story.press("down")
            rows = story.text().splitlines()
            (below,) = (place for place, row in enumerate(rows) if "in the words of A" in row)
            assert f"{at - 1} barrels" in rows[below - 1] and f"{at} barrels" in rows[below + 1]


def test_lines_that_claim_nothing_are_no_claims_but_a_title_and_what_others_tell_are() -> None:
    byline = "By Ann Carver"
    found = table(("Ship aground off Port Sefton", byline, *AGENCY), REPRINT)
    words = [claim.first.span.of(found.articles[claim.first.report].text) for claim in found.claims]
    assert "Ship aground off Port Sefton" in words
    assert byline not in words
    without_stops = ("Ship aground off Port Sefton", "Four sailors dead", "Eleven saved by helicopter")
    assert len(table(without_stops, ELSEWHERE).claims) == 5


def test_claims_in_which_facts_differ_come_first_then_those_of_several() -> None:
    found = table((TIMBER, BLAME, WRECK), (TIMBER,), OWN)
    assert [heading for heading, _ in found.sections][:2] == ["Where they differ", "What several say"]
    ranks = [(not claim.disputes, len(claim.told_by) < 2) for claim in found.by_interest]
    assert ranks == sorted(ranks)
    assert ranks[0] == (False, False)
    assert sorted(map(id, found.by_interest)) == sorted(map(id, found.claims))


def test_figures_go_on_in_the_order_of_the_reports_days_and_are_told_with_their_sentence() -> None:
    def told(day: int, dead: str) -> Article:
        return article(f"r{day}", (WRECK.replace("four", dead), TIMBER), f"2021-09-0{day}")

    found = claim_table([told(3, "nine"), told(1, "four"), told(2, "six")])
    (dispute,) = next(claim for claim in found.claims if claim.disputes).disputes
    assert [(m, s.value) for m, s in dispute.over_time(found.moments)] == [
        ("2021-09-01", 4), ("2021-09-02", 6), ("2021-09-03", 9),
    ]  # fmt: skip
    for statement in dispute.statements:
        assert found.sentence_of(statement).contains(statement.span.start)
    of_one_day = claim_table([article(f"s{n}", (WRECK.replace("four", n), TIMBER)) for n in ("four", "nine")])
    (dispute,) = next(claim for claim in of_one_day.claims if claim.disputes).disputes
    assert dispute.over_time(of_one_day.moments) == ()


def test_what_came_first_on_a_day_is_not_told_where_a_report_says_the_day_alone() -> None:
    def dispute(*values: float) -> Dispute:
        statements = tuple(Statement(place, Span(0, 4), value) for place, value in enumerate(values))
        return Dispute(FactKind.COUNT, Strength.HARD, "dead", statements)

    with_a_day_alone = ["2023-03-03T06:15Z", "2023-03-03", "2023-03-04T08:00Z"]
    steps = dispute(9, 14, 27).over_time(with_a_day_alone)
    assert [(moment, s.value) for moment, s in steps] == [
        ("2023-03-03", 9), ("2023-03-03", 14), ("2023-03-04T08:00Z", 27),
    ]  # fmt: skip
    assert joined_steps((moment, f"{s.value:g}") for moment, s in steps) == "9 / 14 → 27"
    assert dispute(9, 14).over_time(with_a_day_alone[:2]) == ()
    with_clocks = dispute(9, 14).over_time(["2023-03-03T06:15Z", "2023-03-03T05:00Z"])
    assert [s.value for _, s in with_clocks] == [14, 9]


def test_columns_are_named_as_in_a_spreadsheet_and_each_can_be_shown() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 29)] == ["A", "Z", "AA", "AD"]
    for column in range(30):
        window = claim_rows.shown(30, column, 7)
        assert column in window
        assert len(window) == 7
    assert list(claim_rows.shown(3, 2, 7)) == [0, 1, 2]


def test_reports_without_room_above_the_table_are_told_by_their_letters() -> None:
    assert claim_rows.named(8, 0, 40) == (range(8), "")
    assert claim_rows.named(4, 0, 24) == (range(4), "")
    assert claim_rows.named(6, 0, 24) == (range(6), "")
    assert claim_rows.named(7, 0, 24) == (range(3), "4 more: D to G; ← → show them")
    assert claim_rows.named(8, 3, 24) == (range(2, 5), "5 more: A to B and F to H; ← → show them")
    assert claim_rows.named(8, 7, 24) == (range(5, 8), "5 more: A to E; ← → show them")
    assert claim_rows.named(4, 1, 10) == (range(2), "2 more: C to D; ← → show them")


async def test_a_small_window_names_few_of_many_reports_says_which_others_there_are_and_shows_more_claims(
    open_folder: Callable[..., Workspace],
) -> None:
    pages = [f"The harbour office counted {n} barrels of tar on pier {n} that nobody had asked for." for n in range(9)]
    texts = {f"{name}.txt": " ".join([f"Ship {name} aground.", WRECK, *pages]) for name in "abcdefgh"}
    workspace = open_folder(texts)
    async with running(workspace, (80, 24)) as story:
        story.app.push_screen(ClaimsScreen(workspace, [*"abcdefgh"]))
        await story.settle()
        assert story.sees("▸ A", "5 more: D to H; ← → show them")
        assert story.sees("Enter open", "E export", "f filter", "Esc q back", "? help")
        assert sum("barrels" in row for row in story.text().splitlines()) >= 6
        await story.press("left")
        assert story.sees("▸ H", "5 more: A to E; ← → show them")


def test_a_cell_never_acts_as_a_formula() -> None:
    sly = ("=1+1 is what the harbour master wrote on the hull of the ship on Tuesday.", WRECK)
    rows = list(csv.DictReader(io.StringIO(claims_csv(table(sly, REPRINT, OWN)))))
    assert {row["sentence"][:2] for row in rows} >= {"'="}
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_words_that_tell_nothing_are_no_shared_run() -> None:
    def shared(one: str, other: str) -> list[str]:
        found = compare(article("one", [one]), article("other", [other]))
        links = [link for link in found.alignment.links if link.wording is Wording.RESTATED]
        assert links
        return [run.left.of(one) for link in links for run in found.shared(link)]

    told = "Rescuers of the coast guard of Sefton said on Wednesday that eleven sailors were pulled alive from the sea."
    again = "On Wednesday the coast guard of Sefton pulled eleven sailors, all alive, from the sea off the old harbour."
    assert shared(told, again) == []
    copied = "Off the old harbour eleven sailors were pulled alive out of a stormy sea by a helicopter late at night."
    assert any("eleven sailors were pulled alive" in run for run in shared(told, copied))


async def test_each_report_is_named_on_one_row_with_its_date_however_long_its_title(
    open_folder: Callable[..., Workspace],
) -> None:
    title = "A title that goes on and on until no row of a terminal of eighty columns could ever hold all of it at once"
    texts = {f"{name}.txt": f"{title}\n\n2024-05-0{day}\n\n{WRECK} {TIMBER}" for day, name in enumerate("abc", 1)}
    workspace = open_folder(texts)
    async with running(workspace, (80, 24)) as story:
        story.app.push_screen(ClaimsScreen(workspace, ["a", "b", "c"]))
        await story.settle()
        rows = [row for row in story.text().splitlines() if "2024-05-0" in row]
        assert [row.split()[-1] for row in rows] == ["2024-05-01", "2024-05-02", "2024-05-03"]
        assert all("A title that goes on" in row for row in rows)
