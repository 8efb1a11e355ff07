"""Copying the chart and its table."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from omnibus_desktop.errors import Cancelled

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.charts.scene import Scene

COPY_DPI = 300
_POINTS = 72.0
_COPYING = "copying"
_STRIPS = 8
_TEXTS = 12  # that are painted in one turn of the event loop
_A_TURN = 0.02  # seconds


def copy_chart(desk: Desk, current: CurrentSlide) -> None:
    """Put the chart on the clipboard as PNG and as SVG, at its slide's size."""
    drawn = current.drawn
    if drawn is None:
        return
    from omnibus_desktop.briefing.recipe import recipe_of

    session = desk.document.session
    recipe = ""
    if session.wave is not None:
        recipe = recipe_of(session.briefing, drawn.slide, session.wave)
    image = _blank(drawn.scene, recipe)
    painted = threading.Semaphore(0)

    def outlines(progress: Progress) -> str:
        from omnibus_desktop.exports.svg import svg_text  # the first takes a quarter of a second

        svg = svg_text(drawn.scene, outlines=True, recipe=recipe)
        for part in (*range(_STRIPS), *_parts(drawn.scene)):
            progress.so_far(part)
            while not painted.acquire(timeout=_A_TURN):
                if progress.is_cancelled:
                    raise Cancelled
        return svg

    def add(part: int | Scene) -> None:
        if isinstance(part, int):
            _whiten(part, image)
        else:
            _paint(part, image)
        painted.release()

    def put(svg: str) -> None:
        data = QMimeData()
        data.setImageData(image)
        data.setData("image/svg+xml", QByteArray(svg.encode()))
        QGuiApplication.clipboard().setMimeData(data)
        desk.told.emit("Chart copied: paste it into a slide or a document")

    desk.jobs.run(_COPYING, "", outlines, put, so_far=add)
    QGuiApplication.clipboard().dataChanged.connect(
        lambda: desk.jobs.cancel(_COPYING),  # what is copied meanwhile is newer
        Qt.ConnectionType.SingleShotConnection,
    )


def _parts(scene: Scene) -> Iterator[Scene]:
    """The scene in parts that are painted one upon the other, with a few texts each: all of so
    large a picture takes too long for one turn of the event loop."""
    from omnibus_desktop.charts.scene import Text

    start, texts = 0, 0
    for place, item in enumerate(scene.items, start=1):
        texts += isinstance(item, Text)
        if texts == _TEXTS or place == len(scene.items):
            yield replace(scene, items=scene.items[start:place])
            start, texts = place, 0


def _blank(scene: Scene, recipe: str) -> QImage:
    """A picture for the chart, still to be made white, with the recipe inside."""
    from PySide6.QtGui import QImage

    from omnibus_desktop.exports.recipes_in_pictures import KEYWORD

    scale = COPY_DPI / _POINTS
    image = QImage(
        round(scene.width * scale), round(scene.height * scale), QImage.Format.Format_RGB32
    )
    image.setDotsPerMeterX(round(COPY_DPI / 0.0254))
    image.setDotsPerMeterY(round(COPY_DPI / 0.0254))
    if recipe:
        image.setText(KEYWORD, recipe)
    return image


def _whiten(strip: int, image: QImage) -> None:
    """Make one of the strips of the picture white: so much memory is not had in one turn."""
    top, foot = (image.height() * place // _STRIPS for place in (strip, strip + 1))
    painter = QPainter(image)
    painter.fillRect(0, top, image.width(), foot - top, Qt.GlobalColor.white)
    painter.end()


def _paint(scene: Scene, image: QImage) -> None:
    from omnibus_desktop.app.painter import paint

    painter = QPainter(image)
    painter.scale(COPY_DPI / _POINTS, COPY_DPI / _POINTS)
    paint(scene, painter, page=False)
    painter.end()


def copy_table(desk: Desk, current: CurrentSlide) -> None:
    """Put the whole table on the clipboard as text with tabs and as HTML, with the figures that
    the window shows."""
    if current.drawn is None:
        return
    from omnibus_desktop.exports.clipboard import Shown, table_html, table_text
    from omnibus_desktop.tables.measures import Measure

    data = QMimeData()
    tables, shown = current.drawn.side_by_side, Shown(Measure(current.show), current.order)
    data.setText(table_text(tables, shown))
    data.setHtml(table_html(tables, shown))
    QGuiApplication.clipboard().setMimeData(data)
    desk.told.emit("Table copied: paste it into a document, a slide or a spreadsheet")
