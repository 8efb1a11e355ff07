"""The kinds of chart that the window offers, and what the pointer finds on them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.kind_box import KINDS, KindBox
from omnibus_desktop.charts.spec import ChartKind
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
