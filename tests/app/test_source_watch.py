"""A wave's file that changes while it is open is told, and is opened again where that is asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app.files import briefing_actions
from tests.app.conftest import EXAMPLE, Person

OTHER = b"A wave that is another".ljust(64)


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    path = tmp_path / "wave1.sav"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


@pytest.fixture
def reader(person: Person, wave: Path) -> Person:
    """With a copy of the example open, that may be written to."""
    person.opens(wave)
    return person


def changes(path: Path) -> None:
    """Another program saves the file with a title of the same length."""
    content = path.read_bytes()
    path.write_bytes(content[:109] + OTHER + content[109 + len(OTHER) :])
    _written_later(path)


def _written_later(path: Path) -> None:
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000_000))


def comes_back(person: Person) -> None:
    """The person was in another program and turns to the window again."""
    QApplication.sendEvent(person.window, QEvent(QEvent.Type.WindowActivate))
    person.waits_for_idle()


def test_a_change_is_told_when_the_window_is_turned_to(reader: Person, wave: Path) -> None:
    problems = reader.furniture.problems
    comes_back(reader)
    assert not problems.isVisible()
    changes(wave)
    assert not problems.isVisible()
    comes_back(reader)
    assert problems.isVisible()
    assert problems.message.text() == "wave1.sav has changed since it was opened."
    assert problems.offer.text() == "Open it again"
    assert reader.session.wave.title != OTHER.decode().strip()


def test_it_is_told_once_and_again_before_an_export(
    reader: Person, wave: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = reader.furniture.problems
    changes(wave)
    comes_back(reader)
    problems.hide()
    comes_back(reader)
    assert not problems.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    reader.furniture.commands.by_id["export"].trigger()
    assert problems.isVisible()


def test_a_change_is_told_before_a_briefing_is_saved(
    reader: Person, wave: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes(wave)
    path = str(tmp_path / "b.omnibus")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    assert briefing_actions.save_briefing(reader.furniture.desk, reader.window)
    reader.waits_for_idle()
    assert "has changed since it was opened" in reader.furniture.problems.message.text()


def test_opening_it_again_keeps_draft_and_briefing(reader: Person, wave: Path) -> None:
    problems = reader.furniture.problems
    reader.turns_to("main_risks")
    reader.furniture.commands.by_id["add slide"].trigger()
    before = reader.session
    changes(wave)
    comes_back(reader)
    QTest.mouseClick(problems.offer, Qt.MouseButton.LeftButton)
    reader.waits_for_idle()
    after = reader.session
    assert not problems.isVisible()
    assert after.wave is not before.wave
    assert after.wave.title == OTHER.decode().strip()
    assert (after.draft, after.briefing) == (before.draft, before.briefing)
    assert reader.scene.items
    comes_back(reader)
    assert not problems.isVisible()
    reader.furniture.commands.by_id["undo"].trigger()
    assert reader.session.wave is before.wave
    comes_back(reader)
    assert problems.isVisible()


def test_a_file_that_was_only_written_anew_is_none_that_changed(reader: Person, wave: Path) -> None:
    _written_later(wave)
    comes_back(reader)
    assert not reader.furniture.problems.isVisible()


def test_a_file_that_is_gone_is_told(reader: Person, wave: Path) -> None:
    problems = reader.furniture.problems
    wave.unlink()
    comes_back(reader)
    assert problems.message.text() == "wave1.sav is no longer where it was opened."
    assert not problems.offer.isVisible()
    problems.hide()
    comes_back(reader)
    assert not problems.isVisible()
    reader.turns_to("judiciary")
    assert reader.furniture.current.tables


def test_a_file_that_cannot_be_read_any_more_leaves_what_is_open(
    reader: Person, wave: Path
) -> None:
    before = reader.session.wave
    wave.write_bytes(b"$FL2 cut")
    comes_back(reader)
    QTest.mouseClick(reader.furniture.problems.offer, Qt.MouseButton.LeftButton)
    reader.waits_for_idle()
    assert "wave1.sav" in reader.furniture.problems.message.text()
    assert "cut" in reader.furniture.problems.message.text()
    assert reader.session.wave is before
