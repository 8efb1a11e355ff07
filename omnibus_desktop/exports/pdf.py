"""Scenes as pages of a PDF that can be searched, read aloud, and looks the same everywhere.

Texts are text, in the bundled typeface, which is embedded; each page is tagged: its headline is a
heading, the chart a figure with its alt text, the footnote comes last. (PDF 1.7, 14.7 and 14.8.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO
from xml.sax.saxutils import escape

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Scene, Text
from omnibus_desktop.exports.pdf_font import metrics, subset, subset_name, to_unicode, widths
from omnibus_desktop.exports.pdf_objects import Objects, number, references, text
from omnibus_desktop.exports.pdf_paint import Fonts, painted
from omnibus_desktop.exports.recipes_in_pictures import pdf_piece, pdf_stream
from omnibus_desktop.values import dataclass

_MAKER = "Omnibus Desktop"
_LANGUAGE = "en-GB"
_TAGS = {"headline": "H1", "subtitle": "P", "footnote": "P"}
_FIGURE = "Figure"
_READ = ("headline", "subtitle", _FIGURE, "footnote")  # the order in which a page is read
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description rdf:about="">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{said}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><pdf:Producer>{maker}</pdf:Producer>
<xmp:CreatorTool>{maker}</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class _Tagged:
    """A part of a page: what it is, its items, and its number among the page's."""

    role: str
    items: tuple[Item, ...]
    mark: int


def write_pdf(
    scenes: Sequence[Scene], stream: BinaryIO, title: str = "", recipes: Sequence[str] = ()
) -> None:
    """Write one page a scene, each of its scene's size. `title` empty: the first scene's;
    `recipes`: one a page, "" where it carries none."""
    objects, fonts = Objects(), Fonts()
    root, tree, document, pages = (objects.reserve() for _ in range(4))
    named = objects.reserve()  # the fonts, which are known when all is painted
    kids: list[int] = []
    elements: list[int] = []
    parents: list[str] = []
    for scene, recipe in zip(scenes, recipes or [""] * len(scenes), strict=True):
        tagged = tuple(_tagged(scene))
        content = objects.add_stream(_content(scene, tagged, fonts))
        kids.append(
            objects.add(
                f"<< /Type /Page /Parent {pages} 0 R /MediaBox [ 0 0 {number(scene.width)}"
                f" {number(scene.height)} ] /Contents {content} 0 R /StructParents {len(kids)}"
                f" /Tabs /S /Resources << /Font {named} 0 R >>{_kept(objects, recipe)} >>"
            )
        )
        own = _elements(objects, scene, tagged, kids[-1], document)
        elements += [own[role] for role in _READ if role in own]
        parents.append(references([own[each.role] for each in tagged]))
    objects.put(pages, f"<< /Type /Pages /Count {len(kids)} /Kids [{references(kids)}] >>")
    objects.put(named, _fonts(objects, fonts))
    by_page = " ".join(f"{place} [{each}]" for place, each in enumerate(parents))
    marks = objects.add(f"<< /Nums [{by_page}] >>")
    objects.put(
        tree, f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {marks} 0 R"
        f" /ParentTreeNextKey {len(kids)} >>",
    )  # fmt: skip
    objects.put(
        document,
        f"<< /Type /StructElem /S /Document /P {tree} 0 R /K [{references(elements)}] >>",
    )
    about = _about(objects, scenes, title, root, pages, tree)
    stream.write(objects.file(root, about))


def _kept(objects: Objects, recipe: str) -> str:
    """The entries of a page that keep its recipe."""
    return pdf_piece(objects.add_stream(*pdf_stream(recipe))) if recipe else ""


def _tagged(scene: Scene) -> Iterator[_Tagged]:
    """The items of the scene in their order, in parts that belong together."""

    def role(item: Item) -> str:
        return item.role if item.role in _TAGS else _FIGURE

    for mark, (name, items) in enumerate(groupby(scene.items, role)):
        yield _Tagged(name, tuple(items), mark)


