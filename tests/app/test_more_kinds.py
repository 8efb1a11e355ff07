"""The kinds of chart that the window offers, and what the pointer finds on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from omnibus_desktop.app.kind_box import KINDS, KindBox
from omnibus_desktop.app.side_pane import NEUTRALS
from omnibus_desktop.charts.spec import ChartKind, Neutral
from tests.app.conftest import Person


def kinds(person: Person) -> KindBox:
    box = person.panes.side.findChild(KindBox)
    assert isinstance(box, KindBox)
    return box


def chooses(person: Person, kind: ChartKind) -> None:
    box = kinds(person)
    place = box.offered().index(kind)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    QApplication.processEvents()


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(ChartKind)
    assert len(set(KINDS.values())) == len(KINDS)


def test_lines_are_not_offered_of_one_wave_and_a_map_is(reader: Person) -> None:
    reader.turns_to("main_risks")
    offered = kinds(reader).offered()
    assert offered[0] is ChartKind.AUTO
    assert not {ChartKind.LINE, ChartKind.SLOPE} & set(offered)
    assert ChartKind.MAP in offered


def test_a_map_is_chosen_and_stays_chosen_where_it_does_not_suit(reader: Person) -> None:
    reader.turns_to("judiciary")
    chooses(reader, ChartKind.MAP)
    assert reader.scene.kind == "map"
    assert kinds(reader).currentText() == "Map of the regions"
    chooses(reader, ChartKind.AUTO)
    assert reader.scene.kind != "map"


@pytest.mark.parametrize("role", ["region", "bar"])
def test_a_region_is_picked_on_the_map_and_in_its_bar(reader: Person, role: str) -> None:
    reader.turns_to("judiciary")
    chooses(reader, ChartKind.MAP)
    items = [item for item in reader.scene.items if item.role == role and item.key]
    assert {item.key for item in items} == {
        item.key for item in reader.scene.items if item.role == "bar"
    }


def test_the_choice_of_kind_says_why_it_was_made(reader: Person) -> None:
    reader.turns_to("judiciary")
    assert "a scale with a middle" in kinds(reader).toolTip()
    chooses(reader, ChartKind.DOT)
    assert "The type that you chose" in kinds(reader).toolTip()


@pytest.mark.parametrize("kind", [ChartKind.DIVERGING, ChartKind.DOT, ChartKind.DIFFERENCE])
def test_what_compares_groups_is_offered_and_drawn(reader: Person, kind: ChartKind) -> None:
    reader.turns_to("judiciary")
    chooses(reader, kind)
    assert reader.scene.kind == kind


def test_the_middle_answer_is_put_aside_while_a_scale_parts(reader: Person) -> None:
    reader.turns_to("main_risks")
    box = reader.panes.side.findChild(QComboBox, "middle answer")
    assert isinstance(box, QComboBox)
    assert not box.isVisibleTo(reader.panes.side)
    reader.turns_to("judiciary")
    assert box.isVisibleTo(reader.panes.side)
    box.activated.emit(list(NEUTRALS).index(Neutral.ASIDE))
    QApplication.processEvents()
    assert [chart.kind for chart in reader.scene.charts] == ["parted", "bar"]
    reader.presses(reader.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(reader.scene.charts) == 1


def test_figures_at_the_bars_can_be_turned_off_and_on(reader: Person) -> None:
    reader.turns_to("judiciary")
    box = reader.panes.side.chart.labels
    shown = figures_at_bars(reader)
    assert shown
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert not figures_at_bars(reader)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert figures_at_bars(reader) == shown


def figures_at_bars(reader: Person) -> list[str]:
    """What is written at bars; a column of figures alone has none."""
    keys = {item.key for item in reader.items("bar")}
    return [item.lines[0] for item in reader.items("label") if item.key in keys]
