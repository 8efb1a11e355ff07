"""The slides on the whole screen, led by keys and clicks as any presentation is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.document import turned_to
from omnibus_desktop.app.film import presenter_screen
from omnibus_desktop.app.film.presenter_actions import present
from omnibus_desktop.app.film.presenter_desk import PresenterDesk
from omnibus_desktop.app.film.presenter_screen import PresenterScreen
from omnibus_desktop.app.words_field import WordsField
from tests.app.conftest import LONG, Person

SHIFT = Qt.KeyboardModifier.ShiftModifier
THREE = ("main_risks", "judiciary", "portal")
Keys = Qt.Key


def test_f5_begins_at_the_first_slide_and_shift_f5_at_the_present_one(briefed: Person) -> None:
    slide_actions.show_slide(briefed.furniture.desk, "slide 2")
    briefed.presses(briefed.window, Keys.Key_F5)
    screen = presented(briefed)
    assert screen.isFullScreen()
    assert screen.words == "1 / 3"
    briefed.presses(screen, Keys.Key_Escape)
    slide_actions.show_slide(briefed.furniture.desk, "slide 2")
    briefed.presses(briefed.window, Keys.Key_F5, SHIFT)
    assert presented(briefed).words == "2 / 3"


@pytest.mark.parametrize("key", ["Key_Space", "Key_Right", "Key_PageDown", "Key_Return", "click"])
def test_forward_to_the_end_and_out(briefed: Person, key: str) -> None:
    screen = shows(briefed)
    for words in ("2 / 3", "3 / 3", ""):
        goes_on(screen, key)
        assert screen.words == words
    assert screen.accessibleName() == "End of the briefing"
    goes_on(screen, key)
    assert not shown(briefed)
    assert briefed.session.draft.id == "slide 3"


@pytest.mark.parametrize("key", [Keys.Key_Left, Keys.Key_PageUp, Keys.Key_Backspace])
def test_back_and_not_beyond_the_first(briefed: Person, key: Qt.Key) -> None:
    screen = shows(briefed)
    briefed.presses(screen, Keys.Key_End)
    assert screen.words == "3 / 3"
    for words in ("2 / 3", "1 / 3", "1 / 3"):
        briefed.presses(screen, key)
        assert screen.words == words
    briefed.presses(screen, Keys.Key_End)
    briefed.presses(screen, Keys.Key_Home)
    assert screen.words == "1 / 3"


def test_a_number_and_enter_go_to_that_slide(briefed: Person) -> None:
    screen = shows(briefed)
    QTest.keyClicks(screen, "3")
    assert screen.words == "Go to slide 3, then Enter"
    briefed.presses(screen, Keys.Key_Return)
    assert screen.words == "3 / 3"
    QTest.keyClicks(screen, "99")
    briefed.presses(screen, Keys.Key_Enter)
    assert screen.words == "3 / 3"


def test_black_white_and_back_to_the_slide(briefed: Person) -> None:
    screen = shows(briefed)
    slide = colour(screen)
    briefed.presses(screen, Keys.Key_B)
    assert colour(screen) == "#000000"
    briefed.presses(screen, Keys.Key_W)
    assert colour(screen) == "#ffffff"
    briefed.presses(screen, Keys.Key_Space)
    assert colour(screen) == slide
    assert screen.words == "1 / 3"


def test_the_real_scene_is_scaled_with_black_around_it(briefed: Person) -> None:
    screen = shows(briefed)
    screen.resize(800, 800)
    picture = screen.grab().toImage()
    assert picture.pixelColor(400, 5).name() == "#000000"
    assert picture.pixelColor(400, 180).name() == "#ffffff"  # the page of a 16:9 slide


def test_notes_are_shown_when_asked_for(briefed: Person) -> None:
    screen = shows(briefed)
    without = screen.grab().toImage()
    briefed.presses(screen, Keys.Key_N)
    screen_with = screen.grab().toImage()
    assert screen_with != without
    briefed.presses(screen, Keys.Key_N)
    assert screen.grab().toImage() == without


def test_what_is_to_be_said_is_written_beside_the_words_and_read_while_presenting(
    briefed: Person,
) -> None:
    fields = briefed.panes.side.findChildren(WordsField)
    words = next(each for each in fields if each.title.text() == "What you say")
    field = words.field
    slide_actions.show_slide(briefed.furniture.desk, "slide 1")
    briefed.bot.waitUntil(lambda: words._shown.slide.id == "slide 1", timeout=LONG)
    field.setPlainText("Begin with the money")
    field.done.emit()
    assert briefed.session.briefing.slides[0].words.speaker == "Begin with the money"
    here = briefed.window.screen()
    present(briefed.furniture.desk, briefed.window, screens=[here, here])
    desk = briefed.window.findChild(PresenterDesk)
    briefed.presses(desk, Keys.Key_Home)
    lines = desk.notes.toPlainText().splitlines()
    assert lines[:2] == ["Begin with the money", ""]
    assert lines[2].startswith("Question: ")
    desk.close()


def test_the_window_shows_what_was_presented_last(briefed: Person) -> None:
    screen = shows(briefed)
    briefed.presses(screen, Keys.Key_Right)
    briefed.presses(screen, Keys.Key_Escape)
    assert not shown(briefed)
    assert briefed.session.draft.id == "slide 2"
    assert briefed.panes.film.strip.picked() == ("slide 2",)


@pytest.mark.parametrize("animated", [True, False])
def test_the_counter_goes_away_at_once_where_nothing_is_to_move(
    briefed: Person, monkeypatch: pytest.MonkeyPatch, animated: bool
) -> None:
    monkeypatch.setattr(presenter_screen, "moves", lambda _: animated)
    screen = shows(briefed)
    with_counter = screen.grab().toImage()
    screen._stays.timeout.emit()
    assert (screen.grab().toImage() == with_counter) is animated
    briefed.bot.waitUntil(lambda: screen._counter == 0.0, timeout=LONG)
    assert screen.grab().toImage() != with_counter


def test_the_next_slide_is_drawn_ahead(briefed: Person) -> None:
    screen = shows(briefed)
    ahead = screen._presentation._drawn
    briefed.bot.waitUntil(lambda: set(ahead) == {"slide 1", "slide 2"}, timeout=LONG)


def test_two_screens_show_the_slide_on_one_and_notes_on_the_other(briefed: Person) -> None:
    here = briefed.window.screen()
    present(briefed.furniture.desk, briefed.window, screens=[here, here])
    screen, desk = presented(briefed), briefed.window.findChild(PresenterDesk)
    assert desk.isFullScreen()
    assert desk.place.text() == "Slide 1 of 3"
    assert desk.notes.toPlainText()
    first = desk.notes.toPlainText()
    briefed.presses(desk, Keys.Key_Right)
    assert screen.words == "2 / 3"
    assert desk.notes.toPlainText() != first
    briefed.presses(desk, Keys.Key_B)
    assert desk.place.text() == "Slide 2 of 3, the screen is black"
    briefed.presses(desk, Keys.Key_End)
    assert desk.following.text() == "Next: end of the briefing"
    desk.close()
    assert not shown(briefed)


def shows(person: Person) -> PresenterScreen:
    person.presses(person.window, Keys.Key_F5)
    return presented(person)


def presented(person: Person) -> PresenterScreen:
    (screen,) = shown(person)
    return screen


def shown(person: Person) -> list[PresenterScreen]:
    QApplication.processEvents()
    return [each for each in person.window.findChildren(PresenterScreen) if each.isVisible()]


def goes_on(screen: PresenterScreen, key: str) -> None:
    if key == "click":
        QTest.mouseClick(screen, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(screen, Keys[key])
    QApplication.processEvents()


def colour(screen: PresenterScreen) -> str:
    return screen.grab().toImage().pixelColor(screen.width() // 3, screen.height() // 2).name()


@pytest.fixture
def briefed(reader: Person) -> Person:
    document = reader.furniture.desk.document
    for question in THREE:
        document.show(turned_to(document.session, question))
        slide_actions.add_to_briefing(reader.furniture.desk)
    return reader
