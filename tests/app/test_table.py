"""The table: its figures, their arithmetic, their order, read by eye, by ear and from the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QToolButton

from omnibus_desktop.app import slide_actions
from omnibus_desktop.tables.measures import MEASURES, Measure
from tests.app.conftest import Person

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def risks(reader: Person) -> Person:
    reader.turns_to("main_risks")
    return reader


def pane(person: Person):
    return person.panes.table


def index(person: Person, answer: str, group: str) -> QModelIndex:
    model = pane(person).model
    row = answers(person).index(answer)
    heads = [column.label for column in model.columns]
    return model.index(row, heads.index(group))


def answers(person: Person) -> list[str]:
    model = pane(person).model
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def clicks(person: Person, at: QModelIndex) -> str:
    table = pane(person).table
    table.scrollTo(at)
    QTest.mouseClick(table.viewport(), CLICK, pos=table.visualRect(at).center())
    QApplication.processEvents()
    return pane(person).card.said()


def shows(person: Person, measure: Measure) -> None:
    box = person.panes.breaks.measure
    box.setCurrentText(MEASURES[measure])
    box.activated.emit(box.currentIndex())


def sorts(person: Person, group: str) -> None:
    header = pane(person).table.horizontalHeader()
    at = [column.label for column in pane(person).model.columns].index(group)
    pane(person).table.scrollTo(pane(person).model.index(0, at))
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    place = header.viewport().rect().center()
    place.setX(x)
    QTest.mouseClick(header.viewport(), CLICK, pos=place)
    QApplication.processEvents()


def copied(person: Person) -> str:
    person.furniture.commands.by_id["copy table"].trigger()
    return QGuiApplication.clipboard().text()


def test_a_click_on_a_number_tells_its_arithmetic(risks: Person) -> None:
    said = clicks(risks, index(risks, "Financial pressures", "Total"))
    assert "Financial pressures, Total: 89%" in said
    assert "Numerator  81 authorities gave this answer" in said
    assert "Denominator  91 authorities in this column" in said
    assert "Authorities that answered: 91 of the 101 asked" in said
    assert "100 × 81 / 91 = 89.01%, printed as 89%" in said
    assert "84.3% to 92.5% at 95%, by Wilson’s method" in said
    said = clicks(risks, index(risks, "Retainment of current staff", "North West"))
    assert "Two-proportion z-test, z = −0.53, p = 0.593" in said
    assert "about 59 times in 100" in said


def test_keys_tell_the_arithmetic_and_put_it_away(risks: Person) -> None:
    table = pane(risks).table
    table.setFocus()
    table.setCurrentIndex(index(risks, "Financial pressures", "Total"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        risks.presses(table, key)
        assert pane(risks).card.isVisible()
        risks.presses(pane(risks).card.text, Qt.Key.Key_Escape)
        assert not pane(risks).card.isVisible()
        assert table.hasFocus()
    risks.furniture.commands.by_id["arithmetic"].trigger()
    assert "100 × 81 / 91" in pane(risks).card.said()
    closes = pane(risks).card.findChild(QToolButton)
    assert closes.accessibleName() == "Close the arithmetic"


def test_the_card_goes_with_its_question(risks: Person) -> None:
    clicks(risks, index(risks, "Financial pressures", "Total"))
    risks.turns_to("judiciary")
    assert not pane(risks).card.isVisible()


def test_shares_are_shown_as_an_index_and_as_points_from_the_total(risks: Person) -> None:
    at = index(risks, "Too few suitable placements", "County")  # 7 of 17; 27 of 91 in all
    shows(risks, Measure.INDEX)
    assert at.data() == "139"
    assert at.siblingAtColumn(0).data() == "100"
    assert "100 × 41.18% / 29.67% of the total = 139" in clicks(risks, at)
    assert "index of each share, the total being 100" in copied(risks)
    shows(risks, Measure.DIFFERENCE)
    assert at.data() == "+12"
    assert at.siblingAtColumn(0).data() == "30%"
    line = next(row for row in copied(risks).split("\n") if row.startswith("Too few"))
    assert "+12" in line.split("\t")
    assert "percentage points from the total" in copied(risks)
    assert "percentage points" in pane(risks).method.text()


def test_a_click_on_a_heading_sorts_down_up_and_back(risks: Person) -> None:
    asked, sort = answers(risks), risks.session.draft.spec.sort
    sorts(risks, "County")
    model = pane(risks).model
    first = next(n for n in range(model.rowCount()) if model.line(n).row is not None)
    county = [column.label for column in model.columns].index("County")
    shares = [model.index(n, county).data() for n in range(first, model.rowCount())]
    numbers = [int(text.split("%")[0]) for text in shares]
    assert numbers == sorted(numbers, reverse=True)
    assert "Sorted by County, largest first" in pane(risks).method.text()
    assert "Sorted by County, largest first" in copied(risks)
    order = [row.split("\t")[0] for row in copied(risks).split("\n")]
    assert [name for name in order if name in asked] == answers(risks)[first:]
    sorts(risks, "County")
    numbers = [int(model.index(n, county).data().split("%")[0]) for n in range(first, first + 3)]
    assert numbers == sorted(numbers)
    sorts(risks, "County")
    assert answers(risks) == asked
    assert "Sorted" not in copied(risks)
    assert risks.session.draft.spec.sort == sort


def test_the_top_is_in_sight_when_it_was_sorted_or_the_question_is_another(risks: Person) -> None:
    bar = pane(risks).table.verticalScrollBar()
    assert bar.maximum() > 0
    header = pane(risks).table.horizontalHeader().viewport()
    QTest.mousePress(header, CLICK, pos=header.rect().center())
    assert risks.session.selected  # the whole column is picked
    assert bar.value() == 0
    QTest.mouseRelease(header, CLICK, pos=header.rect().center())
    assert "Sorted" in pane(risks).method.text()
    assert bar.value() == 0
    clicks(risks, pane(risks).model.index(pane(risks).model.rowCount() - 1, 0))
    risks.furniture.commands.by_id["sort table"].trigger()
    at = pane(risks).table.currentIndex()
    seen = pane(risks).table.viewport().rect()
    assert seen.contains(pane(risks).table.visualRect(at))  # where the keys are
    bar.setValue(bar.maximum())
    slide_actions.set_breaks(risks.furniture.desk, ("authority_type",))
    risks.waits_for_slide()
    assert bar.value() > 0  # it is the same question
    risks.turns_to("joint_services")
    assert bar.value() == 0


def test_a_cell_is_read_as_answer_group_and_figure(risks: Person) -> None:
    at = index(risks, "Financial pressures", "Total")
    assert at.data(Qt.ItemDataRole.AccessibleTextRole) == "Financial pressures, Total, 89%"
    spoken = [
        pane(risks).model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(pane(risks).model.rowCount())
        for column in range(pane(risks).model.columnCount())
    ]
    assert not any("▲" in text or "▼" in text for text in spoken)


def test_headings_stay_when_the_table_is_scrolled(risks: Person) -> None:
    table = pane(risks).table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.horizontalHeader().isVisible()
    assert table.verticalHeader().isVisible()
    assert table.horizontalHeader().geometry().top() <= table.viewport().geometry().top()


def test_figures_can_be_chosen_where_a_question_has_none(reader: Person) -> None:
    question = next(q for q in reader.session.wave.questions if q.kind.value == "open")
    reader.turns_to(question.id)
    shows(reader, Measure.COUNT)
    reader.turns_to("main_risks")
    assert reader.panes.table.model.measure is Measure.COUNT


def test_a_picked_figure_stays_in_sight_when_there_is_less_room(risks: Person) -> None:
    table = pane(risks).table
    height = table.viewport().height()
    lowest = table.rowAt(height - table.verticalHeader().defaultSectionSize() - 2)
    clicks(risks, pane(risks).model.index(lowest, 1))
    risks.presses(table, Qt.Key.Key_Escape)  # the card; the figure stays picked
    before = table.viewport().height()
    split = pane(risks).parentWidget()
    assert isinstance(split, QSplitter)
    chart, below = split.sizes()
    split.setSizes([chart + 60, below - 60])  # as a message above the table does
    risks.bot.waitUntil(lambda: table.viewport().height() < before)
    place = table.visualRect(table.currentIndex())
    assert table.currentIndex().row() == lowest
    assert table.viewport().rect().contains(place)
