"""What holds for every chart, whatever its table: nothing overlaps, leaves the slide or is cut."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Rect, Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.boxes import background, on_bars, outside, overlapping, squeezed, texts
from tests.charts.tables import WORDS, groups, table, total

SIZES = ((960.0, 540.0), (720.0, 540.0), (600.0, 800.0))
WORD = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGαβγδεζηθιБВГДЕЖЗאבגדהוזח(),-’",
    min_size=1,
    max_size=14,
)


@st.composite
def labels(draw: st.DrawFn, longest: int = 300) -> str:
    """A label of one to many words."""
    words = draw(st.lists(WORD, min_size=1, max_size=draw(st.sampled_from((1, 3, 8, 45)))))
    return " ".join(words)[:longest].strip() or "x"


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of 1 to 40 answers by 1 to 14 columns."""
    count = draw(st.sampled_from((1, 2, 3, 5, 8, 14, 20, 40)))
    longest = draw(st.sampled_from((20, 120, 300)))
    answers = tuple(
        Row(str(number), draw(labels(longest)), last=draw(st.booleans()) and number > 2)
        for number in range(count)
    )
    names = draw(st.lists(labels(40), min_size=0, max_size=13))
    first = draw(st.integers(0, len(names)))
    columns = (
        total(),
        *groups(*names[:first]),
        *groups(*names[first:], by="type", heading="Authority type"),
    )
    is_scale = draw(st.booleans())
    counts = [
        [draw(st.integers(0, 100 // count if is_scale else 100)) for _ in columns] for _ in answers
    ]
    kind = Kind.SCALE if is_scale else Kind.MULTI
    return table(answers, columns, counts, kind=kind, ordered=is_scale)


def check(scene: Scene) -> None:
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert on_bars(scene) == []
    assert min(text.size for text in texts(scene)) >= 9.0
    for text in texts(scene):
        large = text.size >= 18 or (text.bold and text.size >= 14)
        ratio = palette.contrast(text.colour, background(scene, text))
        assert ratio >= (3.0 if large else 4.5), (text, background(scene, text))


slow: Any = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@slow
@given(tables(), st.sampled_from(list(ChartKind)), st.sampled_from(SIZES), st.booleans())
def test_no_text_covers_another_or_leaves_the_slide(
    made: Table, kind: ChartKind, size: tuple[float, float], labelled: bool
) -> None:
    check(chart((made,), ChartSpec(kind=kind, size=size, labels=labelled), WORDS))


def unchosen() -> Table:
    """A scale of 14 answers, the last of which nobody gave, by two columns."""
    answers = (*(Row(str(n), "A") for n in range(13)), Row("98", "A A", last=True))
    counts = [[7, 7]] * 6 + [[0, 0]] * 8
    return table(answers, (total(), *groups("A")), counts, kind=Kind.SCALE, ordered=True)


@slow
@given(tables(), st.sampled_from(SIZES))
@example(unchosen(), SIZES[0])
def test_every_label_is_there_whole_unless_the_scene_says_otherwise(
    made: Table, size: tuple[float, float]
) -> None:
    scene = chart((made,), ChartSpec(size=size), WORDS)
    shown = [squeezed("".join(text.lines)) for text in texts(scene)]
    left_out = [r for r in scene.remarks if "shown" in r or "too long" in r or "shortened" in r]
    if not left_out:
        for row in made.rows:
            assert squeezed(row.label) in shown


@slow
@given(tables(), st.sampled_from(list(ChartKind)))
def test_bars_keep_to_the_rule_of_the_editable_chart(made: Table, kind: ChartKind) -> None:
    scene = chart((made,), ChartSpec(kind=kind), WORDS)
    bars = {i.key: i for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    for native in scene.charts:
        if native.kind == "parted":
            continue  # see test_layout_compared.py
        x, y, width, height = native.plot
        span = native.axis_max - native.axis_min
        upright = native.kind == "column"
        band = (width if upright else height) / len(native.categories)
        series = len(native.series)
        share = series - (series - 1) * native.overlap / 100 + native.gap_width / 100
        thick = band / share
        cluster = thick * (share - native.gap_width / 100)
        ends = [0.0] * len(native.categories)
        for number, each in enumerate(native.series):
            for place, (key, value) in enumerate(zip(each.keys, each.values, strict=True)):
                if not value or key not in bars:
                    continue
                bar = bars[key]
                start = (
                    (place + 0.5) * band - cluster / 2 + number * thick * (1 - native.overlap / 100)
                )
                along = bar.x - x if upright else bar.y - y
                assert abs(along - start) < 0.01
                assert abs((bar.width if upright else bar.height) - thick) < 0.01
                long = abs(value) / span * (height if upright else width)
                assert abs((bar.height if upright else bar.width) - long) < 0.01
                if native.kind == "stacked":
                    assert abs(bar.x - x - ends[place]) < 0.01
                    ends[place] += long
                elif not upright:
                    zero = x - native.axis_min / span * width
                    assert abs((bar.x if value > 0 else bar.x + bar.width) - zero) < 0.01
                assert each.point_colours[place] == bar.fill


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=900), st.text(max_size=1500))
@example("A" * 900, "subtitle " * 150, "footnote " * 400)
def test_any_words_fit_their_slide(headline: str, subtitle: str, footnote: str) -> None:
    from dataclasses import replace

    words = replace(WORDS, headline=headline, subtitle=subtitle, footnote=footnote)
    made = table((Row("1", "Yes"), Row("2", "No")), (total(),), [[40], [60]])
    check(chart((made,), ChartSpec(), words))
