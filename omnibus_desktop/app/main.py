"""Builds the window and runs it. Before its first paint nothing but Qt is imported."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from omnibus_desktop import resources
from omnibus_desktop.app import open_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.jobs import Jobs
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow

_NEXT_LOOP = 0  # milliseconds: when the event loop runs again


def run(arguments: Sequence[str]) -> int:
    """Open the window, with a wave or a briefing where one is named. Returns the exit status."""
    options = _parse(arguments)
    application = QApplication.instance() or QApplication(["omnibus-desktop"])
    assert isinstance(application, QApplication)
    _dress(application)
    window = build()
    window.show()
    if options.file is not None:
        path = Path(options.file)
        QTimer.singleShot(_NEXT_LOOP, lambda: open_actions.open_path(window.desk, path))
    if options.quit_after_first_paint:
        _quit_when_shown(window, application, options.file is not None)
    status = application.exec()
    window.desk.jobs.stop()
    return status


def build() -> MainWindow:
    """A window with a document, a job runner and settings of its own, not yet shown."""
    desk = Desk(Document(), Jobs(), Settings())
    window = MainWindow(desk)
    _catch_bugs(window)
    return window


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="omnibus-desktop", description="Open the window, on a wave or a briefing."
    )
    parser.add_argument("file", nargs="?", metavar="WAVE | BRIEFING.omnibus")
    parser.add_argument("--quit-after-first-paint", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _dress(application: QApplication) -> None:
    """Name and icon of the program; letters on a machine that has no fonts."""
    application.setApplicationName("Omnibus Desktop")
    application.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName("omnibus-desktop")
    application.setWindowIcon(icon("omnibus-desktop"))
    if not QFontDatabase.families():
        QFontDatabase.addApplicationFont(str(resources.path("fonts/Arimo-Regular.ttf")))
        QFontDatabase.addApplicationFont(str(resources.path("fonts/Arimo-Bold.ttf")))
        application.setFont(QFont("Arimo", 10))


def _catch_bugs(window: MainWindow) -> None:
    """An error that nobody foresaw is shown in the window with a report; the window goes on."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        window.problems.tell_bug(kind, error, trace)

    sys.excepthook = show


def _quit_when_shown(window: MainWindow, application: QApplication, with_wave: bool) -> None:
    """End the program after the first paint, or, with a wave, after its table was painted. An
    error ends it with status 1, so that who started it can tell."""
    if not with_wave:
        QTimer.singleShot(_NEXT_LOOP, application.quit)
        return

    def painted(_: Session, after: Session) -> None:
        if after.wave is not None:
            QTimer.singleShot(_NEXT_LOOP, lambda: _leave(application, 0))

    window.desk.document.changed.connect(painted)
    window.desk.failed.connect(lambda _: _leave(application, 1))


def _leave(application: QApplication, status: int) -> None:
    application.processEvents()
    application.exit(status)
