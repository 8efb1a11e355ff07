"""What can be done with a slide or a section of the filmstrip: the keys for it, and its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from omnibus_desktop.app.film.filmstrip_model import Row
    from omnibus_desktop.app.film.filmstrip_view import Strip

#: By what is done, in Qt's portable writing: keys while the strip has the focus.
KEYS = {
    "rename": "F2",
    "duplicate": "Ctrl+D",
    "remove": "Del",
    "earlier": "Alt+Left",
    "later": "Alt+Right",
    "first": "Alt+Home",
    "last": "Alt+End",
    "section": "Alt+S",
    "menu": "Shift+F10",
}
_SLIDE = (
    ("rename", "&Rename slide"),
    ("duplicate", "&Duplicate"),
    ("", ""),
    ("earlier", "Move &left"),
    ("later", "Move ri&ght"),
    ("first", "Move to the s&tart"),
    ("last", "Move to the &end"),
    ("", ""),
    ("section", "&Section begins here"),
    ("", ""),
    ("remove", "Re&move from briefing"),
)
_SECTION = (
    ("rename", "&Rename section"),
    ("fold", "&Fold section"),
    ("duplicate", "&Duplicate its slides"),
    ("", ""),
    ("earlier", "Move section &left"),
    ("later", "Move section ri&ght"),
    ("first", "Move section to the s&tart"),
    ("last", "Move section to the &end"),
    ("", ""),
    ("remove", "Re&move heading, keep slides"),
)


def film_menu(strip: Strip, row: Row) -> QMenu:
    """The menu of the present row, to be shown."""
    menu = QMenu(strip)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for what, title in _SECTION if row.slide is None else _SLIDE:
        if not what:
            menu.addSeparator()
            continue
        words = "Un&fold section" if what == "fold" and row.is_folded else title
        action = menu.addAction(words, partial(strip.act, what))
        if what in KEYS:
            action.setShortcut(QKeySequence(KEYS[what]))
            action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(not (what == "section" and row.slide is not None and row.slide.section))
    return menu
