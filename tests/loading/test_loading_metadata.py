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
