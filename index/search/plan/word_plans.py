"""A word of a query, or a row of words, to its part of the plan: every form that may stand for it, and what is to be
marked.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from index.names.forms import without_article
from index.search.engines.engine import Begun, Both, Ending, Forms, Plan, Run, Same, Spelled
from index.search.plan.compounds import closed, parted
from index.search.plan.spelled_rows import Row, spelled_rows
from index.search.plan.word_forms import SOUNDED, WordForms, folded_words
from index.search.query import query as q
from index.search.snippets import Concept

AS_TYPED = 0.25
"""What reports gain that say a word as typed, as a share of its weight: so one that says it once comes before one of
half the length that says another word of its stem once. The judged queries of 804 reports of news do not tell values
up to 0.5 apart.
"""

ENDING = 2
"""Letters by which two forms of one word differ; with more they are two words of one stem: attack and attacks,
investigator and investigation.
"""


def is_same_word(form: str, typed: str) -> bool:
    """Whether two forms of one stem are of the same word."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, typed, strict=False)))
    return max(len(form), len(typed)) - shared <= ENDING


class WordPlans:
    """Plans for the words of one query. `unfinished` is the one that is being typed; `concepts` are what is marked."""

    def __init__(self, forms: WordForms, unfinished: q.Term | q.Phrase | None) -> None:
        self.forms = forms
        self.unfinished = unfinished
        self.concepts: list[Concept] = []

    def term(self, term: q.Term, where: str, wanted: bool, joined: tuple[str, ...] = ()) -> Plan:
        """The plan for a word; `joined` are compounds it is part of."""
        unfinished = term is self.unfinished and not self.forms.exact
        if len(folded_words(term.text)) != 1:
            said = self.row(term.text, where, wanted, exact=term.exact, unfinished=term is self.unfinished)
            goes_on = self._name_behind_article(term.text, where) if unfinished else ()
            return Begun(said, goes_on) if goes_on else said
        whole = (*self.forms.of(term, unfinished), *joined)
        endings = self.forms.endings(term, where) if unfinished else ()
        begun = [form for ending in endings for part in ending.said if isinstance(part, Forms) for form in part.forms]
        spellings: list[tuple[frozenset[str], ...]] = [(frozenset((*whole, *begun)),)]
        parts: list[Forms | Run] = [Forms(whole, where)]
        if not (term.exact or self.forms.exact):
            for row in self._in_several_words(term.text, whole[0], unfinished):
                parts.append(Run(row, 0, where))
                spellings.append(tuple(map(frozenset, row)))
        if wanted:
            self._mark(Concept(term.text, tuple(spellings)))
        word = parts[0] if len(parts) == 1 else Same(tuple(parts))
        if endings:
            return Begun(word, endings)
        return word if unfinished or len(parts) > 1 else self._with_typed(Forms(whole, where))

    def _with_typed(self, word: Forms) -> Forms | Spelled:
        """A word, the first of its forms as typed, where it has forms that are other words of its stem."""
        typed = word.forms[0]
        other = {form for form in self.forms.known.sharing_stem(typed) if not is_same_word(form, typed)}
        as_typed = tuple(form for form in word.forms if form not in other)
        return Spelled(word, Forms(as_typed, word.field), AS_TYPED) if len(as_typed) < len(word.forms) else word

    def _in_several_words(self, typed: str, form: str, unfinished: bool) -> list[Row]:
        """The rows of words that one word may be written as: spellings of a name, and a compound in its parts."""
        spelled = map(folded_words, self.forms.variants(typed, by_sound=not unfinished or len(form) >= SOUNDED))
        rows: list[Row] = [tuple((f,) for f in words) for words in spelled if len(words) > 1]
        if not unfinished and (pair := parted(self.forms.known, form)):
            rows.append(((pair[0],), tuple(self.forms.inflections(pair[1]))))
        return rows

    def _name_behind_article(self, text: str, where: str) -> tuple[Ending, ...]:
        """What a half-typed name may become whose article is typed already: "al-Sha"."""
        name = without_article(text)
        return self.forms.endings(q.Term(name), where) if name != text and len(folded_words(name)) == 1 else ()

    def row(
        self, typed: str, where: str, wanted: bool, *, slop: int = 0, exact: bool = False, unfinished: bool = False
    ) -> Plan:
        """Words in a row, with the spellings of every name among them and the endings of every other word. The last of
        an `unfinished` row may be the beginning of a word, or of more of a name.
        """
        forms = folded_words(typed)
        if not forms:
            return Both()
        as_typed: Row = tuple((f,) for f in forms)
        rows = [as_typed]
        if not (exact or self.forms.exact):
            rows = spelled_rows(typed, self.forms)
            joined = [closed(self.forms.known, a, b) for a, b in pairwise(forms)]
            rows += [(*rows[0][:at], whole, *rows[0][at + 2 :]) for at, whole in enumerate(joined) if whole]
            for form in forms if len(rows) == 1 and not unfinished else ():
                if not self.forms.known.catalogue.articles_with(form):
                    self.forms.say_absent(typed, form)
        if unfinished:
            rows.append((*as_typed[:-1], (forms[-1], *self.forms.beginnings(forms[-1]))))
            start, names = self.forms.name_begun(forms) if not self.forms.exact else (0, [])
            rows += [(*as_typed[:start], *((f,) for f in name)) for name in names]
        if wanted:
            self._mark(Concept(typed, tuple(tuple(map(frozenset, row)) for row in rows), slop))
        parts = [Run(row, slop, where) if len(row) > 1 else Forms(row[0], where) for row in rows]
        return parts[0] if len(parts) == 1 else Same(tuple(parts))

    def _mark(self, concept: Concept) -> None:
        if concept not in self.concepts:
            self.concepts.append(concept)
