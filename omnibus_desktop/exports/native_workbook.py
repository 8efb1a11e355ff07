"""The workbook that an editable chart carries: the charted figures and nothing else."""

from __future__ import annotations

import io

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import NativeChart
from omnibus_desktop.exports.charted_figures import charted_figures, printing_of
from omnibus_desktop.exports.xlsx_text import unmarked
from omnibus_desktop.writing import FIRST_MOMENT


def workbook(chart: NativeChart) -> bytes:
    """A workbook of one sheet, categories down and series across. Texts are written as texts,
    never as formulas or links."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"author": "Omnibus Desktop", "created": FIRST_MOMENT})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 40)
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, unmarked(plain(category)))
    for column, (series, figures) in enumerate(
        zip(chart.series, charted_figures(chart), strict=True), start=1
    ):
        shown = book.add_format({"num_format": printing_of(series).number_format})
        sheet.write_string(0, column, unmarked(plain(series.name)))
        for row, figure in enumerate(figures, start=1):
            if figure is not None:
                sheet.write_number(row, column, float(figure), shown)
    book.close()
    return stream.getvalue()
