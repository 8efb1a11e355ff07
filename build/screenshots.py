"""Pictures of the program: for the README the window, light and dark, and the example's deck; for
the manual those that manual_pictures.py makes.

Runs the real window without a display. The deck's pages need LibreOffice and pdftoppm; where
these are missing the pages are left as they are, and it says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "screenshots"
SIZE = (1440, 900)
PAGE_DPI = 80
PAGES = (1, 3, 5)  # of the example's deck
PATIENCE = 60.0  # seconds for anything in the window


def main() -> int:
    """Write all pictures into build/screenshots."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
            os.environ[name] = home
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        for scheme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, scheme], check=True)
        deck_pages(Path(home))
        manual = Path(__file__).with_name("manual_pictures.py")
        subprocess.run([sys.executable, manual, home], check=True)
    return 0


def started(size: tuple[int, int]) -> tuple[QApplication, MainWindow, Furniture]:
    """The real window of this size, furnished, on its start page, without the hints."""
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app import main as program
    from omnibus_desktop.app.settings import Settings
    from omnibus_desktop.app.window import MainWindow

    application = QApplication.instance() or QApplication(["omnibus-desktop"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Omnibus Desktop")
    settings = Settings()
    settings.remember_tour(True)
    shown = MainWindow(settings)
    shown.resize(*size)
    shown.show()
    furniture = program.furnish(shown, settings)
    application.processEvents()
    return application, shown, furniture


def window(scheme: str) -> None:
    """The window on the example, annotated, with two slides in the briefing."""
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop import resources
    from omnibus_desktop.app import open_actions, slide_actions
    from omnibus_desktop.app.document import turned_to

    dark = scheme == "dark"
    if dark:
        application = QApplication(["omnibus-desktop"])
        application.setStyle("Fusion")
        application.setPalette(dark_palette())
    application, shown, furniture = started(SIZE)
    if not dark:
        shown.grab().save(str(FOLDER / "start.png"))
    open_actions.open_path(furniture.desk, resources.path(open_actions.EXAMPLE))
    wait(application, lambda: furniture.workspace is not None)
    workspace = furniture.workspace
    assert workspace is not None
    wait(application, lambda: workspace.stage is not None)
    desk = furniture.desk
    slide_actions.add_to_briefing(desk)
    desk.document.show(turned_to(desk.document.session, "sufficient_placements"))
    slide_actions.add_to_briefing(desk)
    if dark:
        desk.document.show(turned_to(desk.document.session, "judiciary"))
    else:
        annotate(furniture)
    for _ in range(5):
        application.processEvents()
    shown.grab().save(str(FOLDER / f"window-{scheme}.png"))
    desk.document.steps.setClean()
    shown.close()


def dark_palette() -> QPalette:
    """The dark scheme of a desktop: without one the program cannot ask for it."""
    from PySide6.QtGui import QColor, QPalette

    palette = QPalette(QColor("#2b2b2b"), QColor("#2b2b2b"))
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for place, colour in (
        (role.Base, "#1e1e1e"),
        (role.AlternateBase, "#262626"),
        (role.Mid, "#161616"),
        (role.Highlight, "#2f6fb5"),
        (role.HighlightedText, "#ffffff"),
        (role.PlaceholderText, "#9a9a9a"),
    ):
        palette.setColor(place, QColor(colour))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, place, QColor("#7a7a7a"))
    return palette


def annotate(furniture: Furniture) -> None:
    """The main risks with one bar highlighted and called out."""
    from omnibus_desktop.app import slide_actions
    from omnibus_desktop.app.document import turned_to
    from omnibus_desktop.app.notes import note_actions
    from omnibus_desktop.briefing import edits
    from omnibus_desktop.charts.notes import NoteKind

    desk = furniture.desk
    desk.document.show(turned_to(desk.document.session, "main_risks"))
    slide_actions.set_breaks(desk, ())
    assert furniture.current.drawn is not None
    bars = [item for item in furniture.current.drawn.scene.items if item.role == "bar"]
    key = bars[0].key
    assert key is not None
    note_actions.select_mark(desk, key)
    note_actions.toggle_highlight(desk)
    draft = desk.document.session.draft
    assert draft is not None
    noted = edits.add_note(draft, NoteKind.CALLOUT, (key,), "{count} of {base} see money as a risk")
    desk.document.apply_to_draft("Add call-out", noted)


def wait(application: QApplication, until: Callable[[], bool]) -> None:
    """Let the window work until this holds."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(int(PATIENCE * 1000))
    while not until():
        if deadline.hasExpired():
            raise SystemExit("the window did not come to the state that was wanted")
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def deck_pages(folder: Path) -> None:
    """Some pages of the example's deck, as an office program shows them."""
    from omnibus_desktop.cli_example import write_example

    office, painter = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or painter is None:
        print("no LibreOffice or no pdftoppm here: the deck's pages stay as they are")
        return
    deck = write_example(folder / "briefing")[1]
    convert = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
    pdf = folder / f"{deck.stem}.pdf"
    for page in PAGES:
        number = str(page)
        target = FOLDER / f"deck-{page}"
        subprocess.run(
            [painter, "-png", "-r", str(PAGE_DPI), "-f", number, "-l", number, "-singlefile",
             str(pdf), str(target)],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        window(sys.argv[1])
    else:
        sys.exit(main())
