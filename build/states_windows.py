"""States of what stands beside the window or over it: dialogs, the slides, help, other waves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from at_window import JUDGES, PLACES, RISKS, TYPE, AtWindow, wait
from omnibus_desktop.app import export_actions

OPEN = "financial_comment"


def palette(at: AtWindow, words: str) -> None:
    from omnibus_desktop.app.command_palette import CommandPalette

    at.run("palette")
    at.write(at.seen(CommandPalette).field, words)


def settings(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.settings_dialog import SettingsDialog

    at.run("settings")
    return at.seen(SettingsDialog)


def settings_search(at: AtWindow, words: str) -> QWidget:
    from omnibus_desktop.app.settings_dialog import SettingsDialog

    settings(at)
    dialog: SettingsDialog = at.seen(SettingsDialog)
    at.write(dialog.search, words)
    return dialog


def set_up(at: AtWindow, page: str) -> QWidget:
    at.desk.setup_requested.emit(page, "")
    at.rest()
    window = at.furniture.setting_up.window
    assert window is not None
    return window


def answers(at: AtWindow) -> None:
    at.turn(OPEN)
    at.rest()


def themed(at: AtWindow) -> None:
    at.turn(OPEN)
    pane = at.panes.answers
    assert pane is not None
    for label in ("Demand", "Funding", "Placements", "Staff"):
        QTest.keyClicks(pane.themes.field, label)
        QTest.keyClick(pane.themes.field, Qt.Key.Key_Return)
    pane.list.setFocus()
    at.write(pane.list, "1121423112")


def quote(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.answers.quote_dialog import QuoteDialog

    at.run("put quote")
    return at.seen(QuoteDialog)


def strip(at: AtWindow) -> None:
    """Three slides, a section, and one of them twice."""
    for question, by in ((RISKS, ()), (PLACES, (TYPE,)), (JUDGES, ())):
        at.turn(question, *by)
        at.run("add slide")
    at.run("begin section")
    film = at.panes.film
    assert film is not None
    for editor in film.strip.findChildren(QLineEdit):  # in which the section's name is written
        QTest.keyClick(editor, Qt.Key.Key_Return)
    wait(lambda: film.pictures.is_idle)
    at.rest()


def presenting(at: AtWindow, place: int) -> QWidget:
    from omnibus_desktop.app.film.presenter_actions import present

    here = QGuiApplication.primaryScreen()
    shown = present(at.desk, at.window, screens=(here, here))
    QTest.qWait(100)
    at.rest()
    if place:
        shown[place].resize(1100, 700)
        at.rest()
    return shown[place]


def history(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.history import HistoryPanel

    at.run("history")
    return at.seen(HistoryPanel)


def versions(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.files.versions_window import VersionsWindow

    at.run("earlier versions")
    return at.seen(VersionsWindow)


def versions_kept(at: AtWindow) -> QWidget:
    from datetime import UTC, datetime, timedelta

    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.recovery import kept_of
    from omnibus_desktop.app.files.versions import folder_of, keep_version
    from omnibus_desktop.briefing.file import to_text

    session: Session = at.desk.document.session
    path = at.folder / "Risks in 2016.omnibus"
    at.desk.document.show(replace(session, briefing_path=path))
    folder = folder_of(at.settings.state_folder(), path)
    content = to_text(kept_of(session)).encode()
    for number in range(3):
        when = datetime.now(UTC) - timedelta(hours=26 * number, minutes=7 * number)
        keep_version(folder, content + b"\n" * number, at_once=True, now=when)
    return versions(at)


def leaving(at: AtWindow) -> None:
    at.hold(at.furniture.keeping.may_leave)


def exporting(at: AtWindow) -> None:
    current, window = at.furniture.current, at.window
    at.hold(lambda: export_actions.export_chart(at.desk, current, window))


def exporting_briefing(at: AtWindow) -> None:
    at.hold(lambda: export_actions.export_briefing(at.desk, at.window))


def keeping_wave(at: AtWindow) -> None:
    at.hold(lambda: at.run("keep wave"))


def naming_filter(at: AtWindow) -> None:
    at.hold(at.panes.breaks.filters.saved._save)


def own_size(at: AtWindow) -> None:
    from omnibus_desktop.app.own_size import ask_size

    ask_size(at.window, (960.0, 540.0), lambda _: None)
    at.rest()


def about(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.explaining.about_box import AboutBox

    at.run("about")
    return at.seen(AboutBox)


def about_wave(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.about_wave import AboutWave

    at.run("about wave")
    return at.seen(AboutWave)


def keys(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.explaining.help import HelpDialog

    at.run("keys")
    return at.seen(HelpDialog)


def manual(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.explaining.manual_window import ManualWindow

    at.run("manual")
    return at.seen(ManualWindow)


def help_panel(at: AtWindow) -> None:
    """Of a figure that differs."""
    from omnibus_desktop.app.notes import note_actions

    at.turn(RISKS, TYPE)
    table = at.furniture.current.tables[0]
    note_actions.select_mark(at.desk, (table.rows[1].id, table.columns[2].key))
    at.rest()
    at.panes.table.table.setFocus()
    at.run("help")


def tour(at: AtWindow, hint: int) -> None:
    at.turn(RISKS, TYPE)
    at.desk.help_requested.emit("tour")
    shown = at.furniture.helping.tour
    assert shown is not None
    for _ in range(hint):
        shown.go_on()
    at.rest()


def took_part(at: AtWindow) -> None:
    at.run("who took part")


def over_waves(at: AtWindow) -> None:
    from omnibus_desktop.app.wave_actions import compare_with
    from tests.later_waves import write_later_wave

    at.turn(JUDGES)
    for number in (2, 3):
        compare_with(at.desk, write_later_wave(at.folder / f"wave{number}.sav", number))
        at.rest()


def refreshed(at: AtWindow) -> None:
    """A briefing of three slides, with the next wave, which does not ask of judges."""
    from omnibus_desktop.app.refresh.refresh_actions import refresh_with
    from tests.later_waves import write_later_wave

    for question in (RISKS, PLACES, JUDGES):
        at.turn(question)
        at.run("add slide")
    refresh_with(at.desk, write_later_wave(at.folder / "wave2_synthetic.sav", 2, (JUDGES,)))
    at.rest()


def deck(at: AtWindow) -> QWidget:
    """A deck of wave 1 that somebody edited, while a later wave is open."""
    from omnibus_desktop.app.refresh.deck_refresh_actions import refresh_deck
    from omnibus_desktop.app.refresh.deck_refresh_dialog import DeckRefreshDialog
    from omnibus_desktop.readers import open_wave
    from tests.app.edited_deck import edited, exported

    exported(open_wave(at.example()), at.folder / "deck.pptx")
    path = edited(at.folder / "deck.pptx", at.folder / "edited.pptx")
    refresh_deck(at.desk, at.window, path)
    at.rest()
    return at.seen(DeckRefreshDialog)


def template(at: AtWindow) -> None:
    """The slide on the page of a presentation of somebody's own."""
    from omnibus_desktop.app import template_actions
    from omnibus_desktop.exports.template import read_template
    from tests.exports import templates

    place = templates.dark(at.folder / "house.pptx")
    at.turn(RISKS)
    template_actions._take(at.desk, place, read_template(place))
    at.rest()


def plain_page(at: AtWindow) -> None:
    from omnibus_desktop.app import template_actions

    template_actions.use_our_own(at.desk)
    at.rest()


def locked(at: AtWindow) -> None:
    """Another window has the briefing's file."""
    from omnibus_desktop.app.files.refusal import Choice, Refusal
    from omnibus_desktop.errors import OmnibusError

    message = "Risks in 2016.omnibus is open in another window, too"
    advice = "what you do here is kept, but not saved in that file: save it as a copy"
    refusal = Refusal(OmnibusError(message, advice), (Choice.COPY, Choice.OVER))
    at.furniture.keeping._tell_refused(refusal)
    at.rest()


def recovery(at: AtWindow) -> None:
    """Work of an earlier session is offered."""
    from omnibus_desktop.app.files.locks import new_work
    from omnibus_desktop.app.files.recovery import Work, keep_work, kept_of

    at.run("add slide")
    work = new_work(at.settings.state_folder())
    keep_work(work.path, Work(kept_of(at.desk.document.session)))
    work.release()
    at.furniture.keeping._look()
    QTest.qWait(200)
    at.rest()
