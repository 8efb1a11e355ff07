"""Bad input is told in words; what was open stays; the window goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from omnibus_desktop import __version__
from omnibus_desktop.app import main
from omnibus_desktop.app.report_dialog import ReportDialog
from omnibus_desktop.app.reports import without_person
from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.briefing.file import Kept, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.errors import OmnibusError
from tests.app.conftest import EXAMPLE, Person
from tests.places import malformed_file


def copied_details(person: Person) -> str:
    """By the buttons, what the clipboard holds then."""
    QTest.mouseClick(person.furniture.problems.details, Qt.MouseButton.LeftButton)
    (dialog,) = person.window.findChildren(ReportDialog)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    dialog.close()
    QApplication.processEvents()
    return QGuiApplication.clipboard().text()


def damaged(folder: Path, kind: str) -> Path:
    """A file, or something that is none, with which a person might come."""
    path = folder / f"{kind}.sav"
    whole = EXAMPLE.read_bytes()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "really a zip":
        path.write_bytes(b"PK\x03\x04" + bytes(100))
    elif kind == "a folder":
        path.mkdir()
    elif kind == "no rights":
        path.write_bytes(whole)
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read every file")
    return path


@pytest.mark.parametrize("kind", ["empty", "cut", "really a zip", "a folder", "gone", "no rights"])
def test_bad_input_is_told_and_the_open_wave_stays(
    reader: Person, tmp_path: Path, kind: str
) -> None:
    wave = reader.session.wave
    path = damaged(tmp_path, kind)
    reader.opens(path)
    problems = reader.furniture.problems
    assert problems.isVisible()
    assert path.name in problems.message.text()
    assert problems.advice.text()
    assert "Traceback" not in problems.message.text() + problems.advice.text()
    assert reader.session.wave is wave
    reader.turns_to("judiciary")
    assert reader.session.draft.question == "judiciary"


def test_an_error_after_the_window_has_gone_is_told_without_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    gone = QLabel()
    shiboken6.delete(gone)
    main._catch_bugs(SimpleNamespace(problems=gone))
    sys.excepthook(ValueError, ValueError("late"), None)
    assert "late" in capsys.readouterr().err


def test_a_long_name_makes_no_window_wider(reader: Person) -> None:
    wide = reader.window.width()
    name = f"{'ninety_percent_of_authorities_' * 6}.png"
    error = OmnibusError(f"1 thing to look at in {name}", f"it is in /home/{name}/charts")
    reader.furniture.problems.tell(error, ("Show", reader.window.update))
    QApplication.processEvents()
    assert reader.window.width() == wide
    assert reader.furniture.problems.message.height() >= 2 * (
        reader.furniture.problems.message.fontMetrics().lineSpacing()
    )


def test_details_can_be_copied_and_the_message_closed(person: Person, tmp_path: Path) -> None:
    person.opens(damaged(tmp_path, "empty"))
    assert "empty.sav" in copied_details(person)
    assert person.window.start_page.isVisible()


@pytest.mark.parametrize("person", [True], indirect=True)
def test_started_with_a_damaged_file_the_window_offers_the_ways_in(
    person: Person, tmp_path: Path
) -> None:
    assert person.window.start_page is None
    person.opens(damaged(tmp_path, "cut"))
    person.bot.waitUntil(lambda: person.window.start_page is not None)
    assert person.window.start_page.isVisible()
    assert person.furniture.problems.isVisible()
    person.opens(EXAMPLE)
    assert person.panes.isVisible()


@pytest.mark.parametrize("person", [True], indirect=True)
def test_started_with_a_wave_the_window_never_offers_the_ways_in(person: Person) -> None:
    person.opens(EXAMPLE)
    person.waits_for_stage()
    assert person.window.start_page is None


def test_the_next_wave_that_opens_takes_the_message_away(person: Person, tmp_path: Path) -> None:
    person.opens(damaged(tmp_path, "empty"))
    person.opens(EXAMPLE)
    assert not person.furniture.problems.isVisible()
    assert person.session.wave is not None


@pytest.mark.parametrize(
    "name", ["sav_encrypted.sav", "sav_claims_999999999_cases.sav", "sav_label_points_nowhere.sav"]
)
def test_a_hostile_file_leaves_the_window_alive(person: Person, name: str) -> None:
    person.opens(malformed_file(name))
    told = person.furniture.problems.isVisible()
    assert told or person.session.wave is not None


@pytest.mark.parametrize(
    "name",
    [
        *("sav_cut_in_half.sav", "sav_encrypted.sav", "por_cut.por", "dta_cut_500_bytes.dta"),
        *("sas_infinite_loop.sas7bdat", "xlsx_one_cell_of_1gb.xlsx", "sss_billion_laughs.sss"),
        *("csv_open_quote.csv", "project_path_traversal.zip"),
    ],
)
def test_what_was_open_stays_when_a_malformed_file_is_opened(reader: Person, name: str) -> None:
    wave, slide = reader.session.wave, reader.session.draft
    reader.opens(malformed_file(name))
    problems = reader.furniture.problems
    assert problems.isVisible()
    assert name in problems.message.text()
    assert "Traceback" not in problems.message.text() + problems.advice.text()
    assert (reader.session.wave, reader.session.draft) == (wave, slide)


def test_an_archive_by_the_name_of_a_briefing_changes_nothing(
    reader: Person, tmp_path: Path
) -> None:
    wave = reader.session.wave
    path = tmp_path / "project.omnibus"
    path.write_bytes(malformed_file("project_path_traversal.zip").read_bytes())
    reader.opens(path)
    assert "project.omnibus is damaged" in reader.furniture.problems.message.text()
    assert reader.session.wave is wave
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("//host/share/wave.sav", r"\\host\share\wave.sav", "http://localhost:9/wave.sav"),
        *("file:///etc/hostname", r"\\?\UNC\host\share\wave.sav", "../wave.sav", "x" * 5000),
    ],
)
def test_a_briefing_leads_to_no_other_computer(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: str
) -> None:
    wave = reader.session.wave
    path = tmp_path / "evil.omnibus"
    kept = Kept(Briefing("Evil"), WaveLink(elsewhere, "", ""))
    path.write_text(to_text(kept), encoding="utf-8")
    looked: list[str] = []
    there = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: looked.append(str(path)) or there(path))
    reader.opens(path)
    assert "evil.omnibus belongs to the wave" in reader.furniture.problems.message.text()
    assert reader.session.wave is wave
    assert not [name for name in looked if "host" in name]


@pytest.mark.parametrize("where", ["slot", "worker"])
def test_an_error_that_nobody_foresaw_is_shown_with_a_report_without_answers(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "jane.doe"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "jane.doe"))
    monkeypatch.setenv("LOGNAME", "jdoe77")

    def fails(*_: object) -> None:
        try:
            raise KeyError(bytes.fromhex("6d6f6e6579").decode())  # not in the program's own lines
        except KeyError as error:
            raise FileNotFoundError(2, "No such file", f"{Path.home()}/cumbria.sav") from error

    if where == "slot":
        person.furniture.desk.told.connect(fails)
        person.furniture.desk.told.emit("anything")
    else:
        person.furniture.desk.jobs.run("work", "Working", fails, lambda _: None)
        person.waits_for_idle()
    assert person.furniture.problems.isVisible()
    assert "Something went wrong" in person.furniture.problems.message.text()
    report = copied_details(person)
    for said in ("KeyError", "FileNotFoundError: No such file", "in fails", __version__, "Python"):
        assert said in report
    for private in ("money", "jane", "jdoe77", str(tmp_path)):
        assert private not in report


def test_details_name_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/homes/jane.doe")
    monkeypatch.setenv("USERPROFILE", "/homes/jane.doe")
    said = without_person("/homes/jane.doe/wave.sav by Jane.Doe, not janedoes")
    assert said == "~/wave.sav by (user), not janedoes"
