"""Notes: what they say, where they stand, and that they hold on to their bars."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Line, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Sort
from omnibus_desktop.tables.table import Row
from omnibus_desktop.wave.question import Kind
from tests.charts.boxes import ink, outside, overlapping
from tests.charts.tables import WORDS, confidence, groups, risks, rows, table, total

MONEY, STAFF, POLICY = ("2", "total"), ("3", "total"), ("1", "total")
CALLOUT = Note("1", NoteKind.CALLOUT, (POLICY,), "{answer}: {percent} ({count} of {base})")


def said(scene: Scene, note: str = "1") -> str:
    texts = [i for i in scene.items if isinstance(i, Text) and i.role == f"note {note}"]
    return " ".join(" ".join(text.lines) for text in texts)


def leaders(scene: Scene, note: str = "1") -> list[Line]:
    return [i for i in scene.items if isinstance(i, Line) and i.role == f"leader {note}"]


def bar(scene: Scene, key: tuple[str, str]) -> Rect:
    return next(i for i in scene.items if isinstance(i, Rect) and i.role == "bar" and i.key == key)


def frame(scene: Scene, note: str = "1") -> Rect:
    return next(i for i in scene.items if isinstance(i, Rect) and i.role == f"note {note}")


def covered(scene: Scene) -> list[str]:
    """What the boxes and texts of notes cover."""
    notes = [i for i in scene.items if i.role.startswith("note ") and isinstance(i, Text)]
    others = [
        i
        for i in scene.items
        if isinstance(i, Rect | Text) and not i.role.startswith(("note ", "band "))
    ]
    return [
        f"{note.role} on {other.role} {other.key}"
        for note in notes
        for other in others
        if ink(note).meets(ink(other) if isinstance(other, Text) else box_of(other), -0.2)
    ]


def test_fields_are_filled_with_the_figures_of_the_bar() -> None:
    assert said(chart((risks(),), ChartSpec(), WORDS, (CALLOUT,))) == "Policy: 21% (21 of 100)"


def test_braces_that_are_no_field_stay() -> None:
    odd = replace(CALLOUT, text="{percent} {0} {answer.x} {{group}} %s")
    assert said(chart((risks(),), ChartSpec(), WORDS, (odd,))) == "21% {0} {answer.x} {Total} %s"


def test_a_label_with_a_field_in_it_is_not_filled_again() -> None:
    made = table(rows("{count} braces", "No"), (total(),), [[30], [70]])
    note = Note("1", NoteKind.CALLOUT, (("1", "total"),), "{answer}")
    assert said(chart((made,), ChartSpec(), WORDS, (note,))) == "{count} braces"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (63, 31, "32 points, significant"),
        (31, 63, "32 points, significant"),
        (49, 48, "1 point, not significant"),
        (45, 45, "0 points, not significant"),
    ],
)
def test_a_difference_is_told_in_points(first: int, second: int, expected: str) -> None:
    made = table(rows("a", "b"), (total(),), [[first], [second]], kind=Kind.SINGLE)
    note = Note("1", NoteKind.DIFFERENCE, (("1", "total"), ("2", "total")), "")
    assert said(chart((made,), ChartSpec(), WORDS, (note,))) == expected


def test_a_difference_is_of_the_exact_shares_and_not_of_printed_ones() -> None:
    made = table(rows("a", "b"), (total(1000),), [[104], [96]])  # 10.4% and 9.6%, both print 10%
    note = Note("1", NoteKind.DIFFERENCE, (("1", "total"), ("2", "total")), "{difference}")
    assert said(chart((made,), ChartSpec(), WORDS, (note,))) == "1 point"


def test_a_callout_leads_to_its_bar_and_covers_nothing() -> None:
    scene = chart((risks(),), ChartSpec(), WORDS, (CALLOUT,))
    held = bar(scene, POLICY)
    start = leaders(scene)[0]
    assert held.y <= start.y1 <= held.y + held.height
    assert 0 <= start.x1 - (held.x + held.width) < 50  # after the bar and its figure
    assert covered(scene) == []


def test_an_offset_moves_the_note_from_where_it_would_be() -> None:
    here = frame(chart((risks(),), ChartSpec(), WORDS, (CALLOUT,)))
    moved = replace(CALLOUT, offset=(30.0, -20.0))
    there = frame(chart((risks(),), ChartSpec(), WORDS, (moved,)))
    assert (there.x - here.x, there.y - here.y) == pytest.approx((30.0, -20.0))


def test_a_note_follows_its_bar_when_the_order_changes() -> None:
    for sort in Sort:
        scene = chart((risks(),), ChartSpec(sort=sort), WORDS, (CALLOUT,))
        held = bar(scene, POLICY)
        assert held.y <= leaders(scene)[0].y1 <= held.y + held.height


def test_a_note_whose_bar_is_gone_says_so_instead_of_lying() -> None:
    gone = replace(CALLOUT, keys=(("77", "total"),), text="Look at this")
    scene = chart((risks(),), ChartSpec(), WORDS, (gone,))
    assert said(scene) == ""
    assert "The bar of the note “Look at this” is not on this chart" in scene.remarks


def test_fields_of_a_note_that_is_gone_are_not_shown() -> None:
    gone = Note("1", NoteKind.LINE, (("77", "total"),), "{group} {percent}")
    scene = chart((risks(),), ChartSpec(), WORDS, (gone,))
    assert "The bar of a reference line is not on this chart" in scene.remarks


def test_a_line_stands_at_the_value_of_its_bar_across_the_plot() -> None:
    note = Note("1", NoteKind.LINE, (STAFF,), "{percent}")
    scene = chart((risks(),), ChartSpec(), WORDS, (note,))
    held, plot = bar(scene, STAFF), scene.charts[0].plot
    pieces = leaders(scene)
    assert {piece.x1 for piece in pieces} == {held.x + held.width}
    assert min(piece.y1 for piece in pieces) == pytest.approx(plot[1])
    assert max(piece.y2 for piece in pieces) >= plot[1] + plot[3]
    texts = [box_of(i) for i in scene.items if isinstance(i, Text) and i.role == "label"]
    assert not any(box_of(piece).meets(text, -0.1) for piece in pieces for text in texts)


def test_a_bracket_reaches_from_its_first_bar_to_its_last() -> None:
    note = Note("1", NoteKind.BRACKET, (STAFF, MONEY, POLICY), "Together")
    scene = chart((risks(),), ChartSpec(), WORDS, (note,))
    spine = next(line for line in leaders(scene) if line.width > 1)
    first, last = bar(scene, MONEY), bar(scene, POLICY)
    assert spine.y1 == pytest.approx(first.y + first.height / 2)
    assert spine.y2 == pytest.approx(last.y + last.height / 2)
    assert covered(scene) == []


def test_without_room_beside_the_bars_the_chart_makes_some() -> None:
    note = Note("1", NoteKind.DIFFERENCE, (("1", "total"), ("1", "region=1")), "")
    without = chart((confidence("North"),), ChartSpec(), WORDS)
    scene = chart((confidence("North"),), ChartSpec(), WORDS, (note,))
    assert scene.charts[0].plot[2] < without.charts[0].plot[2]
    assert covered(scene) == []


def by_panels(*notes: Note) -> Scene:
    columns = (total(), *groups("North", "South"))
    made = table(rows("a", "b", "c", "d"), columns, [[n * 12] * 3 for n in range(1, 5)])
    return chart((made,), ChartSpec(kind=ChartKind.PANELS), WORDS, notes)


def test_a_callout_stands_in_the_panel_of_its_bar() -> None:
    note = Note("1", NoteKind.CALLOUT, (("2", "region=1"),), "See here")
    scene = by_panels(note)
    box, own, after = frame(scene), scene.charts[2].plot, scene.charts[3].plot
    assert own[0] <= box.x
    assert box.x + box.width <= after[0]
    assert covered(scene) == []


@pytest.mark.parametrize("kind", [NoteKind.DIFFERENCE, NoteKind.BRACKET])
def test_nothing_spans_two_panels_but_a_text_names_both(kind: NoteKind) -> None:
    scene = by_panels(Note("1", kind, (("1", "total"), ("3", "total")), "Compare"))
    assert said(scene) == "a – c: Compare"
    assert not [line for line in leaders(scene) if line.width > 1]
    assert covered(scene) == []


@pytest.mark.parametrize("size", [(960.0, 540.0), (720.0, 540.0)])
@pytest.mark.parametrize("answer", ["1", "2", "3"])
def test_a_callout_leaves_the_nets_and_the_legend_of_stacked_bars_alone(
    size: tuple[float, float], answer: str
) -> None:
    plain = confidence("North", "South", "London")
    net = table(
        (*plain.rows, Row("net:1", "Very or fairly confident", net=True)),
        plain.columns,
        [*plain.count.tolist(), [86] * 4],
        kind=plain.kind,
        ordered=True,
    )
    note = Note("1", NoteKind.CALLOUT, ((answer, "region=1"),), "Only so many")
    scene = chart((net,), ChartSpec(size=size), WORDS, (note,))
    box = box_of(frame(scene))
    legend = [box_of(item) for item in scene.items if item.role == "legend"]
    nets = [i for i in scene.items if isinstance(i, Text) and i.role == "label" and i.bold]
    assert box.top > max(each.bottom for each in legend)
    assert nets
    assert not (box.right > min(i.x for i in nets) and box.left < max(i.x + i.width for i in nets))
    assert covered(scene) == []


def test_columns_make_room_above_them_and_under_the_legend() -> None:
    columns = (total(), *groups("North", "South"))
    made = table(rows("a", "b", "c"), columns, [[90, 92, 94], [80, 82, 84], [88, 89, 90]])
    notes = (
        Note("1", NoteKind.CALLOUT, (("1", "region=1"),), "More in the north"),
        Note("2", NoteKind.CALLOUT, (("1", "region=2"),), "And in the south too"),
        Note("3", NoteKind.DIFFERENCE, (("1", "total"), ("2", "total")), ""),
    )
    scene = chart((made,), ChartSpec(kind=ChartKind.COLUMN), WORDS, notes)
    foot = max(box_of(item).bottom for item in scene.items if item.role == "legend")
    drawn = [i for i in scene.items if i.role.startswith(("note ", "leader "))]
    assert scene.charts[0].kind == "column"
    assert min(box_of(item).top for item in drawn) > foot
    assert covered(scene) == []


KEYS = st.tuples(st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(["total", "region=1"]))
NOTES = st.lists(
    st.builds(
        Note,
        id=st.uuids().map(str),
        kind=st.sampled_from(NoteKind),
        keys=st.lists(KEYS, min_size=1, max_size=3, unique=True).map(tuple),
        text=st.sampled_from(["", "{percent}", "{answer} in {group}", "A longer remark " * 4]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


@settings(max_examples=60)
@given(NOTES, st.sampled_from(list(ChartKind)), st.booleans())
def test_notes_never_cover_anything(
    notes: tuple[Note, ...], kind: ChartKind, is_scale: bool
) -> None:
    columns = (total(), *groups("North", "South"))
    made = table(rows("a", "b", "c", "d"), columns, [[n * 12] * 3 for n in range(1, 5)])
    scene = chart(
        (confidence("North", "South") if is_scale else made,), ChartSpec(kind=kind), WORDS, notes
    )
    assert outside(scene) == []
    for note in notes:
        assert re.search(r"\{(percent|answer|group)\}", said(scene, note.id)) is None
    assert covered(scene) == []
    assert overlapping(scene) == []


def test_a_note_without_room_stands_apart_or_is_not_drawn_and_covers_nothing() -> None:
    columns = (total(), *groups(*(f"Group {number}" for number in range(14))))
    shares = [[90 - place % 7] * len(columns) for place in range(7)]
    made = table(rows(*(f"A long answer of some words {n}" for n in range(7))), columns, shares)
    for size in ((960.0, 540.0), (720.0, 540.0)):
        spec = ChartSpec(kind=ChartKind.PANELS, size=size)
        for kind in (NoteKind.CALLOUT, NoteKind.BRACKET):
            held = (("1", "total"), ("2", "total"))
            note = Note("1", kind, held[:1] if kind is NoteKind.CALLOUT else held, "Hi")
            scene = chart((made,), spec, WORDS, (note,))
            assert covered(scene) == []
            assert outside(scene) == []
            told = [remark for remark in scene.remarks if "no free room" in remark]
            assert said(scene) or told


def test_an_empty_line_names_its_answer_and_its_group_where_there_are_several() -> None:
    alone = Note("1", NoteKind.LINE, (MONEY,), "")
    assert said(chart((risks(),), ChartSpec(), WORDS, (alone,))) == "Financial pressures: 89%"
    made = table(rows("a"), (total(), *groups("North")), [[44, 40]])
    of_group = Note("1", NoteKind.LINE, (("1", "region=1"),), "")
    assert said(chart((made,), ChartSpec(), WORDS, (of_group,))) == "a, North: 40%"
