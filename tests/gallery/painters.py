"""The same scenes by every painter, as pictures of pixels: RGB, rows x columns x 3."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from office import converted
from omnibus_desktop.app.painter import paint
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save_slides
from omnibus_desktop.exports.picture import write_png
from omnibus_desktop.exports.svg import write_svg

Pixels = NDArray[np.uint8]
STEP = 32  # of 255: less in every colour is the same to the eye
PAGE_DPI = 96  # of the pages of a deck
SVG_PROGRAM, PAGES = "rsvg-convert", "pdftoppm"


def screen(scene: Scene, dpi: int) -> Pixels:
    """As the window paints it; needs a QGuiApplication."""
    scale = dpi / 72
    size = round(scene.width * scale), round(scene.height * scale)
    image = QImage(*size, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(scene, painter)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], image.bytesPerLine())
    return raw[:, : 3 * size[0]].reshape(size[1], size[0], 3).copy()


def picture(scene: Scene, dpi: int) -> Pixels:
    """As the picture file has it."""
    stream = io.BytesIO()
    write_png(scene, stream, dpi)
    return _read(stream)


def drawing(scene: Scene, dpi: int) -> Pixels:
    """The SVG as another program shows it."""
    stream = io.BytesIO()
    write_svg(scene, stream, True)
    size = (
        f"--width={round(scene.width * dpi / 72)}",
        f"--height={round(scene.height * dpi / 72)}",
    )
    shown = subprocess.run(
        [SVG_PROGRAM, *size], input=stream.getvalue(), capture_output=True, check=True
    )
    return _read(io.BytesIO(shown.stdout))


def deck(scenes: Sequence[Scene], folder: Path) -> tuple[Pixels, ...]:
    """The pages of one deck as an office program shows them, at 96 dpi."""
    folder.mkdir(parents=True, exist_ok=True)
    save_slides([DeckSlide(scene) for scene in scenes], folder / "gallery.pptx")
    pdf, page = converted(folder / "gallery.pptx", folder), folder / "page"
    subprocess.run([PAGES, "-r", str(PAGE_DPI), str(pdf), str(page)], check=True)
    found = sorted(folder.glob("page*.ppm"))
    pages = tuple(np.asarray(Image.open(path).convert("RGB")) for path in found)
    for path in found:
        path.unlink()
    return pages


def differing(one: Pixels, other: Pixels) -> float:
    """The share of pixels that the eye can tell apart."""
    apart = np.maximum(one, other) - np.minimum(one, other) > STEP
    return float((apart[..., 0] | apart[..., 1] | apart[..., 2]).mean())


def _read(stream: io.BytesIO) -> Pixels:
    return np.asarray(Image.open(stream).convert("RGB"))
