"""Two windows, or two programs, on one briefing: each is told of the other, and nothing that either
wrote is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import main
from omnibus_desktop.app.files import briefing_actions, calling, open_briefing
from omnibus_desktop.app.files.locks import left_work
from omnibus_desktop.app.files.recovery import read_work
from omnibus_desktop.app.files.versions import folder_of, versions_in
from omnibus_desktop.app.palette_choices import choices_now
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from omnibus_desktop.briefing.file import Kept, read, to_text
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.app.test_keeping import (
    adds_slide,
    bar,
    clicks_on,
    saved_briefing,
    saves_as,
    state,
    waits_for,
)
from tests.app.test_showing import is_claimed


@pytest.fixture
def second(reader: Person) -> Iterator[Person]:
    """Another window of the same person."""
    settings = Settings()
    window = MainWindow(settings)
    window.show()
    furniture = main.furnish(window, settings)
    yield Person(window, furniture, reader.bot, reader.tips)
    furniture.desk.document.steps.setClean()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def adds(person: Person) -> None:
    """From the menu: keys go to the window in front alone."""
    person.furniture.commands.by_id["add slide"].trigger()


def waits_for_rest(person: Person) -> None:
    """Until nothing of what was done is still to be written."""
    person.waits_for_rest()
    person.bot.waitUntil(lambda: person.furniture.desk.keeper.is_safe, timeout=LONG)
    person.waits_for_rest()


def slides_in(path: Path) -> int:
    return len(read(path).briefing.slides)


def other_hand(path: Path) -> str:
    """Somebody else saves another briefing in the file."""
    kept = read(path)
    text = to_text(replace(kept, briefing=replace(kept.briefing, title="Theirs")))
    path.write_text(text, encoding="utf-8")
    return text


def test_a_file_that_somebody_else_changed_is_not_written_over(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    saved_briefing(reader, path, monkeypatch)
    theirs = other_hand(path)
    adds_slide(reader)
    reader.bot.waitUntil(lambda: "changed in another window or" in bar(reader), timeout=LONG)
    waits_for(reader, 2)
    assert path.read_text(encoding="utf-8") == theirs
    assert not briefing_actions.save_briefing(reader.furniture.desk, reader.window)
    clicks_on(reader, "Save over it")
    assert len(read(path).briefing.slides) == 2
    assert bar(reader) == ""
    before = [read(v.path).briefing.title for v in versions_in(folder_of(state(), path))]
    assert "Theirs" in before


def test_theirs_can_be_opened_and_ones_own_work_stays(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    saved_briefing(reader, path, monkeypatch)
    other_hand(path)
    adds_slide(reader)
    reader.bot.waitUntil(lambda: "changed in another window or" in bar(reader), timeout=LONG)
    clicks_on(reader, "Open theirs")
    reader.waits_for_idle()
    assert reader.session.briefing.title == "Theirs"
    assert [len(read_work(work.path).kept.briefing.slides) for work in left_work(state())] == [2]


def test_two_windows_on_one_briefing_are_told_of_each_other(
    reader: Person, second: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    adds(reader)
    saves_as(reader, path, monkeypatch)
    waits_for_rest(reader)
    second.opens(path)
    assert bar(second).startswith("b.omnibus is open in another window")
    reader.bot.waitUntil(
        lambda: bar(reader) == "b.omnibus was opened in another window, too.", timeout=LONG
    )
    adds(reader)
    reader.bot.waitUntil(lambda: slides_in(path) == 2, timeout=LONG)
    reader.bot.waitUntil(lambda: "was changed in another window" in bar(second), timeout=LONG)
    second.waits_for_idle()
    clicks_on(second, "Save over it")
    assert (slides_in(path), bar(second)) == (1, "")
    reader.bot.waitUntil(lambda: "was changed in another window" in bar(reader), timeout=LONG)
    adds(second)  # it has the file now, and goes on saving there
    reader.bot.waitUntil(lambda: slides_in(path) == 2, timeout=LONG)
    second.waits_for_idle()
    assert bar(second) == ""


def test_a_file_that_another_window_shows_brings_that_to_the_front(
    reader: Person, second: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_claimed(reader, EXAMPLE)
    desk, line = second.furniture.desk, second.window.statusBar()
    link = tmp_path / "by another name.sav"
    link.symlink_to(EXAMPLE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(link), ""))
    recent = next(each for each in choices_now(desk, second.furniture.current) if each.is_possible)
    for opens, name in (
        (second.furniture.commands.by_id["open"].trigger, link.name),
        (partial(second.window.path_asked.emit, EXAMPLE), EXAMPLE.name),  # dropped
        (recent.run, EXAMPLE.name),
    ):
        second.window.activateWindow()
        opens()
        told = f"{name} is shown in another window, which has come to the front"
        reader.bot.waitUntil(lambda told=told: told in line.currentMessage(), timeout=LONG)
        assert QApplication.activeWindow() is reader.window
        desk.told.emit("")
    assert second.session.wave is None
    second.waits_for_idle()


def test_a_wave_that_another_window_shows_can_be_compared_with(
    reader: Person, second: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_claimed(reader, EXAMPLE)
    other = tmp_path / "wave2.csv"
    other.write_text("q1\n1\n2\n", encoding="utf-8")
    second.opens(other)
    asked = {}
    second.furniture.desk.choice_asked.connect(lambda _, choices: asked.update(choices))
    second.window.path_asked.emit(EXAMPLE)
    asked["Compare with it"]()
    second.waits_for_idle()
    assert [earlier.path for earlier in second.session.earlier] == [EXAMPLE]
    asked["Open it instead"]()
    reader.bot.waitUntil(lambda: QApplication.activeWindow() is reader.window, timeout=LONG)
    assert second.session.path == other
    monkeypatch.setattr(calling, "PATIENCE", 0.02)
    reader.furniture.showing._watch.blockSignals(True)  # as a window that hangs
    asked["Open it instead"]()
    reader.bot.waitUntil(lambda: second.session.path == EXAMPLE, timeout=LONG)
    second.waits_for_idle()


def test_the_second_window_saves_as_soon_as_it_is_the_only_one(
    reader: Person, second: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    adds(reader)
    saves_as(reader, path, monkeypatch)
    waits_for_rest(reader)
    second.opens(path)
    adds(second)
    second.waits_for_idle()
    assert slides_in(path) == 1
    reader.window.close()
    second.bot.waitUntil(lambda: slides_in(path) == 2, timeout=LONG)
    assert bar(second) == ""


def test_a_save_while_the_same_file_is_opened_again_is_nobody_elses(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    saved_briefing(reader, path, monkeypatch)
    saver, reads = reader.furniture.desk.keeper.saver, open_briefing.read

    def reads_as_it_is_saved(path: Path) -> Kept:
        monkeypatch.setattr(open_briefing, "read", reads)
        kept = reads(path)
        later = replace(kept, briefing=replace(kept.briefing, title="Newer"))
        saver.save(1_000_000, path, later, by_hand=False)
        return kept

    monkeypatch.setattr(open_briefing, "read", reads_as_it_is_saved)
    reader.opens(path)
    reader.waits_for_idle()
    assert reader.session.briefing.title == "Newer"
    assert bar(reader) == ""
    adds_slide(reader)
    reader.bot.waitUntil(lambda: slides_in(path) == 2, timeout=LONG)
    assert bar(reader) == ""
