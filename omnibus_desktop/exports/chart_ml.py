"""The elements of which a chart in DrawingML is made. (ECMA-376, part 1, 20.1 and 21.2.)

They are texts: put together by a library for XML, a deck of a hundred charts takes much longer.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Rect, Text

EMU = 12700  # a point
_QUOTES = {'"': "&quot;"}


def text_style(size: float, colour: str) -> str:
    """How text of a chart looks."""
    return _style(drawing_part("bodyPr"), size, colour)


def label_style(size: float, colour: str, gaps: tuple[float, float]) -> str:
    """How the figures of a chart look; `gaps` are points kept clear at their left and right."""
    return _style(_body(gaps), size, colour)


def label_text(text: Text, gaps: tuple[float, float]) -> str:
    """A figure in words of its own."""
    run = drawing_part(
        "r", _letters_of("rPr", text.size, text.colour), text_part("a:t", plain(text.lines[0]))
    )
    return chart_part("rich", _body(gaps), drawing_part("lstStyle"), drawing_part("p", run))


def _style(body: str, size: float, colour: str) -> str:
    properties = drawing_part("pPr", _letters_of("defRPr", size, colour))
    end = drawing_part("endParaRPr", lang="en-GB")
    paragraph = drawing_part("p", properties, end)
    return chart_part("txPr", body, drawing_part("lstStyle"), paragraph)


def _body(gaps: tuple[float, float]) -> str:
    left, right = (str(round(gap * EMU)) for gap in gaps)
    return drawing_part(
        "bodyPr", wrap="none", lIns=left, tIns="0", rIns=right, bIns="0", anchor="ctr"
    )


def _letters_of(tag: str, size: float, colour: str) -> str:
    return drawing_part(tag, solid(colour), sz=str(int(size * 100)), b="0", kern="0")


def filled(colour: str, bar: Rect | None) -> str:
    """The fill of a bar, with the outline that the scene's bars have."""
    if bar is None or bar.stroke is None:
        return chart_part("spPr", solid(colour), drawing_part("ln", drawing_part("noFill")))
    line = drawing_part("ln", solid(bar.stroke), w=str(round(bar.stroke_width * EMU)))
    return chart_part("spPr", solid(colour), line)


def stroked(colour: str, width: float) -> str:
    """A line of this colour, so many points wide."""
    return drawing_part("ln", solid(colour), w=str(round(width * EMU)), cap="flat")


def nothing() -> str:
    return chart_part("spPr", drawing_part("noFill"), drawing_part("ln", drawing_part("noFill")))


def solid(colour: str) -> str:
    """A fill of this colour ("#12436D")."""
    return drawing_part("solidFill", drawing_part("srgbClr", val=colour.lstrip("#")))


def chart_part(tag: str, *children: str, **attributes: str) -> str:
    return part(f"c:{tag}", *children, **attributes)


def drawing_part(tag: str, *children: str, **attributes: str) -> str:
    return part(f"a:{tag}", *children, **attributes)


def value(tag: str, value: str) -> str:
    return f'<c:{tag} val="{escape(value, _QUOTES)}"/>'


def text_part(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def part(tag: str, *children: str, **attributes: str) -> str:
    """An element with these children, which are elements too, and attributes, which are not."""
    said = "".join(f' {name}="{escape(each, _QUOTES)}"' for name, each in attributes.items())
    return f"<{tag}{said}>{''.join(children)}</{tag}>" if children else f"<{tag}{said}/>"
