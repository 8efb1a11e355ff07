"""Every text and every mark can be told from what it stands on, in every kind of chart."""

from __future__ import annotations

import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.contrast import OF_MARKS, edge, edged, faint
from omnibus_desktop.charts.palette import CATEGORICAL, WHITE, contrast
from omnibus_desktop.charts.scene import Line, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave

#: A list, scales, a grid, a yes-or-no question: with their breaks also groups of low bases.
QUESTIONS = ("main_risks", "sufficient_placements", "confidence", "joint_services")


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("highlighted", [False, True])
def test_nothing_is_too_faint(
    example: Wave, kind: ChartKind, question: str, broken: bool, highlighted: bool
) -> None:
    by = ("region", "authority_type") if broken else ()
    tables = tabulate(example, example.question(question), Options(by=tuple((b,) for b in by)))
    key = (tables[0].rows[0].id, "total")
    scene = worded(tables, ChartSpec(kind, highlight=(key,) if highlighted else ())).scene
    assert faint(scene) == ()


@pytest.mark.parametrize("colour", [*CATEGORICAL, "#BFBFBF", "#FFFFFF", "#ADD1F1", "#FABC9D"])
def test_an_edge_stands_out_from_the_page(colour: str) -> None:
    assert contrast(edge(colour), WHITE) >= OF_MARKS


def test_only_marks_that_are_too_faint_get_an_edge() -> None:
    dark = Rect(0, 0, 9, 9, "#12436D", "bar")
    pale = Rect(0, 0, 9, 9, "#ADD1F1", "bar")
    grid = Line(0, 0, 0, 9, "#D9D9D9", 0.75, "axis")
    assert edged((dark, grid)) == (dark, grid)
    (seen,) = edged((pale,))
    assert isinstance(seen, Rect)
    assert (seen.fill, seen.stroke_width) == ("#ADD1F1", 0.75)
    assert contrast(seen.stroke or "", WHITE) >= OF_MARKS


def test_faint_text_is_told_with_its_words() -> None:
    text = Text(0, 0, 50, 12, ("Pale",), 10, "label", colour="#BFBFBF")
    (found,) = faint(Scene(100, 100, (text,)))
    assert (found.role, found.text) == ("label", "Pale")
    assert found.contrast == pytest.approx(1.84, abs=0.01)


def test_text_is_measured_against_what_it_lies_on() -> None:
    bar = Rect(0, 0, 60, 20, "#12436D", "bar")
    text = Text(5, 4, 50, 12, ("89%",), 10, "label", colour="#FFFFFF")
    assert faint(Scene(100, 100, (bar, text))) == ()
    assert len(faint(Scene(100, 100, (text, bar)))) == 1
