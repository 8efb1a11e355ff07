"""Who took part -> Scene: a hexagon an authority."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from omnibus_desktop.charts.annotated import Layout, annotated
from omnibus_desktop.charts.contrast import edged
from omnibus_desktop.charts.frame import frame
from omnibus_desktop.charts.layout import authority_map, region_map
from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.mark import Mark, MarkedGroup, Marks
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import tell
from omnibus_desktop.charts.note_sources import Sources
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.regions import regions_shown
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.words import Words

_REASON = "A map: it shows who took part, and where they are."
_OF_REGIONS = "A map: it shows in which regions most took part."


def participation_map(
    tables: tuple[Table, ...],
    answered: frozenset[str] | None,
    spec: ChartSpec,
    words: Words,
    notes: tuple[Note, ...] = (),
) -> Scene | None:
    """The slide with the map of the authorities that `answered` (their codes), beside the figures
    of the table, with notes at those; of None the map of the regions. None where there is no room
    for it."""
    around = frame(words, spec.size, page=spec.page)
    shown = _told(marks(tables, spec))
    lay_out: Layout = region_map.lay_out
    if answered is not None:
        lay_out = partial(_of_authorities, answered)
    elif (of_regions := regions_shown(shown)) is not None:
        shown = of_regions[0]
    told = tell(notes, shown, Sources(tables, spec.columns))
    drawing = annotated(lay_out, None, shown, around.area, spec, notes, told)
    if drawing is None:
        return None
    return Scene(
        *spec.size,
        items=edged((*around.items, *drawing.items)),
        charts=drawing.charts,
        alt_text=words.alt_text,
        title=words.headline,
        remarks=(*around.remarks, *drawing.remarks),
        kind=ChartKind.MAP,
        reason=_REASON if answered is not None else _OF_REGIONS,
    )


def _of_authorities(
    answered: frozenset[str], marks: Marks, area: Area, spec: ChartSpec
) -> Drawing | None:
    return authority_map.lay_out(marks, answered, area, spec)


def _told(shown: Marks) -> Marks:
    """The marks with how many took part beside the names: of all the base is everybody."""
    groups = tuple(
        replace(group, label=_label(group, mark))
        for group, mark in zip(shown.groups, shown.cells[0], strict=True)
    )
    return replace(shown, groups=groups)


def _label(group: MarkedGroup, mark: Mark) -> str:
    shown = mark.value is not None and mark.count is not None
    return f"{group.name} ({mark.count} of {mark.base})" if shown else group.name
