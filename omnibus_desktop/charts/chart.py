"""Table + choices + notes -> Scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.annotated import Kept, Layout, Roomy
from omnibus_desktop.charts.contrast import edged
from omnibus_desktop.charts.frame import Frame, frame
from omnibus_desktop.charts.kinds import Plan, plans, remedy_of, why_not
from omnibus_desktop.charts.layout import (
    bar,
    clustered,
    column,
    difference,
    diverging,
    dot,
    hex_map,
    line,
    panels,
    slope,
    stacked,
    unit,
)
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, Marks
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import tell
from omnibus_desktop.charts.note_sources import Sources, TestedPairs
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.reasons import reason_of
from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key, Neutral
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.words.words import Words

_LAYOUTS: dict[ChartKind, Layout] = {
    ChartKind.BAR: bar.lay_out,
    ChartKind.COLUMN: column.lay_out,
    ChartKind.STACKED: stacked.lay_out,
    ChartKind.DIVERGING: diverging.lay_out,
    ChartKind.CLUSTERED: clustered.lay_out,
    ChartKind.PANELS: panels.lay_out,
    ChartKind.DOT: dot.lay_out,
    ChartKind.DIFFERENCE: difference.lay_out,
    ChartKind.LINE: line.lay_out,
    ChartKind.SLOPE: slope.lay_out,
    ChartKind.UNIT: unit.lay_out,
    ChartKind.MAP: hex_map.lay_out,
}
#: Those that can leave so many points of room for notes above them.
_WITH_HEADROOM: dict[ChartKind, Roomy] = {
    ChartKind.COLUMN: column.lay_out,
    ChartKind.LINE: line.lay_out,
    ChartKind.SLOPE: slope.lay_out,
}
#: Width and height in points under which nothing is charted.
SMALLEST_SLIDE = (400.0, 300.0)

_NO_HIGHLIGHT = "The highlighted bar is not on this chart"
_FEWER_HIGHLIGHTS = "Not every highlighted bar is on this chart"
_NOT_EDITABLE = ("shapes", "dots")  # kinds of charts that are there for notes alone
_INSET = 8.0  # of the words on a slide that is too small
_TOO_SMALL = "This slide is too small for a chart: at least 400 × 300 points are needed."
_TOO_FULL = (
    "The labels are too long for this slide. Choose a larger slide, or a question or break with "
    "shorter labels."
)


def chart(
    tables: tuple[Table, ...],
    spec: ChartSpec,
    words: Words,
    notes: tuple[Note, ...] = (),
    unions: tuple[Table, ...] = (),
    tested: TestedPairs = (),
    kept: Kept | None = None,
) -> Scene:
    """The slide: one table's chart, or one of all items of a grid (a table each). `unions` are the
    same tables with the nets that notes need (see note_sources.nets_for), `tested` the tests of
    items that they compare, `kept` what earlier tries with other words drew. What cannot be shown
    legibly is left out and named in `remarks`; no text is cut and none is under 9 points."""
    if spec.size[0] < SMALLEST_SLIDE[0] or spec.size[1] < SMALLEST_SLIDE[1]:
        return _too_small(spec, words)
    shown = marks(tables, spec)
    sources = Sources(tables, spec.columns, unions, tested)
    if shown.nothing:
        return _in_words(shown.nothing, spec, words)
    wanted = (*spec.highlight, *(key for note in notes for key in note.keys))
    for plan in (*plans(shown, spec.kind, wanted), *_with_fewer_answers(shown)):
        around = frame(words, spec.size, _also_said(plan), spec.page)
        on_chart = _highlighted(plan, spec)
        coloured = replace(spec, highlight=on_chart)
        drawing = _drawn(plan, around.area, coloured, notes, sources, kept or Kept())
        if drawing is not None:
            made = _scene(plan, around, drawing, spec, words)
            why = why_not(spec.kind, plan, shown, wanted)
            made = replace(made, reason=reason_of(spec.kind, plan.kind, why))
            remedy = remedy_of(spec.kind, plan)
            said = tuple(each for each in (why, *made.remarks, remedy) if each)
            return replace(made, remarks=said)
    return _in_words(_TOO_FULL, spec, words, (_TOO_FULL,))


def _drawn(
    plan: Plan,
    area: Area,
    spec: ChartSpec,
    notes: tuple[Note, ...],
    sources: Sources,
    kept: Kept,
) -> Drawing | None:
    """The chart with its notes."""
    told = tell(notes, plan.marks, sources)
    layouts = _LAYOUTS[plan.kind], _WITH_HEADROOM.get(plan.kind)
    return kept.annotated(*layouts, plan.marks, area, spec, notes, told)


def _highlighted(plan: Plan, spec: ChartSpec) -> tuple[Key, ...]:
    """The highlighted marks that have a bar here; of stacked bars nets have none. The others must
    not turn the rest of the chart grey."""
    if not spec.highlight:
        return ()
    keys = {
        mark.key
        for answer, row in zip(plan.marks.answers, plan.marks.cells, strict=True)
        for mark in row
        if _has_bar(plan, answer, mark, spec)
    }
    return tuple(key for key in spec.highlight if key in keys)


def _has_bar(plan: Plan, answer: MarkedAnswer, mark: Mark, spec: ChartSpec) -> bool:
    if plan.kind is ChartKind.DIFFERENCE:
        return mark.rest is not None
    if plan.kind not in (ChartKind.STACKED, ChartKind.DIVERGING):
        return mark.value is not None
    sides = plan.marks.sides if plan.kind is ChartKind.DIVERGING else None
    beside = sides is not None and (
        answer.last or (spec.neutral is Neutral.OUT and answer.id == sides.neutral)
    )
    return bool(mark.value) and not answer.net and not beside


def _also_said(plan: Plan) -> str:
    """What the subtitle also has to say: what is left out, and of how few the one group is that
    has no label of its own."""
    groups = plan.marks.groups
    is_low = len(groups) == 1 and groups[0].low and not plan.marks.of_items
    return "; ".join(each for each in (plan.addition, groups[0].label if is_low else "") if each)


def _with_fewer_answers(shown: Marks) -> Iterator[Plan]:
    """Bars of fewer and fewer answers, for when not all of them fit."""
    first = shown.with_groups((len(shown.groups) - 1 if shown.of_waves else 0,))
    total = len(shown.answers)
    count = total
    while count > 1:
        count = min(count - 1, int(count * 0.85))
        which = "Largest" if shown.is_by_size else "First"
        addition = f"{which} {count} of {total} answers shown"
        yield Plan(ChartKind.BAR, first.with_answers(range(count)), addition)


def _scene(plan: Plan, around: Frame, drawing: Drawing, spec: ChartSpec, words: Words) -> Scene:
    said: tuple[str, ...] = (plan.addition,) if plan.addition else ()
    lit = _highlighted(plan, spec)
    answers = {answer for answer, _ in lit}  # of which the total and what is left out may be gone
    charted = {mark.key[1] for row in plan.marks.cells for mark in row} - {TOTAL}
    gone = (key for key in spec.highlight if key not in lit)
    missing = {key for key in gone if key[1] in charted or key[0] not in answers}
    if missing and plan.marks.cells:
        all_of_them = len(missing) == len(set(spec.highlight))
        said += (_NO_HIGHLIGHT if all_of_them else _FEWER_HIGHLIGHTS,)
    return Scene(
        width=spec.size[0],
        height=spec.size[1],
        items=edged((*around.items, *drawing.items)),
        charts=tuple(each for each in drawing.charts if each.kind not in _NOT_EDITABLE),
        alt_text=words.alt_text,
        title=words.headline,
        remarks=(*said, *plan.marks.remarks, *around.remarks, *drawing.remarks),
        kind=plan.kind.value if plan.marks.cells else "",
        palette=spec.palette,
    )


def _in_words(message: str, spec: ChartSpec, words: Words, remarks: tuple[str, ...] = ()) -> Scene:
    """A slide that says why it has no chart."""
    around = frame(words, spec.size, page=spec.page)
    area = around.area
    size = 16.0
    lines = lettering.wrap(message, min(area.width, 520.0), size)
    text = block(lines, area.x, area.y + 12.0, area.width, Style(size), "message")
    empty = Drawing((text,), (), remarks)
    return _scene(Plan(ChartKind.BAR, Marks((), (), ())), around, empty, spec, words)


def _too_small(spec: ChartSpec, words: Words) -> Scene:
    """A slide with nothing but the reason why it is empty, in the largest text that fits."""
    width, height = spec.size
    inner = width - 2 * _INSET
    items: tuple[Text, ...] = ()
    for size in SIZES:
        lines = lettering.wrap(_TOO_SMALL, inner, size) if inner > 2 * size else ()
        if lines and lettering.height(len(lines), size) <= height - 2 * _INSET:
            items = (block(lines, _INSET, _INSET, inner, Style(size), "message"),)
            break
    return Scene(width, height, items, (), words.alt_text, words.headline, (_TOO_SMALL,))
