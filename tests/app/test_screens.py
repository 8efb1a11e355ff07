"""Another scheme, another screen: what is open follows at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from omnibus_desktop.app.answers.answers_model import AnswerRow
from omnibus_desktop.app.answers.whole_answer import WholeAnswer
from omnibus_desktop.app.explaining.own_pages import OwnPages
from omnibus_desktop.app.icons import icon
from omnibus_desktop.errors import OmnibusError
from tests.app.conftest import Person

_DARK, _PALE = QColor("#1e1e1e"), QColor("#f0f0f0")


def dark() -> QPalette:
    found = QPalette(QColor("#2d2d2d"), _DARK)
    roles = QPalette.ColorRole
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        found.setColor(role, _PALE)
    found.setColor(roles.Link, QColor("#6cb2f7"))
    found.setColor(roles.Highlight, QColor("#1d5a8c"))
    return found


@pytest.fixture
def schemes(qapp: QApplication) -> Iterator[dict[str, QPalette]]:
    known = {"light": QPalette(QColor("#efefef")), "dark": dark()}
    before = qapp.palette()
    yield known
    qapp.setPalette(before)
    qapp.processEvents()


def ink(picture: QImage) -> float:
    """How light what is painted is, on the average: 0 to 255."""
    every = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    seen = [pixel.lightness() for pixel in every if pixel.alpha() > 200]
    return sum(seen) / len(seen)


def lightness(widget: QWidget) -> int:
    """That of the ground of a widget, away from its edge."""
    return widget.grab().toImage().pixelColor(widget.width() - 40, widget.height() - 8).lightness()


def test_the_scheme_turns_while_everything_is_open(
    reader: Person, schemes: dict[str, QPalette]
) -> None:
    reader.furniture.desk.tell(OmnibusError("Something happened", "do something"))
    panes = reader.panes
    follow = (panes.questions.list, panes.table.table, panes.film.strip, panes.side)
    page = reader.stage.grab().toImage().pixelColor(reader.stage.viewport().rect().center())
    close = reader.furniture.problems.findChild(QToolButton)
    for name, is_dark in (("dark", True), ("light", False)):
        QApplication.setPalette(schemes[name])
        QApplication.processEvents()
        assert [lightness(each) < 128 for each in follow] == [is_dark] * 4
        assert (ink(icon("copy").pixmap(32, 32).toImage()) > 128) is is_dark
        bar = lightness(reader.furniture.problems)
        assert abs(ink(close.icon().pixmap(32, 32).toImage()) - bar) > 120
        stage = reader.stage.grab().toImage()
        assert stage.pixelColor(reader.stage.viewport().rect().center()) == page


def test_links_and_marks_turn_with_the_scheme(qtbot, schemes: dict[str, QPalette]) -> None:
    page, answer = OwnPages("Page"), WholeAnswer()
    QApplication.setPalette(schemes["light"])
    for widget in (page, answer):
        qtbot.addWidget(widget)
        widget.show()
    page.setMarkdown("Words and [a link](manual:open).")
    answer.show_row(AnswerRow(0, "Money is short", "Unitary authority"), ["money"])
    before = mark_colours(answer)
    QApplication.setPalette(schemes["dark"])
    QApplication.processEvents()
    assert link_colour(page.document()) == QColor("#6cb2f7")
    roles = QPalette.ColorRole
    wanted = tuple(schemes["dark"].color(role) for role in (roles.Highlight, roles.HighlightedText))
    assert mark_colours(answer) == wanted != before


def mark_colours(answer: WholeAnswer) -> tuple[QColor, QColor]:
    """That of the ground, that of the letters."""
    (mark,) = answer.extraSelections()
    return mark.format.background().color(), mark.format.foreground().color()


def link_colour(document: QTextDocument) -> QColor:
    block = document.begin()
    parts = (part.fragment().charFormat() for part in block)
    return next(part.foreground().color() for part in parts if part.isAnchor())


_MOVED = """
import sys
from PySide6.QtWidgets import QApplication
from omnibus_desktop.app import main, open_actions, slide_actions
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from omnibus_desktop import resources
app = QApplication([])
settings = Settings()
settings.remember_tour(True)
window = MainWindow(settings)
window.move(20, 20)
window.show()
furniture = main.furnish(window, settings)
open_actions.open_path(furniture.desk, resources.path(open_actions.EXAMPLE))
while furniture.workspace is None or furniture.workspace.stage is None:
    app.processEvents()
slide_actions.add_to_briefing(furniture.desk)
pictures, slide = furniture.workspace.film.pictures, furniture.desk.document.session.draft
def ratio():
    app.processEvents()
    while not pictures.is_idle or pictures.of(slide) is None:
        app.processEvents()
    return pictures.of(slide).picture.devicePixelRatio()
found = [ratio()]
window.move(1700, 20)
found.append(ratio())
shown = window.grab()
found.append(shown.devicePixelRatio())
print(*found)
furniture.desk.document.steps.setClean()
window.close()
"""


def test_pictures_are_as_sharp_as_the_screen_that_the_window_is_moved_to(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    at = '{"name":"%s","x":%d,"y":0,"width":1600,"height":1000,"logicalDpi":96,"dpr":1}'
    screens.write_text(f'{{"screens":[{at % ("one", 0)},{at % ("two", 1600)}]}}')
    done = subprocess.run(
        [sys.executable, "-c", _MOVED],
        env=os.environ
        | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCREEN_SCALE_FACTORS": "one=1;two=2",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["1.0", "2.0", "2.0"], done.stderr
