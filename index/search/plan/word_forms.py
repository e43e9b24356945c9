"""The folded forms that may stand for a word of a query: its stem's other forms, what is named after it, the
spellings of its name, while it is being typed every word that begins so, and, only when the folder does not know it,
words spelled nearly so. What was added is reported, so that the user sees it and can say no.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from index.catalogue.catalogue import Catalogue
from index.names.demonyms import relatives
from index.names.families import Families
from index.search.engines.engine import Ending, Forms, Run
from index.search.plan.absence import absent
from index.search.plan.across import LONGEST as LONGEST_NAME
from index.search.plan.across import Across
from index.search.plan.folder_words import FolderWords
from index.search.plan.nearness import is_slip, near_forms
from index.search.plan.offering import TIMES_SAID, LikelyWord, offered
from index.search.query import query as q
from index.search.reports import Reports, run_together
from index.text.affixes import further_forms
from index.text.stems import NAMES_HAVE_ENDINGS, stem, stem_by_script
from index.text.stop_words import STOP_WORDS
from index.text.words import form_of, words

MIN_PREFIX = 2
"""Letters before a beginning counts: one letter means every article, and the slowest search there is."""
MAX_FORMS = 48
"""Forms one word is widened to at most, the most frequent first; more cost time and add noise."""
NAMED_BEGINNINGS = 3
"""Beginnings of a word being typed whose other spellings are sought too: what is meant is among the most frequent."""
NAME_WEIGHT = 3.0
CAPITAL_NAME_WEIGHT = 100.0
"""How much likelier a query goes on to a name than to another word of as many titles, typed small and with a capital.
"""
WHOLE_WEIGHT = 10.0
"""The same for what is typed already where it is a word of the reports."""
SOUNDED = 4
"""Letters from which a word being typed may be a whole name no report spells so."""
SPELLED_OUT = 5
"""Spellings looked for of each name of several words that may be meant, the most frequent first: each is a phrase."""
OFFERED = 3
"""Words offered for one that is rather a name the folder lacks: more are a list, and no question."""
LONGEST_BEGUN = 4
"""Words before which the name that is being typed may have begun."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What was added to a word the user typed, and because of what: `corpus`, `alias` or `fuzzy`."""

    typed: str
    added: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Known:
    """What widening needs to know of the folder. `noted` finds the articles whose annotations match a part of a query,
    `said_around` tells whether a folded form stands around the text of any; `never_same` are the pairs the user keeps
    apart, however their letters fall.
    """

    catalogue: Catalogue
    families: Families
    reports: Callable[[], Reports]
    noted: Callable[[q.Query], frozenset[str]]
    said_around: Callable[[str], bool]
    never_same: Collection[tuple[str, ...]] = ()
    stands: Callable[[Sequence[str]], bool] = lambda _: False

    def __post_init__(self) -> None:
        pairs = [tuple(map(form_of, pair)) for pair in self.never_same]
        apart = {(a, b) for pair in pairs for a in pair for b in pair if a != b}

        def are_apart(one: str, other: str) -> bool:
            return (one, other) in apart

        def sharing_stem(form: str) -> tuple[str, ...]:
            found = self.catalogue.forms_with_stem(stem_by_script(form), MAX_FORMS)
            if affixed := further_forms(form):
                found += self.catalogue.forms_among(affixed, MAX_FORMS)
            elif stems := self._stems_elsewhere(form):
                found += self.catalogue.forms_in_other_languages(stems, MAX_FORMS)
            return tuple(other for other in dict.fromkeys(found) if (form, other) not in apart)

        object.__setattr__(self, "sharing_stem", lru_cache(maxsize=20_000)(sharing_stem))
        object.__setattr__(self, "near", lru_cache(maxsize=1_000)(partial(near_forms, catalogue=self.catalogue)))
        object.__setattr__(self, "are_apart", are_apart)
        words = FolderWords(self.catalogue, self.families)
        object.__setattr__(self, "across", Across(words, self.families, self.stands, are_apart))

    def _stems_elsewhere(self, form: str) -> list[str]:
        """The stems of a form in the languages of the folder that its letters do not tell."""
        if not self._languages or form.isdigit():
            return []
        codes = self._languages & NAMES_HAVE_ENDINGS if self.families.has(form) else self._languages
        return [f"{code}:{stem(form, code)}" for code in sorted(codes)]

    @cached_property
    def _languages(self) -> frozenset[str]:
        return self.catalogue.languages()

    @cached_property
    def articles(self) -> int:
        """How many articles the folder has; counted once, for the catalogue goes through all of them."""
        return self.catalogue.count()

    sharing_stem: Callable[[str], tuple[str, ...]] = field(init=False, compare=False)
    """The forms in the folder that share the stem of a form, or have it with another ending or joined word."""
    near: Callable[..., tuple[str, ...]] = field(init=False, compare=False)
    """`near_forms` of this folder: one query asks for those of a word several times."""
    across: Across = field(init=False, compare=False)
    """What finds the spellings of a name in other alphabets and languages."""
    are_apart: Callable[[str, str], bool] = field(init=False, compare=False)
    """Whether the user keeps two folded forms apart."""


