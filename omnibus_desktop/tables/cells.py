"""One cell of a table as it is printed, the same in the window, on the clipboard and in files."""

from __future__ import annotations

from omnibus_desktop.tables.rounding import percent_text
from omnibus_desktop.tables.table import State, Table

HIDDEN = "[c]"
NOT_ASKED = "[z]"
_MARKERS = {int(State.HIDDEN): HIDDEN, int(State.NOT_ASKED): NOT_ASKED}


def cell_text(table: Table, row: int, column: int) -> str:
    """The cell's percentage: "13%", "[low]" above 0 and under a half percent, "[c]" where it is
    hidden, "[z]" where nobody was asked, "" on a base of 0 (GSS shorthand)."""
    marker = _MARKERS.get(int(table.state[row, column]))
    if marker is not None:
        return marker
    return percent_text(float(table.weighted[row, column]), table.columns[column].base)


def count_text(table: Table, row: int, column: int) -> str:
    """The cell's respondents: "1,204", "[c]" where hidden, "[z]" where nobody was asked."""
    marker = _MARKERS.get(int(table.state[row, column]))
    return marker or f"{int(table.count[row, column]):,}"
