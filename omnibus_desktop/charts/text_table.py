"""Rows of texts on a slide: an agenda, figures of response, what is said of the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Style, block
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Item, Line
from omnibus_desktop.charts.text_scene import NativeTable
from omnibus_desktop.values import dataclass

_BESIDE, _ABOVE = 4.0, 0.3  # points beside a cell's text; of its size above and under it
_SPARE = 0.985  # of a cell's width that its text takes: a program's own letters may be wider
_GUTTER = 36.0  # points between tables that stand side by side


@dataclass(frozen=True)
class TextTable:
    """Rows of texts under a heading, where there is one. `shares` of the width are the columns',
    `ends` those whose texts stand at the right; `leads`: the first column says what its row is
    about; `title` is what the table shows; `pages`: the last column has the number of the page to
    which its row leads."""

    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    ends: tuple[bool, ...]
    title: str
    heading: tuple[str, ...] = ()
    leads: bool = False
    pages: bool = False


@dataclass(frozen=True)
class Laid:
    """A table where it stands: what paints it, and what makes it editable."""

    items: tuple[Item, ...]
    native: NativeTable


def side_by_side(
    tables: Sequence[TextTable], area: Area, sizes: Sequence[float]
) -> tuple[tuple[Laid, ...], ...]:
    """Up to two tables a page, both in the first of the `sizes` in which they fit. Rows that do
    not fit in the last one stand on a page more, under the same heading."""
    if len(tables) > 2:
        first = side_by_side(tables[:2], area, sizes)
        return (*first, *side_by_side(tables[2:], area, sizes))
    columns = area.columns(len(tables), _GUTTER)
    size = next((s for s in sizes if _all_fit(tables, columns, s)), sizes[-1])
    runs = [_runs(table, column, size) for table, column in zip(tables, columns, strict=True)]
    return tuple(
        tuple(
            _laid(run[page], column, size, number)
            for number, (run, column) in enumerate(zip(runs, columns, strict=True))
            if page < len(run)
        )
        for page in range(max(map(len, runs)))
    )


def flowing(table: TextTable, area: Area, sizes: Sequence[float]) -> tuple[tuple[Laid, ...], ...]:
    """One table, in the first of the `sizes` in which it fits; then in two columns; then in two
    columns a page, on as many pages as it needs."""
    if (size := next((s for s in sizes if _all_fit((table,), (area,), s)), None)) is not None:
        return ((_laid(table, area, size, 0),),)
    columns = area.columns(2, _GUTTER)
    runs = [_runs(table, columns[0], size) for size in sizes]
    place = next((number for number, run in enumerate(runs) if len(run) <= 2), len(sizes) - 1)
    parts = runs[place]
    return tuple(
        tuple(
            _laid(part, column, sizes[place], number)
            for number, (part, column) in enumerate(
                zip(parts[first : first + 2], columns, strict=False)
            )
        )
        for first in range(0, len(parts), 2)
    )


def _all_fit(tables: Sequence[TextTable], areas: Sequence[Area], size: float) -> bool:
    return all(
        sum(_heights(table, area.width, size)) <= area.height
        and _is_whole(table.heading, table.shares, area.width, size)
        for table, area in zip(tables, areas, strict=True)
    )


def _is_whole(
    heading: tuple[str, ...], shares: tuple[float, ...], width: float, size: float
) -> bool:
    """Whether no word of the heading would be broken."""
    return all(
        lettering.width(word, size, True) <= (share * width - 2 * _BESIDE) * _SPARE
        for text, share in zip(heading, shares, strict=False)
        for word in lettering.words(plain(text))
    )


def _runs(table: TextTable, area: Area, size: float) -> list[TextTable]:
    """The table in parts that fit under one another on a page; at least one row in each."""
    heights = _heights(table, area.width, size)
    over = heights[: len(heights) - len(table.rows)]
    parts: list[list[tuple[str, ...]]] = [[]]
    left = area.height - sum(over)
    for row, tall in zip(table.rows, heights[len(over) :], strict=True):
        if tall > left and parts[-1]:
            parts.append([])
            left = area.height - sum(over)
        parts[-1].append(row)
        left -= tall
    return [_with_rows(table, tuple(rows)) for rows in parts]


def _with_rows(table: TextTable, rows: tuple[tuple[str, ...], ...]) -> TextTable:
    return replace(table, rows=rows)


def _all_rows(table: TextTable) -> tuple[tuple[str, ...], ...]:
    return (table.heading, *table.rows) if table.heading else table.rows


def _heights(table: TextTable, width: float, size: float) -> list[float]:
    """How tall each row is, that of the heading first."""
    return [
        lettering.height(max(1, *(len(lines) for lines in row)), size) + 2 * _ABOVE * size
        for row in _lines(table, width, size)
    ]


def _lines(table: TextTable, width: float, size: float) -> Iterator[list[tuple[str, ...]]]:
    """The lines of each cell."""
    rooms = [(share * width - 2 * _BESIDE) * _SPARE for share in table.shares]
    for number, row in enumerate(_all_rows(table)):
        yield [
            lettering.wrap(plain(text), room, size, _is_bold(table, number, column))
            for column, (text, room) in enumerate(zip(row, rooms, strict=True))
        ]


def _is_bold(table: TextTable, row: int, column: int) -> bool:
    return (bool(table.heading) and row == 0) or (table.leads and column == 0)


def _laid(table: TextTable, area: Area, size: float, number: int) -> Laid:
    heights = _heights(table, area.width, size)
    widths = tuple(share * area.width for share in table.shares)
    lefts = [area.x + before for before in accumulate(widths, initial=0.0)]
    tops = [area.y + before for before in accumulate(heights, initial=0.0)]
    items: list[Item] = []
    for row, lines in enumerate(_lines(table, area.width, size)):
        for column, broken in enumerate(lines):
            align = "end" if table.ends[column] else "start"
            style = Style(size, _is_bold(table, row, column), palette.INK, align)
            x, room = lefts[column] + _BESIDE, widths[column] - 2 * _BESIDE
            role = f"cell {number} {row} {column}"
            if broken:
                items.append(block(broken, x, tops[row] + _ABOVE * size, room, style, role))
        foot = tops[row + 1]
        heavy = bool(table.heading) and row == 0
        width, colour = (1.0, palette.DARK_GREY) if heavy else (0.5, palette.GRID)
        items.append(Line(area.x, foot, area.x + area.width, foot, colour, width, "rule"))
    native = NativeTable(
        x=area.x,
        y=area.y,
        widths=widths,
        heights=tuple(heights),
        cells=tuple(tuple(map(plain, row)) for row in _all_rows(table)),
        size=size,
        padding=(_BESIDE, _ABOVE * size),
        ends=table.ends,
        has_heading=bool(table.heading),
        leads=table.leads,
        ink=palette.INK,
        rule=palette.GRID,
        title=plain(table.title),
        pages=table.pages,
    )
    return Laid(tuple(items), native)
