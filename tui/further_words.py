"""What people call the actions besides what the keymap calls them: the list of commands and help find them by these
words too, and then say the action's own.

    FURTHER_WORDS["take_away"]       # "export save print …": `:` export offers to write to a file
"""

from __future__ import annotations

FURTHER_WORDS = {
    # everywhere
    "quit": "close exit leave end stop",
    "leave": "close exit cancel",
    "help": "shortcuts manual cheat sheet how to",
    "commands": "palette menu",
    "theme": "mode colours colors appearance skin night day look background",
    "redraw": "repaint garbled broken",
    "back": "close exit leave previous return up",
    "forward": "return",
    "undo": "revert take back restore",
    "redo": "repeat",
    # the list and what is in it
    "search": "find look for query",
    "compare": "diff differences versus side by side claims table",
    "mark": "choose tick check flag star",
    "unmark": "clear deselect none",
    "mark_range": "select several",
    "mark_all": "select everything",
    "mark_others": "invert",
    "tag_marked": "label comment annotate several",
    "set_kind": "category type",
    "delete_notes": "remove erase",
    "delete_marked": "remove erase",
    "take_away": "export save print download report document share",
    "take_shown": "export save print download report document share everything",
    "take_marked": "export save print download report document share",
    "turn_read": "unread seen finished",
    "copy_paths": "clipboard file name location",
    "story": "event incident same group",
    "annotations": "notes comments highlights list export save",
    "next_hit": "match result occurrence",
    "previous_hit": "match result occurrence",
    "refresh": "reload update rescan",
    "recover": "rescue restore lost",
    "narrow": "show only filter restrict limit period between date year facet",
    "timeline": "show only calendar period filter dates histogram chart",
    "searches": "saved bookmarks history favourites favorites recent",
    "like": "similar related alike duplicates",
    "about": "info details metadata properties source duplicates copies editions known",
    "not_read": "errors skipped failed unreadable broken missing",
    "open_folder": "directory load switch change",
    "order": "arrange rank",
    "by_relevance": "match rank score",
    "reverse": "ascending descending",
    "stop": "cancel abort",
    "fold": "collapse hide group",
    "open_story": "expand unfold",
    "close_story": "collapse",
    "group": "arrange sort",
    "forget": "delete remove",
    "filter": "show only find",
    # how the screen stands
    "full": "maximize maximise zoom fullscreen",
    "alone": "focus distraction zen only",
    "spacing": "line spacing gap",
    "list_narrower": "resize split pane smaller",
    "list_wider": "resize split pane larger",
    "notes_smaller": "resize split pane",
    "notes_larger": "resize split pane",
    "text_narrower": "margin line length columns",
    "text_wider": "margin line length columns",
    "keep_place": "bookmark",
    "to_place": "bookmark jump",
    # a report and its notes
    "annotate": "note tag comment write highlight remark",
    "select": "highlight passage",
    "find": "search text",
    "edit_note": "change rewrite correct",
    "edit": "change rewrite correct",
    "delete_note": "remove erase",
    "delete": "remove erase",
    "copy": "clipboard quote cite reference",
    "translate": "language english",
    "link": "connect relate join",
    "follow": "jump",
    "place": "anchor move accept",
    "reject": "refuse dismiss",
    # comparing
    "next_conflict": "contradiction conflict disagree contradict",
    "previous_conflict": "contradiction conflict disagree contradict",
    "next_difference": "changes changed edit",
    "list": "contradictions conflicts disagreements",
    "looks": "doubtful maybe possible",
    "hide": "only changes differences",
    "rows": "align level side",
    "swap": "switch exchange sides",
    "pin": "hold fix",
}
"""By what an action is called behind the dot of its id, for the same is called the same in every place. Words that its
label has need not stand here.
"""


def further_words(action_id: str) -> str:
    """The further words of an action, by its id: `library.take_away`."""
    return FURTHER_WORDS.get(action_id.partition(".")[2], "")
