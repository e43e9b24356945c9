"""What signs, letters and colours mean, in the places where they stand. Pure.

A table of what the screens draw: whoever gives a screen a new sign adds it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from index.comparison.reports.differing import MEANT, OPPOSED, SAID_AND_DENIED
from tui.drawing.help.row import Row
from tui.drawing.rows import letter_of

DIFFERING = (
    *(Row(strength.value, meant) for strength, meant in MEANT.items()),
    Row(SAID_AND_DENIED, OPPOSED),
)

SIDE_BY_SIDE = (
    Row("=", "the same words on the other side", "dim"),
    Row("~", "edited; the words that differ are coloured", "edited"),
    Row("≈", "of the same matter, in words of its own", "restated"),
    Row("<  >", "only the left, only the right report says it", "only"),
    Row("!", "a fact differs here", "differs"),
    Row("⋯", "what is the same, or no part of the report, is folded away", "dim"),
    *DIFFERING,
    Row("?  60%", "worth a look: how likely it is that facts differ", "dim"),
)

CLAIM_BY_CLAIM = (
    Row("A B C", "the reports, in the order named above"),
    Row("=  ~  ≈", "this report has the claim: in the first one's words, edited, in its own"),
    Row("!", "what it says differs from another", "differs"),
    *DIFFERING,
    Row("·", "this report lacks the claim", "dim"),
    Row("+5  +5!", "so many of the reports without a column have it; some of them differ"),
    Row("▸  ●", "the report you are at; the one that is kept to compare with"),
    Row("origins", "how many sources the wording suggests: who copies whom counts once"),
)

LISTED = (
    Row("2021-09-01?", "the date was inferred, not stated, as is an outlet with ?; i tells how", "edited"),
    Row("bold", "the title of a report that you have not read"),
    Row("not bold", "a report that you have read in, or the first words of one without a title"),
    Row("42 %  read", "how far down you were; to its end"),
    Row("●", "marked, to be compared with others", "edited"),
    Row("story of 4", "four reports here tell of one incident"),
    Row("▸ ▾", "a story folded into one row; its reports shown"),
    Row("1 of 2 words", "only some of the words were found"),
    Row("‘Daraa’ for ‘deraa’", "found in another spelling"),
    Row("▃ █", "how many reports a stretch of time has; T or a click narrows to it"),
)

READ = (
    Row("found", "what was searched for; where you are stands out more", "hit"),
    Row("underlined", "you have a note on it"),
    Row("┃", "the note that keys act on"),
    Row("dim", "a caption, a date, page furniture: no part of the report's own words", "dim"),
    Row("(inferred: …)", "not stated in the report; why we take it to be so", "edited"),
    Row("absent", "the report does not say it", "dim"),
    Row("حلب", "if such letters stand the wrong way round here: right_to_left: reader in the settings"),
)


def legend(kinds: Mapping[str, str], scopes: Set[str]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The signs under the place where they stand; those of the place at hand first. `scopes` are those of the keys that
    work there, `kinds` those of annotations, with their colours.
    """
    noted = Row("▎", "a note without a kind", "yellow")
    letters = (Row(letter_of(kind), f"a note of the kind {kind}", colour) for kind, colour in kinds.items())
    places = (
        ("library", "In the list", LISTED),
        ("article", "In a report", READ),
        ("note", "Beside a passage: your notes", (noted, *letters)),
        ("comparison", "Comparing two reports", SIDE_BY_SIDE),
        ("claims", "Several reports, claim by claim", CLAIM_BY_CLAIM),
    )
    for _, heading, rows in sorted(places, key=lambda place: place[0] not in scopes):
        yield heading, rows
