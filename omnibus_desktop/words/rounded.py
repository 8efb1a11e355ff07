"""Whether a difference in points is another than that of the percentages printed beside it."""

from __future__ import annotations

from collections.abc import Iterable

from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.figures import may_be_said, whole
from omnibus_desktop.words.held import Cell
from omnibus_desktop.words.said import Measure, figures_said
from omnibus_desktop.words.support import held_figures

ROUNDED = "Differences are worked out before rounding."


def with_remark(footnote: str) -> str:
    """The footnote that says how differences are rounded, once."""
    return footnote if ROUNDED in footnote else f"{footnote} {ROUNDED}"


def is_rounded_apart(text: str, tables: tuple[Table, ...]) -> bool:
    """Whether a text tells points that are not the difference of the two percentages that it
    tells too, or else of those that the tables print: "5 points" of 65% and 69%."""
    said = figures_said(text)
    points = [each for each in said if each.measure is Measure.POINTS and not each.decimals]
    shares = [int(e.numbers[0]) for e in said if e.measure is Measure.PERCENT and not e.decimals]
    if len(points) == 1 and len(shares) == 2:
        return abs(shares[0] - shares[1]) != int(points[0].numbers[0])
    told = {each.text: int(each.numbers[0]) for each in points}
    return any(
        all(_printed(source, tables) not in (None, told[held.said]) for source in held.sources)
        for held in (held_figures(text, tables) if told else ())
        if held.said in told
    )


def _printed(source: tuple[Cell, ...], tables: tuple[Table, ...]) -> int | None:
    """The difference of two cells as printed; None where they are not two."""
    shares = [share for share in (_share(cell, tables) for cell in source) if share is not None]
    return abs(shares[0] - shares[1]) if len(shares) == 2 else None


def _share(cell: Cell, tables: Iterable[Table]) -> int | None:
    for table in tables:
        if (table.item or "") == cell[0]:
            row = next((n for n, each in enumerate(table.rows) if each.id == cell[1]), None)
            place = next((n for n, c in enumerate(table.columns) if c.key == cell[2]), None)
            if row is not None and place is not None and may_be_said(table, row, place):
                return whole(table, row, place)
    return None
