"""Every action with its name, keys and words, in one place: bindings, key hints, help, palette and `config` are
made from it.

A user's own keys name an action by its id (`article.annotate: a,f8` under `keys:` in config.yaml). A key may be a
sequence, its keys parted by blanks (`g g`); `letter` in it stands for any one (`tui/key_sequences.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """Something a key does. `id` is `scope.name`; `run` is what Textual calls; `hint` is the word in the line of keys.

    An action without a hint is not shown there (movement is known to everyone), but in help, palette and config. What
    goes a step (`move(1)`) goes as many as the number typed before it; `counted` is what is called with a number by an
    action that goes to a place.
    """

    id: str
    keys: str
    run: str
    label: str
    hint: str = ""
    counted: str = ""

    @property
    def scope(self) -> str:
        """Where it works: the part of the id before the dot."""
        return self.id.partition(".")[0]


LETTER = "letter"
"""The key of a sequence that is any letter or digit."""

ACTIONS = (
    # everywhere
    Action("app.quit", "ctrl+q", "quit", "Quit; nothing is lost"),
    Action("app.help", "f1", "help", "Help: every key that works here", "help"),
    Action("app.commands", "colon,ctrl+p", "commands", "All that can be done here, by typing its name"),
    Action("app.theme", "f9", "next_theme", "The next theme"),
    Action("app.redraw", "ctrl+l", "redraw", "Draw the screen anew, when something else has written on it"),
    Action(
        "app.back", "ctrl+o,alt+left", "jump(-1)", "Back to where you were before: in any report, list or comparison"
    ),
    Action("app.forward", "ctrl+n,alt+right", "jump(1)", "Forward again, to where you came back from"),
    # the library
    Action(
        "library.back",
        "escape",
        "back",
        "Back to the list; there from what was found to all reports; then unmark",
        "back",
    ),
    Action("library.search", "slash,f2", "search", "Search the reports", "search"),
    Action("library.compare", "c", "compare", "Compare this report with another, or all that are marked", "compare"),
    Action("library.mark", "m", "mark", "Mark this report, to compare it with others marked", "mark"),
    Action("library.unmark", "M", "unmark", "Take all marks away; again: put them back"),
    Action("library.mark_range", "V", "mark_range", "Mark from this row on, moving; again: keep these marks"),
    Action("library.mark_all", "x a", "mark_all", "Mark all that is listed or found", "mark all"),
    Action("library.mark_others", "x i", "mark_others", "Mark what is not marked of it instead", "the others"),
    Action(
        "library.tag_marked",
        "x t",
        "tag_marked",
        "Write a note, or tag, on this report as a whole, or on each that is marked",
        "note",
    ),
    Action(
        "library.set_kind",
        "x k",
        "set_kind",
        "Give the notes on this report, or on all that are marked, a kind",
        "kind of notes",
    ),
    Action(
        "library.delete_notes",
        "x d",
        "delete_notes",
        "Delete the notes on this report, or on all that are marked",
        "delete notes",
    ),
    Action(
        "library.take_away",
        "x e",
        "take_away",
        "Write this report, or all that are marked, to a file: Markdown, text, table, JSON",
        "export",
    ),
    Action("library.take_shown", "E", "take_shown", "Write all that is listed or found, or what is marked, to a file"),
    Action(
        "library.turn_read",
        "x r",
        "turn_read",
        "Take this report, or all that are marked, for read; again: for new",
        "read, or new",
    ),
    Action(
        "library.copy_paths",
        "x p",
        "copy_paths",
        "Copy the path of this report, or of all that are marked",
        "copy paths",
    ),
    Action("library.story", "C", "compare_story", "Compare all reports of this story"),
    Action("library.annotations", "A,f3", "annotations", "All annotations", "all notes"),
    Action("library.next_hit", "n", "next_hit(1)", "Next hit, on into the next report", "next hit"),
    Action("library.previous_hit", "N", "next_hit(-1)", "Previous hit"),
    Action("library.undo", "u", "undo", "Undo the last change to annotations"),
    Action("library.redo", "U", "redo", "Do again what was taken back"),
    Action("library.refresh", "r,f5", "refresh_folder", "Read what is new in the folder"),
    Action(
        "library.recover",
        "R",
        "recover_notes",
        "Save the notes that could not be saved before, or take over those of a folder that is gone",
    ),
    Action("library.narrow", "b,f4", "narrow", "Narrow by outlet, place, author, month, notes or spelling", "narrow"),
    Action("library.timeline", "T", "timeline", "Choose a day or month on the timeline, to narrow to it"),
    Action("library.searches", "S,f6", "searches", "Searches kept by name, and the latest ones"),
    Action("library.like", "L", "like", "More like this report"),
    Action("library.about", "i", "about", "About this report: every value and how it is known, files, story"),
    Action("library.not_read", "I", "not_read", "The files that were not read, and why"),
    Action("library.fold", "z", "fold_stories", "Fold the reports of a story into one row; show them again"),
    Action("library.open_story", "right", "open_story(True)", "Show the reports of the story that is folded here"),
    Action("library.close_story", "left", "open_story(False)", "Fold the reports of the story here into one row"),
    Action("library.order", "o", "next_order", "Sort by the next order"),
    Action("library.by_date", "comma d", "sort_by('date')", "Sort by date: newest first", "by date"),
    Action("library.by_outlet", "comma o", "sort_by('outlet')", "Sort by outlet", "outlet"),
    Action("library.by_title", "comma t", "sort_by('title')", "Sort by title", "title"),
    Action("library.by_length", "comma l", "sort_by('length')", "Sort by length: longest first", "length"),
    Action("library.by_notes", "comma n", "sort_by('notes')", "Sort by notes: most first", "notes"),
    Action("library.by_story", "comma s", "sort_by('story')", "Sort by story: its reports together", "story"),
    Action(
        "library.by_relevance", "comma r", "sort_by('relevance')", "Sort hits by relevance: best first", "relevance"
    ),
    Action("library.reverse", "ctrl+r", "reverse_order", "Sort the other way round: oldest first, newest first"),
    Action(
        "library.open_folder", "O,f7", "open_folder", "Open another folder, or a single file: the latest, or by path"
    ),
    Action("library.stop", "s", "stop_reading", "Stop reading the folder; r goes on", "stop reading"),
    Action(
        "library.quit", "q", "leave", "Back to the list from a report that fills the screen; from there quit", "quit"
    ),
    Action("library.to_list", "g l", "to_list", "Go to the list", "list"),
    Action("library.to_text", "g t", "to_text", "Go to the text", "text"),
    Action("library.to_notes", "g n", "to_notes", "Go to the notes on the report", "notes"),
    Action("library.full", "Z", "full", "The report alone, over the whole screen; again: beside the list"),
    Action("library.list_narrower", "less_than_sign", "resize_list(-1)", "The list narrower"),
    Action("library.list_wider", "greater_than_sign", "resize_list(1)", "The list wider"),
    Action("library.notes_smaller", "left_curly_bracket", "resize_notes(-1)", "Less room for the notes"),
    Action("library.notes_larger", "right_curly_bracket", "resize_notes(1)", "More room for the notes"),
    Action("library.text_narrower", "left_parenthesis", "resize_text(-1)", "Shorter lines: the width of the text"),
    Action("library.text_wider", "right_parenthesis", "resize_text(1)", "Longer lines: the width of the text"),
    Action("library.spacing", "P", "next_spacing", "More empty lines between paragraphs, or none"),
    Action("library.alone", "F", "alone", "The text alone, without list, head and notes; again: with them"),
    Action("library.keep_place", "quotation_mark letter", "keep_place('letter')", "Keep this place under a letter"),
    Action("library.to_place", "apostrophe letter", "to_place('letter')", "Go to the place kept under a letter"),
    Action("library.help", "question_mark", "app.help", "Help: every key that works here", "help"),
    # lists
    Action("list.up", "up,k", "move(-1)", "Up"),
    Action("list.down", "down,j", "move(1)", "Down"),
    Action("list.page_up", "pageup", "page(-1)", "A page up"),
    Action("list.page_down", "pagedown,space", "page(1)", "A page down"),
    Action("list.half_up", "ctrl+u", "half_page(-1)", "Half a page up"),
    Action("list.half_down", "ctrl+d", "half_page(1)", "Half a page down"),
    Action("list.first", "home,g g", "first", "First; after a number: that one", counted="to_row({n})"),
    Action("list.last", "end,G", "last", "Last; after a number: that one", counted="to_row({n})"),
    Action("list.choose", "enter", "choose", "Open", "open"),
    # the timeline above the list
    Action("timeline.earlier", "left,h", "step(-1)", "The day or month before that has reports"),
    Action("timeline.later", "right,l", "step(1)", "The next day or month that has reports"),
    Action("timeline.first", "home,g g", "edge(-1)", "The first"),
    Action("timeline.last", "end,G", "edge(1)", "The last"),
    Action("timeline.choose", "enter", "choose", "Narrow to it", "narrow to it"),
    Action("timeline.back", "escape,q,down,j", "screen.to_list", "Back to the list", "back"),
    # reading
    Action("article.annotate", "a", "screen.annotate", "Annotate the selection, or the sentence in view", "annotate"),
    Action("article.select", "v", "select", "Select: the sentence, then from a place of your choice", "select"),
    Action("article.find", "f,ctrl+f", "screen.find", "Find in this report", "find"),
    Action("article.edit_note", "e", "screen.edit_note", "Edit the note here", ""),
    Action("article.delete_note", "d", "screen.delete_note", "Delete the note here (u brings it back)"),
    Action("article.copy", "y", "screen.copy_passage", "Copy the passage with its citation"),
    Action("article.translate", "t", "screen.translate", "Translate the selection, or a paragraph; again: the next"),
    Action("article.fold", "z", "fold", "Fold captions, teasers and footers; show them again"),
    Action("article.up", "up,k", "line(-1)", "A line up"),
    Action("article.down", "down,j", "line(1)", "A line down"),
    Action("article.page_up", "pageup,b", "page(-1)", "A page up"),
    Action("article.page_down", "pagedown,space", "page(1)", "A page down"),
    Action("article.half_up", "ctrl+u", "half_page(-1)", "Half a page up"),
    Action("article.half_down", "ctrl+d", "half_page(1)", "Half a page down"),
    Action("article.top", "home,g g", "top", "The top; after a number: that line", counted="to_line({n})"),
    Action("article.end", "end,G", "bottom", "The end; after a number: that line", counted="to_line({n})"),
    # a line that is typed into
    Action(
        "line.leave",
        "escape",
        "leave",
        "Leave the line: what a search found stays, anything else typed is dropped",
        "cancel",
    ),
    # while selecting
    Action("selecting.word", "w", "extend('word', 1)", "A word on", "word"),
    Action("selecting.word_back", "W,b", "extend('word', -1)", "A word back"),
    Action("selecting.sentence", "s", "extend('sentence', 1)", "On to the end of the next sentence", "next sentence"),
    Action("selecting.sentence_back", "S", "extend('sentence', -1)", "Back to the beginning of a sentence"),
    Action("selecting.paragraph", "p", "extend('paragraph', 1)", "A paragraph on", "paragraph"),
    Action("selecting.paragraph_back", "P", "extend('paragraph', -1)", "A paragraph back"),
    Action("selecting.left", "left,h", "extend('character', -1)", "A word or a sign back"),
    Action("selecting.right", "right,l", "extend('character', 1)", "A word or a sign on", "sign"),
    Action("selecting.up", "up,k", "extend('line', -1)", "A line up, words whole"),
    Action("selecting.down", "down,j", "extend('line', 1)", "A line down, words whole"),
    Action("selecting.other_end", "o", "other_end", "Move the other end", "other end"),
    Action("selecting.cancel", "escape,q", "cancel_selection", "Select nothing", "cancel"),
    # the notes on a report, from its text or beside it
    Action(
        "note.place",
        "plus",
        "screen.place_note",
        "Place the note: as suggested, on the selection, or kept from another edition",
        "place it",
    ),
    Action("note.reject", "minus", "screen.reject_note", "The note does not belong where it was suggested", "not here"),
    Action("note.link", "l", "screen.link_note", "Link the note: once here, once at the other note", "link"),
    Action("note.follow", "g f", "screen.follow_link(1)", "Go to the note that this one is linked with", "linked note"),
    Action("note.next", "right_square_bracket", "screen.next_note(1)", "Next note"),
    Action("note.previous", "left_square_bracket", "screen.next_note(-1)", "Previous note"),
    # notes beside the text
    Action("notes.up", "up,k", "move(-1)", "Note above"),
    Action("notes.down", "down,j", "move(1)", "Note below"),
    Action("notes.half_up", "ctrl+u", "half_page(-1)", "Half a page up"),
    Action("notes.half_down", "ctrl+d", "half_page(1)", "Half a page down"),
    Action("notes.first", "home,g g", "to_note(1)", "First note; after a number: that one", counted="to_note({n})"),
    Action("notes.last", "end,G", "to_note(-1)", "Last note; after a number: that one", counted="to_note({n})"),
    Action("notes.edit", "enter,e", "screen.edit_note", "Edit this note", "edit"),
    Action("notes.delete", "d,delete", "screen.delete_note", "Delete this note (u brings it back)", "delete"),
    # the comparison
    Action("comparison.next_link", "n", "step('link', 1)", "Next linked sentence", "next"),
    Action("comparison.previous_link", "N", "step('link', -1)", "Previous linked sentence"),
    Action("comparison.next_difference", "d", "step('difference', 1)", "Next difference", "difference"),
    Action("comparison.previous_difference", "D", "step('difference', -1)", "Previous difference"),
    Action("comparison.next_conflict", "x", "step('conflict', 1)", "Next place where facts differ", "differs"),
    Action("comparison.previous_conflict", "X", "step('conflict', -1)", "Previous place where facts differ"),
    Action("comparison.next_only", "o", "step('only', 1)", "Next sentence that only this side has", "only here"),
    Action("comparison.previous_only", "O", "step('only', -1)", "Previous sentence that only this side has"),
    Action("comparison.other_side", "tab,shift+tab,left,right", "other_side", "To the other report", "other side"),
    Action("comparison.counterpart", "c", "next_counterpart", "Next of several counterparts of this sentence"),
    Action("comparison.list", "l", "list_conflicts", "List where facts differ; close the list", "list"),
    Action("comparison.looks", "w", "list_looks", "List places worth a look: facts may differ there; close the list"),
    Action("comparison.hide", "h", "hide_same", "Hide what is the same; show it again", "hide same"),
    Action("comparison.rows", "r", "row_by_row", "Row by row, or each in its own order", "rows"),
    Action("comparison.annotate", "a", "annotate", "Annotate this sentence", "annotate"),
    Action("comparison.note_conflict", "B", "note_conflict", "Write a note on both sides on what differs here"),
    Action(
        "comparison.link", "L", "link_passages", "Link this sentence with the one opposite: contradicts, supports …"
    ),
    Action("comparison.translate", "t", "translate", "Translate this sentence; again: put the translation away"),
    Action("comparison.next_note", "right_square_bracket", "step('note', 1)", "Next note"),
    Action("comparison.previous_note", "left_square_bracket", "step('note', -1)", "Previous note"),
    Action("comparison.edit_note", "e", "edit_note", "Edit the note here"),
    Action("comparison.swap", "s", "swap", "Swap left and right", "swap"),
    Action("comparison.take_away", "E", "take_away", "Write the comparison to a file: page, Markdown, JSON", "export"),
    Action("comparison.undo", "u", "undo", "Undo the last change to annotations"),
    Action("comparison.redo", "U", "redo", "Do again what was taken back"),
    Action("comparison.open", "enter", "open", "Read this report here", "read"),
    Action("comparison.up", "up,k", "step('sentence', -1)", "Sentence above"),
    Action("comparison.down", "down,j", "step('sentence', 1)", "Sentence below"),
    Action("comparison.page_up", "pageup", "page(-1)", "A page up"),
    Action("comparison.page_down", "pagedown,space", "page(1)", "A page down"),
    Action("comparison.half_up", "ctrl+u", "half_page(-1)", "Half a page up"),
    Action("comparison.half_down", "ctrl+d", "half_page(1)", "Half a page down"),
    Action(
        "comparison.top",
        "home,g g",
        "step('edge', -1)",
        "First sentence; after a number: that one",
        counted="to_sentence({n})",
    ),
    Action(
        "comparison.end",
        "end,G",
        "step('edge', 1)",
        "Last sentence; after a number: that one",
        counted="to_sentence({n})",
    ),
    Action("comparison.back", "escape,q", "back", "Back to the library", "back"),
    Action("comparison.help", "question_mark", "app.help", "Help: every key that works here", "help"),
    # several reports, claim by claim
    Action("claims.left", "left,h", "column(-1)", "Report to the left", ""),
    Action("claims.right", "right,l", "column(1)", "Report to the right", "report"),
    Action("claims.next_conflict", "x", "step('conflict', 1)", "Next claim in which facts differ", "differs"),
    Action("claims.previous_conflict", "X", "step('conflict', -1)", "Previous claim in which facts differ"),
    Action("claims.next_link", "n", "step('link', 1)", "Next claim of several reports", "next"),
    Action("claims.previous_link", "N", "step('link', -1)", "Previous claim of several reports"),
    Action("claims.next_difference", "d", "step('difference', 1)", "Next claim that reports tell otherwise"),
    Action("claims.previous_difference", "D", "step('difference', -1)", "Previous claim that reports tell otherwise"),
    Action("claims.next_only", "o", "step('only', 1)", "Next claim that only this report makes", "only here"),
    Action("claims.previous_only", "O", "step('only', -1)", "Previous claim that only this report makes"),
    Action("claims.looks", "w", "list_looks", "Places worth a look: in the comparison of two reports that Enter opens"),
    Action("claims.pin", "p", "pin", "Keep this report, to compare another with it", "keep"),
    Action(
        "claims.filter", "f", "filter", "The next list: all claims, of several reports, in which facts differ", "filter"
    ),
    Action("claims.take_away", "E", "take_away", "Write the table to a file: page, Markdown, spreadsheet", "export"),
    Action("claims.back", "escape,q", "back", "Back to the library", "back"),
    Action("claims.help", "question_mark", "app.help", "Help: every key that works here", "help"),
    # the annotations
    Action("annotations.filter", "slash,f2", "filter", "Search the annotations", "search"),
    Action("annotations.group", "o", "next_grouping", "Group by the next grouping", "group"),
    Action("annotations.by_report", "comma r", "group_by('report')", "Group by report", "by report"),
    Action("annotations.by_tag", "comma t", "group_by('tag')", "Group by tag", "tag"),
    Action("annotations.by_kind", "comma k", "group_by('kind')", "Group by kind", "kind"),
    Action("annotations.edit", "e", "edit", "Edit this annotation", "edit"),
    Action("annotations.delete", "d,delete", "delete", "Delete this annotation (u brings it back)", "delete"),
    Action(
        "annotations.take_away",
        "E",
        "take_away",
        "Write the notes found to a file: Markdown, table, JSON, W3C",
        "export",
    ),
    Action("annotations.mark", "m", "mark", "Mark this annotation, to do something to it with others", "mark"),
    Action("annotations.unmark", "M", "unmark", "Take all marks away; again: put them back"),
    Action("annotations.mark_range", "V", "mark_range", "Mark from this row on, moving; again: keep these marks"),
    Action("annotations.mark_all", "x a", "mark_all", "Mark all that is listed", "mark all"),
    Action("annotations.mark_others", "x i", "mark_others", "Mark what is not marked of it instead", "the others"),
    Action("annotations.tag_marked", "x t", "tag_marked", "Add tags to the marked annotations, or take some", "tags"),
    Action("annotations.set_kind", "x k", "set_kind", "Give the marked annotations a kind", "kind"),
    Action("annotations.delete_marked", "x d", "delete_marked", "Delete the marked annotations", "delete"),
    Action(
        "annotations.take_marked",
        "x e",
        "take_marked",
        "Write the marked annotations to a file: Markdown, table, JSON, W3C",
        "export",
    ),
    Action("annotations.undo", "u", "undo", "Undo the last change to annotations", "undo"),
    Action("annotations.redo", "U", "redo", "Do again what was taken back"),
    Action("annotations.back", "escape", "back", "From what was found to all notes; then unmark; then back", "back"),
    Action("annotations.quit", "q", "app.pop_screen", "Back to where you were", "back"),
    Action("annotations.help", "question_mark", "app.help", "Help: every key that works here", "help"),
    # searches kept by name, and narrowing
    Action("searches.forget", "d,delete", "forget", "Forget this search", "forget"),
    Action("narrow.check", "space", "check", "Choose this too, with the others that are checked", "check"),
    Action("spelling.together", "plus", "decide('together')", "From now on these spellings are one name", "one name"),
    Action("spelling.apart", "minus", "decide('apart')", "This spelling is never that name", "never the same"),
    # help
    Action("help.next_page", "tab", "turn(1)", "The next page: keys here, signs, searching, elsewhere", "next page"),
    Action("help.previous_page", "shift+tab", "turn(-1)", "The page before"),
    # dialogs
    Action("dialog.save", "ctrl+s,f10", "save", "Save", "save"),
    Action("dialog.cancel", "escape", "cancel", "Close; without saving", "close"),
)

BY_ID = {action.id: action for action in ACTIONS}

_KEY_NAMES = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "pagedown": "PgDn",
    "pageup": "PgUp", "escape": "Esc", "enter": "Enter", "space": "Space", "delete": "Del", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "home": "Home", "end": "End", "tab": "Tab", "shift+tab": "Shift+Tab",
    "plus": "+", "minus": "-", "apostrophe": "'", "quotation_mark": '"', "asterisk": "*", "exclamation_mark": "!",
    "colon": ":", "comma": ",", "less_than_sign": "<", "greater_than_sign": ">", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "left_parenthesis": "(", "right_parenthesis": ")", LETTER: "a–z",
}  # fmt: skip


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a widget or screen."""
    return [
        Binding(a.keys, a.run, a.label, show=bool(a.hint), id=a.id, priority=a.id == "app.quit")
        for a in ACTIONS
        if a.scope == scope
    ]


def keys_of(action: Action, own: Mapping[str, str]) -> list[str]:
    """An action's keys as people write them, the user's own instead of ours."""
    return [shown(key) for key in own.get(action.id, action.keys).split(",")]


def shown(key: str) -> str:
    """A key's name as it is written on screen; of a sequence the keys in a row."""
    key = key.strip()
    if " " in key:
        return " ".join(map(shown, key.split()))
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    if key.startswith("alt+"):
        return f"Alt+{shown(key[4:])}"
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key
