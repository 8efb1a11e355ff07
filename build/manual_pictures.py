"""Pictures of the program for its manual: parts of the real window, small and in few colours.

Runs beside build/screenshots.py, by `make screenshots`. Writes resources/manual/pictures.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from screenshots import FOLDER as SCREENSHOTS
from screenshots import started, wait

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.window import MainWindow
    from omnibus_desktop.app.workspace import Workspace

FOLDER = ROOT / "resources" / "manual" / "pictures"
SIZE = (1240, 780)  # pixels of the window
WIDTH = 640  # of a picture, at the most
COLOURS = 64
RISKS, PLACES, JUDGES = "main_risks", "sufficient_placements", "judiciary"
TYPE = "authority_type"
PAGE = SCREENSHOTS / "deck-3.png"


def main(folder: Path) -> None:
    """Write all pictures; `folder` takes what is needed on the way."""
    application, window, furniture = started(SIZE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    _open(application, furniture)
    _Draw(application, window, furniture).all(folder)
    furniture.desk.document.steps.setClean()
    window.close()
    _, window, furniture = started(SIZE)
    window.grab().save(str(FOLDER / "start.png"))
    _save_file(FOLDER / "start.png", "start")
    window.close()
    _save_file(PAGE, "deck")


def _open(application: QApplication, furniture: Furniture) -> None:
    from omnibus_desktop import resources
    from omnibus_desktop.app import open_actions

    example = resources.path(open_actions.EXAMPLE)
    place = Path.home() / "Surveys" / example.name  # the start page names the folder
    place.parent.mkdir(exist_ok=True)
    shutil.copy(example, place)
    open_actions.open_path(furniture.desk, place)
    wait(application, lambda: furniture.workspace is not None)
    panes = _panes(furniture)
    wait(application, lambda: panes.stage is not None)


class _Draw:
    """One window, brought from state to state."""

    def __init__(self, application: QApplication, window: MainWindow, furniture: Furniture) -> None:
        self._application = application
        self._window = window
        self._furniture = furniture
        self._desk = furniture.desk
        self._panes = _panes(furniture)

    def all(self, folder: Path) -> None:
        """Every picture, in an order in which each state comes from the one before."""
        self.turn(RISKS)
        self.save("window", self._window)
        self.save("breaks", self._panes.breaks, across=WIDTH)
        self.break_by(TYPE)
        self.pick(1)
        self.save("chart", self._panes.chart)
        self.save("table", self._panes.table)
        self.help()
        self.differences()
        self.notes()
        self.film()
        self.set_up()
        self.publication()
        self.refresh(folder)

    def turn(self, question: str) -> None:
        from omnibus_desktop.app.document import turned_to

        document = self._desk.document
        document.show(turned_to(document.session, question))
        self.rest()

    def pick(self, *places: int) -> None:
        """Pick out the bars at these places."""
        from omnibus_desktop.app.notes import note_actions

        keys = self.keys()
        note_actions.select_mark(self._desk, keys[places[0]])
        for place in places[1:]:
            note_actions.select_also(self._desk, keys[place])
        self.rest()

    def break_by(self, *questions: str) -> None:
        from omnibus_desktop.app import slide_actions

        slide_actions.set_breaks(self._desk, questions)
        self.rest()

    def keys(self) -> list[tuple[str, str]]:
        drawn = self._furniture.current.drawn
        assert drawn is not None
        return [item.key for item in drawn.scene.items if item.role == "bar" and item.key]

    def help(self) -> None:
        self._panes.table.table.setFocus()
        self.run("help")
        panel = self._furniture.helping.panel
        assert panel is not None
        self.save("help", panel)
        panel.hide()
        self.rest()

    def differences(self) -> None:
        """Two types of authority, and one of the risks."""
        from omnibus_desktop.app.notes import note_actions

        table = self._furniture.current.tables[0]
        answer = table.rows[2].id
        note_actions.select_mark(self._desk, (answer, table.columns[1].key))
        note_actions.select_also(self._desk, (answer, table.columns[2].key))
        note_actions.compare(self._desk)
        self.rest()
        self.save("difference", self._panes.chart)
        self.run("undo")

    def notes(self) -> None:
        from omnibus_desktop.app.notes import note_actions
        from omnibus_desktop.briefing import edits
        from omnibus_desktop.charts.notes import NoteKind

        self.turn(RISKS)
        self.break_by()
        self.pick(0)
        note_actions.toggle_highlight(self._desk)
        draft = self._desk.document.session.draft
        assert draft is not None
        noted = edits.add_note(
            draft, NoteKind.CALLOUT, (self.keys()[0],), "{count} of {base} see money as a risk"
        )
        self._desk.document.apply_to_draft("Add call-out", noted)
        self.rest()
        self.save("notes", self._panes.chart)

    def film(self) -> None:
        self.run("add slide")
        for question in (PLACES, JUDGES):
            self.turn(question)
            self.run("add slide")
        film = self._panes.film
        assert film is not None
        self.until(lambda: film.pictures.is_idle)
        self.save("film", film)

    def set_up(self) -> None:
        self.run("set up wave")
        window = self._furniture.setting_up.window
        assert window is not None
        self.rest()
        self.save("set_up", window)
        window.close()

    def publication(self) -> None:
        from dataclasses import replace

        document = self._desk.document
        briefing = document.session.briefing
        rules = replace(briefing.rules, disclosure="publication")
        self.turn(RISKS)
        document.apply_to_briefing("Disclosure", replace(briefing, rules=rules))
        self.break_by(TYPE)
        self.save("publication", self._panes.table)
        self.run("undo")
        self.run("undo")

    def refresh(self, folder: Path) -> None:
        from omnibus_desktop.app.refresh.refresh_actions import refresh_with
        from tests.later_waves import write_later_wave

        wave = write_later_wave(folder / "wave2_synthetic.sav", 2, (JUDGES,))
        refresh_with(self._desk, wave)
        self.until(lambda: not self._desk.jobs.busy())
        self.rest()
        panel = self._furniture.refreshing.panel
        assert panel is not None
        self.save("refresh", panel)

    def run(self, command: str) -> None:
        self._furniture.commands.by_id[command].trigger()
        self.rest()

    def rest(self) -> None:
        """Wait until all that is to be painted has been."""
        self.until(lambda: self._furniture.current.is_settled)
        for _ in range(10):
            self._application.processEvents()

    def until(self, done: Callable[[], bool]) -> None:
        wait(self._application, done)

    def save(self, name: str, widget: QWidget | None, across: int = -1) -> None:
        """Keep how this looks, or so many pixels of it from the left."""
        assert widget is not None
        target = FOLDER / f"{name}.png"
        widget.grab(QRect(0, 0, across, -1)).save(str(target))
        _save_file(target, name)


def _panes(furniture: Furniture) -> Workspace:
    assert furniture.workspace is not None
    return furniture.workspace


def _save_file(source: Path, name: str) -> None:
    """The picture at this place, no wider than it may be and in few colours."""
    from PIL import Image

    picture = Image.open(source).convert("RGB")
    if picture.width > WIDTH:
        height = round(picture.height * WIDTH / picture.width)
        picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
