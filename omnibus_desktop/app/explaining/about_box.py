"""About the program: version, licences of all that it ships, credits; to be copied."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop import __version__, resources
from omnibus_desktop.app.lettered_dialog import LetteredDialog
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import scaled

_SIZE = (860, 600)  # pixels
_LIST = 220  # pixels across
_PLACE = Qt.ItemDataRole.UserRole
_ABOUT = "About Omnibus Desktop"
_TITLES = {
    "LICENSE": "Omnibus Desktop: MIT",
    "Arimo-LICENSE": "Arimo, the typeface",
    "LICENSE_DEJAVU": "DejaVu Sans, the typeface",
    "lucide-LICENSE": "Lucide, the icons",
    "GPL-3.0": "GNU General Public License 3",
    "LGPL-3.0": "GNU Lesser GPL 3",
    "LIBRARIES": "List of libraries",
    "NOTICE": "What ships, and its terms",
}


class AboutBox(LetteredDialog):
    """At the left the program and each licence, at the right the text of what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _ABOUT, _SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName("The program and its licences")
        give_room(self.list)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_ABOUT)
        self._add(_ABOUT, None)
        for path in licence_files():
            self._add(_named(path), path)
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip("Put this text on the clipboard")
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.take_room()

    def fit_letters(self) -> None:
        """Have the list as wide as its letters need, and the text as much at least."""
        self.list.setFixedWidth(min(scaled(_LIST, self), self.width() // 2))

    def _add(self, title: str, path: Path | None) -> None:
        item = QListWidgetItem(title)
        item.setData(_PLACE, None if path is None else str(path))
        item.setToolTip(title)
        self.list.addItem(item)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        path = item.data(_PLACE)
        self.text.setPlainText(about() if path is None else _read(Path(path)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def about() -> str:
    """What the program is, where it runs, what it is made of and who is to be thanked."""
    thanks = _read(resources.path("authorities/CREDITS.txt"))
    rows = (f"{name} {_version(name)}".rstrip() + f": {licence}" for name, licence in libraries())
    made_of = "\n".join(rows)
    return (
        f"Omnibus Desktop {__version__}\n"
        "From a survey wave to an annotated chart in a slide deck, offline.\n"
        "MIT licence. It sends nothing and asks nothing of any network.\n\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
        f"Made of\n{made_of}\n\n"
        f"Credits\n{thanks}"
    )


def libraries() -> tuple[tuple[str, str], ...]:
    """What is shipped with the program, each with its licence."""
    lines = _read(resources.path("licences/LIBRARIES.txt")).splitlines()
    rows = (line.partition("|") for line in lines if "|" in line)
    return tuple((name.strip(), licence.strip()) for name, _, licence in rows)


def licence_files() -> tuple[Path, ...]:
    """The texts of licences that lie beside the program, ours and those of what it ships."""
    folder = resources.folder()
    found = [path for path in (folder / "licences").rglob("*") if path.is_file()]
    found += [path for path in folder.rglob("*LICENSE*") if path not in found]
    return tuple(sorted(found, key=lambda path: _named(path).lower()))


def _named(path: Path) -> str:
    """What a text of a licence is called; of those of a package the package's name is in it."""
    folder = path.parent.name
    return _TITLES.get(path.stem) or (
        path.stem if folder == "licences" else f"{folder}: {path.stem}"
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
