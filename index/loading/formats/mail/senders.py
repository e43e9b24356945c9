"""Whether a mail's sender is an outlet: "The Harbour Gazette <news@harbourgazette.example>".

Names of senders are of persons, firms and programs too. One is an outlet's where it has a word that such names have, or
an article, or is the name of its own address; and never where the mailbox is named after it, as a person's is: "Juan
del Río <juan@...>", "Ada Lund <ada@adalund.example>". Persons have sites of their own, too: a name that could be a
person's must also write from a mailbox that sends news. So must one that says what it is or sends: a desk, a bulletin.
"""

from __future__ import annotations

import email.utils
import re

from index.loading.facts.beside_dates import is_likely_person
from index.loading.facts.named import may_name_paper
from index.loading.facts.outlets import outlet_named
from index.loading.lines.labels import is_name, is_role, is_section
from index.text.folding import fold, letters_of

SHORTEST_WORD = 3
"""Letters of a word of a name by which a mailbox is known to be of that name."""

LONGEST_SENDER = 80
"""Code points of an outlet's name."""


def name_and_address(sender: str) -> tuple[str, str]:
    """What a sender is called and its address, each empty where it is not there. Many programs write a name alone over
    a mail that is sent on, or a name with a comma and without quotes, which the standard's reading cuts at its first
    word.
    """
    name, address = email.utils.parseaddr(sender)
    if "@" in address:
        return name, address
    found = _ADDRESS_LAST.search(sender)
    return (sender[: found.start()] if found else sender).strip(" \"'"), found["address"] if found else ""


_ADDRESS_LAST = re.compile(r"[<\[(](?:mailto:)?(?P<address>[^\s@<>()\[\]]{1,80}@[^\s@<>()\[\]]{1,80})[>\])]\s*$")


def outlet_of_sender(name: str, address: str) -> str | None:
    """The outlet that a sender names, by the name that is shown and the address (`news@post.example`), where it is
    likely to be one; without its desk, which the address may tell from it ("Harbour Times News Desk").
    """
    if not 0 < len(name) <= LONGEST_SENDER or is_section(name) or is_role(name):
        return None
    mailbox, _, domain = address.rpartition("@")
    name = _without_desk(name, domain)
    if outlet_named(name):
        return name
    if not mailbox or _is_named_after(mailbox, name):
        return None
    if _says_what_it_sends(name) and _sends_news(mailbox):
        return name
    of_address = letters_of(fold(name)) in _names_in(domain) and (not is_name(name) or _sends_news(mailbox))
    return name if may_name_paper(name) or of_address else None


def _without_desk(name: str, domain: str) -> str:
    """A name without the words for its desk around it, where the rest is what its site is called."""
    words, names = name.split(), _names_in(domain)
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            around = {fold(word) for word in (*words[:first], *words[last:])}
            if around <= _OF_DESKS and letters_of(fold("".join(words[first:last]))) in names:
                return " ".join(words[first:last])
    return name


def _is_named_after(mailbox: str, name: str) -> bool:
    """Whether a mailbox has a word of a name: `ada.lund`, `alund`."""
    letters = letters_of(fold(mailbox))
    words = (word for word in fold(name).split() if len(word) >= SHORTEST_WORD and word not in _OF_NEWS)
    return any(letters_of(word) in letters for word in words)


def _says_what_it_sends(name: str) -> bool:
    """Whether a name says that it is a desk's or of what it sends: "Velby Dockers Bulletin", "Redaktion Nordglocke".
    Some persons are called Daily, and some are editors: a name with a common first name is a person's.
    """
    words = fold(name).split()
    return len(words) > 1 and not _OF_NEWS.isdisjoint(words) and not any(map(is_likely_person, words))


def _sends_news(mailbox: str) -> bool:
    return not _OF_NEWS.isdisjoint(re.split(r"[^a-z]+", mailbox.casefold()))


_OF_NEWS = frozenset(
    ["alert", "alerts", "boletin", "briefing", "bulletin", "daily", "digest", "editor", "editors", "news", "newsdesk",
     "newsletter", "newsletters", "newsroom", "press", "redaccion", "redaction", "redaktion", "redazione"]
)  # fmt: skip
"""Mailboxes from which an outlet sends what it publishes, and words of its name as a sender;
"info", "contact" and "hello" are a person's as well."""


_OF_DESKS = frozenset(
    ["desk", "editors", "news", "newsdesk", "newsroom", "redaccion", "redaction", "redaktion", "redazione"]
)
"""What stands around an outlet's name for who works there; a bulletin or a newsletter has a name of its own."""


def _names_in(domain: str) -> frozenset[str]:
    """What a domain may be called after: each part of it but the last, without hyphens."""
    return frozenset(letters_of(label) for label in domain.casefold().split(".")[:-1])
