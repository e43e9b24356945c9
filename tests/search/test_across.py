"""A name is found in every alphabet: the spellings that were taken are said, other names stay apart, and where nothing
is found the reader is told why.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.search.engines.engine import Tier
from index.search.request import SearchRequest
from index.workspace import Workspace

Opened = Callable[..., Workspace]

REPORTS = {
    "en.txt": "Residents said that the road to Qarmouta was open.\n\nA doctor, Khaled Jabbour, spoke of 12 wounded.\n",
    "fr.txt": "Les habitants ont vu la route de Karmouta et elle est ouverte.\n\nLe médecin Khalid Djabbour est parti "
    "pour la ville avec des camions.\n",
    "ar.txt": "قال السكان إن الطريق إلى القرموطة كان مفتوحا أمس.\n\nوتحدث الطبيب خالد جبور عن اثني عشر جريحا.\n",
    "fa.txt": "ساکنان گفتند که جاده به قرموطه باز است و دیروز باز بود.\n\nپزشک خالد جبور از مجروحان گفت.\n",
    "ru.txt": "Жители рассказали, что дорога в Кармуту открыта.\n\nО раненых говорил врач Халед Джаббур вчера.\n",
    "he.txt": "התושבים אמרו כי הכביש לקרמוטה פתוח מאז אתמול.\n\nהרופא חאלד ג׳בור דיבר על הפצועים.\n",
    "other.txt": "Nobody spoke of Qarmid or of Khalil Jaber on that day in the village.\n",
}
ALL = {"en", "fr", "ar", "fa", "ru", "he"}


@pytest.fixture
def folder(open_folder: Opened) -> Workspace:
    return open_folder(REPORTS)


def found(workspace: Workspace, query: str) -> set[str]:
    return {hit.summary.id for hit in workspace.search.answer(query).hits if hit.tier is Tier.ALL}


@pytest.mark.parametrize("query", ["Qarmouta", "Karmouta", "القرموطة", "قرموطه", "Кармута", "קרמוטה"])
def test_a_place_is_found_in_every_alphabet(folder: Workspace, query: str) -> None:
    assert found(folder, query) == ALL


@pytest.mark.parametrize(
    "query", ["Khaled Jabbour", "Khalid Djabbour", "خالد جبور", "Халед Джаббур", "חאלד ג׳בור", '"Khaled Jabbour"']
)
def test_a_person_is_found_in_every_alphabet(folder: Workspace, query: str) -> None:
    assert found(folder, query) == ALL


def test_the_spellings_that_were_taken_are_said_and_marked(folder: Workspace) -> None:
    answer = folder.search.answer("Qarmouta")
    (spelling,) = answer.spellings
    assert spelling.because == "corpus" and {"Karmouta", "Кармуту", "القرموطه"} <= set(spelling.added)
    marked = {m.span.of(folder.library.article(h.summary.id).text) for h in answer.hits for m in h.marks}
    assert {"Qarmouta", "Karmouta", "القرموطة", "قرموطه", "Кармуту", "לקרמוטה"} == marked


def test_a_spelling_is_taken_out_of_a_search_in_any_alphabet(folder: Workspace) -> None:
    answer = folder.search.answer(SearchRequest("Qarmouta", without=frozenset({"кармуту"})))
    assert {hit.summary.id for hit in answer.hits} == ALL - {"ru"}


@pytest.mark.parametrize("query", ["=Qarmouta", "=القرموطة"])
def test_exactly_as_typed_stays_in_its_alphabet(folder: Workspace, query: str) -> None:
    assert found(folder, query) == {"en" if "Q" in query else "ar"}


def test_what_the_user_keeps_apart_stays_apart_in_any_alphabet(open_folder: Opened) -> None:
    workspace = open_folder(REPORTS, "never_same:\n  - [Qarmouta, Кармуту]\n")
    assert found(workspace, "Qarmouta") == ALL - {"ru"}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("אל-קרמוטה", "התושבים אמרו כי הכביש אל קרמוטה פתוח מאז אתמול."),
        ("הקרמוטה", "The road to Qarmouta was open, said residents."),
        ("Кармуту", "The road to Qarmouta was open, said residents."),
        ("Sahr al-Qarmid", "قال السكان إن سحرالقرميد مفتوح منذ أمس."),
        ("Abdulqahir", "قال عبد القاهر إن الطريق كان مفتوحا."),
        ("عبدالقاهر", "قال عبد القاهر إن الطريق كان مفتوحا."),
        ("عبد القاهر", "Abdulqahir said that the road was open."),
    ],
)
def test_articles_cases_and_words_written_as_one_hide_no_name(open_folder: Opened, query: str, text: str) -> None:
    assert found(open_folder({"a.txt": text + "\n"}), query) == {"a"}


def test_a_short_name_is_found_where_nothing_else_is_likelier(open_folder: Opened) -> None:
    workspace = open_folder({"a.txt": "The followers of Asfar came, and Assad spoke to them in the evening.\n"})
    assert found(workspace, "الأسد") == {"a"}
    assert workspace.search.answer("الأسد").spellings[0].added == ("Assad",)


KEPT_APART = {
    "one.txt": "Officials said that Zarif came back on that day, and that Taliban went.\n",
    "two.txt": "Officials said that Sharif came back on that day, and that Talabani went.\n",
    "drei.txt": "Die Leute sagten, dass Baschir an dem Tag zurück war und nicht blieb.\n",
    "three.txt": "Жители рассказали, что Зариф был дома, а Талибан нет.\n",
    "four.txt": "Жители рассказали, что Шариф был дома и что Баширом он не был.\n",
}


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("Zarif", {"one", "three"}),
        ("Sharif", {"two", "four"}),
        ("Taliban", {"one", "three"}),
        ("Talabani", {"two"}),
        ("Bashir", {"drei", "four"}),
        ("Bashar", set()),
    ],
)
def test_names_with_counterparts_of_their_own_stay_apart(open_folder: Opened, query: str, there: set[str]) -> None:
    assert found(open_folder(KEPT_APART), query) == there


SPELLED = {
    "one.txt": "The governor Yusuf al-Khatib spoke to reporters on that day.\n",
    "two.txt": "Governor Youssef Al Khatib said that the dam had been built well.\n",
    "three.txt": "Governor Yousef Khatib went to the camp on that day.\n",
    "quatre.txt": "Le gouverneur Youssouf el-Khatib est venu dans la ville et il a parlé avec les habitants.\n",
    "cinq.txt": "قال المحافظ يوسف الخطيب إن السد كان سليما أمس.\n",
    "six.txt": "Nobody spoke of Yasir or of Asif on that day in the village.\n",
}


@pytest.mark.parametrize("query", ["Yusuf", "Youssef", "Yousef", "Youssouf", "يوسف"])
def test_each_spelling_of_a_name_finds_what_the_others_find(open_folder: Opened, query: str) -> None:
    assert found(open_folder(SPELLED), query) == {"one", "two", "three", "quatre", "cinq"}


def test_a_city_anywhere_is_found_by_names_that_no_sound_tells(open_folder: Opened) -> None:
    workspace = open_folder(
        {
            "ru.txt": "Жители рассказали, что выставка во Флоренции открыта с утра и что гостей там много.\n",
            "ar.txt": "قال السكان إن المعرض في فلورنسا كان مفتوحا أمس.\n",
            "ru-other.txt": "Жители рассказали, что выставка в Женеве закрыта с утра и что гостей там мало.\n",
        }
    )
    assert found(workspace, "Firenze") == {"ru", "ar"}
    assert found(workspace, "Genève") == {"ru-other"}
    assert found(workspace, "Ferrara") == set()


def test_a_place_owns_the_name_that_another_has_only_among_others(open_folder: Opened) -> None:
    workspace = open_folder({"a.txt": "Officials spoke in Ramallah, and later in Ramla, of the road.\n"})
    assert workspace.search.answer("الرملة").spellings[0].added == ("Ramla",)
    assert workspace.search.answer("رام الله").spellings[0].added == ("Ramallah",)


def test_an_alias_joins_what_no_sound_does(open_folder: Opened) -> None:
    texts = {
        "a.txt": "The White Helmets came at night to the village.\n",
        "b.txt": "Ночью приехали Белые каски в село.\n",
    }
    workspace = open_folder(texts, "aliases:\n  - [White Helmets, Белые каски]\n")
    assert found(workspace, "White Helmets") == {"a", "b"}


@pytest.mark.parametrize("query", ["road", "wounded", "habitants", "الطريق", "врач"])
def test_a_word_that_is_no_name_has_no_other_spelling(folder: Workspace, query: str) -> None:
    assert folder.search.answer(query).spellings == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Кострома", "No report says 'Кострома', and no name in this folder sounds like it."),
        ("αθήνα", "No report here is written in Greek letters, and no name in this folder sounds like 'αθήνα'."),
        (
            "大马士革",
            "No report here is written in Chinese letters, and no name in this folder sounds like '大马士革'.",
        ),
    ],
)
def test_a_name_in_letters_of_its_own_is_never_silently_nothing(folder: Workspace, query: str, said: str) -> None:
    answer = folder.search.answer(query)
    assert answer.hits == () and answer.remarks == (said,)


@pytest.mark.parametrize(("query", "said"), [("Yerevan", True), ("mine", False), ("1234", False)])
def test_letters_whose_names_have_no_sound_here_are_told_of(open_folder: Opened, query: str, said: bool) -> None:
    texts = {"en.txt": "A mine was closed.\n", "hy.txt": "Հանքը փակվել է Երևանում։\n", "ka.txt": "მაღარო დაიხურა.\n"}
    sentence = "Names in Armenian and Georgian letters are found only as they are written there."
    assert (sentence in open_folder(texts).search.answer(query).remarks) is said


def test_of_reports_in_letters_that_are_heard_nothing_is_told(folder: Workspace) -> None:
    assert folder.search.answer("Yerevan").remarks == ()


@pytest.mark.parametrize(("query", "said"), [("Qar*ta", True), ("*mouta", True), ("Qarm*", False), ('"Qarm*"', False)])
def test_a_star_inside_a_word_is_said_to_stand_for_nothing(folder: Workspace, query: str, said: bool) -> None:
    assert any(remark.startswith("A star stands") for remark in folder.search.answer(query).remarks) is said


def test_what_is_found_is_not_remarked_on(folder: Workspace) -> None:
    assert folder.search.answer("кармута").remarks == ()
