"""The window brings an edited deck to the wave that is open: listed first, written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app.refresh.deck_refresh_dialog import DeckRefreshDialog
from omnibus_desktop.exports.recipes import recipes_in
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE, Person
from tests.app.edited_deck import OWN_TITLE, edited, exported
from tests.app.test_accessible import faults_in
from tests.later_waves import write_later_wave

BUTTONS = ("Tick all", "Tick none", "Cancel")
NAME = QAccessible.Text.Name


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return edited(exported(open_wave(EXAMPLE), tmp_path / "deck.pptx"), tmp_path / "edited.pptx")


def asked(person: Person, monkeypatch: pytest.MonkeyPatch, deck: Path) -> DeckRefreshDialog | None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(deck), ""))
    person.furniture.commands.by_id["refresh deck"].trigger()
    person.waits_for_idle()
    found = person.window.findChildren(DeckRefreshDialog)
    return found[0] if found else None


def by_tab(dialog: DeckRefreshDialog) -> list[str]:
    """The names of what Tab reaches one after the other, until it is back at the first."""
    dialog.tree.setFocus()
    reached = [dialog.tree]
    while len(reached) < 20:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is dialog.tree:
            break
        reached.append(QApplication.focusWidget())
    return [QAccessible.queryAccessibleInterface(each).text(NAME) for each in reached]


def test_what_is_ticked_is_written_to_a_new_deck(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deck: Path
) -> None:
    wave = write_later_wave(tmp_path / "wave2.sav", 2)
    person.furniture.desk.settings.remember(EXAMPLE)
    person.opens(wave)
    before = deck.read_bytes()
    dialog = asked(person, monkeypatch, deck)
    assert dialog is not None
    assert list(faults_in(dialog)) == []
    first = dialog.tree.topLevelItem(0)
    assert (first.text(0), first.child(0).text(0)) == ("Page 1", "⚠ Title")
    assert OWN_TITLE in first.child(0).text(1)
    dialog.tree.setCurrentItem(first.child(0))
    assert dialog.whole.toPlainText().startswith(f"Title\nNow: {OWN_TITLE}\nThen: Your own words")
    assert not first.child(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    count = len(dialog.ticked)
    first.child(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.count.text() == f"{count - 1} of {count} things will be changed"
    offered: list[str] = []

    def answer(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        offered.append(Path(start).name)
        return start, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialog.save.click()
    person.waits_for_idle()
    assert offered == ["edited (wave 2).pptx"]
    assert deck.read_bytes() == before
    assert len(recipes_in(deck.with_name(offered[0]))) == 4
    QApplication.processEvents()


@pytest.mark.slow
def test_the_deck_itself_is_never_written_over(
    reader: Person, monkeypatch: pytest.MonkeyPatch, deck: Path
) -> None:
    assert asked(reader, monkeypatch, deck) is not None
    (dialog,) = reader.window.findChildren(DeckRefreshDialog)
    before = deck.read_bytes()
    assert by_tab(dialog) == ["What would change", "The line that is chosen, whole", *BUTTONS]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deck), ""))
    dialog.agreed.emit(())
    QTest.keyClick(dialog.tree, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    reader.waits_for_idle()
    assert reader.furniture.problems.message.text() == "edited.pptx was not saved."
    assert deck.read_bytes() == before
    QApplication.processEvents()
