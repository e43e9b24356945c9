"""What is shown with a report: its notes, by place, and their links in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.workspace import Workspace


def notes_on(workspace: Workspace, article: str) -> list[Placed]:
    """The notes on an article, and those of other editions that follow to it, by place."""
    own = workspace.notes.annotations(article)
    return sorted(
        (*own, *workspace.notes.followed(article, own)),
        key=lambda p: p.placement.span.start if p.placement.span else -1,
    )


def link_lines(workspace: Workspace, article: str) -> dict[str, list[str]]:
    """A line for each link of each annotation of an article, as the notes pane shows it."""
    links = workspace.links.of(article)
    headings = {s.id: s.heading for s in workspace.library.summaries()} if links else {}
    return {
        name: [f"{said}: “{a.selector.exact[:80]}” ({headings.get(a.article, a.article)})" for said, a in found]
        for name, found in links.items()
    }