@dataclass(slots=True)
class WordForms:
    """Widens the words of one query. `exact` adds nothing; `without` are folded spellings the user has taken out. In
    `prose` a country does not stand for its people: enough is said.
    """

    known: Known
    exact: bool
    without: frozenset[str]
    spellings: list[Spelling] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    offers: list[LikelyWord] = field(default_factory=list)
    prose: bool = False

    def of(self, term: q.Term, unfinished: bool = False) -> tuple[str, ...]:
        """The folded forms that may stand for one word, the typed one first. Of an `unfinished` word only what has its
        beginning or sounds like it where `begun` finds nothing.
        """
        form = form_of(term.text)
        if term.exact or self.exact:
            return (form,)
        found = self.inflections(form)
        variants = self.variants(form, by_sound=not unfinished or len(form) >= SOUNDED)
        for variant in variants:
            if len(folded := folded_words(variant)) == 1:
                found += self.inflections(folded[0])
        self.say(term.text, variants, form)
        if term.prefix:
            found += self.beginnings(form, asked=True)
        if not (term.near or term.prefix or variants or unfinished or self.prose):
            self._offer(term.text, found)
        known = len(found) > 1 or variants or unfinished or self.known.catalogue.articles_with(form)
        if term.near or not (known or self.known.said_around(form)):
            nearest = self._near(term.text, form, asked=term.near)
            found += [f for near in nearest for f in self.inflections(near)]
            if not nearest:
                self.say_absent(term.text, form)
        return self._allowed(form, found)

    def only_begins(self, term: q.Term, *, alone: bool) -> bool:
        """Whether a word that is typed to its end can only be the beginning of one: the folder does not know it, but
        words that begin so; or it is `alone` and says nothing.
        """
        form = form_of(term.text)
        if self.exact:
            return False
        if alone and (len(form) < MIN_PREFIX or form in STOP_WORDS):
            return True
        if self.known.catalogue.articles_with(form) or self.known.sharing_stem(form):
            return False
        if not self.beginnings(form):
            mended = self.variants(form) or self.known.near(form)
            if mended or not self.known.families.sounding_like_beginning(form):
                return False
        self.remarks.append(f"No report says {term.text!r}: it is taken for the beginning of a word.")
        return True

    def begun(self, term: q.Term) -> tuple[str, ...]:
        """The forms that a word being typed may become: those that begin so, with other spellings of the names among
        them; where there are none, names that begin with its sound, words that begin nearly so, names that begin with
        its consonants.
        """
        form = form_of(term.text)
        found = self.beginnings(form) if len(form) >= MIN_PREFIX else self.known.families.beginning_with_letter(form)
        names = [n for n in found[:NAMED_BEGINNINGS] if self.known.families.has(n)]
        if not found and len(form) > MIN_PREFIX:
            names = self.known.families.sounding_like_beginning(form)
        for variant in dict.fromkeys(v for n in names for v in (n, *self.variants(n))):
            if len(folded := folded_words(variant)) == 1:
                found.append(folded[0])
        if not found:
            whole = [f for v in self.variants(form) if len(f := folded_words(v)) == 1]
            found = [f[0] for f in whole] or [*self._near(term.text, form, beginning=True)]
        if not found:
            found = self.known.families.beginning_with_consonants(form)
        return self._allowed(form, found)

    def endings(self, term: q.Term, where: str) -> tuple[Ending, ...]:
        """What a word being typed may become, word by word: forms with one stem are one ending."""
        groups: dict[str, list[str]] = {}
        for form in self.begun(term):
            groups.setdefault(stem_by_script(form), []).append(form)
        form = form_of(term.text)
        found = [Ending((Forms(tuple(g), where),), self._likely(term.text, g)) for g in groups.values()]
        return (*found, *(Ending(ids=ids) for ids in self.known.reports().outlets_beginning(form)))

    def going_on(self, text: str, where: str) -> tuple[Ending, ...]:
        """The names of several words, and the outlets, that a text may become: its last word is half typed unless a
        space follows it.
        """
        found = []
        for forms in self.known.families.going_on_from(text):
            rows = dict.fromkeys(tuple(folded_words(form)) for form in forms[:SPELLED_OUT])
            said = tuple(
                Run(tuple((f,) for f in row), 0, where) if len(row) > 1 else Forms(row, where)
                for row in rows
                if self.without.isdisjoint((*row, " ".join(row)))
            )
            if said:
                found.append(Ending(said, CAPITAL_NAME_WEIGHT if text[:1].isupper() else NAME_WEIGHT))
        typed = run_together(text)
        outlets = (
            self.known.reports().outlets_beginning(typed) if text[-1:].isspace() and len(typed) > MIN_PREFIX else []
        )
        return (*found, *(Ending(ids=ids) for ids in outlets))

    def _likely(self, typed: str, group: Sequence[str]) -> float:
        """How much likelier these forms are what is being typed than a common word of as many titles."""
        name = 1.0
        if any(map(self.known.families.has, group)):
            name = CAPITAL_NAME_WEIGHT if typed[0].isupper() else NAME_WEIGHT
        return name * WHOLE_WEIGHT if len(typed) >= SOUNDED and form_of(typed) in group else name

    def _allowed(self, form: str, found: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f for f in found if f == form or f not in self.without))[:MAX_FORMS]

    def inflections(self, form: str) -> list[str]:
        """The form, those that share its stem, and what is named after it."""
        found = [form, *self.known.sharing_stem(form)]
        for relative in () if self.prose else relatives(form):
            found += (relative, *self.known.sharing_stem(relative))
        return found

    def as_said(self, form: str) -> tuple[str, ...]:
        """A word of a name as reports may say it: with a case or a joined word, where letters tell its language."""
        return tuple(dict.fromkeys((form, *self.known.sharing_stem(form)))) if further_forms(form) else (form,)

    def beginnings(self, form: str, asked: bool = False) -> list[str]:
        """The words that begin so; none for a single letter, which is said where it was `asked` for."""
        if len(form) >= MIN_PREFIX:
            return self.known.catalogue.forms_with_prefix(form, MAX_FORMS)
        if asked:
            self.remarks.append(f"{form}* is taken as the word {form!r}: a beginning needs {MIN_PREFIX} letters.")
        return []

    def variants(self, form: str, *, by_sound: bool = True) -> list[str]:
        """The other spellings of a name; `by_sound` also where no report spells it so."""
        if not by_sound and not self.known.families.has(form):
            return []
        return [v for v in self._spellings(form)[:MAX_FORMS] if " ".join(folded_words(v)) not in self.without]

    def _spellings(self, form: str) -> list[str]:
        """The other spellings of a name, those of its family first."""
        return list(dict.fromkeys((*self.known.families.variants(form), *self.known.across.spellings(form))))

    def name_begun(self, texts: Sequence[str]) -> tuple[int, list[list[str]]]:
        """Where among these words a name of several words begins that the last of them does not yet end, and the
        spellings of the names it may become; no spellings when there is none.
        """
        families = self.known.families
        for start in range(max(0, len(texts) - LONGEST_BEGUN), len(texts) - 1):
            if names := families.beginning_with(" ".join(texts[start:])):
                spelled = dict.fromkeys(v for n in names for v in (n, *self.variants(n)))
                return start, [folded_words(v) for v in spelled][:MAX_FORMS]
        return len(texts), []

    def names_among(self, texts: Sequence[str]) -> list[tuple[int, int, list[str]]]:
        """The names among these words, the longest first: where each starts and ends, and its other spellings."""
        found: list[tuple[int, int, list[str]]] = []
        start = 0
        while start < len(texts) and not self.exact:
            for end in range(min(start + self._longest, len(texts)), start, -1):
                spelled = self._spellings(" ".join(texts[start:end]))
                if spelled:
                    here = [v for v in spelled if " ".join(folded_words(v)) not in self.without]
                    found.append((start, end, here))
                    start = end - 1
                    break
            start += 1
        return found

    @property
    def _longest(self) -> int:
        return max(self.known.families.longest, 1 if self.prose else LONGEST_NAME)

    def say(self, typed: str, variants: Sequence[str], form: str) -> None:
        """Report what a name's spellings added, each once however it is capitalised."""
        added = {" ".join(folded_words(v)): v for v in reversed(variants)}
        added.pop(form, None)
        if added:
            family = self.known.families.family(form)
            spelling = Spelling(typed, tuple(reversed(added.values())), family.because if family else "corpus")
            if spelling not in self.spellings:
                self.spellings.append(spelling)

    def _offer(self, typed: str, endings: Sequence[str]) -> None:
        """Offer what was perhaps meant by a word that is no name of the folder and that few reports say."""
        form, known = endings[0], self.known
        if known.families.has(form) or known.catalogue.articles_with(form) * TIMES_SAID > known.articles:
            return
        near = [n for n in known.near(form) if n not in self.without and not known.are_apart(form, n)]
        offer = offered(typed, endings, near, known.catalogue.articles_with)
        if offer and offer not in self.offers:
            self.offers.append(offer)

    def say_absent(self, typed: str, form: str) -> None:
        """Report of a word in other letters than Latin that the folder has it in no spelling."""
        said = absent(typed, form, self.known.catalogue)
        if said and said not in self.remarks:
            self.remarks.append(said)

    def _near(self, typed: str, form: str, *, asked: bool = False, beginning: bool = False) -> tuple[str, ...]:
        """The forms that a word the folder does not know is a slip for; what it rather is not is offered instead,
        unless near words were `asked` for.
        """
        near = self.known.near(form)
        if not near and beginning:
            near = self.known.near(form, beginning=True)
        near = tuple(n for n in near if n not in self.without and (asked or not self.known.are_apart(form, n)))
        is_name = self.known.families.has
        taken = tuple(n for n in near if asked or is_slip(typed, form, n, is_name=is_name(n)))
        if taken:
            self.spellings.append(Spelling(typed, taken, "fuzzy"))
        elif near and not beginning:
            self.remarks.append(f"No report says {typed!r}; did you mean {' or '.join(near[:OFFERED])}?")
        return taken


def folded_words(text: str) -> list[str]:
    """The folded forms of the words of a text."""
    return [w.form for w in words(text)]
