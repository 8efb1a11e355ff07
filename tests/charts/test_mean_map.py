"""Means of a question by region on a map, and the ranges of their colours."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.contrast import faint
from omnibus_desktop.charts.layout.classes import class_of, classes_of_figures
from omnibus_desktop.charts.scene import Polygon, Rect, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Statistic, Table
from tests.charts.boxes import outside, overlapping
from tests.charts.tables import groups, table, total
from tests.charts.waves import NAMES

_MEANS = (2.0, 1.25, 3.4, 2.6, 2.64, 1.9, 3.0, 2.2, None, 2.5)


def made(means: tuple[float | None, ...] = _MEANS) -> Table:
    """A number by region: no answers, but a mean each."""
    return table((), (total(), *groups(*NAMES)), [], statistics=(Statistic("Mean", means),))


def test_a_number_by_region_is_a_map_of_means() -> None:
    found = worded((made(),), ChartSpec(kind=ChartKind.MAP))
    scene, said = found.scene, found.words.alt_text
    assert said.startswith("Hexagon map of England, with bars, of means by region.")
    assert (faint(scene), overlapping(scene), outside(scene)) == ((), [], [])
    assert scene.kind == "map"
    told = [" ".join(i.lines) for i in scene.items if isinstance(i, Text)]
    assert "1.0–1.4" in told
    assert {"1.3", "3.4"} <= {*told}
    hexes = {i.key: i.fill for i in scene.items if isinstance(i, Polygon) and i.fill and i.key}
    bars = {i.key: i.fill for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    assert len(bars) == 8
    assert all(hexes[key] == fill for key, fill in bars.items())


@pytest.mark.parametrize(
    ("figures", "labels"),
    [
        ([1.0, 4.96], ["1.0–1.9", "2.0–2.9", "3.0–3.9", "4.0–4.9", "5.0–5.9"]),
        ([3.21, 3.29], ["3.2", "3.3"]),
        ([120.0, 1480.0], ["0–499", "500–999", "1,000–1,499"]),
        ([7.0], ["7.0"]),
    ],
)
def test_ranges_are_round_and_hold_what_is_printed(figures: list[float], labels: list[str]) -> None:
    found = classes_of_figures(figures)
    assert [each.label for each in found] == labels
    assert class_of(figures[0], found) is found[0]
    assert class_of(figures[-1], found) is found[-1]
