"""The row that is there when earlier waves are open: which, and whether the slide is over them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from omnibus_desktop.app import slide_actions, wave_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label, set_tip
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.wave.plain_text import plain

_CHIP_WIDTH = 190  # pixels, at the most
_EDGE = 10  # before the text


class WaveBar(QWidget):
    """A switch "Over waves", a chip for each earlier wave, a button for one more, and what keeps
    the slide from being shown over them."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current = current
        self.switch = QToolButton()
        self.switch.setText("Over waves")
        self.switch.setCheckable(True)
        self.switch.setToolTip("Show this question over the waves, or of the open one alone")
        self.switch.clicked.connect(
            lambda: slide_actions.set_over_waves(desk, self.switch.isChecked())
        )
        self._also = plain_label("also")
        self._also.setWordWrap(False)
        self._chips = QHBoxLayout()
        self.add = QToolButton()
        self.add.setIcon(icon("plus"))
        self.add.setToolTip("Compare with one more wave")
        self.add.setAccessibleName("Compare with one more wave")
        self.add.clicked.connect(lambda: wave_actions.choose_earlier(desk, self.window()))
        self.said = StillLabel(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)
        row.addWidget(self._also)
        row.addLayout(self._chips)
        row.addWidget(self.add)
        row.addSpacing(12)
        row.addWidget(self.said, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        desk.document.changed.connect(self._follow)
        current.changed.connect(self._say)
        self.hide()
        self._follow(Session(), desk.document.session)

    def chips(self) -> list[QToolButton]:
        """The chips that are there now, in the order of the waves."""
        items = [self._chips.itemAt(number) for number in range(self._chips.count())]
        widgets = [None if item is None else item.widget() for item in items]
        return [widget for widget in widgets if isinstance(widget, QToolButton)]

    def _follow(self, before: Session, after: Session) -> None:
        if before.earlier is not after.earlier or after.wave is None:
            self._show_chips(after)
            self.setVisible(bool(after.earlier) and after.wave is not None)
        self.switch.setChecked(after.draft is not None and after.draft.over_waves)

    def _show_chips(self, session: Session) -> None:
        for chip in self.chips():
            self._chips.removeWidget(chip)
            chip.hide()  # without its parent it would be a window until it is deleted
            chip.deleteLater()
        for place, earlier in enumerate(session.earlier):
            self._chips.addWidget(self._chip(place, earlier.name, earlier.path.name,
                                             earlier.wave is None))  # fmt: skip

    def _chip(self, place: int, name: str, file: str, missing: bool) -> QToolButton:
        chip = QToolButton()
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(icon("x"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        text = f"{plain(name)} (missing)" if missing else plain(name)
        metrics = chip.fontMetrics()
        chip.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _CHIP_WIDTH))
        chip.setMinimumWidth(chip.sizeHint().width() + _EDGE)
        set_tip(chip, f"{name} ({file})\nClick to compare with it no longer")
        chip.setAccessibleName(f"Remove earlier wave: {text}")
        chip.clicked.connect(lambda: wave_actions.remove_earlier(self._desk, place))
        return chip

    def _say(self) -> None:
        """Why the slide is not over all of the waves, where it is not."""
        self.said.set_text(plain(" ".join(self._current.about_waves)))
