"""What holds for every chart with notes: nothing overlaps, leaves the slide or hides a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Line, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key
from omnibus_desktop.tables.table import Table
from tests.charts.any_tables import any_table
from tests.charts.boxes import ink
from tests.charts.tables import WORDS
from tests.charts.test_layout_properties import SIZES, check, tables
from tests.charts.test_layout_span import spec_of

few: Any = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TEXTS = ("", "{percent}", "{answer} in {group}: {percent}", "{count} of {base}", "A remark " * 6)


@st.composite
def notes(draw: st.DrawFn, made: Table) -> tuple[Note, ...]:
    """One to four notes of any kind on marks of this table, some of which may be gone."""
    rows = [row.id for row in made.rows[:8]] + ["gone"]
    columns = [column.key for column in made.columns[:8]]
    found = []
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(NoteKind))
        most = {NoteKind.CALLOUT: 1, NoteKind.LINE: 1, NoteKind.DIFFERENCE: 2, NoteKind.TEXT: 0}
        count = draw(st.integers(min(1, most.get(kind, 1)), most.get(kind, 3)))
        one = st.tuples(st.sampled_from(rows), st.sampled_from(columns))
        keys: tuple[Key, ...] = tuple(draw(st.lists(one, min_size=count, max_size=count)))
        note = Note(str(number), kind, keys, draw(st.sampled_from(TEXTS)))
        if kind is NoteKind.LINE:
            at = draw(st.sampled_from(LineAt))
            values = (draw(st.floats(0, 100)),) if at is LineAt.TARGET else ()
            note = replace(note, line_at=at, values=values, keys=() if values else keys)
        elif kind is NoteKind.BAND and draw(st.booleans()):
            ends = sorted((draw(st.floats(0, 100)), draw(st.floats(0, 100))))
            note = replace(note, keys=(), values=tuple(ends))
        found.append(note)
    return tuple(found)


def struck_through(scene: Scene) -> list[tuple[str, str]]:
    """Texts and boxes of notes that a line of a note runs through."""
    lines = [i for i in scene.items if isinstance(i, Line) and i.role.startswith("leader ")]
    notes = [i for i in scene.items if i.role.startswith("note ")]
    words = [(ink(text), " ".join(text.lines)) for text in notes if isinstance(text, Text)]
    boxes = [(box_of(box), box.role) for box in notes if isinstance(box, Rect)]
    return [
        (line.role, what)
        for line in lines
        for box, what in (*words, *boxes)
        if (line.x1 == line.x2 or line.y1 == line.y2) and box_of(line).meets(box, -1.0)
    ]


@few
@given(st.data(), tables(), st.sampled_from(list(ChartKind)), st.sampled_from(SIZES))
def test_charts_with_notes_keep_to_the_rules_of_all_charts(
    data: st.DataObject, made: Table, kind: ChartKind, size: tuple[float, float]
) -> None:
    on_it = data.draw(notes(made))
    scene = chart((made,), ChartSpec(kind=kind, size=size), WORDS, on_it)
    check(scene)
    assert struck_through(scene) == []
    drawn = {item.role for item in scene.items}
    for note in on_it:
        if f"note {note.id}" not in drawn:
            assert any("not on" in each or "no " in each for each in scene.remarks)


@few
@given(st.data(), tables(), st.sampled_from(list(ChartKind)))
def test_notes_change_nothing_that_the_chart_says(
    data: st.DataObject, made: Table, kind: ChartKind
) -> None:
    spec = ChartSpec(kind=kind)
    without = chart((made,), spec, WORDS)
    scene = chart((made,), spec, WORDS, data.draw(notes(made)))
    with_notes, plain = figures(scene), figures(without)
    for key in with_notes.keys() & plain.keys():
        assert with_notes[key] == plain[key]


def figures(scene: Scene) -> dict[Key | None, str]:
    texts = (i for i in scene.items if isinstance(i, Text) and i.role == "label")
    return {text.key: " ".join(text.lines) for text in texts}


def test_a_bracket_keeps_off_the_box_of_a_call_out() -> None:
    total, south = ("0", "total"), ("0", "by0=1")
    told = "{answer} in {group}: {percent}"
    on_it = (
        Note("0", NoteKind.CALLOUT, (("0", "by0=0"),), told),
        Note("1", NoteKind.BRACKET, (total, ("0", "by1=2")), "{percent}"),
        Note("2", NoteKind.CALLOUT, (south,), told),
        Note("3", NoteKind.DIFFERENCE, (total, south), told),
    )
    scene = chart((any_table(35),), spec_of(35), WORDS, on_it)
    check(scene)
    assert struck_through(scene) == []


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (52, ("{count} of {base}", "A remark " * 6)),  # beside a column
        (789, ("{answer} in {group}: {percent}", "{percent}", "")),  # under the figure of a bar
    ],
)
def test_the_line_of_a_call_out_ends_at_the_edge_of_its_box(
    number: int, texts: tuple[str, ...]
) -> None:
    own = ("0", "total")
    kinds = {1: (NoteKind.CALLOUT, (own,))}
    on_it = tuple(
        Note(str(n), *kinds.get(n, (NoteKind.DIFFERENCE, (own, own))), text)
        for n, text in enumerate(texts)
    )
    scene = chart((any_table(number),), spec_of(number), WORDS, on_it)
    check(scene)
    assert struck_through(scene) == []
