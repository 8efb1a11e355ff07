"""Which answers of a scale are positive, which negative, and which is in the middle."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.mark import Sides
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.words import Words
from tests.charts.tables import groups, rows, table, total


def scale(labels: tuple[str, ...], *nets: tuple[str, ...]) -> Table:
    answers = (
        *rows(*labels),
        Row("98", "Don't know", last=True),
        *(Row(f"net:{n}", f"Net {n}", net=True, members=net) for n, net in enumerate(nets)),
    )
    counts = [[10]] * len(answers)
    return table(answers, (total(),), counts, kind=Kind.SCALE, ordered=True)


GOOD = ("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor")


def test_nets_tell_the_sides_the_positive_one_first() -> None:
    found = sides_of(scale(GOOD, ("1", "2"), ("4", "5")))
    assert found == Sides(("2", "1"), ("4", "5"), "3", sure=True)


def test_nets_tell_the_direction_of_a_scale_that_begins_with_the_negative() -> None:
    found = sides_of(scale(GOOD[::-1], ("4", "5"), ("1", "2")))
    assert found == Sides(("4", "5"), ("2", "1"), "3", sure=True)


def test_without_nets_as_many_stand_on_either_side() -> None:
    assert sides_of(scale(GOOD)) == Sides(("2", "1"), ("4", "5"), "3", sure=True)
    four = sides_of(scale(("Very", "Fairly", "Not very", "Not at all")))
    assert four == Sides(("2", "1"), ("3", "4"))


@pytest.mark.parametrize(
    "labels",
    [
        ("1", "2", "3"),
        ("Unlikely", "Neither", "Likely"),
        ("Worse", "About the same", "Better"),
        ("Strongly disagree", "Neither", "Strongly agree"),
        ("Not at all confident", "Somewhat", "Very confident"),
    ],
)
def test_scales_that_rise_have_their_last_answer_on_the_positive_side(
    labels: tuple[str, ...],
) -> None:
    found = sides_of(scale(labels))
    assert found is not None
    assert (found.positive, found.negative, found.neutral) == (("3",), ("1",), "2")


@pytest.mark.parametrize(
    ("labels", "sure"),
    [
        (("Agree", "Neither agree nor disagree", "Disagree"), True),
        (("Better", "About the same", "Worse"), True),
        (("Increased", "No change", "Decreased"), True),
        (("A great deal", "Somewhat", "Not at all"), False),
        (("Often", "Sometimes", "Never"), False),
    ],
)
def test_an_answer_in_the_middle_that_takes_no_side_surely_parts_a_scale(
    labels: tuple[str, ...], sure: bool
) -> None:
    found = sides_of(scale(labels))
    assert found is not None
    assert found.sure is sure
    spec = ChartSpec()
    grouped = table(
        rows(*labels), (total(), *groups("North", "South")), [[40, 20, 20]] * 3,
        kind=Kind.SCALE, ordered=True,
    )  # fmt: skip
    scene = chart((grouped,), spec, Words("Headline", "Subtitle", "Footnote", "Alt"))
    assert scene.kind == ("diverging" if sure else "stacked")
    assert ("either side" in scene.reason) is sure


def test_nets_that_leave_several_answers_in_the_middle_tell_nothing() -> None:
    found = sides_of(scale((*GOOD, "Terrible"), ("1", "2"), ("5", "6")))
    assert found == Sides(("3", "2", "1"), ("4", "5", "6"))


def test_what_is_no_scale_has_no_sides() -> None:
    assert sides_of(table(rows("a", "b"), (total(),), [[1], [2]])) is None
    assert sides_of(scale(("Only one",))) is None
