"""Annotations to take away: Markdown for people, CSV for tables, W3C Web Annotation JSON-LD for other programs.
Pure.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from index.annotations.annotation import Annotation, Placed
from index.text.cells import harmless

Source = Callable[[str], str]
"""Where a quote is from, by the id of its article: outlet, date, title."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLUMNS = (
    "id",
    "article",
    "source",
    "status",
    "start",
    "end",
    "quote",
    "note",
    "kind",
    "tags",
    "links",
    "created",
    "updated",
)


def markdown(placed: Sequence[Placed], source: Source) -> str:
    """Each annotation as a quotation, its note, and where it is from; links name the other annotation."""
    quotes = {p.annotation.id: p.annotation.selector.exact for p in placed}
    blocks = []
    for each in placed:
        made = each.annotation
        quote = "\n".join(f"> {escaped(line)}" for line in made.selector.exact.splitlines() or [""])
        about = " · ".join(filter(None, (made.kind, *(f"#{tag}" for tag in made.tags), made.id)))
        lines = [
            quote,
            f"> — {escaped(source(each.article))}{_position(each)}",
            "",
            escaped(made.note),
            "",
            f"*{escaped(about)}*",
        ]
        for link in made.links:
            other = quotes.get(link.to)
            said = f": “{escaped(other)}”" if other else ""
            lines += [
                "",
                f"- {escaped(link.relation)} {link.to}{said}" + (f" ({escaped(link.note)})" if link.note else ""),
            ]
        blocks.append("\n".join(lines))
    return "\n\n---\n\n".join(blocks) + ("\n" if blocks else "")


def table(placed: Sequence[Placed], source: Source) -> str:
    """CSV with a header; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in placed:
        made, where = each.annotation, each.placement.span
        links = "; ".join(f"{link.relation} {link.to}" for link in made.links)
        offsets = (where.start, where.end) if where is not None else ("", "")
        cells = (
            *(made.id, each.article, source(each.article), each.placement.status.value, *offsets, made.selector.exact),
            *(made.note, made.kind, " ".join(made.tags), links, made.created, made.updated),
        )
        writer.writerow([harmless(str(cell)) for cell in cells])
    return out.getvalue()


def web_annotations(placed: Iterable[Placed]) -> dict[str, Any]:
    """An annotation collection page in JSON-LD. What the model has no word for stands under `deraa:`."""
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": [_item(each.annotation, each.article) for each in placed],
    }


def _item(made: Annotation, article: str) -> dict[str, Any]:
    selector = made.selector
    bodies: list[dict[str, Any]] = []
    if made.note:
        bodies.append({"type": "TextualBody", "value": made.note, "format": "text/plain", "purpose": "commenting"})
    if made.kind:
        bodies.append({"type": "TextualBody", "value": made.kind, "purpose": "classifying"})
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in made.tags]
    bodies += [
        {
            "type": "SpecificResource",
            "source": f"urn:deraa:{link.to}",
            "purpose": "linking",
            "deraa:relation": link.relation,
            "deraa:note": link.note,
        }
        for link in made.links
    ]
    times = {"created": made.created, "modified": made.updated}
    return {
        "id": f"urn:deraa:{made.id}",
        "type": "Annotation",
        **{name: time for name, time in times.items() if time},
        "body": bodies,
        "target": {
            "source": article,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": selector.exact,
                    "prefix": selector.prefix,
                    "suffix": selector.suffix,
                },
                {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
            ],
            "deraa:occurrence": [selector.occurrence, selector.occurrences],
            **({"deraa:rejected": list(made.rejected)} if made.rejected else {}),
        },
    }


def _position(placed: Placed) -> str:
    where = placed.placement.span
    return f", {where.start}–{where.end}" if where is not None else f" ({placed.placement.status.value})"


_LINE_SIGN = re.compile(r"^([^\S\n]*)([-+=~]|[0-9]+(?=[.)]))", re.MULTILINE)
"""What begins a list, a line across the page or a heading where it begins a line."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    text = "".join(f"\\{c}" if c in "\\`*_{}[]<>#|&" else c for c in text)
    return _LINE_SIGN.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", text)
