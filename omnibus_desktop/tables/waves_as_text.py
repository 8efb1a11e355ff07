"""One question over waves as plain text, for a terminal."""

from __future__ import annotations

import math
import textwrap

from omnibus_desktop.tables.cells import base_text, cell_text
from omnibus_desktop.tables.facts import filtering, signs, weighting
from omnibus_desktop.tables.over_waves import OverWaves, letter, method_words
from omnibus_desktop.tables.rounding import number_text
from omnibus_desktop.tables.table import SYNTHETIC, Table
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.wave.plain_text import plain

_LABEL = 44  # characters of an answer's label on a line
_COLUMN = 12  # characters of a column
_NOTHING = "-"  # where a wave does not have the answer


def waves_as_text(found: OverWaves, remarks: tuple[str, ...] = ()) -> str:
    """The question; a column a wave and, after each but the first, the change since the wave
    before in points with its p; bases; a line an answer; and what has to be known about them."""
    newest = next(table for table in reversed(found.tables) if table.columns)
    names = wave_names([table.origin for table in found.tables])
    heads = [
        [*textwrap.wrap(plain(name), _COLUMN), f"({letter(place)})"]
        for place, name in enumerate(names)
    ]
    depth = max(map(len, heads))
    item = f": {plain(newest.item_label)}" if newest.item_label else ""
    lines = [plain(newest.text) + item, ""]
    for number in range(depth):
        at = [head[number] if number < len(head) else "" for head in heads]
        lines.append(_line("", at, ["change, p" if number == 0 else ""] * len(heads)))
    bases = [base_text(t.columns[0]) if t.columns else _NOTHING for t in found.tables]
    lines.append(_line("Base", bases, [""] * len(bases)))
    for place, trend in enumerate(found.trends):
        label = plain(trend.label) or trend.id
        *whole, last = textwrap.wrap(f"Net: {label}" if trend.row.net else label, _LABEL) or [""]
        waves = range(len(found.tables))
        cells = [_cell(found, place, wave) for wave in waves]
        lines += [*whole, _line(last, cells, [_change(found, place, wave) for wave in waves])]
    lines += ["", *_beside(found, newest, remarks)]
    return "\n".join(line.rstrip() for line in lines)


def _line(label: str, cells: list[str], changes: list[str]) -> str:
    parts = [f"{cells[0]:>{_COLUMN}}"]
    for cell, change in zip(cells[1:], changes[1:], strict=True):
        parts += [f"{cell:>{_COLUMN}}", f"{change:>{_COLUMN + 2}}"]
    return f"{label:<{_LABEL}} " + " ".join(parts)


def _cell(found: OverWaves, line: int, wave: int) -> str:
    """ "62%", with the letters of the waves in which it is lower: "62% AB"."""
    cell = found.trends[line].cells[wave]
    if cell is None:
        return _NOTHING
    letters = "".join(found.letters(line, wave))
    return " ".join(part for part in (cell_text(found.tables[wave], *cell), letters) if part)


def _change(found: OverWaves, line: int, wave: int) -> str:
    """ "+12.3 0.004", by how many points since the wave before, and p."""
    change, before = found.change(line, wave), found.before(line, wave)
    if change is None or before is None:
        return ""
    sign = "+" if change > 0 else ""
    p = float(found.p[line, wave, before])
    said = "" if math.isnan(p) else "<0.001" if p < 0.001 else f"{p:.3f}"
    return f"{sign}{number_text(change, 1)} {said}"


def _beside(found: OverWaves, newest: Table, remarks: tuple[str, ...]) -> list[str]:
    asked = [table for table in found.tables if table.columns]
    synthetic = any(table.origin.synthetic for table in asked)
    return [
        f"Base: {newest.base_words}. {weighting(newest)} {filtering(newest)}",
        f"Change in points since the wave before, and p. {method_words(found)}",
        "A letter: higher than in that wave.",
        *signs(asked, [0]),
        *remarks,
        *found.notes,
        "Sources: " + ", ".join(plain(table.origin.source) for table in found.tables) + ".",
        *([SYNTHETIC] if synthetic else []),
    ]
