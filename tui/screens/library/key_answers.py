"""Which controller answers which key of the library, as it stands; the screen itself answers the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from tui.screens.library.controllers.focus import Focus
    from tui.screens.library.controllers.folder_refresh import FolderRefresh
    from tui.screens.library.controllers.linking import NoteLinking
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.meant_report import MeantReport
    from tui.screens.library.controllers.narrowing import Narrowing
    from tui.screens.library.controllers.notes import Notes
    from tui.screens.library.controllers.opening import Opening
    from tui.screens.library.controllers.pane_sizes import PaneSizes
    from tui.screens.library.controllers.places import Places
    from tui.screens.library.controllers.query_history import QueryHistory
    from tui.screens.library.controllers.reader import Reader
    from tui.screens.library.controllers.selecting import Selecting
    from tui.screens.library.controllers.text_shape import ShapesText
    from tui.screens.library.controllers.translating import TranslatedReading
    from tui.screens.library.way_back import WayBack
    from tui.screens.note_editing import NoteEditor


class Controlled(Protocol):
    """A screen with all its controllers."""

    leaves: Callable[[], None]
    editor: NoteEditor
    focus_on: Focus
    folder_refresh: FolderRefresh
    history: QueryHistory
    linking: NoteLinking
    listing: Listing
    marks: Marks
    meant: MeantReport
    narrowing: Narrowing
    notes: Notes
    opening: Opening
    places: Places
    reader: Reader
    selecting: Selecting
    sizes: PaneSizes
    text_shape: ShapesText
    translating: TranslatedReading
    way_back: WayBack


def key_answers(screen: Controlled) -> dict[str, Callable[..., Any]]:
    """What each action of the keymap calls, by its name."""
    return {**_finding(screen), **_of_marked(screen), **_of_notes(screen), **_of_panes(screen)}


def _finding(screen: Controlled) -> dict[str, Callable[..., Any]]:
    """What lists reports, and goes from one to another."""
    return {
        "search": partial(_leave_for, screen, screen.focus_on.to_query),
        "narrow": partial(_leave_for, screen, screen.narrowing.choose),
        "searches": partial(_leave_for, screen, screen.history.choose),
        "open_folder": screen.opening.folder,
        "like": screen.meant.list_likes,
        "next_order": screen.listing.next_order,
        "sort_by": screen.listing.sort_by,
        "reverse_order": screen.listing.reverse_order,
        "fold_stories": screen.listing.fold_stories,
        "open_story": screen.listing.open_story,
        "next_hit": screen.reader.step_hit,
        "find": screen.reader.find,
        "refresh_folder": screen.folder_refresh.refresh,
        "stop_reading": screen.folder_refresh.stop,
        "not_read": screen.folder_refresh.list_not_read,
        "about": screen.meant.tell_about,
    }


def _of_marked(screen: Controlled) -> dict[str, Callable[..., Any]]:
    """What marks reports, compares them, and does something to all of them."""
    return {
        "mark": screen.meant.mark,
        "compare": screen.meant.compare,
        "compare_story": screen.meant.compare_story,
        "unmark": screen.marks.take_away,
        "mark_range": screen.selecting.begin_or_keep,
        "mark_all": screen.selecting.mark_all,
        "mark_others": screen.selecting.mark_others,
        "tag_marked": screen.selecting.annotate_each,
        "set_kind": screen.selecting.give_kind,
        "delete_notes": screen.selecting.delete_notes,
        "turn_read": screen.selecting.turn_read,
        "take_away": screen.selecting.take_away,
        "take_shown": screen.selecting.take_shown,
        "copy_paths": screen.selecting.copy_paths,
    }


def _of_notes(screen: Controlled) -> dict[str, Callable[..., Any]]:
    """What is done with a passage and the notes on it."""
    return {
        "annotations": screen.opening.notes,
        "annotate": screen.notes.annotate,
        "copy_passage": screen.notes.copy_passage,
        "next_note": screen.notes.step,
        "edit_note": screen.notes.edit,
        "delete_note": screen.notes.delete,
        "place_note": screen.notes.place,
        "reject_note": screen.notes.reject,
        "link_note": screen.linking.link,
        "recover_notes": screen.notes.recover,
        "follow_link": screen.linking.follow,
        "undo": screen.editor.undo,
        "redo": screen.editor.redo,
        "translate": screen.translating.translate,
    }


def _of_panes(screen: Controlled) -> dict[str, Callable[..., Any]]:
    """What goes to a pane or a place, and how panes and text stand."""
    return {
        "to_list": screen.way_back.to_list,
        "timeline": screen.focus_on.to_timeline,
        "to_text": screen.focus_on.to_text,
        "full": screen.focus_on.toggle_full,
        "resize_list": screen.sizes.resize_list,
        "resize_notes": screen.sizes.resize_notes,
        "resize_text": screen.text_shape.resize,
        "next_spacing": screen.text_shape.next_spacing,
        "set_spacing": screen.text_shape.set_spacing,
        "alone": screen.text_shape.toggle_alone,
        "keep_place": screen.places.keep,
        "to_place": screen.places.go,
        "to_notes": screen.focus_on.to_notes,
    }


def _leave_for(screen: Controlled, act: Callable[[], object]) -> None:
    """Do what may lead elsewhere, from which one comes back here."""
    screen.leaves()
    act()
