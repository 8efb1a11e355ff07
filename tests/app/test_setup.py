"""The set-up of a wave in the real window: what is corrected there shows at once."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTableView

from omnibus_desktop.app.about_wave import AboutWave
from omnibus_desktop.app.setup.setup_answer_model import GIVEN, LABEL, MISSING, ROLE
from omnibus_desktop.app.setup.setup_places import Page
from omnibus_desktop.app.setup.setup_question_model import KIND, SECTION, TEXT
from omnibus_desktop.app.setup.setup_window import SetupWindow
from omnibus_desktop.wave.question import Kind, Role
from omnibus_desktop.wave.setup import Setup
from tests.app.conftest import EXAMPLE, Person

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Corrector:
    """Somebody at the set-up of the wave, with the main window behind."""

    reader: Person
    window: SetupWindow
    path: Path

    @property
    def setup(self) -> Setup:
        return self.reader.session.setup

    def question(self, name: str):
        return self.reader.session.wave.question(name)

    def base(self) -> int:
        self.reader.waits_for_slide()
        return self.reader.panes.table.model.columns[0].unweighted_base

    def picks(self, *questions: str) -> None:
        """Clicks on the questions, holding Ctrl from the second on."""
        page = self.window.questions
        rows = [page.model.row_of(name) for name in questions]
        _clicks_rows(page.table, rows)

    def picks_answers(self, *answers: str) -> None:
        part = self.window.questions.answers
        _clicks_rows(part.table, [part.model.row_of(answer) for answer in answers])

    def turns_page(self, page: Page) -> None:
        names = self.window.names
        row = list(Page).index(page)
        QTest.mouseClick(names.viewport(), LEFT, pos=names.visualItemRect(names.item(row)).center())

    def clicks(self, button: QPushButton) -> None:
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)
        QApplication.processEvents()

    def types_answer(self, text: str) -> None:
        """Answers what is asked in place."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def undoes(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Z, CONTROL)
        QApplication.processEvents()


def _clicks_rows(table: QTableView, rows: Sequence[int]) -> None:
    for number, row in enumerate(rows):
        index = table.model().index(row, 0)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        held = CONTROL if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), LEFT, held, pos=place)
    QApplication.processEvents()


def _editor(table: QTableView, row: int, column: int):
    """Goes to the cell and presses F2; returns what opens there."""
    index = table.model().index(row, column)
    table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    table.setFocus()
    QTest.keyClick(table.viewport(), Qt.Key.Key_F2)
    QApplication.processEvents()
    return table.indexWidget(index) or table.viewport().findChild((QLineEdit, QComboBox))


def _writes(table: QTableView, row: int, column: int, text: str) -> None:
    field = _editor(table, row, column)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def _chooses(table: QTableView, row: int, column: int, value: object) -> None:
    box = _editor(table, row, column)
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)  # the click on the list that has opened
    box.hidePopup()
    QApplication.processEvents()


@pytest.fixture
def corrector(person: Person, tmp_path: Path) -> Corrector:
    path = tmp_path / "wave1.sav"
    shutil.copy(EXAMPLE, path)
    person.opens(path)
    person.presses(person.window, Qt.Key.Key_W, CONTROL, SHIFT)
    window = person.furniture.setting_up.window
    assert window is not None
    person.bot.waitExposed(window)
    return Corrector(person, window, path)


def test_a_question_that_is_renamed_is_renamed_in_the_list_and_over_the_chart(
    corrector: Corrector,
) -> None:
    corrector.picks("portal")
    page = corrector.window.questions
    assert corrector.reader.session.draft.question == "portal"
    before = corrector.question("portal").text
    _writes(page.table, page.model.row_of("portal"), TEXT, "Does it have a provider portal?")
    panes = corrector.reader.panes
    assert panes.chart.title.text() == "Does it have a provider portal?"
    row = panes.questions.model.row_of("portal")
    assert panes.questions.model.index(row).data() == "Does it have a provider portal?"
    corrector.undoes()
    assert panes.chart.title.text() == before
    assert page.model.index(page.model.row_of("portal"), TEXT).data() == before
    assert corrector.setup == Setup()


