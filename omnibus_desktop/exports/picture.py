"""A scene as a PNG picture.

Texts are drawn as the outlines of the glyphs that `lettering` names, so a picture shows the
same letters in the same places whatever fonts the machine has, and nothing in a label can be
read as a formula or as markup. matplotlib is imported at the first export.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from xml.sax.saxutils import escape

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import glyphs, plain
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Scene, Text
from omnibus_desktop.exports.lines import placed_lines
from omnibus_desktop.exports.matplotlib_folder import prepare_matplotlib
from omnibus_desktop.exports.progress import Progress, Watched, load, nobody_waits, part_of
from omnibus_desktop.exports.recipes_in_pictures import png_with

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font, GlyphIndexType
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

_POINTS_AN_INCH = 72.0
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><rdf:Description rdf:about="">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{said}</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
#: matplotlib's settings, and the glyph that a font has loaded, are shared by all threads.
_ONE_AT_A_TIME = RLock()
_DRAWING = 0.4  # of the work of a picture; the rest is painting and packing it
_WRITES = 30  # to a file, about
_BLOCK = 4096  # bytes of a packed picture, or as many as a line of it has: between two looks
# each takes a twentieth of a second or so once those before it are there
_MODULES = (
    *("PIL.Image", "numpy", "pyparsing", "urllib.request", "matplotlib", "matplotlib.transforms"),
    *("matplotlib.path", "matplotlib.ft2font", "matplotlib.colors", "matplotlib.artist"),
    *("matplotlib.patches", "matplotlib.font_manager", "matplotlib.textpath", "matplotlib.text"),
    *("matplotlib.image", "matplotlib.collections", "matplotlib.backend_bases"),
    *("matplotlib.offsetbox", "matplotlib.axis", "matplotlib.axes._base", "matplotlib.axes._axes"),
    *("mpl_toolkits.mplot3d", "matplotlib.axes", "matplotlib.projections", "matplotlib.figure"),
    "matplotlib.backends.backend_agg",
)
_UNITS = 64.0  # FreeType's outlines count in 64ths


def write_png(
    scene: Scene,
    stream: BinaryIO,
    dpi: int = 300,
    recipe: str = "",
    progress: Progress = nobody_waits,
) -> None:
    """Write the scene as a PNG of exactly its size at `dpi`, with its title, its alt text and the
    recipe inside. `progress` is told the share that is done, and may raise Cancelled."""
    load_matplotlib(progress)
    painted = Watched(part_of(progress, _DRAWING, 1.0), _WRITES)
    with _own_settings():
        _figure(scene, part_of(progress, 0.0, _DRAWING)).savefig(
            painted,
            format="png",
            dpi=dpi,
            facecolor="white",
            metadata={
                "Software": None,
                "Title": plain(scene.title),
                "Description": plain(scene.alt_text),
                "XML:com.adobe.xmp": _described(scene),
            },
            pil_kwargs={"compress_level": 4},
        )
    stream.write(png_with(painted.getvalue(), recipe))


def load_matplotlib(progress: Progress) -> None:
    """Import what draws letters, in steps between which `progress` may raise Cancelled."""
    prepare_matplotlib()
    load(_MODULES, progress)


def _described(scene: Scene) -> str:
    """Title and alt text where programs look for a picture's alt text: in XMP, as the IPTC photo
    metadata standard has them (2021.1, Alt Text (Accessibility))."""
    title, said = escape(plain(scene.title)), escape(plain(scene.alt_text))
    return _XMP.format(title=title, said=said)


@lru_cache(maxsize=8192)
def outline(font: str, glyph: int) -> Path:
    """The outline of a glyph of a bundled font, in em, y upwards."""
    prepare_matplotlib()
    from matplotlib.ft2font import LoadFlags
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    face = _face(font)
    how = LoadFlags.NO_SCALE | LoadFlags.NO_HINTING
    with _ONE_AT_A_TIME:
        face.load_glyph(cast("GlyphIndexType", glyph), flags=how)
        points, codes = face.get_path()
    return Path(points, codes).transformed(Affine2D().scale(_UNITS / face.units_per_EM))


def text_outline(item: Text) -> Path:
    """The outlines of all lines of a text where the scene has them: in points on the slide, y
    downwards. Empty where nothing of it is seen."""
    prepare_matplotlib()
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    placed: list[Path] = []
    for line in placed_lines(item):
        for glyph in glyphs(line.text, item.bold):
            place = Affine2D().scale(item.size, -item.size)
            place.translate(line.left + glyph.x * item.size, line.baseline)
            placed.append(outline(glyph.font, glyph.index).transformed(place))
    return Path.make_compound_path(*placed)


@lru_cache(maxsize=8)
def _face(font: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(resources.path(f"fonts/{font}")))


@contextmanager
def _own_settings() -> Iterator[None]:
    """matplotlib as it comes, whatever a settings file on this machine says, and pictures packed
    in small pieces, so that Cancel does not wait for large ones."""
    prepare_matplotlib()
    import matplotlib as mpl
    from PIL import ImageFile

    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["path.simplify"] = False
        usual, ImageFile.MAXBLOCK = ImageFile.MAXBLOCK, _BLOCK
        try:
            yield
        finally:
            ImageFile.MAXBLOCK = usual


def _figure(scene: Scene, progress: Progress) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figure = Figure(figsize=(scene.width / _POINTS_AN_INCH, scene.height / _POINTS_AN_INCH))
    slide = Affine2D().scale(1 / _POINTS_AN_INCH, -1 / _POINTS_AN_INCH)
    slide.translate(0, scene.height / _POINTS_AN_INCH)
    for order, item in enumerate(scene.items):
        progress(order / len(scene.items))
        patch = _patch(item)
        patch.set_transform(slide + figure.dpi_scale_trans)
        patch.set_zorder(order)
        figure.add_artist(patch)
    return figure


def _patch(item: Item) -> PathPatch:
    """The item as matplotlib paints it."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    if isinstance(item, Text):
        return PathPatch(text_outline(item), **_ink(item.colour, None, 0.0))
    if isinstance(item, Line):
        ends = [(item.x1, item.y1), (item.x2, item.y2)]
        return PathPatch(Path(ends), **_ink(None, item.stroke, item.width), linestyle=_dash(item))
    if isinstance(item, Ellipse):
        place = Affine2D().scale(item.width / 2, item.height / 2)
        place.translate(item.x + item.width / 2, item.y + item.height / 2)
        round_shape = Path.unit_circle().transformed(place)
        return PathPatch(round_shape, **_ink(item.fill, item.stroke, item.stroke_width))
    corners = _corners(item)
    shape = Path([*corners, corners[0]], closed=True)
    return PathPatch(shape, **_ink(item.fill, item.stroke, item.stroke_width))


def _corners(item: Rect | Polygon) -> Sequence[tuple[float, float]]:
    if isinstance(item, Polygon):
        return item.points
    right, foot = item.x + item.width, item.y + item.height
    return (item.x, item.y), (right, item.y), (right, foot), (item.x, foot)


def _ink(fill: str | None, stroke: str | None, width: float) -> dict[str, Any]:
    """Colours and edge; nothing is moved to whole pixels, so that it lies where the scene says."""
    return {
        "snap": False,
        "facecolor": fill or "none",
        "edgecolor": stroke or "none",
        "linewidth": width if stroke else 0.0,
    }


def _dash(item: Line) -> str | tuple[float, tuple[float, ...]]:
    """The line's dashes; matplotlib counts them in widths of the line."""
    return (0.0, tuple(length / item.width for length in item.dash)) if item.dash else "solid"
