"""Reports in any alphabet are searched as those in English are: phrases, beginnings, words near each other, exactly as
typed, completed while typing, marked where they stand. And what writers set in more than one way is found in each.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.search.engines.engine import Tier
from index.search.request import SearchRequest
from index.workspace import Workspace

Opened = Callable[..., Workspace]

REPORTS = {
    "arabic.txt": "قالت الشرطة إن الطريق إلى دمشق مغلق منذ يوم أمس.\n\n"
    "ووصلت القافلة بدمشق إلى الجسر القديم قبل المساء.\n",
    "russian.txt": "Жители сообщили, что мост через реку разрушен.\n\n"
    "Колонна стояла в Хомсе у старых мостов до вечера.\n",
    "hebrew.txt": "המשטרה הודיעה כי הכביש לחיפה נסגר אתמול בערב.\n\nהשיירה חצתה את הגשר הישן לפני השקיעה.\n",
    "greek.txt": "Η αστυνομία έκλεισε χθες το βράδυ την παλιά γέφυρα.\n\nΤα φορτηγά έφτασαν στην Αθήνα.\n",
    "turkish.txt": "Polis dün akşam Diyarbakır'daki eski köprüyü kapattı.\n\n"
    "Kamyonlar için köprüler bu sabah açıldı.\n",
    "chinese.txt": "警方昨晚关闭了通往大马士革的旧桥。\n\n卡车今天早上到达了旧桥。\n",
    "korean.txt": "경찰은 어젯밤 다마스쿠스로 가는 낡은 다리를 폐쇄했다.\n\n트럭은 오늘 아침 서울에서 도착했다.\n",
    "french.txt": "Les habitants ont vu les soldats de l’armée près du vieux pont.\n\n"
    "La police a fermé les ponts d'Alep et elle est partie pour la nuit avec des camions.\n",
}


@pytest.fixture
def folder(open_folder: Opened) -> Workspace:
    return open_folder(REPORTS)


def found(workspace: Workspace, query: str, *, typing: bool = False) -> dict[str, list[str]]:
    """The reports found, each with what is marked in it."""
    answer = workspace.search.answer(SearchRequest(query, typing=typing))
    return {
        hit.summary.id: [mark.span.of(workspace.library.article(hit.summary.id).text) for mark in hit.marks]
        for hit in answer.hits
    }


@pytest.mark.parametrize(
    ("query", "report", "marks"),
    [
        ("دِمَشق", "arabic", ["دمشق", "بدمشق"]),
        ("=دمشق", "arabic", ["دمشق"]),
        ('"الجسر القديم"', "arabic", ["الجسر القديم"]),
        ('"قافله جسر"~3', "arabic", ["القافلة بدمشق إلى الجسر"]),
        ("قاف*", "arabic", []),
        ("القاف*", "arabic", ["القافلة"]),
        ("мост", "russian", ["мост", "мостов"]),
        ("=мост", "russian", ["мост"]),
        ("Хомс", "russian", ["Хомсе"]),
        ('"старые мосты"', "russian", ["старых мостов"]),
        ("колон*", "russian", ["Колонна"]),
        ("חיפה", "hebrew", ["לחיפה"]),
        ('"הגשר הישן"', "hebrew", ["הגשר הישן"]),
        ("השי*", "hebrew", ["השיירה"]),
        ("ΓΕΦΥΡΑ", "greek", ["γέφυρα"]),
        ('"την παλιά γέφυρα"', "greek", ["την παλιά γέφυρα"]),
        ("Αθήνας", "greek", ["Αθήνα"]),
        ("köprü", "turkish", ["köprüyü", "köprüler"]),
        ("DİYARBAKIR", "turkish", ["Diyarbakır'daki"]),
        ("大马士革", "chinese", ["大马士革"]),
        ('"旧桥"', "chinese", ["旧桥", "旧桥"]),
        ("서울", "korean", ["서울"]),
        ("다리", "korean", ["다리"]),
        ("armée", "french", ["armée"]),
        ("l'armée", "french", ["armée"]),
        ("d'armée", "french", ["armée"]),
        ("Alep", "french", ["Alep"]),
        ("pont", "french", ["pont", "ponts"]),
    ],
)
def test_words_of_every_alphabet(folder: Workspace, query: str, report: str, marks: list[str]) -> None:
    assert found(folder, query) == ({report: marks} if marks else {})


@pytest.mark.parametrize(
    ("typed", "report"),
    [("القافل", "arabic"), ("раз", "russian"), ("השיי", "hebrew"), ("γέφ", "greek"), ("大马", "chinese")],
)
def test_a_half_typed_word_goes_on_in_every_alphabet(folder: Workspace, typed: str, report: str) -> None:
    assert report in found(folder, typed, typing=True)


@pytest.mark.parametrize("query", ["大马桥", '"桥旧"', "=мосты", "=бамбук", '="старые мосты"', "=köprü"])
def test_what_stands_nowhere_is_not_found(folder: Workspace, query: str) -> None:
    assert found(folder, query) == {}


HABITS = {
    "one.txt": "The UN envoy met US officials.\n\nSome 40,000 people fled while F-16s flew over the city.\n",
    "other.txt": "The U.N. envoy met U.S. officials.\n\nSome 40 000 people fled while an F-16 flew over the city.\n",
    "third.txt": "The com\u00admander of Gene\u0300ve.\n\nNo more than 40 or 000 were seen.\n",
}


@pytest.mark.parametrize(
    ("query", "reports"),
    [
        ("UN", {"one", "other"}),
        ("U.N. envoy", {"one", "other"}),
        ("US", {"one", "other"}),
        ("40000", {"one", "other"}),
        ("40 000", {"one", "other"}),
        ("40.000 people", {"one", "other"}),
        ('"40,000 people"', {"one", "other"}),
        ("F-16", {"one", "other"}),
        ("F-16s", {"one", "other"}),
        ("commander", {"third"}),
        ("Genève", {"third"}),
    ],
)
def test_writers_habits_hide_nothing(open_folder: Opened, query: str, reports: set[str]) -> None:
    answer = open_folder(HABITS).search.answer(query)
    assert {hit.summary.id for hit in answer.hits if hit.tier is Tier.ALL} == reports
