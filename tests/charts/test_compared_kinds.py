"""Scales on both sides of a line, dots with intervals, differences: what is drawn, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.picking import at
from omnibus_desktop.charts.scene import Ellipse, Line, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Column, Row, State, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import WORDS, column, confidence, groups, risks, rows, table, total
from tests.charts.waves import of_waves

STEPS = ("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor")
SHARES = (26, 46, 14, 9, 2, 3)
DIVERGING, DOT = ChartSpec(kind=ChartKind.DIVERGING), ChartSpec(kind=ChartKind.DOT)
DIFFERENCE = ChartSpec(kind=ChartKind.DIFFERENCE)


def judged(*more: Column, shares: Sequence[int] = SHARES) -> Table:
    """A scale with a middle, two nets and don't know, the same in all columns."""
    answers = (
        *rows(*STEPS),
        Row("98", "Don't know", last=True),
        Row("net:Good", "Very or fairly good", net=True, members=("1", "2")),
        Row("net:Poor", "Fairly or very poor", net=True, members=("4", "5")),
    )
    nets = (shares[0] + shares[1], shares[3] + shares[4])
    counts = [[share] * (1 + len(more)) for share in (*shares, *nets)]
    return table(answers, (total(), *more), counts, kind=Kind.SCALE, ordered=True)


def by_region(differs: int = 0) -> Table:
    """Yes and no by three regions: 60%, 40% and 20% say yes."""
    columns = (total(300), *groups("North", "South", "West"))
    made = table(rows("Yes"), columns, [[120, 60, 40, 20]])
    signs = np.array([[0, differs, 0, -differs]], dtype=np.int8)
    return replace(made, differs=signs)


def bars(scene: Scene) -> dict[str, Rect]:
    """The bars of the total by answer."""
    found = [i for i in scene.items if isinstance(i, Rect) and i.role == "bar"]
    return {i.key[0]: i for i in found if i.key is not None and i.key[1] == "total"}


def said(scene: Scene, role: str) -> list[str]:
    return [" ".join(i.lines) for i in scene.items if isinstance(i, Text) and i.role == role]


def dots(scene: Scene) -> list[Ellipse]:
    return [i for i in scene.items if isinstance(i, Ellipse)]


def zero(scene: Scene) -> float:
    native = scene.charts[0]
    span = native.axis_max - native.axis_min
    return native.plot[0] - native.axis_min / span * native.plot[2]


def test_a_scale_with_a_middle_by_groups_parts_and_says_why() -> None:
    scene = chart((judged(*groups("North")),), ChartSpec(), WORDS)
    assert (scene.kind, scene.charts[0].kind) == ("diverging", "parted")
    assert "a scale with a middle" in scene.reason


@pytest.mark.parametrize("made", [confidence("North"), risks()])
def test_other_questions_are_charted_as_before(made: Table) -> None:
    assert chart((made,), ChartSpec(), WORDS).kind in ("stacked", "bar")


def test_stacked_bars_stay_where_they_are_asked_for() -> None:
    asked = ChartSpec(kind=ChartKind.STACKED)
    assert chart((judged(*groups("North")),), asked, WORDS).kind == "stacked"


def test_positive_answers_are_at_the_right_and_negative_ones_at_the_left() -> None:
    scene = chart((judged(),), DIVERGING, WORDS)
    line, found = zero(scene), bars(scene)
    assert all(found[answer].x >= line for answer in "12")
    assert all(found[answer].x + found[answer].width <= line for answer in "45")
    assert found["2"].x < found["1"].x
    assert found["5"].x < found["4"].x


def test_the_neutral_answer_lies_half_on_either_side() -> None:
    scene = chart((judged(),), DIVERGING, WORDS)
    neutral = bars(scene)["3"]
    assert neutral.x + neutral.width / 2 == pytest.approx(zero(scene))
    halves = [s for s in scene.charts[0].series if s.name == "Neither"]
    assert [half.values for half in halves] == [(-7.0,), (7.0,)]


