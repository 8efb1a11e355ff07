"""Labels that look like code are shown to the letter: in lists, table, tooltips, chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.setup_places import Page
from tests.app.conftest import Person
from tests.places import survey_file

HOSTILE = ("$5 and $10", "<b>x</b>", "<img src=//host/a.png>", "=1+1")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_takes_its_text_to_the_letter(qtbot, text: str) -> None:
    label = plain_label(text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tooltip_escapes_what_looks_like_html(text: str) -> None:
    assert "<b>" not in plain_tip(text)
    assert "<img" not in plain_tip(text)


def test_a_wave_of_hostile_labels_is_shown_to_the_letter(person: Person) -> None:
    person.opens(survey_file("edge/hostile_labels.sav"))
    person.waits_for_stage()
    model = person.panes.questions.model
    shown = {str(model.index(row).data()) for row in range(model.rowCount())}
    for question in person.session.wave.questions:
        person.turns_to(question.id)
        if person.furniture.current.drawn is None:
            continue
        table = person.panes.table.model
        shown |= {
            str(table.headerData(row, Qt.Orientation.Vertical)) for row in range(table.rowCount())
        }
        texts = [item for item in person.scene.items if hasattr(item, "lines")]
        assert texts
    joined = "\n".join(shown)
    assert "<b>" in joined
    assert "<img src=" in joined
    assert "$" in joined
    assert "\u202e" not in joined
    assert "\u200b" not in joined


def test_no_label_of_the_window_takes_rich_text(reader: Person) -> None:
    rich = [
        label.text()
        for label in reader.window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
        and label.window() is reader.window
        and not _is_on(label, reader.window.start_page)
    ]
    assert rich == []


def _is_on(label: QLabel, page: object) -> bool:
    parent = label.parent()
    while parent is not None:
        if parent is page:
            return True
        parent = parent.parent()
    return False


def test_the_set_up_of_a_wave_of_hostile_labels_shows_them_to_the_letter(person: Person) -> None:
    person.opens(survey_file("edge/hostile_labels.sav"))
    for page in Page:
        person.furniture.desk.setup_requested.emit(page, "")
    window = person.furniture.setting_up.window
    model = window.questions.model
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(6)]
    shown = "\n".join(str(cell.data()) for cell in cells)
    tips = "\n".join(str(cell.data(Qt.ItemDataRole.ToolTipRole)) for cell in cells)
    assert "<img src=" in shown
    assert "<img" not in tips
    assert "\u202e" not in shown + tips
    rich = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert rich == []
