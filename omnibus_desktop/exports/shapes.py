"""Items of a scene as native shapes of a slide, each where the scene has it.

Nothing is left to a template: fills, lines, insets and line spacing are written out, shadows and
effects of the theme are taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import OxmlElement
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from omnibus_desktop.charts.lettering import ASCENT, DESCENT, LEADING, plain
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Text
from omnibus_desktop.exports.lines import is_right_to_left

_ALIGNMENT = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_EMU = 12700  # a point
_ROOM = 6.0  # points
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
    _put_text(shape, item)
    shape.width = emu(item.width + _ROOM)
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
    properties = shape._element.xpath(".//p:cNvPr")[0]
    if description:
        properties.set("descr", description)
        return
    properties.append(parse_xml(_DECORATION))


def emu(points: float) -> Emu:
    """Points in the unit of Office files."""
    return Emu(round(points * _EMU))


def _put_text(shape: Shape, item: Text) -> None:
    shape.left, shape.top = emu(item.x), emu(_top(item))
    shape.width, shape.height = emu(item.width), emu(item.height)
    _write_text(shape.text_frame, item)


def _write_text(frame: TextFrame, item: Text) -> None:
    """Write the lines with the scene's breaks, size and spacing; nothing wraps or shrinks."""
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = _ALIGNMENT[item.align]
    paragraph.space_before = paragraph.space_after = Pt(0)
    paragraph.line_spacing = Pt(_spacing(item))
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    if is_right_to_left(" ".join(item.lines)):
        properties.set("rtl", "1")
    properties.append(OxmlElement("a:buNone"))
    for number, line in enumerate(item.lines):
        if number:
            paragraph._p.add_br()
        run = paragraph.add_run()
        run.text = plain(line)
        run.font.size, run.font.bold = Pt(item.size), item.bold
        run.font.color.rgb = _rgb(item.colour)
        letters = run._r.get_or_add_rPr()
        letters.set("lang", "en-GB")
        letters.set("kern", "0")  # no pair kerning: the advance widths of the scene


def _top(item: Text) -> float:
    """Where the box must begin for its first baseline to be the scene's: with an exact spacing
    the part of a line over its baseline is the spacing without the letters' depth."""
    return item.y + (ASCENT + DESCENT) * item.size - _spacing(item)


def _spacing(item: Text) -> float:
    """From baseline to baseline, in points, also of a text that has a single line."""
    return item.leading or LEADING * item.size


def _text_box(shapes: SlideShapes, item: Text) -> Shape:
    box = shapes.add_textbox(Emu(0), Emu(0), Emu(0), Emu(0))
    _put_text(box, item)
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
