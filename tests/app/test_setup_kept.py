"""Corrections of a wave outlast the window: beside its file, in the briefing, for the next file."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.setup import setup_keeper
from omnibus_desktop.app.setup.setup_actions import Corrections
from omnibus_desktop.app.setup.setup_places import Page
from omnibus_desktop.authorities.frame import FIRST_WAVE, at
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.setup import Setup
from tests.app.conftest import EXAMPLE, Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wave_path(tmp_path: Path) -> Path:
    path = tmp_path / "wave1.sav"
    shutil.copy(EXAMPLE, path)
    return path


def _renames(person: Person, text: str) -> None:
    """As the set-up window does it."""
    corrections = Corrections(person.furniture.desk)
    corrections.make("Rename question", edits.with_text(corrections.setup, "portal", text))
    person.waits_for_idle()


def _text(person: Person) -> str:
    return person.session.wave.question("portal").text


def test_corrections_are_saved_beside_the_wave_and_never_in_it(
    person: Person, wave_path: Path
) -> None:
    before = sha256(wave_path.read_bytes()).digest()
    person.opens(wave_path)
    _renames(person, "Provider portal")
    _renames(person, "Portal")
    beside = wave_path.with_name("wave1.sav.setup.json")
    assert '"Portal"' in beside.read_text(encoding="utf-8")
    assert sha256(wave_path.read_bytes()).digest() == before
    person.opens(wave_path)
    assert _text(person) == "Portal"
    assert not person.furniture.desk.document.steps.canUndo()


def test_corrections_that_are_all_undone_leave_no_file(person: Person, wave_path: Path) -> None:
    person.opens(wave_path)
    _renames(person, "Portal")
    person.furniture.desk.document.steps.undo()
    person.waits_for_idle()
    assert [path.name for path in wave_path.parent.iterdir()] == ["wave1.sav"]


def test_corrections_just_before_the_window_closes_are_saved(
    person: Person, wave_path: Path
) -> None:
    person.opens(wave_path)
    corrections = Corrections(person.furniture.desk)
    for text in ("one", "two", "three"):
        corrections.make("Rename question", edits.with_text(corrections.setup, "portal", text))
    person.window.close()
    beside = wave_path.with_name("wave1.sav.setup.json")
    assert '"three"' in beside.read_text(encoding="utf-8")


def test_the_next_file_with_the_same_variables_is_set_up_alike(
    person: Person, wave_path: Path
) -> None:
    person.opens(wave_path)
    found = _text(person)
    _renames(person, "Portal")
    second = wave_path.parent / "elsewhere" / "wave2.sav"
    second.parent.mkdir()
    second.write_bytes(wave_path.read_bytes())
    told: list[str] = []
    person.furniture.desk.told.connect(told.append)
    person.opens(second)
    assert _text(person) == "Portal"
    assert "The set-up of wave1.sav was used: Ctrl+Z takes it away" in told
    person.waits_for_idle()  # until it is saved beside this file too
    assert person.window.statusBar().currentMessage() == told[-1]
    person.presses(person.window, Qt.Key.Key_Z, CONTROL)
    assert _text(person) == found


def test_a_briefing_holds_its_own_corrections(
    person: Person, wave_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.opens(wave_path)
    person.turns_to("portal")
    _renames(person, "Portal of the briefing")
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    path = wave_path.with_name("briefing.omnibus")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    person.presses(person.window, Qt.Key.Key_S, CONTROL)
    before = path.with_name("before.omnibus")  # the briefing itself is saved as work goes on
    before.write_bytes(path.read_bytes())
    _renames(person, "Another text")
    person.furniture.desk.document.steps.setClean()
    told: list[str] = []
    person.furniture.desk.told.connect(told.append)
    person.opens(before)
    assert _text(person) == "Portal of the briefing"
    assert "The set-up of the briefing is used, not the one beside wave1.sav" in told


def test_a_folder_that_cannot_be_written_to_is_told_once(
    person: Person, wave_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, setup: Setup) -> None:
        raise OmnibusError("wave1.sav.setup.json could not be saved", "choose another folder")

    monkeypatch.setattr(setup_keeper, "save_setup", refuse)
    problems: list[OmnibusError] = []
    person.furniture.desk.failed.connect(problems.append)
    person.opens(wave_path)
    _renames(person, "Portal")
    _renames(person, "Provider portal")
    assert _text(person) == "Provider portal"
    assert [problem.message for problem in problems] == ["wave1.sav.setup.json could not be saved"]
    assert "save the briefing" in person.furniture.problems.advice.text()


def test_the_example_of_the_program_gets_no_file_beside_it(person: Person) -> None:
    person.opens(EXAMPLE)
    _renames(person, "Portal")
    assert not EXAMPLE.with_name(f"{EXAMPLE.name}.setup.json").exists()


def test_a_slide_whose_question_is_taken_apart_says_what_to_do(
    person: Person, wave_path: Path
) -> None:
    person.opens(wave_path)
    person.turns_to("main_risks")
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    corrections = Corrections(person.furniture.desk)
    corrections.make("Take apart", edits.taken_apart(corrections.setup, "main_risks"))
    person.waits_for_idle()
    assert "Undo" in person.panes.chart.message.text()
    assert person.panes.film.strip.film.rowCount() == 1
    person.presses(person.window, Qt.Key.Key_Z, CONTROL)
    assert person.furniture.current.drawn is not None


@pytest.fixture
def named(person: Person, tmp_path: Path) -> Person:
    """A wave whose respondents are named, one by a name that nobody has."""
    names = [authority.name for authority in at(FIRST_WAVE).authorities]
    path = tmp_path / "named.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["authority", "satisfied"])
        for number, name in enumerate(names[:40]):
            rows.writerow(
                ["Hartlepol" if name == "Hartlepool" else name, "Yes" if number % 3 else "No"]
            )
        rows.writerow(["Somewhere else", "Yes"])
    person.opens(path)
    return person


def test_a_wave_opens_on_a_question_of_its_own(named: Person) -> None:
    session = named.session
    question = session.wave.question(session.draft.question)
    assert question.variables[0] in session.found.unjoined.variables


def test_an_authority_that_looks_alike_is_offered_and_taken_by_hand(named: Person) -> None:
    named.furniture.desk.setup_requested.emit(Page.AUTHORITIES, "")
    window = named.furniture.setting_up.window
    page = window.authorities
    listed = [page.table.item(row, 0).text() for row in range(page.table.rowCount())]
    assert listed == ["Hartlepol", "Somewhere else"]
    assert named.session.setup == Setup()
    page.table.setCurrentCell(0, 0)
    offered = next(button for button in page.offers if button.text() == "Hartlepool")
    QTest.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert dict(named.session.setup.authorities) == {"Hartlepol": "E06000001"}
    assert [page.table.item(row, 0).text() for row in range(page.table.rowCount())] == [
        "Somewhere else"
    ]
    QTest.mouseClick(page.none, Qt.MouseButton.LeftButton)
    assert page.table.rowCount() == 0
    assert "40 of 41 respondents are matched" in page.matched.text()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.table.rowCount() == 2


def test_any_authority_can_be_chosen(named: Person) -> None:
    named.furniture.desk.setup_requested.emit(Page.AUTHORITIES, "")
    page = named.furniture.setting_up.window.authorities
    page.table.setCurrentCell(1, 0)
    QTest.mouseClick(page.other, Qt.MouseButton.LeftButton)
    popup = page.findChild(ChoicePopup)
    QTest.keyClicks(popup.field, "isles of scilly")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dict(named.session.setup.authorities) == {"Somewhere else": "E06000053"}


def test_what_the_file_says_anyway_is_no_correction(person: Person, wave_path: Path) -> None:
    person.opens(wave_path)
    corrections = Corrections(person.furniture.desk)
    same = edits.with_text(corrections.setup, "portal", _text(person))
    assert not corrections.make("Rename question", same)
    titled = replace(corrections.setup, title=person.session.wave.title)
    assert not corrections.make("Change title", titled)
    assert not person.furniture.desk.document.steps.canUndo()


def test_nothing_of_the_set_up_is_imported_for_a_wave_that_has_none() -> None:
    look = (
        "import sys\n"
        "from omnibus_desktop.app import main\n"
        f"main.run(['--quit-after-first-paint', {str(EXAMPLE)!r}])\n"
        "lazy = ('setup_window', 'setup_keeper', 'setup_file', 'kept_setups', 'set_up')\n"
        "print([name for name in sys.modules if name.rpartition('.')[2] in lazy])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
