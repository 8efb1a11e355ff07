"""The filmstrip, worked with as a person does: by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.document import turned_to
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.film.filmstrip_view import Strip
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.briefing.slides import sections
from omnibus_desktop.tables.table import TOTAL
from tests.app.conftest import LONG, Person, _moves_holding

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FIVE = ("main_risks", "judiciary", "portal", "colocated", "joint_services")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_the_button_in_the_strip_adds_what_is_looked_at(reader: Person) -> None:
    reader.turns_to("judiciary")
    QTest.mouseClick(reader.panes.film.add, Qt.MouseButton.LeftButton)
    assert questions(reader) == ["judiciary"]
    reader.bot.waitUntil(strip(reader).isVisible, timeout=LONG)
    assert spoken(reader) == ["Slide 1 of 1, " + reader.furniture.current.drawn.words.headline]


def test_a_click_shows_the_slide(filled: Person) -> None:
    clicks(filled, "slide 2")
    assert filled.session.draft is filled.session.briefing.slides[1]


def test_a_slide_is_copied_behind_itself_and_shown(filled: Person) -> None:
    clicks(filled, "slide 2")
    filled.presses(strip(filled), Qt.Key.Key_D, CONTROL)
    assert questions(filled) == ["main_risks", "judiciary", "judiciary", *FIVE[2:]]
    assert filled.session.draft is filled.session.briefing.slides[2]
    assert undo_text(filled) == "Duplicate slide"


def test_keys_move_a_slide_step_by_step_and_to_the_ends(filled: Person) -> None:
    clicks(filled, "slide 2")
    filled.presses(strip(filled), Qt.Key.Key_Right, ALT)
    assert order(filled) == [1, 3, 2, 4, 5]
    filled.presses(strip(filled), Qt.Key.Key_Left, ALT)
    filled.presses(strip(filled), Qt.Key.Key_Left, ALT)
    assert order(filled) == [2, 1, 3, 4, 5]
    filled.presses(strip(filled), Qt.Key.Key_End, ALT)
    assert order(filled) == [1, 3, 4, 5, 2]
    filled.presses(strip(filled), Qt.Key.Key_Home, ALT)
    assert order(filled) == [2, 1, 3, 4, 5]
    assert filled.session.draft.id == "slide 2"


def test_several_slides_are_picked_and_moved_together(filled: Person) -> None:
    clicks(filled, "slide 1")
    clicks(filled, "slide 3", CONTROL)
    assert strip(filled).picked() == ("slide 1", "slide 3")
    filled.presses(strip(filled), Qt.Key.Key_End, ALT)
    assert order(filled) == [2, 4, 5, 1, 3]
    assert strip(filled).picked() == ("slide 1", "slide 3")
    assert undo_text(filled) == "Move 2 slides"


def test_shift_picks_all_between_by_mouse_and_by_keys(filled: Person) -> None:
    clicks(filled, "slide 2")
    clicks(filled, "slide 4", SHIFT)
    assert strip(filled).picked() == ("slide 2", "slide 3", "slide 4")
    clicks(filled, "slide 2")
    filled.presses(strip(filled), Qt.Key.Key_Right, SHIFT)
    assert strip(filled).picked() == ("slide 2", "slide 3")


def test_what_is_removed_comes_back(filled: Person) -> None:
    clicks(filled, "slide 2")
    clicks(filled, "slide 3", SHIFT)
    before = filled.session.briefing
    filled.presses(strip(filled), Qt.Key.Key_Delete)
    assert order(filled) == [1, 4, 5]
    assert filled.session.draft.id == "slide 4"
    filled.presses(filled.window, Qt.Key.Key_Z, CONTROL)
    assert filled.session.briefing == before
    assert filled.session.draft.id == "slide 3"


def test_a_slide_is_dragged_to_where_the_mark_is(filled: Person) -> None:
    drags(filled, "slide 1", middle(filled, "slide 3") + QPoint(8, 0))
    assert order(filled) == [2, 3, 1, 4, 5]
    assert questions(filled)[2] == "main_risks"
    assert undo_text(filled) == "Move slide"


def test_the_slides_that_are_picked_are_dragged_together(filled: Person) -> None:
    clicks(filled, "slide 4")
    clicks(filled, "slide 5", CONTROL)
    drags(filled, "slide 4", QPoint(2, 40))
    assert order(filled) == [4, 5, 1, 2, 3]


def test_a_drag_is_marked_and_given_up_by_escape(filled: Person) -> None:
    view = strip(filled).viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(filled, "slide 1"))
    still = view.grab().toImage()
    _moves_holding(view, QPointF(middle(filled, "slide 3")))
    assert view.grab().toImage() != still
    filled.presses(strip(filled), Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(filled, "slide 3"))
    assert order(filled) == [1, 2, 3, 4, 5]


def test_a_slide_is_called_as_the_person_types(filled: Person) -> None:
    clicks(filled, "slide 2")
    types_name(filled, "The courts")
    assert filled.session.briefing.slides[1].name == "The courts"
    assert spoken(filled)[1] == "Slide 2 of 5, The courts"
    types_name(filled, "")
    assert filled.session.briefing.slides[1].name == ""
    assert "courts" not in spoken(filled)[1]


def test_keys_of_the_strip_leave_a_picked_note_alone(filled: Person) -> None:
    desk = filled.furniture.desk
    clicks(filled, "slide 1")
    slide_actions.show_slide(desk, "slide 1")
    desk.document.show(turned_to(desk.document.session, "main_risks"))
    clicks(filled, "slide 1")
    filled.presses(strip(filled), Qt.Key.Key_Delete)
    assert order(filled) == [2, 3, 4, 5]


def test_a_section_is_begun_named_folded_and_removed(filled: Person) -> None:
    clicks(filled, "slide 3")
    filled.presses(strip(filled), Qt.Key.Key_S, ALT)
    editor = strip(filled).findChild(QLineEdit)
    QTest.keyClicks(editor, "Workforce")
    filled.presses(editor, Qt.Key.Key_Return)
    assert [(s.name, len(s.slides)) for s in parts(filled)] == [("", 2), ("Workforce", 3)]
    assert spoken(filled)[2] == "Section Workforce, 3 slides"
    assert spoken(filled)[3].startswith("Slide 3 of 5, section Workforce, ")
    filled.presses(strip(filled), Qt.Key.Key_Space)
    assert spoken(filled)[2:] == ["Section Workforce, 3 slides, folded"]
    assert len(filled.session.briefing.slides) == 5
    filled.presses(strip(filled), Qt.Key.Key_Delete)
    assert len(parts(filled)) == 1
    assert len(spoken(filled)) == 5


def test_a_section_is_moved_whole_by_keys_and_by_mouse(filled: Person) -> None:
    two_sections(filled)
    clicks(filled, "section slide 4")
    filled.presses(strip(filled), Qt.Key.Key_Left, ALT)
    assert [s.name for s in parts(filled)] == ["", "Late", "Early"]
    assert order(filled) == [1, 4, 5, 2, 3]
    drags(filled, "section slide 4", middle(filled, "slide 3") + QPoint(30, 0))
    assert [s.name for s in parts(filled)] == ["", "Early", "Late"]


def test_a_slide_dropped_behind_a_heading_is_in_that_section(filled: Person) -> None:
    two_sections(filled)
    drags(filled, "slide 1", middle(filled, "section slide 4") + QPoint(40, 0))
    assert order(filled) == [2, 3, 1, 4, 5]
    assert [(s.name, len(s.slides)) for s in parts(filled)] == [("Early", 2), ("Late", 3)]


def test_looking_at_a_slide_of_a_folded_section_unfolds_it(filled: Person) -> None:
    two_sections(filled)
    strip(filled).film.fold("Late", True)
    slide_actions.show_slide(filled.furniture.desk, "slide 5")
    assert strip(filled).picked() == ("slide 5",)


@pytest.mark.parametrize("way", ["mouse", "keys", "menu key"])
def test_the_menu_of_a_slide(filled: Person, way: str) -> None:
    clicks(filled, "slide 2")
    view = strip(filled)
    if way == "keys":
        filled.presses(view, Qt.Key.Key_F10, SHIFT)
    else:
        reason = QContextMenuEvent.Reason
        by = reason.Mouse if way == "mouse" else reason.Keyboard
        place = middle(filled, "slide 2")
        event = QContextMenuEvent(by, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    (menu,) = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    (remove,) = [action for action in menu.actions() if "e&move" in action.text()]
    assert "Del" in remove.shortcut().toString()
    remove.trigger()
    menu.close()
    assert order(filled) == [1, 3, 4, 5]


def test_the_title_is_typed_where_it_stands(filled: Person) -> None:
    title = filled.panes.film.title
    QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    title.selectAll()
    QTest.keyClicks(title, "Autumn briefing")
    filled.presses(title, Qt.Key.Key_Return)
    assert filled.session.briefing.title == "Autumn briefing"
    assert undo_text(filled) == "Rename briefing"
    filled.presses(filled.window, Qt.Key.Key_Z, CONTROL)
    assert title.text() != "Autumn briefing"


def test_the_wheel_scrolls_the_strip_and_the_present_slide_is_in_sight(filled: Person) -> None:
    desk = filled.furniture.desk
    for _ in range(3):
        film_actions.duplicate_slides(desk, [s.id for s in filled.session.briefing.slides])
    view = strip(filled)
    slide_actions.show_slide(desk, "slide 40")
    QApplication.processEvents()
    assert view.viewport().rect().contains(middle(filled, "slide 40"))
    before = view.horizontalScrollBar().value()
    assert before > 0
    wheels(view, 120)
    assert view.horizontalScrollBar().value() < before


def test_the_strip_is_hidden_and_shown_and_keeps_its_height(filled: Person) -> None:
    film = filled.panes.film
    filled.presses(filled.window, Qt.Key.Key_F9)
    assert not film.isVisible()
    assert Settings().film_hidden()
    filled.presses(filled.window, Qt.Key.Key_F9)
    assert film.isVisible()
    height = film.height()
    handle = filled.panes._whole.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(300, 2))
    _moves_holding(handle, QPointF(300, -58))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(300, -58))
    assert film.height() > height + 40
    assert Settings().film_height() == film.height()


def test_only_slides_in_sight_are_drawn(filled: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = filled.furniture.desk
    for _ in range(3):
        film_actions.duplicate_slides(desk, [s.id for s in filled.session.briefing.slides])
    waits_for_pictures(filled)
    drawn = [s.id for s in filled.session.briefing.slides if s.id in film(filled).pictures._kept]
    assert 0 < len(drawn) < 30


def test_a_note_that_lost_its_bar_is_told(filled: Person) -> None:
    clicks(filled, "slide 1")
    of_a_group = next(i for i in filled.items("bar") if i.key and i.key[1] != TOTAL)
    filled.clicks(of_a_group)
    filled.furniture.commands.by_id["line"].trigger()
    assert "no bar any more" not in spoken(filled)[0]
    slide_actions.set_breaks(filled.furniture.desk, ())
    assert spoken(filled)[0].endswith("1 note has no bar any more")


def two_sections(person: Person) -> None:
    film_actions.name_section(person.furniture.desk, "slide 2", "Early")
    film_actions.name_section(person.furniture.desk, "slide 4", "Late")


@pytest.mark.parametrize("command", ["rename slide", "begin section", "rename briefing"])
def test_what_is_typed_into_the_hidden_strip_shows_it(filled: Person, command: str) -> None:
    filled.presses(filled.window, Qt.Key.Key_F9)
    assert film(filled).isHidden()
    filled.furniture.commands.by_id[command].trigger()
    filled.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    assert film(filled).isVisible()
    assert QApplication.focusWidget().isVisible()
    assert film(filled).isAncestorOf(QApplication.focusWidget())


def test_to_rename_what_is_being_renamed_goes_on_with_it(filled: Person) -> None:
    rename = filled.furniture.commands.by_id["rename slide"]
    rename.trigger()
    field = QApplication.focusWidget()
    rename.trigger()  # Qt would warn
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Money first")
    filled.presses(field, Qt.Key.Key_Return)
    assert "Money first" in " ".join(spoken(filled))


def film(person: Person):
    return person.panes.film


def strip(person: Person) -> Strip:
    return person.panes.film.strip


def parts(person: Person):
    return sections(person.session.briefing)


def questions(person: Person) -> list[str]:
    return [slide.question for slide in person.session.briefing.slides]


def order(person: Person) -> list[int]:
    return [int(slide.id.removeprefix("slide ")) for slide in person.session.briefing.slides]


def spoken(person: Person) -> list[str]:
    waits_for_pictures(person)
    model = strip(person).film
    return [model.index(row).data(SPOKEN) for row in range(model.rowCount())]


def undo_text(person: Person) -> str:
    return person.furniture.desk.document.steps.undoText()


def waits_for_pictures(person: Person) -> None:
    QApplication.processEvents()
    person.bot.waitUntil(lambda: film(person).pictures.is_idle, timeout=LONG)


def middle(person: Person, key: str) -> QPoint:
    view = strip(person)
    return view.visualRect(view.film.index(view.film.row_of(key))).center()


def clicks(person: Person, key: str, held: Qt.KeyboardModifier = NONE) -> None:
    view = strip(person)
    view.setFocus()
    view.scrollTo(view.film.index(view.film.row_of(key)))
    place = middle(person, key)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
    QApplication.processEvents()


def drags(person: Person, key: str, to: QPoint) -> None:
    view = strip(person).viewport()
    start = middle(person, key)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        _moves_holding(view, QPointF(start) + (QPointF(to) - QPointF(start)) * share)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)
    QApplication.processEvents()


def wheels(view: Strip, angle: int) -> None:
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert event.type() == QEvent.Type.Wheel
    QApplication.sendEvent(view.viewport(), event)


def types_name(person: Person, name: str) -> None:
    view = strip(person)
    view.setFocus()
    person.presses(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    editor.selectAll()
    person.presses(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, name)
    person.presses(editor, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def filled(reader: Person) -> Person:
    """Five slides, all in sight, with the first looked at."""
    reader.window.resize(1440, 900)
    for question in FIVE:
        document = reader.furniture.desk.document
        document.show(turned_to(document.session, question))
        slide_actions.add_to_briefing(reader.furniture.desk)
    slide_actions.show_slide(reader.furniture.desk, "slide 1")
    waits_for_pictures(reader)
    return reader
