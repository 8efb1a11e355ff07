"""Breaks that ask the same as the rows: a question, or a part of it, broken by itself.

In such a table every figure stands twice (who gave i among those who gave j, and j among i), the
base of a group is a figure of the total, and who answered otherwise would stand in another group.
So no hidden figure of it is safe, and for publication none of its groups is shown.
"""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.significance import Bools
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.wave import Wave


def by_itself(wave: Wave, table: Table, breaks: Breaks) -> Bools:
    """The columns (C) whose break shares a variable with the rows; of a grid's item only that
    item's own counts, by another item it is a table like any other."""
    question = wave.question(table.question)
    asked = set(question.variables) if table.item is None else {table.item}
    names = {name for group in breaks.groups for name, _ in group.answers}
    same = {name for name in names if asked & set(wave.question(name).variables)}
    return np.array([any(name in same for name, _ in group.answers) for group in breaks.groups])
