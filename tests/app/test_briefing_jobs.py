"""The jobs of a briefing, walked with real clicks and keys, and counted as a person would count:
ten annotated charts in a deck, and the same again when the next wave arrives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.briefing.briefing import Slide
from tests.app.conftest import EXAMPLE, Person
from tests.app.walked_jobs import CHARTS, double_clicks_question, drops
from tests.later_waves import write_later_wave

FOR_EACH, BESIDES = 3, 1  # actions that a chart, and the deck as a whole, may take
ONCE_MORE = 2  # actions that the next wave may take


class Counter:
    """Counts what a person does: a click, a drag, a chord of keys, a typed phrase."""

    def __init__(self) -> None:
        self.actions: list[str] = []

    @contextmanager
    def action(self, name: str) -> Iterator[None]:
        self.actions.append(name)
        yield
        QApplication.processEvents()

    def __len__(self) -> int:
        return len(self.actions)


def holds_to(person: Person, *keys: object) -> None:
    person.presses(person.window, *keys)


def chart_slides(deck: Path) -> list:
    """The slides of the deck that have a native chart, in order."""
    return [s for s in Presentation(str(deck)).slides if any(each.has_chart for each in all_of(s))]


def all_of(slide) -> list:
    found = []
    for shape in slide.shapes:
        found += list(shape.shapes) if hasattr(shape, "shapes") else [shape]
    return found


def texts(slide) -> str:
    framed = (each.text_frame.text for each in all_of(slide) if each.has_text_frame)
    return " ".join(" ".join(framed).split())


def answer_dialogs(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Saving asks where; the person accepts."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def makes_ten_slides(person: Person, counter: Counter) -> None:
    for question in CHARTS:
        with counter.action(f"double-click on the question {question}"):
            double_clicks_question(person, question)
        with counter.action("double-click on its first bar: a call-out with the figure"):
            person.double_clicks(person.bar())


def has_ten_slides(person: Person) -> None:
    """As if the first job had been done."""
    session = person.session
    slides = tuple(Slide(f"slide {n}", question) for n, question in enumerate(CHARTS, 1))
    briefing = replace(session.briefing, slides=slides)
    person.furniture.desk.document.apply("Ten slides", replace(session, briefing=briefing))


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.mark.slow
def test_ten_annotated_charts_become_a_deck_in_three_actions_each_and_one_more(
    person: Person, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "briefing.pptx"
    answer_dialogs(monkeypatch, deck)
    with counter.action("double-click on the wave"):
        person.opens(EXAMPLE)
        person.waits_for_stage()
    makes_ten_slides(person, counter)
    with counter.action("Ctrl+Shift+E"), counter.action("accept the name of the deck"):
        shift = Qt.KeyboardModifier.ShiftModifier
        holds_to(person, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, shift)
        person.waits_for_idle()
    slides = person.session.briefing.slides
    assert tuple(slide.question for slide in slides) == CHARTS
    assert [len(slide.notes) for slide in slides] == [1] * len(CHARTS)
    made = chart_slides(deck)
    assert len(made) == len(CHARTS)
    for slide, shown in zip(slides, made, strict=True):
        text = texts(shown)
        assert person.session.wave.question(slide.question).text[:30] in text
        assert "Source: " in text  # of what it shows
        charts = [each.chart for each in all_of(shown) if each.has_chart]
        assert all(chart.part.chart_workbook.xlsx_part is not None for chart in charts)
    assert len(counter) <= FOR_EACH * len(CHARTS) + BESIDES, counter.actions


@pytest.mark.slow
def test_the_next_wave_takes_two_actions(
    person: Person, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, deck = tmp_path / "Briefing 2016.omnibus", tmp_path / "deck.pptx"
    wave2 = write_later_wave(tmp_path / "wave2_synthetic.sav", 2, ("judiciary",))
    person.opens(EXAMPLE)
    has_ten_slides(person)
    answer_dialogs(monkeypatch, path)
    person.furniture.commands.by_id["save"].trigger()
    person.opens(path)
    before = person.session
    with counter.action("drop the next wave on the window"):
        drops(person, wave2)
    with counter.action("click on Refresh the briefing"):
        QTest.mouseClick(person.furniture.choices.buttons()[0], Qt.MouseButton.LeftButton)
    person.waits_for_list()
    assert len(counter) <= ONCE_MORE, counter.actions
    session = person.session
    assert session.wave.source == wave2.name
    assert [slide.id for slide in session.briefing.slides] == [
        slide.id for slide in before.briefing.slides
    ]
    panel = person.furniture.refreshing.panel
    assert panel.summary.text() == "9 of 10 slides moved; 1 not asked in this wave."
    assert path.exists()
    assert session.briefing_path is None  # it is not written over
    answer_dialogs(monkeypatch, deck)
    person.furniture.commands.by_id["export briefing"].trigger()
    person.waits_for_idle()
    made = chart_slides(deck)
    assert len(made) == len(CHARTS) - 1  # what cannot be drawn is left out, and told
    assert all("20 March to 21 April 2017" in texts(slide) for slide in made)
    assert "Slide 4 is left out" in person.furniture.problems.advice.text()
