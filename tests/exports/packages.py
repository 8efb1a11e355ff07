"""What is wrong with a presentation by the rules of its format (ECMA-376), as far as they can be
told without the schemas: its parts, how they lead to one another, and the order of elements."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
#: The children of an element in the order that its type has (part 1, annex A).
_ORDERS = {
    f"{_P}presentation": (
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags"
        " embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle"
        " modifyVerifier extLst"
    ),
    f"{_P}sld": "cSld clrMapOvr transition timing extLst",
    f"{_P}cSld": "bg spTree custDataLst controls extLst",
    f"{_P}sp": "nvSpPr spPr style txBody extLst",
    f"{_P}nvSpPr": "cNvPr cNvSpPr nvPr",
    f"{_P}cxnSp": "nvCxnSpPr spPr style extLst",
    f"{_P}grpSp": "nvGrpSpPr grpSpPr sp grpSp graphicFrame cxnSp pic",
    f"{_P}graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
    f"{_P}nvPr": "ph audioCd wavAudioFile audioFile videoFile custDataLst extLst",
    f"{_P}txBody": "bodyPr lstStyle p",
    f"{_P}spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln"
    " effectLst effectDag scene3d sp3d extLst",
    f"{_A}tbl": "tblPr tblGrid tr",
    f"{_A}tc": "txBody tcPr",
    f"{_A}tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill gradFill",
    f"{_A}txBody": "bodyPr lstStyle p",
    f"{_A}pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buFontTx buFont buNone buAutoNum"
    " buChar buBlip tabLst defRPr extLst",
    f"{_A}rPr": "ln noFill solidFill gradFill effectLst highlight uLnTx uFillTx latin ea cs sym"
    " hlinkClick hlinkMouseOver rtl extLst",
    f"{_A}fld": "rPr pPr t",
    f"{_A}r": "rPr t",
    f"{_C}chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts"
    " protection chart spPr txPr externalData printSettings userShapes extLst",
    f"{_C}chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend"
    " plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    f"{_C}barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    f"{_C}ser": "idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline"
    " errBars cat xVal val yVal smooth shape extLst",
}  # fmt: skip
_REPEATED = (f"{_P}grpSp",)  # whose children stand in any order after the first two


def faults(content: bytes) -> list[str]:
    """All that is wrong, in words."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = Counter(name.casefold() for name in parts)
    found = [f"{name} is there twice" for name, times in names.items() if times > 1]
    found += _untyped(parts)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            root = fromstring(part)
            found += [f"{name}: {fault}" for fault in _of_tree(root)]
            if name.startswith("ppt/slides/slide"):
                found += [f"{name}: {fault}" for fault in _of_ids(root)]
    found += _unresolved(parts)
    return found


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    types = fromstring(parts["[Content_Types].xml"])
    endings = {each.get("Extension", "").lower() for each in types.iter(f"{_TYPES}Default")}
    named = [each.get("PartName", "").lstrip("/") for each in types.iter(f"{_TYPES}Override")]
    for name in parts.keys() - {"[Content_Types].xml", *named}:
        if name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} has a content type and is not there" for name in {*named} - parts.keys())
    yield from (f"{name} has two content types" for name, n in Counter(named).items() if n > 1)


def _unresolved(parts: dict[str, bytes]) -> Iterator[str]:
    """Relations that lead nowhere, are not used, or are used and not there; parts without any."""
    reached = {"[Content_Types].xml"}
    for name in [name for name in parts if name.endswith(".rels")]:
        folder, _, own = name.partition("_rels/")
        source = f"{folder}{own.removesuffix('.rels')}"
        reached.add(name)
        known = {}
        for relation in fromstring(parts[name]):
            target = relation.get("Target", "")
            path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            known[relation.get("Id")] = path
            reached.add(path)
            if relation.get("TargetMode") == "External" or path not in parts:
                yield f"{name} leads to {target}"
        if source in parts and source.endswith(".xml"):
            used = {
                value
                for element in fromstring(parts[source]).iter()
                for key, value in element.attrib.items()
                if key.startswith(_R)
            }
            yield from (f"{source} uses {each}, which is not there" for each in used - known.keys())
    yield from (f"nothing leads to {name}" for name in parts.keys() - reached)


def _of_ids(root: Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in root.iter(f"{_P}cNvPr"))
    yield from (f"the id {each} is there {times} times" for each, times in ids.items() if times > 1)


def _of_tree(root: Element) -> Iterator[str]:
    for element in root.iter():
        order = _ORDERS.get(element.tag, "").split()
        if not order or element.tag in _REPEATED:
            continue
        children = [str(child.tag).rpartition("}")[2] for child in element]
        unknown = [child for child in children if child not in order]
        places = [order.index(child) for child in children if child in order]
        if unknown or places != sorted(places):
            yield f"{element.tag.rpartition('}')[2]} has {children}"
