"""The pane on the right: the chart's choices, its notes, its words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.export_part import ExportPart
from omnibus_desktop.app.kind_box import KindBox
from omnibus_desktop.app.notes.notes_part import NotesPart
from omnibus_desktop.app.own_size import Size, ask_size, size_words
from omnibus_desktop.app.palette_box import PaletteBox
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.charts.spec import ChartKind, Neutral, Sort

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
    (595.0, 842.0): "A4, portrait",
    (600.0, 600.0): "Square",
}
_OWN_SIZE = "Own size…"


class SidePane(QScrollArea):
    """Everything about the slide that is chosen and not pointed at."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus
        self.notes = NotesPart(desk, current)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4, 4, 4, 4)
        self.chart = ChartPart(desk, current)
        layout.addWidget(self.chart)
        layout.addWidget(self.notes)
        self.words = _words(desk, current)
        for part in self.words.findChildren(WordsField):
            part.field.come_to.connect(partial(self.ensureWidgetVisible, part))
        layout.addWidget(self.words)
        self.export = ExportPart(desk, current)
        layout.addWidget(self.export)
        layout.addStretch(1)
        self._inside = inside
        self._current = current
        current.settled.connect(self._offer_what_applies)
        self._offer_what_applies()
        desk.look_requested.connect(self._look)
        desk.go_requested.connect(self._go)
        self.setWidget(inside)
        self._fit_letters()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_letters)  # when what is inside has been measured

    def _fit_letters(self) -> None:
        """Never be too narrow for what is inside."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)

    def _offer_what_applies(self) -> None:
        """Where nothing is charted, as while answers are read, there is nothing to choose."""
        is_charted = self._current.drawn is not None
        for part in (self.chart, self.notes, self.words):
            part.setEnabled(is_charted)

    def _look(self) -> None:
        """Show the list of what to look at before an export."""
        self.ensureWidgetVisible(self.export)
        self.export.list.setFocus()
        self.export.list.setCurrentRow(0)

    def _go(self, place: str) -> None:
        """Show what a finding is about; a field of the words comes by itself."""
        if place == "chart":
            self.ensureWidgetVisible(self.chart)
            self.chart.kind.setFocus()
        elif place == "colours":
            self.ensureWidgetVisible(self.chart)
            self.chart.colours.setFocus()
        elif place == "notes":
            self.ensureWidgetVisible(self.notes)
            self.notes.list.setFocus()


class ChartPart(QGroupBox):
    """Type, order, groups, colours, labels, size."""

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
        self.neutral.setObjectName("middle answer")
        self.neutral.activated.connect(self._set_neutral)
        self.colours = PaletteBox(desk, current)
        self.slide_size = _choice("Slide size", [*SIZES.values(), _OWN_SIZE])
        self.slide_size.activated.connect(self._set_size)
        self.labels = TickBox("Percentages at the bars")
        self.labels.toggled.connect(partial(slide_actions.set_labels, desk))
        for caption, choice in (
            ("Type", self.kind),
            ("Order", self.sort),
            ("Middle", self.neutral),
            ("Colours", self.colours),
            ("Slide", self.slide_size),
        ):
            form.addRow(plain_label(caption, of=choice), choice)
        form.addRow(self.labels)
        desk.document.changed.connect(self._follow)
        self._follow(Session(), desk.document.session)
        desk.template_changed.connect(self._show_whose_size)
        self._show_whose_size()
        self._form, self._current = form, current
        current.settled.connect(self._show_what_applies)
        self._show_what_applies()

    def _show_whose_size(self) -> None:
        """On a template's page the slide has the template's size."""
        ours = self._desk.template is None
        self.slide_size.setEnabled(ours)
        self.slide_size.setToolTip("" if ours else "The template says how large slides are")

    def _show_what_applies(self) -> None:
        """The choice of where the middle answer stands is there while the chart parts a scale that
        has one."""
        drawn = self._current.drawn
        has_middle = False
        if drawn is not None and drawn.scene.kind == ChartKind.DIVERGING:
            from omnibus_desktop.charts.marks import marks  # which has come with what was drawn

            sides = marks(drawn.tables, drawn.slide.spec).sides
            has_middle = sides is not None and bool(sides.neutral)
        self._form.setRowVisible(self.neutral, has_middle)

    def _follow(self, before: Session, after: Session) -> None:
        if after.draft is None or before.draft is after.draft:
            return
        spec = after.draft.spec
        self.sort.setCurrentIndex(list(SORTS).index(spec.sort))
        self.neutral.setCurrentIndex(list(NEUTRALS).index(spec.neutral))
        self._show_size(spec.size)
        self.labels.setChecked(spec.labels)

    def _set_sort(self, place: int) -> None:
        slide_actions.set_sort(self._desk, list(SORTS)[place])

    def _set_neutral(self, place: int) -> None:
        slide_actions.set_neutral(self._desk, list(NEUTRALS)[place])

    def _show_size(self, size: Size) -> None:
        """One of ours, or the person's own in numbers."""
        is_own = size not in SIZES
        own = f"{_OWN_SIZE[:-1]}: {size_words(size)}…" if is_own else _OWN_SIZE
        self.slide_size.setItemText(len(SIZES), own)
        self.slide_size.setCurrentIndex(len(SIZES) if is_own else list(SIZES).index(size))

    def _set_size(self, place: int) -> None:
        draft = self._desk.document.session.draft
        if place < len(SIZES):
            slide_actions.set_size(self._desk, list(SIZES)[place])
        elif draft is not None:
            now = draft.spec.size
            self._show_size(now)  # until another is given
            ask_size(self, now, partial(slide_actions.set_size, self._desk))


def _words(desk: Desk, current: CurrentSlide) -> QGroupBox:
    group = QGroupBox("Words")
    layout = QVBoxLayout(group)
    for name, title, lines in (
        ("headline", "Headline", 3),
        ("subtitle", "Subtitle", 3),
        ("footnote", "Footnote", 5),
        ("alt_text", "Alt text", 5),
        ("speaker", "What you say", 4),
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
