"""A wave that has changed since its briefing was saved: what is another on which slide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from omnibus_desktop.app.files import briefing_actions
from omnibus_desktop.briefing.file import read
from tests.app.conftest import EXAMPLE, LONG, Person

CONTROL = Qt.KeyboardModifier.ControlModifier
HEAD = "id,Area,Do you agree?,Do you often travel?"
AREAS, ANSWERS = ("North", "South"), ("Yes", "No", "Not sure")
ROWS = [[str(n), AREAS[n % 2], ANSWERS[n % 3], ANSWERS[n % 2]] for n in range(1, 61)]


def write(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join([HEAD, *map(",".join, rows)]) + "\n")


@pytest.fixture
def saved(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with a slide of each of two questions, whose window is on another wave now."""
    wave, path = tmp_path / "wave.csv", tmp_path / "b.omnibus"
    write(wave, ROWS)
    person.opens(wave)
    for question in person.session.wave.questions[2:4]:
        person.turns_to(question.id)
        person.presses(person.window, Qt.Key.Key_B, CONTROL)
    person.waits_for_idle()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    assert briefing_actions.save_briefing(person.furniture.desk, person.window)
    person.bot.waitUntil(lambda: len(read(path).printed) == 2, timeout=LONG)
    person.waits_for_idle()
    person.opens(EXAMPLE)
    return path


def listed(person: Person) -> list[str]:
    panel = person.furniture.refreshing.panel
    if panel is None or not panel.isVisible():
        return []
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def reopens(person: Person, path: Path) -> None:
    person.opens(path)
    person.waits_for_list()


def advice(person: Person) -> str:
    return person.furniture.problems.advice.text()


def test_what_the_slides_print_is_in_the_file(saved: Path) -> None:
    slides = json.loads(saved.read_text())["slides"]
    printed = slides[0]["printed"]
    (answer,) = (name for name, label in printed["answers"].items() if label == "Yes")
    assert printed["figures"][answer].split(" | ")[0] == "33%"
    assert printed["bases"].split(" | ")[0] == "60"
    assert read(saved).printed.keys() == {"slide 1", "slide 2"}


def test_it_is_neither_a_step_nor_a_reason_to_save(saved: Path, person: Person) -> None:
    before = saved.read_bytes()
    reopens(person, saved)
    person.turns_to(person.session.wave.questions[2].id)
    person.waits_for_idle()
    assert saved.read_bytes() == before
    assert person.furniture.desk.document.steps.count() == 0
    assert listed(person) == []


def test_the_figures_that_are_others_are_listed_slide_by_slide(saved: Path, person: Person) -> None:
    rows = [[*row[:2], "Yes" if int(row[0]) <= 18 else row[2], row[3]] for row in ROWS]
    write(saved.with_name("wave.csv"), rows)
    reopens(person, saved)
    lines = listed(person)
    assert lines[0].startswith("1. ")
    assert "Yes, Total: 33% → 53%" in lines
    assert not any(line.startswith("2. ") for line in lines)
    panel = person.furniture.refreshing.panel
    assert panel.title.text() == "wave.csv has changed"
    assert panel.summary.text() == "1 of 2 slides shows other figures."
    assert "wave.csv has changed since b.omnibus was saved" in (
        person.furniture.problems.message.text()
    )
    assert advice(person).startswith("Slide 1: ")


def test_that_nothing_is_another_is_said_too(saved: Path, person: Person) -> None:
    rows = [[str(int(row[0]) + 1000), *row[1:]] for row in ROWS]
    write(saved.with_name("wave.csv"), rows)
    reopens(person, saved)
    assert listed(person) == []
    assert advice(person) == "No slide shows other figures."


def test_a_slide_that_cannot_be_shown_is_listed(saved: Path, person: Person) -> None:
    content = json.loads(saved.read_text())
    content["slides"][1]["question"] = "gone"
    saved.write_text(json.dumps(content, indent=1) + "\n")
    write(saved.with_name("wave.csv"), ROWS[:-6])
    reopens(person, saved)
    assert any(line.startswith("It cannot be shown: ") for line in listed(person))
    assert "1 cannot be shown" in person.furniture.refreshing.panel.summary.text()


def test_an_older_file_tells_what_it_can(saved: Path, person: Person) -> None:
    content = json.loads(saved.read_text())
    for slide in content["slides"]:
        del slide["printed"]
    content["slides"][0]["words"]["headline"] = "33% say yes"
    saved.write_text(json.dumps(content, indent=1) + "\n")
    write(saved.with_name("wave.csv"), ROWS[:-6])
    reopens(person, saved)
    assert listed(person) == []
    told = "What the slides showed before is not kept in the file."
    assert advice(person) == told


def test_figures_that_are_damaged_are_told_and_cost_no_slide(saved: Path, person: Person) -> None:
    content = json.loads(saved.read_text())
    content["slides"][0]["printed"]["figures"] = {"1": "5%"}
    saved.write_text(json.dumps(content, indent=1) + "\n")
    kept = read(saved)
    assert len(kept.briefing.slides) == 2
    assert kept.losses[0].endswith("its figures as they were printed could not be read")


def test_the_next_save_has_the_figures_of_the_wave_as_it_is_now(
    saved: Path, person: Person
) -> None:
    write(saved.with_name("wave.csv"), ROWS[:-6])
    reopens(person, saved)
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    person.bot.waitUntil(lambda: len(read(saved).briefing.slides) == 3, timeout=LONG)
    person.waits_for_idle()
    assert {each.bases[0] for each in read(saved).printed.values()} == {"54"}
