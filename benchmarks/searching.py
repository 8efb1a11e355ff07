"""A keystroke in the search over 6,500 questions, against Qt's own filter and a frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Benchmark, Side
from benchmarks.window import EXAMPLE, FRAME, opened

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

_QUESTIONS = 6_500
_TYPED = "provision"  # letter by letter; then it is taken away again
_KEYSTROKES = tuple(_TYPED[:count] for count in (*range(1, len(_TYPED) + 1), 0))


def _large() -> Wave:
    """The example with its questions again and again under other names."""
    from omnibus_desktop.readers import open_wave

    wave = open_wave(EXAMPLE)
    known = wave.questions
    many = tuple(
        replace(known[number % len(known)], id=f"q{number}") for number in range(_QUESTIONS)
    )
    return replace(wave, questions=many)


def _typing(_: Path) -> Callable[[], object]:
    """Types into the search of the window, painting after each letter."""
    wave = _large()
    application, furniture = opened()
    assert furniture.workspace is not None
    pane = furniture.workspace.questions
    pane.model.show_wave(wave)
    application.processEvents()

    def type_it() -> list[int]:
        counts = []
        for words in _KEYSTROKES:
            pane.search.setText(words)
            application.processEvents()
            counts.append(pane.model.count())
        return counts

    return type_it


def _filtering(_: Path) -> Callable[[], object]:
    """The same in a list of texts behind a QSortFilterProxyModel."""
    from PySide6.QtCore import QAbstractListModel, QModelIndex, QSortFilterProxyModel, Qt
    from PySide6.QtWidgets import QListView

    from omnibus_desktop.app.questions.question_texts import haystack

    rows = [(question.text, haystack(question)) for question in _large().questions]
    application, furniture = opened()

    class Rows(QAbstractListModel):
        def rowCount(self, _: Any = None) -> int:
            return len(rows)

        def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            if role == Qt.ItemDataRole.DisplayRole:
                return rows[index.row()][0]
            return rows[index.row()][1] if role == Qt.ItemDataRole.UserRole else None

    view, model, proxy = QListView(), Rows(), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setFilterRole(Qt.ItemDataRole.UserRole)
    view.setModel(proxy)
    view.setUniformItemSizes(True)
    view.resize(400, 800)
    view.show()
    application.processEvents()

    def type_it() -> list[int]:
        assert furniture.workspace is not None  # the window stays, as it does for the other side
        counts = []
        for words in _KEYSTROKES:
            proxy.setFilterFixedString(words)
            application.processEvents()
            counts.append(proxy.rowCount())
        return counts

    return type_it


def _frames(_: Path) -> Callable[[], object]:
    """A frame of processor time for each keystroke."""

    def burn() -> None:
        end = time.process_time() + len(_KEYSTROKES) * FRAME
        while time.process_time() < end:
            pass

    return burn


BENCHMARKS = (
    Benchmark("list.filter", Side(_typing, str), Side(_filtering, str), goal=0.25, sizes=("S",)),
    Benchmark("list.filter.frame", Side(_typing), Side(_frames), goal=1.0, sizes=("S",)),
)
