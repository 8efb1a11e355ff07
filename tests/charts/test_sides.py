"""Which answers of a scale are positive, which negative, and which is in the middle."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.mark import Sides
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import rows, table, total


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
    assert sides_of(scale(GOOD)) == Sides(("2", "1"), ("4", "5"), "3")
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
    assert sides_of(scale(labels)) == Sides(("3",), ("1",), "2")


def test_nets_that_leave_several_answers_in_the_middle_tell_nothing() -> None:
    found = sides_of(scale((*GOOD, "Terrible"), ("1", "2"), ("5", "6")))
    assert found == Sides(("3", "2", "1"), ("4", "5", "6"))


def test_what_is_no_scale_has_no_sides() -> None:
    assert sides_of(table(rows("a", "b"), (total(),), [[1], [2]])) is None
    assert sides_of(scale(("Only one",))) is None
