"""Where a slide has room for what it shows, where that is not for us to say: in a template."""

from __future__ import annotations

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Place:
    """The room for one of the slide's texts: a rectangle in points, the size of the text, and how
    much wider its letters are than those that we measure with, as a factor. `align` is start,
    middle or end across the rectangle, `anchor` the same down it; `bold` None: as is usual.
    `colour` is "#RRGGBB", "" as that of the chart's texts. What of "size" and "colour" is
    `restated` a text there must say for itself: the template does not say it, or nobody could read
    it so."""

    x: float
    y: float
    width: float
    height: float
    size: float
    wider: float = 1.0
    align: str = "start"
    anchor: str = "start"
    bold: bool | None = None
    colour: str = ""
    restated: tuple[str, ...] = ()

    def has(self, x: float, y: float) -> bool:
        """Whether a text that begins there stands in this room."""
        return x == self.x and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Page:
    """A slide of this width and height in points. The chart stands in `area` (x, y, width,
    height), and so do those of headline, subtitle and footnote that have none of the `places`."""

    size: tuple[float, float]
    area: tuple[float, float, float, float]
    places: tuple[tuple[str, Place], ...] = ()  # by role
