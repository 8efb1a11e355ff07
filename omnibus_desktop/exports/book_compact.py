"""All tables on one sheet, one under the other, as the trade prints them: groups across under
their breaks, bases on top, answers down, and under a figure the sign of what it differs from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat

from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_accessible import CONTENTS
from omnibus_desktop.exports.book_heights import (
    SUBTITLE_LINE,
    fitted,
    label_height,
    line_height,
    running_lines,
)
from omnibus_desktop.exports.book_sheets import Cell, Line, Link, Look, Sheet, printed_look
from omnibus_desktop.tables.cells import HIDDEN, UNRELIABLE, Symbols, cell_text, symbols_of
from omnibus_desktop.tables.table import State, Statistic, Table

TABLES = "Tables"

_LABEL_PT, _FIGURE_PT = 300.0, 84.0
_RUNNING_PT = 800.0  # the least width of texts above and below a table
_HIDDEN, _NOT_ASKED = int(State.HIDDEN), int(State.NOT_ASKED)
_ARROWS = {1: "▲", -1: "▼", 0: ""}
_SIGNS_SAID = "▲▼ Higher or lower than the rest of the break."


class CompactSheet:
    """The one sheet as it grows, table by table."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._widest = 1

    def add(self, table: Table, heading: str) -> Link:
        """Put the table below the others; returns the link to it."""
        link = Link(heading, TABLES, len(self._lines))
        self._lines += _block(table, heading)
        self._widest = max(self._widest, len(table.columns))
        return link

    def sheet(self) -> Sheet:
        widths = (_LABEL_PT, *[_FIGURE_PT] * self._widest)
        return Sheet(TABLES, widths, tuple(self._lines))


def _block(table: Table, heading: str) -> Iterator[Line]:
    wide = max(_RUNNING_PT, _LABEL_PT + _FIGURE_PT * len(table.columns))
    title = f"{heading}: {facts.title(table)}"
    yield Line((title,), (Look.SUBTITLE,), SUBTITLE_LINE)
    yield from _running(facts.base(table), wide)
    yield from _heads(table)
    yield from _bases(table)
    yield from _answers(table)
    for statistic in table.statistics:
        yield from _statistic(table, statistic)
    for text in _below(table):
        yield from _running(text, wide)
    yield Line((Link(f"Back to the {CONTENTS.lower()}", CONTENTS),), (Look.LINK,))
    yield Line((), ())


def _running(text: str, wide: float) -> Iterator[Line]:
    """The text over the width of the table, on as many lines as it needs."""
    for line in running_lines(text, wide):
        yield Line((line,), (Look.RUNNING,))


def _heads(table: Table) -> Iterator[Line]:
    """The breaks, each over its first group; the groups; their letters."""
    columns = table.columns
    before = (None, *(column.heading for column in columns))
    over: list[Cell] = [
        column.heading if column.heading and column.heading != last else None
        for column, last in zip(columns, before, strict=False)
    ]
    if any(over):
        yield Line((None, *over), _looks(Look.BREAK, len(columns)))
    groups = tuple(_group(column.label, facts.is_low(column)) for column in columns)
    widths = (_LABEL_PT, *[_FIGURE_PT] * len(columns))
    headings = (Look.HEADING, *[Look.FIGURE_HEADING] * len(columns))
    yield fitted(("", *groups), headings, widths)
    if table.method.test == "pairs":
        letters = (f"({column.letter})" if column.letter else None for column in columns)
        yield Line((None, *letters), _looks(Look.SIGN, len(columns)))


def _group(label: str, is_low: bool) -> str:
    return f"{label} {UNRELIABLE}" if is_low else label


def _bases(table: Table) -> Iterator[Line]:
    for label, look, values in facts.bases(table):
        yield _figures(label, values, look)


def _figures(label: str, cells: Sequence[Cell], look: Look, tall: float | None = None) -> Line:
    return Line((label, *cells), _looks(look, len(cells)), tall)


@lru_cache(maxsize=256)
def _looks(look: Look, figures: int) -> tuple[Look, ...]:
    return (Look.LABEL, *[look] * figures)


def _answers(table: Table) -> Iterator[Line]:
    states, percent = table.state.tolist(), (table.percent / 100).tolist()
    labels = [
        f"Net: {row.label or row.id}" if row.net else row.label or row.id for row in table.rows
    ]
    signs = _signs(table, states)
    symbols = symbols_of(table)
    nothing = 0.005 / 10**table.decimals
    look = printed_look(table.decimals)
    tiny = [place for place, column in enumerate(table.columns) if column.tiny]
    for number, label in enumerate(labels):
        cells = list(map(_share, percent[number], states[number], repeat(symbols), repeat(nothing)))
        for place in tiny:
            cells[place] = cell_text(table, number, place)
        yield _figures(label, cells, look, line_height(label_height(label, _LABEL_PT)))
        if signs and any(signs[number]):
            yield _figures("", signs[number], Look.SIGN)


def _share(share: float, state: int, symbols: Symbols, nothing: float) -> Cell:
    """The share, or the sign for why there is none; below `nothing` it rounds to 0."""
    if state == _HIDDEN:
        return HIDDEN
    if state == _NOT_ASKED or share != share:
        return symbols.not_asked or None
    if symbols.nil and share < nothing:
        return symbols.low if share > 0 else symbols.nil
    return share


def _signs(table: Table, states: list[list[int]]) -> list[list[Cell]]:
    """Of each cell the arrow or the letters; nothing where the share is hidden. No lists where
    nothing is marked."""
    if not table.letters and not table.differs.any():
        return []
    return [
        _marks(differs, table.letters[number] if table.letters else (), states[number])
        for number, differs in enumerate(table.differs.tolist())
    ]


def _marks(
    differs: Sequence[int], letters: Sequence[tuple[str, ...]], states: Sequence[int]
) -> list[Cell]:
    """The arrow and the letters of each cell of a line."""
    return [
        None if state == _HIDDEN else (_ARROWS[sign] + "".join(each)) or None
        for sign, each, state in zip(
            differs or repeat(0), letters or repeat(()), states, strict=False
        )
    ]


def _statistic(table: Table, statistic: Statistic) -> Iterator[Line]:
    look = Look.COUNT if statistic.label == "Count" else Look.HUNDREDTH
    values = facts.told(table, statistic.values)
    yield _figures(statistic.label, values, look)
    if statistic.differs or statistic.letters:
        hidden = [_HIDDEN if value == HIDDEN else 0 for value in values]
        signs = _marks(statistic.differs, statistic.letters, hidden)
        if any(signs):
            yield _figures("", signs, Look.SIGN)
    for label, spread in (
        ("Standard deviation", statistic.sds),
        ("Standard error", statistic.ses),
    ):
        if spread:
            yield _figures(label, facts.told(table, spread), look)


def _below(table: Table) -> Iterator[str]:
    if table.differs.any() or any(any(each.differs) for each in table.statistics):
        yield _SIGNS_SAID
    yield table.method.words
    yield from facts.markers(table, table.symbols)
    yield from table.notes
    yield from facts.origin(table)
