"""The window as a whole: commands, names, words, briefing, what stays between two starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.about_wave import AboutWave
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MENUS
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.briefing import file
from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.link import WaveLink, named_from
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.places import survey_file

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_command_has_an_id_a_tip_a_menu_and_keys_of_its_own() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(command.tip and command.menu in MENUS for command in COMMANDS)


def test_every_control_has_an_accessible_name(reader: Person) -> None:
    kinds = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    nameless = [
        type(widget).__name__
        for kind in kinds
        for widget in reader.window.findChildren(kind)
        if not widget.accessibleName() and widget.isVisible()
    ]
    buttons = [
        button.objectName()
        for button in reader.panes.findChildren(QToolButton)
        if not (button.accessibleName() or button.text()) and button.isVisible()
    ]
    assert nameless == []
    assert buttons == []


def test_undo_names_the_step(reader: Person) -> None:
    slide_actions.set_breaks(reader.furniture.desk, ())
    assert reader.furniture.commands.by_id["undo"].text() == "&Undo Break"


def test_a_headline_that_was_edited_stays_and_can_be_taken_back(reader: Person) -> None:
    reader.turns_to("main_risks")
    suggested = reader.furniture.current.drawn.words.headline
    slide_actions.write_words(reader.furniture.desk, "headline", "Money is what worries them")
    assert reader.items("headline")[0].lines == ("Money is what worries them",)
    slide_actions.set_breaks(reader.furniture.desk, ())
    assert reader.items("headline")[0].lines == ("Money is what worries them",)
    slide_actions.write_words(reader.furniture.desk, "headline", None)
    assert reader.furniture.current.drawn.words.headline == suggested


def test_the_table_is_copied_as_text_and_as_html(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.presses(reader.window, Qt.Key.Key_C, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "Financial pressures\t89%" in data.text()
    assert "<table" in data.html()
    assert "ynthetic" in data.text()


def test_selected_cells_are_copied_as_text(reader: Person) -> None:
    reader.turns_to("main_risks")
    table = reader.panes.table.table
    table.setFocus()
    table.selectRow(2)
    reader.presses(table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "89%"


def test_a_briefing_is_saved_and_opened_again(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "briefing.omnibus"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    reader.turns_to("main_risks")
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    reader.turns_to("judiciary")
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    reader.presses(reader.window, Qt.Key.Key_S, CONTROL)
    saved = reader.session.briefing
    assert file.read(path).briefing == saved
    reader.opens(path)
    assert reader.session.briefing == saved
    assert reader.panes.film.strip.film.rowCount() == 2
    assert reader.session.draft == saved.slides[0]


def test_a_whole_briefing_becomes_one_deck(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "briefing.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Deck (*.pptx)"))
    for question in ("main_risks", "judiciary"):
        reader.turns_to(question)
        reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    reader.furniture.commands.by_id["export briefing"].trigger()
    reader.waits_for_idle()
    from pptx import Presentation

    titles = [slide.shapes.title.text for slide in Presentation(str(path)).slides]
    assert (titles[1], titles[4:]) == ("Agenda", ["Who answered", "Method"])


def test_a_file_dropped_on_the_window_opens(person: Person) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(EXAMPLE))])
    person.window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    person.waits_for_idle()
    assert person.session.wave is not None


def test_a_file_on_a_network_share_is_not_fetched_by_a_drop(person: Person) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file://host/share/wave.sav"), QUrl("http://host/wave.sav")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    person.window.dropEvent(event)
    assert not person.furniture.desk.jobs.busy()


def test_what_was_opened_is_offered_at_the_next_start(person: Person) -> None:
    person.opens(EXAMPLE)
    assert Settings().recent() == (EXAMPLE,)


@pytest.mark.parametrize(
    "name",
    ["burger_tracking_2017.sav", "bes_wave25_excerpt.sav", "quantipy_example_a.csv"],
)
def test_a_large_real_wave_is_read_from_end_to_end(person: Person, name: str) -> None:
    person.opens(survey_file(name))
    model = person.panes.questions.model
    assert model.count() > 10
    for row in range(0, model.rowCount(), 7):
        question = model.question_at(row)
        if question is not None:
            person.turns_to(question.id)
            assert person.furniture.current.drawn or person.furniture.current.reason


def test_the_first_paint_does_without_the_names_of_qt() -> None:
    look = (
        "from PySide6 import QtCore\n"
        "from omnibus_desktop.app import main\n"
        "main.run(['--quit-after-first-paint'])\n"
        "print('Qt' in vars(QtCore))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "False", done.stderr


def test_the_first_table_does_without_what_nobody_has_asked_for() -> None:
    look = (
        "import sys\n"
        "from PySide6 import QtGui, QtWidgets\n"
        "from omnibus_desktop.app import main\n"
        f"main.run(['--quit-after-first-paint', {str(EXAMPLE)!r}])\n"
        "print('QStyle' in vars(QtWidgets), 'QAccessible' in vars(QtGui))\n"
        "late = ('html', 'fractions', 'omnibus_desktop.app.files.left_work')\n"
        "print([name for name in late if name in sys.modules])\n"
        "import platform\n"
        "print(platform.system() != '', hasattr(platform, 'nothing of the kind'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split("\n")[:3] == ["False False", "[]", "True False"], done.stderr


@pytest.mark.parametrize("until", ["--quit-after-first-paint", "--quit-when-ready"])
def test_the_program_starts_paints_and_ends(until: str) -> None:
    """The file is named as seen from where the program is started, and remembered for all."""
    start = (
        "import sys\n"
        "from omnibus_desktop.app import main\n"
        "from omnibus_desktop.app.settings import Settings\n"
        f"status = main.run([{until!r}, {os.path.relpath(EXAMPLE)!r}])\n"
        "print(*Settings().remembered())\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() == str(EXAMPLE)


def test_the_program_ends_with_an_error_where_the_wave_cannot_be_opened(tmp_path: Path) -> None:
    empty = tmp_path / "empty.sav"
    empty.touch()
    done = subprocess.run(
        [sys.executable, "-m", "omnibus_desktop", "--quit-after-first-paint", str(empty)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1


def test_a_briefing_names_its_wave_as_seen_from_its_own_folder(tmp_path: Path) -> None:
    wave = tmp_path / "waves" / "wave.sav"
    assert named_from(wave, tmp_path) == "waves/wave.sav"
    assert named_from(wave, tmp_path / "other") == "../waves/wave.sav"


def test_a_wave_that_changed_since_the_briefing_was_saved_is_told(
    person: Person, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLE, tmp_path / "wave.sav")
    link = WaveLink("wave.sav", "another fingerprint", "Wave")
    path = tmp_path / "old.omnibus"
    path.write_text(file.to_text(file.Kept(Briefing("Old", (Slide("1", "judiciary"),)), link)))
    person.opens(path)
    assert person.session.draft.question == "judiciary"
    assert "has changed since old.omnibus" in person.furniture.problems.message.text()


def test_a_slide_whose_question_is_gone_says_so(person: Person, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "wave.sav")
    link = WaveLink("wave.sav", "", "Wave")
    path = tmp_path / "old.omnibus"
    slide = Slide("1", "no_such_question", by=("gone",), filter=(("lost", ("1",)),))
    path.write_text(file.to_text(file.Kept(Briefing("Old", (slide,)), link)))
    person.opens(path)
    assert "no_such_question" in person.panes.chart.message.text()


@pytest.mark.parametrize(("answer", "stays"), [("Cancel", True), ("Throw it away", False)])
def test_slides_that_are_not_saved_are_not_lost_by_opening_another_wave(
    reader: Person, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool
) -> None:
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)

    def answers(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == answer).click()

    monkeypatch.setattr(QMessageBox, "exec", answers)
    reader.opens(EXAMPLE)
    assert bool(reader.session.briefing.slides) is stays


def test_what_was_noticed_about_a_wave_can_be_read(reader: Person) -> None:
    reader.presses(reader.window, Qt.Key.Key_I, CONTROL)
    page = reader.window.findChild(AboutWave)
    labels = [label.text() for label in page.findChildren(QLabel)]
    assert "101 authorities" in labels
    assert "Synthetic: not real answers" in labels
    remarks = [page.list.item(row).text() for row in range(page.list.count())]
    assert any(remark.startswith("Population: The 152") for remark in remarks)
    page.close()


@pytest.mark.parametrize(
    ("kind", "has_text"), [("text as outlines", False), ("text as text", True)]
)
def test_a_drawing_holds_text_or_outlines_as_one_chooses(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, has_text: bool
) -> None:
    path = tmp_path / "chart.svg"
    chosen = (str(path), f"Drawing, SVG, {kind} (*.svg)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    reader.presses(reader.window, Qt.Key.Key_E, CONTROL)
    reader.waits_for_idle()
    assert ("<text" in path.read_text(encoding="utf-8")) is has_text


def test_words_that_are_being_typed_are_kept_by_the_next_command(reader: Person) -> None:
    reader.turns_to("judiciary")
    field = next(f for f in reader.panes.side.findChildren(WordsField) if f._name == "headline")
    field.field.setFocus()
    field.field.selectAll()
    QTest.keyClicks(field.field, "Mostly good")
    reader.presses(field.field, Qt.Key.Key_B, CONTROL)
    assert reader.session.briefing.slides[0].words.headline == "Mostly good"
    reader.presses(field.field, Qt.Key.Key_Z, CONTROL)
    reader.presses(field.field, Qt.Key.Key_Z, CONTROL)
    assert reader.session.draft.words.headline is None


def test_the_list_names_the_base_of_the_table(reader: Person) -> None:
    model = reader.panes.questions.model
    for name in ("joint_services", "confidence_unmet_needs", "main_risks", "colocated"):
        reader.turns_to(name)
        base, _ = model.shape_of(reader.session.wave.question(name))
        assert base == reader.panes.table.model.columns[0].unweighted_base


def test_only_the_question_of_the_slide_being_looked_at_is_marked(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    reader.turns_to("judiciary")
    reader.panes.film.strip.pick((reader.session.briefing.slides[0].id,))
    questions = reader.panes.questions
    marked = [index.row() for index in questions.list.selectionModel().selectedIndexes()]
    assert marked == [questions.model.row_of("main_risks")]


def test_a_wave_that_begins_with_ids_opens_on_what_can_be_counted(person: Person) -> None:
    person.opens(survey_file("edge/odd_weights_declared.sav"))
    assert person.furniture.current.drawn is not None


def test_the_name_of_the_weight_is_shown_in_full_whatever_was_open_before(
    reader: Person, tmp_path: Path
) -> None:
    path = tmp_path / "weighted.csv"
    rows = "".join(f"{n % 3},{0.5 + n / 40}\n" for n in range(40))
    path.write_text(f"q1,weight_of_the_household\n{rows}", encoding="utf-8")
    reader.opens(path)
    weight = reader.panes.breaks.weight
    assert weight.findText("weight_of_the_household") > 0
    reader.bot.waitUntil(lambda: weight.width() >= weight.sizeHint().width(), timeout=LONG)
    assert weight.width() > weight.fontMetrics().horizontalAdvance("weight_of_the_household")
