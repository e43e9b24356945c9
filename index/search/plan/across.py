"""The spellings of a name in other alphabets, and in other languages of the same one, that a folder has.

Words are compared one by one (`FolderWords`), a name of several words by all of them together: a row of words that each
might be, that stands in some report and that together is likely enough, is the name. Three things are asked beside the
sound. The families that the folder has taught keep the last word: a word that reports write small is no name, names
that are never the same stay apart, and what was found brings the other spellings of its family. What is known of
places (`index.names.places`) joins names that no sound does (Aleppo, حلب) and parts those of two places. And where a
name and a word both have a likelier counterpart than each other, they are two names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from index.names.families import Families
from index.names.forms import Bare, bare, without_arabic_articles
from index.names.letters import ALPHABETS, alphabet, likeness
from index.names.lookalikes import told_apart_across
from index.names.places import names_of, places
from index.search.plan.folder_words import CASELESS, SHORTEST, FolderWords
from index.text.affixes import bare_forms, further_forms
from index.text.words import words as words_of

SURE = 8.5
"""The odds (a logarithm, see `likeness`) from which a word of another alphabet is taken for the name that was typed."""
SURE_OF_EACH_OTHER = 6.0
"""The same for a name and a word neither of which has a likelier counterpart: Assad and أسد have few letters to agree
in.
"""
SURE_IN_ONE = 12.0
"""The same for two words of one alphabet: many that differ in a letter are two names."""
FREQUENT_NEEDS = 4.0
"""How much higher the odds of a word must be that nearly every report has: before (قبل) is no Kabul."""
BEHIND = 8.0
"""How far behind the likeliest of its alphabet a spelling may lie."""
RIVAL = 2.0
"""How much likelier both a name and a word must have other counterparts for the two to be of two names."""
FOREIGN, ALIKE = 5.5, 15.0
"""How much less likely the counterpart that each of two words has in one alphabet must be for the other one, where both
are names of their own (Zarif is Зариф, and Sharif is Шариф), and the odds from which these counterparts are themselves
one name. Tried on the names that were handed out: lower ones lose spellings (5.0 with 14.0: .2 % of them), higher ones
join pairs that are two (7.0).
"""
KNOWN = 50.0
"""The odds of a name of the same place: above those of any sound."""
CHOICES = 4
"""Words of one alphabet that may stand for one word of a longer name, the likeliest first."""
MOST_ROWS = 24
"""Rows of words that are looked for of a name of several words."""
LONGEST = 4
"""Words of the longest name."""
LONG = 7
"""Letters from which a word may be two: Abdulrahman, Diyarbakir."""
ASKED = 4
"""Spellings of a family that are asked for their counterparts, the most frequent first: each costs a few milliseconds
once.
"""
MOST_PLACES = 3
"""Places that a name may be of whose other names are looked for, those with most names first."""


class Across:
    """Finds the spellings of names across the alphabets of one folder."""

    def __init__(
        self,
        words: FolderWords,
        families: Families,
        stands: Callable[[Sequence[str]], bool],
        apart: Callable[[str, str], bool],
    ) -> None:
        """`stands` tells whether some report has folded forms in a row, `apart` whether the user keeps two apart."""
        self._words, self._families, self._stands, self._apart = words, families, stands, apart
        self.spellings = lru_cache(maxsize=4096)(self._spellings)

    def _spellings(self, typed: str) -> tuple[str, ...]:
        """The spellings of a name of up to `LONGEST` words beside those of its family, the likeliest first; none for
        what is no name. What another spelling of its family reaches, it reaches as well, where it sounds like that too:
        Youssef finds Youssouf and so Yusuf of its family, and Yusuf finds Youssef.
        """
        reached = dict.fromkeys(self._reached(typed))
        family = self._families.known(typed)
        if family is not None:
            others = (form for one in family.forms[:ASKED] if one != typed for form in self._reached(one))
            reached |= dict.fromkeys(form for form in others if self._sounds_like(typed, form))
            reached = {form: None for form in reached if form not in family.forms}
        return tuple(form for form in reached if not self._kept_apart(typed, form))

    def _sounds_like(self, typed: str, form: str) -> bool:
        """Whether two names may be one by their sound alone."""
        one, other = ("".join(without_arabic_articles(bare(name))) for name in (typed, form))
        least = self._least((one,), alphabet(other))
        return likeness(one, other, least) >= least

    def _reached(self, typed: str) -> tuple[str, ...]:
        """What one spelling of a name reaches by its own sound, with the families of what it reaches."""
        name = without_arabic_articles(bare(typed))
        if not 0 < len(name) <= LONGEST or not all(map(self._may_be_name, name)):
            return ()
        if not self._words.reached(name[0]):
            return ()
        kept = self._near_the_likeliest(sorted(self._found(typed, name), key=lambda row: (-row[0], row[1])))
        forms = (form for form in kept if not self._kept_apart(typed, form))
        every = dict.fromkeys(other for form in forms for other in self._with_family(form))
        return tuple(form for form in every if not self._kept_apart(typed, form))

    def _found(self, typed: str, name: Bare) -> list[tuple[float, str]]:
        """All spellings that may be the name, with their odds."""
        found = [*self._of_the_place(name), *self._in_several(typed, name)]
        if len("".join(name)) >= SHORTEST:
            found += self._in_one_word(typed, name)
        if not found and len(name) == 1:  # typed with a joined word, or in a case
            found += (row for other in bare_forms(name[0]) for row in self._in_one_word(typed, (other,)))
        return found

    @staticmethod
    def _near_the_likeliest(found: Sequence[tuple[float, str]]) -> Iterator[str]:
        """Of spellings, the likeliest first, those that are not too far behind the first of their alphabet."""
        best: dict[str, float] = {}
        for odds, form in found:
            script = alphabet(bare(form)[0])
            if odds < KNOWN:
                best.setdefault(script, odds)
            if odds >= best.get(script, odds) - BEHIND:
                yield form

    def warm(self) -> None:
        """Make now what the first name would wait for, if this folder has names in several alphabets or languages."""
        for script in self._words.reached("a"):
            self._words.like("aaa", script)

    def _may_be_name(self, word: str) -> bool:
        return bool(alphabet(word)) and not self._families.is_common(word)

    def _kept_apart(self, typed: str, form: str) -> bool:
        one, other = without_arabic_articles(bare(typed)), without_arabic_articles(bare(form))
        if len(one) == len(other) and any(map(told_apart_across, one, other)):
            return True
        if _of_two_places("".join(one), "".join(other)):
            return True
        return self._apart(" ".join(bare(typed)), " ".join(bare(form)))

    def _with_family(self, form: str) -> Iterator[str]:
        yield form
        if known := self._families.known(form):
            yield from known.forms

    @staticmethod
    def _least(name: Bare, script: str) -> float:
        return SURE_IN_ONE if script == alphabet(name[0]) else SURE

    def _of_the_place(self, name: Bare) -> Iterator[tuple[float, str]]:
        """What the folder calls the place that a name is of."""
        known = sorted(map(names_of, places("".join(name))), key=lambda names: (-len(names), names))[:MOST_PLACES]
        for other in (other for names in known for other in names):
            script = alphabet(other[0])
            if other == name or script not in self._words.reached(name[0]):
                continue
            if len(other) == 1 or script not in CASELESS:
                yield from ((KNOWN, form) for form in self._words.written_in(script).get("".join(other), ()))
            else:
                yield from ((KNOWN, " ".join(said)) for said in self._words.said(other, script) if self._stands(said))

    def _in_one_word(self, typed: str, name: Bare) -> Iterator[tuple[float, str]]:
        """The words, and the names written as several, that a name written as one word may be."""
        joined, as_typed = "".join(name), "".join(word.form for word in words_of(typed))
        for script in ALPHABETS:
            for odds, word in self._words.like(joined, script):
                if (
                    word != as_typed
                    and self._is_sure(joined, word, odds)
                    and not self._is_of_another(joined, word, odds)
                ):
                    yield from ((odds, form) for form in self._words.written_in(script)[word])

    def _is_sure(self, name: str, word: str, odds: float) -> bool:
        one, other = alphabet(name), alphabet(word)
        least = self._least((name,), other) + FREQUENT_NEEDS * (word in self._words.frequent)
        if odds >= least or one == other or odds < least - SURE + SURE_OF_EACH_OTHER:
            return odds >= least
        return max(self._best(name, other), self._best(word, one)) <= odds

    def _is_of_another(self, name: str, word: str, odds: float) -> bool:
        """Whether a name and a word are of two places, or both have a likelier counterpart than each other."""
        if _places_of(name) and _places_of(word):
            return _of_two_places(name, word)
        one, other = alphabet(name), alphabet(word)
        if one != other and self._best(name, other) >= odds + RIVAL and self._best(word, one) >= odds + RIVAL:
            return True
        return any(self._prefer_others(name, word, script) for script in self._words.reached(name))

    def _prefer_others(self, name: str, word: str, script: str) -> bool:
        """Whether a name and a word have each a counterpart of its own in an alphabet, which the other is hardly."""
        mine, its = self._likeliest(name, script), self._likeliest(word, script)
        if not mine or not its or mine[1] == its[1] or likeness(mine[1], its[1]) >= ALIKE:
            return False
        return all(
            odds >= SURE and odds >= likeness(against, counterpart) + FOREIGN
            for (odds, counterpart), against in ((mine, word), (its, name))
        )

    def _likeliest(self, word: str, script: str) -> tuple[float, str] | None:
        """The likeliest counterpart of a word among those of an alphabet in this folder, with its odds."""
        if script == alphabet(word):
            return likeness(word, word), word
        return next(iter(self._words.like(word, script)), None)

    def _best(self, word: str, script: str) -> float:
        """The odds of the likeliest counterpart of a word in an alphabet, in this folder or among known places."""
        here = (odds for odds, _ in self._words.like(word, script))
        known = ("".join(name) for place in places(word) for name in names_of(place) if alphabet(name[0]) == script)
        return max((*here, *(likeness(word, name) for name in known)), default=0.0)

    def _in_several(self, typed: str, name: Bare) -> Iterator[tuple[float, str]]:
        """The rows of words in letters without capitals that a name may be: of as many words, or with two of them
        written as one, or one as two.
        """
        as_typed = name if len(name) == len(list(words_of(typed))) else ()
        for script in CASELESS:
            least = self._least(name, script)
            rows = [row for reading in _readings(name) for row in self._rows(reading, script) if row[0] >= least]
            for odds, words in sorted(row for row in rows if row[1] != as_typed)[: -MOST_ROWS - 1 : -1]:
                yield from ((odds, " ".join(said)) for said in self._words.said(words, script) if self._stands(said))

    def _rows(self, name: Bare, script: str) -> Iterator[tuple[float, Bare]]:
        """The rows of words that each word of a name may be, with their odds together."""
        choices = [[row for row in self._words.like(word, script) if self._is_part(*row)][:CHOICES] for word in name]
        for row in product(*choices) if len(name) > 1 else ():
            yield sum(odds for odds, _ in row), tuple(word for _, word in row)

    def _is_part(self, odds: float, word: str) -> bool:
        return word not in self._words.frequent or odds >= FREQUENT_NEEDS


def _places_of(word: str) -> frozenset[int]:
    """The places that a word is a name of, in any case."""
    return places(word) or frozenset(place for form in further_forms(word) for place in places(form))


def _of_two_places(one: str, other: str) -> bool:
    """Whether both words are names of places, and of none together."""
    here, there = _places_of(one), _places_of(other)
    return bool(here and there) and here.isdisjoint(there)


def _readings(name: Bare) -> Iterator[Bare]:
    """A name as it stands, with two of its words written as one, and with a long one written as two."""
    yield name
    for at in range(len(name) - 1 if len(name) > 2 else 0):
        yield (*name[:at], name[at] + name[at + 1], *name[at + 2 :])
    for at, word in enumerate(name):
        for cut in range(SHORTEST, len(word) - SHORTEST + 1) if len(word) >= LONG and len(name) < LONGEST else ():
            yield (*name[:at], word[:cut], word[cut:], *name[at + 1 :])
