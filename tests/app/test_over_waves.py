"""Earlier waves beside the one that is open: compared with, kept, taken off."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.kind_box import KindBox
from omnibus_desktop.briefing.file import read
from omnibus_desktop.charts.spec import ChartKind
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.later_waves import write_later_wave


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_later_wave(tmp_path_factory.mktemp("waves") / "wave2.sav", 2)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waves")
    return write_later_wave(folder / "wave3.sav", 3, ("judiciary",))


def compares(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """By the command, with this file in the dialog."""
    answer = (str(path), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
    person.furniture.commands.by_id["compare wave"].trigger()
    person.waits_for_idle()
    QApplication.processEvents()


def clicks(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def comparer(person: Person, monkeypatch: pytest.MonkeyPatch, second: Path) -> Person:
    """The second wave open, its question on the judiciary compared with the first."""
    person.opens(second)
    person.waits_for_stage()
    person.turns_to("judiciary")
    compares(person, monkeypatch, EXAMPLE)
    return person


def test_an_earlier_wave_is_opened_beside_and_the_question_shown_over_both(
    comparer: Person,
) -> None:
    bar = comparer.panes.breaks.waves
    assert bar.isVisible()
    assert bar.switch.isChecked()
    assert [chip.text() for chip in bar.chips()] == ["Wave 1"]
    assert comparer.scene.kind == "slope"
    assert "between two waves" in comparer.scene.reason
    words = comparer.furniture.current.drawn.words
    assert words.headline.endswith("not significantly different from 72% in Wave 1")
    assert "(Wave 1 90 of 152, Wave 2 81 of 152)" in words.footnote
    assert "two-proportion z-test" in words.footnote
    assert comparer.session.wave.source == "wave2.sav"
    box = comparer.panes.side.findChild(KindBox)
    assert {ChartKind.LINE, ChartKind.SLOPE} <= set(box.offered())


def test_the_table_has_the_waves_across_and_tells_what_was_tested(comparer: Person) -> None:
    pane = comparer.panes.table
    assert pane.model.heads == ("Wave 1", "Wave 2")
    assert pane.model.cell(0, 0).text == "90"
    assert "in the wave before" in pane.method.text()
    comparer.turns_to("main_risks")
    assert comparer.session.draft.over_waves  # as breaks, it goes along
    shown = [pane.model.cell(row, 1).text for row in range(pane.model.rowCount())]
    assert any("▲" in text or "▼" in text for text in shown)
    index = pane.model.index(pane.model.rowCount() - 1, 1)
    pane.table.setCurrentIndex(index)
    assert comparer.session.picked == pane.model.key_at(index)
    assert comparer.session.picked in {item.key for item in comparer.scene.items}


def test_comparing_is_a_step_the_switch_turns_it_off_and_the_chip_takes_the_wave_off(
    comparer: Person,
) -> None:
    bar, steps = comparer.panes.breaks.waves, comparer.furniture.desk.document.steps
    assert steps.undoText() == "Compare with Wave 1"
    steps.undo()
    assert comparer.session.earlier == ()
    assert comparer.scene.kind != "slope"
    steps.redo()
    clicks(bar.switch)
    assert comparer.panes.table.model.heads[0].startswith("Total")
    clicks(bar.switch)
    assert comparer.scene.kind == "slope"
    clicks(bar.chips()[0])
    assert not bar.isVisible()
    assert not comparer.session.draft.over_waves
    steps.undo()
    assert bar.isVisible()
    assert comparer.scene.kind == "slope"


def test_three_waves_are_lines_and_one_that_did_not_ask_is_a_gap(
    comparer: Person, monkeypatch: pytest.MonkeyPatch, third: Path
) -> None:
    comparer.turns_to("main_risks")
    compares(comparer, monkeypatch, third)
    assert comparer.scene.kind == "line"
    assert comparer.panes.table.model.heads == ("Wave 1 (A)", "Wave 2 (B)", "Wave 3 (C)")
    comparer.turns_to("judiciary")
    said = comparer.panes.breaks.waves.said.text()
    assert said.startswith("wave3.sav does not have the question judiciary")
    assert "Wave 3 not asked" in comparer.furniture.current.drawn.words.footnote


def test_a_question_that_was_not_asked_before_says_so_and_what_comes_closest(
    person: Person, monkeypatch: pytest.MonkeyPatch, third: Path, second: Path
) -> None:
    person.opens(second)
    person.waits_for_stage()
    person.turns_to("judiciary")
    compares(person, monkeypatch, third)
    drawn = person.furniture.current.drawn
    assert len(drawn.tables) == 1
    assert drawn.words.footnote.endswith("Not asked in Wave 3.")
    assert "does not have the question judiciary" in person.panes.breaks.waves.said.text()


def test_a_grid_is_over_waves_by_item_and_a_break_of_its_own_is_a_line_a_group(
    comparer: Person, monkeypatch: pytest.MonkeyPatch, second: Path
) -> None:
    comparer.turns_to("confidence")
    assert "3 items: choose one" in comparer.panes.breaks.waves.said.text()
    items = comparer.panes.chart.items
    items.setCurrentIndex(1)
    items.activated.emit(1)
    assert comparer.scene.kind == "slope"
    slide_actions.set_breaks(comparer.furniture.desk, ("authority_type",))
    names = {item.key[0] for item in comparer.scene.items if item.role == "bar"}
    assert "total" in names  # which the headline speaks of
    assert len(names) > 1
    assert all(name.startswith("authority_type=") for name in names - {"total"})
    labels = comparer.panes.table.model
    heads = [labels.headerData(row, Qt.Orientation.Vertical) for row in range(labels.rowCount())]
    assert "Unitary authority" in heads
    compares(comparer, monkeypatch, second)  # with itself
    assert len(comparer.session.earlier) == 1
    assert "wave2.sav is open here already" in comparer.furniture.problems.message.text()


def drops(person: Person, path: Path) -> None:
    """As by the hand: what the window is told when a file is let go over it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDropEvent):
        place = QPoint(400, 400) if kind is QDragEnterEvent else QPointF(400, 400)
        event = kind(place, Qt.DropAction.CopyAction, data, left, nothing)
        QApplication.sendEvent(person.window, event)
    QApplication.processEvents()


