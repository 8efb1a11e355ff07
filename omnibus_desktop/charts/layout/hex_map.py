"""Maps of the authorities of England in hexagons: of its regions, or of the types of authority."""

from __future__ import annotations

from omnibus_desktop.authorities.recognise import region_named
from omnibus_desktop.charts.layout import region_map, type_map
from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.spec import ChartSpec


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """The map that the groups of the one answer have; None where it does not fit."""
    of_regions = all(region_named(group.name) for group in marks.groups)
    lay_out_map = region_map.lay_out if of_regions else type_map.lay_out
    return lay_out_map(marks, area, spec)