def _content(scene: Scene, tagged: tuple[_Tagged, ...], fonts: Fonts) -> bytes:
    """What paints the page, y downwards as in the scene."""
    width, height = number(scene.width), number(scene.height)
    pieces = [f"1 0 0 -1 0 {height} cm", f"/Artifact BMC 1 1 1 rg 0 0 {width} {height} re f EMC"]
    for part in tagged:
        tag = _TAGS.get(part.role, _FIGURE)
        pieces.append(f"/{tag} << /MCID {part.mark} >> BDC")
        pieces += [piece for item in part.items for piece in painted(item, fonts)]
        pieces.append("EMC")
    return "\n".join(pieces).encode("latin-1")


def _elements(
    objects: Objects, scene: Scene, tagged: tuple[_Tagged, ...], page: int, document: int
) -> dict[str, int]:
    """The elements of the structure, by role: what a screen reader comes to."""
    found: dict[str, int] = {}
    for role in dict.fromkeys(part.role for part in tagged):
        own = [part for part in tagged if part.role == role]
        marks = " ".join(str(part.mark) for part in own)
        more = ""
        if role == _FIGURE:
            box = _around(scene, [item for part in own for item in part.items])
            sides = (box.left, scene.height - box.bottom, box.right, scene.height - box.top)
            more = (
                f" /Alt {text(plain(scene.alt_text))} /A << /O /Layout /Placement /Block"
                f" /BBox [{' '.join(map(number, sides))}] >>"
            )
        tag = _TAGS.get(role, _FIGURE)
        found[role] = objects.add(
            f"<< /Type /StructElem /S /{tag} /P {document} 0 R /Pg {page} 0 R /K [{marks}]{more} >>"
        )
    return found


def _around(scene: Scene, items: list[Item]) -> Box:
    """The box around what of the items is seen."""
    seen = [box_of(i) for i in items if not isinstance(i, Text) or i.lines]
    if not seen:
        return Box(0.0, 0.0, scene.width, scene.height)
    return Box(
        max(0.0, min(box.left for box in seen)),
        max(0.0, min(box.top for box in seen)),
        min(scene.width, max(box.right for box in seen)),
        min(scene.height, max(box.bottom for box in seen)),
    )


def _fonts(objects: Objects, fonts: Fonts) -> str:
    """The dictionary of the fonts, each embedded with the glyphs that were painted."""
    entries = []
    for name, (font, used) in fonts.used():
        called, about = subset_name(font, used), metrics(font)
        file = objects.add_stream(subset(font, used))
        cmap = objects.add_stream(to_unicode(used).encode("ascii"))
        described = objects.add(
            f"<< /Type /FontDescriptor /FontName /{called} /Flags 4 /ItalicAngle 0 /FontBBox"
            f" [{' '.join(map(str, about.box))}] /Ascent {about.ascent} /Descent {about.descent}"
            f" /CapHeight {about.ascent} /StemV 80 /FontFile2 {file} 0 R >>"
        )
        descendant = objects.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{called} /CIDSystemInfo << /Registry"
            f" (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {described} 0 R"
            f" /W [{widths(font, used)}] /CIDToGIDMap /Identity >>"
        )
        whole = objects.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{called} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {cmap} 0 R >>"
        )
        entries.append(f"/{name} {whole} 0 R")
    return f"<< {' '.join(entries)} >>"


def _about(
    objects: Objects, scenes: Sequence[Scene], title: str, root: int, pages: int, tree: int
) -> int:
    """The catalogue and what is said of the file; the number of its information."""
    name = plain(title or scenes[0].title)
    said = plain(" ".join(scene.alt_text for scene in scenes))
    filled = _XMP.format(title=escape(name), said=escape(said), language=_LANGUAGE, maker=_MAKER)
    metadata = objects.add_stream(
        filled.encode("utf-8", "replace"), " /Type /Metadata /Subtype /XML", packed=False
    )
    objects.put(
        root,
        f"<< /Type /Catalog /Pages {pages} 0 R /Lang ({_LANGUAGE}) /MarkInfo << /Marked true >>"
        f" /StructTreeRoot {tree} 0 R /Metadata {metadata} 0 R"
        " /ViewerPreferences << /DisplayDocTitle true >> >>",
    )
    return objects.add(
        f"<< /Title {text(name)} /Subject {text(said)} /Creator ({_MAKER}) /Producer ({_MAKER}) >>"
    )