def test_the_neutral_answer_stands_aside_or_is_left_out_where_that_is_chosen() -> None:
    aside = chart((judged(),), replace(DIVERGING, neutral=Neutral.ASIDE), WORDS)
    assert [native.kind for native in aside.charts] == ["parted", "bar"]
    assert bars(aside)["3"].x > bars(aside)["1"].x + bars(aside)["1"].width
    out = chart((judged(),), replace(DIVERGING, neutral=Neutral.OUT), WORDS)
    assert "3" not in bars(out)
    assert "Neither (not shown)" in said(out, "legend")


def test_both_ends_tell_what_their_side_comes_to() -> None:
    scene = chart((judged(),), DIVERGING, WORDS)
    bold = [i for i in scene.items if isinstance(i, Text) and i.role == "label" and i.bold]
    assert {(text.lines[0], text.key) for text in bold} == {
        ("72%", ("net:Good", "total")),
        ("11%", ("net:Poor", "total")),
    }


def test_totals_without_nets_are_sums_before_rounding() -> None:
    made = table(rows("a", "b", "c", "d"), (total(1000),), [[144], [144], [356], [356]])
    made = replace(made, kind=Kind.SCALE, ordered=True)
    scene = chart((made,), DIVERGING, WORDS)
    assert {"14%", "29%", "36%", "71%"} == set(said(scene, "label"))


def test_a_hidden_answer_gives_no_total() -> None:
    made = table(rows("a", "b", "c", "d"), (total(),), [[25]] * 4, kind=Kind.SCALE, ordered=True)
    state = np.array([[0], [State.HIDDEN], [0], [0]], dtype=np.uint8)
    scene = chart((replace(made, state=state),), DIVERGING, WORDS)
    bold = [i for i in scene.items if isinstance(i, Text) and i.role == "label" and i.bold]
    assert [text.lines for text in bold] == [("50%",)]


def test_a_side_of_one_answer_has_no_total() -> None:
    made = table(rows("Better", "Same", "Worse"), (total(),), [[40], [35], [25]], ordered=True)
    found = worded((replace(made, kind=Kind.SCALE),), DIVERGING)
    assert sorted(said(found.scene, "label")) == ["25%", "35%", "40%"]
    assert "Bold figures" not in found.words.footnote


def test_dont_know_is_a_column_of_figures() -> None:
    scene = chart((judged(),), DIVERGING, WORDS)
    assert "98" not in bars(scene)
    x, _, width, _ = scene.charts[0].plot
    (figure,) = [i for i in scene.items if i.key == ("98", "total")]
    assert isinstance(figure, Text)
    assert (figure.lines, figure.x > x + width) == (("3%",), True)


def test_a_figure_too_wide_for_its_segment_stands_beneath_with_a_leader() -> None:
    scene = chart((judged(),), DIVERGING, WORDS)
    small = bars(scene)["5"]
    (figure,) = [i for i in scene.items if i.key == ("5", "total") and i.role == "label"]
    leaders = [i for i in scene.items if i.role == "leader" and i.key == ("5", "total")]
    assert isinstance(figure, Text)
    assert figure.y >= small.y + small.height
    assert len(leaders) == 1


def test_the_legend_stands_in_the_order_of_the_bars() -> None:
    assert said(chart((judged(),), DIVERGING, WORDS), "legend") == list(STEPS[::-1])


def test_a_question_without_sides_is_charted_otherwise_and_it_is_said() -> None:
    scene = chart((risks(),), DIVERGING, WORDS)
    assert scene.kind == "bar"
    assert scene.remarks[0].startswith("Diverging bars need a scale with two sides")
    assert scene.reason.startswith("Diverging bars need")


def test_a_highlight_that_has_no_bar_pales_nothing() -> None:
    lit = replace(DIVERGING, highlight=(("98", "total"), ("net:Good", "total")))
    plain, scene = chart((judged(),), DIVERGING, WORDS), chart((judged(),), lit, WORDS)
    assert bars(plain) == bars(scene)
    assert "The highlighted bar is not on this chart" in scene.remarks


