"""The rows of the filmstrip: a heading before each section, and the slides that are not folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnibus_desktop.app.document import Session
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.film.filmstrip_pictures import Pictures, Small
from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.briefing.briefing import NOT_ASKED, Slide
from omnibus_desktop.briefing.slides import Gap, Section, sections
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, eq=False)
class Row:
    """A slide, or the heading of a section where `slide` is None. `gap` is the place in the
    briefing that follows it, `number` that of the slide, counted from 1, or how many it heads."""

    section: Section
    gap: Gap
    number: int
    slide: Slide | None = None
    is_folded: bool = False

    @property
    def key(self) -> str:
        """What stays the same where the row is moved, renamed or redrawn."""
        return f"section {self.first}" if self.slide is None else self.slide.id

    @property
    def first(self) -> str:
        """The id of the slide that its section begins with."""
        return self.section.slides[0].id


class FilmModel(QAbstractListModel):
    """Headings and slides of the present briefing, in order."""

    def __init__(self, desk: Desk, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pictures = pictures
        self._session = Session()
        self._folded: set[str] = set()  # names of sections
        self.rows: tuple[Row, ...] = ()
        pictures.drawn.connect(self._redraw)

    def follow(self, session: Session) -> None:
        """Show the briefing of this session."""
        self._session = session
        self.pictures.follow(session)
        self._arrange()

    def fold(self, section: str, folded: bool) -> None:
        """Show only the heading of this section, or its slides again."""
        (self._folded.add if folded else self._folded.discard)(section)
        self._arrange()

    def row_of(self, key: str) -> int:
        """Where the row with this key is; -1 where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

    def unfold_to(self, slide_id: str) -> None:
        """Show the slides of the section that this slide is in."""
        for section in sections(self._session.briefing):
            within = any(slide.id == slide_id for slide in section.slides)
            if within and section.name in self._folded:
                self.fold(section.name, False)

    def small(self, slide: Slide) -> Small | None:
        """The picture of a slide, as far as it is there."""
        return self.pictures.of(slide)

    def name_of(self, slide: Slide) -> str:
        """What a slide is called: its name, its headline, or its question until it is drawn."""
        kept = self.pictures.of(slide)
        headline = slide.words.headline or ("" if kept is None else kept.headline)
        return name_of(self._session, slide, headline)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._label(row)
        if role == Qt.ItemDataRole.EditRole:
            return row.section.name if row.slide is None else row.slide.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join((self._label(row), *self._matters(row))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, name = self.rows[index.row()], str(value)
        if row.slide is not None:
            film_actions.name_slide(self._desk, row.slide.id, name)
            return True
        if row.is_folded:
            self._folded.add(name.strip())
        film_actions.name_section(self._desk, row.first, name)
        return True

    def _arrange(self) -> None:
        """Make the rows anew; where they are the same ones, only their content is told."""
        rows = tuple(self._rows())
        known = [(row.key, row.is_folded) for row in self.rows]
        if [(row.key, row.is_folded) for row in rows] == known:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _rows(self) -> list[Row]:
        rows, number = [], 0
        for at, section in enumerate(sections(self._session.briefing)):
            folded = bool(section.name) and section.name in self._folded
            count = len(section.slides)
            if section.name:
                behind = Gap(at, count if folded else 0)
                rows.append(Row(section, behind, count, is_folded=folded))
            for place, slide in enumerate(section.slides):
                number += 1
                if not folded:
                    rows.append(Row(section, Gap(at, place + 1), number, slide))
        return rows

    def _redraw(self, slide_id: str) -> None:
        at = self.row_of(slide_id)
        if at >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _label(self, row: Row) -> str:
        if row.slide is None:
            return f"{plain(row.section.name)}, {counted(row.number)}"
        return f"{row.number}  {self.name_of(row.slide)}"

    def _matters(self, row: Row) -> list[str]:
        """What is to be looked at in a slide."""
        small = None if row.slide is None else self.pictures.of(row.slide)
        if small is None:
            return []
        if small.picture is None:
            return [NOT_ASKED]
        said = []
        if small.lost:
            notes = "1 note has" if small.lost == 1 else f"{small.lost} notes have"
            said.append(f"{notes} no bar any more")
        if small.broken:
            said.append(f"The headline no longer holds: {small.broken}")
        return said

    def _spoken(self, row: Row) -> str:
        if row.slide is None:
            folded = ", folded" if row.is_folded else ""
            return f"Section {plain(row.section.name)}, {counted(row.number)}{folded}"
        total = len(self._session.briefing.slides)
        place = [f"Slide {row.number} of {total}"]
        if row.section.name:
            place.append(f"section {plain(row.section.name)}")
        return ". ".join((", ".join((*place, self.name_of(row.slide))), *self._matters(row)))


def name_of(session: Session, slide: Slide, headline: str = "") -> str:
    """What a slide is called: its name, this headline, or the text of its question."""
    if slide.name or headline:
        return plain(slide.name or headline)
    known = session.wave.questions if session.wave is not None else ()
    texts = {question.id: question.text for question in known}
    return plain(texts.get(slide.question, slide.question))


def counted(slides: int) -> str:
    """So many slides, in words."""
    return "1 slide" if slides == 1 else f"{slides} slides"
