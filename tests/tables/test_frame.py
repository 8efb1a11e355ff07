"""Tables as DataFrames, as a notebook uses them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import omnibus_desktop as od
from omnibus_desktop import resources
from omnibus_desktop.tables.table import State
from tests.waves import make_wave, single

EXAMPLE = resources.path("example/wave1_synthetic.sav")


@pytest.fixture(scope="module")
def wave():
    return od.open_wave(EXAMPLE)


def test_a_line_is_a_cell_and_can_be_pivoted(wave) -> None:
    table = wave.table("main_risks", by=["region", "authority_type"])
    frame = table.to_frame()
    assert len(frame) == len(table.rows) * len(table.columns)
    by_region = frame[frame["break"] == "region"].pivot_table(
        index="label", columns="group_label", values="percent"
    )
    assert by_region.shape == (6, 9)
    place = [column.label for column in table.columns].index("London")
    assert by_region.loc["Financial pressures", "London"] == table.percent[0, place]


def test_what_is_hidden_is_missing(wave) -> None:
    table = wave.table("main_risks", by="area")
    state = np.array(table.state)
    state[2, 1] = State.HIDDEN
    frame = replace(table, state=state).to_frame()
    (line,) = frame[frame["state"] == "hidden"].to_dict("records")
    for name in ("count", "weighted", "percent", "low", "high", "p_rest"):
        assert pd.isna(line[name]), name
    assert frame["count"].notna().sum() == len(frame) - 1


def test_numbers_have_the_same_types_in_every_table(wave) -> None:
    small = od.table(make_wave(single("q", "Q", [1, 2], {1: "a", 2: "b"})), "q", "none")
    large = wave.table("main_risks", by="area")
    kinds = [
        {name: str(kind) for name, kind in table.to_frame().dtypes.items()}
        for table in (small, large)
    ]
    for name in ("count", "asked", "unweighted_base", "population"):
        assert kinds[0][name] == kinds[1][name] == "Int64"
    for name in ("weighted", "percent", "low", "high", "p_rest", "base", "effective_base"):
        assert kinds[0][name] == kinds[1][name] == "float64"
    both = pd.concat([small.to_frame(), large.to_frame()], ignore_index=True)
    assert len(both) == 2 + 6 * 4


def test_breaks_may_nest_and_questions_may_be_filtered(wave) -> None:
    table = wave.table("judiciary", by=["area*authority_type"], where={"area": [1, 2]})
    frame = table.to_frame()
    assert frame.loc[0, "unweighted_base"] == table.columns[0].unweighted_base
    assert frame["group_label"].nunique() == len(table.columns)
