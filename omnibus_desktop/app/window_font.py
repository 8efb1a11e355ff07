"""The letters of the window: of what family they are, and how large. Charts have their slides'."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.settings import USUAL_SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from omnibus_desktop.app.settings import Settings

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent of the platform's own size
#: The classes of widgets for which a platform may have another font than for all others.
_APART = (
    "QMenu", "QMenuBar", "QMenuItem", "QMessageBox", "QLabel", "QTipLabel", "QStatusBar",
    "QDockWidgetTitle", "QPushButton", "QCheckBox", "QRadioButton", "QToolButton",
    "QAbstractItemView", "QListView", "QHeaderView", "QListBox", "QComboMenuItem",
    "QComboLineEdit", "QSmallFont", "QMiniFont",
)  # fmt: skip
_FONTS: Any = QApplication  # which takes such a name, though its type hints ask for bytes


def apply_kept(settings: Settings) -> None:
    """Have all windows of the program in letters of the family and the size that are kept, at
    once. A family that is not there leaves the platform's own: nothing looks for it."""
    apart, percent = _own_apart(), settings.text_size()
    families = [family] if (family := settings.font_family()) else []
    QApplication.setFont(_made_of(own_font(), families, percent))
    for name, own in apart.items():
        _FONTS.setFont(_made_of(own, families, percent), name)


def own_font() -> QFont:
    """The font of the platform."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def own_family() -> str:
    """How the family of the platform's font is called; "" where that is for nobody to know."""
    family = QFontInfo(own_font()).family()
    return "" if QFontDatabase.isPrivateFamily(family) else family


def families() -> tuple[str, ...]:
    """The installed families that have letters for English, in alphabetical order."""
    found = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    named = (family for family in found if not family.startswith("@"))  # which lie on their side
    return tuple(family for family in named if not QFontDatabase.isPrivateFamily(family))


def is_installed(family: str) -> bool:
    """Whether there are letters of this family."""
    return QFontDatabase.hasFamily(family)


def points(percent: int) -> float:
    """How large letters of so many percent of the platform's size are."""
    return QFontInfo(own_font()).pointSizeF() * percent / USUAL_SIZE


def _made_of(own: QFont, families: list[str], percent: int) -> QFont:
    font = QFont(own)
    if families:
        font.setFamilies([*families, *own.families()])
    if percent != USUAL_SIZE and own.pointSizeF() > 0:
        font.setPointSizeF(max(1.0, own.pointSizeF() * percent / USUAL_SIZE))
    elif percent != USUAL_SIZE:  # a platform that says it in pixels
        font.setPixelSize(max(1, own.pixelSize() * percent // USUAL_SIZE))
    return font


@cache
def _own_apart() -> Mapping[str, QFont]:
    """The platform's fonts of what it has other fonts for. Qt forgets them as soon as it is given
    a font for all, so that they are to be asked for before."""
    usual = QApplication.font()
    named = ((name, _FONTS.font(name)) for name in _APART)
    return {name: QFont(font) for name, font in named if font != usual}
