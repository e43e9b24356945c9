"""The language of a text and of each paragraph of a report, which may be in another."""

from __future__ import annotations

import pytest

from index.article import Article, Kind, Metadata, Paragraph, Span
from index.comparison.comparing import side_of
from index.comparison.facts.beside import told_beside
from index.comparison.facts.stated.values import FactKind
from index.text.languages import language_beside, language_of, languages_of
from index.text.sentences import sentences_of

ENGLISH = "The ferry left the harbour, the master said, and nobody on the island was hurt by the wind."
IN = {
    "fr": "Le ferry a quitté le port, selon le capitaine, et personne sur l'île n'a été blessé par le vent.",
    "es": "El transbordador salió del puerto, según dijo el capitán, y en la isla no hubo heridos.",
    "de": "Die Fähre hat den Hafen verlassen, sagte der Kapitän, und auf der Insel wurde niemand verletzt.",
    "ru": "Паром вышел из порта, как сообщил капитан, и на острове никто не пострадал от ветра.",
    "tr": "Feribot limandan ayrıldı, kaptan yaralanan olmadığını söyledi ve ada için yeni bir sefer olacak.",
    "ar": "غادرت العبارة الميناء، بحسب القبطان، ولم يصب أحد في الجزيرة من الرياح التي هبت على الساحل.",
    "fa": "کشتی از بندر رفت و به گفته ناخدا کسی در این جزیره از باد آسیب ندید که خبر آن را بدهد.",
}


@pytest.mark.parametrize("language", IN)
def test_a_paragraph_in_another_language_is_told_and_each_alone(language: str) -> None:
    assert language_of(IN[language]) == language
    assert language_beside(IN[language], "en") == language
    assert language_beside(ENGLISH, language) == "en"
    assert language_beside(ENGLISH, "en") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Erdoğan, Dağlıoğlu and Işık met in the town.",
        "He said: “Vive la France.”",
        "La Paz, El Salvador.",
        "12 مايو",
    ],
)
def test_a_few_foreign_words_make_no_foreign_paragraph(text: str) -> None:
    assert language_beside(text, "en") == "en"


def test_one_short_sentence_is_told_by_the_letters_of_its_language() -> None:
    assert language_of("İlçede kişi ağır yaralandı.") is None
    assert language_beside("İki kişi ağır yaralandı.", "en") == "tr"


def report(*bodies: str) -> Article:
    text, paragraphs = "", []
    for body in bodies:
        paragraphs.append(Paragraph(Span(len(text), len(text) + len(body)), Kind.BODY))
        text += body + "\n"
    return Article("a", "a.txt", text, tuple(paragraphs), Metadata(language="en"))


FRENCH = "Selon M. Dupont, douze personnes ont été blessées dans le port. Les autres sont parties avant la nuit."


def test_each_paragraph_is_read_by_the_rules_and_the_words_of_its_language() -> None:
    two = report(ENGLISH, FRENCH)
    assert languages_of(two) == ("en", "fr")
    assert [sentence.paragraph for sentence in sentences_of(two)] == [0, 1, 1]  # no sentence ends behind "M."
    side = side_of(two)
    counts = [[a.value.low for a in told.values if a.value.kind is FactKind.COUNT] for told in told_beside(side, side)]
    assert 12 in counts[1]


def test_what_is_not_the_reports_own_words_is_in_its_language() -> None:
    caption = Paragraph(Span(0, len(FRENCH)), Kind.CAPTION)
    assert languages_of(Article("a", "a.txt", FRENCH, (caption,), Metadata(language="en"))) == ("en",)
