"""Standing lines below a report's last sentence are known by whom they name; the report's own last lines stay."""

from __future__ import annotations

import pytest

from index.article import OWN_WORDS
from index.loading.lines.cleaning import paragraphs

BODY = """Rescuers pulled 14 people from a collapsed garage in Velby on Monday, the fire brigade said.

The garage had been closed since May, and its owner had gone abroad.
"""


def last_is_own(head: str, *foot: str) -> bool:
    text = f"Garage collapses in Velby\n{head}\n4 May 2026\n\n{BODY}\n" + "\n\n".join(foot) + "\n"
    last = paragraphs(text)[-1]
    assert last.span.of(text).endswith(foot[-1])
    return last.kind in OWN_WORDS


@pytest.mark.parametrize(
    "line",
    [
        *("Odile Marr", "ODILE MARR", "Texto: Odile Marr", "Odile Marr · desk@lantern.example"),
        *("© Velby Lantern", "Odile Marr covers courts for the Lantern.", "Redaktion: Odile Marr"),
    ],
)
def test_a_line_that_names_the_writer(line: str) -> None:
    assert not last_is_own("By Odile Marr", line)


@pytest.mark.parametrize("line", ["Coastal Lantern", "Coastal Lantern, Velby", "Folgen Sie Coastal Lantern"])
def test_a_line_that_names_the_outlet(line: str) -> None:
    assert not last_is_own("Coastal Lantern\nBy Odile Marr", line)
    assert last_is_own("By Odile Marr", line) or line == "Coastal Lantern"


@pytest.mark.parametrize(
    "line",
    [
        *("Odile Marr was in the garage when it fell.", "The Coastal Lantern asked the owner, who gave no answer."),
        *("Winner: Tom Bell", "Velby", "Owner Abroad", "More people may be below it"),
        "Odile Marrs covers courts for the Lantern.",
    ],
)
def test_what_tells_of_the_news_stays(line: str) -> None:
    assert last_is_own("Coastal Lantern\nBy Odile Marr", line)


def test_a_signature_is_a_name_that_the_report_has_nowhere() -> None:
    assert not last_is_own("Velby", "Jutta Reim")
    assert last_is_own("Velby", "The dead are:", "Tom Bell", "Jutta Reim"), "a list goes on from a line before"
    assert last_is_own("Velby", "Jutta Reim was not there.", "Jutta Reim")


def test_a_writer_of_whom_the_report_tells_is_part_of_it() -> None:
    line = "Odile Marr covers courts for the Lantern."
    assert last_is_own("By Odile Marr", "A stone hit Odile Marr of this paper.", line)
    assert not last_is_own("By Odile Marr", "A stone hit somebody of this paper.", line)
