"""How the query line goes on: the fields of a query and what they can hold in this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.catalogue.listing import by_value

if TYPE_CHECKING:
    from index.workspace import Workspace


def completed(workspace: Workspace, text: str) -> str | None:
    """The query with its last word whole, when only one word is likely."""
    from index.search.plan.completion import completed

    return completed(text, lambda field: _values(workspace, field))


def _values(workspace: Workspace, field: str) -> list[str]:
    """What a field can hold here, the most frequent first."""
    from index.search.query.fields import FIELDS

    match field:
        case "tag":
            return workspace.notes.tags()
        case "kind":
            return list(workspace.settings.kinds)
    known = FIELDS.get(field)
    return [value for value, _ in by_value(workspace.library.summaries(), known.of)] if known else []
