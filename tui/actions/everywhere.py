"""What can be done everywhere."""

from __future__ import annotations

from tui.actions.action import Action

EVERYWHERE = (
    Action("app.quit", "ctrl+q", "quit", "Quit; nothing is lost"),
    Action("app.help", "f1", "help", "Help: every key that works here", "help"),
    Action("app.commands", "colon,ctrl+p", "commands", "All that can be done here, by typing its name"),
    Action("app.theme", "f9", "next_theme", "The next theme"),
    Action("app.redraw", "ctrl+l", "redraw", "Draw the screen anew, when something else has written on it"),
    Action(
        "app.back", "ctrl+o,alt+left", "jump(-1)", "Back to where you were before: in any report, list or comparison"
    ),
    Action("app.forward", "ctrl+n,alt+right", "jump(1)", "Forward again, to where you came back from"),
)
