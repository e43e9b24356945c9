"""What can be done in the comparison of two reports, and in a table of claims of several."""

from __future__ import annotations

from tui.actions.action import Action

COMPARING = (
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
    Action(
        "claims.filter", "f", "filter", "The next list: all claims, of several reports, in which facts differ", "filter"
    ),
    Action("claims.take_away", "E", "take_away", "Write the table to a file: page, Markdown, spreadsheet", "export"),
    Action("claims.next_link", "n", "step('link', 1)", "Next claim of several reports", "next"),
    Action("claims.previous_link", "N", "step('link', -1)", "Previous claim of several reports"),
    Action("claims.next_difference", "d", "step('difference', 1)", "Next claim that reports tell otherwise"),
    Action("claims.previous_difference", "D", "step('difference', -1)", "Previous claim that reports tell otherwise"),
    Action("claims.next_only", "o", "step('only', 1)", "Next claim that only this report makes", "only here"),
    Action("claims.previous_only", "O", "step('only', -1)", "Previous claim that only this report makes"),
    Action("claims.looks", "w", "list_looks", "Places worth a look: in the comparison of two reports that Enter opens"),
    Action("claims.pin", "p", "pin", "Keep this report, to compare another with it", "keep"),
    Action("claims.back", "escape,q", "back", "Back to the library", "back"),
    Action("claims.help", "question_mark", "app.help", "Help: every key that works here", "help"),
)
