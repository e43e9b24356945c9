"""The sender of a mail is the outlet where the name is no person's, as far as can be told; else it is who wrote it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.article import Basis, Metadata
from index.loading.formats import load
from index.loading.formats.mail.senders import name_and_address, outlet_of_sender

TEXT = "The reservoir above Millbrook overflowed on Sunday night, and three hundred people left their homes."


def read(tmp_path: Path, sender: str, text: str = TEXT) -> Metadata:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, "Dam overflows", "Mon, 04 Apr 2022 08:00:00 +0000"
    made.set_content(text)
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    return load(str(tmp_path), "a.eml")[0].metadata


@pytest.mark.parametrize(
    ("outlet", "no_outlet"),
    [
        # a word of outlets, an article, the name of the address
        ("Harbour Gazette <hg@mail.example>", "Harbour Girls <hg@mail.example>"),
        ("La Voz del Norte <boletin@lavoz.example>", "Juan del Río <juan@lavoz.example>"),
        ("Le Phare <info@mail.example>", "Le Phare <lephare@mail.example>"),
        ("Politico <info@politico.example>", "Politico <info@mail.example>"),
        ("Meridian Wire <alerts@meridian-wire.example>", "Meridian Wire <alerts@mailer.example>"),
        # a person writes from a mailbox of that name, or from a site of that name
        ("Ouest Belvanie <newsletter@news.ouestbelvanie.example>", "Ada Lund <ada@adalund.example>"),
        ("Ouest Belvanie <redaktion@ouestbelvanie.example>", "Ada Lund <hello@adalund.example>"),
        # what says what it is or sends, from a mailbox that sends news
        ("Velby Dockers Bulletin <press@dockers.example>", "Velby Dockers Union <press@dockers.example>"),
        ("Redaktion Nordglocke <redaktion@mail.example>", "Redaktion Nordglocke <ak@mail.example>"),
        ("Velby Newsletter <newsletter@velby.example>", "Editor Ada Lund <editor@velby.example>"),
        ("Karsan Briefing <alerts@mail.example>", "Anna Briefing <alerts@mail.example>"),
        # parts of a site and offices are neither
        ("Karsan News <x@mail.example>", "World News <x@mail.example>"),
        ("Karsan Post <x@mail.example>", "Staff Reporter <news@mail.example>"),
    ],
)
def test_a_sender_that_is_an_outlet_and_one_that_is_none(tmp_path: Path, outlet: str, no_outlet: str) -> None:
    known, name = read(tmp_path, outlet), outlet.partition(" <")[0]
    assert (known.outlet.value, known.outlet.basis, known.author.value) == (name, Basis.INFERRED, None)
    assert "sender" in known.outlet.reason
    assert read(tmp_path, no_outlet).outlet.value is None


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Harbour Times News Desk <desk@harbourtimes.example>", "Harbour Times"),
        ("Redaktion Nordglocke <redaktion@nordglocke.example>", "Nordglocke"),
        ("Marlow Post Newsroom <news@mail.marlow-post.example>", "Marlow Post"),
        # its site is called so, or does not tell
        ("Karsan News <x@karsannews.example>", "Karsan News"),
        ("Karsan Press Desk <x@karsanpress.example>", "Karsan Press"),
        ("Velby Newsletter <newsletter@velby.example>", "Velby Newsletter"),
        ("Harbour Times News Desk <desk@mail.example>", "Harbour Times News Desk"),
        ("Harbour Times Sport <desk@harbourtimes.example>", "Harbour Times Sport"),
    ],
)
def test_a_desk_is_no_part_of_the_name_where_the_address_tells_them_apart(
    tmp_path: Path, sender: str, outlet: str
) -> None:
    assert read(tmp_path, sender).outlet.value == outlet


def test_who_sent_it_is_who_wrote_it_where_it_is_no_outlet(tmp_path: Path) -> None:
    assert read(tmp_path, "Ada Lund <ada@post.example>").author.value == "Ada Lund"
    assert read(tmp_path, "news@post.example").author.value == "news@post.example"


def test_what_the_text_states_is_believed_before_the_sender(tmp_path: Path) -> None:
    known = read(tmp_path, "Harbour Gazette <hg@mail.example>", f"{TEXT}\n\n{TEXT}\n\n© 2022 The Marlow Post")
    assert (known.outlet.value, known.outlet.basis) == ("The Marlow Post", Basis.STATED)


def test_of_a_mail_sent_on_it_is_the_sender_of_that(tmp_path: Path) -> None:
    head = "---------- Forwarded message ----------\nFrom: The Harbour Gazette <news@harbourgazette.example>"
    sent_on = f"{head}\nDate: Mon, 4 Apr 2022\nSubject: Dam overflows\n\n{TEXT}\n\n{TEXT}"
    assert read(tmp_path, "A Colleague <c@desk.example>", sent_on).outlet.value == "The Harbour Gazette"


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("Ada Lund <ada@post.example>", "Ada Lund", "ada@post.example"),
        ('"Lund, Ada" <ada@post.example>', "Lund, Ada", "ada@post.example"),
        ("Ada Lund, Harbour Gazette <ada@post.example>", "Ada Lund, Harbour Gazette", "ada@post.example"),
        ("Lund, Ada [mailto:ada@post.example]", "Lund, Ada", "ada@post.example"),
        ("ada@post.example", "", "ada@post.example"),
        ("Ada Lund", "Ada Lund", ""),
        ("", "", ""),
    ],
)
def test_a_sender_is_a_name_an_address_or_both(sender: str, name: str, address: str) -> None:
    assert name_and_address(sender) == (name, address)


def test_a_sender_over_a_mail_sent_on_may_be_a_name_alone(tmp_path: Path) -> None:
    head = "---------- Forwarded message ----------\nFrom: Ada Lund\nDate: Mon, 4 Apr 2022\nSubject: Dam overflows"
    known = read(tmp_path, "A Colleague <c@desk.example>", f"{head}\n\n{TEXT}\n\n{TEXT}")
    assert known.author.value == "Ada Lund"


@pytest.mark.parametrize(
    ("name", "address"), [("", "news@post.example"), ("Post", ""), ("Post", "@"), ("P" * 81, "a@b.c")]
)
def test_a_sender_without_a_name_or_an_address_is_no_outlet(name: str, address: str) -> None:
    assert outlet_of_sender(name, address) is None
