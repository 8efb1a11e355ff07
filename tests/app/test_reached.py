"""What a program for the desktop has where one looks for it: recent files, Close, words for
nothing found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.breaks.filter_popup import FilterPopup
from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.document import turned_to
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
    reader.furniture.commands.by_id["about wave"].trigger()
    reader.furniture.commands.by_id["close"].trigger()
    page = reader.window.start_page
    assert reader.window.pages.currentWidget() is page
    assert page.recent[0].path == EXAMPLE
    assert reader.window.windowTitle() == "Omnibus Desktop"
    assert not any(dialog.isVisible() for dialog in reader.window.findChildren(QDialog))
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


def test_numbers_filter_by_a_range_and_break_in_bands(person: Person, tmp_path: Path) -> None:
    rows = [f"{18 + n % 60},{'yes' if n % 3 else 'no'}" for n in range(120)]
    path = tmp_path / "ages.csv"
    path.write_text("\n".join(("age,told", *rows)))
    person.opens(path)
    person.furniture.desk.document.show(turned_to(person.session, "told"))
    offered = popup(person, "add filter")
    QTest.keyClicks(offered.field, "age")
    QTest.keyClick(offered.field, Qt.Key.Key_Return)
    (ticks,) = person.window.findChildren(FilterPopup)
    QTest.keyClicks(ticks.range.low, "6x")
    assert "plain numbers" in ticks.kept.text()
    ticks.range.low.setText("60")
    older = sum(18 + n % 60 >= 60 for n in range(120))
    assert ticks.kept.text().startswith(f"{older} of 120")
    QTest.keyClick(ticks.range.low, Qt.Key.Key_Return)
    assert person.session.draft.filter == (("age", ("[60..]",)),)
    assert person.panes.breaks.filters.chips[0].label.text().endswith("60 or more")
    assert person.furniture.current.tables[0].columns[0].unweighted_base == older
    slide_actions.set_filter(person.furniture.desk, ())
    slide_actions.set_breaks(person.furniture.desk, ("age",))
    assert "20 to 29" in [column.label for column in person.panes.table.model.columns]


def test_all_none_and_all_but_these_tick_answers(reader: Person) -> None:
    offered = popup(reader, "add filter")
    QTest.keyClicks(offered.field, "area")
    QTest.keyClick(offered.field, Qt.Key.Key_Return)
    (ticks,) = reader.window.findChildren(FilterPopup)
    every, none, others = ticks.findChildren(QPushButton)[:3]
    every.click()
    assert ticks.kept.text().startswith("101 of 101")
    none.click()
    assert "there is no filter" in ticks.kept.text()
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)
    first = int(ticks.kept.text().split()[0])
    others.click()
    assert ticks.kept.text().startswith(f"{101 - first} of 101")
    assert ticks.list.item(ticks.list.count() - 1).text() == "Did not answer  (0)"
    ticks.close()


def test_the_menu_of_saved_filters_says_what_they_are_for(reader: Person) -> None:
    menu = reader.panes.breaks.filters.saved.menu()
    menu.aboutToShow.emit()
    assert "used again" in menu.actions()[0].text()
    slide_actions.set_filter(reader.furniture.desk, (("area", ("1",)),))
    menu.aboutToShow.emit()
    assert "can have a name" in menu.actions()[0].text()
