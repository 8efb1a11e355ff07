"""Numbers at and beyond all limits, as damaged files have them: tabulated, never an error."""

from __future__ import annotations

import math

import numpy as np
import pytest

from omnibus_desktop.readers.infer import questions
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.suggest import suggest
from tests.readers.made import coded, contents

LARGEST, LEAST = 1.7e308, 5e-324


def wave_of(numbers: list[float]) -> Wave:
    found = contents(coded("q", "How much?", numbers))
    asked, _ = questions(found)
    variables = {variable.name: variable for variable in found.variables}
    return Wave("id", "A wave", "w.sav", found.respondents, asked, variables, found.data)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # of sums beyond all numbers
@pytest.mark.parametrize(
    "ends",
    [
        (-LARGEST, LARGEST),
        (-math.inf, math.inf),
        (1.0, math.inf),
        (LEAST, 2 * LEAST),
        (1.0, 1.0 + 2e-16),
        (1e15, 1e15 + 1),
    ],
)
def test_a_number_is_tabulated_and_told(ends: tuple[float, float]) -> None:
    low, high = (max(-LARGEST, min(LARGEST, end)) for end in ends)
    numbers = [*ends, *np.linspace(low / 30, high / 30, 30).tolist(), 1.0, 2.5]
    wave = wave_of(numbers)
    (table,) = tabulate(wave, wave.questions[0], Options(by=()))
    assert table.columns[0].unweighted_base == len(numbers)
    assert "How much?" in as_text(table)
    assert "inf" not in suggest((table,)).headline
    for statistic in table.statistics:
        assert all(value is None or math.isfinite(value) for value in statistic.values)
