"""Where the ink of a scene's texts is, for tests of layout."""

from __future__ import annotations

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Ellipse, Rect, Scene, Text


def ink(text: Text) -> Box:
    """The box of the lines themselves."""
    wide = max(lettering.width(line, text.size, text.bold) for line in text.lines)
    left = text.x
    if text.align == "middle":
        left += (text.width - wide) / 2
    elif text.align == "end":
        left += text.width - wide
    return Box(left, text.y, left + wide, text.y + text.height)


def texts(scene: Scene) -> list[Text]:
    return [item for item in scene.items if isinstance(item, Text) and item.lines]


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of texts that cover each other by more than a hair."""
    boxes = sorted(((ink(text), text) for text in texts(scene)), key=lambda pair: pair[0].top)
    found, open_boxes = [], []
    for box, text in boxes:
        open_boxes = [(above, one) for above, one in open_boxes if above.bottom > box.top]
        found += [
            (" ".join(one.lines), " ".join(text.lines))
            for above, one in open_boxes
            if above.meets(box, -0.2)
        ]
        open_boxes.append((box, text))
    return found


def outside(scene: Scene) -> list[object]:
    """Items that leave the slide."""
    found = []
    for item in scene.items:
        box = ink(item) if isinstance(item, Text) and item.lines else box_of(item)
        across = box.left >= -0.5 and box.right <= scene.width + 0.5
        if not (across and box.top >= -0.5 and box.bottom <= scene.height + 0.5):
            found.append(item)
    return found


def on_bars(scene: Scene) -> list[tuple[str, str]]:
    """Labels beside the bars that run into a bar."""
    shapes = [i for i in scene.items if isinstance(i, Rect | Ellipse)]
    bars = [i for i in shapes if i.role == "bar" and i.width > 0.3]
    beside = [t for t in texts(scene) if t.role in ("answer label", "group label", "heading")]
    return [
        (" ".join(text.lines), str(bar.key))
        for text in beside
        for bar in bars
        if ink(text).meets(box_of(bar), -0.2)
    ]


def background(scene: Scene, text: Text) -> str:
    """The colour behind the middle of a text."""
    box = ink(text)
    under = palette.WHITE
    for item in scene.items:
        if item is text:
            break
        if isinstance(item, Rect) and item.fill:
            is_inside = item.x <= box.centre <= item.x + item.width
            if is_inside and item.y <= box.middle <= item.y + item.height:
                under = item.fill
    return under


def squeezed(text: str) -> str:
    """The characters of a text without its spaces."""
    return "".join(text.split())
