"""How a value stands in its sentence: of an earlier time, planned, a part, further, given up or taken back."""

from __future__ import annotations

from datetime import date

import pytest
from stated import STANDING, around, figures, told


def stands(text: str, words: str) -> set[str]:
    each = around(text, words)
    assert each is not None, text
    return {name.removeprefix("is_") for name in STANDING if getattr(each, name)}


FAR = "in the long grey and windy valley beyond the hills of Velby"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The flood killed 12 people in Velby.", "12", set()),
        ("Last year the flood killed 12 people.", "12", {"earlier"}),
        ("The flood killed 12 people, more than usually.", "12", {"earlier"}),
        # a plan is told within sixty characters before a value, or fifty behind it
        ("They plan to build 40 homes in Velby.", "40", {"planned"}),
        ("The 40 homes in Velby will be built.", "40", {"planned"}),
        (f"They plan, {FAR} and then further on, to build 40 homes.", "40", set()),
        (f"The 40 homes {FAR} will be built.", "40", set()),
        # a limit is told before, behind the value before it; or behind, where no other value follows
        ("The ferry has a capacity of 220 people.", "220", {"limit"}),
        ("The ferry carried 198 people, below its limit of 220.", "220", {"limit"}),
        ("The ferry carried 198 people, below its limit of 220.", "198", set()),
        ("The ferry carried 198 people over its limit of 220.", "198", set()),
        ("The hall, built for 90 people, held 115.", "90", {"limit"}),
        ("The hall, built for 90 people, held 115.", "115", set()),
        ("The hall has 90 places at its maximum.", "90", {"limit"}),
        ("The limit was kept, and 90 people came.", "90", set()),
        ("The limit of the old town hall by the river is what 90 people asked for.", "90", set()),
        # a part is told within twenty-five before, or fourteen behind
        ("Some 40 were hurt, including 12 children.", "12", {"part"}),
        ("The 12 of them were hurt.", "12", {"part"}),
        ("Many were hurt, including, as the mayor of Velby said, 12 children.", "12", set()),
        ("The 12 in the red house, one of them old, left.", "12", set()),
        # on top of another: right beside it, or one word off
        ("The flood killed 12 more people.", "12", {"further"}),
        ("The flood killed another 12 people.", "12", {"further"}),
        ("The flood killed 12 people more in Velby.", "12", {"further"}),
        ("A further sad 12 people died.", "12", {"further"}),
        ("More and more said that 12 people died.", "12", set()),
        ("The flood killed more than 12 people.", "12", set()),
        # but what others underwent is no more of what is told before: the number before it is of another fate
        ("The flood killed 12 people and injured another 30.", "30", set()),
        ("The flood killed 12 people and killed another 30.", "30", {"further"}),
        ("The flood reached 12 people and injured another 30.", "30", {"further"}),
        ("The flood killed a man and injured another 30.", "30", {"further"}),
        # a state that goes on or is over, and where somebody is, are not what befell
        ("Three are still in Velby.", "Three", {"state"}),
        ("No pupil is ill any longer.", "No", {"state"}),
        ("Four pupils were in custody.", "Four", {"state"}),
        ("Four pupils were taken in custody.", "Four", set()),
        ("There were around 30 pupils.", "30", set()),
        ("Four pupils left, and a dog is still there.", "Four", set()),
        # what it came from
        ("The party fell from 30 seats to 21.", "30", {"superseded"}),
        ("The party fell from 30 seats to 21.", "21", set()),
        ("The party has 30 seats and went to court.", "30", set()),
        ("The party came from 30 towns in Velby where they met to talk.", "30", set()),
        ("The toll was up from 12 last year to 19.", "12", {"earlier", "superseded"}),
        ("The toll of 19 compared with 12 last year.", "12", {"earlier", "superseded"}),
        ("The toll of 19 compared with 12 in Arlen.", "12", set()),
        ("The toll rose sharply from 12 last year.", "12", {"earlier", "superseded"}),
        ("It lasted from 3 hours to 5 hours.", "3 hours", set()),
        ("The party fell from 30 seats in the north to 21.", "30", {"superseded"}),
        ("The party fell from 30 seats in the far north to 21.", "30", set()),
        ("The toll of 19 compared with 12 last year", "12", {"earlier", "superseded"}),
        ("Previously it rose from 12 people.", "12", {"earlier", "superseded"}),
        ("Previously it rose in the wet town from 12 people.", "12", {"earlier"}),
    ],
)
def test_how_a_value_stands_in_its_sentence(text: str, words: str, expected: set[str]) -> None:
    assert stands(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "stays"),
    [
        ("The flood killed not 29 but 31 people.", "29", False),
        ("The flood killed not 29 but 31 people.", "31", True),
        ("They sent 31 instead of the 29 people.", "29", False),
        ("They sent 31 people, not at least 29.", "29", True),
        ("An earlier version of this report gave 29 people dead.", "29", False),
        ("An earlier version was wrong; the flood killed 29 people.", "29", True),
        ("An earlier report came out of the old red and long wet town of Velby with 29 people.", "29", True),
        ("An earlier report came out of the old red town of Velby with 29 people.", "29", False),
        ("This article originally said that 29 people had died.", "29", False),
        ("We wrongly reported that 29 people had died.", "29", False),
        ("The ministry wrongly reported that 29 people had died.", "29", True),
        ("This article was originally read by 29 people.", "29", True),
        ("It was originally planned for 29 May and is now on 31 May.", "29 May", False),
        ("It was originally planned for 29 May in Velby.", "29 May", True),
        ("The flood came on 29 May and is now over.", "29 May", True),
        ("The mayor said on 29 May that the dam had burst.", "29 May", False),
        ("The dam burst on 29 May, and the town was wet.", "29 May", True),
        ("The mayor said 29 people had left.", "29", True),
    ],
)
def test_what_a_sentence_takes_back_is_no_value(text: str, words: str, stays: bool) -> None:
    assert (around(text, words) is not None) is stays


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In einer früheren Fassung dieses Artikels hieß es, 14 Menschen seien gestorben."),
        ("es", "En una versión anterior de este artículo se decía que habían muerto 14 personas."),
        ("fr", "Une version antérieure de cet article indiquait 14 morts."),
        ("it", "Una versione precedente di questo articolo parlava di 14 morti."),
        ("nl", "In een eerdere versie van dit artikel stond dat 14 mensen waren overleden."),
        ("pt", "Uma versão anterior deste texto dizia que 14 pessoas morreram."),
        ("ru", "В предыдущей версии статьи говорилось, что погибли 14 человек."),
        ("uk", "У попередній версії статті йшлося, що загинули 14 людей."),
    ],
)
def test_what_an_older_version_said_is_no_value_in_each_language(language: str, text: str) -> None:
    assert not figures(told(text, language))
    assert figures(told(text.partition(" 14")[1].strip() + text.partition(" 14")[2], language))


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("In 2019 the flood killed 12 people.", {2019}),
        ("In early 2019 the flood killed 12 people.", {2019}),
        ("In 2026 the flood killed 12 people.", set()),
        ("The year 2019 was dry.", set()),
        ("In March the flood killed 12 people.", {date(2026, 3, 1).toordinal() // 31}),
        ("In May the flood killed 12 people.", set()),
        ("The March of 12 people went on.", set()),
    ],
)
def test_a_sentence_that_looks_back_says_to_when(text: str, past: set[int]) -> None:
    assert told(text).past == past
