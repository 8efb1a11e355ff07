"""Units, lines, slopes and maps on screen, in pictures and in decks: the same in all of them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from PIL import Image, ImageChops
from pptx import Presentation
from pptx.shapes.group import GroupShape
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from office import OFFICE, converted, missing
from omnibus_desktop.app.painter import paint
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Ellipse, Polygon, Rect, Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save_slides
from omnibus_desktop.exports.picture import write_png
from omnibus_desktop.exports.svg import write_svg
from omnibus_desktop.tables.table import Table
from tests.charts.waves import of_few, of_waves, regions, risks_over

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SCALE = 96 / 72  # pixels a point
_WITHIN = 2.0  # pixels
_GAP = of_waves(("Yes", "No"), [(40, 0, 61, 60), (60, 0, 39, 40)], (100, 0, 24, 100))


def drawn(kind: str, key: tuple[str, str], *tables: Table) -> Scene:
    """The chart with a call-out at one of its marks."""
    note = Note("one", NoteKind.CALLOUT, (key,), "Look here")
    return worded(tables, ChartSpec(kind=ChartKind(kind)), (note,)).scene


SCENES = {
    "units": drawn("unit", ("1", "total"), of_few(5, 3, 1, 0)),
    "units by group": drawn("unit", ("1", "region=7"), regions()),
    "lines": drawn("line", ("1", "wave:Wave 2"), *risks_over(4)),
    "lines with a gap": drawn("line", ("1", "wave:Wave 4"), *_GAP),
    "slopes": drawn("slope", ("1", "wave:Wave 2"), *risks_over(2)),
    "map": drawn("map", ("1", "region=7"), regions()),
}
_NATIVE = {"lines", "lines with a gap", "slopes", "map"}


def picture(scene: Scene, dpi: int = 144) -> Image.Image:
    stream = io.BytesIO()
    write_png(scene, stream, dpi)
    return Image.open(stream).convert("RGB")


def as_picture(image: QImage) -> Image.Image:
    size = image.width(), image.height()
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", 0, 1)


def blank() -> QImage:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    return image


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ visibly."""
    tones = ImageChops.difference(one, other).convert("L").point(lambda tone: 255 * (tone > 40))
    return tones.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("name", SCENES)
def test_screen_and_picture_agree(name: str, qtbot: QtBot) -> None:
    image = blank()
    painter = QPainter(image)
    painter.scale(2, 2)
    paint(SCENES[name], painter)
    painter.end()
    assert differing(as_picture(image), picture(SCENES[name])) < 0.005


@pytest.mark.parametrize("name", SCENES)
def test_an_svg_shown_by_another_program_agrees(name: str, qtbot: QtBot) -> None:
    stream = io.BytesIO()
    write_svg(SCENES[name], stream)
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(stream.getvalue())).render(painter)
    painter.end()
    assert differing(as_picture(image), picture(SCENES[name])) < 0.01


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    save_slides([DeckSlide(scene) for scene in SCENES.values()], path)
    return path


def shapes_of(deck: Path, name: str) -> dict[str, object]:
    slide = Presentation(str(deck)).slides[list(SCENES).index(name)]
    return {shape.name: shape for shape in slide.shapes}


def line_chart(deck: Path, name: str) -> Element:
    chart = shapes_of(deck, name)["Chart"].chart
    return fromstring(chart.part.blob)


@pytest.mark.parametrize("name", ["lines", "slopes"])
def test_lines_are_an_editable_chart(deck: Path, name: str) -> None:
    root = line_chart(deck, name)
    series = root.findall(f".//{CHART}lineChart/{CHART}ser")
    assert len(series) == 5
    assert root.find(f".//{CHART}crossBetween").get("val") == "midCat"
    layout = root.find(f".//{CHART}plotArea/{CHART}layout/{CHART}manualLayout")
    assert layout is not None
    names = [each.findtext(f"{CHART}tx//{CHART}v") for each in series]
    assert names[0] == "Financial pressures"


