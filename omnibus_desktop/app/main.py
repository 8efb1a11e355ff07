"""Builds the window and runs it. Before its first paint nothing but Qt's widgets is imported."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from omnibus_desktop.app.later import ON_DEMAND, hint_later, import_later

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.settings import Settings
    from omnibus_desktop.app.window import MainWindow

_USAGE = "usage: omnibus-desktop [WAVE | BRIEFING.omnibus]   (see omnibus-desktop --help)"
_COLLECT_AFTER = (20_000, 20, 50)  # new objects, and rounds of the younger generations
_QUIT = "--quit-after-first-paint"
_TRY = "--quit-when-ready"
TURN = 0.0002  # seconds that work in the background may keep the window from painting; else 0.005
_LOOK_EVERY = 20  # milliseconds


def run(arguments: Sequence[str]) -> int:
    """Open the window, with a wave or a briefing where one is named. Returns the exit status.

    With --quit-after-first-paint it ends after the first paint, or, where a wave is named, after
    its table was painted. With --quit-when-ready and a wave it ends when the chart can be worked
    on. Either ends with status 1 where the wave could not be opened or the program failed.
    """
    files = [argument for argument in arguments if argument not in (_QUIT, _TRY)]
    if len(files) > 1 or any(name.startswith("-") for name in files):
        sys.stderr.write(f"omnibus-desktop: {' '.join(files)}: wrong usage; {_USAGE}\n")
        return 2
    if not _has_display():
        sys.stderr.write(
            "omnibus-desktop: this session has no display; start it on a desktop, "
            "or use a subcommand (omnibus-desktop --help)\n"
        )
        return 1
    start_quickly()
    from omnibus_desktop.app.settings import Settings  # only now: from here on it is quicker
    from omnibus_desktop.app.window import MainWindow

    application = QApplication.instance() or _application()
    assert isinstance(application, QApplication)
    application.setApplicationName("Omnibus Desktop")
    sys.setswitchinterval(TURN)
    settings = Settings()
    if files == list(arguments) and _is_shown(settings, files):
        return 0
    _enlarge(settings)
    window = MainWindow(settings, opens_file=bool(files))
    window.show()
    application.processEvents()
    if not files and _QUIT in arguments:
        return 0
    furniture = furnish(window, settings)
    if files:
        from PySide6.QtCore import Qt  # not before the first paint: it takes a sixth of that

        from omnibus_desktop.app.open_actions import open_path

        once = Qt.ConnectionType.SingleShotConnection
        furniture.desk.jobs.finished.connect(collect_from_now_on, once)
        path = Path(files[0]).absolute()  # it is remembered, and seen from another folder then
        furniture.showing.claim(path)
        open_path(furniture.desk, path)
    else:
        collect_from_now_on()
    if sys.platform == "darwin":
        _take_files(application, furniture)
    _arrange_end(application, furniture, arguments)
    status = application.exec()
    furniture.reading.end()
    gc.freeze()  # at its end Python collects garbage again and again: a sixth of a short run
    return status


def start_quickly() -> None:
    """Keep a few habits from costing half of the start.

    PySide reads the source of every module that is imported after it, for a feature that is not
    used here; the collector looks through all that modules make, though it stays for good; numpy
    gives its functions the texts for `help()`, starts threads for linear algebra, of which there is
    none here, and brings hints of types and modules that few of its functions use. What only some
    commands need is put off (later.py), and Qt's enumerations are made in a quicker way
    (qt_enums.py, from qt_import.py).
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    for texts in ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars"):
        sys.modules.setdefault(texts, ModuleType(texts))
    hint_later()
    import_later("platform", "pickle", "ctypes", "secrets", *ON_DEMAND)


def collect_from_now_on(_: str = "") -> None:
    """Collect garbage, but never look through what was made until now."""
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    gc.enable()


def _application() -> QApplication:
    """Qt's part of the program: of macOS one that is told of files by events."""
    if sys.platform == "darwin":
        from omnibus_desktop.app.application import Application  # elsewhere it would cost time

        return Application()
    return QApplication(["omnibus-desktop"])


def _take_files(application: QApplication, furniture: Furniture) -> None:
    """Open the files that macOS has told of, and those that it will."""
    from omnibus_desktop.app.application import Application

    if isinstance(application, Application):
        application.hand_files_to(furniture.showing.open_or_come)


def _has_display() -> bool:
    """Whether a window can be shown: elsewhere than on Linux always."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _is_shown(settings: Settings, files: Sequence[str]) -> bool:
    """Whether another window shows the file, and has come to the front."""
    shown = settings.shown_folder()
    if not (files and shown.is_dir() and any(shown.iterdir())):
        return False
    from omnibus_desktop.app.files.knocking import knock  # only where there is another window

    return knock(shown, Path(files[0]))


def _enlarge(settings: Settings) -> None:
    """Have the texts in the letters that were chosen: what is built measures by them."""
    from omnibus_desktop.app.settings import USUAL_SIZE

    if settings.text_size() != USUAL_SIZE or settings.font_family():
        from omnibus_desktop.app.window_font import apply_kept  # few people choose any

        apply_kept(settings)


def furnish(window: MainWindow, settings: Settings) -> Furniture:
    """Fill a window that has been painted with everything that makes it work."""
    from PySide6.QtGui import QFont, QFontDatabase

    from omnibus_desktop import resources
    from omnibus_desktop.app.furniture import Furniture

    if not QFontDatabase.families():  # a machine without fonts would show boxes for letters
        for name in ("Arimo-Regular.ttf", "Arimo-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}")))
        QApplication.setFont(QFont("Arimo", 10))
        _enlarge(settings)
    furniture = Furniture(window, settings)
    _catch_bugs(furniture)
    return furniture


def _catch_bugs(furniture: Furniture) -> None:
    """An error that nobody foresaw is shown in the window with a report; the window goes on."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isValid(furniture.problems):  # a display that is taken away takes the window with it
            furniture.problems.tell_bug(error, trace)

    sys.excepthook = show


def _arrange_end(application: QApplication, furniture: Furniture, arguments: Sequence[str]) -> None:
    """Have the program end when it was asked to; else prepare for the next file."""
    if _QUIT in arguments:
        _quit_when_open(application, furniture)
    elif _TRY in arguments:
        _quit_when_ready(application, furniture)
    else:
        furniture.reading.begin()


def _quit_when_open(application: QApplication, furniture: Furniture) -> None:
    def painted(_: Session, after: Session) -> None:
        if after.wave is not None:
            application.sendPostedEvents()  # lays out and paints; timers wait
            application.exit(0)

    furniture.desk.document.changed.connect(painted)
    furniture.desk.failed.connect(lambda _: application.exit(1))


def _quit_when_ready(application: QApplication, furniture: Furniture) -> None:
    from PySide6.QtCore import QTimer

    def look() -> None:
        if furniture.workspace is not None and furniture.workspace.stage is not None:
            application.processEvents()
            application.exit(1 if furniture.problems.isVisible() else 0)

    looking = QTimer(furniture)
    looking.timeout.connect(look)
    looking.start(_LOOK_EVERY)
    furniture.desk.failed.connect(lambda _: application.exit(1))
