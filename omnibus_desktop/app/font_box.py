"""The choice of the window's family of letters: picked from a list, or typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.window_font import families, is_installed, own_family

_OWN = "The system's own"
_LONGEST = 14  # letters of a family that the box itself asks room for
_GONE = "{family} – not on this computer"
_INSTEAD = "{family} is not on this computer: the letters are the system's own"


class FontBox(QComboBox):
    """Tells of the family that was `chosen`, "" for the platform's own. What is installed is
    listed when the list is opened or the field is come to: any part of a name finds it. What is
    typed and is no family is taken back."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._family = ""
        self._is_listed = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls what it stands on
        self.setMinimumContentsLength(_LONGEST)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        finder = QCompleter(self.model(), self)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)
        own = own_family()
        self.addItem(f"{_OWN} ({own})" if own else _OWN, "")
        field = self.lineEdit()
        assert field is not None
        field.returnPressed.connect(self._take_first)
        field.editingFinished.connect(self._show)
        self.activated.connect(self._take)

    def show_family(self, family: str) -> None:
        """Show this family, and where it is not there that it is not."""
        self._family = family
        self._show()

    def showPopup(self) -> None:
        self._list()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._list()
        super().focusInEvent(event)

    def _list(self) -> None:
        """Offer what is installed, from the first time on that somebody may choose."""
        if self._is_listed:
            return
        self._is_listed = True
        while self.count() > 1:
            self.removeItem(1)
        for family in families():
            self.addItem(family, family)
        self._show()

    def _show(self) -> None:
        """Show the family that is chosen, whatever was typed."""
        place = self.findData(self._family)
        if place < 0:
            self.addItem(self._family, self._family)
            place = self.count() - 1
        is_gone = bool(self._family) and not is_installed(self._family)
        if is_gone:
            self.setItemText(place, _GONE.format(family=self._family))
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place))
        self.setToolTip(plain_tip(_INSTEAD.format(family=self._family) if is_gone else ""))

    def _take_first(self) -> None:
        """Enter takes the family that was typed, or the first that has it in its name."""
        finder = self.completer()
        field = self.lineEdit()
        assert finder is not None
        assert field is not None
        typed = field.text().strip()
        if not typed or self.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0:
            return  # which the box itself takes
        finder.setCompletionPrefix(typed)
        place = self.findText(finder.currentCompletion())
        if finder.completionCount() and place >= 0:
            self._take(place)

    def _take(self, place: int) -> None:
        family = str(self.itemData(place))
        if family != self._family:
            self._family = family
            self.chosen.emit(family)
        self._show()
