"""Tables + choices + notes -> the words of a slide and its scene, which say the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from omnibus_desktop.charts.annotated import Kept
from omnibus_desktop.charts.beside import beside
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.hidden import columns_left, tables_left
from omnibus_desktop.charts.kinds import Plan, why_not
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import are_rounded_apart, tell
from omnibus_desktop.charts.note_sources import Sources, TestedPairs
from omnibus_desktop.charts.note_text import points
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.reasons import reason_of
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.spoken import drawn_keys, spoken
from omnibus_desktop.charts.told_words import with_tests
from omnibus_desktop.charts.units_shown import counted
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.alt_text import alt_text, without_chart
from omnibus_desktop.words.kinds import meaning
from omnibus_desktop.words.over_waves import suggest_over_waves
from omnibus_desktop.words.rounded import with_remark
from omnibus_desktop.words.suggest import suggest
from omnibus_desktop.words.words import Words

_SETTLED = 3  # times after which words and chart agree


@dataclass(frozen=True)
class Worded:
    """A scene with its words. `suggested` are those before a person's own."""

    suggested: Words
    words: Words
    scene: Scene


def worded(
    tables: tuple[Table, ...],
    spec: ChartSpec,
    notes: tuple[Note, ...] = (),
    edit: Callable[[Words], Words] = lambda words: words,
    unions: tuple[Table, ...] = (),
    tested: TestedPairs = (),
) -> Worded:
    """The chart, and what its slide says of what is drawn: shares or means, all groups or the
    total alone, highlights and notes. `edit` puts a person's own words in place, `unions` are the
    tables with the nets that notes need, `tested` the tests of items that notes compare."""
    spec = replace(spec, columns=columns_left(tables, spec))
    if are_of_waves(tables):
        return _over_waves(tables, spec, notes, edit)
    shown, left = marks(tables, spec), tables_left(tables, spec)
    sources = Sources(tables, spec.columns, unions, tested)
    noted = tell(notes, shown, sources)
    drawn = partial(chart, tables, notes=notes, unions=unions, tested=tested, kept=Kept())
    suggested = with_tests(suggest(left, spec.columns), noted)
    scene = drawn(spec, edit(suggested))
    means, kind = _shows_means(scene), scene.kind
    told, charted = spoken(left, scene, _charted(tables, spec, scene))
    if means or charted != spec.columns or meaning(kind, tables[0]):
        suggested = with_tests(suggest(told, charted, means=means, kind=kind), noted, scene)
        scene = drawn(spec, edit(suggested))
    for _ in range(_SETTLED):  # words that belong to that kind left no room for it
        if scene.kind in (kind, ""):
            break
        means, kind = _shows_means(scene), scene.kind
        told, charted = spoken(left, scene, _charted(tables, spec, scene))
        suggested = with_tests(suggest(told, charted, means=means, kind=kind), noted, scene)
        scene = drawn(replace(spec, kind=ChartKind(kind)), edit(suggested))
    scene = _with_reason(scene, spec, shown)
    if means and shown.means is not None:
        shown = shown.means
    elif shown.broken is not None and not _shows_total_alone(scene):
        shown = shown.broken
    noted = tell(notes, _as_told(shown, scene), sources)
    headline = edit(suggested).headline
    said = alt_text(
        _as_drawn(told, shown),
        charted,
        headline,
        means=means,
        kind=kind,
        beside=beside(shown, scene, spec.highlight, notes, noted),
    )
    if not scene.kind:
        said = without_chart(told, charted, headline, next(iter(scene.remarks), ""))
    suggested = replace(suggested, alt_text=said)
    words = edit(suggested)
    return Worded(suggested, words, replace(scene, alt_text=words.alt_text))


def _as_told(shown: Marks, scene: Scene) -> Marks:
    """The marks as this kind of chart tells them: as counts, or as differences from the rest."""
    if scene.kind == ChartKind.UNIT:
        return counted(shown)
    return replace(shown, from_rest=scene.kind == ChartKind.DIFFERENCE)


