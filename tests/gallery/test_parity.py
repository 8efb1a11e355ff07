"""What is on the screen is in the picture, the drawing and the slide, in the whole gallery."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from office import OFFICE, missing
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Ellipse, Rect, Scene
from tests.gallery.cases import cases
from tests.gallery.labels import Situation
from tests.gallery.painters import (
    PAGE_DPI,
    PAGES,
    SVG_PROGRAM,
    Pixels,
    deck,
    differing,
    drawing,
    picture,
    screen,
)

pytestmark = pytest.mark.slow

Point = tuple[float, float]
_DPI, _DENSE_DPI = 96, 144  # the latter for one case of each kind
_SVG_DPI = 72  # of what another program shows
_MOST_SHARE = 0.005  # of the pixels that may differ
_SCALE = PAGE_DPI / 72
_WITHIN = 2.0  # pixels by which a bar of a slide may lie apart
_NEAR = 24  # of 255: less in every colour is the same fill
_SCENES = {case.name: case.scene() for case in cases()}


@pytest.mark.parametrize("name", _SCENES)
def test_screen_and_png_agree(qapp, name: str) -> None:
    dpi = _DENSE_DPI if name.endswith(Situation.POINTED) else _DPI
    one, other = screen(_SCENES[name], dpi), picture(_SCENES[name], dpi)
    assert one.shape == other.shape
    assert differing(one, other) < _MOST_SHARE
    assert one.min() < 64  # both painted something, and not the same emptiness


@pytest.mark.parametrize("name", _SCENES)
def test_screen_and_svg_agree(qapp, name: str) -> None:
    if missing(SVG_PROGRAM):
        pytest.skip(f"needs {SVG_PROGRAM}, to show the SVG")
    one, other = screen(_SCENES[name], _SVG_DPI), drawing(_SCENES[name], _SVG_DPI)
    assert one.shape == other.shape
    assert differing(one, other) < _MOST_SHARE


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pixels]:
    """The slide of each case, of one deck."""
    absent = missing(OFFICE, PAGES)
    if absent:
        pytest.skip(f"needs {absent}, to show the slides")
    shown = deck(tuple(_SCENES.values()), tmp_path_factory.mktemp("gallery"))
    return dict(zip(_SCENES, shown, strict=True))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", _SCENES)
def test_bars_of_the_slide_are_within_two_pixels(pages: dict[str, Pixels], name: str) -> None:
    page, found = pages[name], marks_of(_SCENES[name])
    assert found
    for mark, covered in found:
        fills = _fills(_SCENES[name], mark)
        for x, y in _clear(_inside(mark), covered):
            assert any(_is_filled(page, fill, x, y) for fill in fills), (mark, x, y)
        for x, y in _clear(_outside(mark), covered):
            assert not _is_filled(page, fills[0], x, y), (mark, x, y)


def marks_of(scene: Scene) -> list[tuple[Rect | Ellipse, list[Box]]]:
    """The bars, squares and dots that are wide enough to be told from their edges, each with what
    lies over it, or beside it in much the same colour."""
    shapes = [
        (place, item)
        for place, item in enumerate(scene.items)
        if isinstance(item, Rect | Ellipse) and item.role in ("bar", "unit") and item.fill
    ]
    found = []
    for place, item in shapes:
        if min(item.width, item.height) * _SCALE > 4 * _WITHIN:
            over = [box_of(each) for each in scene.items[place + 1 :]]
            alike = [box_of(each) for at, each in shapes if at < place and _are_alike(each, item)]
            near = box_of(item).grown(2 * _WITHIN)
            found.append((item, [box for box in (*over, *alike) if box.meets(near)]))
    return found


def _fills(scene: Scene, mark: Rect | Ellipse) -> list[str]:
    """The colours that it may have: the office program gives all dots of a line the line's."""
    lines = [series for chart in scene.charts if chart.kind == "line" for series in chart.series]
    return [mark.fill or "", *(series.colour for series in lines if mark.key in series.keys)]


def _inside(mark: Rect | Ellipse) -> list[Point]:
    """Points, in points of the slide, that must have the mark's colour."""
    box, by = box_of(mark), (_WITHIN + 0.5) / _SCALE
    if isinstance(mark, Ellipse):
        across = ((box.left + by, box.middle), (box.right - by, box.middle))
        return [*across, (box.centre, box.top + by), (box.centre, box.bottom - by)]
    inner = box.grown(-by)
    return [(x, y) for x in (inner.left, inner.right) for y in (inner.top, inner.bottom)]


def _outside(mark: Rect | Ellipse) -> list[Point]:
    """Points that must not; none of a dot, which has a line, nor of what is as pale as the page."""
    if isinstance(mark, Ellipse) or _apart(_rgb(mark.fill), np.full(3, 255)) < 2 * _NEAR:
        return []
    box, by = box_of(mark), (_WITHIN + 0.5) / _SCALE
    level, upright = box.top + by, box.centre
    at_sides = [(box.left - by, level), (box.right + by, level)]
    return [*at_sides, (upright, box.top - by), (upright, box.bottom + by)]


def _clear(points: list[Point], covered: list[Box]) -> list[Point]:
    """The points that nothing covers."""
    wide = [box.grown((_WITHIN + 0.5) / _SCALE) for box in covered]
    return [
        (x, y)
        for x, y in points
        if not any(b.left <= x <= b.right and b.top <= y <= b.bottom for b in wide)
    ]


def _is_filled(page: Pixels, fill: str, x: float, y: float) -> bool:
    return _apart(page[int(y * _SCALE), int(x * _SCALE)], _rgb(fill)) < _NEAR


def _are_alike(one: Rect | Ellipse, other: Rect | Ellipse) -> bool:
    return _apart(_rgb(one.fill), _rgb(other.fill)) < 2 * _NEAR


def _apart(one: NDArray[Any], other: NDArray[Any]) -> int:
    """How far two colours are apart in the one in which they are most."""
    return int(np.abs(one.astype(np.int16) - other.astype(np.int16)).max())


@lru_cache(maxsize=256)
def _rgb(colour: str | None) -> NDArray[np.int16]:
    return np.array(list(bytes.fromhex((colour or "").lstrip("#"))), dtype=np.int16)
