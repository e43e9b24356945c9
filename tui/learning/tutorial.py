"""The tutorial: a strip above every screen that tells the next step, sees that it was done and goes on.

    with apart(settings, Path(home)) … DeraaApp(workspace, start=Start(begin=Tutorial().begin))

It works on a copy of the sample in a folder of its own, with its own notes, cache and searches: nothing of the user's
is read or written but the settings.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from index import config
from index.config import Settings
from tui.learning.keys import with_keys
from tui.learning.lessons import LESSONS, Lesson

if TYPE_CHECKING:
    from tui.app import DeraaApp

LOOK_SECONDS = 0.3
"""Between two looks at whether a step was done: soon enough for its answer, and nothing beside what a key costs."""

DONE, TO_COME = "●", "○"


class LessonStrip(Widget):
    """The step at hand, on as many rows as it needs."""

    COMPONENT_CLASSES = {"lesson--progress", "lesson--name"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._at, self._count, self._name, self._said = 0, 0, "", ""

    def show(self, at: int, count: int, name: str, said: str) -> None:
        """Show a step, `at` from zero."""
        if (at, said) != (self._at, self._said) or not self._count:
            self._at, self._count, self._name, self._said = at, count, name, said
            self.refresh(layout=True)

    def render(self) -> Text:
        """How far, what, how."""
        dots = DONE * self._at + TO_COME * (self._count - self._at)
        line = Text(end="")
        line.append(f"{dots} ", self.get_component_rich_style("lesson--progress", partial=True))
        line.append(f" {self._name}: ", self.get_component_rich_style("lesson--name", partial=True))
        return line.append(self._said)


class Tutorial:
    """Where a user is in the lessons."""

    def __init__(self, lessons: Sequence[Lesson] = LESSONS) -> None:
        self._lessons = lessons
        self._at = 0

    def begin(self, app: DeraaApp) -> None:
        """Accompany an app until it ends."""
        self.look(app)
        app.set_interval(LOOK_SECONDS, lambda: self.look(app))

    def look(self, app: DeraaApp) -> None:
        """Go on where the step at hand was done, and show the next one on the screen at hand."""
        if not app.screen_stack or not app.screen.is_mounted:
            return
        while self._at < len(self._lessons) - 1 and self._lessons[self._at].is_done(app):
            self._at += 1
        strip = next(iter(app.screen.query(LessonStrip)), None)
        if strip is None:
            strip = LessonStrip()
            app.screen.mount(strip, before=0)
        lesson = self._lessons[self._at]
        said = with_keys(lesson.said, app.workspace.settings.keys)
        strip.show(self._at, len(self._lessons), lesson.name, said)


def apart(settings: Settings, home: Path) -> Settings:
    """The settings for a copy of the sample in a folder of its own; what is taken away has room there as well."""
    reports = home / "reports"
    shutil.copytree(config.shipped("seeds"), reports)
    taken_away(home).mkdir()
    return replace(settings, folder=str(reports), annotations=str(home / "notes"), cache=str(home / "cache"))


def taken_away(home: Path) -> Path:
    """Where the tutorial proposes to write files."""
    return home / "taken-away"
