"""The line at the bottom of a narrow window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.app.conftest import Person


def test_a_long_message_and_what_figures_rest_on_are_never_one_over_the_other(
    reader: Person,
) -> None:
    status = reader.window.statusBar()
    status.setFixedWidth(1000)
    QApplication.processEvents()
    assert status.facts.isVisible()
    reader.furniture.desk.told.emit("Saved")
    assert status.facts.isVisible()
    reader.furniture.desk.told.emit("Saved at a place whose name goes on and on, " * 4)
    assert not status.facts.isVisible()
    status.clearMessage()
    assert status.facts.isVisible()
