"""Cells that hold several answers with commas between them, taken apart into ticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import numpy as np

from omnibus_desktop.wave.columns import Coded, CodedText

_CODES = re.compile(r"\d{1,4}(,\d{1,4})*")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
# A comma within an answer has a blank behind it, or stands between two digits.
_COMMA = re.compile(r"(?<!\d),(?=\S)|,(?=[^\s\d])")
_MOST_ANSWERS = 60
_LONGEST_ANSWER = 200  # characters
_OFTEN = 2  # respondents who give an answer, on the average, where answers are chosen


def as_joined(column: CodedText) -> dict[str, Coded] | None:
    """The column as ticks for each answer, in the order in which the cells have them: 1 given, 0
    not, nothing where the cell is empty. None where it has one answer a cell, or what people
    wrote: answers that are chosen are few, come again, and always stand in the same order."""
    cells = _codes(column.distinct) or _texts(column)
    if cells is None or max(map(len, cells), default=0) < 2:
        return None
    if any(len(set(cell)) < len(cell) for cell in cells):
        return None
    answers = _in_order(cells)
    if answers is None or not 1 < len(answers) <= _MOST_ANSWERS:
        return None
    values = np.array([0.0, 1.0])
    ticks = {}
    for answer in answers:
        table = np.array([*(int(answer in cell) for cell in cells), 2], dtype=np.uint8)
        ticks[answer] = Coded(values, table[column.place])
    return ticks


def _codes(texts: Sequence[str]) -> list[list[str]] | None:
    """The cells as lists of codes, unless their commas may as well mark thousands."""
    several = [text for text in texts if "," in text]
    if not several or not all(map(_CODES.fullmatch, texts)):
        return None
    if all(map(_THOUSANDS.fullmatch, several)):
        return None
    return [text.split(",") for text in texts]


def _texts(column: CodedText) -> list[list[str]] | None:
    """The cells as lists of texts, unless they look written rather than chosen."""
    cells = [_COMMA.split(text) for text in column.distinct]
    if len({len(cell) for cell in cells}) < 2:
        return None
    respondents = np.bincount(column.place, minlength=len(cells) + 1).tolist()
    givers: dict[str, list[int]] = {}
    for at, cell in enumerate(cells):
        for answer in cell:
            givers.setdefault(answer, []).append(at)
    given = sum(respondents[at] for found in givers.values() for at in found)
    together = len({tuple(found) for found in givers.values()}) < len(givers)
    long = any(len(answer) > _LONGEST_ANSWER or not answer.strip() for answer in givers)
    return None if together or long or given < _OFTEN * len(givers) else cells


def _in_order(cells: Iterable[Sequence[str]]) -> list[str] | None:
    """All answers in the one order that every cell keeps; None where there is no such order."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for cell in cells:
        order.add(cell[0])
        for before, after in pairwise(cell):
            order.add(after, before)
    try:
        found = list(order.static_order())
    except CycleError:
        return None
    return sorted(found, key=int) if all(map(str.isdigit, found)) else found
