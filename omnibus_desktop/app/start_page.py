"""What is there before a wave is open: open one, a recent one, or the example; what is new.

It does without the names of `Qt`, all of which are made when one is asked for: that takes as long
as the rest of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCommandLinkButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop import resources

_WIDTH = 420  # pixels of a column
_GAP = 48  # between two columns
_MARGIN = 40  # pixels beside two of them, at the least
_PICTURE = QSize(96, 54)
_EDGE = 12  # pixels above and below a column
_ROUND = 6  # pixels of a corner
_DASHES = (4, 2)  # pixels of a line and of a gap
_NO_FOCUS, _PLAIN, _CENTRE = 0, 0, 4  # of Qt's FocusPolicy, TextFormat and AlignmentFlag
_LONGEST = 40  # characters of a folder
_KINDS = ".sav, .por, .dta, .sas7bdat, .sss, .xlsx, .ods, .csv, .omnibus"
_NEWS = "help/new.txt"


class StartPage(QScrollArea):
    """Three ways in, and a place to drop a file."""

    open_asked = Signal()
    example_asked = Signal()
    path_asked = Signal(Path)
    forgotten = Signal(Path)  # this one is not to be offered any more

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", _NO_FOCUS)  # it follows what has the focus
        self.offers: list[QWidget] = []
        self._offers = QVBoxLayout()
        self.open = _entry("Open a survey wave…", self.open_asked.emit)
        self.open.setDefault(True)
        self.example = _entry("Explore the example wave (synthetic data)", self.example_asked.emit)
        self.recent = [self._recent(path) for path in recent]
        inside = QWidget()
        down = QVBoxLayout(inside)
        down.addStretch(2)
        self._columns = QHBoxLayout()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(self._columns)
        across.addStretch(1)
        down.addLayout(across)
        down.addStretch(3)
        self._columns.setSpacing(_GAP)
        self._wide, self._holders = _WIDTH, list[QWidget]()
        for column in (self._ways(), self._known()):
            holder = QWidget()
            column.setContentsMargins(0, _EDGE, 0, _EDGE)
            column.addStretch(1)
            holder.setLayout(column)
            holder.setFixedWidth(_WIDTH)
            self._holders.append(holder)
            self._columns.addWidget(holder)
        self.setWidget(inside)

    def offer(
        self, lines: Sequence[str], go_on: Callable[[], None], discard: Callable[[], None]
    ) -> None:
        """Offer to go on with work of an earlier session, above all else, or to discard it."""
        from omnibus_desktop.app.start_offer import OfferRow  # few starts offer any

        self._add_offer(OfferRow(lines, go_on, discard))

    def tell_more(self, count: int) -> None:
        """Say under the offers that there are so many more, if there are."""
        if count > 0:
            from omnibus_desktop.app.start_offer import more_of_it

            self._add_offer(more_of_it(count))

    def _add_offer(self, row: QWidget) -> None:
        self.offers.append(row)
        self._offers.addWidget(row)

    def withdraw(self) -> None:
        """Offer no work of an earlier session any more."""
        for row in self.offers:
            row.hide()
            row.deleteLater()
        self.offers.clear()

    def show_pictures(self, of: Callable[[Path], QPixmap | None]) -> None:
        """Put beside each recent file its picture, where there is one."""
        for row in self.recent:
            picture = of(row.path)
            if picture is not None:
                row.entry.setIcon(QIcon(picture))

    def show_icons(self) -> None:
        """Put the icons on the ways in, and a frame around the third: after the first paint."""
        from omnibus_desktop.app.icons import icon

        self.open.setIcon(icon("folder-open"))
        self.example.setIcon(icon("list-checks"))
        self._drop.show_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def widen(self, wide: int, least: int) -> None:
        """Have columns so many pixels wide, as far as two have room beside each other, and at
        least as wide as this."""
        room = (self.width() - _GAP) // 2 - _MARGIN
        self._wide = max(_WIDTH, least, min(wide, room))
        for holder in self._holders:
            holder.setFixedWidth(self._wide)
        self._arrange()

    def _arrange(self) -> None:
        """The columns stand beside each other where there is room, else one under the other."""
        ways = QBoxLayout.Direction
        beside = self.width() >= 2 * (self._wide + _MARGIN) + _GAP
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._columns.setSpacing(_GAP if beside else 0)

    def _ways(self) -> QVBoxLayout:
        """The title and the ways in."""
        column = QVBoxLayout()
        column.setSpacing(10)
        title = QLabel("Omnibus Desktop")
        font = title.font()
        font.setPointSize(24)
        font.setBold(True)
        title.setFont(font)
        about = QLabel("From a survey wave to an annotated chart in your deck, offline.")
        about.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(about)
        column.addSpacing(12)
        column.addLayout(self._offers)
        column.addWidget(self.open)
        column.addWidget(self.example)
        self._drop = _DropPlace(f"Or drop a file anywhere on this window:\n{_KINDS}")
        column.addWidget(self._drop)
        return column

    def _known(self) -> QVBoxLayout:
        """What was opened last, and what is new."""
        column = QVBoxLayout()
        column.setSpacing(4)
        if self.recent:
            column.addWidget(_heading("Opened last"))
            for row in self.recent:
                column.addWidget(row)
            column.addSpacing(16)
        column.addWidget(_heading("What is new"))
        news = QLabel(resources.path(_NEWS).read_text(encoding="utf-8").strip())
        news.setProperty("textFormat", _PLAIN)
        news.setWordWrap(True)
        column.addWidget(news)
        return column

    def _recent(self, path: Path) -> RecentFile:
        row = RecentFile(path)
        row.entry.clicked.connect(lambda: self.path_asked.emit(path))
        row.remove.clicked.connect(lambda: self._forget(row))
        return row

    def _forget(self, row: RecentFile) -> None:
        self.recent.remove(row)
        row.hide()
        row.deleteLater()
        self.forgotten.emit(row.path)


class _DropPlace(QLabel):
    """Words in a dashed frame, as places to drop a file have it everywhere."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setMargin(12)
        self.setProperty("alignment", _CENTRE)
        self._is_framed = False

    def show_frame(self) -> None:
        """Draw the frame from now on: a pen is made of what the first paint does without."""
        self._is_framed = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_framed:
            return
        painter = QPainter(self)
        pen = QPen(self.palette().placeholderText().color())
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND, _ROUND)
        painter.end()


