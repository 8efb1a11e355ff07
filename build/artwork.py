"""The program's icon in the sizes and formats that operating systems want, from the one drawing."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(drawing: Path, folder: Path) -> None:
    """Writes omnibus-desktop-SIZE.png for each of SIZES, .ico and .icns into `folder`."""
    application = QGuiApplication.instance() or QGuiApplication(
        ["artwork", "-platform", "offscreen"]
    )
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        QSvgRenderer(str(drawing)).render(painter)
        painter.end()
        picture.save(str(png(folder, size)))
    del application
    with Image.open(png(folder, 512)) as largest:
        largest.save(folder / "omnibus-desktop.ico", sizes=[(size, size) for size in ICO_SIZES])
        largest.save(folder / "omnibus-desktop.icns")


def png(folder: Path, size: int) -> Path:
    """Where draw_icons puts the picture of this size."""
    return folder / f"omnibus-desktop-{size}.png"
