"""A chart with its notes, and with room made for them where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import inf
from typing import Protocol

from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.noting import with_notes
from omnibus_desktop.charts.spec import ChartSpec

_STRIPS = (96.0, 190.0, 250.0)  # points that notes get at the right
_FEET = (42.0, 64.0)  # under the chart, for notes for which there is no room at the right
_LINE_HEIGHTS = (0.0, 20.0, 36.0)  # under the chart, for the texts of no, one, or more lines
_NOTE_HEIGHT = 30.0  # over columns
_BRACKETS = (NoteKind.DIFFERENCE, NoteKind.BRACKET)
_WIDE = (NoteKind.CALLOUT, NoteKind.TEXT)

Layout = Callable[[Marks, Area, ChartSpec], Drawing | None]


class Roomy(Protocol):
    """A layout that can leave so many points of room for notes above its marks."""

    def __call__(
        self, marks: Marks, area: Area, spec: ChartSpec, headroom: float
    ) -> Drawing | None: ...


def annotated(
    lay_out: Layout,
    roomy: Roomy | None,
    marks: Marks,
    area: Area,
    spec: ChartSpec,
    notes: tuple[Note, ...],
    told: Mapping[str, Told],
) -> Drawing | None:
    """The chart with its notes; None where it does not fit even without. Where there is no room
    for a note beside the bars, the chart makes some at its right, over columns above them, or else
    at its foot: of all ways that which leaves out least."""
    if not notes:
        return lay_out(marks, area, spec)
    marks = replace(marks, reaches=_highest(notes, marks))
    best: tuple[Drawing, int] | None = None
    seen: list[Drawing] = []
    for way, room in _ways(lay_out, roomy, area, notes, seen):
        plain = way(marks, room, spec)
        if plain is None:
            continue
        seen.append(plain)
        made = with_notes(plain, marks, notes, area, told, inf if best is None else best[1])
        best = made or best
        if best is not None and not best[1]:
            break
    return None if best is None else best[0]


class Kept:
    """What was drawn of a slide: other words often leave the same chart in the same place."""

    def __init__(self) -> None:
        self._drawings: list[tuple[tuple[object, ...], Drawing | None]] = []

    def annotated(
        self,
        lay_out: Layout,
        roomy: Roomy | None,
        marks: Marks,
        area: Area,
        spec: ChartSpec,
        notes: tuple[Note, ...],
        told: Mapping[str, Told],
    ) -> Drawing | None:
        """The same as `annotated`, worked out anew only where anything is another."""
        of = (lay_out, roomy, marks, area, spec, notes, told)
        for others, drawing in self._drawings:
            if others == of:
                return drawing
        drawing = annotated(lay_out, roomy, marks, area, spec, notes, told)
        self._drawings.append((of, drawing))
        return drawing


def _ways(
    lay_out: Layout,
    roomy: Roomy | None,
    area: Area,
    notes: tuple[Note, ...],
    seen: list[Drawing],
) -> Iterator[tuple[Layout, Area]]:
    """Layouts and areas to try, the plainest first. Where the charts `seen` so far have
    panels, those with room at the foot come before the ones at the right: a line from the foot
    stays in the panel of its bar, one from the right would cross all panels between."""
    if roomy is None:
        lines = sum(n.kind is NoteKind.LINE or bool(n.values) for n in notes)
        inner, ways = area.above(_LINE_HEIGHTS[min(lines, 2)]), [lay_out]
    else:
        inner = area
        brackets = sum(1 for note in notes if note.kind in _BRACKETS)
        rooms = dict.fromkeys((brackets, len(notes), 2 * len(notes)))
        ways = [partial(roomy, headroom=_NOTE_HEIGHT * count) for count in rooms]
    yield ways[0], inner
    yield from ((way, inner) for way in ways[1:])
    feet = [(ways[0], inner.above(foot)) for foot in _FEET]
    in_panels = any(len(drawing.charts) > 1 for drawing in seen)
    if in_panels:
        yield from feet
    strips = _STRIPS[1:] if any(note.kind in _WIDE for note in notes) else _STRIPS
    for strip in strips:
        yield (
            ways[-1 if roomy is None else 1 % len(ways)],
            replace(inner, width=inner.width - strip),
        )
    if not in_panels:
        yield from feet
    if inner is not area or roomy is not None:
        yield lay_out, area


def _highest(notes: tuple[Note, ...], marks: Marks) -> float:
    """The highest value that a person typed: the axis must reach it."""
    most = 100.0 if marks.percentages else float("inf")
    return max((v for note in notes for v in note.values if v <= most), default=0.0)