def test_a_dot_stands_at_its_share_between_the_ends_of_its_interval() -> None:
    scene = chart((by_region(),), DOT, WORDS)
    assert scene.charts == ()
    dot = next(i for i in dots(scene) if i.key == ("1", "region=1"))
    ends = [i for i in scene.items if i.role == "interval" and i.key == ("1", "region=1")]
    middle = dot.x + dot.width / 2
    line = next(i for i in ends if isinstance(i, Line) and i.y1 == i.y2)
    assert (line.x1 + line.x2) / 2 == pytest.approx(middle)
    assert len(ends) == 3
    assert any(i.role == "total line" for i in scene.items)


def test_dots_of_low_bases_are_hollow_and_starred() -> None:
    made = by_region()
    low = tuple(each._replace(low=True, unweighted_base=8) for each in made.columns[1:2])
    scene = chart((replace(made, columns=(made.columns[0], *low, *made.columns[2:])),), DOT, WORDS)
    fills = {dot.key: dot.fill for dot in dots(scene)}
    assert fills.pop(("1", "region=1")) == palette.WHITE
    assert palette.WHITE not in fills.values()
    assert "North* (n=8)" in said(scene, "group label")


def test_one_answer_in_small_groups_is_shown_with_its_intervals_unasked() -> None:
    small = (total(), column("region=1", "North", 20, low=True), column("region=2", "South", 80))
    made = table(rows("Yes"), small, [[40, 10, 30]])
    scene = chart((made,), ChartSpec(), WORDS)
    assert (scene.kind, "intervals" in scene.reason) == ("dot", True)
    assert chart((by_region(),), ChartSpec(), WORDS).kind == "panels"


def test_dots_show_the_answers_that_are_pointed_out() -> None:
    made = table(rows(*"abcdef"), (total(), *groups("North")), [[10, 10]] * 6)
    alone = chart((made,), DOT, WORDS)
    assert {dot.key[0] for dot in dots(alone) if dot.key} == {"1"}
    assert "“a” shown; other answers not shown" in alone.remarks
    notes = [Note(n, NoteKind.CALLOUT, ((n, "total"),), "Look") for n in ("3", "5")]
    noted = chart((made,), DOT, WORDS, tuple(notes))
    assert {dot.key[0] for dot in dots(noted) if dot.key} == {"3", "5"}


def test_of_the_total_alone_every_answer_has_a_dot() -> None:
    scene = chart((risks(),), DOT, WORDS)
    assert len(dots(scene)) == 6
    assert said(scene, "group label")[0] == "Financial pressures"


def test_a_difference_is_from_all_others_of_the_break() -> None:
    scene = chart((by_region(),), DIFFERENCE, WORDS)
    assert said(scene, "label") == ["+30", "0", "−30"]
    assert scene.charts[0].series[0].values == pytest.approx((30.0, 0.0, -30.0))
    assert said(scene, "group label") == ["North", "South", "West"]


def test_differences_that_are_not_significant_are_pale_and_the_legend_says_so() -> None:
    scene = chart((by_region(1),), DIFFERENCE, WORDS)
    fills = {i.key[1]: i.fill for i in scene.items if isinstance(i, Rect) and i.key}
    strong = {"region=1": "#12436D", "region=2": "#BFBFBF", "region=3": "#8B401A"}
    assert fills == strong
    assert said(scene, "legend") == [
        "Higher than the rest",
        "Lower than the rest",
        "No significant difference (n.s.)",
    ]
    assert sum(1 for i in scene.items if i.role == "differs") == 2


def test_groups_stand_by_how_far_they_are_from_the_rest() -> None:
    columns = (total(300), *groups("North", "South", "West"))
    made = table(rows("Yes"), columns, [[120, 20, 60, 40]])
    assert said(chart((made,), DIFFERENCE, WORDS), "group label") == ["South", "West", "North"]


