"""One cell of a table as it is printed, the same in the window, on the clipboard and in files."""

from __future__ import annotations

from omnibus_desktop.tables.rounding import percent_text
from omnibus_desktop.tables.table import State, Table

HIDDEN = "[c]"
NOT_ASKED = "[z]"


def cell_text(table: Table, row: int, column: int) -> str:
    """The cell's percentage: "13%", "[low]" above 0 and under a half percent, "[c]" where it is
    hidden, "[z]" where nobody was asked, "" on a base of 0 (GSS shorthand)."""
    state = table.state[row, column]
    if state == State.HIDDEN:
        return HIDDEN
    if state == State.NOT_ASKED:
        return NOT_ASKED
    return percent_text(float(table.weighted[row, column]), table.columns[column].base)


def count_text(table: Table, row: int, column: int) -> str:
    """The cell's respondents: "1,204", "[c]" where hidden, "[z]" where nobody was asked."""
    state = table.state[row, column]
    if state == State.HIDDEN:
        return HIDDEN
    if state == State.NOT_ASKED:
        return NOT_ASKED
    return f"{int(table.count[row, column]):,}"
