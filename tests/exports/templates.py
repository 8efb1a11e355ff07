"""Templates of different shapes, made by python-pptx: as other people's are."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as OpenDeck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout
from pptx.util import Pt

_P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
CORPORATE = {
    "dk1": "1F2A37", "lt1": "FFFFFF", "dk2": "0F3B57", "lt2": "EEF2F6", "accent1": "00645A",
    "accent2": "B4235A", "accent3": "6B4FA0", "accent4": "C2410C", "accent5": "1D70B8",
    "accent6": "7A5C00",
}  # fmt: skip
DARK = CORPORATE | {
    "dk1": "FFFFFF", "lt1": "14213D", "accent1": "FCA311", "accent2": "4CC9F0",
    "accent3": "F28482", "accent4": "90BE6D", "accent5": "B8A1F0", "accent6": "E5E5E5",
}  # fmt: skip
PALE = CORPORATE | {f"accent{number}": f"E{number}E{number}F0" for number in range(1, 7)}


def plain_four_by_three(path: Path) -> Path:
    """As python-pptx comes: 4:3, eleven layouts of PowerPoint's own names, with a slide."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Secret"
    deck.save(str(path))
    return path


def corporate(path: Path) -> Path:
    """16:9 in colours and a serif, with a layout for charts under names of its own."""
    deck = _wide(CORPORATE, "Georgia", "Calibri")
    layout = deck.slide_layouts[5]
    layout.name = "Insight + graph"
    _place(layout.placeholders[0], "Key message", (40, 24, 880, 64), size=26)
    for name, kind, number, box, size in (
        ("Strapline", "body", 20, (40, 92, 880, 26), 14),
        ("Main graph area", "obj", 21, (60, 130, 840, 340), 18),
        ("Data source", "body", 22, (40, 484, 700, 34), 9),
    ):
        _add(layout, name, kind, number, box, size)
    deck.save(str(path))
    return path


def odd_names(path: Path) -> Path:
    """Placeholders whose names say nothing: only type, size and place tell what they are for."""
    deck = _wide(CORPORATE, "Verdana", "Verdana")
    layout = deck.slide_layouts[5]
    layout.name = "Platzhalter 7"
    _place(layout.placeholders[0], "Titel 1", (300, 20, 640, 60), size=24)
    for name, number, box in (
        ("Textplatzhalter 3", 31, (300, 84, 640, 24)),
        ("Textplatzhalter 4", 32, (300, 120, 640, 350)),
        ("Textplatzhalter 5", 33, (300, 490, 640, 30)),
    ):
        _add(layout, name, "body", number, box, 16)
    _keep_only(deck, layout)
    deck.save(str(path))
    return path


def nothing_at_all(path: Path) -> Path:
    """One blank layout without a single placeholder."""
    deck = _wide(CORPORATE, "Arial", "Arial")
    layout = deck.slide_layouts[6]
    for shape in list(layout.placeholders):
        shape._element.getparent().remove(shape._element)
    _keep_only(deck, layout)
    deck.save(str(path))
    return path


def dark(path: Path) -> Path:
    """Light text on a dark background."""
    deck = _wide(DARK, "Arial", "Arial")
    deck.save(str(path))
    return path


def pale(path: Path) -> Path:
    """Accents that nobody can tell apart on white."""
    deck = _wide(PALE, "Arial", "Arial")
    deck.save(str(path))
    return path


def pictured(path: Path) -> Path:
    """Several colours behind everything."""
    deck = _wide(CORPORATE, "Arial", "Arial")
    _back(
        deck,
        "<a:gradFill><a:gsLst>"
        '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
        '<a:srgbClr val="00645A"/></a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>',
    )
    deck.save(str(path))
    return path


TEMPLATES: dict[str, Callable[[Path], Path]] = {
    "4:3": plain_four_by_three,
    "corporate": corporate,
    "odd names": odd_names,
    "nothing at all": nothing_at_all,
    "dark": dark,
    "pale": pale,
    "pictured": pictured,
}


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of an archive with other parts; those that become None are left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def _wide(colours: dict[str, str], heading: str, body: str) -> OpenDeck:
    """A presentation of 960 by 540 points with these colours and fonts."""
    deck = Presentation()
    assert deck.slide_width is not None
    assert deck.slide_height is not None
    across, down = Pt(960) / deck.slide_width, Pt(540) / deck.slide_height
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    for owner in (*deck.slide_masters, *deck.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = int(shape.left * across), int(shape.width * across)
                shape.top, shape.height = int(shape.top * down), int(shape.height * down)
    theme = deck.slide_masters[0].part.part_related_by(KIND.THEME)
    xml = theme.blob.decode()
    for name, colour in colours.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            xml,
            flags=re.DOTALL,
        )
    for which, font in (("majorFont", heading), ("minorFont", body)):
        xml = re.sub(
            rf'(<a:{which}>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", xml, flags=re.DOTALL
        )
    theme._blob = xml.encode()
    _back(deck, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')
    return deck


def _back(deck: OpenDeck, fill: str) -> None:
    (common,) = deck.slide_masters[0]._element.xpath("./p:cSld")
    for old in common.xpath("./p:bg"):
        common.remove(old)
    common.insert(0, parse_xml(f"<p:bg {_P}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def _place(shape: BaseShape, name: str, box: tuple[int, int, int, int], size: int) -> None:
    shape.name = name
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)
    (body,) = shape._element.xpath("./p:txBody")
    for old in body.xpath("./a:lstStyle"):
        body.remove(old)
    body.insert(1, _style(size))


def _style(size: int) -> Any:
    return parse_xml(
        f'<a:lstStyle {_P}><a:lvl1pPr algn="l"><a:defRPr sz="{size * 100}"/></a:lvl1pPr>'
        "</a:lstStyle>"
    )


def _add(
    layout: SlideLayout,
    name: str,
    kind: str,
    number: int,
    box: tuple[int, int, int, int],
    size: int,
) -> None:
    x, y, width, height = (Pt(side) for side in box)
    kind = "" if kind == "obj" else f'type="{kind}"'
    shape = parse_xml(
        f'<p:sp {_P}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr>'
        f'<p:ph {kind} sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody>'
        f"<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    (body,) = shape.xpath("./p:txBody")
    body.replace(body[1], _style(size))
    layout._element.xpath("./p:cSld/p:spTree")[0].append(shape)


def _keep_only(deck: OpenDeck, layout: SlideLayout) -> None:
    for other in list(deck.slide_layouts):
        if other is not layout:
            deck.slide_layouts.remove(other)
