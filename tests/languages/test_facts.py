"""Facts are read and compared in languages beside those of the other reports here: two short reports of one day, which
part in how many are dead and agree in the rest.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.text.stop_words import HOLLOW, STOP_WORDS, hollow, speech, stop_words
from index.workspace import Workspace

REPORTS = {
    "fa": (
        "انفجار در معدن ترواسک\n\n۳ مارس ۲۰۲۶\n\nدر انفجار معدن زغال سنگ در ترواسک {} کارگر کشته و ۴۰ نفر زخمی شدند. "
        "این حادثه در روز سه‌شنبه رخ داد و سخنگوی شرکت گفت که تحقیقات آغاز شده است.\n",
        ("دوازده", "چهارده"),
    ),
    "uk": (
        "Вибух на шахті в Торваську\n\n3 березня 2026\n\nУнаслідок вибуху на вугільній шахті в Торваську загинули {} "
        "шахтарів, ще 40 людей поранено. Це сталося у вівторок, і речник компанії повідомив, що "
        "розпочато розслідування.\n",
        ("дванадцять", "чотирнадцять"),
    ),
    "it": (
        "Esplosione in una miniera a Torvask\n\n3 marzo 2026\n\nUn'esplosione in una miniera di carbone a Torvask ha "
        "ucciso {} minatori e 40 persone sono rimaste ferite. È successo martedì, e il portavoce della società ha "
        "detto che è stata aperta un'inchiesta.\n",
        ("dodici", "quattordici"),
    ),
    "pt": (
        "Explosão numa mina em Torvask\n\n3 de março de 2026\n\nUma explosão numa mina de carvão em Torvask matou {} "
        "mineiros e 40 pessoas ficaram feridas. Foi na terça-feira, e o porta-voz da empresa disse que não sabe como "
        "começou.\n",
        ("doze", "catorze"),
    ),
    "nl": (
        "Ontploffing in een mijn in Torvask\n\n3 maart 2026\n\nBij een ontploffing in een kolenmijn in Torvask zijn {} "
        "mijnwerkers gedood en 40 mensen gewond geraakt. Dat gebeurde op dinsdag, en de woordvoerder van het bedrijf "
        "zei dat er een onderzoek is begonnen.\n",
        ("twaalf", "veertien"),
    ),
}


@pytest.mark.parametrize("language", REPORTS)
def test_numbers_in_words_are_compared(open_folder: Callable[..., Workspace], language: str) -> None:
    text, said = REPORTS[language]
    folder = open_folder({f"{at}.txt": text.format(number) for at, number in enumerate(said)})
    assert folder.library.article("0").metadata.language == language
    assert (folder.library.article("0").metadata.published.value or "")[:10] == "2026-03-03"
    compared = folder.comparison.compare("0", "1")
    assert all(compared.differences.can_read)
    assert [each.values for each in compared.conflicts] == [(12.0, 14.0)]


@pytest.mark.parametrize("language", REPORTS)
def test_equal_reports_do_not_differ(open_folder: Callable[..., Workspace], language: str) -> None:
    text, (number, _) = REPORTS[language]
    folder = open_folder({"0.txt": text.format(number), "1.txt": text.format(number) + "\n"})
    assert folder.comparison.compare("0", "1").conflicts == ()


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "der"), ("fr", "sont"), ("ru", "который"), ("ar", "الذي"), ("uk", "були"), ("it", "della"), ("nl", "het")],
)
def test_the_small_words_of_a_language_say_nothing_in_it(language: str, word: str) -> None:
    assert word in stop_words(language) and word in hollow(language)
    assert word not in stop_words("en")


@pytest.mark.parametrize(("language", "word"), [("ar", "قال"), ("es", "dijo"), ("uk", "повідомив"), ("nl", "zei")])
def test_who_says_it_stands_beside_the_verbs_of_each_language(language: str, word: str) -> None:
    assert word in speech(language) and word not in speech("en")


def test_what_counts_or_befalls_is_no_small_word() -> None:
    """The Turkish word for a person is among the commonest; it is what is counted."""
    assert "kişi" not in stop_words("tr") and "kişi" not in hollow("tr")


def test_a_language_without_words_is_read_as_a_text_of_no_known_one() -> None:
    assert stop_words("ka") == STOP_WORDS and hollow("und") == HOLLOW
