"""What a report denies is not what it tells: which figures of a sentence it denies, in each language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stated import figures, report, told

from index.comparison.claims.claims import claim_table
from index.comparison.comparing import compare
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.strengths import Strength


def parted(language: str, text: str) -> tuple[list[str], list[str]]:
    """The figures that a sentence tells, and those that it denies, with the words that deny them."""
    read = told(text, language)
    tells = [each.value.span.of(text) for each in figures(read) if each.value.hedge != "none"]
    return tells, [each.denial.of(text) for each in read.denied if each.denial]


@pytest.mark.parametrize(
    ("text", "tells", "denies"),
    [
        ("The ministry denied that 53 people died; the toll was 29.", ["29"], ["denied that 53"]),
        ("The ministry did not deny that 53 people died.", ["53"], []),
        ("He has never denied that 53 people died.", ["53"], []),
        ("The minister denied in a statement that 53 people had died.", [], ["denied in a statement that 53"]),
        ("The army denied it had killed 53 people.", [], ["denied it had killed 53"]),
        ("The minister denied that more than 53 people died.", [], ["denied that more than 53"]),
        ("The mayor denied thirty deaths.", [], ["denied thirty"]),
        ("Mayor denies 30 deaths in bridge collapse", [], ["denies 30"]),
        ("The army denied 53 people had died.", [], ["denied 53"]),
        ("Police denied 53 people entry.", ["53"], []),
        ("The city denied 53 dead miners a grave.", ["53"], []),
        # what is taken for granted is not denied
        ("The mayor denied the 53 deaths were his fault.", ["53"], []),
        ("He denied having killed any of the 53 dead.", ["53"], []),
        ("The mayor denied that the dam, which killed 53 people, was unsafe.", ["53"], []),
        ("The mayor denied that the dam was unsafe after 53 people died.", ["53"], []),
        ("He denied that he had known of the death of 53 people.", ["53"], []),
        ("The firm denied any role in the blast that killed 53 people.", ["53"], []),
        ("The army denied responsibility for the deaths of 53 people.", ["53"], []),
        # what is no statement is not denied as one
        ("Police denied entry to 53 people.", ["53"], []),
        ("The court rejected the appeals of 53 prisoners.", ["53"], []),
        ("The party which denied its men were behind the raid also agreed to give the police 53 guns.", ["53"], []),
        # reports
        ("Courts dismissed claims against 53 firms.", ["53"], []),
        ("The mayor rejected reports from 53 villages.", ["53"], []),
        ("The army rejected reports that 53 people were killed.", [], ["rejected reports that 53"]),
        ("He rejected claims that he was behind the bomb that killed 53 people.", ["53"], []),
        ("Dismissing claims of 53 deaths, the mayor said 29 had died.", ["29"], ["Dismissing claims of 53"]),
        ("Claims of 53 dead were denied by the army.", [], ["Claims of 53 dead were denied"]),
        ("Claims of 53 dead were not denied by the army.", ["53"], []),
        ("The figure of 53 was wrong; 29 people died.", ["29"], ["figure of 53 was wrong"]),
        ("It is not true that 53 people died.", [], ["not true that 53"]),
        ("The mayor was wrong to say that 53 people died.", [], ["wrong to say that 53"]),
        ("Contrary to reports of 53 dead, 29 people died.", ["29"], ["Contrary to reports of 53"]),
        # one in the place of another
        ("Not 53 but 29 people died.", ["29"], ["Not 53"]),
        ("It was 29 people who died rather than 53.", ["29"], ["rather than 53"]),
        ("Not more than 53 people died.", ["53"], []),
        ("Nobody was hurt, and not all 53 miners left.", ["53"], []),
        # a denial ends with its clause, but a figure that is joined belongs to it
        ("The ministry denied that 53 people had died and put the toll at 29.", ["29"], ["denied that 53"]),
        (
            "The ministry denied that 53 people died and 12 were wounded.",
            [],
            ["denied that 53", "denied that 53 people died and 12"],
        ),
        # what was corrected is given up, what changed was once so
        ("The toll was corrected from 53 to 29.", ["29"], []),
        ("The toll was revised down to 29 from an earlier 53.", ["29"], []),
        ("The party fell from 53 seats to 29.", ["53", "29"], []),
        ("He denied claims that he had paid $53 million.", [], ["denied claims that he had paid $53 million"]),
    ],
)  # fmt: skip
def test_a_figure_is_told_or_denied(text: str, tells: list[str], denies: list[str]) -> None:
    assert parted("en", text) == (tells, denies)


@pytest.mark.parametrize(
    ("language", "text", "tells", "denies"),
    [
        ("de", "Das Ministerium bestritt, dass 53 Menschen starben; es waren 29.", ["29"], ["bestritt, dass 53"]),
        ("de", "Die Armee bestritt nicht, dass 53 Menschen starben.", ["53"], []),
        ("de", "Die Armee wies Berichte zurück, wonach 53 starben.", [], ["wies Berichte zurück, wonach 53"]),
        ("de", "Es starben nicht 53 Menschen, sondern 29.", ["29"], ["nicht 53"]),
        ("de", "Die Zahl der Toten wurde von 53 auf 29 korrigiert.", ["29"], []),
        ("fr", "Le ministère a démenti que 53 personnes soient mortes.", [], ["démenti que 53"]),
        ("fr", "Le ministère ne nie pas que 53 personnes sont mortes.", ["53"], []),
        ("fr", "Le bilan a été ramené de 53 à 29 morts.", ["29"], []),
        ("fr", "L'armée a nié toute responsabilité dans la mort de 53 personnes.", ["53"], []),
        ("es", "El ministerio negó que murieran 53 personas.", [], ["negó que murieran 53"]),
        ("es", "El ejército no negó que murieran 53 personas.", ["53"], []),
        ("es", "No murieron 53 personas sino 29.", ["29"], ["No murieron 53"]),
        ("it", "Le notizie di 53 morti sono false.", [], ["notizie di 53 morti sono false"]),
        ("it", "Le notizie di 53 morti sono arrivate.", ["53"], []),
        ("pt", "O governo rejeitou relatos de 53 mortos.", [], ["rejeitou relatos de 53"]),
        ("pt", "O governo recebeu relatos de 53 mortos.", ["53"], []),
        ("nl", "Het leger ontkende dat 53 mensen zijn omgekomen.", [], ["ontkende dat 53"]),
        ("nl", "Het leger ontkende niet dat 53 mensen zijn omgekomen.", ["53"], []),
        ("ru", "Министр опроверг, что погибли 53 человека.", [], ["опроверг, что погибли 53"]),
        ("ru", "Министр не опроверг, что погибли 53 человека.", ["53"], []),
        ("ru", "Погибли не 53, а 29 человек.", ["29"], ["не 53"]),
        ("uk", "Загинули не 53, а 29 людей.", ["29"], ["не 53"]),
        ("uk", "Загинули не менше 53 людей.", ["53"], []),
        ("ar", "نفت الوزارة مقتل 53 شخصا وقالت إن 29 شخصا قتلوا.", ["29"], ["نفت الوزارة مقتل 53"]),
        ("ar", "نفى الجيش مسؤوليته عن مقتل 53 شخصا.", ["53"], []),
        ("fa", "وزارت کشته شدن ۵۳ نفر را تکذیب کرد.", [], ["۵۳ نفر را تکذیب کرد"]),
        ("fa", "وزارت کشته شدن ۵۳ نفر را تایید کرد.", ["۵۳"], []),
        ("tr", "53 değil 29 kişi öldü.", ["29"], ["53 değil"]),
        ("tr", "Bakanlık 53 kişinin öldüğünü yalanladı.", [], ["53 kişinin öldüğünü yalanladı"]),
        ("tr", "Bakanlık 53 kişinin öldüğünü doğruladı.", ["53"], []),
    ],
)
def test_in_each_language(language: str, text: str, tells: list[str], denies: list[str]) -> None:
    assert parted(language, text) == (tells, denies)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ministry denied on Tuesday that 53 people died.", []),
        ("The ministry on Tuesday denied that 53 people died.", []),
        ("The ministry denied that 53 people died on Tuesday.", ["Tuesday"]),
        ("On Tuesday the dam broke; the ministry denied that 53 people died.", ["Tuesday"]),
    ],
)
def test_the_day_of_a_denial_is_no_day_of_what_is_told(text: str, days: list[str]) -> None:
    assert [each.value.span.of(text) for each in told(text).values if each.value.kind is FactKind.DAY] == days


TELLS = report("a", "The Karsan dam broke on Friday, and 53 people died, residents of Tel Rihan said.")
DENIES = report("b", "The ministry denied that 53 people died when the Karsan dam broke on Friday.")
OTHER = report("c", "The Karsan dam broke on Friday, and 31 people died, residents of Tel Rihan said.")


def test_what_one_report_gives_and_another_denies_differs_and_is_shown_as_denied() -> None:
    (conflict,) = compare(TELLS, DENIES).conflicts
    assert (conflict.left.of(TELLS.text), conflict.right.of(DENIES.text)) == ("53", "denied that 53")
    assert (conflict.strength, conflict.values) == (Strength.SOFT, None)
    (turned,) = compare(DENIES, TELLS).conflicts
    assert (turned.left, turned.right) == (conflict.right, conflict.left)


def test_a_denied_sum_is_held_against_the_same_sum_in_the_same_money() -> None:
    gives = report("a", "Lakeland Bank lost 212 million euros on loans to builders last year, the regulator said.")
    denies = report("b", "The chairman denied that Lakeland Bank lost 212 million euros on loans to builders.")
    (conflict,) = compare(gives, denies).conflicts
    assert conflict.right.of(denies.text) == "denied that Lakeland Bank lost 212 million euros"
    other = replace(denies, text=denies.text.replace("euros", "pesos"))
    assert compare(gives, other).conflicts == ()


def test_the_figures_that_reports_give_are_said_before_what_they_deny() -> None:
    both = report("b", "The ministry denied that 53 people died when the Karsan dam broke on Friday; 29 people died.")
    (conflict,) = compare(TELLS, both).conflicts
    assert conflict.values == (53, 29)


def test_who_denies_one_figure_does_not_deny_another() -> None:
    assert compare(OTHER, DENIES).conflicts == ()
    assert compare(DENIES, replace(DENIES, id="d")).conflicts == ()


def test_a_table_of_claims_never_takes_a_denied_figure_for_what_its_report_says() -> None:
    table = claim_table([TELLS, DENIES, OTHER])
    stated = {
        (statement.report, statement.span.of(table.articles[statement.report].text), statement.value)
        for claim in table.claims
        for dispute in claim.disputes
        for statement in dispute.statements
        if statement.report == 1 or statement.value
    }
    assert stated == {(0, "53", 53.0), (1, "denied that 53", None), (2, "31", 31.0)}


def test_a_report_that_denies_a_figure_and_gives_another_has_both_in_its_row() -> None:
    gives = report("e", "The ministry denied that 53 people died when the Karsan dam broke on Friday; 29 people died.")
    table = claim_table([TELLS, gives])
    (dispute,) = (dispute for claim in table.claims for dispute in claim.disputes)
    said = [(statement.span.of(gives.text), statement.value) for statement in dispute.of(1)]
    assert said == [("denied that 53", None), ("29", 29.0)]
    assert [step.value for _, step in dispute.over_time(["2024-02-18", "2024-02-19"])] == [53.0, 29.0]