def test_the_words_of_differences_are_about_them() -> None:
    words = worded((by_region(1),), DIFFERENCE).words
    assert words.subtitle.startswith("Difference from the rest in percentage points: percentage")
    assert "North +30; West −30; South 0 (not significant)" in words.alt_text
    assert words.alt_text.startswith("Bar chart of differences from the rest")
    assert "Pale: not significant (n.s.) at 95%" in words.footnote


def test_the_words_of_dots_say_what_the_lines_are() -> None:
    words = worded((by_region(),), DOT).words
    assert words.alt_text.startswith("Dot chart with intervals by region")
    assert "lines: its 95% interval" in words.footnote


def test_words_agree_with_what_is_drawn_where_there_is_no_room() -> None:
    many = tuple(column(f"region={n}", f"Region {n} with a name", 100) for n in range(40))
    made = worded((judged(*many),), DIVERGING)
    assert made.scene.kind == "bar"
    assert "Bold figures" not in made.words.footnote
    assert made.scene.remarks[0].startswith("There is no room on this slide")


@pytest.mark.parametrize("kind", [ChartKind.DIVERGING, ChartKind.DOT, ChartKind.DIFFERENCE])
def test_notes_and_highlights_stay_when_the_kind_changes(kind: ChartKind) -> None:
    made = judged(*groups("North", "South"))
    made.weighted.setflags(write=True)
    made.weighted[0], made.percent[0] = (26, 40, 12), (26, 40, 12)
    keys = (("1", "region=1"), ("1", "region=2"))
    notes = (
        Note("1", NoteKind.CALLOUT, keys[:1], "{percent} of {group}"),
        Note("2", NoteKind.DIFFERENCE, keys, ""),
        Note("3", NoteKind.LINE, keys[:1], ""),
    )
    scene = chart((made,), ChartSpec(kind=kind, highlight=keys[:1]), WORDS, notes)
    assert scene.kind == kind
    assert said(scene, "note 1") == ["40% of North"]
    assert said(scene, "note 2")[0].startswith("28 points")
    told = any("no place on this chart for the line" in each for each in scene.remarks)
    assert said(scene, "note 3") or (told and kind is ChartKind.DIVERGING)
    assert not any("highlighted" in each for each in scene.remarks)


@pytest.mark.parametrize("spec", [DIVERGING, DOT, DIFFERENCE])
def test_every_mark_can_be_picked_in_its_middle(spec: ChartSpec) -> None:
    scene = chart((judged(*groups("North", "South")),), spec, WORDS)
    for mark in scene.items:
        if isinstance(mark, Rect | Ellipse) and mark.role == "bar" and mark.width > 8:
            found = at(scene, mark.x + mark.width / 2, mark.y + mark.height / 2)
            assert found is not None
            assert found.key in (mark.key, None)  # None: the line at 0


def test_a_grid_whose_scale_has_a_middle_parts() -> None:
    items = tuple(
        replace(judged(), item=item, item_label=f"Item {item}", kind=Kind.GRID) for item in "ab"
    )
    scene = chart(items, ChartSpec(), WORDS)
    assert (scene.kind, said(scene, "group label")) == ("diverging", ["Item a", "Item b"])
    dotted = chart(items, DOT, WORDS)
    assert {dot.key for dot in dots(dotted)} == {("a/net:Good", "total"), ("b/net:Good", "total")}


def test_a_scale_over_waves_parts_where_that_is_asked_for() -> None:
    made = of_waves(STEPS, [(26,) * 2, (46,) * 2, (14,) * 2, (9,) * 2, (5,) * 2], (100, 100))
    made = tuple(replace(each, ordered=True, kind=Kind.SCALE) for each in made)
    scene = chart(made, DIVERGING, WORDS)
    assert scene.kind == "diverging"
    assert len(said(scene, "group label")) == 2