class FileButton(QCommandLinkButton):
    """The platform writes on it in letters of one size: `paint_otherwise` does in others."""

    paint_otherwise: Callable[[FileButton], None] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.paint_otherwise is None:
            super().paintEvent(event)
        else:
            self.paint_otherwise(self)


class RecentFile(QWidget):
    """A file that was opened before: picture, name and folder. One that is gone is grey, and can
    be taken off the list."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        is_there = path.is_file()
        self.entry = FileButton(path.name.replace("&", "&&"), folder_words(path, is_there))
        self.entry.setAutoDefault(True)
        self.entry.setIconSize(_PICTURE)
        blank = QPixmap(_PICTURE)
        blank.fill(QColor(0, 0, 0, 0))
        self.entry.setIcon(QIcon(blank))
        self.entry.setEnabled(is_there)
        self.entry.setToolTip(_tip(str(path)))
        self.entry.setAccessibleDescription(str(path))
        self.entry.setAccessibleName(f"{path.name}, in {path.parent}")
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(f"Take {path.name} off the list")
        self.remove.setToolTip("Take it off the list")
        self.remove.setVisible(not is_there)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.entry, 1)
        row.addWidget(self.remove)


def folder_words(path: Path, is_there: bool) -> str:
    """Where the file is, its end where that is long, for two of one name are told apart by it."""
    home, folder = str(Path.home()), str(path.parent)
    if folder == home or folder.startswith(f"{home}/"):
        folder = f"~{folder[len(home) :]}"
    if len(folder) > _LONGEST:
        folder = f"…{folder[-_LONGEST:]}"
    return folder if is_there else f"Not there any more: {folder}"


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _tip(text: str) -> str:
    """As tooltips have it to the letter."""
    from html import escape  # not at every start: it brings the list of all entities

    return f"<qt>{escape(text)}</qt>"


def _entry(text: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)  # Enter does what Space does: outside of dialogs it does not
    button.setMinimumSize(_WIDTH, 38)
    button.clicked.connect(lambda _checked: clicked())
    return button
