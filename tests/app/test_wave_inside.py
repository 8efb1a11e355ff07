"""The wave inside the briefing: only where it is wanted, and found where it is nowhere else."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from omnibus_desktop.app import opened
from omnibus_desktop.app.files import briefing_actions
from omnibus_desktop.app.files.open_briefing import open_version
from omnibus_desktop.app.files.private_folder import private_folder, remove_remains
from omnibus_desktop.app.files.versions import folder_of, versions_in
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.briefing import wave_inside
from omnibus_desktop.briefing.file import read
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.briefing.wave_inside import from_block
from omnibus_desktop.wave.question import Kind
from tests.app.conftest import EXAMPLE, LONG, Person

CONTROL = Qt.KeyboardModifier.ControlModifier
SAID = "Xylophones of Ulan Bator"
ROWS = [f"{n},{('Yes', 'No')[n % 2]},{SAID} {n}" for n in range(1, 41)]


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    """A small wave in which respondents wrote something of their own."""
    path = tmp_path / "waves" / "wave.csv"
    path.parent.mkdir()
    path.write_text("\n".join(["id,Do you agree?,Why do you think so?", *ROWS]) + "\n")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked in a box; the answer is always yes."""
    texts: list[str] = []

    def answer(box: QMessageBox) -> int:
        texts.append(f"{box.text()} {box.informativeText()}")
        accept = QMessageBox.ButtonRole.AcceptRole
        next(b for b in box.buttons() if box.buttonRole(b) is accept).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return texts


def state() -> Path:
    return Settings().state_folder()


def has_remains(folder: Path) -> bool:
    """Whether a wave was left, or is, in a folder of its own."""
    return any((folder / "inside").glob("*"))


def bar(person: Person) -> str:
    problems = person.furniture.problems
    return "" if problems.isHidden() else problems.message.text()


def tick(person: Person) -> None:
    person.furniture.commands.by_id["keep wave"].trigger()
    person.waits_for_idle()


def is_ticked(person: Person) -> bool:
    return person.furniture.commands.by_id["keep wave"].isChecked()


