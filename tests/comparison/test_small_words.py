"""The small words beside a value are data of each language: what they say in one, they say in another, and what they do
not say is not read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from index.article import Span
from index.comparison.facts.around import Around
from index.comparison.facts.kinds.outcomes import exclude
from index.comparison.facts.matching.matching import matches
from index.comparison.facts.stated.small_words import Before, Behind, Endings, Small
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.stated.vocabulary import FATE, vocabulary
from index.comparison.facts.told import ToldSentence, tell
from index.comparison.reading.reading import Side, read
from index.lexicon import reading as lexicon
from index.lexicon.sections import Language

MONDAY = date(2026, 5, 11)


def told(language: str, text: str) -> ToldSentence:
    return tell(text, Span(0, len(text)), vocabulary(language), MONDAY)


def values(language: str, text: str) -> list[Around]:
    return [each for each in told(language, text).values if each.value.kind is not FactKind.OUTCOME]


def stated(language: str, text: str) -> list[tuple[FactKind, float, float]]:
    """The values of a sentence, least and most; days count from the day of the report."""
    found = [each.value for each in values(language, text)]
    zero = {FactKind.DAY: MONDAY.toordinal()}
    return [(v.kind, v.low - zero.get(v.kind, 0), v.high - zero.get(v.kind, 0)) for v in found]


@pytest.mark.parametrize(
    ("language", "says", "says_not", "kind", "low", "high"),
    [
        # numbers: none, one by itself, out of, joined, tens of thousands
        ("fr", "Aucun blessé.", "Deux blessés.", FactKind.COUNT, 0, 0),
        ("fr", "Personne n'a fui.", "Chaque personne a fui.", FactKind.COUNT, 0, 0),
        ("ar", "لا أحد هنا.", "أحد هنا.", FactKind.COUNT, 0, 0),
        ("fr", "Mille habitants ont fui.", "Millions de gens ont fui.", FactKind.COUNT, 1000, 1000),
        ("tr", "Bin kişi öldü.", "Milyon kişi öldü.", FactKind.COUNT, 1000, 1000),
        ("es", "Dos de cada tres votaron.", "Dos de tres votaron.", FactKind.SHARE, 65.17, 68.17),
        ("es", "Entre 20 y 30 personas.", "Unas 20 y 30 personas.", FactKind.COUNT, 20, 30),
        ("de", "Es waren 20 bis 30 Gäste.", "Es waren 20 und 30 Gäste.", FactKind.COUNT, 20, 30),
        ("fr", "Des dizaines de milliers ont fui.", "Des dizaines ont fui.", FactKind.COUNT, 20_000, 99_000),
        ("ru", "Цены выросли в три раза.", "Цены выросли в три дня.", FactKind.TIMES, 3, 3),
        # what is named and not counted, ages, earthquakes
        ("de", "Die 370 Gäste sind weg.", "Flug 370 ist weg.", FactKind.COUNT, 370, 370),
        ("fr", "Jean, âgé de 34 ans, a fui.", "Jean a fui en 34 ans.", FactKind.AGE, 34, 34),
        ("ru", "34-летний водитель погиб.", "34 водитель погиб.", FactKind.AGE, 34, 34),
        ("tr", "Deprem 6.1 idi.", "Fiyat 6.1 idi.", FactKind.MAGNITUDE, 6.1, 6.1),
        # days
        ("fr", "La semaine dernière, il a plu.", "La semaine, il a plu.", FactKind.DAY, -13, -1),
        ("de", "In der nächsten Woche regnet es.", "In der Woche regnet es.", FactKind.DAY, 1, 13),
        ("fr", "Le feu de lundi dernier.", "Le feu de lundi.", FactKind.DAY, -7, -7),
        ("ru", "На прошлой неделе сгорел дом.", "На неделе сгорел дом.", FactKind.DAY, -13, -1),
        ("es", "A mediados de abril ardió.", "En abril ardió.", FactKind.DAY, -32, -20),
        ("ar", "في نهاية أبريل", "في أبريل", FactKind.DAY, -21, -11),
        ("de", "Am 3. März brannte es.", "Am 3. märz brannte es.", FactKind.DAY, -69, -69),
        ("fr", "Le 1er mars, il a plu.", "En mars, il a plu.", FactKind.DAY, -71, -71),
        ("de", "Vor zwei Wochen brannte es.", "Es brannte zwei Wochen.", FactKind.DAY, -18.5, -10.5),
        ("ar", "قبل ثلاثة أيام", "ثلاثة أيام", FactKind.DAY, -4.5, -2.5),
        ("ru", "Два года назад сгорел дом.", "Дом горел два года.", FactKind.YEAR, 2023.4, 2024.6),
        ("tr", "2011 yılında yandı.", "2011 kişi yandı.", FactKind.YEAR, 2011, 2011),
        ("ru", "В 2011 году сгорел дом.", "Погибли 2011 человек.", FactKind.YEAR, 2011, 2011),
        ("es", "Ardió durante meses.", "Ardió meses.", FactKind.DURATION, 1461, 8035.5),
        # times of the clock
        ("es", "Ardió a las 6 de la tarde.", "Ardió a las 6 de la esquina.", FactKind.CLOCK, 17.967, 18.1),
        ("de", "Es war um fünf Uhr abends.", "Es waren um fünf Leute.", FactKind.CLOCK, 16.967, 17.1),
        ("de", "Es war um sechs Uhr am Abend.", "Es war um sechs Uhr am Morgen.", FactKind.CLOCK, 17.9, 18.3),
        ("de", "Um 17:00 begann es.", "Los 17:00 begann es.", FactKind.CLOCK, 17, 17),
        ("de", "Es war vor Morgengrauen.", "Es war bis Morgengrauen.", FactKind.CLOCK, 0.5, 5),
        # directions
        ("tr", "Kentin kuzeyinde yandı.", "Kentin içinde yandı.", FactKind.DIRECTION, 0, 0),
        ("ru", "Пожар на северо-западе.", "Пожар на складе.", FactKind.DIRECTION, 315, 315),
        ("fr", "Il vit au nord de la ville.", "Il est de la ville.", FactKind.DIRECTION, 0, 0),
    ],
)
def test_a_small_word_says_what_a_value_is_and_without_it_nothing_says_so(
    language: str, says: str, says_not: str, kind: FactKind, low: float, high: float
) -> None:
    wanted = (kind, pytest.approx(low, abs=0.05), pytest.approx(high, abs=0.05))
    assert wanted in stated(language, says)
    assert wanted not in stated(language, says_not)


@pytest.mark.parametrize(
    ("language", "text", "number", "fate", "head"),
    [
        ("fr", "Douze mineurs sont morts.", 12, "dead", "person"),
        ("fr", "Neuf personnes sont portées disparues.", 9, "missing", "person"),
        ("fr", "La police a arrêté sept suspects.", 7, "held", "person fighter"),  # sept is no September
        ("es", "Murieron doce personas.", 12, "dead", "person"),
        ("es", "Treinta y cinco soldados resultaron heridos.", 35, "hurt", "person army"),
        ("de", "Zwölf Menschen starben.", 12, "dead", "person"),
        ("de", "Neun Soldaten wurden vermisst.", 9, "missing", "person army"),
        ("ru", "Погибли двенадцать человек.", 12, "dead", "person"),
        ("ru", "Полиция задержала семерых подозреваемых.", 7, "held", "person fighter"),
        ("tr", "Patlamada on iki kişi öldü.", 12, "dead", "person"),
        ("tr", "Dokuz asker yaralandı.", 9, "hurt", "person army"),
        ("ar", "قتل ثلاثة عشر شخصا.", 13, "dead", "person"),
        ("ar", "وإصابة خمسة وعشرين شخصا.", 25, "hurt", "person"),
    ],
)
def test_what_befell_whom_is_told_in_each_language(language: str, text: str, number: int, fate: str, head: str) -> None:
    (count,) = (each for each in values(language, text) if each.value.kind is FactKind.COUNT)
    assert (count.value.plain, count.fate) == (number, FATE + fate)
    assert {vocabulary(language).counted.get(word) for word in count.value.head} == {head}


@pytest.mark.parametrize(
    ("language", "says", "says_otherwise", "says_the_same"),
    [
        (
            "fr",
            "Le parlement a approuvé la loi.",
            "Le parlement a rejeté la loi.",
            "Le parlement a approuvé la loi hier.",
        ),
        ("es", "El parlamento aprobó la ley.", "El parlamento rechazó la ley.", "El parlamento aprobó la ley ayer."),
        (
            "de",
            "Die Stadt hat den Hafen geschlossen.",
            "Die Stadt hat den Hafen geöffnet.",
            "Der Hafen ist geschlossen.",
        ),
        ("ru", "Закон одобрен советом.", "Закон отклонён советом.", "Закон одобрен сегодня."),
        ("tr", "Köprü açık.", "Köprü kapalı.", "Yeni köprü açık."),
        ("ar", "وافق البرلمان على القانون.", "رفض البرلمان القانون.", "وافق المجلس عليه."),
    ],
)
def test_words_that_cannot_both_be_true_exclude_each_other(
    language: str, says: str, says_otherwise: str, says_the_same: str
) -> None:
    known = vocabulary(language)
    one, other, same = (
        [each.value for each in told(language, text).values if each.value.kind is FactKind.OUTCOME]
        for text in (says, says_otherwise, says_the_same)
    )
    assert any(exclude(a, b, known) for a in one for b in other)
    assert not any(exclude(a, b, known) for a in one for b in same)


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("de", "Nicht 29, sondern 31 Menschen starben.", [31]),
        ("de", "Es starben 29, dann 31 Menschen.", [29, 31]),
        ("fr", "Le bilan est de 31 et non 29 morts.", [31]),
        ("fr", "Le bilan est de 31 puis 29 morts.", [31, 29]),
        ("ru", "Погибли не 29, а 31 человек.", [31]),
        ("ru", "Погибли не менее 29 человек.", [29]),
    ],
)
def test_a_value_that_a_sentence_denies_is_none_of_its_values(language: str, text: str, kept: list[float]) -> None:
    assert [around.value.plain for around in values(language, text)] == kept


@pytest.mark.parametrize(
    ("language", "text", "standing", "stands"),
    [
        ("fr", "Trois d'entre eux ont fui.", "is_part", True),
        ("fr", "Trois habitants ont fui.", "is_part", False),
        ("ru", "Семеро из них погибли.", "is_part", True),
        ("es", "Otros tres huyeron.", "is_further", True),
        ("es", "Los tres huyeron.", "is_further", False),
        ("de", "Der Preis stieg von 30 Euro auf 40 Euro.", "is_superseded", True),
        ("de", "Es kostet 30 Euro oder 40 Euro.", "is_superseded", False),
        ("fr", "La salle peut accueillir 90 personnes.", "is_limit", True),
        ("fr", "La salle a accueilli 90 personnes.", "is_limit", False),
        ("es", "El barco tiene capacidad para 90 personas.", "is_limit", True),
        ("es", "El barco llevaba 90 personas.", "is_limit", False),
        ("ru", "Зал рассчитан на 90 человек.", "is_limit", True),
        ("ru", "В зале было 90 человек.", "is_limit", False),
        ("ar", "تبلغ سعة القاعة 90 شخصا.", "is_limit", True),
        ("ar", "كان في القاعة 90 شخصا.", "is_limit", False),
        ("de", "Der Saal hat Platz für 90 Menschen.", "is_limit", True),
        ("de", "Im Saal waren 90 Menschen.", "is_limit", False),
        ("fr", "Quatre élèves sont encore à Velby.", "is_state", True),
        ("fr", "Quatre élèves sont arrivés.", "is_state", False),
        ("es", "Nadie permanece en cuidados.", "is_state", True),
        ("es", "Cuatro alumnos estaban en casa.", "is_state", True),
        ("es", "Cuatro alumnos llegaron.", "is_state", False),
        ("de", "Vier Schüler sind noch dort.", "is_state", True),
        ("de", "Vier Schüler kamen.", "is_state", False),
        ("ru", "Четыре ученика остаются там.", "is_state", True),
        ("ru", "Четыре ученика приехали.", "is_state", False),
        ("ar", "لا يزال 4 تلاميذ هناك.", "is_state", True),
        ("ar", "وصل 4 تلاميذ.", "is_state", False),
    ],
)
def test_how_a_value_stands_is_told_in_each_language(language: str, text: str, standing: str, stands: bool) -> None:
    assert getattr(values(language, text)[0], standing) is stands


def test_one_that_is_an_article_is_one_only_as_an_article_is() -> None:
    (un,), (deux,) = values("fr", "Un homme a fui."), values("fr", "Deux hommes ont fui.")
    assert un.value.is_article
    assert not deux.value.is_article


def test_where_a_sentence_looks_back_to_is_told_in_each_language() -> None:
    assert told("de", "Im Jahr 2011 brannte es.").past == {2011}
    assert not told("de", "Seit 2011 brennt es.").past


def claimed(language: str, text: str) -> list[frozenset[str]]:
    return [each.value.names for each in values(language, text) if each.value.kind is FactKind.CLAIM]


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("en", "The front claimed responsibility.", "somebody"),
        ("en", "No group has claimed responsibility.", "nobody"),
        ("en", "It was not immediately clear who did it.", "nobody"),
        ("fr", "Le front a revendiqué l'attentat.", "somebody"),
        ("fr", "Aucun groupe n'a revendiqué l'attentat.", "nobody"),
        ("es", "El frente reivindicó el ataque.", "somebody"),
        ("es", "Nadie reivindicó el ataque.", "nobody"),
    ],
)
def test_whether_somebody_claimed_a_deed_is_told_in_each_language(language: str, text: str, by: str) -> None:
    assert claimed(language, text) == [{by}]


@pytest.mark.parametrize("text", ["Le front condamne l'attentat.", "Le front revendique la ville."])
def test_no_claim_is_read_where_none_is_told(text: str) -> None:
    assert claimed("fr", text) == []


def places(language: str, text: str) -> list[frozenset[str]]:
    return [each.value.head for each in values(language, text) if each.value.kind is FactKind.PLACE]


def test_a_preposition_tells_a_place_but_not_where_every_noun_has_a_capital() -> None:
    assert places("fr", "Ils sont entrés à Alep.") == places("es", "Entraron en Alepo.") == [frozenset({"in"})]
    assert places("fr", "Ils sont partis depuis Alep.") == [frozenset({"from"})]
    assert places("fr", "Les gens de Alep.") == []
    assert places("de", "Sie waren in Häusern.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It derailed at Saint-Aubin crossing.", "Saint-Aubin"),
        ("It derailed in Port Saint-Louis du Nord.", "Port Saint-Louis"),
        ("It derailed in Velby - Marlow says otherwise.", "Velby"),
        ("It derailed in Velby-by-the-sea.", "Velby"),
    ],
)
def test_a_place_is_named_to_its_end_behind_a_hyphen_too(text: str, place: str) -> None:
    (found,) = [each.value.span.of(text) for each in values("en", text) if each.value.kind is FactKind.PLACE]
    assert found == place


def test_places_are_held_against_each_other_in_one_language_only() -> None:
    """Because a name is written in another way there."""

    def kinds(one: ToldSentence, other: ToldSentence) -> set[FactKind]:
        return {match.left.value.kind for match in matches([one], [other], {(0, 0): 0.9})}

    french = told("fr", "Deux soldats sont entrés à Alep.")
    assert FactKind.PLACE in kinds(french, told("fr", "Trois soldats sont entrés à Damas."))
    across = kinds(french, told("en", "Three soldiers entered the town at Aleppo."))
    assert FactKind.PLACE not in across
    assert FactKind.COUNT in across


def times(one: str, other: str, strength: float = 0.9, besides: str = "Es regnete.") -> set[FactKind]:
    """The kinds of times of an English and a German report that are held against each other; `besides` stands there."""
    german = [told("de", other), told("de", besides)]
    found = matches([told("en", one)], german, {(0, 0): strength})
    return {match.left.value.kind for match in found if not match.meets}


def test_in_two_languages_times_are_held_against_each_other_only_where_nothing_else_can_be_meant() -> None:
    ferry, there = "The ferry sank off Arlen on Friday.", "Die Fähre sank am Samstag vor Arlen."
    assert times(ferry, there) == {FactKind.DAY}
    assert times("The ferry sank off Arlen at 5:40.", "Die Fähre sank um 6.15 Uhr in der Nacht.") == {FactKind.CLOCK}
    assert times(ferry, there, strength=0.3) == set()  # the sentences may tell anything
    assert times(ferry, "Die Fähre sank am Samstag, am Sonntag kam Hilfe.") == set()  # which of two days?
    assert times(ferry, there, besides="Am Freitag brach der Sturm los.") == set()  # both know of both days
    assert times(ferry, "Die Fähre soll am Samstag gehoben werden.") == set()  # one was, the other is to come


def test_in_two_languages_that_there_is_none_is_told_by_what_befell() -> None:
    def counts(one: str, other: str) -> list[bool]:
        found = matches([told("en", one)], [told("es", other)], {(0, 0): 0.9})
        return [match.meets for match in found if match.left.value.kind is FactKind.COUNT]

    assert counts("Four people are still missing.", "No queda ningún desaparecido.") == [False]
    assert counts("Four people are still here.", "No queda ningún billete.") == []
    assert counts("Four people are still missing.", "Ninguno de los niños está desaparecido.") == []  # none of some
    assert counts("No one has been arrested.", "Un hombre fue detenido.") == [False]
    assert counts("No one has been arrested.", "La policía vio a un hombre.") == []


@pytest.mark.parametrize(
    ("language", "text", "clauses"),
    [
        ("de", "Zwei starben weil drei kamen", 2),
        ("de", "Zwei starben mit drei Leuten", 1),
        ("ru", "Двое погибли потому трое бежали", 2),
        ("en", "Two died weil three came", 1),  # no word of English
        ("en", "Two died because three came", 2),
    ],
)
def test_a_word_of_the_language_begins_a_clause(language: str, text: str, clauses: int) -> None:
    assert told(language, text).words[-1].clause + 1 == clauses


def side(language: str, text: str) -> Side:
    return Side(text, (Span(0, len(text)),), language=language)


def test_sentences_are_linked_clause_by_clause_in_their_own_language() -> None:
    german, other = "Soldaten stürmten Burgen weil Bauern Felder räumten.", "Troops stormed castles."
    ours, _ = read(side("de", german), side("en", other))
    assert len(ours[0].clauses) == 2
    ours, _ = read(side("en", german), side("en", other))
    assert len(ours[0].clauses) == 1


def test_number_words_of_two_languages_are_one_number_to_the_links() -> None:
    french, english = read(side("fr", "Douze mineurs et une femme."), side("en", "Twelve miners and one woman."))
    assert french[0].numbers == english[0].numbers == {"#12"}
    assert "#12" in french[0].terms
    as_english, _ = read(side("en", "Douze mineurs et une femme."), side("en", "Twelve miners."))
    assert not as_english[0].numbers


def test_a_text_of_no_known_language_is_read_as_english_where_its_letters_are_latin() -> None:
    assert Side("Twelve miners.", (Span(0, 14),)).read_in == "en"
    assert Side("Двенадцать", (Span(0, 10),)).read_in == "und"


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], None]:
    def use(text: str) -> None:
        file = tmp_path / "own.yaml"
        file.write_text(text, encoding="utf-8")
        lexicon.use((str(file),))

    return use


@pytest.fixture(autouse=True)
def _shipped_again() -> object:
    yield
    lexicon.use(())


def test_a_language_of_the_users_is_read_by_its_file_alone(own: Callable[[str], None]) -> None:
    text = "Antaŭ du semajnoj mortis dek du homoj."
    assert stated("eo", text) == []
    own(
        "language: eo\nnumber_words:\n  2: [du]\n  10: [dek]\nunits:\n  duration 168: [semajno, semajnoj]\n"
        "before_ago: [antaŭ]\nplural_endings: [oj]\n"
    )
    assert stated("eo", text)[0] == (FactKind.DAY, -18.5, -10.5)
    assert stated("eo", "Du semajnoj pasis.") == [(FactKind.DURATION, 336, 336)]


def test_each_small_word_is_a_section_of_the_lexicon() -> None:
    sections = {each.name for each in fields(Language)}
    assert {each.name for kind in (Small, Before, Behind, Endings) for each in fields(kind)} <= sections


@pytest.mark.parametrize(
    ("language", "text", "least", "most"),
    [
        ("ru", "Число погибших возросло до 11.", 11, 11),
        ("ru", "Погибли до 11 человек.", 6.6, 11),
        ("es", "La cifra de muertos aumentó hasta 11.", 11, 11),
        ("es", "Murieron hasta 11 personas.", 6.6, 11),
        ("fr", "La centaine d'hommes a fui.", 80, 130),
        ("fr", "Le train est parti vers 21 h 40.", 21 + 40 / 60, 21 + 40 / 60),
        ("fr", "Le train est parti à 21 heures.", 21, 21),
        ("fr", "La rançon est de 3 euros.", 3, 3),
        ("fr", "La rançon est de 3 millions d'euros.", 3_000_000, 3_000_000),
    ],
)
def test_what_a_figure_allows_is_told_by_the_words_around_it(
    language: str, text: str, least: float, most: float
) -> None:
    (found,) = (a.value for a in values(language, text) if a.value.kind is not FactKind.OUTCOME)
    assert (found.low, found.high) == (pytest.approx(least), pytest.approx(most))