def test_a_wave_that_is_dropped_is_compared_with_or_opened_instead(
    comparer: Person, third: Path
) -> None:
    drops(comparer, third)
    bar = comparer.furniture.choices
    assert bar.isVisible()
    assert bar.question.text().startswith("wave3.sav: compare wave2.sav with it")
    comparer.presses(bar.buttons()[0], Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert len(comparer.session.earlier) == 1
    drops(comparer, third)
    comparer.presses(bar.buttons()[0], Qt.Key.Key_Return)
    comparer.waits_for_idle()
    assert [each.name for each in comparer.session.earlier] == ["Wave 1", "Wave 3"]
    drops(comparer, third)
    QTest.mouseClick(bar.buttons()[1], Qt.MouseButton.LeftButton)
    comparer.waits_for_idle()
    assert comparer.session.wave.source == "wave3.sav"
    assert comparer.session.earlier == ()
    assert not comparer.panes.breaks.waves.isVisible()


@pytest.fixture
def kept(comparer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A briefing whose one slide is over two waves, beside copies of both."""
    for path in (EXAMPLE, comparer.session.path):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    comparer.opens(tmp_path / "wave2.sav")
    comparer.turns_to("judiciary")
    compares(comparer, monkeypatch, tmp_path / EXAMPLE.name)
    comparer.furniture.commands.by_id["add slide"].trigger()
    answer = (str(tmp_path / "b.omnibus"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    comparer.furniture.commands.by_id["save"].trigger()
    path = tmp_path / "b.omnibus"
    comparer.bot.waitUntil(lambda: bool(read(path).printed), timeout=LONG)
    comparer.waits_for_idle()
    return path


def test_a_briefing_finds_its_earlier_waves_again_or_says_which_is_gone(
    comparer: Person, kept: Path
) -> None:
    assert '"path": "wave1_synthetic.sav"' in kept.read_text()
    comparer.opens(kept)
    assert [each.name for each in comparer.session.earlier] == ["Wave 1"]
    assert comparer.scene.kind == "slope"
    (kept.parent / EXAMPLE.name).unlink()
    comparer.opens(kept)
    said = "Wave 1 (wave1_synthetic.sav) is not where it was: slides over waves are without it."
    assert comparer.furniture.problems.message.text() == said
    assert comparer.panes.breaks.waves.said.text() == said
    assert [chip.text() for chip in comparer.panes.breaks.waves.chips()] == ["Wave 1 (missing)"]
    assert comparer.scene.kind == "bar"
    assert comparer.panes.table.model.heads == ("Total",)
    before = kept.read_text()
    comparer.furniture.commands.by_id["save"].trigger()
    comparer.waits_for_idle()
    assert kept.read_text() == before


def test_cancel_leaves_everything_as_it_was(
    person: Person, monkeypatch: pytest.MonkeyPatch, second: Path
) -> None:
    person.opens(second)
    before = person.session
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(EXAMPLE), ""))
    person.furniture.commands.by_id["compare wave"].trigger()
    person.furniture.desk.jobs.cancel("earlier")
    person.waits_for_idle()
    assert person.session is before


def test_a_deck_has_it_as_lines_that_can_be_edited(
    comparer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deck), ""))
    comparer.furniture.commands.by_id["export"].trigger()
    comparer.waits_for_idle()
    shapes = Presentation(deck).slides[0].shapes
    (chart,) = [shape.chart for shape in shapes if shape.has_chart]
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert [list(plot.categories) for plot in chart.plots] == [
        ["Wave 1 (90 of 152)", "Wave 2 (81 of 152)"]
    ]
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert any("two-proportion z-test" in text for text in said)
