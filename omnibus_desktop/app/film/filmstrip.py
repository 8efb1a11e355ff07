"""The briefing below the table: its title, and its slides as small pictures of the real scenes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.film.filmstrip_model import counted
from omnibus_desktop.app.film.filmstrip_pictures import Pictures
from omnibus_desktop.app.film.filmstrip_view import Strip
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label, set_tip
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.briefing.slides import sections
from omnibus_desktop.wave.plain_text import plain

_MARGIN = 2  # pixels
_LOWEST, _USUAL, _HIGHEST = 96, 132, 320  # pixels of a briefing with slides
_TITLE, _LONG_TITLE = 190, 420  # pixels, beside the slides and alone
_EDGE = 6  # pixels beside it
_LONGEST = 200  # characters of a title
_TYPED = ("rename", "section", "title")  # what begins with a field in the strip
_ABOUT_TITLE = "The title of the briefing, and of its deck: click to change it"


class TitleField(QLineEdit):
    """The title of the briefing: read, and typed over where it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = ""
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Title of the briefing")
        ground = self.palette()
        ground.setColor(ground.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(ground)
        self.editingFinished.connect(self.commit)
        desk.commit_requested.connect(self.commit)

    def show_title(self, title: str) -> None:
        """Show this title: whole while it is being typed, else as far as there is room."""
        self._title = plain(title)
        self.updateGeometry()
        shown = self._title
        if not self.hasFocus():
            room = self.contentsRect().width() - 2 * _EDGE
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setCursorPosition(0)
        self.setModified(False)
        set_tip(self, f"{self._title}\n{_ABOUT_TITLE}")

    def sizeHint(self) -> QSize:
        """As wide as the title, within reason."""
        wide = self.fontMetrics().horizontalAdvance(self._title) + 4 * _EDGE
        return QSize(max(_TITLE, min(wide, _LONG_TITLE)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_TITLE, super().minimumSizeHint().height())

    def commit(self) -> None:
        """Keep what was typed."""
        if self.isModified():
            self.setModified(False)
            film_actions.retitle(self._desk, self.text())
            self.show_title(self._desk.document.session.briefing.title)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_title(self._title)
        QTimer.singleShot(0, self, self.selectAll)  # the click that comes next puts the cursor

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_title(self._title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_title(self._title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.hasFocus():
            self.show_title(self._title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.key() == Qt.Key.Key_Escape:
                self.show_title(self._title)
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class Filmstrip(QWidget):
    """The title of the briefing, its slides, and a button that adds the one being looked at."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pictures = Pictures(desk.jobs, current, self)
        self.strip = Strip(desk, self.pictures)
        self.title = TitleField(desk)
        self.count = plain_label()
        self.count.setWordWrap(False)
        self.add = QPushButton(icon("plus"), "Add to briefing")
        self.add.setToolTip("Add the chart being looked at to the briefing (Ctrl+B)")
        self.add.clicked.connect(lambda: slide_actions.add_to_briefing(desk))
        self.hint = StillLabel(1)  # it is the first to make way
        self.hint.set_text("No slides yet. Ctrl+B adds the chart above as the first.")
        self._is_filled: bool | None = None
        self._bare = self._height_of_line()
        self._height = desk.settings.film_height() or _USUAL
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self._lay_out()
        if desk.settings.film_hidden():
            self.hide()
        desk.document.changed.connect(self._follow)
        desk.template_changed.connect(self._redraw)
        desk.film_requested.connect(self._act)
        self._show(Session(), desk.document.session)
        self._fit()

    def _lay_out(self) -> None:
        self._side.setSpacing(_MARGIN)
        for widget in (self.title, self.count, self.add):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * _MARGIN, _MARGIN, 2 * _MARGIN, _MARGIN)
        row.addLayout(self._side)
        row.addWidget(self.hint, 1)
        row.addWidget(self.strip, 1)

    def _follow(self, before: Session, after: Session) -> None:
        same = before.wave is after.wave and before.earlier is after.earlier
        if before.briefing is not after.briefing or not same:
            self._show(before, after)
        elif before.draft is not after.draft:
            self.strip.follow(before, after)

    def _show(self, before: Session, after: Session) -> None:
        self.title.show_title(after.briefing.title)
        slides, parts = after.briefing.slides, sections(after.briefing)
        named = sum(bool(part.name) for part in parts)
        said = "1 section" if named == 1 else f"{named} sections"
        self.count.setText(counted(len(slides)) + f", {said}" * bool(named))
        self.strip.follow(before, after)
        if bool(slides) != self._is_filled:
            self._soon.start()  # the whole window is laid out anew: in a turn of its own

    def remember_height(self) -> None:
        """Keep the present height, which the person chose, for this and the next start."""
        if self._is_filled:
            self._height = self.height()
            self._desk.settings.remember_film_height(self._height)

    def turn_visible(self) -> None:
        """Hide the strip, or show it again; at the next start it is so too."""
        self.setVisible(self.isHidden())
        self._desk.settings.remember_film_hidden(self.isHidden())

    def place_in(self, splitter: QSplitter) -> None:
        """Have as much of the splitter as was chosen, or as a briefing without slides needs."""
        wanted = self._height if self._is_filled else self._bare
        splitter.setSizes([sum(splitter.sizes()) - wanted, wanted])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_letters)  # when what is inside has been measured

    def _fit_letters(self) -> None:
        self._bare, self._is_filled = self._height_of_line(), None
        self._fit()

    def _height_of_line(self) -> int:
        """How high a briefing without slides is, in pixels."""
        return self.add.sizeHint().height() + 2 * _MARGIN

    def _fit(self) -> None:
        """A briefing without slides is a line; one with slides is as high as was chosen."""
        filled = bool(self._desk.document.session.briefing.slides)
        for widget, shown in ((self.strip, filled), (self.count, filled), (self.hint, not filled)):
            widget.setVisible(shown)
        if filled == self._is_filled:
            return
        self._is_filled = filled
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._side.setDirection(down if filled else across)
        wide = max(_TITLE, self.add.sizeHint().width())  # more where letters are large
        self.title.setMaximumWidth(wide if filled else _LONG_TITLE)
        needed = self._side.minimumSize().height() + 2 * _MARGIN  # more where texts are large
        self.setMinimumHeight(max(_LOWEST, needed) if filled else self._bare)
        self.setMaximumHeight(_HIGHEST if filled else self._bare)
        splitter = self.parentWidget()
        if isinstance(splitter, QSplitter):
            self.place_in(splitter)

    def _redraw(self) -> None:
        """The slides are shown on another page."""
        self.pictures.check_all()
        self.strip.viewport().update()

    def _act(self, what: str) -> None:
        if what in _TYPED and self.isHidden():
            self.turn_visible()  # nobody types into what cannot be seen
        if what == "show":
            self.turn_visible()
        elif what == "title":
            self.title.setFocus()
            self.title.selectAll()
        else:
            self.strip.act(what)
