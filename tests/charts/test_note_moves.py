"""Notes in the hand: what follows it, where it catches; and the list of notes."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.listed import listed
from omnibus_desktop.charts.moving import hold_of, moved, parts
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.picking import beside
from omnibus_desktop.charts.room import Box
from omnibus_desktop.charts.scene import Item, Line, Scene, Text
from omnibus_desktop.charts.snapping import NEAR, snapped, targets
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from tests.charts.tables import WORDS, confidence, groups, risks, rows, table, total

POLICY, MONEY, STAFF = ("1", "total"), ("2", "total"), ("3", "total")
CALLOUT = Note("1", NoteKind.CALLOUT, (POLICY,), "Here")
BRACKET = Note("2", NoteKind.BRACKET, (MONEY, STAFF), "Both")
TARGET = Note("3", NoteKind.LINE, (), "Target", line_at=LineAt.TARGET, values=(75.0,))


def scene(*notes: Note) -> Scene:
    return chart((risks(),), ChartSpec(), WORDS, notes)


def hand(found: Scene, note: str, dx: float, dy: float) -> tuple[list[Item], list[Item]]:
    own, _ = parts(found.items, note)
    return own, moved(own, dx, dy)


def text_of(items: list[Item]) -> Text:
    return next(item for item in items if isinstance(item, Text))


def test_all_items_are_the_notes_or_not() -> None:
    found = scene(CALLOUT, BRACKET)
    own, others = parts(found.items, "1")
    assert len(own) + len(others) == len(found.items)
    assert {item.role for item in own} == {"note 1", "leader 1"}
    assert "note 2" in {item.role for item in others}


def test_a_callout_keeps_hold_of_its_bar() -> None:
    own, after = hand(scene(CALLOUT), "1", 40.0, -12.0)
    assert text_of(after).x - text_of(own).x == pytest.approx(40.0)
    before = next(item for item in own if isinstance(item, Line))
    (line,) = [item for item in after if isinstance(item, Line)]
    assert (line.x1, line.y1) == (before.x1, before.y1)
    hold = hold_of(after)
    assert hold is not None
    assert hold.nearest((line.x1, line.y1)) == (line.x2, line.y2)


def test_the_spine_of_a_bracket_moves_and_its_arms_reach_it() -> None:
    own, after = hand(scene(BRACKET), "2", 25.0, 8.0)
    spine = next(line for line in after if isinstance(line, Line) and line.width > 1)
    before = next(line for line in own if isinstance(line, Line) and line.width > 1)
    assert (spine.x1, spine.y1, spine.y2) == (before.x1 + 25.0, before.y1, before.y2)
    arms = [line for line in after if isinstance(line, Line) and line is not spine]
    assert {max(arm.x1, arm.x2) for arm in arms} == {spine.x1}


def test_a_target_stays_at_its_value_while_its_text_moves() -> None:
    own, after = hand(scene(TARGET), "3", 5.0, -40.0)
    lines = [item for item in own if isinstance(item, Line)]
    assert [item for item in after if isinstance(item, Line)] == lines
    assert text_of(after).y - text_of(own).y == pytest.approx(-40.0)


def test_a_note_catches_at_the_nearest_line_within_reach() -> None:
    hold, other = Box(0, 0, 40, 20), Box(100, 200, 160, 240)
    caught = snapped(hold, [other], 100 + NEAR - 0.5, 60.0)
    assert (caught.dx, caught.dy) == (100.0, 60.0)
    (guide,) = caught.guides
    assert guide.x1 == guide.x2 == 100.0
    assert (guide.y1, guide.y2) == (60.0, 240.0)
    free = snapped(hold, [other], 100 + NEAR + 0.5, 60.0)
    assert (free.dx, free.guides) == (100 + NEAR + 0.5, ())


def test_a_note_may_be_in_line_with_others_and_with_the_chart() -> None:
    found = scene(CALLOUT, BRACKET)
    boxes = targets(found, "1")
    hold = hold_of(parts(found.items, "2")[0])
    x, y, width, tall = found.charts[0].plot
    assert hold in boxes
    assert Box(x, y, x + width, y + tall) in boxes
    assert hold_of(parts(found.items, "1")[0]) not in boxes


def test_the_list_says_what_each_note_holds_on_to_and_what_is_not_drawn() -> None:
    gone = Note("4", NoteKind.CALLOUT, (("77", "total"),), "Look")
    notes = (CALLOUT, BRACKET, TARGET, gone, Note("5", NoteKind.TEXT, (), "Provisional"))
    found = listed(notes, (risks(),), ChartSpec(), scene(*notes))
    assert [each.kind for each in found] == [
        "Call-out", "Group bracket", "Reference line", "Call-out", "Free text",
    ]  # fmt: skip
    assert [each.holds for each in found] == [
        "Policy", "Financial pressures – Recruitment", "At 75 on the axis", "Its bar is gone",
        "On the chart",
    ]  # fmt: skip
    assert [each.missing for each in found] == ["", "", "", "its bar is not on this chart", ""]
    assert found[3].spoken.endswith("Not drawn: its bar is not on this chart.")


@pytest.mark.parametrize(
    ("kind", "start", "right", "down", "end"),
    [
        (ChartKind.PANELS, ("1", "total"), 1, 0, ("2", "total")),
        (ChartKind.PANELS, ("1", "total"), 0, 1, ("1", "region=1")),
        (ChartKind.STACKED, ("1", "total"), 1, 0, ("2", "total")),
        (ChartKind.STACKED, ("2", "region=1"), 0, -1, ("2", "total")),
    ],
)
def test_arrows_go_to_the_bar_that_lies_there(
    kind: ChartKind, start: tuple[str, str], right: int, down: int, end: tuple[str, str]
) -> None:
    found = chart((confidence("North"),), ChartSpec(kind=kind), WORDS)
    assert beside(found, start, right, down) == end


def test_where_nothing_lies_that_way_the_next_bar_is_picked() -> None:
    made = table(rows("a", "b"), (total(), *groups()), [[60], [30]])
    found = chart((made,), ChartSpec(), WORDS)
    assert beside(found, None, 1, 0) == ("1", "total")
    assert beside(found, ("1", "total"), 1, 0) == ("2", "total")
    assert beside(found, ("2", "total"), 0, 1) == ("1", "total")
