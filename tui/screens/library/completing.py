"""How the query line goes on: the fields of a query and what they can hold in this folder."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.catalogue.listing import by_outlet

if TYPE_CHECKING:
    from index.workspace import Workspace


def completed(workspace: Workspace, text: str) -> str | None:
    """The query with its last word whole, when only one word is likely."""
    from index.search.plan.completion import completed

    return completed(text, lambda field: _values(workspace, field))


def _values(workspace: Workspace, field: str) -> list[str]:
    """What a field can hold here, the most frequent first."""
    match field:
        case "outlet":
            return [name for name, _ in by_outlet(workspace.summaries())]
        case "place":
            counts = Counter(s.place for s in workspace.summaries() if s.place)
            return [name for name, _ in counts.most_common()]
        case "tag":
            return workspace.tags()
        case "kind":
            return list(workspace.settings.kinds)
    return []
