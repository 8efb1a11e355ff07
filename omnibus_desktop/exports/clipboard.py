"""Tables as text and as HTML, to be pasted into a spreadsheet, a document or a slide.

Figures are those that are printed: whole percentages, with the shorthand of the UK statistics
service for what is hidden ([c]), not asked ([z]) or rounds to nothing ([low]).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from html import escape

from omnibus_desktop.tables.cells import (
    HIDDEN,
    is_withheld,
    low_mark,
    symbols_of,
)
from omnibus_desktop.tables.html_heads import break_row
from omnibus_desktop.tables.measures import MINUS, Measure, figure_text, measure_words
from omnibus_desktop.tables.ordering import Order, order_words, rows_in_order
from omnibus_desktop.tables.table import Column, State, Statistic, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

_NUMBER = re.compile(r"[+-]\d{1,3}")  # a difference in points, which computes nothing
_BEGINS_A_FORMULA = ("=", "+", "-", "@")

_FONT = "font-family:Arial,sans-serif;font-size:10pt;color:#0B0C0C"
_RULE = "border-bottom:0.5pt solid #BFBFBF;padding:2pt 6pt"
_TEXT_CELL = f"{_RULE};text-align:left;font-weight:normal;mso-number-format:'\\@'"
_HEAD_CELL = f"{_RULE};text-align:right;font-weight:bold;vertical-align:bottom"
_FIGURE_CELL = f"{_RULE};text-align:right"


@dataclass(frozen=True)
class Shown:
    """How the tables are looked at: which figures, and the answers in which order."""

    measure: Measure = Measure.PERCENT
    order: Order | None = None


AS_USUAL = Shown()


@dataclass(frozen=True)
class _Line:
    """One line of the body: what it is called, and its figures as printed."""

    name: str
    figures: tuple[str, ...]


def table_text(tables: Sequence[Table], shown: Shown = AS_USUAL) -> str:
    """The tables one under the other, cells parted by tabs: title, breaks, groups, base, answers,
    source, with the figures and the order that are `shown`, which the source names. No label of a
    cell can be taken for a formula by the program that it is pasted into."""
    return "\n\n".join(_text(table, shown) for table in tables) + "\n"


def table_html(tables: Sequence[Table], shown: Shown = AS_USUAL) -> str:
    """The same as HTML: a table each with its headings marked as such, every text escaped."""
    body = "".join(_html(table, shown) for table in tables)
    return f'<html><head><meta charset="utf-8"></head><body style="{_FONT}">{body}</body></html>'


def table_rows(table: Table, shown: Shown = AS_USUAL) -> list[list[str]]:
    """The same as rows of cells: title, breaks, groups, base, answers, source."""
    headings = ["", *(column.heading if starts else "" for column, starts in _starts(table))]
    rows = [
        [_title(table)],
        headings,
        ["", *(_group(table, column) for column in table.columns)],
        *([line.name, *line.figures] for line in _lines(table, shown)),
        [_source(table, shown)],
    ]
    return [[_unlike_a_formula(cell) for cell in row] for row in rows if any(row)]


def _text(table: Table, shown: Shown) -> str:
    return "\n".join("\t".join(map(_quoted, row)) for row in table_rows(table, shown))


def _html(table: Table, shown: Shown) -> str:
    return (
        f"<p><b>{_safe(_title(table))}</b></p>"
        '<table style="border-collapse:collapse">'
        f"<thead>{break_row(table, _HEAD_CELL, _unlike_a_formula)}{_groups(table)}</thead>"
        f"<tbody>{''.join(map(_row, _lines(table, shown)))}</tbody></table>"
        f'<p style="font-size:9pt">{_safe(_source(table, shown))}</p>'
    )


def _groups(table: Table) -> str:
    cells = (
        f'<th scope="col" style="{_HEAD_CELL}">{_safe(_group(table, column))}</th>'
        for column in table.columns
    )
    return f"<tr><td></td>{''.join(cells)}</tr>"


def _row(line: _Line) -> str:
    figures = "".join(
        f'<td style="{_FIGURE_CELL}">{escape(figure)}</td>' for figure in line.figures
    )
    return f'<tr><th scope="row" style="{_TEXT_CELL}">{_safe(line.name)}</th>{figures}</tr>'


def _lines(table: Table, shown: Shown) -> list[_Line]:
    lines = [
        _Line("Base", tuple(HIDDEN if c.hidden else str(c.unweighted_base) for c in table.columns))
    ]
    if table.weight:
        bases = tuple(HIDDEN if c.hidden else _whole(c.base) for c in table.columns)
        lines.append(_Line("Weighted base", bases))
    places = range(len(table.columns))
    for number in rows_in_order(table, shown.order, shown.measure):
        cells = tuple(_figure(table, number, place, shown.measure) for place in places)
        lines.append(_Line(table.rows[number].label, cells))
    lines += [_Line(each.label, _values(table, each)) for each in table.statistics]
    return lines


def _figure(table: Table, row: int, place: int, measure: Measure) -> str:
    """The figure as printed, or the sign for why there is none; its minus is the one that
    spreadsheets know."""
    if not table.columns[place].base > 0 and not table.columns[place].hidden:
        return symbols_of(table).not_asked
    return figure_text(table, row, place, measure).replace(MINUS, "-")


def _values(table: Table, statistic: Statistic) -> tuple[str, ...]:
    """To one decimal; in whole numbers where all of them are."""
    given = [value for value in statistic.values if value is not None]
    show = _whole if all(value == int(value) for value in given) else _tenth
    none = symbols_of(table).not_asked
    return tuple(
        show(value) if value is not None else HIDDEN if is_withheld(table, place) else none
        for place, value in enumerate(statistic.values)
    )


def _tenth(value: float) -> str:
    return f"{math.floor(value * 10 + 0.5) / 10:.1f}"


def _whole(value: float) -> str:
    return str(math.floor(value + 0.5))


def _starts(table: Table) -> list[tuple[Column, bool]]:
    """Each column, and whether it is the first of its break."""
    befores = (None, *table.columns)
    return [
        (column, before is None or before.heading != column.heading)
        for before, column in zip(befores, table.columns, strict=False)
    ]


def _group(table: Table, column: Column) -> str:
    return f"{column.label}{low_mark(table, column)}"


def _title(table: Table) -> str:
    return " – ".join(text for text in (table.text or table.question, table.item_label) if text)


def _source(table: Table, shown: Shown) -> str:
    """What the figures are, the base, the weight, the filter and the source in one line."""
    origin = table.origin
    said = (measure_words(table, shown.measure), order_words(table, shown.order))
    parts = [*(each for each in said if each), f"Base: {table.base_words}"]
    if table.filter_words:
        parts.append(f"Filter: {table.filter_words}")
    parts.append(f"Weighted by {table.weight}" if table.weight else "Unweighted")
    if any(column.low for column in table.columns):
        parts.append(f"{symbols_of(table).low_base} Low base: treat with caution")
    if (table.state == State.HIDDEN).any():
        parts.append(f"{HIDDEN} Hidden to protect respondents")
    parts.append(f"Source: {origin.wave} ({origin.source})" if origin.wave else origin.source)
    if origin.synthetic:
        parts.append("Synthetic data: not real answers")
    return ". ".join(parts) + "."


def _unlike_a_formula(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would compute."""
    text = plain(text)
    if _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip().startswith(_BEGINS_A_FORMULA) else text


def _quoted(text: str) -> str:
    """The text as a cell of tab-separated text, where a quotation mark at the start would open a
    cell of several lines."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text.startswith('"') else text


def _safe(text: str) -> str:
    return escape(_unlike_a_formula(text))
