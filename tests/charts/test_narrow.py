"""Figures of segments that are too narrow for them: beneath their bar, or behind it."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import WORDS, groups, rows, table, total
from tests.charts.test_layout_properties import check

_STEPS = ("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor")


def judged(count: int, shares: tuple[int, ...] = (50, 36, 11, 2, 1)) -> Table:
    """The same shares of so many groups, and of the total."""
    columns = (total(), *groups(*(f"Group {number}" for number in range(count))))
    counts = [[share] * len(columns) for share in shares]
    return table(rows(*_STEPS), columns, counts, kind=Kind.SCALE, ordered=True)


def drawn(made: Table, kind: ChartKind = ChartKind.STACKED) -> Scene:
    scene = chart((made,), ChartSpec(kind=kind), WORDS)
    assert scene.kind == kind
    check(scene)
    return scene


def figures(scene: Scene, group: str) -> list[Text]:
    texts = (i for i in scene.items if isinstance(i, Text) and i.role == "label")
    return [text for text in texts if text.key and text.key[1] == group]


@pytest.mark.parametrize("count", [3, 8, 16])
def test_every_segment_has_its_figure_however_full_the_slide_is(count: int) -> None:
    scene = drawn(judged(count))
    assert scene.remarks == ()
    for group in ("total", "region=1", f"region={count}"):
        told = [" ".join(text.lines) for text in figures(scene, group)]
        assert sorted(told) == ["1%", "11%", "2%", "36%", "50%"]


def test_behind_a_bar_each_figure_has_the_colour_of_its_segment() -> None:
    scene = drawn(judged(16))
    bars = {i.key: i for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    behind = [i for i in scene.items if isinstance(i, Rect) and i.role == "swatch"]
    assert {square.key for square in behind} >= {("4", "region=2"), ("5", "region=2")}
    for square in behind:
        assert square.key is not None
        assert square.fill == bars[square.key].fill
        assert square.x > bars["5", square.key[1]].x + bars["5", square.key[1]].width


@pytest.mark.parametrize("kind", [ChartKind.STACKED, ChartKind.DIVERGING])
def test_over_a_heading_there_is_room_beneath_a_bar(kind: ChartKind) -> None:
    scene = drawn(judged(14, (30, 30, 18, 21, 1)), kind)
    bar = next(i for i in scene.items if i.role == "bar" and i.key == ("5", "total"))
    text = next(t for t in figures(scene, "total") if t.lines == ("1%",))
    assert isinstance(bar, Rect)
    assert text.y > bar.y + bar.height


def test_beside_a_parted_bar_stand_the_figures_that_have_no_room_beneath() -> None:
    columns = (total(), *groups(*(f"Group {number}" for number in range(16))))
    shares = ((50, 20), (36, 20), (11, 57), (2, 2), (1, 1))
    counts = [[first, *[other] * 16] for first, other in shares]
    made = table(rows(*_STEPS), columns, counts, kind=Kind.SCALE, ordered=True)
    scene = drawn(made, ChartKind.DIVERGING)
    assert scene.remarks == ()
    told = [text for text in figures(scene, "region=9") if not text.bold]
    assert sorted(" ".join(text.lines) for text in told) == ["1%", "2%", "20%", "20%", "57%"]
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "swatch"]
    bars = {i.key: i for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    assert squares
    assert all(square.fill == bars[square.key].fill for square in squares)
