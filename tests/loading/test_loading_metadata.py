"""What is known about a report: stated with its line, inferred with its reason, or absent."""

import pytest

from index.article import Basis, Metadata
from index.loading.facts.metadata import metadata
from index.loading.lines.cleaning import paragraphs


def read(text: str, fields: dict[str, str] | None = None, day_first: bool | None = None) -> Metadata:
    title = (fields or {}).get("title")
    return metadata(text, paragraphs(text, title), fields, day_first)


def test_a_report_that_says_nothing_of_itself() -> None:
    known = read("Photos shown to The Herald showed a ferry, a source told Reuters on Tuesday.")
    assert (known.title.basis, known.outlet.basis, known.published.basis, known.credits) == (Basis.ABSENT,) * 3 + ((),)


def test_a_dateline_with_its_agency() -> None:
    known = read("OSLO, March 3 (Reuters) - The ferry left the harbour on Tuesday, the harbour master said.")
    assert known.dateline.value == "Oslo"
    assert [(credit.agency, credit.scope) for credit in known.credits] == [("Reuters", "text")]
    assert read("(Oslo) According to the master, it left.").dateline.value == "Oslo"
    assert read("Bergen, SANA_ The ferry left.").dateline.value == "Bergen"


def test_the_text_is_the_better_witness_of_its_date() -> None:
    text = "Tue 03 Mar 2020 Ferry leaves harbour. The ferry left on Tuesday."
    known = read(text, {"title": "Ferry leaves harbour", "source": "herald", "date": "4/16/20"})
    assert (known.published.value, known.published.basis, known.published.line) == ("2020-03-03", Basis.STATED, 1)
    assert "2020-04-16" in known.published.reason
    assert (known.outlet.value, known.title.value) == ("herald", "Ferry leaves harbour")


def test_a_field_alone_is_stated_by_the_file() -> None:
    known = read("The ferry left the harbour.", {"date": "2020-03-03"})
    assert (known.published.value, known.published.basis, known.published.line) == ("2020-03-03", Basis.STATED, None)


def test_an_ambiguous_date_is_settled_by_a_weekday_or_inferred() -> None:
    settled = read("05-03-2020 The ferry left on Thursday.").published
    assert (settled.value, settled.basis) == ("2020-03-05", Basis.STATED)
    open_still = read("05-03-2020 The ferry left.").published
    assert (open_still.value, open_still.basis) == ("2020-03-05", Basis.INFERRED)
    assert "2020-05-03" in open_still.reason


def test_a_photo_date_is_not_the_reports_unless_the_weekday_agrees() -> None:
    page = "Ferry leaves harbour\n\nA ferry on {} (AFP)\n\nThe ferry left on Tuesday, he said.\n\nIt rained."
    assert read(page.format("4 July 2018")).published.basis is Basis.ABSENT
    inferred = read(page.format("3 March 2020")).published
    assert (inferred.value, inferred.basis, inferred.line) == ("2020-03-03", Basis.INFERRED, 3)
    assert inferred.reason


def test_a_name_of_an_outlet_alone_beside_the_date_is_its_outlet_inferred() -> None:
    body = "The ferry left the harbour on Tuesday, the harbour master said."
    for name in ("herald.example", "The Island Herald", "Harbour Daily"):
        for head in (f"{name}\n2020-03-03", f"2020-03-03\n{name}", f"{name} | 3 March 2020", f"{name}, 2020-03-03"):
            known = read(f"Ferry leaves harbour\n\n{head}\n\n{body}")
            assert (known.outlet.value, known.outlet.basis) == (name, Basis.INFERRED)
            assert (known.title.value, known.author.value) == ("Ferry leaves harbour", None)
    for name in ("Jane Roe", "Oslo", "sports", "updated", "date", "News", "World News", "AFP", "The ferry is late"):
        assert read(f"Ferry leaves harbour\n\n{name}\n2020-03-03\n\n{body}").outlet.value is None
    assert read(f"Ferry leaves harbour\n\nherald.example\n\n{body}").outlet.value is None


def test_the_outlet_is_who_the_foot_of_the_page_says() -> None:
    text = "The ferry left.\n\nIt rained.\n\n© 2020 Island Herald. All rights reserved."
    assert (found := read(text).outlet).value == "Island Herald" and found.line == 5


