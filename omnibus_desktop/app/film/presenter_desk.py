"""What the speaker sees while the slides are on another screen: this slide, the next, the notes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from omnibus_desktop.app.film.presentation import Presentation
from omnibus_desktop.app.film.presenter_screen import paint_fitted, plain_notes
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.charts.scene import Scene

_NOTES_POINTS = 15  # of letters
_SIZE = QSize(1100, 700)


class _Small(QWidget):
    """One slide, as large as there is room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumSize(160, 90)
        self._scene: Scene | None = None

    def show_scene(self, scene: Scene | None) -> None:
        """Paint this scene from now on."""
        self._scene = scene
        self.setAccessibleDescription("" if scene is None else scene.alt_text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._scene is not None:
            paint_fitted(self._scene, painter, QRectF(self.rect()))
        painter.end()


class PresenterDesk(QWidget):
    """The speaker's side of a presentation; its keys lead it too."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._presentation = presentation
        self.setWindowTitle("Presenter – Omnibus Desktop")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(_SIZE)
        self.place, self.following = plain_label(), plain_label()
        self.now, self.next = _Small("This slide"), _Small("Next slide")
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName("Notes for the speaker")
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys would not lead
        font = self.notes.font()
        font.setPointSize(_NOTES_POINTS)
        self.notes.setFont(font)
        self._lay_out()
        presentation.changed.connect(self._follow)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._presentation.press(event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """However it is closed, the presentation is over."""
        super().closeEvent(event)
        self._presentation.ended.emit()

    def _lay_out(self) -> None:
        end = QPushButton("End presentation")
        end.setToolTip("Close both screens (Esc)")
        end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        end.clicked.connect(self._presentation.ended)
        grid = QGridLayout(self)
        grid.addWidget(self.place, 0, 0)
        grid.addWidget(self.following, 0, 1)
        grid.addWidget(self.now, 1, 0, 3, 1)
        grid.addWidget(self.next, 1, 1)
        grid.addWidget(QLabel("Notes"), 2, 1)
        grid.addWidget(self.notes, 3, 1)
        grid.addWidget(end, 4, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 2)
        grid.setRowStretch(3, 3)

    def _follow(self) -> None:
        shown = self._presentation
        place, total = shown.place, len(shown.slides)
        now, following = shown.drawn(place), shown.drawn(place + 1)
        said = "End of the briefing" if shown.slide is None else f"Slide {place + 1} of {total}"
        blank = f", the screen is {shown.blank}" if shown.blank else ""
        typed = f", go to {shown.typed}" if shown.typed else ""
        self.place.setText(said + blank + typed)
        self.following.setText("Next" if place + 1 < total else "Next: end of the briefing")
        self.now.show_scene(None if now is None else now.scene)
        self.next.show_scene(None if following is None else following.scene)
        self.notes.setPlainText("" if now is None else plain_notes(now.words.spoken))
