"""The texts and figures of an editable chart, each with its place in the chart's workbook."""

from __future__ import annotations

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Series
from omnibus_desktop.exports.chart_ml import chart_part, text_part, value
from omnibus_desktop.exports.charted_figures import Figures, printing_of


def name_of(number: int, series: Series) -> str:
    """The name of the series of this number."""
    return chart_part("tx", _texts(f"Sheet1!${letters(number + 1)}$1", (series.name,)))


def categories_of(categories: tuple[str, ...]) -> str:
    """What the points of every series are called."""
    return chart_part("cat", _texts(f"Sheet1!$A$2:$A${len(categories) + 1}", categories))


def values_of(number: int, series: Series, figures: Figures) -> str:
    """The figures of the series of this number."""
    column, last = letters(number + 1), len(figures) + 1
    cache = chart_part(
        "numCache",
        text_part("c:formatCode", printing_of(series).number_format),
        value("ptCount", str(len(figures))),
        *(
            chart_part("pt", text_part("c:v", f"{figure.normalize():f}"), idx=str(place))
            for place, figure in enumerate(figures)
            if figure is not None
        ),
    )
    reference = text_part("c:f", f"Sheet1!${column}$2:${column}${last}")
    return chart_part("val", chart_part("numRef", reference, cache))


def _texts(reference: str, texts: tuple[str, ...]) -> str:
    points = (
        chart_part("pt", text_part("c:v", plain(text)), idx=str(place))
        for place, text in enumerate(texts)
    )
    cache = chart_part("strCache", value("ptCount", str(len(texts))), *points)
    return chart_part("strRef", text_part("c:f", reference), cache)


def letters(number: int) -> str:
    """The spreadsheet's name of a column: 0 is A, 26 is AA."""
    name = ""
    while number >= 0:
        number, letter = divmod(number, 26)
        name = chr(ord("A") + letter) + name
        number -= 1
    return name
