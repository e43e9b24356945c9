"""Where a note is now whose report goes by another name than when it was made: a row that moved in its file, because
the newest export begins with newer ones; a file that was renamed and then edited; one whose name another text took.

A report's name is believed where the report still says the passage with its surroundings, or where nothing better is
known. Else the passage is looked for, with its surroundings and word for word, and its note is placed where exactly one
report has it: among the rows of its file, or where the very text of its report stands now. What only says the same
words, in another file, is offered. Nothing is written: a note stays in its file of notes, and goes back where its
passage goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.request import SearchRequest
from index.text.words import words
from index.workspace.library import Library
from index.workspace.remade import Remade
from index.workspace.search import FolderSearch

if TYPE_CHECKING:
    from index.annotations.anchoring.selector import Selector
    from index.annotations.annotation import Annotation, Placed

FEWEST_WORDS, MOST_WORDS = 4, 12
"""Words of a passage by which it is looked for: fewer stand in many reports, more cost time and find no less."""

MOST_FOUND = 50
"""Reports with the same words that are read to see whether they have the passage: in more it tells none apart."""

MOST_LOOKED_FOR = 2_000
"""Notes looked for in one state of the folder, 3 ms of CPU each: where a large part of a folder is gone, nobody waits
for all its notes."""

MOST_ROWS = 200_000
"""A name that is a number up to here is taken for the row's place in its file, which says nothing of its text; a larger
one is an id."""

ENOUGH = 24
"""Characters of a passage and its surroundings below which it says too little to be looked for elsewhere."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article that a note is on now; `reason` says why that is only offered, and is empty where it is sure."""

    article: str
    reason: str = ""


class Whereabouts:
    """Tells where notes are, as the folder is now. What was found is kept until the folder changes."""

    def __init__(self, library: Library, search: FolderSearch) -> None:
        self._library, self._search = library, search
        self._known = Remade(lambda: library.age, lambda: _Known(library.sharing.other_names(), library.is_complete()))

    def home(self, made: Annotation) -> Home:
        """Where a note is."""
        known = self._known()
        named = known.names.get(made.article, made.article)
        if not known.complete or not self._may_have_moved(made.article, named, known):
            return Home(named)
        asked = (made.article, made.selector, made.rejected)
        if asked not in known.homes:
            known.homes[asked] = self._found(made, named, known)
        return known.homes[asked]

    def told(self, placed: Placed, article: str) -> Placed:
        """What is known of a note's place in an article: one that is only thought to be there is suggested, however
        well its passage fits.
        """
        from index.annotations.anchoring.selector import Status

        home = self.home(placed.annotation)
        if home.article != article:
            return placed
        if home.reason and placed.placement.status is Status.PLACED:
            placed = placed._replace(placement=placed.placement._replace(status=Status.SUGGESTED, reason=home.reason))
        return placed._replace(home=article)

    def moved(self, annotations: Iterable[Annotation]) -> Iterator[tuple[Annotation, str]]:
        """Those of the notes that are elsewhere than their report's name says, with the articles they are on."""
        known = self._known()
        for made in annotations:
            if (home := self.home(made).article) != known.names.get(made.article, made.article):
                yield made, home

    def _may_have_moved(self, name: str, named: str, known: _Known) -> bool:
        """Whether a name may stand for another text than it did: by what the catalogue knows, so that of most notes no
        report is read.
        """
        if name not in known.doubtful:
            source = self._library.source(named)
            known.doubtful[name] = (
                source is None or _is_row(name, source[1]) or bool(self._library.sharing.now_said_by(name))
            )
        return known.doubtful[name]

    def _found(self, made: Annotation, named: str, known: _Known) -> Home:
        here, source = self._library.article_if_there(named), self._library.source(named)
        if (here and _says(here.text, made.selector)) or len(_whole(made.selector)) < ENOUGH:
            return Home(named)
        if very := self._only(_says, self._library.sharing.now_said_by(made.article), made):
            return Home(very)
        file = source[1] if source else made.article.rpartition("/")[0]
        if source and not _is_row(made.article, file):
            return Home(named)  # the file is there, and what it says was edited
        known.looked_for += 1
        if known.looked_for > MOST_LOOKED_FOR:
            return Home(named)
        found = [article for article in self._with_words_of(made.selector) if article != named]
        rows = [article for article in found if self._is_of(file, article)]
        if beside := self._only(_says, rows, made):
            return Home(beside)
        if here and _has_place(here.text, made.selector):
            return Home(named)
        if edited := self._only(_has_place, rows, made):
            return Home(edited)
        if here or made.selector.exact in made.rejected:
            return Home(named)
        elsewhere = self._only(_says, found, made) or self._only(_has_place, found, made)
        return Home(elsewhere, f"{made.article} is gone; this report says the same") if elsewhere else Home(named)

    def _only(self, test: Callable[[str, Selector], bool], articles: Iterable[str], made: Annotation) -> str | None:
        """The only one of the articles whose text stands a test for the passage."""
        saying = [article for article in articles if test(self._text(article), made.selector)]
        return saying[0] if len(saying) == 1 else None

    def _text(self, article: str) -> str:
        read = self._library.article_if_there(article)
        return read.text if read else ""

    def _with_words_of(self, selector: Selector) -> list[str]:
        """The articles with the words of a passage in a row, none of them a copy; none where they are too many."""
        telling = _telling(selector)
        asked = SearchRequest(f'"{telling}"', exact=True, limit=1, explain=0)
        found = self._search.answer(asked).found if telling else ()
        return sorted(found) if len(found) <= MOST_FOUND else []

    def _is_of(self, file: str, article: str) -> bool:
        """Whether an article, or a copy of it, is of the file whose articles go by that name."""
        names = (article, *self._library.sharing.copies(article))
        return any((source := self._library.source(name)) is not None and source[1] == file != name for name in names)


class _Known:
    """What was found in one state of the folder."""

    def __init__(self, names: dict[str, str], complete: bool) -> None:
        self.names, self.complete = names, complete
        self.doubtful: dict[str, bool] = {}
        self.homes: dict[object, Home] = {}
        self.looked_for = 0


def _is_row(name: str, file: str) -> bool:
    """Whether an article of a file goes by its place there."""
    place = name.removeprefix(f"{file}/")
    return place != name and place.isdecimal() and int(place) <= MOST_ROWS


def _whole(selector: Selector) -> str:
    return selector.prefix + selector.exact + selector.suffix


def _says(text: str, selector: Selector) -> bool:
    """Whether a text says a passage with its surroundings, word for word."""
    return _whole(selector) in text


def _has_place(text: str, selector: Selector) -> bool:
    """Whether a passage has a sure place in a text, which may have been edited."""
    from index.annotations.anchoring.anchoring import anchor
    from index.annotations.anchoring.selector import Status

    return anchor(selector, text).status is Status.PLACED


def _telling(selector: Selector) -> str:
    """The words by which a passage is looked for: its own, or, where these are few, those around it too. A word that
    may be cut at an end is left out.
    """
    whole = _whole(selector)
    first, last = len(selector.prefix), len(selector.prefix) + len(selector.exact)
    all_words = list(words(whole))
    own = [word for word in all_words if word.start >= first and word.end <= last]
    if len(own) < FEWEST_WORDS:
        own = all_words[1:-1] or all_words
    own = own[:MOST_WORDS]
    return whole[own[0].start : own[-1].end].replace('"', " ") if own else ""
