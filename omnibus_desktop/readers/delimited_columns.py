"""Columns of text that become answers: numbers only where every cell is one, in its usual form."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.wave.columns import Coded, CodedText, narrow

_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}")
_DECIMAL_COMMA = re.compile(r"-?(0|[1-9]\d{0,14}),\d{1,15}")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_SEVERAL = re.compile(r"\d{1,6}([;|])(?:\d{1,6}\1)*(?:\d{1,6})?|\d{1,6}")
_MOST_TICKS = 200


class Growing:
    """One column while it is read: its distinct cells, and which of them each row has."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}
        self._places: list[NDArray[np.uint32]] = []

    def extend(self, cells: Sequence[str]) -> None:
        """Adds the cells of the next rows."""
        numbers = self._numbers
        if not numbers.keys() >= set(cells):
            for cell in dict.fromkeys(cells):
                numbers.setdefault(cell, len(numbers))
        found = map(numbers.__getitem__, cells)
        self._places.append(np.fromiter(found, dtype=np.uint32, count=len(cells)))

    def finished(self) -> CodedText:
        """The whole column as texts without trailing blanks."""
        found = list(self._numbers)[1:]
        stripped = {cell: cell.rstrip() for cell in found}
        distinct = tuple(dict.fromkeys(text for text in stripped.values() if text))
        number = {text: at for at, text in enumerate((*distinct, ""))}
        table = [number[""], *(number[stripped[cell]] for cell in found)]
        places = np.concatenate(self._places) if self._places else np.empty(0, dtype=np.uint32)
        of_found: NDArray[np.integer] = np.array(table, dtype=narrow(len(distinct)))
        return CodedText(distinct, of_found[places])


def as_numbers(column: CodedText, *, decimal_comma: bool) -> Coded | None:
    """The column as numbers where every text is a whole number or a decimal in its usual form
    (not "007", not "1E5", not "+1"); else None. `decimal_comma`: a comma may stand for the point,
    unless it may as well mark the thousands."""
    commas = [text for text in column.distinct if "," in text]
    if commas and (not decimal_comma or all(_THOUSANDS.fullmatch(text) for text in commas)):
        return None
    numbers = [_number(text) for text in column.distinct]
    if None in numbers or _mixed(column.distinct):
        return None
    known = np.array(numbers, dtype=np.float64)
    values, place = np.unique(known, return_inverse=True)
    table = np.append(place, len(values)).astype(narrow(len(values)))
    return Coded(values, table[column.place])


def decimals_of(column: CodedText) -> int:
    """The most digits behind a decimal point or comma."""
    digits = [len(re.split("[.,]", text)[-1]) for text in column.distinct if _fraction(text)]
    return max(digits, default=0)


def as_ticks(column: CodedText) -> dict[str, Coded] | None:
    """A column that holds several codes a cell ("1;3;5;") as a column of ticks for each code: 1
    ticked, 0 not, nothing where the cell is empty. None where it is no such column."""
    found = [_SEVERAL.fullmatch(text) for text in column.distinct]
    marks = {match[1] for match in found if match is not None and match[1]}
    if not found or None in found or len(marks) != 1:
        return None
    mark = marks.pop()
    cells = [[code for code in text.split(mark) if code] for text in column.distinct]
    codes = sorted({code for cell in cells for code in cell}, key=int)
    if not 1 < len(codes) <= _MOST_TICKS or max(map(len, cells)) < 2:
        return None
    values = np.array([0.0, 1.0])
    ticks = {}
    for code in codes:
        table = np.array([*(int(code in cell) for cell in cells), 2], dtype=np.uint8)
        ticks[code] = Coded(values, table[column.place])
    return ticks


def as_one_tick(column: CodedText, item: str) -> Coded | None:
    """A column whose only text is the answer that it stands for, as 1 where it is there."""
    if len(column.distinct) != 1 or column.distinct[0].split() != item.split():
        return None
    return Coded(np.array([1.0]), column.place)


def as_coded_ticks(columns: Sequence[CodedText]) -> list[Coded] | None:
    """The columns of one question as ticks where each holds one whole number or nothing: 1 in all
    of them, or in each the number of its answer. None where they are no such columns."""
    codes = [column.distinct[0] for column in columns if len(column.distinct) == 1]
    if len(codes) < 2 or any(len(column.distinct) > 1 for column in columns):
        return None
    if not all(map(_WHOLE.fullmatch, codes)):
        return None
    if set(codes) != {"1"} and sorted(set(codes), key=int) != codes:
        return None
    one = np.array([1.0])
    return [
        Coded(one, (column.place == len(column.distinct)).astype(np.uint8))
        if column.distinct
        else Coded(one, np.ones(len(column), dtype=np.uint8))
        for column in columns
    ]


def _number(text: str) -> float | None:
    if _WHOLE.fullmatch(text) or _DECIMAL.fullmatch(text):
        return float(text)
    return float(text.replace(",", ".")) if _DECIMAL_COMMA.fullmatch(text) else None


def _mixed(texts: Sequence[str]) -> bool:
    """Whether some have a decimal point and some a decimal comma."""
    return any("." in text for text in texts) and any("," in text for text in texts)


def _fraction(text: str) -> bool:
    return "." in text or "," in text
