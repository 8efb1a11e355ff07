"""Every command there is, done by keys alone: its own, or those of its menu. Each does something
that can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.answers import quote_actions
from omnibus_desktop.app.command import Command
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.notes import netting, note_actions
from omnibus_desktop.briefing.briefing import Quote
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.wave.question import Net
from tests.app.conftest import EXAMPLE, Person

Key, Mod = Qt.Key, Qt.KeyboardModifier
OPEN = "financial_comment"
ASKED: list[str] = []  # the titles of the platform's dialogs that were asked for

State = Callable[[Person], object]
Sign = Callable[[Person], object]  # what is looked at before and after: it has to be another


# The states from which a command is to be had.


def on_bar(person: Person) -> None:
    person.turns_to("main_risks")
    person.stage.setFocus()
    note_actions.select_mark(person.furniture.desk, person.bar(1).key)


def on_bars(person: Person) -> None:
    on_bar(person)
    person.presses(person.stage, Key.Key_Down, Mod.ShiftModifier)


def on_note(person: Person) -> None:
    on_bar(person)
    note_actions.add_callout(person.furniture.desk)
    person.stage.setFocus()  # which closes its words


def on_moved_note(person: Person) -> None:
    on_note(person)
    person.presses(person.stage, Key.Key_Right)


def on_target(person: Person) -> None:
    on_bar(person)
    person.furniture.desk.value_requested.emit("target")
    QTest.keyClicks(QApplication.focusWidget(), "75")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def with_wave_inside(person: Person) -> None:
    on_slide(person)
    briefing = replace(person.session.briefing, keeps_wave=True)
    alone = replace(person.session, briefing=briefing, earlier=())
    person.furniture.desk.document.apply("Keep the wave inside", alone)


def with_hidden(person: Person) -> None:
    on_bar(person)
    person.furniture.commands.by_id["hide answer"].trigger()


def on_net(person: Person) -> None:
    on_bar(person)
    answers = [answer.id for answer in person.furniture.current.question.answers[:2]]
    netting.put(person.furniture.desk, Net("Money", tuple(answers)))
    of_net = next(item.key for item in person.items("bar") if "net:" in item.key[0])
    note_actions.select_mark(person.furniture.desk, of_net)


def with_slide(person: Person) -> None:
    at_start(person)
    slide_actions.add_to_briefing(person.furniture.desk)


def on_slide(person: Person) -> None:
    """The second of three, of a briefing that is saved."""
    desk = person.furniture.desk
    while len(person.session.briefing.slides) < 3:
        person.turns_to("judiciary" if person.session.briefing.slides else "main_risks")
        slide_actions.add_to_briefing(desk)
    person.furniture.commands.by_id["save"].trigger()
    person.waits_for_idle()
    person.panes.film.strip.pick((person.session.briefing.slides[1].id,))


def changed(person: Person) -> None:
    on_slide(person)
    slide_actions.set_labels(person.furniture.desk, not person.session.draft.spec.labels)


def taken_back(person: Person) -> None:
    changed(person)
    person.furniture.desk.document.steps.undo()


def at_answers(person: Person) -> None:
    person.turns_to(OPEN)


def on_quotes(person: Person) -> None:
    person.turns_to(OPEN)
    for text in ("One", "Another"):
        slides = quote_actions.slides_for(person.furniture.desk, OPEN)
        on = slides[-1][0] if text == "Another" else None
        quote_actions.put_quote(person.furniture.desk, OPEN, Quote(text, ""), on)


def with_earlier(person: Person) -> None:
    person.turns_to("portal")
    wave = replace(person.session.wave, id="earlier", title="Wave 0")
    earlier = EarlierWave(EXAMPLE, wave, WaveLink("wave.sav", "", "Wave 0"))
    person.furniture.desk.document.show(replace(person.session, earlier=(earlier,)))


def on_figure(person: Person) -> None:
    person.turns_to("main_risks")
    person.panes.table.table.setFocus()
    person.presses(person.panes.table.table, Key.Key_Down)


def with_filter(person: Person) -> None:
    at_start(person)
    slide_actions.set_filter(person.furniture.desk, (("area", ("1",)),))


def with_counts(person: Person) -> None:
    at_start(person)
    person.furniture.desk.measure_requested.emit("count")


def with_percent(person: Person) -> None:
    at_start(person)
    person.furniture.desk.measure_requested.emit("percent")


def without_test(person: Person) -> None:
    slide_actions.set_test(person.furniture.desk, "none")


def with_test(person: Person) -> None:
    slide_actions.set_test(person.furniture.desk, "rest")


def at_start(person: Person) -> None:
    person.turns_to("main_risks")


# What is looked at.


def document(person: Person) -> object:
    return person.session.draft, person.session.briefing


def question(person: Person) -> object:
    return person.session.draft.question


def clipboard(_: Person) -> object:
    return QGuiApplication.clipboard().mimeData().formats()


def focus(_: Person) -> object:
    return QApplication.focusWidget()


def nearness(person: Person) -> object:
    return person.point(person.bar())


def order(person: Person) -> object:
    return person.panes.table.model.order


def figure(person: Person) -> object:
    return person.furniture.current.show


def rules(person: Person) -> object:
    return person.session.briefing.rules


def film(person: Person) -> object:
    return person.panes.film.isVisible()


def pages(person: Person) -> object:
    return person.panes.answers is not None and person.panes.answers.isVisible()


def asked(title: str) -> Sign:
    """The platform's dialog with this title."""
    return lambda _: [each for each in ASKED if title in each]


