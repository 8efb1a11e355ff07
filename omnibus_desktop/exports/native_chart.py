"""An editable chart for a slide, in DrawingML.

The plot area has a manual inner layout, the value axis fixed ends, the bars a fixed gap, so that
a bar lies where the scene has it and notes can be drawn over it. (ECMA-376, part 1, 21.2.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from omnibus_desktop.charts.scene import NativeChart, Rect, Series
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.exports.chart_data import categories_of, name_of, values_of
from omnibus_desktop.exports.chart_ml import (
    chart_part,
    drawing_part,
    filled,
    label_style,
    label_text,
    nothing,
    text_style,
    value,
)
from omnibus_desktop.exports.charted_figures import STACKED, Figures, charted_figures, printing_of
from omnibus_desktop.exports.native_line import lines
from omnibus_desktop.exports.taken_over import Box, ChartPlace

_NAMESPACES = {
    "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_INK = "#0B0C0C"
#: Points from a bar to its figure, at the left and at the right of the figure.
_GAPS = {"bar": (5.0, 0.0), "difference": (5.0, 5.0)}
_CLOSE = 0.5  # points: a figure no further from the middle of its bar stands in the middle


def chart_xml(place: ChartPlace, workbook: str) -> bytes:
    """The chart as DrawingML, for a frame that fills the place's box on the slide. `workbook` is
    the id of its relationship to the workbook with its figures."""
    chart = place.chart
    space = chart_part(
        "chartSpace",
        value("date1904", "0"),
        value("roundedCorners", "0"),
        chart_part(
            "chart",
            value("autoTitleDeleted", "1"),
            chart_part(
                "plotArea", _layout(chart.plot, place.box), _marks(place), *_axes(chart), nothing()
            ),
            value("plotVisOnly", "1"),
            value("dispBlanksAs", "gap"),
        ),
        nothing(),
        text_style(chart.label_size, _INK),
        chart_part("externalData", value("autoUpdate", "0"), **{"r:id": workbook}),
        **_NAMESPACES,
    )
    return (_DECLARATION + space).encode()


def _columns(chart: NativeChart) -> Iterator[tuple[Series, Figures]]:
    return zip(chart.series, charted_figures(chart), strict=True)


def _layout(plot: Box, box: Box) -> str:
    """The inner plot area as shares of the frame."""
    shares = {
        "x": (plot[0] - box[0]) / box[2],
        "y": (plot[1] - box[1]) / box[3],
        "w": plot[2] / box[2],
        "h": plot[3] / box[3],
    }
    return chart_part(
        "layout",
        chart_part(
            "manualLayout",
            value("layoutTarget", "inner"),
            value("xMode", "edge"),
            value("yMode", "edge"),
            *(value(name, f"{share:.6f}") for name, share in shares.items()),
        ),
    )


def _marks(place: ChartPlace) -> str:
    """The bars of the chart, or its lines."""
    is_of_lines = place.chart.kind == "line"
    return lines(place, (_CATEGORY_AXIS, _VALUE_AXIS)) if is_of_lines else _bars(place)


def _bars(place: ChartPlace) -> str:
    chart = place.chart
    return chart_part(
        "barChart",
        value("barDir", "col" if chart.kind == "column" else "bar"),
        value("grouping", "stacked" if chart.kind in STACKED else "clustered"),
        value("varyColors", "0"),
        *(_series(place, number, *pair) for number, pair in enumerate(_columns(chart))),
        value("gapWidth", str(chart.gap_width)),
        value("overlap", str(chart.overlap)),
        value("axId", _CATEGORY_AXIS),
        value("axId", _VALUE_AXIS),
    )


def _series(place: ChartPlace, number: int, series: Series, figures: Figures) -> str:
    bars = [None if _is_half(place, key) else place.bars.get(key) for key in series.keys]
    usual = next((bar for bar in bars if bar is not None and bar.fill == series.colour), None)
    return chart_part(
        "ser",
        value("idx", str(number)),
        value("order", str(number)),
        name_of(number, series),
        filled(series.colour, usual),
        value("invertIfNegative", "0"),
        *(
            _point(point, colour, bar)
            for point, (colour, bar) in enumerate(zip(series.point_colours, bars, strict=True))
            if colour != series.colour or _edge(bar) != _edge(usual)
        ),
        _labels(place, series, figures),
        categories_of(place.chart.categories),
        values_of(number, series, figures),
    )


def _point(point: int, colour: str, bar: Rect | None) -> str:
    return chart_part(
        "dPt",
        value("idx", str(point)),
        value("invertIfNegative", "0"),
        value("bubble3D", "0"),
        filled(colour, bar),
    )


def _is_half(place: ChartPlace, key: Key) -> bool:
    """Whether the mark is drawn in halves, whose edges would part it."""
    return sum(key in series.keys for series in place.chart.series) > 1


def _edge(bar: Rect | None) -> str | None:
    return bar.stroke if bar is not None else None


def _labels(place: ChartPlace, series: Series, figures: Figures) -> str:
    """The data labels: those of the series, and each that is otherwise: none, in other words than
    the number format gives, in another size or colour, or not in the middle of its segment."""
    chart, print_as = place.chart, printing_of(series)
    styles = [(t.size, t.colour) for key in series.keys if (t := place.labels.get(key))]
    usual = Counter(styles).most_common(1)[0][0] if styles else (chart.label_size, _INK)
    side = value("dLblPos", "ctr" if chart.kind in STACKED else "outEnd")
    gaps = _GAPS.get(chart.kind, (0.0, 0.0))
    labels: list[str] = []
    for point, (figure, key) in enumerate(zip(figures, series.keys, strict=True)):
        text = place.labels.get(key)
        if figure is None:
            continue
        if text is None:
            labels.append(chart_part("dLbl", value("idx", str(point)), value("delete", "1")))
            continue
        own = _own_place(place, key) if chart.kind in STACKED else []
        if print_as.text(figure) != text.lines[0]:
            own.append(chart_part("tx", label_text(text, gaps)))
        elif (text.size, text.colour) != usual:
            own.append(chart_part("numFmt", formatCode=print_as.number_format, sourceLinked="0"))
            own.append(nothing())
            own.append(label_style(text.size, text.colour, gaps))
        if own:
            labels.append(chart_part("dLbl", value("idx", str(point)), *own, side, *_shows()))
    labels.append(chart_part("numFmt", formatCode=print_as.number_format, sourceLinked="0"))
    labels.append(nothing())
    labels.append(label_style(*usual, gaps))
    labels.append(side)
    labels.extend(_shows())
    return chart_part("dLbls", *labels)


def _own_place(place: ChartPlace, key: Key) -> list[str]:
    """How far the figure stands from the middle of its segment, as a share of the frame."""
    text, bar = place.labels[key], place.bars.get(key)
    if bar is None:
        return []
    away = text.x + text.width / 2 - (bar.x + bar.width / 2)
    if abs(away) < _CLOSE:
        return []
    share = value("x", f"{away / place.box[2]:.6f}")
    return [chart_part("layout", chart_part("manualLayout", share, value("y", "0")))]


def _shows() -> Iterator[str]:
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield value(f"show{name}", "1" if name == "Val" else "0")


def _axes(chart: NativeChart) -> tuple[str, str]:
    """The category axis, from the top down in horizontal bars, and the value axis, which is only
    there to fix where a share lies."""
    upright = chart.kind in ("column", "line")
    hidden = value("delete", "1")
    category = chart_part(
        "catAx",
        value("axId", _CATEGORY_AXIS),
        chart_part("scaling", value("orientation", "minMax" if upright else "maxMin")),
        value("delete", "0" if chart.shows_categories else "1"),
        value("axPos", "b" if upright else "l"),
        *_ticks("low"),
        chart_part("spPr", drawing_part("ln", drawing_part("noFill"))),
        text_style(chart.label_size, _INK),
        value("crossAx", _VALUE_AXIS),
        value("crosses", "autoZero"),
        value("auto", "0"),
        value("lblAlgn", "ctr"),
        value("lblOffset", "50"),
        value("noMultiLvlLbl", "1"),
    )
    values = chart_part(
        "valAx",
        value("axId", _VALUE_AXIS),
        chart_part(
            "scaling",
            value("orientation", "minMax"),
            value("max", f"{chart.axis_max:g}"),
            value("min", f"{chart.axis_min:g}"),
        ),
        hidden,
        value("axPos", "l" if upright else "b"),
        chart_part("numFmt", formatCode='0"%"', sourceLinked="0"),
        *_ticks("nextTo"),
        value("crossAx", _CATEGORY_AXIS),
        value("crosses", "autoZero"),
        value("crossBetween", "midCat" if chart.kind == "line" else "between"),
    )
    return category, values


def _ticks(labels: str) -> tuple[str, ...]:
    return (
        value("majorTickMark", "none"),
        value("minorTickMark", "none"),
        value("tickLblPos", labels),
    )
