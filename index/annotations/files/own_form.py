"""A file that stands just as we wrote it, read with one pattern: several times as fast as through YAML, so that ten
thousand annotations open in a moment. Whatever a person changed in the form, one comment, one key, is left to the
YAML reader; a test holds that both say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, NoteLink
from index.plain_yaml.reading import MAX_CHARACTERS

_NO = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Characters that never stand here as themselves: we escape them."""

_LETTER = r'["\\ntr]|x[0-9A-F]{2}|u(?!D[89A-F])[0-9A-F]{4}|U00(?:0[1-9A-F]|10)[0-9A-F]{4}'
"""What may follow a backslash: half of a surrogate pair may not."""

_IN_QUOTES = rf'[^"\\{_NO}]*+(?:\\(?:{_LETTER})[^"\\{_NO}]*+)*+'
_Q = f'"({_IN_QUOTES})"\n'
_PLAIN_Q = f'"{_IN_QUOTES}"'
_FIRST = rf"    [^\s{_NO}](?:[^{_NO}]*[^\s{_NO}])?\n"
_LATER = rf"    [^{_NO}]*[^\s{_NO}]\n"
_BLOCK = rf"{_FIRST}(?:\n*+{_LATER})*"
"""A note in lines: it begins and ends with a letter, so that its indentation and its end are plain."""

_HEAD = re.compile(rf"(?:#[^{_NO}]*\n)*article: {_Q}annotations:\n")
_LIST = rf"{_PLAIN_Q}(?:, {_PLAIN_Q})*"
_LINKS = rf"(?:  - rel: {_PLAIN_Q}\n    to: {_PLAIN_Q}\n(?:    note: {_PLAIN_Q}\n)?)+"
_ITEM = re.compile(
    rf"- id: {_Q}  quote: {_Q}  prefix: {_Q}  suffix: {_Q}"
    r"  start: ([0-9]{1,9})\n  occurrence: ([0-9]{1,9}) of ([0-9]{1,9})\n"
    rf"(?:  note: (?:{_Q}|\|-\n({_BLOCK})))?"
    rf"(?:  kind: {_Q})?(?:  tags: \[({_LIST})\]\n)?(?:  links:\n({_LINKS}))?(?:  rejected: \[({_LIST})\]\n)?"
    rf"  created: {_Q}  updated: {_Q}"
)
_ONE = re.compile(_PLAIN_Q)
_LINK = re.compile(rf"  - rel: {_Q}    to: {_Q}(?:    note: {_Q})?")
_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What such a file says. Item n stands in the text from `offsets[n]` to `offsets[n + 1]`, in code points."""

    article: str
    annotations: list[Annotation]
    offsets: list[int]


def read(text: str) -> OwnForm | None:
    """What a file in our own form says; None for any other file, good or bad."""
    head = _HEAD.match(text) if len(text) <= MAX_CHARACTERS else None
    if head is None or not head[1]:
        return None
    found = OwnForm(_text(head[1]), [], [head.end()])
    while (at := found.offsets[-1]) < len(text):
        item = _ITEM.match(text, at)
        made = _annotation(found.article, *item.groups()) if item else None
        if item is None or made is None:
            return None
        found.annotations.append(made)
        found.offsets.append(item.end())
    return found if len({a.id for a in found.annotations}) == len(found.annotations) else None


def _annotation(
    article: str,
    name: str,
    quote: str,
    prefix: str,
    suffix: str,
    start: str,
    occurrence: str,
    count: str,
    *more: str | None,
) -> Annotation | None:
    note, block, kind, tags, links, rejected, created, updated = more
    if not name or not quote or not 1 <= int(occurrence) <= int(count):
        return None
    if block is not None:
        note = block.replace("\n    ", "\n")[4:-1]
    elif note:
        note = _text(note)
    made = _links(links) if links else ()
    if not all(link.to for link in made):
        return None
    return Annotation(
        _text(name),
        article,
        Selector(_text(quote), _text(prefix), _text(suffix), int(start), int(occurrence), int(count)),
        note or "",
        _text(kind or ""),
        _list(tags),
        made,
        _list(rejected),
        _text(created or ""),
        _text(updated or ""),
    )


def _list(values: str | None) -> tuple[str, ...]:
    return tuple(_text(v[1:-1]) for v in _ONE.findall(values)) if values else ()


def _links(links: str) -> tuple[NoteLink, ...]:
    return tuple(NoteLink(_text(m[1]), _text(m[2]), _text(m[3] or "")) for m in _LINK.finditer(links))


def _text(quoted: str) -> str:
    return _ESCAPE.sub(_letter, quoted) if "\\" in quoted else quoted


def _letter(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else _LETTERS.get(escape[4], escape[4])