def _with_reason(scene: Scene, spec: ChartSpec, shown: Marks) -> Scene:
    """The scene that says why it is of its kind, also where its own words left no room for the
    one that was asked for."""
    if not scene.kind:
        return scene
    drawn = ChartKind(scene.kind)
    instead = why_not(spec.kind, Plan(drawn, shown), shown, spec.highlight)
    first = (instead,) if instead and instead not in scene.remarks else ()
    reason = reason_of(spec.kind, drawn, instead)
    return replace(scene, reason=reason, remarks=(*first, *scene.remarks))


def _over_waves(
    tables: tuple[Table, ...],
    spec: ChartSpec,
    notes: tuple[Note, ...],
    edit: Callable[[Words], Words],
) -> Worded:
    """The same of one question over several waves."""
    left = tables_left(tables, spec)
    suggested = suggest_over_waves(left, spec.columns)
    first = edit(suggested)
    scene = chart(tables, spec, first, notes)
    shown = marks(tables, spec)
    told = tell(notes, shown, Sources(tables, spec.columns))
    said = beside(shown, scene, spec.highlight, notes, told)
    drawn = tuple(dict.fromkeys(i.key[0] for i in scene.items if i.role == "bar" and i.key))
    marked = any(item.role == "differs" for item in scene.items)
    suggested = suggest_over_waves(
        left,
        spec.columns,
        kind=scene.kind,
        drawn=drawn,
        beside=said,
        marked=marked,
        own=first.headline if first.headline != suggested.headline else "",
    )
    apart = any(each.is_rounded_apart for each in told.values())
    if apart or (scene.kind == ChartKind.SLOPE and _change_rounded_apart(shown, drawn)):
        suggested = replace(suggested, footnote=with_remark(suggested.footnote))
    words = edit(suggested)
    if words.footnote != first.footnote:  # that says what is on the chart
        scene = chart(tables, spec, words, notes)
    return Worded(suggested, words, replace(scene, alt_text=words.alt_text))


def _change_rounded_apart(shown: Marks, drawn: tuple[str, ...]) -> bool:
    """Whether a slope tells points that are not the difference of the percentages at its ends."""
    rows = zip(shown.answers, shown.cells, strict=True)
    lines = [row for answer, row in rows if answer.id in drawn and len(row) > 1]
    return any(
        are_rounded_apart(points(last.value - first.value), [first.text, last.text])
        for first, *_, last in lines
        if first.value is not None and last.value is not None
    )


def _as_drawn(tables: tuple[Table, ...], shown: Marks) -> tuple[Table, ...]:
    """The items of a grid in the order of their bars."""
    order = {group.key: place for place, group in enumerate(shown.groups)}
    return tuple(sorted(tables, key=lambda table: order.get(f"{table.item}", len(order))))


def _charted(tables: tuple[Table, ...], spec: ChartSpec, scene: Scene) -> tuple[str, ...]:
    """The columns that are charted, empty for all; the total where the breaks did not fit. Of a
    grid with breaks those that stand under its items."""
    if len(tables) > 1 and len(tables[0].columns) > 1:
        drawn = {key[1] for key in drawn_keys(scene)}
        return tuple(each.key for each in tables[0].columns if each.key in drawn)
    several = not spec.columns and len(tables[0].columns) > 1
    return (TOTAL,) if several and _shows_total_alone(scene) else spec.columns


def _shows_means(scene: Scene) -> bool:
    """Whether the bars are means, which stand where all answers do not fit."""
    bars = [item.key[0] for item in scene.items if item.role == "bar" and item.key is not None]
    return bool(bars) and all("statistic:" in answer for answer in bars)


def _shows_total_alone(scene: Scene) -> bool:
    """Whether the breaks did not fit on the slide, so that words on them would be wrong. A group
    whose figures are hidden is there, without a bar."""
    return {key[1] for key in drawn_keys(scene)} == {TOTAL}
