"""A table as a pandas DataFrame, for people who script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.tables.tidy import HEADER, tidy

if TYPE_CHECKING:
    import pandas as pd

    from omnibus_desktop.tables.table import Table

_WHOLE = ("count", "asked", "unweighted_base", "population")
_REAL = ("weighted", "percent", "low", "high", "p_rest", "base", "effective_base")


def to_frame(table: Table) -> pd.DataFrame:
    """One line a cell: which question, group and answer, its figures and the bases of its group.
    The names of the columns are those of the JSON; what is hidden or is not there is missing.
    Numbers have the same types in every table, so that tables can be put under each other."""
    import pandas as pd

    frame = pd.DataFrame(list(tidy(table)), columns=list(HEADER))
    return frame.astype(dict.fromkeys(_WHOLE, "Int64") | dict.fromkeys(_REAL, "float64"))
