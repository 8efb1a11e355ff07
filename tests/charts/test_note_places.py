"""Where a line may stand and where not, and what notes say that have no figure, or one of few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.room import Box, box_of, ink
from omnibus_desktop.charts.scene import Line, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key, Neutral
from omnibus_desktop.charts.worded import worded
from tests.charts.tables import WORDS, groups, risks, rows, table, total
from tests.charts.test_compared_kinds import by_region, judged
from tests.charts.test_layout_properties import check
from tests.charts.waves import RISKS, of_few, of_waves

DIVERGING = ChartSpec(kind=ChartKind.DIVERGING)
UNIT = ChartSpec(kind=ChartKind.UNIT)
FIRST, SECOND = ("1", "total"), ("2", "total")
LINE = Note("1", NoteKind.LINE, (SECOND,), "")
TARGET = Note("1", NoteKind.LINE, (), "Target: {percent}", line_at=LineAt.TARGET, values=(60.0,))


def said(scene: Scene) -> str:
    texts = [i for i in scene.items if isinstance(i, Text) and i.role == "note 1"]
    return " ".join(line for text in texts for line in text.lines)


def pieces(scene: Scene) -> list[Line]:
    return [i for i in scene.items if isinstance(i, Line) and i.role == "leader 1"]


def note(kind: NoteKind, *keys: Key, text: str = "") -> tuple[Note, ...]:
    return (Note("1", kind, keys, text),)


def test_no_line_stands_at_the_end_of_squares() -> None:
    scene = chart((of_few(5, 3, 1),), UNIT, WORDS, (LINE,))
    assert pieces(scene) == []
    assert any("no place on this chart" in remark for remark in scene.remarks)


@pytest.mark.parametrize(
    ("neutral", "is_drawn"), [(Neutral.SPLIT, False), (Neutral.ASIDE, True), (Neutral.OUT, True)]
)
def test_a_target_stands_only_where_bars_begin_at_their_line(
    neutral: Neutral, is_drawn: bool
) -> None:
    made = judged(*groups("North", "South"))
    scene = chart((made,), replace(DIVERGING, neutral=neutral), WORDS, (TARGET,))
    assert bool(pieces(scene)) == is_drawn
    assert any("no place on this chart" in remark for remark in scene.remarks) != is_drawn


def test_a_line_lies_over_the_grid_and_under_the_dots() -> None:
    scene = chart((by_region(),), ChartSpec(kind=ChartKind.DOT), WORDS, (TARGET,))
    order = list(scene.items)
    grid = [i for i in order if isinstance(i, Line) and i.stroke == palette.GRID]
    dots = [order.index(item) for item in order if item.role == "bar"]
    lines = [order.index(piece) for piece in pieces(scene)]
    assert max(order.index(line) for line in grid) < min(lines)
    assert max(lines) < min(dots)


def test_the_dashed_line_of_dots_is_told() -> None:
    found = worded((by_region(),), ChartSpec(kind=ChartKind.DOT))
    assert any(item.role == "total line" for item in found.scene.items)
    assert "Dashed line: the total." in found.words.footnote


def test_the_total_is_not_compared_with_itself() -> None:
    notes = note(NoteKind.CALLOUT, ("2", "total"), text="{percent}, {difference}")
    assert said(chart((risks(),), ChartSpec(), WORDS, notes)) == "89%, [no difference known]"


def test_a_bracket_over_waves_has_no_figure() -> None:
    waves = of_waves(RISKS[:2], ((89, 78, 86, 63), (57, 44, 67, 45)), (100, 100, 100, 100))
    first = chart(waves, ChartSpec(), WORDS)
    keys = [item.key for item in first.items if item.role == "bar" and item.key][-2:]
    scene = chart(waves, ChartSpec(), WORDS, note(NoteKind.BRACKET, *keys))
    assert said(scene).endswith("Wave 3 and Wave 4")
    assert "[x]" not in said(scene)


@pytest.mark.parametrize(
    ("kind", "keys", "expected"),
    [
        (NoteKind.DIFFERENCE, (FIRST, SECOND), "9 of 9 against 7 of 9, not tested"),
        (NoteKind.CALLOUT, (SECOND,), "Run by the authority: 7 of 9"),
    ],
)
def test_squares_are_told_in_respondents(
    kind: NoteKind, keys: tuple[Key, ...], expected: str
) -> None:
    notes = note(kind, *keys)
    found = worded((of_few(9, 7, 1),), UNIT, notes)
    assert said(found.scene) == expected
    assert expected.rpartition(": ")[2] in found.words.alt_text


def test_alt_text_has_all_names_in_full() -> None:
    notes = note(NoteKind.BAND, *((answer, "total") for answer in ("1", "2", "3")), text="Look")
    said_of_it = worded((risks(),), ChartSpec(), notes).words.alt_text
    assert "Shaded band (Policy; Financial pressures; Recruitment): Look." in said_of_it


def test_the_text_of_a_band_stands_inside_a_narrow_one() -> None:
    made = table(rows("Funding", "Staff", "Changes in leadership"), (total(),), [[89], [57], [13]])
    spec = ChartSpec(kind=ChartKind.COLUMN, size=(480.0, 400.0))
    scene = chart((made,), spec, WORDS, note(NoteKind.BAND, ("3", "total")))
    text = next(i for i in scene.items if isinstance(i, Text) and i.role == "note 1")
    band = next(i for i in scene.items if i.role == "band 1")
    inner, outer = ink(text), box_of(band)
    assert " ".join(text.lines) == "Changes in leadership"
    assert outer.left <= inner.left
    assert inner.right <= outer.right


def test_both_groups_of_a_long_difference_are_named() -> None:
    answers = ("Financial pressures on all of our services", "Recruitment of high quality staff")
    columns = (total(), *groups("North", "Metropolitan district"))
    made = table(rows(*answers), columns, [[60, 50, 70], [50, 60, 40]])
    first, second = (made.columns[place].key for place in (1, 2))
    keys = (("1", first), ("2", second))
    notes = note(NoteKind.DIFFERENCE, *keys)
    scene = chart((made,), ChartSpec(kind=ChartKind.PANELS), WORDS, notes)
    assert "North" in said(scene)
    assert "Metropolitan district" in said(scene)


def test_the_text_of_a_line_stands_at_its_line_although_there_is_a_band() -> None:
    made = table(rows("Funding", "Staff", "Changes in leadership"), (total(),), [[89], [57], [13]])
    band = Note("2", NoteKind.BAND, (("3", "total"),), "")
    scene = chart((made,), ChartSpec(kind=ChartKind.COLUMN), WORDS, (TARGET, band))
    text = next(i for i in scene.items if isinstance(i, Text) and i.role == "note 1")
    assert 0 <= pieces(scene)[0].y1 - box_of(text).bottom < 12


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_the_text_of_a_line_stands_nearer_to_it_than_to_any_other(kind: ChartKind) -> None:
    made = table(rows("Funding", "High quality staff", "Leadership"), (total(),), [[89], [57], [9]])
    other = replace(LINE, id="2", keys=(SECOND,))
    scene = chart((made,), ChartSpec(kind=kind), WORDS, (TARGET, other))
    texts = {i.role[-1]: ink(i) for i in scene.items if i.role in ("note 1", "note 2")}
    lines = {i.role[-1]: box_of(i) for i in scene.items if i.role in ("leader 1", "leader 2")}
    for own, far in (("1", "2"), ("2", "1")):
        apart = [_apart(texts[own], lines[line], scene.kind == "column") for line in (own, far)]
        assert apart[0] < 4 < apart[1]


def _apart(text: Box, line: Box, upright: bool) -> float:
    """How far a text is from a line, or from the line that goes on where that one ends."""
    at = line.middle if upright else line.centre
    low, high = (text.top, text.bottom) if upright else (text.left, text.right)
    return max(0.0, low - at, at - high)


def test_a_target_across_panels_is_told_once_for_all() -> None:
    scene = chart((risks(),), ChartSpec(kind=ChartKind.BAR), WORDS, (TARGET,))
    assert said(scene) == "Target: 60%"
    made = table(rows("Funding", "Staff"), (total(), *groups("A", "B")), [[89] * 3, [57] * 3])
    scene = chart((made,), ChartSpec(kind=ChartKind.PANELS), WORDS, (TARGET,))
    assert said(scene) == "Target: 60% (in each panel)"


def test_a_difference_between_panels_reaches_both_bars() -> None:
    made = table(rows("Funding", "Staff"), (total(), *groups("A", "B")), [[89] * 3, [57] * 3])
    keys = (("1", "region=1"), ("2", "region=2"))
    notes = note(NoteKind.DIFFERENCE, *keys)
    scene = chart((made,), ChartSpec(kind=ChartKind.PANELS), WORDS, notes)
    bars = {i.key: box_of(i).grown(60) for i in scene.items if i.role == "bar"}
    starts = [(line.x1, line.y1) for line in pieces(scene)]
    for key in keys:
        box = bars[key]
        assert any(box.left < x < box.right and box.top < y < box.bottom for x, y in starts)


def test_a_call_out_of_a_full_panel_stands_under_it_and_leaves_the_letters_as_large() -> None:
    names = [f"Region {number} (10 of {number + 12})" for number in range(10)]
    risks = ("Financial pressures", "Recruitment", "Retention", "Demand", "Placements", "Leaders")
    made = table(rows(*risks), (total(), *groups(*names)), [[30] * 11] * 6)
    spec = ChartSpec(kind=ChartKind.PANELS, size=(960.0, 440.0))
    own = note(
        NoteKind.CALLOUT, ("3", "region=8"), text="In {group} {percent} fear that it changes"
    )
    scene, plain = chart((made,), spec, WORDS, own), chart((made,), spec, WORDS)
    check(scene)
    sizes = [
        {i.size for i in one.items if isinstance(i, Text) and i.role.endswith("label")}
        for one in (scene, plain)
    ]
    assert sizes[0] == sizes[1]
    start, end = (c.plot[0] for c in scene.charts if c.title in ("Retention", "Demand"))
    assert pieces(scene)
    assert all(start < x < end for line in pieces(scene) for x in (line.x1, line.x2))
