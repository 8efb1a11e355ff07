"""Labels that look like code are shown to the letter: in lists, table, tooltips, chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget

from omnibus_desktop.app.about_wave import AboutWave
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.setup.setup_places import Page
from tests.app.conftest import Person
from tests.hostile import UNSEEN, csv_wave, sav_wave
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


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_MOST = 60  # rows and columns of a list that are looked at

Shown = Iterator[tuple[str, bool]]  # words, and whether Qt may take them for rich text


def _cells(view: QAbstractItemView) -> Shown:
    model = view.model()
    if model is None:
        return
    rows = min(_MOST, model.rowCount())
    columns = 1 if isinstance(model, QAbstractListModel) else min(_MOST, model.columnCount())
    for role in _ROLES:
        tip = role is Qt.ItemDataRole.ToolTipRole
        for row in range(rows):
            yield str(model.headerData(row, Qt.Orientation.Vertical, role) or ""), tip
            for at in range(columns):
                yield str(model.index(row, at).data(role) or ""), tip
        for at in range(columns):
            yield str(model.headerData(at, Qt.Orientation.Horizontal, role) or ""), tip


def _shown(window: QWidget) -> Shown:
    """All that the window tells in words: to who looks, who waits with the pointer, who listens."""
    for widget in window.findChildren(QWidget):
        yield widget.toolTip(), True
        yield from ((text(), False) for text in (widget.accessibleName, widget.windowTitle))
        if isinstance(widget, QLabel):
            yield widget.text(), widget.textFormat() is not Qt.TextFormat.PlainText
        elif isinstance(widget, QAbstractButton):
            yield widget.text(), False
        elif isinstance(widget, QAbstractItemView):
            yield from _cells(widget)
        elif isinstance(widget, QComboBox):
            yield from ((widget.itemText(number), False) for number in range(widget.count()))


def _all_plain(window: QWidget) -> str:
    """All that the window tells, once nothing of it is found to mislead or to be rich text."""
    shown = list(_shown(window))
    for text, may_be_rich in shown:
        assert not UNSEEN & set(text), text[:200]
        assert not (may_be_rich and "<img" in text), text[:200]
    return "\n".join(text for text, _ in shown)


@pytest.mark.parametrize("made", [csv_wave, sav_wave])
def test_nothing_in_the_window_misleads_or_is_taken_for_rich_text(
    person: Person, made: Callable[[Path], tuple[Path, list[str]]], tmp_path: Path
) -> None:
    path, _ = made(tmp_path)
    person.opens(path)
    person.waits_for_stage()
    assert {"q1", "half"} <= {question.id for question in person.session.wave.questions}
    for question in ("half", "q1"):
        person.turns_to(question)
        person.waits_for_stage()
        told = _all_plain(person.window)
    assert not UNSEEN & set("".join(person.tips))
    for words in ("[RLO]Why?[ZWSP]", "a[RLO]b", "c[BOM]d", "<img src=", "=cmd()", "$x^$"):
        assert words in told


def test_what_is_told_of_a_hostile_wave_is_plain(person: Person, tmp_path: Path) -> None:
    path, _ = sav_wave(tmp_path)
    person.opens(path)
    page = AboutWave(person.furniture.desk, person.window)
    told = _all_plain(page)
    assert "look the same" in told
    assert "<b>=1+1</b>[RLO]" in told
    page.close()
