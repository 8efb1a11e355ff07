"""A page of text that shows our own files and nothing else: it loads nothing from anywhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from omnibus_desktop import resources
from omnibus_desktop.errors import OmnibusError

_PICTURES = "pictures/"
_FOLDER = "manual"
_MARGIN = 12  # pixels around the text


class OwnPages(QTextBrowser):
    """Pictures come from resources/manual/pictures by their bare name; a link is told of by
    `anchorClicked` and not followed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_MARGIN)

    def changeEvent(self, event: QEvent) -> None:
        """In another scheme links are of another colour, which Qt gives them only once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            colour_links(self.document(), self.palette().color(QPalette.ColorRole.Link))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The picture of this name; nothing for a name that is not one of ours."""
        asked = name.toString() if isinstance(name, QUrl) else str(name)
        file = asked.removeprefix(_PICTURES)
        if not asked.startswith(_PICTURES) or not file.removesuffix(".png").isidentifier():
            return None
        try:
            return QImage(str(resources.path(f"{_FOLDER}/{asked}")))
        except OmnibusError:
            return None


def colour_links(document: QTextDocument, colour: QColor) -> None:
    """Give all links of the text this colour."""
    ink = QTextCharFormat()
    ink.setForeground(colour)
    cursor = QTextCursor(document)
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().isAnchor():
            letter = QTextCursor(cursor)
            letter.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor
            )
            letter.mergeCharFormat(ink)
