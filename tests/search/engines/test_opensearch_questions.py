"""What the engine over a cluster does before and after the cluster is asked: addresses, tokens, batches. No cluster."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.config import is_address
from index.errors import ArchiveAway, ArchiveError
from index.search.engines.engine import (
    AROUND,
    TEXT,
    TITLE,
    Among,
    Begun,
    Best,
    Both,
    Document,
    Either,
    Ending,
    Favoured,
    Forms,
    Plan,
    Run,
)
from index.search.engines.lengths import LENGTHS, byte_of
from index.search.engines.opensearch.client import Access, Client, read_address
from index.search.engines.opensearch.mapping import END, TITLE_END, WORDS, joined, token, words_of
from index.search.engines.opensearch.packed_words import PackedWords, hash_of
from index.search.engines.opensearch.queries import ALL, NONE, candidates, complete, found, is_just_scored, scores_all
from index.search.engines.opensearch.writing import DOCUMENTS, TRIES, put
from index.search.listed_reports import ListInMemory
from index.search.query.tree import Term
from index.search.rank.bm25 import told_length
from index.search.reports import Reports

# --- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hosts", "name"),
    [
        ("https://archive.example:9201/desk", (("archive.example", 9201),), "desk"),
        ("http://localhost/desk/", (("localhost", 9200),), "desk"),
        ("https://a:1,b:2/desk-2", (("a", 1), ("b", 2)), "desk-2"),
        ("https://[::1]:9200/desk", (("::1", 9200),), "desk"),
    ],
)
def test_an_address_says_hosts_and_a_name(text: str, hosts: tuple[tuple[str, int], ...], name: str) -> None:
    assert is_address(text)
    read = read_address(text)
    assert (read.hosts, read.name, read.scheme) == (hosts, name, text.partition(":")[0])


@pytest.mark.parametrize(
    "text", ["https://host", "https://host/", "https:///desk", "https://host/De sk", "https://host:x/desk", "ftp://h/d"]
)
def test_what_is_no_address_is_told_with_the_form_of_one(text: str) -> None:
    with pytest.raises(ArchiveError, match="https://host:9200/name"):
        read_address(text)


@pytest.mark.parametrize("text", ["https://ann:secret@host/desk", "https://secret@host:9200/desk"])
def test_a_password_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ArchiveError, match="DERAA_ARCHIVE_PASSWORD") as said:
        read_address(text)
    assert "secret" not in str(said.value)


def test_an_archive_that_is_away_is_a_sentence_without_the_question() -> None:
    client = Client(read_address("http://127.0.0.1:1/desk"), Access(user="ann", password="pass-word"))
    with pytest.raises(ArchiveAway, match=r"http://127\.0\.0\.1:1/desk: the archive does not answer") as said:
        client.ask("POST", "/desk/_search", {"query": {"match": {"text": "a-secret-source"}}})
    assert not {"a-secret-source", "ann", "pass-word"} & set(str(said.value).split())
    client.close()


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(0)
    client = Client(read_address("http://127.0.0.1:1/desk"))
    with pytest.raises(ArchiveAway):
        client.ask("POST", "/desk/_search", {"query": {"match": {"text": "a-secret-source"}}})
    client.close()
    assert (caplog.text, *capsys.readouterr()) == ("", "", "")


# --- tokens ----------------------------------------------------------------------------------


@given(st.text(st.characters(), min_size=1), st.text(st.characters(), min_size=1))
def test_two_forms_are_two_tokens_without_blanks(one: str, other: str) -> None:
    assert (token(one) == token(other)) == (one == other)
    assert token(one).split() == [token(one)] and len(token(one)) <= 255


def test_a_document_keeps_its_words_in_order_and_where_its_title_ends() -> None:
    kept = words_of(Document("a", ["siege", "of", "deraa"], ["siege", "of"], ["photo"]))
    assert (kept[TEXT], kept[TITLE], kept[AROUND]) == ("siege of deraa", "siege of", "photo")
    assert (kept[TITLE_END].split().index(END), kept["length"]) == (1, 3)
    assert words_of(Document("a", ["siege"]))[TITLE_END] == ""


@given(st.lists(st.text(st.characters())))
def test_forms_are_joined_as_their_tokens(forms: list[str]) -> None:
    assert joined(forms) == " ".join(map(token, forms))


FORMS = st.lists(st.text(st.characters(), min_size=1))


@given(FORMS, FORMS, FORMS)
def test_words_that_are_packed_come_back_in_order(text: list[str], title: list[str], around: list[str]) -> None:
    value = words_of(Document("a", text, title, around))[WORDS]
    back = PackedWords(value.rstrip("="))  # as the cluster tells it
    told = [[int(back.hashes[row]) for row in part] for part in back.parts]
    assert told == [list(map(hash_of, part)) for part in (text, title, around)]


@pytest.mark.parametrize("different", [255, 256, 257, 65_536, 65_537])
def test_a_report_may_have_any_number_of_different_words(different: int) -> None:
    forms = [f"w{number}" for number in range(different)]
    back = PackedWords(words_of(Document("a", forms))[WORDS])
    assert back.hashes[back.parts[0]].tolist() == list(map(hash_of, forms))


@given(st.integers(0, 200_000))
def test_a_length_is_told_alike_by_every_engine(length: int) -> None:
    assert told_length(length) == LENGTHS[byte_of(length)]


def test_what_has_other_words_has_another_digest() -> None:
    kept = words_of(Document("a", ["siege", "of", "deraa"], ["siege"], ["photo"]))
    assert kept["digest"] != words_of(Document("a", ["siege", "of", "deraa"], [], ["photo"]))["digest"]


# --- questions -------------------------------------------------------------------------------

SIEGE, DERAA = Forms(("siege",)), Forms(("deraa",))


def test_no_parts_are_every_article_and_no_ids_none() -> None:
    assert found(Both()) == ALL
    assert found(Among(())) == found(Forms(())) == found(Run((("a",), ()))) == NONE


def test_what_is_chosen_by_a_value_is_told_by_it() -> None:
    rows = [
        Summary(a, a, a, True, o, d, Basis.STATED, None, 1) for a, o, d in (("a", "AFP", None), ("b", None, "2021"))
    ]
    reports = Reports(ListInMemory(rows))
    for name, field in (("outlet", "outlet"), ("date", "day")):
        known = {"bool": {"filter": [{"exists": {"field": field}}], "must_not": [{"term": {field: ""}}]}}
        assert found(Among(reports.having(name))) == known
        assert found(Both(without=(Among(reports.having(name)),)))["bool"]["must_not"] == [known]
    assert found(Among(reports.saying("outlet", Term("afp")))) == {"terms": {"outlet": ["AFP"]}}
    assert found(Among(reports.saying("outlet", Term("sana")))) == {"terms": {"outlet": []}}
    assert reports.any_of([reports.having("outlet"), reports.saying("outlet", Term("afp"))]).chosen is None


def test_only_a_short_loose_query_has_parts_to_be_complete() -> None:
    assert complete(SIEGE) is None
    assert complete(Both((SIEGE, DERAA))) is None
    assert complete(Best((SIEGE, DERAA))) == {"bool": {"filter": [found(SIEGE), found(DERAA)], "must_not": []}}
    assert complete(Best(tuple(Forms((c,)) for c in "abcdefg"))) is None
    assert complete(Both((Best((SIEGE, DERAA)), Among("a")))) == complete(Best((SIEGE, DERAA)))
    assert complete(Either((Best((SIEGE, DERAA)), SIEGE))) is not None


ROW = Run((("siege",), ("deraa",)))


@pytest.mark.parametrize(
    ("plan", "just", "every"),
    [
        (SIEGE, True, True),
        (Best((SIEGE, ROW)), True, True),
        (Begun(SIEGE, (Ending((DERAA,)),)), True, True),
        (Begun(SIEGE, (Ending((ROW,)),)), False, False),
        (Begun(SIEGE, (Ending(ids=frozenset("a")),)), False, False),
        (Both((SIEGE, Among("a"))), False, True),
        (Both((Among("a"),)), False, False),
        (Both(), False, False),
        (Either((SIEGE, Among("a"))), False, False),
        (Favoured("a", SIEGE, 1.0), False, False),
    ],
)
def test_the_likeliest_are_taken_without_a_look_at_all_only_where_all_have_a_score(
    plan: Plan, just: bool, every: bool
) -> None:
    assert (is_just_scored(plan), scores_all(plan)) == (just, every)
    asked = candidates(plan, ALL, lambda _: 1.0)["bool"]
    assert ("must" in asked) == every
    assert (found(plan) in asked["filter"]) == (not just)


# --- batches ---------------------------------------------------------------------------------


class Busy:
    """A cluster that takes a part of each batch and has no room for the rest, or does not answer."""

    address = "http://busy/desk"

    def __init__(self, room: int, away: int = 0) -> None:
        self.room, self.away = room, away
        self.kept: list[str] = []
        self.sent = 0

    def bulk(self, _: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        self.sent += 1
        if self.sent <= self.away:
            raise ArchiveAway("away")
        keys = [line["index"]["_id"] for line in lines[::2]]
        self.kept += keys[: self.room]
        return [{"status": 201 if at < self.room else 429, "error": {"type": "busy"}} if at >= self.room
                else {"status": 201} for at in range(len(keys))]  # fmt: skip


def pushed(cluster: Busy, many: int) -> tuple[list[str], list[float]]:
    paused: list[float] = []
    rows = [(str(n), {"text": "siege"}) for n in range(many)]
    told = put(cluster, "desk", (), rows, paused.append)  # type: ignore[arg-type]
    return [each.key for each in told if not each.reason], paused


def test_what_has_no_room_is_sent_again_and_later_each_time() -> None:
    cluster = Busy(room=3)
    taken, paused = pushed(cluster, 10)
    assert taken == cluster.kept == [str(n) for n in range(10)]
    assert len(paused) == 3 and paused == sorted(set(paused))


def test_a_cluster_that_was_away_for_a_while_has_all_in_the_end() -> None:
    cluster = Busy(room=10, away=3)
    assert pushed(cluster, 10)[0] == [str(n) for n in range(10)]


def test_one_that_stays_away_is_told_after_some_tries() -> None:
    with pytest.raises(ArchiveAway):
        pushed(Busy(room=10, away=TRIES + 1), 1)
    with pytest.raises(ArchiveAway, match="disks may be full"):
        pushed(Busy(room=0), 1)


def test_many_documents_go_in_batches() -> None:
    cluster = Busy(room=10_000)
    assert len(pushed(cluster, 2 * DOCUMENTS + 1)[0]) == 2 * DOCUMENTS + 1
    assert cluster.sent == 3
