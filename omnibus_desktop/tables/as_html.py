"""A table as a notebook shows it: plain HTML that a screen reader can walk through.

Colours are those of the page around it, light or dark. Nothing in a label is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from omnibus_desktop.tables.cells import HIDDEN, cell_text
from omnibus_desktop.tables.facts import filtering, is_marked, signs, source, weighting
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Table
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
        f"<thead>{_breaks(table)}{_groups(table)}</thead><tbody>{body}</tbody></table>"
        f"{''.join(f'<p>{escape(line)}</p>' for line in _beside(table))}"
    )


def _breaks(table: Table) -> str:
    """The row of breaks, each over its groups; none where there are no breaks."""
    if not any(column.heading for column in table.columns):
        return ""
    cells = ["<td></td>"]
    for heading, columns in groupby(table.columns, key=lambda column: column.heading):
        wide = sum(1 for _ in columns)
        cells.append(
            f'<th scope="colgroup" colspan="{wide}" style="{_BREAK}">{_safe(heading)}</th>'
            if heading
            else f'<td colspan="{wide}"></td>'
        )
    return f"<tr>{''.join(cells)}</tr>"


def _groups(table: Table) -> str:
    cells = (
        f'<th scope="col" style="{_HEAD}">{_safe(_group(column))}</th>' for column in table.columns
    )
    return f"<tr><td></td>{''.join(cells)}</tr>"


def _group(column: Column) -> str:
    low = "*" if column.low and column.asked else ""
    return f"{column.label}{low}" + (f" ({column.letter})" if column.letter else "")


def _bases(table: Table) -> Iterator[str]:
    yield _row("Base", [_base(column, column.unweighted_base, ",") for column in table.columns])
    if table.weight:
        weighted = [_base(column, column.base, ",.1f") for column in table.columns]
        effective = [_base(column, column.effective_base, ",.1f") for column in table.columns]
        yield _row("Weighted base", weighted)
        yield _row("Effective base", effective)


def _base(column: Column, number: float, form: str) -> str:
    return HIDDEN if column.unweighted_base < 0 else format(number, form)


def _answers(table: Table) -> Iterator[str]:
    places = range(len(table.columns))
    for number, row in enumerate(table.rows):
        label = plain(row.label) or row.id
        cells = [_share(table, number, place) for place in places]
        yield _row(f"Net: {label}" if row.net else label, cells, str)


def _share(table: Table, row: int, place: int) -> str:
    """The share, its arrow with its meaning in words, and its letters, as HTML."""
    text = escape(cell_text(table, row, place))
    if table.state[row, place] == State.HIDDEN:
        return text
    arrow = _ARROWS.get(int(table.differs[row, place]))
    mark = f' <abbr title="{arrow[1]}">{arrow[0]}</abbr>' if arrow else ""
    letters = "".join(table.letters[row][place]) if table.letters else ""
    return f"{text}{mark}{f' {escape(letters)}' if letters else ''}"


def _statistics(table: Table) -> Iterator[str]:
    """One row each; hidden in a group of which a share is hidden."""
    hides = (table.state == State.HIDDEN).any(axis=0).tolist()
    for statistic in table.statistics:
        figures = [
            HIDDEN if hidden else "" if value is None else f"{value:,.2f}"
            for value, hidden in zip(statistic.values, hides, strict=True)
        ]
        yield _row(statistic.label, figures)


def _row(label: str, figures: Sequence[str], shown: Callable[[str], str] = escape) -> str:
    cells = "".join(f'<td style="{_FIGURE}">{shown(figure)}</td>' for figure in figures)
    return f'<tr><th scope="row" style="{_LABEL}">{_safe(label)}</th>{cells}</tr>'


def _beside(table: Table) -> Iterator[str]:
    places = list(range(len(table.columns)))
    arrows = "▲▼ Higher or lower than the rest. " if is_marked((table,), places) else ""
    yield f"Base: {plain(table.base_words)}. {weighting(table)} {filtering(table)}"
    yield f"{arrows}{table.method.words}"
    yield from signs((table,), places)
    yield from map(plain, table.notes)
    yield source(table)
    if table.origin.synthetic:
        yield SYNTHETIC


def _safe(text: str) -> str:
    return escape(plain(text))
