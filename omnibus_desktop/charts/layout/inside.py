"""The figure of a segment of a bar, inside it."""

from __future__ import annotations

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Style, centred, triangle, triangle_width
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.scene import Item, Rect


def size_inside(mark: Mark, segment: Rect, largest: float) -> float | None:
    """The size of the figure inside its segment, smaller where it must be; None where it cannot
    be there."""
    for size in SIZES:
        if size > largest or lettering.height(1, size) > segment.height + 2:
            continue
        sign = triangle_width(size) if mark.differs else 0.0
        if lettering.width(mark.text, size) + sign + 3.0 <= segment.width:
            return size
    return None


def figure_inside(mark: Mark, segment: Rect, largest: float) -> list[Item]:
    """The figure inside its segment; nothing where it cannot be."""
    size = size_inside(mark, segment, largest)
    if size is None:
        return []
    assert segment.fill is not None
    colour = palette.text_on(segment.fill)
    middle = segment.y + segment.height / 2
    wide = lettering.width(mark.text, size)
    sign = triangle_width(size) if mark.differs else 0.0
    x = segment.x + (segment.width - wide - sign) / 2
    style = Style(size, colour=colour)
    items: list[Item] = [centred((mark.text,), x, middle, wide, style, "label", mark.key)]
    if mark.differs:
        items.append(triangle(mark, x + wide + 3.0, middle, size, colour))
    return items
