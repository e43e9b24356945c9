"""Bytes to text: a byte order mark, else UTF-8, else the encoding whose letters make the likeliest words.

General-purpose detectors know a hundred encodings and take a French page for Shift-JIS; the folders of our readers
hold a score, and one of East Asia is believed only where the text is full of its commonest letters. Each candidate
decodes a sample and is scored on what it makes of the bytes above 127: letters common in its languages, in words of
one script, with capitals only at the front. Bytes an encoding leaves undefined become C1 controls, as browsers do, so
that decoding never loses one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache


class NotText(ValueError):
    """The bytes are no text, or not in the encoding asked for; the message is a sentence that says why."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

SAMPLE = 1 << 16
"""Bytes looked at for control characters and for UTF-16 without a mark."""

SCORED = 400
"""Bytes of words that are not all ASCII, scored for each single-byte encoding: some fifty words are as sure as the
whole file."""

MOST_CONTROLS = 0.05
"""Share of control characters above which bytes are no text; of random bytes a tenth are, terminal logs stay below."""

GOOD_PER_BAD = 10
"""Valid UTF-8 sequences for each broken one, for a damaged file still to be UTF-8: by chance there is less than one."""

STRAY_NULS = 0.01
"""Share of NUL bytes that a damaged text may hold, each then shown as a substitute (U+001A): UTF-16 has a tenth and
more."""

FEWEST_UTF16_WORDS = 0.9
"""Share of letters, digits, spaces and common punctuation that shows bytes without a mark to be UTF-16."""

_LATIN = "éèàçêôîûëïüöäßñóíáúâœæøåãõòìùÉÀÇÖÜÄÅØÈÊÓÁÍÑ"
_HEBREW = "יוהלאתרבשמנםחקעדספגצכטזןךףץ"
_GREEK = "αοιετσνηυρπκμλςωδγθχάίόέφήβύξώζψ"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"
_ARABIC = "اليمنرتبوعسدفهكقحجشصطخةىأإءئضغظثذزآؤپچژگ"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding and the letters beyond ASCII that are common in its languages; `doubt` is taken off for each byte.
    `ranked` letters stand in the order of how common they are: encodings that have letters for the same bytes, so that
    each reads the other's words, are told apart by it.
    """

    name: str
    letters: str
    doubt: float = 0.0
    ranked: bool = False


_CANDIDATES = (  # in the order that decides a draw
    _Candidate("cp1252", _LATIN),
    _Candidate("cp1254", "ışğçöüİŞĞÇÖÜâî"),
    _Candidate("cp1256", _ARABIC),
    _Candidate("cp1251", _CYRILLIC + "іїєґў", ranked=True),
    _Candidate("cp1255", _HEBREW, ranked=True),
    _Candidate("cp1253", _GREEK, ranked=True),
    _Candidate("cp1250", "ąęłńóśźżćčďěňřšťůýžáéíőűöüäŚŁŻČŠŘŽ"),
    _Candidate("koi8-r", _CYRILLIC),
    _Candidate("iso-8859-6", _ARABIC),
    _Candidate("iso-8859-5", _CYRILLIC),
    _Candidate("iso-8859-2", "ąęłńóśźżćčďěňřšťůýžáéíőűöüäŚŁŻČŠŘŽ", 0.05),
    _Candidate("cp866", _CYRILLIC, 0.1),
    _Candidate("mac_roman", _LATIN, 0.3),  # rare since 2001
    _Candidate("cp850", _LATIN, 0.4),  # rarer still
)
_TELLING = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]*+[\x80-\xff][A-Za-z\x80-\xff]*")
_QUOTES = "“”‘’‚„«»‹›"
_COMMON_SIGNS = _QUOTES + "–—…•·°¿¡€£©®№\xa0،؛؟"
_WORD_OR_SIGN = re.compile(r"(?<![^\W\d_])[A-Za-z]*+[^\W\d_\x00-\x7f][^\W\d_]*|[^\w\x00-\x7f]|[\x80-\x9f\ufffd]")


def decode(data: bytes, forced: str | None = None) -> tuple[str, str]:
    r"""The text, its line ends made `\\n`, and the name of the encoding. `forced` is what the user says it is.

    Raises NotText for binary files, for an encoding Python does not know, and for bytes that `forced` cannot read.
    UTF-8 costs 1 ms CPU for 5 MB; guessing a single-byte encoding some 5 ms more.
    """
    text, name = _forced(data, forced) if forced else _found(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), name


def as_browsers_read(label: str) -> str:
    """The encoding that is meant by the name in a page or a mail: what calls itself latin-1 is cp1252 (WHATWG)."""
    return _LABELS.get(label.strip().lower().replace("_", "-"), label.strip())


_LABELS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5", "iso8859-9"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift-jis", "shift_jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks-c-5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("x-mac-roman", "macintosh"), "mac_roman"),
    "iso-8859-11": "cp874",
    "unicode": "utf-16",
}


def _forced(data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode(name), codecs.lookup(name).name
    except LookupError:
        raise NotText(f"{name!r} is no encoding known here; try utf-8, cp1252, cp1256 or cp1251.") from None
    except UnicodeError as error:
        raise NotText(f"The file is not {name} throughout: {error}.") from None


def _found(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _forced(data, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"The file is {what}, not plain text.")
    if b"\0" in data:
        if data.count(0) > STRAY_NULS * len(data):
            return _without_mark(data)
        data = data.replace(b"\0", b"\x1a")
    if data[:SAMPLE].translate(_CONTROLS_ALIKE).count(b"\1") > MOST_CONTROLS * len(data[:SAMPLE]):
        raise NotText("The file is full of control characters: it is not plain text.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        mended = data.decode("utf-8", "replace")
        sample = mended[: SAMPLE + error.start]
        bad = sample.count("\ufffd")
        if sum(character > "\x7f" for character in sample) - bad >= GOOD_PER_BAD * bad:
            return mended, "utf-8"
        return _east_asian(data) or _single_byte(data)


_CONTROLS_ALIKE = bytes(1 if code < 32 and code not in b"\t\n\r\f\v\x1b\b\a" else code for code in range(256))


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 without its mark: NULs are the upper halves of ASCII characters. Any other NUL is no text's."""
    if len(data) % 2 == 0:
        for name in ("utf-16-le", "utf-16-be"):
            text = data[:SAMPLE].decode(name, "replace")
            likely = sum(
                (character.isalnum() and character < "\u0700") or character in " \r\n\t.,:;!?'\"()-" + _COMMON_SIGNS
                for character in text
            )
            if likely >= FEWEST_UTF16_WORDS * len(text):
                return _forced(data, name)
    raise NotText("The file holds NUL bytes: it is not plain text.")


