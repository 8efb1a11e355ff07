"""What a chart says of groups that are hidden, not tested, small, or more than fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Method, State, Table
from tests.charts.tables import groups, rows, table, total

METHOD = Method("rest", "ours", "none", "none", "Groups tested against the rest.")


def hidden() -> Table:
    """Two answers by three regions whose figures are all hidden."""
    made = table(rows("Yes", "No"), (total(300), *groups("A", "B", "C")), [[9] * 4, [8] * 4])
    state = made.state.copy()
    state[:, 1:] = State.HIDDEN
    return replace(made, state=state)


def compared(p: tuple[float, ...], first: int) -> Table:
    """Yes by three regions with the p of their tests; `first` is the sign of the first."""
    made = table(rows("Yes"), (total(300), *groups("A", "B", "C")), [[120, 60, 40, 20]])
    signs = np.array([[0, first, 0, 0]], dtype=np.int8)
    return replace(made, method=METHOD, p_rest=np.array([[np.nan, *p]]), differs=signs)


def said(scene: Scene, role: str) -> list[str]:
    return [" ".join(i.lines) for i in scene.items if isinstance(i, Text) and i.role == role]


@pytest.mark.parametrize("kind", [ChartKind.PANELS, ChartKind.CLUSTERED, ChartKind.DOT])
def test_hidden_groups_are_named_and_their_sign_is_explained(kind: ChartKind) -> None:
    made = worded((hidden(),), ChartSpec(kind=kind))
    assert "[c]" in said(made.scene, "label")
    assert "[c] Hidden to protect respondents." in made.words.footnote
    assert "by region" in made.words.subtitle


@pytest.mark.parametrize("kind", [ChartKind.AUTO, ChartKind.DIFFERENCE])
def test_where_all_groups_are_hidden_the_total_is_shown_and_it_says_why(kind: ChartKind) -> None:
    made = worded((hidden(),), ChartSpec(kind=kind))
    assert made.scene.kind == "bar"
    assert "[c]" not in said(made.scene, "label")
    assert "hidden to protect respondents" in " ".join(said(made.scene, "subtitle"))


def test_what_was_not_tested_is_not_called_not_significant() -> None:
    spec = ChartSpec(kind=ChartKind.DIFFERENCE)
    found = worded((compared((0.5, np.nan, 0.6), 0),), spec)
    assert said(found.scene, "legend") == ["No significant difference (n.s.)", "Not tested"]
    fills = {i.key[1]: i.fill for i in found.scene.items if i.role == "bar" and i.key}
    assert fills["region=1"] == fills["region=3"] != fills["region=2"]
    assert said(worded((compared((np.nan,) * 3, 0),), spec).scene, "legend") == ["Not tested"]


def test_differences_name_their_test_also_where_none_is_significant() -> None:
    spec = ChartSpec(kind=ChartKind.DIFFERENCE)
    for first in (0, 1):
        words = worded((compared((0.04, 0.5, 0.6), first),), spec).words
        assert words.footnote.count(METHOD.words) == 1
