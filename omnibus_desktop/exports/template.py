"""A presentation of somebody else's as the template of a deck: what it offers a chart.

python-pptx is imported where this is, at the first export.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pptx
from pptx.exc import PythonPptxError
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideMaster

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.contrast import OF_MARKS
from omnibus_desktop.charts.page import Page, Place
from omnibus_desktop.exports.look import Look, look_of
from omnibus_desktop.exports.template_file import presentation_in, refused
from omnibus_desktop.exports.template_layout import Box, Fitting, box_of, cover_fittings, fitting
from omnibus_desktop.exports.template_parts import strip
from omnibus_desktop.exports.theme import Theme, ink_of, theme_of
from omnibus_desktop.exports.widths import how_much_wider
from omnibus_desktop.values import dataclass

_EMU = 12700  # a point
_SIZE = 18.0  # points of a text whose size nothing says (ECMA-376, part 1, 21.1.2.3.9)
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_ALIGNED = {"ctr": "middle", "r": "end"}
_ANCHORED = {"ctr": "middle", "b": "end"}
_CAPITALS = 1.22  # how much wider a text in capitals is
_DAMAGE = (
    *(OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, PythonPptxError),
)


@dataclass(frozen=True, eq=False)
class Sheet:
    """A layout of a template for one kind of slide: its number, its page, the numbers of its
    placeholders by role, and its look."""

    layout: int
    page: Page
    placeholders: tuple[tuple[str, int], ...]
    look: Look


@dataclass(frozen=True, eq=False)
class Template:
    """A presentation without slides (`content`), and what a chart needs to know of it: the number
    of the layout on which it goes, its page, the numbers of its placeholders by role, and its
    look. `covers` are its layouts for a "cover" and a "section", where it has them. `remarks` say
    what was left out or replaced."""

    name: str  # of the file, without its folder
    content: bytes
    layout: int
    page: Page
    placeholders: tuple[tuple[str, int], ...]
    look: Look
    remarks: tuple[str, ...]
    covers: tuple[tuple[str, Sheet], ...] = ()

    def sheet(self, kind: str) -> Sheet:
        """The layout for slides of this kind: that of charts where there is none of its own."""
        own = Sheet(self.layout, self.page, self.placeholders, self.look)
        return dict(self.covers).get(kind, own)

    @property
    def pages(self) -> dict[str, Page]:
        """The pages of all kinds of slides, by kind: "text" is that of charts."""
        return {kind: self.sheet(kind).page for kind in ("text", "cover", "section")}

    def opened(self) -> Presentation:
        """A new presentation from it."""
        return pptx.Presentation(io.BytesIO(self.content))


def read_template(path: Path) -> Template:
    """The .pptx or .potx at this path as a template. Raises OmnibusError, which names the file,
    where it cannot be read or is none."""
    content = presentation_in(path)
    try:
        return _template(path.name, content)
    except _DAMAGE as error:
        raise refused(path, repr(error)) from error


def _template(name: str, content: bytes) -> Template:
    deck = pptx.Presentation(io.BytesIO(content))
    remarks = strip(deck)
    chart = _sheet(deck, fitting(deck))
    covers = tuple((kind, _sheet(deck, found)) for kind, found in cover_fittings(deck).items())
    saved = io.BytesIO()
    deck.save(saved)
    return Template(
        name,
        saved.getvalue(),
        chart.layout,
        chart.page,
        chart.placeholders,
        chart.look,
        (*remarks, *chart.look.remarks),
        covers,
    )


def _sheet(deck: Presentation, found: Fitting) -> Sheet:
    area = tuple(int(side * _EMU) for side in found.area)
    theme = theme_of(found.layout, (area[0], area[1], area[2], area[3]))
    size = (int(deck.slide_width or 0) / _EMU, int(deck.slide_height or 0) / _EMU)
    places = tuple(
        (role, place)
        for role, shape in found.places.items()
        if (place := _place(shape, found, theme)) is not None
    )
    layouts = [layout.part for m in deck.slide_masters for layout in m.slide_layouts]
    return Sheet(
        layouts.index(found.layout.part),
        Page(size, found.area, places),
        tuple((role, found.places[role].placeholder_format.idx) for role, _ in places),
        look_of(theme),
    )


def _place(shape: LayoutPlaceholder, found: Fitting, theme: Theme) -> Place | None:
    """The room inside the placeholder, and how it writes; None where it is too small for words."""
    box = box_of(shape)
    if box is None:
        return None
    is_title = found.places.get("headline") is shape
    inherited = list(_inherited(shape, found.layout.slide_master, is_title))
    inset = {name: _inset(shape, name) / _EMU for name in _INSETS}
    x, y = box[0] + inset["lIns"], box[1] + inset["tIns"]
    width = box[2] - inset["lIns"] - inset["rIns"]
    height = box[3] - inset["tIns"] - inset["bIns"]
    if width < 60 or height < 8:
        return None
    size = next((value for each in inherited if (value := each.get("sz"))), "")
    capitals = next((value for each in inherited if (value := each.get("cap"))), "none")
    wider = how_much_wider(theme.heading_font if is_title else theme.body_font)
    wider *= _CAPITALS if capitals == "all" else 1.0
    bold = next((value for each in inherited if (value := each.get("b"))), "0")
    across = next((v for each in inherited if (v := each.getparent().get("algn"))), "l")
    colour, is_faint = _coloured(inherited, found, theme, box)
    restated = (*(() if size.isdigit() else ("size",)), *(("colour",) if is_faint else ()))
    return Place(
        *(x, y, width, height),
        size=int(size) / 100 if size.isdigit() else _SIZE,
        wider=wider,
        align=_ALIGNED.get(across, "start"),
        anchor=_ANCHORED.get(_anchor(shape), "start"),
        bold=bold in ("1", "true"),
        colour=colour,
        restated=restated,
    )


def _coloured(
    inherited: list[BaseOxmlElement], found: Fitting, theme: Theme, box: Box
) -> tuple[str, bool]:
    """The colour of a placeholder's letters, and whether it is another than they inherit, which
    cannot be read on what is behind them."""
    left, top, width, height = (int(side * _EMU) for side in box)
    under = theme_of(found.layout, (left, top, width, height)).background
    inks = [ink for each in inherited if (ink := ink_of(each, theme))]
    inks += [ink for name, ink in theme.colours if name in ("tx1", "bg1", "tx2", "bg2")]
    inks = inks or [palette.INK]
    if under is None or palette.contrast(inks[0], under) >= OF_MARKS:
        return inks[0], False
    others = (*inks, palette.WHITE, palette.INK)
    return max(others, key=lambda ink: palette.contrast(ink, under)), True


def _inherited(
    shape: LayoutPlaceholder, master: SlideMaster, is_title: bool
) -> list[BaseOxmlElement]:
    """What says how the placeholder writes, the nearest first."""
    level = "a:lstStyle/a:lvl1pPr/a:defRPr"
    style = "titleStyle" if is_title else "bodyStyle"
    own = [found for each in _both(shape) for found in each._element.xpath(f"./p:txBody/{level}")]
    return [*own, *master._element.xpath(f"./p:txStyles/p:{style}/a:lvl1pPr/a:defRPr")]


def _both(shape: LayoutPlaceholder) -> tuple[LayoutPlaceholder, ...]:
    """The placeholder, and that of the master from which it takes what it does not say."""
    above = shape._base_placeholder
    return (shape,) if above is None else (shape, above)


def _anchor(shape: LayoutPlaceholder) -> str:
    """Where in its height the placeholder has its text, as the file says it."""
    said = (v for each in _both(shape) for v in each._element.xpath("./p:txBody/a:bodyPr/@anchor"))
    return str(next(said, "t"))


def _inset(shape: LayoutPlaceholder, name: str) -> float:
    for each in _both(shape):
        for value in each._element.xpath(f"./p:txBody/a:bodyPr/@{name}"):
            return float(value)
    return float(_INSETS[name])
