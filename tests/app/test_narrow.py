"""A narrow window and large print: what is worked with has the room, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton

from omnibus_desktop import __version__
from omnibus_desktop.app.explaining.about_box import about
from omnibus_desktop.app.explaining.help import HelpDialog
from omnibus_desktop.app.reports import about_computer
from omnibus_desktop.tables.measures import Measure
from tests.app.conftest import Person


@pytest.fixture
def large_print() -> Iterator[None]:
    usual, large = QApplication.font(), QApplication.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


def lays_out(person: Person, width: int = 1366, height: int = 768) -> None:
    person.window.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()


def test_the_choices_fold_for_the_help_and_widths_follow_the_figures(reader: Person) -> None:
    lays_out(reader)
    reader.turns_to("main_risks")
    side, helping = reader.panes.side, reader.furniture.helping
    assert side.isVisible()
    reader.panes.table.more.click()
    lays_out(reader)
    assert not side.isVisible()
    assert helping.panel.subject.title == "How it was tested"
    assert "groups under 10 not tested" in " ".join(helping.panel.subject.facts)
    helping.panel.close()
    lays_out(reader)
    assert side.isVisible()
    widths = [reader.panes.table.table.columnWidth(n) for n in range(4)]
    reader.panes.table.set_measure(Measure.BOTH)
    assert [reader.panes.table.table.columnWidth(n) for n in range(4)] > widths
    reader.panes.table.set_measure(Measure.PERCENT)
    assert [reader.panes.table.table.columnWidth(n) for n in range(4)] == widths


def test_in_large_print_table_and_reader_can_be_worked_with(
    large_print: None, reader: Person
) -> None:
    lays_out(reader)
    reader.turns_to("main_risks")
    lays_out(reader)
    assert not reader.panes.side.isVisible()
    table = reader.panes.table.table
    last = table.visualRect(reader.panes.table.model.index(2, 0))
    assert table.viewport().rect().contains(last)
    reader.turns_to("financial_comment")
    lays_out(reader)
    themes = reader.panes.answers.themes
    buttons = [each for each in themes.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 7
    for each in buttons:
        assert each.height() >= each.sizeHint().height()
        assert each.width() >= each.sizeHint().width()
        assert themes.rect().contains(each.geometry())


def test_what_keys_do_is_told_in_full(reader: Person) -> None:
    dialog = HelpDialog(reader.window)
    reader.bot.addWidget(dialog)
    dialog.show()
    tree = dialog.tree
    metrics = QFontMetrics(tree.font())
    for number in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(number)
        for row in (group.child(place) for place in range(group.childCount())):
            room = tree.columnWidth(1) * (
                tree.visualItemRect(row).height() // metrics.lineSpacing()
            )
            assert metrics.horizontalAdvance(row.text(1)) <= room, row.text(1)


def test_the_program_has_one_version() -> None:
    assert about().startswith(f"Omnibus Desktop {__version__}\n")
    assert about_computer().startswith(f"Omnibus Desktop {__version__} on ")
