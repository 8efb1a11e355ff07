"""Writes SPSS portable files for tests.

After the description in the developer manual of GNU PSPP, "Portable File Format".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LINE = 80
_LETTERS = (
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\""
)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRST"
Value = float | str | None


@dataclass
class PorColumn:
    """A variable. `width` 0 is a number, None among them is missing."""

    name: str
    values: Sequence[Value]
    width: int = 0
    label: str = ""
    labels: Sequence[tuple[float | str, str]] = ()
    missing: str = ""  # as records: "8" and a number, "B" and two


def por_file(columns: Sequence[PorColumn], document: str = "") -> bytes:
    """The file, in ASCII, in lines of 80."""
    table = "0" * 64 + _LETTERS.ljust(192, "0")
    content = "SPSSPORTA" + _string("20240101") + _string("120000")
    content += "1" + _string("written for a test") + "4" + number(len(columns)) + "5" + number(11)
    content += "".join(map(_variable, columns)) + "".join(map(_labels, columns))
    content += "E" + number(1) + _string(document) if document else ""
    content += "F" + "".join(
        _value(column.values[row]) for row in range(len(columns[0].values)) for column in columns
    )
    text = "ASCII SPSS PORT FILE".ljust(200) + table + content
    text += "Z" * (-len(text) % _LINE or _LINE)
    lines = (text[at : at + _LINE] for at in range(0, len(text), _LINE))
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def number(value: float | None) -> str:
    """A number in base 30, with a slash behind it, as exact as quarters need."""
    if value is None:
        return "*."
    whole, quarters = divmod(abs(value), 1)
    digits = _base_30(int(whole))
    if quarters:
        digits += "." + _base_30(int(quarters * 900)).rjust(2, "0").rstrip("0")
    return f"{'-' if value < 0 else ''}{digits}/"


def _base_30(value: int) -> str:
    digits = _DIGITS[value % 30]
    while value := value // 30:
        digits = _DIGITS[value % 30] + digits
    return digits


def _string(text: str) -> str:
    return number(len(text)) + text


def _value(value: Value) -> str:
    return _string(value) if isinstance(value, str) else number(value)


def _variable(column: PorColumn) -> str:
    shape = (1, max(1, column.width), 0) if column.width else (5, 8, 2)
    formats = "".join(map(number, shape)) * 2
    label = "C" + _string(column.label) if column.label else ""
    return f"7{number(column.width)}{_string(column.name)}{formats}{column.missing}{label}"


def _labels(column: PorColumn) -> str:
    if not column.labels:
        return ""
    pairs = "".join(_value(value) + _string(label) for value, label in column.labels)
    return f"D{number(1)}{_string(column.name)}{number(len(column.labels))}{pairs}"
