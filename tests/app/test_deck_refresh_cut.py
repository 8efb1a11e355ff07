"""What a person has taken out of a chart of a deck, and what the list of changes calls things."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData

from omnibus_desktop import resources
from omnibus_desktop.app.refresh.deck_refresh import Now, plan_refresh
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save_slides
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave
from tests.later_waves import write_later_wave


@pytest.fixture(scope="module")
def first() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Wave:
    return open_wave(write_later_wave(tmp_path_factory.mktemp("waves") / "wave2.sav", 2))


def _exported(wave: Wave, path: Path, *kinds: ChartKind) -> Path:
    """A slide for each kind: risks as bars, joint services by area as others."""
    briefing = example_briefing(wave)
    slides = []
    for kind in kinds:
        slide = replace(briefing.slides[0], notes=())
        if kind is not ChartKind.BAR:
            slide = replace(slide, question="joint_services", by=("area",))
        drawn = draw(wave, replace(slide, spec=replace(slide.spec, kind=kind)), briefing.rules)
        slides.append(DeckSlide(drawn.scene, "", recipe_of(briefing, drawn.slide, wave)))
    save_slides(slides, path)
    return path


def _chart(slide) -> Chart:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def _cut(chart: Chart) -> list[str]:
    """Leave three answers in the chart; returns the others."""
    plot = chart.plots[0]
    names, series = [str(each) for each in plot.categories], plot.series[0]
    data = CategoryChartData()
    data.categories = names[:3]
    data.add_series(series.name, list(series.values)[:3])
    chart.replace_data(data)
    return names[3:]


def test_what_a_person_took_out_stays_out(first: Wave, second: Wave, tmp_path: Path) -> None:
    kinds = (ChartKind.BAR, ChartKind.BAR, ChartKind.CLUSTERED)
    path = _exported(first, tmp_path / "deck.pptx", *kinds)
    deck = Presentation(str(path))
    bars, named, clustered = map(_chart, deck.slides)
    gone = _cut(bars)
    assert _cut(named) == gone
    named.category_axis.visible = True
    taken = clustered.plots[0].series[0]
    taken._element.getparent().remove(taken._element)
    deck.save(str(path))
    back, why, out, one = plan_refresh(path, Now(first), lambda _: first, lambda _: None).changes
    assert back.after == "; ".join(f"{name} comes back" for name in gone)
    listed = ", ".join(gone)
    assert why.after.endswith(f"comes back, as its name is beside the chart: {listed}")
    assert (out.make, out.after) == (None, f"Taken out by hand, and stays out: {listed}")
    assert (one.make, one.after) == (None, "Taken out by hand, and stays out: Total")
    plan = plan_refresh(path, Now(second), lambda _: first, lambda _: None)
    after = Presentation(io.BytesIO(plan.written(range(len(plan.changes))))).slides
    bars, named, clustered = map(_chart, after)
    assert len(list(bars.plots[0].categories)) == 6
    kept = dict(zip(bars.plots[0].categories, bars.plots[0].series[0].values, strict=True))
    figures = zip(named.plots[0].categories, named.plots[0].series[0].values, strict=True)
    assert dict(figures) == {name: kept[name] for name in kept if name not in gone}
    assert [each.name.split(" (")[0] for each in clustered.plots[0].series] == [
        "North*", "Midlands and East*", "London and the South",
    ]  # fmt: skip


def test_the_list_names_groups_without_the_bases_of_either_wave(
    first: Wave, second: Wave, tmp_path: Path
) -> None:
    path = _exported(first, tmp_path / "deck.pptx", ChartKind.CLUSTERED)
    changes = plan_refresh(path, Now(second), lambda _: first, lambda _: None).changes
    chart = next(change for change in changes if change.what == "chart")
    assert chart.before.startswith("Total: No, and no plans to 48%; ")
    assert chart.details[0][0] == "Total: No, and no plans to"
