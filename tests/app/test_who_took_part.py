"""Who took part, in the window: on a map, in the table, in a deck, and not for publication."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.authorities.frame import FIRST_WAVE, at
from tests.app.conftest import Person

AUTHORITIES = at(FIRST_WAVE).authorities


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wave of 101 authorities that are named by their codes."""
    path = tmp_path_factory.mktemp("named") / "named.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["la_code", "Q1"])
        some = [each for number, each in enumerate(AUTHORITIES) if number % 3 != 2][:101]
        rows.writerows([each.ons_code, ("Yes", "No")[n % 2]] for n, each in enumerate(some))
    return path


@pytest.fixture
def teller(person: Person, named: Path) -> Person:
    person.opens(named)
    person.waits_for_stage()
    person.furniture.commands.by_id["who took part"].trigger()
    QApplication.processEvents()
    return person


def test_a_command_shows_it_on_a_map_and_in_the_table(teller: Person) -> None:
    assert teller.scene.kind == "map"
    assert teller.furniture.current.drawn.words.headline == (
        "101 of 152 authorities (66%) took part"
    )
    assert teller.panes.chart.title.text() == "Who took part"
    model = teller.panes.table.model
    heads = [head.split(" (")[0] for head in model.heads]
    row = next(n for n in range(model.rowCount()) if model.cell(n, 0).text == "66%")
    assert model.cell(row, heads.index("London")).text == "67%"


def test_a_hexagon_tells_whose_it_is_and_notes_stand_at_the_bars(teller: Person) -> None:
    place = next(item for item in teller.scene.items if item.key and item.key[1] == "E09000001")
    QTest.mouseMove(teller.stage.viewport(), teller.point(place))
    teller.bot.waitUntil(lambda: any("City of London" in tip for tip in teller.tips))
    teller.clicks(place)
    assert teller.session.selected == ()
    teller.clicks(teller.bar())
    assert teller.session.picked == teller.bar().key
    teller.furniture.commands.by_id["call-out"].trigger()
    said = [line for item in teller.items("note 1") for line in getattr(item, "lines", ())]
    assert "83%" in " ".join(said)


def test_in_a_deck_it_names_nobody_and_for_publication_it_is_refused_in_words(
    teller: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    teller.furniture.commands.by_id["add slide"].trigger()
    deck = tmp_path / "deck.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deck), ""))
    teller.furniture.commands.by_id["export"].trigger()
    teller.waits_for_idle()
    with zipfile.ZipFile(deck) as file:
        text = b" ".join(file.read(name) for name in file.namelist()).decode("utf-8", "ignore")
    assert "101 of 152 authorities (66%) took part" in text
    assert "not for publication" in text
    assert not [each.name for each in AUTHORITIES if f">{each.name}<" in text]
    assert not [each.ons_code for each in AUTHORITIES if each.ons_code in text]
    document = teller.furniture.desk.document
    briefing = document.session.briefing
    rules = replace(briefing.rules, disclosure="publication")
    document.apply("Rules", replace(document.session, briefing=replace(briefing, rules=rules)))
    assert not [item for item in teller.scene.items if item.key and "authority/" in item.key[0]]
    listed = teller.panes.side.export.list
    said = [listed.item(row).text() for row in range(listed.count())]
    assert any(text.startswith("Which authorities took part is confidential") for text in said)


def test_of_a_wave_that_names_nobody_the_map_is_of_regions(reader: Person) -> None:
    reader.presses(
        reader.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    assert reader.furniture.current.drawn.words.headline == (
        "101 of 152 authorities (66%) took part"
    )
    assert reader.scene.remarks[0].startswith("The file does not say which authority")
    assert any(item.role.startswith("hexes of") for item in reader.scene.items)
