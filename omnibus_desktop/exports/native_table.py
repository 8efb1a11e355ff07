"""A table of texts as PowerPoint's own, over the cells of a scene. (ECMA-376, part 1, 21.1.3.)"""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from omnibus_desktop.charts.lettering import ASCENT, DESCENT, LEADING, wrap
from omnibus_desktop.charts.text_scene import NativeTable
from omnibus_desktop.exports.lines import is_right_to_left
from omnibus_desktop.exports.shape_ml import Shape, emu

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "2D5ABB26-0587-4C30-8999-92F81FD0307C"  # every line and fill is the table's own
_FRAME = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name={title} descr={title}/>'
    '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
    '</p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    f'</p:xfrm><a:graphic><a:graphicData uri="{_KIND}"><a:tbl><a:tblPr{{marks}}><a:tableStyleId>'
    f"{{{{{_NO_STYLE}}}}}</a:tableStyleId></a:tblPr><a:tblGrid>{{grid}}</a:tblGrid>{{rows}}</a:tbl>"
    "</a:graphicData></a:graphic></p:graphicFrame>"
)
_CELL = (
    '<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr marL="0" indent="0" algn="{side}"'
    '{direction}><a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
    '</a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>{run}</a:p></a:txBody>'
    '<a:tcPr marL="{beside}" marR="{beside}" marT="{above}" marB="{under}">{edges}<a:noFill/>'
    "</a:tcPr></a:tc>"
)
_LOOK = (
    'lang="en-GB" sz="{size}" b="{bold}" kern="0"><a:solidFill><a:srgbClr val="{ink}"/>'
    "</a:solidFill>"
)
_RUN = f"<a:r><a:rPr {_LOOK}</a:rPr><a:t>{{text}}</a:t></a:r>"
_NOTHING = f"<a:endParaRPr {_LOOK}</a:endParaRPr>"
_NO_EDGES = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR", "lnT"))
_FOOT = '<a:lnB w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'


def table_frame(table: NativeTable, number: int) -> Shape:
    """The table as a shape with this id, each cell where the scene has it."""
    sides = (table.x, table.y, sum(table.widths), sum(table.heights))
    x, y, width, height = map(emu, sides)
    marks = (' firstRow="1"' if table.has_heading else "") + (
        ' firstCol="1"' if table.leads else ""
    )
    xml = _FRAME.format(
        number=number,
        title=quoteattr(table.title),
        x=x,
        y=y,
        width=width,
        height=height,
        marks=marks,
        grid="".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths),
        rows="".join(
            f'<a:tr h="{emu(tall)}">{_row(table, row)}</a:tr>'
            for row, tall in enumerate(table.heights)
        ),
    )
    return Shape(xml, (x, y, width, height))


def _row(table: NativeTable, number: int) -> str:
    is_heading = table.has_heading and number == 0
    foot = _FOOT.format(
        width=emu(1.0 if is_heading else 0.5),
        colour=(table.ink if is_heading else table.rule).lstrip("#"),
    )
    return "".join(
        _cell(table, text, column, foot, bold=is_heading or (table.leads and column == 0))
        for column, text in enumerate(table.cells[number])
    )


def _cell(table: NativeTable, text: str, column: int, foot: str, *, bold: bool) -> str:
    look = {"size": round(100 * table.size), "bold": int(bold), "ink": table.ink.lstrip("#")}
    beside, above = table.padding
    # an exact spacing adds its own room over the letters, which is taken from the cell's
    over = max(0.0, above - (LEADING - ASCENT - DESCENT) * table.size)
    return _CELL.format(
        side="r" if table.ends[column] else "l",
        direction=' rtl="1"' if is_right_to_left(text) else "",
        spacing=round(100 * LEADING * table.size),
        run="".join(_RUN.format(text=escape(part), **look) for part in _parts(table, text, column))
        or _NOTHING.format(**look),
        beside=emu(beside),
        above=emu(over),
        under=emu(above),
        edges=_NO_EDGES + foot,
    )


def _parts(table: NativeTable, text: str, column: int) -> list[str]:
    """The text, which leads to a page, line by line: LibreOffice takes the words of a link for one
    word, and breaks it anywhere."""
    if not (table.pages and text):
        return [text] if text else []
    starts, end = [], 0
    for line in wrap(text, table.widths[column] - 2 * table.padding[0], table.size):
        found = text.find(line, end)
        if found < 0:
            return [text]  # its spaces are others than those of the lines
        starts.append(found)
        end = found + len(line)
    edges = (0, *starts[1:], len(text))
    return [text[first:last] for first, last in pairwise(edges)]
