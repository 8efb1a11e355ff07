"""A window with a wave open in which nothing is done, against a bare one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, Side
from benchmarks.window import opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_STRETCH = 1500  # milliseconds in which nobody does anything
_SETTLING = 3000  # milliseconds in which what was put off is done
_FLOOR = 0.02  # seconds of work on both sides: a twentieth more is a millisecond of a stretch


def _with_wave(_: Path) -> Callable[[], object]:
    application, furniture = opened()
    furniture.reading.begin()
    _rest(application, _SETTLING)

    def idle() -> None:
        _burn()
        _rest(application, _STRETCH)

    return idle


def _bare(_: Path) -> Callable[[], object]:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QLabel("bare"))
    window.show()
    application.processEvents()

    def idle() -> None:
        assert window.isVisible()
        _burn()
        _rest(application, _STRETCH)

    return idle


def _rest(application: QApplication, milliseconds: int) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(milliseconds, lambda: application.exit(0))  # to quit would close the window
    application.exec()


def _burn() -> None:
    end = time.process_time() + _FLOOR
    while time.process_time() < end:
        pass


BENCHMARKS = (Benchmark("idle.cpu", Side(_with_wave), Side(_bare), goal=1.05, sizes=("S",)),)
