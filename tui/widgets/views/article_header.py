"""What is known of the article that is open, each value as the text states it, as we inferred it, or as absent."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from index.article import Article, Basis, Metadata, Value
from tui.drawing.direction import closed, isolated, line_to_its_side
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut
from tui.safe_text import safe_line


class ArticleHeader(Widget):
    """Two rows above the text: the title, then outlet, date and place."""

    COMPONENT_CLASSES = {"header--title", "header--first-words", "header--stated", "header--inferred", "header--absent"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._article: Article | None = None
        self._position = ""
        self._said = ""

    def say_opening(self) -> None:
        """Say that an article is on its way, where there is none yet."""
        self._said = "Opening …"
        self.refresh()

    def show_article(self, article: Article | None) -> None:
        """Show another article, or none."""
        self._article = article
        self._position = ""
        self.refresh()

    def show_position(self, position: str) -> None:
        """Show where the reader is in the hits: "hit 2 of 7"."""
        if position != self._position:
            self._position = position
            self.refresh()

    def show_below(self, percent: int, beside: str = "") -> None:
        """Show on the rule below how much of the text is above the end of the window, and what stands `beside` it."""
        said = " · ".join(filter(None, (f"{percent} %", beside)))
        if self.border_subtitle != said:
            self.border_subtitle = said

    def render(self) -> Text:
        """Both rows."""
        if self._article is None:
            return Text(self._said, self._style("absent"))
        known = self._article.metadata
        titled = known.title.basis is not Basis.ABSENT
        remark = "" if titled else "  (no title: its first words)"
        width, heading = max(1, self.size.width), safe_line(self._article.heading)
        room = max(width_of(heading), width - width_of(remark))  # the title goes before what is said of it
        heading = line_to_its_side(cut(heading, width), min(room, width))
        title = Text(heading, self._style("title" if titled else "first-words"), no_wrap=True)
        title.append(remark, self._style("absent"))
        title.truncate(width, overflow="ellipsis")
        room = self.size.width - (len(self._position) + 2 if self._position else 0)
        about = self._about(known, reasons=True)
        if about.cell_len > room:  # what is known goes before how; `i` tells
            about = self._about(known, reasons=False)
        about.truncate(max(1, room), overflow="ellipsis", pad=bool(self._position))
        about.append(closed(about.plain)[len(about.plain) :])
        if self._position:
            about.append(f"  {self._position}", self._style("stated"))
        return Text("\n", end="").join([title, about])

    def _about(self, known: Metadata, *, reasons: bool) -> Text:
        """Outlet, date and place, and why we take them to be so where they are inferred, else only that they are. That
        no outlet or date is known is said; few reports name a place, and that one does not tells nothing.
        """
        is_published = known.published.value or not known.updated.value
        date = self._value("date", known.published if is_published else known.updated, reasons)
        told = [
            self._value("outlet", known.outlet, reasons),
            date if is_published else Text("updated ", self._style("stated")) + date,
        ]
        if known.dateline.value is not None:
            told.append(self._value("place", known.dateline, reasons))
        return Text(" · ").join(told)

    def _value(self, name: str, value: Value, reasons: bool) -> Text:
        if value.value is None:
            return Text(f"{name} absent", self._style("absent"))
        said = safe_line(value.value.replace("T", " ") if name == "date" else value.value)
        text = Text(isolated(said), self._style(value.basis.value))
        if value.basis is Basis.INFERRED:
            reason = f" (inferred: {isolated(safe_line(value.reason))})" if value.reason else " (inferred)"
            text.append(reason if reasons else "?", self._style("inferred"))
        return text

    def _style(self, name: str) -> str:
        return self.get_component_rich_style(f"header--{name}", partial=True)  # type: ignore[return-value]
