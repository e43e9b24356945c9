"""The spellings of one name: families of forms, and which forms a search should look for besides the one typed.

Reports write one name in many ways (Daraa, Deraa, Dar'a). `learning.learn` joins the forms that belong together
into families; here they are asked. A form that no report has (Deir Ezzour) is taken for the family it sounds like,
unless it is an English word:

    families = learn([names_in(text) for text in texts], aliases=[["White Helmets", "Syria Civil Defence"]])
    families.variants("Deir Ezzour")                          -> ("Deir Ezzor", "Deir al-Zor", ...)
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypedDict

from index.names.forms import JOINED_ARTICLE, LAST_ARTICLE, Bare, bare, doubts, skeletons, without_s
from index.names.lookalikes import different, hardly_varies, never_varies
from index.names.transliteration import sounds
from index.text.folding import fold


@dataclass(frozen=True, slots=True)
class Family:
    """The forms of one name as written, the most frequent first, and why they were joined.

    `evidence` holds one line for each reason ("Daraa (152) ~ Deraa (41): vowels"); `because` is "alias" where a line
    of the user's settings had a part in it, else "corpus". A name with one spelling is a family of one.
    """

    forms: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    because: str = "corpus"


class FamilyRow(TypedDict):
    """A family as the catalogue keeps it."""

    forms: list[str]
    evidence: list[str]
    because: str


class FamiliesRow(TypedDict):
    """All families as the catalogue keeps them; `english` is the words that are no names, in any order,
    space-separated.
    """

    families: list[FamilyRow]
    english: str


QUERY_LIMIT = 0.85
"""The doubts that may lie between a form no report has and the family it is taken for."""
INFLECTION = ("s", "es", "ed", "d", "ing", "er", "ers", "ly")
"""English endings: a form of an English word that the reports happen not to have is no name either."""

BEGUN = 3
"""Names that a beginning may stand for; what is meant is among the most frequent."""
GOING_ON = 6
"""The same where each has a place of its own to gain, and five places are seen."""
BEGUN_BY_LETTER = 12
"""Names that a single letter may stand for; five of them are seen."""
MOST_BEGUN = 200
"""Names looked at for one beginning."""
SHORTEST_SOUND = 3
"""Letters of a name that is told by its sound, or of a beginning that goes on to names of several words."""


def _first_sounds(word: str) -> str:
    """The key under which a beginning and the names it sounds like meet: the class of its first consonant."""
    return sounds(word).skeleton[:1]


def _bare_beginning(text: str) -> str:
    """The bare words of a name that goes on behind `text`; a space ends the last one, and an article after it."""
    whole = LAST_ARTICLE.sub(" ", text)
    return " ".join(bare(whole)) + (" " if whole[-1:].isspace() else "")


class Families:
    """Every name of the folder with its forms. `families` come the most frequent first; `english` is folded."""

    def __init__(self, families: Iterable[Family], english: Iterable[str] = ()) -> None:
        self.families = tuple(families)
        self._english = frozenset(english)
        self.longest = max((len(form.split()) for family in self.families for form in family.forms), default=1)
        self._home = {bare(form): family for family in reversed(self.families) for form in family.forms}

    @property
    def english(self) -> frozenset[str]:
        """The folded words that are no names."""
        return self._english

    def variants(self, form: str) -> tuple[str, ...]:
        """The other forms of the name `form`, the most frequent first; empty for an English word or a lone spelling.

        `form` is a word or a phrase in any capitals; forms that differ from it in capitals alone are left out. About
        10 µs CPU for a name the reports have, 0.3 ms for another (and once 0.1 s for each 1,000 reports).
        """
        family = self.family(form)
        if family is None:
            return ()
        return tuple(other for other in family.forms if fold(other) != fold(form) and self._may_be_sought(other))

    def family(self, form: str) -> Family | None:
        """The family that `form` belongs to or, for a form no report has, sounds like; None if there is none.

        English words are in no family, but for the phrases of an alias, and its words typed just as they stand there;
        nor is what has a figure in it (F-16), which only sounds like its letters.
        """
        known = self.known(form)
        name = bare(form)
        if known or not name or any(map(str.isdigit, form)) or any(self._is_english(word) for word in name):
            return known
        return self._nearest(name)

    def known(self, form: str) -> Family | None:
        """The family that some report, or an alias, puts `form` in, whatever it sounds like."""
        name = bare(form)
        known = self._home.get(name)
        if known and known.because == "alias" and (len(name) > 1 or form in known.forms):
            return known
        return None if any(self._is_english(word) for word in name) else known

    def has(self, form: str) -> bool:
        """Whether some report, or an alias, has the name `form` itself."""
        return bare(form) in self._home

    def is_common(self, word: str) -> bool:
        """Whether a folded word is one that the reports write small, and that no alias makes a name."""
        return self._is_english(word)

    def warm(self) -> None:
        """Work out now what the first unknown name, and the first half-typed one, would wait for."""
        _ = self._blocks, self._phrases, self._by_sound, self._by_letter

    def beginning_with(self, text: str) -> list[str]:
        """The names of several words that go on from `text`, whose last word may be half typed; the most frequent
        first, at most `BEGUN`. Each stands for its family.
        """
        return self._going_on(_bare_beginning(text))[:BEGUN] if len(bare(text)) > 1 else []

    def going_on_from(self, text: str) -> list[tuple[str, ...]]:
        """The spellings of each name of several words that goes on from `text`, whose last word is half typed unless
        a space follows it; the most frequent name first, at most `GOING_ON`.
        """
        start = _bare_beginning(text)
        found = [self._home[bare(form)].forms for form in self._going_on(start)] if len(start) >= SHORTEST_SOUND else []
        return list(dict.fromkeys(found))[:GOING_ON]

    def _going_on(self, start: str) -> list[str]:
        names, forms = self._phrases
        at = bisect_left(names, start)
        found: list[tuple[int, str]] = []
        while at < len(names) and names[at].startswith(start) and len(found) < MOST_BEGUN:
            found.append(forms[names[at]])
            at += 1
        return [form for _, form in sorted(found)]

    def sounding_like_beginning(self, text: str) -> list[str]:
        """The names of one word whose beginning sounds like `text`, the surest first, at most `BEGUN`."""
        typed = bare(text)
        if len(typed) != 1 or len(typed[0]) < SHORTEST_SOUND:
            return []
        heard: dict[str, tuple[float, int]] = {}
        for word in {typed[0], JOINED_ARTICLE.sub("", typed[0])}:
            lengths = range(len(word) - 1, len(word) + 2)
            for rank, name in self._by_sound.get(_first_sounds(word), ()):
                share = min(doubts((word,), (name[:length],)) for length in lengths)
                if share <= QUERY_LIMIT:
                    heard[name] = min(heard.get(name, (share, rank)), (share, rank))
        return sorted(heard, key=heard.__getitem__)[:BEGUN]

    def beginning_with_consonants(self, text: str) -> list[str]:
        """The names of one word that begin with the consonants of `text`, whatever its vowels: the last resort for a
        beginning that nothing else knows. The most frequent first, at most `BEGUN`.
        """
        skeleton = sounds(fold(text)).skeleton
        alike = self._by_sound.get(skeleton[:1], ()) if len(skeleton) > 1 else ()
        return list(islice((name for _, name in alike if sounds(name).skeleton.startswith(skeleton)), BEGUN))

    def beginning_with_letter(self, letter: str) -> list[str]:
        """The most frequent names of one word that begin with a letter, at most `BEGUN_BY_LETTER`."""
        return self._by_letter.get(letter, [])

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for family in self.families:
            for form in family.forms:
                name = bare(form)
                here = found[name[0][0]] if len(name) == 1 and name[0] else []
                if (
                    len(name) == 1
                    and len(here) < BEGUN_BY_LETTER
                    and name[0] not in here
                    and not self._is_english(name[0])
                ):
                    here.append(name[0])
        return dict(found)

    @cached_property
    def _phrases(self) -> tuple[list[str], dict[str, tuple[int, str]]]:
        """The names of several words in order, and for each the place of its family and the form written so."""
        forms: dict[str, tuple[int, str]] = {}
        for rank, family in enumerate(self.families):
            if len(family.forms) > 1:
                for form in family.forms:
                    if len(words := bare(form)) > 1:
                        forms.setdefault(" ".join(words), (rank, form))
        return sorted(forms), forms

    @cached_property
    def _by_sound(self) -> dict[str, list[tuple[int, str]]]:
        """The names of one word that no English word is, the most frequent first, by their first sounds."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for name, rank in sorted(self._rank.items(), key=lambda pair: pair[1]):
            if len(name) != 1 or len(name[0]) < SHORTEST_SOUND or not sounds(name[0]).known:
                continue
            if not self._is_english(name[0]) and not self.is_inflected(name):
                found[_first_sounds(name[0])].append((rank, name[0]))
        return found

    def _may_be_sought(self, form: str) -> bool:
        """Whether searching for `form` finds the name: the IS of an alias would find every "is"."""
        words = bare(form)
        return len(words) > 1 or not self._is_english(words[0])

    def _is_english(self, word: str) -> bool:
        if word in self._english:
            return True
        known = (word,) in self._home
        return not known and any(word.endswith(end) and word.removesuffix(end) in self._english for end in INFLECTION)

    def _nearest(self, name: Bare) -> Family | None:
        """The family with the form that sounds most like `name`, the more frequent of two that do so equally."""
        short = sum(map(len, name)) < SHORTEST_SOUND
        if short or any(never_varies(word) or hardly_varies(word) for word in name):
            return None
        met = {other for skeleton in skeletons(name) for other in self._blocks.get(skeleton, ())}
        met = {other for other in met if not different(name, other)}
        heard = [(share, other) for other in met if (share := doubts(name, other)) <= QUERY_LIMIT]
        return self._home[min(heard, key=lambda pair: (pair[0], self._rank[pair[1]]))[1]] if heard else None

    def is_inflected(self, name: Bare) -> bool:
        """Whether a name that nothing was joined with is another with an s behind it: Kerrys is no name
        that another form could be taken for.
        """
        base = without_s(name)
        return (
            base in self._rank
            and self._rank[base] < self._rank[name]
            and len(set(map(bare, self._home[name].forms))) == 1
        )

    @cached_property
    def _rank(self) -> dict[Bare, int]:
        return {bare(form): rank for rank, family in enumerate(self.families) for form in family.forms}

    @cached_property
    def _blocks(self) -> dict[str, list[Bare]]:
        """The names under each skeleton; made when a query first holds a form that no report has."""
        blocks: defaultdict[str, list[Bare]] = defaultdict(list)
        for name in self._home:
            if not any(self._is_english(word) for word in name) and not self.is_inflected(name):
                for skeleton in skeletons(name) - {""}:
                    blocks[skeleton].append(name)
        return blocks

    def to_row(self) -> FamiliesRow:
        """Plain values for the catalogue; `from_row` is the inverse."""
        rows: list[FamilyRow] = [
            {"forms": list(family.forms), "evidence": list(family.evidence), "because": family.because}
            for family in self.families
        ]
        return {"families": rows, "english": " ".join(sorted(self._english))}

    @classmethod
    def from_row(cls, row: FamiliesRow) -> Families:
        """The families that `to_row` put down."""
        families = (Family(tuple(f["forms"]), tuple(f["evidence"]), f["because"]) for f in row["families"])
        return cls(families, row["english"].split())
