"""A slide of a width and height of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog

from omnibus_desktop.app.own_size import Size, typed_size
from omnibus_desktop.app.side_pane import SIZES
from tests.app.conftest import Person


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("500 x 400", (500.0, 400.0)),
        ("500×400.5", (500.0, 400.5)),
        ("1 9999", (400.0, 4000.0)),
        ("wide", None),
        ("", None),
    ],
)
def test_a_size_is_read_as_it_is_typed(text: str, size: Size | None) -> None:
    assert typed_size(text) == size


def test_a_slide_may_have_a_size_of_its_own(reader: Person) -> None:
    reader.turns_to("judiciary")
    box = reader.panes.side.chart.slide_size
    box.activated.emit(len(SIZES))
    dialog = reader.panes.side.chart.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("500 x 640")
    dialog.accept()
    QApplication.processEvents()
    reader.waits_for_idle()
    assert (reader.scene.width, reader.scene.height) == (500.0, 640.0)
    assert box.currentText() == "Own size: 500 × 640…"
    box.activated.emit(0)
    reader.waits_for_idle()
    assert box.currentIndex() == 0
    assert box.itemText(len(SIZES)) == "Own size…"
