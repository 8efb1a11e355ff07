"""A window in which somebody works without a pause, until it is killed:

    python -m tests.app.working_window

opens the example and adds slide after slide; prints after each how many there are, and the time.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app import main, open_actions, slide_actions
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow

_EVERY = 20  # milliseconds


def work() -> None:
    application = QApplication(["omnibus-desktop"])
    application.setApplicationName("Omnibus Desktop")
    settings = Settings()
    window = MainWindow(settings)
    window.show()
    desk = main.furnish(window, settings).desk
    open_actions.open_example(desk)
    timer = QTimer(interval=_EVERY)

    def add() -> None:
        if desk.document.session.draft is not None:
            slide_actions.add_to_briefing(desk)
            count = len(desk.document.session.briefing.slides)
            sys.stdout.write(f"{count} {time.monotonic()} {settings.state_folder()}\n")
            sys.stdout.flush()

    timer.timeout.connect(add)
    timer.start()
    application.exec()


if __name__ == "__main__":
    work()
