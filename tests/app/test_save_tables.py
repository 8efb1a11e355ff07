"""All tables as a workbook, from the window."""

from __future__ import annotations

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from omnibus_desktop.exports import book_tables
from omnibus_desktop.exports.book_tables import Progress
from omnibus_desktop.wave.wave import Wave
from tests.app.conftest import EXAMPLE, Person
from tests.exports.books import read_ods

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COMPACT = "Excel workbook, all tables on one sheet (*.xlsx)"


def answer(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "Excel (*.xlsx)") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))


def test_all_tables_are_saved_by_a_key_as_one_workbook(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tables.xlsx"
    answer(monkeypatch, path)
    told: list[str] = []
    reader.furniture.desk.told.connect(told.append)
    reader.presses(reader.window, Qt.Key.Key_T, CONTROL, SHIFT)
    reader.waits_for_idle()
    assert "main_risks" in openpyxl.load_workbook(path).sheetnames
    assert told[-1].startswith("Exported tables.xlsx")
    answer(monkeypatch, EXAMPLE)
    reader.presses(reader.window, Qt.Key.Key_T, CONTROL, SHIFT)
    assert "it is a file that is read here" in reader.furniture.problems.message.text()
    assert not reader.furniture.desk.jobs.busy()


def test_the_kind_that_is_chosen_decides_the_layout(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "compact", COMPACT)
    reader.furniture.commands.by_id["save tables"].trigger()
    reader.waits_for_idle()
    assert openpyxl.load_workbook(tmp_path / "compact.xlsx").sheetnames[-1] == "Tables"
    answer(monkeypatch, tmp_path / "open", "OpenDocument (*.ods)")
    reader.furniture.commands.by_id["save tables"].trigger()
    reader.waits_for_idle()
    assert "main_risks" in read_ods(tmp_path / "open.ods").names


def test_answers_stand_in_the_order_that_the_window_shows(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.turns_to("main_risks")
    table = reader.panes.table
    table.sort_by(0)
    table.sort_by(0)
    labels = [
        table.model.tables[0].rows[line.row].label
        for line in map(table.model.line, range(table.model.rowCount()))
        if line.row is not None
    ]
    answer(monkeypatch, tmp_path / "compact", COMPACT)
    reader.furniture.commands.by_id["save tables"].trigger()
    reader.waits_for_idle()
    sheet = openpyxl.load_workbook(tmp_path / "compact.xlsx")["Tables"]
    column = [str(row[0].value) for row in sheet.iter_rows() if row[0].value is not None]
    ends = column.index("Sorted by Total, smallest first.")
    written = [text for text in column[:ends] if text in labels]
    assert written[-len(labels) :] == labels


def test_it_can_be_cancelled_and_leaves_nothing(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(wave: Wave, names: object, options: object, progress: Progress) -> None:
        while not threading.Event().wait(0.01):
            progress(0.5)

    monkeypatch.setattr(book_tables, "tables_of", endless)
    answer(monkeypatch, tmp_path / "tables.xlsx")
    status = reader.window.statusBar()
    reader.furniture.commands.by_id["save tables"].trigger()
    reader.bot.waitUntil(status.cancel.isVisible)
    QTest.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    reader.waits_for_idle()
    assert not status.cancel.isVisible()
    assert not list(tmp_path.iterdir())


def test_a_name_that_no_workbook_has_is_told(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "tables.csv")
    failed: list[object] = []
    reader.furniture.desk.failed.disconnect()
    reader.furniture.desk.failed.connect(failed.append)
    reader.furniture.commands.by_id["save tables"].trigger()
    reader.waits_for_idle()
    assert "tables.csv cannot be saved" in str(failed[0])
    assert not list(tmp_path.iterdir())
