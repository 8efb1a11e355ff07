"""Which chart is picked, where its bars are, and what the scene says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Item, Polygon, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.tables.table import Row, State, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.boxes import outside
from tests.charts.tables import WORDS, column, confidence, groups, risks, rows, table, total

GOLDEN = Path(__file__).parent / "golden"
REGIONS = ("North East", "North West", "Yorkshire and The Humber", "East Midlands", "London")


def of_role(scene: Scene, role: str) -> list[Item]:
    return [item for item in scene.items if item.role == role]


def words_of(scene: Scene, role: str) -> list[str]:
    return [" ".join(i.lines) for i in scene.items if isinstance(i, Text) and i.role == role]


def by_region(answers: int) -> Table:
    columns = (total(), *groups(*REGIONS))
    labels = [f"Answer number {number}" for number in range(answers)]
    return table(rows(*labels), columns, [[90 - 2 * n] * len(columns) for n in range(answers)])


def grid(answers: int = 4) -> tuple[Table, ...]:
    labels = rows(*(f"Step {number}" for number in range(answers)))
    return tuple(
        table(
            labels,
            (total(),),
            [[100 // answers]] * answers,
            item=item,
            item_label=f"Item {item}",
            kind=Kind.GRID,
            ordered=True,
        )
        for item in "abc"
    )


@pytest.mark.parametrize(
    ("tables", "kind", "charts"),
    [
        ((risks(),), "bar", 1),
        ((confidence(),), "bar", 1),
        ((confidence(*REGIONS),), "stacked", 1),
        ((by_region(5),), "bar", 5),
        (grid(), "stacked", 1),
        (
            (table(rows("Yes", "No"), (total(), *groups("North", "South")), [[1] * 3] * 2),),
            "bar",
            1,
        ),
    ],
)
def test_a_good_analyst_would_have_picked_it(
    tables: tuple[Table, ...], kind: str, charts: int
) -> None:
    scene = chart(tables, ChartSpec(), WORDS)
    assert (scene.charts[0].kind, len(scene.charts)) == (kind, charts)


def test_breaks_that_do_not_fit_give_way_to_the_total_and_the_slide_says_so() -> None:
    scene = chart((by_region(20),), ChartSpec(), WORDS)
    assert len(of_role(scene, "bar")) == 20
    assert "Total shown; breaks not shown" in scene.remarks
    assert words_of(scene, "subtitle")[0].endswith("Total shown; breaks not shown")


def test_too_many_long_answers_are_left_out_and_the_slide_says_so() -> None:
    labels = [f"{number} " + "many words " * 27 for number in range(40)]
    made = table(rows(*labels), (total(),), [[n] for n in range(40)])
    scene = chart((made,), ChartSpec(), WORDS)
    shown = len(of_role(scene, "bar"))
    assert 0 < shown < 40
    assert f"Largest {shown} of 40 answers shown" in scene.remarks


def test_answers_that_overlap_are_never_stacked() -> None:
    scene = chart((by_region(3),), ChartSpec(kind=ChartKind.STACKED), WORDS)
    assert all(native.kind != "stacked" for native in scene.charts)


def test_a_stacked_bar_is_as_long_as_the_plot() -> None:
    scene = chart((confidence("North"),), ChartSpec(), WORDS)
    x, _, width, _ = scene.charts[0].plot
    ends: dict[float, float] = {}
    for bar in of_role(scene, "bar"):
        assert isinstance(bar, Rect)
        ends[bar.y] = max(ends.get(bar.y, 0.0), bar.x + bar.width)
    assert list(ends.values()) == pytest.approx([x + width] * 2)


def test_a_heading_stands_over_the_groups_of_each_break() -> None:
    columns = (total(), *groups("North", "South"), *groups("County", by="type", heading="Type"))
    made = table(rows("Yes", "No"), columns, [[40] * 4, [60] * 4], kind=Kind.SCALE, ordered=True)
    scene = chart((made,), ChartSpec(), WORDS)
    assert words_of(scene, "heading") == ["Region", "Type"]
    assert scene.charts[0].categories == ("Total", "Region", "North", "South", "Type", "County")
    assert scene.charts[0].series[0].values[1] is None


def test_highlighted_bars_stand_out_against_grey() -> None:
    scene = chart((risks(),), ChartSpec(highlight=(("3", "total"),)), WORDS)
    fills = {bar.key: bar.fill for bar in of_role(scene, "bar") if isinstance(bar, Rect)}
    assert fills.pop(("3", "total")) == "#12436D"
    assert set(fills.values()) == {"#BFBFBF"}


@pytest.mark.parametrize("kind", [ChartKind.CLUSTERED, ChartKind.COLUMN])
def test_a_highlight_leaves_the_legend_true(kind: ChartKind) -> None:
    made = table(rows("a", "b"), (total(), *groups("North", "South")), [[40] * 3, [60] * 3])
    plain = chart((made,), ChartSpec(kind=kind), WORDS)
    scene = chart((made,), ChartSpec(kind=kind, highlight=(("1", "region=1"),)), WORDS)
    assert of_role(scene, "legend") == of_role(plain, "legend")
    before = {bar.key: bar.fill for bar in of_role(plain, "bar") if isinstance(bar, Rect)}
    after = {bar.key: bar.fill for bar in of_role(scene, "bar") if isinstance(bar, Rect)}
    assert after.pop(("1", "region=1")) == before[("1", "region=1")]
    assert after == {key: palette.faded(str(before[key]), 0.7) for key in after}


def test_a_highlight_that_is_not_on_the_chart_greys_nothing() -> None:
    scene = chart((risks(),), ChartSpec(highlight=(("77", "total"),)), WORDS)
    fills = {bar.fill for bar in of_role(scene, "bar") if isinstance(bar, Rect)}
    assert fills == {"#12436D"}
    assert scene.remarks == ("The highlighted bar is not on this chart",)


def test_a_highlight_in_groups_that_are_left_out_is_not_missed() -> None:
    """That the total alone is shown is said already."""
    made = table(rows("a", "b"), (total(), *groups("North", "South")), [[40] * 3, [60] * 3])
    lit = tuple(("1", column.key) for column in made.columns)
    scene = chart((made,), ChartSpec(kind=ChartKind.BAR, highlight=lit), WORDS)
    assert scene.remarks == ("Total shown; breaks not shown",)


@pytest.mark.parametrize("size", [(200.0, 200.0), (399.0, 540.0), (30.0, 10.0)])
def test_a_slide_that_is_too_small_says_so(size: tuple[float, float]) -> None:
    scene = chart((risks(),), ChartSpec(size=size), WORDS)
    assert scene.charts == ()
    assert "too small" in scene.remarks[0]
    assert outside(scene) == []
    assert words_of(scene, "message") in ([], list(scene.remarks))


def test_nets_of_a_scale_stand_apart_from_its_steps() -> None:
    made = table(
        (*rows("Very", "Fairly", "Not"), Row("net:1", "Very or fairly", net=True)),
        (total(),),
        [[30], [50], [20], [80]],
        kind=Kind.SCALE,
        ordered=True,
    )
    scene = chart((made,), ChartSpec(), WORDS)
    steps = [bar for bar in of_role(scene, "bar") if isinstance(bar, Rect)]
    assert [bar.fill for bar in steps] == ["#12436D"] * 3 + ["#6BACE6"]
    assert steps[3].y - steps[2].y == pytest.approx(2 * (steps[2].y - steps[1].y))
    assert scene.charts[0].categories == ("Very", "Fairly", "Not", "", "Very or fairly")
    assert scene.charts[0].series[0].values == (30.0, 50.0, 20.0, None, 80.0)


def test_what_differs_from_the_rest_has_a_triangle_pointing_its_way() -> None:
    made = by_region(4)
    differs = np.zeros(made.count.shape, dtype=np.int8)
    differs[0, 1], differs[1, 2] = 1, -1
    scene = chart((replace(made, differs=differs),), ChartSpec(), WORDS)
    signs = {item.key: item for item in of_role(scene, "differs") if isinstance(item, Polygon)}
    assert set(signs) == {("1", "region=1"), ("2", "region=2")}
    foot, _, tip = signs["1", "region=1"].points
    assert tip[1] < foot[1]
    foot, _, tip = signs["2", "region=2"].points
    assert tip[1] > foot[1]


def test_a_hidden_figure_has_no_bar_and_no_value_anywhere() -> None:
    made = risks()
    state = np.zeros(made.count.shape, dtype=np.uint8)
    state[1, 0] = State.HIDDEN
    scene = chart((replace(made, state=state),), ChartSpec(), WORDS)
    assert ("2", "total") not in {bar.key for bar in of_role(scene, "bar")}
    assert not [words for words in words_of(scene, "label") if "89" in words]
    place = scene.charts[0].series[0].keys.index(("2", "total"))
    assert scene.charts[0].series[0].values[place] is None


def test_a_slide_without_a_chart_says_why() -> None:
    scene = chart((table(rows("Yes"), (total(0),), [[0]]),), ChartSpec(), WORDS)
    assert scene.charts == ()
    assert "Nobody answered" in words_of(scene, "message")[0]


def test_alt_text_and_title_come_from_the_words() -> None:
    scene = chart((risks(),), ChartSpec(), WORDS)
    assert (scene.alt_text, scene.title) == (WORDS.alt_text, WORDS.headline)


def test_a_net_stands_in_a_column_beside_its_stack() -> None:
    made = confidence("North")
    net = Row("net:Confident", "Confident", net=True, members=("1", "2"))
    counts = [*made.count.tolist(), [86, 86]]
    made = table((*made.rows, net), made.columns, counts, kind=Kind.SCALE, ordered=True)
    scene = chart((made,), ChartSpec(), WORDS)
    right = scene.charts[0].plot[0] + scene.charts[0].plot[2]
    beside = [t for t in of_role(scene, "label") if t.key == ("net:Confident", "total")]
    assert isinstance(beside[0], Text)
    assert beside[0].lines == ("86%",)
    assert beside[0].x >= right


def opinions() -> Table:
    """A scale with a middle, nets and don't know by two groups, one of them small."""
    answers = (
        *rows("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor"),
        Row("98", "Don't know", last=True),
        Row("net:Good", "Very or fairly good", net=True, members=("1", "2")),
        Row("net:Poor", "Fairly or very poor", net=True, members=("4", "5")),
    )
    columns = (total(), *groups("North"), column("region=2", "South", 20, low=True))
    counts = [[26, 20, 2], [46, 40, 6], [14, 20, 5], [9, 10, 3], [2, 6, 3], [3, 4, 1]]
    nets = [[72, 60, 8], [11, 16, 6]]
    made = table(answers, columns, counts + nets, kind=Kind.SCALE, ordered=True)
    differs = np.zeros(made.count.shape, dtype=np.int8)
    differs[6, 1:] = (1, -1)
    return replace(made, differs=differs)


