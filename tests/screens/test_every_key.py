"""Every action of the keymap is pressed once, and what it does is seen: on screen, on disk or in the clipboard.

A story is the keys that lead to the action, its own in angle brackets (those of a sequence with `~` between them), and
those that show what it did; then what must be seen, and what must be gone. `"words"` are typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from app import Story, running

from index.annotations.anchoring.selector import Status
from index.article import Span
from index.errors import StoreError
from index.workspace import Workspace
from tui.actions.action import LETTER
from tui.keymap import ACTIONS, BY_ID
from tui.screens.comparing.claims import ClaimsScreen

Opener = Callable[..., Workspace]

HOURS = [f"Hour {n} began with rain. The gauge stood at {n} feet. Nobody was hurt in hour {n}." for n in range(1, 61)]
WALKED_OUT = "Teachers in Marlow walked out on Thursday over pay."
REPORTS = {
    "flood.txt": ["River breaks its dyke", "2024-03-09", *HOURS[:-1], "Muhammad Salem rowed the boat.", HOURS[-1]],
    "strike-a.txt": [
        *("The strike at Marlow", "2024-02-01", WALKED_OUT),
        "The union said 40 schools in Marlow were closed.",
        "The mayor, Ada Lund, called the strike a mistake.",
        "Buses ran as usual in the morning.",
        "Police counted 300 marchers in the square at Marlow.",
        "A baker on the corner handed out soup and bread.",
        "Talks begin again on Monday at noon.",
    ],
    "strike-b.txt": [
        *("Marlow on strike", "2024-02-01", WALKED_OUT),
        "The union said 60 schools in Marlow were closed.",
        "Snow is expected in the hills at the weekend.",
        "Buses ran as usual in the morning.",
        "Police counted 900 marchers in the square at Marlow.",
        "The court will hear the case of Mohammed Salem in May.",
        "Talks begin again on Monday at noon.",
    ],
    "strike-c.txt": [
        *("Schools shut in Marlow", "2024-02-02", WALKED_OUT),
        "The union said 40 schools in Marlow were closed.",
        "An orchestra from Riga plays tonight.",
        "Share this article",
    ],
    "empty.txt": [],
}
"""In the list by their days: the flood, then the strike, three reports and one story, the first two editions."""

BUSY = """
from index.loading.formats.documents import plain_text

def read(source, real=plain_text.read):
    while b"never read to its end" in source.data:
        pass
    return real(source)

