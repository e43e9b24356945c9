"""What is read from a sentence: each value with its kind and the interval that its wording allows; and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from stated import figures

from index.article import Span
from index.comparison.facts.stated.values import FactKind, meet
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.told import ToldSentence, tell

MONDAY = date(2026, 5, 11)


def told(text: str, language: str = "en", day: date | None = MONDAY) -> ToldSentence:
    return tell(text, Span(0, len(text)), vocabulary(language), day)


def read(text: str, language: str = "en") -> list[tuple[str, FactKind, float, float]]:
    """The figures of a sentence: words, kind, least and most."""
    values = [around.value for around in told(text, language).figures if around.value.kind is not FactKind.OUTCOME]
    return [(value.span.of(text), value.kind, value.low, value.high) for value in values]


@pytest.mark.parametrize(
    ("text", "words", "kind", "low", "high"),
    [
        ("The blast killed 12 miners.", "12", FactKind.COUNT, 12, 12),
        ("Twenty-two miners were saved.", "Twenty-two", FactKind.COUNT, 22, 22),
        ("A hundred and five villages lay dark.", "A hundred and five", FactKind.COUNT, 105, 105),
        ("The firm has twelve hundred clerks.", "twelve hundred", FactKind.COUNT, 1200, 1200),
        ("Some 1 374 000 voters came.", "1 374 000", FactKind.COUNT, 1_374_000 * 0.93, 1_374_000 * 1.07),
        ("The town has 12.500 souls.", "12.500", FactKind.COUNT, 12_500, 12_500),
        ("Dozens of residents fled.", "Dozens", FactKind.COUNT, 24, 99),
        ("Tens of thousands marched.", "Tens of thousands", FactKind.COUNT, 20_000, 99_000),
        ("Between 20 and 30 guests were inside.", "20 and 30", FactKind.COUNT, 20, 30),
        ("Nobody was hurt.", "Nobody", FactKind.COUNT, 0, 0),
        ("They hold two-thirds of the land.", "two-thirds", FactKind.SHARE, 65.17, 68.17),
        ("It took 40 percent of the vote.", "40 percent", FactKind.SHARE, 40, 40),
        ("The haul is worth $2.6 billion.", "$2.6 billion", FactKind.MONEY, 2.6e9, 2.6e9),
        ("Insurers put it at €40m.", "€40m", FactKind.MONEY, 4e7, 4e7),
        ("He fell 200m.", "200m", FactKind.LENGTH, 200, 200),
        ("It had 14M views.", "14M", FactKind.COUNT, 14e6, 14e6),
        ("Each pot holds 500 g.", "500 g", FactKind.WEIGHT, 0.5, 0.5),
        ("The 5G masts burned.", "5", FactKind.COUNT, 5, 5),
        ("The crack is 12 miles long.", "12 miles", FactKind.LENGTH, 19_312.1, 19_312.2),
        ("It burned 12 square miles.", "12 square miles", FactKind.AREA, 31_079_850, 31_079_860),
        ("Half a tonne of bricks fell.", "Half a tonne", FactKind.WEIGHT, 485, 515),
        ("A 6.1-magnitude quake shook it.", "6.1", FactKind.MAGNITUDE, 6.1, 6.1),
        ("They won 3-1 at home.", "3-1", FactKind.SCORE, 3001, 3001),
        ("The 34-year-old fled.", "34-year-old", FactKind.AGE, 34, 34),
        ("Jane Roe, 34, was freed.", "34", FactKind.AGE, 34, 34),
        ("A woman of 34 died in hospital.", "34", FactKind.AGE, 34, 34),
        ("The fleet of 34 ships left.", "34", FactKind.COUNT, 34, 34),
        ("A man of 34 words spoke.", "34", FactKind.COUNT, 34, 34),
        ("It was her third title.", "third", FactKind.ORDINAL, 3, 3),
        ("It lasted two weeks.", "two weeks", FactKind.DURATION, 336, 336),
        ("It shook at 5:40 p.m.", "5:40 p.m.", FactKind.CLOCK, 17.667, 17.667),
        ("It shook before dawn.", "dawn", FactKind.CLOCK, 0.5, 5),
        ("It began in 2011.", "2011", FactKind.YEAR, 2011, 2011),
        ("The front is north-west of it.", "north-west", FactKind.DIRECTION, 315, 315),
    ],
)
def test_a_value_is_read_with_its_kind_and_what_its_wording_allows(
    text: str, words: str, kind: FactKind, low: float, high: float
) -> None:
    assert [(w, k, pytest.approx(a, rel=1e-3), pytest.approx(b, rel=1e-3)) for w, k, a, b in read(text)] == [
        (words, kind, low, high)
    ]


@pytest.mark.parametrize(
    "text",
    ["An F-16 flew over.", "The G20 met.", "No doubt they left.", "One of them left.",
     "Few believed it.", "It has no more.", "South Africa won."],
)  # fmt: skip
def test_what_counts_nothing_is_no_value(text: str) -> None:
    assert read(text) == []


def days(text: str, day: date | None = MONDAY) -> list[tuple[date, date]]:
    values = [around.value for around in told(text, day=day).values if around.value.kind is FactKind.DAY]
    return [(date.fromordinal(int(value.low)), date.fromordinal(int(value.high))) for value in values]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Troops entered on Friday.", (2026, 5, 8), (2026, 5, 8)),
        ("Talks will begin on Friday.", (2026, 5, 15), (2026, 5, 15)),
        ("Troops entered yesterday.", (2026, 5, 10), (2026, 5, 10)),
        ("Troops entered on 3 May.", (2026, 5, 3), (2026, 5, 3)),
        ("Troops entered on May 3, 2024.", (2024, 5, 3), (2024, 5, 3)),
        ("Troops entered on December 28.", (2025, 12, 28), (2025, 12, 28)),
        ("Troops entered in April.", (2026, 4, 1), (2026, 4, 30)),
        ("Troops entered in early April.", (2026, 4, 1), (2026, 4, 11)),
        ("Troops entered on 29 February 2027.", None, None),
        ("Troops entered, the ministry said on Friday.", None, None),
    ],
)
def test_a_day_is_told_from_the_day_of_the_report(
    text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    assert days(text) == ([(date(*first), date(*last))] if first and last else [])


def test_a_weekday_in_an_undated_report_is_held_against_weekdays_only() -> None:
    weekday, other, day = (
        told(f"Troops entered on {when}.", day=None).values[0].value for when in ("Friday", "Monday", "3 May")
    )
    assert weekday.unit == other.unit == "undated"
    assert day.unit != "undated"
    assert not meet(weekday, other)


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("fr", "Au moins douze personnes sont mortes.", FactKind.COUNT, 12),
        ("de", "Zwölf Menschen starben.", FactKind.COUNT, 12),
        ("es", "Murieron doce personas.", FactKind.COUNT, 12),
        ("tr", "Kazada on kişi öldü.", FactKind.COUNT, 10),
        ("tr", "İki kişi öldü.", FactKind.COUNT, 2),
        ("tr", "ALTI KİŞİ ÖLDÜ.", FactKind.COUNT, 6),
        ("fr", "Chaque pot contient 450 g.", FactKind.WEIGHT, 0.45),
        ("ru", "Весит 500 граммов.", FactKind.WEIGHT, 0.5),
        ("ru", "Погибли пять человек.", FactKind.COUNT, 5),
        ("ru", "Поезд шёл со скоростью 92 км/ч.", FactKind.SPEED, 92),
        ("ar", "قتل ٢٣ شخصا.", FactKind.COUNT, 23),
        ("fr", "Le village est à 40 kilomètres.", FactKind.LENGTH, 40_000),
    ],
)
def test_numbers_and_units_are_read_in_each_language(language: str, text: str, kind: FactKind, value: float) -> None:
    assert [(k, low) for _, k, low, _ in read(text, language)] == [(kind, pytest.approx(value))]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("ar", "دخلوا في 3 أيار.", (2026, 5, 3), (2026, 5, 3)),
        ("ar", "دخلوا في 3 كانون الثاني.", (2026, 1, 3), (2026, 1, 3)),  # a name of two words
        ("ar", "دخلوا في 3 ماي.", (2026, 5, 3), (2026, 5, 3)),
        ("ar", "دخلوا مع تيريزا ماي.", None, None),  # no month without a day or a year
        ("ru", "Они вошли в апреле.", (2026, 4, 1), (2026, 4, 30)),
        ("ru", "Они вошли в среду.", (2026, 5, 6), (2026, 5, 6)),
        ("tr", "Askerler 3 Mayıs'ta girdi.", (2026, 5, 3), (2026, 5, 3)),
        ("de", "Sie kamen am 3. Mai.", (2026, 5, 3), (2026, 5, 3)),
        ("de", "Er heißt mars.", None, None),  # a month of French alone
    ],
)
def test_a_day_is_told_in_the_months_of_its_language(
    language: str, text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    values = [around.value for around in told(text, language).values if around.value.kind is FactKind.DAY]
    found = [(date.fromordinal(int(value.low)), date.fromordinal(int(value.high))) for value in values]
    assert found == ([(date(*first), date(*last))] if first and last else [])


def test_of_a_language_without_words_only_digits_are_read_and_it_says_so() -> None:
    assert not vocabulary("eo").can_read
    assert [(k, low) for _, k, low, _ in read("Mortis 12 homoj.", "eo")] == [(FactKind.COUNT, 12)]


@pytest.mark.parametrize(
    ("one", "other", "can_be_one"),
    [
        ("It took 8 percent.", "It took 7.6 percent.", True),
        ("It took 8 percent.", "It took 7.4 percent.", False),
        ("It reached 11.6 percent.", "It reached 11.66 percent.", True),
        ("It reached 6.1 percent.", "It reached 6.2 percent.", False),
        ("It cost 1.4 million euros.", "It cost 1,374,000 euros.", True),
        ("It cost 1.4 million euros.", "It cost 1,274,000 euros.", False),
        ("They bought 12,500 chairs.", "They bought 12,483 chairs.", True),
        ("They bought 40 chairs.", "They bought 43 chairs.", False),
        ("It is 40 miles away.", "It is 65 km away.", True),
        ("It is 40 miles away.", "It is 80 km away.", False),
        ("It is one mile away.", "It is 1.5 miles away.", False),
        ("It is eight miles away.", "It is 7.6 miles away.", True),
        ("It lasted two weeks.", "It lasted 14 days.", True),
        ("It lasted two weeks.", "It lasted a month.", False),
        ("It shook at 5:40.", "It shook at 17:41.", True),
        ("It shook at 5:40 a.m.", "It shook at 17:41.", False),
        ("It shook in the evening.", "It shook at 4:30 p.m.", True),
        ("It shook in the evening.", "It shook at 9 a.m.", False),
        ("At least 20 were hurt.", "At least 21 were hurt.", True),
        ("At least 20 were hurt.", "Thirty-five were hurt.", False),
        ("It will begin on Thursday.", "It begins on Thursday.", True),
        ("It will begin on Thursday.", "It begins on Friday.", False),
        ("It lay north of it.", "It lay north-west of it.", True),
        ("It lay north of it.", "It lay east of it.", False),
        ("They paid 40 euros.", "They paid 300 dollars.", True),
    ],
)
def test_whether_two_values_can_be_one_as_worded(one: str, other: str, can_be_one: bool) -> None:
    kinds = (FactKind.OUTCOME,)
    a, b = (next(x.value for x in told(text).figures if x.value.kind not in kinds) for text in (one, other))
    assert meet(a, b) is meet(b, a) is can_be_one


@pytest.mark.parametrize(
    ("language", "text", "words", "low", "high"),
    [
        ("fr", "Dix-sept personnes sont mortes.", "Dix-sept", 17, 17),
        ("fr", "Vingt et un soldats sont morts.", "Vingt et un", 21, 21),
        (
            "fr",
            "Les deux cent quatre-vingt-dix-huit passagers sont saufs.",
            "deux cent quatre-vingt-dix-huit",
            298,
            298,
        ),
        ("fr", "Entre dix et quinze personnes sont mortes.", "dix et quinze", 10, 15),
        ("fr", "Un million de personnes ont fui.", "Un million", 1e6, 1e6),
        ("fr", "Neuf personnes ont fui.", "Neuf", 9, 9),
        ("fr", "Des passagers, neuf sont morts.", "neuf", 9, 9),
        ("de", "Dreihundertzwölf Menschen starben.", "Dreihundertzwölf", 312, 312),
        ("ru", "Погибли два-три человека.", "два-три", 2, 3),
        ("tr", "Kazada on yedi kişi öldü.", "on yedi", 17, 17),
        ("ar", "قتل خمسة وعشرون شخصا.", "خمسة وعشرون", 25, 25),
        ("en", "One hundred and five of them fled.", "One hundred and five", 105, 105),
        ("en", "Between two hundred and three hundred fled.", "two hundred and three hundred", 200, 300),
        ("en", "Three and a half million people fled.", "Three and a half million", 3.5e6, 3.5e6),
        ("en", "BEIRUT Two people fled.", "Two", 2, 2),
        ("en", "Deadly Bomb Kills Seven People.", "Seven", 7, 7),
    ],
)
def test_a_number_in_words_is_read_and_shown_whole(
    language: str, text: str, words: str, low: float, high: float
) -> None:
    assert [(w, k, a, b) for w, k, a, b in read(text, language)] == [(words, FactKind.COUNT, low, high)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le dix-huitième otage est mort."),
        ("fr", "Un pont neuf relie les rives."),
        ("fr", "Le pont neuf est fermé."),
        ("fr", "Le Pont Neuf est fermé."),
        ("fr", "Le peintre Otto Dix est mort."),
        ("fr", "Il en coûte dix cents."),
        ("en", "A one-off payment was made."),
        ("en", "The twenty-first explosion shook it."),
        ("en", "The twenty-third explosion shook it."),
        ("en", "Nineteen eighty-four was hard."),
        ("en", "Two and three people fled."),
        ("ru", "Он встретил семью соседа."),
        ("tr", "Beş altı kişi öldü."),
        ("ar", "في القرن الثالث عشر."),
    ],
)
def test_words_of_numbers_that_are_no_count_state_none(language: str, text: str) -> None:
    assert [value for value in read(text, language) if value[1] is not FactKind.OUTCOME] == []


@pytest.mark.parametrize(
    ("language", "text", "words", "head", "fate"),
    [
        ("en", "It brought the number of dead in the Arlen landslide to 17.", "17", "dead", "fate:dead"),
        ("en", "The number of miners who are still below has dropped to at least 9.", "9", "miner", ""),
        ("en", "The toll stands at 14.", "14", "toll", "fate:dead"),
        ("en", "The death toll of the mill fire rose to 12, the hospital said.", "12", "toll", "fate:dead"),
        ("en", "The injury count of the mill fire rose to 12, the mortuary said.", "12", "injuri", "fate:hurt"),
        ("es", "El número de muertos subió a 17.", "17", "muert", "fate:dead"),
        ("fr", "Le nombre de blessés est passé à 17.", "17", "bless", "fate:hurt"),
        ("ru", "Число погибших возросло до 17.", "17", "погибш", "fate:dead"),
        ("de", "Die Zahl der Toten stieg auf 17.", "17", "tot", "fate:dead"),
        ("de", "Die Zahl der Toten ist auf 17 gestiegen.", "17", "tot", "fate:dead"),
        # another number stands between, another sentence begins, or something else is told
        ("en", "The number of dead in 3 towns rose to 17.", "17", "", "fate:dead"),
        ("en", "The number of guests is not known; the fire left 17.", "17", "", ""),
        ("en", "The total is 17.", "17", "", ""),
        ("en", "The number of miners rose to 17 brothers.", "17", "brother", ""),
    ],
)  # fmt: skip
def test_what_a_number_counts_may_be_told_before_it(language: str, text: str, words: str, head: str, fate: str) -> None:
    (found,) = [each for each in told(text, language).figures if each.value.span.of(text) == words]
    assert (found.value.head, found.fate) == (frozenset(filter(None, [head])), fate)


@pytest.mark.parametrize(
    ("language", "text", "words", "head"),
    [
        ("en", "The flood killed 31 people, nine of them children.", "nine", "children"),
        ("en", "Nine of the dead were children.", "Nine", "children"),
        ("en", "Nine of the men were armed.", "Nine", "men"),
        ("en", "The flood killed 31 people, nine of them on Friday.", "nine", ""),
        ("es", "Murieron 31 personas, nueve de ellas niños.", "nueve", "nin"),
    ],
)
def test_a_part_may_be_told_by_what_its_own_are(language: str, text: str, words: str, head: str) -> None:
    (found,) = [each for each in told(text, language).figures if each.value.span.of(text) == words]
    assert (found.value.head, found.value.is_part) == (frozenset(filter(None, [head])), True)


def test_the_number_of_what_is_named_in_a_title_counts_nothing() -> None:
    assert not figures(told("Situation report 2: Kelda flood"))
    assert [each.value.plain for each in figures(told("Killed 12: police"))] == [12]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tore wurden um 2 Uhr geöffnet.", "2 Uhr"),
        ("Der Kran fiel um 7.40 Uhr.", "7.40 Uhr"),
        ("Um 7:40 fiel er.", "7:40"),
    ],
)
def test_a_time_is_shown_with_its_sign(text: str, shown: str) -> None:
    assert [each.value.shown.of(text) for each in figures(told(text, "de"))] == [shown]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Die Polizei nahm den Kranführer Juri Sardan, 41, noch am Ufer fest.", {"held"}),
        ("Die Polizei nahm den Kranführer mit.", set()),
        ("Die Polizei nahm den Fall fest in die Hand.", set()),
    ],
)
def test_a_verb_whose_other_part_ends_what_is_told_is_one_word(text: str, fates: set[str]) -> None:
    assert told(text, "de").fates == fates


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "The mill, built in 1996, opened that year.", [1996, 1996]),
        ("en", "The mill was built in 1996 and burned the same year.", [1996, 1996]),
        ("es", "Se construyó en 1996 y abrió ese año.", [1996, 1996]),
        ("fr", "Construite en 1996, elle a ouvert la même année.", [1996, 1996]),
        ("de", "Sie wurde 1996 gebaut und im selben Jahr eröffnet.", [1996, 1996]),
        ("de", "Sie zählte 1996 Menschen.", []),
        ("en", "The mill opened that year.", []),
        ("en", "Built in 1996, it closed that week.", [1996]),
    ],
)
def test_that_year_is_the_one_named_before(language: str, text: str, years: list[int]) -> None:
    found = [around.value for around in told(text, language).values if around.value.kind is FactKind.YEAR]
    assert [value.low for value in found] == years


@pytest.mark.parametrize(
    ("language", "text", "away"),
    [
        ("es", "Las clases se reanudarán el viernes.", 4),
        ("es", "Las clases se reanudaron el viernes.", -3),
        ("fr", "Les liaisons reprendront jeudi.", 3),
        ("fr", "L'opéra a brûlé jeudi.", -4),
        ("it", "Le scuole riapriranno giovedì.", 3),
        ("pt", "O Irã venceu no sábado.", -2),
    ],
)
def test_a_verb_tells_by_its_ending_that_a_weekday_is_to_come(language: str, text: str, away: int) -> None:
    (day,) = [around.value for around in told(text, language).values if around.value.kind is FactKind.DAY]
    assert day.low - MONDAY.toordinal() == away


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Vierzehn starben, teilte die Polizei am Mittwoch mit.", 0),
        ("en", "The mine is closed, the owner told reporters in the town on Friday.", 0),
        ("en", "The owner told reporters that the mine was closed on Friday.", 1),
        ("en", "The owner told of miners killed on Friday.", 1),
    ],
)
def test_the_day_on_which_it_was_said_is_no_day_of_what_happened(language: str, text: str, days: int) -> None:
    found = [around for around in told(text, language).values if around.value.kind is FactKind.DAY]
    assert len(found) == days


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("de", "Die Fähre sank um 6.15 Uhr.", [6.25]),
        ("es", "Cayó hacia 21.10 horas.", [21 + 1 / 6]),
        ("de", "Sie wuchs um 6.15 Prozent.", []),
        ("nl", "De veerboot zonk om 6.15 uur.", [6.25]),
        # of some words the one before is enough
        ("es", "Cayó a las 21.15 junto al puente.", [21.25]),
        ("it", "È caduto alle 15.30 in centro.", [15.5]),
        ("es", "Cayó un 21.15 junto al puente.", []),
        ("en", "It rose to 5.40 a share.", []),
    ],
)
def test_a_time_with_a_full_stop_is_told_by_the_words_on_both_sides(
    language: str, text: str, hours: list[float]
) -> None:
    found = [around.value for around in told(text, language).values if around.value.kind is FactKind.CLOCK]
    assert [value.low for value in found] == [pytest.approx(hour) for hour in hours]


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("de", "Die Straße war bis 15 Uhr gesperrt.", [15]),
        ("de", "Gegen 20 Uhr 30 sank sie.", [20.5]),
        ("nl", "De brand begon om 15 uur.", [15]),
        ("ru", "Пожар начался в 15 часов.", [15]),
        ("uk", "Пожежа почалася о 15 годині.", [15]),
        ("es", "Cayó a las 15 horas.", [15]),
        ("pt", "Caiu às 15 horas.", [15]),
        ("pt", "Caiu às 15h30.", [15.5]),
        # so long it took
        ("nl", "Na 15 uur was de brand uit.", []),
        ("ru", "Пожар тушили 15 часов.", []),
        ("es", "Cayó tras las 15 horas de vuelo.", []),
        ("es", "Está a 15 horas de viaje.", []),
        ("fr", "Le village est à 15 heures de route.", []),
    ],
)
def test_a_full_hour_is_told_by_the_word_before_it_and_its_sign(language: str, text: str, hours: list[float]) -> None:
    found = [around.value for around in told(text, language).values if around.value.kind is FactKind.CLOCK]
    assert [value.low for value in found] == [pytest.approx(hour) for hour in hours]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Sie betreibt 17 Hotels.", "hotel"),
        ("Die Kette, die 17 Hotels betreibt, schweigt.", "hotel"),
        ("Es kamen 38 verletzte Feuerwehrleute.", "feuerwehrleut"),
        ("Es sind 38 gekommen.", ""),
    ],
)
def test_where_nouns_have_capitals_one_of_them_is_counted(text: str, head: str) -> None:
    (found,) = [each for each in told(text, "de").figures if each.value.kind is FactKind.COUNT]
    assert "".join(found.value.head) == head


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        ("fr", "Une fuite de carburant a été vue.", set()),
        ("fr", "La fuite de 300 habitants a été vue.", {"fled"}),
        ("fr", "La fuite des habitants a été vue.", {"fled"}),
        ("en", "The release of toxic gas was seen.", set()),
        ("en", "The release of prisoners was seen.", {"free"}),
        ("en", "The release of Alda Renko was seen.", {"free"}),
        ("en", "The release of the miners was seen.", {"free"}),
    ],
)
def test_a_stuff_neither_flees_nor_is_freed(language: str, text: str, fates: set[str]) -> None:
    assert told(text, language).fates >= fates and told(text, language).fates.isdisjoint({"fled", "free"} - fates)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("The fire broke out at noon.", True), ("The fire started at noon.", True), ("The fire broke a wall.", False)],
)
def test_a_verb_of_two_words_is_one_of_what_it_tells(text: str, begins: bool) -> None:
    (noon_or_wall, *_) = told(text).values[-1:]
    assert ("deed:begin" in noon_or_wall.weights) is begins


@pytest.mark.parametrize(
    ("text", "planned"), [("It may sink 40 ferries.", True), ("In May it sank 40 ferries.", False)]
)
def test_what_may_be_is_no_month(text: str, planned: bool) -> None:
    (found,) = [each for each in told(text).figures if each.value.span.of(text) == "40"]
    assert found.is_planned is planned
