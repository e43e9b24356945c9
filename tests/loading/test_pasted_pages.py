"""Pages pasted into a text file, as the sites of newspapers and agencies print them: what each line is, and what it
states.
"""

from __future__ import annotations

import pytest

from index.article import Kind, Metadata
from index.loading.facts.datelines import dateline_alone, dateline_in
from index.loading.facts.dates import dates_in
from index.loading.facts.metadata import metadata
from index.loading.lines.cleaning import paragraphs
from index.loading.lines.labels import author_in


def kinds(text: str) -> list[tuple[str, int | None]]:
    return [(p.kind.value, p.line) for p in paragraphs(text)]


def known(text: str) -> Metadata:
    return metadata(text, paragraphs(text))


AGENCY = """WORLD NEWS
MARCH 3, 2020 / 4:12 PM / UPDATED 3 YEARS AGO
Ferry leaves harbour after storm: captain

By Jane Roe, John Doe

OSLO/BERGEN, March 3 (Reuters) - The first ferry left the harbour on Tuesday, the captain said.

Nobody was hurt, he said.

Agency writers Jane Roe in Oslo and John Doe contributed to this report.
"""


def test_the_page_of_an_agency() -> None:
    assert kinds(AGENCY) == [
        ("heading", 1), ("date", 2), ("title", 3), ("boilerplate", 5), ("body", 7), ("body", 9), ("boilerplate", 11)
    ]  # fmt: skip
    said = known(AGENCY)
    assert (said.author.value, said.dateline.value) == ("Jane Roe, John Doe", "Oslo/Bergen")
    assert (said.published.value, said.updated.value) == ("2020-03-03T16:12", None)


CHANNEL = """News|Islands
Ferry: First boats leave after a storm
Hundreds had waited for two days on both sides of the strait.

A ferry leaves the harbour [Jane Roe/AFP]
By John Doe
Published On 3 Mar 2020
Save articles to read later and create your own reading list.
The first ferry left the harbour on Tuesday, according to the harbour master.

KEEP READING
list of 2 items
list 1 of 2
How the storm began on the islands
list 2 of 2
Storm closes schools
end of list
More boats will follow, he said.

Related topics
Islands
Who owns the boats?
Share Tweet Print
"""


def test_the_page_of_a_channel() -> None:
    found = kinds(CHANNEL)
    assert [line for kind, line in found if kind == "body"] == [9, 18]
    assert [line for kind, line in found if kind in ("title", "standfirst", "heading")] == [2, 3]
    assert ("caption", 5) in found
    assert {kind for kind, line in found if line and line > 18} == {"boilerplate"}


PAPER = """Ferry leaves harbour
AFP, Oslo
Published: 3 March ,2020: 12:00 AM GST
Updated: 4 March ,2020: 12:22 PM GST

The first ferry left the harbour on Tuesday, the harbour master said.

IMAGE SOURCE,AFP
Image caption,
Passengers at the harbour
Shares
214

Read more:

Storm closes schools
"""


def test_the_page_of_a_paper() -> None:
    said = known(PAPER)
    assert (said.title.value, said.dateline.value) == ("Ferry leaves harbour", "Oslo")
    assert (said.published.value, said.updated.value) == ("2020-03-03T00:00", "2020-03-04T12:22")
    assert {(c.agency, c.scope) for c in said.credits} == {("AFP", "text"), ("AFP", "photo")}
    assert [(kind, line) for kind, line in kinds(PAPER) if line and line > 6] == [
        ("caption", 8), ("boilerplate", 11), ("boilerplate", 14), ("boilerplate", 16)
    ]  # fmt: skip


def test_lists_that_are_the_reports_own_stay() -> None:
    text = (
        "Ferry leaves harbour\n\nIt left.\n\nRelated\n\nThe storm had closed the schools, he said.\n\nFacts\n\nOne boat"
    )
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "boilerplate", "body", "heading", "body"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe, John Doe", "Jane Roe, John Doe"),
        ("By Jane Roe, Special to the Post", "Jane Roe"),
        ("By JANE ROE, Associated Press", "JANE ROE"),
        ("By Jane Roe and John Doe, CNN", "Jane Roe and John Doe"),
        ("Author: Jane Roe", "Jane Roe"),
        ("By the river the fire went out", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert author_in(line) == author


def test_a_byline_in_one_line_with_the_date() -> None:
    text = "Ferry leaves harbour\n{}\n\nThe ferry left on Tuesday.\n\nIt rained."
    for line in ("Jane Roe, John Doe | 03.03.2020", "By Jane Roe, John Doe MARCH 3, 2020"):
        said = known(text.format(line))
        assert (said.author.value, said.published.value) == ("Jane Roe, John Doe", "2020-03-03")
    said = known(text.format("Source: Xinhua| 2020-03-03 03:14:27|Editor: yan"))
    assert (said.author.value, said.published.value) == (None, "2020-03-03T03:14")
    assert [c.agency for c in said.credits] == ["Xinhua"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Updated 2310 GMT (0710 HKT) January 15, 2020", "2020-01-15T23:10"),
        ("JANUARY 15, 2020 / 4:12 PM", "2020-01-15T16:12"),
        ("27 November ,2016: 12:30 AM GST", "2016-11-27T00:30"),
        ("4 May، 2019", "2019-05-04"),
        ("الأربعاء 15 كانون الثاني/يناير 2020 - 14:32", "2020-01-15T14:32"),
        ("١٦ يناير ٢٠٢٠ الساعة ١٠:٢٢", "2020-01-16T10:22"),
        ("le 15 janvier 2020 à 10h00", "2020-01-15T10:00"),
    ],
)
def test_dates_as_sites_print_them(words: str, value: str) -> None:
    assert next(dates_in(words)).value == value


