"""Moving through a wave: questions, search, keys, breaks, filter, weight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.breaks.filter_popup import FilterPopup
from omnibus_desktop.app.choice_popup import ChoicePopup
from tests.app.conftest import Person


def test_down_turns_to_the_next_question_and_chart_and_table_follow(reader: Person) -> None:
    pane = reader.panes.questions
    first = reader.session.draft.question
    scene = reader.scene
    reader.presses(pane.list, Qt.Key.Key_Down)
    assert reader.session.draft.question != first
    assert reader.scene is not scene
    assert reader.panes.table.model.tables[0].question == reader.session.draft.question
    reader.presses(pane.list, Qt.Key.Key_Up)
    assert reader.session.draft.question == first


def test_every_question_can_be_reached_with_down(reader: Person) -> None:
    pane = reader.panes.questions
    seen = {reader.session.draft.question}
    reader.presses(pane.list, Qt.Key.Key_Home)
    seen.add(reader.session.draft.question)
    for _ in range(pane.model.count()):
        reader.presses(pane.list, Qt.Key.Key_Down)
        seen.add(reader.session.draft.question)
    assert seen == {question.id for question in reader.session.wave.questions}


def test_typing_finds_questions_by_their_answers(reader: Person) -> None:
    pane = reader.panes.questions
    reader.presses(reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is pane.search
    QTest.keyClicks(pane.search, "political direction")
    assert pane.model.count() == 1
    assert pane.found.text().startswith("1 of ")
    reader.presses(pane.search, Qt.Key.Key_Down)
    assert reader.session.draft.question == "barriers_new_models"
    pane.search.clear()
    assert pane.model.count() == len(reader.session.wave.questions)


def test_a_break_is_taken_off_and_put_on(reader: Person) -> None:
    reader.turns_to("main_risks")
    chips = reader.panes.breaks.breaks.chips
    QTest.mouseClick(chips[0].cross, Qt.MouseButton.LeftButton)
    assert reader.session.draft.by == ("authority_type",)
    QTest.mouseClick(reader.panes.breaks.add_break, Qt.MouseButton.LeftButton)
    popup = reader.panes.breaks.findChild(ChoicePopup)
    QTest.keyClicks(popup.field, "area")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert reader.session.draft.by == ("authority_type", "area")
    reader.presses(reader.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reader.session.draft.by == ("authority_type",)


def test_breaks_go_along_to_the_next_question(reader: Person) -> None:
    chips = reader.panes.breaks.breaks.chips
    QTest.mouseClick(chips[0].cross, Qt.MouseButton.LeftButton)
    reader.turns_to("judiciary")
    assert reader.session.draft.by == ("authority_type",)


def test_a_filter_keeps_those_who_gave_an_answer_and_is_named(reader: Person) -> None:
    reader.turns_to("main_risks")
    before = reader.panes.table.model.columns[0].unweighted_base
    bar = reader.panes.breaks
    QTest.mouseClick(bar.add_filter, Qt.MouseButton.LeftButton)
    choice = bar.findChild(ChoicePopup)
    QTest.keyClicks(choice.field, "authority_type")
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    popup = bar.findChild(FilterPopup)
    assert popup.kept.text().startswith("Tick the answers to keep")
    words = popup.list.visualItemRect(popup.list.item(0)).center()  # beside the box
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert popup.list.item(0).checkState() == Qt.CheckState.Checked
    assert popup.kept.text().endswith("stay")
    for _ in range(2):
        popup.list.setCurrentRow(1)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert popup.list.item(1).checkState() == Qt.CheckState.Unchecked
    popup._accept()
    QApplication.processEvents()
    assert reader.panes.table.model.columns[0].unweighted_base < before
    assert "1 filter" in reader.window.statusBar().facts.text()
    footnote = reader.furniture.current.drawn.words.footnote
    label = reader.session.wave.question("authority_type").answers[0].label
    assert label in footnote


def test_a_cell_of_the_table_picks_out_its_bar_and_a_bar_its_cell(reader: Person) -> None:
    reader.turns_to("main_risks")
    table = reader.panes.table
    bar = reader.bar(1)
    reader.clicks(bar)
    assert reader.session.selected == (bar.key,)
    assert table.model.key_at(table.table.currentIndex()) == bar.key
    other = reader.bar(0)
    table.table.setCurrentIndex(table.model.index_of(other.key))
    assert reader.session.selected == (other.key,)


def test_a_grid_is_seen_whole_or_one_item_at_a_time(reader: Person) -> None:
    grid = next(q for q in reader.session.wave.questions if q.items)
    reader.turns_to(grid.id)
    assert len(reader.furniture.current.drawn.tables) == len(grid.items)
    items = reader.panes.chart.items
    items.setCurrentIndex(1)
    items.activated.emit(1)
    assert reader.session.draft.item == grid.items[0].id
    assert len(reader.furniture.current.drawn.tables) == 1


def test_the_window_says_that_the_example_is_synthetic(reader: Person) -> None:
    assert "SYNTHETIC" in reader.window.statusBar().facts.text()
    footnote = reader.furniture.current.drawn.words.footnote
    assert "ynthetic" in footnote


def test_in_a_narrow_window_the_figures_are_still_seen(reader: Person) -> None:
    reader.window.resize(1024, 700)
    for question in ("confidence", "colocated"):
        reader.turns_to(question)
        table = reader.panes.table.table
        assert table.viewport().width() > table.width() / 2


def test_a_slide_that_fits_cannot_be_dragged_out_of_sight(reader: Person) -> None:
    reader.turns_to("main_risks")
    footnote = reader.items("footnote")[0]
    before = reader.point(footnote)
    reader.drags(footnote, 150, -80)
    assert reader.point(footnote) == before
