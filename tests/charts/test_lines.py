"""Figures and colours of lines over waves."""

from __future__ import annotations

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.layout import line
from omnibus_desktop.charts.layout.drawing import Area
from omnibus_desktop.charts.mark import MarkedAnswer, Marks
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.palette import DARK_GREY, contrast
from omnibus_desktop.charts.scene import Line as Stroke
from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from tests.charts.tables import WORDS
from tests.charts.test_layout_properties import check
from tests.charts.waves import of_waves, risks_over

_LEFT_OUT = "Points without a figure have no room for it; the table has them all."


def said(scene: Scene) -> list[str]:
    return [" ".join(item.lines) for item in scene.items if isinstance(item, Text)]


def test_points_that_have_no_room_for_a_figure_are_told_of() -> None:
    apart = chart(of_waves("AB", [(80, 70, 75), (30, 40, 35)], (100,) * 3), ChartSpec(), WORDS)
    shares = [(50 + n % 2, 52 - n % 2, 51 + n % 3, 50) for n in range(6)]
    crowded = chart(of_waves("ABCDEF", shares, (100,) * 4), ChartSpec(), WORDS)
    check(crowded)
    assert (_LEFT_OUT in said(apart), _LEFT_OUT in said(crowded)) == (False, True)


def test_figures_have_a_legible_shade_of_their_line() -> None:
    scene = chart(risks_over(4), ChartSpec(), WORDS)
    lines = {i.key: i.stroke for i in scene.items if isinstance(i, Stroke) and i.role == "line"}
    figures = [i for i in scene.items if isinstance(i, Text) and i.role == "label" and not i.bold]
    assert len({text.colour for text in figures}) == len(set(lines.values()))
    assert all(contrast(text.colour, "#FFFFFF") >= 4.5 for text in figures)


def test_no_group_has_the_colour_of_the_total() -> None:
    made = marks(risks_over(4), ChartSpec())
    answers = (MarkedAnswer("total", "Total", net=True), *made.answers[1:], made.answers[0])
    row = made.cells[0]
    with_total = Marks(
        answers, made.groups, (row, *made.cells[1:], row), of_waves=True, about="Yes"
    )
    drawing = line.lay_out(with_total, Area(40, 100, 880, 400), ChartSpec())
    assert drawing is not None
    strokes = [i.stroke for i in drawing.items if isinstance(i, Stroke) and i.role == "line"]
    assert strokes.count(DARK_GREY) == 3


def test_slopes_reach_across_the_slide() -> None:
    scene = chart(risks_over(2), ChartSpec(kind=ChartKind.SLOPE), WORDS)
    names = [i for i in scene.items if isinstance(i, Text) and i.role in ("answer label", "change")]
    assert max(item.x + item.width for item in names) > 0.93 * scene.width
