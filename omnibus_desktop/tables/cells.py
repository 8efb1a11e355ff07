"""One cell of a table as it is printed, the same in the window, on the clipboard and in files."""

from __future__ import annotations

from omnibus_desktop.tables.rounding import LOW, number_text, percent_text
from omnibus_desktop.tables.table import Column, State, Statistic, Table
from omnibus_desktop.values import dataclass

HIDDEN = "[c]"
NOT_ASKED = "[z]"
UNRELIABLE = "[u]"
STAR = "*"
_ARROWS = {1: "▲", -1: "▼", 0: ""}


@dataclass(frozen=True)
class Symbols:
    """What stands for a share that rounds to 0, for none at all ("": it is printed as 0%), for
    what was not asked, and beside a group with a low base."""

    low: str
    nil: str
    not_asked: str
    low_base: str


# The shorthand of the UK statistics service, and what reports wrote before it: a star under a half
# percent, a dash for nobody, a blank where nobody was asked.
SHORTHAND = Symbols(LOW, "", NOT_ASKED, STAR)
PUBLISHED = Symbols(LOW, "", NOT_ASKED, UNRELIABLE)
LEGACY = Symbols("*", "-", "", UNRELIABLE)


def symbols_of(table: Table) -> Symbols:
    """The signs that this table is printed with."""
    if table.symbols == "legacy":
        return LEGACY
    return PUBLISHED if table.disclosure == "publication" else SHORTHAND


def low_mark(table: Table, column: Column) -> str:
    """The sign behind the name of a group with a low base ("*", " [u]"), "" behind others."""
    if not column.low or not column.asked:
        return ""
    mark = symbols_of(table).low_base
    return mark if mark == STAR else f" {mark}"


def cell_text(table: Table, row: int, column: int) -> str:
    """The cell's percentage: "13%", or "12.5%"; "[low]" above 0 where it rounds to that, "[c]"
    where it is hidden, "[z]" where nobody was asked, "" on a base of 0 (GSS shorthand). Of a tiny
    group "3 of 8", for percentages of so few mislead."""
    symbols, group = symbols_of(table), table.columns[column]
    state = int(table.state[row, column])
    if state == State.HIDDEN:
        return HIDDEN
    if state == State.NOT_ASKED:
        return symbols.not_asked
    count, weighted = int(table.count[row, column]), float(table.weighted[row, column])
    return share_text(symbols, group, count, weighted, table.decimals)


def share_text(
    symbols: Symbols, column: Column, count: int, weighted: float, decimals: int = 0
) -> str:
    """The share of a group that is neither hidden nor unasked, as in `cell_text`."""
    if column.tiny:
        return f"{count:,} of {column.unweighted_base:,}"
    return percent_text(weighted, column.base, decimals, low=symbols.low, nil=symbols.nil)


def count_text(table: Table, row: int, column: int) -> str:
    """The cell's respondents: "1,204", "[c]" where hidden, "[z]" where nobody was asked."""
    state = int(table.state[row, column])
    if state == State.HIDDEN:
        return HIDDEN
    if state == State.NOT_ASKED:
        return symbols_of(table).not_asked
    return f"{int(table.count[row, column]):,}"


def is_withheld(table: Table, column: int) -> bool:
    """Whether any figure of this group is hidden: then so are its mean, and its like."""
    return bool((table.state[:, column] == State.HIDDEN).any())


def base_text(column: Column) -> str:
    """The group's respondents: "1,204", "[c]" where hidden."""
    return HIDDEN if column.hidden else f"{column.unweighted_base:,}"


def weighted_base_text(column: Column) -> str:
    """The group's weighted base to one decimal, "[c]" where hidden."""
    return HIDDEN if column.hidden else number_text(column.base, 1)


def effective_base_text(column: Column) -> str:
    """The group's effective base to one decimal, "[c]" where hidden."""
    return HIDDEN if column.hidden else number_text(column.effective_base, 1)


def mark_text(table: Table, row: int, column: int) -> str:
    """What a test found of the cell: "▲" or "▼" against the rest, the letters of the groups that
    are lower; "" for nothing, or where the figure is hidden."""
    if int(table.state[row, column]) == State.HIDDEN:
        return ""
    letters = "".join(table.letters[row][column]) if table.letters else ""
    return _marked(int(table.differs[row, column]), letters)


def statistic_text(table: Table, statistic: Statistic, column: int) -> tuple[str, str]:
    """A mean or its like to two decimals ("[c]" where it is hidden), and what a test found of
    it, as in `mark_text`."""
    value = statistic.values[column]
    if value is None:
        return (HIDDEN if is_withheld(table, column) else ""), ""
    letters = "".join(statistic.letters[column]) if statistic.letters else ""
    sign = statistic.differs[column] if statistic.differs else 0
    return number_text(value, 2), _marked(sign, letters)


def _marked(sign: int, letters: str) -> str:
    return " ".join(part for part in (_ARROWS[sign], letters) if part)
