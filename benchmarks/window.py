"""Starting the window, with and without a wave, and turning from question to question."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, Command, Side
from omnibus_desktop import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app.furniture import Furniture

EXAMPLE = resources.path("example/wave1_synthetic.sav")
FRAME = 1 / 60  # seconds
_STARTS = 25  # rounds: they are short, and differ more than others
PATIENCE = 60_000  # milliseconds for the wave and the stage
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _start(_: Path) -> Sequence[str]:
    return [sys.executable, "-m", "omnibus_desktop", "--quit-after-first-paint"]


def _start_with_wave(_: Path) -> Sequence[str]:
    return [*_start(EXAMPLE), str(EXAMPLE)]


def _bare(_: Path) -> Sequence[str]:
    return [sys.executable, "-m", "benchmarks.bare_window"]


def opened() -> tuple[QApplication, Furniture]:
    """The window with the example wave open and its stage ready."""
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app import main, open_actions
    from omnibus_desktop.app.settings import Settings
    from omnibus_desktop.app.window import MainWindow

    main.start_quickly()
    application = QApplication.instance() or QApplication(["turning"])
    settings = Settings()
    window = MainWindow(settings)
    window.resize(1440, 900)
    window.show()
    furniture = main.furnish(window, settings)
    open_actions.open_path(furniture.desk, EXAMPLE)
    deadline = QDeadlineTimer(PATIENCE)
    while furniture.workspace is None or furniture.workspace.stage is None:
        if deadline.hasExpired():
            raise SystemExit("the wave did not open in time")
        application.processEvents()
    main.collect_from_now_on()
    return application, furniture


def _turning(_: Path) -> Callable[[], object]:
    """Turns to each question of the example that has a chart, painting table and chart."""
    from omnibus_desktop.app.document import turned_to

    application, furniture = opened()
    document = furniture.desk.document
    wave = document.session.wave
    assert wave is not None
    questions = [q.id for q in wave.questions if q.kind.value not in ("open", "admin")]

    def turn() -> int:
        for question in questions:
            document.show(turned_to(document.session, question))
            application.processEvents()
        return len(questions)

    return turn


def _frames(_: Path) -> Callable[[], object]:
    """As many frames of processor time as there are questions to turn to."""
    count = _count()

    def burn() -> None:
        end = time.process_time() + count * FRAME
        while time.process_time() < end:
            pass

    return burn


def _count() -> int:
    from omnibus_desktop.readers import open_wave

    return sum(q.kind.value not in ("open", "admin") for q in open_wave(EXAMPLE).questions)


BENCHMARKS = (
    *(
        Benchmark(name, Command(start), Command(_bare), goal, sizes=("S",), rounds=_STARTS)
        for name, start, goal in (
            ("start.window", _start, 1.3),
            ("start.wave", _start_with_wave, 2.2),
        )
    ),
    Benchmark("turn.question", Side(_turning), Side(_frames), goal=1.0, sizes=("S",)),
)
