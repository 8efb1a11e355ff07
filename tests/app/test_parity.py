"""What is on the screen is what is exported: the same scene by both painters."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.painter import paint
from omnibus_desktop.app.preview import MARGIN, Preview
from omnibus_desktop.briefing.briefing import Rules
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.exports.files import save
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE
from tests.exports import drawn

DPI = 144
MOST_SHARE = 0.005  # of the pixels that may differ
STEP = 32  # of 255: less in every colour is the same to the eye


def screen(scene: Scene) -> NDArray[np.int16]:
    scale = DPI / 72
    image = QImage(
        round(scene.width * scale), round(scene.height * scale), QImage.Format.Format_RGB32
    )
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(scene, painter)
    painter.end()
    return _pixels(image)


def picture(scene: Scene, path: Path) -> NDArray[np.int16]:
    save(scene, path, dpi=DPI)
    return _pixels(QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32))


def _pixels(image: QImage) -> NDArray[np.int16]:
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[..., :3].astype(np.int16)


@pytest.mark.parametrize("number", range(6))
def test_screen_and_png_agree(qapp, tmp_path: Path, number: int) -> None:
    wave = open_wave(EXAMPLE)
    scene = draw(wave, example_briefing(wave).slides[number], Rules()).scene
    one, other = screen(scene), picture(scene, tmp_path / "scene.png")
    assert one.shape == other.shape
    differs = np.abs(one - other).max(axis=2) > STEP
    assert differs.mean() < MOST_SHARE
    assert one.min() < 64  # both painted something, and not the same emptiness


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_letters_stand_where_they_should_on_a_dense_screen_and_in_a_picture_of_a_widget(
    qtbot, ratio: float
) -> None:
    """Both move or scale the painter in ways of their own, under the widget's feet."""
    wave = open_wave(EXAMPLE)
    scene = draw(wave, example_briefing(wave).slides[0], Rules()).scene
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = Preview(outer)
    inner.setGeometry(100, 60, 960 + 2 * MARGIN, 540 + 2 * MARGIN)
    inner.show_scene(scene)
    picture = QImage(round(1300 * ratio), round(700 * ratio), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    outer.resize(1300, 700)
    outer.render(picture)
    slide = _pixels(picture)[
        round((60 + MARGIN) * ratio) : round((60 + MARGIN + 540) * ratio),
        round((100 + MARGIN) * ratio) : round((100 + MARGIN + 960) * ratio),
    ]
    alone = QImage(round(960 * ratio), round(540 * ratio), QImage.Format.Format_RGB32)
    painter = QPainter(alone)
    painter.scale(ratio, ratio)
    paint(scene, painter)
    painter.end()
    differs = np.abs(slide - _pixels(alone)).max(axis=2) > STEP
    assert differs.mean() < MOST_SHARE


DRAWN = {
    "diverging": ("Q5", ChartKind.DIVERGING),
    "dots": ("Q12", ChartKind.DOT),
    "differences": ("Q12", ChartKind.DIFFERENCE),
}


@pytest.mark.parametrize("name", DRAWN)
def test_screen_png_and_svg_agree_on_what_compares_groups(qapp, tmp_path: Path, name: str) -> None:
    scene = drawn.scene(*DRAWN[name])
    one, other = screen(scene), picture(scene, tmp_path / "scene.png")
    assert (np.abs(one - other).max(axis=2) > STEP).mean() < MOST_SHARE
    program = shutil.which("rsvg-convert")
    if program is None:
        pytest.skip("needs rsvg-convert, to show the SVG")
    save(scene, tmp_path / "scene.svg")
    shown = tmp_path / "shown.png"
    size = ("-w", str(one.shape[1]), "-h", str(one.shape[0]))
    subprocess.run([program, *size, str(tmp_path / "scene.svg"), "-o", str(shown)], check=True)
    third = _pixels(QImage(str(shown)).convertToFormat(QImage.Format.Format_RGB32))
    assert (np.abs(third - other).max(axis=2) > STEP).mean() < MOST_SHARE
