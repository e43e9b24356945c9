"""What news English says in several words: near-synonyms that count as one term, and words that carry no matter.

Two reports of one event rarely choose the same verb: one has a truce that collapsed, the other a ceasefire that broke
down. Each line below is one concept, its first word the name. The list is general vocabulary of reporting on conflict,
disaster and politics, and kept small on purpose: a wrong join costs as much as a missed one.
"""

from __future__ import annotations

_EVENTS = """
kill: kill killed killing death deaths dead die died dying slain slay fatality fatalities perish lives toll
kill: martyr martyred
wound: wound wounded wounding injure injured injuring injury injuries hurt maimed
attack: attack attacked attacker assault assaulted offensive onslaught raid raids raided strike struck
attack: airstrike bombing bombardment bombard shelling shell shelled shells bombed pound pounded targeted hit
explode: explode exploded explosion blast blasts detonate detonated explosive explosives blew blow
negotiate: negotiate negotiated negotiation negotiations negotiator talks talk broker brokered mediate mediated
negotiate: mediation
surrender: surrender surrendered capitulate relinquish disarm
flee: flee fled fleeing displace displaced displacement escape escaped refugee refugees exodus
evacuate: evacuate evacuated evacuation bussed bused
siege: siege besiege besieged besieging encircle encircled encirclement blockade blockaded surround surrounded
capture: capture captured seize seized seizure retake retook recapture recaptured regain regained overran overrun
enter: enter entered entry penetrate penetrated
withdraw: withdraw withdrew withdrawn withdrawal pullout pulled retreat retreated leave left
uprising: uprising uprisings revolt revolted revolution rebellion insurrection protest protests protester
uprising: protesters demonstration demonstrations demonstrator rally rallies
claim: claim claimed responsibility
deny: deny denied denies denial refute refuted reject rejected
accuse: accuse accused blame blamed alleged allege
condemn: condemn condemned condemnation denounce denounced
clash: clash clashes clashed fighting fought battle battles combat firefight
rescue: rescue rescued rescuers
earthquake: earthquake quake tremor
flood: flood floods flooding deluge
fire: fire fires blaze
storm: storm hurricane typhoon cyclone
election: election elections vote voted ballot poll polls
arrest: arrest arrested detain detained detention
collapse: collapse collapsed falter faltered
"""

_THINGS = """
casualty: casualty casualties victim victims
aircraft: aircraft airplane plane planes jet jets warplane warplanes helicopter helicopters aerial airborne
missile: missile missiles rocket rockets projectile projectiles
bomber: bomber bombers
deal: deal agreement agreed truce ceasefire accord pact settlement armistice
regime: regime government governmental authorities authority
rebel: rebel rebels insurgent insurgents opposition oppositionist
militant: militant militants jihadist jihadists extremist extremists terrorist terrorists takfiri islamist islamists
fighter: fighter fighters gunman gunmen combatant combatants militiaman militiamen
army: army military soldier soldiers troop troops force forces
militia: militia militias paramilitary paramilitaries
police: police policeman policemen officers
weapon: weapon weapons weaponry arm arms firearm firearms gun guns
birthplace: birthplace cradle
neighbourhood: neighbourhood neighborhood district districts quarter suburb
city: city town
village: village hamlet
province: province governorate region
area: area areas zone territory territories pocket enclave
stronghold: stronghold bastion
checkpoint: checkpoint checkpoints position positions post posts outpost outposts
civilian: civilian civilians resident residents inhabitants inhabitant locals
child: child children kid kids minor minors
woman: woman women
us: us usa american america washington united
russia: russia russian russians moscow kremlin
turkey: turkey turkish turk turks ankara
britain: britain british uk london
iran: iran iranian iranians tehran
syria: syria syrian syrians
israel: israel israeli israelis
kurd: kurd kurds kurdish
lebanon: lebanon lebanese beirut
jordan: jordan jordanian amman
iraq: iraq iraqi iraqis baghdad
france: france french paris
germany: germany german germans berlin
china: china chinese beijing
ukraine: ukraine ukrainian ukrainians kyiv kiev
isis: isis isil daesh islamic
agency: agency agencies
monitor: monitor monitoring watchdog observatory
north: north northern
south: south southern
east: east eastern
west: west western
northeast: northeast northeastern
northwest: northwest northwestern
southeast: southeast southeastern
southwest: southwest southwestern
hospital: hospital hospitals clinic clinics
doctor: doctor doctors medic medics physician
building: building buildings
house: house houses home homes
base: base bases airbase airfield
vehicle: vehicle vehicles car cars truck van
convoy: convoy convoys
bus: bus buses
border: border borders frontier
president: president presidential
minister: minister ministry
parliament: parliament lawmakers lawmaker legislature
court: court tribunal judge
prison: prison jail imprisoned jailed
start: start started begin began begun launch launched commence
halt: halt halted stop stopped end ended cease
continue: continue continued continuing ongoing
help: help aid aided assistance support supported supporting
"""


def _concepts(lines: str) -> dict[str, str]:
    """From each word of a line to the line's name, which `=` keeps apart from a word of the text."""
    entries = (line.split(": ") for line in lines.split("\n") if line)
    return {word: "=" + name for name, words in entries for word in words.split()}


EVENTS: frozenset[str] = frozenset(_concepts(_EVENTS).values())
"""The concepts that happen, rather than are; what a number, a time or a doer can be the matter of."""

CONCEPTS: dict[str, str] = _concepts(_EVENTS) | _concepts(_THINGS)
"""From a lower-case word or its stem to its concept."""

ACRONYMS: dict[str, str] = {"US": "=us", "USA": "=us", "IS": "=isis", "UK": "=britain", "UN": "un", "EU": "eu"}
"""Capitalised words that would be hollow, or something else, in lower case."""

PHRASAL: dict[tuple[str, str], str] = {
    ("hand", "over"): "=surrender",
    ("hand", "in"): "=surrender",
    ("turn", "in"): "=surrender",
    ("give", "up"): "=surrender",
    ("lay", "down"): "=surrender",
    ("blow", "up"): "=explode",
    ("set", "off"): "=explode",
    ("broke", "out"): "=start",
    ("break", "out"): "=start",
    ("take", "over"): "=capture",
    ("took", "over"): "=capture",
    ("pull", "out"): "=withdraw",
    ("broke", "down"): "=collapse",
    ("break", "down"): "=collapse",
}
"""From the stem of a verb and its particle to their concept."""

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
