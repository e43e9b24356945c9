"""Mails that were sent on: the mail in them is the report, and one that is only answered is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article, Kind
from index.loading.formats import load

WORDS = "An aid convoy reached the town of Eastford after a siege of three weeks, a relief worker said."
HEADS = {
    "WG": ("Ursprüngliche Nachricht", "Von", "Gesendet", "Betreff"),
    "FW": ("Original Message", "From", "Sent", "Subject"),
    "TR": ("Message d'origine", "De", "Date", "Objet"),
    "RV": ("Mensaje original", "De", "Enviado", "Asunto"),
    "I": ("Messaggio originale", "Da", "Inviato", "Oggetto"),
    "ENC": ("Mensagem original", "De", "Enviado", "Assunto"),
}
"""What programs put over a mail, by the mark of the subject."""


def read(tmp_path: Path, subject: str, over: str, sender: str, sent: str, about: str) -> Article:
    mail = (
        f"From: C <c@x.example>\nSubject: {subject}\nDate: Wed, 14 Jun 2023 19:00:00 +0000\n"
        "Content-Type: text/plain; charset=utf-8\n\nThis is what I told you of on the telephone this morning.\n\n"
        f"-----{over}-----\n{sender}: Jane Roe <r@post.example>\n{sent}: 13.06.2023 09:00\n"
        f"{about}: Convoy reaches town\n\n{WORDS}\n"
    )
    (tmp_path / "a.eml").write_text(mail, encoding="utf-8")
    return load(str(tmp_path), "a.eml")[0]


@pytest.mark.parametrize("mark", HEADS)
def test_the_mail_in_one_that_was_sent_on_is_the_report(tmp_path: Path, mark: str) -> None:
    article = read(tmp_path, f"{mark}: the convoy", *HEADS[mark])
    known = article.metadata
    assert (known.title.value, known.author.value) == ("Convoy reaches town", "Jane Roe")
    assert known.published.value == "2023-06-13T09:00"
    assert WORDS in [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY]


@pytest.mark.parametrize("mark", ["AW", "RE", "SV", "Antw"])
def test_a_mail_that_is_answered_is_not(tmp_path: Path, mark: str) -> None:
    article = read(tmp_path, f"{mark}: the convoy", *HEADS["FW"])
    known = article.metadata
    assert (known.title.value, known.author.value) == ("the convoy", "C")
    assert WORDS not in [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY]
