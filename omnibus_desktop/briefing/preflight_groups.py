"""The groups that a slide shows, as what is looked at before export names them."""

from __future__ import annotations

from collections.abc import Collection

from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.charts.spoken import drawn_keys
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.figures import column_label, short

_NAMED = 3  # groups that a finding names
_SEEN = (int(State.SHOWN), int(State.LOW))


@dataclass(frozen=True, eq=False)
class Group:
    """A column of a table that has a bar, a line, or the counts of so few that they have none."""

    name: str
    table: Table
    place: int

    @property
    def is_low(self) -> bool:
        """Whether its base is low, and told."""
        column = self.table.columns[self.place]
        return column.low and column.asked > 0 and not column.hidden

    @property
    def has_few(self) -> bool:
        """Whether a figure of it stands for so few that one of them may be recognised."""
        counts, states = self.table.count[:, self.place], self.table.state[:, self.place]
        return any(
            0 < int(count) <= SMALL_COUNT and int(state) in _SEEN
            for count, state in zip(counts, states, strict=True)
        )


def shown_groups(drawn: Drawn) -> list[Group]:
    """The groups of the chart in the order of the table; of groups over waves one a wave in
    which it is drawn, each by the group's name."""
    keys = drawn_keys(drawn.scene)
    tables = drawn.side_by_side
    if len(tables) > 1 and are_of_waves(drawn.tables):
        return [
            Group(short(table.item_label), table, place)
            for table in tables
            for place, column in enumerate(table.columns)
            if (table.item, column.key) in keys
        ]
    columns = {column for _, column in keys}
    return [
        Group(column_label(column) or "The total", tables[0], place)
        for place, column in enumerate(tables[0].columns if tables else ())
        if column.key in columns
    ]


def joined(names: Collection[str]) -> str:
    """ "North, South and 4 more groups"; with semicolons where a name has a comma or an "and" of
    its own."""
    between, last = ", ", " and "
    if any("," in name or last in name for name in names):
        between = last = "; "
    named, more = list(names)[:_NAMED], len(names) - _NAMED
    if more > 1:
        return f"{between.join(named)} and {more} more groups"
    *first, final = names
    return last.join(part for part in (between.join(first), final) if part)
