"""What parts and labels the reports of an export, as the lexicon has it: "1 of 20 DOCUMENTS", "BYLINE:".

Archives say the same things in the language of whoever asked; the words are data, the shapes are these.
"""

from __future__ import annotations

import re

from index.lexicon.phrases import one_of
from index.lexicon.reading import kept, languages, phrases, regions

LONGEST_MARK = 120
"""Characters of a line that parts two reports."""

LONGEST_LABEL = 40
"""Characters of a label before its colon."""

_NUMBER = r"\d{1,6}"


@kept()
def _begins() -> re.Pattern[str]:
    """A line that begins a report: the phrases of the lexicon, in which `#` is a number."""
    said = one_of(phrases("export_begins")).replace(re.escape("#"), _NUMBER)
    return re.compile(rf"\s*+{said}[\s.:]*+$", re.IGNORECASE)


@kept()
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*+{one_of(phrases('export_ends'))}(?!\w)", re.IGNORECASE)


_ACCESSION_NUMBER = r"[A-Z]{2,12}[0-9]{6,12}[a-z0-9]{6,20}"
_ACCESSION = re.compile(rf"\s*+(?:AN\s+(?:[|]\s)?)?[^\W\d]{{2,12}}\s+(?P<id>{_ACCESSION_NUMBER})\s*+$")
"""The last line of a report of Factiva: the word for "document" in any language and its number in the archive."""


@kept()
def _counts() -> re.Pattern[str]:
    return re.compile(rf"\d[\d.,\s]{{0,10}}\s?{one_of(phrases('export_words'))}", re.IGNORECASE)


@kept()
def _telling() -> frozenset[str]:
    """Some word of each phrase that parts reports, and the labels below a report that stand in no other text."""
    said = (max(phrase.split(), key=len).split("/") for n in ("export_begins", "export_ends") for phrase in phrases(n))
    words = {word.lower() for words in said for word in words} | {
        label.lower().rstrip("|")
        for language in languages().values()
        for label in language.export_labels.get("tail", ())
        if len(label.split()) >= TELLING_LABEL
    }
    return frozenset(word for word in words if not any(other in word for other in words - {word}))


TELLING_LABEL = 3
"""Words of a label that make it one of an archive: "Country of publication"."""

_NUMBERED = re.compile("[0-9]{6,12}[a-z][a-z0-9]{5}")


def may_hold_marks(text: str) -> bool:
    """Whether a text could be an export: a look at all of it at once, since few texts are one."""
    plain = text.lower()
    if any(word in plain for word in _telling()):
        return True
    return len(text) > LONG and bool(_NUMBERED.search(text, 0, LONG))


LONG = 20_000
"""Characters of a file of many reports, in which the first of them ends: its number is looked for in no other."""


def begins(line: str) -> bool:
    """Whether a report begins below this line."""
    return len(line) <= LONGEST_MARK and any(map(str.isdigit, line)) and bool(_begins().match(line))


def ends(line: str) -> bool:
    """Whether a report ends with this line."""
    return bool(_ends().match(line[:LONGEST_MARK])) or accession(line) is not None


def accession(line: str) -> str | None:
    """The archive's number of the report that ends with this line."""
    found = _ACCESSION.match(line) if len(line) <= LONGEST_MARK else None
    return found["id"] if found else None


def counts_words(line: str) -> bool:
    """Whether a line says how long the report is, and no more: "212 words"."""
    return len(line) <= LONGEST_LABEL and bool(_counts().fullmatch(line.strip()))


@kept()
def _labels() -> dict[str, str]:
    """What each label means, by the label in small letters without blanks and hyphens."""
    found: dict[str, str] = {}
    for language in languages().values():
        for meaning, labels in language.export_labels.items():
            found |= {_bare(label): meaning for label in labels}
    return found


def _bare(label: str) -> str:
    return label.casefold().replace("-", "").replace("\xa0", "").replace(" ", "")


def label_of(line: str) -> tuple[str, str] | None:
    """What a line's label means, and what stands behind it; None for a line without a known label."""
    label, colon, _ = line[: LONGEST_LABEL + 2].partition(":")
    if not colon or len(label) > LONGEST_LABEL:
        return None
    meaning = _labels().get(_bare(label))
    return (meaning, line[len(label) + 1 :].replace("\xa0", " ").strip()) if meaning else None


def is_edition(line: str) -> bool:
    """Whether a line of a head tells the edition, or that something was corrected, and no title."""
    words = line.casefold().split()
    if not words or len(line) > LONGEST_LABEL:
        return False
    return _labels().get(_bare(line) + "|") == "edition" or any(
        _labels().get(w + "||") == "edition" for w in words[-2:]
    )


def heads_part(line: str) -> str | None:
    """What a line that is a label alone, without a colon, begins: "Body", "Classification"."""
    found = _labels().get(_bare(line) + "|") if len(line) <= LONGEST_LABEL else None
    return found if found != "edition" else None


_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s{1,8}(?:[|]\s)?(?P<value>[^\s|].*))?$", re.DOTALL)
# The value stands behind the code, or in the next cell of a table.


def code_of(line: str) -> tuple[str, str] | None:
    """What a line that begins with a code of Factiva means: "HD Convoy arrives", or the code alone."""
    found = _CODE.match(line.strip()) if line[:2].isupper() else None
    meaning = regions().export_codes.get(found["code"]) if found else None
    return (meaning, (found["value"] or "").strip()) if found and meaning else None
