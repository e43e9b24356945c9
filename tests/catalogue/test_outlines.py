"""What is kept of the reports of an archive stands in the rows that lists ask."""

from __future__ import annotations

import json
from pathlib import Path

from index.article import Article, Kind, Metadata, Paragraph, Span
from index.catalogue import texts
from index.catalogue.catalogue import Catalogue
from index.catalogue.copies import Kin
from index.catalogue.outlines import Outline
from index.names.families import Families, Family


def outline(name: str, day: str | None, digest: bytes = b"1234") -> Outline:
    known = json.dumps(texts.plain(Metadata()))
    return Outline(f"w/{name}", "w/all.csv", name, True, "Post", day, "stated", "Homs", 9, "Ann", digest, known)


def test_what_is_kept_is_listed_counted_and_forgotten(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    known = catalogue.outlines
    known.keep([outline("a", "2021-09-02T10:00"), outline("b", "2021-09-01"), outline("c", None)])
    assert [s.id for s in catalogue.summaries()] == ["w/a", "w/b", "w/c"]
    first = catalogue.summaries()[0]
    assert (first.outlet, first.place, first.author, first.words) == ("Post", "Homs", "Ann", 9)
    assert known.days(len) == {"2021-09-02": (1, 4), "2021-09-01": (1, 4), "": (1, 4)}
    known.keep([outline("b", "2021-09-03", b"12345")], ["w/a"])
    assert known.days(len) == {"2021-09-03": (1, 5), "": (1, 4)}
    assert known.digests([""]) == {"w/c": b"1234"} and known.digest("w/a") is None
    assert catalogue.path("w/c") == "w/all.csv", "the file of reports that are gone is still that of the others"


def test_what_a_report_has_to_do_with_others_is_told_as_in_a_folder(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    known, sharing = catalogue.outlines, catalogue.sharing
    copied = outline("a", "2021-09-02")._replace(
        path="w/a.txt", kin=Kin((("w/a2", "w/a2.txt"),), "w/a", "w/a", ("w/c",))
    )
    edition = outline("b", "2021-09-02")._replace(kin=Kin((), "w/a", "w/a"))
    known.keep([copied, edition, outline("c", "2021-09-02")._replace(kin=Kin(sharing=("w/a",)))])
    assert {s.id: s.story for s in catalogue.summaries()} == {"w/a": "w/a", "w/b": "w/a", "w/c": None}
    assert sharing.copies("w/a") == ["w/a2"] and sharing.original("w/a2") == "w/a"
    assert sharing.paths("w/a") == ["w/a.txt", "w/a2.txt"] and catalogue.path("w/a2") == "w/a2.txt"
    assert sharing.versions("w/a") == ["w/b"] and sharing.versions("w/c") == []
    assert sharing.shares_wording_with("w/a") == ["w/c"] and sharing.shares_wording_with("w/c") == ["w/a"]
    assert catalogue.stories.others("w/b") == ["w/a"]
    assert known.days(len) == {"2021-09-02": (3, 12)}, "a copy is no document of the archive"
    assert known.digest("w/a2") is None
    assert sharing.kin()["w/a"] == copied.kin
    known.keep([copied._replace(kin=Kin())])
    assert sharing.copies("w/a") == sharing.versions("w/b") == sharing.shares_wording_with("w/c") == []
    assert catalogue.path("w/a2") is None, "the file of a copy goes with it"


def test_a_text_is_kept_until_its_report_changes(tmp_path: Path) -> None:
    known = Catalogue(tmp_path / "catalogue.sqlite").outlines
    known.keep([outline("a", "2021-09-02")])
    article = Article("w/a", "w/all.csv", "The siege", (Paragraph(Span(0, 9), Kind.BODY),))
    known.keep_texts([article])
    assert known.text("w/a") == article and known.with_texts() == ["w/a"]
    known.keep([outline("a", "2021-09-02", b"5678")])
    assert known.text("w/a") is None and known.with_texts() == []


def test_words_and_names_are_kept(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    catalogue.outlines.keep_vocabulary({"siege": 3, "sieges": 1}, lambda form: form[:5])
    catalogue.outlines.keep_stems("fr", ["armée"], lambda form: form[:3])
    assert catalogue.forms_with_stem("siege", 9) == ["siege", "sieges"] and catalogue.articles_with("siege") == 3
    assert catalogue.languages() == {"fr"} and catalogue.forms_of_other_languages() == ["armée"]
    catalogue.outlines.keep_families(Families([Family(("Daraa", "Deraa"))], ["hope"]), "as now")
    row = catalogue.names.families("as now")
    assert row and row["families"][0]["forms"] == ["Daraa", "Deraa"] and "hope" in row["english"].split()
    assert catalogue.names.families("otherwise") is None
