"""Whatever the way out: nothing is lost, asked twice or left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from omnibus_desktop.app import open_actions
from omnibus_desktop.app.files.recovery import read_work
from tests.app.conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; every question is answered by Cancel."""
    found: list[str] = []

    def answers(box: QMessageBox) -> None:
        found.append(box.text())
        box.button(QMessageBox.StandardButton.Cancel).click()

    monkeypatch.setattr(QMessageBox, "exec", answers)
    return found


def work_of(person: Person) -> list[int]:
    """How many slides each piece of work has that is kept."""
    folder = person.furniture.desk.settings.state_folder() / "work"
    return [len(read_work(path).kept.briefing.slides) for path in folder.glob("*.work")]


def test_one_is_asked_about_work_but_not_when_the_computer_shuts_down(
    reader: Person, asked: list[str]
) -> None:
    assert QApplication.instance().receivers(SIGNAL("commitDataRequest(QSessionManager&)")) > 0
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    reader.window.close()
    reader.presses(reader.window, Qt.Key.Key_Q, CONTROL)
    assert asked == ["The briefing has changes that are not saved."] * 2
    assert reader.window.isVisible()
    assert len(reader.session.briefing.slides) == 1
    reader.furniture.keeping.shut_down()
    assert work_of(reader) == [1]
    reader.turns_to("judiciary")  # it was called off: one works on
    reader.window.close()
    assert len(asked) == 3
    reader.furniture.keeping.shut_down()
    assert reader.window.close()
    assert len(asked) == 3
    assert work_of(reader) == [1]


def test_nothing_is_asked_about_work_for_what_cannot_be_opened(
    reader: Person, asked: list[str], tmp_path: Path
) -> None:
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    empty = tmp_path / "empty.sav"
    empty.touch()
    told = []
    for path in (tmp_path, tmp_path / "gone.omnibus", empty):
        open_actions.open_path(reader.furniture.desk, path)
        told.append(reader.furniture.problems.message.text())
    assert asked == []
    for said, reason in zip(told, ("is a folder", "no such file", "is empty"), strict=True):
        assert reason in said


def test_leaving_while_a_deck_is_written_leaves_no_half_of_it(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Deck (*.pptx)"))
    reader.presses(reader.window, Qt.Key.Key_E, CONTROL)
    assert reader.furniture.desk.jobs.busy()
    assert reader.window.close()
    assert not reader.furniture.desk.jobs.busy()
    assert list(tmp_path.iterdir()) in ([], [path])
