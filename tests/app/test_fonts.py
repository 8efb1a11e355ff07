"""The window's letters: another family or size holds at once in everything that is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from omnibus_desktop import resources
from omnibus_desktop.app import main, window_font
from omnibus_desktop.app.measured import height_of
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.settings_dialog import SettingsDialog
from omnibus_desktop.app.window import MainWindow
from tests.app.conftest import EXAMPLE, Person
from tests.app.test_visible import briefed, cut_in, over_each_other, resizes

__all__ = ["briefed"]  # a fixture
Key = Qt.Key


@pytest.fixture
def arimo(qapp: QApplication) -> Iterator[str]:
    """A family that is there on every machine; afterwards the letters are the usual ones."""
    known = QFontDatabase.addApplicationFont(str(resources.path("fonts/Arimo-Regular.ttf")))
    usual = qapp.font()
    yield QFontDatabase.applicationFontFamilies(known)[0]
    qapp.setFont(usual)
    qapp.processEvents()
    QFontDatabase.removeApplicationFont(known)


def settings_of(person: Person) -> SettingsDialog:
    person.presses(person.window, Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = person.window.findChildren(SettingsDialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


def types_family(dialog: SettingsDialog, words: str) -> None:
    field = dialog.computer.font.lineEdit()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    dialog.computer.font.completer().popup().hide()
    QTest.keyClick(field, Key.Key_Return)
    lays_out()


def lays_out() -> None:
    for _ in range(4):
        QApplication.processEvents()


def places(window: QWidget) -> dict[QWidget, QRect]:
    """Where everything that is seen in the window stands."""
    return {each: each.geometry() for each in window.findChildren(QWidget) if each.isVisible()}


def fits(person: Person) -> None:
    """Nothing that is open is measured in other letters than it is painted in."""
    panes, size = person.panes, QApplication.font().pointSizeF()
    assert panes.table.font().pointSizeF() == size
    row = panes.questions.list.visualRect(panes.questions.list.currentIndex())
    assert row.height() >= height_of(2, panes.questions.list.font())
    assert panes.questions.list.viewport().rect().intersects(row)
    table = panes.table.table
    assert table.rowHeight(0) >= height_of(1, table.font())
    metrics = QFontMetrics(table.font())
    for column, head in enumerate(panes.table.model.heads):
        longest = max(metrics.horizontalAdvance(word) for word in head.split())
        assert table.columnWidth(column) > longest, head
    title = panes.chart.title
    assert title.height() >= height_of(2, title.findChild(QLabel).font())
    film = panes.film
    assert film.height() >= film.add.sizeHint().height() + film.title.sizeHint().height()
    assert list(cut_in(person.window)) == []
    assert list(over_each_other(person.window)) == []


def test_letters_change_at_once_and_come_back(arimo: str, briefed: Person) -> None:
    resizes(briefed, 1366, 740)
    questions = briefed.panes.questions.list
    questions.scrollTo(questions.currentIndex())
    briefed.furniture.desk.setup_requested.emit("Questions", "")
    set_up = briefed.furniture.setting_up.window
    dialog = settings_of(briefed)
    fits(briefed)
    before, rows = places(briefed.window), row_heights(set_up)
    about, wide = dialog._sized[0][1].font().pointSizeF(), dialog.width()
    types_family(dialog, arimo.lower())
    assert QFontInfo(briefed.panes.table.font()).family() == arimo
    QTest.keyClick(dialog.computer.text_size, Key.Key_End)
    lays_out()
    assert QApplication.font().pointSizeF() == 2 * window_font.own_font().pointSizeF()
    assert Settings().font_family() == arimo
    assert Settings().text_size() == 200
    fits(briefed)
    assert all(now > was for now, was in zip(row_heights(set_up), rows, strict=True))
    assert dialog._sized[0][1].font().pointSizeF() == pytest.approx(2 * about)
    assert list(cut_in(dialog)) == []
    dialog.reset.click()
    lays_out()
    assert (Settings().font_family(), Settings().text_size()) == ("", 100)
    assert places(briefed.window) == before
    assert (row_heights(set_up), dialog.width()) == (rows, wide)
    set_up.close()
    dialog.close()


def row_heights(window: QWidget) -> list[int]:
    return [each.verticalHeader().defaultSectionSize() for each in window.findChildren(QTableView)]


def test_a_family_is_found_by_any_part_of_its_name(arimo: str, person: Person) -> None:
    dialog = settings_of(person)
    box = dialog.computer.font
    for words in ("font", "family", "letters"):
        dialog.search.setText(words)
        shown = [setting.field for setting, row in dialog._rows if row.isVisible()]
        assert {"font", "text size"} <= set(shown)
    assert box.currentText().startswith("The system's own")
    types_family(dialog, "rim")
    assert box.currentText() == arimo
    types_family(dialog, "no such letters")
    assert box.currentText() == Settings().font_family() == arimo
    dialog.close()


def test_a_family_that_is_gone_leaves_the_letters_of_the_system(arimo: str, person: Person) -> None:
    settings = person.furniture.desk.settings
    settings.remember_font_family("No Such Letters")
    dialog = settings_of(person)
    assert dialog.computer.font.count() == 2  # nothing is listed until somebody may choose
    assert dialog.computer.font.currentText() == "No Such Letters – not on this computer"
    window_font.apply_kept(settings)
    own = QFontInfo(window_font.own_font()).family()
    assert QFontInfo(QApplication.font()).family() == own
    dialog.close()


def test_another_window_has_the_same_letters(arimo: str, person: Person) -> None:
    settings = Settings()
    settings.remember(EXAMPLE)
    other = MainWindow(settings)
    other.resize(1366, 740)
    other.show()
    furniture = main.furnish(other, settings)
    dialog = settings_of(person)
    types_family(dialog, arimo)
    assert QFontInfo(other.start_page.example.font()).family() == arimo
    assert QFontInfo(other.statusBar().font()).family() == arimo
    before = places(other)
    QTest.keyClick(dialog.computer.text_size, Key.Key_End)
    lays_out()
    assert list(cut_in(other)) == []
    entry = other.start_page.recent[0].entry
    assert entry.height() >= 2 * height_of(1, entry.font())
    QTest.keyClick(dialog.computer.text_size, Key.Key_Home)
    for _ in range(Settings().text_size(), 100, 10):
        QTest.keyClick(dialog.computer.text_size, Key.Key_Down)
    lays_out()
    assert places(other) == before
    dialog.close()
    furniture.reading.end()
    other.close()
    other.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
