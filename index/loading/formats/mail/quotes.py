"""What in a mail is not its writer's: the mail it answers, the signature below it, and what a forwarded mail says of
itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST_ATTRIBUTION = 300
"""Code points of "On Monday Jane Roe wrote:", which is often broken into two lines."""

MOST_SIGNATURE_LINES = 15
"""Lines below "-- ": what is longer is no signature."""

_SUBJECT_MARK = re.compile(
    r"(?:\s*+(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|ynt|ilt|отв|rif|enc|رد)\s*+(?:\[\d+\]\s*+)?[:：])+\s*", re.IGNORECASE
)
_SENT_ON = re.compile(r"\s*+(?:(?:fwd?|wg|tr|rv|vs|ilt|i|enc|doorst|пересл)\s*+(?:\[\d+\]\s*+)?[:：])", re.IGNORECASE)
"""The mark of a mail that was sent on: programs put the same line over the mail in it as over one that is answered."""
_WROTE = re.compile(
    r"\b(?:wrote|writes|said|a\s+écrit|schrieb|escribió|ha\s+scritto|schreef|yazdı|написала?|пишет)\s*:\s*$|كتب[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
_SOMEONE = re.compile(r"\S@\S|\d{4}|\d{1,2}[:/.]\d\d|\bOn\b|\bAm\b|\bLe\b|\bEl\b")
_FORWARDED = re.compile(
    r"[-_\s>]*(?:begin\s+)?(?:forwarded\s+message|message\s+transféré|weitergeleitete\s+nachricht|mensaje\s+reenviado"
    r"|пересылаемое\s+сообщение|iletilen\s+mesaj)\b[-_:\s]*$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"[-_\s]*(?:original\s+message|message\s+d['’]origine|ursprüngliche\s+nachricht|mensaje\s+original|messaggio\s+originale"
    r"|mensagem\s+original|oorspronkelijk\s+bericht|исходное\s+сообщение|özgün\s+ileti)[-_:\s]*$|_{20,}\s*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[\s>*]*(?P<name>from|de|von|da|van|от|kimden|date|sent|envoyé|gesendet|datum|enviado|fecha|inviato|verzonden|отправлено|дата|gönderildi"
    r"|to|cc|à|an|para|a|aan|кому|kime|subject|objet|betreff|asunto|oggetto|assunto|onderwerp|тема|konu|reply-to)\s*:[\s*]*(?P<value>.*)",
    re.IGNORECASE,
)
_MEANING = {
    **dict.fromkeys(("from", "de", "von", "da", "van", "от", "kimden"), "author"),
    **dict.fromkeys(
        ("date", "sent", "envoyé", "gesendet", "datum", "enviado", "fecha", "inviato", "verzonden"), "date"
    ),
    **dict.fromkeys(("отправлено", "дата", "gönderildi"), "date"),
    **dict.fromkeys(
        ("subject", "objet", "betreff", "asunto", "oggetto", "assunto", "onderwerp", "тема", "konu"), "title"
    ),
}


@dataclass(slots=True)
class Mail:
    """The lines of a mail that are not its writer's words, and what a mail forwarded in it says of itself."""

    furniture: set[str] = field(default_factory=set)
    forwarded: dict[str, str] = field(default_factory=dict)


def without_marks(subject: str) -> str:
    """The subject without "Re:" and "Fwd:"."""
    mark = _SUBJECT_MARK.match(subject)
    return subject[mark.end() :] if mark else subject


def says_sent_on(subject: str) -> bool:
    """Whether a subject says that the mail was sent on: "WG: Konvoi", and not "AW: Konvoi"."""
    return bool(_SENT_ON.match(subject))


def quoted_in(lines: Sequence[str], *, is_sent_on: bool = False) -> Mail:
    """Looks at the lines of a mail's text. When nothing would be left of it, nothing is quoted; of one that was sent on
    the mail in it is what is read.
    """
    mail, own, at = Mail(), 0, 0
    while at < len(lines):
        line = lines[at].strip()
        if not line:
            at += 1
        elif _FORWARDED.match(line) or (is_sent_on and not mail.forwarded and _is_over_mail(lines, at)):
            mail.furniture.add(line)
            at = _header_block(lines, at + 1, mail.furniture, mail.forwarded)
        elif own and (_ANSWERED.match(line) or _begins_answered(lines, at) or _begins_signature(lines, at)):
            _take(lines[at:], mail.furniture)
            break
        elif line.startswith(">"):
            mail.furniture.add(line)
            at += 1
        else:
            length, marked = _attribution(lines, at)
            if length and not marked and own:  # what is answered stands below without marks, to the end
                _take(lines[at:], mail.furniture)
                break
            _take(lines[at : at + length], mail.furniture)
            own += length == 0
            at += max(1, length)
    return mail if own else Mail(set(), mail.forwarded)


def _is_over_mail(lines: Sequence[str], at: int) -> bool:
    """Whether a line is what programs put over a mail, with its header below."""
    below = next((p for p in range(at + 1, len(lines)) if lines[p].strip()), len(lines))
    return bool(_ANSWERED.match(lines[at].strip())) and _begins_answered(lines, below)


def _take(lines: Sequence[str], furniture: set[str]) -> None:
    furniture.update(stripped for line in lines if (stripped := line.strip()))


def _begins_signature(lines: Sequence[str], at: int) -> bool:
    return lines[at].strip() == "--" and len(lines) - at <= MOST_SIGNATURE_LINES + 1


def _attribution(lines: Sequence[str], at: int) -> tuple[int, bool]:
    """How many lines from here say who wrote what is quoted below them (0 when they say no such thing), and whether
    that has marks.
    """
    words = ""
    for length in range(1, MOST_ATTRIBUTION_LINES + 1):
        line = "".join(lines[at + length - 1 : at + length]).strip()
        words = f"{words} {line}".strip()
        if not line or len(words) > LONGEST_ATTRIBUTION:
            break
        if _WROTE.search(words):
            below = next((line.strip() for line in lines[at + length :] if line.strip()), "")
            if below.startswith(">") and _SOMEONE.search(words):
                return length, True
            return (length if _WHEN.match(words) else 0), False
    return 0, False


MOST_ATTRIBUTION_LINES = 3
_WHEN = re.compile(r"(?:On|Am|Le|El|W|Em|Il|Op)\b.{0,60}\d")
"""How a program begins it: in a report's own sentence that ends in "wrote:" no date comes so early."""


def _begins_answered(lines: Sequence[str], at: int) -> bool:
    """Whether the header of another mail begins here, as some programs put it over what is answered."""
    found = [_HEADER.match(line) for line in lines[at : at + 4]]
    names = {_MEANING.get(match["name"].casefold(), "") for match in found if match}
    return bool(found) and found[0] is not None and {"author", "date"} <= names


def _header_block(lines: Sequence[str], at: int, furniture: set[str], said: dict[str, str]) -> int:
    """Takes the lines `From:`, `Date:`, ... of a forwarded mail; where its text begins."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    while at < len(lines) and (match := _HEADER.match(lines[at])):
        furniture.add(lines[at].strip())
        meaning = _MEANING.get(match["name"].casefold())
        if meaning and match["value"].strip():
            said.setdefault(meaning, match["value"].strip())
        at += 1
    return at
