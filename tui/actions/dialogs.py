"""What can be done in dialogs, and in help."""

from __future__ import annotations

from tui.actions.action import Action

DIALOGS = (
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