def opinion(kind: ChartKind, neutral: Neutral = Neutral.SPLIT) -> Scene:
    return chart((opinions(),), ChartSpec(kind=kind, neutral=neutral), WORDS)


SCENES: dict[str, Callable[[], Scene]] = {
    "bars": lambda: chart((risks(),), ChartSpec(), WORDS),
    "stacked": lambda: chart((confidence("North", "South"),), ChartSpec(), WORDS),
    "panels": lambda: chart((by_region(3),), ChartSpec(), WORDS),
    "diverging": lambda: opinion(ChartKind.DIVERGING),
    "diverging aside": lambda: opinion(ChartKind.DIVERGING, Neutral.ASIDE),
    "dots": lambda: opinion(ChartKind.DOT),
    "differences": lambda: opinion(ChartKind.DIFFERENCE),
}


@pytest.mark.parametrize("name", list(SCENES))
def test_the_layout_is_the_one_that_was_looked_at(name: str) -> None:
    """To renew the golden scenes after looking at the change: python -m tests.charts.renew."""
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert as_json(SCENES[name]()) == expected


def as_json(scene: Scene) -> Any:
    """The scene as plain values, to a hundredth of a point."""
    found = json.loads(json.dumps(asdict(scene)))
    if not found["palette"]:
        del found["palette"]
    return _rounded(found)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2) + 0.0
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return value
