"""Charts: laying one out, painting it anew, writing it as picture, drawing and page, decks.

The chart has twelve answers by five groups, sixty bars with their figures. The references are
frames and parts of them; the same figure drawn by hand with matplotlib, placed without
`tight_layout` and drawn once; and python-pptx with as many native charts.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.tables.tabulate import tabulate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
QUESTION, BREAK = "q3", "authtype"
SPEC = ChartSpec(kind=ChartKind.PANELS)
LAYOUT = 0.005  # seconds
AT_ONCE = 20  # layouts, and redraws, in one run
DPI = 144
CHARTS = 100
_POINTS = 72
_SMALL = ("S",)


def _table(path: Path) -> Table:
    wave = open_wave(path)
    (table,) = tabulate(wave, wave.question(QUESTION), Options(by=((BREAK,),)))
    return table


def _scene(path: Path) -> Scene:
    return worded((_table(path),), SPEC).scene


def _layout(path: Path) -> Callable[[], object]:
    tables = (_table(path),)
    words = worded(tables, SPEC).words

    def lay_out() -> int:
        return [len(chart(tables, SPEC, words).items) for _ in range(AT_ONCE)][-1]

    return lay_out


def _time_for_layouts(_: Path) -> Callable[[], object]:
    def burn() -> None:
        end = time.process_time() + AT_ONCE * LAYOUT
        while time.process_time() < end:
            pass

    return burn


def _repaint(path: Path) -> Callable[[], object]:
    """The stage paints the whole slide anew, as after a change of its size."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app.painter import paint as paint_scene

    _application = QApplication.instance() or QApplication(["painting"])
    scene = _scene(path)
    width, height = (round(side * DPI / _POINTS) for side in SPEC.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)

    def paint() -> None:
        for _ in range(AT_ONCE):
            painter = QPainter(image)
            painter.scale(DPI / _POINTS, DPI / _POINTS)
            paint_scene(scene, painter)
            painter.end()

    return paint


def _by_hand(path: Path) -> Figure:
    """The same figure by matplotlib: bars, their figures, names and texts, placed by hand."""
    from matplotlib.figure import Figure

    table = _table(path)
    width, height = SPEC.size
    figure = Figure((width / _POINTS, height / _POINTS), dpi=DPI)
    names = [row.label for row in table.rows]
    for place, column in enumerate(table.columns):
        axes = figure.add_axes((0.2 + 0.16 * place, 0.1, 0.13, 0.7))
        values = table.percent[:, place].tolist()
        bars = axes.barh(range(len(values)), values)
        axes.bar_label(bars, [f"{value:.0f}%" for value in values])
        axes.invert_yaxis()
        axes.set_title(column.label)
        axes.set_xticks([])
        axes.set_yticks(range(len(names)), names if place == 0 else [""] * len(names))
    figure.text(0.05, 0.93, "Headline of the chart", size=24)
    figure.text(0.05, 0.87, table.text, size=14)
    figure.text(0.05, 0.02, "Base and source of the figures", size=10)
    return figure


def _redrawn_by_hand(path: Path) -> Callable[[], object]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(_by_hand(path))

    def draw() -> None:
        for _ in range(AT_ONCE):
            canvas.draw()

    return draw


def _saved(form: str) -> Callable[[Path], Callable[[], object]]:
    def prepare(path: Path) -> Callable[[], object]:
        from omnibus_desktop.exports.pdf import write_pdf
        from omnibus_desktop.exports.picture import write_png
        from omnibus_desktop.exports.svg import write_svg

        scene = _scene(path)
        write: dict[str, Callable[[Any], None]] = {
            "png": lambda stream: write_png(scene, stream, DPI),
            "pdf": lambda stream: write_pdf((scene,), stream),
            "svg": lambda stream: write_svg(scene, stream),
        }
        return lambda: write[form](io.BytesIO())

    return prepare


def _saved_by_hand(form: str) -> Callable[[Path], Callable[[], object]]:
    def prepare(path: Path) -> Callable[[], object]:
        figure = _by_hand(path)
        return lambda: figure.savefig(io.BytesIO(), format=form)

    return prepare


def _deck(path: Path) -> Callable[[], object]:
    from omnibus_desktop.exports.deck import DeckSlide, save_deck

    total = replace(SPEC, kind=ChartKind.BAR, columns=(TOTAL,))
    slides = (DeckSlide(worded((_table(path),), total).scene),) * CHARTS
    return lambda: save_deck(slides, io.BytesIO())


def _deck_by_hand(path: Path) -> Callable[[], object]:
    """As many slides with a native chart of the same figures and three texts."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    table = _table(path)

    def save() -> None:
        deck = Presentation()
        for _ in range(CHARTS):
            slide = deck.slides.add_slide(deck.slide_layouts[6])
            data = CategoryChartData()
            data.categories = [row.label for row in table.rows]
            data.add_series(table.columns[0].label, table.percent[:, 0].tolist())
            box = Pt(40), Pt(80), Pt(600), Pt(300)
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
            for text in ("Headline", table.text, "Base and source"):
                slide.shapes.add_textbox(*box).text_frame.text = text
        deck.save(io.BytesIO())

    return save


BENCHMARKS = (
    Benchmark("chart.layout", Side(_layout, str), Side(_time_for_layouts), 1.0, sizes=_SMALL),
    Benchmark("chart.redraw", Side(_repaint), Side(_redrawn_by_hand), 1 / 20, sizes=_SMALL),
    *(
        Benchmark(
            f"chart.{form}", Side(_saved(form)), Side(_saved_by_hand(form)), 1.2, sizes=_SMALL
        )
        for form in ("png", "svg", "pdf")
    ),
    Benchmark("deck.100", Side(_deck), Side(_deck_by_hand), 1.5, sizes=_SMALL),
)