plain_text.read = read
"""
"""What makes every process that reads a folder meet a file without end."""


@dataclass(frozen=True)
class Told:
    """A story: its keys, what must be seen at its end and what must be gone, and what must be so besides."""

    keys: str
    seen: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    so: Callable[[Story], object] = lambda story: True
    before: Callable[[Workspace], None] = lambda workspace: None


def told(keys: str, *seen: str, gone: str | None = None, **more: Callable[..., object]) -> Told:
    return Told(keys, seen, (gone,) if gone else (), **more)  # type: ignore[arg-type]


def has_left(story: Story) -> bool:
    return bool(story.app._exit)


def copied(passage: str) -> Callable[[Story], bool]:
    return lambda story: story.app.clipboard.startswith(f"“{passage}”")


def notes(*expected: str) -> Callable[[Story], bool]:
    """The notes on disk, in any order."""
    return lambda story: sorted(a.note for a in story.app.workspace.notes.store.everything()[0]) == sorted(expected)


def at_claim(row: int) -> Callable[[Story], bool]:
    """The table of claims is at a row."""
    return lambda story: isinstance(on := story.app.screen, ClaimsScreen) and on.listed.now == row


def kinds(*expected: str) -> Callable[[Story], bool]:
    """The kinds of the notes on disk, in any order."""
    return lambda story: sorted(a.kind for a in story.app.workspace.notes.store.everything()[0]) == sorted(expected)


def noted(workspace: Workspace) -> None:
    """Three notes: two on the flood, one on the strike."""
    for article, passage, note, kind, tags in (
        ("flood", "River breaks", "the title", "claim", ("dyke",)),
        ("flood", "Hour 1 began", "the first hour", "", ()),
        ("strike-a", "The mayor, Ada Lund", "who is she", "doubt", ()),
    ):
        start = workspace.library.article(article).text.index(passage)
        workspace.notes.annotate(article, Span(start, start + len(passage)), note, kind=kind, tags=tags)


def linked(workspace: Workspace) -> None:
    """Those three, the first on the flood linked with that on the strike."""
    noted(workspace)
    first = next(a for a in workspace.notes.store.of("flood") if a.note == "the title")
    workspace.links.link(first, "context", workspace.notes.store.of("strike-a")[0])


SOLD = "The sale of the mill has gone on for two months, brokers say. Nobody was told of the price on Monday."


def moved_away(workspace: Workspace) -> None:
    """A report, the last of the list, whose annotated words stand at another place now, among others."""
    report = Path(workspace.folder) / "sale.txt"
    report.write_text(f"On Monday brokers spoke. {SOLD} The talks went on in the town for a second week.")
    workspace.library.refresh()
    at = workspace.library.article("sale").text.index("brokers spoke")
    workspace.notes.annotate("sale", Span(at, at + len("brokers spoke")), "who?")
    report.write_text(
        f"{SOLD} Three weeks later, at a dinner in the north, brokers spoke of debts and of fear of ruin."
    )
    workspace.library.refresh()
    assert workspace.notes.annotations("sale")[0].placement.status is Status.SUGGESTED


def all_read(workspace: Workspace) -> None:
    """No file that cannot be read, which would be said again."""
    (Path(workspace.folder) / "empty.txt").unlink()
    workspace.library.refresh()


def unsaved(workspace: Workspace) -> None:
    """A note that could not be saved when it was written."""
    broken = workspace.notes.file("flood")
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("annotations: [")
    with pytest.raises(StoreError):
        workspace.notes.annotate("flood", Span(0, 5), "kept for later")
    broken.unlink()


def endless(workspace: Workspace) -> None:
    all_read(workspace)
    (Path(workspace.folder) / "endless.txt").write_text("This is never read to its end.")


def searched(workspace: Workspace) -> None:
    workspace.searches.save("supper", "soup")


COMPARED = "down down m down m c "
"""The first two reports of the strike, side by side."""
LONGER = "m down down m c "
"""The flood beside the strike: more than fits the screen."""
THREE = "down m down m down m c "
"""All three, claim by claim."""
NOTED = 'a "mine" ctrl+s '
SPELLED = 'slash "mohammed" down b '
AT_A_NOTE = "down down enter right_square_bracket "

STORIES: dict[str, Told] = {
    "app.quit": told("<ctrl+q>", so=has_left),
    "app.help": told("<f1>", "Search the reports"),
    "app.commands": told('<colon> "like lib"', "More like this report", gone="Search the reports"),
    "app.theme": told("<f9>", so=lambda story: story.app.theme == "light"),
    "app.redraw": told("<ctrl+l>", "River breaks its dyke", so=lambda story: not story.app._painted.is_known),
    "app.back": told("down enter <ctrl+o> down", "3 of 4 reports", "Enter open", gone="a annotate"),
    "app.forward": told("down enter ctrl+o <ctrl+n>", "a annotate", "An orchestra from Riga"),
    "library.back": told("enter <escape>", "Enter open", gone="a annotate"),
    "library.search": told('<slash> "soup"', "1 found", gone="4 reports"),
    "library.compare": told("down <c>", "most alike first"),
    "library.mark": told("<m>", "4 reports · 1 marked"),
    "library.unmark": told("m <M>", "1 mark taken away", gone="4 reports · 1 marked"),
    "library.mark_range": told("<V> down down", "3 of 4 reports · 3 marked"),
    "library.mark_all": told("<x~a>", "4 reports · 4 marked"),
    "library.mark_others": told("m <x~i>", "4 reports · 3 marked"),
    "library.tag_marked": told('m down m <x~t> "mine" ctrl+s', "Noted on 2 of 2 reports", so=notes("mine", "mine")),
    "library.set_kind": told(
        "<x~k> enter", "2 notes are of the kind claim", so=kinds("claim", "claim", "doubt"), before=noted
    ),
    "library.delete_notes": told("<x~d>", "Deleted 2 notes", so=notes("who is she"), before=noted),
    "library.take_away": told("x a <x~e>", "Write 4 marked reports to a file", ".md, .txt, .csv"),
    "library.take_shown": told("z <E>", "Write 4 reports listed to a file", ".md, .txt, .csv"),
    "library.turn_read": told("<x~r>", "1 report as read", "read"),
    "library.copy_paths": told("<x~p>", so=lambda story: story.app.clipboard.endswith("/flood.txt")),
    "library.story": told("down <C>", "about 3 origins", "number differs"),
    "library.annotations": told("<A>", "No annotations yet"),
    "library.next_hit": told('slash "marlow" enter <n>', "hit 2 of"),
    "library.previous_hit": told('slash "marlow" enter n n <N>', "hit 2 of"),
    "library.undo": told("enter " + NOTED + "<u>", "Undone", so=notes()),
    "library.redo": told("enter " + NOTED + "u <U>", "Done again", so=notes("mine")),
    "library.refresh": told("<r>", "Nothing is new in the folder", before=all_read),
    "library.recover": told("<R>", "Saved 1 note kept from before", so=notes("kept for later"), before=unsaved),
    "library.narrow": told("<b>", "Narrow by outlet", "2024-03"),
    "library.timeline": told("<T>", "2024-03-09: 1 report", "narrow to it"),
    "library.searches": told("<S>", "No searches yet"),
    "library.like": told("down <L>", "by likeness"),
    "library.about": told("<i>", "Files with this text (1)"),
    "library.not_read": told("<I>", "1 file not read"),
    "library.fold": told("<z>", "▸ 3 reports"),
    "library.open_story": told("z down <right>", "▾ 3 reports", gone="▸ 3 reports"),
    "library.close_story": told("z down right <left>", "▸ 3 reports", gone="▾ 3 reports"),
    "library.order": told("<o>", "by outlet"),
    "library.by_date": told("o <comma~d>", "newest first"),
    "library.by_outlet": told("<comma~o>", "by outlet"),
    "library.by_title": told("<comma~t>", "by title"),
    "library.by_length": told("<comma~l>", "longest first"),
    "library.by_notes": told("<comma~n>", "most notes first"),
    "library.by_story": told("<comma~s>", "by story"),
    "library.by_relevance": told('slash "marlow" down o <comma~r>', "3 found", gone="newest first"),
    "library.reverse": told("<ctrl+r>", "oldest first"),
    "library.open_folder": told("<O>", "Open another folder, or a single file"),
    "library.stop": told("<s>", "Stopped", before=endless),
    "library.quit": told("<q>", so=has_left),
    "library.to_list": told("enter <g~l>", "Enter open", gone="a annotate"),
    "library.to_text": told("<g~t>", "a annotate"),
    "library.to_notes": told("<g~n> down e", "Edit “the first hour”", before=noted),
    "library.full": told("<Z>", "River breaks its dyke", gone="4 reports"),
    "library.list_narrower": told("<less_than_sign>", so=lambda s: s.library.search_pane.outer_size.width < 44),
    "library.list_wider": told("<greater_than_sign>", so=lambda s: s.library.search_pane.outer_size.width > 44),
    "library.notes_smaller": told("<left_curly_bracket>", so=lambda s: notes_rows(s) < 8, before=noted),
    "library.notes_larger": told("<right_curly_bracket>", so=lambda s: notes_rows(s) > 8, before=noted),
    "library.text_narrower": told("enter <left_parenthesis>", "Lines of 57 columns."),
    "library.text_wider": told("enter left_parenthesis <right_parenthesis>", "Lines of 61 columns."),
    "library.spacing": told("enter <P>", "Two empty lines between paragraphs.", gone="Hour 6 began"),
    "library.alone": told("enter <F>", "River breaks its dyke", gone="outlet absent"),
    "library.keep_place": told("enter <quotation_mark~k>", "This place is kept", "Hour 1 began", gone="Enter open"),
    "library.to_place": told(
        "enter pagedown quotation_mark k home <apostrophe~k>", "Hour 12 began", gone="Hour 1 began"
    ),
    "library.help": told("<question_mark>", "Search the reports"),
    "list.up": told("down down <up>", "An orchestra from Riga"),
    "list.down": told("<down>", "An orchestra from Riga"),
    "list.page_up": told("end <pageup>", "Hour 1 began"),
    "list.page_down": told("<pagedown>", "Snow is expected"),
    "list.half_up": told("end <ctrl+u>", "1 of 4 reports"),
    "list.half_down": told("<ctrl+d>", "4 of 4 reports"),
    "list.first": told("end <home>", "Hour 1 began"),
    "list.last": told("<end>", "Snow is expected"),
    "list.choose": told("down <enter>", "a annotate"),
    "timeline.earlier": told("T <left>", "2024-02-02: 1 report"),
    "timeline.later": told("T left <right>", "2024-03-09: 1 report"),
    "timeline.first": told("T <home>", "2024-02-01: 2 reports"),
    "timeline.last": told("T home <end>", "2024-03-09: 1 report"),
    "timeline.choose": told("T home <enter>", "date:2024-02-01", "2 found"),
    "timeline.back": told("T <q>", "1 of 4 reports", gone="narrow to it"),
    "article.annotate": told("enter <a>", "New note", "“River breaks its dyke”"),
    "article.select": told("enter <v>", "→ sign"),
    "article.find": told('enter <f> "hour 40 began"', "found 1 of 1"),
    "article.edit_note": told(
        AT_A_NOTE + '<e> " then" ctrl+s', so=notes("the title", "the first hour", "who is she then"), before=noted
    ),
    "article.delete_note": told(AT_A_NOTE + "<d>", "Deleted", so=notes("the title", "the first hour"), before=noted),
    "article.copy": told("enter <y>", so=copied("River breaks its dyke")),
    "article.translate": told("enter <t>", "No translator is set"),
    "article.fold": told("down enter <z>", "⋯", gone="Share this article"),
    "article.up": told("enter end <up>", gone="hurt in hour 60"),
    "article.down": told("enter <down>", "Hour 8 began"),
    "article.page_up": told("enter end <pageup>", gone="hurt in hour 60"),
    "article.page_down": told("enter <pagedown>", "Hour 12 began", gone="Hour 1 began"),
    "article.half_up": told("enter end <ctrl+u>", gone="hurt in hour 60"),
    "article.half_down": told("enter <ctrl+d>", "Hour 10 began", gone="Hour 1 began"),
    "article.top": told("enter end <home>", "Hour 1 began"),
    "article.end": told("enter <end>", "hurt in hour 60"),
    "line.leave": told('slash "soup" <escape> down', "1 found", gone="4 reports"),
    "selecting.word": told("enter v W W <w> y", so=copied("River breaks its")),
    "selecting.word_back": told("enter v <W> y", so=copied("River breaks its")),
    "selecting.sentence": told("enter v <s> y", so=copied("River breaks its dyke 2024-03-09 Hour 1 began with rain.")),
    "selecting.sentence_back": told("enter v s <S> y", so=copied("River breaks its dyke 2024-03-09")),
    "selecting.paragraph": told("enter v s <p> y", so=copied("River breaks its dyke 2024-03-09 " + HOURS[0])),
    "selecting.paragraph_back": told("enter v s p <P> y", so=copied("River breaks its dyke 2024-03-09")),
    "selecting.left": told("enter v <left> y", so=copied("River breaks its")),
    "selecting.right": told("enter v left left <right> <right> y", so=copied("River breaks its dyke")),
    "selecting.up": told("enter v s <up> y", so=copied("River breaks its dyke 2024-03-09")),
    "selecting.down": told("enter v s <down> y", so=copied(f"River breaks its dyke 2024-03-09 {HOURS[0]}")),
    "selecting.other_end": told("enter v <o> w y", so=copied("breaks its dyke")),
    "selecting.cancel": told("enter v <escape>", "a annotate", gone="→ sign"),
    "note.place": told(
        "end enter <plus>", "The note is placed", so=lambda s: status(s) is Status.PLACED, before=moved_away
    ),
    "note.reject": told(
        "end enter <minus>", "without a place", so=lambda s: status(s) is Status.ORPHAN, before=moved_away
    ),
    "note.link": told(AT_A_NOTE + "<l>", "linking", "press l there", before=noted),
    "note.follow": told("enter <g~f>", "Lund, called", "who is she", before=linked),
    "note.next": told("enter <right_square_bracket> e", "Edit “the first hour”", before=noted),
    "note.previous": told("enter right_square_bracket <left_square_bracket> e", "Edit “the title”", before=noted),
    "notes.up": told("enter tab down <up> e", "Edit “the title”", before=noted),
    "notes.down": told("enter tab <down> e", "Edit “the first hour”", before=noted),
    "notes.half_up": told("enter tab down <ctrl+u> e", "Edit “the title”", before=noted),
    "notes.half_down": told("enter tab <ctrl+d> e", "Edit “the first hour”", before=noted),
    "notes.first": told("enter tab down <home> e", "Edit “the title”", before=noted),
    "notes.last": told("enter tab <end> e", "Edit “the first hour”", before=noted),
    "notes.edit": told("enter tab <enter>", "Edit “the title”", before=noted),
    "notes.delete": told("enter tab <delete>", "Deleted", so=notes("the first hour", "who is she"), before=noted),
    "comparison.next_link": told(COMPARED + "<n> a", "New note", f"“{WALKED_OUT}”"),
    "comparison.previous_link": told(COMPARED + "n n <N> a", "New note", f"“{WALKED_OUT}”"),
    "comparison.next_difference": told(COMPARED + "<d>", "Number differs (schools closed)"),
    "comparison.previous_difference": told(COMPARED + "x x <D>", "Number differs (schools closed)"),
    "comparison.next_conflict": told(COMPARED + "x <x>", "Number differs (marchers)"),
    "comparison.previous_conflict": told(COMPARED + "x x <X>", "Number differs (schools closed)"),
    "comparison.next_only": told(COMPARED + "<o>", "Found in the left report only"),
    "comparison.previous_only": told(COMPARED + "o o <O> a", "“The mayor, Ada Lund, called"),
    "comparison.other_side": told(COMPARED + "<tab> a", "“Marlow on strike”"),
    "comparison.counterpart": told(COMPARED + "n <c>", "This sentence has one counterpart."),
    "comparison.list": told(COMPARED + "<l>", "number differs: schools", "number differs: marchers"),
    "comparison.looks": told(COMPARED + "<w>", "No other place is worth a look."),
    "comparison.hide": told(COMPARED + "<h>", "= ⋯", gone="Buses ran as usual"),
    "comparison.rows": told(COMPARED + "<r>", so=lambda s: not level(s, "= Buses ran")),
    "comparison.annotate": told(COMPARED + '<a> "mine" ctrl+s', "Saved in strike-a.yaml", so=notes("mine")),
    "comparison.note_conflict": told(
        COMPARED + "x <B> ctrl+s", "Noted on both sides", so=lambda story: len(on_disk(story)) == 2
    ),
    "comparison.link": told(COMPARED + "n <L>", "contradicts"),
    "comparison.translate": told(COMPARED + "<t>", "No translator is set"),
    "comparison.next_note": told(COMPARED + "<right_square_bracket>", "who is she", before=noted),
    "comparison.previous_note": told(COMPARED + "end <left_square_bracket>", "who is she", before=noted),
    "comparison.edit_note": told(COMPARED + "o <e>", "Edit “who is she”", before=noted),
    "comparison.swap": told(COMPARED + "<s> a", "“Marlow on strike”"),
    "comparison.take_away": told(COMPARED + "<E>", "Write to a file", ".html, .md, .json"),
    "comparison.undo": told(COMPARED + NOTED + "<u>", "Undone", so=notes()),
    "comparison.redo": told(COMPARED + NOTED + "u <U>", "Done again", so=notes("mine")),
    "comparison.open": told(COMPARED + "o <enter>", "a annotate", "4 reports"),
    "comparison.up": told(LONGER + "down down <up> a", "New note", "“Hour 1 began with rain.”"),
    "comparison.down": told(LONGER + "<down> a", "New note", "“Hour 1 began with rain.”"),
    "comparison.page_up": told(LONGER + "pagedown <pageup>", "Hour 1 began"),
    "comparison.page_down": told(LONGER + "<pagedown>", "Hour 9 began", gone="Hour 1 began"),
    "comparison.half_up": told(LONGER + "pagedown <ctrl+u>", gone="Hour 14 began"),
    "comparison.half_down": told(LONGER + "<ctrl+d>", "Hour 8 began", gone="Hour 1 began"),
    "comparison.top": told(LONGER + "end <home> a", "New note", "“River breaks its dyke”"),
    "comparison.end": told(LONGER + "<end> a", "New note", "“Nobody was hurt in hour 60.”"),
    "comparison.back": told(COMPARED + "<escape>", "4 reports", gone="only left"),
    "comparison.help": told(COMPARED + "<question_mark>", "Comparing", "Next linked sentence"),
    "claims.left": told(THREE + "<left>", "▸ C Marlow on strike"),
    "claims.right": told(THREE + "<right>", "▸ B The strike at Marlow"),
    "claims.next_conflict": told(THREE + "<x>", so=at_claim(1)),
    "claims.previous_conflict": told(THREE + "end <X>", so=at_claim(1)),
    "claims.filter": told(THREE + "<f>", "claims of several reports"),
    "claims.take_away": told(THREE + "<E>", "Write to a file", ".html, .md, .csv, .json"),
    "claims.next_link": told(THREE + "2 j <n>", so=at_claim(3)),
    "claims.previous_link": told(THREE + "2 j <N>", so=at_claim(1)),
    "claims.next_difference": told(THREE + "<d>", so=at_claim(1)),
    "claims.previous_difference": told(THREE + "end <D>", so=at_claim(2)),
    "claims.next_only": told(THREE + "<o>", "Schools shut in Marlow", so=lambda story: not at_claim(0)(story)),
    "claims.previous_only": told(THREE + "end <O> <O> <O>", "No further claim that only A makes above."),
    "claims.looks": told(THREE + "<w>", "Enter compares two here"),
    "claims.pin": told(THREE + "<p> right", "● A Schools shut in Marlow"),
    "claims.back": told(THREE + "<escape>", "3 marked", gone="origins"),
    "claims.help": told(THREE + "<question_mark>", "Keep this report, to compare another with it"),
    "annotations.filter": told('A <slash> "tag:dyke"', "1 annotation", gone="who is she", before=noted),
    "annotations.group": told("A <o>", "#dyke (1)", "no tag (2)", before=noted),
    "annotations.by_report": told("A o <comma~r>", "by report", before=noted),
    "annotations.by_tag": told("A <comma~t>", "#dyke (1)", "no tag (2)", before=noted),
    "annotations.by_kind": told("A <comma~k>", "claim (1)", "no kind (1)", before=noted),
    "annotations.edit": told("A <e>", "Edit “", before=noted),
    "annotations.delete": told("A <d>", "Deleted", "2 annotations", before=noted),
    "annotations.take_away": told("A <E>", "Write to a file", ".md, .csv, .json, .jsonld", before=noted),
    "annotations.mark": told("A <m>", "3 annotations · 1 marked", before=noted),
    "annotations.unmark": told("A m <M>", "1 mark taken away", gone="1 marked", before=noted),
    "annotations.mark_range": told("A <V> down", "2 marked", before=noted),
    "annotations.mark_all": told("A <x~a>", "3 marked", before=noted),
    "annotations.mark_others": told("A m <x~i>", "2 marked", before=noted),
    "annotations.tag_marked": told(
        'A x a <x~t> "wet -dyke" enter', "3 notes are tagged #wet not #dyke", gone="#dyke #wet", before=noted
    ),
    "annotations.set_kind": told("A x a <x~k> enter", so=kinds("claim", "claim", "claim"), before=noted),
    "annotations.delete_marked": told("A m down m <x~d>", "Deleted 2 notes", "1 annotation", before=noted),
    "annotations.take_marked": told("A m <x~e>", "Write to a file", ".md, .csv, .json, .jsonld", before=noted),
    "annotations.undo": told("A d <u>", "Undone", "3 annotations", before=noted),
    "annotations.redo": told("A d u <U>", "Done again", "2 annotations", before=noted),
    "annotations.back": told("A <escape>", "4 reports", gone="annotations by report"),
    "annotations.quit": told("A <q>", "4 reports", gone="annotations by report"),
    "annotations.help": told("A <question_mark>", "Group by the next grouping"),
    "searches.forget": told(
        "S <d>", gone="supper", so=lambda s: not s.app.workspace.searches.read().searches, before=searched
    ),
    "narrow.check": told(
        "b end up up <space> <space> enter", "4 found", so=lambda s: " OR " in s.library.search_pane.line.value
    ),
    "spelling.together": told(SPELLED + "<plus>", "one name, from now on"),
    "spelling.apart": told(SPELLED + "<minus>", so=lambda s: s.app.workspace.searches.read().never_same),
    "help.next_page": told(COMPARED + "question_mark <tab>", "of the same matter, in words of its own"),
    "help.previous_page": told("question_mark tab tab tab <shift+tab>", "these words in a row, in any ending"),
    "dialog.save": told('enter a "mine" <ctrl+s>', "Saved in flood.yaml", so=notes("mine")),
    "dialog.cancel": told("enter a <escape>", "a annotate", gone="New note", so=notes()),
}


def level(story: Story, sentence: str) -> bool:
    """Whether a sentence that both sides have stands level."""
    return any(line.count(sentence) == 2 for line in story.text().splitlines())


def on_disk(story: Story) -> list[object]:
    return list(story.app.workspace.notes.store.everything()[0])


def notes_rows(story: Story) -> int:
    return story.library.reading.notes_pane.outer_size.height


def status(story: Story) -> Status:
    return story.app.workspace.notes.annotations("sale")[0].placement.status


def test_every_action_has_its_story() -> None:
    assert list(STORIES) == [action.id for action in ACTIONS]


@pytest.mark.parametrize("action", STORIES)
async def test_what_an_action_does_is_seen(
    action: str, open_folder: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tale = STORIES[action]
    if tale.before is endless:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "sitecustomize.py").write_text(BUSY)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    workspace = open_folder({name: "\n\n".join(lines) for name, lines in REPORTS.items()}, once=True)
    tale.before(workspace)
    async with running(workspace, (110, 30), read=tale.before is not endless) as story:
        await tell(story, action, tale)
        await story.until(lambda: story.sees(*tale.seen) and not any(map(story.sees, tale.gone)) and tale.so(story))


async def tell(story: Story, action: str, tale: Told) -> None:
    for words, key in re.findall(r'"([^"]*)"|(\S+)', tale.keys):
        if words:
            await story.type(words)
        elif key.startswith("<"):
            await press_its_own(story, action, key[1:-1])
        else:
            await story.press(key)


async def press_its_own(story: Story, action: str, key: str) -> None:
    """Press a key of the action, or a sequence, once it is what the key does here."""
    keys = key.split("~")
    bound = next(k for k in BY_ID[action].keys.split(",") if k in (" ".join(keys), " ".join((*keys[:-1], LETTER))))
    await story.until(lambda: works(story, bound, action))
    await story.press(*keys)


def works(story: Story, key: str, action: str) -> bool:
    """Whether a key does this action here and now."""
    active = story.app.screen.active_bindings.get(key)
    return active is not None and active.binding.id == action and active.enabled
