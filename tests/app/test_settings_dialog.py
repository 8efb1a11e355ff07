"""Settings: the rules of the briefing's numbers, and what the computer remembers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from omnibus_desktop.app.settings_dialog import SettingsDialog
from omnibus_desktop.app.settings_rows import RULES
from omnibus_desktop.briefing.briefing import Rules
from tests.app.conftest import Person


@pytest.fixture
def settings(reader: Person) -> Iterator[SettingsDialog]:
    reader.turns_to("judiciary")
    reader.presses(reader.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = reader.window.findChildren(SettingsDialog)
    yield dialog
    dialog.close()
    QApplication.processEvents()


def chooses(dialog: SettingsDialog, field: str, value: str | int) -> None:
    """By keys: from the top of the list down to the value."""
    box = dialog.controls[field]
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(value)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QApplication.processEvents()


def test_every_rule_of_a_briefing_can_be_set(settings: SettingsDialog) -> None:
    assert {setting.field for setting in RULES} == set(Rules.__dataclass_fields__)


def test_every_choice_of_every_rule_holds_and_can_be_undone(
    reader: Person, settings: SettingsDialog
) -> None:
    before = reader.session.briefing.rules
    for setting in RULES:
        for value, _ in setting.choices:
            chooses(settings, setting.field, value)
            assert getattr(reader.session.briefing.rules, setting.field) == value
            assert reader.furniture.current.drawn is not None
        if not setting.choices:
            settings.controls[setting.field].setValue(60)
            assert getattr(reader.session.briefing.rules, setting.field) == 60
    while reader.furniture.desk.document.steps.canUndo():
        reader.furniture.desk.document.steps.undo()
    assert reader.session.briefing.rules == before


def test_an_undo_shows_in_the_dialog(reader: Person, settings: SettingsDialog) -> None:
    chooses(settings, "disclosure", "publication")
    reader.furniture.desk.document.steps.undo()
    assert settings.controls["disclosure"].currentData() == "internal"


def test_tables_have_as_many_decimals_as_are_chosen_and_charts_none(
    reader: Person, settings: SettingsDialog
) -> None:
    reader.turns_to("main_risks")
    labels = [item.lines for item in reader.items("label")]
    chooses(settings, "decimals", 1)
    cell = reader.panes.table.model.index(2, 0).data()
    assert cell == "89.0%"
    assert [item.lines for item in reader.items("label")] == labels
    reader.furniture.commands.by_id["copy table"].trigger()
    assert "\t89.0%" in QGuiApplication.clipboard().text()


def test_publication_hides_and_says_so(reader: Person, settings: SettingsDialog) -> None:
    chooses(settings, "disclosure", "publication")
    table = reader.furniture.current.tables[0]
    assert table.disclosure == "publication"
    assert any("[c]" in note or "hidden" in note.lower() for note in table.notes)


def test_the_house_rule_is_below_the_least_number(reader: Person, settings: SettingsDialog) -> None:
    low = settings.controls["min_base"]
    assert low.text() == "The usual rule (under 30)"
    assert settings.controls["tiny_base"].text() == "The usual rule (under 10)"
    low.setValue(40)
    assert reader.session.briefing.rules.min_base == 40
    low.setValue(low.minimum())
    assert reader.session.briefing.rules.min_base is None


def test_a_search_leaves_what_holds_the_words(settings: SettingsDialog) -> None:
    QTest.keyClicks(settings.search, "holm")
    shown = [s.title for s, row in settings._rows if row.isVisible()]
    assert shown == ["Adjustment for many tests"]
    assert not settings._of_computer.isVisible()
    QTest.keyClick(settings.search, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None  # no button is pressed by it
    settings.search.clear()
    QTest.keyClicks(settings.search, "zzzz")
    assert settings.nothing.isVisible()


def test_the_usual_rules_come_back_by_one_step(reader: Person, settings: SettingsDialog) -> None:
    chooses(settings, "test", "pairs")
    settings.controls["level"].setValue(90)
    settings.usual.click()
    assert reader.session.briefing.rules == Rules()
    assert not settings.usual.isEnabled()
    reader.furniture.desk.document.steps.undo()
    assert reader.session.briefing.rules == Rules(test="pairs", level=90.0)


def test_a_palette_is_that_of_charts_that_were_given_no_other(
    reader: Person, settings: SettingsDialog
) -> None:
    reader.furniture.commands.by_id["add slide"].trigger()
    reader.turns_to("main_risks")
    box = settings.computer.palette
    QTest.keyClick(box, Qt.Key.Key_End)
    chosen = box.currentData()
    assert chosen
    assert reader.session.draft.spec.palette == chosen
    reader.turns_to("sufficient_placements")
    assert reader.session.draft.spec.palette == chosen
    assert reader.session.briefing.slides[0].spec.palette == ""
    assert reader.furniture.desk.settings.palette() == chosen
    settings.reset.click()
    assert reader.session.draft.spec.palette == ""


def test_what_exports_have_is_the_same_here_and_beside_the_chart(
    reader: Person, settings: SettingsDialog
) -> None:
    part = reader.panes.side.export
    settings.computer.around["cover"].click()
    settings.computer.beside.click()
    assert not part.around.ticks["cover"].isChecked()
    assert part.beside.isChecked()
    part.beside.click()
    assert not settings.computer.beside.isChecked()
    settings.reset.click()
    assert part.around.ticks["cover"].isChecked()