@pytest.mark.parametrize(
    ("words", "place", "agencies"),
    [
        ("Nov. 3 (Reuters) - The ferry left.", None, ("Reuters",)),
        ("MOSCOW, January 16. /TASS/. The ferry left.", "Moscow", ("TASS",)),
        ("Beirut: The ferry left.", "Beirut", ()),
        ("LAKETOWN, Nordland, 12 March (Lakewire) — The ferry left.", "Laketown", ("Lakewire",)),
        ("LAKETOWN (LNA) - The ferry left.", "Laketown", ("LNA",)),
        ("Laketown, 12 March (Lakewire) — The ferry left.", "Laketown", ("Lakewire",)),
        ("Laketown (Lake News Agency) — The ferry left.", "Laketown", ("Lake News Agency",)),
        ("LAKETOWN, January 16. /Lakewire/. The ferry left.", "Laketown", ("Lakewire",)),
        (
            "LAKETOWN/PORT, January 16, 2023 (Lakewire, Sealine) — The ferry left.",
            "Laketown/Port",
            ("Lakewire, Sealine",),
        ),
        ("ОЗЁРСК, 16 января 2023 г. /Озёрное агентство/. Паром ушёл.", "Озёрск", ("Озёрное агентство",)),
        ("Seedorf (lka/snd) - Die Fähre ist fort.", "Seedorf", ("lka/snd",)),
        ("LAKETOWN (Belgium) — The ferry left.", "Laketown", ()),
        ("LAKETOWN Norway The ferry left.", "Laketown", ()),
        ("LAKETOWN, Nordland — The ferry left.", "Laketown", ()),
    ],
)
def test_datelines(words: str, place: str | None, agencies: tuple[str, ...]) -> None:
    found = dateline_in(words)
    assert found and (found.place, found.agencies) == (place, agencies)


@pytest.mark.parametrize(
    "words",
    [
        "Jane Roe (Labour) — the minister of ferries — left.",
        "Laketown: The ferry left.",
        "LAKETOWN The ferry left.",
        "LAKETOWN (see page 4) The ferry left.",
        "Miller (injured) - the keeper - left.",
        "Miller (37) - the keeper - left.",
        "The Lake (Lake News Agency) is a book.",
        "Rowers (Lake News) and sailors left.",
    ],
)
def test_what_has_not_the_shape_of_a_dateline_is_none(words: str) -> None:
    assert dateline_in(words) is None


def test_a_dateline_that_is_a_line_or_stands_below_a_summary() -> None:
    for line in ("OSLO, Germany", "Oslo - AFP", "The Associated Press, Oslo"):
        alone = dateline_alone(line)
        assert alone and alone.place == "Oslo"
    assert dateline_alone("Ferry leaves Oslo, Germany") is None
    text = (
        "Ferry leaves harbour\n\nHundreds had waited for days.\n\nOSLO (AFP) — The ferry left. It rained.\n\nIt ended."
    )
    assert known(text).dateline.value == "Oslo"


@pytest.mark.parametrize(
    ("stamp", "updated"),
    [
        ("Le 1er juin 2023 à 14h05 (mis à jour le 2 juin 2023 à 9h30)", "2023-06-02T09:30"),
        ("El 1 de junio de 2023 (actualizado el 2 de junio de 2023)", "2023-06-02"),
        ("Am 1. Juni 2023, zuletzt aktualisiert am 2. Juni 2023", "2023-06-02"),
    ],
)
def test_a_stamp_with_its_article_is_no_words_where_a_change_stands_beside_it(stamp: str, updated: str) -> None:
    words = "Un convoi d’aide est arrivé lundi dans la ville de Valmont, a déclaré un travailleur."
    text = f"Un convoi arrive à Valmont\n\n{stamp} {words}\n\nLa route était coupée.\n"
    said = known(text)
    assert said.published.value and said.published.value[:10] == "2023-06-01"
    assert said.updated.value == updated
    assert next(p.span.of(text) for p in paragraphs(text) if p.kind is Kind.BODY) == words


@pytest.mark.parametrize(
    "words", ["Le 1er juin 2023 Paris a voté sur le pont.", "Le 1er juin 2023, un convoi est arrivé à Valmont."]
)
def test_a_sentence_that_a_day_begins_is_whole(words: str) -> None:
    text = f"Un convoi arrive à Valmont\n\n{words}\n\nLa route était coupée.\n"
    assert known(text).published.value is None
    assert any(p.span.of(text) == words for p in paragraphs(text))
