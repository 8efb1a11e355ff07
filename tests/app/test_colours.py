"""The colours of charts: palettes chosen in the side pane, and those of single bars."""

from __future__ import annotations

from pathlib import Path

import pptx
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from omnibus_desktop.app import slide_actions
from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.charts.palettes import palette_named
from omnibus_desktop.charts.spec import ChartKind
from tests.app.conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def box(person: Person) -> QComboBox:
    found: QComboBox = person.panes.side.chart.colours
    return found


def fills(person: Person) -> set[str]:
    return {bar.fill for bar in person.items("bar")}


def chooses(person: Person, name: str) -> None:
    """Opens the list and clicks on a palette."""
    found = box(person)
    found.showPopup()
    view = found.view()
    index = found.model().index(found.findText(name), 0)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    found.hidePopup()
    QApplication.processEvents()


def is_offered(person: Person, name: str) -> bool:
    found = box(person)
    index: QModelIndex = found.model().index(found.findText(name), 0)
    return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)


def test_a_palette_is_chosen_undone_and_kept_with_the_slide(reader: Person) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    usual = fills(reader)
    chooses(reader, "Plum shades")
    assert fills(reader) == {palette_named("plum").accent}
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    assert reader.session.briefing.slides[0].spec.palette == "plum"
    undo = reader.furniture.commands.by_id["undo"]
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert undo.text().endswith("Colours")
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert fills(reader) == usual
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert fills(reader) == {palette_named("plum").accent}


def test_palettes_are_chosen_by_keys_and_named(reader: Person) -> None:
    reader.turns_to("joint_services")
    slide_actions.set_kind(reader.furniture.desk, ChartKind.CLUSTERED)
    slide_actions.set_breaks(reader.furniture.desk, ("authority_type",))
    found = box(reader)
    assert found.accessibleName() == "Colours"
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Down)
    assert reader.session.draft.spec.palette == "distinct"
    names = [found.itemText(row) for row in range(found.count())]
    assert len(set(names)) == len(names) >= 10
    assert all(not found.itemIcon(row).isNull() for row in range(found.count()))


