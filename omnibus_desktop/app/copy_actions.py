"""Copying the chart and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QPainter

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk

COPY_DPI = 300
_POINTS = 72.0


def copy_chart(desk: Desk, current: CurrentSlide) -> None:
    """Put the chart on the clipboard as PNG and as SVG, at its slide's size."""
    drawn = current.drawn
    if drawn is None:
        return
    from PySide6.QtGui import QImage

    from omnibus_desktop.app.painter import paint
    from omnibus_desktop.briefing.recipe import recipe_of
    from omnibus_desktop.exports.recipes_in_pictures import KEYWORD
    from omnibus_desktop.exports.svg import svg_text

    session = desk.document.session
    recipe = ""
    if session.wave is not None:
        recipe = recipe_of(session.briefing, drawn.slide, session.wave)
    scale = COPY_DPI / _POINTS
    scene = drawn.scene
    image = QImage(
        round(scene.width * scale), round(scene.height * scale), QImage.Format.Format_RGB32
    )
    image.setDotsPerMeterX(round(COPY_DPI / 0.0254))
    image.setDotsPerMeterY(round(COPY_DPI / 0.0254))
    if recipe:
        image.setText(KEYWORD, recipe)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(scene, painter)
    painter.end()
    data = QMimeData()
    data.setImageData(image)
    data.setData(
        "image/svg+xml", QByteArray(svg_text(scene, outlines=True, recipe=recipe).encode())
    )
    QGuiApplication.clipboard().setMimeData(data)
    desk.told.emit("Chart copied: paste it into a slide or a document")


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
