"""A briefing refreshed with another wave, as a person sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.refresh import refresh_actions
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.briefing.slides import Gap
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.later_waves import write_later_wave

CONTROL = Qt.KeyboardModifier.ControlModifier
RISKS, PLACES, JUDGES = "main_risks", "sufficient_placements", "judiciary"


@pytest.fixture(scope="module")
def wave2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next wave of the example, which does not ask of judges."""
    path = tmp_path_factory.mktemp("waves") / "wave2_synthetic.sav"
    return write_later_wave(path, 2, (JUDGES,))


@pytest.fixture
def briefed(reader: Person) -> Person:
    """Three slides: one with a headline of the person's own, one as suggested, one of judges."""
    desk = reader.furniture.desk
    reader.turns_to(RISKS)
    writes(reader, "Money worries 89% of authorities")
    slide_actions.add_to_briefing(desk)
    for question in (PLACES, JUDGES):
        reader.turns_to(question)
        slide_actions.add_to_briefing(desk)
    return reader


def writes(person: Person, text: str) -> None:
    fields = person.panes.side.findChildren(WordsField)
    field = next(each for each in fields if each.field.accessibleName() == "Headline")
    field.field.setPlainText(text)
    field.field.done.emit()
    person.bot.waitUntil(lambda: person.furniture.current.is_settled)