def shown(kind: str) -> Sign:
    """Widgets of this class in sight."""
    return lambda _: [
        id(widget)
        for widget in QApplication.allWidgets()
        if type(widget).__name__ == kind and widget.isVisible()
    ]


def is_saved(person: Person) -> object:
    return person.session.briefing_path


#: From where each command is done, and where one sees that it was.
DOES: dict[str, tuple[State, Sign]] = {
    "save": (with_slide, is_saved),
    "open": (at_start, asked("Open")),
    "export": (at_start, asked("Export")),
    "template": (at_start, asked("emplate")),
    "save tables": (at_start, asked("Save")),
    "undo": (changed, document),
    "redo": (taken_back, document),
    "copy chart": (at_start, clipboard),
    "copy table": (at_start, clipboard),
    "settings": (at_start, shown("SettingsDialog")),
    "history": (at_start, shown("HistoryPanel")),
    "palette": (at_start, shown("CommandPalette")),
    "next pane": (at_start, focus),
    "previous pane": (at_start, focus),
    "fit": (lambda person: person.furniture.desk.zoom_requested.emit(1), nearness),
    "zoom in": (at_start, nearness),
    "zoom out": (lambda person: person.furniture.desk.zoom_requested.emit(1), nearness),
    "show film": (at_start, film),
    "show questions": (at_start, shown("QuestionPane")),
    "show choices": (at_start, shown("SidePane")),
    "search": (at_start, focus),
    "next question": (at_start, question),
    "previous question": (at_start, question),
    "about wave": (at_start, shown("AboutWave")),
    "set up wave": (at_start, shown("SetupWindow")),
    "who took part": (at_start, question),
    "compare wave": (at_start, asked("earlier wave")),
    "over waves": (with_earlier, document),
    "search answers": (at_answers, focus),
    "add theme": (at_answers, focus),
    "put quote": (at_answers, shown("QuoteDialog")),
    "confirm quotes": (on_quotes, shown("QInputDialog")),
    "remove quote": (on_quotes, document),
    "read answers": (on_quotes, pages),
    "arithmetic": (on_figure, shown("ArithmeticCard")),
    "sort table": (on_figure, order),
    "chart type": (at_start, shown("ChoicePopup")),
    "answer order": (at_start, shown("ChoicePopup")),
    "highlight": (on_bar, document),
    "call-out": (on_bar, document),
    "compare": (on_bars, document),
    "compare total": (on_bar, document),
    "bracket": (on_bars, document),
    "band": (on_bar, document),
    "line": (on_bar, document),
    "line total": (on_bar, document),
    "line average": (on_bar, document),
    "line target": (on_bar, shown("ValueField")),
    "stretch": (on_bar, shown("ValueField")),
    "text": (on_bar, document),
    "edit note": (on_note, shown("NoteEditor")),
    "edit value": (on_target, shown("ValueField")),
    "put back": (on_moved_note, document),
    "remove note": (on_note, document),
    "hide answer": (on_bar, document),
    "show hidden": (with_hidden, document),
    "hide group": (on_bar, document),
    "net": (on_bar, shown("NetPopup")),
    "remove net": (on_net, document),
    "add slide": (at_start, document),
    "rename slide": (on_slide, focus),
    "duplicate slide": (on_slide, document),
    "move slide left": (on_slide, document),
    "move slide right": (on_slide, document),
    "begin section": (on_slide, document),
    "remove slide": (on_slide, document),
    "rename briefing": (on_slide, focus),
    "present": (on_slide, shown("PresenterScreen")),
    "present here": (on_slide, shown("PresenterScreen")),
    "save copy": (on_slide, asked("Save")),
    "earlier versions": (on_slide, shown("VersionsWindow")),
    "keep wave": (on_slide, asked("")),
    "save wave": (with_wave_inside, asked("Save the wave")),
    "export briefing": (on_slide, asked("Export")),
    "refresh": (on_slide, asked("Refresh")),
    "refresh deck": (on_slide, asked("Refresh")),
    "help": (at_start, shown("HelpPanel")),
    "manual": (at_start, shown("ManualWindow")),
    "tour": (at_start, shown("Balloon")),
    "keys": (at_start, shown("HelpDialog")),
    "about": (at_start, shown("AboutBox")),
    "example": (on_slide, lambda person: person.session.wave),
    "add break": (at_start, shown("ChoicePopup")),
    "clear breaks": (at_start, document),
    "add filter": (at_start, shown("ChoicePopup")),
    "clear filter": (with_filter, document),
    "saved filters": (at_start, shown("QMenu")),
    "weight": (at_start, shown("ChoicePopup")),
    "show percent": (with_counts, figure),
    "show count": (with_percent, figure),
    "show both": (with_percent, figure),
    "show index": (with_percent, figure),
    "show difference": (with_percent, figure),
    "test rest": (without_test, rules),
    "test pairs": (without_test, rules),
    "test none": (with_test, rules),
    "close": (on_slide, lambda person: person.window.pages.currentWidget()),
    "quit": (lambda _: None, lambda person: person.window.isVisible()),
}


