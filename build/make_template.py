"""Make the slide template, resources/deck/template.pptx: 16:9, the house's colours and typeface.

    python build/make_template.py

The parts are written out here, as few as a presentation can have, so that a change of the
template is a readable change of this file. The same script gives the same bytes.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parents[1] / "resources" / "deck" / "template.pptx"
WIDTH, HEIGHT = 12192000, 6858000  # 960 x 540 points

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PML = "application/vnd.openxmlformats-officedocument.presentationml"

#: The UK Government Analysis Function's palette, with its ink and greys.
_COLOURS = {
    "dk1": "0B0C0C", "lt1": "FFFFFF", "dk2": "3D3D3D", "lt2": "F2F2F2",
    "accent1": "12436D", "accent2": "28A197", "accent3": "801650",
    "accent4": "F46A25", "accent5": "3D3D3D", "accent6": "A285D1",
    "hlink": "1D70B8", "folHlink": "4C2C92",
}  # fmt: skip
#: What PowerPoint misses where it is not there, though it may be left out (part 1, 13.3).
_SETTINGS = {
    "presProps": f"<p:presentationPr {_NAMES}/>",
    "viewProps": f"<p:viewPr {_NAMES}/>",
    "tableStyles": (
        '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
    ),
}
#: What a placeholder is called, its type and number, where it is (EMU), its size in points.
_HEADLINE = ("Headline", 'type="title"', (508000, 355600, 11176000, 863600), 24)
_SUBTITLE = (
    "Subtitle",
    'type="body" sz="quarter" idx="10"',
    (508000, 1244600, 11176000, 304800),
    14,
)
_FOOTNOTE = (
    "Footnote",
    'type="body" sz="quarter" idx="11"',
    (508000, 6350000, 11176000, 304800),
    10,
)
_NUMBER = (
    "Slide number",
    'type="sldNum" sz="quarter" idx="12"',
    (10922000, 6654800, 762000, 127700),
    9,
)
_FIELD = "{5B9F3C1E-7A54-4C0E-9A52-6D1F0B7E2A10}"
_TEXT = ("Text", 'type="body" idx="1"', (508000, 1625600, 11176000, 4572000), 18)
_LAYOUTS = (
    ("Chart", "", (_HEADLINE, _SUBTITLE, _FOOTNOTE, _NUMBER)),
    ("Title only", ' type="titleOnly"', (_HEADLINE, _NUMBER)),
    ("Blank", ' type="blank"', ()),
)


def parts() -> dict[str, str]:
    """The parts of the template: name in the package -> XML."""
    layouts = range(1, len(_LAYOUTS) + 1)
    found = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>Omnibus Desktop</Application></Properties>"
        ),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            *((name, f"{name}.xml") for name in _SETTINGS),
        ),
        **{f"ppt/{name}.xml": xml for name, xml in _SETTINGS.items()},
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in layouts),
            ("theme", "../theme/theme1.xml"),
        ),
        "ppt/theme/theme1.xml": _theme(),
    }
    for number, layout in zip(layouts, _LAYOUTS, strict=True):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(*layout)
        found[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return {name: _HEAD + xml for name, xml in found.items()}


def write(path: Path) -> None:
    """Write the template; the dates inside are fixed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, xml)


def _content_types() -> str:
    kinds = {
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
        "/ppt/presentation.xml": f"{_PML}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{_PML}.slideMaster+xml",
        **{f"/ppt/{name}.xml": f"{_PML}.{name}+xml" for name in _SETTINGS},
        "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    for number in range(1, len(_LAYOUTS) + 1):
        kinds[f"/ppt/slideLayouts/slideLayout{number}.xml"] = f"{_PML}.slideLayout+xml"
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _presentation() -> str:
    return (
        f'<p:presentation {_NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{_levels(18)}</p:defaultTextStyle></p:presentation>"
    )


def _master() -> str:
    ids = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>'
        for number in range(1, len(_LAYOUTS) + 1)
    )
    return (
        f'<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        f"{_tree(_HEADLINE, _TEXT, _NUMBER)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{_level(1, 24, bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{_levels(18)}</p:bodyStyle><p:otherStyle>{_levels(18)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def _layout(
    name: str, kind: str, placeholders: tuple[tuple[str, str, tuple[int, ...], int], ...]
) -> str:
    return (
        f'<p:sldLayout {_NAMES}{kind} preserve="1"><p:cSld name="{name}">{_tree(*placeholders)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _tree(*placeholders: tuple[str, str, tuple[int, ...], int]) -> str:
    shapes = "".join(
        _placeholder(number, *placeholder)
        for number, placeholder in enumerate(placeholders, start=2)
    )
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def _placeholder(number: int, name: str, kind: str, place: tuple[int, ...], size: int) -> str:
    x, y, width, height = place
    level = _level(1, size, bold=name == "Headline")
    said = f'<a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r>'
    if "sldNum" in kind:
        level = level.replace('algn="l"', 'algn="r"')
        said = f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def _levels(size: int) -> str:
    return "".join(_level(level, size) for level in range(1, 10))


def _level(level: int, size: int, *, bold: bool = False) -> str:
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l" rtl="0"><a:lnSpc><a:spcPct val="100000"/>'
        '</a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}" kern="0"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    fonts = "".join(
        f'<a:{name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
        f"</a:{name}>"
        for name in ("majorFont", "minorFont")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'name="Omnibus Desktop"><a:themeElements>'
        f'<a:clrScheme name="Government Analysis Function">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Arial">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


if __name__ == "__main__":
    write(TEMPLATE)
