"""What holds for every scale that parts, every dot and every difference, whatever the table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Ellipse, Line, Rect
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.tables.table import Row, State, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import WORDS, column, table, total
from tests.charts.test_layout_properties import SIZES, check, labels, slow

_KINDS = (ChartKind.DIVERGING, ChartKind.DOT, ChartKind.DIFFERENCE)


@st.composite
def scales(draw: st.DrawFn) -> Table:
    """A scale of 2 to 9 answers, with or without a middle, nets and don't know, by up to 30 groups
    of any size; here and there a figure is hidden, or differs."""
    longest = draw(st.sampled_from((12, 60, 300)))
    side = draw(st.integers(1, 4))
    steps = 2 * side + draw(st.integers(0, 1))
    answers = [Row(str(n), draw(labels(longest))) for n in range(steps)]
    nets = draw(st.booleans())
    if draw(st.booleans()):
        answers.append(Row("98", draw(labels(longest)), last=True))
    columns = [total(draw(st.sampled_from((3, 40, 1000))))]
    for number in range(draw(st.sampled_from((0, 1, 3, 9, 30)))):
        base = draw(st.sampled_from((2, 8, 24, 300)))
        by = draw(st.sampled_from(("region", "type")))
        name = draw(labels(40))
        columns.append(
            column(f"{by}={number}", name, base, heading=by, low=base < 30, tiny=base < 10)
        )
    columns.sort(key=lambda each: each.by or "")
    counts = [_parts(draw, int(each.base), len(answers)) for each in columns]
    found = [[part[row] for part in counts] for row in range(len(answers))]
    if nets:
        for name, members in (("a", range(side)), ("b", range(steps - side, steps))):
            ids = tuple(str(n) for n in members)
            answers.append(Row(f"net:{name}", draw(labels(longest)), net=True, members=ids))
            found.append([sum(found[n][place] for n in members) for place in range(len(columns))])
    made = table(tuple(answers), tuple(columns), found, kind=Kind.SCALE, ordered=True)
    signs = draw(st.lists(st.sampled_from((-1, 0, 1)), min_size=4, max_size=4))
    differs = np.resize(np.array(signs, dtype=np.int8), made.count.shape)
    state = np.zeros(made.count.shape, dtype=np.uint8)
    if draw(st.booleans()):
        state[draw(st.integers(0, steps - 1)), draw(st.integers(0, len(columns) - 1))] = (
            State.HIDDEN
        )
    return replace(made, differs=differs, state=state)


def _parts(draw: st.DrawFn, base: int, count: int) -> list[int]:
    """`base` respondents over so many answers."""
    weights = [draw(st.integers(0, 9)) for _ in range(count)]
    whole = max(1, sum(weights))
    parts = [base * weight // whole for weight in weights]
    parts[0] += base - sum(parts)
    return parts


@slow
@given(
    scales(),
    st.sampled_from(_KINDS),
    st.sampled_from(SIZES),
    st.booleans(),
    st.sampled_from(list(Neutral)),
)
def test_no_text_covers_another_or_leaves_the_slide(
    made: Table, kind: ChartKind, size: tuple[float, float], labelled: bool, neutral: Neutral
) -> None:
    spec = ChartSpec(kind=kind, size=size, labels=labelled, neutral=neutral)
    scene = chart((made,), spec, WORDS)
    check(scene)
    assert scene.kind == kind or any("another kind is shown" in each for each in scene.remarks)


@slow
@given(scales(), st.sampled_from(list(Neutral)))
def test_segments_lie_end_to_end_away_from_the_line(made: Table, neutral: Neutral) -> None:
    scene = chart((made,), ChartSpec(kind=ChartKind.DIVERGING, neutral=neutral), WORDS)
    bars = {i.key: i for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    for native in (each for each in scene.charts if each.kind == "parted"):
        x, y, width, height = native.plot
        unit = width / (native.axis_max - native.axis_min)
        band = height / len(native.categories)
        thick = band / (1 + native.gap_width / 100)
        for place in range(len(native.categories)):
            ends = {1: x - native.axis_min * unit, -1: x - native.axis_min * unit}
            for each in native.series:
                value, key = each.values[place], each.keys[place]
                if not value:
                    continue
                way = 1 if value > 0 else -1
                start, ends[way] = ends[way], ends[way] + value * unit
                bar = bars[key]
                outer = bar.x + bar.width if way > 0 else bar.x
                assert abs(outer - ends[way]) < 0.01
                is_split = sum(1 for s in native.series if s.keys[place] == key) == 2
                inner = bar.x if way > 0 else bar.x + bar.width
                assert is_split or abs(inner - start) < 0.01
                assert abs(bar.y - y - (place + 0.5) * band + thick / 2) < 0.01
                assert abs(bar.height - thick) < 0.01
                assert each.point_colours[place] == bar.fill
            assert min(ends.values()) >= x - 0.01
            assert max(ends.values()) <= x + width + 0.01


@slow
@given(scales())
def test_every_dot_lies_inside_its_interval(made: Table) -> None:
    scene = chart((made,), ChartSpec(kind=ChartKind.DOT), WORDS)
    lines: dict[object, list[float]] = {}
    for item in scene.items:
        if isinstance(item, Line) and item.role == "interval":
            lines.setdefault(item.key, []).extend((item.x1, item.x2))
    dots = [i for i in scene.items if isinstance(i, Ellipse)]
    assert scene.kind != ChartKind.DOT or dots
    for dot in dots:
        middle = dot.x + dot.width / 2
        assert min(lines[dot.key]) - 0.01 <= middle <= max(lines[dot.key]) + 0.01
        hollow = next(c.low for c in made.columns if dot.key and c.key == dot.key[1])
        assert (dot.fill == "#FFFFFF") == hollow
