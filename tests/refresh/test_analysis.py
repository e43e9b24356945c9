"""What is kept of an article where it is read, and how it comes to where it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Basis, Credit, Kind, Metadata, OtherDay, Paragraph, Span, Value
from index.refresh import numbering
from index.refresh.analysis import document, entry
from index.refresh.numbering import Numbering, Received
from index.search.engines.engine import Document

WORDS = st.lists(st.sampled_from(["dam", "levee", "river", "flood", "rose"]) | st.text(min_size=1, max_size=3))
DOCUMENTS = st.lists(st.builds(Document, st.text(), WORDS, WORDS, WORDS))


@given(DOCUMENTS)
def test_words_arrive_as_they_were_sent(documents: list[Document]) -> None:
    sender, receiver = Numbering(), Received()
    assert [receiver.document(sender.numbered(document)) for document in documents] == documents


@given(DOCUMENTS)
def test_also_when_both_ends_begin_anew(documents: list[Document]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "MOST", 3)
        sender, receiver = Numbering(), Received()
        assert [receiver.document(sender.numbered(document)) for document in documents] == documents


def test_a_word_is_sent_once() -> None:
    sender = Numbering()
    first, second = (sender.numbered(Document(name, ["dam", "rose"], ["dam"])) for name in ("a", "b"))
    assert (first.new, second.new) == (["dam", "rose"], [])


ARTICLE = Article(
    "floods/dam",
    "floods/dam.txt",
    "Dam holds\n\nThe Vesk rose.\n\nPhoto: N. Bell",
    (
        Paragraph(Span(0, 9), Kind.TITLE, 1),
        Paragraph(Span(11, 25), Kind.BODY, 3),
        Paragraph(Span(27, 41), Kind.BOILERPLATE, 5),
    ),
    Metadata(
        title=Value("Dam holds", Basis.STATED, 1),
        published=Value("2021-09-20", Basis.INFERRED, 2, "as told", OtherDay("islamic", "1443-02-13")),
        credits=(Credit("Nova", "photo", 5),),
        language="en",
    ),
    encoding="utf-16",
    remark="the end is missing",
)


def test_an_article_is_again_what_it_was() -> None:
    assert entry(ARTICLE).kept().article() == ARTICLE


def test_each_word_is_indexed_where_it_stands() -> None:
    found = document(ARTICLE, entry(ARTICLE).forms)
    assert found.text == ["dam", "holds", "the", "vesk", "rose"]
    assert (found.title, found.around) == (["dam", "holds"], ["photo", "n", "bell"])
