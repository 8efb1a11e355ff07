"""The elements of which a chart in DrawingML is made. (ECMA-376, part 1, 20.1 and 21.2.)"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Rect, Text

EMU = 12700  # a point


def text_style(size: float, colour: str) -> Element:
    """How text of a chart looks."""
    return _style(drawing_part("bodyPr"), size, colour)


def label_style(size: float, colour: str, gaps: tuple[float, float]) -> Element:
    """How the figures of a chart look; `gaps` are points kept clear at their left and right."""
    return _style(_body(gaps), size, colour)


def label_text(text: Text, gaps: tuple[float, float]) -> Element:
    """A figure in words of its own."""
    run = drawing_part(
        "r", _letters_of("rPr", text.size, text.colour), text_part("a:t", plain(text.lines[0]))
    )
    return chart_part("rich", _body(gaps), drawing_part("lstStyle"), drawing_part("p", run))


def _style(body: Element, size: float, colour: str) -> Element:
    paragraph = drawing_part("p", drawing_part("pPr", _letters_of("defRPr", size, colour)))
    paragraph.append(drawing_part("endParaRPr", lang="en-GB"))
    return chart_part("txPr", body, drawing_part("lstStyle"), paragraph)


def _body(gaps: tuple[float, float]) -> Element:
    left, right = (str(round(gap * EMU)) for gap in gaps)
    return drawing_part(
        "bodyPr", wrap="none", lIns=left, tIns="0", rIns=right, bIns="0", anchor="ctr"
    )


def _letters_of(tag: str, size: float, colour: str) -> Element:
    return drawing_part(tag, _solid(colour), sz=str(int(size * 100)), b="0", kern="0")


def filled(colour: str, bar: Rect | None) -> Element:
    """The fill of a bar, with the outline that the scene's bars have."""
    if bar is None or bar.stroke is None:
        return chart_part("spPr", _solid(colour), drawing_part("ln", drawing_part("noFill")))
    line = drawing_part("ln", _solid(bar.stroke), w=str(round(bar.stroke_width * EMU)))
    return chart_part("spPr", _solid(colour), line)


def stroked(colour: str, width: float) -> Element:
    """A line of this colour, so many points wide."""
    return drawing_part("ln", _solid(colour), w=str(round(width * EMU)), cap="flat")


def nothing() -> Element:
    return chart_part("spPr", drawing_part("noFill"), drawing_part("ln", drawing_part("noFill")))


def _solid(colour: str) -> Element:
    return drawing_part("solidFill", drawing_part("srgbClr", val=colour.lstrip("#")))


def chart_part(tag: str, *children: Element, **attributes: str) -> Element:
    element = Element(f"c:{tag}", attributes)
    element.extend(children)
    return element


def drawing_part(tag: str, *children: Element, **attributes: str) -> Element:
    element = Element(f"a:{tag}", attributes)
    element.extend(children)
    return element


def value(tag: str, value: str) -> Element:
    return Element(f"c:{tag}", {"val": value})


def text_part(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = text
    return element