@pytest.fixture
def keyboard(reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """The platform's dialogs are only noted; that which saves the briefing for the first time is
    answered."""
    ASKED.clear()
    reader.furniture.desk.settings.remember_folder(tmp_path)
    place = (str(tmp_path / "briefing.omnibus"), "")

    def note(title: object, answer: object) -> object:
        ASKED.append(str(title))
        return answer

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: note(a[1], ("", "")))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *a: note(a[1], place if a[1] == "Save the briefing" else ("", "")),
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: note(a[1], ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: note(box.text(), None))
    monkeypatch.setattr(QInputDialog, "getText", lambda *a: note(a[2], ("", False)))
    return reader


@pytest.mark.timeout(240)
def test_every_command_is_done_by_keys_alone(keyboard: Person) -> None:
    assert set(DOES) == {command.id for command in COMMANDS}, "say where each is to be seen"
    known = {command.id: command for command in COMMANDS}
    in_vain = [name for name, where in DOES.items() if not is_seen(keyboard, known[name], *where)]
    assert in_vain == []


def is_seen(person: Person, command: Command, state: State, sign: Sign) -> bool:
    closes_what_came_up(person)
    state(person)
    if QApplication.focusWidget() is None or state in (at_start, on_slide, on_bar):
        person.stage.setFocus()
    QGuiApplication.clipboard().setText("nothing")
    QApplication.processEvents()
    before = sign(person)
    presses(person, command)
    person.waits_for_idle()
    return sign(person) != before


def presses(person: Person, command: Command) -> None:
    at = QApplication.focusWidget() or person.window
    if command.keys:
        QTest.keySequence(at, QKeySequence(command.keys[0]))
    else:
        QTest.keyClick(
            person.window, letter(person.window.menus[command.menu].title()), Mod.AltModifier
        )
        menu = QApplication.activePopupWidget()
        assert menu is person.window.menus[command.menu]
        QTest.keyClick(menu, letter(command.title))
    QApplication.processEvents()


def letter(title: str) -> str:
    return title.partition("&")[2][0].lower()


def closes_what_came_up(person: Person) -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not person.window:
            widget.close()
    QApplication.processEvents()
    person.window.activateWindow()
