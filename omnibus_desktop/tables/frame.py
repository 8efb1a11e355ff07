"""A table as a pandas DataFrame, for people who script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.tables.tidy import HEADER, tidy

if TYPE_CHECKING:
    import pandas as pd

    from omnibus_desktop.tables.table import Table


def to_frame(table: Table) -> pd.DataFrame:
    """One line a cell: which question, group and answer, its figures and the bases of its group.
    The names of the columns are those of the JSON; what is hidden or is not there is missing."""
    import pandas as pd

    return pd.DataFrame(list(tidy(table)), columns=list(HEADER))
