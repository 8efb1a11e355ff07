"""Breaks, filter and weight above the chart: chips dragged, nested and changed; weights refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.breaks.filter_popup import FilterPopup
from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.setup import setup_wave
from tests.app.conftest import Person

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def risks(reader: Person) -> Person:
    reader.turns_to("main_risks")
    return reader


def bar(person: Person):
    return person.panes.breaks


def does(person: Person, place: int, words: str) -> None:
    """Chooses from the menu of the chip at this place."""
    menu = bar(person).breaks.menu(place)
    action = next(each for each in menu.actions() if each.text().replace("&", "") == words)
    action.trigger()
    menu.deleteLater()
    QApplication.processEvents()


def drops(person: Person, place: int, on: int, share: float) -> None:
    """Drops the chip at `place` on another one, at this share of its width."""
    target = bar(person).breaks.chips[on]
    drops_at(person, place, target, QPointF(share * target.width(), target.height() / 2))


def drops_at(person: Person, place: int, target: QWidget, at: QPointF) -> None:
    data = bar(person).breaks.chips[place].carried()
    parts = (data, CLICK, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.MoveAction, *parts)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(at.toPoint(), Qt.DropAction.MoveAction, *parts)
    QApplication.sendEvent(target, move)
    drop = QDropEvent(at, Qt.DropAction.MoveAction, *parts)
    QApplication.sendEvent(target, drop)
    QApplication.processEvents()


def columns(person: Person) -> list[str]:
    return [column.label for column in person.panes.table.model.columns]


def test_a_chip_dropped_on_another_nests_in_it(risks: Person) -> None:
    drops(risks, 0, 1, 0.5)
    assert risks.session.draft.by == ("authority_type*region",)
    assert "London borough, London" in columns(risks)
    assert [chip.label.accessibleName() for chip in bar(risks).breaks.chips] == [
        "Break: Authority type × Region"
    ]
    assert "County, South East" in columns(risks)
    risks.furniture.commands.by_id["undo"].trigger()
    assert risks.session.draft.by is None


def test_a_chip_dropped_beside_another_stands_there(risks: Person) -> None:
    drops(risks, 0, 1, 0.95)
    assert risks.session.draft.by == ("authority_type", "region")
    drops(risks, 1, 0, 0.05)
    assert risks.session.draft.by == ("region", "authority_type")


def test_a_chip_dropped_where_no_other_is_goes_to_the_end(risks: Person) -> None:
    row = bar(risks)
    add = QPointF(row.add_break.mapTo(row, row.add_break.rect().center()))
    drops_at(risks, 0, row, add)
    assert risks.session.draft.by == ("authority_type", "region")
    drops_at(risks, 0, row, QPointF(row.width() - 2, row.height() - 2))
    assert risks.session.draft.by == ("region", "authority_type")
    between = QPointF(row.breaks.mapTo(row, row.breaks.chips[1].pos())) - QPointF(2, -2)
    drops_at(risks, 0, row, between)
    assert risks.session.draft.by == ("region", "authority_type")


def test_a_chip_shortens_the_question_before_the_answer(risks: Person) -> None:
    slide_actions.set_filter(risks.furniture.desk, (("portal", ("1",)), ("region", ("7",))))
    portal, region = (chip.label.text() for chip in bar(risks).filters.chips)
    assert portal.startswith("Does your")
    assert portal.endswith("…: In place")
    assert region == "Region: London"


def test_the_menu_of_a_chip_does_the_same_by_keys(risks: Person) -> None:
    does(risks, 0, "Move right")
    assert risks.session.draft.by == ("authority_type", "region")
    does(risks, 0, "Nest in Region")
    assert risks.session.draft.by == ("region*authority_type",)
    does(risks, 0, "Side by side")
    assert risks.session.draft.by == ("region", "authority_type")
    label = bar(risks).breaks.chips[1].label
    label.setFocus()
    risks.presses(label, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_M)  # Remove
    QApplication.processEvents()
    assert risks.session.draft.by == ("region",)
    does(risks, 0, "Remove")
    assert risks.session.draft.by == ()


def test_nested_breaks_are_charted_and_said(risks: Person) -> None:
    slide_actions.set_breaks(risks.furniture.desk, ("area*authority_type",))
    drawn = risks.furniture.current.drawn
    assert drawn is not None
    texts = [" ".join(item.lines) for item in drawn.scene.items if hasattr(item, "lines")]
    first = drawn.tables[0].columns[1].label
    assert any(first.split(",")[0] in text for text in texts)
    assert "area" in drawn.words.subtitle.lower() or "authority type" in drawn.words.subtitle


def test_what_has_too_many_answers_is_listed_with_the_reason(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    rows = "".join(f"{'ABC'[n % 3]},town {n % 40:02}\n" for n in range(400))
    path.write_text(f"group,town\n{rows}", encoding="utf-8")
    person.opens(path)
    QTest.mouseClick(bar(person).add_break, CLICK)
    popup = bar(person).findChild(ChoicePopup)
    items = [popup.list.item(row) for row in range(popup.list.count())]
    town = next(item for item in items if "town" in item.text())
    assert "40 answers: over 30 columns cannot be read" in town.text()
    assert not town.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClicks(popup.field, "town")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert "town" not in (person.session.draft.by or ())
    popup.close()


def test_a_condition_is_changed_by_a_click_on_its_chip(risks: Person) -> None:
    desk = risks.furniture.desk
    slide_actions.set_filter(desk, (("authority_type", ("1",)), ("area", ("1", "2"))))
    chip = bar(risks).filters.chips[0]
    assert chip.label.accessibleName().startswith("Filter: Authority type: ")
    QTest.mouseClick(chip.label, CLICK)
    popup = bar(risks).findChild(FilterPopup)
    ticked = [popup.list.item(n).checkState() == Qt.CheckState.Checked for n in range(3)]
    assert ticked == [True, False, False]
    popup.list.setCurrentRow(1)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert risks.session.draft.filter == (("authority_type", ("1", "2")), ("area", ("1", "2")))
    QTest.mouseClick(bar(risks).filters.chips[1].cross, CLICK)
    assert risks.session.draft.filter == (("authority_type", ("1", "2")),)


def test_a_condition_counts_those_whom_the_other_filters_keep(risks: Person) -> None:
    desk = risks.furniture.desk
    slide_actions.set_filter(desk, (("region", ("3",)),))
    QTest.mouseClick(bar(risks).filters.add, CLICK)
    QTest.keyClicks(bar(risks).findChild(ChoicePopup).field, "authority type")
    QTest.keyClick(bar(risks).findChild(ChoicePopup).field, Qt.Key.Key_Return)
    popup = bar(risks).findChild(FilterPopup)
    rows = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert rows[:2] == ["London borough  (0)", "Metropolitan district  (7)"]
    popup.list.setCurrentRow(1)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert popup.kept.text() == "7 of the 11 authorities that the other filter keeps stay"
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert risks.session.draft.filter == (("region", ("3",)), ("authority_type", ("2",)))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the popup is gone
    QTest.mouseClick(
        bar(risks).filters.chips[0].label, CLICK
    )  # counts by the others, not by itself
    popup = bar(risks).findChild(FilterPopup)
    assert popup.kept.text() == "7 of the 26 authorities that the other filter keeps stay"
    popup.close()


def test_weights_are_offered_told_and_refused_in_words(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "weighted.csv"
    rows = "".join(
        f"{n},{n % 2},{n % 3},{0.5 + n / 40},{1000 + 13.5 * n},{0.9 + n / 200:.3f}\n"
        for n in range(1, 41)
    )
    path.write_text(f"serial,member,q1,wt,income,factor\n{rows}", encoding="utf-8")
    person.opens(path)
    person.turns_to("q1")
    weight = bar(person).weight
    assert [weight.itemText(n) for n in range(weight.count())] == ["None", "wt", "More…"]
    weight.setCurrentIndex(1)
    weight.activated.emit(1)
    assert person.session.draft.weight == "wt"
    person.bot.waitUntil(lambda: "effective base" in weight.toolTip())
    assert "wt: from 0.53 to 1.50; effective base " in weight.toolTip()
    weight.activated.emit(weight.count() - 1)
    popup = weight.findChild(ChoicePopup)
    texts = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert texts[:4] == ["factor", "income", "q1", "member  (only 0 and 1)"]
    assert any("serial" in text and "cannot be a weight" in text for text in texts)
    popup.close()
    assert person.session.draft.weight == "wt"
    first = [choice[0] for choice in setup_wave._weights(person.session.wave)]
    assert first == ["none", "wt", "factor", "income", "q1", "member", "serial"]


def test_three_breaks_and_a_filter_fit_a_small_screen(risks: Person) -> None:
    slide_actions.set_breaks(risks.furniture.desk, ("region", "authority_type", "joint_services"))
    slide_actions.set_filter(risks.furniture.desk, (("area", ("1", "2")),))
    QApplication.processEvents()
    assert risks.window.minimumSizeHint().width() <= 1280
    risks.window.resize(1280, 720)
    QApplication.processEvents()
    assert all(chip.label.text().endswith("…") for chip in bar(risks).breaks.chips[2:])
    assert bar(risks).breaks.chips[0].label.text() == "Region"
