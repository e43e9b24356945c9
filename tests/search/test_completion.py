"""How a half-typed query could go on."""

from __future__ import annotations

import pytest

from index.search.plan.completion import completed

VALUES: dict[str, list[str]] = {
    "outlet": ["Reuters", "Middle East Eye"],
    "tag": ["casualties"],
    "kind": ["claim"],
    "place": ["Beirut"],
}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("outl", "outlet:"),
        ("deraa pla", "deraa place:"),
        ("-ti", "-title:"),
        ("outlet:reu", "outlet:reuters"),
        ("outlet:mid", 'outlet:"Middle East Eye"'),
        ("siege tag:cas", "siege tag:casualties"),
        ("has:n", "has:note"),
        ("deraa -has:ou", "deraa -has:outlet"),
        ("has:outlet", None),
        ("kind:claim", None),
        ("outlet:", None),
        ("outlet:zzz", None),
        ("d", None),
        ("Outl", None),
        ("", None),
    ],
)
def test_the_last_word_is_completed(text: str, whole: str | None) -> None:
    assert completed(text, lambda field: VALUES.get(field, ())) == whole
