"""The editable charts of a presentation: a part each, and one for the workbook that it carries."""

from __future__ import annotations

from itertools import count

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide

from omnibus_desktop.exports.dressing import dressed
from omnibus_desktop.exports.look import Look
from omnibus_desktop.exports.native_chart import chart_xml
from omnibus_desktop.exports.native_workbook import workbook
from omnibus_desktop.exports.taken_over import ChartPlace


class ChartParts:
    """Adds charts to the slides of one presentation that has none yet, and numbers them: looking
    for a number that is free, as python-pptx does, goes through all parts for every chart."""

    def __init__(self, look: Look | None = None) -> None:
        self._look = look
        self._numbers = count(1)

    def add(self, slide: Slide, place: ChartPlace) -> str:
        """The id of the slide's relation to its new chart."""
        package, number = slide.part.package, next(self._numbers)
        book = Part(
            PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            package,
            workbook(place.chart),
        )
        chart = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package)
        xml = chart_xml(place, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
        chart.blob = xml if self._look is None else dressed(xml, self._look)
        return slide.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