def test_what_cannot_show_the_groups_says_why_and_cannot_be_chosen(reader: Person) -> None:
    reader.turns_to("joint_services")
    slide_actions.set_breaks(reader.furniture.desk, ("authority_type",))
    assert reader.scene.kind == "clustered"
    assert not is_offered(reader, "Blue and orange")
    row = box(reader).findText("Blue and orange")
    tip = box(reader).itemData(row, Qt.ItemDataRole.ToolTipRole)
    assert "2 colours, and this chart needs 4" in tip
    spoken = box(reader).itemData(row, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Blue and orange, cannot be chosen")
    before = reader.session.draft
    chooses(reader, "Blue and orange")
    assert reader.session.draft is before
    reader.turns_to("judiciary")
    assert reader.scene.kind == "diverging"
    assert is_offered(reader, "Blue and orange")
    assert not is_offered(reader, "Plum shades")


def test_a_palette_that_no_longer_shows_the_groups_is_told(reader: Person) -> None:
    desk = reader.furniture.desk
    reader.turns_to("joint_services")
    slide_actions.set_breaks(desk, ())
    chooses(reader, "Blue and orange")
    slide_actions.set_breaks(desk, ("authority_type",))
    assert reader.session.draft.spec.palette == "blue orange"
    assert "this chart needs 4" in box(reader).toolTip()
    findings = reader.panes.side.export.list
    said = [findings.item(row).text() for row in range(findings.count())]
    assert any("colours" in each for each in said)


def menu_of(person: Person) -> QMenu:
    """The menu that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def colours_in(menu: QMenu) -> dict[str, QAction]:
    for action in menu.actions():
        if action.menu() is not None and action.text().startswith("Colour of"):
            return {each.text(): each for each in action.menu().actions()}
    return {}


def test_a_group_gets_another_colour_of_its_palette_by_its_menu(reader: Person) -> None:
    reader.turns_to("joint_services")
    slide_actions.set_breaks(reader.furniture.desk, ("area",))
    chooses(reader, "Distinct")
    bar = next(bar for bar in reader.items("bar") if bar.key[1] != "total")
    reader.clicks(bar, Qt.MouseButton.RightButton)
    menu = menu_of(reader)
    found = colours_in(menu)
    assert found["Dark blue"].isChecked()
    found["Violet"].trigger()
    menu.close()
    assert next(b for b in reader.items("bar") if b.key == bar.key).fill == "#8A5FC4"
    assert reader.session.selected == (bar.key,)
    reader.clicks(bar, Qt.MouseButton.RightButton)
    menu = menu_of(reader)
    colours_in(menu)["As the palette has it"].trigger()
    menu.close()
    assert reader.session.draft.spec.colours == ()
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert len(reader.session.draft.spec.colours) == 1


def test_the_highlight_gets_a_colour(reader: Person) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    reader.clicks(reader.bar())
    reader.presses(reader.stage, Qt.Key.Key_H, CONTROL)
    reader.clicks(reader.bar(), Qt.MouseButton.RightButton)
    menu = menu_of(reader)
    colours_in(menu)["Dark plum"].trigger()
    menu.close()
    assert reader.bar().fill == "#801650"


def test_steps_of_a_scale_say_why_they_keep_their_colours(reader: Person) -> None:
    reader.turns_to("sufficient_placements")
    slide_actions.set_kind(reader.furniture.desk, ChartKind.STACKED)
    bar = max(reader.items("bar"), key=lambda item: item.width)
    reader.clicks(bar, Qt.MouseButton.RightButton)
    menu = menu_of(reader)
    found = colours_in(menu)
    menu.close()
    assert not found["Dark blue"].isEnabled()
    assert "order" in found["Dark blue"].toolTip()


def test_another_palette_lets_go_of_single_colours() -> None:

    slide = edits.set_colour(Slide("1", "q"), "answer a", "#801650")
    slide = edits.set_colour(slide, "answer b", "#801650")
    assert slide.spec.colours == (("answer b", "#801650"),)
    assert edits.set_palette(slide, "blue").spec.colours == ()


def test_the_colours_of_the_slide_template_are_offered(reader: Person, tmp_path: Path) -> None:
    path = tmp_path / "ours.pptx"
    deck = pptx.Presentation()
    deck.save(str(path))
    desk = reader.furniture.desk
    reader.turns_to("main_risks")
    slide_actions.set_breaks(desk, ())
    assert box(reader).findText("Template") < 0
    desk.settings.remember_template(path)
    desk.template_changed.emit()
    box(reader).showPopup()
    reader.waits_for_idle()
    QApplication.processEvents()
    box(reader).hidePopup()
    assert box(reader).findText("Template") >= 0
    chooses(reader, "Template")
    chosen = reader.session.draft.spec.palette
    assert chosen.startswith("theme #")
    assert fills(reader) == {chosen.split()[1]}
    desk.settings.remember_template(None)
    desk.template_changed.emit()
    assert box(reader).currentText() == "Template"
    assert fills(reader) == {chosen.split()[1]}


def test_where_the_middle_answer_stands_is_asked_of_scales_that_have_one(reader: Person) -> None:
    part = reader.panes.side.chart
    reader.turns_to("judiciary")
    slide_actions.set_kind(reader.furniture.desk, ChartKind.DIVERGING)
    assert part.neutral.isVisibleTo(part)
    slide_actions.set_kind(reader.furniture.desk, ChartKind.STACKED)
    assert not part.neutral.isVisibleTo(part)
    reader.turns_to("sufficient_placements")
    slide_actions.set_kind(reader.furniture.desk, ChartKind.DIVERGING)
    assert reader.scene.kind == "diverging"
    assert not part.neutral.isVisibleTo(part)