def test_the_set_up_fits_a_small_screen_at_twice_its_scale(corrector: Corrector) -> None:
    window = corrector.window
    window.resize(1366 // 2, 700)
    for page in Page:
        corrector.turns_page(page)
        QApplication.processEvents()
        assert window.width() == 1366 // 2
        shown = [b for b in window.findChildren(QPushButton) if b.isVisible()]
        ends = [b.mapTo(window, b.rect().bottomRight()) for b in shown]
        assert all(window.rect().contains(end) for end in ends)


def test_undo_in_the_main_window_is_followed_by_the_set_up(corrector: Corrector) -> None:
    corrector.picks("portal")
    page = corrector.window.questions
    _writes(page.table, page.model.row_of("portal"), SECTION, "Early years")
    assert corrector.question("portal").section == "Early years"
    corrector.reader.presses(corrector.reader.window, Qt.Key.Key_Z, CONTROL)
    shown = page.model.index(page.model.row_of("portal"), SECTION).data()
    assert shown == corrector.question("portal").section != "Early years"


def test_an_answer_that_is_marked_as_missing_leaves_the_base(corrector: Corrector) -> None:
    corrector.picks("portal")
    part = corrector.window.questions.answers
    before, row = corrector.base(), part.model.row_of("98")
    given = int(part.model.index(row, GIVEN).data())
    assert given > 0
    cell = part.model.index(row, MISSING)
    part.table.setCurrentIndex(cell)
    QTest.keyClick(part.table, Qt.Key.Key_Space)
    assert corrector.base() == before - given
    assert f"Base {before - given} of" in part.base.text()
    corrector.undoes()
    assert corrector.base() == before


def test_an_answer_is_renamed_and_said_to_be_something_else(corrector: Corrector) -> None:
    corrector.picks("portal")
    part = corrector.window.questions.answers
    _writes(part.table, part.model.row_of("4"), LABEL, "Nothing planned")
    _chooses(part.table, part.model.row_of("4"), ROLE, "none")
    answer = next(a for a in corrector.question("portal").answers if a.id == "4")
    assert (answer.label, answer.role) == ("Nothing planned", Role.NONE)
    assert any("Nothing planned" in str(line) for line in corrector.reader.scene.items)


def test_three_questions_become_a_set_and_its_union_is_counted(corrector: Corrector) -> None:
    corrector.picks("colocated", "improved_sharing", "ey_monitor")
    page = corrector.window.questions
    wave = corrector.reader.session.wave
    names = ("colocated", "improved_sharing", "ey_monitor")
    ticked = [wave.numbers(name) == 1 for name in names]
    corrector.clicks(page.set)
    assert page.ask.choice.currentText() == "1 (Yes)"
    corrector.types_answer("What it does")
    draft = corrector.reader.session.draft
    made = corrector.question(draft.question)
    assert (made.text, made.kind, made.variables) == ("What it does", Kind.MULTI, names)
    assert [question.id for question in page.selected()] == [made.id]
    part = page.answers
    given = [int(part.model.index(row, GIVEN).data()) for row in range(3)]
    assert given == [int(each.sum()) for each in ticked]
    corrector.picks_answers(*names)
    corrector.clicks(part.net)
    corrector.types_answer("Any of them")
    union = int((ticked[0] | ticked[1] | ticked[2]).sum())
    assert part.nets.item(0).text().startswith(f"Any of them ({union})")
    corrector.undoes()
    corrector.undoes()
    assert corrector.reader.session.wave.question("colocated").kind is Kind.SINGLE
    assert corrector.setup == Setup()


def test_questions_become_a_grid_and_are_taken_apart_again(corrector: Corrector) -> None:
    corrector.picks("ey_monitor", "ey_recruit")
    page = corrector.window.questions
    corrector.clicks(page.grid)
    corrector.types_answer("Early years workforce")
    made = corrector.question(corrector.reader.session.draft.question)
    assert (made.kind, len(made.items)) == (Kind.GRID, 2)
    corrector.clicks(page.apart)
    assert corrector.reader.session.draft.question == "ey_monitor"
    assert corrector.setup == Setup()


def test_a_grid_of_the_file_is_taken_apart(corrector: Corrector) -> None:
    grid = next(q for q in corrector.reader.session.wave.questions if q.items)
    corrector.picks(grid.id)
    corrector.clicks(corrector.window.questions.apart)
    assert corrector.setup.apart == (grid.id,)
    assert corrector.reader.session.draft.question == grid.items[0].id
    assert corrector.reader.furniture.current.drawn is not None


def test_answers_are_merged_in_a_question_of_their_own(corrector: Corrector) -> None:
    corrector.picks("portal")
    part = corrector.window.questions.answers
    given = [int(part.model.index(part.model.row_of(a), GIVEN).data()) for a in ("2", "3")]
    corrector.picks_answers("2", "3")
    corrector.clicks(part.merge)
    corrector.types_answer("Coming")
    made = corrector.question(corrector.reader.session.draft.question)
    assert [answer.label for answer in made.answers][1] == "Coming"
    assert made.confidence == "as you set it"
    assert int(part.model.index(part.model.row_of("Coming"), GIVEN).data()) == sum(given)
    _writes(part.table, part.model.row_of("Coming"), LABEL, "On its way")
    assert [group for group, _ in corrector.setup.merged[0].groups] == ["On its way"]
    corrector.undoes()
    corrector.undoes()
    assert corrector.setup == Setup()


def test_what_cannot_be_done_is_said_and_changes_nothing(corrector: Corrector) -> None:
    corrector.picks("portal")
    part = corrector.window.questions.answers
    corrector.picks_answers("2", "3")
    corrector.clicks(part.merge)
    corrector.types_answer("1")  # as another answer is known by
    assert "called like an answer outside it" in corrector.window.told.text()
    assert corrector.setup == Setup()
    assert corrector.reader.session.draft.question == "portal"


def test_what_is_no_weight_cannot_be_chosen_as_one(corrector: Corrector) -> None:
    corrector.turns_page(Page.WAVE)
    corrector.window.wave_page._take("weight", "portal")
    assert "It cannot be the weight" in corrector.window.told.text()
    assert corrector.setup == Setup()
    corrector.window.wave_page._take("region", "area")
    assert corrector.reader.session.wave.by_default[0] == "area"


def test_esc_takes_the_search_back_before_it_closes_the_window(corrector: Corrector) -> None:
    page = corrector.window.questions
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.search
    QTest.keyClicks(page.search, "political direction")
    assert page.model.rowCount() == 1  # found by an answer
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == len(corrector.reader.session.wave.questions)
    assert corrector.window.isVisible()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert not corrector.window.isVisible()


def test_a_net_is_removed_and_comes_back(corrector: Corrector) -> None:
    corrector.picks("judiciary")
    part = corrector.window.questions.answers
    before = part.nets.count()
    part.nets.setCurrentRow(0)
    corrector.clicks(part.remove)
    assert part.nets.count() == before - 1
    corrector.undoes()
    assert part.nets.count() == before
    part.nets.setFocus()
    part.nets.setCurrentRow(0)
    QTest.keyClick(part.nets, Qt.Key.Key_Delete)
    assert part.nets.count() == before - 1


def test_questions_and_answers_are_moved(corrector: Corrector) -> None:
    corrector.picks("portal")
    page = corrector.window.questions
    row = page.model.row_of("portal")
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.model.row_of("portal") == row - 1
    corrector.clicks(page.down)
    assert corrector.setup == Setup()
    part = page.answers
    corrector.picks_answers("3", "4")
    corrector.clicks(part.up)
    assert [a.id for a in corrector.question("portal").answers[:4]] == ["1", "3", "4", "2"]


def test_a_question_that_is_dragged_stands_where_it_was_dropped(corrector: Corrector) -> None:
    model = corrector.window.questions.model
    data = model.mimeData([model.index(model.row_of("portal"), 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert [q.id for q in corrector.reader.session.wave.questions][1] == "portal"


def test_the_kind_of_a_question_is_changed(corrector: Corrector) -> None:
    corrector.picks("sufficiency_frequency")
    page = corrector.window.questions
    _chooses(page.table, page.model.row_of("sufficiency_frequency"), KIND, "scale")
    assert corrector.question("sufficiency_frequency").kind is Kind.SCALE
    assert corrector.reader.furniture.commands.by_id["undo"].text() == "&Undo Change kind"


def test_the_title_the_dates_and_the_population_are_corrected(corrector: Corrector) -> None:
    corrector.turns_page(Page.WAVE)
    page = corrector.window.wave_page
    for name, text in (("title", "Wave one"), ("starts", "3/10/2016"), ("population", "150")):
        page.fields[name].setFocus()
        QTest.keyClicks(page.fields[name], text)
        QTest.keyClick(page.fields[name], Qt.Key.Key_Return)
    setup = corrector.setup
    assert (setup.title, setup.starts, setup.population) == ("Wave one", "2016-10-03", 150)
    for name, text in (("population", "12"), ("ends", "1 October 2016")):
        page.fields[name].setFocus()
        page.fields[name].selectAll()
        QTest.keyClicks(page.fields[name], text)
        QTest.keyClick(page.fields[name], Qt.Key.Key_Return)
        assert corrector.setup == setup
        assert "left out" in corrector.window.told.text()
    assert page.fields["population"].text() == "150"
    assert corrector.reader.window.windowTitle().startswith("Wave one")
    assert "of 150 " in corrector.reader.window.statusBar().facts.text()
    assert page.fields["starts"].text() == "3 October 2016"
    page.fields["ends"].setFocus()
    QTest.keyClicks(page.fields["ends"], "next week")
    QTest.keyClick(page.fields["ends"], Qt.Key.Key_Return)
    assert "is no date" in page.problem.text()
    assert corrector.setup == setup


def test_every_change_is_listed_and_can_be_taken_back(corrector: Corrector) -> None:
    corrector.picks("portal")
    page = corrector.window.questions
    _writes(page.table, page.model.row_of("portal"), TEXT, "Portal")
    _writes(page.table, page.model.row_of("portal"), SECTION, "Early years")
    corrector.turns_page(Page.CHANGES)
    changes = corrector.window.changes
    listed = [changes.list.item(row).text() for row in range(changes.list.count())]
    assert listed == ["portal: The text is “Portal”", "portal: The section is “Early years”"]
    changes.list.setFocus()
    changes.list.setCurrentRow(0)
    QTest.keyClick(changes.list, Qt.Key.Key_Delete)
    assert corrector.question("portal").text != "Portal"
    assert changes.list.count() == 1
    corrector.clicks(changes.everything)
    assert corrector.setup == Setup()
    assert changes.count.text().startswith("Nothing was changed")


def test_a_remark_leads_to_where_it_can_be_settled(corrector: Corrector) -> None:
    corrector.window.close()
    corrector.reader.furniture.commands.by_id["about wave"].trigger()
    page = corrector.reader.window.findChild(AboutWave)
    rows = [page.list.item(row).text() for row in range(page.list.count())]
    page.list.setCurrentRow(next(n for n, text in enumerate(rows) if "Population" in text))
    QTest.mouseClick(page.set_up, LEFT)
    assert corrector.window.isVisible()
    page = corrector.window.wave_page
    assert corrector.window.pages.currentWidget() is page
    assert corrector.window.focusWidget() is page.fields["population"]


@pytest.mark.parametrize("page", list(Page))
def test_every_control_of_every_page_has_a_name(corrector: Corrector, page: Page) -> None:
    corrector.turns_page(page)
    kinds = (QTableView, QComboBox, QLineEdit, QPushButton)
    nameless = [
        type(widget).__name__
        for kind in kinds
        for widget in corrector.window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()))
    ]
    assert nameless == []
