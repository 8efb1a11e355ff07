"""Two fields for a range of numbers: from, to, either of which may be left empty."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.tables.filter_terms import Range

_WIDTH = 80  # pixels of a field
_WRONG = "Write plain numbers, such as 3 or 2.5, the lower one first"


class RangeFields(QWidget):
    """`changed` tells that something was typed."""

    changed = Signal()

    def __init__(self, known: Range | None) -> None:
        super().__init__()
        self.low, self.high = _field("From"), _field("To")
        if known is not None:
            low, _, high = known.id.strip("[]").partition("..")
            self.low.setText(low)
            self.high.setText(high)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in (("Or all from", self.low), ("to", self.high)):
            caption = plain_label(words, of=field)
            caption.setWordWrap(False)
            row.addWidget(caption)
            row.addWidget(field)
            field.textChanged.connect(self.changed)
        row.addStretch(1)

    def wrong(self) -> str:
        """What keeps that which is typed from being a range; "" where nothing does."""
        ends = [_number(field.text()) for field in (self.low, self.high)]
        given = [end for end in ends if end is not None]
        is_wrong = any(math.isnan(end) for end in given) or given != sorted(given)
        return _WRONG if is_wrong else ""

    def range(self) -> Range | None:
        """The range that is typed; None where there is none, or what is typed is wrong."""
        low, high = _number(self.low.text()), _number(self.high.text())
        if self.wrong() or low is high is None:
            return None
        return Range(-math.inf if low is None else low, math.inf if high is None else high)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setFixedWidth(_WIDTH)
    return field


def _number(text: str) -> float | None:
    """The number that is typed, with a point or a comma; None for nothing, NaN for no number."""
    text = text.strip()
    if not text:
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return math.nan
    return number if math.isfinite(number) and abs(number) < 1e15 else math.nan
