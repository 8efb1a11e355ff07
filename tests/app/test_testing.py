"""Which differences are looked for, and how it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from tests.app.conftest import Person


def cells(reader: Person, label: str) -> list[str]:
    """The figures of the row with this heading, as the table shows them."""
    model = reader.panes.table.model
    rows = [
        row
        for row in range(model.rowCount())
        if model.headerData(row, Qt.Orientation.Vertical) == label
    ]
    return [model.index(rows[0], column).data() for column in range(model.columnCount())]


def chooses_test(reader: Person, text: str) -> None:
    box = reader.panes.breaks.test
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def test_between_groups_letters_say_which_are_lower(reader: Person) -> None:
    reader.turns_to("judiciary")
    chooses_test(reader, "Between groups")
    header = reader.panes.table.model.headerData(8, Qt.Orientation.Horizontal)
    assert header.startswith("South East (H)")
    assert "75% G" in cells(reader, "Fairly good")
    assert reader.panes.table.method.text().startswith("Groups of a break tested pair by pair")


def test_the_test_is_a_step_that_can_be_undone_and_is_kept_in_the_briefing(reader: Person) -> None:
    reader.turns_to("judiciary")
    chooses_test(reader, "None")
    assert reader.panes.table.method.text().startswith("No differences were tested")
    briefing = reader.session.briefing
    again = from_text(to_text(Kept(briefing, WaveLink("w.sav", "0", "w"))), "b.omnibus")
    assert again.briefing.rules.test == "none"
    reader.furniture.desk.document.steps.undo()
    assert reader.panes.breaks.test.currentText() == "Against the rest"
    assert "rest of their break" in reader.panes.table.method.text()


def test_a_briefing_from_before_there_was_a_choice_tests_against_the_rest() -> None:
    text = to_text(from_text(OLD, "old.omnibus"))
    assert '"test": "rest"' in text


def test_means_stand_below_the_answers(reader: Person) -> None:
    reader.turns_to("judiciary")
    assert cells(reader, "Mean")[0] == "2.14"
    assert cells(reader, "Median")[0] == "2.00"


def test_what_the_table_shows_is_what_is_copied(reader: Person) -> None:
    reader.turns_to("judiciary")
    box = reader.panes.breaks.measure
    for show, wanted in (("Count", "23"), ("Percent and count", "26% (23)"), ("Percent", "26%")):
        box.setCurrentText(show)
        box.activated.emit(box.currentIndex())
        reader.furniture.commands.by_id["copy table"].trigger()
        lines = QGuiApplication.clipboard().text().split("\n")
        very_good = next(line for line in lines if line.startswith("Very good"))
        assert very_good.split("\t")[1] == wanted


OLD = (Path(__file__).parent / "briefing_without_test.json").read_text(encoding="utf-8")
