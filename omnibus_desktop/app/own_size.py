"""A slide's own width and height, as a person types them."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

Size = tuple[float, float]

_LEAST = (400.0, 300.0)  # under which nothing is charted
_MOST = 4000.0  # points
_TYPED = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×*,; ]\s*(\d+(?:\.\d+)?)\s*", re.IGNORECASE)


def size_words(size: Size) -> str:
    """ "500 × 400"."""
    return f"{size[0]:g} × {size[1]:g}"


def typed_size(text: str) -> Size | None:
    """Width and height in points of "500 x 400", kept inside what can be charted; None where they
    are not two numbers."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    width, height = (min(max(float(found[n + 1]), _LEAST[n]), _MOST) for n in (0, 1))
    return width, height


def ask_size(parent: QWidget, now: Size, take: Callable[[Size], None]) -> QInputDialog:
    """Ask for a size, and `take` it where one is given; the dialog is open then."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Own slide size")
    dialog.setLabelText("Width × height in points, from 400 × 300 to 4000 × 4000:")
    dialog.setTextValue(size_words(now))

    def chosen(text: str) -> None:
        size = typed_size(text)
        if size is not None:
            take(size)

    dialog.textValueSelected.connect(chosen)
    dialog.open()
    return dialog