def refreshes(person: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    person.furniture.commands.by_id["refresh"].trigger()
    person.waits_for_list()


def lines(person: Person) -> list[str]:
    shown = person.furniture.refreshing.panel.list
    return [shown.item(row).text().strip() for row in range(shown.count())]


def test_all_slides_move_and_the_list_says_what_changed(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshes(briefed, wave2, monkeypatch)
    session = briefed.session
    assert (session.wave.source, session.path) == ("wave2_synthetic.sav", wave2)
    assert [slide.question for slide in session.briefing.slides] == [RISKS, PLACES, JUDGES]
    panel = briefed.furniture.refreshing.panel
    assert panel.isVisible()
    assert panel.title.text() == "Refreshed with wave2_synthetic.sav"
    assert panel.summary.text() == (
        "2 of 3 slides moved; 1 headline no longer holds; 1 not asked in this wave."
    )
    said = lines(briefed)
    assert said[0] == "1. Money worries 89% of authorities"
    assert said[1].startswith("⚠ The headline says 89%, now ")
    assert said[2].startswith("Suggested: ")
    assert "⚠ Not asked in this wave: the slide is kept." in said
    film = briefed.panes.film.strip.film
    spoken = Qt.ItemDataRole.AccessibleTextRole
    for row, ending in ((0, "no longer holds: says 89%, now 77%"), (2, "Not asked in this wave")):
        index = film.index(row)
        briefed.bot.waitUntil(lambda i=index, e=ending: i.data(spoken).endswith(e), timeout=LONG)


def test_one_step_goes_back_to_the_earlier_wave_and_one_forward_again(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = briefed.session
    refreshes(briefed, wave2, monkeypatch)
    after, steps = briefed.session, briefed.furniture.desk.document.steps
    assert steps.undoText() == "Refresh with wave2_synthetic.sav"
    steps.undo()
    now = briefed.session
    assert (now.wave, now.found, now.path) == (before.wave, before.found, EXAMPLE)
    assert now.briefing == before.briefing
    assert not briefed.furniture.refreshing.panel.isVisible()
    assert briefed.panes.questions.isVisible()
    steps.redo()
    assert briefed.session.wave is after.wave
    assert briefed.furniture.refreshing.panel.isVisible()


def test_each_line_leads_to_its_slide_by_keys_and_is_copied(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshes(briefed, wave2, monkeypatch)
    shown = briefed.furniture.refreshing.panel.list
    assert shown.hasFocus()
    shown.setCurrentRow(0)
    for _ in range(3):
        briefed.presses(shown, Qt.Key.Key_Down)
    assert briefed.session.draft.id == "slide 2"
    briefed.presses(shown, Qt.Key.Key_End)
    assert briefed.session.draft.id == "slide 3"
    assert "does not have" in briefed.panes.chart.message.text()
    panel = briefed.furniture.refreshing.panel
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Refreshed with wave2_synthetic.sav\n2 of 3 slides moved; 1 headline")
    assert "1. Money worries 89% of authorities\n    The headline says 89%, now 77%.\n" in text
    panel.list.setCurrentRow(1)
    briefed.presses(panel.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "⚠ The headline says 89%, now 77%."


def test_the_suggested_headline_is_taken_with_one_click_or_key(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshes(briefed, wave2, monkeypatch)
    panel = briefed.furniture.refreshing.panel
    assert panel.take.isEnabled()
    QTest.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert briefed.session.briefing.slides[0].words.headline is None
    assert "(77%)" in briefed.furniture.current.drawn.words.headline
    assert not any("no longer" in line or "says 89%" in line for line in lines(briefed))
    assert not panel.take.isEnabled()
    briefed.furniture.desk.document.steps.undo()
    assert lines(briefed)[1] == "⚠ The headline says 89%, now 77%."
    panel.list.setCurrentRow(2)
    briefed.presses(panel.list, Qt.Key.Key_Return)  # on the line of the suggestion
    assert briefed.session.briefing.slides[0].words.headline is None


def test_a_slide_that_was_not_asked_is_marked_and_can_be_removed_before_the_list_is_closed(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshes(briefed, wave2, monkeypatch)
    panel = briefed.furniture.refreshing.panel
    assert not panel.remove.isEnabled()
    slide_actions.show_slide(briefed.furniture.desk, "slide 3")  # as in the strip: the list follows
    assert panel.list.slide() == "slide 3"
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert [slide.id for slide in briefed.session.briefing.slides] == ["slide 1", "slide 2"]
    assert not any("Not asked" in line for line in lines(briefed))
    QTest.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    briefed.turns_to(PLACES)
    assert briefed.session.draft.question == PLACES


def test_a_saved_briefing_is_not_written_over(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        asked.append(start)
        return (str(tmp_path / "Briefing 2016.omnibus") if len(asked) == 1 else start), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    save = briefed.furniture.commands.by_id["save"]
    save.trigger()
    first = (tmp_path / "Briefing 2016.omnibus").read_bytes()
    refreshes(briefed, wave2, monkeypatch)
    assert briefed.session.briefing_path is None
    save.trigger()
    assert Path(asked[1]) == tmp_path / "Briefing 2017.omnibus"
    assert (tmp_path / "Briefing 2016.omnibus").read_bytes() == first
    assert b"wave2_synthetic.sav" in (tmp_path / "Briefing 2017.omnibus").read_bytes()


def test_the_wave_that_it_is_on_is_refused_and_cancel_leaves_everything(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = briefed.session
    refreshes(briefed, EXAMPLE, monkeypatch)
    assert briefed.session.briefing is before.briefing
    message = briefed.furniture.problems.message.text()
    assert message == "The briefing is on wave1_synthetic.sav already."
    now, desk = briefed.session, briefed.furniture.desk
    refresh_actions.refresh_with(desk, wave2)
    desk.jobs.cancel("refresh")
    briefed.waits_for_idle()
    assert briefed.session is now


def test_what_is_done_while_it_runs_is_in_it(briefed: Person, wave2: Path) -> None:
    desk = briefed.furniture.desk
    refresh_actions.refresh_with(desk, wave2)
    film_actions.move_slides(desk, ("slide 3",), Gap(0, 0))
    briefed.waits_for_idle()
    QApplication.processEvents()
    briefed.waits_for_idle()
    assert briefed.session.path == wave2
    ids = [slide.id for slide in briefed.session.briefing.slides]
    assert ids == ["slide 3", "slide 1", "slide 2"]


def test_a_wave_that_is_opened_beside_a_briefing_offers_to_refresh_it(
    briefed: Person, wave2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wave2), ""))
    briefed.furniture.commands.by_id["open"].trigger()
    bar = briefed.furniture.choices
    assert bar.isVisible()
    QTest.mouseClick(bar.buttons()[0], Qt.MouseButton.LeftButton)
    briefed.waits_for_idle()
    assert briefed.session.path == wave2
    assert len(briefed.session.briefing.slides) == 3
    assert not bar.isVisible()