def test_a_gap_is_a_gap_in_the_editable_chart(deck: Path) -> None:
    root = line_chart(deck, "lines with a gap")
    assert root.find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    points = root.findall(f".//{CHART}ser[1]/{CHART}val//{CHART}pt")
    assert [point.get("idx") for point in points] == ["0", "2", "3"]


@pytest.mark.parametrize("name", sorted(set(SCENES) - _NATIVE))
def test_a_chart_of_shapes_is_one_group_with_its_alt_text(deck: Path, name: str) -> None:
    chart = shapes_of(deck, name)["Chart"]
    assert isinstance(chart, GroupShape)
    described = chart._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0].get("descr")
    assert described == SCENES[name].alt_text
    assert "Squares" in {shape.name for shape in chart.shapes}
    squares = next(shape for shape in chart.shapes if shape.name == "Squares")
    wanted = [i for i in SCENES[name].items if i.role == "unit"]
    assert len(squares.shapes) == len(wanted)


def test_regions_of_a_map_are_groups_of_freeforms_by_name(deck: Path) -> None:
    shapes = shapes_of(deck, "map")
    assert len(shapes["Hexes of London"].shapes) == 33
    assert "Hexes of Yorkshire and The Humber" in shapes
    assert shapes["Chart"].has_chart


def test_notes_are_shapes_over_the_chart(deck: Path) -> None:
    for name in SCENES:
        assert "Note 1" in shapes_of(deck, name)


@pytest.fixture(scope="module")
def pages(deck: Path) -> dict[str, Image.Image]:
    """Each slide at 96 dpi, as an office program shows it."""
    if lacking := missing(OFFICE, "pdftoppm"):
        pytest.skip(f"needs {lacking}, to show the slides")
    folder = deck.parent
    pdf = converted(deck, folder)
    subprocess.run(["pdftoppm", "-r", "96", "-png", str(pdf), str(folder / "page")], check=True)
    shown = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))]
    return dict(zip(SCENES, shown, strict=True))


def is_filled(page: Image.Image, fill: str, x: float, y: float) -> bool:
    pixel = page.getpixel((int(x * _SCALE), int(y * _SCALE)))
    assert isinstance(pixel, tuple)
    wanted = bytes.fromhex(fill.lstrip("#"))
    return max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) < 24


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["lines", "lines with a gap", "slopes"])
def test_points_lie_within_two_pixels(pages: dict[str, Image.Image], name: str) -> None:
    scene = SCENES[name]
    discs = [i for i in scene.items if isinstance(i, Ellipse) and i.role == "bar" and i.fill]
    assert discs
    for disc in discs:
        x, y = disc.x + disc.width / 2, disc.y + disc.height / 2
        reach = disc.width / 2 - _WITHIN / _SCALE
        near = [(x, y), (x - reach, y), (x + reach, y), (x, y - reach), (x, y + reach)]
        others = [i for i in discs if i is not disc and abs(i.x - disc.x) + abs(i.y - disc.y) < 9]
        assert others or all(is_filled(pages[name], disc.fill or "", *at) for at in near), disc


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["units", "units by group", "map"])
def test_shapes_lie_within_two_pixels(pages: dict[str, Image.Image], name: str) -> None:
    scene, page = SCENES[name], pages[name]
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "unit"]
    for square in squares:
        inset = _WITHIN / _SCALE
        for x in (square.x + inset, square.x + square.width - inset):
            assert is_filled(page, square.fill or "", x, square.y + square.height / 2)
    hexes = [i for i in scene.items if isinstance(i, Polygon) and i.role.startswith("hexes")]
    texts = [i for i in scene.items if i.role == "region label"]
    clear = 0
    for each in hexes:
        x, y = (sum(values) / 6 for values in zip(*each.points, strict=True))
        covered = any(
            t.x - 4 < x < t.x + t.width + 4 and t.y - 4 < y < t.y + t.height + 4 for t in texts
        )
        clear += not covered
        assert covered or is_filled(page, each.fill or "", x, y) or each.fill == "#D9D9D9"
    assert clear or not hexes
