"""Editable charts with bars on both sides of 0: no minus where the scene prints none."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, fromstring

import pytest
from pptx import Presentation

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, Neutral
from omnibus_desktop.exports.charted_figures import charted_figures, printing
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from tests.exports import drawn

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PARTED = drawn.scene("Q5", ChartKind.DIVERGING)
DIFFERENCES = drawn.scene("Q12", ChartKind.DIFFERENCE)


def charts(scene: Scene) -> list[Element]:
    stream = io.BytesIO()
    save_deck([DeckSlide(scene)], stream)
    (slide,) = Presentation(io.BytesIO(stream.getvalue())).slides
    return [fromstring(shape.chart.part.blob) for shape in slide.shapes if shape.has_chart]


def formats(chart: Element) -> set[str | None]:
    return {each.get("formatCode") for each in chart.findall(f".//{C}dLbls/{C}numFmt")}


@pytest.mark.parametrize(
    ("labels", "signed", "number_format"),
    [
        (("12%", "8%"), True, '0"%"'),
        (("12%", "8%"), False, '0"%";0"%"'),
        (("+12", "−8", "0"), True, '"+"#,##0;"−"#,##0;#,##0'),
    ],
)
def test_figures_are_printed_with_the_signs_of_their_labels(
    labels: tuple[str, ...], signed: bool, number_format: str
) -> None:
    assert printing(labels, signed).number_format == number_format


def test_negative_shares_are_printed_without_a_minus() -> None:
    (chart,) = charts(PARTED)
    assert formats(chart) == {'0"%";0"%"'}
    values = [float(v.text or "") for v in chart.findall(f".//{C}val//{C}v")]
    assert min(values) < 0 < max(values)
    words = "".join("".join(each.itertext()) for each in chart.iter(f"{C}tx"))
    assert "-" not in words
    assert "−" not in words


def test_both_ends_of_the_axis_are_fixed_and_bars_begin_at_0() -> None:
    (chart,) = charts(PARTED)
    native = PARTED.charts[0]
    scaling = chart.find(f".//{C}valAx/{C}scaling")
    assert scaling is not None
    ends = {e.tag.removeprefix(C): e.get("val") for e in scaling}
    assert (ends["min"], ends["max"]) == (f"{native.axis_min:g}", f"{native.axis_max:g}")
    crosses = chart.find(f".//{C}catAx/{C}crosses")
    assert crosses is not None
    assert crosses.get("val") == "autoZero"


def test_the_halves_of_the_neutral_answer_are_one_bar_and_one_figure() -> None:
    (chart,) = charts(PARTED)
    names = ["".join(e.itertext()).split("$")[-1][1:] for e in chart.findall(f".//{C}ser/{C}tx")]
    assert names.count("Neither") == 2
    halves = [s for s in PARTED.charts[0].series if s.name == "Neither"]
    left, right = ([v for v in half.values if v is not None] for half in halves)
    assert left == [-value for value in right]
    series = next(s for s in chart.iter(f"{C}ser"))
    assert len(series.findall(f"{C}dLbls/{C}dLbl/{C}delete")) == len(left)
    bars = [i for i in PARTED.items if i.role == "bar" and i.key == ("3", "total")]
    assert len(bars) == 1


def test_an_answer_that_stands_aside_is_a_chart_of_its_own() -> None:
    aside = drawn.scene("Q5", ChartKind.DIVERGING, neutral=Neutral.ASIDE)
    assert [native.kind for native in aside.charts] == ["parted", "bar"]
    assert len(charts(aside)) == 2


def test_differences_carry_both_signs_and_no_more_places_than_are_seen() -> None:
    (chart,) = charts(DIFFERENCES)
    assert formats(chart) == {'"+"#,##0;"−"#,##0;#,##0'}
    for figures in charted_figures(DIFFERENCES.charts[0]):
        for figure in figures:
            assert figure is None or abs(figure.as_tuple().exponent) <= 2
