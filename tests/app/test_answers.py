"""Open answers in the window: read, searched, filtered, and given themes by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import before_export, history_actions, slide_actions
from omnibus_desktop.app.questions.question_model import RowRole
from omnibus_desktop.wave.open_answers import open_answers
from omnibus_desktop.wave.setup import Setup
from tests.app.conftest import EXAMPLE, Person

OPEN, THEMES = "financial_comment", "financial_comment_themes"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_answers(person: Person) -> Person:
    person.opens(EXAMPLE)
    person.turns_to(OPEN)
    return person


def texts(person: Person) -> tuple[str, ...]:
    wave = person.session.wave
    return open_answers(wave, wave.question(OPEN)).texts


def names_themes(person: Person, *labels: str) -> None:
    field = person.panes.answers.themes.field
    for label in labels:
        QTest.keyClicks(field, label)
        QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def press(person: Person, *keys: str | Qt.Key) -> None:
    for key in keys:
        person.presses(person.panes.answers.list, key)


def given_themes(person: Person) -> list[tuple[str, ...]]:
    model = person.panes.answers.model
    return [model.row(row).themes for row in range(model.rowCount())]


def test_answers_stand_in_the_place_of_chart_and_table(at_answers: Person) -> None:
    reader = at_answers.panes.answers
    assert reader.isVisible()
    assert not at_answers.panes.table.isVisible()
    assert reader.model.rowCount() == 34
    assert reader.count.text() == "34 answers"
    side, commands = at_answers.panes.side, at_answers.furniture.commands.by_id
    assert not side.isVisible()  # it has nothing to offer
    commands["show choices"].trigger()
    assert side.isVisible()
    at_answers.turns_to("main_risks")
    assert side.isVisible()
    at_answers.turns_to(OPEN)
    assert not side.isVisible()
    at_answers.turns_to("main_risks")
    assert not reader.isVisible()
    assert side.isVisible()
    assert at_answers.panes.table.isVisible()


def test_the_list_is_read_by_keys_and_the_answer_stands_below_in_full(at_answers: Person) -> None:
    reader, known = at_answers.panes.answers, texts(at_answers)
    press(at_answers, Qt.Key.Key_End)
    assert reader.number == 33
    press(at_answers, Qt.Key.Key_Up)
    assert reader.whole.toPlainText().startswith(known[32])
    press(at_answers, Qt.Key.Key_Home, Qt.Key.Key_PageDown)
    assert 0 < reader.number < 33


def test_a_search_leaves_the_answers_that_hold_every_word(at_answers: Person) -> None:
    reader = at_answers.panes.answers
    person = at_answers
    person.furniture.commands.by_id["search answers"].trigger()
    QTest.keyClicks(reader.search, "Savings need")
    held = [text for text in texts(person) if {"savings", "need"} <= _parts(text)]
    assert 0 < len(held) < 34
    assert [reader.model.row(n).text for n in range(reader.model.rowCount())] == held
    assert reader.count.text().startswith(f"{len(held)} of 34 answers")
    reader.search.clear()
    assert reader.model.rowCount() == 34


def _parts(text: str) -> set[str]:
    return {word for word in ("savings", "need") if word in text.lower()}


def test_what_the_list_of_questions_found_in_answers_is_shown_and_carried_over(
    at_answers: Person,
) -> None:
    pane, reader = at_answers.panes.questions, at_answers.panes.answers
    QTest.keyClicks(pane.search, "housing")
    at_answers.waits_for_idle()
    rows = [pane.model.index(row).data(RowRole) for row in range(pane.model.rowCount())]
    told = {row.question.id: row.told for row in rows if row.question is not None}
    assert list(told) == [OPEN, "recruitment_comment"]
    assert all(each.startswith("In 1 answer: ") and "ousing" in each for each in told.values())
    assert reader.search.text() == ""
    at_answers.turns_to("recruitment_comment")
    assert reader.search.text() == "housing"
    assert reader.model.rowCount() == 1
    assert "ousing" in reader.whole.toPlainText()
    at_answers.turns_to(OPEN)
    reader.search.clear()
    at_answers.turns_to(OPEN)  # clicked again
    assert reader.count.text() == "1 of 34 answers"
    pane.search.clear()
    at_answers.turns_to("recruitment_comment")
    assert reader.search.text() == ""


def test_what_was_found_in_answers_stays_listed_when_they_are_given_a_theme(
    at_answers: Person,
) -> None:
    pane = at_answers.panes.questions
    QTest.keyClicks(pane.search, "housing")
    at_answers.waits_for_idle()
    names_themes(at_answers, "Money")
    press(at_answers, "1")
    at_answers.waits_for_idle()
    listed = [pane.model.question_at(row) for row in range(pane.model.rowCount())]
    assert [each.id for each in listed if each] == [OPEN, "recruitment_comment"]
    assert pane.list.currentIndex().isValid()
    assert pane.found.text() == "2 of 31 questions"


def test_the_filter_of_the_slide_leaves_its_answers(at_answers: Person) -> None:
    wave = at_answers.session.wave
    kind = wave.question("authority_type")
    county = next(answer for answer in kind.answers if answer.label == "County")
    slide_actions.set_filter(at_answers.furniture.desk, (("authority_type", (county.id,)),))
    reader = at_answers.panes.answers
    assert reader.count.text() == "10 of 34 answers"
    assert all(reader.model.row(row).by.startswith("County") for row in range(10))


def test_selected_answers_are_copied_with_whom_they_are_from(at_answers: Person) -> None:
    reader = at_answers.panes.answers
    reader.list.setFocus()
    at_answers.presses(reader.list, "c", CONTROL)
    row = reader.model.row(0)
    assert QGuiApplication.clipboard().text() == f"{row.text}\t{row.by}"


def test_how_many_answers_have_a_theme_is_seen_however_long_its_name_is(
    at_answers: Person,
) -> None:
    def number() -> QImage:
        """The right end of the row."""
        row = themes.visualItemRect(themes.item(0))
        return themes.viewport().grab(row.adjusted(row.width() - 20, 0, 0, 0)).toImage()

    themes = at_answers.panes.answers.themes.list
    names_themes(at_answers, "Workforce and recruitment pressures in many words")
    themes.setCurrentRow(-1)
    none = number()
    press(at_answers, "1")
    themes.setCurrentRow(-1)
    assert number() != none
    assert themes.horizontalScrollBar().maximum() == 0
    told = themes.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("in many words, 1 answer")


def test_f1_explains_keys_read_marks_and_quoting_without_code_names(at_answers: Person) -> None:
    names_themes(at_answers, "Money")
    at_answers.panes.answers.list.setFocus()
    at_answers.presses(at_answers.panes.answers.list, Qt.Key.Key_F1)
    page = at_answers.furniture.helping.panel.page
    for words in ("Themes", "Read marks", "Backspace", "Quoting", "whatever the table is broken"):
        assert words in page.toPlainText()
    at_answers.turns_to(THEMES)
    at_answers.panes.questions.list.setFocus()
    at_answers.waits_for_stage()
    said = page.toPlainText()
    assert "Several answers" in said
    assert "multi" not in said
    assert OPEN not in said


def test_a_key_puts_a_theme_on_the_answer_and_goes_on(at_answers: Person) -> None:
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1", "2", " ")
    reader = at_answers.panes.answers
    assert given_themes(at_answers)[:4] == [("Money",), ("Staff",), (), ()]
    assert reader.number == 3
    assert reader.count.text() == "34 answers  –  3 of 34 read"


def test_with_ctrl_several_themes_are_put_on_one_answer_and_taken_off(at_answers: Person) -> None:
    names_themes(at_answers, "Money", "Staff")
    reader = at_answers.panes.answers
    for key in "12":
        at_answers.presses(reader.list, key, CONTROL)
        assert highlighted(at_answers) == [0]
    assert given_themes(at_answers)[0] == ("Money", "Staff")
    assert reader.number == 0
    at_answers.presses(reader.list, "1", CONTROL)
    assert given_themes(at_answers)[0] == ("Staff",)


def highlighted(person: Person) -> list[int]:
    chosen = person.panes.answers.list.selectionModel()
    return sorted(index.row() for index in chosen.selectedRows())


def test_what_is_highlighted_is_given_a_theme_as_one_step(at_answers: Person) -> None:
    told: list[str] = []
    desk, reader = at_answers.furniture.desk, at_answers.panes.answers
    desk.told.connect(told.append)
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "2", Qt.Key.Key_Home)
    for _ in range(2):
        at_answers.presses(reader.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    at_answers.presses(reader.list, "1", CONTROL)
    assert given_themes(at_answers)[:4] == [("Staff", "Money"), ("Money",), ("Money",), ()]
    assert told == ["“Money” put on 3 answers: Ctrl+Z takes it back"]
    assert desk.document.steps.undoText() == "Put theme on 3 answers"
    assert highlighted(at_answers) == [0, 1, 2]
    history_actions.undo(desk)
    assert given_themes(at_answers)[:3] == [("Staff",), (), ()]
    assert highlighted(at_answers) == [0, 1, 2]
    press(at_answers, "2", "1")
    assert given_themes(at_answers)[:4] == [("Staff",), ("Staff",), ("Staff",), ("Money",)]


def test_the_answer_being_read_stays_in_sight_when_the_search_is_cleared(
    at_answers: Person,
) -> None:
    reader = at_answers.panes.answers
    QTest.keyClicks(reader.search, "independent")
    assert (reader.number, reader.model.rowCount()) == (25, 1)
    reader.search.clear()
    QApplication.processEvents()
    assert highlighted(at_answers) == [25]
    rows = reader.list.viewport().rect()
    assert rows.contains(reader.list.visualRect(reader.list.currentIndex()))


def test_the_tenth_theme_has_a_letter(at_answers: Person) -> None:
    names_themes(at_answers, *(f"Theme {number}" for number in range(10)))
    press(at_answers, "a")
    assert given_themes(at_answers)[0] == ("Theme 9",)
    press(at_answers, "z")
    assert at_answers.panes.answers.number == 1


def test_every_step_is_named_and_taken_back_alone(at_answers: Person) -> None:
    names_themes(at_answers, "Money")
    press(at_answers, "1", "1")
    steps = at_answers.furniture.desk.document.steps
    named = [steps.text(n) for n in range(steps.count())]
    assert named == ["Add theme Money", "Put theme on", "Put theme on"]
    history_actions.undo(at_answers.furniture.desk)
    assert given_themes(at_answers)[:2] == [("Money",), ()]
    assert at_answers.panes.answers.number == 1  # the answer that the step was about
    for _ in range(2):
        history_actions.undo(at_answers.furniture.desk)
    assert at_answers.session.setup == Setup()


def test_of_the_unread_the_next_one_takes_the_place(at_answers: Person) -> None:
    names_themes(at_answers, "Money")
    reader = at_answers.panes.answers
    reader.view.setCurrentIndex(1)
    reader.view.activated.emit(1)
    press(at_answers, "1", " ")
    assert reader.count.text() == "32 of 34 answers  –  2 of 34 read"
    assert reader.number == 2
    assert reader.list.currentIndex().row() == 0


def test_themes_are_renamed_moved_and_deleted_by_keys(at_answers: Person) -> None:
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1", "2")
    themes = at_answers.panes.answers.themes
    themes.list.setCurrentRow(1)
    at_answers.presses(themes.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [t.label for t in at_answers.session.setup.themed[0].themes] == ["Staff", "Money"]
    at_answers.presses(themes.list, Qt.Key.Key_F2)
    QTest.keyClicks(themes.field, "Workforce")
    QTest.keyClick(themes.field, Qt.Key.Key_Return)
    assert given_themes(at_answers)[:2] == [("Money",), ("Workforce",)]
    at_answers.presses(themes.list, Qt.Key.Key_Delete)
    assert given_themes(at_answers)[:2] == [("Money",), ()]


def test_themes_are_merged(at_answers: Person) -> None:
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1", "2")
    first, second = at_answers.session.setup.themed[0].themes
    at_answers.panes.answers.themes.merged.emit(second.id, first.id)
    assert given_themes(at_answers)[:2] == [("Money",), ("Money",)]


def test_themes_are_charted_and_broken_by_like_any_question(at_answers: Person) -> None:
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1", "2")
    at_answers.turns_to(THEMES)
    at_answers.waits_for_stage()
    table = at_answers.furniture.current.drawn.tables[0]
    assert [row.label for row in table.rows][:2] == ["Money", "Staff"]
    assert table.columns[0].base == 2
    drawn, asked = at_answers.furniture.current.drawn, []
    desk = at_answers.furniture.desk
    desk.choice_asked.connect(lambda words, _: asked.append(words))
    assert before_export.is_asked_about(desk, drawn, lambda: None)
    assert "2 of 34 answers have been read so far" in asked[0]
    findings = at_answers.panes.side.export.list
    findings.itemActivated.emit(findings.item(0))
    assert at_answers.panes.answers.isVisible()
    at_answers.turns_to(THEMES)
    slide_actions.set_breaks(at_answers.furniture.desk, (THEMES,))
    at_answers.turns_to("main_risks")
    labels = [column.label for column in at_answers.furniture.current.drawn.tables[0].columns]
    assert "Money" in labels


def test_themes_are_saved_without_a_word_of_an_answer_and_loaded(
    at_answers: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "money.themes.json"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1")
    themes = at_answers.panes.answers.themes
    themes.save.click()
    kept = path.read_text(encoding="utf-8")
    assert not any(text in kept for text in texts(at_answers))
    at_answers.turns_to("recruitment_comment")
    themes.loaded.emit()
    labels = [t.label for t in at_answers.panes.answers.now.themes]
    assert labels == ["Money", "Staff"]


def test_the_next_wave_that_asks_the_same_is_offered_the_themes(at_answers: Person) -> None:
    themes = at_answers.panes.answers.themes
    assert themes.offer.isHidden()
    names_themes(at_answers, "Money", "Staff")
    press(at_answers, "1")
    desk = at_answers.furniture.desk
    desk.document.steps.setClean()
    at_answers.opens(EXAMPLE)
    at_answers.turns_to(OPEN)
    at_answers.panes.answers.refresh()
    assert at_answers.session.setup == Setup()
    assert themes.offer.text() == "Use the 2 themes from before"
    themes.offer.click()
    assert [t.label for t in at_answers.session.setup.themed[0].themes] == ["Money", "Staff"]
    assert given_themes(at_answers)[0] == ()
    assert themes.offer.isHidden()


def test_the_offered_themes_of_another_wave_are_named_on_a_button(at_answers: Person) -> None:
    names_themes(at_answers, "Money")
    desk = at_answers.furniture.desk
    folder = desk.settings.setups_folder().with_name("themes")
    (kept,) = folder.iterdir()
    here = at_answers.session.wave.title
    other = "A survey of every senior leader there is, wave 12"
    written = kept.read_text(encoding="utf-8")
    assert here in written
    desk.document.steps.undo()
    kept.write_text(written.replace(here, other), encoding="utf-8")
    at_answers.turns_to("recruitment_comment")
    at_answers.turns_to(OPEN)
    at_answers.panes.answers.refresh()
    offer = at_answers.panes.answers.themes.offer
    assert offer.text() == "Use the theme of A survey of every senior leader…"
