"""What is written down of our shapes on a slide, so that they are known again when a person has
worked on the deck: where each was put, what it said, how it looked.

Only digests of texts are kept, never the texts. Elements are lxml's, of whichever program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import NativeChart, Polygon, Scene
from omnibus_desktop.exports.charted_figures import charted_figures

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
#: What can stand on a slide.
SHAPES = frozenset(f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic"))
_EMU = 12700  # a point
_NOTE = re.compile("(?:note|leader|band) (.+)")
_LOOK = frozenset(
    f"{A}{name}" for name in ("off", "ext", "t", "srgbClr", "pt", "noFill", "ln", "prstGeom")
)

#: An element of lxml, which has no type hints.
Node = Any
#: Left, top, width and height in the unit of Office files.
Box = tuple[int, int, int, int]


def facts_of(scene: Scene, shapes: Iterable[Node], page: tuple[int, int]) -> dict[str, Any]:
    """What is kept with the charts of a slide of this size, beside the recipe: its shapes, of
    which all are ours as yet, and the charts that can be edited."""
    notes = (_NOTE.fullmatch(item.role) for item in scene.items)
    return {
        "page": list(page),
        "kind": scene.kind,
        "parts": [part_of(shape) for shape in shapes if _is_of_scene(shape)],
        "charts": [chart_facts(chart) for chart in scene.charts],
        "note ids": list(dict.fromkeys(note[1] for note in notes if note)),
        "signs": [
            [*item.key, _way(item)]
            for item in scene.items
            if isinstance(item, Polygon) and item.role == "differs" and item.key is not None
        ],
    }


def _way(sign: Polygon) -> str:
    """Which way the triangle points: it stands on its side of two corners."""
    down = [y for _, y in sign.points]
    return "higher" if down.count(max(down)) > 1 else "lower"


def _is_of_scene(shape: Node) -> bool:
    """Whether the shape is of the slide itself, not the deck's: its number, its date."""
    return shape.tag in SHAPES and next(shape.iter(f"{A}fld"), None) is None


def part_of(shape: Node) -> dict[str, Any]:
    """What is kept of one shape."""
    about = properties(shape)
    box, size = box_of(shape), text_size(shape)
    part: dict[str, Any] = {
        "id": about.get("id", ""),
        "name": about.get("name", ""),
        "text": digest(text_of(shape)),
        "look": look_of(shape),
        "alt": digest(about.get("descr", "")),
    }
    if box is not None:
        part["box"] = list(box)
    if size:
        part["size"] = size
    rows = rows_of(shape)
    if len(rows) > 1:
        part["rows"] = [[digest(text_of(cell)) for cell in row] for row in rows]
    return part


def rows_of(shape: Node) -> list[list[Node]]:
    """What a text has under one another: the cells of each row of a table, the paragraphs of a
    text that says something; none of a group or a chart."""
    rows = [row.findall(f"{A}tc") for row in shape.iterfind(f".//{A}tbl/{A}tr")]
    body = shape.find(f"{P}txBody")
    return rows or ([] if body is None else [[each] for each in body.findall(f"{A}p")])


def chart_facts(chart: NativeChart) -> dict[str, Any]:
    """What is kept of an editable chart: what its figures belong to, and how it was made."""
    return {
        "categories": [plain(category) for category in chart.categories],
        "series": [
            {
                "name": plain(series.name),
                "keys": [list(key) for key in series.keys],
                "colour": series.colour.lstrip("#").upper(),
                "points": [colour.lstrip("#").upper() for colour in series.point_colours],
                "figures": digest(" ".join(map(_written, figures))),
            }
            for series, figures in zip(chart.series, charted_figures(chart), strict=True)
        ],
        "plot": [round(side * _EMU) for side in chart.plot],
        "axis": [chart.axis_min, chart.axis_max],
        "gap": chart.gap_width,
    }


def _written(figure: Decimal | None) -> str:
    """The figure as it stands in the chart."""
    return "None" if figure is None else f"{figure.normalize():f}"


def digest(text: str) -> str:
    """A short digest of a text; "" of none."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16] if text else ""


def properties(shape: Node) -> Node:
    """The element that has the shape's id, name and alt text."""
    return shape.find(f"./*/{P}cNvPr")


def text_of(shape: Node) -> str:
    """All that is written in the shape and those within it, on one line."""
    found = shape.iter(f"{A}t", f"{A}br", f"{A}p")
    pieces = [(each.text or "") if each.tag == f"{A}t" else " " for each in found]
    return " ".join("".join(pieces).split())


def text_size(shape: Node) -> str:
    """The size of its first letters in hundredths of a point; "" where it does not say."""
    first = next(shape.iter(f"{A}rPr"), None)
    return "" if first is None else first.get("sz", "")


def look_of(shape: Node) -> str:
    """A digest of where its parts lie, what they say and in which colours: another one where
    any of these is another."""
    seen = [f"{e.tag}{sorted(e.items())}{e.text or ''}" for e in shape.iter() if e.tag in _LOOK]
    return digest("\n".join(seen))


def transform(shape: Node) -> Node:
    """The element that says where the shape is; None where its layout does."""
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        found = shape.find(f"./{path}")
        if found is not None:
            return found
    return None


def box_of(shape: Node) -> Box | None:
    """Where the shape is; None where it does not say so itself."""
    place = transform(shape)
    off, ext = (None, None) if place is None else (place.find(f"{A}off"), place.find(f"{A}ext"))
    if off is None or ext is None:
        return None
    try:
        return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))
    except (TypeError, ValueError):
        return None


def put_box(shape: Node, box: Sequence[float]) -> None:
    """Put the shape there."""
    place = transform(shape)
    if place is None:
        return
    x, y, width, height = (str(round(value)) for value in box)
    place.find(f"{A}off").attrib.update({"x": x, "y": y})
    place.find(f"{A}ext").attrib.update({"cx": width, "cy": height})


def box_from(part: Mapping[str, Any]) -> Box | None:
    """The box that was written down; None where there is none that can be one."""
    box = part.get("box")
    if not isinstance(box, list) or len(box) != 4 or not all(isinstance(v, int) for v in box):
        return None
    return box[0], box[1], box[2], box[3]
