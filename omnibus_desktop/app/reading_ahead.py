"""A reading process that waits for the next file, started when there is nothing else to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from omnibus_desktop.app.desk import Desk

_REST = 1000  # milliseconds after the window is up, or a file is open, in which nothing is begun


class ReadingAhead(QObject):
    """Puts a process on the desk that opening takes, and another one when that is used up."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._prepare)

    def begin(self) -> None:
        """Have one waiting from soon on, as long as the window is open."""
        self._desk.jobs.finished.connect(lambda _: self._rest.start())
        self._rest.start()

    def end(self) -> None:
        """End the one that waits: the window is closing."""
        self._rest.stop()
        if self._desk.spare is not None:
            self._desk.spare.end()

    def _prepare(self) -> None:
        from omnibus_desktop.readers.spare import Spare  # most starts are to open an SPSS file

        if self._desk.jobs.busy():
            return  # it begins anew when that has finished
        if self._desk.spare is None:
            self._desk.spare = Spare()
        self._desk.spare.prepare()
