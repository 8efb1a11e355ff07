"""The slides of the briefing as a strip: picked, moved, renamed and looked at, by mouse or keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.film.filmstrip_drag import FilmDrag
from omnibus_desktop.app.film.filmstrip_menu import KEYS, film_menu
from omnibus_desktop.app.film.filmstrip_model import FilmModel, Row
from omnibus_desktop.app.film.filmstrip_painter import FilmPainter
from omnibus_desktop.app.film.filmstrip_pictures import Pictures

_SPACING = 3  # pixels
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_Flag = QItemSelectionModel.SelectionFlag


class Strip(QListView):
    """Slides in a row. Picking one shows it; several can be picked and moved together."""

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        self._desk = desk
        self.film = FilmModel(desk, pictures, self)
        self._painter = FilmPainter(self.film, self)
        self._drag = FilmDrag(desk, self.film, self)
        self._follows = False  # the session, and so does not lead it
        self._kept: tuple[tuple[str, ...], str] = ((), "")  # rows that are picked; the present one
        self._acts: dict[str, Callable[[], object]] = {
            "rename": self._rename,
            "duplicate": self._duplicate,
            "remove": self._remove,
            "earlier": partial(self._step, -1),
            "later": partial(self._step, 1),
            "first": partial(self._send, to_end=False),
            "last": partial(self._send, to_end=True),
            "section": self._begin_section,
            "fold": self._fold,
            "menu": self._open_menu,
        }
        self.setModel(self.film)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Slides of the briefing")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(_SPACING)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.film.modelAboutToBeReset.connect(self._remember)
        self.film.modelReset.connect(self._pick_again)
        self.selectionModel().currentChanged.connect(self._look)
        desk.commit_requested.connect(self._commit)

    def follow(self, before: Session, after: Session) -> None:
        """Show the briefing of the session, and which of its slides is being looked at."""
        same = before.wave is after.wave and before.earlier is after.earlier
        self._follows = True
        if not same or before.briefing is not after.briefing:
            self.film.follow(after)
        draft, was = after.draft, before.draft
        turned = was is None or draft is None or draft.id != was.id
        if draft is not None and (turned or self.row() is None):
            if any(slide.id == draft.id for slide in after.briefing.slides):
                self.film.unfold_to(draft.id)
                self._turn_to(draft.id)
            else:
                self.selectionModel().clear()
        self._follows = False

    def act(self, what: str) -> None:
        """Do this with the rows that are picked."""
        self._acts[what]()

    def picked(self) -> tuple[str, ...]:
        """The ids of the slides that are picked, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        slides = (self.film.rows[row].slide for row in rows)
        return tuple(slide.id for slide in slides if slide is not None)

    def row(self) -> Row | None:
        """The present row."""
        index = self.currentIndex()
        return self.film.rows[index.row()] if index.isValid() else None

    def pick(self, keys: Iterable[str]) -> None:
        """Pick these rows out, and the first of them as the present one."""
        self._kept = (tuple(keys), next(iter(keys), ""))
        self._pick_again()
        self._look(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.DevicePixelRatioChange, kinds.FontChange):  # on another screen
            self._fit_pictures()
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._named(event) is not None:
            event.accept()  # here these keys mean slides, whatever they mean elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, name = self.row(), self._named(event)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field leaves over, such as Return
        elif event.key() == Qt.Key.Key_Escape and self._drag.is_on:
            self._drag.let_go()
        elif name is not None:
            self.act(name)
        elif event.key() in _OPENS and row is not None and row.slide is None:
            self._fold()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._drag.release():
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns up and down moves the strip left and right."""
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(
            bar.value() - (turned.y() if abs(turned.y()) > abs(turned.x()) else turned.x())
        )
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
        elif self.indexAt(event.pos()).isValid():
            self._open_menu(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._drag.paint(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_pictures()
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _fit_pictures(self) -> None:
        """Have pictures of the size that there is room for, as sharp as the screen is."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        self._painter.height = self.height() - bar - 2 * (self.frameWidth() + _SPACING)
        size = self._painter.picture_size(self.fontMetrics().height())
        self.film.pictures.resize(size.width(), size.height(), self.devicePixelRatioF())
        self.viewport().update()

    def _named(self, event: QKeyEvent) -> str | None:
        """What the key is for, where it is one of ours."""
        pressed = QKeySequence(event.keyCombination())
        known = (what for what, keys in KEYS.items() if pressed == QKeySequence(keys))
        return next(known, None)

    def _look(self, index: QModelIndex) -> None:
        """Show the slide that the person turned to."""
        row = self.film.rows[index.row()] if index.isValid() else None
        if row is not None and row.slide is not None and not self._follows:
            slide_actions.show_slide(self._desk, row.slide.id)

    def _turn_to(self, key: str) -> None:
        index = self.film.index(max(0, self.film.row_of(key)))
        if self.currentIndex() != index:
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _remember(self) -> None:
        rows = [self.film.rows[index.row()].key for index in self.selectedIndexes()]
        row = self.row()
        self._kept = (tuple(rows), "" if row is None else row.key)

    def _pick_again(self) -> None:
        """Pick what was picked before the rows were made anew, as far as it is there."""
        was, self._follows = self._follows, True
        model = self.selectionModel()
        model.clear()
        keys, present = self._kept
        for key in keys:
            if (row := self.film.row_of(key)) >= 0:
                model.select(self.film.index(row), _Flag.Select)
        if (row := self.film.row_of(present)) >= 0:
            model.setCurrentIndex(self.film.index(row), _Flag.NoUpdate)
        self._follows = was

    def _rename(self) -> None:
        if self.row() is not None and self.state() != self.State.EditingState:
            self.edit(self.currentIndex())

    def _duplicate(self) -> None:
        self.pick(film_actions.duplicate_slides(self._desk, self._meant()))

    def _remove(self) -> None:
        row = self.row()
        if self.picked():
            film_actions.remove_slides(self._desk, self.picked())
        elif row is not None and row.slide is None:
            film_actions.remove_section(self._desk, row.first)

    def _step(self, step: int) -> None:
        row = self.row()
        if self.picked():
            film_actions.step_slides(self._desk, self.picked(), step)
        elif row is not None and row.slide is None:
            film_actions.move_section(self._desk, row.gap.section, row.gap.section + step)
        self.scrollTo(self.currentIndex())

    def _send(self, *, to_end: bool) -> None:
        row = self.row()
        if self.picked():
            film_actions.send_slides(self._desk, self.picked(), to_end=to_end)
        elif row is not None and row.slide is None:
            place = len(self.film.rows) if to_end else 0
            film_actions.move_section(self._desk, row.gap.section, place)
        self.scrollTo(self.currentIndex())

    def _begin_section(self) -> None:
        row = self.row()
        if row is not None and row.slide is not None:
            film_actions.begin_section(self._desk, row.slide.id)
            self.pick((f"section {row.slide.id}",))
            self._rename()

    def _fold(self) -> None:
        row = self.row()
        if row is not None and row.section.name:
            key = f"section {row.first}"
            self.film.fold(row.section.name, not row.is_folded)
            self._turn_to(key)

    def _meant(self) -> tuple[str, ...]:
        """The slides that are picked, or those of the section whose heading is."""
        row = self.row()
        if self.picked() or row is None:
            return self.picked()
        return tuple(slide.id for slide in row.section.slides)

    def _open_menu(self, place: QPoint | None = None) -> None:
        row = self.row()
        if row is not None:
            below = self.visualRect(self.currentIndex()).center()
            film_menu(self, row).popup(place or self.viewport().mapToGlobal(below))

    def _commit(self) -> None:
        """Keep the name that is being typed: a command is about to run."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
