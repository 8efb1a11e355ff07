"""The window in which an answer becomes a quote: shortened, without names, safely attributed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.measured import height_of
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.authorities.mentions import Mention, mentions, replaced
from omnibus_desktop.briefing.briefing import Quote
from omnibus_desktop.tables.attribution import words_of
from omnibus_desktop.wave.plain_text import plain

_SIZE = (620, 520)
_PAD = 10
_LIST_HEIGHT, _TEXT_HEIGHT = 110, 130  # pixels
_LEAST_REASON = 3  # letters
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_NO_NAMES = (
    "Nothing looks like a name, an address or somebody's number. Read it all the same: nobody may"
    " be made out."
)
_NAMES = "Ticked words are replaced. Untick one that nobody can be made out by."
_PUBLIC = "For publication no quote says whom it is from."


class QuoteDialog(QDialog):
    """Gives `made(quote, id of the slide or "")` when the person is content. `groups` are those to
    which the answer may be attributed, the surest first; `slides` those that it can be put on."""

    made = Signal(object, str)

    def __init__(
        self,
        text: str,
        groups: tuple[str, ...],
        slides: Sequence[tuple[str, str]],
        *,
        is_public: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Put on a slide")
        self._is_public = is_public
        self._stays: set[str] = set()  # names that the person lets stand
        self._found: tuple[Mention, ...] = ()
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName("The quote, which you can shorten")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.names_hint = plain_label()
        self.names = QListWidget()
        self.names.setAccessibleName("Words that look like names")
        self.names.setMaximumHeight(_LIST_HEIGHT)
        give_room(self.names)
        self.sure = TickBox("Nobody can be made out by the names that stay")
        self.by = QComboBox()
        self.by.setAccessibleName("Whom it is from")
        for length in range(len(groups), -1, -1):
            self.by.addItem(
                words_of(groups[:length]) or "Nobody is named", words_of(groups[:length])
            )
        self.slide = QComboBox()
        self.slide.setAccessibleName("Which slide")
        self.slide.addItem("A new slide", "")
        for name, title in slides:
            self.slide.addItem(title, name)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why it may be published")
        self.reason.setPlaceholderText("In words, such as who agreed to it")
        self.shown = plain_label()
        self.shown.setAccessibleName("As it will be shown")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setMinimumHeight(height_of(3, self.shown.font()))
        self._lay_out()
        self.text.textChanged.connect(self._look)
        self.names.itemChanged.connect(self._tick)
        for signal in (self.sure.toggled, self.by.activated, self.reason.textChanged):
            signal.connect(self._show)
        self._look()

    def _lay_out(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.put = self.buttons.addButton("Put on slide", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("From", self.by)
        if self._is_public:
            form.addRow(plain_label(_PUBLIC))
        form.addRow("Why it may be published", self.reason)
        form.addRow("Slide", self.slide)
        shown = QGroupBox("As it will be shown")
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        inside.addWidget(self.shown)
        layout = QVBoxLayout(self)
        layout.setSpacing(_PAD)
        layout.addWidget(plain_label("Shorten it as you like: nothing else is changed."))
        layout.addWidget(self.text, 1)
        for each in (self.names_hint, self.names, self.sure):
            layout.addWidget(each)
        layout.addLayout(form)
        layout.addWidget(shown)
        layout.addWidget(self.buttons)
        resize_within(self, *_SIZE)

    @property
    def quote(self) -> Quote:
        """What will stand on the slide."""
        text = " ".join(self.text.toPlainText().split())
        gone = [each for each in mentions(text) if text[each.start : each.end] not in self._stays]
        reason = " ".join(self.reason.text().split())
        return Quote(replaced(text, gone), str(self.by.currentData()), reason)

    def accept(self) -> None:
        """Give what was made, where it may be put on a slide."""
        if self.put.isEnabled():
            self.made.emit(self.quote, str(self.slide.currentData()))
            super().accept()

    def _look(self) -> None:
        """List the names in the text as it is now."""
        text = " ".join(self.text.toPlainText().split())
        self._found = mentions(text)
        names = dict.fromkeys(text[each.start : each.end] for each in self._found)
        kinds = {text[each.start : each.end]: each.named for each in self._found}
        self.names.blockSignals(True)
        self.names.clear()
        for name in names:
            item = QListWidgetItem(f"{plain(name)}  →  [{kinds[name]}]")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_UNCHECKED if name in self._stays else _CHECKED)
            self.names.addItem(item)
        self.names.blockSignals(False)
        if names:
            self.names.setCurrentRow(0)
        self.names.setVisible(bool(names))
        self.names_hint.setText(_NAMES if names else _NO_NAMES)
        self._stays &= set(names)
        self._show()

    def _tick(self, item: QListWidgetItem) -> None:
        name = str(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() is _CHECKED:
            self._stays.discard(name)
        else:
            self._stays.add(name)
            self.sure.setChecked(False)
        self._show()

    def _show(self) -> None:
        """Show what would be put on the slide, and whether it may be."""
        quote = self.quote
        self.sure.setVisible(bool(self._stays))
        self.shown.setText(f"“{quote.text}”" + f"\n{quote.by}" * bool(quote.by))
        reason = sum(letter.isalpha() for letter in quote.confirmed) >= _LEAST_REASON
        may = bool(quote.text) and (not self._stays or self.sure.isChecked())
        self.put.setEnabled(may and (reason or not self._is_public))
