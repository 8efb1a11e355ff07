"""F1 explains what is selected, in plain words, and every text that it needs is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.explaining.help import HelpDialog
from omnibus_desktop.app.explaining.help_panel import HelpPanel
from omnibus_desktop.app.explaining.help_subject import Subject, of_command, of_widget
from omnibus_desktop.app.explaining.help_topics import FILES, of_control, symbols_in, topics
from omnibus_desktop.app.explaining.local_keys import LOCAL_KEYS
from omnibus_desktop.app.film.filmstrip_menu import KEYS as FILM_KEYS
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.tables.adjustments import ADJUSTMENTS
from omnibus_desktop.tables.cells import HIDDEN, LEGACY, NOT_ASKED, PUBLISHED, SHORTHAND
from omnibus_desktop.tables.intervals import INTERVALS
from omnibus_desktop.tables.method import DISCLOSURES, TESTS
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.wave.question import Kind
from tests.app.conftest import Person

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def asks(person: Person) -> str:
    """Presses F1 and reads what is said."""
    person.presses(QApplication.focusWidget() or person.window, Qt.Key.Key_F1)
    return said(person)


def said(person: Person) -> str:
    return panel_of(person).page.toPlainText()


def panel_of(person: Person) -> HelpPanel:
    panel = person.furniture.helping.panel
    assert panel is not None
    return panel


def test_every_command_has_a_topic() -> None:
    assert [command.id for command in COMMANDS if command.id not in topics("commands")] == []


def test_every_symbol_has_a_topic() -> None:
    known = topics("symbols")
    signs = {HIDDEN, NOT_ASKED, "▲", "▼", "A", "3 of 8"}
    for symbols in (SHORTHAND, PUBLISHED, LEGACY):
        signs |= {symbols.low, symbols.nil, symbols.not_asked, symbols.low_base} - {""}
    assert signs <= known.keys()


def test_every_method_has_a_topic() -> None:
    known = topics("methods")
    chosen = {
        "test": TESTS,
        "preset": PRESETS,
        "adjust": ADJUSTMENTS,
        "interval": INTERVALS,
        "disclosure": DISCLOSURES,
    }
    names = {f"{what} {name}" for what, names in chosen.items() for name in names}
    assert names <= known.keys()


def test_every_kind_of_question_and_note_has_a_topic() -> None:
    assert {str(kind) for kind in (*Kind, *NoteKind)} <= topics("kinds").keys()


def test_no_topic_is_empty_or_of_nothing() -> None:
    assert [(file, name) for file in FILES for name, text in topics(file).items() if not text] == []
    assert topics("commands").keys() <= {command.id for command in COMMANDS}


def test_the_symbols_of_a_cell() -> None:
    assert symbols_in("45% ▲ AB", legacy=False) == ("▲", "A")
    assert symbols_in("3 of 8", legacy=False) == ("3 of 8",)
    assert symbols_in("[c]", legacy=False) == ("[c]",)
    assert symbols_in("45% (20)", legacy=False) == ()
    assert symbols_in("-", legacy=True) == ("-",)


def test_what_stands_after_a_colon_is_what_a_control_is_about() -> None:
    found = of_control("Remove Break: Region")
    assert found is not None
    assert found[0] == "Remove Break"


def test_every_control_of_the_window_has_a_topic(reader: Person) -> None:
    slide_actions.add_to_briefing(reader.furniture.desk)
    for question in ("recruitment_comment", "main_risks"):
        reader.turns_to(question)
    without = []
    for control in reader.panes.findChildren(QWidget):
        inner = control.parentWidget()
        part = isinstance(inner, (QComboBox, QAbstractItemView, QAbstractSpinBox, QLineEdit))
        bar = control.objectName().startswith("qt_") or isinstance(control, QHeaderView)
        if not isinstance(control, _CONTROLS) or part or bar:
            continue
        if of_widget(control, reader.furniture.commands) is None:
            text = control.text() if isinstance(control, QAbstractButton) else ""
            without.append(control.accessibleName() or text or type(control).__name__)
    assert without == [], "write a topic for each of these in resources/help/controls.md"


def test_f1_on_a_bar_tells_how_its_figure_came_about(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.clicks(reader.bar())
    text = asks(reader)
    assert " = " in text
    assert "numerator" in text
    assert "95% interval" in text
    assert "Who counts" in text
    assert "unweighted" in text


def test_f1_on_a_tested_figure_tells_what_p_means(reader: Person) -> None:
    reader.turns_to("main_risks")
    table = reader.panes.table.table
    table.setFocus()
    model = reader.panes.table.model
    row = next(n for n in range(model.rowCount()) if model.key_at(model.index(n, 1)))
    column = next(n for n, each in enumerate(model.columns) if n and each.unweighted_base >= 10)
    table.setCurrentIndex(model.index(row, column))
    text = asks(reader)
    assert "What p means" in text
    assert "against the rest" in text


def test_f1_on_a_base_tells_what_a_base_is(reader: Person) -> None:
    model, table = reader.panes.table.model, reader.panes.table.table
    labels = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    row = next(n for n, label in enumerate(labels) if label.startswith("Base"))
    table.setFocus()
    table.setCurrentIndex(model.index(row, 0))
    assert "stand behind the percentages" in asks(reader)
    reader.presses(table, Qt.Key.Key_Down)
    assert "how many authorities of this group there are" in said(reader).lower()
    for _ in range(2):
        reader.presses(table, Qt.Key.Key_Down)
    assert "numerator" in said(reader)


def test_f1_in_the_list_tells_of_the_question(reader: Person) -> None:
    reader.turns_to("main_risks")
    text = asks(reader)
    assert "Several answers" in text
    assert "Percentages are of respondents" in text


def test_the_text_follows_what_is_selected_and_takes_no_focus(reader: Person) -> None:
    reader.window.resize(1440, 900)  # the help stands beside all panes
    reader.turns_to("main_risks")
    asks(reader)
    assert QApplication.focusWidget() is reader.panes.questions.list
    reader.panes.breaks.weight.setFocus()
    QApplication.processEvents()
    assert "count for more than one" in said(reader)
    assert QApplication.focusWidget() is reader.panes.breaks.weight
    reader.clicks(reader.bar())
    assert "numerator" in said(reader)
    reader.turns_to("sufficient_placements")
    assert "sufficient_placements" in said(reader)


def test_f1_again_goes_in_and_escape_comes_back(reader: Person) -> None:
    reader.panes.questions.list.setFocus()
    asks(reader)
    asks(reader)
    panel = panel_of(reader)
    assert panel.page.hasFocus()
    reader.presses(panel.page, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert reader.panes.questions.list.hasFocus()


def test_a_button_of_the_toolbar_tells_of_its_command(reader: Person) -> None:
    furniture = reader.furniture
    button = furniture.toolbar.widgetForAction(furniture.commands.by_id["export"])
    assert of_widget(button, furniture.commands) == of_command("export")


def test_without_anything_selected_the_contents_stand_there(person: Person) -> None:
    person.furniture.commands.by_id["help"].trigger()
    assert "What the numbers mean" in said(person)


def test_words_of_a_file_are_taken_to_the_letter(reader: Person) -> None:
    reader.furniture.commands.by_id["help"].trigger()
    hostile = "<img src='//host/x.png'> **bold** [link](http://x)"
    panel_of(reader).tell(Subject(hostile, (hostile,)))
    assert said(reader).count(hostile) == 2


def test_the_keys_are_listed_in_their_places_and_searched(reader: Person) -> None:
    reader.presses(reader.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = reader.window.findChildren(HelpDialog)
    groups = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    lines = [group.child(n).text(0) for group in groups for n in range(group.childCount())]
    listed = {*lines, *(key for line in lines for key in line.split(", "))}
    everywhere = [key for command in COMMANDS for key in command.keys]
    assert [key for key in everywhere if key not in listed] == []
    assert all(key in listed for key in FILM_KEYS.values())
    titles = [group.text(0) for group in groups]
    for place, rows in LOCAL_KEYS.items():
        keys = [key for each, _ in rows for key in each.split(", ")]
        assert len(set(keys)) == len(keys), place
        assert place in titles
    QTest.keyClicks(dialog.search, "call-out")
    shown = [group.text(0) for group in groups if not group.isHidden()]
    assert shown == ["Chart", "With the mouse"]
    dialog.close()
