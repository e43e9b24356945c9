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


_HOLLOW = """
a an the this that these those it its itself he his him himself she her herself they them their theirs themselves we
us our ours you your i me my who whom whose which what when where why how there here and or but nor so yet if then
than as at by for from in into of off on onto out over to toward towards up upon with within without under above
below between among amid against about across along around through during before after since until till while
because although though is are was were be been being am has have had having do does did done doing can could may
might must shall should will would not no none nothing any some all both each every either neither other others
another such same own only just even still also too very more most much many few less least again already ever
never now once say says said saying tell tells told according report reports reported reportedly add adds added
adding state states stated quote quoted cite cited citing mr mrs ms dr al el ul ad ash an ibn bin abu de la le s t
re ve ll d m o one ones however meanwhile per via else get got go went come came
"""

HOLLOW: frozenset[str] = frozenset(_HOLLOW.split())
"""Lower-case words that say nothing about the matter: grammar, the verbs of attribution, the articles inside names."""
