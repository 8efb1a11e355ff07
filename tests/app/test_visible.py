"""Who sees badly, or by contrast alone: the focus shows, large print fits, colours are theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QGraphicsView,
    QLabel,
    QProxyStyle,
    QStyle,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

import omnibus_desktop.app
from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.motion import moves
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.app.tab_order import tab_stops
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.errors import OmnibusError
from tests.app.conftest import Person

Key, Role, Group = Qt.Key, QPalette.ColorRole, QPalette.ColorGroup
_GROUNDS = (Role.Window, Role.Base, Role.Button, Role.AlternateBase, Role.ToolTipBase)
_INKS = (Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText, Role.PlaceholderText)
_EDGES = (Role.Light, Role.Midlight, Role.Mid, Role.Dark, Role.Shadow)
_CHOSEN = (Role.Highlight, Role.HighlightedText)
_SPECK, _NEAR, _GREY = 0.01, 40, 8  # of a picture; of 255


def palette_of(ground: str, ink: str, edge: str, chosen: str, on_chosen: str) -> QPalette:
    palette = QPalette()
    for roles, colour in ((_GROUNDS, ground), (_INKS, ink), (_EDGES, edge)):
        for role in roles:
            palette.setColor(role, QColor(colour))
    palette.setColor(Role.Highlight, QColor(chosen))
    palette.setColor(Role.Accent, QColor(chosen))
    palette.setColor(Role.HighlightedText, QColor(on_chosen))
    return palette


#: As Windows has them.
CONTRASTS = (
    palette_of("#000000", "#ffffff", "#808080", "#1aebff", "#000000"),
    palette_of("#ffffff", "#000000", "#808080", "#37006e", "#ffffff"),
    palette_of("#000000", "#ffff00", "#808080", "#008000", "#ffffff"),
)
DARK = palette_of("#202020", "#f0f0f0", "#505050", "#2f8bc8", "#ffffff")


@pytest.fixture
def briefed(reader: Person) -> Person:
    for question in ("judiciary", "main_risks"):
        reader.turns_to(question)
        slide_actions.add_to_briefing(reader.furniture.desk)
    reader.clicks(reader.bar(1))
    reader.waits_for_idle()
    return reader


@pytest.fixture
def scheme() -> Iterator[None]:
    """Whatever palette a test sets, the next begins with the usual one."""
    usual = QApplication.palette()
    yield
    QApplication.setPalette(usual)


def test_whatever_has_the_focus_looks_like_it(scheme: None, briefed: Person) -> None:
    alike = []
    for palette in (QApplication.palette(), DARK, CONTRASTS[0]):
        QApplication.setPalette(palette)
        QApplication.processEvents()
        briefed.panes.questions.list.setFocus()
        for _ in tab_stops(briefed.window):
            widget = QApplication.focusWidget()
            with_focus = widget.grab().toImage()
            briefed.presses(widget, Key.Key_Tab)
            if widget.grab().toImage() == with_focus:
                alike.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert alike == []


def test_a_frame_tells_of_the_list_or_the_whole_field_that_the_keys_go_to(
    scheme: None, reader: Person
) -> None:
    side = reader.panes.side
    parts = side.words.findChildren(WordsField)
    for palette in (QApplication.palette(), DARK, CONTRASTS[0]):
        QApplication.setPalette(palette)
        for widget in (reader.panes.questions.list, *(part.field for part in parts)):
            widget.setFocus()
            QApplication.processEvents()
            assert is_framed(widget), widget.accessibleName()
    for part in parts:
        part.field.setFocus()
        place = QRect(part.mapTo(side.viewport(), QPoint(0, 0)), part.size())
        assert side.viewport().rect().contains(place), part.title.text()


def test_chips_have_a_frame_in_every_scheme(scheme: None, reader: Person) -> None:
    chip = reader.panes.breaks.breaks.chips[0]
    for palette in (QApplication.palette(), DARK, CONTRASTS[0]):
        QApplication.setPalette(palette)
        QApplication.processEvents()
        picture = chip.grab().toImage()
        edge, ground = (picture.pixelColor(x, picture.height() // 2) for x in (0, 3))
        assert _apart(edge, ground) > 3 * _NEAR // 2


def is_framed(widget: QAbstractScrollArea) -> bool:
    """Whether the colour of what is chosen is all around what is scrolled."""
    picture, inside = widget.grab().toImage(), widget.viewport().geometry()
    across, down = range(inside.left(), inside.right()), range(inside.top(), inside.bottom())
    edge = [(x, y) for x in across for y in (inside.top(), inside.bottom())]
    edge += [(x, y) for x in (inside.left(), inside.right()) for y in down]
    colour = widget.palette().color(Role.Highlight).rgb()
    return all(picture.pixel(x, y) == colour for x, y in edge)


#: Where slides are painted, whose page is white in every scheme, and colours of charts are shown.
_OF_SLIDES = {
    "scene_item.py", "preview.py", "swatches.py", "presenter_screen.py", "filmstrip_painter.py",
    "copy_actions.py",
}  # fmt: skip


def test_the_interface_has_no_colours_of_its_own() -> None:
    folder = Path(omnibus_desktop.app.__file__).parent
    own = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"#[0-9A-Fa-f]{6}\b|GlobalColor\.(?!transparent)", path.read_text("utf-8"))
    }
    assert own <= {*_OF_SLIDES, "painter.py"}


def test_in_high_contrast_everything_is_in_the_chosen_colours(
    scheme: None, briefed: Person
) -> None:
    problems, panes = briefed.furniture.problems, briefed.panes
    problems.tell(OmnibusError("Something happened", "do this"))
    for palette in CONTRASTS:
        QApplication.setPalette(palette)
        QApplication.processEvents()
        known = [palette.color(role) for role in (*_GROUNDS, *_INKS, *_EDGES, *_CHOSEN)]
        for pane in (problems, panes.breaks, panes.questions, panes.table, panes.side.notes):
            assert others_in(pane.grab().toImage(), known) == [], type(pane).__name__


def others_in(picture: QImage, known: list[QColor]) -> list[str]:
    """Colours that more than a speck of the picture has and that none of these is near."""
    counts = Counter(
        picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(picture.height())
    )
    least = counts.total() * _SPECK
    often = [QColor.fromRgb(rgb) for rgb, count in counts.items() if count > least]
    often = [each for each in often if each.saturation() > _GREY]  # a style shades by itself
    return [each.name() for each in often if min(_apart(each, ours) for ours in known) > _NEAR]


def _apart(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return max(abs(each - its) for each, its in pairs)


@pytest.fixture
def large_print() -> Iterator[None]:
    """Letters twice as large as they were."""
    usual = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


def test_at_200_percent_on_a_small_screen_nothing_is_cut(briefed: Person) -> None:
    resizes(briefed, 683, 360)  # of 1366 by 768 pixels, without the task bar
    assert (briefed.window.width(), briefed.window.height()) == (683, 360)
    assert not briefed.panes.side.isVisible()
    assert list(cut_in(briefed.window)) == []
    assert list(over_each_other(briefed.window)) == []
    briefed.presses(briefed.window, Key.Key_F8)
    assert briefed.panes.side.isVisible()
    assert list(cut_in(briefed.window)) == []
    briefed.presses(briefed.window, Key.Key_F8)


def test_in_large_print_nothing_is_cut(large_print: None, briefed: Person) -> None:
    resizes(briefed, 1366, 740)
    assert briefed.window.width() == 1366
    assert list(cut_in(briefed.window)) == []
    assert list(over_each_other(briefed.window)) == []


def resizes(person: Person, width: int, height: int) -> None:
    person.window.resize(width, height)
    for _ in range(3):  # what is laid out anew may need another row, and a bar
        QApplication.processEvents()


def seen_in(window: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    for kind in kinds:
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.window() is window and widget.width() > 1:
                yield widget


def cut_in(window: QWidget) -> Iterator[str]:
    """Texts that have less room than they need, and do not say so by an ellipsis."""
    for widget in seen_in(window, QLabel, QAbstractButton):
        if isinstance(widget.parent(), StillLabel | QToolBar) or not widget.text():
            continue
        needed = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed.setWidth(0)
            needed.setHeight(widget.heightForWidth(widget.width()))
        if needed.width() > widget.width() or needed.height() > widget.height():
            yield f"{type(widget).__name__} {widget.text()!r}: {needed}, has {widget.size()}"


def over_each_other(window: QWidget) -> Iterator[str]:
    """Neighbours of which one stands on the other."""
    for parent in seen_in(window, QWidget):
        if isinstance(parent, QGraphicsView) or parent.layout() is None:
            continue
        laid_out = [parent.layout().itemAt(n).widget() for n in range(parent.layout().count())]
        inside = [child for child in laid_out if child is not None and child.isVisible()]
        for place, one in enumerate(inside):
            for other in inside[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{type(one).__name__} and {type(other).__name__}"


class _WithIcons(QProxyStyle):
    """A style as it is on platforms whose dialogs have icons on their buttons."""

    def styleHint(self, hint: QStyle.StyleHint, *about: object) -> int:
        icons = hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if icons else super().styleHint(hint, *about)


def test_icons_of_docks_and_dialogs_are_in_the_colour_of_the_text(
    scheme: None, reader: Person
) -> None:
    QApplication.setPalette(DARK)
    reader.presses(reader.window, Key.Key_F1)
    dock, dialog, style = reader.window.findChild(QDockWidget), QDialog(reader.window), _WithIcons()
    box = QDialogButtonBox(dialog)
    box.setStyle(style)
    box.setStandardButtons(QDialogButtonBox.StandardButton.Cancel)
    dialog.show()
    box.buttons()[0].setFocus()
    dialog.activateWindow()
    reader.bot.waitUntil(box.buttons()[0].hasFocus)
    in_title = [each for each in dock.findChildren(QAbstractButton) if each.parent() is dock]
    assert len(in_title) == 2
    for button in (*in_title, *box.buttons()):
        assert strongest(button.icon().pixmap(16).toImage()) == DARK.color(Role.WindowText)
    dock.setFloating(True)
    for button in in_title:
        assert strongest(button.icon().pixmap(16).toImage()) == DARK.color(Role.WindowText)
    dialog.close()
    dialog.deleteLater()


def strongest(picture: QImage) -> QColor:
    """The colour of what is covered most."""
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max((picture.pixelColor(*place) for place in places), key=QColor.alpha)


def test_nothing_moves_but_the_counter_of_a_presentation() -> None:
    animated = re.compile(r"Q\w*Animation\b|QTimeLine|setAnimated|QScroller\b|QMovie")
    folder = Path(omnibus_desktop.app.__file__).parent
    found = {path.name for path in folder.rglob("*.py") if animated.search(path.read_text("utf-8"))}
    assert found == {"presenter_screen.py"}


class _Still(QProxyStyle):
    """A style as it is where the person asked for no animations."""

    def styleHint(self, hint: QStyle.StyleHint, *about: object) -> int:
        still = hint == QStyle.StyleHint.SH_Widget_Animation_Duration
        return 0 if still else super().styleHint(hint, *about)


@pytest.mark.parametrize("asks", ["the style", "the platform", "nobody"])
def test_what_moves_stands_still_where_the_person_asks_for_it(qtbot: QtBot, asks: str) -> None:
    widget, style = QWidget(), _Still()
    qtbot.addWidget(widget)
    general = Qt.UIEffect.UI_General
    was = QApplication.isEffectEnabled(general)
    QApplication.setEffectEnabled(general, asks != "the platform")
    if asks == "the style":
        widget.setStyle(style)
    try:
        assert moves(widget) is (asks == "nobody")
    finally:
        QApplication.setEffectEnabled(general, was)
