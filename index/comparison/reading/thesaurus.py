"""What news says in several words: near-synonyms that count as one term, and words that carry no matter.

Two reports of one event rarely choose the same verb: one has a truce that collapsed, the other a ceasefire that broke
down. The lexicon has the concepts, each with the words that count as it.

Example: `concepts()["slain"]` and `concepts()["killed"]` are `"=kill"`.
"""

from __future__ import annotations

from index.lexicon.reading import kept, languages, regions


def _by_word(named: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """From each word to the name of its concept, which `=` keeps apart from a word of the text."""
    return {word: f"={name}" for name, words in named.items() for word in words}


@kept()
def events() -> frozenset[str]:
    """The concepts that happen, rather than are; what a number, a time or a doer can be the matter of."""
    return frozenset(f"={name}" for language in languages().values() for name in language.happenings)


@kept()
def concepts() -> dict[str, str]:
    """From a lower-case word or its stem to its concept."""
    found = _by_word(regions().things)
    for language in languages().values():
        found |= _by_word(language.things) | _by_word(language.happenings)
    return found


@kept()
def acronyms() -> dict[str, str]:
    """Capitalised words that would be hollow, or something else, in lower case."""
    named = set(concepts().values())
    return {word: f"={name}" if f"={name}" in named else name for word, name in regions().acronyms.items()}


@kept()
def phrasal() -> dict[tuple[str, str], str]:
    """From the stem of a verb and its particle to their concept."""
    verbs = (pair for language in languages().values() for pair in language.phrasal.items())
    return {(verb, particle): f"={name}" for name, said in verbs for verb, particle in map(str.split, said)}


@kept()
def particles() -> frozenset[str]:
    """The particles of such verbs."""
    return frozenset(particle for _, particle in phrasal())
