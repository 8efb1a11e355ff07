"""The share of an answer in the rest of a break."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.table import State, Table
from tests.charts.tables import column, rows, table, total


def by_region() -> Table:
    columns = (
        total(),
        column("region=1", "North", 20),
        column("region=2", "South", 30),
        column("region=3", "West", 50),
        column("type=1", "County", 100, heading="Type"),
    )
    return table(rows("Yes"), columns, [[40, 10, 15, 15, 40]])


def test_it_is_that_of_the_other_groups_taken_together() -> None:
    found = shares_of_rest(by_region())
    assert found[0, 1:4] == pytest.approx([100 * 30 / 80, 100 * 25 / 70, 100 * 25 / 50])


def test_the_total_and_a_group_without_others_have_none() -> None:
    found = shares_of_rest(by_region())
    assert np.isnan(found[0, [0, 4]]).all()


def test_nothing_tells_of_a_hidden_figure() -> None:
    made = by_region()
    state = np.array([[0, 0, State.HIDDEN, 0, 0]], dtype=np.uint8)
    assert np.isnan(shares_of_rest(replace(made, state=state))).all()


def test_groups_that_overlap_have_none() -> None:
    found = shares_of_rest(replace(by_region(), overlapping=("region",)))
    assert np.isnan(found).all()
