"""What can be done in the text of a report: reading, selecting a passage, and the notes on it."""

from __future__ import annotations

from tui.actions.action import Action

READING = (
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
)
