"""What holds for units, lines, slopes and maps, whatever their tables: nothing overlaps, leaves the
slide or is cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnibus_desktop.authorities.hexes import hexes
from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.layout.classes import class_of, classes, printed
from omnibus_desktop.charts.layout.hexagons import corners, outlines, place_inside, shapes
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Ellipse, Line, Rect, Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import Row, Table
from tests.charts import tables as made_tables
from tests.charts.boxes import background, ink, outside, overlapping, texts
from tests.charts.tables import WORDS, groups, table
from tests.charts.test_layout_properties import labels
from tests.charts.waves import by_region, of_few, of_waves, regions, risks_over, small

SIZES = ((960.0, 540.0), (720.0, 540.0), (842.0, 595.0), (600.0, 600.0), (400.0, 300.0))
slow: Any = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def wave_tables(draw: st.DrawFn) -> tuple[Table, ...]:
    """1 to 20 answers over 2 to 8 waves, some of which did not ask."""
    names = draw(st.lists(labels(draw(st.sampled_from((20, 120, 300)))), min_size=1, max_size=20))
    waves = draw(st.integers(2, 8))
    bases = draw(st.lists(st.sampled_from((0, 9, 24, 100, 152)), min_size=waves, max_size=waves))
    bases[-1] = bases[-1] or 100
    counts = [[draw(st.integers(0, base)) for base in bases] for _ in names]
    return of_waves(names, counts, bases, ordered=draw(st.booleans()))


@st.composite
def small_tables(draw: st.DrawFn) -> Table:
    """1 to 14 answers of up to 130 respondents, by some groups."""
    names = draw(st.lists(labels(draw(st.sampled_from((20, 120, 300)))), min_size=1, max_size=14))
    bases = draw(st.lists(st.integers(1, 130), min_size=1, max_size=9))
    columns = tuple(
        small(each._replace(unweighted_base=base, base=float(base)))
        for each, base in zip(
            (made_tables.total(), *groups(*(f"Group {n}" for n in range(len(bases) - 1)))),
            bases,
            strict=True,
        )
    )
    counts = [[draw(st.integers(0, base)) for base in bases] for _ in names]
    return table(tuple(Row(str(n), name) for n, name in enumerate(names)), columns, counts)


def check(scene: Scene) -> None:
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert min(text.size for text in texts(scene)) >= 9.0
    for text in texts(scene):
        if text.role != "region label":
            large = text.size >= 18 or (text.bold and text.size >= 14)
            assert palette.contrast(text.colour, background(scene, text)) >= (3 if large else 4.5)


def within_texts(scene: Scene, points: Sequence[tuple[float, float]]) -> list[str]:
    found = []
    for text in texts(scene):
        box = ink(text)
        for x, y in points:
            if box.left < x < box.right and box.top < y < box.bottom:
                found.append(" ".join(text.lines))
    return found


@slow
@given(wave_tables(), st.sampled_from(list(ChartKind)), st.sampled_from(SIZES), st.booleans())
def test_charts_over_waves_are_whole(
    made: tuple[Table, ...], kind: ChartKind, size: tuple[float, float], labelled: bool
) -> None:
    scene = chart(made, ChartSpec(kind=kind, size=size, labels=labelled), WORDS)
    check(scene)
    if scene.kind in ("line", "slope"):
        discs = [i for i in scene.items if isinstance(i, Ellipse) and i.role == "bar"]
        middles = [(disc.x + disc.width / 2, disc.y + disc.height / 2) for disc in discs]
        assert within_texts(scene, middles) == []


@slow
@given(wave_tables())
def test_points_lie_where_the_editable_chart_has_them(made: tuple[Table, ...]) -> None:
    scene = chart(made, ChartSpec(kind=ChartKind.LINE), WORDS)
    discs = {i.key: i for i in scene.items if isinstance(i, Ellipse) and i.role == "bar"}
    for native in (each for each in scene.charts if each.kind == "line"):
        x, y, width, height = native.plot
        step = width / (len(native.categories) - 1)
        for series in native.series:
            for place, (key, value) in enumerate(zip(series.keys, series.values, strict=True)):
                assert (value is None) == (key not in discs)
                if value is not None:
                    disc = discs[key]
                    assert disc.x + disc.width / 2 == pytest.approx(x + place * step)
                    at = y + height * (1 - value / native.axis_max)
                    assert disc.y + disc.height / 2 == pytest.approx(at)


@slow
@given(wave_tables())
def test_lines_are_broken_where_a_wave_has_no_figure(made: tuple[Table, ...]) -> None:
    scene = chart(made, ChartSpec(kind=ChartKind.LINE), WORDS)
    lines = [i for i in scene.items if isinstance(i, Line) and i.role == "line"]
    pairs = [
        pair
        for native in scene.charts
        if native.kind == "line"
        for series in native.series
        for pair in pairwise(series.values)
        if None not in pair
    ]
    assert len(lines) == len(pairs)


@slow
@given(small_tables(), st.sampled_from(SIZES))
def test_unit_charts_are_whole_and_show_each_respondent_once(
    made: Table, size: tuple[float, float]
) -> None:
    scene = chart((made,), ChartSpec(kind=ChartKind.UNIT, size=size), WORDS)
    check(scene)
    if scene.kind != "unit":
        return
    row_of = {row.id: place for place, row in enumerate(made.rows)}
    column_of = {column.key: place for place, column in enumerate(made.columns)}
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "unit"]
    for key in {square.key for square in squares if square.key is not None}:
        own = [square for square in squares if square.key == key]
        row, column = row_of[key[0]], column_of[key[1]]
        assert len(own) == made.columns[column].unweighted_base
        filled = [square for square in own if square.fill != palette.WHITE]
        assert len(filled) == made.count[row, column]
        assert len({(square.width, square.height) for square in squares}) == 1
    for one, other in pairwise(sorted(squares, key=lambda each: (each.y, each.x))):
        assert other.x >= one.x + one.width or other.y >= one.y + one.height


@slow
@given(
    st.lists(st.integers(1, 33), min_size=9, max_size=9),
    st.lists(st.integers(0, 33), min_size=9, max_size=9),
    st.sampled_from(SIZES),
)
def test_maps_are_whole_and_coloured_as_their_legend_says(
    bases: list[int], counts: list[int], size: tuple[float, float]
) -> None:
    counts = [min(count, base) for count, base in zip(counts, bases, strict=True)]
    made = by_region(counts, bases)
    scene = chart((made,), ChartSpec(kind=ChartKind.MAP, size=size), WORDS)
    check(scene)
    if scene.kind != "map":
        return
    legend = {" ".join(t.lines): t for t in texts(scene) if t.role == "legend"}
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "legend"]
    ranges = dict(zip(legend, (square.fill for square in squares), strict=True))
    bars = {i.key: i.fill for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    answer = next(i.key[0] for i in scene.items if i.role == "label" and i.key is not None)
    some_fade = "Paler, outlined: low base" in ranges
    for place, column in enumerate(made.columns[1:], 1):
        assert ((answer, column.key) in bars) is not column.tiny
        if not column.tiny:
            whole = whole_percent(float(made.count[int(answer) - 1, place]), column.base)
            fades = some_fade and column.low
            fills = {
                n: palette.faded(fill, 0.6) if fades else fill for n, fill in ranges.items() if fill
            }
            own = next(name for name, fill in fills.items() if fill == bars[answer, column.key])
            low, _, high = own.rstrip("%").partition("–")
            assert whole is not None
            assert int(low) <= whole <= int(high or low)


@pytest.mark.parametrize("newer", [False, True])
def test_the_layout_of_hexagons_is_that_of_the_frame(newer: bool) -> None:
    found = hexes(newer)
    assert len(found) == (153 if newer else 152)
    assert len({(each.x, each.y) for each in found}) == len(found)
    near = [
        math.hypot(one.x - other.x, one.y - other.y)
        for one in found
        for other in found
        if one is not other
    ]
    assert min(near) == pytest.approx(1.0)


def test_an_outline_goes_round_all_hexagons_of_its_region() -> None:
    for shape in shapes(hexes(newer=False)):
        area = sum(map(abs, map(surface, outlines(shape))))
        assert area == pytest.approx(len(shape.hexes) * math.sqrt(3) / 2, abs=1e-2)


def surface(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


@given(st.sampled_from(range(9)), st.floats(0.1, 6), st.floats(0.1, 4))
def test_a_text_stays_inside_its_region(region: int, wide: float, tall: float) -> None:
    shape = shapes(hexes(newer=False))[region]
    found = place_inside(shape, round(wide, 2), round(tall, 2))
    if found is not None:
        for across in (-0.5, 0.5):
            for down in (-0.5, 0.5):
                at = found[0] + across * round(wide, 2), found[1] + down * round(tall, 2)
                assert any(inside(at, (each.x, each.y)) for each in shape.hexes)


def inside(point: tuple[float, float], middle: tuple[float, float]) -> bool:
    ring = corners(middle)
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    sides = [
        (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1) for (x1, y1), (x2, y2) in pairs
    ]
    return all(side >= -1e-6 for side in sides)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9))
def test_there_are_at_most_five_ranges_and_each_figure_is_in_one(percents: list[float]) -> None:
    found = classes(percents)
    assert 1 <= len(found) <= 5
    assert all(one.high + 1 == other.low for one, other in pairwise(found))
    assert len({each.colour for each in found}) == len(found)
    for percent in percents:
        own = class_of(percent, found)
        assert own.low <= printed(percent) <= own.high


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(9, 40)), min_size=1, max_size=20),
    st.floats(100, 400),
)
def test_labels_are_pushed_apart_no_further_than_needed(
    labels_: list[tuple[float, float]], bottom: float
) -> None:
    wanted, heights = [top for top, _ in labels_], [tall for _, tall in labels_]
    found = spread(wanted, heights, 0.0, bottom, 2.0)
    total = sum(heights) + 2.0 * (len(heights) - 1)
    assert (found is None) == (total > bottom + 1e-9)
    if found is None:
        return
    boxes = sorted(zip(found, heights, strict=True))
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][0] + boxes[-1][1] <= bottom + 1e-6
    assert all(one[0] + one[1] + 2.0 <= other[0] + 1e-6 for one, other in pairwise(boxes))
    apart = sorted(zip(wanted, heights, strict=True))
    free = all(one[0] + one[1] + 2.0 <= other[0] for one, other in pairwise(apart))
    if free and apart[-1][0] + apart[-1][1] <= bottom:
        assert found == pytest.approx(wanted)


@slow
@given(
    st.sampled_from(("unit", "units by group", "line", "slope", "map")),
    st.lists(
        st.tuples(st.sampled_from(list(NoteKind)), st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(SIZES[:3]),
    st.sampled_from(("", "A word", "A longer remark that takes two or three lines of its box")),
)
def test_notes_cover_nothing(
    name: str,
    noted: list[tuple[NoteKind, int, int]],
    size: tuple[float, float],
    said: str,
) -> None:
    made, kind = NOTED[name]
    spec = ChartSpec(kind=kind, size=size)
    bars = chart(made, spec, WORDS)
    keys = list(dict.fromkeys(i.key for i in bars.items if i.role == "bar" and i.key))
    notes = []
    for number, (note, one, other) in enumerate(noted):
        first, second = keys[one % len(keys)], keys[other % len(keys)]
        single = note in (NoteKind.CALLOUT, NoteKind.LINE) or first == second
        held = (first,) if single else (first, second)
        notes.append(
            Note(
                f"{number}",
                NoteKind.CALLOUT
                if single and note not in (NoteKind.CALLOUT, NoteKind.LINE)
                else note,
                held,
                said,
            )
        )
    check(chart(made, spec, WORDS, tuple(notes)))


NOTED = {
    "unit": ((of_few(5, 3, 1, 0),), ChartKind.UNIT),
    "units by group": ((regions(),), ChartKind.UNIT),
    "line": (risks_over(4), ChartKind.LINE),
    "slope": (risks_over(2), ChartKind.SLOPE),
    "map": ((regions(),), ChartKind.MAP),
}
