"""A table as a notebook shows it: plain HTML that a screen reader can walk through.

Colours are those of the page around it, light or dark. Nothing in a label is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from omnibus_desktop.tables.cells import (
    HIDDEN,
    base_text,
    cell_text,
    effective_base_text,
    is_withheld,
    low_mark,
    weighted_base_text,
)
from omnibus_desktop.tables.facts import filtering, is_marked, signs, source, weighting
from omnibus_desktop.tables.html_heads import break_row
from omnibus_desktop.tables.rounding import number_text
from omnibus_desktop.tables.table import SYNTHETIC, Column, Statistic, Table
from omnibus_desktop.wave.plain_text import plain

_RULE = "border-bottom:1px solid currentColor"
_LABEL = f"text-align:left;font-weight:normal;padding:2px 8px;{_RULE}"
_FIGURE = f"text-align:right;padding:2px 8px;{_RULE}"
_HEAD = f"text-align:right;vertical-align:bottom;padding:2px 8px;{_RULE}"
_BREAK = f"text-align:left;padding:2px 8px;{_RULE}"
_ARROWS = {1: ("▲", "higher than the rest"), -1: ("▼", "lower than the rest")}


def as_html(table: Table) -> str:
    """The question as caption, breaks and groups as headings, bases, answers, statistics, and
    below what has to be known about them."""
    title = plain(table.text) + (f": {plain(table.item_label)}" if table.item_label else "")
    body = "".join((*_bases(table), *_answers(table), *_statistics(table)))
    return (
        '<table style="border-collapse:collapse">'
        f'<caption style="text-align:left;font-weight:bold">{escape(title)}</caption>'
        f"<thead>{break_row(table, _BREAK)}{_groups(table)}</thead><tbody>{body}</tbody></table>"
        f"{''.join(f'<p>{escape(line)}</p>' for line in _beside(table))}"
    )


def _groups(table: Table) -> str:
    cells = (
        f'<th scope="col" style="{_HEAD}">{_safe(_group(table, column))}</th>'
        for column in table.columns
    )
    return f"<tr><td></td>{''.join(cells)}</tr>"


def _group(table: Table, column: Column) -> str:
    letter = f" ({column.letter})" if column.letter else ""
    return f"{column.label}{low_mark(table, column)}{letter}"


def _bases(table: Table) -> Iterator[str]:
    yield _row("Base", list(map(base_text, table.columns)))
    if table.weight:
        yield _row("Weighted base", list(map(weighted_base_text, table.columns)))
        yield _row("Effective base", list(map(effective_base_text, table.columns)))


def _answers(table: Table) -> Iterator[str]:
    places = range(len(table.columns))
    for number, row in enumerate(table.rows):
        label = plain(row.label) or row.id
        cells = [_share(table, number, place) for place in places]
        yield _row(f"Net: {label}" if row.net else label, cells, str)


def _share(table: Table, row: int, place: int) -> str:
    text = cell_text(table, row, place)
    if text == HIDDEN:
        return text
    letters = table.letters[row][place] if table.letters else ()
    return _compared(text, int(table.differs[row, place]), letters)


def _compared(text: str, differs: int, letters: Sequence[str]) -> str:
    """The figure, its arrow with its meaning in words, and its letters, as HTML."""
    arrow = _ARROWS.get(differs)
    mark = f' <abbr title="{arrow[1]}">{arrow[0]}</abbr>' if arrow else ""
    return f"{escape(text)}{mark}{escape(' ' + ''.join(letters)) if letters else ''}"


def _statistics(table: Table) -> Iterator[str]:
    """One row each; hidden in a group of which a share is hidden."""
    for statistic in table.statistics:
        figures = [_figure(table, statistic, place) for place in range(len(table.columns))]
        yield _row(statistic.label, figures, str)


def _figure(table: Table, statistic: Statistic, place: int) -> str:
    if is_withheld(table, place):
        return HIDDEN
    value = statistic.values[place]
    if value is None:
        return ""
    differs = statistic.differs[place] if statistic.differs else 0
    letters = statistic.letters[place] if statistic.letters else ()
    return _compared(number_text(value, 2), differs, letters)


def _row(label: str, figures: Sequence[str], shown: Callable[[str], str] = escape) -> str:
    cells = "".join(f'<td style="{_FIGURE}">{shown(figure)}</td>' for figure in figures)
    return f'<tr><th scope="row" style="{_LABEL}">{_safe(label)}</th>{cells}</tr>'


def _beside(table: Table) -> Iterator[str]:
    places = list(range(len(table.columns)))
    marked = is_marked((table,), places) or any(any(each.differs) for each in table.statistics)
    arrows = "▲▼ Higher or lower than the rest. " if marked else ""
    yield f"Base: {plain(table.base_words)}. {weighting(table)} {filtering(table)}"
    yield f"{arrows}{table.method.words}"
    yield from signs((table,), places)
    yield from map(plain, table.notes)
    yield source(table)
    if table.origin.synthetic:
        yield SYNTHETIC


def _safe(text: str) -> str:
    return escape(plain(text))
