"""The text of a shape, in DrawingML.

It is written in one piece: a property at a time, as python-pptx sets them, a deck of a hundred
slides takes four times as long. (ECMA-376, part 1, 21.1.2.)
"""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape

from omnibus_desktop.charts.lettering import LEADING, plain
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.exports.lines import is_right_to_left

_SIDES = {"start": "l", "middle": "ctr", "end": "r"}
_BODY = (
    "<p:txBody>"
    '<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
    "<a:noAutofit/></a:bodyPr>"
    "<a:lstStyle/>{paragraphs}</p:txBody>"
)
_PARAGRAPH = (
    '<a:p><a:pPr marL="0" indent="0" algn="{side}"{direction}>'
    '<a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc><a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>{runs}</a:p>'
)
# no pair kerning: the advance widths of the scene
_RUN = (
    '<a:r><a:rPr lang="en-GB" sz="{size}" b="{bold}" kern="0">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr><a:t>{text}</a:t></a:r>'
)


def text_body(item: Text, *others: Text, wraps: bool = False) -> str:
    """The lines with the scene's breaks, size and spacing, `others` as paragraphs under them;
    nothing shrinks, and nothing wraps unless it `wraps`. It is to be part of a text in which the
    namespaces are declared."""
    gaps = (
        below.y - above.y - len(above.lines) * spacing(below)
        for above, below in pairwise((item, *others))
    )
    paragraphs = map(_paragraph, (item, *others), (0.0, *gaps))
    return _BODY.format(wrap="square" if wraps else "none", paragraphs="".join(paragraphs))


def _paragraph(item: Text, gap: float) -> str:
    look = {
        "size": _hundredths(item.size),
        "bold": int(item.bold),
        "colour": item.colour.lstrip("#"),
    }
    runs = (_RUN.format(text=escape(plain(line)), **look) for line in item.lines)
    rtl = is_right_to_left(" ".join(item.lines))
    return _PARAGRAPH.format(
        side=_SIDES[item.align],
        direction=' rtl="1"' if rtl else "",
        spacing=_hundredths(spacing(item)),
        before=max(0, _hundredths(gap)),
        runs="<a:br/>".join(runs),
    )


def spacing(item: Text) -> float:
    """From baseline to baseline, in points, also of a text that has a single line."""
    return item.leading or LEADING * item.size


def _hundredths(points: float) -> int:
    return round(points * 100)
