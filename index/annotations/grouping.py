"""Annotations in groups, as a list shows them: by the report they stand in, by tag, by kind. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from index.annotations.annotation import Annotation


class Grouping(StrEnum):
    """What a list of annotations is grouped by."""

    REPORT = "report"
    TAG = "tag"
    KIND = "kind"


Groups = list[tuple[str, list[Annotation]]]
"""Each group's name ("" for what has none) and its annotations, by report and where it stands."""


def grouped(
    by_report: Mapping[str, Iterable[Annotation]], by: Grouping, reports: Sequence[str], kinds: Sequence[str]
) -> Groups:
    """The groups in order: reports as in `reports`, kinds as in `kinds` and then by name, tags by name; what has no
    tag or kind comes last. An annotation with two tags stands in both groups.
    """
    order = {name: n for n, name in enumerate(reports)}
    in_order = sorted(by_report, key=lambda report: (order.get(report, len(order)), report))
    groups: dict[str, list[Annotation]] = {}
    for report in in_order:
        for made in sorted(by_report[report], key=lambda a: (a.selector.start, a.id)):
            for name in _names(made, report, by):
                groups.setdefault(name, []).append(made)
    if by is Grouping.REPORT:
        return list(groups.items())
    rank = {name: n for n, name in enumerate(kinds)} if by is Grouping.KIND else {}
    return sorted(groups.items(), key=lambda g: (not g[0], rank.get(g[0], len(rank)), g[0].casefold(), g[0]))


def _names(made: Annotation, report: str, by: Grouping) -> Sequence[str]:
    match by:
        case Grouping.REPORT:
            return (report,)
        case Grouping.TAG:
            return tuple(dict.fromkeys(made.tags)) or ("",)
    return (made.kind,)
