"""What a chart says of groups that are hidden, not tested, small, or more than fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import TOTAL, Method, State, Table
from tests.charts.tables import column, groups, rows, table, total
from tests.charts.waves import NAMES, by_region, origin

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


BASES = (8, 15, 10, 40, 40, 6, 40, 40, 40)
BEFORE = (7, 14, 9, 38, 38, 5, 20, 38, 38)
AFTER = (7, 5, 9, 38, 36, 3, 38, 38, 37)
GROUPS = tuple(f"region={number}" for number in range(1, 10))


def regions_over_two_waves() -> tuple[Table, ...]:
    """Yes by the nine regions in two waves; London and the North West changed most."""
    return tuple(
        by_region(counts, BASES, origin=origin(wave, sum(BASES)))
        for wave, counts in enumerate((BEFORE, AFTER), 1)
    )


def test_of_many_groups_over_waves_those_that_changed_most_are_shown_beside_the_total() -> None:
    made = worded(regions_over_two_waves(), ChartSpec(columns=GROUPS))
    drawn = {i.key[0] for i in made.scene.items if i.role == "bar" and i.key}
    assert made.scene.kind == "slope"
    assert drawn >= {TOTAL, "region=7", "region=2"}
    assert len(drawn) == 6
    assert "region=6" not in drawn  # changed much, but six authorities make no percentage
    told = "the 5 of 9 groups that changed most and are not too small"
    assert told in " ".join(said(made.scene, "subtitle"))
    assert "by region" in made.words.subtitle
    (share,) = {text for text in said(made.scene, "label") if text in made.words.headline}
    assert share.endswith("%")


def test_groups_over_waves_say_of_how_many_they_are_and_whether_it_is_significant() -> None:
    scene = worded(regions_over_two_waves(), ChartSpec(columns=GROUPS)).scene
    labels, changes = said(scene, "answer label"), said(scene, "change")
    assert changes[labels.index(f"{NAMES[1]}* (n=15)")] == "−60 points"
    assert changes[labels.index(f"{NAMES[3]} (n=40)")] == "0 points, not significant"
    assert all("(n=" in label for label in labels)


def test_dots_over_waves_have_their_intervals_and_tiny_groups_their_counts() -> None:
    spec = ChartSpec(kind=ChartKind.DOT, columns=GROUPS[:3])
    scene = worded(regions_over_two_waves(), spec).scene
    assert scene.kind == "dot"
    assert sum(item.role == "interval" for item in scene.items) == 3 * 2 * 3
    assert said(scene, "label").count("7 of 8") == 2


def test_differences_from_the_rest_are_not_drawn_over_waves() -> None:
    spec = ChartSpec(kind=ChartKind.DIFFERENCE, columns=GROUPS)
    assert worded(regions_over_two_waves(), spec).scene.kind == "slope"


def test_the_footnote_says_why_small_groups_are_not_marked_as_low() -> None:
    known = tuple(column(f"region={n}", f"R{n}", 8, population=12) for n in (1, 2, 3))
    made = table(rows("Yes"), (total(300), *known), [[120, 6, 4, 2]])
    footnote = worded((made,), ChartSpec()).words.footnote
    assert "Under 30, but not marked as low: groups of which at least half answered." in footnote


def test_rows_of_squares_have_the_headings_of_their_breaks_and_are_pale_where_low() -> None:
    types = groups("London borough", "County", by="type", heading="Authority type")
    regions = groups("North", "South")
    few = tuple(
        each._replace(unweighted_base=9, base=9.0, low=each.label == "South")
        for each in (*regions, *types)
    )
    made = table(rows("Yes"), (total(18)._replace(low=True), *few), [[10, 5, 5, 5, 5]])
    scene = worded((made,), ChartSpec(kind=ChartKind.UNIT)).scene
    assert scene.kind == "unit"
    assert said(scene, "heading") == ["Region", "Authority type"]
    fills = {i.key[1]: i.fill for i in reversed(scene.items) if i.role == "unit" and i.key}
    assert fills["region=2"] != fills["region=1"] == fills["type=1"]


def test_an_automatic_chart_that_leaves_out_groups_says_what_to_do() -> None:
    many = groups(*(f"A group of which the name is long, number {n}" for n in range(40)))
    made = table(rows("Yes", "No", "Perhaps"), (total(), *many), [[9] * 41] * 3)
    scene = worded((made,), ChartSpec()).scene
    assert scene.remarks[0] == "Total shown; breaks not shown"
    assert any("choose one break or a larger slide" in remark for remark in scene.remarks)
    chosen = worded((made,), ChartSpec(kind=ChartKind.BAR)).scene
    assert not any("larger slide" in remark for remark in chosen.remarks)
