"""The briefing below the table: its slides in order, as small pictures of the real scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.preview import thumbnail
from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

Grounds = tuple[object, ...]
_WIDTH = 128  # pixels of a thumbnail
_BROKEN = "#B58900"  # frame of a slide whose headline no longer holds
_FRAME = 4  # pixels


@dataclass(frozen=True, eq=False)
class _Small:
    """A slide as a small picture; what of its headline no longer holds, in words."""

    picture: QIcon
    broken: str = ""


class _Strip(QListWidget):
    """Slides that can be dragged to another place, looked at and removed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName("Slides of the briefing")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setViewMode(QListView.ViewMode.ListMode)  # icons could be dropped on one another
        self.setWrapping(False)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setIconSize(QSize(_WIDTH, _WIDTH * 9 // 16))
        self.setSpacing(6)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(self._moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if row >= 0 and event.matches(QKeySequence.StandardKey.Delete):
            slide_actions.remove_slide(self._desk, _id_of(self.item(row)))
        elif row >= 0 and control and step is not None:
            slide_actions.move_slide(self._desk, _id_of(self.item(row)), row + step)
        else:
            super().keyPressEvent(event)

    def _moved(self, parent: QModelIndex, start: int, end: int, to: QModelIndex, row: int) -> None:
        place = row - 1 if row > start else row
        moved = _id_of(self.item(place))
        # the list is still in the middle of the drop
        QTimer.singleShot(0, self, lambda: slide_actions.move_slide(self._desk, moved, place))

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        option.decorationPosition = QStyleOptionViewItem.Position.Top
        option.displayAlignment = Qt.AlignmentFlag.AlignCenter

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        if item is None:
            return
        row, slide = self.row(item), _id_of(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Move left", lambda: slide_actions.move_slide(self._desk, slide, row - 1))
        menu.addAction("Move right", lambda: slide_actions.move_slide(self._desk, slide, row + 1))
        menu.addAction("Remove slide", lambda: slide_actions.remove_slide(self._desk, slide))
        menu.popup(event.globalPos())


class Filmstrip(QWidget):
    """The slides of the briefing, and a button that adds the one being looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: dict[int, tuple[Slide, Grounds, _Small]] = {}
        self.strip = _Strip(desk)
        self.strip.currentItemChanged.connect(self._look)
        self.add = QPushButton(icon("plus"), "Add slide")
        self.add.setToolTip("Add the chart being looked at to the briefing (Ctrl+B)")
        self.add.clicked.connect(lambda: slide_actions.add_to_briefing(desk))
        self.strip.setFixedHeight(_WIDTH * 9 // 16 + 46)
        self.hint = plain_label("No slides yet. Ctrl+B adds the chart above as the first.")
        self.title = plain_label("Briefing:")
        self.title.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.hint, 1)
        row.addWidget(self.strip, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        desk.document.changed.connect(self._follow)
        desk.template_changed.connect(lambda: self._show(desk.document.session))
        self._show(desk.document.session)

    def _follow(self, before: Session, after: Session) -> None:
        same = before.wave is after.wave and before.earlier is after.earlier
        if before.briefing is not after.briefing or not same:
            self._show(after)
        elif before.draft is not after.draft:
            self._mark(after)

    def _show(self, session: Session) -> None:
        self.strip.blockSignals(True)
        self.strip.clear()
        pictures: dict[int, tuple[Slide, Grounds, _Small]] = {}
        for number, slide in enumerate(session.briefing.slides, 1):
            grounds = (
                *_grounds(session.wave, slide),
                session.earlier if slide.over_waves else (),
                self._desk.template,
            )
            small = self._picture(session, slide, grounds)
            pictures[id(slide)] = (slide, grounds, small)
            item = QListWidgetItem(small.picture, f"⚠ {number}" if small.broken else f"{number}")
            item.setData(Qt.ItemDataRole.UserRole, slide.id)
            name = _name_of(session, slide)
            if small.broken:
                name += f"\nThe headline no longer holds: {small.broken}"
            item.setToolTip(plain_tip(name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Slide {number}: {name}")
            self.strip.addItem(item)
        self._pictures = pictures
        self.strip.blockSignals(False)
        self.strip.setVisible(self.strip.count() > 0)
        self.hint.setVisible(self.strip.count() == 0)
        self._mark(session)

    def _mark(self, session: Session) -> None:
        self.strip.blockSignals(True)
        self.strip.setCurrentRow(-1)
        for row in range(self.strip.count()):
            if session.draft is not None and _id_of(self.strip.item(row)) == session.draft.id:
                self.strip.setCurrentRow(row)
        self.strip.blockSignals(False)

    def _picture(self, session: Session, slide: Slide, grounds: Grounds) -> _Small:
        """The slide's scene, small; drawn again only where the slide is another object, or where
        the wave was corrected in what it shows."""
        known = self._pictures.get(id(slide))
        if known is not None and known[1] == grounds:
            return known[2]
        from omnibus_desktop.app.drawings import shown_of
        from omnibus_desktop.briefing.preflight import broken_figures
        from omnibus_desktop.errors import OmnibusError

        if session.wave is None:
            return _Small(icon("image"))
        try:
            drawn = shown_of(session, slide, self._desk.template)
        except OmnibusError:
            return _Small(icon("image"))
        broken = "; ".join(each.words for each in broken_figures(drawn))
        picture = thumbnail(drawn.scene, _WIDTH, self.devicePixelRatioF())
        if broken:
            _flag(picture)
        return _Small(QIcon(picture), broken)

    def _look(self, item: QListWidgetItem | None, previous: QListWidgetItem | None) -> None:
        if item is not None:
            slide_actions.show_slide(self._desk, _id_of(item))


def _flag(picture: QPixmap) -> None:
    """Frame the picture of a slide whose headline no longer holds."""
    painter = QPainter(picture)
    pen = QPen(QColor(_BROKEN))
    pen.setWidth(_FRAME)
    painter.setPen(pen)
    size = picture.deviceIndependentSize()
    half = _FRAME / 2
    painter.drawRect(QRectF(half, half, size.width() - _FRAME, size.height() - _FRAME))
    painter.end()


def _grounds(wave: Wave | None, slide: Slide) -> Grounds:
    """Everything of a wave that this slide shows."""
    if wave is None:
        return ()
    by = wave.by_default if slide.by is None else slide.by
    names = {slide.question, *by, *(name for name, _ in slide.filter)}
    questions = {question.id: question for question in wave.questions}
    routers = {known.routed_from for name in names if (known := questions.get(name)) is not None}
    asked = tuple(questions.get(name or "") for name in (*sorted(names), *routers))
    data = (wave.data.get(name) for known in asked if known for name in known.variables)
    about = (wave.id, wave.title, wave.period, wave.organisation, wave.population, wave.weight)
    return (*about, *asked, *data)


def _id_of(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _name_of(session: Session, slide: Slide) -> str:
    if slide.words.headline:
        return plain(slide.words.headline)
    known = session.wave.questions if session.wave is not None else ()
    texts = {question.id: question.text for question in known}
    return plain(texts.get(slide.question, slide.question))
