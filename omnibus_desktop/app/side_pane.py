"""The pane on the right: the chart's choices, its notes, its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import note_actions, slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.kind_box import KindBox
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, Neutral, Sort
from omnibus_desktop.wave.plain_text import plain

SORTS = {
    Sort.AUTO: "Automatic",
    Sort.GIVEN: "As in the questionnaire",
    Sort.SIZE: "By size",
}
NEUTRALS = {
    Neutral.SPLIT: "On both sides of the line",
    Neutral.ASIDE: "Beside the others",
    Neutral.OUT: "Left out",
}
SIZES = {
    (960.0, 540.0): "Widescreen slide, 16:9",
    (720.0, 540.0): "Standard slide, 4:3",
    (842.0, 595.0): "A4, landscape",
    (600.0, 600.0): "Square",
}
NOTE_NAMES = {
    NoteKind.CALLOUT: "Call-out",
    NoteKind.DIFFERENCE: "Difference",
    NoteKind.LINE: "Reference line",
    NoteKind.BRACKET: "Group bracket",
}
_HINT = "Double-click a bar to add a call-out."


class SidePane(QScrollArea):
    """Everything about the slide that is chosen and not pointed at."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.notes = NotesPart(desk, current)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(ChartPart(desk, current))
        layout.addWidget(self.notes)
        layout.addWidget(_words(desk, current))
        layout.addStretch(1)
        self.setWidget(inside)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(inside.minimumSizeHint().width() + bar)


class ChartPart(QGroupBox):
    """Type, order, groups, labels, size."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__("Chart")
        self._desk = desk
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.kind = KindBox(desk, current)
        self.sort = _choice("Order of answers", list(SORTS.values()))
        self.sort.activated.connect(self._set_sort)
        self.neutral = _choice("Middle answer of the scale", list(NEUTRALS.values()))
        self.neutral.activated.connect(self._set_neutral)
        self.slide_size = _choice("Slide size", list(SIZES.values()))
        self.slide_size.activated.connect(self._set_size)
        self.labels = QCheckBox("Percentages at the bars")
        self.labels.clicked.connect(partial(slide_actions.set_labels, desk))
        form.addRow(plain_label("Type"), self.kind)
        form.addRow(plain_label("Order"), self.sort)
        form.addRow(plain_label("Middle"), self.neutral)
        form.addRow(plain_label("Slide"), self.slide_size)
        form.addRow(self.labels)
        desk.document.changed.connect(self._follow)
        self._follow(Session(), desk.document.session)
        self._form, self._current = form, current
        current.settled.connect(self._show_what_applies)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        """The choice of where the middle answer stands is there while the chart parts a scale."""
        drawn = self._current.drawn
        kind = "" if drawn is None else drawn.scene.kind
        self._form.setRowVisible(self.neutral, kind == ChartKind.DIVERGING)

    def _follow(self, before: Session, after: Session) -> None:
        if after.draft is None or before.draft is after.draft:
            return
        spec = after.draft.spec
        self.sort.setCurrentIndex(list(SORTS).index(spec.sort))
        self.neutral.setCurrentIndex(list(NEUTRALS).index(spec.neutral))
        if spec.size in SIZES:
            self.slide_size.setCurrentIndex(list(SIZES).index(spec.size))
        self.labels.setChecked(spec.labels)

    def _set_sort(self, place: int) -> None:
        slide_actions.set_sort(self._desk, list(SORTS)[place])

    def _set_neutral(self, place: int) -> None:
        slide_actions.set_neutral(self._desk, list(NEUTRALS)[place])

    def _set_size(self, place: int) -> None:
        slide_actions.set_size(self._desk, list(SIZES)[place])


class NotesPart(QGroupBox):
    """The notes of the slide as a list: pick out, edit, remove."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__("Annotations")
        self._desk = desk
        self._current = current
        self.list = QListWidget()
        self.list.setAccessibleName("Annotations")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(130)
        self.list.hide()  # until there is a note
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._edit)
        self.hint = plain_label(_HINT)
        room = 2 * self.hint.fontMetrics().lineSpacing()  # or what is below moves at every turn
        self.hint.setMinimumHeight(room)
        self.add = _button("message-square", "Call-out", note_actions.add_callout, desk)
        self.light = _button("highlighter", "Highlight", note_actions.toggle_highlight, desk)
        self.edit = _button("pencil", "Edit", note_actions.edit_note, desk)
        self.remove = _button("trash-2", "Remove", note_actions.remove_note, desk)
        buttons = QGridLayout()
        for place, button in enumerate((self.add, self.light, self.edit, self.remove)):
            buttons.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        desk.document.changed.connect(self._follow)
        current.settled.connect(self._show)
        self._show()

    def _follow(self, before: Session, after: Session) -> None:
        if before.note != after.note:
            self._show()
        self.add.setEnabled(bool(after.selected))
        self.light.setEnabled(bool(after.selected))
        self.edit.setEnabled(after.note is not None)
        self.remove.setEnabled(after.note is not None)

    def _show(self) -> None:
        session = self._desk.document.session
        notes = () if session.draft is None else session.draft.notes
        if notes or self.list.count():
            self._list_notes(notes, session.note)
        remarks = () if self._current.drawn is None else self._current.drawn.scene.remarks
        self.hint.setText("\n".join(remarks) if remarks else _HINT)

    def _list_notes(self, notes: tuple[Note, ...], picked: str | None) -> None:
        self.list.clear()
        for note in notes:
            item = QListWidgetItem(plain(f"{NOTE_NAMES[note.kind]}: {self._text_of(note)}"))
            item.setData(Qt.ItemDataRole.UserRole, note.id)
            item.setToolTip(plain_tip(note.text))
            self.list.addItem(item)
            if note.id == picked:
                self.list.setCurrentItem(item)
        self.list.setVisible(self.list.count() > 0)

    def _text_of(self, note: Note) -> str:
        """The note as the chart shows it, its fields filled in; as written where it is not."""
        drawn = self._current.drawn
        for item in () if drawn is None else drawn.scene.items:
            if item.role == f"note {note.id}" and hasattr(item, "lines"):
                return " ".join(item.lines)
        return f"{note.text} (not on this chart)"

    def _pick(self, item: QListWidgetItem) -> None:
        note_actions.select_note(self._desk, str(item.data(Qt.ItemDataRole.UserRole)))

    def _edit(self, item: QListWidgetItem) -> None:
        self._pick(item)
        note_actions.edit_note(self._desk)


def _words(desk: Desk, current: CurrentSlide) -> QGroupBox:
    group = QGroupBox("Words")
    layout = QVBoxLayout(group)
    for name, title, lines in (
        ("headline", "Headline", 3),
        ("subtitle", "Subtitle", 3),
        ("footnote", "Footnote", 5),
        ("alt_text", "Alt text", 5),
    ):
        layout.addWidget(WordsField(desk, current, name, title, lines))
    return group


def _choice(name: str, texts: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(texts)
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _button(drawing: str, text: str, action: Callable[[Desk], None], desk: Desk) -> QPushButton:
    button = QPushButton(icon(drawing), text)
    button.setEnabled(False)
    button.clicked.connect(lambda: action(desk))
    return button
