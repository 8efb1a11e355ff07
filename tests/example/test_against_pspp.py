"""Our tables of the example against what GNU PSPP counts in the same file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave

SAV = resources.path("example/wave1_synthetic.sav")
JUDGE = json.loads(
    (Path(__file__).parents[1] / "expected" / "example_pspp.json").read_text("utf-8")
)
COUNTED: dict[str, Any] = JUDGE["variables"]
BREAKS = Options(by=(("area",), ("region",), ("authority_type",)))
HALF_OF_THE_LAST_DIGIT = 0.05 + 1e-9  # PSPP prints one decimal place


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(SAV)


def test_the_judge_counted_this_file() -> None:
    assert hashlib.sha256(SAV.read_bytes()).hexdigest() == JUDGE["sha256"]


@pytest.mark.parametrize("name", COUNTED)
def test_total_column(wave: Wave, name: str) -> None:
    table, judged = tabulated(wave, name), COUNTED[name]
    total = [column.key for column in table.columns].index(TOTAL)
    assert table.columns[total].unweighted_base == sum(judged["valid"].values())
    for place, code in codes(table).items():
        assert table.count[place, total] == judged["valid"].get(code, 0)
        assert table.percent[place, total] == pytest.approx(
            judged["percent"].get(code, 0.0), abs=HALF_OF_THE_LAST_DIGIT
        )


@pytest.mark.parametrize("name", COUNTED)
def test_groups(wave: Wave, name: str) -> None:
    table = tabulated(wave, name)
    groups = [(place, column) for place, column in enumerate(table.columns) if column.by]
    assert len(groups) == 3 + 9 + 4
    for number, column in groups:
        judged = COUNTED[name]["by"][column.by].get(column.group, {})
        assert column.unweighted_base == sum(judged.values())
        for place, code in codes(table).items():
            assert table.count[place, number] == judged.get(code, 0)


def tabulated(wave: Wave, name: str) -> Table:
    (table,) = tabulate(wave, wave.question(name), BREAKS)
    return table


def codes(table: Table) -> dict[int, str]:
    """The code that each row counts, by the row's place, without nets. In a set of ticks a row
    has the name of a variable and counts its code 1."""
    return {
        place: "1" if row.id == table.question else row.id
        for place, row in enumerate(table.rows)
        if not row.net
    }
