"""Words that say nothing of the matter: one list in parts, because each use leaves out more than the one before.

STOP_WORDS      nearly every report has them: a list of words that is searched does not ask for them
HOLLOW          no two sentences are alike for sharing them: those, and grammar, attribution, particles of names
"""

from __future__ import annotations

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
