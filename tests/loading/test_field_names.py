"""What a file may call the things it says: columns, keys and meta tags of other people's exports."""

import json
from pathlib import Path

import pytest

from index.article import Kind
from index.loading.facts.fields import FileSays, read_fields
from index.loading.formats import drafts, load
from index.loading.formats.tables.field_names import NAMES, meaning_and_rank
from index.loading.formats.tables.json_rows import json_rows

REPORT = "The ferry left the harbour on Tuesday morning.\n\nNobody was hurt, the captain said."


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("headline_text", "title"),
        ("story_text", "text"),
        ("news_source", "outlet"),
        ("Publication Name", "outlet"),
        ("source_domain", "outlet"),
        ("publishDate", "date"),
        ("Date of publication", "date"),
        ("last_modified_at", "updated"),
        ("source_url", "url"),
        ("Volltext", "text"),
        ("Date de parution", "date"),
        ("Дата публикации", "date"),
        ("标题", "title"),
        ("正文", "text"),
        ("언론사", "outlet"),
        ("תאריך", "date"),
        ("Date de naissance", None),
        ("Дата события", None),
        ("Inhaltsverzeichnis", None),
        ("Überschrift des Tages", None),
        ("date of attack", None),
        ("date_download", None),
        ("source country", None),
        ("source_text", None),
        ("author_id", None),
        ("x" * 1000, None),
    ],
)
def test_a_name_is_understood_word_by_word_or_not_at_all(name: str, meaning: str | None) -> None:
    found = meaning_and_rank(name)
    assert (found[0] if found else None) == meaning


def test_no_name_means_two_things() -> None:
    names = [name for row in NAMES.values() for name in row.split()]
    assert len(names) == len(set(names))


def test_of_two_names_for_one_thing_the_more_exact_is_believed() -> None:
    fields = read_fields(
        FileSays({"created": "2023-05-01", "published": "2020-01-15", "description": "b", "standfirst": "a"})
    )
    assert (fields.values["published"], fields.names["published"]) == ("2020-01-15", "published")
    assert fields.values["standfirst"] == "a"


def test_what_is_no_value_is_none() -> None:
    said = {"author": "https://pages.example/post", "source": "[[The Post]]", "title": "a &amp; b", "lang": "NaN"}
    fields = read_fields(FileSays(said))
    assert fields.values == {"outlet": "The Post", "title": "a & b"}


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ("20200115", "2020-01-15"),
        ("20200115T103000Z", "2020-01-15T10:30Z"),
        ("1579084800", "2020-01-15T10:40Z"),
        ("1579084800000", "2020-01-15T10:40Z"),
        ("20201315", None),
        ("2020", None),
    ],
)
def test_dates_that_machines_write(figures: str, value: str | None) -> None:
    assert read_fields(FileSays({"date": figures})).values.get("published") == (figures if value else None)
    assert getattr(read_fields(FileSays({"date": figures})).dates.get("published"), "value", None) == value


# --- rows -----------------------------------------------------------------------------------


def test_a_json_list_and_objects_on_several_lines_are_rows_too() -> None:
    rows = [{"title": "A", "text": "a, [b]"}, {"title": "B"}]
    for text in (json.dumps(rows), json.dumps(rows, indent=1), "\n".join(json.dumps(r, indent=2) for r in rows)):
        assert [row for _, row in json_rows(text)] == rows
    assert [(line, type(row)) for line, row in json_rows('{"a": 1}\n{broken\n\n{"b": 2}\n')] == [
        (1, dict),
        (2, str),
        (4, dict),
    ]


def test_many_broken_beginnings_cost_no_more_than_their_length() -> None:
    assert len(list(json_rows("{\n" + '{"a":\n' * 900 + "1,\n" * 20_000))) > 900


def test_a_report_wrapped_in_other_objects(tmp_path: Path) -> None:
    row = {
        "_id": 7,
        "_source": {
            "headline": {"main": "Ferry leaves"},
            "body": ["The ferry left.", "Nobody was hurt."],
            "source": {"id": None, "name": "The Post"},
            "authors": [{"name": "Ann Other"}, {"name": "Ben Other"}],
            "published": {"date": "2020-01-15"},
        },
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (article,) = load(str(tmp_path), "a.jsonl")
    known = article.metadata
    assert article.text == "Ferry leaves\n\nThe ferry left.\n\nNobody was hurt."
    assert [v.value for v in (known.title, known.outlet, known.author, known.published)] == [
        "Ferry leaves", "The Post", "Ann Other, Ben Other", "2020-01-15"
    ]  # fmt: skip


def test_markup_in_a_column_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'title,content\nFerry leaves,"<p>The ferry left.</p>\n<p>Ann &amp; Ben were hurt.</p>"\n'
    )
    (article,) = load(str(tmp_path), "a.csv")
    assert article.text == "Ferry leaves\n\nThe ferry left.\n\nAnn & Ben were hurt."


def test_a_title_of_one_word_from_a_column_is_the_title(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'title,text\nStorm,"{REPORT}"\n')
    (article,) = load(str(tmp_path), "a.csv")
    assert [p.kind for p in article.paragraphs] == [Kind.TITLE, Kind.BODY, Kind.BODY]


def test_a_stray_nul_and_a_spreadsheets_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'sep=;\ntitle;text\nStorm;"{REPORT}"\nCal\0m;"{REPORT}"\n')
    remarks: list[str] = []
    found = [d.article().metadata.title.value for d in drafts(str(tmp_path), "a.csv", remarks=remarks)]
    assert found == ["Storm", "Cal\x1am"]
    assert not remarks


def test_front_matter_of_hugo(tmp_path: Path) -> None:
    front = '+++\ntitle = "Ferry leaves"\ndate = 2020-01-15T10:00:00Z\nauthors = ["Ann", "Ben"]\n+++\n'
    (tmp_path / "a.md").write_text(front + REPORT)
    known = load(str(tmp_path), "a.md")[0].metadata
    assert (known.title.value, known.author.value) == ("Ferry leaves", "Ann, Ben")
    (tmp_path / "b.md").write_text(f"+++\nno toml\n+++\n{REPORT}")
    assert "no toml" in load(str(tmp_path), "b.md")[0].text
