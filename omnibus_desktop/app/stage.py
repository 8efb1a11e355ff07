"""The chart as a person works on it: zoom, hover, pick out, annotate, drag, edit in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.focus_frame import FocusFrame
from omnibus_desktop.app.hover_card import show_card
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.notes.note_drag import NoteDrag
from omnibus_desktop.app.notes.note_editor import NoteEditor
from omnibus_desktop.app.notes.note_values import NoteValues
from omnibus_desktop.app.preview import ground
from omnibus_desktop.app.scene_item import Handlers, SceneItem, box, note_of
from omnibus_desktop.app.stage_keys import StageKeys
from omnibus_desktop.app.stage_menu import StageMenu
from omnibus_desktop.app.stage_reading import Reading
from omnibus_desktop.app.stage_zoom import StageZoom
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.charts.authority_keys import is_authority
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.picking import bars_of
from omnibus_desktop.charts.scene import Item

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class _View(pg.ViewBox):
    """Where the slide lies. The hand moves it only where it is larger than the stage: a slide that
    fits has no better place."""

    def __init__(self, is_fitted: Callable[[], bool]) -> None:
        super().__init__(enableMenu=False, invertY=True, lockAspect=True)
        self._is_fitted = is_fitted

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        if self._is_fitted():
            event.accept()
        else:
            super().mouseDragEvent(event, axis)


class Stage(pg.GraphicsView):
    """Shows the current slide and turns what the pointer and the keys do into edits."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._desk = desk
        self._document = desk.document
        self._current = current
        self._view = _View(lambda: self._zoom.is_fitted)
        self._view.setMouseEnabled(True, True)
        self.setCentralItem(self._view)
        self._item = SceneItem(
            Handlers(
                self._on_click,
                self._on_double_click,
                self._on_menu,
                self._on_hover,
                self.drag_note,
            )
        )
        self._view.addItem(self._item)
        self._zoom = StageZoom(self._view, self._item)
        self._drag = NoteDrag(desk, current, self._item)
        self._editor = NoteEditor(self)
        self._values = NoteValues(desk, self, lambda: self._place_of(None).center())
        self._menu = StageMenu(desk, current, self)
        self._keys = StageKeys(desk, current, self)
        self._reading = Reading(self, desk.document, current, self._to_view)
        self._editor.written.connect(partial(note_actions.write_note, desk))
        self._editor.left.connect(self.setFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusFrame(self)
        self.setFrameShape(pg.GraphicsView.Shape.NoFrame)
        desk.edit_note_requested.connect(self.edit_note)
        desk.commit_requested.connect(self._editor.commit)
        desk.fit_requested.connect(self._zoom.fit_or_back)
        desk.zoom_requested.connect(self._zoom.step)
        current.changed.connect(self._show)
        current.drawings.drawn_ahead.connect(self._prepare)
        self._document.changed.connect(self._follow)
        self._show()
        self._zoom.fit()

    def edit_note(self, note_id: str) -> None:
        """Open the words of this note in place."""
        draft = self._document.session.draft
        for note in () if draft is None else draft.notes:
            if note.id == note_id:
                self._editor.edit(note_id, note.text)
        if not self._current.is_drawing:
            self._editor.stand_over(self._place_of)

    def point_of(self, item: Item) -> QPointF:
        """Where the middle of an item is, in this widget's pixels."""
        return QPointF(self._to_view(box(item)).center())

    def _show(self) -> None:
        drawn = self._current.drawn
        session = self._document.session
        before = self._item.boundingRect()
        self._item.show_scene(
            None if drawn is None else drawn.scene, session.selected, session.note
        )
        self.setAccessibleName("Chart" if drawn is None else f"Chart: {drawn.words.headline}")
        self.setAccessibleDescription("" if drawn is None else drawn.words.alt_text)
        if self._zoom.is_fitted and before != self._item.boundingRect():
            self._zoom.fit()
        self._editor.stand_over(self._place_of)

    def _prepare(self, drawn: Drawn) -> None:
        """A slide was drawn before it is asked for."""
        self._item.prepare(drawn.scene)

    def _follow(self, before: Session, after: Session) -> None:
        if self._current.is_drawing:
            return  # it is shown when it is there
        if before.selected != after.selected or before.note != after.note:
            self._show()

    def _place_of(self, note_id: str | None) -> QRect:
        """Where a note is, in this widget's pixels; the middle for one that is not drawn."""
        middle = self.viewport().rect().center()
        drawn = self._current.drawn
        items = () if drawn is None else drawn.scene.items
        boxes = [box(item) for item in items if item.role == f"note {note_id}"]
        if note_id is None or not boxes:
            return QRect(middle, middle)
        whole = boxes[0]
        for other in boxes[1:]:
            whole = whole.united(other)
        return self._to_view(whole)

    def _place_of_picked(self) -> QPoint:
        """Where the note or the bar that is picked out is on the screen, else the middle."""
        session, drawn = self._document.session, self._current.drawn
        place = self._place_of(session.note)
        if drawn is not None and session.note is None and session.picked is not None:
            bars = (i for i in drawn.scene.items if i.role == "bar" and i.key == session.picked)
            place = next((self._to_view(box(bar)) for bar in bars), place)
        found: QPoint = self.mapToGlobal(place.center())
        return found

    def _to_view(self, rect: QRectF) -> QRect:
        place: QRect = self.mapFromScene(self._item.mapRectToScene(rect)).boundingRect()
        return place

    def _on_click(self, item: Item | None, modifiers: Qt.KeyboardModifier) -> None:
        note = None if item is None else note_of(item)
        if note is not None:
            note_actions.select_note(self._desk, note)
        elif item is None or item.key is None or is_authority(item.key):
            note_actions.select_mark(self._desk, None)
        elif modifiers & Qt.KeyboardModifier.ControlModifier and self._desk.comparing is None:
            note_actions.select_also(self._desk, item.key)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and self._desk.comparing is None:
            drawn = self._current.drawn
            bars = () if drawn is None else bars_of(drawn.scene)
            note_actions.select_through(self._desk, item.key, bars)
        else:
            note_actions.select_mark(self._desk, item.key)

    def _on_double_click(self, item: Item | None) -> None:
        note = None if item is None else note_of(item)
        if note is not None:
            self.edit_note(note)
        elif item is not None and item.key is not None and not is_authority(item.key):
            note_actions.select_mark(self._desk, item.key)
            note_actions.add_callout(self._desk)
        elif item is None:
            self._zoom.fit_or_back()

    def _on_menu(self, item: Item | None, place: QPointF) -> None:
        if item is None or item.key not in self._document.session.selected:
            self._on_click(item, Qt.KeyboardModifier.NoModifier)
        self._menu.open(place.toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The key for menus, and Shift+F10, at what is picked out; the mouse has its own way."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu.open_at(self._place_of_picked())

    def _on_hover(self, item: Item | None, place: QPointF) -> None:
        if self._current.is_drawing:
            return
        drawn = self._current.drawn
        if item is None or item.key is None or drawn is None:
            QToolTip.hideText()
            self.setCursor(Qt.CursorShape.ArrowCursor)
            return
        grip = Qt.CursorShape.SizeAllCursor if note_of(item) else Qt.CursorShape.PointingHandCursor
        self.setCursor(grip)
        if note_of(item) is None:
            bar = self._to_view(self._item.box_about(item))
            bar.moveTopLeft(self.mapToGlobal(bar.topLeft()))
            show_card(describe(drawn.tables, item.key), place.toPoint(), bar, self)

    def drag_note(
        self, note_id: str, dx: float, dy: float, ended: bool, held: Qt.KeyboardModifier
    ) -> None:
        """A note is dragged so many points from where it was taken, or let go."""
        self._drag.drag(note_id, dx, dy, ended, held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() & _SHIFT
        if f10 or event.key() == Qt.Key.Key_Menu:
            self._menu.open_at(self._place_of_picked())
        elif not self._keys.press(event):
            QWidget.keyPressEvent(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom.is_fitted = False
            super().wheelEvent(event)
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True  # Qt would take the hover card away when the pointer rests
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and hasattr(self, "_zoom") and self._zoom.is_fitted:
            self._zoom.fit()

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        self.setBackground(ground(QApplication.palette()))
