"""Items of a scene as native shapes of a slide, each where the scene has it.

Nothing is left to a template: fills, lines, insets and line spacing are written out, shadows and
effects of the theme are taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import OxmlElement
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Pt

from omnibus_desktop.charts.lettering import ASCENT, DESCENT, plain
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Text
from omnibus_desktop.exports.lines import is_right_to_left
from omnibus_desktop.exports.text_body import spacing, text_body

_ALIGNMENT = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_EMU = 12700  # a point
_ROOM = 6.0  # points
_PROPERTIES = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"
_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def add_shape(shapes: SlideShapes, item: Item) -> BaseShape:
    """The item as a new shape on the slide."""
    if isinstance(item, Text):
        return _text_box(shapes, item)
    if isinstance(item, Line):
        return _line(shapes, item)
    shape = _polygon(shapes, item) if isinstance(item, Polygon) else _in_box(shapes, item)
    _plain_look(shape)
    _ink(shape, item)
    return shape


def fill_placeholder(shape: Shape, item: Text) -> None:
    """Put the text into a placeholder, and the placeholder where the scene has it. What a person
    writes there later wraps; the scene's own lines have some room to spare and do not."""
    shape.left, shape.top, shape.width, shape.height = _place(item)
    shape.width = emu(item.width + _ROOM)
    _write_text(shape, item)
    shape.text_frame.word_wrap = True


def write_in_placeholder(shape: Shape, item: Text, size: float) -> None:
    """Write the text into a template's placeholder, in its place and its type; only where it would
    not fit in the `size` that it has there, in the item's. It wraps as the template says."""
    frame = shape.text_frame
    frame.text = plain(" ".join(item.lines))
    paragraph = frame.paragraphs[0]
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    if is_right_to_left(" ".join(item.lines)):
        properties.set("rtl", "1")
    properties.append(OxmlElement("a:buNone"))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().set("lang", "en-GB")
        if item.size != size:
            run.font.size = Pt(item.size)


def describe(shape: BaseShape, name: str, description: str = "") -> None:
    """Name the shape, and say to those who cannot see it what it shows; one without a
    description is marked as decoration, which they are not told of."""
    shape.name = name
    properties = next(shape._element.iter(_PROPERTIES))
    if description:
        properties.set("descr", description)
        return
    properties.append(parse_xml(_DECORATION))


def emu(points: float) -> Emu:
    """Points in the unit of Office files."""
    return Emu(round(points * _EMU))


def _place(item: Text) -> tuple[Emu, Emu, Emu, Emu]:
    """Left, top, width and height of the text's box."""
    return emu(item.x), emu(_top(item)), emu(item.width), emu(item.height)


def _write_text(shape: Shape, item: Text) -> None:
    element = shape._element
    element.replace(element.txBody, text_body(item))


def _top(item: Text) -> float:
    """Where the box must begin for its first baseline to be the scene's: with an exact spacing
    the part of a line over its baseline is the spacing without the letters' depth."""
    return item.y + (ASCENT + DESCENT) * item.size - spacing(item)


def _text_box(shapes: SlideShapes, item: Text) -> Shape:
    box = shapes.add_textbox(*_place(item))
    _write_text(box, item)
    return box


def _in_box(shapes: SlideShapes, item: Rect | Ellipse) -> Shape:
    kind = MSO_SHAPE.RECTANGLE if isinstance(item, Rect) else MSO_SHAPE.OVAL
    place = (emu(value) for value in (item.x, item.y, item.width, item.height))
    return shapes.add_shape(kind, *place)


def _polygon(shapes: SlideShapes, item: Polygon) -> Shape:
    corners: Sequence[tuple[int, int]] = [(emu(x), emu(y)) for x, y in item.points]
    builder = shapes.build_freeform(*corners[0])
    builder.add_line_segments(corners[1:], close=True)
    shape: Shape = builder.convert_to_shape()
    return shape


def _line(shapes: SlideShapes, item: Line) -> BaseShape:
    ends = (emu(value) for value in (item.x1, item.y1, item.x2, item.y2))
    shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    _plain_look(shape)
    shape.line.color.rgb = _rgb(item.stroke)
    shape.line.width = emu(item.width)
    if item.dash:
        shape.line.dash_style = MSO_LINE.DASH
    return shape


def _plain_look(shape: BaseShape) -> None:
    """Take the theme's shadow, outline and effects from a shape."""
    for style in shape._element.xpath("./p:style"):
        style.getparent().remove(style)


def _ink(shape: Shape, item: Rect | Ellipse | Polygon) -> None:
    if item.fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(item.fill)
    if item.stroke is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = _rgb(item.stroke)
        shape.line.width = emu(item.stroke_width)


def _rgb(colour: str) -> RGBColor:
    make: Callable[..., RGBColor] = RGBColor  # which has no type hints
    return make(*bytes.fromhex(colour.lstrip("#")))
