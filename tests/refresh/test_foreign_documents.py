"""Documents of an index that another program made: what is taken from them, and what such an index is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.errors import ConfigError
from index.refresh.foreign.documents import article_of, digest_of, outline_of
from index.refresh.foreign.engine import chosen_by_values
from index.refresh.foreign.fields import IndexFields, index_fields
from index.refresh.foreign.queries import question
from index.search.engines.engine import Among, Best, Both, Either, Forms, Run

FIELDS = IndexFields(text=("content", "body"), title=("title", "meta.title"), date=("meta.created",), path=("path",))


def hit(**source: Any) -> dict[str, Any]:
    return {"_id": "a1", "_version": 1, "_source": source}


def test_of_several_fields_the_first_that_says_something_counts() -> None:
    said = hit(
        title=" ", content="", body="A truce holds.", meta={"title": ["Truce in Velby", "Other"]}, path="/d/t.pdf"
    )
    article = article_of(said, FIELDS)
    assert (article.id, article.path, article.metadata.title.value) == ("a1", "/d/t.pdf", "Truce in Velby")
    assert article.text == "Truce in Velby\n\nA truce holds."


@pytest.mark.parametrize("source", [{"meta": {"created": "2021-09-08T10:00:00Z"}}, {"meta.created": "2021-09-08"}])
def test_a_field_inside_another_may_be_an_object_or_one_key(source: dict[str, Any]) -> None:
    date = article_of(hit(content="A truce holds.", **source), FIELDS).metadata.published.value
    assert date and date.startswith("2021-09-08")


@pytest.mark.parametrize("source", [{}, {"content": None}, {"content": {"a": 1}}, {"content": []}, {"path": 7}])
def test_a_document_that_says_nothing_is_listed_and_breaks_nothing(source: dict[str, Any]) -> None:
    outline = outline_of(hit(**source), article_of(hit(**source), FIELDS), FIELDS)
    assert outline.heading == str(source.get("path", "a1"))
    assert outline.words == 0


def test_a_report_that_was_not_read_is_listed_by_its_fields() -> None:
    listed = hit(title="Truce in Velby")
    outline = outline_of(listed, article_of(listed, FIELDS), FIELDS)
    assert (outline.heading, outline.titled, outline.words) == ("Truce in Velby", True, 0)


def test_a_digest_changes_with_the_document_and_with_how_it_is_read() -> None:
    first = digest_of(hit(), FIELDS)
    assert first == digest_of(hit(content="the version tells"), FIELDS)
    assert first != digest_of(hit() | {"_version": 2}, FIELDS)
    assert first != digest_of(hit(), IndexFields(text=("content",)))


def test_fields_are_those_of_a_file_or_shipped(tmp_path: Path) -> None:
    assert index_fields("datashare").text == ("content",)
    assert index_fields("datashare").only == {"type": "Document"}
    own = tmp_path / "own.yaml"
    own.write_text("text: [body]\nonly: {kind: report}\n", encoding="utf-8")
    assert index_fields(str(own)) == IndexFields(text=("body",), only={"kind": "report"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("title: [t]", "no field that holds the text"),
        ("text: body", "must be a list"),
        ("text: [a]\nbody: [b]", "no setting 'body'"),
        ("text: [a\n", "line"),
    ],
)
def test_a_file_that_is_wrong_is_a_sentence(tmp_path: Path, said: str, told: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(said, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        index_fields(str(own))
    with pytest.raises(ConfigError, match="cannot be read"):
        index_fields("no-such-program")


def test_it_is_asked_for_no_less_than_is_meant() -> None:
    siege, town = Forms(("siege", "sieges")), Run((("deir",), ("ezzor", "ezzour")))
    asked = str(question(Both((siege, town), without=(Forms(("truce",)),)), None, FIELDS))
    for words in ("siege", "sieges", "deir ezzor", "deir ezzour"):
        assert f"'{words}'" in asked
    assert "truce" not in asked, "its own analysis may find it where our words do not"
    assert "'content'" in asked and "'meta.title'" in asked


def test_what_may_be_every_report_is_asked_as_that() -> None:
    of_program = IndexFields(text=("content",), only={"type": "Document"})
    assert question(Both(), None, of_program) == {"term": {"type": "Document"}}
    every = question(Best((Forms(("siege",)), Both())), None, of_program)
    assert every == {"term": {"type": "Document"}}
    assert question(Both(), ["a1"], FIELDS) == {"ids": {"values": ["a1"]}}
    assert "a1" in str(question(Among(["a1"]), None, FIELDS))


def test_what_is_chosen_by_values_alone_is_told_from_what_asks_for_words() -> None:
    some, others, words = Among(["a", "b"]), Among(["b", "c"]), Forms(("siege",))
    for plan, chosen in (
        (some, "ab"),
        (Both((some, others)), "b"),
        (Both((some,), without=(others,)), "a"),
        (Both(without=(others,)), "ad"),
        (Either((some, Both(without=(others,)))), "abd"),
        (Both(), "abcd"),
    ):
        assert chosen_by_values(plan, "abcd") == set(chosen), plan
    beside = Either((some, words)), Both((some,), without=(words,)), Both(without=(words,))
    for plan in (words, Both((some, words)), Both((words, some)), *beside):
        assert chosen_by_values(plan, "abcd") is None, plan
