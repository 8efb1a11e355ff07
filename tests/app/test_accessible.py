"""What a screen reader is told: every control's name, every row, the chart as words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QToolBar,
    QWidget,
)

from omnibus_desktop import resources
from omnibus_desktop.app import slide_actions
from omnibus_desktop.charts.picking import marks_of
from tests.app.conftest import LONG, Person

Text, Role = QAccessible.Text, QAccessible.Role
THREE = ("main_risks", "judiciary", "portal")
ROOT = QModelIndex()
ICONS = {path.stem for path in Path(resources.path("icons")).glob("*.svg")}
_CORNER = "qt_tableview_cornerbutton"
_MOST_ROWS = 40  # of a list or a table, that are read: the others come from the same model


@pytest.fixture
def furnished(reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Three slides in a briefing that was saved, a note, and a bar that is picked out."""
    path = tmp_path / "briefing.omnibus"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    for question in THREE:
        reader.turns_to(question)
        slide_actions.add_to_briefing(reader.furniture.desk)
    does(reader, "save")
    reader.turns_to("main_risks")
    reader.clicks(reader.bar())
    does(reader, "call-out")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    return reader


def does(person: Person, command: str) -> None:
    person.furniture.commands.by_id[command].trigger()
    QApplication.processEvents()
    person.waits_for_idle()


PLACES: dict[str, Callable[[Person], None]] = {
    "the window": lambda person: person.waits_for_idle(),
    "open answers": lambda person: person.turns_to("financial_comment"),
    "a quote": lambda person: (person.turns_to("financial_comment"), does(person, "put quote")),
    "a grid": lambda person: person.turns_to("confidence_unmet_needs"),
    "arithmetic": lambda person: (
        person.panes.table.table.setCurrentIndex(person.panes.table.model.index(2, 1)),
        does(person, "arithmetic"),
    ),
    "a target": lambda person: does(person, "line target"),
    "a break": lambda person: person.panes.breaks.add_break.click(),
    "help": lambda person: does(person, "help"),
    "tour": lambda person: does(person, "tour"),
    **{
        command: lambda person, command=command: does(person, command)
        for command in (
            "palette", "settings", "set up wave", "about wave", "who took part", "about",
            "manual", "keys", "history", "earlier versions", "present",
        )
    },
}  # fmt: skip


def test_everything_that_can_be_worked_with_has_a_name(furnished: Person) -> None:
    faults: list[str] = []
    for place, opens in PLACES.items():
        opens(furnished)
        for window in windows():
            faults += [f"{place}: {fault}" for fault in faults_in(window)]
        leaves(furnished)
    assert sorted(set(faults)) == []


def windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def leaves(person: Person) -> None:
    for window in windows():
        if window is not person.window:
            window.close()
    person.turns_to("main_risks")


def faults_in(window: QWidget) -> Iterator[str]:
    found: list[tuple[Role, str]] = []
    for widget in controls_in(window):
        read = QAccessible.queryAccessibleInterface(widget)
        name = name_of(widget, read)
        kind = f"{type(widget).__name__} {widget.objectName()} {name!r}"
        if not name.strip():
            yield f"{kind} has no name"
        elif name in ICONS or name == type(widget).__name__ or name.startswith("qt_"):
            yield f"{kind} is named after what it is made of"
        if "<qt>" in name + read.text(Text.Description):
            yield f"{kind} is read with the signs of its markup"
        if isinstance(widget, QComboBox) and not is_told_of(read):
            yield f"{kind} has no caption where its name is its choice"
        if isinstance(widget, QAbstractItemView):
            yield from (f"{kind}: {fault}" for fault in faults_of_rows(widget))
        if not isinstance(widget.parent(), QToolBar):  # which has what menus and panes have, too
            found.append((read.role(), name))
    yield from (f"{name!r} {n} times" for (_, name), n in Counter(found).items() if n > 1)


def controls_in(window: QWidget) -> Iterator[QWidget]:
    """What takes the focus or a click, but for the parts of another control."""
    for widget in (window, *window.findChildren(QWidget)):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if (takes or isinstance(widget, QAbstractButton)) and widget.isVisibleTo(window):
            is_part = isinstance(widget.parent(), QComboBox) or widget.objectName() == _CORNER
            if widget.window() is window and not is_part:
                yield widget


def name_of(widget: QWidget, read: QAccessibleInterface) -> str:
    """On some platforms the name of a box is its choice, and its caption says what it is."""
    return widget.accessibleName() if isinstance(widget, QComboBox) else read.text(Text.Name)


def is_told_of(read: QAccessibleInterface) -> bool:
    return bool(read.relations(QAccessible.RelationFlag.Label) or read.text(Text.Description))


def faults_of_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(ROOT)
    for row in range(min(_MOST_ROWS, model.rowCount(ROOT))):
        cells = [model.index(row, column) for column in range(columns)]
        said = [cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() for cell in cells]
        if not "".join(str(each or "") for each in said).strip():
            yield f"row {row} says nothing"


def test_the_chart_is_read_by_its_headline_its_text_and_its_marks(reader: Person) -> None:
    reader.turns_to("main_risks")
    words = reader.furniture.current.drawn.words
    chart = QAccessible.queryAccessibleInterface(reader.stage)
    assert chart.role() == Role.Chart
    assert chart.text(Text.Name) == f"Chart: {words.headline}"
    assert chart.text(Text.Description) == words.alt_text
    marks = [chart.child(place) for place in range(chart.childCount())]
    assert len(marks) == len(marks_of(reader.scene))
    assert marks[0].text(Text.Name) == "Financial pressures, Total: 89% (81 of 91 authorities)"
    assert "95% interval 84% to 92%" in marks[0].text(Text.Description)
    assert all(": " in mark.text(Text.Name) for mark in marks)
    assert (chart.indexOfChild(marks[3]), marks[3].parent().object()) == (3, reader.stage)
    first = reader.bar()
    assert marks[0].rect().contains(reader.stage.mapToGlobal(reader.point(first)))
    reader.clicks(first)
    assert [mark.state().selected for mark in marks[:2]] == [True, False]
    reader.turns_to("judiciary")
    assert "judiciary" in chart.text(Text.Name)
    assert chart.child(0).text(Text.Name).startswith("Neither good nor poor, Total: 14%")


def test_what_is_picked_out_and_what_is_told_is_said_aloud(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def listens(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    listening = SimpleNamespace(isActive=lambda: True, updateAccessibility=listens)
    monkeypatch.setattr(QtGui, "QAccessible", listening)
    reader.turns_to("main_risks")
    reader.stage.setFocus()
    reader.presses(reader.stage, Qt.Key.Key_Down)
    reader.presses(reader.stage, Qt.Key.Key_Down)
    assert said[0].startswith("Financial pressures, Total: 89% (81 of 91 authorities). 81 / 91")
    assert said[1].startswith("Financial pressures, Region: North East: 88% (7 of 8")
    does(reader, "copy chart")
    reader.bot.waitUntil(lambda: len(said) > 2, timeout=LONG)
    assert said[2].startswith(reader.window.statusBar().currentMessage())


def test_every_figure_of_the_table_is_read_with_its_answer_and_its_group(reader: Person) -> None:
    reader.turns_to("main_risks")
    model = reader.panes.table.model
    spoken = [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "Financial pressures, Region: North East, 88%" in spoken
    assert min(each.count(", ") for each in spoken) >= 2
