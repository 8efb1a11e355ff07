"""A display that is not there, with the light or the dark scheme of a desktop."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

SCREEN = (1920, 1080)


def application(scheme: str, home: Path) -> QApplication:
    """The application of this process, "light" or "dark", on one screen without a display, its
    settings and files under `home`."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home)
    os.environ["APPDATA"] = os.environ["LOCALAPPDATA"] = str(home)
    screen = {"name": "screen", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1]}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    place = home / "screens.json"
    place.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place}"
    made = QApplication(["omnibus-desktop"])
    made.setApplicationName("Omnibus Desktop")
    if scheme == "dark":
        made.setStyle("Fusion")
        made.setPalette(_dark())
    return made


def _dark() -> QPalette:
    """The dark scheme of a desktop: without one the program cannot ask for it."""
    palette = QPalette(QColor("#2b2b2b"), QColor("#2b2b2b"))
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for place, colour in (
        (role.Base, "#1e1e1e"),
        (role.AlternateBase, "#262626"),
        (role.Mid, "#161616"),
        (role.Highlight, "#2f6fb5"),
        (role.HighlightedText, "#ffffff"),
        (role.PlaceholderText, "#9a9a9a"),
        (role.Link, "#6cb2ff"),
    ):
        palette.setColor(place, QColor(colour))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, place, QColor("#7a7a7a"))
    return palette
