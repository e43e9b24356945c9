"""What is drawn anew is put together from the lines that changed, for a letter that costs little.

Textual asks every widget on the screen for all of its lines whenever one has changed, puts each through the app's
filters, and cuts it at the edges of its neighbours, seen or not: half of what a frame costs. Here a widget is asked for
the lines that are drawn anew and are not covered by what stands before it; and the lines of a view without a border go
through the filters once, when they are drawn, and are one strip each.

Rests on how Textual 8.2 puts a screen together (`Compositor._render_chops`) and keeps the lines of a widget
(`StylesCache.render_widget`), as `docs/dependencies.md` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Pieces = dict[int, Strip | None]
"""A line of the screen: what is drawn from each column on at which something may begin, None until it is known."""


class NeededLines(Compositor):
    """Puts a screen together from the lines that are needed."""

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """The pieces of each line; only those of lines that are drawn, within the columns of `crop`, are sure to be
        known.
        """
        cuts = self.cuts
        lines: list[Any] = [dict.fromkeys(cut[:-1]) for cut in cuts]
        missing = {y: _open(cuts[y], crop) for y in crop.line_range if is_rendered_line(y)}
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            first, last = shown.column_span
            wanted = [y for y in shown.line_range if (left := missing.get(y)) and any(first <= x < last for x in left)]
            if not wanted:
                continue
            top = wanted[0]
            strips = widget.render_lines(Region(shown.x - region.x, top - region.y, shown.width, wanted[-1] + 1 - top))
            for y in wanted:
                _put(lines[y], strips[y - top], [x for x in cuts[y] if first <= x <= last], missing[y])
        return lines


def _open(cuts: Sequence[int], crop: Region) -> set[int]:
    """The columns of a line at which what is drawn begins: the pieces that `crop` touches."""
    return {start for start, end in pairwise(cuts) if end > crop.x and start < crop.right}


def _put(line: Pieces, strip: Strip, edges: Sequence[int], missing: set[int]) -> None:
    """Put what a widget draws where nothing before it stands."""
    parts = strip.divide([edge - edges[0] for edge in edges[1:]])
    for start, part in zip(edges, parts, strict=False):
        if line[start] is None:
            line[start] = part
            missing.discard(start)


class DrawnLines(StylesCache):
    """The lines of a widget without links as they were drawn last, where nothing is drawn around them; else as Textual
    keeps them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._went_through: tuple[object, ...] = ()

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        if _has_effects(widget):
            return super().render_widget(widget, crop)
        width, filters = widget.region.width, widget.get_line_filters()
        base, background = widget.background_colors
        went_through = width, background, *filters
        if went_through != self._went_through:
            self.clear()
            self._width, self._went_through = width, went_through
        blank = self.get_inner_outer(base, background)[0].rich_style
        strips = []
        for y in crop.line_range:
            strip = self._cache.get(y)
            if strip is None or y in self._dirty_lines:
                drawn = widget.render_line(y)
                segments: list[Segment] = list(drawn if drawn.cell_length == width else line_of(drawn, width, blank))
                for each in filters:
                    segments = each.apply(segments, background)
                strip = self._cache[y] = Strip(segments, width)
            strips.append(strip)
        self._dirty_lines.difference_update(crop.line_range)
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips


def _has_effects(widget: Widget) -> bool:
    """Whether a border, blanks or an effect come to the lines that a widget draws."""
    styles = widget.styles
    return (
        any(styles.gutter)
        or any(kind for kind, _ in styles.outline)
        or widget.opacity != 1
        or styles.text_opacity != 1
        or styles.tint.a > 0
        or (styles.has_rule("hatch") and styles.hatch != "none")
    )


def line_of(segments: Iterable[Segment], width: int, style: Style) -> Strip:
    """A line of so many columns, with blanks in a style behind what there is."""
    drawn = list(segments)
    length = sum(segment.cell_length for segment in drawn)
    if length < width:
        return Strip([*drawn, Segment(" " * (width - length), style)], width)
    return Strip(drawn, length).adjust_cell_length(width)
