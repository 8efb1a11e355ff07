"""Scenes as pages of a PDF that can be searched, read aloud, and looks the same everywhere.

Texts are text, in the bundled typeface, which is embedded; each page is tagged: its headline is a
heading, the chart a figure with its alt text, the footnote comes last. (PDF 1.7, 14.7 and 14.8.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.exports.pdf_font import metrics, subset, subset_name, to_unicode, widths
from omnibus_desktop.exports.pdf_links import Links, entry_of
from omnibus_desktop.exports.pdf_objects import Objects, number, references, text
from omnibus_desktop.exports.pdf_outline import Bookmark, add_outline
from omnibus_desktop.exports.pdf_paint import Fonts, painted
from omnibus_desktop.exports.pdf_structure import Tagged, add_elements, tagged_parts
from omnibus_desktop.exports.progress import Progress, nobody_waits, part_of
from omnibus_desktop.exports.recipes_in_pictures import pdf_piece, pdf_stream

_MAKER = "Omnibus Desktop"
_LANGUAGE = "en-GB"
_PAINTING = 0.8  # of the work; the rest is the typefaces
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


def write_pdf(
    scenes: Sequence[Scene],
    stream: BinaryIO,
    title: str = "",
    recipes: Sequence[str] = (),
    outline: Sequence[Bookmark] = (),
    progress: Progress = nobody_waits,
) -> None:
    """Write one page a scene, each of its scene's size. `title` empty: the first scene's;
    `recipes`: one a page, "" where it carries none; `outline`: the bookmark of each page, none for
    a PDF without. `progress` is told the share that is done, and may raise Cancelled."""
    objects, fonts = Objects(), Fonts()
    root, tree, document, pages = (objects.reserve() for _ in range(4))
    named = objects.reserve()  # the fonts, which are known when all is painted
    kids = [objects.reserve() for _ in scenes]
    links = Links(objects, kids)
    elements: list[int] = []
    parents: list[str] = []
    every = zip(kids, scenes, recipes or [""] * len(scenes), strict=True)
    for place, (page, scene, recipe) in enumerate(every):
        progress(_PAINTING * place / len(scenes))
        parts = tagged_parts(scene)
        content = objects.add_stream(_content(scene, parts, fonts))
        leading = links.on(scene, page)
        objects.put(
            page,
            f"<< /Type /Page /Parent {pages} 0 R /MediaBox [ 0 0 {number(scene.width)}"
            f" {number(scene.height)} ] /Contents {content} 0 R /StructParents {place}"
            f" /Tabs /S /Resources << /Font {named} 0 R >>{_kept(objects, recipe)}"
            f"{entry_of(leading)} >>",
        )
        top, marked = add_elements(links, scene, parts, page, document, leading)
        elements += top
        parents.append(f"[{references(marked)}]")
    parents += [f"{owner} 0 R" for owner in links.owners.values()]
    objects.put(pages, f"<< /Type /Pages /Count {len(kids)} /Kids [{references(kids)}] >>")
    objects.put(named, _fonts(objects, fonts, part_of(progress, _PAINTING, 1.0)))
    by_page = " ".join(f"{place} {each}" for place, each in enumerate(parents))
    marks = objects.add(f"<< /Nums [{by_page}] >>")
    objects.put(
        tree, f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {marks} 0 R"
        f" /ParentTreeNextKey {len(parents)} >>",
    )  # fmt: skip
    objects.put(
        document,
        f"<< /Type /StructElem /S /Document /P {tree} 0 R /K [{references(elements)}] >>",
    )
    more = f" /Outlines {add_outline(objects, outline, kids)} 0 R" if outline else ""
    about = _about(objects, scenes, title, root, pages, f"{tree} 0 R{more}")
    stream.write(objects.file(root, about))


def _kept(objects: Objects, recipe: str) -> str:
    """The entries of a page that keep its recipe."""
    return pdf_piece(objects.add_stream(*pdf_stream(recipe))) if recipe else ""


def _content(scene: Scene, parts: Sequence[Tagged], fonts: Fonts) -> bytes:
    """What paints the page, y downwards as in the scene."""
    width, height = number(scene.width), number(scene.height)
    pieces = [f"1 0 0 -1 0 {height} cm", f"/Artifact BMC 1 1 1 rg 0 0 {width} {height} re f EMC"]
    for part in parts:
        pieces.append(part.begin)
        pieces += [piece for item in part.items for piece in painted(item, fonts)]
        pieces.append("EMC")
    return "\n".join(pieces).encode("latin-1")


def _fonts(objects: Objects, fonts: Fonts, progress: Progress) -> str:
    """The dictionary of the fonts, each embedded with the glyphs that were painted."""
    entries: list[str] = []
    for name, (font, used) in fonts.used():
        progress(len(entries) / len(fonts.glyphs))
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
    objects: Objects, scenes: Sequence[Scene], title: str, root: int, pages: int, tree: str
) -> int:
    """The catalogue and what is said of the file; the number of its information."""
    name = plain(title or scenes[0].title)
    said = plain(scenes[0].alt_text)  # each page says its own
    filled = _XMP.format(title=escape(name), said=escape(said), language=_LANGUAGE, maker=_MAKER)
    metadata = objects.add_stream(
        filled.encode("utf-8", "replace"), " /Type /Metadata /Subtype /XML", packed=False
    )
    objects.put(
        root,
        f"<< /Type /Catalog /Pages {pages} 0 R /Lang ({_LANGUAGE}) /MarkInfo << /Marked true >>"
        f" /StructTreeRoot {tree} /Metadata {metadata} 0 R"
        " /ViewerPreferences << /DisplayDocTitle true >> >>",
    )
    return objects.add(
        f"<< /Title {text(name)} /Subject {text(said)} /Creator ({_MAKER}) /Producer ({_MAKER}) >>"
    )
