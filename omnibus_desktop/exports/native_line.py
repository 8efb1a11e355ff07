"""The lines of an editable chart: points at both ends of the plot and evenly between them."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts.scene import Series
from omnibus_desktop.exports.chart_data import categories_of, name_of, values_of
from omnibus_desktop.exports.chart_ml import chart_part, filled, stroked, value
from omnibus_desktop.exports.charted_figures import Figures, charted_figures
from omnibus_desktop.exports.taken_over import ChartPlace


def lines(place: ChartPlace, axes: tuple[str, str]) -> str:
    """All lines of the chart, on the axes with these ids. Their figures and names are texts of
    the slide, which can stand where there is room."""
    pairs = zip(place.chart.series, charted_figures(place.chart), strict=True)
    return chart_part(
        "lineChart",
        value("grouping", "standard"),
        value("varyColors", "0"),
        *(_line(place, number, *pair) for number, pair in enumerate(pairs)),
        value("marker", "1"),
        *(value("axId", axis) for axis in axes),
    )


def _line(place: ChartPlace, number: int, series: Series, figures: Figures) -> str:
    width = next((place.lines[key].width for key in series.keys if key in place.lines), 2.25)
    return chart_part(
        "ser",
        value("idx", str(number)),
        value("order", str(number)),
        name_of(number, series),
        chart_part("spPr", stroked(series.colour, width)),
        _marker(place, series, series.colour),
        *_points(place, series),
        categories_of(place.chart.categories),
        values_of(number, series, figures),
        value("smooth", "0"),
    )


def _points(place: ChartPlace, series: Series) -> Iterator[str]:
    """The points in another colour than their line's."""
    for point, colour in enumerate(series.point_colours):
        if colour != series.colour:
            yield chart_part(
                "dPt",
                value("idx", str(point)),
                _marker(place, series, colour),
                value("bubble3D", "0"),
            )


def _marker(place: ChartPlace, series: Series, colour: str) -> str:
    """A disc as large as the scene's."""
    wide = next((place.points[key].width for key in series.keys if key in place.points), 8.0)
    size = max(2, min(72, round(wide)))
    fill = filled(colour, None)
    return chart_part("marker", value("symbol", "circle"), value("size", str(size)), fill)
