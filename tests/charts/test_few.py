"""Groups of so few that no percentages are printed have no bars, but their counts or squares."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Item, Polygon, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import WORDS, column, rows, table, total
from tests.charts.test_layout_properties import check
from tests.charts.waves import by_region, of_few, of_waves, small

_GROUPS = (("Large", 60), ("Middle", 22), ("Nine", 9), ("Three", 3))
COLUMNS = (
    small(total(94)),
    *(small(column(f"r={number}", *each)) for number, each in enumerate(_GROUPS, 1)),
)
LIST = table(
    rows("Funding", "Recruitment"),
    COLUMNS,
    [[75, 48, 18, 7, 2], [47, 30, 11, 5, 1]],
)
SCALE = table(
    rows("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor"),
    COLUMNS,
    [[30, 24, 5, 3, 1], [40, 27, 9, 2, 1], [12, 4, 5, 1, 0], [8, 3, 2, 2, 1], [4, 2, 1, 1, 0]],
    kind=Kind.SCALE,
    ordered=True,
)


def drawn(made: Table, kind: str, labels: bool = True) -> Scene:
    return chart((made,), ChartSpec(kind=ChartKind(kind), labels=labels), WORDS)


def bars(scene: Scene) -> set[str]:
    """The groups that have a bar."""
    return {i.key[1] for i in scene.items if i.role == "bar" and i.key and _has_ink(i)}


def _has_ink(item: Item) -> bool:
    return not isinstance(item, Rect) or item.fill is not None


def figures(scene: Scene, group: str) -> list[str]:
    texts = (i for i in scene.items if isinstance(i, Text) and i.role == "label")
    return [" ".join(i.lines) for i in texts if i.key and i.key[1] == group]


@pytest.mark.parametrize("kind", ["panels", "clustered", "column", "dot"])
@pytest.mark.parametrize("labels", [True, False])
def test_counts_stand_where_bars_would_mislead(kind: str, labels: bool) -> None:
    scene = drawn(LIST, kind, labels=labels)
    check(scene)
    assert scene.kind == kind
    assert bars(scene) == {"total", "r=1", "r=2"}
    assert figures(scene, "r=3") == ["7 of 9", "5 of 9"]
    assert figures(scene, "r=4") == ["2 of 3", "1 of 3"]


@pytest.mark.parametrize("kind", ["clustered", "column"])
def test_counts_have_the_colour_of_the_legend(kind: str) -> None:
    scene = drawn(LIST, kind)
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role in ("legend", "swatch")]
    of_legend = [square.fill for square in squares if square.role == "legend"][-2:]
    assert [square.fill for square in squares if square.role == "swatch"] == 2 * of_legend


@pytest.mark.parametrize("kind", ["stacked", "diverging"])
def test_of_a_whole_each_respondent_is_a_square(kind: str) -> None:
    scene = drawn(SCALE, kind)
    check(scene)
    assert scene.kind == kind
    assert bars(scene) == {"total", "r=1", "r=2"}
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "unit"]
    found = Counter(i.key for i in squares)
    assert found == {("1", "r=3"): 3, ("2", "r=3"): 2, ("3", "r=3"): 1, ("4", "r=3"): 2} | {
        ("5", "r=3"): 1,
        **{(answer, "r=4"): 1 for answer in ("1", "2", "4")},
    }
    if kind == "diverging":
        said = [" ".join(i.lines) for i in scene.items if isinstance(i, Text)]
        assert {"3 of 9", "5 of 9", "1 of 3", "2 of 3"} <= {*said}


def test_a_chart_of_so_few_alone_is_one_of_squares() -> None:
    scene = drawn(of_few(5, 3), "bar")
    assert scene.kind == "unit"
    assert "a square a respondent" in scene.reason


def test_a_line_has_no_point_of_so_few() -> None:
    made = of_waves(("Yes", "No"), [(40, 5, 30), (60, 3, 20)], (100, 8, 50))
    made = (made[0], _small(made[1]), made[2])
    scene = worded(made, ChartSpec(kind=ChartKind.LINE)).scene
    assert scene.kind == "line"
    assert bars(scene) == {"wave:Wave 1", "wave:Wave 3"}


def _small(made: Table) -> Table:
    return replace(made, columns=tuple(small(each) for each in made.columns))


def test_no_reference_line_stands_at_squares() -> None:
    line = Note("n", NoteKind.LINE, (("5", "r=3"),), "")
    scene = worded((SCALE,), ChartSpec(kind=ChartKind.DIVERGING), (line,)).scene
    assert not [item for item in scene.items if item.role == "leader n"]


def test_regions_with_a_low_base_are_paler_than_their_range_and_starred() -> None:
    made = by_region((10, 30, 9, 8, 30, 20, 27, 20, 5), (12, 40, 14, 9, 40, 31, 30, 40, 11))
    scene = drawn(made, "map")
    hexes = [i for i in scene.items if isinstance(i, Polygon) and i.role.startswith("hexes")]
    legend = [i.fill for i in scene.items if isinstance(i, Rect) and i.role == "legend"]
    of = {each.key[1]: each for each in hexes if each.key}
    assert of["region=1"].stroke in legend[:-2]
    assert of["region=1"].fill not in legend[:-2]
    assert of["region=2"].fill in legend[:-2]
    told = [" ".join(i.lines) for i in scene.items if isinstance(i, Text)]
    assert "83%*" in told
    assert "Paler, outlined: low base" in told
    assert "region=4" not in bars(scene)
