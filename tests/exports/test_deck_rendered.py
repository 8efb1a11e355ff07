"""A deck as an office program shows it: bars and words lie where the scene has them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from office import OFFICE, converted, missing
from omnibus_desktop.charts.scene import Ellipse, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, Neutral
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save, save_slides
from tests.exports import drawn, scenes

pytestmark = pytest.mark.slow

_SCALE = 96 / 72  # pixels a point
_WITHIN = 2.0  # pixels
SCENES = {
    "bars": scenes.PLAIN,
    "parts": scenes.PARTS,
    "hidden": scenes.HIDDEN,
    "hostile": scenes.HOSTILE_LABELS,
    "drawn bars": drawn.scene("Q12", ChartKind.BAR, ("total",)),
    "drawn columns": drawn.scene("Q12", ChartKind.COLUMN, ("total",)),
    "drawn clusters": drawn.scene("Q12", ChartKind.CLUSTERED),
    "drawn panels": drawn.scene("Q12", ChartKind.PANELS),
    "drawn parts": drawn.scene("Q3", ChartKind.STACKED),
    "drawn on both sides": drawn.scene("Q5", ChartKind.DIVERGING),
    "drawn with neutral aside": drawn.scene("Q5", ChartKind.DIVERGING, neutral=Neutral.ASIDE),
    "drawn dots": drawn.scene("Q12", ChartKind.DOT),
    "drawn differences": drawn.scene("Q12", ChartKind.DIFFERENCE),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Each scene's slide at 96 dpi."""
    if lacking := missing(OFFICE, "pdftoppm"):
        pytest.skip(f"needs {lacking}, to show the slides")
    folder = tmp_path_factory.mktemp("rendered")
    save_slides([DeckSlide(scene) for scene in SCENES.values()], folder / "deck.pptx")
    pdf = converted(folder / "deck.pptx", folder)
    subprocess.run(["pdftoppm", "-r", "96", "-png", str(pdf), str(folder / "page")], check=True)
    shown = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))]
    return dict(zip(SCENES, shown, strict=True))


def bars(scene: Scene) -> list[Rect]:
    """The bars that are wide enough to be told from their edges."""
    found = [i for i in scene.items if isinstance(i, Rect) and i.role == "bar"]
    return [bar for bar in found if min(bar.width, bar.height) * _SCALE > 4 * _WITHIN]


def dots(scene: Scene) -> list[Ellipse]:
    return [i for i in scene.items if isinstance(i, Ellipse) and i.role == "bar"]


def is_filled(page: Image.Image, bar: Rect | Ellipse, x: float, y: float) -> bool:
    wanted = bytes.fromhex((bar.fill or "").lstrip("#"))
    pixel = page.getpixel((int(x), int(y)))
    assert isinstance(pixel, tuple)
    return max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) < 24


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", SCENES)
def test_the_edges_of_bars_are_within_two_pixels(pages: dict[str, Image.Image], name: str) -> None:
    page, found = pages[name], bars(SCENES[name])
    assert found or dots(SCENES[name])
    inside, outside = _WITHIN + 0.5, -_WITHIN - 0.5
    for bar in found:
        left, right = bar.x * _SCALE, (bar.x + bar.width) * _SCALE
        top, foot = bar.y * _SCALE, (bar.y + bar.height) * _SCALE
        for x in (left + inside, right - inside):
            for y in (top + inside, foot - inside):
                assert is_filled(page, bar, x, y), (bar, x, y)
        across, down = (left + right) / 2, top + inside
        edges = [(left + outside, down), (right - outside, down)]
        edges += [(across, top + outside), (across, foot - outside)]
        for x, y in edges:
            assert not is_filled(page, bar, x, y), (bar, x, y)


@pytest.mark.parametrize("name", [name for name in SCENES if dots(SCENES[name])])
def test_dots_are_within_two_pixels(pages: dict[str, Image.Image], name: str) -> None:
    for dot in dots(SCENES[name]):
        across, down = dot.width / 2 * _SCALE, dot.height / 2 * _SCALE
        x, y = dot.x * _SCALE + across, dot.y * _SCALE + down
        for way in (-1, 1):
            for inside in (across - _WITHIN, 0.0):
                assert is_filled(pages[name], dot, x + way * inside, y), dot
            assert is_filled(pages[name], dot, x, y + way * (down - _WITHIN)), dot
        assert not is_filled(pages[name], dot, x, y - down - _WITHIN - 1.5), dot


@pytest.mark.parametrize("name", SCENES)
def test_words_lie_where_the_picture_has_them(
    pages: dict[str, Image.Image], name: str, tmp_path: Path
) -> None:
    scene = SCENES[name]
    save(scene, tmp_path / "a.png", dpi=96)
    picture = Image.open(tmp_path / "a.png").convert("RGB")
    for item in scene.items:
        if isinstance(item, Text) and item.role in ("headline", "subtitle", "footnote"):
            around = [item.x - 4, item.y - 2, item.x + item.width + 4, item.y + item.height + 2]
            box = tuple(int(value * _SCALE) for value in around)
            wanted, found = ink(picture.crop(box)), ink(pages[name].crop(box))
            assert wanted is not None
            assert found is not None
            # the office program kerns; from top to bottom the places are the same
            assert abs(wanted[1] - found[1]) <= _WITHIN
            assert abs(wanted[3] - found[3]) <= _WITHIN
            assert abs(wanted[0] - found[0]) <= _WITHIN
            assert abs(wanted[2] - found[2]) <= 0.01 * item.width * _SCALE


def ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is dark."""
    white = Image.new("RGB", picture.size, "white")
    dark = ImageChops.difference(picture, white).convert("L").point(lambda tone: tone > 100)
    return dark.getbbox()
