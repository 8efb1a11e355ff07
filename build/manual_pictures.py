"""Pictures of the program for its manual: parts of the real window, small and in few colours.

Runs beside build/screenshots.py, by `make screenshots`. Writes resources/manual/pictures.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from at_window import AtWindow

FOLDER = ROOT / "resources" / "manual" / "pictures"
PAGE = ROOT / "build" / "screenshots" / "deck-3.png"
SIZE = (1240, 780)  # pixels of the window
WIDTH = 640  # of a picture, at the most
FILM = 800  # of the strip, before it is made smaller
COLOURS = 64


def main() -> None:
    """Write all pictures."""
    from schemes import application

    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        application("light", Path(home))
        from at_window import AtWindow

        for begin in (_question, _briefing, _refresh):
            at = AtWindow(SIZE, Path(home))
            at.open()
            begin(at)
            at.leave()
        at = AtWindow(SIZE, Path(home))
        _save("start", at.window)
        at.leave()
    _shrink(PAGE, "deck")


def _question(at: AtWindow) -> None:
    """One question: its window, chart, table and notes, and what explains them."""
    import states_panes as panes
    import states_windows as windows
    from at_window import REGION, RISKS, TYPE

    at.turn(RISKS, REGION, TYPE)
    _save("window", at.window)
    _difference(at)
    at.turn(RISKS, TYPE)
    _save("breaks", at.panes.breaks, WIDTH)
    at.pick(1)
    _save("chart", at.panes.chart)
    _save("table", at.panes.table)
    windows.help_panel(at)
    _save("help", at.furniture.helping.panel)
    at.clear()
    panes.publication(at)
    _save("publication", at.panes.table)
    at.run("undo")
    _save("set_up", windows.set_up(at, "Questions"))
    at.clear()
    at.turn(RISKS)
    at.call_out("{count} of {base} see money as a risk")
    _save("notes", at.panes.chart)


def _difference(at: AtWindow) -> None:
    """One of the risks, of two types of authority."""
    from at_window import RISKS, TYPE
    from omnibus_desktop.app.notes import note_actions

    at.turn(RISKS, TYPE)
    table = at.furniture.current.tables[0]
    answer = table.rows[2].id
    note_actions.select_mark(at.desk, (answer, table.columns[1].key))
    note_actions.select_also(at.desk, (answer, table.columns[2].key))
    note_actions.compare(at.desk)
    at.rest()
    _save("difference", at.panes.chart)
    at.run("undo")


def _briefing(at: AtWindow) -> None:
    """Slides, and a section."""
    import states_windows as windows

    windows.strip(at)
    _save("film", at.panes.film, FILM)


def _refresh(at: AtWindow) -> None:
    """What the next wave makes of the slides."""
    import states_windows as windows

    windows.refreshed(at)
    _save("refresh", at.furniture.refreshing.panel)


def _save(name: str, widget: QWidget | None, across: int = -1) -> None:
    """Keep how this looks, or so many pixels of it from the left."""
    from PySide6.QtCore import QRect

    assert widget is not None
    whole = widget.rect()
    part = QRect(0, 0, across, whole.height()) if across > 0 else whole
    picture: QPixmap = widget.grab(part)
    target = FOLDER / f"{name}.png"
    picture.save(str(target))
    _shrink(target, name)


def _shrink(source: Path, name: str) -> None:
    """The picture at this place, no wider than it may be and in few colours."""
    from PIL import Image

    picture = Image.open(source).convert("RGB")
    if picture.width > WIDTH:
        height = round(picture.height * WIDTH / picture.width)
        picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