def test_who_wrote_it() -> None:
    assert (
        read("Ferry leaves harbour\n\nBy Jane Roe in Oslo\n\nThe ferry left.\n\nIt rained.").author.value == "Jane Roe"
    )
    assert read("The ferry left. (Reporting by Jane Roe; Editing by John Doe)").author.value == "Jane Roe"


@pytest.mark.parametrize("said", ["“no”", "„nein“", "«non»", "»nej»", '"no"', "＂아니오＂", "「いいえ」"])
def test_a_title_keeps_the_mark_that_closes_it(said: str) -> None:
    title = f"The mayor of Lakeport said to the ferrymen {said}"
    text = f"{title}\n\nThe mayor of Lakeport said so to the ferrymen on Monday, in the harbour of the town.\n"
    assert read(text, {"title": title}).title.value == title


SPANISH = "El transbordador salió del puerto, según dijo el capitán, y en la isla no hubo heridos por el viento."
ENGLISH = "The ferry left the harbour, the harbour master said, and nobody on the island was hurt by the wind."


@pytest.mark.parametrize(
    ("body", "outlet", "fields", "value", "because"),
    [
        (SPANISH, "", {}, "2026-08-11", "its language (es)"),
        (SPANISH, "harbour.pr", {}, "2026-11-08", "of PR"),  # one of the countries that writes Spanish otherwise
        (ENGLISH, "herald.co.uk", {}, "2026-08-11", "of GB"),
        (ENGLISH, "harbour.gov", {}, "2026-11-08", "of US"),
        (ENGLISH, "The Washington Post", {}, "2026-11-08", "of US"),
        (ENGLISH, "", {"language": "en-US"}, "2026-11-08", "of US"),
        (ENGLISH, "", {"language": "en_GB"}, "2026-08-11", "of GB"),
    ],
)
def test_day_and_month_are_read_as_the_language_and_the_country_write_them(
    body: str, outlet: str, fields: dict[str, str], value: str, because: str
) -> None:
    published = read(f"11/08/2026\n{outlet}\n\n{body}", fields).published
    assert (published.value, published.basis) == (value, Basis.STATED)
    assert because in published.reason


@pytest.mark.parametrize("outlet", ["", "herald.example", "herald.io", "herald.ca", "The Island Herald"])
def test_where_nothing_tells_the_order_the_day_is_not_stated(outlet: str) -> None:
    published = read(f"11/08/2026\n{outlet}\n\n{ENGLISH}").published
    assert (published.value, published.basis) == ("2026-08-11", Basis.INFERRED)


def test_the_other_dates_of_a_report_tell_its_order_before_its_language() -> None:
    published = read(f"Published: 11/08/2026\nUpdated: 11/18/2026\n\n{SPANISH}").published
    assert (published.value, published.basis) == ("2026-11-08", Basis.STATED)
    assert "another date" in published.reason


def test_a_file_that_says_the_other_day_leaves_a_doubt() -> None:
    published = read(f"11/08/2026\n\n{SPANISH}", {"date": "2026-11-08"}).published
    assert (published.value, published.basis) == ("2026-11-08", Basis.INFERRED)


def test_the_language_of_a_report_is_not_that_of_whoever_wrote_the_files_fields() -> None:
    assert read(SPANISH, {"date": "11/08/2026"}).published.basis is Basis.INFERRED


@pytest.mark.parametrize(
    ("said", "language"),
    [("en-US", "en"), ("EN", "en"), ("English", "en"), ("ENGLISH (US)", "en"), ("eng", "en"), ("x-default", "en"),
     ("und", "en"), ("fr_FR.UTF-8", "en"), ("sw", "sw"), ("swa", "swa"), ("", "en"), ("a language", "en")],
)  # fmt: skip
def test_a_language_is_one_code_however_it_is_said(said: str, language: str) -> None:
    """A template that says French of an English report is not believed; of a language we know no words of, it is."""
    assert read(ENGLISH, {"language": said}).language == language


def test_a_short_text_is_in_the_language_that_its_file_says() -> None:
    assert read("Sturm.", {"language": "Deutsch"}).language == "de"
    assert read("Sturm.", {"language": "französisch"}).language == "fr"
    assert read("Sturm.").language is None