def _single_byte(data: bytes) -> tuple[str, str]:
    words: list[bytes] = []
    room = SCORED
    for match in _TELLING.finditer(data):
        words.append(match[0][:room])
        room -= len(words[-1])
        if room <= 0:
            break
    sample = b" ".join(words)
    scores = {candidate: _score(sample, candidate) for candidate in _CANDIDATES}
    best = max(scores, key=scores.__getitem__)  # max keeps the first of equals
    if best.ranked and scores[best] > 0:
        as_good = [each for each in scores if each.ranked and scores[each] >= AS_GOOD * scores[best]]
        best = min(as_good, key=lambda candidate: _rank(sample, candidate))
    return _read(data, best.name), best.name


AS_GOOD = 0.8
"""Share of the best score that the reading of another alphabet has whose letters have the same bytes."""


def _rank(sample: bytes, candidate: _Candidate) -> float:
    """Where the letters of a sample stand on the average among those of a candidate's languages, the commonest first,
    as a share of all.
    """
    told = [c for c in _read(sample, candidate.name).lower() if c > "\x7f" and c.isalpha()]
    places = [place if (place := candidate.letters.find(c)) >= 0 else len(candidate.letters) for c in told]
    return sum(places) / max(1, len(places) * len(candidate.letters))


@dataclass(frozen=True, slots=True)
class _EastAsian:
    """An encoding that writes a letter with several bytes, and letters of which its texts are full."""

    name: str
    letters: frozenset[str]


_KANA = "のにはをたがでてとしれさいるなかもっこす"
_HANZI = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
_HANZI_OF_TAIWAN = "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說"
_HANGUL = "다이는의에을가고은하를한로지도사으서인기자리나시해대어그"
_EAST_ASIAN = (
    _EastAsian("cp932", frozenset(_KANA)),
    _EastAsian("euc_jp", frozenset(_KANA)),
    _EastAsian("cp949", frozenset(_HANGUL)),
    _EastAsian("gb18030", frozenset(_HANZI)),
    _EastAsian("big5", frozenset(_HANZI_OF_TAIWAN)),
)
FULL = 0.15
"""Share of a text's letters beyond ASCII that are among those: of a true text a quarter are, of a false reading of two
bytes each a twentieth at most."""


def _east_asian(data: bytes) -> tuple[str, str] | None:
    """The text where its bytes are letters of East Asia, two or more a letter; None where they are not."""
    best: tuple[float, str] = (FULL, "")
    for candidate in _EAST_ASIAN:
        sample = codecs.getincrementaldecoder(candidate.name)()
        try:
            letters = [c for c in sample.decode(data[:SAMPLE], final=len(data) <= SAMPLE) if c > "\x7f"]
        except UnicodeDecodeError:
            continue
        share = sum(c in candidate.letters for c in letters) / max(1, len(letters))
        best = max(best, (share, candidate.name))
    name = best[1]
    return (data.decode(name, "replace"), name) if name else None


def _read(data: bytes, name: str) -> str:
    """Decodes every byte: what the encoding leaves undefined becomes the control character of that number."""
    return codecs.charmap_decode(data, "strict", _table(name))[0]


@cache
def _table(name: str) -> str:
    return "".join(bytes([code]).decode(name, "ignore") or chr(code) for code in range(256))


def _score(sample: bytes, candidate: _Candidate) -> float:
    text = _read(sample, candidate.name)
    total = 0.0
    for match in _WORD_OR_SIGN.finditer(text):
        found = match[0]
        total += _word_score(found, candidate.letters) if found[0].isalpha() else _sign_score(text, match.start())
    return total - candidate.doubt * sum(byte > 127 for byte in sample)


def _word_score(word: str, letters: str) -> float:
    """One for each common letter, less for others, for capitals inside the word, mixed scripts and accents side by
    side.
    """
    scripts = {0 if letter < "\u0250" else ord(letter) >> 8 for letter in word}
    score = -2.0 * (len(scripts) - 1)
    bare = len(word) == 1 or (
        scripts == {0} and word.isalpha() and min(word) > "\x7f"
    )  # no plain letter: no word to judge by
    for index, letter in enumerate(word):
        if letter > "\x7f":
            common = letter in letters or letter.lower() in letters
            score += (0.0 if bare else 1.0) if common else -1.0
            score -= scripts == {0} and index > 0 and word[index - 1] > "\x7f"
        if index and letter.isupper() and (letter > "\x7f" or not word[index - 1].isupper()):
            score -= 1.5
    return score


def _sign_score(text: str, index: int) -> float:
    sign = text[index]
    if sign not in _COMMON_SIGNS:
        return -1.0
    inside = 0 < index < len(text) - 1 and text[index - 1].isalpha() and text[index + 1].isalpha()
    return 1.0 if not inside or sign in "’–—\xa0…" else -1.0
