"""The styles of a widget's parts are looked up when they are drawn, for a start and a focus that cost little.

A view has a style for each kind of thing that it may draw: a hit, a note, a word that differs. Textual looks all of
them up whenever a widget is styled, drawn or not: 250 of the 329 look-ups of a start. Here a part is looked up when it
is first asked for, and again only where its surroundings have changed: its widget's classes and states, those of the
widgets around it, or the rules.

Rests on how Textual 8.2 keeps these styles (`DOMNode._component_styles`), as `docs/dependencies.md` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

Surroundings = tuple[tuple[str | None, frozenset[str], frozenset[str]], ...]
"""From the app to a widget: the id, classes and states (`focus`, `hover`) of each."""


def surroundings(node: DOMNode) -> Surroundings:
    """All of a widget and those around it that a rule can ask for and that can change."""
    return tuple((one.id, frozenset(one.classes), frozenset(one.get_pseudo_classes())) for one in node.css_path_nodes)


class DrawnParts(dict[str, RenderStyles]):
    """The styles of the parts of one widget by their names, those that were asked for."""

    def __init__(self, sheet: PartsWhenDrawn, node: DOMNode, names: Set[str], around: Surroundings) -> None:
        super().__init__()
        self._sheet, self._node, self._names, self._around = sheet, node, names, around
        self._rules: list[RuleSet] = sheet.rules

    def still_hold(self, around: Surroundings) -> bool:
        """Whether nothing has changed that the styles hang on, in the surroundings as they are now."""
        return self._rules is self._sheet.rules and self._around == around

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self._node)
        self._sheet.apply(part, animate=False)
        self[name] = part.styles
        return part.styles


class PartsWhenDrawn(Stylesheet):
    """A style sheet that looks up the styles of parts when they are drawn, and no styles of what is taken away: nothing
    of it is drawn any more, but a dialog that closes, and all there is when the app ends, loses the focus first.
    """

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        """Look up the styles of these nodes anew."""
        super().update_nodes((node for node in nodes if not node._pruning), animate)

    def _process_component_classes(self, node: DOMNode) -> None:
        names = node._get_component_classes()
        if not names:
            return
        before, around = node._component_styles, surroundings(node)
        if isinstance(before, DrawnParts) and before.still_hold(around):
            return
        parts = node._component_styles = DrawnParts(self, node, names, around)
        if any(parts[name] != styles for name, styles in before.items()):
            node.refresh()
