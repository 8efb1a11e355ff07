"""The line at the bottom of a narrow window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.status import fitting
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


def test_a_message_is_not_cut_by_what_is_found_to_look_at_after_it(reader: Person) -> None:
    status, desk = reader.window.statusBar(), reader.furniture.desk
    desk.findings_changed.emit(0)
    desk.told.emit("2 remarks: Ctrl+I")
    said = status.fontMetrics().horizontalAdvance(status.currentMessage())
    status.setFixedWidth(said + status.facts.sizeHint().width() + 60)  # enough for both
    QApplication.processEvents()
    desk.findings_changed.emit(2)
    QApplication.processEvents()
    assert said < min(each.x() for each in (status.facts, status.look) if each.isVisible())


def test_what_is_wanted_most_stays_where_not_all_of_it_fits() -> None:
    told = (
        "wave1.sav  |  101 of 152 authorities (66%)  |  unweighted  |  no filter  |  SYNTHETIC DATA"
    )
    assert fitting(told, 1000, len) == told
    assert fitting(told, 78, len) == told.removeprefix("wave1.sav  |  ")
    assert fitting(told, 60, len) == "101 of 152 authorities (66%)  |  SYNTHETIC DATA"
    assert fitting(told, 3, len) == ""
