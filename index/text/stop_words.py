"""Words that say nothing of the matter: one list in parts, because each use leaves out more than the one before.

STOP_WORDS      nearly every report has them: a list of words that is searched does not ask for them
HOLLOW          no two sentences are alike for sharing them: those, and grammar, attribution, particles of names

These are English. Of another language the same are told by its small words in the lexicon; of one that has none the
English are taken, as in a text whose language is not known:

"der" in stop_words("de")            "wurde" in hollow("de")            "sagte" in speech("de")
"""

from __future__ import annotations

from functools import lru_cache

from index.lexicon.reading import ENGLISH, kept, languages
from index.lexicon.sections import Language
from index.text.folding import fold

_STOP = "a an and are as at be by for from has have in is it its of on or that the this to was were which will with"

STOP_WORDS: frozenset[str] = frozenset(_STOP.split())
"""In a list of words they are not asked for. In a phrase they count."""

ARTICLES_OF_NAMES = frozenset(["al", "el"])
"""Arabic articles, folded, that are nothing else when they stand alone: ash and ed are words and names."""

_CUT_OFF = "l d qu jusqu lorsqu puisqu quoiqu dell nell all dall sull coll degl negl"
ELIDED: frozenset[str] = frozenset(_CUT_OFF.split())
"""What stands before an apostrophe in French, Italian and Catalan (l'armée): asked for no more than a stop word."""

_GRAMMAR = """
these those itself he his him himself she her herself they them their theirs themselves we us our ours you your i me
my who whom whose what when where why how there here but nor so yet if then than into off onto out over toward towards
up upon within without under above below between among amid against about across along around through during before
after since until till while because although though been being am had having do does did done doing can could may
might must shall should would not no none nothing any some all both each every either neither other others another
such same own only just even still also too very more most much many few less least again already ever never now once
o one ones however meanwhile per via else get got go went come came
"""
_ATTRIBUTION = """
say says said saying tell tells told according report reports reported reportedly add adds added adding state states
stated quote quoted cite cited citing
"""
# The verbs with which a report says whose words it has.

_SPEECH = "say says said tell tells told according add adds added"
SPEECH: frozenset[str] = frozenset(_SPEECH.split())
"""English words beside which stands who says it."""

_IN_NAMES = """
mr mrs ms dr al el ul ad ash ibn bin abu de la le
"""
# Titles, and what stands inside names.

_RESTS = "s t re ve ll d m"
# What an apostrophe leaves: don't, we've.

HOLLOW: frozenset[str] = STOP_WORDS.union(*(part.split() for part in (_GRAMMAR, _ATTRIBUTION, _IN_NAMES, _RESTS)))
"""English words in lower case that say nothing about the matter of a sentence."""

_STOPPING = (
    *("small_words", "articles", "definite", "of", "owners", "these", "auxiliaries"),
    *("joins_names", "joins_numbers", "between"),
)
_HOLLOWING = ("them", "clause_words", "denials", "saying", "name_particles", "where", "further")
_TELLING = ("number_words", "units", "fates", "deeds", "counted", "days_away")
# The sections of a lexicon with words of each kind, and those whose words say something.


@kept()
def stop_words(language: str = ENGLISH) -> frozenset[str]:
    """The words in lower case that nearly every report in a language has."""
    return STOP_WORDS if _english(language) else _said(languages()[language], _STOPPING)


@kept()
def hollow(language: str = ENGLISH) -> frozenset[str]:
    """The words in lower case that say nothing about the matter of a sentence in a language."""
    if _english(language):
        return HOLLOW
    around_names = frozenset((*_IN_NAMES.split(), *_RESTS.split())) | ELIDED
    return _said(languages()[language], (*_STOPPING, *_HOLLOWING)) | around_names


@kept()
def speech(language: str = ENGLISH) -> frozenset[str]:
    """The words in lower case beside which stands, in a language, who says something."""
    return SPEECH if _english(language) else frozenset(languages()[language].saying)


@lru_cache(maxsize=64)
def folded(words: frozenset[str]) -> frozenset[str]:
    """Words of such a set as folded forms, for where words are compared whatever their accents: of "für" `fur`."""
    return frozenset(map(fold, words))


def _english(language: str) -> bool:
    words = languages().get(language)
    return language == ENGLISH or words is None or not words.small_words


def _said(words: Language, sections: tuple[str, ...]) -> frozenset[str]:
    """The words of these sections that say nothing anywhere else."""
    telling = {word for section in _TELLING for said in getattr(words, section).values() for word in said}
    return frozenset(each for section in sections for each in _flat(getattr(words, section))) - telling


def _flat(section: object) -> tuple[str, ...]:
    if isinstance(section, dict):
        return tuple(word for said in section.values() for word in said)
    return section if isinstance(section, tuple) else ()
