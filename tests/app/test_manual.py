"""The manual, the tour and the About box, as a person meets them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop import resources
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.explaining.about_box import AboutBox, libraries, licence_files
from omnibus_desktop.app.explaining.manual_pages import PAGES, page, pages_with
from omnibus_desktop.app.explaining.manual_window import ManualWindow
from omnibus_desktop.app.explaining.own_pages import OwnPages
from omnibus_desktop.app.explaining.tour import HINTS
from omnibus_desktop.app.settings import Settings
from tests.app.conftest import Person

_PICTURE = re.compile(r"!\[[^]]*\]\(([^)]*)\)")
_KEYS = re.compile(r"\b(?:Ctrl|Alt|Shift)(?:\+(?:Ctrl|Alt|Shift))*\+\w+\b|\bF\d+\b")
_ELSEWHERE = {"Alt+S", "F2"}  # keys of the strip of slides
_MOST_BYTES = 1_500_000
_IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def manual(person: Person) -> ManualWindow:
    person.furniture.commands.by_id["manual"].trigger()
    found = person.furniture.helping.manual
    assert found is not None
    return found


def test_the_manual_has_at_most_ten_pages() -> None:
    assert len(PAGES) <= 10


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_pictures_and_names_keys_that_there_are(name: str) -> None:
    text = page(name)
    for picture in _PICTURE.findall(text):
        assert resources.path(f"manual/{picture}").stat().st_size > 1000
    known = {key for command in COMMANDS for key in command.keys} | _ELSEWHERE
    named = {key.replace("Enter", "Return") for key in _KEYS.findall(text)}
    assert named <= known


def test_the_pictures_are_small_and_all_are_used() -> None:
    files = list(resources.path("manual/pictures").iterdir())
    used = {picture for name in PAGES for picture in _PICTURE.findall(page(name))}
    assert {f"pictures/{file.name}" for file in files} == used
    assert sum(file.stat().st_size for file in files) < _MOST_BYTES


def test_a_page_loads_nothing_but_our_own_pictures(qtbot) -> None:
    pages = OwnPages("Page")
    qtbot.addWidget(pages)
    for name in (
        "http://example.org/x.png",
        "file:///etc/passwd",
        "pictures/../../licences/NOTICE.txt",
        "//host/share/x.png",
        "pictures/missing.png",
    ):
        assert pages.loadResource(_IMAGE, QUrl(name)) is None


def test_the_contents_turn_pages_and_back_comes_back(manual: ManualWindow) -> None:
    manual.contents.setCurrentRow(3)
    assert manual.shown == "differences"
    assert "Is the difference real?" in manual.text.toPlainText()
    QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.shown == "open"


def test_a_search_leaves_the_pages_with_these_words(manual: ManualWindow) -> None:
    QTest.keyClicks(manual.search, "subtracting")
    assert [manual.contents.item(n).text() for n in range(manual.contents.count())] == [
        "Confidentiality"
    ]
    assert manual.shown == "confidentiality"
    assert manual.text.textCursor().selectedText() == "subtracting"
    manual.search.setText("nowhere to be found")
    assert manual.nothing.isVisible()
    manual.search.clear()
    assert manual.contents.count() == len(PAGES)


def test_words_of_several_pages_are_found_everywhere() -> None:
    assert set(pages_with("base")) >= {"read", "numbers"}


def test_escape_closes_the_manual(person: Person, manual: ManualWindow) -> None:
    QTest.keyClick(manual.text, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert person.furniture.helping.manual is None


def test_the_tour_comes_by_itself_takes_no_focus_and_can_be_dismissed_for_good(
    reader: Person,
) -> None:
    settings = reader.furniture.desk.settings
    settings.remember_tour(False)
    reader.panes.questions.list.setFocus()
    reader.furniture.desk.stage_ready.emit()
    tour = reader.furniture.helping.tour
    assert tour is not None
    assert tour.balloon is not None
    assert tour.balloon.isVisible()
    assert reader.panes.questions.list.hasFocus()
    QTest.keyClick(tour.balloon.never, Qt.Key.Key_Space)
    QTest.mouseClick(tour.balloon.close_button, Qt.MouseButton.LeftButton)
    assert tour.balloon is None
    assert Settings().tour_is_over()


def test_the_tour_is_shown_again_and_walked_by_keyboard(reader: Person) -> None:
    reader.furniture.commands.by_id["tour"].trigger()
    tour = reader.furniture.helping.tour
    assert tour is not None
    seen = []
    while tour.balloon is not None:
        seen.append(tour.balloon.accessibleDescription())
        assert reader.window.rect().contains(tour.balloon.geometry())
        assert tour.balloon.next.hasFocus()
        QTest.keyClick(tour.balloon.next, Qt.Key.Key_Space)
    assert len(set(seen)) == len(HINTS) == 5
    assert reader.panes.questions.list.hasFocus()


def test_no_letter_of_the_tour_opens_a_menu_or_does_two_things(reader: Person) -> None:
    reader.furniture.commands.by_id["tour"].trigger()
    balloon = reader.furniture.helping.tour.balloon
    menus = [menu.title() for menu in reader.window.menus.values()]
    while reader.furniture.helping.tour.balloon is not None:
        ways = [balloon.next, balloon.close_button, balloon.never]
        texts = menus + [way.text() for way in ways if way.isVisible()]
        letters = [QKeySequence.mnemonic(text).toString() for text in texts]
        assert len(set(letters)) == len(letters)
        QTest.keyClick(balloon.next, Qt.Key.Key_Space)


@pytest.mark.parametrize("place", ["hint", "film", "stage"])
def test_escape_ends_the_tour_wherever_the_focus_is(reader: Person, place: str) -> None:
    reader.furniture.commands.by_id["tour"].trigger()
    tour = reader.furniture.helping.tour
    assert tour is not None
    assert tour.balloon is not None
    places = {"hint": tour.balloon.next, "film": reader.panes.film, "stage": reader.stage}
    places[place].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tour.balloon is None


def test_about_names_version_licences_and_credits_and_can_be_copied(person: Person) -> None:
    person.furniture.commands.by_id["about"].trigger()
    box = person.window.findChild(AboutBox)
    assert box is not None
    QTest.mouseClick(box.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    for words in (
        "Omnibus Desktop",
        "PySide6-Essentials",
        "LGPL",
        "Crown copyright",
        "MIT licence",
    ):
        assert words in copied
    titles = [box.list.item(n).text() for n in range(box.list.count())]
    assert "GNU Lesser GPL 3" in titles
    box.list.setCurrentRow(titles.index("GNU Lesser GPL 3"))
    assert "LESSER GENERAL PUBLIC" in box.text.toPlainText()
    box.close()


def test_every_library_that_is_shipped_is_named() -> None:
    lock = resources.folder().parent / "build" / "lock" / "run.txt"
    if not lock.is_file():
        pytest.skip("there is no lock outside the source")
    locked = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name.lower() for name, _ in libraries()}
    assert {name.lower() for name in locked} <= named
    assert licence_files()
