"""The row of breaks over a table in HTML, the same in a notebook and on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain


def break_row(table: Table, style: str, text: Callable[[str], str] = plain) -> str:
    """Each break over its groups, the label made harmless by `text` and escaped; "" where there
    are no breaks."""
    if not any(column.heading for column in table.columns):
        return ""
    cells = ["<td></td>"]
    for heading, columns in groupby(table.columns, key=lambda column: column.heading):
        wide = sum(1 for _ in columns)
        cells.append(
            f'<th scope="colgroup" colspan="{wide}" style="{style}">{escape(text(heading))}</th>'
            if heading
            else f'<td colspan="{wide}"></td>'
        )
    return f"<tr>{''.join(cells)}</tr>"