def works(person: Person, wave: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opens the wave, adds a slide, saves the briefing."""
    person.opens(wave)
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    assert briefing_actions.save_briefing(person.furniture.desk, person.window)
    person.waits_for_idle()


def saves(person: Person) -> None:
    assert briefing_actions.save_briefing(person.furniture.desk, person.window)
    person.waits_for_idle()


@pytest.fixture
def kept(
    person: Person, wave: Path, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A briefing with its wave inside, opened elsewhere: what its window had is closed."""
    path = tmp_path / "b.omnibus"
    works(person, wave, path, monkeypatch)
    tick(person)
    saves(person)
    assert read(path).inside
    person.opens(EXAMPLE)
    asked.clear()
    return path


def holding(folder: Path) -> list[Path]:
    """The files below the folder that give away what a respondent wrote, packed or not."""
    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        if SAID.encode() in content or b'"embedded"' in content:
            found.append(path)
    return found


def test_it_is_off_until_it_is_asked_for_and_then_nothing_of_a_respondent_is_written(
    person: Person, wave: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works(person, wave, tmp_path / "b.omnibus", monkeypatch)
    assert not is_ticked(person)
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    saves(person)
    assert holding(tmp_path) == [wave]
    assert holding(state()) == []


def test_the_person_is_warned_before_it_is_inside(
    person: Person,
    wave: Path,
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "b.omnibus"
    works(person, wave, path, monkeypatch)
    tick(person)
    assert len(asked) == 1
    assert "the answers of every one of the 40 respondents" in asked[0]
    assert "Whoever has the file can read them" in asked[0]
    person.bot.waitUntil(lambda: bool(read(path).inside), timeout=LONG)
    files = from_block(read(path).inside)
    assert [(each.name, each.content) for each in files.files] == [("wave.csv", wave.read_bytes())]
    assert files.fingerprint == person.session.found.id
    status = person.window.statusBar()
    assert "wave inside the briefing" in status.facts.text()
    assert is_ticked(person)


def test_who_is_warned_and_says_no_has_nothing_inside(
    person: Person, wave: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[-1].click())
    works(person, wave, tmp_path / "b.omnibus", monkeypatch)
    tick(person)
    assert not is_ticked(person)
    assert not person.session.briefing.keeps_wave


def test_it_can_be_undone_and_taken_out_and_is_then_nowhere(
    person: Person,
    wave: Path,
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "b.omnibus"
    works(person, wave, path, monkeypatch)
    tick(person)
    assert person.furniture.desk.document.steps.undoText() == "Keep the wave inside"
    person.presses(person.window, Qt.Key.Key_Z, CONTROL)
    assert not is_ticked(person)
    person.bot.waitUntil(lambda: not read(path).inside, timeout=LONG)
    tick(person)
    saves(person)
    assert read(path).inside
    tick(person)
    person.bot.waitUntil(lambda: not read(path).inside, timeout=LONG)
    person.waits_for_idle()
    assert holding(tmp_path) == [wave]
    assert holding(state()) == []


def test_work_versions_and_recipes_hold_none_of_it(kept: Path, person: Person) -> None:
    person.opens(kept)
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    saves(person)
    assert len(versions_in(folder_of(state(), kept))) >= 2
    assert holding(state()) == []
    session = person.session
    recipe = recipe_of(session.briefing, session.briefing.slides[0], session.wave)
    assert not {"embedded", "keeps_wave"} & json.loads(recipe)["briefing"].keys()


def test_a_wave_that_is_gone_is_read_from_inside(
    kept: Path, person: Person, wave: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave.unlink()
    modes: list[int] = []
    real = opened.opened

    def watched(path: Path, *rest: Any) -> opened.Opened:
        modes.append(stat.S_IMODE(path.parent.stat().st_mode))
        return real(path, *rest)

    monkeypatch.setattr(opened, "opened", watched)
    person.opens(kept)
    assert bar(person) == ""
    assert modes == [0o700]
    assert (person.session.wave.respondents, len(person.session.briefing.slides)) == (40, 1)
    assert person.session.path == wave
    assert not has_remains(state())
    asked = [each for each in person.session.wave.questions if each.kind is not Kind.OPEN]
    person.turns_to(asked[-1].id)
    before = read(kept).inside
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    saves(person)
    assert len(read(kept).briefing.slides) == 2
    assert read(kept).inside == before


def test_a_wave_of_another_computer_is_read_from_inside(kept: Path, person: Person) -> None:
    content = json.loads(kept.read_bytes())
    content["wave"]["path"] = "\\\\server\\share\\wave.csv"
    kept.write_text(json.dumps(content, indent=1) + "\n")
    person.opens(kept)
    assert person.session.wave.respondents == 40
    assert person.session.path == kept.parent / "wave.csv"


def test_the_wave_at_its_path_is_used_where_it_is_the_same(
    kept: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "omnibus_desktop.app.files.open_briefing.read_inside",
        lambda *_: pytest.fail("not from inside"),
    )
    person.opens(kept)
    assert person.session.wave.respondents == 40


def test_another_file_at_its_path_is_told_and_can_be_used(
    kept: Path, person: Person, wave: Path
) -> None:
    wave.write_text("\n".join(["id,Do you agree?,Why do you think so?", *ROWS[:30]]) + "\n")
    person.opens(kept)
    assert bar(person) == "wave.csv is not the same as the wave inside b.omnibus."
    assert person.session.wave.respondents == 40
    person.furniture.problems.offer.click()
    person.waits_for_idle()
    assert person.session.wave.respondents == 30


def test_a_damaged_one_is_told_and_the_slides_open_with_the_wave_at_hand(
    kept: Path, person: Person
) -> None:
    text = kept.read_text()
    place = text.index('"data"') + 40
    kept.write_text(f"{text[:place]}{'A' if text[place] != 'A' else 'B'}{text[place + 1 :]}")
    person.opens(kept)
    assert bar(person) == "The wave inside b.omnibus is damaged."
    assert (person.session.wave.respondents, len(person.session.briefing.slides)) == (40, 1)
    assert briefing_actions.save_over(person.furniture.desk)
    person.waits_for_idle()
    assert from_block(read(kept).inside).size > 0


def test_a_damaged_one_whose_wave_is_gone_is_told(kept: Path, person: Person, wave: Path) -> None:
    text = kept.read_text()
    kept.write_text(text[: text.index('"data"') + 60])
    wave.unlink()
    person.opens(kept)
    assert "not where it was; and the one inside it is damaged" in bar(person)
    assert person.furniture.problems.offer.text() == "Find it…"


def test_a_wave_that_is_too_large_is_told(
    person: Person,
    wave: Path,
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    works(person, wave, tmp_path / "b.omnibus", monkeypatch)
    with wave.open("ab") as file:
        file.truncate(wave_inside.MOST + (5 << 20))
    tick(person)
    assert bar(person) == "wave.csv has 35 MB: a briefing can hold at most 30 MB."
    assert (asked, is_ticked(person)) == ([], False)


def test_it_is_taken_out_of_where_alone_it_is_only_if_the_person_is_sure(
    kept: Path, person: Person, asked: list[str], wave: Path
) -> None:
    wave.unlink()
    person.opens(kept)
    tick(person)
    assert "wave.csv is nowhere else." in asked[0]
    person.presses(person.window, Qt.Key.Key_Z, CONTROL)
    saves(person)
    assert read(kept).inside


def test_the_file_is_not_written_with_its_wave_at_each_step(kept: Path, person: Person) -> None:
    person.opens(kept)
    slides: list[int] = []
    for _ in range(3):
        person.presses(person.window, Qt.Key.Key_B, CONTROL)
        person.bot.waitUntil(lambda: not person.furniture.desk.keeper._soon.isActive())
        person.waits_for_idle()
        slides.append(len(read(kept).briefing.slides))
    assert slides == [2, 2, 2]
    person.furniture.desk.keeper._seldom.setInterval(1)
    person.furniture.desk.keeper._seldom.start()
    person.bot.waitUntil(lambda: len(read(kept).briefing.slides) == 4, timeout=LONG)
    person.furniture.desk.keeper._seldom.setInterval(LONG)
    person.furniture.desk.keeper._seldom.start()
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    person.waits_for_idle()
    assert person.furniture.desk.may_leave()
    assert len(read(kept).briefing.slides) == 5


@pytest.mark.parametrize("still", [True, False])
def test_an_earlier_version_keeps_the_wave_only_where_the_file_still_does(
    kept: Path, person: Person, wave: Path, still: bool
) -> None:
    person.opens(kept)
    version = versions_in(folder_of(state(), kept))[0].path
    if still:
        wave.unlink()
    else:
        tick(person)
        person.bot.waitUntil(lambda: not read(kept).inside, timeout=LONG)
    assert read(version).briefing.keeps_wave
    open_version(person.furniture.desk, version, kept)
    person.waits_for_idle()
    assert person.session.wave.respondents == 40
    assert person.session.briefing.keeps_wave is still


_KILLED = """
import os, signal, sys
from pathlib import Path
from omnibus_desktop.app.files.private_folder import private_folder
with private_folder(Path(sys.argv[1])) as folder:
    (folder / "wave.csv").write_text("secret")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_a_kill_leaves_no_wave_behind_for_longer_than_until_the_next_start(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=False)
    assert has_remains(tmp_path)
    with private_folder(tmp_path) as mine:
        assert stat.S_IMODE(mine.stat().st_mode) == 0o700
        remove_remains(tmp_path)
        assert mine.exists()
        assert list(tmp_path.rglob("wave.csv")) == []
    assert not has_remains(tmp_path)


def test_a_reading_that_fails_leaves_no_wave_behind(
    kept: Path, person: Person, wave: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave.unlink()

    def fails(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("omnibus_desktop.app.opened.opened", fails)
    person.opens(kept)
    assert bar(person) == "The wave inside b.omnibus could not be read."
    assert not has_remains(state())


def test_work_that_was_left_finds_the_wave_in_the_briefings_own_file(
    kept: Path, person: Person, wave: Path, tmp_path: Path
) -> None:
    person.opens(kept)
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    person.waits_for_rest()
    work = next((state() / "work").glob("*.work"))
    left = work.with_name("left.work")
    shutil.copy(work, left)
    person.presses(person.window, Qt.Key.Key_Z, CONTROL)  # now it has what the file has not
    person.waits_for_rest()
    wave.unlink()
    person.opens(EXAMPLE)
    keeping = person.furniture.keeping
    keeping._look()
    keeping._choices(keeping._left[0])[0]()
    person.waits_for_idle()
    assert (person.session.wave.respondents, len(person.session.briefing.slides)) == (40, 2)
