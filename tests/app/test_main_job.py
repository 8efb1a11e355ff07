"""The main job, walked with real clicks and keys, counted as a person would count."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app.words_field import WordsField
from tests.app.conftest import EXAMPLE, Person
from tests.app.loop_watch import turn


def drops(person: Person, path: Path) -> None:
    """One action: a file is dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, held = QPointF(40, 40), Qt.KeyboardModifier.NoModifier
    act, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enters = QDragEnterEvent(place.toPoint(), act, data, button, held)
    QApplication.sendEvent(person.window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(person.window, QDropEvent(place, act, data, button, held))
    person.waits_for_idle()


def test_two_actions_show_any_question_by_region_and_authority_type(person: Person) -> None:
    drops(person, EXAMPLE)  # action 1
    assert person.panes.table.model.columns  # a question with its table is there already
    person.turns_to("sufficient_placements")  # action 2
    headings = {column.heading for column in person.panes.table.model.columns}
    assert person.session.draft.question == "sufficient_placements"
    assert headings == {"", "Region", "Authority type"}
    groups = {item.key[1] for item in person.items("bar")}
    assert len(groups) == 1 + 9 + 4
    assert person.panes.table.table.isVisible()


def test_three_more_actions_bring_an_annotated_chart_to_the_clipboard(person: Person) -> None:
    person.opens(EXAMPLE)
    person.turns_to("main_risks")
    person.waits_for_stage()
    person.double_clicks(person.bar())  # action 1: the call-out opens in place
    QTest.keyClicks(QApplication.focusWidget(), "Money is the main risk")  # action 2
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [note.text for note in person.session.draft.notes] == ["Money is the main risk"]
    person.presses(person.stage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)  # action 3
    person.waits_for_idle()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert b"<svg" in bytes(data.data("image/svg+xml"))
    assert (data.imageData().width(), data.imageData().height()) == (4000, 2250)


def test_or_into_a_slide_deck(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.turns_to("main_risks")
    deck = tmp_path / "risks.pptx"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(deck), "PowerPoint slide (*.pptx)")
    )
    reader.double_clicks(reader.bar())  # action 1: a call-out that already says something
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    reader.presses(reader.stage, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # 2 and 3
    reader.waits_for_idle()
    from pptx import Presentation

    shapes = list(Presentation(str(deck)).slides[0].shapes)
    assert any(shape.has_chart for shape in shapes)
    assert any("Financial pressures: 89%" in text for text in _texts(shapes))


def test_two_clicks_say_whether_two_groups_differ(reader: Person) -> None:
    reader.turns_to("main_risks")
    answer = reader.bar().key[0]
    groups = {column.label: column.key for column in reader.panes.table.model.columns}
    london, county = (
        next(bar for bar in reader.items("bar") if bar.key == (answer, groups[name]))
        for name in ("London borough", "County")
    )
    reader.clicks(london)  # action 1
    QTest.mouseClick(  # action 2
        reader.stage.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        reader.point(county),
    )
    QApplication.processEvents()
    assert reader.panes.side.notes.hint.text().split("\n") == [
        "12 points apart: no more than chance at 95% (p = 0.601)",
        "By Fisher’s exact test",
        "London borough: 82%, base 17; 95% interval 66% to 92%",
        "County: 94%, base 17; 95% interval 83% to 98%",
    ]
    assert reader.session.draft.notes == ()  # it is told, and nothing is on the slide


def _texts(shapes) -> list[str]:
    found = []
    for shape in shapes:
        if shape.has_text_frame:
            found.append(" ".join(shape.text_frame.text.split()))
        if hasattr(shape, "shapes"):
            found += _texts(shape.shapes)
    return found


def test_who_goes_on_typing_when_the_slide_is_added_loses_no_letter(reader: Person) -> None:
    reader.turns_to("main_risks")
    field = reader.panes.side.findChildren(WordsField)[0].field
    field.setFocus()
    reader.presses(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Own words")
    reader.furniture.commands.by_id["add slide"].trigger()
    QTest.keyClicks(field, " and more")  # before the event loop turns
    turn(50)
    QTest.keyClicks(field, " of them")
    assert field.toPlainText() == "Own words and more of them"
    field.clearFocus()
    reader.waits_for_idle()
    (slide,) = reader.session.briefing.slides
    assert slide.words.headline == "Own words and more of them"
