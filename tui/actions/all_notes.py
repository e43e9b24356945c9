"""What can be done in the list of all notes."""

from __future__ import annotations

from tui.actions.action import Action

ALL_NOTES = (
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
)
