"""A box for a tick can be seen whether it is ticked or not, in every scheme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleFactory,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.charts.palette import contrast
from tests.app.test_visible import CONTRASTS, DARK

_LEAST = 3.0  # what WCAG 2.2 asks of the edges of controls
SCHEMES = {"dark": DARK, "white on black": CONTRASTS[0], "yellow on black": CONTRASTS[2]}


@pytest.fixture(params=SCHEMES.values(), ids=SCHEMES)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QPalette]:
    usual, style = QApplication.palette(), QApplication.style().name()
    QApplication.setStyle(QStyleFactory.create("fusion"))
    QApplication.setPalette(request.param)
    yield request.param
    QApplication.setStyle(QStyleFactory.create(style))
    QApplication.setPalette(usual)


def strongest_edge(widget: QWidget, box: QRect, ground: QColor) -> float:
    """The least contrast of the four edges of the box with what it stands on."""
    picture: QImage = widget.grab().toImage()
    middle = box.center()
    edges = (
        (box.left(), middle.y()), (box.right(), middle.y()),
        (middle.x(), box.top()), (middle.x(), box.bottom()),
    )  # fmt: skip
    return min(contrast(picture.pixelColor(x, y).name(), ground.name()) for x, y in edges)


def test_an_empty_box_in_a_list(palette: QPalette, qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    give_room(view)
    item = QListWidgetItem("Financial pressures", view)
    item.setCheckState(Qt.CheckState.Unchecked)
    view.show()
    row = view.visualItemRect(item)
    side = view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, view)
    beside = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
    box = QRect(row.left() + beside, row.center().y() - side // 2 + 1, side, side)
    place = box.translated(view.viewport().pos())
    assert strongest_edge(view, place, palette.color(QPalette.ColorRole.Base)) >= _LEAST


def test_an_empty_box_beside_its_words(palette: QPalette, qtbot: QtBot) -> None:
    tick = TickBox("Percentages at the bars")
    qtbot.addWidget(tick)
    tick.show()
    option = QStyleOptionButton()
    tick.initStyleOption(option)
    box = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, tick)
    assert strongest_edge(tick, box, palette.color(QPalette.ColorRole.Window)) >= _LEAST
