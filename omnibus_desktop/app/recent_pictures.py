"""Small pictures of the charts that were looked at last, for the start page."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap

from omnibus_desktop.wave.question import TOOK_PART

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.start_page import StartPage
    from omnibus_desktop.briefing.draw import Drawn

_SOON = 100  # milliseconds
_WIDTH, _RATIO = 96, 2.0  # logical pixels across, and those of the screen in each


class RecentPictures(QObject):
    """Keeps one for a wave or a briefing when that is left: of the slide looked at last, and only
    of what may be shown to anybody who sees the screen. They lie in the program's cache."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current = current
        self._last: tuple[Path, Drawn | None] | None = None
        self._left: list[tuple[Path, Drawn | None]] = []  # what comes in their place goes first
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._keep_left)
        current.settled.connect(self._look)

    def dress(self, page: StartPage) -> None:
        """Put the pictures and the icons on the start page."""
        from omnibus_desktop.app.start_letters import StartLetters  # only once it is painted

        page.show_icons()
        page.show_pictures(self.picture)
        StartLetters(page)

    def picture(self, path: Path) -> QPixmap | None:
        """The picture of this wave or briefing; None where there is none."""
        picture = QPixmap(str(self._place(path)))
        if picture.isNull():
            return None
        picture.setDevicePixelRatio(_RATIO)
        return picture

    def keep(self) -> None:
        """Write the picture of what is being left, and take away those of what is forgotten."""
        if self._last is not None:
            self._left.append(self._last)
            self._last = None
        self._keep_left()

    def _keep_left(self) -> None:
        self._soon.stop()
        for path, drawn in self._left:
            self._keep(path, drawn)
        self._left.clear()

    def _keep(self, path: Path, drawn: Drawn | None) -> None:
        is_shown = drawn is not None and _may_be_kept(drawn)
        place = self._place(path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            known = {self._place(each) for each in self._desk.settings.remembered()}
            for other in place.parent.glob("*.png"):
                if other not in known:
                    other.unlink()
            if not is_shown:
                place.unlink(missing_ok=True)
        except OSError:
            return  # a picture is no reason to trouble anybody
        if drawn is not None and is_shown:
            from omnibus_desktop.app.preview import thumbnail

            thumbnail(drawn.scene, _WIDTH, _RATIO).save(str(place))

    def _look(self) -> None:
        session = self._desk.document.session
        path = session.briefing_path or session.path
        if session.wave is None or path is None:
            return
        if self._last is not None and self._last[0] != path:
            self._left.append(self._last)
            self._soon.start()
        if session.briefing.rules.disclosure == "publication":
            self._last = (path, None)
        elif self._current.drawn is not None:
            self._last = (path, self._current.drawn)

    def _place(self, path: Path) -> Path:
        name = sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._desk.settings.cache_folder() / "recent" / f"{name}.png"


def _may_be_kept(drawn: Drawn) -> bool:
    """Whether it shows groups alone, none of which is hidden: no respondent, and no answer in
    somebody's own words."""
    from omnibus_desktop.tables.table import State

    hidden = any((table.state == State.HIDDEN).any() for table in drawn.tables)
    return not hidden and not drawn.slide.quotes and drawn.slide.question != TOOK_PART
