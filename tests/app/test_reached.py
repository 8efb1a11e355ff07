"""What a program for the desktop has where one looks for it: recent files, Close, words for
nothing found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.recent_menu import RecentMenu
from tests.app.conftest import EXAMPLE, Person


def recent(person: Person) -> QMenu:
    menu = person.window.findChild(RecentMenu)
    menu.aboutToShow.emit()
    return menu


def popup(person: Person, command: str) -> ChoicePopup:
    person.furniture.commands.by_id[command].trigger()
    return next(each for each in person.window.findChildren(ChoicePopup) if each.isVisible())


def test_close_leads_to_the_start_page_and_recent_files_lead_back(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = reader.furniture.desk
    desk.settings.remember(tmp_path / "gone & away.sav")
    desk.settings.remember(EXAMPLE)
    reader.turns_to("main_risks")
    slide_actions.add_to_briefing(desk)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    reader.presses(reader.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert reader.session.wave is not None  # it was cancelled
    desk.document.steps.setClean()
    reader.presses(reader.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    page = reader.window.start_page
    assert reader.window.pages.currentWidget() is page
    assert page.recent[0].path == EXAMPLE
    assert reader.window.windowTitle() == "Omnibus Desktop"
    assert not desk.document.steps.canUndo()
    assert not reader.furniture.commands.by_id["close"].isEnabled()
    first, second = recent(reader).actions()[:2]
    assert (first.isEnabled(), second.isEnabled()) == (True, False)
    assert "gone && away.sav   (Not there any more" in second.text()
    first.trigger()
    reader.waits_for_idle()
    assert reader.session.wave is not None
    assert reader.window.pages.currentWidget() is reader.panes
    recent(reader).actions()[-1].trigger()
    assert desk.settings.remembered() == ()
    assert len(recent(reader).actions()) == 1


def test_a_popup_that_finds_nothing_says_so_and_enter_chooses_nothing(reader: Person) -> None:
    before = reader.session.draft
    offered = popup(reader, "add break")
    assert offered.nothing.isHidden()
    QTest.keyClicks(offered.field, "qqq")
    assert offered.list.isHidden()
    assert "Nothing found" in offered.nothing.text()
    QTest.keyClick(offered.field, Qt.Key.Key_Return)
    assert offered.isVisible()
    offered.field.clear()
    assert not offered.list.isHidden()
    offered.close()
    QApplication.processEvents()
    assert reader.session.draft is before
