"""Tables whose columns are waves: how they are known, and which marks of a chart they show."""

from __future__ import annotations

from omnibus_desktop.tables.table import Table

HEADING = "Wave"


def wave_key(name: str) -> str:
    """What stands for a wave of this name in the keys of its marks and columns."""
    return f"wave:{name}"


def has_waves(table: Table) -> bool:
    """Whether its columns are waves."""
    return bool(table.columns) and table.columns[0].heading == HEADING and not table.columns[0].by


def key_of(table: Table, row: int, column: int, *, alone: bool) -> tuple[str, str] | None:
    """The mark that this cell stands for, as charts know it: the answer (in a whole grid, whose
    tables are not `alone`, with its item) and the column. Of several groups over waves one answer
    is charted, and the mark is the group's in the wave: the other cells have none."""
    answer, group = table.rows[row].id, table.columns[column].key
    if alone or table.item is None:
        return answer, group
    if not has_waves(table):
        return f"{table.item}/{answer}", group
    leading = next((n for n, each in enumerate(table.rows) if each.net), 0)
    return (table.item, group) if row == leading else None
